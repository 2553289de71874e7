import Dossiers
@testable import Engine
import Foundation
import Indicators
import Reports
import Synchronization
import Testing

/// The pack of cases/: its figures were counted by hand, dossier by dossier (cases/README.md).
@Suite("The pack, counted by hand")
struct PackTests {
    private static func settings(_ adjust: (inout RunRequest) -> Void = { _ in }) throws -> RunSettings {
        let pack = packageRoot + "/cases/pack/"
        var request = RunRequest(clock: Stamp(isoText: "2026-01-15 08:00")!)
        request.inputs = [pack + "ho-so.csv"]
        request.registers = ["so-thanh-toan", "so-so-hoa", "so-xin-loi", "so-danh-gia", "danh-muc"].map {
            pack + $0 + ".csv"
        }
        request.period = "2025-04"
        adjust(&request)
        return try request.settings()
    }

    @Test("population and balance are those counted by hand")
    func balance() throws {
        let total = try #require(try Pipeline.analyze(Self.settings()).slices.first)
        let expected: [(Mark, Int64)] = [
            (.carriedOver, 1), (.received, 12), (.receivedOnline, 5), (.receivedDirect, 6), (.receivedPostal, 1),
            (.early, 2), (.onTime, 3), (.late, 3),
            (.withdrawn, 2), (.refused, 1), (.openInTime, 1), (.openOverdue, 2), (.openPaused, 0), (.notAccepted, 1),
            (.onTimeOnlyByMovedDate, 1),
            (.announced, 1),
        ]
        for (mark, count) in expected { #expect(total[mark] == count, "\(mark)") }
    }

    @Test(
        "every indicator is the one counted by hand",
        arguments: [
            ("T1", "5/8"), ("T2", "6/11"), ("T3", "2/8"), ("T4", "2/3"), ("T5", "base 8 median 5 p90 8 max 8 sum 46"),
            ("T6", "base 3 median 2 p90 3 max 3 sum 7"), ("O1", "5/12"), ("O2", "5/10"), ("O3", "4/6"), ("O4", "5/11"),
            ("O5", "2/3"), ("P1", "3/6"),
            ("P2", "3/5"), ("P3", "2/2"), ("P4", "36000/60000"), ("D1", "6/12"), ("D2", "3/8"), ("D3", "2/8"),
            ("D4", "1/12"), ("D5", "2/12"),
            ("A1", "4/6"), ("A2", "2/6"), ("A3", "3/6"), ("A4", "2"), ("A5", "2/6"), ("A6", "1/2"), ("A7", "1"),
            ("A8", "1"), ("S1", "2/4"),
        ])
    func indicators(_ id: String, _ figure: String) throws {
        #expect(try Self.figures()[id] == figure)
    }

    @Test("no indicator is left out of the table above")
    func isComplete() throws {
        #expect(try Self.figures().count == 29)
        #expect(IndicatorCatalog.all.count == 29)
    }

    private static func figures() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try analysed(variants[0]).1.indicators.map { ($0.id, words($0.value)) })
    }

    private static func words(_ value: IndicatorResult.Value) -> String {
        switch value {
        case .ratio(let numerator, let denominator): "\(numerator)/\(denominator)"
        case .count(let count): "\(count)"
        case .days(let base, let median, let p90, let max, let sum):
            "base \(base) median \(median) p90 \(p90) max \(max) sum \(sum)"
        case .noData(let missing): "no data \(missing.map(\.key))"
        case .noCalendar(let year): "no calendar \(year)"
        }
    }

    private static func rows(_ key: String, _ part: Indicator.Part, _ settings: RunSettings) throws -> [[DossierListing
        .Cell]]
    {
        let listing = try Pipeline.list(key, part: part, settings).listing
        var rows: [[DossierListing.Cell]] = []
        while let row = try listing.nextRow() { rows.append(row) }
        return rows
    }

    @Test(
        "a list is as long as its figure, for every indicator, part, base and ruleset",
        arguments: IndicatorCatalog.all.map(\.id), Indicator.Part.allCases)
    func listLengths(_ id: String, _ part: Indicator.Part) throws {
        for variant in Self.variants {
            let (rules, base, filters) = variant
            let (settings, total) = try Self.analysed(variant)
            let value = try #require(total.indicators.first { $0.id == id }).value
            let listing = try Pipeline.list(id, part: part, settings).listing
            var length: Int64 = 0
            var fees: Int64 = 0
            let feeColumn = listing.columns.firstIndex { $0.key == "fee" }
            while let row = try listing.nextRow() {
                length += 1
                if let feeColumn, case .number(let fee) = row[feeColumn] { fees += fee }
            }
            switch value {
            case .ratio(let numerator, let denominator):
                // P4 is money: the list whose fees sum to it.
                #expect(
                    (id == "P4" ? fees : length) == (part == .numerator ? numerator : denominator),
                    "\(rules) \(base) \(filters)")
            case .count(let count): #expect(length == count)
            case .days(let count, _, _, _, _): #expect(length == count)
            case .noData, .noCalendar: Issue.record("\(id) has no value")
            }
        }
    }

    private typealias Variant = (rules: String, base: String, filters: [String])
    private static let variants: [Variant] = [
        ("form-06", "population", []), ("instant", "population", ["unit=Một cửa phường Mẫu"]),
        ("qd-766", "received", ["channel=online", "field=Hộ tịch"]),
    ]

    /// The settings of a variant and its figures, worked out once.
    private static func analysed(_ variant: Variant) throws -> (RunSettings, ReportDocument.Slice) {
        let key = "\(variant)"
        if let known = kept.withLock({ $0[key] }) { return known }
        let settings = try settings {
            $0.rules = variant.rules
            $0.base = variant.base
            $0.filters = variant.filters
        }
        let result = (settings, try #require(try Pipeline.analyze(settings).slices.first))
        kept.withLock { $0[key] = result }
        return result
    }

    private static let kept = Mutex<[String: (RunSettings, ReportDocument.Slice)]>([:])

    @Test(
        "a count of the balance can be listed too",
        arguments: [
            (Mark.carriedOver, ["0001"]), (.late, ["0004", "0005", "0006"]), (.openOverdue, ["0007", "0009"]),
            (.withdrawn, ["0010", "0011"]),
            (.refused, ["0011"]), (.notAccepted, ["0012"]), (.apologyMissingO, ["0009"]),
            (.onTimeOnlyByMovedDate, ["0013"]), (.letterWithoutLateness, ["0016"]),
        ])
    func listsMarks(_ mark: Mark, _ ids: [String]) throws {
        let rows = try Self.rows(MarkNames.key(of: mark), .numerator, Self.settings())
        let found = rows.map { row in if case .text(let id) = row[0] { String(id.suffix(4)) } else { "?" } }
        #expect(found == ids)
    }

    @Test("an excluded dossier is listed under its reason")
    func listsExclusions() throws {
        #expect(try Self.rows("withdrawnWithoutDate", .numerator, Self.settings()).count == 1)
    }

    @Test("an officer's name stands in no list that was not asked for by officer")
    func officers() throws {
        let plain = try Pipeline.list("T1", part: .denominator, Self.settings()).listing
        #expect(!plain.columns.contains { $0.key == "officer" })
        let asked = try Pipeline.list("T1", part: .denominator, Self.settings { $0.by = "officer" }).listing
        #expect(asked.columns.contains { $0.key == "officer" })
    }

    @Test(
        "slices add up where they are flows: units, procedures, channels",
        arguments: ["unit", "procedure", "field", "channel", "officer", "level"])
    func slicesAddUp(_ dimension: String) throws {
        let document = try Pipeline.analyze(Self.settings { $0.by = dimension })
        let total = try #require(document.slices.first)
        for mark in Mark.allCases {
            let sum = document.slices.filter { $0.depth == 1 }.reduce(Int64(0)) { $0 + $1[mark] }
            #expect(sum == total[mark], "\(mark)")
        }
    }
}
