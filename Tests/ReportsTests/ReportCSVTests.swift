import Testing

@testable import Reports

@Suite("A report as CSV")
struct ReportCSVTests {
    static func records(_ report: Report, _ language: Language, _ delimiter: CSVReport.Delimiter = .comma) throws
        -> [[String]]
    {
        let text = try ReportFixtureTests.csv(report, language, .init(delimiter: delimiter))
        #expect(text.hasSuffix("\r\n"))
        return CSVReader.records(text, delimiter: delimiter.character.unicodeScalars.first!)
    }

    @Test(
        "the long table is read back line by line, every line as wide as the heading",
        arguments: CSVReport.Delimiter.allCases)
    func readBack(_ delimiter: CSVReport.Delimiter) throws {
        let records = try Self.records(SampleReport.report, .vi, delimiter)
        #expect(records[0] == ReportLines.heading)
        #expect(records.allSatisfy { $0.count == ReportLines.heading.count })
        let lines = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(records[0], $0)) }
        #expect(lines.allSatisfy { ReportLines.Kind(rawValue: $0["kind"]!) != nil })
        #expect(lines.allSatisfy { CSVValue.State(rawValue: $0["state"]!) != nil })
        let rate = try #require(lines.first { $0["table"] == "byUnit" && $0["column"] == "T1" })
        #expect(rate["kind"] == "total" && rate["name"] == "Toàn bộ")
        #expect(rate["numerator"] == "98996" && rate["denominator"] == "100000")
        #expect(rate["value"] == (delimiter == .semicolon ? "98,996" : "98.996"))
        let change = try #require(lines.first { $0["column"] == "change" })
        #expect(change["value"] == (delimiter == .semicolon ? "-1,25" : "-1.25"))
        #expect(lines.first { $0["column"] == "last" }?["value"] == "2025-09-14")
        #expect(lines.filter { $0["state"] == "hidden" }.allSatisfy { $0["value"] == "" && $0["numerator"] == "" })
        #expect(lines.contains { $0["state"] == "missing" && $0["notes"] == "thiếu cột: Ngày hẹn trả" })
        #expect(lines.filter { $0["table"] == "late" }.count == 3 * 2)
        #expect(lines.first { $0["kind"] == "rule" && $0["column"] == "T1" }?["numerator"] == "98996")
    }

    @Test("no cell of either form starts a formula", arguments: CSVReport.Delimiter.allCases)
    func noFormulas(_ delimiter: CSVReport.Delimiter) throws {
        for report in [SampleReport.report, SampleReport.onlyList] {
            var guarded = 0
            for cell in try Self.records(report, .en, delimiter).joined() {
                let isNumber = cell.wholeMatch(of: /-?[0-9]+([.,][0-9]+)?/) != nil
                #expect(!FormulaGuard.isDangerous(cell) || isNumber, "\(cell)")
                guarded += cell.hasPrefix("'=") ? 1 : 0
            }
            #expect(guarded > 0)
        }
    }

    @Test("a report that is one list is the bare table, with the parts of its rates", arguments: Language.allCases)
    func bareList(_ language: Language) throws {
        let records = try Self.records(SampleReport.onlyList, language)
        #expect(records.count == 4 && records.allSatisfy { $0.count == 6 })
        #expect(records[1] == ["'" + SampleReport.formula, "2025-09-14", "33.33", "1", "3", "-1.2345"])
        #expect(records[2] == ["H00-2", "", "", "0", "0", language == .vi ? "ẩn" : "hidden"])
        // Any figure beside it, and the list is one table of several.
        var report = SampleReport.onlyList
        report.sections.append(SampleReport.figures)
        #expect(try Self.records(report, language)[0] == ReportLines.heading)
    }

    @Test("the byte order mark stands first, and only when asked for")
    func byteOrderMark() throws {
        let marked = try ReportFixtureTests.csv(SampleReport.report, .vi, .init(byteOrderMark: true))
        #expect(marked.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try !ReportFixtureTests.csv(SampleReport.report, .vi).utf8.starts(with: [0xEF]))
    }
}
