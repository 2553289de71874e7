/// The form of a pattern that carries the export's own instant: text and then a date form in braces, as
/// `Ngày xuất {dd/MM/yyyy HH:mm}` or `{yyyyMMdd}`.
enum ExportedAtPattern {
    static let parts = ["yyyy", "MM", "dd", "HH", "mm", "ss"]
    static let titleExample = "Ngày xuất {dd/MM/yyyy HH:mm}"
    static let fileNameExample = "{yyyyMMdd}"

    /// One pair of braces at the end, in it year, month and day once each, perhaps hour, minute and second.
    static func isReadable(_ pattern: String, needsText: Bool) -> Bool {
        let pieces = pattern.split(separator: "{", omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces[1].last == "}", !pieces[0].contains("}") else { return false }
        if needsText, !FoldedText.hasLetterOrDigit(String(pieces[0])) { return false }
        let runs = letterRuns(pieces[1].dropLast())
        guard runs.allSatisfy(parts.contains), Set(runs).count == runs.count else { return false }
        return runs.contains("yyyy") && runs.contains("MM") && runs.contains("dd")
            && (runs.contains("HH") || !runs.contains("mm")) && (runs.contains("mm") || !runs.contains("ss"))
    }

    /// The runs of one letter, or of one other sign that has no place in a date form.
    private static func letterRuns(_ form: Substring) -> [String] {
        var runs: [String] = []
        var last: Character?
        for character in form {
            if character.isLetter || character == "}" {
                if character == last { runs[runs.count - 1].append(character) } else { runs.append(String(character)) }
            }
            last = character
        }
        return runs
    }
}
