/// Fitting text into a number of terminal columns.
enum TextWrapping {
    /// The text in lines of at most `width` columns, broken at blanks, inside a word only when the word
    /// alone is too long. At most `limit` lines; `cut` is true when there would have been more.
    static func lines(of text: String, width: Int, limit: Int = .max) -> (lines: [String], cut: Bool) {
        let width = max(1, width)
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            if lines.count > limit { break }
            let wordWidth = DisplayWidth.of(word)
            if lineWidth > 0, lineWidth + 1 + wordWidth <= width {
                line += " " + word
                lineWidth += 1 + wordWidth
                continue
            }
            if lineWidth > 0 {
                lines.append(line)
                line = ""
                lineWidth = 0
            }
            if wordWidth <= width {
                line = String(word)
                lineWidth = wordWidth
                continue
            }
            for character in word {
                let characterWidth = DisplayWidth.of(character)
                if lineWidth > 0, lineWidth + characterWidth > width {
                    lines.append(line)
                    if lines.count > limit { break }
                    line = ""
                    lineWidth = 0
                }
                line.append(character)
                lineWidth += characterWidth
            }
        }
        if lineWidth > 0 || lines.isEmpty { lines.append(line) }
        guard lines.count > limit else { return (lines, false) }
        return (Array(lines.prefix(limit - 1)) + [ellipsed(lines[limit - 1], width: width)], true)
    }

    /// The text with blanks added on one side up to `width` columns.
    static func padded(_ text: String, width: Int, right: Bool) -> String {
        let missing = width - DisplayWidth.of(text)
        guard missing > 0 else { return text }
        let blanks = String(repeating: " ", count: missing)
        return right ? blanks + text : text + blanks
    }

    /// Columns of the longest word.
    static func longestWord(of text: String) -> Int {
        text.split(separator: " ").reduce(0) { max($0, DisplayWidth.of($1)) }
    }

    private static func ellipsed(_ line: String, width: Int) -> String {
        var line = line
        while DisplayWidth.of(line) > width - 1, !line.isEmpty { line.removeLast() }
        return line + "…"
    }
}
