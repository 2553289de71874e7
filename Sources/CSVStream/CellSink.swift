import CLibCSV
import Glibc

/// Where libcsv's callbacks put the cells: raw memory, because a class as context costs a retain and a release
/// for every cell.
struct CellSink {
    var arena: UnsafeMutablePointer<UInt8>
    /// Bytes of the arena in use.
    var used = 0
    var starts: UnsafeMutablePointer<UInt32>
    var ends: UnsafeMutablePointer<UInt32>
    /// Cells taken so far, in this batch.
    var count = 0
    /// 1 once libcsv has ended a record that is not yet an entry.
    var rows = 0
}

/// libcsv's callback for a cell. The reader has seen to it that arena and bounds have room.
func takeCell(_ bytes: UnsafeMutableRawPointer?, _ length: Int, _ context: UnsafeMutableRawPointer?) {
    let sink = context.unsafelyUnwrapped.assumingMemoryBound(to: CellSink.self)
    let start = sink.pointee.used
    let target = sink.pointee.arena + start
    if length > 0 { memcpy(target, bytes.unsafelyUnwrapped, length) }
    target[length] = 0
    let count = sink.pointee.count
    sink.pointee.starts[count] = UInt32(truncatingIfNeeded: start)
    sink.pointee.ends[count] = UInt32(truncatingIfNeeded: start &+ length)
    sink.pointee.count = count &+ 1
    sink.pointee.used = start &+ length &+ 1
}

/// libcsv's callback for the end of a record.
func endRow(_: Int32, _ context: UnsafeMutableRawPointer?) {
    context.unsafelyUnwrapped.assumingMemoryBound(to: CellSink.self).pointee.rows = 1
}

/// The states of libcsv's public parser structure that the reader goes by.
extension csv_parser {
    /// Between two records.
    var isBetweenRecords: Bool { pstate == 0 }
    /// Inside quotes that no quote has closed so far.
    var isInsideQuotes: Bool { pstate == 2 && quoted != 0 }
    /// Bytes held for the cell; a quote that may turn out to be the closing one is not content.
    var heldBytes: Int { pstate == 3 ? entry_pos - 1 : entry_pos }

    /// Back to the beginning of a record.
    mutating func reset() {
        pstate = 0
        quoted = 0
        spaces = 0
        entry_pos = 0
        status = 0
    }
}
