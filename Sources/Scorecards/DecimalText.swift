import Indicators

/// Numbers as people write them, read exactly: `1.5` and `1,5` are 3/2.
public enum DecimalText {
    /// Digits, at most one mark (point or comma) with digits on both sides, a plus or minus in front where signs are asked for.
    ///
    /// - Parameters:
    ///   - digits: at most as many in all.
    ///   - decimals: at most as many behind the mark.
    /// - Returns: nil when the text is no such number.
    public static func value(
        _ text: some StringProtocol, digits most: Int = 9, decimals mostDecimals: Int = 3, signed: Bool = false
    ) -> Fraction? {
        var rest = Array(text.utf8)[...]
        let isNegative = signed && rest.first == UInt8(ascii: "-")
        if signed, rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard let (value, scale) = DecimalDigits.read(rest, digits: most, decimals: mostDecimals) else { return nil }
        return Fraction(isNegative ? -value : value, over: scale)
    }

    /// The number with as many decimals as it has; at most nine.
    ///
    /// - Parameter grouped: thousands are set apart, by a point where the decimal mark is a comma, else by a comma.
    public static func text(_ value: Fraction, mark: Character, grouped: Bool = false) -> String {
        var scale: Int128 = 1
        var decimals = 0
        while scale % value.denominator != 0, decimals < 9 {
            scale *= 10
            decimals += 1
        }
        let shown = (value * Fraction(scale)).rounded
        let digits = String(shown.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        let sign = shown < 0 ? "-" : ""
        let whole = String(padded.dropLast(decimals))
        return sign + (grouped ? thousands(of: whole, apart: mark == "," ? "." : ",") : whole)
            + (decimals == 0 ? "" : String(mark) + padded.suffix(decimals))
    }

    /// Digits with a mark before every three from the end.
    public static func thousands(of digits: String, apart mark: Character) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(mark) }
            text.append(digit)
        }
        return text
    }
}
