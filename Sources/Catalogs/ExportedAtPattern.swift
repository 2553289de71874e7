/// The form of a pattern that carries the export's own instant: text with one date form in braces, as
/// `Ngày xuất: {dd/MM/yyyy HH:mm}` or `{yyyyMMdd}`.
enum ExportedAtPattern {
    static let parts = ["yyyy", "yy", "MM", "M", "dd", "d", "HH", "H", "hh", "h", "mm", "ss", "a"]
    static let titleExample = "Ngày xuất: {dd/MM/yyyy HH:mm}"
    static let fileNameExample = "{yyyyMMdd}"

    /// Exactly one pair of braces, in it year, month and day once each; `hh` and `h` go with `a` (SA, CH, AM, PM).
    static func isReadable(_ pattern: String, needsText: Bool) -> Bool {
        let pieces = pattern.split(separator: "{", omittingEmptySubsequences: false)
        guard pieces.count == 2 else { return false }
        let rest = pieces[1].split(separator: "}", omittingEmptySubsequences: false)
        guard rest.count == 2, !pieces[0].contains("}") else { return false }
        if needsText, FoldedText.fold(String(pieces[0] + rest[1])).isEmpty { return false }
        guard let found = letterRuns(rest[0]) else { return false }
        func count(_ names: String...) -> Int { found.count { names.contains($0) } }
        return count("yyyy", "yy") == 1 && count("MM", "M") == 1 && count("dd", "d") == 1
            && count("HH", "H", "hh", "h") <= 1 && count("mm") <= 1 && count("ss") <= 1
            && count("a") == count("hh", "h")
    }

    /// The runs of one letter; nil when one of them is no part of a date.
    private static func letterRuns(_ form: Substring) -> [String]? {
        var runs: [String] = []
        var last: Character?
        for character in form {
            if character.isLetter {
                if character == last { runs[runs.count - 1].append(character) } else { runs.append(String(character)) }
            }
            last = character
        }
        return runs.allSatisfy(parts.contains) ? runs : nil
    }
}
