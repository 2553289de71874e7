import Dossiers

/// One typed value as a person reads it and as the script sorts it.
struct HTMLCell {
    /// Not yet escaped; empty for nothing.
    var text: String
    /// What the script sorts by where the text will not do: `-12500`, `98996/100000`, `2025-09-14`. Nil sorts last.
    var sortKey: String?
    /// Why there is no figure.
    var reason: String?

    init(_ cell: Report.Cell, _ language: Language) {
        switch cell {
        case .empty: text = ""
        case .text(let word): text = word
        case .word(let word): text = word[language]
        case .number(let number):
            text = NumberText.of(number, language)
            sortKey = String(number)
        case .rate(let numerator, let denominator, let target):
            guard denominator > 0 else {
                text = ReportWord.noDossiers[language]
                return
            }
            text = percentText(numerator: numerator, denominator: denominator, target: target, language: language)
            sortKey = Self.fraction(numerator, denominator)
        case .points(let points):
            text = Self.points(points, language)
            sortKey = String(points)
        case .quotient(let sum, let count):
            guard count > 0 else {
                text = ""
                return
            }
            text = NumberText.quotient(sum, count, decimals: 2, language)
            sortKey = Self.fraction(sum, count)
        case .day(let day):
            text = DateText.of(day, language)
            sortKey = DateText.iso(day)
        case .instant(let stamp):
            text = stamp.isNone ? "" : DateText.of(stamp, language)
            sortKey = DateText.iso(stamp)
        case .missing(let why):
            text = "–"
            reason = why[language]
        case .hidden:
            text = ReportTextWord.hidden[language]
            reason = HTMLWord.hiddenReason[language]
        }
    }

    private static func fraction(_ numerator: Int64, _ denominator: Int64) -> String {
        String(numerator) + "/" + String(denominator)
    }

    /// Ten-thousandths of a point as `+1,25`; with four decimals where two would say nothing happened. The true minus
    /// is read out by screen readers, a hyphen is not.
    static func points(_ points: Int64, _ language: Language) -> String {
        let size = UInt128(points.magnitude)
        let hundredths = (size + 50) / 100
        let digits =
            hundredths == 0 && size > 0
            ? NumberText.decimalDigits(size, decimals: 4) : NumberText.decimalDigits(hundredths, decimals: 2)
        return (points > 0 ? "+" : points < 0 ? "−" : "") + NumberText.localized(digits, language)
    }
}

extension Report.Tone {
    /// The mark that stands for the tone where there is no colour.
    var icon: String? {
        switch self {
        case .plain, .muted: nil
        case .good: "✓"
        case .bad: "✕"
        case .warning: "!"
        }
    }

    /// What the tone says in a word.
    func word(hasTarget: Bool, _ language: Language) -> String? {
        switch self {
        case .plain, .muted: nil
        case .good: (hasTarget ? HTMLWord.met : .good)[language]
        case .bad: (hasTarget ? HTMLWord.missed : .bad)[language]
        case .warning: HTMLWord.warning[language]
        }
    }
}
