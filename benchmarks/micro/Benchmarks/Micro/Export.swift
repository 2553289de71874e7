import CSVStream
import Catalogs
import DossierDecoding
import Dossiers
import Generator

/// An export in memory, with what the generator knows of it.
struct Export {
    let bytes: [UInt8]
    let truth: Truth
    /// With the heading.
    let records: Int

    init(records: Int, _ quoting: GeneratorSettings.Quoting = .minimal) throws {
        var settings = GeneratorSettings(records: records, seed: 20_250_101)
        settings.quoting = quoting
        self.records = records + 1
        var bytes: [UInt8] = []
        truth = try ExportGenerator(settings).run { _, block in
            block.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }
        self.bytes = bytes
    }

    /// Every block of the export, parsed.
    func blocks() throws -> [ScannedBlock] {
        let scan = FileScan(source: MemorySource(bytes), dialect: CSVDialect())
        var blocks: [ScannedBlock] = []
        while true {
            let block = ScannedBlock()
            guard try scan.next(into: block) else { return blocks }
            blocks.append(block)
        }
    }

    /// Every record as a row.
    func rows() throws -> [Dossier] {
        let inspector = FileInspector(schemas: Catalog.builtIn.schemas, schemaIsForced: false, requirement: .export)
        let inspection = try inspector.inspect(Array(bytes.prefix(FileInspector.headBytes)), isWhole: false)
        var decoder = DossierDecoder(
            inspection: inspection, role: .export, file: 0, words: RunWords(), withOfficer: false, keepsTexts: false,
            clock: Bounds.asOf)
        var rows: [Dossier] = []
        var decoded = DecodedBatch()
        for block in try blocks() {
            for batch in block.batches {
                decoder.decode(batch, into: &decoded)
                rows += decoded.rows
            }
        }
        return rows
    }
}

/// The year of the generated export, judged at its end.
enum Bounds {
    static let asOf = Stamp(isoText: "2026-01-01 00:00:00")!
    static let year = Period(from: Stamp(isoText: "2025-01-01 00:00:00")!, to: asOf, label: "2025")
}
