import Indicators

// The one place where a fraction becomes a percentage in a report; the arithmetic is that of ``PercentText``.

/// A rate as people read it: `98,50 %` in Vietnamese, `98.50%` in English.
func percentText(
    numerator: Int64, denominator: Int64, target: Headroom.Target? = nil, language: Language
) -> String {
    guard let digits = percentDigits(numerator: numerator, denominator: denominator, target: target) else {
        return "–"
    }
    return percentText(digits: digits, language: language)
}

/// 100 · numerator / denominator with two decimals, and as many more as it takes not to appear to reach a
/// target that is missed (definitions §6): `98.50`, always with a point; nil without dossiers.
func percentDigits(numerator: Int64, denominator: Int64, target: Headroom.Target? = nil) -> String? {
    guard numerator >= 0 else { return nil }
    return PercentText.text(numerator: numerator, denominator: denominator, target: target, style: .english)
}

/// A target as it was set: `≥ 98,5 %`, with no more decimals than it has.
func targetText(_ target: Headroom.Target, language: Language) -> String {
    guard let digits = percentDigits(numerator: target.numerator, denominator: target.denominator) else {
        return "–"
    }
    let sign =
        switch target.relation {
        case .atLeast: "≥"
        case .above: ">"
        case .atMost: "≤"
        case .below: "<"
        }
    return sign + " " + percentText(digits: exactDigits(of: target) ?? digits, language: language)
}

/// The target in percent when it ends within nine decimals, the most that can be asked for.
private func exactDigits(of target: Headroom.Target) -> String? {
    let percent = UInt128(target.numerator) * 100
    let divisor = UInt128(target.denominator)
    for decimals in 0...9 {
        let scaled = percent * NumberText.powerOfTen(decimals)
        if scaled % divisor == 0 { return NumberText.decimalDigits(scaled / divisor, decimals: decimals) }
    }
    return nil
}

private func percentText(digits: String, language: Language) -> String {
    NumberText.localized(digits, language) + (language == .vi ? " %" : "%")
}
