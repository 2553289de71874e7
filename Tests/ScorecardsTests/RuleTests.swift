import Indicators
import Testing

@testable import Scorecards

@Suite("Scoring rules at their bounds")
struct RuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var rule: ScoringRule
        var target: ScoreTarget?
        var n: Int64
        var d: Int64
        var points: Fraction
        var met: Bool
        var testDescription: String { name }

        init(
            _ name: String, _ rule: ScoringRule, target: ScoreTarget? = nil, _ n: Int64, _ d: Int64, _ points: Fraction,
            met: Bool
        ) {
            (self.name, self.rule, self.target, self.n, self.d) = (name, rule, target, n, d)
            (self.points, self.met) = (points, met)
        }
    }

    private static let full = Fraction(3, over: 2)
    private static let floor95 = ScoringRule.proportionalAbove(percent(.atLeast, 95))
    private static let above70 = ScoringRule.fullAt(percent(.above, 70))
    private static let from80 = ScoringRule.fullAt(percent(.atLeast, 80))
    private static let all = percent(.atLeast, 100)

    static let table: [Case] = [
        Case("target, exactly 99 %", .target, target: percent(.atLeast, 99), 99, 100, full, met: true),
        Case(
            "target, one dossier below 99 %", .target, target: percent(.atLeast, 99), 98_999, 100_000, .zero, met: false
        ),
        Case(
            "target, 98.996 % does not meet 99 %", .target, target: percent(.atLeast, 99), 24_749, 25_000, .zero,
            met: false),
        Case("target, “trên 70 %” leaves 70 % out", .target, target: percent(.above, 70), 70, 100, .zero, met: false),
        Case("target, just above 70 %", .target, target: percent(.above, 70), 7001, 10_000, full, met: true),
        Case("target, “dưới 5 %” leaves 5 % out", .target, target: percent(.below, 5), 5, 100, .zero, met: false),
        Case("target, at most 5 % takes 5 % in", .target, target: percent(.atMost, 5), 5, 100, full, met: true),
        Case("proportional, a half", .proportional, 1, 2, Fraction(3, over: 4), met: false),
        Case("proportional, nothing", .proportional, 0, 7, .zero, met: false),
        Case("proportional, all", .proportional, 7, 7, full, met: true),
        Case("plan 001 III.4, exactly 95 %", floor95, target: all, 95, 100, Fraction(57, over: 40), met: false),
        Case("plan 001 III.4, one dossier below 95 %", floor95, target: all, 94, 100, .zero, met: false),
        Case("plan 001 III.4, one of many below 95 %", floor95, target: all, 94_999, 100_000, .zero, met: false),
        Case("plan 001 III.4, all", floor95, target: all, 100, 100, full, met: true),
        Case(
            "“dưới 60 % không chấm điểm” leaves 60 % in", .proportionalAbove(percent(.atLeast, 60)), 60, 100,
            Fraction(9, over: 10), met: false),
        Case("one below 60 %", .proportionalAbove(percent(.atLeast, 60)), 59, 100, .zero, met: false),
        Case("plan 001 VII.4 payment, 70 %", above70, 70, 100, full, met: true),
        Case("plan 001 VII.4 payment, just above 70 %", above70, 701, 1000, full, met: true),
        Case("plan 001 VII.4 payment, half of 70 %", above70, 35, 100, Fraction(3, over: 4), met: false),
        Case("full at 80 %, exactly", from80, 80, 100, full, met: true),
        Case("full at 80 %, one below", from80, 79, 100, full * Fraction(79, over: 80), met: false),
        Case("full at 80 %, above", from80, 99, 100, full, met: true),
        Case("all or nothing, all", .allOrNothing(all), 31, 31, full, met: true),
        Case("all or nothing, one missing", .allOrNothing(all), 30, 31, .zero, met: false),
        Case(
            "bands, the upper",
            .bands([.init(percent(.atLeast, 90), points: full), .init(percent(.atLeast, 50), points: .one)]),
            9, 10, full, met: true),
        Case(
            "bands, the lower",
            .bands([.init(percent(.atLeast, 90), points: full), .init(percent(.atLeast, 50), points: .one)]),
            89, 100, .one, met: false),
        Case(
            "bands, none",
            .bands([.init(percent(.atLeast, 90), points: full), .init(percent(.atLeast, 50), points: .one)]),
            49, 100, .zero, met: false),
    ]

    @Test("each rule gives its points to the dossier", arguments: table)
    func bounds(_ one: Case) {
        let found = row(criterion("c", one.rule, target: one.target, most: Self.full), one.n, one.d)
        #expect(found.points == one.points)
        #expect((found.status == .met) == one.met)
        #expect(found.lost == Self.full - one.points)
    }

    @Test(
        "two conditions together: both hold, or 0",
        arguments: [
            (80, 50, true), (79, 50, false), (80, 49, false), (100, 100, true), (0, 0, false),
        ])
    func together(digitized: Int64, reused: Int64, holds: Bool) {
        let rule = ScoringRule.both([
            .init(indicator: "D5", target: percent(.atLeast, 80)),
            .init(indicator: "D4", target: percent(.atLeast, 50)),
        ])
        let plan = profile([criterion("c", rule, figure: .indicator("D5"), most: .one)])
        let card = Scorecard(plan, year: 2025) {
            .ratio(numerator: $0.indicator == "D5" ? digitized : reused, denominator: 100)
        }
        #expect(card.rows[0].points == (holds ? .one : .zero))
        #expect(plan.figureKeys.map(\.indicator) == ["D5", "D4"])
    }

    @Test("of two conditions one that fails decides, one that is not known leaves the points unknown")
    func unknownCondition() {
        let rule = ScoringRule.both([
            .init(indicator: "D5", target: percent(.atLeast, 80)),
            .init(indicator: "D4", target: percent(.atLeast, 50)),
        ])
        func row(_ n: Int64) -> ScoreRow {
            Scorecard(profile([criterion("c", rule, figure: .indicator("D5"), most: .one)]), year: 2025) {
                $0.indicator == "D5" ? .ratio(numerator: n, denominator: 100) : .noData(.columnsMissing([.reusedData]))
            }.rows[0]
        }
        #expect(row(79).points == .zero)
        #expect(row(80).points == nil)
        #expect(row(80).status == .noData(.columnsMissing([.reusedData])))
    }

    @Test(
        "what a denominator of 0 is worth",
        arguments: [
            (Criterion.WhenNothing.full, Fraction.one as Fraction?), (.zero, .zero), (.noData, nil),
        ])
    func nothing(worth: Criterion.WhenNothing, points: Fraction?) {
        for rule in [ScoringRule.proportional, .allOrNothing(percent(.atLeast, 100)), .fullAt(percent(.atLeast, 80))] {
            let found = row(criterion("c", rule, most: .one) { $0.whenNothing = worth }, 0, 0)
            #expect(found.points == points)
            #expect(found.isUnknown == (points == nil))
        }
    }

    @Test("every rule has its formula in both languages")
    func formulas() {
        let rules: [ScoringRule] = [
            .target, .proportional, Self.floor95, Self.above70, .allOrNothing(Self.all),
            .both([.init(indicator: "D5", target: Self.all), .init(fact: "x", target: Self.all)]),
            .bands([.init(Self.all, points: .one)]), .socioEconomic(cliff: Fraction(7, over: 10)),
        ]
        #expect(rules.map(\.name) == ScoringRule.names)
        for rule in rules { #expect(rule.formula.vi != rule.formula.en && !rule.formula.vi.isEmpty) }
        #expect(Self.above70.formula.vi == "> 70 %: điểm tối đa; dưới mức đó: điểm tối đa × tỷ lệ / mức")
    }
}
