/// A reader of records from the beginning of a file to its end, by one thread. (Several threads: ``FileScan``.)
public protocol RecordReader: AnyObject {
    /// Fills the batch with the next entries of the file, or returns false at its end.
    /// - Throws: ``ReadError`` when the file cannot be read further (I/O fault, damaged gzip data).
    func next(into batch: RecordBatch) throws(ReadError) -> Bool
}

/// Limits beyond which a record is rejected. They hold to the byte, whatever the block size.
///
/// At the byte that goes beyond a limit the record is given up to the end of that byte's physical line, and
/// reading goes on there outside quotes. The fault is ``RecordFault/unclosedQuote`` when the cell was still
/// inside quotes and began on an earlier line, else ``RecordFault/fieldTooLong`` or
/// ``RecordFault/recordTooLong``.
public struct RecordLimits: Sendable, Equatable {
    /// Bytes held for one cell: its content without quotes, and blanks behind it.
    public var fieldBytes: Int
    /// Bytes of a record as they stand in the file (UTF-16: as UTF-8), without the line end that ends it.
    public var recordBytes: Int
    /// Cells of a record; more is ``RecordFault/recordTooLong``. Cells cost memory even when they are empty.
    public var fields: Int
    public init(fieldBytes: Int = 1 << 20, recordBytes: Int = 16 << 20, fields: Int = 1 << 16) {
        // Offsets within a batch are 32 bits wide.
        self.fieldBytes = min(max(fieldBytes, 1), 1 << 30)
        self.recordBytes = min(max(recordBytes, 1), 1 << 30)
        self.fields = min(max(fields, 1), 1 << 28)
    }
}

/// Who parses records (`--parser`). Whoever it is, the records are those of libcsv.
public enum ParserChoice: String, CaseIterable, Sendable {
    /// The structural scanner where a file is regular, libcsv where it is not, and for the rest of a file that is
    /// hardly ever regular.
    case auto
    case libcsv
    /// The structural scanner wherever it can, up to 64 times in a block, and anew in every block.
    case scanner
}

/// How the bytes of a file are to be read.
public struct CSVDialect: Sendable, Hashable {
    /// One of `,` `;` tab `|`.
    public var delimiter: UInt8
    /// `"` or `'`.
    public var quote: UInt8
    public var encoding: TextEncoding
    public init(delimiter: UInt8 = 0x2C, quote: UInt8 = 0x22, encoding: TextEncoding = .utf8) {
        self.delimiter = delimiter
        self.quote = quote
        self.encoding = encoding
    }
}

/// A fault of the input below the level of records.
public enum ReadError: Error, Sendable, Equatable {
    case cannotOpen(path: String, errno: Int32)
    case isDirectory(path: String)
    case readFailed(path: String, offset: UInt64, errno: Int32)
    case damagedGzip(path: String, offset: UInt64)
    case truncatedGzip(path: String, offset: UInt64)
    /// The file grew, shrank or was replaced while it was read.
    case changedWhileRead(path: String)
    case outOfMemory(path: String, offset: UInt64)
}
