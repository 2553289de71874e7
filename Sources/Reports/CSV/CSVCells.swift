/// One line of CSV by RFC 4180.
struct CSVCells {
    /// The separator; with a semicolon, decimals get the comma that spreadsheets of that region expect.
    var delimiter: CSVReport.Delimiter
    private(set) var text = ""
    private var isFirst = true

    init(delimiter: CSVReport.Delimiter) { self.delimiter = delimiter }

    /// A text out of the data, neutralised.
    mutating func add(text: String) {
        if Self.isHarmless(text) { return append(text) }
        let guarded = FormulaGuard.neutralised(text, ownDelimiter: delimiter.character)
        append(Self.quoted(guarded, delimiter: delimiter.character, always: guarded != text))
    }

    /// A text that the program wrote itself: keys, dates.
    mutating func add(key: String) { append(Self.quoted(key, delimiter: delimiter.character, always: false)) }

    mutating func add(_ number: Int64?) { append(number.map { String($0) } ?? "") }

    /// Digits with a decimal point, or nothing.
    mutating func add(decimal digits: String?) {
        guard let digits else { return append("") }
        append(delimiter == .semicolon ? String(digits.map { $0 == "." ? "," : $0 }) : digits)
    }

    mutating func addEmpty(_ count: Int = 1) { for _ in 0..<count { append("") } }

    /// Ends the line and gives it out.
    mutating func takeLine() -> String {
        defer {
            text = ""
            isFirst = true
        }
        return text + "\r\n"
    }

    private mutating func append(_ cell: String) {
        if !isFirst { text.append(delimiter.character) }
        isFirst = false
        text += cell
    }

    private static let separators = PlainText.ASCIISet("\",;|")

    /// Plain text with nothing to quote and nothing to neutralise. A `-` or `+` inside starts nothing when no
    /// separator stands before it.
    private static func isHarmless(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return true }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: " "):
            return false
        default: return last != UInt8(ascii: " ") && PlainText.isPlain(text, without: separators)
        }
    }

    static func quoted(_ text: String, delimiter: Character, always: Bool) -> String {
        let needsQuotes =
            always || text.first == " " || text.last == " "
            || text.unicodeScalars.contains { scalar in
                switch scalar {
                case "\"", "\r", "\n", ",", ";", "\t", "|": true
                default: Character(scalar) == delimiter || VisibleText.steers(scalar)
                }
            }
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"\"" } else { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "\""
    }
}
