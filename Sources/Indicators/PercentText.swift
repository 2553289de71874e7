/// Rates as text, from exact integers: two decimals, half up, and as many more as it takes not to appear to
/// reach a target that is missed (definitions §6).
public enum PercentText {
    public enum Style: String, CaseIterable, Sendable {
        /// 98,50
        case vietnamese
        /// 98.50
        case english
        var mark: Character { self == .vietnamese ? "," : "." }
    }

    /// Enough to tell any two fractions of dossiers apart, and still exact in 128 bits.
    private static let mostDecimals = 18

    /// The rate in percent, without the sign; nil when the denominator is 0 ("no dossiers").
    ///
    /// - Precondition: 0 ≤ numerator.
    public static func text(
        numerator: Int64, denominator: Int64, target: Headroom.Target? = nil, style: Style
    ) -> String? {
        guard denominator > 0 else { return nil }
        if target == nil, let text = shortText(numerator, denominator, style) { return text }
        var decimals = 2
        var shown = rounded(numerator, denominator, decimals)
        if let target, !target.isMet(numerator: numerator, denominator: denominator) {
            while appearsToMeet(shown, decimals, target) {
                guard decimals < mostDecimals else {
                    // Closer to the target than any office counts: cut on the side where it stands.
                    let cut = quotient(numerator, denominator, decimals)
                    let below = target.relation == .atLeast || target.relation == .above
                    shown = below || cut.exact ? cut.value : cut.value + 1
                    break
                }
                decimals += 1
                shown = rounded(numerator, denominator, decimals)
            }
        }
        return text(shown, decimals, style)
    }

    /// The same without a target in 64 bits, for the numbers that nearly all offices have; nil for larger ones.
    private static func shortText(_ numerator: Int64, _ denominator: Int64, _ style: Style) -> String? {
        // Twice the rest must fit too.
        guard numerator <= Int64.max / 10_000, denominator <= Int64.max / 2 else { return nil }
        let (floor, rest) = (numerator * 10_000).quotientAndRemainder(dividingBy: denominator)
        let (whole, hundredths) = (rest * 2 >= denominator ? floor + 1 : floor).quotientAndRemainder(dividingBy: 100)
        return String(whole) + (style == .vietnamese ? "," : ".") + (hundredths < 10 ? "0" : "") + String(hundredths)
    }

    /// floor(100 · 10^decimals · n / d), by long division so that nothing overflows; and whether it is exact,
    /// and whether the rest is at least a half.
    private static func quotient(
        _ numerator: Int64, _ denominator: Int64, _ decimals: Int
    ) -> (value: Int128, exact: Bool, roundsUp: Bool) {
        let d = Int128(denominator)
        var (value, rest) = Int128(numerator).quotientAndRemainder(dividingBy: d)
        for _ in 0..<decimals + 2 {
            let (digit, left) = (rest * 10).quotientAndRemainder(dividingBy: d)
            value = value * 10 + digit
            rest = left
        }
        return (value, rest == 0, rest * 2 >= d)
    }

    private static func rounded(_ numerator: Int64, _ denominator: Int64, _ decimals: Int) -> Int128 {
        let found = quotient(numerator, denominator, decimals)
        return found.roundsUp ? found.value + 1 : found.value
    }

    private static func appearsToMeet(_ shown: Int128, _ decimals: Int, _ target: Headroom.Target) -> Bool {
        let left = shown * Int128(target.denominator)
        let right = Int128(target.numerator) * power(decimals + 2)
        switch target.relation {
        case .atLeast: return left >= right
        case .above: return left > right
        case .atMost: return left <= right
        case .below: return left < right
        }
    }

    private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { value, _ in value * 10 } }

    private static func text(_ shown: Int128, _ decimals: Int, _ style: Style) -> String {
        let digits = String(shown)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return padded.dropLast(decimals) + String(style.mark) + padded.suffix(decimals)
    }
}
