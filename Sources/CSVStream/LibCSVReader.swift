/// Reads records with libcsv, block by block: for the head of a file and for comparing.
public final class LibCSVReader: RecordReader {
    private let source: any ByteSource
    private let parser: LibCSVParser
    private var block: [UInt8]

    /// How the physical lines read so far end.
    public var lineEnds: LineEnds { parser.place.lineEnds }
    /// Physical lines covered by the entries handed out so far.
    public var lineCount: UInt64 { parser.place.linesDone }
    /// Bytes of the file covered by the entries handed out so far.
    public var byteCount: UInt64 { parser.place.fileOffset }

    /// Bytes that libcsv holds for one cell (for tests).
    var heldByLibCSV: Int { parser.parser.pointee.entry_size }

    /// - Parameters:
    ///   - blockSize: bytes read at a time; a batch holds about as many.
    ///   - separatorLine: whether a first line `sep=X` is taken for a remark to Excel. X is not used.
    public init(
        source: any ByteSource, dialect: CSVDialect, limits: RecordLimits = .init(), blockSize: Int = 256 * 1024,
        separatorLine: Bool = true
    ) {
        self.source = UTF8Source.wrapping(source, encoding: dialect.encoding)
        block = [UInt8](repeating: 0, count: min(max(1, blockSize), 1 << 28))
        parser = LibCSVParser(path: source.path, dialect: dialect, limits: limits, separatorLine: separatorLine)
    }

    public func next(into batch: RecordBatch) throws(ReadError) -> Bool {
        batch.entries.removeAll(keepingCapacity: true)
        while batch.entries.isEmpty, !parser.place.isFinished {
            let (source, parser) = (source, parser)
            try block.withUnsafeMutableBufferPointer { (bytes) throws(ReadError) in
                let all = UnsafeMutableRawBufferPointer(bytes)
                let count = try source.fill(all)
                try parser.feed(UnsafeRawBufferPointer(rebasing: all[..<count]), isEnd: count < all.count, into: batch)
            }
        }
        return !batch.entries.isEmpty
    }
}
