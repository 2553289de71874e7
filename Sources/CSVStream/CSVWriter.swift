/// Writes records as CSV (RFC 4180), such that no text of a dossier becomes a formula when a spreadsheet opens it.
public struct CSVWriter: Sendable {
    public enum LineEnd: Sendable {
        case lf, crlf
    }

    /// A cell to be written.
    public enum Cell: Sendable, Equatable {
        /// Text from outside: neutralised when it begins like a formula.
        case text(String)
        case integer(Int64)
        /// A number that the program itself made, as it is to be shown (`−5`, `98,99 %`). What is no number is
        /// treated as text.
        case number(String)
        case empty
    }

    /// What has been written since the beginning or the last ``takeBytes()``.
    public private(set) var bytes: [UInt8] = []
    public let delimiter: UInt8
    public let lineEnd: LineEnd

    public init(delimiter: UInt8 = 0x2C, lineEnd: LineEnd = .lf) {
        self.delimiter = delimiter
        self.lineEnd = lineEnd
    }

    /// Hands over the bytes written so far and begins anew.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    public mutating func write(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            switch cell {
            case .text(let text): append(text: text)
            case .integer(let value): bytes.append(contentsOf: String(value).utf8)
            case .number(let text):
                if Self.isNumber(text) { append(quotedIfNeeded: text) } else { append(text: text) }
            case .empty: break
            }
        }
        endRecord(isLoneEmpty: cells.count == 1 && (bytes.isEmpty || bytes.last == 0x0A))
    }

    public mutating func write(texts: [String]) { write(texts.map { .text($0) }) }

    /// A record of one empty cell would be a blank line, which readers pass over.
    private mutating func endRecord(isLoneEmpty: Bool) {
        if isLoneEmpty { bytes.append(contentsOf: [0x22, 0x22]) }
        if lineEnd == .crlf { bytes.append(0x0D) }
        bytes.append(0x0A)
    }

    private mutating func append(text: String) {
        if Self.beginsLikeFormula(text) {
            appendQuoted("'" + text)
        } else {
            append(quotedIfNeeded: text)
        }
    }

    private mutating func append(quotedIfNeeded text: String) {
        let utf8 = text.utf8
        // Any delimiter that a spreadsheet may be set to, so that the cell stays one cell there too; blanks at
        // the ends, which readers trim.
        let needsQuotes =
            utf8.contains {
                $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == delimiter || Detection.delimiters.contains($0)
            }
            || utf8.first == 0x20 || utf8.last == 0x20
        if needsQuotes { appendQuoted(text) } else { bytes.append(contentsOf: utf8) }
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// Whether a spreadsheet could take the text for a formula: it begins, also behind blanks, with = + - @, tab,
    /// CR, LF, NUL or a full-width form (CWE-1236).
    public static func beginsLikeFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠": return true
            default: if !VietnameseText.isBlank(scalar) { return false }
            }
        }
        return false
    }

    /// Digits with signs, separators, a percent sign and blanks: nothing that a formula could be made of.
    private static func isNumber(_ text: String) -> Bool {
        var hasDigit = false
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "0"..."9": hasDigit = true
            case "-", "+", "−": if index > 0 { return false }
            case ".", ",", "%", " ", "\u{A0}", "\u{202F}": break
            default: return false
            }
        }
        return hasDigit
    }
}
