import Testing

@testable import Scorecards

@Suite("What would win points back")
struct WinBackTests {
    @Test("31 more online dossiers, or fewer of the others, reach 60 %")
    func sentence() {
        let online = criterion(
            "VII.4", .proportionalAbove(percent(.atLeast, 60)), figure: .indicator("O4"), most: oneAndAHalf)
        let scored = row(online, 44, 94)
        let floor = scored.winBack[0]
        #expect(floor.goal == .floor)
        #expect(floor.ways.map(\.kind) == [.further, .fewer, .converted])
        #expect(floor.ways.map(\.count) == [Fraction(31), Fraction(21), Fraction(13)])
        // 75/125, 44/73 and 57/94 of 1.5.
        #expect(floor.ways.map(\.gain) == [Fraction(9, over: 10), Fraction(66, over: 73), Fraction(171, over: 188)])
        #expect(
            floor.sentence(of: scored).en
                == "31 more online dossiers (+0.90 points), or 21 fewer direct ones (+0.90 points), or 13 direct ones turned into online dossiers (+0.91 points): reaches ≥ 60 % (points begin)."
        )
        #expect(
            floor.sentence(of: scored).vi
                == "Thêm 31 hồ sơ trực tuyến (+0,90 điểm), hoặc bớt 21 hồ sơ trực tiếp (+0,90 điểm), hoặc 13 hồ sơ trực tiếp trở thành hồ sơ trực tuyến (+0,91 điểm), thì đạt ≥ 60 % (bắt đầu có điểm)."
        )
    }

    @Test("at 100 % no number of further dossiers mends a late one")
    func outOfReach() {
        let all = criterion("c", .allOrNothing(percent(.atLeast, 100)), most: .one)
        let back = row(all, 99, 100).winBack
        #expect(back.count == 1)
        #expect(back[0].ways.map(\.kind) == [.fewer, .converted])
        #expect(back[0].ways.allSatisfy { $0.count == .one && $0.gain == .one })
        #expect(row(all, 100, 100).winBack == [])
    }

    @Test("posts above their number and a budget that is to be exceeded are no dossiers, and can be more than a whole")
    func beyondAWhole() {
        let posts = criterion("IV.5", figure: .fact, target: percent(.atMost, 100))
        let revenue = criterion("VIII.3", figure: .fact, target: percent(.above, 100))
        let facts = FactSheet([
            Fact("IV.5", .ratio(numerator: 105, denominator: 100)),
            Fact("VIII.3", .ratio(numerator: 90, denominator: 90)),
        ])
        let card = Scorecard(profile([posts, revenue]), year: 2025, facts: facts, table: [:])
        #expect(card.rows.map(\.status) == [.notMet, .notMet])
        #expect(card.rows[0].winBack[0].ways.map(\.kind) == [.further, .converted])
        #expect(card.rows[0].winBack[0].ways.map(\.count) == [Fraction(5), Fraction(5)])
        #expect(card.rows[1].winBack[0].ways == [.init(kind: .converted, count: .one, gain: nil)])
    }

    @Test("nothing at all is out of reach in words")
    func noWay() {
        let none = criterion("c", .target, figure: .indicator("T4"), target: percent(.below, 0))
        let scored = row(none, 1, 10)
        let back = scored.winBack
        #expect(back[0].ways == [])
        #expect(back[0].sentence(of: scored).en == "< 0 % is out of reach in this period.")
    }

    @Test("of counts and of what is done or not")
    func countsAndAnswers() {
        let ideas = criterion(
            "I.5",
            .bands([
                .init(ScoreTarget(.atLeast, Fraction(3)), points: .one),
                .init(ScoreTarget(.atLeast, Fraction(2)), points: Fraction(1, over: 2)),
            ]), unit: .count, figure: .fact, most: .one)
        let plan = criterion("I.1", unit: .yes, figure: .fact, most: .one)
        let facts = FactSheet([Fact("I.5", .number(.one)), Fact("I.1", .done(false))])
        let card = Scorecard(profile([ideas, plan]), year: 2025, facts: facts, table: [:])
        #expect(card["I.5"]?.winBack.map(\.goal) == [.band(Fraction(1, over: 2)), .band(.one)])
        #expect(card["I.5"]?.winBack.map { $0.ways[0].count } == [.one, Fraction(2)])
        #expect(card["I.1"]?.winBack[0].ways == [.init(kind: .doIt, count: .one, gain: .one)])
        #expect(card.totals.attainable == PointSum(Fraction(2)))
    }

    @Test("one of two conditions is missed: its way gains all points; two missed ones are shown each by itself")
    func conditions() {
        let rule = ScoringRule.both([
            .init(indicator: "D5", target: percent(.atLeast, 80)),
            .init(indicator: "D4", target: percent(.atLeast, 50)),
        ])
        func row(_ d5: Int64, _ d4: Int64) -> ScoreRow {
            Scorecard(profile([criterion("c", rule, figure: .indicator("D5"), most: .one)]), year: 2025) {
                .ratio(numerator: $0.indicator == "D5" ? d5 : d4, denominator: 100)
            }.rows[0]
        }
        #expect(row(80, 48).winBack.map(\.goal) == [.condition("D4")])
        #expect(row(80, 48).winBack[0].ways[0] == .init(kind: .further, count: Fraction(4), gain: .one))
        #expect(row(70, 48).winBack.map(\.goal) == [.condition("D5"), .condition("D4")])
        #expect(row(70, 48).winBack.flatMap(\.ways).allSatisfy { $0.gain == nil })
    }
}
