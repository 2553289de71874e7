/// Decimal numbers as people write them, read exactly.
public enum DecimalDigits {
    /// Digits with at most one mark, a point or a comma, that has digits on both sides: 98,5 is 985 over 10.
    ///
    /// - Parameters:
    ///   - most: at most as many digits in all, no more than 18.
    ///   - mostDecimals: at most as many behind the mark.
    /// - Returns: nil when the text is no such number.
    public static func read(
        _ text: some Sequence<UInt8>, digits most: Int, decimals mostDecimals: Int
    ) -> (value: Int128, scale: Int128)? {
        var value: Int128 = 0
        var scale: Int128 = 1
        var digits = 0
        var decimals: Int?
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= most else { return nil }
                value = value * 10 + Int128(byte - UInt8(ascii: "0"))
                if let seen = decimals {
                    guard seen < mostDecimals else { return nil }
                    decimals = seen + 1
                    scale *= 10
                }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard decimals == nil, digits > 0 else { return nil }
                decimals = 0
            default: return nil
            }
        }
        return digits > 0 && decimals != 0 ? (value, scale) : nil
    }
}
