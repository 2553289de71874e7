import CTextKernels

/// Finds records by their structure, 64 bytes at a time (see `structure.h`), where that gives what libcsv would give.
///
/// One scanner serves one thread. It leaves cells where they stand: only those of records that hold a doubled quote are
/// copied, bare, behind the bytes of the batch.
struct StructuralScanner {
    let dialect: CSVDialect
    let limits: RecordLimits
    let marks: RecordMarks

    /// What was found in a stretch.
    struct Found {
        var from: Int
        /// Behind the last record that was found.
        var end: Int
        /// Whether the scanner stopped at something that only libcsv may judge; else a record's beginning follows.
        var isIrregular: Bool
        var entries: Int
        /// Of these, lines without any cell.
        var blanks = 0
        var stops: Int
        var lineEnds: Int
        var carriageReturns: Int
    }

    /// Bytes behind a stretch that the kernels may read, and never use.
    static let padding = 64

    /// Finds the structure of `raw[from ..< to]`, which begins with a record. ``padding`` bytes must follow it.
    func scan(_ batch: RecordBatch, from: Int, to: Int) -> Found {
        let size = to - from
        marks.makeRoom(size)
        // Twice: bare cells have stops of their own.
        let room = 2 * size + 2 * Self.padding
        if batch.stops.count < room { batch.stops = [UInt32](unusedCapacity: room) }
        var structure = mc_structure()
        structure.from = from
        structure.to = to
        structure.delimiter = dialect.delimiter
        structure.quote = dialect.quote
        structure.marks = marks.start
        batch.raw.withUnsafeBufferPointer { raw in
            batch.stops.withUnsafeMutableBufferPointer { stops in
                let first = stops.baseAddress.unsafelyUnwrapped
                // In front of the first cell; 0 wraps around.
                first[0] = UInt32(truncatingIfNeeded: from) &- 1
                structure.bytes = raw.baseAddress
                structure.stops = first + 1
                mc_scan_structure(&structure)
            }
        }
        var found = Found(
            from: from, end: structure.end, isIrregular: structure.irregular != 0, entries: structure.mark_count,
            stops: structure.stop_count, lineEnds: 0, carriageReturns: structure.carriage_returns)
        if found.entries > 0 { found.lineEnds = Int(marks.start[found.entries - 1].line_ends) }
        if size > min(limits.fieldBytes, limits.recordBytes) || found.stops >= limits.fields { cut(&found, batch) }
        found.blanks = blanks(of: found, batch)
        return found
    }

    /// Whatever could break a limit is libcsv's: what is in front of it remains.
    private func cut(_ found: inout Found, _ batch: RecordBatch) {
        var start = found.from
        var fields = 0
        for index in 0..<found.entries {
            let mark = marks.start[index]
            let end = Int(batch.stops[Int(mark.stop) + 1]) + 1
            if end - start > min(limits.fieldBytes, limits.recordBytes)
                || Int(mark.stop) + 1 - fields >= limits.fields
            {
                found.end = start
                found.isIrregular = true
                found.entries = index
                found.stops = fields
                found.lineEnds = index == 0 ? 0 : Int(marks.start[index - 1].line_ends)
                found.carriageReturns = batch.raw[found.from..<start].count { $0 == 0x0D }
                return
            }
            start = end
            fields = Int(mark.stop) + 1
        }
    }

    private func blanks(of found: Found, _ batch: RecordBatch) -> Int {
        var blanks = 0
        var field = 0
        batch.raw.withUnsafeBufferPointer { raw in
            batch.stops.withUnsafeBufferPointer { stops in
                for index in 0..<found.entries {
                    let stop = Int(marks.start[index].stop)
                    if stop == field {
                        let start = Int(stops[field] &+ 1)
                        var end = Int(stops[field + 1])
                        if end > start, raw[end - 1] == 0x0D { end -= 1 }
                        if Self.isBlank(raw.baseAddress.unsafelyUnwrapped + start, end - start) { blanks += 1 }
                    }
                    field = stop + 1
                }
            }
        }
        return blanks
    }

    /// Makes entries of what the last ``scan(_:from:to:)`` of this batch found, and moves the position behind them.
    /// - Parameter free: the first byte of the batch's raw bytes that nobody needs.
    func emit(_ found: Found, into batch: RecordBatch, free: Int, _ position: inout FilePosition) {
        var entries = batch.entries
        batch.entries = []
        entries.removeAll(keepingCapacity: true)
        entries.reserveCapacity(found.entries)
        batch.cellsStandInRaw = true
        var bare = BareCells(dialect: dialect, free: free, stops: found.stops + 1)
        bare.makeRoom(in: batch, marks.start, found)
        let firstLine = position.line
        batch.raw.withUnsafeMutableBufferPointer { raw in
            batch.stops.withUnsafeMutableBufferPointer { stops in
                let bytes = raw.baseAddress.unsafelyUnwrapped
                var start = found.from
                var firstField = 1
                for index in 0..<found.entries {
                    let mark = marks.start[index]
                    let lineFeed = Int(stops[Int(mark.stop) + 1])
                    let returns = lineFeed > start && bytes[lineFeed - 1] == 0x0D ? 1 : 0
                    let fields = Int(mark.stop) + 2 - firstField
                    let isBlank = fields == 1 && Self.isBlank(bytes + start, lineFeed - returns - start)
                    let inMemory = lineFeed + 1 - start
                    let inFile = dialect.encoding.bytesInFile(bytes + start, inMemory)
                    if !isBlank { position.recordNumber &+= 1 }
                    var entry = RecordEntry(
                        kind: isBlank ? .blank : .record, firstField: UInt32(truncatingIfNeeded: firstField),
                        fieldCount: isBlank ? 0 : UInt32(truncatingIfNeeded: fields), firstLine: position.line,
                        lastLine: firstLine &+ UInt64(mark.line_ends) &- 1, recordNumber: position.recordNumber,
                        byteOffset: position.fileOffset, byteCount: inFile,
                        rawStart: UInt32(truncatingIfNeeded: start), rawCount: UInt32(truncatingIfNeeded: inMemory),
                        endsWithLineEnd: true, hasBadEncoding: false, hasZeroByte: false, isVerbatim: true,
                        carriageReturns: returns)
                    if mark.doubled != 0 { bare.copy(&entry, bytes, stops.baseAddress.unsafelyUnwrapped) }
                    entries.append(entry)
                    position.line = firstLine &+ UInt64(mark.line_ends)
                    position.fileOffset &+= inFile
                    start = lineFeed + 1
                    firstField = Int(mark.stop) + 2
                }
            }
        }
        position.linesDone = position.line - 1
        position.lineEnds.crlf &+= UInt64(found.carriageReturns)
        position.lineEnds.lf &+= UInt64(found.lineEnds - found.carriageReturns)
        dialect.encoding.check(batch.raw, &entries)
        batch.entries = entries
    }

    private static func isBlank(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        (0..<count).allSatisfy { VerbatimCell.isBlank(bytes[$0]) }
    }
}
