import Dossiers
import Indicators

@testable import Reports

/// One document with every trait that a renderer has to stand: hand-written, no figure in it is computed.
enum Sample {
    static let ruleset = Ruleset(
        id: "form-06", nameVi: "Biểu số 06", nameEn: "Form 06",
        sourceVi: "Thông tư 01/2020/TT-VPCP, biểu II.06",
        sourceEn: "Circular 01/2020/TT-VPCP, form II.06", comparison: .day, finish: .finishedElseReturned,
        noDueDate: .onTime, withdrawn: .separate, paused: .inTime, judgedAgainst: .currentDue,
        onTimeRate: .resolved, calendar: .kstt)

    /// Days since 1970-01-01, from `date -u -d … +%s`.
    static let june15 = CivilDay(number: 20_254)
    static let september14 = CivilDay(number: 20_345)
    static let september20 = Stamp(rawValue: 1_758_357_005)  // 2025-09-20 08:30:05

    static let longUnit =
        "Trung tâm Phục vụ hành chính công phường Mẫu Một thuộc Ủy ban nhân dân thành phố Mẫu trực thuộc trung ương"

    static var document: ReportDocument {
        var document = ReportDocument(
            ruleset: ruleset,
            period: .init(
                label: "2025-Q3", calendar: .kstt, firstDay: june15, lastDay: september14,
                asOf: september14.adding(1).start, asOfGiven: false, exportedAt: september20,
                exportedAtSource: .titleRow))
        document.store = .init(
            path: "kho.db", run: 12, publishedAt: september20, runs: 11, files: 14, isPast: true)
        document.toolVersion = "1.0.0"
        document.rulesetInWords = [
            Bilingual(
                vi: "So theo ngày: xong trong ngày hẹn là đúng hạn.",
                en: "By day: done on the due day is on time."),
            Bilingual(vi: "Không có ngày hẹn: tính đúng hạn.", en: "No due date: counted as on time."),
        ]
        document.filters = [
            .init(field: "field", value: "Đất đai | <script>alert(1)</script>"),
            .init(field: "unit", value: "=1+1"),
        ]
        document.files = [exportFile, emptyFile]
        document.registers = [lettersRegister, proceduresRegister]
        document.totals = totals(
            read: 9_007_199_254_741_021, accepted: 9_007_199_254_741_000, rejected: 5, skipped: 16)
        document.indicatorLabels = labels
        document.dimensions = ["unit", "channel", "quarter"]
        document.slices = SliceTable(slices)
        document.excluded = [
            .init(
                kind: "withdrawnWithoutDate",
                name: Bilingual(vi: "rút nhưng không có ngày", en: "withdrawn without a date"),
                count: 12)
        ]
        document.findings = [
            .init(
                kind: "finishWithOpenStatus",
                name: Bilingual(
                    vi: "có ngày kết thúc mà trạng thái đang mở", en: "finish date with an open status"),
                count: 1_234)
        ]
        document.unknownWords = [
            .init(field: "status", word: "Đã|chuyển\tthuế\u{1B}[31m", count: 3),
            .init(field: "channel", word: "@SUM(A1)", count: 1),
        ]
        document.notes = [
            Bilingual(
                vi: "Ngày hẹn của 40 hồ sơ rơi vào ngày nghỉ.",
                en: "The due dates of 40 dossiers are days off.")
        ]
        return document
    }

    /// The other half of the traits: cohort base, period taken from the data, no de-duplication, nothing
    /// but the whole, and a balance that does not hold.
    static var cohort: ReportDocument {
        var ruleset = ruleset
        ruleset.onTimeRate = .resolvedAndOpen
        var document = ReportDocument(
            ruleset: ruleset,
            period: .init(
                label: nil, calendar: .civil, firstDay: june15, lastDay: september14,
                asOf: Stamp(rawValue: september20.rawValue + 1), asOfGiven: true,
                exportedAt: september14.adding(1).start, exportedAtSource: .lastDayInData))
        document.base = .received
        document.deduplicated = false
        document.files = [emptyFile]
        document.slices = [
            ReportDocument.Slice(
                key: [], depth: 0, counts: counts([.received: 3, .receivedPostal: 3, .late: 2]),
                indicators: [
                    IndicatorResult(id: "T2", value: .ratio(numerator: 0, denominator: 2)),
                    IndicatorResult(id: "T6", value: .days(base: 2, median: 1, p90: 3, max: 3, sum: 4)),
                ])
        ]
        return document
    }

    static func totals(read: Int64, accepted: Int64, rejected: Int64, skipped: Int64)
        -> ReportDocument.RecordTotals
    {
        var totals = ReportDocument.RecordTotals()
        totals.read = read
        totals.accepted = accepted
        totals.rejected = rejected
        totals.skipped = skipped
        totals.replaced = min(accepted, 20)
        totals.dossiers = accepted - min(accepted, 20)
        totals.bytes = 1_073_741_824
        totals.lines = read + 3
        return totals
    }

    static var exportFile: ReportDocument.FileFacts {
        var file = ReportDocument.FileFacts(path: "du-lieu/=cmd|'/c calc'!A0/hồ sơ\nquý 3.csv")
        file.encoding = "UTF-8"
        file.byteOrderMark = true
        file.compressed = true
        file.delimiter = ";"
        file.quote = "\""
        file.lineEnds = "CRLF"
        file.schema = "igate"
        file.choices = [
            Bilingual(vi: "UTF-8 vì đọc được dòng đầu cột", en: "UTF-8 because the heading reads so"),
            Bilingual(vi: "dấu ; cho 12 cột", en: "; gives 12 columns"),
        ]
        file.headingFirstLine = 4
        file.headingLastLine = 5
        file.headings = [
            .init(column: 1, text: "Số hồ sơ", field: "id"),
            .init(
                column: 2, text: "Số hồ sơ", field: nil,
                remark: Bilingual(vi: "trùng cột 1", en: "same as column 1")),
            .init(column: 3, text: "Ngày tiếp nhận", field: "receivedAt"),
            .init(column: 4, text: "<b>Ghi|chú</b>", field: nil),
        ]
        file.totals = totals(
            read: 9_007_199_254_741_020, accepted: 9_007_199_254_741_000, rejected: 5, skipped: 15)
        file.skipped = [
            .init(kind: "blank", name: Bilingual(vi: "dòng trống", en: "blank"), count: 12),
            .init(kind: "total", name: Bilingual(vi: "dòng tổng", en: "total"), count: 3),
        ]
        file.rejected = [
            .init(kind: "idEmpty", name: Bilingual(vi: "không có mã hồ sơ", en: "no dossier code"), count: 5)
        ]
        file.firstRejects = [
            .init(
                line: 120, lastLine: 123, record: 117, column: 1, kind: "idEmpty",
                reason: Bilingual(
                    vi: "ô mã hồ sơ để trống; điền mã", en: "the dossier code is empty; fill it in")),
            .init(
                line: 9_001, lastLine: 9_001, record: 8_990, column: 0, kind: "quoteNeverClosed",
                reason: Bilingual(vi: "dấu nháy không đóng", en: "a quote was never closed")),
        ]
        file.findings = [
            .init(
                kind: "unreadableDate", name: Bilingual(vi: "ngày không đọc được", en: "unreadable date"),
                count: 7)
        ]
        file.exportedAt = september20
        file.exportedAtSource = .titleRow
        file.dateOnlyColumns = ["dueAt"]
        return file
    }

    static var emptyFile: ReportDocument.FileFacts {
        var file = ReportDocument.FileFacts(path: "-")
        file.encoding = "windows-1258"
        file.delimiter = "tab"
        file.quote = "\""
        file.lineEnds = "none"
        file.schema = "dvcqg"
        file.headingFirstLine = 1
        file.headingLastLine = 1
        file.headings = [.init(column: 1, text: "MaHoSo", field: "id")]
        file.totals = totals(read: 1, accepted: 0, rejected: 0, skipped: 1)
        return file
    }

    static var lettersRegister: ReportDocument.RegisterFacts {
        var file = exportFile
        file.path = "thư xin lỗi.csv"
        file.totals = totals(read: 57, accepted: 37, rejected: 5, skipped: 15)
        var register = ReportDocument.RegisterFacts(file: file)
        register.fields = ["apologyAt", "apologyRef"]
        register.matched = 499
        register.dossiers = 1_000
        register.unmatched = 2
        register.firstDay = june15
        register.lastDay = september14
        return register
    }

    static var proceduresRegister: ReportDocument.RegisterFacts {
        var file = emptyFile
        file.path = "thu-tuc.csv"
        file.totals = totals(read: 300, accepted: 300, rejected: 0, skipped: 0)
        var register = ReportDocument.RegisterFacts(file: file)
        register.fields = ["level"]
        register.joinedBy = "procedure"
        register.matched = 500
        register.dossiers = 1_000
        return register
    }

    /// Names as long as real ones; not the catalog's, on purpose.
    static let labels: [IndicatorLabel] = [
        label("T1", "Tỷ lệ giải quyết đúng hạn (A)", "On-time rate, resolved (A)"),
        label("T2", "Tỷ lệ đúng hạn, cả hồ sơ đang giải quyết (B)", "On-time rate, resolved and open (B)"),
        label("T4", "Tỷ lệ quá hạn trong số đang giải quyết", "Overdue among open"),
        label("T5", "Thời gian giải quyết", "Processing time", .workingDays),
        label("T6", "Số ngày quá hạn", "Days late", .workingDays),
        label("O1", "Tỷ lệ nộp trực tuyến", "Online submission, all"),
        label(
            "O2", "Tỷ lệ nộp trực tuyến, thủ tục có dịch vụ trực tuyến",
            "Online, of procedures offered online"),
        label("O5", "Thủ tục có phát sinh hồ sơ trực tuyến", "Procedures with online dossiers", .procedures),
        label("P1", "Tỷ lệ thanh toán trực tuyến", "Online payment, dossiers"),
        label("P4", "Số tiền thanh toán trực tuyến", "Online payment, money", .dong),
        label("D2", "Tỷ lệ số hóa kết quả", "Results digitized"),
        label("A1", "Tỷ lệ có thư xin lỗi", "Apology issued"),
        label("A2", "Xin lỗi trước hạn, cách tính chặt", "Apology in time, strict"),
        label("A4", "Hồ sơ quá hạn chưa có thư xin lỗi", "Apology missing"),
        label("A8", "Có thư xin lỗi mà không trễ", "Letter without lateness"),
        label("S1", "Mức độ hài lòng", "Satisfaction"),
    ]

    private static func label(
        _ id: String, _ vi: String, _ en: String, _ unit: IndicatorLabel.Unit = .dossiers
    ) -> IndicatorLabel {
        IndicatorLabel(id: id, name: Bilingual(vi: vi, en: en), unit: unit)
    }

    static func target(_ relation: Headroom.Relation, _ numerator: Int64, _ denominator: Int64)
        -> Headroom.Target
    {
        Headroom.Target(relation: relation, numerator: numerator, denominator: denominator)
    }

    static let wholeIndicators: [IndicatorResult] = [
        // 98.996 % must not look like 99 %.
        IndicatorResult(
            id: "T1", value: .ratio(numerator: 24_749, denominator: 25_000),
            notes: [IndicatorNote(.onTimeOnlyByMovedDate, 17), IndicatorNote(.openOverdue, 31)],
            headroom: Headroom(target: target(.atLeast, 99, 100), state: .comesBack(100))),
        IndicatorResult(
            id: "T2", value: .ratio(numerator: 25_999, denominator: 26_300),
            headroom: Headroom(target: target(.atLeast, 985, 1_000), state: .bears(94))),
        IndicatorResult(
            id: "T4", value: .ratio(numerator: 31, denominator: 1_300),
            headroom: Headroom(target: target(.atMost, 5, 100), state: .bears(35))),
        IndicatorResult(id: "T5", value: .days(base: 25_000, median: 4, p90: 11, max: 240, sum: 130_642)),
        IndicatorResult(id: "T6", value: .noCalendar(year: 2027)),
        IndicatorResult(id: "O1", value: .noData(missing: [.channel])),
        IndicatorResult(
            id: "O2", value: .noData(missing: [.channel, .level]),
            notes: [IndicatorNote(.levelMissing, 1_500)]),
        IndicatorResult(
            id: "O5", value: .ratio(numerator: 12, denominator: 40),
            notes: [IndicatorNote(.proceduresSeenOnly, 40)],
            headroom: Headroom(target: target(.atLeast, 1, 1), state: .notReachable)),
        IndicatorResult(
            id: "P1", value: .ratio(numerator: 0, denominator: 0),
            headroom: Headroom(target: target(.above, 70, 100), state: .noDossiers)),
        IndicatorResult(
            id: "P4", value: .ratio(numerator: 1_234_567_890_000, denominator: 9_223_372_036_854_775_807)),
        IndicatorResult(
            id: "D2", value: .ratio(numerator: 25_000, denominator: 25_000),
            headroom: Headroom(target: target(.atLeast, 80, 100), state: .bears(nil))),
        IndicatorResult(
            id: "A1", value: .ratio(numerator: 0, denominator: 282),
            notes: [
                IndicatorNote(.resolvedNumerator, 0), IndicatorNote(.resolvedDenominator, 251),
                IndicatorNote(.openNumerator, 0), IndicatorNote(.openDenominator, 31),
            ], headroom: Headroom(target: target(.atLeast, 0, 1), state: .bears(0))),
        IndicatorResult(
            id: "A2", value: .ratio(numerator: 1, denominator: 3), notes: [IndicatorNote(.undatedLetters, 2)]),
        IndicatorResult(id: "A4", value: .count(282)),
        IndicatorResult(id: "A8", value: .count(0), notes: [IndicatorNote(.announced, 6)]),
        IndicatorResult(id: "X8", value: .days(base: 0, median: 0, p90: 0, max: 0, sum: 0)),
        IndicatorResult(id: "X9", value: .count(5)),
    ]

    static func counts(_ counts: [Mark: Int64]) -> [Int64] { Mark.allCases.map { counts[$0] ?? 0 } }

    static let wholeCounts = counts([
        .carriedOver: 1_300, .received: 25_050, .receivedOnline: 20_000, .receivedDirect: 5_000,
        .early: 20_000,
        .onTime: 4_749, .late: 251, .withdrawn: 50, .refused: 8, .openInTime: 1_200, .openOverdue: 31,
        .openPaused: 69, .reception: 25_050, .online: 20_000, .notAccepted: 44,
    ])

    static let cellIndicators: [IndicatorResult] = [
        IndicatorResult(id: "T1", value: .ratio(numerator: 3, denominator: 4)),
        IndicatorResult(id: "O1", value: .noData(missing: [.channel])),
        IndicatorResult(id: "P1", value: .ratio(numerator: 0, denominator: 0)),
        IndicatorResult(id: "D2", value: .ratio(numerator: 0, denominator: 4)),
        IndicatorResult(id: "T6", value: .days(base: 1, median: 1, p90: 1, max: 1, sum: 1)),
    ]

    static var slices: [ReportDocument.Slice] {
        let cell = counts([.received: 6, .early: 2, .onTime: 1, .late: 1, .openInTime: 1, .openOverdue: 1])
        func slice(_ key: [String?], _ depth: Int) -> ReportDocument.Slice {
            ReportDocument.Slice(key: key, depth: depth, counts: cell, indicators: cellIndicators)
        }
        return [
            ReportDocument.Slice(
                key: [nil, nil, nil], depth: 0, counts: wholeCounts, indicators: wholeIndicators),
            slice([longUnit, nil, nil], 1), slice([longUnit, "online", nil], 2),
            slice([longUnit, "online", "2025-Q3"], 3), slice(["", nil, nil], 1),
            slice(["", "unknown", nil], 2),
            slice(["", "unknown", "2025-Q3"], 3), slice(["  =HYPERLINK(\"x\")", nil, nil], 1),
            slice(["  =HYPERLINK(\"x\")", "direct", nil], 2),
            slice(["  =HYPERLINK(\"x\")", "direct", "2025-Q3"], 3),
        ]
    }

    static var check: CheckDocument {
        var check = CheckDocument(toolVersion: "1.0.0")
        check.files = [exportFile, emptyFile]
        check.registers = [lettersRegister.file]
        check.refused = [
            .init(
                path: "báo cáo.xlsx", kind: "excelWorkbook",
                reason: Bilingual(
                    vi: "tệp là sổ tính Excel; hãy lưu thành CSV UTF-8",
                    en: "the file is an Excel workbook; save it as CSV UTF-8"))
        ]
        check.unknownWords = document.unknownWords
        check.notes = document.notes
        return check
    }

    static var imported: ImportDocument {
        var document = ImportDocument(toolVersion: "9.9.9", state: "published", store: "kho.db")
        document.run = 3
        (document.startedAt, document.finishedAt) = (september20, september20)
        let keys = [
            "read", "accepted", "rejected", "skipped", "replaced", "added", "changed", "unchanged", "older", "beyond",
            "vanished", "returned", "registerRecords", "registerRejected", "registerRows", "registerChanged",
            "dossiers",
        ]
        document.counts = keys.map { .init(key: $0, name: Bilingual(vi: "đếm", en: "count"), value: 7) }
        document.files = [
            .init(path: "a.csv", role: "export", sha256: "00ff", importedIn: nil, rejected: 1),
            .init(path: "so.csv", role: "register", sha256: "", importedIn: 2, rejected: 0),
        ]
        document.notes = [Bilingual(vi: "một điều", en: "a remark")]
        return document
    }

    static var refusedImport: ImportDocument {
        var document = ImportDocument(toolVersion: "9.9.9", state: "refused", store: "kho.db")
        document.counts = imported.counts
        return document
    }

    static let catalogPage = CatalogPage(
        catalog: "indicators", id: "T1", title: Bilingual(vi: "T1: tỷ lệ đúng hạn", en: "T1: on-time rate"),
        blocks: [
            .paragraph(
                Bilingual(
                    vi: "Hồ sơ trước hạn và đúng hạn trên hồ sơ đã giải quyết.",
                    en: "Early and on time of resolved.")),
            .facts([
                .init(
                    key: "formula", name: Bilingual(vi: "Công thức", en: "Formula"),
                    value: Bilingual(
                        vi: "(trước hạn + đúng hạn) / đã giải quyết", en: "(early + on time) / resolved"))
            ]),
            .heading(Bilingual(vi: "Cột cần có", en: "Columns needed")),
            .list([Bilingual(vi: "Ngày tiếp nhận", en: "received date"), Bilingual(same: "1. * # <i>")]),
            .table(
                .init(
                    columns: [
                        .init(key: "key", heading: Bilingual(vi: "Khóa", en: "Key")),
                        .init(key: "heading", heading: Bilingual(vi: "Tên cột", en: "Heading")),
                    ],
                    rows: [
                        [Bilingual(same: "dueAt"), Bilingual(vi: "Ngày hẹn trả | Hạn xử lý", en: "due date")]
                    ])),
        ])

    static func listing(rows: Int = 3) -> DossierListing {
        var row = 0
        let fixed: [[DossierListing.Cell]] = [
            [
                .number(1), .text("H99.01-250701-0001"), .instant(september20), .day(june15),
                .word(Bilingual(vi: "quá hạn", en: "late")), .number(1_250_000),
            ],
            [.number(2), .text("=1+1|<script>\t\u{0}x"), .empty, .empty, .text(longUnit), .number(-5)],
            [.number(3), .text("a;=1+1"), .instant(.none), .day(CivilDay(number: 0)), .empty, .empty],
        ]
        return DossierListing(
            title: Bilingual(vi: "T1, phần ngoài tử số", en: "T1, outside the numerator"),
            facts: [
                .init(
                    key: "ruleset", name: Bilingual(vi: "Bộ quy tắc", en: "Ruleset"),
                    value: Bilingual(vi: "Biểu số 06", en: "Form 06"))
            ],
            columns: [
                .init(key: "number", heading: Bilingual(vi: "STT", en: "No."), kind: .number),
                .init(key: "id", heading: FieldNames.name(of: .id), kind: .text),
                .init(key: "receivedAt", heading: FieldNames.name(of: .receivedAt), kind: .date),
                .init(key: "dueAt", heading: FieldNames.name(of: .dueAt), kind: .date),
                .init(key: "verdict", heading: Bilingual(vi: "Kết luận", en: "Verdict"), kind: .text),
                .init(key: "fee", heading: FieldNames.name(of: .fee), kind: .number),
            ]
        ) {
            guard row < rows else { return nil }
            defer { row += 1 }
            return fixed[row % fixed.count]
        }
    }
}

extension ReportDocument {
    mutating func changeWhole(_ change: (inout Slice) -> Void) {
        var changed = Array(slices)
        change(&changed[0])
        slices = SliceTable(changed)
    }
}
