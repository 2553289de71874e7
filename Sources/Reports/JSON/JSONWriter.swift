/// Writes JSON with keys in the order in which they are given: the same values give the same bytes.
///
/// Escapes beyond the standard: `<` (so that the text may stand in an HTML script element), U+2028 and
/// U+2029 (line ends in JavaScript), and characters that would steer a terminal.
struct JSONWriter {
    private(set) var text = ""
    private var levels: [Level] = []
    /// After a key.
    private var awaitsValue = false

    private struct Level {
        var isInline: Bool
        var isEmpty = true
        var close: String
    }

    /// The text so far, taken out, so that a long document need not be held whole.
    mutating func takeText() -> String {
        defer { text = "" }
        return text
    }

    mutating func object(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
        open("{", close: "}", inline: inline)
        try body(&self)
        close()
    }

    mutating func array(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
        open("[", close: "]", inline: inline)
        try body(&self)
        close()
    }

    /// A key and whatever is written next.
    mutating func key(_ key: String) {
        separate()
        text += Self.quoted(key) + ": "
        awaitsValue = true
    }

    mutating func value(_ string: String?) { raw(string.map(Self.quoted) ?? "null") }
    mutating func value(_ number: Int64?) { raw(number.map { String($0) } ?? "null") }
    mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

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
        guard let text else { return raw("null") }
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

    private mutating func open(_ bracket: String, close: String, inline: Bool) {
        if awaitsValue { awaitsValue = false } else { separate() }
        text += bracket
        levels.append(Level(isInline: inline || levels.last?.isInline == true, close: close))
    }

    private mutating func close() {
        let level = levels.removeLast()
        if !level.isEmpty, !level.isInline { newLine() }
        text += level.close
        if levels.isEmpty { text += "\n" }
    }

    private mutating func raw(_ token: String) {
        if awaitsValue { awaitsValue = false } else { separate() }
        text += token
    }

    private mutating func separate() {
        guard let level = levels.last else { return }
        if !level.isEmpty { text += level.isInline ? ", " : "," }
        if !level.isInline { newLine() }
        levels[levels.count - 1].isEmpty = false
    }

    private mutating func newLine() {
        text += "\n"
        for _ in levels.indices { text += "  " }
    }

    private static let escaped = PlainText.ASCIISet("\"\\<")

    static func quoted(_ string: String) -> String {
        if PlainText.isPlain(string, without: escaped) { return "\"" + string + "\"" }
        var quoted = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "<": quoted += "\\u003c"
            default:
                if VisibleText.steers(scalar) {
                    for unit in UTF16.encode(scalar)! { quoted += "\\u" + fourHexDigits(unit) }
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }

    private static func fourHexDigits(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
