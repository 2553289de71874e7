import Dossiers
import Indicators
import Testing

@testable import Scorecards

@Suite("What if, and at the period's end")
struct WhatIfTests {
    @Test("late=-5, online=+200 moves the figures that the table says, and no others")
    func example() throws {
        let whatIf = try WhatIf.parse("late=-5, online=+200")
        let figure = ScoreFigure.ratio(numerator: 600, denominator: 1000)
        #expect(whatIf.applied(to: figure, of: "T1") == .ratio(numerator: 605, denominator: 1000))
        #expect(whatIf.applied(to: figure, of: "O3") == .ratio(numerator: 800, denominator: 1000))
        #expect(whatIf.applied(to: figure, of: "A1") == .ratio(numerator: 600, denominator: 995))
        #expect(whatIf.applied(to: figure, of: "D5") == figure)
        #expect(whatIf.applied(to: .value(Fraction(7)), of: "A4") == .value(Fraction(2)))
        #expect(whatIf.assumptions.count == 2)
        #expect(whatIf.assumptions[1].en.hasPrefix("online = +200: received online in place of directly"))
    }

    @Test("nothing goes below 0 or above its whole")
    func bounds() throws {
        let figure = ScoreFigure.ratio(numerator: 90, denominator: 100)
        #expect(
            try WhatIf.parse("online=999").applied(to: figure, of: "O1") == .ratio(numerator: 100, denominator: 100))
        #expect(try WhatIf.parse("late=500").applied(to: figure, of: "T1") == .ratio(numerator: 0, denominator: 100))
        #expect(try WhatIf.parse("late=-500").applied(to: figure, of: "A1") == .ratio(numerator: 0, denominator: 0))
        #expect(try WhatIf.parse("letters=3").applied(to: .value(.one), of: "A4") == .value(.zero))
        #expect(try WhatIf.parse("late=2,late=−3") == WhatIf([.init("late", -1)]))
    }

    @Test(
        "words that are none, and what is no number, are named",
        arguments: [
            ("lat=5", WhatIfError.unknownWord("lat", expected: WhatIfWord.all.map(\.word))),
            ("late", .unreadable("late")),
            ("late=5,", .unreadable("")), ("late=1.5", .unreadable("late=1.5")),
            ("late=five", .unreadable("late=five")),
        ])
    func faults(text: String, error: WhatIfError) {
        #expect(throws: error) { try WhatIf.parse(text) }
    }

    @Test("every word moves indicators of the catalog, each once, and says in both languages what it means")
    func table() {
        #expect(Set(WhatIfWord.all.map(\.word)).count == WhatIfWord.all.count)
        for word in WhatIfWord.all {
            let indicators = word.effects.map(\.indicator)
            #expect(Set(indicators).count == indicators.count)
            for id in indicators { #expect(IndicatorCatalog.indicator(id) != nil, "\(id)") }
            #expect(word.meaning.vi != word.meaning.en)
        }
    }

    @Test("a rate in a scorecard is the one after the change")
    func inScorecard() throws {
        let online = criterion("a", .allOrNothing(percent(.atLeast, 60)), figure: .indicator("O1"), most: .one)
        let counted: (FigureKey) -> ScoreFigure = { _ in .ratio(numerator: 50, denominator: 100) }
        let whatIf = try WhatIf.parse("online=10")
        #expect(Scorecard(profile([online]), year: 2025, figures: counted).rows[0].points == .zero)
        #expect(Scorecard(profile([online]), year: 2025, figures: whatIf.over(counted)).rows[0].points == .one)
    }

    @Test("of 3 late dossiers 5 fewer are 3 fewer, in every figure that they move")
    func possible() throws {
        let counted: (FigureKey) -> ScoreFigure = { key in
            switch key.indicator {
            case "T1": .ratio(numerator: 7, denominator: 10)
            case "A1": .ratio(numerator: 2, denominator: 8)
            case "A4": .value(Fraction(6))
            case "O1": .ratio(numerator: 4, denominator: 10)
            case "T2": .ratio(numerator: 9, denominator: 12)
            default: .noData(.notCounted)
            }
        }
        func after(_ text: String, _ id: String) throws -> ScoreFigure {
            try WhatIf.parse(text).over(counted)(FigureKey(indicator: id, base: .population, ruleset: "form-06"))
        }
        #expect(try after("late=-5", "T1") == .ratio(numerator: 10, denominator: 10))
        #expect(try after("late=-5", "A1") == .ratio(numerator: 2, denominator: 5))
        #expect(try after("late=-5", "A4") == .value(Fraction(3)))
        #expect(try after("late=50", "A1") == .ratio(numerator: 2, denominator: 15))
        #expect(try after("online=50", "O1") == .ratio(numerator: 10, denominator: 10))
        #expect(try after("new-online=6", "O1") == .ratio(numerator: 10, denominator: 16))
        #expect(try after("new-online=6", "T2") == .ratio(numerator: 15, denominator: 18))
        #expect(try after("new-direct=-50", "O1") == .ratio(numerator: 4, denominator: 4))
    }

    private static func day(_ text: String) -> CivilDay { CivilDay(isoText: text)! }

    @Test("73 of 365 days have passed: numbers are five times as large, rounded half up")
    func projection() throws {
        let projection = try #require(
            Projection(
                firstDay: Self.day("2025-01-01"), lastDay: Self.day("2025-12-31"), throughDay: Self.day("2025-03-14")))
        #expect((projection.daysPassed, projection.daysInAll) == (73, 365))
        #expect(
            projection.projected(.ratio(numerator: 7, denominator: 9), of: "T1")
                == .ratio(numerator: 35, denominator: 45))
        #expect(projection.projected(.value(Fraction(3)), of: "A4") == .value(Fraction(15)))
        #expect(
            projection.projected(.ratio(numerator: 3, denominator: 4), of: "O5") == .ratio(numerator: 3, denominator: 4)
        )
        #expect(projection.projected(.value(Fraction(6)), of: "T5") == .value(Fraction(6)))
        #expect(projection.assumptions[0].vi.contains("14/03/2025") && projection.assumptions[0].vi.contains("73/365"))
    }

    @Test("halves go up, and no numerator above its denominator")
    func rounding() throws {
        let projection = try #require(
            Projection(firstDay: CivilDay(number: 0), lastDay: CivilDay(number: 2), throughDay: CivilDay(number: 1)))
        #expect(
            projection.projected(.ratio(numerator: 1, denominator: 3), of: "T1") == .ratio(numerator: 2, denominator: 5)
        )
        for d in Int64(0)...40 {
            for n in 0...d {
                guard
                    case .ratio(let top, let bottom) = projection.projected(
                        .ratio(numerator: n, denominator: d), of: "T1")
                else { continue }
                #expect(top <= bottom && 2 * top >= 3 * n && 2 * top <= 3 * n + 1)
            }
        }
    }

    @Test("a period that is over, or has not begun, has no projection")
    func outside() throws {
        let year = try Period.parse("2025", calendar: .civil)
        #expect(Projection(period: year, asOf: year.to) == nil)
        #expect(Projection(period: year, asOf: year.from) == nil)
        #expect(Projection(period: year, asOf: Self.day("2025-07-01").start)?.daysPassed == 181)
    }
}
