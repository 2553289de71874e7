/// Lines of CSV by RFC 4180, cell by cell.
struct CSVCells {
    /// The separator; with a semicolon, decimals get the comma that spreadsheets of that region expect.
    var delimiter: CSVReport.Delimiter
    private(set) var output: ReportBuffer
    private var isFirst = true
    private let separator: UInt8

    /// - Parameter sink: without one the lines are kept, in the text of ``output``.
    init(delimiter: CSVReport.Delimiter, to sink: (any ReportSink)? = nil) {
        self.delimiter = delimiter
        output = ReportBuffer(sink)
        separator = delimiter.character.utf8.first!
    }

    mutating func addByteOrderMark() { output.append("\u{FEFF}") }

    /// A text out of the data, neutralised.
    mutating func add(text: String) {
        if Self.isHarmless(text) { return append(text) }
        let guarded = FormulaGuard.neutralised(text, ownDelimiter: delimiter.character)
        append(Self.quoted(guarded, delimiter: delimiter.character, always: guarded != text))
    }

    /// A text that the program wrote itself: keys, dates.
    mutating func add(key: String) {
        append(Self.isHarmless(key) ? key : Self.quoted(key, delimiter: delimiter.character, always: false))
    }

    mutating func add(_ number: Int64?) {
        separate()
        if let number { output.append(number) }
    }

    /// Digits with a decimal point, or nothing.
    mutating func add(decimal digits: String?) {
        guard let digits else { return append("") }
        append(delimiter == .semicolon ? String(digits.map { $0 == "." ? "," : $0 }) : digits)
    }

    mutating func addEmpty(_ count: Int = 1) { for _ in 0..<count { append("") } }

    mutating func endLine() {
        output.append("\r\n")
        isFirst = true
    }

    /// Hands on the rest of the lines.
    ///
    /// - Throws: what the sink threw, if it did.
    mutating func finish() throws { try output.finish() }

    private mutating func append(_ cell: String) {
        separate()
        output.append(cell)
    }

    private mutating func separate() {
        if !isFirst { output.append(separator) }
        isFirst = false
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
