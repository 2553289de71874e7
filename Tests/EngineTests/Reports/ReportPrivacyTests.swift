import Dossiers
@testable import Engine
import Foundation
import Reports
import Testing

/// Nothing personal is in a report, a comparison, a list of letters or a mail merge, in any format; officers are where
/// they were asked for, and nowhere else.
@Suite("Personal data in reports")
struct ReportPrivacyTests {
    private static let marks = ["Zzqx Văn Ước", "Zzqx Phố", "0999888777", "012345678901"]
    private static let officer = "Zzqx Cán Bộ"

    private static let text =
        """
        Mã hồ sơ,Tên thủ tục hành chính,Đơn vị giải quyết,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Ngày xin lỗi,Cán bộ xử lý,Chủ hồ sơ,Địa chỉ,Số điện thoại,CCCD
        H99.001-250701-0001,Đăng ký khai sinh,UBND xã Một,01/07/2025,05/07/2025,07/07/2025,Đã trả kết quả,,Zzqx Cán Bộ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901
        H99.001-250701-0002,Đăng ký khai sinh,UBND xã Hai,31/02/2025,05/07/2025,,Đang xử lý,,Zzqx Cán Bộ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901
        H99.001-250701-0003,Đăng ký khai sinh,UBND xã Hai,01/06/2025,05/06/2025,,Đang xử lý,,Zzqx Cán Bộ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901
        H99.001-250701-0004,Đăng ký khai sinh,UBND xã Một,01/07/2025,xx/07/2025,,Lạ,,Zzqx Cán Bộ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901
        H99.001-250701-0005,Đăng ký khai sinh,UBND xã Hai,01/07/2025,10/07/2025,,Đang xử lý,02/07/2025,Zzqx Cán Bộ,Zzqx Văn Ước,Zzqx Phố,0999888777,012345678901

        """

    private static var scratch: ReportScratch { ReportScratch(text, exportedAt: "2025-07-09") }

    private static func texts(_ report: Report) throws -> [(what: String, text: String)] {
        var texts = [("json", try report.json)]
        for language in Language.allCases {
            func write(_ what: String, _ body: (TextSink) throws -> Void) rethrows {
                let sink = TextSink()
                try body(sink)
                texts.append(("\(report.kind) \(what) \(language)", sink.text))
            }
            try write("csv") { try CSVReport.write(report, language: language, options: .init(), to: $0) }
            try write("markdown") { try MarkdownReport.write(report, language: language, to: $0) }
            try write("terminal") { try TerminalReport.write(report, language: language, options: .init(), to: $0) }
            try write("html") { try HTMLReport.write(report, language: language, to: $0) }
        }
        return texts
    }

    private static func expectNone(_ report: Report, officers: Bool = false) throws {
        for (what, text) in try texts(report) {
            for mark in marks { #expect(!text.contains(mark), "\(what) shows \(mark)") }
            if !officers { #expect(!text.contains(officer), "\(what) shows an officer") }
        }
    }

    @Test("no kind of report shows them", arguments: ReportKind.allCases)
    func reports(_ kind: ReportKind) throws {
        try Self.expectNone(try Self.scratch.report(kind, heldLists: 100))
        let by = kind == .procedures ? "procedure" : "unit"
        try Self.expectNone(try Self.scratch.report(kind, heldLists: 100) { $0.by = by })
    }

    @Test("letters show officers when they are cut by officer, and only then")
    func letters() throws {
        try Self.expectNone(try Self.scratch.letters(heldLists: 100))
        let by = try Self.scratch.letters(heldLists: 100) { $0.by = "officer" }
        try Self.expectNone(by, officers: true)
        #expect(try by.json.contains(Self.officer))
        let scratch = Self.scratch
        let listing = try Pipeline.mailMerge(scratch.with { $0.by = "officer" }, within: 5).listing
        let sink = TextSink()
        #expect(try ListReport.write(listing, format: .csv, language: .vi, to: sink) > 0)
        for mark in Self.marks + [Self.officer] { #expect(!sink.text.contains(mark)) }
    }

    @Test("comparisons show none")
    func comparisons() throws {
        try Self.expectNone(try Self.scratch.compare(["2025-06", "2025-07"]))
    }

    @Test("a store that kept no officers shows none")
    func store() throws {
        let place = StoreScratch()
        let scratch = Self.scratch
        try place.importing(scratch.request.inputs, drawnAt: "2025-07-09")
        var request = place.request()
        request.store = place.store
        for kind in ReportKind.allCases {
            try Self.expectNone(try Pipeline.report(kind, request, heldLists: 100).report)
        }
        try Self.expectNone(try Pipeline.letters(request, within: 5, heldLists: 100).report)
    }
}
