import Dossiers
import Indicators

@testable import Reports

/// Reports as the engine will make them, for looking at: the chair's page, the official form, a long list.
enum HTMLSamples {
    static func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
    static let target = SampleReport.target

    private static func base(_ kind: String, _ title: Bilingual) -> Report {
        var report = SampleReport.report
        report.kind = kind
        report.title = title
        report.facts[2].value = both("không", "none")
        report.rules = ["T1", "O1", "P1", "A4"].map { id in
            var rule = SampleReport.rule
            rule.id = id
            return rule
        }
        return report
    }

    static var brief: Report {
        var report = base("brief", both("Tình hình giải quyết hồ sơ quý III/2025", "Dossiers in 2025-Q3"))
        report.layout = .onePage
        let names = [
            ("T1", both("Tỷ lệ đúng hạn", "On-time rate"), Int64(98_996), Report.Tone.bad),
            ("O1", both("Nộp trực tuyến", "Online submission"), 81_230, .good),
            ("P1", both("Thanh toán trực tuyến", "Online payment"), 64_410, .warning),
            ("D1", both("Hồ sơ số hóa thành phần", "Components digitized"), 91_002, .good),
            ("D3", both("Kết quả điện tử", "Electronic results"), 99_100, .good),
            ("A1", both("Thư xin lỗi đã gửi", "Apology letters sent"), 71_000, .bad),
        ]
        report.sections = [
            .init(
                key: "figures", title: both("Sáu con số so với mục tiêu", "Six figures against target"),
                blocks: [
                    .figures(
                        names.map { id, name, rate, tone in
                            .init(
                                key: id, name: name,
                                value: .rate(numerator: rate, denominator: 100_000, target: target), tone: tone,
                                target: target,
                                details: [
                                    .init(
                                        both(
                                            "tăng 1,25 điểm so với quý II/2025 (97,75 %)",
                                            "up 1.25 points on 2025-Q2 (97.75%)"), tone: .good),
                                    .init(
                                        both(
                                            "chịu được thêm 4 hồ sơ quá hạn mà vẫn đạt mục tiêu",
                                            "can bear 4 more late dossiers and still meet the target")),
                                ], reference: .init(indicator: id))
                        })
                ]),
            .init(
                key: "why", title: both("Vì sao thay đổi", "Why it changed"),
                blocks: [
                    .sentences([
                        .init(
                            both(
                                "Phường Mẫu Hai nhanh hơn: 97,1 % thành 99,4 %, góp 0,82 điểm.",
                                "Mẫu Hai ward was faster: 97.1% became 99.4%, which gives 0.82 points."), isPoint: true),
                        .init(
                            both(
                                "Hồ sơ đất đai ít hơn quý trước: cơ cấu góp 0,31 điểm.",
                                "There were fewer land dossiers: the mix gives 0.31 points."), isPoint: true),
                        .init(
                            both(
                                "Phường Mẫu Ba chậm hơn: kéo xuống 0,12 điểm.",
                                "Mẫu Ba ward was slower: it takes 0.12 points."), tone: .bad, isPoint: true),
                    ]),
                    SampleReport.charts.blocks[3], SampleReport.charts.blocks[0],
                ]),
            .init(
                key: "letters", title: both("Thư xin lỗi còn thiếu", "Letters missing"),
                blocks: [
                    .table(
                        .init(
                            key: "letters",
                            columns: [
                                .init("unit", both("Đơn vị", "Unit"), .text),
                                .init("missing", both("Thiếu", "Missing"), .number),
                                .init("late", both("Gửi muộn", "Sent late"), .number),
                                .init("next", both("Phải gửi tuần này", "Due this week"), .number),
                            ],
                            rows: .init(
                                (1...5).map { number in
                                    .init([
                                        .text("Phường Mẫu \(number)"), .number(Int64(number * 3)),
                                        .number(Int64(number)),
                                        .number(Int64(6 - number)),
                                    ])
                                })))
                ]),
            .init(
                key: "todo", title: both("Việc cần làm tuần này", "To do this week"),
                blocks: [
                    .sentences([
                        .init(
                            both("Gửi 15 thư xin lỗi còn thiếu.", "Send the 15 letters that are missing."), tone: .bad,
                            isPoint: true),
                        .init(
                            both(
                                "Trả kết quả 9 hồ sơ sẽ quá hạn trong 5 ngày làm việc tới.",
                                "Finish 9 dossiers that will be late within 5 working days."), tone: .warning,
                            isPoint: true),
                        .init(
                            both("Nhắc phường Mẫu Ba nhập ngày trả.", "Ask Mẫu Ba ward for its finish days."),
                            isPoint: true),
                    ])
                ]),
        ]
        return report
    }

    static var form: Report {
        var report = base(
            "form-06",
            both(
                "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị",
                "Results on administrative procedures of the office"))
        report.layout = .form
        report.notes = []
        let names = [
            both("Lĩnh vực", "Field of work"), both("Tổng số", "Total"), both("Trực tuyến", "Online"),
            both("Trực tiếp, bưu chính", "In person, post"), both("Từ kỳ trước", "Carried over"),
            both("Tổng số", "Total"), both("Trước hạn", "Early"), both("Đúng hạn", "On time"), both("Quá hạn", "Late"),
            both("Tổng số", "Total"), both("Trong hạn", "In time"), both("Quá hạn", "Overdue"),
        ]
        let columns =
            [Report.Column("row", both("STT", "No."), .number, number: "1")]
            + names.enumerated().map { place, name in
                .init(
                    "c\(place + 2)", name, place == 0 ? .text : .number,
                    indicator: [5, 7].contains(place) ? "T1" : nil,
                    part: place == 5 ? .denominator : .numerator, number: "\(place + 2)")
            }
        let fields = [
            "Đất đai", "Hộ tịch", "Chứng thực", "Bảo trợ xã hội", "Đăng ký kinh doanh", "Xây dựng", "Giáo dục", "Y tế",
            "Giao thông vận tải", "Người có công",
        ]
        report.sections = [
            .init(
                key: "form", title: both("", ""),
                blocks: [
                    .table(
                        .init(
                            key: "form06", caption: both("Biểu số II.06/VPCP/KSTT", "Form II.06/VPCP/KSTT"),
                            columns: columns,
                            spans: [
                                .init(both("Số hồ sơ tiếp nhận", "Received"), 2..<6),
                                .init(both("Số hồ sơ đã giải quyết", "Resolved"), 6..<10),
                                .init(both("Số hồ sơ đang giải quyết", "Open"), 10..<13),
                            ],
                            rows: .init(
                                fields.enumerated().map { place, field in
                                    let numbers = (0..<11).map {
                                        Report.Cell.number(Int64(1_000 * (place + 1) - $0 * 7))
                                    }
                                    return .init(
                                        [.number(Int64(place + 1)), .text(field)] + numbers,
                                        scope: .init(.field, UInt32(place)))
                                }
                                    + [
                                        .init(
                                            [.empty, .word(both("Tổng cộng", "Total"))]
                                                + (0..<11).map { .number(55_000 - Int64($0)) }, kind: .total)
                                    ]),
                            notes: [
                                .init(
                                    both(
                                        "Ngoài biểu: 12 hồ sơ rút hoặc trả lại (3 = 7 + 11 + 12).",
                                        "Beside the form: 12 dossiers withdrawn or returned (3 = 7 + 11 + 12)."))
                            ]))
                ])
        ]
        return report
    }

    static func late(_ count: Int) -> Report {
        var report = base("late", both("Danh sách hồ sơ quá hạn", "Late dossiers"))
        report.sections = [
            .init(
                key: "late", title: both("Hồ sơ quá hạn", "Late dossiers"),
                blocks: [
                    .table(
                        .init(
                            key: "late", caption: both("Xếp theo số ngày quá hẹn", "By days late"),
                            columns: [
                                .init("id", both("Mã hồ sơ", "Code"), .text),
                                .init("unit", both("Đơn vị", "Unit"), .text),
                                .init("due", both("Ngày hẹn trả", "Due"), .date),
                                .init("days", both("Số ngày quá hẹn", "Days late"), .number),
                                .init("rate", both("Tỷ lệ của đơn vị", "Rate of the unit"), .rate, indicator: "T1"),
                            ],
                            rows: .init(count: count) { place in
                                .init(
                                    [
                                        .text("000.00.01.H00-250801-\(1_000_000 + place)"),
                                        .text(["Đống Đa", "Ba Đình", "Âu Cơ", "Ấp Bắc", "Cầu Giấy"][place % 5]),
                                        .day(Sample.september14.adding(-(place % 90))),
                                        .number(Int64(place * 7 % 101)),
                                        .rate(numerator: Int64(place % 97), denominator: 97, target: target),
                                    ])
                            }, isList: true))
                ])
        ]
        return report
    }
}
