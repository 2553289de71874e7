import CLibCSV
import CTextKernels
import Glibc

/// Reads records with libcsv 3.0.3 (not strict).
///
/// libcsv knows neither lines nor bytes. The reader therefore finds the physical lines itself and hands libcsv one
/// line (or piece of a line) at a time: whatever libcsv ends, it ends on that line. A CR at the end of a block
/// waits for the next byte, so that a CRLF is never taken for two line ends. The outcome does not depend on
/// the block size, except for where a long fault is cut into pieces.
public final class LibCSVReader: RecordReader {
    let source: any ByteSource
    let dialect: CSVDialect
    let limits: RecordLimits
    let blockSize: Int
    let takesSeparatorLine: Bool
    /// A record of no more bytes than this cannot break a limit.
    let quickBytes: Int
    let parser: UnsafeMutablePointer<csv_parser>
    let sink: UnsafeMutablePointer<CellSink>
    var place = Place()
    private var unfinished = UnfinishedRecord()
    private var wide: WideInput?

    /// How the physical lines read so far end.
    public var lineEnds: LineEnds { place.lineEnds }
    /// Physical lines covered by the entries handed out so far.
    public var lineCount: UInt64 { place.linesDone }
    /// Bytes of the file covered by the entries handed out so far.
    public var byteCount: UInt64 { place.fileOffset }

    /// - Parameters:
    ///   - blockSize: bytes read at a time; a batch holds about as many.
    ///   - separatorLine: whether a first line `sep=X` is taken for a remark to Excel. X is not used.
    public init(
        source: any ByteSource, dialect: CSVDialect, limits: RecordLimits = .init(), blockSize: Int = 256 * 1024,
        separatorLine: Bool = true
    ) {
        self.source = source
        self.dialect = dialect
        self.limits = limits
        self.blockSize = min(max(1, blockSize), 1 << 28)
        takesSeparatorLine = separatorLine
        quickBytes = min(limits.fieldBytes, limits.recordBytes, limits.fields - 1)
        if dialect.encoding == .utf16le || dialect.encoding == .utf16be {
            wide = WideInput(bigEndian: dialect.encoding == .utf16be)
        }
        parser = .allocate(capacity: 1)
        parser.initialize(to: csv_parser())
        csv_init(parser, 0)
        csv_set_delim(parser, dialect.delimiter)
        csv_set_quote(parser, dialect.quote)
        csv_set_blk_size(parser, 64 * 1024)
        sink = .allocate(capacity: 1)
        // Points at nothing until a batch lends its memory.
        let nowhere = UnsafeMutablePointer<UInt8>(bitPattern: 16)!
        let noBounds = UnsafeMutablePointer<UInt32>(bitPattern: 16)!
        sink.initialize(to: CellSink(arena: nowhere, used: 0, starts: noBounds, ends: noBounds, count: 0, rows: 0))
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
        sink.deallocate()
    }

    public func next(into batch: RecordBatch) throws(ReadError) -> Bool {
        var entries = batch.entries
        batch.entries = []
        entries.removeAll(keepingCapacity: true)
        guard !place.isFinished else {
            batch.entries = entries
            return false
        }
        unfinished.restore(into: batch, sink)
        while entries.isEmpty, !place.isFinished {
            try fill(batch)
            try parse(batch, &entries)
        }
        check(batch, &entries)
        unfinished.take(from: batch, sink, &place)
        batch.entries = entries
        return !entries.isEmpty
    }

    // MARK: - Bytes

    /// Reads one block behind the bytes that the batch has already.
    private func fill(_ batch: RecordBatch) throws(ReadError) {
        let source = source
        let used = place.used
        let room = wide == nil ? blockSize : WideInput.outcome(of: blockSize)
        makeRoom(batch, used + room)
        if wide != nil {
            let (written, isEnd) = try wide!.fill(&batch.raw, at: used, from: source, blockSize: blockSize)
            place.used += written
            place.sourceEnded = isEnd
            return
        }
        let count = try batch.raw.withUnsafeMutableBufferPointer { (raw) throws(ReadError) -> Int in
            try source.fill(
                UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: raw[used..<used + room])))
        }
        place.used += count
        place.sourceEnded = count < room
    }

    /// Room for so many bytes, and for their cells: they need no more than a byte each, and one.
    private func makeRoom(_ batch: RecordBatch, _ bytes: Int) {
        if batch.raw.count < bytes {
            // A quarter more, so that a record over many small blocks is not copied again for each of them.
            let wanted = max(bytes, min(batch.raw.count + batch.raw.count / 4, bytes + limits.recordBytes))
            batch.raw.append(contentsOf: [UInt8](repeating: 0, count: wanted - batch.raw.count))
        }
        // What mc_take_cell may write behind a cell.
        let needed = batch.raw.count + 8 + Int(MC_CELL_STRIDE)
        if batch.arena.count < needed {
            batch.arena.append(contentsOf: [UInt8](repeating: 0, count: needed - batch.arena.count))
        }
        makeFieldRoom(batch, 64)
    }

    private func makeFieldRoom(_ batch: RecordBatch, _ fields: Int) {
        let needed = sink.pointee.count + fields
        guard batch.fieldStarts.count < needed else { return }
        let more = max(needed, batch.fieldStarts.count * 2, 4096) - batch.fieldStarts.count
        batch.fieldStarts.append(contentsOf: [UInt32](repeating: 0, count: more))
        batch.fieldEnds.append(contentsOf: [UInt32](repeating: 0, count: more))
    }

    // MARK: - Records

    private func parse(_ batch: RecordBatch, _ entries: inout [RecordEntry]) throws(ReadError) {
        let used = place.used
        while true {
            let outcome = batch.raw.withUnsafeMutableBufferPointer { raw in
                batch.arena.withUnsafeMutableBufferPointer { arena in
                    batch.fieldStarts.withUnsafeMutableBufferPointer { starts in
                        batch.fieldEnds.withUnsafeMutableBufferPointer { ends in
                            sink.pointee.arena = arena.baseAddress.unsafelyUnwrapped
                            sink.pointee.starts = starts.baseAddress.unsafelyUnwrapped
                            sink.pointee.ends = ends.baseAddress.unsafelyUnwrapped
                            return readLines(
                                raw.baseAddress.unsafelyUnwrapped, used, fieldRoom: starts.count, &entries)
                        }
                    }
                }
            }
            switch outcome {
            case .blockIsRead:
                batch.arenaCount = sink.pointee.used
                return
            case .needsFields(let fields): makeFieldRoom(batch, fields)
            case .outOfMemory: throw .outOfMemory(path: source.path, offset: place.fileOffset)
            }
        }
    }

    /// Looks at every byte of the entries. One pass over the batch settles it unless something is wrong.
    private func check(_ batch: RecordBatch, _ entries: inout [RecordEntry]) {
        guard let first = entries.first, let last = entries.last else { return }
        let encoding = dialect.encoding
        batch.raw.withUnsafeBufferPointer { raw in
            let base = raw.baseAddress.unsafelyUnwrapped
            let whole = Int(last.rawStart) + Int(last.rawCount) - Int(first.rawStart)
            guard encoding.check(base + Int(first.rawStart), whole) != 0 else { return }
            for index in entries.indices {
                let found = encoding.check(base + Int(entries[index].rawStart), Int(entries[index].rawCount))
                entries[index].hasBadEncoding = found & MC_BAD_ENCODING != 0
                entries[index].hasZeroByte = found & MC_ZERO_BYTE != 0
            }
        }
    }
}

extension TextEncoding {
    /// What is wrong with bytes that stand in a batch in this encoding: `MC_BAD_ENCODING`, `MC_ZERO_BYTE`.
    fileprivate func check(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        switch self {
        case .utf8, .utf16le, .utf16be: mc_check_utf8(bytes, count)
        case .windows1258: mc_check_windows1258(bytes, count)
        case .tcvn3, .vni: mc_check_zero(bytes, count)
        }
    }

    /// The encoding in which the cells of a file stand in a batch: its own, but UTF-8 for UTF-16.
    public var ofCells: TextEncoding { self == .utf16le || self == .utf16be ? .utf8 : self }
}
