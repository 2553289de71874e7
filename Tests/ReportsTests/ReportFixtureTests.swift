import Testing

@testable import Reports

/// The sample report, pinned in every text format and both languages, by the means of ``FixtureTests``.
@Suite("The report document in every text format, pinned")
struct ReportFixtureTests {
    static func text(_ write: (any ReportSink) throws -> Void) throws -> String {
        let sink = CollectingSink()
        try write(sink)
        return sink.text
    }

    static func terminal(_ report: Report, _ language: Language, width: Int = 100, colour: Bool = false) throws
        -> String
    {
        try text {
            try TerminalReport.write(report, language: language, options: .init(width: width, colour: colour), to: $0)
        }
    }

    static func markdown(_ report: Report, _ language: Language) throws -> String {
        try text { try MarkdownReport.write(report, language: language, to: $0) }
    }

    static func csv(_ report: Report, _ language: Language, _ options: CSVReport.Options = .init()) throws -> String {
        try text { try CSVReport.write(report, language: language, options: options, to: $0) }
    }

    static func json(_ report: Report) throws -> String { try text { try JSONReport.write(report, to: $0) } }

    static let cases: [FixtureTests.Case] =
        Language.allCases.flatMap { language in
            let tag = language.rawValue
            return [
                FixtureTests.Case(file: "report.\(tag).txt") { try terminal(SampleReport.report, language) },
                FixtureTests.Case(file: "report-narrow.\(tag).txt") {
                    try terminal(SampleReport.report, language, width: 60)
                },
                FixtureTests.Case(file: "report.\(tag).md") { try markdown(SampleReport.report, language) },
                FixtureTests.Case(file: "report.\(tag).csv") { try csv(SampleReport.report, language) },
                FixtureTests.Case(file: "report-list.\(tag).csv") { try csv(SampleReport.onlyList, language) },
                FixtureTests.Case(file: "report-form.\(tag).txt") { try terminal(SampleReport.form, language) },
                FixtureTests.Case(file: "report-form.\(tag).md") { try markdown(SampleReport.form, language) },
            ]
        } + [
            FixtureTests.Case(file: "report-form-80.vi.txt") { try terminal(SampleReport.form, .vi, width: 80) },
            FixtureTests.Case(file: "report-form-140.vi.txt") { try terminal(SampleReport.form, .vi, width: 140) },
            FixtureTests.Case(file: "report-coloured.txt") { try terminal(SampleReport.report, .vi, colour: true) },
            FixtureTests.Case(file: "report-excel.csv") { try csv(SampleReport.report, .vi, FixtureTests.excel) },
            FixtureTests.Case(file: "report.json") { try json(SampleReport.report) },
            FixtureTests.Case(file: "report-published.vi.txt") {
                try terminal(SampleReport.report.hidingSmallCells(), .vi)
            },
            FixtureTests.Case(file: "report-published.json") { try json(SampleReport.report.hidingSmallCells()) },
            FixtureTests.Case(file: "report-form-published.vi.txt") {
                try terminal(SampleReport.form.hidingSmallCells(), .vi, width: 140)
            },
            FixtureTests.Case(file: "report-form.json") { try json(SampleReport.form) },
        ]

    @Test("a report reads as it was pinned", arguments: cases)
    func reads(_ pinned: FixtureTests.Case) throws { try FixtureTests().reads(pinned) }

    @Test("no report holds a bare control character but line ends, and colours where asked for", arguments: cases)
    func hasNoControls(_ pinned: FixtureTests.Case) throws { try FixtureTests().hasNoControls(pinned) }
}

extension SampleReport {
    /// A report that is nothing but a list, with a rate in it.
    static var onlyList: Report {
        var report = Report(kind: "letters", title: both("Thư xin lỗi", "Letters of apology"))
        report.facts = [.init(key: "period", name: both("Kỳ", "Period"), value: Bilingual(same: "2025-Q3"))]
        let table = Report.Table(
            key: "letters",
            columns: [
                .init("id", both("Mã hồ sơ", "Code"), .text), .init("due", both("Ngày hẹn trả", "Due"), .date),
                .init("rate", both("Đúng hạn", "On time"), .rate), .init("change", both("Thay đổi", "Change"), .points),
            ],
            rows: [
                .init([.text(formula), .day(Sample.september14), .rate(numerator: 1, denominator: 3), .points(-12_345)]
                ),
                .init([.text("H00-2"), .empty, .rate(numerator: 0, denominator: 0), .hidden]),
                .init([.text("H00-3"), .instant(Sample.september20), .missing(both("thiếu cột", "no data")), .empty]),
            ], isList: true)
        report.sections = [
            .init(
                key: "letters", title: both("Thư", "Letters"),
                blocks: [.sentences([.init(both("Ba thư phải viết.", "Three letters to write."))]), .table(table)])
        ]
        return report
    }

    /// A table as form II.06 has it: thirteen columns under three headings, fields of work beneath a total.
    static var form: Report {
        var report = Report(kind: "form-06", title: both("Biểu số II.06/VPCP/KSTT", "Form II.06/VPCP/KSTT"))
        report.layout = .form
        let names = [
            both("Tổng số", "Total"), both("Trực tuyến", "Online"),
            both("Trực tiếp, dịch vụ bưu chính", "In person, by post"),
            both("Từ kỳ trước", "Carried over"), both("Tổng số", "Total"), both("Trước hạn", "Early"),
            both("Đúng hạn", "On time"), both("Quá hạn", "Late"), both("Tổng số", "Total"),
            both("Trong hạn", "In time"), both("Quá hạn", "Overdue"),
        ]
        let columns =
            [
                Report.Column("ordinal", both("STT", "No."), .text, number: "1"),
                Report.Column("field", both("Lĩnh vực giải quyết", "Field of work"), .text, number: "2"),
            ]
            + names.enumerated().map { Report.Column("c\($0 + 3)", $1, .number, number: "\($0 + 3)") }
        func row(_ ordinal: String, _ name: Report.Cell, _ counts: [Int64], kind: Report.Row.Kind = .plain)
            -> Report.Row
        {
            .init([.text(ordinal), name] + counts.map { .number($0) }, kind: kind)
        }
        let table = Report.Table(
            key: "form", columns: columns,
            spans: [
                .init(both("Số lượng hồ sơ tiếp nhận", "Dossiers received"), 2..<6),
                .init(both("Số lượng hồ sơ đã giải quyết", "Dossiers resolved"), 6..<10),
                .init(both("Số lượng hồ sơ đang giải quyết", "Dossiers open"), 10..<13),
            ],
            rows: [
                row(
                    "", .word(both("Tổng số", "Total")), [1_420, 1_104, 210, 106, 1_310, 900, 395, 15, 107, 95, 12],
                    kind: .total),
                row("1", .text("Đất đai"), [920, 704, 130, 86, 830, 500, 318, 12, 87, 75, 12]),
                row(
                    "2", .text("Hộ tịch, quốc tịch và chứng thực " + hostile),
                    [500, 400, 80, 20, 480, 400, 77, 3, 20, 20, 0]),
            ],
            notes: [
                .init(both("Rút, trả lại: 3 hồ sơ.", "Withdrawn, returned: 3 dossiers."), tone: .muted, rests: [3])
            ],
            sums: [.init(2, [3, 4, 5]), .init(6, [7, 8, 9]), .init(10, [11, 12])])
        report.sections = [.init(key: "form", title: both("Tình hình tiếp nhận", "Reception"), blocks: [.table(table)])]
        return report
    }
}

extension SampleReport {
    /// What may be absent is absent.
    static var bare: Report {
        var report = Report(kind: "units", title: both("Đơn vị", "Units"))
        report.sections = [
            .init(
                key: "one", title: both("Một", "One"),
                blocks: [
                    .figures([
                        .init(
                            key: "T1", name: both("Đúng hạn", "On time"), value: .empty,
                            reference: .init(indicator: "T1", part: .numerator, scope: .init(.field, 3))),
                        .init(key: "n", name: both("Số", "Number"), value: .instant(.none)),
                    ])
                ])
        ]
        return report
    }
}
