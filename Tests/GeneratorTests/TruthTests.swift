import Foundation
import Generator
import Testing

/// One combination of what the command line can ask for.
struct Variant: CustomTestStringConvertible, Sendable {
    var layout: GeneratorSettings.Layout
    var dirt: GeneratorSettings.Dirt
    var quoting: GeneratorSettings.Quoting
    var seed: UInt64
    var testDescription: String { "\(layout) \(dirt) \(quoting) \(seed)" }

    static let all: [Variant] = GeneratorSettings.Layout.allCases.flatMap { layout in
        GeneratorSettings.Dirt.allCases.flatMap { dirt in
            GeneratorSettings.Quoting.allCases.map { quoting in
                Variant(layout: layout, dirt: dirt, quoting: quoting, seed: quoting == .all ? 77 : 5)
            }
        }
    }

    func settings(_ records: Int) -> GeneratorSettings {
        GeneratorSettings(records, seed: seed, layout: layout, dirt: dirt, quoting: quoting, repeats: 6)
    }
}

@Suite struct TruthTests {
    @Test("the truth equals a recount of the written text", arguments: Variant.all)
    func truthEqualsRecount(_ variant: Variant) throws {
        let made = try Made(variant.settings(1_000))
        let recount = NaiveRecount(made)
        let truth = made.truth
        #expect(truth.bytes == made.export.count)
        #expect(truth.lines == recount.lines)
        #expect(truth.accepted == recount.accepted)
        #expect(truth.rejected == recount.rejected)
        #expect(truth.skipped == recount.skipped)
        #expect(truth.replaced == recount.replaced)
        #expect(truth.plain.excluded.values.reduce(0, +) == recount.excludedPlain)
        #expect(truth.dedup.excluded.values.reduce(0, +) == recount.excludedDedup)
        expect(
            truth.plain, recount.plain,
            without: variant.layout == .igate ? Truth.Column.allCases.filter(\.isFromRegister) : [])
        expect(truth.dedup, recount.dedup, without: [])
    }

    private func expect(
        _ table: Truth.Table, _ recount: [NaiveRecount.Cell: NaiveRecount.Counts],
        without left: [Truth.Column]
    ) {
        var sums: NaiveRecount.Counts = [:]
        for (cell, counts) in recount {
            let told = table.counts(unit: cell.unit, year: cell.year, quarter: cell.quarter)
            for column in Truth.Column.allCases where !left.contains(column) {
                sums[column, default: 0] += counts[column] ?? 0
                #expect(told?[column.rawValue] == counts[column] ?? 0, "\(cell) \(column)")
            }
        }
        // The sums show that no further cell holds anything.
        for column in Truth.Column.allCases where !left.contains(column) {
            #expect(table[column] == sums[column] ?? 0, "\(column)")
        }
    }

    @Test("records and counts balance", arguments: Variant.all)
    func balance(_ variant: Variant) throws {
        let truth = try ExportGenerator(variant.settings(500)).run([]) { (_, _: Span<UInt8>) in }
        let rejected = truth.rejected.values.reduce(0, +)
        #expect(truth.accepted + rejected + (truth.skipped[.notAccepted] ?? 0) == 500)
        #expect(truth.dossiers == truth.accepted - truth.replaced)
        for (table, records) in [(truth.plain, truth.accepted), (truth.dedup, truth.dossiers)] {
            #expect(table[.received] == table[.finished] + table[.withdrawn] + table[.open])
            #expect(table[.finished] == table[.early] + table[.onTime] + table[.late])
            #expect(table[.received] + table[.notAccepted] + table.excluded.values.reduce(0, +) == records)
        }
    }

    @Test(
        "much dirt holds every kind of reject, skip, finding and exclusion",
        arguments: [
            GeneratorSettings.Layout.full, .igate,
        ])
    func everyKindOccurs(_ layout: GeneratorSettings.Layout) throws {
        let truth = try ExportGenerator(GeneratorSettings(20_000, layout: layout, dirt: .much)).run([]) {
            (_, _: Span<UInt8>) in
        }
        for kind in Truth.Reject.allCases { #expect(truth.rejected[kind, default: 0] > 0, "\(kind)") }
        // A file that is cut off has no footer; only the full layout begins with a separator line.
        for kind in Truth.Skip.allCases where kind != .footer && !(layout == .igate && kind == .separatorLine) {
            #expect(truth.skipped[kind, default: 0] > 0, "\(kind)")
        }
        for kind in Truth.Finding.allCases
        where layout == .full || [.shortRecord, .unreadableDate, .unknownStatus].contains(kind) {
            #expect(truth.findings[kind, default: 0] > 0, "\(kind)")
        }
        for kind in Truth.Exclusion.allCases {
            #expect(truth.plain.excluded[kind, default: 0] > 0, "\(kind)")
        }
        #expect(truth.replaced > 0)
    }

    @Test("some dirt ends with a totals row and a footer, and stays far below the limit of rejects")
    func someDirt() throws {
        let truth = try ExportGenerator(GeneratorSettings(10_000, dirt: .some)).run([]) {
            (_, _: Span<UInt8>) in
        }
        #expect(truth.skipped[.footer] == 1)
        #expect(truth.skipped[.total, default: 0] > 1)
        #expect(truth.rejected.values.reduce(0, +) < 10_000 / 100)
        #expect(truth.rejected[.cutOff] == nil)
    }

    @Test("without dirt nothing is rejected, excluded or found fault with")
    func noDirt() throws {
        let truth = try ExportGenerator(GeneratorSettings(5_000)).run([]) { (_, _: Span<UInt8>) in }
        #expect(truth.rejected.isEmpty)
        #expect(truth.findings.isEmpty)
        #expect(truth.plain.excluded.isEmpty)
        #expect(Set(truth.skipped.keys) == [.heading, .notAccepted])
    }

    @Test("the registers' rows are counted, and those whose dossier the export lost", arguments: Variant.all)
    func registers(_ variant: Variant) throws {
        let made = try Made(variant.settings(250))
        let layout = variant.layout
        let ids = Set(
            split(made.export).records.filter { record in
                let received = record.cells.count > 9 ? record.cells[layout == .full ? 9 : 4] : ""
                return moment(received) != nil && record.cells.count >= (layout == .full ? 22 : 11)
                    && !record.hasBadEncoding && !record.hasZeroByte
                    && !record.cells.dropFirst(layout == .full ? 24 : 12).contains { !$0.isEmpty }
            }.map { $0.cells[0].filter { $0.isLetter || $0.isNumber || "-.".contains($0) } })
        for file in GeneratedFile.registers {
            let rows = split(made.files[file]!).records.dropFirst()
            let told = try #require(made.truth.registers[file])
            #expect(told.rows == rows.count)
            if file != .procedures {
                #expect(told.unmatched == rows.count { !ids.contains($0.cells[0]) }, "\(file)")
                #expect(Set(rows.map { $0.cells[0] }).count == rows.count, "one row a dossier")
            }
        }
    }

    @Test("the JSON says what the values say")
    func json() throws {
        let truth = try Made(GeneratorSettings(900, layout: .igate, dirt: .some)).truth
        let json = try #require(JSONSerialization.jsonObject(with: Data(truth.json().utf8)) as? [String: Any])
        #expect(json["accepted"] as? Int == truth.accepted)
        #expect(json["dossiers"] as? Int == truth.dossiers)
        #expect(json["asOf"] as? String == "2026-01-01 00:00:00")
        #expect((json["skipped"] as? [String: Int])?["title"] == 3)
        let plain = try #require(json["plain"] as? [String: Any])
        #expect(
            (plain["columns"] as? [String])?.contains("online") == false,
            "the registers tell it, not the export")
        let dedup = try #require(json["dedup"] as? [String: Any])
        let columns = try #require(dedup["columns"] as? [String])
        #expect(columns == Truth.Column.allCases.map { "\($0)" })
        #expect(dedup["total"] as? [Int] == Truth.Column.allCases.map { truth.dedup[$0] })
        let cells = try #require(dedup["cells"] as? [[Any]])
        for cell in cells {
            let unit = try #require(cell[0] as? String)
            let year = try #require(cell[1] as? Int)
            let quarter = try #require(cell[2] as? Int)
            #expect(
                truth.dedup.counts(unit: unit, year: year, quarter: quarter)
                    == cell.dropFirst(3).map { $0 as? Int ?? -1 })
        }
    }
}
