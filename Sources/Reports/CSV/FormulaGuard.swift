/// Keeps a text cell from becoming a formula in a spreadsheet (CWE-1236): what would start one gets an
/// apostrophe in front. Quoting alone does not help. Only for texts out of the data; numbers that the
/// program made are exempt.
enum FormulaGuard {
    /// The text with an apostrophe before everything that could start a formula: at the beginning, also
    /// behind blanks; and inside, behind a line end or a separator that is not the file's own, because a
    /// spreadsheet of another region would split there.
    static func neutralised(_ text: String, ownDelimiter: Character) -> String {
        var guarded = ""
        var waiting = true
        var isFirst = true
        var blanks = ""
        for scalar in text.unicodeScalars {
            if waiting {
                if isBlank(scalar) {
                    blanks.unicodeScalars.append(scalar)
                    continue
                }
                if startsFormula(scalar) || (isFirst && isTrigger(scalar)) {
                    // In front of the blanks at the cell's beginning: there the apostrophe is a text mark.
                    guarded += isFirst ? "'" + blanks : blanks + "'"
                } else {
                    guarded += blanks
                }
                blanks = ""
                isFirst = false
                waiting = false
            }
            guarded.unicodeScalars.append(scalar)
            waiting = splits(scalar, ownDelimiter)
        }
        return guarded + blanks
    }

    /// Whether the cell needs an apostrophe at its beginning.
    static func isDangerous(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { !isBlank($0) }) else { return false }
        return startsFormula(first) || isTrigger(first)
    }

    /// `=` `+` `-` `@` and their full-width forms.
    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }

    /// Tab, CR, LF and NUL, which spreadsheets drop from a cell's beginning.
    private static func isTrigger(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || scalar == "\r" || scalar == "\n" || scalar == "\0"
    }

    private static func splits(_ scalar: Unicode.Scalar, _ ownDelimiter: Character) -> Bool {
        switch scalar {
        case "\r", "\n": true
        case ",", ";", "\t", "|": Character(scalar) != ownDelimiter
        default: false
        }
    }

    /// Blanks that a reader passes over: also no-break, full-width and zero-width ones, and the byte order
    /// mark. Tab and line ends are not blanks here but triggers.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == " " { return true }
        if scalar.value < 0x80 { return false }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .format: return true
        default: return false
        }
    }
}
