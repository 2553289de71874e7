import CLibCSV
import CTextKernels
import Glibc

/// Parses records with libcsv 3.0.3 (not strict), from whatever pieces of a file it is fed.
///
/// libcsv knows neither lines nor bytes. The parser therefore finds the physical lines itself and hands libcsv one
/// line (or piece of a line) at a time: whatever libcsv ends, it ends on that line. A CR at the end of a piece
/// waits for the next byte, so that a CRLF is never taken for two line ends. The outcome does not depend on
/// the pieces, except for where a long fault is cut.
final class LibCSVParser {
    /// What to call the file in errors.
    let path: String
    let dialect: CSVDialect
    let limits: RecordLimits
    let takesSeparatorLine: Bool
    /// A record of no more bytes than this cannot break a limit.
    let quickBytes: Int
    let parser: UnsafeMutablePointer<csv_parser>
    let sink: UnsafeMutablePointer<CellSink>
    var place = Place()
    private var unfinished = UnfinishedRecord()

    /// - Parameter separatorLine: whether a first line `sep=X` is taken for a remark to Excel. X is not used.
    init(path: String, dialect: CSVDialect, limits: RecordLimits, separatorLine: Bool) {
        self.path = path
        self.dialect = dialect
        self.limits = limits
        takesSeparatorLine = separatorLine
        quickBytes = min(limits.fieldBytes, limits.recordBytes, limits.fields - 1)
        parser = .allocate(capacity: 1)
        parser.initialize(to: csv_parser())
        csv_init(parser, 0)
        csv_set_delim(parser, dialect.delimiter)
        csv_set_quote(parser, dialect.quote)
        csv_set_blk_size(parser, 64 * 1024)
        sink = .allocate(capacity: 1)
        // Points at nothing until a batch lends its memory.
        let nowhere = UnsafeMutablePointer<UInt8>(bitPattern: 16)!
        let noStops = UnsafeMutablePointer<UInt32>(bitPattern: 16)!
        sink.initialize(to: CellSink(arena: nowhere, used: 0, stops: noStops, count: 0, rows: 0))
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
        sink.deallocate()
    }

    /// Parses the next bytes of the file and fills the batch with what they end; there may be no entry.
    /// - Parameter isEnd: whether the file ends with these bytes.
    func feed(
        _ bytes: UnsafeRawBufferPointer, isEnd: Bool, into batch: RecordBatch
    ) throws(ReadError) {
        var entries = batch.entries
        batch.entries = []
        entries.removeAll(keepingCapacity: true)
        batch.cellsStandInRaw = false
        unfinished.restore(into: batch, sink)
        makeRoom(batch, place.used + bytes.count)
        batch.raw.withUnsafeMutableBytes { raw in
            UnsafeMutableRawBufferPointer(rebasing: raw[place.used..<place.used + bytes.count])
                .copyMemory(from: bytes)
        }
        place.used += bytes.count
        place.sourceEnded = isEnd
        try parse(batch, &entries)
        dialect.encoding.check(batch.raw, &entries)
        unfinished.take(from: batch, sink, &place)
        batch.entries = entries
    }

    /// Whether nothing of a record waits for its end, so that another parser can go on from here.
    var isAtRecordStart: Bool { place.used == 0 && place.fault == nil && place.headIsDone }

    // MARK: - Room

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
        guard batch.stops.count < needed else { return }
        let more = max(needed, batch.stops.count * 2, 4096) - batch.stops.count
        batch.stops.append(contentsOf: [UInt32](repeating: 0, count: more))
    }

    // MARK: - Records

    private func parse(_ batch: RecordBatch, _ entries: inout [RecordEntry]) throws(ReadError) {
        let used = place.used
        while true {
            let outcome = batch.raw.withUnsafeMutableBufferPointer { raw in
                batch.arena.withUnsafeMutableBufferPointer { arena in
                    batch.stops.withUnsafeMutableBufferPointer { stops in
                        sink.pointee.arena = arena.baseAddress.unsafelyUnwrapped
                        sink.pointee.stops = stops.baseAddress.unsafelyUnwrapped
                        return readLines(
                            raw.baseAddress.unsafelyUnwrapped, used, fieldRoom: stops.count, &entries)
                    }
                }
            }
            switch outcome {
            case .blockIsRead:
                batch.arenaCount = sink.pointee.used
                return
            case .needsFields(let fields): makeFieldRoom(batch, fields)
            case .outOfMemory: throw .outOfMemory(path: path, offset: place.fileOffset)
            }
        }
    }
}
