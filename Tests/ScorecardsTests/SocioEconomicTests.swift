import Testing

@testable import Scorecards

/// Plan 001, VIII.4: (b/a)·1.50 + (c/a)·1.00; (b+c)/a < 0.70 is 0.
@Suite("The socio-economic formula")
struct SocioEconomicTests {
    static func row(_ a: Int64, _ b: Int64, _ c: Int64) -> ScoreRow {
        let formula = criterion(
            "VIII.4", .socioEconomic(cliff: Fraction(7, over: 10)), figure: .fact, most: oneAndAHalf)
        let facts = zip(["a", "b", "c"], [a, b, c]).map { Fact("VIII.4.\($0)", .number(Fraction(Int128($1)))) }
        return Scorecard(profile([formula]), year: 2025, facts: FactSheet(facts), table: [:]).rows[0]
    }

    @Test("the plan's own example: 10 tasks, 3 exceeded, 3 met are 6/10, so 0 points")
    func workedExample() {
        let row = Self.row(10, 3, 3)
        #expect(row.figure == .ratio(numerator: 6, denominator: 10))
        #expect(row.points == .zero)
        #expect(row.lost == oneAndAHalf)
        // One target more that is met is 7/10: 0.45 + 0.40.
        #expect(row.winBack.map(\.goal) == [.cliff])
        #expect(row.winBack[0].ways == [.init(kind: .converted, count: .one, gain: Fraction(85, over: 100))])
        #expect(Self.row(10, 3, 4).points == Fraction(85, over: 100))
    }

    @Test(
        "points by hand",
        arguments: [
            ([10, 10, 0], "1.50"), ([10, 0, 10], "1.00"), ([10, 7, 0], "1.05"), ([10, 0, 7], "0.70"),
            ([10, 0, 6], "0.00"), ([3, 1, 1], "0.00"), ([20, 4, 10], "0.80"), ([20, 4, 9], "0.00"),
        ] as [([Int64], String)])
    func byHand(parts: [Int64], points: String) {
        #expect(Self.row(parts[0], parts[1], parts[2]).points == DecimalText.value(points))
    }

    @Test("parts that do not go together are no data")
    func impossible() {
        #expect(Self.row(10, 8, 3).status == .noData(.otherForm))
        #expect(Self.row(0, 0, 0).status == .noData(.noDossiers))
        let formula = criterion("x", .socioEconomic(cliff: .one), figure: .fact, most: oneAndAHalf)
        let one = FactSheet([Fact("x.a", .number(.one))])
        #expect(Scorecard(profile([formula]), year: 2025, facts: one, table: [:]).rows[0].status == .noData(.noFact))
    }
}
