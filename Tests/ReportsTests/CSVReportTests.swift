import Dossiers
import Testing

@testable import Reports

@Suite("CSV")
struct CSVReportTests {
    @Test(
        "a text that would start a formula gets an apostrophe in front",
        arguments: [
            ("=1+1", "'=1+1"), ("+84 912 345 678", "'+84 912 345 678"), ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"), ("\rx", "'\rx"), ("\nx", "'\nx"), ("\0=1", "'\0=1"),
            ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"),
            ("  =1", "'  =1"), ("\u{A0}=1", "'\u{A0}=1"), ("\u{3000}＝1", "'\u{3000}＝1"),
            ("\u{FEFF}@a", "'\u{FEFF}@a"),
            ("\u{200B}-1", "'\u{200B}-1"), (" \t=1", "' \t'=1"),
            // Where a spreadsheet of another region would split.
            ("a;=1+1", "a;'=1+1"), ("a\t@x", "a\t'@x"), ("a\n=1", "a\n'=1"), ("a; -1", "a; '-1"),
            ("a;b;＝c", "a;b;'＝c"), ("a,=1", "a,=1"),
            // What stays as it is.
            ("", ""), ("   ", "   "), ("1-2", "1-2"), ("a=b", "a=b"),
            ("Tổ 5, phường Mẫu", "Tổ 5, phường Mẫu"),
            ("H99.01-250701-0001", "H99.01-250701-0001"), ("'=1", "'=1"), ("a;", "a;"), ("a;b", "a;b"),
        ])
    func neutralising(_ text: String, _ safe: String) {
        let guarded = FormulaGuard.neutralised(text, ownDelimiter: ",")
        #expect(Array(guarded.unicodeScalars) == Array(safe.unicodeScalars))
        // The same through a whole cell.
        var cells = CSVCells(delimiter: .comma)
        cells.add(text: text)
        cells.add(key: "end")
        cells.endLine()
        let read = CSVReader.records(cells.output.text).first?.first ?? ""
        #expect(Array(read.unicodeScalars) == Array(safe.unicodeScalars))
        #expect(FormulaGuard.isDangerous(text) == (safe.hasPrefix("'") && !text.hasPrefix("'")))
    }

    @Test("under a semicolon it is the comma behind which a formula could start")
    func otherDelimiter() {
        #expect(FormulaGuard.neutralised("a,=1;=2", ownDelimiter: ";") == "a,'=1;=2")
    }

    @Test(
        "a cell is quoted when it must be, and quotes inside are doubled",
        arguments: [
            ("abc", "abc"), ("a\"b", "\"a\"\"b\""), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""),
            ("a\nb", "\"a\nb\""),
            (" a", "\" a\""), ("", ""), ("=1", "\"'=1\""), ("\"", "\"\"\"\""),
        ])
    func quoting(_ text: String, _ cell: String) {
        var cells = CSVCells(delimiter: .comma)
        cells.add(text: text)
        cells.endLine()
        #expect(cells.output.text == cell + "\r\n")
    }

    @Test("numbers that the program made are not touched")
    func numbers() {
        var cells = CSVCells(delimiter: .semicolon)
        cells.add(-5)
        cells.add(nil)
        cells.add(decimal: "98.50")
        cells.add(decimal: nil)
        cells.endLine()
        #expect(cells.output.text == "-5;;98,50;\r\n")
    }

    @Test("the long table can be read back, line by line", arguments: CSVReport.Delimiter.allCases)
    func readBack(_ delimiter: CSVReport.Delimiter) throws {
        let options = CSVReport.Options(delimiter: delimiter)
        let text = CSVReport.render(Sample.document, language: .vi, options: options)
        #expect(text.hasSuffix("\r\n"))
        let records = CSVReader.records(text, delimiter: delimiter.character.unicodeScalars.first!)
        let heading = try #require(records.first)
        #expect(heading.prefix(5) == ["unit", "channel", "quarter", "depth", "kind"])
        #expect(records.allSatisfy { $0.count == heading.count })
        let lines = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(heading, $0)) }
        // Slices times marks and the two sums.
        #expect(lines.filter { $0["kind"] == "count" }.count == 10 * (Mark.allCases.count + 2))
        let t1 = try #require(
            lines.first { $0["kind"] == "indicator" && $0["id"] == "T1" && $0["depth"] == "0" })
        #expect(t1["numerator"] == "24749" && t1["denominator"] == "25000" && t1["state"] == "value")
        #expect(t1["percent"] == (delimiter == .semicolon ? "98,996" : "98.996"))
        let median = try #require(lines.first { $0["kind"] == "daysMedian" && $0["id"] == "T5" })
        #expect(median["numerator"] == "4" && median["denominator"] == "25000" && median["percent"] == "")
        let missing = try #require(lines.first { $0["id"] == "O1" && $0["depth"] == "0" })
        #expect(missing["state"] == "noData" && missing["numerator"] == "")
        // A dossier without a unit and a total are told apart by the depth.
        let empty = lines.filter { $0["unit"] == "" && $0["id"] == "received" }.map { $0["depth"]! }
        #expect(empty == ["0", "1", "2", "3"])
        #expect(
            lines.contains {
                $0["kind"] == "fact" && $0["id"] == "ruleset" && $0["notes"] == "Biểu số 06 (form-06)"
            })
    }

    @Test("no cell of any CSV starts a formula", arguments: CSVReport.Delimiter.allCases)
    func noFormulas(_ delimiter: CSVReport.Delimiter) throws {
        let options = CSVReport.Options(delimiter: delimiter)
        var list = ""
        try ListReport.write(
            Sample.listing(), language: .vi, options: ListReport.Options(csv: options)
        ) { list += $0 }
        let report = CSVReport.render(Sample.document, language: .en, options: options)
        for text in [list, report] {
            for cell in CSVReader.records(text, delimiter: delimiter.character.unicodeScalars.first!).joined() {
                #expect(!FormulaGuard.isDangerous(cell) || Int64(cell) != nil)
            }
        }
        #expect(list.contains("'=1+1"))
    }

    @Test("the byte order mark stands first, and only when asked for")
    func byteOrderMark() {
        let marked = CSVReport.Options(byteOrderMark: true)
        #expect(
            CSVReport.render(Sample.cohort, language: .vi, options: marked).utf8.starts(with: [
                0xEF, 0xBB, 0xBF,
            ]))
        #expect(!CSVReport.render(Sample.cohort, language: .vi).utf8.starts(with: [0xEF]))
    }
}
