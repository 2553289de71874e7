/// Text out of files, file names and flags, made safe to show: what would steer a terminal, break a line
/// or turn the direction of writing is written out instead (`\n`, `\u{1B}`).
enum VisibleText {
    /// The text with every steering character written out. Vietnamese letters with combining marks stay
    /// as they are.
    static func of(_ text: String) -> String {
        if PlainText.isPlain(text) { return text }
        guard text.unicodeScalars.contains(where: steers) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if steers(scalar) { visible += escape(scalar) } else { visible.unicodeScalars.append(scalar) }
        }
        return visible
    }

    /// Control characters, line and paragraph separators, and invisible format characters (bidirectional
    /// overrides, zero-width blanks, byte order marks). The joiners, which belong to words and emoji, and
    /// the soft hyphen do no harm.
    static func steers(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return scalar.value != 0x200C && scalar.value != 0x200D && scalar.value != 0xAD
        default: return false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\0": "\\0"
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
}
