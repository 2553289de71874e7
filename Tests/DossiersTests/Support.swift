import Dossiers

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
}

/// `2025-09-30` or `2025-09-30 14:05:00`; none for an empty text.
func stamp(_ text: String) -> Stamp { text.isEmpty ? .none : Stamp(isoText: text)! }
func day(_ text: String) -> CivilDay { CivilDay(isoText: text)! }
func period(_ text: String, _ calendar: PeriodCalendar = .civil) -> Period {
    try! Period.parse(text, calendar: calendar)
}

extension WorkingCalendar {
    /// Weekdays off and weekend days worked, 2021–2026 (Labour Code and the government's notices of each year).
    static let vietnam = WorkingCalendar(daysOff: off, daysWorked: madeUp, coveredYears: 2021...2026)
    static let off = days(
        [
            2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
            2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
            2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
            2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
            2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
            2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
        ])
    static let madeUp = days([2024: "05-04", 2025: "04-26", 2026: "01-10 08-22"])

    private static func days(_ byYear: [Int: String]) -> Set<CivilDay> {
        Set(byYear.flatMap { year, list in list.split(separator: " ").map { day("\(year)-\($0)") } })
    }
}

extension Ruleset {
    static let form06 = Ruleset(
        id: "form-06", nameVi: "Biểu 06", nameEn: "Form 06", sourceVi: "", sourceEn: "", comparison: .day,
        finish: .finishedElseReturned, noDueDate: .onTime, withdrawn: .separate, paused: .inTime,
        judgedAgainst: .currentDue, onTimeRate: .resolved, calendar: .kstt)
    static let form06td = form06.with { ruleset in
        ruleset.id = "form-06-td"
        ruleset.withdrawn = .asResolvedOnTime
    }
    static let qd766 = Ruleset(
        id: "qd-766", nameVi: "QĐ 766", nameEn: "Decision 766", sourceVi: "", sourceEn: "",
        comparison: .instant, finish: .finishedElseReturned, noDueDate: .legalMaximum,
        withdrawn: .asResolvedByDate, paused: .subtract, judgedAgainst: .currentDue,
        onTimeRate: .resolvedAndOpen, calendar: .civil)
    static let instant = Ruleset(
        id: "instant", nameVi: "Theo giây", nameEn: "Instant", sourceVi: "", sourceEn: "",
        comparison: .instant, finish: .finishedElseReturned, noDueDate: .onTime, withdrawn: .separate,
        paused: .ignored, judgedAgainst: .currentDue, onTimeRate: .resolved, calendar: .civil)
    /// No built-in: the switches that the built-in ones leave alone, turned.
    static let handOver = form06.with { ruleset in
        ruleset.id = "hand-over"
        ruleset.finish = .returned
        ruleset.noDueDate = .excluded
        ruleset.judgedAgainst = .originalDue
        ruleset.paused = .subtract
    }
    static let builtIn = [form06, form06td, qd766, instant]
    static let varied = builtIn + [handOver]

    func with(_ change: (inout Ruleset) -> Void) -> Ruleset {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Judge {
    init(_ ruleset: Ruleset) { self.init(ruleset: ruleset, calendar: .vietnam) }
}

/// A long time after everything in the tests.
let farExport = Stamp(isoText: "2027-01-01")!

extension Dossier {
    /// A dossier from texts; a text with a colon carries a time of day.
    static func make(
        received: String = "2025-07-01 08:00:00", due: String = "", originalDue: String = "",
        newDue: String = "", finished: String = "", returned: String = "", asked: String = "",
        answered: String = "", letter: String = "", status: StatusGroup = .open,
        _ change: (inout Dossier) -> Void = { _ in }
    ) -> Dossier {
        var dossier = Dossier()
        dossier.known = FieldSet(CanonicalField.allCases)
        dossier.status = status
        func set(_ path: WritableKeyPath<Dossier, Stamp>, _ bit: TimedStamps, _ text: String) {
            dossier[keyPath: path] = stamp(text)
            if text.contains(":") { dossier.timed.insert(bit) }
        }
        set(\.receivedAt, .receivedAt, received)
        set(\.dueAt, .dueAt, due)
        set(\.originalDueAt, .originalDueAt, originalDue)
        set(\.newDueAt, .newDueAt, newDue)
        set(\.finishedAt, .finishedAt, finished)
        set(\.returnedAt, .returnedAt, returned)
        set(\.supplementFrom, .supplementFrom, asked)
        set(\.supplementTo, .supplementTo, answered)
        set(\.apologyAt, .apologyAt, letter)
        if !letter.isEmpty { dossier.apologyIssued = .yes }
        change(&dossier)
        return dossier
    }
}

/// Random dossiers that crowd around the bounds of months, due dates and each other.
func randomDossiers(_ count: Int, seed: UInt64) -> [Dossier] {
    var random = SplitMix64(seed: seed)
    let first = stamp("2025-04-20").rawValue
    func moment(_ low: UInt32, _ span: Int, _ random: inout SplitMix64) -> (Stamp, Bool) {
        let days = UInt32(Int.random(in: 0...span, using: &random))
        let date = (low / 86_400 + days) * 86_400
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return (Stamp(rawValue: date), false)
        case 1: return (Stamp(rawValue: date), true)
        case 2: return (Stamp(rawValue: date + 86_399), true)
        default: return (Stamp(rawValue: date + UInt32.random(in: 1..<86_399, using: &random)), true)
        }
    }
    return (0..<count).map { _ in
        var dossier = Dossier()
        dossier.known = FieldSet(CanonicalField.allCases)
        if random.chance(20) { dossier.known.remove(.supplementTo) }
        func set(
            _ path: WritableKeyPath<Dossier, Stamp>, _ bit: TimedStamps, from low: UInt32, _ span: Int, _ percent: Int
        ) {
            guard random.chance(percent) else { return }
            let (value, timed) = moment(low, span, &random)
            dossier[keyPath: path] = value
            if timed { dossier.timed.insert(bit) }
        }
        set(\.receivedAt, .receivedAt, from: first, 150, 100)
        let received = dossier.receivedAt.rawValue
        set(\.dueAt, .dueAt, from: received, 20, 85)
        set(\.originalDueAt, .originalDueAt, from: received, 12, 20)
        set(\.newDueAt, .newDueAt, from: received, 30, 20)
        set(\.finishedAt, .finishedAt, from: received - (random.chance(3) ? 86_400 : 0), 40, 65)
        set(\.returnedAt, .returnedAt, from: max(received, dossier.finishedAt.rawValue), 5, 50)
        set(\.supplementFrom, .supplementFrom, from: received, 15, 20)
        if !dossier.supplementFrom.isNone {
            set(\.supplementTo, .supplementTo, from: dossier.supplementFrom.rawValue, 10, 70)
        }
        set(\.apologyAt, .apologyAt, from: received, 20, 20)
        dossier.apologyIssued = !dossier.apologyAt.isNone || random.chance(5) ? .yes : .no
        dossier.apologyCount = random.chance(3) ? 2 : 0
        dossier.status = StatusGroup.allCases.randomElement(using: &random)!
        dossier.channel = Channel.allCases.randomElement(using: &random)!
        dossier.level = ServiceLevel.allCases.randomElement(using: &random)!
        dossier.payment = Payment.allCases.randomElement(using: &random)!
        dossier.rating = Rating.allCases.randomElement(using: &random)!
        dossier.fee = random.chance(50) ? Int64.random(in: 1...500_000, using: &random) : 0
        dossier.componentsDigitized = random.chance(50) ? .yes : .no
        dossier.resultDigitized = random.chance(50) ? .yes : .no
        dossier.electronicResult = random.chance(50) ? .yes : .no
        dossier.reusedData = random.chance(50) ? .yes : .no
        dossier.supplementCount = random.chance(10) ? 2 : dossier.supplementFrom.isNone ? 0 : 1
        if random.chance(50) {
            dossier.limitUnit = random.chance(50) ? .workingDays : .hours
            dossier.limitValue = UInt16.random(in: 0...20, using: &random)
        }
        return dossier
    }
}
