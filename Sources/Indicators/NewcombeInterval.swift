/// How far apart two rates may be, for counts as small as offices have.
///
/// The 95 % interval for the difference of two independent proportions by the hybrid score method without continuity
/// correction: method 10 of R. G. Newcombe, "Interval estimation for the difference between independent proportions",
/// Statistics in Medicine 17 (1998), 873–890. Each rate's own limits are those of Wilson's score interval.
public struct NewcombeInterval: Sendable, Equatable {
    /// Limits of the difference after − before, as fractions of 1 (0.0125 is 1.25 points).
    public var low: Double
    public var high: Double

    /// The normal distribution's 97.5 % point.
    static let z = 1.959_963_984_540_054

    /// - Returns: nil when one of the denominators is 0.
    public init?(before: (n: Int64, d: Int64), after: (n: Int64, d: Int64)) {
        guard before.d > 0, after.d > 0 else { return nil }
        let (p0, p1) = (Double(before.n) / Double(before.d), Double(after.n) / Double(after.d))
        let (l0, u0) = Self.wilson(p0, Double(before.d))
        let (l1, u1) = Self.wilson(p1, Double(after.d))
        let difference = p1 - p0
        low = max(-1, difference - (Self.square(p1 - l1) + Self.square(u0 - p0)).squareRoot())
        high = min(1, difference + (Self.square(u1 - p1) + Self.square(p0 - l0)).squareRoot())
    }

    /// Whether both limits lie on one side of 0.
    public var excludesZero: Bool { low > 0 || high < 0 }

    static func wilson(_ p: Double, _ n: Double) -> (low: Double, high: Double) {
        let zz = z * z
        let middle = 2 * n * p + zz
        let reach = z * (zz + 4 * n * p * (1 - p)).squareRoot()
        return (max(0, (middle - reach) / (2 * (n + zz))), min(1, (middle + reach) / (2 * (n + zz))))
    }

    private static func square(_ value: Double) -> Double { value * value }
}
