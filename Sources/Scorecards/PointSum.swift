/// The exact sum of points of several criteria. Their denominators have nothing in common, so that it may need more
/// digits than a ``Fraction`` has.
public struct PointSum: Sendable {
    private(set) var numerator = Natural(0)
    private(set) var denominator = Natural(1)

    public init() {}

    /// - Precondition: points are not below 0.
    public init(_ points: Fraction) { add(points) }

    public static func += (sum: inout PointSum, points: Fraction) { sum.add(points) }

    public static func += (sum: inout PointSum, other: PointSum) {
        sum.add(other.numerator, over: other.denominator)
    }

    private mutating func add(_ points: Fraction) {
        precondition(points.numerator >= 0, "points below 0")
        add(Natural(points.numerator), over: Natural(points.denominator))
    }

    private mutating func add(_ top: Natural, over bottom: Natural) {
        if bottom == denominator {
            numerator = numerator + top
        } else {
            numerator = numerator * bottom + top * denominator
            denominator = denominator * bottom
        }
    }

    public var isZero: Bool { numerator.isZero }

    /// 10^decimals times the sum, rounded half up.
    func scaled(decimals: Int) -> Natural {
        let power = (0..<decimals).reduce(Natural(1)) { value, _ in value * Natural(10) }
        return (numerator * power * Natural(2) + denominator).divided(by: denominator * Natural(2)).quotient
    }

    /// The share of what could be had, in ten-thousandths, half up; never the whole where points are missed. nil of nothing.
    public func tenThousandths(of most: PointSum) -> Int64? {
        guard !most.isZero else { return nil }
        let (top, bottom) = (numerator * most.denominator, denominator * most.numerator)
        let rounded = (top * Natural(20_000) + bottom).divided(by: bottom * Natural(2)).quotient
        guard let value = Int64(rounded.text) else { return nil }
        return self < most ? min(value, 9_999) : value
    }
}

extension PointSum: Comparable {
    public static func == (a: PointSum, b: PointSum) -> Bool {
        a.numerator * b.denominator == b.numerator * a.denominator
    }

    public static func < (a: PointSum, b: PointSum) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }
}
