/// The structure of a CSV text as the comments of `structure.h` tell it, found byte by byte.
struct NaiveStructure: Equatable {
    struct Mark: Equatable {
        var stop: UInt32
        var lineEnds: UInt32
        var doubled: UInt32
    }

    var stops: [UInt32] = []
    var marks: [Mark] = []
    var end = 0
    var carriageReturns = 0
    var irregular: Int32 = 0

    private enum Place { case cellStart, cell, inQuotes, behindClosing }

    init() {}

    init(_ text: [UInt8], delimiter: UInt8, quote: UInt8) {
        var place = Place.cellStart
        var followsCR = false
        // Of the record that has not ended.
        var recordStops: [UInt32] = []
        var doubled: UInt32 = 0
        var returns = 0
        var lineEnds: UInt32 = 0
        for (index, byte) in text.enumerated() {
            if followsCR, byte != 0x0A {
                irregular = 1
                return
            }
            followsCR = byte == 0x0D
            if byte == 0x0D { returns += 1 }
            if byte == 0x0A { lineEnds += 1 }
            if place == .inQuotes {
                if byte == quote { place = .behindClosing }
                continue
            }
            switch byte {
            case quote:
                guard place != .cell else {
                    irregular = 1
                    return
                }
                if place == .behindClosing { doubled = 1 }
                place = .inQuotes
            case delimiter:
                recordStops.append(UInt32(index))
                place = .cellStart
            case 0x0A:
                stops += recordStops + [UInt32(index)]
                marks.append(Mark(stop: UInt32(stops.count - 1), lineEnds: lineEnds, doubled: doubled))
                end = index + 1
                carriageReturns += returns
                recordStops = []
                doubled = 0
                returns = 0
                place = .cellStart
            case 0x0D:
                if place == .cellStart { place = .cell }
            default:
                guard place != .behindClosing else {
                    irregular = 1
                    return
                }
                place = .cell
            }
        }
    }

    /// Behind the last LF outside quotes, 0 without one.
    static func lastRecordEnd(_ text: [UInt8], quote: UInt8) -> Int {
        var isInside = false
        var end = 0
        for (index, byte) in text.enumerated() {
            if byte == quote { isInside.toggle() }
            if byte == 0x0A, !isInside { end = index + 1 }
        }
        return end
    }

    /// The content of a quoted cell with each doubled quote once.
    static func unquoted(_ content: [UInt8], quote: UInt8) -> [UInt8] {
        var bare: [UInt8] = []
        var index = 0
        while index < content.count {
            bare.append(content[index])
            index += content[index...].starts(with: [quote, quote]) ? 2 : 1
        }
        return bare
    }

    /// A cell without the blanks at both ends.
    static func trimmed(_ cell: [UInt8], isSingleByte: Bool) -> [UInt8] {
        // Space and control characters; U+00A0; U+200B, U+202F, U+FEFF.
        let wide: [[UInt8]] =
            isSingleByte ? [[0xA0]] : [[0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0xAF], [0xEF, 0xBB, 0xBF]]
        let blanks = (0x00...0x20).map { [$0] } + wide
        var rest = cell[...]
        while let blank = blanks.first(where: { rest.starts(with: $0) }) { rest.removeFirst(blank.count) }
        while let blank = blanks.first(where: { rest.suffix($0.count).elementsEqual($0) }) {
            rest.removeLast(blank.count)
        }
        return Array(rest)
    }
}
