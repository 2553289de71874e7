import Dossiers
@testable import Engine
import Foundation
import Indicators
@testable import Reports
import Testing

/// The sentences of a comparison say what its tables show, and no more.
@Suite("Sentences of a comparison")
struct SentencesTests {
    /// Numbers as they are written, without signs.
    private static func numbers(_ text: String) -> [String] {
        text.split { !($0.isNumber && $0.isASCII || $0 == "." || $0 == ",") }.map {
            var own = $0
            while let last = own.last, last == "." || last == "," { own.removeLast() }
            while let first = own.first, first == "." || first == "," { own.removeFirst() }
            return String(own)
        }.filter { !$0.isEmpty }
    }

    /// Written in the words of the sentences themselves: the interval's 95 %, the 0 that it holds, the bound of small
    /// denominators, the least change that is shown.
    private static let own: Set<String> = ["95", "0", "30", "0.01", "0,01"]

    private static func expectShown(_ report: Report, _ labels: [String], _ what: String) throws {
        for language in Language.allCases {
            var shown = own
            for table in report.tables {
                for row in try table.all {
                    for cell in row.cells { shown.formUnion(numbers(cell.text(language))) }
                }
            }
            for sentence in report.sentences("changed") {
                var text = sentence.text[language]
                for label in labels { text = text.components(separatedBy: label).joined() }
                text = text.replacingOccurrences(of: "\\([A-Z][0-9]\\)", with: "", options: .regularExpression)
                text = text.replacingOccurrences(of: "^[A-Z][0-9] ", with: "", options: .regularExpression)
                for number in numbers(text) {
                    let isShown = shown.contains(number)
                    #expect(isShown, "\(what): \(number) in “\(sentence.text[language])”")
                }
            }
        }
    }

    /// Names in sentences that hold digits: periods, procedures.
    private static func labels(_ report: Report) throws -> [String] {
        var labels = report.tables.flatMap { $0.spans.flatMap { [$0.heading.vi, $0.heading.en] } }
        for table in report.tables where table.key.hasPrefix("split-") {
            labels += try table.all.map { $0.cells[0].plain }
        }
        return labels.sorted { $0.count > $1.count }
    }

    @Test(
        "every number in a sentence stands in a table", arguments: Array(101...103) as [UInt64],
        ["unit", "procedure", "field"])
    func shown(_ seed: UInt64, _ by: String) throws {
        let scratch = ReportScratch(CompareTests.text(seed), exportedAt: "20/12/2025")
        for periods in [["2025-Q2", "2025-Q3"], ["2025-02", "2025-03"], ["2024-Q3", "2025-10"]] {
            let report = try scratch.compare(periods) {
                $0.run.by = by
                $0.showsAll = true
            }
            try Self.expectShown(report, try Self.labels(report), "seed \(seed) \(periods)")
            #expect((1...3).contains(report.sentences("changed").count))
        }
    }

    @Test(
        "better and worse, up and down, and “may be chance” are as the figures have them",
        arguments: Array(121...124) as [UInt64])
    func direction(_ seed: UInt64) throws {
        let report = try ReportScratch(CompareTests.text(seed), exportedAt: "20/12/2025").compare([
            "2025-02", "2025-03",
        ])
        let table = try #require(report.table("indicators"))
        let row = try #require(try table.all.first { $0.indicator == "T1" })
        guard case .rate(let n0, let d0, _) = row.cells[3], case .rate(let n1, let d1, _) = row.cells[6] else { return }
        let first = try #require(report.sentences("changed").first)
        let rises = n1 * d0 - n0 * d1
        #expect(first.text.en.contains(", up ") == (rises > 0))
        #expect(first.text.en.contains(", down ") == (rises < 0))
        #expect(first.tone == (rises > 0 ? .good : rises < 0 ? .bad : .plain))
        guard case .points(let low) = row.cells[9], case .points(let high) = row.cells[10] else { return }
        let holdsZero = low <= 0 && high >= 0
        if abs(low) > 2, abs(high) > 2, rises != 0 {
            #expect(first.text.en.contains("may be chance") == holdsZero, "\(first.text.en)")
            #expect(first.text.vi.contains("ngẫu nhiên") == holdsZero)
        }
    }

    @Test("without dossiers on a side nothing is said of a change")
    func nothing() throws {
        let scratch = ReportScratch(CompareTests.text(141), exportedAt: "20/12/2025")
        for periods in [["2020-Q1", "2025-Q3"], ["2020", "2021"]] {
            let report = try scratch.compare(periods)
            let first = try #require(report.sentences("changed").first)
            #expect(first.text.en.hasPrefix("T1 cannot be compared: "), "\(periods) \(first.text.en)")
            for sentence in report.sentences("changed") {
                #expect(!sentence.text.en.contains(" up ") && !sentence.text.en.contains(" down "))
            }
        }
    }

    @Test("what did not change is said not to have")
    func unchanged() throws {
        let text = """
            Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái
            A1,Khai sinh,01/02/2025 08:00,05/02/2025,04/02/2025 09:00,Đã trả kết quả
            A2,Khai sinh,01/03/2025 08:00,05/03/2025,04/03/2025 09:00,Đã trả kết quả

            """
        let report = try ReportScratch(text, exportedAt: "2025-04-30").compare(["2025-02", "2025-03"])
        let sentences = report.sentences("changed").map(\.text.en)
        #expect(sentences[0].contains("unchanged"))
        #expect(sentences.count == 1, "\(sentences)")
    }
}
