/// How far a file has been parsed: everything in front of a record's first byte.
struct FilePosition: Equatable {
    /// Number of the next physical line, from 1.
    var line: UInt64 = 1
    /// Number of the last record.
    var recordNumber: UInt64 = 0
    /// Bytes of the file itself (of a UTF-16 file its own).
    var fileOffset: UInt64 = 0
    /// Physical lines covered so far; the last one of a file may have no end.
    var linesDone: UInt64 = 0
    var lineEnds = LineEnds()
}

extension FilePosition {
    /// Moves behind what a scan found.
    mutating func skip(_ found: StructuralScanner.Found, fileBytes: UInt64) {
        line &+= UInt64(found.lineEnds)
        linesDone = line - 1
        recordNumber &+= UInt64(found.entries - found.blanks)
        fileOffset &+= fileBytes
        lineEnds.crlf &+= UInt64(found.carriageReturns)
        lineEnds.lf &+= UInt64(found.lineEnds - found.carriageReturns)
    }
}

extension LibCSVParser {
    /// Where the parser stands when nothing of a record waits.
    var position: FilePosition {
        FilePosition(
            line: place.line, recordNumber: place.recordNumber, fileOffset: place.fileOffset,
            linesDone: place.linesDone, lineEnds: place.lineEnds)
    }

    /// Goes on where another parser stopped, at the beginning of a record.
    func take(over position: FilePosition) {
        place = Place()
        place.headIsDone = true
        place.line = position.line
        place.firstLine = position.line
        place.cellLine = position.line
        place.recordNumber = position.recordNumber
        place.fileOffset = position.fileOffset
        place.linesDone = position.linesDone
        place.lineEnds = position.lineEnds
    }
}
