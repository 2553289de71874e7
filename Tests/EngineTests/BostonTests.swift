import Dossiers
@testable import Engine
import Foundation
import Reports
import Testing

/// Real requests of a city that judged them itself: our verdicts must be the city's (its own count stands in
/// `expected.json`, made from its labels by a script beside it).
@Suite("Boston 311")
struct BostonTests {
    private struct Expected: Decodable {
        struct Counts: Decodable {
            var records, closed, closedOnTime, closedLate, open, openNoTarget, openInTime, openOverdue: Int64
        }
        var total: Counts
        var byQuarterOpened: [String: Counts]
    }

    private static let folder = packageRoot + "/Tests/EngineTests/Fixtures/boston311"

    private func analyze(by: String?, base: String) throws -> ReportDocument {
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-01-15 08:00:00")))
        request.inputs = [Self.folder]
        request.rules = "instant"
        request.asOf = "2016-01-13 00:00"
        request.by = by
        request.base = base
        return try Pipeline.analyze(try request.settings())
    }

    private func expected() throws -> Expected {
        try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: URL(fileURLWithPath: Self.folder + "/expected.json")))
    }

    private func check(_ slice: ReportDocument.Slice, _ counts: Expected.Counts) {
        #expect(slice[.received] == counts.records)
        #expect(slice.resolved == counts.closed)
        #expect(slice[.early] + slice[.onTime] == counts.closedOnTime)
        #expect(slice[.late] == counts.closedLate)
        #expect(slice.open == counts.open)
        #expect(slice[.openOverdue] == counts.openOverdue)
        #expect(slice[.openInTime] == counts.openInTime + counts.openNoTarget)
    }

    @Test("on time, late, in time and overdue are what the city says", arguments: ["population", "received"])
    func agreesWithTheCity(_ base: String) throws {
        let document = try analyze(by: nil, base: base)
        #expect(document.files.allSatisfy { $0.schema == "boston-311" && $0.totals.rejected == 0 })
        check(document.slices[0], try expected().total)
    }

    @Test("so they are for each quarter of opening")
    func agreesByQuarter() throws {
        let counts = try expected().byQuarterOpened
        let document = try analyze(by: "quarter", base: "received")
        let cells = document.slices.filter { $0.depth == 1 }
        #expect(cells.count == counts.count)
        for slice in cells { check(slice, try #require(counts[slice.key[0] ?? ""])) }
    }

    @Test("a year without a calendar has no processing times, and says which year")
    func namesTheYear() throws {
        let document = try analyze(by: nil, base: "population")
        let days = document.slices[0].indicators.first { $0.id == "T5" }
        #expect(days?.value == .noCalendar(year: 2015))
    }
}
