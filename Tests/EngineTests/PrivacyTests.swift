import Dossiers
@testable import Engine
import Foundation
import Indicators
import Reports
import Testing

/// Names, addresses, phones and identity numbers of citizens are in no report, list, message or log; only the
/// reject file holds original records, for its owner alone.
@Suite("Personal data")
struct PrivacyTests {
    private static let marks = ["Zzqx Văn Ước", "Zzqx Phố", "0999888777", "012345678901"]

    private func export(_ scratch: Scratch) -> String {
        scratch.file(
            "ho-so.csv",
            """
            Mã hồ sơ,Tên thủ tục hành chính,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Chủ hồ sơ,Địa chỉ,Số điện thoại,CCCD
            H99.001-250701-0001,Đăng ký khai sinh,01/07/2025,05/07/2025,07/07/2025,Đã trả kết quả,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901
            H99.001-250701-0002,Đăng ký khai sinh,31/02/2025,05/07/2025,,Đang xử lý,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901
            H99.001-250701-0003,Đăng ký khai sinh,01/07/2025,xx/07/2025,,Lạ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901,Zzqx Văn Ước
            H99.001-250701-0004,Đăng ký khai sinh,01/07/2025,xx/07/2025,,Lạ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901

            """)
    }

    private func request(_ scratch: Scratch) throws -> RunRequest {
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-01-15 08:00:00")))
        request.inputs = [export(scratch)]
        request.rejectsFolder = scratch.path + "/rejects"
        return request
    }

    private func expectNone(_ text: String, _ what: String) {
        for mark in Self.marks { #expect(!text.contains(mark), "\(what) shows \(mark)") }
    }

    @Test("no report shows them, in any format and language")
    func reports() throws {
        let scratch = Scratch()
        let settings = try request(scratch).settings()
        let document = try Pipeline.analyze(settings)
        let check = try Pipeline.check(settings)
        #expect(document.totals.rejected == 2)
        for language in Language.allCases {
            expectNone(TerminalReport.render(document, language: language), "terminal")
            expectNone(MarkdownReport.render(document, language: language), "markdown")
            expectNone(CSVReport.render(document, language: language), "csv")
            expectNone(CheckReport.terminal(check, language: language), "check")
        }
        expectNone(JSONReport.render(document), "json")
        expectNone(CheckReport.json(check), "check json")
    }

    @Test("no list shows them")
    func lists() throws {
        let scratch = Scratch()
        let settings = try request(scratch).settings()
        for subject in ["T1", "late", "openInTime", "unreadableDate", "unknownStatus"] {
            let (listing, _) = try Pipeline.list(subject, part: .denominator, settings)
            let sink = TextSink()
            let rows = try ListReport.write(listing, format: .json, language: .vi, to: sink)
            #expect(rows > 0)
            expectNone(sink.text, subject)
        }
    }

    @Test("the reject file holds the records as they stood, the reasons do not, and both are for their owner alone")
    func rejects() throws {
        let scratch = Scratch()
        _ = try Pipeline.analyze(try request(scratch).settings())
        let folder = scratch.path + "/rejects/ho-so.csv"
        let records = try String(contentsOfFile: folder + ".rejected.csv", encoding: .utf8)
        let reasons = try String(contentsOfFile: folder + ".reasons.csv", encoding: .utf8)
        #expect(records.contains("Zzqx Văn Ước"))
        expectNone(reasons, "reasons")
        for file in [".rejected.csv", ".reasons.csv"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder + file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("a file without the required headings is refused without quoting its cells")
    func refusals() throws {
        let scratch = Scratch()
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-01-15 08:00:00")))
        request.inputs = [scratch.file("x.csv", "Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901\n")]
        do {
            _ = try Pipeline.analyze(try request.settings())
            Issue.record("it was not refused")
        } catch {
            for sentence in Diagnostics.sentences(error) {
                expectNone(sentence.vi, "refusal")
                expectNone(sentence.en, "refusal")
            }
        }
    }
}
