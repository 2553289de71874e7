import Aggregation
import Dossiers
import Indicators
import Testing

@Suite("Tally")
struct TallyTests {
    static let judge = Judge(ruleset: .form06, calendar: Days.calendar)
    static let exportedAt = Stamp(isoText: "2025-08-01")!
    static let frame = Frame(period: try! Period.parse("2025-Q2", calendar: .civil), exportedAt: exportedAt)

    static func tally(_ rows: some Sequence<Dossier>, _ side: Tally.Side = .both) -> Tally {
        rows.reduce(into: Tally()) { tally, row in
            let outcome = judge.outcome(of: row, exportedAt: exportedAt)
            tally.count(row, outcome: outcome, marks: judge.marks(of: row, outcome: outcome, in: frame), side: side)
        }
    }

    static func merged(_ a: Tally, _ b: Tally) -> Tally {
        var sum = a
        sum.merge(b)
        return sum
    }

    @Test("counting in parts and merging them is counting the whole, in any grouping and order")
    func laws() {
        let rows = PlainDossier.random(600, seed: 3).map(\.row)
        let whole = Self.tally(rows)
        #expect(Self.merged(.identity, whole) == whole)
        #expect(Self.merged(whole, .identity) == whole)
        #expect(Self.merged(.identity, .identity) == .identity)
        var random = SplitMix64(seed: 8)
        for _ in 0..<12 {
            let cuts = (0..<2).map { _ in Int.random(in: 0...rows.count, using: &random) }.sorted()
            let a = Self.tally(rows[..<cuts[0]])
            let b = Self.tally(rows[cuts[0]..<cuts[1]])
            let c = Self.tally(rows[cuts[1]...])
            #expect(Self.merged(Self.merged(a, b), c) == whole)
            #expect(Self.merged(a, Self.merged(b, c)) == whole)
            #expect(Self.merged(Self.merged(c, a), b) == whole)
        }
    }

    @Test("the resolving and the receiving side together are both sides")
    func sides() {
        let rows = PlainDossier.random(600, seed: 4).map(\.row)
        let resolving = Self.tally(rows, .resolving)
        let receiving = Self.tally(rows, .receiving)
        #expect(Self.merged(resolving, receiving) == Self.tally(rows))
        for mark in Mark.allCases {
            #expect((mark.isOfResolvingSide ? receiving : resolving)[mark] == 0)
        }
        #expect(resolving.fees == 0 && receiving.processing.base == 0)
        #expect(receiving.procedures.count > 0 && resolving.procedures.count == 0)
    }

    @Test("a year without days off is kept through merges, the earliest first")
    func uncovered() {
        var rows: [Dossier] = []
        for year in ["2030", "2028"] {
            var row = Dossier()
            row.known = everyField
            row.receivedAt = Stamp(isoText: "\(year)-05-02 08:00")!
            row.dueAt = Stamp(isoText: "\(year)-05-10")!
            row.finishedAt = Stamp(isoText: "\(year)-05-20 08:00")!
            row.apologyAt = Stamp(isoText: "\(year)-05-08")!
            row.apologyIssued = .yes
            rows.append(row)
        }
        let export = Stamp(isoText: "2031-01-01")!
        let period = try! Period.parse("2027-01-01..2030-12-31", calendar: .civil)
        let frame = Frame(period: period, exportedAt: export)
        let tally = rows.reduce(into: Tally()) { tally, row in
            let outcome = Self.judge.outcome(of: row, exportedAt: export)
            let marks = Self.judge.marks(of: row, outcome: outcome, in: frame)
            var one = Tally()
            one.count(row, outcome: outcome, marks: marks, side: .both)
            tally.merge(one)
        }
        for id in ["T5", "T6", "A2"] {
            let result = IndicatorCatalog.indicator(id)!.evaluate(tally, presentFields: everyField)
            #expect(result.value == .noCalendar(year: 2028), "\(id)")
        }
        // Only the figures that need the calendar are without data.
        for id in ["T1", "A1", "A3"] {
            let result = IndicatorCatalog.indicator(id)!.evaluate(tally, presentFields: everyField)
            guard case .ratio(_, 2) = result.value else {
                Issue.record("\(id) \(result.value)")
                continue
            }
        }
    }
}
