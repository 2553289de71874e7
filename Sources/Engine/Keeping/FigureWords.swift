import Dossiers
import DossierStore
import Indicators
import Reports

/// Frozen figures in words.
enum FigureWords {
    static func name(_ figure: String) -> Bilingual {
        if let mark = Mark.allCases.first(where: { MarkNames.key(of: $0) == figure }) {
            return MarkNames.name(of: mark)
        }
        guard let indicator = IndicatorCatalog.all.first(where: { $0.id == figure }) else { return Bilingual(same: "") }
        return Bilingual(vi: indicator.nameVi, en: indicator.nameEn)
    }

    static func text(_ figure: FrozenPeriod.Figure?) -> Bilingual {
        guard let figure else { return Bilingual(same: "0") }
        guard figure.value.isEmpty else { return Bilingual(same: figure.value) }
        let numerator = NumberText.of(figure.numerator ?? 0)
        guard let denominator = figure.denominator else { return numerator }
        let below = NumberText.of(denominator)
        guard denominator > 0 else {
            return Bilingual(vi: "\(numerator.vi)/\(below.vi)", en: "\(numerator.en)/\(below.en)")
        }
        return Bilingual(
            vi: "\(numerator.vi)/\(below.vi) (\(percent(figure.numerator ?? 0, denominator, .vietnamese)) %)",
            en: "\(numerator.en)/\(below.en) (\(percent(figure.numerator ?? 0, denominator, .english))%)")
    }

    /// Of fractions in percentage points, of counts in dossiers.
    static func difference(_ before: FrozenPeriod.Figure?, _ after: FrozenPeriod.Figure?) -> Bilingual {
        if let a = before, let b = after, let x = a.denominator, let y = b.denominator, x > 0, y > 0, a.value.isEmpty {
            let then = Double(a.numerator ?? 0) / Double(x)
            let now = Double(b.numerator ?? 0) / Double(y)
            let points = ((now - then) * 10_000).rounded() / 100
            let sign = points > 0 ? "+" : points < 0 ? "-" : ""
            let digits = NumberText.decimalDigits(UInt128((points.magnitude * 100).rounded()), decimals: 2)
            func text(_ language: Language) -> String { sign + NumberText.localized(digits, language) }
            return Bilingual(vi: text(.vi) + " điểm %", en: text(.en) + " points")
        }
        // A rate of no dossiers is no number to subtract.
        if before?.denominator != nil || after?.denominator != nil { return Bilingual(same: "") }
        guard before?.value.isEmpty ?? true, after?.value.isEmpty ?? true else { return Bilingual(same: "") }
        let change = (after?.numerator ?? 0) - (before?.numerator ?? 0)
        let number = NumberText.of(change)
        return change > 0 ? Bilingual(vi: "+" + number.vi, en: "+" + number.en) : number
    }

    private static func percent(_ numerator: Int64, _ denominator: Int64, _ style: PercentText.Style) -> String {
        PercentText.text(numerator: numerator, denominator: denominator, style: style) ?? ""
    }
}
