import CSVStream
import CTextKernels
import Generator
import Tokens

/// Bytes → the bounds of every cell.
func registerTokenizing() {
    for (quoting, name) in [(GeneratorSettings.Quoting.minimal, "minimal quoting"), (.all, "all quoted")] {
        for (level, word) in [(MC_PORTABLE, "portable"), (MC_AVX2, "AVX2"), (MC_AVX512, "AVX-512")]
        where level.rawValue <= mc_kernel_level().rawValue {
            micro(
                "tokenize, \(name), \(word)", prepare: { try Text(quoting) }, records: \.export.records,
                expect: \.scanned,
                work: {
                    mc_limit_kernel_level(level)
                    defer { mc_limit_kernel_level(MC_AVX512) }
                    return try Tokens.scan(MemorySource($0.export.bytes), CSVDialect())
                })
        }
        micro(
            "tokenize, \(name), libcsv", prepare: { try Text(quoting) }, records: \.export.records,
            expect: \.parsedByLibCSV,
            work: {
                var tokens = Tokens()
                try Text.parse($0.export) { tokens.count($0) }
                return tokens
            })
    }
    for (level, word) in [(MC_PORTABLE, "portable"), (MC_AVX2, "AVX2"), (MC_AVX512, "AVX-512")]
    where level.rawValue <= mc_kernel_level().rawValue {
        micro(
            "check UTF-8, \(word)", prepare: { try Text(.minimal) }, records: \.export.records, expect: { _ in 0 },
            work: { mc_check_utf8_at(level, $0.export.bytes, $0.export.bytes.count) })
    }
}

/// An export and what tokenizing it has to give.
private struct Text {
    let export: Export
    let scanned: Tokens
    let parsedByLibCSV: Tokens

    /// Compares every cell of both parsers once; what is measured has to give the same bounds again.
    init(_ quoting: GeneratorSettings.Quoting) throws {
        export = try Export(records: 50_000, quoting)
        var cells = Cells()
        let block = ScannedBlock()
        let scan = FileScan(source: MemorySource(export.bytes), dialect: CSVDialect())
        while try scan.next(into: block) { for batch in block.batches { cells.add(batch) } }
        scanned = try Tokens.scan(MemorySource(export.bytes), CSVDialect())

        var wanted = Cells()
        var tokens = Tokens()
        try Self.parse(export) {
            wanted.add($0)
            tokens.count($0)
        }
        parsedByLibCSV = tokens
        guard cells == wanted, scanned.records == export.records, scanned.fields == 24 * export.records else {
            throw Wrong(description: "\(cells), \(scanned) ≠ libcsv's \(wanted), \(tokens)")
        }
    }

    /// Lets libcsv parse everything.
    static func parse(_ export: Export, _ body: (RecordBatch) -> Void) throws {
        let reader = LibCSVReader(source: MemorySource(export.bytes), dialect: CSVDialect())
        let batch = RecordBatch()
        while try reader.next(into: batch) { body(batch) }
    }
}

/// All cells in one number.
private struct Cells: Equatable {
    var count = 0
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ batch: RecordBatch) {
        for entry in batch.entries {
            for index in 0..<Int(entry.fieldCount) {
                let cell = batch.field(index, of: entry, in: CSVDialect())
                count += 1
                digest = (digest ^ UInt64(cell.count)) &* 0x0000_0100_0000_01B3
                for byte in cell { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            }
        }
    }
}
