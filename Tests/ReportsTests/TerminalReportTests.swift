import Dossiers
import Indicators
import Testing

@testable import Reports

@Suite("The terminal report")
struct TerminalReportTests {
    static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("no line is wider than the terminal", arguments: [72, 80, 100, 132, 200], Language.allCases)
    func width(_ width: Int, _ language: Language) {
        let options = TerminalReport.Options(width: width)
        let texts = [
            TerminalReport.render(Sample.document, language: language, options: options),
            TerminalReport.render(Sample.cohort, language: language, options: options),
            CheckReport.terminal(Sample.check, language: language, options: options),
            CatalogReport.terminal(Sample.catalogPage, language: language, options: options),
        ]
        for line in texts.flatMap(Self.lines) {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
            #expect(line.last != " ")
        }
    }

    @Test("however narrow the terminal, every number stands whole", arguments: [0, 40, 60, 100])
    func numbersAreWhole(_ width: Int) {
        let text = TerminalReport.render(
            Sample.document, language: .en, options: TerminalReport.Options(width: width))
        for number in [
            "9,007,199,254,741,021", "1,234,567,890,000", "9,223,372,036,854,775,807", "98.996%", "25,050",
            "24,749",
        ] { #expect(text.contains(number), "\(number)") }
    }

    @Test("colour changes nothing but the colour")
    func colour() {
        for language in Language.allCases {
            let plain = TerminalReport.render(Sample.document, language: language)
            let coloured = TerminalReport.render(
                Sample.document, language: language, options: TerminalReport.Options(colour: true))
            #expect(coloured != plain)
            #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        }
    }

    @Test("no data, no dossiers and zero are told apart")
    func states() {
        let vi = TerminalReport.render(Sample.document, language: .vi)
        #expect(vi.contains("không có dữ liệu (thiếu cột Hình thức nộp)"))
        #expect(vi.contains("không có dữ liệu (thiếu cột Hình thức nộp, Mức độ dịch vụ công)"))
        #expect(vi.contains("không có hồ sơ"))
        #expect(vi.contains("chưa có năm 2027; bổ sung vào data/calendars/vn.yaml"))
        let en = TerminalReport.render(Sample.document, language: .en)
        #expect(en.contains("no data (missing column: channel)"))
        #expect(en.contains("no dossiers"))
        #expect(en.contains("0.00%"))
    }

    @Test("columns of which one is enough are joined with or, columns that are all needed with a comma")
    func alternatives() {
        var document = Sample.cohort
        document.changeWhole {
            $0.indicators = [
                IndicatorResult(id: "T1", value: .noData(missing: [.finishedAt, .returnedAt, .dueAt])),
                IndicatorResult(id: "Z1", value: .noData(missing: [.finishedAt, .returnedAt])),
            ]
        }
        let text = TerminalReport.render(document, language: .vi)
        #expect(text.contains("(thiếu cột Ngày kết thúc xử lý hoặc Ngày trả kết quả, Ngày hẹn trả)"))
        #expect(text.contains("(thiếu cột Ngày kết thúc xử lý, Ngày trả kết quả)"))
    }

    @Test("a register that covers less than half is warned of, one that covers half is not")
    func coverage() {
        let vi = TerminalReport.render(Sample.document, language: .vi)
        #expect(vi.components(separatedBy: "CẢNH BÁO").count == 2)
        #expect(vi.contains("49,90 %") && vi.contains("50,00 %"))
    }

    @Test("a balance that does not hold is called a fault; one that holds is shown as an equation")
    func balance() {
        let good = TerminalReport.render(Sample.document, language: .vi, options: .init(width: 160))
        #expect(
            good.contains(
                "Chuyển sang 1.300 + tiếp nhận 25.050 = đã giải quyết 25.000 + rút hoặc bị từ chối 50 + đang giải quyết 1.300"
            ))
        #expect(!good.contains("LỖI"))
        for (received, late) in [(3, 2), (2, 3), (3, 3)] as [(Int64, Int64)] {
            var document = Sample.cohort
            document.changeWhole {
                $0.counts = Sample.counts([.received: received, .receivedPostal: received, .late: late])
            }
            #expect(TerminalReport.render(document, language: .vi).contains("LỖI") == (received != late))
        }
    }

    @Test("without a channel column the received ones are not split into zeros")
    func channels() {
        var document = Sample.cohort
        document.changeWhole { $0.counts = Sample.counts([.received: 3, .late: 3]) }
        let text = TerminalReport.render(document, language: .en)
        #expect(!text.contains("Received online"))
        #expect(text.contains("Channel not known"))
    }

    @Test("text that is cut is said to be cut, and only then")
    func cutting() {
        #expect(!TerminalReport.render(Sample.document, language: .en).contains("--format json"))
        var document = Sample.cohort
        document.unknownWords = [
            .init(field: "status", word: String(repeating: "x", count: 10_000), count: 1)
        ]
        let text = TerminalReport.render(document, language: .en)
        #expect(text.contains("x…") && text.contains("--format json"))
        #expect(text.utf8.count < 10_000)
        #expect(
            MarkdownReport.render(document, language: .en).contains(String(repeating: "x", count: 10_000)))
    }

    struct HeadroomCase: Sendable {
        var id: String
        var unit: IndicatorLabel.Unit = .dossiers
        var relation: Headroom.Relation = .atLeast
        var state: Headroom.State
        var vi, en: String
    }

    @Test(
        "headroom is said in words",
        arguments: [
            HeadroomCase(
                id: "T1", state: .bears(4), vi: "đạt mục tiêu ≥ 98,5 %; chịu được thêm 4 hồ sơ quá hạn",
                en: "meets the target ≥ 98.5%; can bear 4 more late dossiers"),
            HeadroomCase(
                id: "T1", state: .bears(1), vi: "đạt mục tiêu ≥ 98,5 %; chịu được thêm 1 hồ sơ quá hạn",
                en: "meets the target ≥ 98.5%; can bear 1 more late dossier"),
            HeadroomCase(
                id: "T1", state: .comesBack(14),
                vi: "chưa đạt mục tiêu ≥ 98,5 %; cần 14 hồ sơ đúng hạn liên tiếp",
                en: "misses the target ≥ 98.5%; needs 14 on-time dossiers in a row"),
            HeadroomCase(
                id: "T4", relation: .atMost, state: .bears(2),
                vi: "đạt mục tiêu ≤ 98,5 %; chịu được thêm 2 hồ sơ quá hạn",
                en: "meets the target ≤ 98.5%; can bear 2 more overdue dossiers"),
            HeadroomCase(
                id: "T4", relation: .below, state: .comesBack(1_000),
                vi: "chưa đạt mục tiêu < 98,5 %; cần 1.000 hồ sơ trong hạn liên tiếp",
                en: "misses the target < 98.5%; needs 1,000 in-time dossiers in a row"),
            HeadroomCase(
                id: "T1", relation: .above, state: .bears(0),
                vi: "đạt mục tiêu > 98,5 %; không chịu được thêm hồ sơ quá hạn nào",
                en: "meets the target > 98.5%; can bear no more late dossiers"),
            HeadroomCase(
                id: "T1", state: .bears(nil),
                vi: "đạt mục tiêu ≥ 98,5 %; thêm bao nhiêu hồ sơ quá hạn cũng vẫn đạt",
                en: "meets the target ≥ 98.5%, however many late dossiers are added"),
            HeadroomCase(
                id: "T1", state: .notReachable, vi: "chưa đạt mục tiêu ≥ 98,5 %; không thể đạt trong kỳ này",
                en: "misses the target ≥ 98.5%; not reachable in this period"),
            HeadroomCase(
                id: "T1", state: .noDossiers, vi: "mục tiêu ≥ 98,5 %; chưa có hồ sơ",
                en: "target ≥ 98.5%; no dossiers yet"),
            HeadroomCase(
                id: "P4", unit: .dong, state: .bears(50_000),
                vi: "đạt mục tiêu ≥ 98,5 %; chịu được thêm 50.000 đồng không thanh toán trực tuyến",
                en: "meets the target ≥ 98.5%; can bear 50,000 more đồng not paid online"),
            HeadroomCase(
                id: "Z1", unit: .procedures, state: .comesBack(1),
                vi: "chưa đạt mục tiêu ≥ 98,5 %; cần 1 thủ tục đạt liên tiếp",
                en: "misses the target ≥ 98.5%; needs 1 procedure that counts in a row"),
        ])
    func headroom(_ headroom: HeadroomCase) {
        let target = Sample.target(headroom.relation, 985, 1_000)
        let result = IndicatorResult(
            id: headroom.id, value: .ratio(numerator: 99, denominator: 100),
            headroom: Headroom(target: target, state: headroom.state))
        let label = IndicatorLabel(id: headroom.id, name: Bilingual(same: headroom.id), unit: headroom.unit)
        for language in Language.allCases {
            let words = ResultWords(result: result, label: label, language: language, calendarFile: "")
            #expect(words.headroom == (language == .vi ? headroom.vi : headroom.en))
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] { split(separator: separator) }
}
