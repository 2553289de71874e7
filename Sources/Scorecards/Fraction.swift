/// An exact fraction in lowest terms, its denominator above 0. No score is ever a binary floating number.
///
/// 128 bits hold every figure of an office (see ``ScoreFigure/largest``) times every number that a profile may write
/// (``DecimalText``); sums over criteria, whose denominators have nothing in common, are ``PointSum``.
public struct Fraction: Sendable, Hashable {
    public let numerator: Int128
    public let denominator: Int128

    /// - Precondition: the denominator is not 0.
    public init(_ numerator: Int128, over denominator: Int128 = 1) {
        precondition(denominator != 0, "a fraction over 0")
        let divisor = Self.commonDivisor(numerator, denominator) * (denominator < 0 ? -1 : 1)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    public static let zero = Fraction(0)
    public static let one = Fraction(1)

    /// The largest whole number that is not above it.
    public var floor: Int128 {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// The smallest whole number that is not below it.
    public var ceiling: Int128 { -Fraction(-numerator, over: denominator).floor }

    /// The nearest whole number, halves upward.
    public var rounded: Int128 { (self + Fraction(1, over: 2)).floor }

    private static func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
        var (a, b) = (a < 0 ? -a : a, b < 0 ? -b : b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension Fraction {
    /// Common factors go first, so that only what the result itself needs is multiplied out.
    public static func * (a: Fraction, b: Fraction) -> Fraction {
        let left = commonDivisor(a.numerator, b.denominator)
        let right = commonDivisor(b.numerator, a.denominator)
        return Fraction(
            (a.numerator / left) * (b.numerator / right), over: (a.denominator / right) * (b.denominator / left))
    }

    /// - Precondition: the divisor is not 0.
    public static func / (a: Fraction, b: Fraction) -> Fraction {
        a * Fraction(b.denominator, over: b.numerator)
    }

    public static func + (a: Fraction, b: Fraction) -> Fraction {
        let divisor = commonDivisor(a.denominator, b.denominator)
        let (scaleA, scaleB) = (b.denominator / divisor, a.denominator / divisor)
        return Fraction(a.numerator * scaleA + b.numerator * scaleB, over: a.denominator * scaleA)
    }

    public static func - (a: Fraction, b: Fraction) -> Fraction {
        a + Fraction(-b.numerator, over: b.denominator)
    }
}

extension Fraction: Comparable {
    /// By products of full width: nothing overflows.
    public static func < (a: Fraction, b: Fraction) -> Bool {
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return left.high == right.high ? left.low < right.low : left.high < right.high
    }
}
