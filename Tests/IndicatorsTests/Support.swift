import Dossiers
import Indicators

/// Seeded, the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func pick<T>(_ choices: [T]) -> T { choices.randomElement(using: &self)! }
}

let everyField = FieldSet(CanonicalField.allCases)

/// Weekdays off and the Saturday worked in the years of the random dossiers.
enum Days {
    static let off = Set(
        [
            "2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07",
            "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02",
        ].map { CivilDay(isoText: $0)! })
    static let madeUp: Set = [CivilDay(isoText: "2025-04-26")!]
    static let calendar = WorkingCalendar(daysOff: off, daysWorked: madeUp, coveredYears: 2024...2026)
}

extension Ruleset {
    /// The four rulesets of definitions §4, and two that turn the switches which these leave alone.
    static let form06 = Ruleset(
        id: "form-06", nameVi: "", nameEn: "", sourceVi: "", sourceEn: "", comparison: .day,
        finish: .finishedElseReturned, noDueDate: .onTime, withdrawn: .separate, paused: .inTime,
        judgedAgainst: .currentDue, onTimeRate: .resolved, calendar: .kstt)
    static let form06td = form06.with {
        $0.id = "form-06-td"
        $0.withdrawn = .asResolvedOnTime
    }
    static let qd766 = Ruleset(
        id: "qd-766", nameVi: "", nameEn: "", sourceVi: "", sourceEn: "", comparison: .instant,
        finish: .finishedElseReturned, noDueDate: .legalMaximum, withdrawn: .asResolvedByDate,
        paused: .subtract, judgedAgainst: .currentDue, onTimeRate: .resolvedAndOpen, calendar: .civil)
    static let instant = Ruleset(
        id: "instant", nameVi: "", nameEn: "", sourceVi: "", sourceEn: "", comparison: .instant,
        finish: .finishedElseReturned, noDueDate: .onTime, withdrawn: .separate, paused: .ignored,
        judgedAgainst: .currentDue, onTimeRate: .resolved, calendar: .civil)
    static let handOver = form06.with {
        $0.id = "hand-over"
        $0.finish = .returned
        $0.noDueDate = .excluded
        $0.judgedAgainst = .originalDue
    }
    static let daysOfDecree = qd766.with {
        $0.id = "decree-by-day"
        $0.comparison = .day
        $0.withdrawn = .separate
    }
    static let tried = [form06, form06td, qd766, instant, handOver, daysOfDecree]

    func with(_ change: (inout Ruleset) -> Void) -> Ruleset {
        var copy = self
        change(&copy)
        return copy
    }
}
