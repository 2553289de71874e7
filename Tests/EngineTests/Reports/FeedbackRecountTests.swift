import Dossiers
@testable import Engine
import Foundation
import Indicators
import Reports
import Testing

/// Petitions and ratings made up by chance, counted again with days as plain numbers; and nothing personal anywhere.
@Suite("Petitions and ratings, counted again")
struct FeedbackRecountTests {
    /// One petition as it is written down.
    private struct Petition {
        var received: Int
        var due: Int?
        var answered: Int?
        var published: Int?
        var status: String
        var unit: String
        var rating: String

        func record(_ number: Int) -> String {
            func day(_ day: Int?) -> String { day.map(PlainCalendar.text) ?? "" }
            return [
                "PA-\(number)", day(received), day(due), day(answered), day(published), unit, status, rating,
                "Zzqx Văn Ước", "0999888777", "\"Zzqx, nội dung\"",
            ].joined(separator: ",")
        }
    }

    private struct Counts: Equatable {
        var k1 = [0, 0], k2 = [0, 0], k3 = [0, 0]
        var text: [String] { [k1, k2, k3].map { "\($0[0])/\($0[1])" } }
    }

    private static let heading =
        "Mã PAKN,Ngày gửi,Hạn trả lời,Ngày trả lời,Ngày công khai,Đơn vị xử lý,Trạng thái,Mức độ hài lòng,Người gửi,Số điện thoại,Nội dung"
    private static let units = ["UBND phường Một", "UBND xã Hai", ""]

    private static func made(_ seed: UInt64, _ count: Int) -> [Petition] {
        var chance = MadeExport(seed: seed)
        let first = PlainCalendar.day("01/02/2025")
        return (0..<count).map { _ in
            let received = first + chance.below(120)
            var petition = Petition(
                received: received, status: "Đang xử lý", unit: units[chance.below(3)],
                rating: ["Hài lòng", "Bình thường", "Không hài lòng", "", "Rất hài lòng"][chance.below(5)])
            if chance.below(3) > 0 { petition.due = received + chance.below(30) }
            switch chance.below(8) {
            case 0: break
            case 1:
                petition.status = "Từ chối"
                petition.answered = received + chance.below(6)
            case 2:
                petition.status = "Người gửi rút"
                petition.answered = received + chance.below(9)
            case 3: petition.status = "Đã trả lời"
            default:
                petition.status = "Đã trả lời"
                petition.answered = received + chance.below(35)
                if chance.below(3) > 0 { petition.published = petition.answered! + chance.below(12) }
            }
            return petition
        }
    }

    /// By days alone, one petition after the other.
    private static func recount(_ petitions: [Petition], from: Int, to: Int, unit: String? = nil) -> Counts {
        var counts = Counts()
        for petition in petitions where unit == nil || petition.unit == unit {
            let end = petition.answered ?? petition.published
            let isGone = petition.status == "Người gửi rút"
            let isRefused = petition.status == "Từ chối"
            if end == nil, petition.status == "Đã trả lời" { continue }
            guard petition.received < to, end.map({ $0 >= from }) ?? true else { continue }
            let isEnded = end.map { $0 < to } ?? false
            if isEnded, isGone { continue }
            let due = petition.due ?? PlainCalendar.adding(isRefused ? 2 : 15, to: petition.received)
            counts.k1[1] += 1
            if due >= (isEnded ? end! : to - 1) { counts.k1[0] += 1 }
            guard isEnded else { continue }
            if !isRefused {
                counts.k2[1] += 1
                if let published = petition.published, published < to { counts.k2[0] += 1 }
            }
            if !petition.rating.isEmpty {
                counts.k3[1] += 1
                if petition.rating.lowercased().hasSuffix("hài lòng"), !petition.rating.hasPrefix("Không") {
                    counts.k3[0] += 1
                }
            }
        }
        return counts
    }

    private static func scratch(_ petitions: [Petition]) -> FeedbackScratch {
        let records = petitions.enumerated().map { $1.record($0) }
        return FeedbackScratch(
            petitions: ([heading] + records).joined(separator: "\n") + "\n",
            ratings: """
                Mã phiếu,Ngày đánh giá,Đơn vị,Lĩnh vực,Mức độ hài lòng,Người đánh giá,Ý kiến
                A,01/04/2025,UBND phường Một,Đất đai,Hài lòng,Zzqx Văn Ước,Zzqx Phố
                B,31/02/2025,UBND phường Một,Đất đai,Hài lòng,Zzqx Văn Ước,Zzqx Phố
                C,02/04/2025,UBND xã Hai,Hộ tịch,Zzqx chữ lạ,Zzqx Văn Ước,0999888777

                """, exportedAt: "2025-08-31")
    }

    @Test(
        "the figures of the whole and of each unit are those of a plain count", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func figures(_ seed: UInt64) throws {
        let petitions = Self.made(seed, 400)
        let scratch = Self.scratch(petitions)
        for (period, from, to) in [
            ("2025-04", "15/03/2025", "15/04/2025"), ("2025-03-01..2025-05-31", "01/03/2025", "01/06/2025"),
            ("2025-05-05..2025-05-05", "05/05/2025", "06/05/2025"),
        ] {
            let (from, to) = (PlainCalendar.day(from), PlainCalendar.day(to))
            let whole = Self.recount(petitions, from: from, to: to)
            #expect(whole.k1[1] > 0)
            let found = try scratch.figures(period)
            #expect(["K1", "K2", "K3"].map { FeedbackTests.words(found[$0]) } == whole.text, "\(period)")
            let report = try scratch.report(period)
            for key in ["petitions", "answers"] {
                let table = try #require(report.table(key))
                for row in try table.all {
                    let name = table.cell(row, "unit").plain
                    let unit = row.kind == .total ? nil : Self.units.contains(name) ? name : ""
                    let counts = Self.recount(petitions, from: from, to: to, unit: unit)
                    let ids = key == "petitions" ? ["K1"] : ["K2", "K3"]
                    #expect(
                        ids.map { table.cell(row, $0).plain }
                            == (key == "petitions" ? [counts.text[0]] : Array(counts.text[1...])),
                        "\(period) \(name)")
                    try Self.expectSums(table, row)
                }
            }
            let overdue = try #require(report.section("overdue") == nil ? 0 : report.table("overdue")?.rows.count)
            #expect(overdue == whole.k1[1] - whole.k1[0])
            let unpublished = report.table("unpublished")?.rows.count ?? 0
            #expect(unpublished == whole.k2[1] - whole.k2[0])
        }
    }

    /// Every sum that a table tells of holds.
    private static func expectSums(_ table: Report.Table, _ row: Report.Row) throws {
        for sum in table.sums {
            let parts = sum.parts.compactMap { row.cells[$0].count }
            #expect(row.cells[sum.total].count == parts.reduce(0, +), "\(table.columns[sum.total].key)")
        }
    }

    @Test("the report is the same with any number of threads")
    func threads() throws {
        let scratch = Self.scratch(Self.made(7, 500))
        let one = try scratch.report("2025-Q2") { $0.threads = 1 }.json
        for threads in [2, 5] { #expect(try scratch.report("2025-Q2") { $0.threads = threads }.json == one) }
    }

    @Test("no name, phone number or word of a petition is in any form of the report")
    func privacy() throws {
        let report = try Self.scratch(Self.made(3, 60)).report("2025-Q2")
        var texts = [try report.json]
        for language in Language.allCases {
            func write(_ body: (TextSink) throws -> Void) rethrows {
                let sink = TextSink()
                try body(sink)
                texts.append(sink.text)
            }
            try write { try CSVReport.write(report, language: language, options: .init(), to: $0) }
            try write { try MarkdownReport.write(report, language: language, to: $0) }
            try write { try TerminalReport.write(report, language: language, options: .init(), to: $0) }
            try write { try HTMLReport.write(report, language: language, to: $0) }
        }
        for text in texts {
            #expect(text.contains("PA-"))
            for mark in ["Zzqx", "0999888777"] { #expect(!text.contains(mark)) }
        }
    }

    @Test("a publication has no list and no count below five")
    func publication() throws {
        let report = try Self.scratch(Self.made(9, 90)).report("2025-Q2").hidingSmallCells(under: 5)
        #expect(report.tables.allSatisfy { !$0.isList })
        for table in report.tables {
            for row in try table.all {
                for cell in row.cells {
                    switch cell {
                    case .number(let number): #expect(number == 0 || number >= 5)
                    case .rate(let numerator, let denominator, _):
                        for count in [numerator, denominator, denominator - numerator] {
                            #expect(count == 0 || count >= 5)
                        }
                    default: break
                    }
                }
            }
        }
    }
}
