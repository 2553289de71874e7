import Foundation

/// A reader of CSV written for the tests alone, the slow and plain way: RFC 4180, by characters.
enum PlainCSV {
    static func rows(_ text: String, delimiter: Unicode.Scalar = ",") -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        func endCell() {
            row.append(String(cell))
            cell = .init()
        }
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                cell.append(scalar)
                scalars.removeFirst()
            case "\"": isQuoted.toggle()
            case delimiter where !isQuoted: endCell()
            case "\r" where !isQuoted && scalars.first == "\n": continue
            case "\n" where !isQuoted:
                endCell()
                rows.append(row)
                row = []
            default: cell.append(scalar)
            }
        }
        if !row.isEmpty || !cell.isEmpty {
            endCell()
            rows.append(row)
        }
        return rows
    }
}

/// The physical lines of a file, found anew: CRLF, LF and a lone CR each end one.
enum PhysicalLines {
    /// - Parameter unit: bytes a letter: 2 in UTF-16.
    static func ranges(_ bytes: [UInt8], wide: TextWidth) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var at = 0
        func unit(_ index: Int) -> Int? {
            guard index + wide.bytes <= bytes.count else { return nil }
            switch wide {
            case .one: return Int(bytes[index])
            case .little: return Int(bytes[index]) | Int(bytes[index + 1]) << 8
            case .big: return Int(bytes[index]) << 8 | Int(bytes[index + 1])
            }
        }
        while let letter = unit(at) {
            at += wide.bytes
            guard letter == 10 || letter == 13 else { continue }
            if letter == 13, unit(at) == 10 { at += wide.bytes }
            ranges.append(start..<at)
            start = at
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        return ranges
    }

    enum TextWidth {
        case one, little, big
        var bytes: Int { self == .one ? 1 : 2 }
        init(encoding: String) { self = encoding == "utf-16le" ? .little : encoding == "utf-16be" ? .big : .one }
    }
}
