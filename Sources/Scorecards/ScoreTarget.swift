public import Indicators

/// A bound that a figure is held against: "từ … trở lên", "tối thiểu", "ít nhất" are `>=`, "trên" is `>`, "dưới" `<`.
public struct ScoreTarget: Sendable, Hashable {
    public var relation: Headroom.Relation
    /// 95 % is 95/100.
    public var bound: Fraction
    /// Written with a `%`: of a rate.
    public var isPercent: Bool

    public init(_ relation: Headroom.Relation, _ bound: Fraction, isPercent: Bool = false) {
        self.relation = relation
        self.bound = bound
        self.isPercent = isPercent
    }

    /// A percentage: 95 is 95 %.
    public init(_ relation: Headroom.Relation, percent: Int) {
        self.init(relation, Fraction(Int128(percent), over: 100), isPercent: true)
    }

    /// More is better.
    public var isUpward: Bool { relation == .atLeast || relation == .above }

    /// Reads `>= 95%`, `≥95,5 %`, `> 2`; nil when it is no target. Percentages go up to 100.
    public init?(_ text: String) {
        let signs: [(String, Headroom.Relation)] = [
            (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), (">", .above), ("<", .below),
        ]
        let compact = text.filter { $0 != " " }
        guard let (sign, relation) = signs.first(where: { compact.hasPrefix($0.0) }) else { return nil }
        var number = compact.dropFirst(sign.count)
        let isPercent = number.last == "%"
        if isPercent { number.removeLast() }
        guard let value = DecimalText.value(number) else { return nil }
        guard !isPercent || value <= Fraction(100) else { return nil }
        self.init(relation, isPercent ? value / Fraction(100) : value, isPercent: isPercent)
    }

    /// Tested on the exact fraction.
    public func isMet(by value: Fraction) -> Bool {
        switch relation {
        case .atLeast: value >= bound
        case .above: value > bound
        case .atMost: value <= bound
        case .below: value < bound
        }
    }

    /// The same of n/d; without dossiers nothing is met.
    public func isMet(numerator: Int64, denominator: Int64) -> Bool {
        denominator > 0 && isMet(by: Fraction(Int128(numerator), over: Int128(denominator)))
    }

    /// For headroom and for percent text.
    public var headroom: Headroom.Target {
        Headroom.Target(
            relation: relation, numerator: Int64(clamping: bound.numerator),
            denominator: Int64(clamping: bound.denominator))
    }

    /// `≥ 95 %`, `> 2`.
    public func text(_ style: PercentText.Style) -> String {
        let sign =
            switch relation {
            case .atLeast: "≥"
            case .above: ">"
            case .atMost: "≤"
            case .below: "<"
            }
        let number = DecimalText.text(
            isPercent ? bound * Fraction(100) : bound, mark: style == .vietnamese ? "," : ".")
        return "\(sign) \(number)\(isPercent ? " %" : "")"
    }
}
