import Testing

@testable import Scorecards

@Suite("A scorecard")
struct ScorecardTests {
    private static let half = Fraction(1, over: 2)

    @Test("sums what is known, what is not, and what is lost")
    func totals() {
        let criteria = [
            criterion("a", .proportional, most: Fraction(3)),
            criterion("b", .proportional, figure: .indicator("S1"), most: Fraction(2)) { $0.group = words("h") },
            criterion("d", .allOrNothing(percent(.atLeast, 100)), most: .one) { $0.group = words("h") },
            criterion("e", target: percent(.atLeast, 90)),
        ]
        let card = Scorecard(profile(criteria), year: 2025) {
            $0.indicator == "T1" ? .ratio(numerator: 2, denominator: 3) : .noData(.columnsMissing([.rating]))
        }
        #expect(card.totals.known == PointSum(Fraction(2)))
        #expect(card.totals.unknown == PointSum(Fraction(2)))
        #expect(card.totals.lost == PointSum(Fraction(2)))
        #expect(card.totals.most == PointSum(Fraction(6)))
        // 100 % is out of reach of further dossiers.
        #expect(card.totals.attainable == PointSum(Fraction(4)))
        #expect((card.totals.met, card.totals.notMet, card.totals.withoutData) == (0, 3, 1))
        #expect(card.groups.map(\.name) == [words("g"), words("h")])
        #expect(card.groups[1].totals.unknown == PointSum(Fraction(2)))
        #expect(card.groups[1].rows.map(\.id) == ["b", "d"])
    }

    @Test("no fact, no column and no count are no data, each with its reason, and never a score")
    func reasons() {
        let criteria = [
            criterion("a", figure: .fact, target: percent(.atLeast, 90), most: .one),
            criterion("b", figure: .indicator("O1"), target: percent(.atLeast, 90), most: .one),
        ]
        let card = Scorecard(profile(criteria), year: 2025, table: [:])
        #expect(card.rows.map(\.status) == [.noData(.noFact), .noData(.notCounted)])
        #expect(card.rows.allSatisfy { $0.points == nil && $0.lost == nil })
        #expect(card.totals.known.isZero)
    }

    @Test("criteria of the province are left out for a commune, and that is said")
    func provinces() {
        let criteria = [criterion("a"), criterion("b") { $0.scope = .province }]
        let card = Scorecard(profile(criteria), year: 2025, table: [:])
        #expect(card.rows.map(\.id) == ["a"] && card.leftOut.map(\.id) == ["b"])
        #expect(card.leftOutSentence?.en == "1 criterion of the province alone is left out: b.")
        let whole = Scorecard(profile(criteria), year: 2025, scope: .province, table: [:])
        #expect(whole.rows.count == 2 && whole.leftOutSentence == nil)
    }

    @Test("rows with which a plan contradicts itself are both there, each by its own target")
    func contradiction() {
        let criteria = [
            criterion("a", target: percent(.atLeast, 90)) { $0.contradicts = ["b"] },
            criterion("b", target: percent(.atLeast, 100)) { $0.contradicts = ["a"] },
        ]
        let card = Scorecard(profile(criteria), year: 2025) { _ in .ratio(numerator: 95, denominator: 100) }
        #expect(card.rows.map(\.status) == [.met, .notMet])
        #expect(profile(criteria).figureKeys.count == 1)
    }

    @Test("a penalty takes its share of the points reached, and only when its fact says so")
    func penalty() {
        let criteria = [
            criterion("VI.2", .proportionalAbove(percent(.atLeast, 50)), figure: .fact, most: Fraction(2)) {
                $0.penalty = .init(fact: "weak", share: Fraction(1, over: 10))
            },
            criterion("weak", unit: .yes, figure: .fact),
        ]
        func card(_ weak: Bool?) -> Scorecard {
            let facts =
                [Fact("VI.2", .ratio(numerator: 3, denominator: 4))] + (weak.map { [Fact("weak", .done($0))] } ?? [])
            return Scorecard(profile(criteria), year: 2025, facts: FactSheet(facts), table: [:])
        }
        #expect(card(true)["VI.2"]?.points == Fraction(27, over: 20))
        #expect(card(true)["VI.2"]?.penalty == .applied(Fraction(3, over: 20)))
        #expect(card(false)["VI.2"]?.points == Fraction(3, over: 2))
        #expect(card(false)["VI.2"]?.penalty == .notApplied)
        #expect(card(nil)["VI.2"]?.penalty == .unknown)
        #expect(card(true)["weak"]?.status == .information)
        // All that is lost could be mended, but for the penalty.
        #expect(card(true).totals.attainable == PointSum(Fraction(9, over: 5)))
    }

    @Test("a target of each year: the year asked for decides, a year without one is no data")
    func years() {
        let staged = criterion("a") {
            $0.targets = .byYear([2026: percent(.atLeast, 75), 2030: percent(.atLeast, 90)])
        }
        func status(_ year: Int) -> ScoreRow.Status {
            Scorecard(profile([staged]), year: year) { _ in .ratio(numerator: 8, denominator: 10) }.rows[0].status
        }
        #expect(status(2026) == .met)
        #expect(status(2030) == .notMet)
        #expect(status(2028) == .noData(.noTarget(year: 2028)))
    }

    @Test("a figure in another form than the unit is no data, and so is one too large for an office")
    func forms() {
        let percentage = criterion("a", .proportional, most: .one)
        let count = criterion("b", unit: .count, figure: .indicator("A4"), target: ScoreTarget(.atMost, .zero))
        #expect(
            Scorecard(profile([percentage]), year: 2025) { _ in .value(.one) }.rows[0].status == .noData(.otherForm))
        #expect(Scorecard(profile([count]), year: 2025) { _ in .value(.one) }.rows[0].status == .notMet)
        #expect(ScoreFigure(.ratio(numerator: 1, denominator: .max)) == .noData(.tooLarge))
        #expect(ScoreFigure(.days(base: 0, median: 0, p90: 0, max: 0, sum: 0)) == .noData(.noDossiers))
        #expect(ScoreFigure(.count(3)) == .value(Fraction(3)))
    }

    @Test("neither target nor points: shown for its figure alone")
    func information() {
        let card = Scorecard(profile([criterion("a")]), year: 2025) { _ in .ratio(numerator: 1, denominator: 2) }
        #expect(card.rows[0].status == .information)
        #expect(card.totals.notMet == 0)
    }

    @Test("a survey that is stated stands above what was counted, ratings only where the dossiers give no rate")
    func surveys() {
        let survey = criterion("a", figure: .indicator("S1"), target: percent(.atLeast, 95)) { $0.feedback = "H1" }
        let none = ScoreFigure.noData(.columnsMissing([.rating]))
        func row(_ counted: ScoreFigure, _ fact: Fact?) -> ScoreRow {
            Scorecard(profile([survey]), year: 2025, facts: FactSheet(fact.map { [$0] } ?? [])) { _ in counted }.rows[0]
        }
        let half = ScoreFigure.ratio(numerator: 1, denominator: 2)
        let stated = Fact("a", .number(Fraction(96, over: 100)), evidence: "phiếu khảo sát")
        let rated = Fact("a", .ratio(numerator: 99, denominator: 100), evidence: "danh-gia.csv", countedBy: "H1")
        #expect(survey.factIDs == ["a"])
        #expect(row(half, nil).figure == half && row(none, nil).figure == none)
        #expect(row(half, stated).status == .met && row(half, stated).facts == [stated])
        #expect(row(half, rated).figure == half && row(half, rated).facts == [])
        #expect(row(none, rated).figure == .ratio(numerator: 99, denominator: 100))
        #expect(
            [row(half, nil), row(half, stated), row(half, rated), row(none, rated)].map(\.isStated)
                == [false, true, false, true])
        #expect([row(half, nil), row(half, stated), row(none, rated)].map(\.displaced) == [nil, half, none])
        // A column without a rating gives no rate either.
        let nothing = ScoreFigure.ratio(numerator: 0, denominator: 0)
        #expect(row(nothing, rated).figure == .ratio(numerator: 99, denominator: 100))
        #expect(row(nothing, nil).figure == nothing)
        let low = Fact("a", .ratio(numerator: 94, denominator: 100))
        #expect(
            row(half, low).winBack[0].sentence(of: row(half, low)).en
                == "20 more satisfied ratings, or 2 fewer ratings not satisfied, or 1 rating not satisfied turned into a satisfied rating: reaches ≥ 95 % (target)."
        )
        // A figure of its own without such a survey takes none.
        let plain = criterion("a", figure: .indicator("S1"), target: percent(.atLeast, 95))
        let card = Scorecard(profile([plain]), year: 2025, facts: FactSheet([stated])) { _ in half }
        #expect(card.rows[0].figure == half)
    }

    @Test("another reading of a criterion shows its points and stands in no sum")
    func alternative() {
        let criteria = [
            criterion("a", .proportional, most: Fraction(4)),
            criterion("b", .fullAt(percent(.atLeast, 80)), most: Fraction(4)) { $0.alternativeTo = "a" },
        ]
        let card = Scorecard(profile(criteria), year: 2025) { _ in .ratio(numerator: 1, denominator: 2) }
        #expect(card.rows.map(\.points) == [Fraction(2), Fraction(5, over: 2)])
        #expect(card.totals.known == PointSum(Fraction(2)) && card.totals.most == PointSum(Fraction(4)))
        #expect(card.totals.met + card.totals.notMet + card.totals.withoutData == 1)
    }

    @Test("a percentage that is only stated is scored, with what lacks in percentage points")
    func statedPercentage() {
        let survey = criterion("a", figure: .fact, target: percent(.atLeast, 95), most: .one)
        let facts = FactSheet([Fact("a", .number(Fraction(945, over: 1000)), evidence: "phiếu khảo sát")])
        let row = Scorecard(profile([survey]), year: 2025, facts: facts, table: [:]).rows[0]
        #expect(row.points == .zero)
        #expect(row.facts.first?.evidence == "phiếu khảo sát")
        #expect(
            row.winBack[0].sentence(of: row).en
                == "0.5 percentage points more: reaches ≥ 95 % (target), +1.00 points.")
    }
}
