/// A batch of records: field bounds in a byte arena, and for every stretch of the file one entry.
///
/// This is the contract between bytes and dossiers. Any parser that fills it (libcsv today, a structural
/// scanner beside it) yields the same entries for the same file, whatever the block size. The entries of
/// all batches of a file, in order, cover its lines 1…last and its bytes 0…size without gap or overlap.
public final class RecordBatch {
    /// The stretches of the file in this batch, in order.
    public internal(set) var entries: [RecordEntry] = []
    /// Bounds of the fields: field *k* of the arena is `fieldStarts[k] ..< fieldEnds[k]`. The arrays are reused
    /// from batch to batch and may be longer than the entries need: go by ``RecordEntry/firstField``.
    public internal(set) var fieldStarts: [UInt32] = []
    public internal(set) var fieldEnds: [UInt32] = []
    /// The unquoted cells, one after the other, each followed by one zero byte that belongs to none.
    var arena: [UInt8] = []
    /// How many bytes of ``arena`` this batch uses.
    var arenaCount = 0
    /// The bytes of the file that the entries cover, as they stand (UTF-16 files: as UTF-8).
    var raw: [UInt8] = []

    public init() {}

    /// Lends the arena in which ``fieldStarts`` and ``fieldEnds`` point, once a batch.
    public func withBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        let held = arena
        return try body(held.span.extracting(first: arenaCount))
    }

    /// The bytes of one entry as they stand in the file, its line end included (and a byte order mark before
    /// the first).
    public func rawBytes(of entry: RecordEntry) -> ArraySlice<UInt8> {
        raw[Int(entry.rawStart)..<Int(entry.rawStart) + Int(entry.rawCount)]
    }

    /// The cell as bytes (a copy: for headings, tests and messages, not for the hot path).
    public func field(_ index: Int, of entry: RecordEntry) -> ArraySlice<UInt8> {
        let k = Int(entry.firstField) + index
        return arena[Int(fieldStarts[k])..<Int(fieldEnds[k])]
    }
}

/// One stretch of a file: a record, a blank line, or a stretch that could not become a record.
public struct RecordEntry: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// A record with its fields in the arena.
        case record
        /// A physical line without any cell (empty, or blanks only).
        case blank
        /// A `sep=` line at the head of the file.
        case separatorLine
        /// A stretch that is rejected by the reader itself. Its fields are not in the arena.
        case fault(RecordFault)
        /// More bytes of the fault before it, which were too many for one batch. It lies on the last line of
        /// that fault, whose ``RecordEntry/lastLine`` already counts it.
        case faultContinued
    }
    public var kind: Kind
    public var firstField: UInt32
    public var fieldCount: UInt32
    /// Physical lines, from 1; a record spans several when a quoted cell holds line ends.
    public var firstLine: UInt64
    public var lastLine: UInt64
    /// Number of the record in its file, from 1: `.record` and `.fault` entries count; the others carry the
    /// number of the last one before them.
    public var recordNumber: UInt64
    /// Offset of the first byte in the (decompressed) file, and number of bytes with the line end.
    /// In a UTF-16 file these count the file's own bytes.
    public var byteOffset: UInt64
    public var byteCount: UInt64
    /// The same stretch in ``RecordBatch/raw``.
    public var rawStart: UInt32
    public var rawCount: UInt32
    /// False for the last stretch of a file that does not end with a line end.
    public var endsWithLineEnd: Bool
    /// True when the stretch holds bytes that are not the file's encoding.
    public var hasBadEncoding: Bool
    /// True when the stretch holds a zero byte.
    public var hasZeroByte: Bool
}

/// Why the reader itself rejects a stretch.
public enum RecordFault: String, CaseIterable, Sendable {
    /// A quote that is not closed before the end of the file or before the field limit.
    case unclosedQuote
    case fieldTooLong
    case recordTooLong
}
