import Dossiers
import Indicators
import Testing

@Suite("Every indicator against a naive count")
struct OracleTests {
    static let plain = PlainDossier.random(1_800, seed: 20)
    static let rows = plain.map(\.row)

    struct Span: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let asOf: String
        let exportedAt: String
        var testDescription: String { "\(from)…\(to) as of \(asOf), exported \(exportedAt)" }
    }

    static let spans = [
        Span(from: "2025-04-01", to: "2025-07-01", asOf: "2025-07-01", exportedAt: "2025-08-20"),
        Span(from: "2025-04-15", to: "2025-05-15", asOf: "2025-05-15", exportedAt: "2025-09-01"),
        Span(from: "2025-01-01", to: "2026-01-01", asOf: "2025-06-30 14:05", exportedAt: "2025-06-30 14:05"),
        Span(from: "2025-05-01", to: "2025-06-01", asOf: "2025-05-20 09:00", exportedAt: "2025-07-01"),
    ]

    struct Run {
        let judge: Judge
        let frame: Frame
        let tally: Tally
        let marks: [Marks]
    }

    static func run(_ ruleset: Ruleset, _ base: Frame.Base, _ span: Span) -> (Run, Oracle) {
        func stamp(_ text: String) -> Stamp { Stamp(isoText: text)! }
        let period = Period(from: stamp(span.from), to: stamp(span.to), label: "")
        let judge = Judge(ruleset: ruleset, calendar: Days.calendar)
        let exportedAt = stamp(span.exportedAt)
        let frame = Frame(period: period, asOf: stamp(span.asOf), exportedAt: exportedAt, base: base)
        var tally = Tally()
        let marks = rows.map { row in
            let outcome = judge.outcome(of: row, exportedAt: exportedAt)
            let marks = judge.marks(of: row, outcome: outcome, in: frame)
            tally.count(row, outcome: outcome, marks: marks, side: .both)
            return marks
        }
        let oracle = Oracle(
            rules: ruleset, cohort: base == .received, from: Int(period.from.rawValue),
            to: Int(period.to.rawValue), asOf: Int(frame.asOf.rawValue), exportedAt: Int(exportedAt.rawValue))
        return (Run(judge: judge, frame: frame, tally: tally, marks: marks), oracle)
    }

    @Test(
        "all figures and the counts beside them are those of the naive count",
        arguments: Ruleset.tried, Frame.Base.allCases)
    func figures(ruleset: Ruleset, base: Frame.Base) {
        for span in Self.spans {
            let (run, oracle) = Self.run(ruleset, base, span)
            let expected = oracle.figures(Self.plain)
            let notes = oracle.notes(Self.plain)
            let splits = oracle.splits(Self.plain)
            let results = IndicatorCatalog.evaluate(
                run.tally, presentFields: everyField, ruleset: ruleset)
            #expect(results.count == expected.count)
            for result in results {
                #expect(result.value == expected[result.id], "\(result.id) \(ruleset.id) \(base) \(span)")
                if let split = splits[result.id] {
                    #expect(Array(result.notes.prefix(4)) == split, "\(result.id) \(ruleset.id) \(base) \(span)")
                }
                for note in result.notes {
                    guard let count = notes[note.kind] else { continue }
                    #expect(note.value == count, "\(result.id) \(note.kind) \(ruleset.id) \(base) \(span)")
                }
            }
        }
    }

    @Test(
        "a list is as long as its figure, P4's fees sum to it, and a procedure list names its procedures",
        arguments: Ruleset.tried, Frame.Base.allCases)
    func lists(ruleset: Ruleset, base: Frame.Base) {
        let (run, _) = Self.run(ruleset, base, Self.spans[0])
        for indicator in IndicatorCatalog.all {
            let value = indicator.evaluate(run.tally, presentFields: everyField).value
            for part in Indicator.Part.allCases {
                let wanted = indicator.listMarks(part)
                let listed = zip(Self.plain, run.marks).filter { !$0.1.isDisjoint(with: wanted) }.map(\.0)
                let length: Int64 =
                    switch indicator.unit {
                    case .dong: Int64(listed.map(\.fee).reduce(0, +))
                    case .procedures: Int64(indicator.listedProcedures(part, in: run.tally).count)
                    case .dossiers, .workingDays, .petitions, .ratings: Int64(listed.count)
                    }
                switch value {
                case .ratio(let numerator, let denominator):
                    #expect(length == (part == .numerator ? numerator : denominator), "\(indicator.id) \(part)")
                case .count(let count): #expect(length == count, "\(indicator.id)")
                case .days(let base, _, _, _, _): #expect(length == base, "\(indicator.id)")
                case .noData, .noCalendar: Issue.record("\(indicator.id) has no value")
                }
            }
        }
    }

    @Test("the oracle's dossiers are varied enough to tell figures apart")
    func variety() {
        for base in Frame.Base.allCases {
            let (run, _) = Self.run(.form06, base, Self.spans[0])
            for mark in Mark.allCases where mark != .newDateKeptO && !(base == .received && mark == .carriedOver) {
                #expect(run.tally[mark] >= 3, "\(mark)")
            }
        }
    }
}
