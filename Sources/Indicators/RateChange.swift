/// One rate in two periods, definitions §7.
public struct RateChange: Sendable, Equatable {
    public enum Direction: String, CaseIterable, Sendable { case better, worse, same, neutral }

    /// Numerator and denominator.
    public var before: (n: Int64, d: Int64)
    public var after: (n: Int64, d: Int64)
    public var polarity: Indicator.Polarity

    /// Fewer than these in a denominator say little.
    public static let smallDenominator: Int64 = 30

    public init(before: (n: Int64, d: Int64), after: (n: Int64, d: Int64), polarity: Indicator.Polarity) {
        self.before = before
        self.after = after
        self.polarity = polarity
    }

    public static func == (a: RateChange, b: RateChange) -> Bool {
        a.before == b.before && a.after == b.after && a.polarity == b.polarity
    }

    /// Whether both periods have dossiers.
    public var isKnown: Bool { before.d > 0 && after.d > 0 }
    public var isSmall: Bool { before.d < Self.smallDenominator || after.d < Self.smallDenominator }
    public var interval: NewcombeInterval? { NewcombeInterval(before: before, after: after) }

    /// Change in hundredths of a percentage point, half away from 0, from the exact fractions; nil unless both are known.
    public var hundredths: Int64? {
        guard isKnown else { return nil }
        // (n₁d₀ − n₀d₁) / (d₁d₀) · 10 000, doubled to round halves.
        let (top, bottom) = fraction
        let scaled = top.magnitude.multipliedFullWidth(by: 20_000)
        let twice = bottom.magnitude.dividingFullWidth(scaled).quotient
        let rounded = Int64((twice + 1) / 2)
        return top < 0 ? -rounded : rounded
    }

    /// By the exact fractions: two rates may differ and still be shown alike.
    public var direction: Direction {
        isKnown ? Self.direction(of: fraction.top, polarity) : .neutral
    }
    public var rises: Bool { fraction.top > 0 }

    /// Of any difference, by its sign.
    public static func direction(of difference: Int128, _ polarity: Indicator.Polarity) -> Direction {
        if difference == 0 { return .same }
        switch polarity {
        case .neutral: return .neutral
        case .higher: return difference > 0 ? .better : .worse
        case .lower: return difference < 0 ? .better : .worse
        }
    }

    private var fraction: (top: Int128, bottom: Int128) {
        (
            Int128(after.n) * Int128(before.d) - Int128(before.n) * Int128(after.d),
            Int128(after.d) * Int128(before.d)
        )
    }
}
