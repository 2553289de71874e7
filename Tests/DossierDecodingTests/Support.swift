import Catalogs
import CSVStream
import Dossiers
@testable import DossierDecoding

/// A small seeded generator (SplitMix64), so that a failing case can be had again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}

extension DateParser {
    func parse(_ text: String) -> DateCell {
        let bytes = Array(text.utf8)
        return parse(bytes.span, 0, bytes.count)
    }
}

extension Stamp {
    init(_ text: String) { self = Stamp(isoText: text)! }
}

/// A small file, inspected and decoded whole.
struct Decoding {
    var inspection: FileInspection
    var rows: [Dossier] = []
    /// `line kind column` of each rejected record.
    var rejects: [String] = []
    var counts = DecodingCounts()
    var unknown: [UnknownWords.Word] = []
    let words = RunWords()

    static let clock = Stamp("2026-01-15 08:00")

    init(_ lines: [String], role: DossierDecoder.Role = .export, withOfficer: Bool = false) throws(FileRefusal) {
        try self.init(text: lines.joined(separator: "\n") + "\n", role: role, withOfficer: withOfficer)
    }

    init(text: String, role: DossierDecoder.Role = .export, withOfficer: Bool = false) throws(FileRefusal) {
        let bytes = Array(text.utf8)
        let inspector = FileInspector(
            schemas: Catalog.builtIn.schemas, schemaIsForced: false, requirement: role == .export ? .export : .register)
        inspection = try inspector.inspect(bytes, isWhole: true)
        let reader = LibCSVReader(source: MemorySource(bytes), dialect: inspection.dialect, blockSize: 64)
        var decoder = DossierDecoder(
            inspection: inspection, role: role, file: 0, words: words, withOfficer: withOfficer, keepsTexts: false,
            clock: Self.clock)
        let batch = RecordBatch()
        var decoded = DecodedBatch()
        while (try? reader.next(into: batch)) == true {
            decoder.decode(batch, into: &decoded)
            rows += decoded.rows
            rejects += decoded.rejected.map { "\(batch.entries[$0.entry].firstLine) \($0.kind) \($0.column)" }
        }
        counts = decoder.counts
        counts.finish()
        unknown = decoder.unknownWords.words
    }

    /// The skipped kinds as `kind count`, in the order of the kinds.
    var skips: [String] {
        SkipKind.allCases.compactMap { kind in counts.skipped[kind].flatMap { $0 > 0 ? "\(kind) \($0)" : nil } }
    }
}
