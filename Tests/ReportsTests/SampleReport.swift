import Dossiers
import Indicators

@testable import Reports

/// One report with every trait that a format has to stand: hand-written, no figure in it is computed. All formats are
/// pinned from it.
enum SampleReport {
    static let hostile = "<script>alert('x')</script>"
    static let formula = "=HYPERLINK(\"http://x\",1)"
    static let target = Headroom.Target(relation: .atLeast, numerator: 99, denominator: 100)

    static func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }

    static var report: Report {
        var report = Report(kind: "summary", title: both("Báo cáo quý III/2025", "Report of 2025-Q3"))
        report.subtitle = both("Phường Mẫu Một, 15/06/2025 – 14/09/2025", "Mẫu Một ward, 2025-06-15 – 2025-09-14")
        report.toolVersion = "1.0.0"
        report.madeAt = Sample.september20
        report.facts = [
            .init(
                key: "ruleset", name: both("Bộ quy tắc", "Ruleset"),
                value: both("form-06 (Biểu số 06)", "form-06 (Form 06)")),
            .init(
                key: "period", name: both("Kỳ báo cáo", "Period"),
                value: both("15/06/2025 – 14/09/2025", "2025-06-15 – 2025-09-14")),
            .init(key: "filters", name: both("Điều kiện lọc", "Filters"), value: Bilingual(same: "unit=" + hostile)),
        ]
        report.rulesetInWords = [
            both("So theo ngày: xong trong ngày hẹn là đúng hạn.", "By day: done on the due day is on time.")
        ]
        report.notes = [
            both("Sổ thư xin lỗi chỉ có 40 % hồ sơ quá hạn.", "The register of letters names 40 % of the late.")
        ]
        report.sections = [figures, table, list, charts]
        report.rules = [rule]
        report.evidence = evidence
        return report
    }

    static let figures = Report.Section(
        key: "figures", title: both("Sáu con số", "Six figures"),
        blocks: [
            .figures([
                .init(
                    key: "T1", name: both("Tỷ lệ đúng hạn", "On-time rate"),
                    value: .rate(numerator: 98_996, denominator: 100_000, target: target), tone: .bad, target: target,
                    details: [
                        .init(
                            both(
                                "400 hồ sơ đúng hạn liên tiếp thì đạt lại",
                                "400 on-time dossiers in a row bring it back"), tone: .bad),
                        .init(both("tăng 1,25 điểm so với quý II", "up 1.25 points on 2025-Q2"), tone: .good),
                    ], reference: .init(indicator: "T1")),
                .init(
                    key: "O1", name: both("Nộp trực tuyến", "Online submission"),
                    value: .rate(numerator: 0, denominator: 0), tone: .muted, reference: .init(indicator: "O1")),
                .init(
                    key: "P1", name: both("Thanh toán trực tuyến", "Online payment"),
                    value: .missing(both("thiếu cột: Hình thức thanh toán", "no data: column payment")), tone: .muted),
                .init(key: "A4", name: both("Thiếu thư xin lỗi", "Apology missing"), value: .number(1_234), tone: .bad),
            ]),
            .sentences([
                .init(both("Quý này tốt hơn quý trước.", "This quarter is better than the last."), tone: .good),
                .init(both("Vì phường Mẫu Hai nhanh hơn", "Because ward Mẫu Hai was faster"), isPoint: true),
                .init(
                    both("Mẫu số nhỏ, đọc cẩn thận", "Small denominator, read with care"), tone: .warning, isPoint: true
                ),
            ]),
        ])

    static let table = Report.Section(
        key: "units", title: both("Theo đơn vị", "By unit"),
        blocks: [
            .table(
                .init(
                    key: "byUnit", caption: both("Số hồ sơ và tỷ lệ", "Dossiers and rates"),
                    columns: [
                        .init("unit", both("Đơn vị", "Unit"), .text, number: "1"),
                        .init(
                            "resolved", both("Đã giải quyết", "Resolved"), .number, indicator: "T1", part: .denominator,
                            number: "2"),
                        .init("T1", both("Đúng hạn", "On time"), .rate, indicator: "T1", number: "3"),
                        .init("change", both("Thay đổi (điểm)", "Change (points)"), .points),
                        .init("mean", both("Số ngày trung bình", "Mean days"), .quotient),
                        .init("last", both("Ngày cuối", "Last day"), .date),
                    ],
                    spans: [.init(both("Giải quyết", "Resolution"), 1..<4)],
                    rows: [
                        .init(
                            [
                                .word(both("Toàn bộ", "All")), .number(1_234_567),
                                .rate(numerator: 98_996, denominator: 100_000, target: target),
                                .points(-12_500), .quotient(sum: 7, count: 3), .day(Sample.september14),
                            ], kind: .total),
                        .init([.word(both("Khối phường", "Wards"))], kind: .group),
                        .init(
                            [
                                .text("Phường " + hostile), .number(4), .rate(numerator: 0, denominator: 0), .points(0),
                                .quotient(sum: 0, count: 0), .empty,
                            ], indent: 1, scope: .init(.unit, 7),
                            remarks: [.init(both("mẫu số nhỏ", "small denominator"), tone: .warning)]),
                        .init(
                            [
                                .text(formula), .hidden, .hidden,
                                .missing(both("thiếu cột: Ngày hẹn trả", "no data: column due date")),
                                .empty, .instant(Sample.september20),
                            ], indent: 1, scope: .init(.unit, 8), tone: .muted),
                    ],
                    notes: [
                        .init(
                            both("Cột 2 là mẫu số của cột 3.", "Column 2 is the denominator of column 3."), tone: .muted
                        )
                    ]))
        ])

    static let list = Report.Section(
        key: "late", title: both("Hồ sơ quá hạn", "Late dossiers"),
        blocks: [
            .table(
                .init(
                    key: "late",
                    columns: [
                        .init("id", both("Mã hồ sơ", "Code"), .text), .init("due", both("Ngày hẹn trả", "Due"), .date),
                        .init("days", both("Số ngày quá hẹn", "Days late"), .number),
                    ],
                    rows: .init(count: 3) { place in
                        .init([
                            .text("000.00.01.H00-250801-000\(place + 1)"), .day(Sample.september14),
                            .number(Int64(place)),
                        ])
                    }, isList: true))
        ])

    static let charts = Report.Section(
        key: "charts", title: both("Biểu đồ", "Charts"),
        blocks: [
            .chart(
                .init(
                    key: "trend", title: both("Tỷ lệ đúng hạn theo quý", "On-time rate by quarter"),
                    description: both(
                        "Từ 97 % lên 98,99 %, quý II không có hồ sơ.", "From 97 % to 98.99 %, none in Q2."),
                    form: .trend(
                        periods: [.text("2025-Q1"), .text("2025-Q2"), .text("2025-Q3")],
                        series: [
                            .init(
                                name: .word(both("Toàn bộ", "All")),
                                rates: [.init(97, 100), nil, .init(98_996, 100_000)]),
                            .init(name: .text("Phường " + hostile), rates: [.init(1, 2), .init(3, 4), .init(1, 1)]),
                        ], target: target))),
            .chart(
                .init(
                    key: "stacks", title: both("Trước hạn, đúng hạn, quá hạn", "Early, on time, late"),
                    description: both("Phần lớn trước hạn.", "Most are early."),
                    form: .stacks(
                        categories: [.text("2025-07"), .text("2025-08")],
                        series: [
                            .init(name: .word(both("Trước hạn", "Early")), tone: .good, counts: [80, 90]),
                            .init(name: .word(both("Đúng hạn", "On time")), tone: .plain, counts: [15, nil]),
                            .init(name: .word(both("Quá hạn", "Late")), tone: .bad, counts: [5, 2]),
                        ], asShares: false))),
            .chart(
                .init(
                    key: "channels", title: both("Kênh nộp", "Channels"),
                    description: both("Một nửa trực tuyến.", "Half online."),
                    form: .stacks(
                        categories: [.text("2025-07")],
                        series: [
                            .init(name: .word(both("Trực tuyến", "Online")), tone: .good, counts: [50]),
                            .init(name: .word(both("Trực tiếp", "Direct")), tone: .plain, counts: [50]),
                        ], asShares: true))),
            .chart(
                .init(
                    key: "waterfall", title: both("Vì sao thay đổi", "Why it changed"),
                    description: both("Tăng 1,5 điểm.", "Up 1.5 points."),
                    form: .waterfall(
                        start: (.text("2025-Q2"), .init(95, 100)),
                        steps: [(.text("Phường Mẫu Hai"), 20_000), (.word(both("Cơ cấu", "Mix")), -5_000)],
                        end: (.text("2025-Q3"), .init(965, 1000))))),
            .chart(
                .init(
                    key: "ranking", title: both("Xếp hạng", "Ranking"),
                    description: both("Hai đơn vị đồng hạng 1.", "Two share rank 1."),
                    form: .ranking(
                        items: [
                            .init(rank: 1, name: .text("Phường A"), rate: .init(1, 1), isSmall: true),
                            .init(rank: 1, name: .text("Phường B"), rate: .init(40, 40), isSmall: false),
                            .init(rank: 3, name: .text("Phường \(hostile)"), rate: .init(35, 40), isSmall: false),
                        ], median: .init(40, 40), target: target))),
            .chart(
                .init(
                    key: "heat", title: both("Đơn vị và tháng", "Units and months"),
                    description: both("Tháng 8 thấp nhất.", "August is lowest."),
                    form: .heatMap(
                        rows: [.text("Phường A"), .text("Phường B")], columns: [.text("2025-07"), .text("2025-08")],
                        rates: [[.init(99, 100), .init(80, 100)], [nil, .init(1, 1)]], target: target))),
        ])

    static let rule = Report.Rule(
        id: "T1", name: both("Tỷ lệ đúng hạn", "On-time rate"),
        formula: both("(trước hạn + đúng hạn) / đã giải quyết", "(early + on time) / resolved"),
        source: both("Thông tư 01/2020/TT-VPCP, biểu II.06", "Circular 01/2020/TT-VPCP, form II.06"), unit: .dossiers,
        value: .rate(numerator: 98_996, denominator: 100_000, target: target),
        remarks: [both("chịu được thêm 4 hồ sơ quá hạn", "can bear 4 more late dossiers")],
        numeratorCommand: "motcua list T1 --period 2025-Q3 --where 'unit=\(hostile)' ho-so.csv",
        denominatorCommand: "motcua list T1 --part denominator --period 2025-Q3 ho-so.csv")

    static let evidence = Report.Evidence(
        columns: [
            .init("id", both("Mã hồ sơ", "Code"), .text), .init("state", both("Tình trạng", "State"), .text),
            .init("due", both("Ngày hẹn trả", "Due"), .date),
            .init("days", both("Số ngày quá hẹn", "Days late"), .number),
        ],
        lists: [
            .init(indicator: "T1", part: .numerator, marks: 0b0011, count: 2, isHeld: true),
            .init(indicator: "T1", part: .denominator, marks: 0b0111, count: 3, isHeld: true),
            .init(indicator: "O1", part: .numerator, marks: 0b1000, count: 98_996, isHeld: false),
            .init(
                indicator: "O5", part: .numerator, marks: 0b1000, count: 1, isHeld: true,
                procedures: [(code: "1.000001", name: "Thủ tục " + hostile)]),
        ],
        rows: [
            .init(
                marks: 0b0001, receivingUnit: 7, resolvingUnit: 7, procedure: 1, field: 1,
                cells: [.text("H00-1"), .word(both("trước hạn", "early")), .day(Sample.september14), .number(0)]),
            .init(
                marks: 0b0010, receivingUnit: 8, resolvingUnit: 7, procedure: 1, field: 1,
                cells: [.text(hostile), .word(both("đúng hạn", "on time")), .day(Sample.september14), .number(0)]),
            .init(
                marks: 0b0100, receivingUnit: 8, resolvingUnit: 8, procedure: 2, field: 1,
                cells: [.text(formula), .word(both("quá hạn", "late")), .empty, .number(12)]),
        ], limit: 2_000, receivingMarks: 0b1000)
}
