import Indicators

// The one place where a fraction becomes a percentage in a report.

/// Most decimals that are ever shown; 100 · numerator · 10^17 stays below 2^128.
private let mostDecimals = 17

/// A rate as people read it: `98,50 %` in Vietnamese, `98.50%` in English.
func percentText(
    numerator: Int64, denominator: Int64, target: Headroom.Target? = nil, language: Language
) -> String {
    guard let digits = percentDigits(numerator: numerator, denominator: denominator, target: target) else {
        return "–"
    }
    return percentText(digits: digits, language: language)
}

/// 100 · numerator / denominator with two decimals, rounded half up on the exact integers, and with as many
/// more as it takes to stand on the same side of its target as the exact fraction does (definitions §6).
/// `98.50`, always with a point; nil when the denominator is not positive.
func percentDigits(numerator: Int64, denominator: Int64, target: Headroom.Target? = nil) -> String? {
    guard denominator > 0, numerator >= 0 else { return nil }
    for decimals in 2...mostDecimals {
        let shown = rounded(numerator, denominator, decimals: decimals)
        let isLast = decimals == mostDecimals
        if isLast || standsWhereItIs(shown, decimals, numerator, denominator, target) {
            return NumberText.decimalDigits(shown, decimals: decimals)
        }
    }
    return nil
}

/// A target as it was set: `98,5 %`, with no more decimals than it has.
func targetText(_ target: Headroom.Target, language: Language) -> String {
    guard target.denominator > 0, target.numerator >= 0 else { return "–" }
    var decimals = 0
    while decimals < mostDecimals,
        UInt128(target.numerator) * NumberText.powerOfTen(decimals + 2) % UInt128(target.denominator) != 0
    { decimals += 1 }
    let shown = rounded(target.numerator, target.denominator, decimals: decimals)
    let sign =
        switch target.relation {
        case .atLeast: "≥"
        case .above: ">"
        case .atMost: "≤"
        case .below: "<"
        }
    return sign + " "
        + percentText(digits: NumberText.decimalDigits(shown, decimals: decimals), language: language)
}

private func percentText(digits: String, language: Language) -> String {
    NumberText.localized(digits, language) + (language == .vi ? " %" : "%")
}

/// 100 · n/d · 10^decimals, half up.
private func rounded(_ numerator: Int64, _ denominator: Int64, decimals: Int) -> UInt128 {
    let scaled = UInt128(numerator) * NumberText.powerOfTen(decimals + 2)
    let divisor = UInt128(denominator)
    return scaled / divisor + (scaled % divisor * 2 >= divisor ? 1 : 0)
}

private func standsWhereItIs(
    _ shown: UInt128, _ decimals: Int, _ numerator: Int64, _ denominator: Int64, _ target: Headroom.Target?
) -> Bool {
    guard let target, target.denominator > 0, target.numerator >= 0 else { return true }
    let exact = meets(UInt128(numerator), UInt128(denominator), target)
    let apparent = meets(shown, NumberText.powerOfTen(decimals + 2), target)
    return exact == apparent
}

/// n/d against the target by cross multiplication at full width.
private func meets(_ numerator: UInt128, _ denominator: UInt128, _ target: Headroom.Target) -> Bool {
    let left = numerator.multipliedFullWidth(by: UInt128(target.denominator))
    let right = denominator.multipliedFullWidth(by: UInt128(target.numerator))
    return switch target.relation {
    case .atLeast: (left.high, left.low) >= (right.high, right.low)
    case .above: (left.high, left.low) > (right.high, right.low)
    case .atMost: (left.high, left.low) <= (right.high, right.low)
    case .below: (left.high, left.low) < (right.high, right.low)
    }
}
