/// A batch of records: where their cells stand, and for every stretch of the file one entry.
///
/// This is the contract between bytes and dossiers. Both parsers fill it, libcsv and the structural scanner, with the
/// same entries for the same file, whatever the block size. The entries of all batches of a file, in order, cover its
/// lines 1…last and its bytes 0…size without gap or overlap.
public final class RecordBatch {
    /// The stretches of the file in this batch, in order.
    public internal(set) var entries: [RecordEntry] = []
    /// Where the cells end: cell *k* of an entry begins behind `stops[first + k - 1]` (which is 2³² − 1 in front of
    /// the first byte) and ends in front of `stops[first + k]`, `first` being its ``RecordEntry/firstField``. The
    /// array is reused from batch to batch and may be longer than the entries need.
    public internal(set) var stops: [UInt32] = []
    /// The bytes of the file that the entries cover, as they stand (UTF-16 files: as UTF-8). The scanner leaves cells
    /// where they are, and puts those of its records that hold doubled quotes behind everything else.
    var raw: [UInt8] = []
    /// libcsv's cells, one after the other, each followed by one zero byte that belongs to none.
    var arena: [UInt8] = []
    /// How many bytes of ``arena`` this batch uses.
    var arenaCount = 0
    /// Whether ``stops`` point into ``raw`` or into ``arena``.
    var cellsStandInRaw = false

    public init() {}

    /// Lends the bytes in which ``stops`` point, once a batch.
    public func withBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        let held = cellsStandInRaw ? raw : arena
        return try body(cellsStandInRaw ? held.span : held.span.extracting(first: arenaCount))
    }

    /// The same for kernels. Behind every cell at least 32 bytes are readable.
    func withCells<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        (cellsStandInRaw ? raw : arena).withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
    }

    /// The bytes of one entry as they stand in the file, its line end included (and a byte order mark before
    /// the first).
    public func rawBytes(of entry: RecordEntry) -> ArraySlice<UInt8> {
        raw[Int(entry.rawStart)..<Int(entry.rawStart) + Int(entry.rawCount)]
    }

    /// The cell as libcsv hands it out (a copy: for headings, tests and messages, not for the hot path).
    public func field(_ index: Int, of entry: RecordEntry, in dialect: CSVDialect) -> ArraySlice<UInt8> {
        let k = Int(entry.firstField) + index
        let low = Int(stops[k - 1] &+ 1)
        var high = Int(stops[k])
        guard entry.isVerbatim else { return (cellsStandInRaw ? raw : arena)[low..<high] }
        if index == Int(entry.fieldCount) - 1 { high -= entry.carriageReturns }
        let content = raw.withUnsafeBufferPointer { raw in
            VerbatimCell(raw.baseAddress.unsafelyUnwrapped, low, high, quote: dialect.quote).content
        }
        return raw[content]
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
        case faultContinued(RecordFault)
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
    /// Whether the cells stand as in the file: in quotes where they are quoted, a CR behind the last one where the
    /// line ends with CRLF, blanks around them. Else they are bare. Verbatim cells hold no doubled quotes.
    public var isVerbatim = false
    /// Bytes between the last verbatim cell and the LF that ends the record: 0 or 1.
    public var carriageReturns = 0
}

/// Why the reader itself rejects a stretch.
public enum RecordFault: String, CaseIterable, Sendable {
    /// A quote that is not closed before the end of the file or before the field limit.
    case unclosedQuote
    case fieldTooLong
    case recordTooLong
}
