import Dossiers
import Foundation
import Indicators
import Scorecards
import Testing

@testable import Catalogs

@Suite("Facts") struct FactsTests {
    static let profile = try! Catalog.builtIn.profile(idOrPath: ProfileTests.path)

    static func read(_ text: String) throws -> FactSheet {
        let folder = try Workfolder()
        return try FactsReader.read(path: folder.file("facts.csv", text), for: profile)
    }

    @Test("headings in either language, either delimiter, a mark or none, and rows that are not filled in")
    func reading() throws {
        let vi =
            "\u{FEFF}Tiêu chí;Tử số;Mẫu số;Giá trị;Minh chứng;Ngày\r\n"
            + "VI.2;40;50;;Báo cáo 12;31/12/2025\r\nVI.2-weak;;;Có;;\r\nI.5;;;;chưa có số;\r\n;;;;;\r\nIII.4-again;;;;;\r\n"
        let en =
            "criterion,numerator,denominator,value,evidence,date\n"
            + "VI.2,40,50,,Báo cáo 12,2025-12-31\nVI.2-weak,,,yes,,\n"
        let expected = FactSheet([
            Fact(
                "VI.2", .ratio(numerator: 40, denominator: 50), evidence: "Báo cáo 12",
                date: CivilDay(isoText: "2025-12-31")), Fact("VI.2-weak", .done(true)),
        ])
        #expect(try Self.read(vi) == expected)
        #expect(try Self.read(en) == expected)
        #expect(try Self.read("sep=;\n" + vi.dropFirst()) == expected)
        let folder = try Workfolder()
        let wide = try folder.file("utf16.csv", bytes: Array(vi.data(using: .utf16LittleEndian)!))
        #expect(try FactsReader.read(path: wide, for: Self.profile) == expected)
    }

    @Test("a percentage with a decimal comma is exact; a, b and c of the formula are counts")
    func values() throws {
        let sheet = try Self.read(
            "tiêu chí;giá trị\nVI.2;96,5 %\nVIII.4.a;10\nVIII.4.b;3\nVIII.4.c;3\n")
        #expect(sheet["VI.2"]?.value == .number(Fraction(965, over: 1000)))
        let card = Scorecard(Self.profile, year: 2025, facts: sheet, table: [:])
        #expect(card["VIII.4"]?.points == .zero)
        #expect(card["VIII.4"]?.figure == .ratio(numerator: 6, denominator: 10))
        #expect(card["VI.2"]?.points == Fraction(2))
        #expect(card["I.5"]?.status == .noData(.noFact))
    }

    @Test("only what may exceed its whole, as a budget, is taken above it, in either form")
    func exceeding() throws {
        let folder = try Workfolder()
        let plan = try #require(Catalog.builtIn.profiles.first { $0.id == "tan-minh-2026-2030" })
        func read(_ row: String) throws -> FactSheet {
            let path = try folder.file("f.csv", "criterion,numerator,denominator,value\n\(row)\n")
            return try FactsReader.read(path: path, for: plan)
        }
        #expect(try read("budget,105,100,")["budget"]?.value == .ratio(numerator: 105, denominator: 100))
        #expect(try read("budget,,,104 %")["budget"]?.value == .number(Fraction(104, over: 100)))
        // A target of 100 % alone says nothing of it.
        let whole = plan.criteria.filter { $0.figure == .fact && $0.target(in: 2026)?.bound == .one && !$0.mayExceed }
        #expect(!whole.isEmpty)
        for criterion in whole where criterion.unit == .percent {
            for (row, kind) in [
                ("\(criterion.id),105,100,", FactsError.Kind.aboveDenominator),
                ("\(criterion.id),,,104 %", .notANumber),
            ] {
                #expect { try read(row) } throws: { ($0 as? FactsError)?.kind == kind }
            }
        }
        let exceeding = Catalog.builtIn.profiles.flatMap { profile in
            profile.criteria.filter(\.mayExceed).map { profile.id + " " + $0.id }
        }
        #expect(
            exceeding == [
                "dien-ban-par-index-2025 IV.5-posts", "dien-ban-par-index-2025 IV.5-public-unit-posts",
                "dien-ban-par-index-2025 VIII.3-revenue", "tan-minh-2026-2030 budget",
                "thuy-nguyen-2025-h2 budget-revenue",
            ])
    }

    @Test("a survey of what is counted of dossiers may be given too")
    func surveyOfWhatIsCounted() throws {
        let folder = try Workfolder()
        for id in ["phu-son-2023", "tan-minh-2026-2030", "thuy-nguyen-2025-h2"] {
            let plan = try #require(Catalog.builtIn.profiles.first { $0.id == id })
            let path = try folder.file("f.csv", "criterion,value\nsatisfaction,96.5 %\n")
            let sheet = try FactsReader.read(path: path, for: plan)
            let row = try #require(Scorecard(plan, year: 2025, facts: sheet, table: [:])["satisfaction"])
            #expect(row.figure == .value(Fraction(965, over: 1000)), "\(id)")
            #expect(plan.factIDs.contains("satisfaction"))
        }
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var line: Int?
        var column: Int?
        var kind: FactsError.Kind
        var found: String
        var suggestion: String?
        var earlierLine: Int?
        var testDescription: String { name }
    }

    private static let head = "criterion,numerator,denominator,value,evidence,date\n"

    static let table = [
        Wrong(name: "an empty file", text: "", kind: .emptyFile, found: "PATH"),
        Wrong(name: "a workbook", text: "PK\u{3}\u{4}xl/workbook.xml", kind: .notText, found: "PATH"),
        Wrong(name: "an open quote", text: head + "VI.2,\"40,50\n", line: 2, kind: .brokenRecord, found: ""),
        Wrong(
            name: "a cell too many", text: head + "VI.2,40,50,,,,7\n", line: 2, column: 7, kind: .extraCells, found: "7"
        ),
        Wrong(
            name: "no criterion column", text: "numerator,denominator\n1,2\n", line: 1, kind: .missingHeading, found: ""
        ),
        Wrong(
            name: "no column of numbers", text: "criterion,evidence\nVI.2,x\n", line: 1, kind: .missingHeading,
            found: ""),
        Wrong(
            name: "a slip in a heading", text: "criterion,numeratr,denominator\n", line: 1, column: 2,
            kind: .unknownHeading, found: "numeratr", suggestion: "numerator"),
        Wrong(
            name: "one heading twice, in two languages", text: "criterion,value,giá trị\n", line: 1, column: 3,
            kind: .doubledHeading, found: "giá trị"),
        Wrong(
            name: "numbers of nothing", text: head + ",40,50,,,\n", line: 2, column: 1, kind: .missingCriterion,
            found: ""),
        Wrong(
            name: "a slip in a criterion", text: head + "VI.2-waek,,,yes,,\n", line: 2, column: 1,
            kind: .unknownCriterion, found: "VI.2-waek", suggestion: "VI.2-weak"),
        Wrong(
            name: "one criterion twice", text: head + "I.5,,,1,,\n\nI.5,,,2,,\n", line: 4, column: 1,
            kind: .doubledCriterion, found: "I.5", earlierLine: 2),
        Wrong(
            name: "a number for what is computed of dossiers", text: head + "III.4-again,99,100,,,\n", line: 2,
            column: 1, kind: .computedCriterion, found: "III.4-again"),
        Wrong(
            name: "a number for the formula as a whole", text: head + "VIII.4,,,1,,\n", line: 2, column: 1,
            kind: .computedCriterion, found: "VIII.4"),
        Wrong(
            name: "a numerator of a count", text: head + "I.5,2,,,,\n", line: 2, column: 2, kind: .otherColumn,
            found: "2"),
        Wrong(
            name: "a rate in two ways", text: head + "VI.2,40,50,80%,,\n", line: 2, column: 4, kind: .otherColumn,
            found: "80%"),
        Wrong(
            name: "a rate without its whole", text: head + "VI.2,40,,,,\n", line: 2, column: 3, kind: .missingNumber,
            found: ""),
        Wrong(
            name: "a thousand with its point", text: head + "VI.2,40,1.234,,,\n", line: 2, column: 3, kind: .notWhole,
            found: "1.234"),
        Wrong(name: "a negative count", text: head + "I.5,,,-1,,\n", line: 2, column: 4, kind: .notWhole, found: "-1"),
        Wrong(
            name: "a percentage without its sign", text: head + "VI.2,,,96.5,,\n", line: 2, column: 4,
            kind: .notANumber, found: "96.5"),
        Wrong(
            name: "a part above its whole", text: head + "VI.2,51,50,,,\n", line: 2, column: 2, kind: .aboveDenominator,
            found: "51"),
        Wrong(
            name: "neither yes nor no", text: head + "VI.2-weak,,,maybe,,\n", line: 2, column: 4, kind: .notAnAnswer,
            found: "maybe"),
        Wrong(
            name: "a day that is none", text: head + "I.5,,,1,,30/02/2025\n", line: 2, column: 6, kind: .invalidDate,
            found: "30/02/2025"),
    ]

    @Test(
        "a fault is named with its file, line, column, what stands there and what was probably meant", arguments: table)
    func faults(_ wrong: Wrong) throws {
        let folder = try Workfolder()
        let path = try folder.file("facts.csv", wrong.text)
        let error = #expect(throws: FactsError.self) { try FactsReader.read(path: path, for: Self.profile) }
        #expect(error?.file == path)
        #expect(error?.kind == wrong.kind)
        #expect(error?.line == wrong.line)
        #expect(error?.column == wrong.column)
        #expect(error?.found == (wrong.found == "PATH" ? path : wrong.found))
        #expect(error?.suggestion == wrong.suggestion)
        #expect(error?.earlierLine == wrong.earlierLine)
    }

    @Test("files that cannot be read are told apart, and every kind of fault is in a table")
    func files() throws {
        let folder = try Workfolder()
        func kind(_ path: String) -> FactsError.Kind? {
            do throws(FactsError) {
                _ = try FactsReader.read(path: path, for: Self.profile)
                return nil
            } catch { return error.kind }
        }
        #expect(kind(folder.path + "/none.csv") == .fileNotFound)
        #expect(kind(folder.path) == .isFolder)
        #expect(kind(try folder.file("large.csv", String(repeating: "x", count: 1 << 21))) == .tooLarge)
        let covered = Set(Self.table.map(\.kind)).union([.fileNotFound, .isFolder, .tooLarge, .notReadable])
        #expect(covered == Set(FactsError.Kind.allCases))
    }

    @Test("what is computed names its indicator, and the unknown every criterion that takes a fact")
    func expected() throws {
        let folder = try Workfolder()
        func expected(_ row: String) throws -> [String]? {
            let path = try folder.file("f.csv", Self.head + row + "\n")
            return #expect(throws: FactsError.self) { try FactsReader.read(path: path, for: Self.profile) }?.expected
        }
        #expect(try expected("III.4-on-time,1,2,,,") == ["T1"])
        #expect(try expected("VII.4,1,2,,,") == ["D5", "I.5"])
        #expect(try expected("VIII.4,,,1,,") == ["VIII.4.a", "VIII.4.b", "VIII.4.c"])
        #expect(try expected("X,1,2,,,") == Self.profile.factIDs)
    }

    @Test("the template, as it is, has no facts; it names every criterion that takes one, with the plan's words")
    func template() throws {
        let folder = try Workfolder()
        for style in PercentText.Style.allCases {
            let bytes = FactsTemplate.csv(of: Self.profile, year: 2025, style: style)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            for id in Self.profile.factIDs { #expect(text.contains("\n\(id)"), "\(id)") }
            #expect(!text.contains("\nIII.4") && text.contains("trừ 10% điểm đạt được"))
            let path = try folder.file("t.csv", bytes: bytes)
            #expect(try FactsReader.read(path: path, for: Self.profile) == FactSheet())
        }
    }
}
