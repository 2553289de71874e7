import Dossiers
@testable import Engine
import Generator
import Reports
import Testing

/// Exports made by the generator must come to the counts that it built in, which it keeps without reading
/// anything: by unit and quarter, whatever the layout, dirt and quoting.
@Suite("Engine and truth")
struct EngineTruthTests {
    struct Variant: Sendable, CustomTestStringConvertible {
        var layout: GeneratorSettings.Layout
        var dirt: GeneratorSettings.Dirt
        var quoting: GeneratorSettings.Quoting
        var deduplicates: Bool
        var testDescription: String { "\(layout) \(dirt) \(quoting) \(deduplicates ? "dedup" : "plain")" }

        static let all: [Variant] = GeneratorSettings.Layout.allCases.flatMap { layout in
            GeneratorSettings.Dirt.allCases.flatMap { dirt in
                [true, false].map {
                    Variant(layout: layout, dirt: dirt, quoting: $0 ? .minimal : .all, deduplicates: $0)
                }
            }
        }
    }

    private static let marks: [(Truth.Column, @Sendable (ReportDocument.Slice) -> Int64)] = [
        (.received, { $0[.received] }), (.finished, { $0.resolved }), (.early, { $0[.early] }),
        (.onTime, { $0[.onTime] }), (.late, { $0[.late] }), (.open, { $0.open }), (.overdue, { $0[.openOverdue] }),
        (.withdrawn, { $0[.withdrawn] }), (.refused, { $0[.refused] }), (.resultDigitized, { $0[.resultDigitized] }),
        (.lateWithApologyDate, { $0[.lateWithDatedLetter] }), (.lateFirstPromise, { $0[.lateFirstPromiseR] }),
        (.lateFirstPromiseWithApologyDate, { $0[.apologyR] - $0[.apologyUndatedR] }), (.online, { $0[.online] }),
        (.withFee, { $0[.withFee] }), (.paidOnline, { $0[.paidOnlineWithFee] }), (.notAccepted, { $0[.notAccepted] }),
    ]

    @Test("figures by unit and quarter equal what the generator built in", arguments: Variant.all)
    func equal(_ variant: Variant) throws {
        var settings = GeneratorSettings(records: 1500, seed: 11)
        settings.layout = variant.layout
        settings.dirt = variant.dirt
        settings.quoting = variant.quoting
        var files: [GeneratedFile: [UInt8]] = [:]
        let truth = try ExportGenerator(settings).run(Set(GeneratedFile.allCases)) { file, bytes in
            for index in bytes.indices { files[file, default: []].append(bytes[index]) }
        }
        let scratch = Scratch()
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-11-01 08:00:00")))
        request.inputs = [scratch.file("ho-so.csv", files[.export] ?? [])]
        request.base = "received"
        request.by = "unit,quarter"
        request.rules = "instant"
        request.asOf = "2026-01-01 00:00"
        request.maxRejects = "100%"
        request.deduplicates = variant.deduplicates
        // Registers replace what the export says; in the full layout everything stands in the export.
        let joins = variant.layout == .igate && variant.deduplicates
        if joins {
            request.registers = GeneratedFile.registers.map { scratch.file($0.fileName, files[$0] ?? []) }
        }
        let document = try Pipeline.analyze(try request.settings())

        #expect(document.totals.accepted == Int64(truth.accepted))
        #expect(document.totals.replaced == (variant.deduplicates ? Int64(truth.replaced) : 0))
        #expect(document.totals.lines == Int64(truth.lines))
        #expect(document.totals.bytes == Int64(truth.bytes))
        for (kind, count) in truth.rejected {
            #expect((document.files[0].rejected.first { $0.kind == kind.rawValue }?.count ?? 0) == Int64(count))
        }
        for (kind, count) in truth.skipped {
            #expect((document.files[0].skipped.first { $0.kind == kind.rawValue }?.count ?? 0) == Int64(count))
        }
        let table = variant.deduplicates ? truth.dedup : truth.plain
        let total = document.slices[0]
        for (column, count) in Self.marks where joins || variant.layout == .full || !column.isFromRegister {
            #expect(count(total) == Int64(table[column]), "\(column)")
        }
        var cells = 0
        for slice in document.slices where slice.depth == 2 {
            let quarter = try #require(slice.key[1])
            let year = try #require(Int(quarter.prefix(4)))
            let number = try #require(Int(quarter.suffix(1)))
            let counts = try #require(table.counts(unit: slice.key[0] ?? "", year: year, quarter: number))
            for (column, count) in Self.marks where joins || variant.layout == .full || !column.isFromRegister {
                #expect(count(slice) == Int64(counts[column.rawValue]), "\(slice.key) \(column)")
            }
            cells += 1
        }
        #expect(cells > 200)
    }
}
