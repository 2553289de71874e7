import Dossiers
import Indicators

extension Report.Cell {
    /// The cell as people read it; raw, the formats escape it.
    func text(_ language: Language) -> String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .word(let word), .missing(let word): word[language]
        case .number(let number): NumberText.of(number, language)
        case .rate(_, 0, _): ReportWord.noDossiers[language]
        case .rate(let numerator, let denominator, let target):
            percentText(numerator: numerator, denominator: denominator, target: target, language: language)
        case .points(let points): PointsText.of(points, language)
        case .quotient(_, 0): ""
        case .quotient(let sum, let count): NumberText.quotient(sum, count, decimals: 2, language)
        case .day(let day): DateText.of(day, language)
        case .instant(let stamp): stamp.isNone ? "" : DateText.of(stamp, language)
        case .hidden: ReportTextWord.hidden[language]
        }
    }
}

extension Report.Label {
    func text(_ language: Language) -> String {
        switch self {
        case .text(let text): text
        case .word(let word): word[language]
        }
    }
}

extension Report.Ratio {
    func text(_ language: Language, target: Headroom.Target? = nil) -> String {
        percentText(numerator: numerator, denominator: denominator, target: target, language: language)
    }
}

/// A change in percentage points, which comes in ten-thousandths of a point.
enum PointsText {
    /// `+1,25`, `-0,50`, and `0,00` without a sign.
    static func of(_ points: Int64, _ language: Language) -> String {
        let hundredths = (UInt128(points.magnitude) + 50) / 100
        guard hundredths > 0 else { return NumberText.localized("0.00", language) }
        let digits = NumberText.localized(NumberText.decimalDigits(hundredths, decimals: 2), language)
        return (points < 0 ? "-" : "+") + digits
    }

    /// Exact, with two to four decimals and a point, for machines: `1.25`, `-0.0001`.
    static func exact(_ points: Int64) -> String {
        var digits = NumberText.decimalDigits(UInt128(points.magnitude), decimals: 4)
        for _ in 0..<2 where digits.hasSuffix("0") { digits.removeLast() }
        return (points < 0 ? "-" : "") + digits
    }
}
