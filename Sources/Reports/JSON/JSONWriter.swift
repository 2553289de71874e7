/// Writes JSON with keys in the order in which they are given: the same values give the same bytes.
///
/// Escapes beyond the standard: `<` (so that the text may stand in an HTML script element), U+2028 and
/// U+2029 (line ends in JavaScript), and characters that would steer a terminal.
///
/// Works on bytes: a report by unit and quarter has megabytes of them, and appending to a String costs several
/// times as much.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var levels: [Level] = []
    /// After a key.
    private var awaitsValue = false

    private struct Level {
        var isInline: Bool
        var isEmpty = true
        var close: UInt8
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text so far, taken out, so that a long document need not be held whole.
    mutating func takeText() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return text
    }

    mutating func object(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "{"), close: UInt8(ascii: "}"), inline: inline)
        try body(&self)
        close()
    }

    mutating func array(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "["), close: UInt8(ascii: "]"), inline: inline)
        try body(&self)
        close()
    }

    /// A key and whatever is written next.
    mutating func key(_ key: String) {
        separate()
        // Keys are names in the contract's own code: nothing in them is to be escaped.
        assert(PlainText.isPlain(key, without: Self.escaped), "a key is a plain name")
        bytes.append(UInt8(ascii: "\""))
        append(key)
        append("\": ")
        awaitsValue = true
    }

    mutating func value(_ string: String?) {
        beginValue()
        if let string { append(quoted: string) } else { append("null") }
    }

    mutating func value(_ number: Int64?) {
        beginValue()
        if let number { append(number) } else { append("null") }
    }

    mutating func value(_ flag: Bool) {
        beginValue()
        append(flag ? "true" : "false")
    }

    mutating func member(_ key: String, _ string: String?) {
        self.key(key)
        value(string)
    }

    mutating func member(_ key: String, _ number: Int64?) {
        self.key(key)
        value(number)
    }

    mutating func member(_ key: String, _ flag: Bool) {
        self.key(key)
        value(flag)
    }

    mutating func member(_ key: String, _ text: Bilingual?) {
        self.key(key)
        value(text)
    }

    mutating func value(_ text: Bilingual?) {
        guard let text else { return value(nil as String?) }
        object(inline: true) {
            $0.member("vi", text.vi)
            $0.member("en", text.en)
        }
    }

    mutating func object(
        _ key: String, inline: Bool = false, _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        self.key(key)
        try object(inline: inline, body)
    }

    mutating func array(
        _ key: String, inline: Bool = false, _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        self.key(key)
        try array(inline: inline, body)
    }

    /// An array with one element per value.
    mutating func array<Value>(
        _ key: String, of values: [Value], inline: Bool = false, _ element: (inout JSONWriter, Value) -> Void
    ) {
        array(key, inline: inline) { writer in
            for value in values { element(&writer, value) }
        }
    }

    mutating func strings(_ key: String, _ strings: [String]) {
        array(key, of: strings, inline: true) { $0.value($1) }
    }

    private mutating func open(_ bracket: UInt8, close: UInt8, inline: Bool) {
        beginValue()
        bytes.append(bracket)
        levels.append(Level(isInline: inline || levels.last?.isInline == true, close: close))
    }

    private mutating func close() {
        let level = levels.removeLast()
        if !level.isEmpty, !level.isInline { newLine() }
        bytes.append(level.close)
        if levels.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    }

    private mutating func beginValue() {
        if awaitsValue { awaitsValue = false } else { separate() }
    }

    private mutating func separate() {
        guard let level = levels.last else { return }
        if !level.isEmpty { append(level.isInline ? ", " : ",") }
        if !level.isInline { newLine() }
        levels[levels.count - 1].isEmpty = false
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * levels.count))
    }

    // MARK: - Bytes

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func append(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        // The digits from the last to the first, then turned round.
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private static let escaped = PlainText.ASCIISet("\"\\<")

    private mutating func append(quoted string: String) {
        bytes.append(UInt8(ascii: "\""))
        if PlainText.isPlain(string, without: Self.escaped) {
            append(string)
        } else {
            append(escaping: string)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping string: String) {
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            case "<": append("\\u003c")
            default:
                if VisibleText.steers(scalar) {
                    for unit in UTF16.encode(scalar)! { append("\\u" + Self.fourHexDigits(unit)) }
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar)!)
                }
            }
        }
    }

    private static func fourHexDigits(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
