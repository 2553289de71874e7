/// Writes JSON with keys in the order in which they are given: the same values give the same bytes.
///
/// Escapes beyond the standard: `<` (so that the text may stand in an HTML script element), U+2028 and
/// U+2029 (line ends in JavaScript), and characters that would steer a terminal.
///
/// Writes bytes, block by block: a report by unit and quarter has megabytes of them, and appending to a String costs
/// several times as much.
struct JSONWriter {
    /// What was written so far; taken back from a writer that continued another's.
    private(set) var output: ReportBuffer
    /// Objects and arrays that are open; what they are is told by bit `level - 1` of the words below.
    private var level = 0
    private var inline: UInt64 = 0
    private var filled: UInt64 = 0
    /// After a key.
    private var awaitsValue = false

    /// - Parameter sink: without one the document is kept, as ``text``.
    init(to sink: (any ReportSink)? = nil) { output = ReportBuffer(sink) }

    /// Writes on where another format has begun: JSON within an HTML page.
    init(continuing output: ReportBuffer) { self.output = output }

    var text: String { output.text }

    /// - Throws: what the sink threw, if it did.
    func check() throws { try output.check() }

    /// Hands on the rest of the document.
    ///
    /// - Throws: what the sink threw, if it did.
    mutating func finish() throws { try output.finish() }

    mutating func object(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "{"), inline: inline)
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func array(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "["), inline: inline)
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    /// A key and whatever is written next.
    mutating func key(_ key: String) {
        separate()
        // Keys are names in the contract's own code: nothing in them is to be escaped.
        assert(PlainText.isPlain(key, without: Self.escaped), "a key is a plain name")
        output.append(UInt8(ascii: "\""))
        output.append(key)
        output.append("\": ")
        awaitsValue = true
    }

    mutating func key(_ key: JSONKey) {
        if level > 0, inline >> UInt64(level - 1) & filled >> UInt64(level - 1) & 1 == 1 {
            output.append(key.followingBytes)
        } else {
            separate()
            output.append(key.bytes)
        }
        awaitsValue = true
    }

    /// A word of the program's own, in which nothing is to be escaped.
    mutating func value(plain word: String?) {
        beginValue()
        guard let word else { return output.append("null") }
        assert(PlainText.isPlain(word, without: Self.escaped), "a word of the contract is plain")
        output.append(UInt8(ascii: "\""))
        output.append(word)
        output.append(UInt8(ascii: "\""))
    }

    mutating func value(_ string: String?) {
        beginValue()
        if let string { append(quoted: string) } else { output.append("null") }
    }

    mutating func value(_ number: Int64?) {
        beginValue()
        if let number { output.append(number) } else { output.append("null") }
    }

    mutating func value(_ flag: Bool) {
        beginValue()
        output.append(flag ? "true" : "false")
    }

    mutating func member(_ key: String, _ string: String?) {
        self.key(key)
        value(string)
    }

    mutating func member(_ key: String, _ number: Int64?) {
        self.key(key)
        value(number)
    }

    mutating func member(_ key: JSONKey, _ number: Int64?) {
        self.key(key)
        value(number)
    }

    mutating func member(_ key: JSONKey, plain word: String?) {
        self.key(key)
        value(plain: word)
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
    mutating func array<Values: Sequence>(
        _ key: String, of values: Values, inline: Bool = false, _ element: (inout JSONWriter, Values.Element) -> Void
    ) {
        array(key, inline: inline) { writer in
            for value in values { element(&writer, value) }
        }
    }

    mutating func strings(_ key: String, _ strings: [String]) {
        array(key, of: strings, inline: true) { $0.value($1) }
    }

    private mutating func open(_ bracket: UInt8, inline isInline: Bool) {
        beginValue()
        output.append(bracket)
        precondition(level < UInt64.bitWidth, "no contract nests so deep")
        let bit = UInt64(1) << UInt64(level)
        // What stands in a line has all its parts in it.
        let isWithin = inline & (bit >> 1) != 0
        if isInline || isWithin { inline |= bit } else { inline &= ~bit }
        filled &= ~bit
        level += 1
    }

    private mutating func close(_ bracket: UInt8) {
        level -= 1
        let bit = UInt64(1) << UInt64(level)
        if filled & bit != 0, inline & bit == 0 { newLine() }
        output.append(bracket)
        if level == 0 { output.append(UInt8(ascii: "\n")) }
    }

    private mutating func beginValue() {
        if awaitsValue { awaitsValue = false } else { separate() }
    }

    private mutating func separate() {
        guard level > 0 else { return }
        let bit = UInt64(1) << UInt64(level - 1)
        let isInline = inline & bit != 0
        if filled & bit != 0 { output.append(isInline ? ", " : ",") }
        if !isInline { newLine() }
        filled |= bit
    }

    private mutating func newLine() {
        output.append(UInt8(ascii: "\n"))
        output.append(UInt8(ascii: " "), count: 2 * level)
    }

    // MARK: - Text

    static let escaped = PlainText.ASCIISet("\"\\<")

    private mutating func append(quoted string: String) {
        output.append(UInt8(ascii: "\""))
        if PlainText.isPlain(string, without: Self.escaped) {
            output.append(string)
        } else {
            append(escaping: string)
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping string: String) {
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": output.append("\\\"")
            case "\\": output.append("\\\\")
            case "\n": output.append("\\n")
            case "\r": output.append("\\r")
            case "\t": output.append("\\t")
            case "<": output.append("\\u003c")
            default:
                if VisibleText.steers(scalar) {
                    for unit in UTF16.encode(scalar)! { output.append("\\u" + Self.fourHexDigits(unit)) }
                } else {
                    output.append(String(scalar))
                }
            }
        }
    }

    private static func fourHexDigits(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
