import Scorecards

/// Whole numbers as people read them: 1.234.567 in Vietnamese, 1,234,567 in English.
public enum NumberText {
    public static func of(_ number: Int64) -> Bilingual { Bilingual(vi: of(number, .vi), en: of(number, .en)) }

    static func of(_ number: Int64, _ language: Language) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + grouped(digits, language)
    }

    /// A quotient with a fixed number of decimals, rounded half up; used for means, never for rates.
    static func quotient(_ numerator: Int64, _ denominator: Int64, decimals: Int, _ language: Language)
        -> String
    {
        guard denominator > 0 else { return "–" }
        let scaled = UInt128(numerator.magnitude) * powerOfTen(decimals)
        let divisor = UInt128(denominator)
        let rounded = scaled / divisor + (scaled % divisor * 2 >= divisor ? 1 : 0)
        let plain = (numerator < 0 && rounded > 0 ? "-" : "") + decimalDigits(rounded, decimals: decimals)
        return localized(plain, language)
    }

    /// `1234.50` as `1.234,50` or `1,234.50`.
    public static func localized(_ plain: String, _ language: Language) -> String {
        let negative = plain.hasPrefix("-")
        let parts = plain.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        var text = (negative ? "-" : "") + grouped(String(parts[0]), language)
        if parts.count > 1 { text += (language == .vi ? "," : ".") + parts[1] }
        return text
    }

    /// `digits` standing for `value / 10^decimals`.
    public static func decimalDigits(_ value: UInt128, decimals: Int) -> String {
        guard decimals > 0 else { return String(value) }
        let fraction = String(value % powerOfTen(decimals))
        return String(value / powerOfTen(decimals)) + "."
            + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    static func powerOfTen(_ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(UInt128(1)) { power, _ in power * 10 }
    }

    private static func grouped(_ digits: String, _ language: Language) -> String {
        DecimalText.thousands(of: digits, apart: language == .vi ? "." : ",")
    }
}
