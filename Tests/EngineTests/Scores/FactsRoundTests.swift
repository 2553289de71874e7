import Catalogs
import Dossiers
@testable import Engine
import Reports
@testable import Scorecards
import Testing

/// From the template to the score: facts that somebody fills in.
@Suite("Facts, from the template to the score")
struct FactsRoundTests {
    /// The template of a profile, filled in where the unit says.
    private static func filled(_ profile: String, _ language: Language) throws -> (text: String, count: Int) {
        let bytes = try Pipeline.factsTemplate(profile, year: nil, language: language)
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let mark: Unicode.Scalar = language == .vi ? ";" : ","
        var rows = PlainCSV.rows(String(decoding: bytes.dropFirst(3), as: UTF8.self), delimiter: mark)
        let head = rows[0]
        func place(_ vi: String, _ en: String) throws -> Int {
            try #require(head.firstIndex(of: language == .vi ? vi : en))
        }
        let (criterion, unit) = (try place("tiêu chí", "criterion"), try place("đơn vị", "unit"))
        let (top, bottom) = (try place("tử số", "numerator"), try place("mẫu số", "denominator"))
        let (value, evidence) = (try place("giá trị", "value"), try place("minh chứng", "evidence"))
        let date = try place("ngày", "date")
        for index in rows.indices.dropFirst() {
            let word = rows[index][unit]
            switch word.prefix(2) {
            case "% ": (rows[index][top], rows[index][bottom]) = ("9", "10")
            case "có", "ye": rows[index][value] = language == .vi ? "Có" : "yes"
            default:
                let isWhole = rows[index][criterion].hasSuffix(".a")
                rows[index][value] = isWhole ? "10" : "3"
            }
            rows[index][evidence] = "Số 01/BC, \"bản ký\""
            rows[index][date] = language == .vi ? "31/12/2025" : "2025-12-31"
        }
        let text = rows.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: String(mark))
        }.joined(separator: "\r\n")
        return ("\u{FEFF}" + text + "\r\n", rows.count - 1)
    }

    private static let profiles = Catalog.builtIn.profiles.map(\.id)

    @Test("a template that is filled in leaves no criterion without data", arguments: profiles, [Language.vi, .en])
    func allFilled(_ profile: String, _ language: Language) throws {
        let scratch = Scratch()
        let (text, count) = try Self.filled(profile, language)
        let path = scratch.file("facts.csv", text)
        let pack = try ScoredPack([profile]) {
            $0.facts = [path]
            $0.scope = "province"
        }
        let card = try pack.card
        #expect(card.profile.factIDs.count == count)
        for row in card.rows where row.isUnknown { Issue.record("\(row.id): \(row.status)") }
        for row in card.rows where row.criterion.figure == .fact && row.criterion.rule.name != "both" {
            #expect(row.facts.first?.evidence == "Số 01/BC, \"bản ký\"", "\(row.id)")
            #expect(row.facts.first?.date == CivilDay(isoText: "2025-12-31"), "\(row.id)")
        }
        #expect(card.totals.unknown.isZero && card.totals.withoutData == 0)
    }

    @Test("an empty template is no fault: everything stays without data")
    func emptyTemplate() throws {
        let scratch = Scratch()
        for profile in Self.profiles {
            let path = scratch.file("facts.csv", try Pipeline.factsTemplate(profile, year: nil, language: .vi))
            let (with, without) = (try ScoredPack([profile]) { $0.facts = [path] }, try ScoredPack([profile]))
            #expect(try with.card.rows == without.card.rows, "\(profile)")
        }
    }

    @Test(
        "plan 001's own example: 10 tasks, 3 exceeded, 3 met are 6/10, below 0.70, hence 0 points")
    func socioEconomic() throws {
        let id = "VIII.4-socio-economic"
        func row(_ a: Int, _ b: Int, _ c: Int) throws -> ScoreRow {
            let scratch = Scratch()
            let path = scratch.file(
                "facts.csv", "criterion,value,evidence\n\(id).a,\(a),BC 1\n\(id).b,\(b),BC 2\n\(id).c,\(c),BC 3\n")
            return try ScoredPack(["dien-ban-par-index-2025"]) { $0.facts = [path] }.row(id)
        }
        let example = try row(10, 3, 3)
        #expect(example.figure == .ratio(numerator: 6, denominator: 10))
        #expect(example.points == .zero && example.lost == Fraction(3, over: 2) && example.status == .notMet)
        // One more met: 7/10 is at the cliff, 3/10 · 1.5 + 4/10 = 0.85.
        #expect(example.winBack.first?.ways.map(\.count) == [Fraction(1)])
        #expect(example.winBack.first?.ways.first?.gain == Fraction(17, over: 20))
        #expect(try row(10, 3, 4).points == Fraction(17, over: 20))
        #expect(try row(10, 4, 3).points == Fraction(9, over: 10))
        #expect(try row(10, 10, 0).points == Fraction(3, over: 2))
        #expect(try row(10, 0, 7).points == Fraction(7, over: 10))
        #expect(try row(10, 0, 6).points == .zero)
        #expect(try row(10, 6, 5).status == .noData(.otherForm))
        #expect(try row(0, 0, 0).status == .noData(.noDossiers))
    }

    @Test("a penalty on, off and not known")
    func penalty() throws {
        let own = OwnProfile(
            [
                OwnProfile.criterion(
                    "premises",
                    "unit: percent, figure: fact, target: \">= 80%\", max: 2, rule: {proportionalAbove: \">= 50%\"}, penalty: {fact: weak, share: \"10%\"}"
                ), OwnProfile.criterion("weak", "unit: \"yes\", figure: fact"),
            ].joined(separator: "\n"))
        func row(_ weak: String) throws -> (ScoreRow, String) {
            let scratch = Scratch()
            let path = scratch.file(
                "facts.csv", "criterion,numerator,denominator,value\npremises,3,4,\nweak,,,\(weak)\n")
            let report = try ScoredPack.report([own.path]) { $0.facts = [path] }.json
            return (try ScoredPack([own.path]) { $0.facts = [path] }.row("premises"), report)
        }
        let (on, off, unknown) = (try row("có"), try row("không"), try row(""))
        // 2 · 3/4 = 1.5; a tenth of that is 0.15.
        #expect(on.0.points == Fraction(27, over: 20) && on.0.penalty == .applied(Fraction(3, over: 20)))
        #expect(on.1.contains("10% of the points reached are taken off: −0.15."))
        #expect(off.0.points == Fraction(3, over: 2) && off.0.penalty == .notApplied)
        #expect(!off.1.contains("taken off"))
        #expect(unknown.0.points == Fraction(3, over: 2) && unknown.0.penalty == .unknown)
        #expect(unknown.1.contains("not known, so not taken off"))
    }

    @Test("in the plan the penalty of VI.2 touches no points, as the plan states none")
    func penaltyOfThePlan() throws {
        let scratch = Scratch()
        let path = scratch.file(
            "facts.csv", "criterion;numerator;denominator;value\nVI.2-premises;3;4;\nVI.2-weak-report;;;có\n")
        let row = try ScoredPack(["dien-ban-par-index-2025"]) { $0.facts = [path] }.row("VI.2-premises")
        #expect(row.status == .notMet && row.points == nil && row.penalty == .none)
    }

    @Test(
        "wrong facts are refused: the line, what it is, and what may be meant",
        arguments: [
            ("criterion,value\nI.5-initiative,2\n", 2, FactsError.Kind.unknownCriterion, "I.5-initiatives"),
            ("criterion,value\nI.5-initiatives,2\n\nI.5-initiatives,3\n", 4, .doubledCriterion, nil),
            ("criterion,valeu\nI.5-initiatives,2\n", 1, .unknownHeading, "value"),
            ("criterion,value\nIII.4-on-time,99 %\n", 2, .computedCriterion, nil),
            ("criterion,value\nI.5-initiatives,2.5\n", 2, .notWhole, nil),
            ("criterion,value\nI.5-initiatives,1.000\n", 2, .notWhole, nil),
            ("criterion,value\nI.2-reports,maybe\n", 2, .notAnAnswer, nil),
            ("criterion,value\nI.1-plan,96\n", 2, .notANumber, nil),
            ("criterion,numerator,denominator\nI.1-plan,9,\n", 2, .missingNumber, nil),
            ("criterion,numerator,denominator\nI.3-inspections,11,10\n", 2, .aboveDenominator, nil),
            ("criterion,value,date\nI.5-initiatives,2,31/11/2025\n", 2, .invalidDate, nil),
            ("criterion,value\n\"I.5-initiatives,2\n", 2, .brokenRecord, nil),
        ] as [(String, Int, FactsError.Kind, String?)])
    func refused(_ text: String, _ line: Int, _ kind: FactsError.Kind, _ suggestion: String?) throws {
        let scratch = Scratch()
        let path = scratch.file("facts.csv", text)
        let error = try #require(throws: RunError.self) {
            _ = try ScoredPack.report(["dien-ban-par-index-2025"]) { $0.facts = [path] }
        }
        #expect(error.exitCode == 2)
        guard case .facts(let facts) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(facts.line == line && facts.kind == kind && facts.suggestion == suggestion)
        let sentence = Diagnostics.sentences(error)[0]
        #expect(sentence.vi.contains("facts.csv:\(line)") && sentence.en.contains("facts.csv:\(line)"), "\(sentence)")
        if let suggestion { #expect(sentence.en.contains("Did you mean “\(suggestion)”")) }
    }
}
