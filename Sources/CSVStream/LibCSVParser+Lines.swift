import CLibCSV
import CTextKernels
import Glibc

/// Where the parser stands. Indices are into the batch's raw bytes.
struct Place {
    /// Bytes of the batch in use, and those of them that are read.
    var used = 0
    var read = 0
    var sourceEnded = false
    var isFinished = false
    var headIsDone = false

    /// Where the current entry and the current line begin.
    var entryStart = 0
    var lineStart = 0
    /// Number of the current line, and of the entry's first one.
    var line: UInt64 = 1
    var firstLine: UInt64 = 1
    /// Cells and arena bytes in front of the current record; cells in front of the current line.
    var firstField = 1
    var firstCellByte = 0
    var lineFirstField = 1
    /// The line on which the cell that was open at the end of the last line began.
    var cellLine: UInt64 = 1

    /// The fault whose bytes are passed over up to the line end, and whether a part of it is handed out.
    var fault: RecordFault?
    var faultIsBegun = false

    var recordNumber: UInt64 = 0
    /// Offset in the file of the current entry.
    var fileOffset: UInt64 = 0
    var linesDone: UInt64 = 0
    var lineEnds = LineEnds()
}

extension LibCSVParser {
    enum Outcome {
        case blockIsRead
        /// Bounds for so many more fields are needed before reading can go on.
        case needsFields(Int)
        case outOfMemory
    }

    /// Reads all lines, and the piece of a line at the end, of the bytes that are there.
    func readLines(
        _ raw: UnsafePointer<UInt8>, _ used: Int, fieldRoom: Int, _ entries: inout [RecordEntry]
    ) -> Outcome {
        let isEnd = place.sourceEnded
        if !place.headIsDone {
            guard isEnd || used >= Self.headBytes else { return .blockIsRead }
            takeHead(raw, used, &entries)
        }
        let limit = !isEnd && used > place.read && raw[used - 1] == 0x0D ? used - 1 : used
        var nextLF = -1
        var nextCR = -1
        var read = place.read
        while read < limit {
            if nextLF < read { nextLF = Self.find(0x0A, raw, read, limit) }
            if nextCR < read { nextCR = Self.find(0x0D, raw, read, limit) }
            let body = min(nextLF, nextCR)
            var stop = body
            if body < limit {
                stop += body == nextCR && body + 1 < used && raw[body + 1] == 0x0A ? 2 : 1
            }
            if place.fault == nil {
                let count = stop - read
                let fields = min(count, limits.fields) + 1
                guard sink.pointee.count + fields <= fieldRoom else {
                    place.read = read
                    return .needsFields(fields)
                }
                if stop - place.entryStart <= quickBytes {
                    guard csv_parse(parser, raw + read, count, mc_take_cell, mc_end_row, sink) == count else {
                        return .outOfMemory
                    }
                } else {
                    guard feedWithinLimits(raw, from: read, body: body, to: stop) else { return .outOfMemory }
                }
            }
            read = stop
            if body < limit {
                if body == nextLF {
                    place.lineEnds.lf &+= 1
                } else if stop - body == 2 {
                    place.lineEnds.crlf &+= 1
                } else {
                    place.lineEnds.cr &+= 1
                }
                endLine(raw, stop, &entries)
            }
        }
        place.read = read
        if place.fault != nil { handOutFault(raw, limit, isEnd, &entries) }
        if isEnd { finish(raw, used, &entries) }
        return .blockIsRead
    }

    private static func find(_ byte: Int32, _ raw: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Int {
        guard let found = memchr(raw + from, byte, to - from) else { return to }
        return UnsafeRawPointer(found) - UnsafeRawPointer(raw)
    }

    // MARK: - The head of the file

    /// Byte order mark, `sep=`, one byte and CRLF.
    static let headBytes = 10

    /// Passes over a byte order mark, which belongs to the first entry, and a `sep=` line.
    private func takeHead(_ raw: UnsafePointer<UInt8>, _ used: Int, _ entries: inout [RecordEntry]) {
        place.headIsDone = true
        let head = UnsafeBufferPointer(start: raw, count: min(used, Self.headBytes))
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { place.read = 3 }
        guard takesSeparatorLine, let line = SeparatorLine(head[place.read...], isWhole: place.sourceEnded) else {
            return
        }
        place.read += line.length
        switch line.lineEnd {
        case .lf: place.lineEnds.lf += 1
        case .crlf: place.lineEnds.crlf += 1
        case .cr: place.lineEnds.cr += 1
        case .none: break
        }
        emit(.separatorLine, raw, to: place.read, endsWithLineEnd: line.lineEnd != .none, &entries)
        if line.lineEnd != .none { beginLine(at: place.read) }
    }

    // MARK: - Lines

    /// A physical line is complete: it ended a record, is blank, or the record goes on inside quotes.
    @inline(__always)
    private func endLine(_ raw: UnsafePointer<UInt8>, _ stop: Int, _ entries: inout [RecordEntry]) {
        if sink.pointee.rows != 0 {
            place.recordNumber &+= 1
            emit(.record, raw, to: stop, endsWithLineEnd: true, &entries)
        } else if place.fault != nil {
            emitFault(raw, to: stop, endsWithLineEnd: true, &entries)
            place.fault = nil
            place.faultIsBegun = false
        } else if parser.pointee.isBetweenRecords {
            emit(.blank, raw, to: stop, endsWithLineEnd: true, &entries)
        } else {
            if cellBeganOnThisLine { place.cellLine = place.line }
            place.line &+= 1
            place.lineStart = stop
            place.lineFirstField = sink.pointee.count
            return
        }
        beginLine(at: stop)
    }

    /// A new line, and with it a new entry.
    private func beginLine(at start: Int) {
        place.line &+= 1
        place.lineStart = start
        place.firstLine = place.line
        place.lineFirstField = sink.pointee.count
    }

    /// Whether the cell that is open now began on the current line.
    private var cellBeganOnThisLine: Bool {
        place.line == place.firstLine || sink.pointee.count > place.lineFirstField
    }

    /// The end of the file.
    private func finish(_ raw: UnsafePointer<UInt8>, _ used: Int, _ entries: inout [RecordEntry]) {
        place.isFinished = true
        guard place.entryStart < used else { return }
        let endsWithLineEnd = place.lineStart == used
        // The line after the last line end does not exist unless it has bytes.
        if endsWithLineEnd { place.line &-= 1 }
        if parser.pointee.isInsideQuotes {
            // Never left to csv_fini, which would hand it out as if it were whole.
            giveUp(.unclosedQuote)
            emitFault(raw, to: used, endsWithLineEnd: endsWithLineEnd, &entries)
        } else if parser.pointee.isBetweenRecords {
            emit(.blank, raw, to: used, endsWithLineEnd: endsWithLineEnd, &entries)
        } else {
            csv_fini(parser, mc_take_cell, mc_end_row, sink)
            place.recordNumber &+= 1
            emit(.record, raw, to: used, endsWithLineEnd: endsWithLineEnd, &entries)
        }
    }

    // MARK: - Limits

    /// Feeds a line that could break a limit, in steps that cannot break one unseen.
    /// - Returns: false when libcsv has no memory.
    private func feedWithinLimits(_ raw: UnsafePointer<UInt8>, from: Int, body: Int, to stop: Int) -> Bool {
        var read = from
        while read < stop {
            let fields = sink.pointee.count - place.firstField
            let room = min(
                limits.fieldBytes - parser.pointee.entry_pos, limits.recordBytes - (read - place.entryStart),
                limits.fields - 1 - fields)
            let step = max(1, min(room, read < body ? body - read : 1))
            guard csv_parse(parser, raw + read, step, mc_take_cell, mc_end_row, sink) == step else { return false }
            read += step
            // The line end that ends the record counts for nothing.
            if read > body, parser.pointee.isBetweenRecords { continue }
            if parser.pointee.heldBytes > limits.fieldBytes {
                giveUp(.fieldTooLong)
                return true
            }
            if read - place.entryStart > limits.recordBytes || sink.pointee.count - place.firstField >= limits.fields {
                giveUp(.recordTooLong)
                return true
            }
        }
        return true
    }

    /// Drops what libcsv has of the current record.
    private func giveUp(_ fault: RecordFault) {
        let swallowsLines = parser.pointee.isInsideQuotes && !cellBeganOnThisLine && place.cellLine < place.line
        place.fault = swallowsLines ? .unclosedQuote : fault
        parser.pointee.reset()
        sink.pointee.count = place.firstField
        sink.pointee.used = place.firstCellByte
        sink.pointee.rows = 0
    }

    /// Hands out what is there of a fault, so that no long line has to be held.
    private func handOutFault(
        _ raw: UnsafePointer<UInt8>, _ limit: Int, _ isEnd: Bool, _ entries: inout [RecordEntry]
    ) {
        var end = limit
        if !isEnd, dialect.encoding.ofCells == .utf8 {
            end -= mc_cut_utf8(raw + place.entryStart, limit - place.entryStart)
        }
        if end > place.entryStart { emitFault(raw, to: end, endsWithLineEnd: false, &entries) }
    }

    private func emitFault(
        _ raw: UnsafePointer<UInt8>, to stop: Int, endsWithLineEnd: Bool, _ entries: inout [RecordEntry]
    ) {
        guard let fault = place.fault else { return }
        if !place.faultIsBegun { place.recordNumber &+= 1 }
        emit(
            place.faultIsBegun ? .faultContinued(fault) : .fault(fault), raw, to: stop,
            endsWithLineEnd: endsWithLineEnd,
            &entries)
        place.faultIsBegun = true
        place.firstLine = place.line
    }

    // MARK: - Entries

    @inline(__always)
    private func emit(
        _ kind: RecordEntry.Kind, _ raw: UnsafePointer<UInt8>, to stop: Int, endsWithLineEnd: Bool,
        _ entries: inout [RecordEntry]
    ) {
        let start = place.entryStart
        let inMemory = stop - start
        let inFile = dialect.encoding.bytesInFile(raw + start, inMemory)
        entries.append(
            RecordEntry(
                kind: kind, firstField: UInt32(truncatingIfNeeded: place.firstField),
                fieldCount: UInt32(truncatingIfNeeded: sink.pointee.count - place.firstField),
                firstLine: place.firstLine, lastLine: place.line, recordNumber: place.recordNumber,
                byteOffset: place.fileOffset, byteCount: inFile, rawStart: UInt32(truncatingIfNeeded: start),
                rawCount: UInt32(truncatingIfNeeded: inMemory), endsWithLineEnd: endsWithLineEnd,
                hasBadEncoding: false, hasZeroByte: false))
        sink.pointee.rows = 0
        place.firstField = sink.pointee.count
        place.firstCellByte = sink.pointee.used
        place.entryStart = stop
        place.fileOffset &+= inFile
        place.linesDone = place.line
    }
}
