/// Text as a cell of a workbook may hold it. It is always written as text, so that nothing in it is a formula;
/// here it loses what XML cannot say, what steers a screen, and what Excel would take for an escape.
enum XLSXText {
    /// Excel's limit of a cell, in UTF-16 units.
    static let mostUnits = 32_767

    /// The text, shortened to so many UTF-16 units with `…` at its end.
    static func safe(_ text: String, mostUnits: Int = mostUnits) -> String { cell(text, mostUnits: mostUnits).text }

    /// The text and, when it was cut, how long it was.
    static func cell(_ text: String, mostUnits: Int = mostUnits) -> (text: String, wholeLength: Int?) {
        // No UTF-16 form of a text has more units than its UTF-8 form bytes.
        if PlainText.isPlain(text, without: underscore), text.utf8.count <= mostUnits { return (text, nil) }
        let shown = escaped(VisibleText.of(text))
        guard shown.utf8.count > mostUnits else { return (shown, nil) }
        let length = shown.utf16.count
        guard length > mostUnits else { return (shown, nil) }
        var cut = ""
        var units = 0
        for character in shown {
            units += character.utf16.count
            if units > mostUnits - 1 { break }
            cut.append(character)
        }
        return (cut + "…", length)
    }

    private static let underscore = PlainText.ASCIISet("_")

    /// `_x000D_` would be read as the character that it names; U+FFFE and U+FFFF are no XML.
    private static func escaped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: { $0 == "_" || $0.value & 0xFFFE == 0xFFFE }) else { return text }
        var escaped = ""
        for (place, scalar) in scalars.enumerated() {
            if scalar.value & 0xFFFE == 0xFFFE {
                escaped += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                continue
            }
            if scalar == "_", isEscape(scalars[place...]) { escaped += "_x005F" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    private static func isEscape(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.count >= 7 else { return false }
        let start = rest.startIndex
        return rest[start + 1] == "x" && rest[start + 6] == "_"
            && rest[start + 2..<start + 6].allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
    }
}
