import Dossiers
import Foundation
import Indicators
import Testing

@testable import Reports

/// Workbooks, read back by a reader of their own.
@Suite("Workbooks")
struct XLSXReportTests {
    static func bytes(
        _ report: Report, _ language: Language = .vi, limits: Workbook.Limits = .init()
    ) throws -> [UInt8] {
        let place = try WorkbookPlace()
        try XLSXReport.write(
            report, language: language, to: place.path, temporaryFolder: place.folder, limits: limits)
        let left = try FileManager.default.contentsOfDirectory(atPath: place.folder)
        #expect(left == ["report.xlsx"])
        return try place.bytes()
    }

    static func read(
        _ report: Report, _ language: Language = .vi, limits: Workbook.Limits = .init()
    ) throws -> WorkbookReader { try WorkbookReader(bytes(report, language, limits: limits)) }

    static func read(_ listing: DossierListing, limits: Workbook.Limits = .init()) throws -> WorkbookReader {
        let place = try WorkbookPlace()
        try XLSXReport.write(
            listing, language: .vi, to: place.path, temporaryFolder: place.folder, limits: limits)
        return try WorkbookReader(path: place.path)
    }

    @Test("a report reads as it was pinned", arguments: Language.allCases)
    func reads(_ language: Language) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures").appendingPathComponent("report.\(language.rawValue).xlsx.txt")
        let dump = try Self.read(SampleReport.report, language).dump
        let isRecording = ProcessInfo.processInfo.environment["MOTCUA_RECORD"] == "1"
        guard !isRecording, let expected = try? String(contentsOf: url, encoding: .utf8) else {
            try Data(dump.utf8).write(to: url)
            if !isRecording { Issue.record("\(url.lastPathComponent) was missing; it has been written, look at it") }
            return
        }
        let (before, after) = (expected.split(separator: "\n"), dump.split(separator: "\n"))
        let differing = zip(before, after).first { $0 != $1 }
        #expect(
            expected == dump,
            "pinned: \(differing?.0 ?? "(end)")\nnow: \(differing?.1 ?? "(end)")\nMOTCUA_RECORD=1 records it anew")
    }
}

// MARK: Figures, dates and texts

extension XLSXReportTests {
    /// A report of one table with one row a cell.
    static func report(_ cells: [Report.Cell], kind: Report.Column.Kind = .text, layout: Report.Layout = .flow)
        -> Report
    {
        var report = Report(kind: "summary", title: Bilingual(vi: "Báo cáo", en: "Report"))
        report.layout = layout
        report.sections = [
            .init(
                key: "one", title: Bilingual(vi: "Một", en: "One"),
                blocks: [
                    .table(
                        .init(
                            key: "one", columns: [.init("cell", Bilingual(vi: "Ô", en: "Cell"), kind)],
                            rows: .init(cells.map { .init([$0]) })))
                ])
        ]
        return report
    }

    /// The cells beneath the heading.
    static func cells(_ cells: [Report.Cell], _ language: Language = .vi) throws -> [WorkbookReader.Cell] {
        let sheet = try #require(try read(report(cells), language)[language == .vi ? "Một" : "One"])
        return Array(sheet.cells.drop { $0.value != "Ô" && $0.value != "Cell" }.dropFirst())
    }

    static let payloads = [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1",
        "\u{A0}=1+1", "\u{3000}=1+1", "\u{200B}=1+1", "\u{FEFF}=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)",
        "=HYPERLINK(\"http://x\",1)", "http://example.invalid/", "mailto:a@example.invalid",
        "internal:Sheet1!A1", "{=1+1}", "=\"a\"&1", "_x003D_1+1", "a;=1+1|,\"=2\"", "=A1\u{0}", "'=1+1",
        "<f>1+1</f>", "]]>&amp;<is>", "%00=1", "\u{FFFF}=1\u{FFFE}",
    ]

    @Test("no text starts a formula or a link, wherever it stands")
    func formulas() throws {
        var report = Self.report(Self.payloads.map { .text($0) })
        report.title = Bilingual(same: "=1+1")
        report.notes = Self.payloads.map { Bilingual(same: $0) }
        report.facts = Self.payloads.map { .init(key: "k", name: Bilingual(same: $0), value: Bilingual(same: $0)) }
        report.rulesetInWords = report.notes
        report.sections += Self.payloads.map { payload in
            Report.Section(
                key: payload, title: Bilingual(same: payload),
                blocks: [
                    .sentences([.init(Bilingual(same: payload))]),
                    .table(
                        .init(
                            key: "t", caption: Bilingual(same: payload),
                            columns: [.init("c", Bilingual(same: payload), .text, number: payload)],
                            spans: [.init(Bilingual(same: payload), 0..<1)],
                            rows: [.init([.text(payload)], kind: .group, remarks: [.init(Bilingual(same: payload))])],
                            notes: [.init(Bilingual(same: payload))])),
                    .chart(
                        .init(
                            key: "c", title: Bilingual(same: payload), description: Bilingual(same: payload),
                            form: .trend(
                                periods: [.text(payload)],
                                series: [.init(name: .text(payload), rates: [.init(1, 2)])], target: nil))),
                ])
        }
        report.evidence = SampleReport.evidence
        let book = try Self.read(report)
        for (name, part) in book.parts where name.hasSuffix(".xml") {
            let xml = String(decoding: part, as: UTF8.self)
            #expect(!xml.contains(/<f[ >]/), "\(name)")
            #expect(!xml.contains("<hyperlink"), "\(name)")
            // Charts refer to cells of their sheet and to nothing else.
            for reference in xml.matches(of: /<c:f>([^<]*)<\/c:f>/) {
                #expect(reference.output.1.wholeMatch(of: /'Biểu đồ'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?/) != nil)
            }
        }
        #expect(!book.parts.keys.contains { $0.contains("externalLink") || $0.contains("vba") })
        let sheet = try #require(book["Một"])
        for payload in Self.payloads {
            let shown =
                payload.unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE }
                ? "\\u{FFFF}=1\\u{FFFE}" : VisibleText.of(payload)
            #expect(sheet.find(shown)?.type == "inlineStr", "\(shown)")
        }
    }

    @Test("texts keep every letter, and what XML or a screen cannot bear is written out")
    func texts() throws {
        let texts = [
            "Phường Mẫu Một", "  hai  dấu cách ", "Tie\u{302}\u{301}ng", "👩‍👩‍👧", "a\nb", "\u{1}\u{202E}x", "_x000D_",
        ]
        #expect(
            try Self.cells(texts.map { .text($0) }).map(\.value)
                == [
                    "Phường Mẫu Một", "  hai  dấu cách ", "Tie\u{302}\u{301}ng", "👩‍👩‍👧", "a\\nb", "\\u{1}\\u{202E}x",
                    "_x000D_",
                ])
    }

    @Test("a text longer than a cell is cut between two characters, and the sheet says so")
    func longText() throws {
        let text = String(repeating: "ệ", count: 32_760) + "👩‍👩‍👧👩‍👩‍👧"
        let sheet = try #require(
            try Self.read(Self.report([.text(text), .text(String(repeating: "a", count: 32_767))]))["Một"])
        #expect(sheet["A3"]?.value == String(repeating: "ệ", count: 32_760) + "…")
        #expect(sheet["A4"]?.value.utf16.count == 32_767)
        #expect(sheet.cells.last?.value == "Ô Một!A3 có chữ dài 32.776 ký tự; Excel chỉ chứa 32.767, phần sau bị cắt.")
    }

    @Test("numbers, rates, points and quotients are numbers with their formats")
    func numbers() throws {
        let cells = try Self.cells([
            .number(1_234_567), .number(-5), .rate(numerator: 1, denominator: 4), .points(12_500), .points(-1),
            .quotient(sum: 7, count: 2), .rate(numerator: 0, denominator: 0), .quotient(sum: 0, count: 0), .hidden,
            .missing(Bilingual(vi: "thiếu cột", en: "no data")), .rate(numerator: 3, denominator: 2),
        ])
        #expect(cells.map(\.type) == ["n", "n", "n", "n", "n", "n", "inlineStr", "", "inlineStr", "inlineStr", "n"])
        #expect(
            cells.map(\.value) == [
                "1234567", "-5", "0.25", "1.25", "-0.0001", "3.5", "không có hồ sơ", "", "ẩn", "thiếu cột", "1.5",
            ])
        #expect(
            cells.map(\.look) == [
                "#,##0", "#,##0", "0.00%", "+0.00;-0.00;0.00", "+0.00;-0.00;0.00", "#,##0.00", "", "", "", "", "0.00%",
            ])
    }

    @Test(
        "a rate that misses its target has the decimals that show it",
        arguments: [
            (98_996, 100_000, "0.000%"), (99_000, 100_000, "0.00%"), (98_999_999, 100_000_000, "0.000000%"),
            (98_000, 100_000, "0.00%"), (989_999_999_999, 1_000_000_000_000, "0.0000000000%"),
        ] as [(Int64, Int64, String)])
    func decimals(_ numerator: Int64, _ denominator: Int64, _ format: String) throws {
        let cell = try Self.cells([.rate(numerator: numerator, denominator: denominator, target: SampleReport.target)])[
            0]
        #expect(cell.look == format)
        #expect(Double(cell.value) == Double(numerator) / Double(denominator))
        let shown = try #require(
            percentDigits(numerator: numerator, denominator: denominator, target: SampleReport.target))
        #expect(shown.split(separator: ".")[1].count == format.count - 3)
    }

    @Test("a rate closer to its target than Excel has digits is said in words")
    func closeRate() throws {
        let cell = try Self.cells([
            .rate(
                numerator: 989_999_999_999_999_999, denominator: 1_000_000_000_000_000_000, target: SampleReport.target)
        ])[0]
        #expect(cell.type == "inlineStr")
        #expect(cell.value == "98,9999999999999999 %")
    }

    @Test("numbers of more than 15 digits are text, and the sheet says so")
    func bigNumbers() throws {
        let cells = try Self.cells([
            .number(999_999_999_999_999), .number(1_000_000_000_000_000), .number(.max), .number(.min),
        ])
        #expect(cells.map(\.type) == ["n", "inlineStr", "inlineStr", "inlineStr", "inlineStr"])
        #expect(
            cells.map(\.value) == [
                "999999999999999", "1.000.000.000.000.000", "9.223.372.036.854.775.807", "-9.223.372.036.854.775.808",
                "3 số có hơn 15 chữ số được ghi dạng chữ, vì Excel sẽ làm tròn.",
            ])
    }

    @Test("dates are serials with a date format, and before March 1900 text")
    func dates() throws {
        func day(_ year: Int, _ month: Int, _ day: Int) -> Report.Cell {
            .day(CivilCalendar.day(year: year, month: month, day: day)!)
        }
        let cells = try Self.cells([
            day(1900, 3, 1), day(1999, 12, 31), day(2000, 2, 29), day(2025, 9, 14), day(2105, 12, 31),
            .instant(Stamp(year: 2025, month: 9, day: 20, hour: 12)!), .instant(.none), day(1900, 2, 28),
        ])
        #expect(
            cells.map(\.value) == [
                "61", "36525", "36585", "45914", "75241", "45920.5", "", "28/02/1900",
                "1 ngày trước 01/03/1900 được ghi dạng chữ, vì Excel tính sai các ngày đó.",
            ])
        #expect(
            cells.map(\.look).prefix(6) == [
                "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss",
            ])
        #expect(try Self.cells([day(2025, 9, 14)], .en)[0].look == "yyyy-mm-dd")
    }
}

// MARK: Sheets

extension XLSXReportTests {
    @Test("names of sheets are valid and unique")
    func sheetNames() {
        var names = SheetNames()
        #expect(names.unique("Quý III/2025: [a]*?\\") == "Quý III-2025- (a)  -")
        #expect(names.unique("History") == "History (2)")
        #expect(names.unique("'bị trích'") == "bị trích")
        #expect(names.unique("") == "-")
        #expect(names.unique("''") == "- (2)")
        #expect(names.unique("\u{FFFF}") == "- (3)")
        let long = String(repeating: "ệ", count: 40)
        #expect(names.unique(long) == String(repeating: "ệ", count: 31))
        #expect(names.unique(long.uppercased()) == String(repeating: "Ệ", count: 27) + " (2)")
        #expect(names.unique(String(repeating: "👩‍👩‍👧", count: 9)) == "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧")
        #expect(names.unique(long) == String(repeating: "ệ", count: 27) + " (3)")
    }

    @Test("sections that share a title, or have none, still get their sheets")
    func sameTitles() throws {
        var report = Self.report([.number(1)])
        report.sections += report.sections
        report.sections.append(.init(key: "x", title: Bilingual(same: "[]:*?/\\"), blocks: report.sections[0].blocks))
        #expect(try Self.read(report).sheets.map(\.name) == ["Tổng quan", "Một", "Một (2)", "()-  --", "Giới thiệu"])
    }

    @Test("a form lies on A4, one page wide, with strong borders, and its heading comes again on each page")
    func form() throws {
        var report = SampleReport.report
        report.layout = .form
        let book = try Self.read(report)
        let sheet = try #require(book["Theo đơn vị"])
        #expect(sheet.xml.contains(#"paperSize="9" fitToHeight="0" orientation="landscape""#))
        #expect(sheet["A1"]?.value == "Báo cáo quý III/2025")
        #expect(!sheet.xml.contains("<autoFilter"))
        #expect(book.text("xl/workbook.xml").contains("'Theo đơn vị'!$5:$7"))
        #expect(book.text("xl/styles.xml").contains(#"<left style="thin"><color auto="1"/>"#))
    }

    @Test("a page for the chair is one page, its tables among the rest")
    func onePage() throws {
        var report = SampleReport.report
        report.layout = .onePage
        let book = try Self.read(report)
        #expect(book.sheets.map(\.name).prefix(2) == ["Tổng quan", "Hồ sơ quá hạn"])
        #expect(book["Tổng quan"]!.find("Khối phường") != nil)
        #expect(book["Tổng quan"]!.xml.contains(#"<pageSetup paperSize="9" orientation="#))
    }

    @Test("a table longer than a sheet goes on on further ones, which is said on the first and in the overview")
    func split() throws {
        var report = Self.report((0..<50).map { .number($0) }, kind: .number)
        guard case .table(var table) = report.sections[0].blocks[0] else { return }
        table.isList = true
        table.notes = [.init(Bilingual(vi: "Chú thích", en: "Note"))]
        report.sections[0].blocks = [.table(table)]
        let book = try Self.read(report, limits: .init(rows: 30))
        let sheets = book.sheets.filter { $0.name.hasPrefix("Một") }
        #expect(sheets.map(\.name) == ["Một", "Một (2)", "Một (3)"])
        #expect(sheets.flatMap { $0.cells.filter { $0.type == "n" }.map(\.value) } == (0..<50).map(String.init))
        #expect(
            sheets.allSatisfy { $0["A2"]?.value == "Ô" && $0.xml.contains("<pane ") && $0.xml.contains("<autoFilter ") }
        )
        #expect(sheets[0].cells.last?.value == "Còn nữa: các dòng tiếp theo ở trang tính «Một (2)».")
        #expect(sheets[2].cells.last?.value == "Chú thích")
        let said =
            "«Một» có 50 dòng, nhiều hơn một trang tính chứa được: nằm ở các trang tính «Một», «Một (2)», «Một (3)»."
        #expect(book["Tổng quan"]?.find(said) != nil)
        for sheet in book.sheets {
            #expect(sheet.cells.allSatisfy { (Int($0.place.drop { $0.isLetter }) ?? 99) <= 30 })
        }
    }

    @Test("every chart has its figures beside it, as many as the report has forms")
    func charts() throws {
        let book = try Self.read(SampleReport.report)
        #expect(book.parts.keys.filter { $0.hasPrefix("xl/charts/chart") }.count == 5)
        // What is not said means a gap to Excel.
        #expect(!book.text("xl/charts/chart1.xml").contains("dispBlanksAs"))
        #expect(book.text("xl/charts/chart2.xml").contains(#"<c:grouping val="stacked"/>"#))
        #expect(book.text("xl/charts/chart3.xml").contains(#"<c:grouping val="percentStacked"/>"#))
        #expect(book.text("xl/charts/chart4.xml").contains("<a:noFill/>"))
        #expect(book.text("xl/charts/chart5.xml").contains(#"<c:barDir val="bar"/>"#))
        // The copies in the chart, so that programs that read no sheet show it too.
        #expect(book.text("xl/charts/chart1.xml").contains("<c:v>0.97</c:v>"))
        #expect(book.text("xl/drawings/drawing1.xml").contains("Từ 97 % lên 98,99 %, quý II không có hồ sơ."))
        #expect(book["Biểu đồ"]!.xml.contains("colorScale"))
    }

    @Test("a report without anything is still a workbook")
    func empty() throws {
        let book = try Self.read(Report(kind: "summary", title: Bilingual(vi: "Trống", en: "Empty")))
        #expect(book.sheets.map(\.name) == ["Tổng quan", "Giới thiệu"])
        var report = Self.report([])
        report.sections[0].blocks += [
            .figures([]), .sentences([]),
            .chart(
                .init(
                    key: "c", title: report.title, description: report.title,
                    form: .trend(periods: [], series: [], target: nil))),
            .chart(
                .init(
                    key: "d", title: report.title, description: report.title,
                    form: .stacks(categories: [], series: [], asShares: true))),
            .chart(
                .init(
                    key: "e", title: report.title, description: report.title,
                    form: .ranking(items: [], median: nil, target: nil))),
            .chart(
                .init(
                    key: "f", title: report.title, description: report.title,
                    form: .heatMap(rows: [], columns: [], rates: [], target: nil))),
        ]
        #expect(try Self.read(report).sheets.count == 4)
    }

    @Test("dossiers beyond what is enclosed are told of")
    func longEvidence() throws {
        var report = SampleReport.report
        let row = report.evidence!.rows[0]
        report.evidence!.rows = Array(repeating: row, count: ReportWorkbook.mostEvidence + 1)
        let book = try Self.read(report)
        #expect(book["Hồ sơ"] == nil)
        #expect(book["Giới thiệu"]!.cells.contains { $0.value.hasPrefix("Có 5.001 hồ sơ sau các con số") })
    }
}

// MARK: The file

extension XLSXReportTests {
    @Test("the same document gives the same bytes, and nobody's name stands in it", arguments: Language.allCases)
    func isDeterministic(_ language: Language) throws {
        #expect(try Self.bytes(SampleReport.report, language) == Self.bytes(SampleReport.report, language))
        let core = try Self.read(SampleReport.report, language).text("docProps/core.xml")
        #expect(core.contains("<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>"))
        // 08:30:05 in Vietnam.
        #expect(core.contains(">2025-09-20T01:30:05Z</dcterms:created>"))
    }

    @Test("what cannot be written is an error that says where and why")
    func unwritable() throws {
        let place = try WorkbookPlace()
        func fault(_ path: String, _ folder: String) -> XLSXError? {
            #expect(throws: XLSXError.self) {
                try XLSXReport.write(SampleReport.report, language: .vi, to: path, temporaryFolder: folder)
            }
        }
        #expect(
            fault(place.folder + "/none/a.xlsx", place.folder)
                == .cannotWrite(path: place.folder + "/none/a.xlsx", errno: ENOENT))
        #expect(fault(place.folder, place.folder) == .cannotWrite(path: place.folder, errno: EISDIR))
        #expect(fault("/dev/full", place.folder) == .cannotWrite(path: "/dev/full", errno: ESPIPE))
        #expect(fault(place.path, place.folder + "/none") == .cannotWrite(path: place.folder + "/none", errno: ENOENT))
    }

    struct Fault: Error {}

    @Test("a fault of the rows is thrown on, and leaves no temporary files")
    func faultOfRows() throws {
        let place = try WorkbookPlace()
        var report = Self.report([])
        report.sections[0].blocks = [
            .table(
                .init(
                    key: "t", columns: [.init("c", Bilingual(same: "c"), .number)],
                    rows: .init(count: 10_000) { row in
                        if row == 9_000 { throw Fault() }
                        return .init([.number(Int64(row))])
                    }))
        ]
        #expect(throws: Fault.self) {
            try XLSXReport.write(report, language: .vi, to: place.path, temporaryFolder: place.folder)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder) == ["report.xlsx"])
    }

    @Test("a file that lost something is noticed when it is read back")
    func proof() throws {
        let place = try WorkbookPlace()
        try XLSXReport.write(SampleReport.report, language: .vi, to: place.path, temporaryFolder: place.folder)
        let whole = try place.bytes()
        let rows = try WorkbookReader(whole).sheets.map { $0.xml.matches(of: /<row\s/).count }
        try WorkbookProof.check(place.path, rows: rows)
        // A row that never got there.
        #expect(throws: XLSXError.incomplete(path: place.path, part: "xl/worksheets/sheet2.xml")) {
            try WorkbookProof.check(place.path, rows: rows.enumerated().map { $0 == 1 ? $1 + 1 : $1 })
        }
        #expect(throws: XLSXError.self) { try WorkbookProof.check(place.path, rows: rows + [1]) }
        for length in [0, 10, 21, 22, whole.count / 2, whole.count - 1] {
            try Data(whole.prefix(length)).write(to: URL(fileURLWithPath: place.path))
            #expect(throws: XLSXError.self) { try WorkbookProof.check(place.path, rows: rows) }
        }
        // A bit that flipped in the first part, behind its header.
        for place1 in stride(from: 80, to: 200, by: 7) {
            var damaged = whole
            damaged[place1] ^= 0x10
            try Data(damaged).write(to: URL(fileURLWithPath: place.path))
            #expect(throws: XLSXError.self) { try WorkbookProof.check(place.path, rows: rows) }
        }
    }

    @Test("a file of ZIP64 is read back as well")
    func largeFile() throws {
        let bytes = try Self.bytes(SampleReport.report, limits: .init(plainBytes: 0))
        #expect(bytes != (try Self.bytes(SampleReport.report)))
    }
}

// MARK: Lists

extension XLSXReportTests {
    @Test("a list is a table from the first row on, and what it is stands on the last sheet")
    func list() throws {
        let book = try Self.read(Sample.listing())
        #expect(book.sheets.map(\.name) == ["Danh sách", "Giới thiệu"])
        let sheet = book.sheets[0]
        #expect(sheet.row(1) == ["STT", "Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Kết luận", "Phí, lệ phí"])
        #expect(sheet["B3"] == .init(place: "B3", type: "inlineStr", value: "=1+1|<script>\\t\\0x", look: ""))
        #expect(sheet["C2"]?.look == "dd/mm/yyyy hh:mm:ss")
        #expect(sheet["D4"]?.value == "25569")
        #expect(sheet["F2"] == .init(place: "F2", type: "n", value: "1250000", look: "#,##0"))
        #expect(sheet.xml.contains(#"<autoFilter ref="A1:F4"/>"#))
        #expect(sheet.xml.contains(#"<pane ySplit="1""#))
        #expect(book.sheets[1].find("T1, phần ngoài tử số") != nil)
        #expect(book.sheets[1].find("Số dòng") != nil)
    }

    @Test(
        "a list longer than a sheet goes on on further ones, and none of its rows is lost",
        arguments: [0, 1, 22, 23, 24, 100])
    func longList(_ rows: Int) throws {
        let book = try Self.read(Sample.listing(rows: rows), limits: .init(rows: 36))
        let sheets = book.sheets.dropLast()
        let numbers = sheets.flatMap { sheet in
            sheet.cells.filter { $0.place.hasPrefix("A") && $0.type == "n" }.map(\.value)
        }
        #expect(numbers == (0..<rows).map { String($0 % 3 + 1) })
        #expect(sheets.allSatisfy { $0["A1"]?.value == "STT" })
        #expect(sheets.count == max(1, (rows + 22) / 23))
        #expect(sheets.dropLast().allSatisfy { $0.cells.last!.value.hasPrefix("Còn nữa: ") })
    }

    @Test("the words of workbooks exist in both languages, and fill in the same things", arguments: SheetWord.allCases)
    func words(_ word: SheetWord) {
        func places(_ text: String) -> [String] { text.matches(of: /\{\d\}/).map { String($0.output) }.sorted() }
        #expect(!word[.vi].isEmpty && !word[.en].isEmpty && word[.vi] != word[.en])
        #expect(places(word[.vi]) == places(word[.en]))
    }
}

// MARK: Other programs

extension XLSXReportTests {
    private static var renderFolder: String? { ProcessInfo.processInfo.environment["MOTCUA_RENDER"] }

    @Test("workbooks for other programs to open (Tests/render/xlsx.py)", .enabled(if: renderFolder != nil))
    func forOthers() throws {
        let folder = try #require(Self.renderFolder)
        for layout in Report.Layout.allCases {
            for language in Language.allCases {
                var report = SampleReport.report
                report.layout = layout
                try XLSXReport.write(
                    report, language: language, to: "\(folder)/report-\(layout.rawValue).\(language.rawValue).xlsx",
                    temporaryFolder: folder)
            }
        }
        try XLSXReport.write(
            Self.report(Self.payloads.map { .text($0) }), language: .vi, to: folder + "/hostile.xlsx",
            temporaryFolder: folder)
        try XLSXReport.write(
            Sample.listing(), language: .vi, to: folder + "/list.xlsx", temporaryFolder: folder)
    }
}
