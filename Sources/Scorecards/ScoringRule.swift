import Indicators

/// How a figure becomes points: a closed set (docs/profiles.md). r is the figure, n/d, an exact fraction.
public enum ScoringRule: Sendable, Equatable {
    /// max when the target is met, else 0.
    case target
    /// max · r, at most max.
    case proportional
    /// 0 below the floor, else max · r.
    case proportionalAbove(ScoreTarget)
    /// max from the threshold on, below it max · r / threshold. At the threshold itself both give max, so that
    /// "từ" and "trên" differ only in whether it counts as met.
    case fullAt(ScoreTarget)
    /// max when it holds, else 0.
    case allOrNothing(ScoreTarget)
    /// max when all hold, else 0.
    case both([Condition])
    /// The points of the first that holds, else 0.
    case bands([Band])
    /// (b/a)·1.50 + (c/a)·1.00, and 0 when (b+c)/a is below the cliff: plan 001, VIII.4. a are the targets given, b
    /// those exceeded, c those met.
    case socioEconomic(cliff: Fraction)

    /// One of several conditions: of an indicator, or of the fact of a criterion.
    public struct Condition: Sendable, Equatable {
        public var figure: Criterion.Source
        /// The criterion whose fact it is; nil with an indicator.
        public var fact: String?
        public var target: ScoreTarget

        public init(indicator: String, target: ScoreTarget) {
            (figure, fact, self.target) = (.indicator(indicator), nil, target)
        }

        public init(fact: String, target: ScoreTarget) {
            (figure, self.fact, self.target) = (.fact, fact, target)
        }
    }

    /// A step of a ladder.
    public struct Band: Sendable, Equatable {
        public var target: ScoreTarget
        public var points: Fraction

        public init(_ target: ScoreTarget, points: Fraction) {
            self.target = target
            self.points = points
        }
    }

    /// Points for each target exceeded and met in the socio-economic formula.
    public static let exceededWeight = Fraction(3, over: 2)
    static let metWeight = Fraction(1)

    /// The names of the rules as a profile writes them, in their order.
    public static let names = [
        "target", "proportional", "proportionalAbove", "fullAt", "allOrNothing", "both", "bands", "socioEconomic",
    ]

    /// Whether it takes its numbers from conditions or parts, not from the criterion's own figure.
    public var hasOwnParts: Bool {
        switch self {
        case .both, .socioEconomic: true
        case .target, .proportional, .proportionalAbove, .fullAt, .allOrNothing, .bands: false
        }
    }

    public var name: String {
        switch self {
        case .target: "target"
        case .proportional: "proportional"
        case .proportionalAbove: "proportionalAbove"
        case .fullAt: "fullAt"
        case .allOrNothing: "allOrNothing"
        case .both: "both"
        case .bands: "bands"
        case .socioEconomic: "socioEconomic"
        }
    }
}

extension ScoringRule {
    /// The formula in words.
    public var formula: Wording {
        func words(_ vi: (PercentText.Style) -> String, _ en: (PercentText.Style) -> String) -> Wording {
            Wording(vi: vi(.vietnamese), en: en(.english))
        }
        switch self {
        case .target:
            return Wording(
                vi: "đạt chỉ tiêu thì được điểm tối đa, không thì 0 điểm",
                en: "all points when the target is met, else 0")
        case .proportional:
            return Wording(vi: "điểm tối đa × tỷ lệ", en: "maximum × rate")
        case .proportionalAbove(let floor):
            return words(
                { "\(floor.text($0)): điểm tối đa × tỷ lệ; không thì 0 điểm" },
                { "\(floor.text($0)): maximum × rate; else 0" })
        case .fullAt(let full):
            return words(
                { "\(full.text($0)): điểm tối đa; dưới mức đó: điểm tối đa × tỷ lệ / mức" },
                { "\(full.text($0)): maximum; below it maximum × rate / threshold" })
        case .allOrNothing(let target):
            return words(
                { "\(target.text($0)): điểm tối đa; không thì 0 điểm" }, { "\(target.text($0)): maximum; else 0" })
        case .both(let conditions):
            func list(_ style: PercentText.Style) -> String {
                conditions.map { "\($0.name) \($0.target.text(style))" }
                    .joined(separator: style == .vietnamese ? " và " : " and ")
            }
            return words(
                { "\(list($0)): điểm tối đa; thiếu một thì 0 điểm" }, { "\(list($0)): maximum; one missing: 0" })
        case .bands(let bands):
            func list(_ style: PercentText.Style) -> String {
                let mark: Character = style == .vietnamese ? "," : "."
                return bands.map { "\($0.target.text(style)): \(DecimalText.text($0.points, mark: mark))" }
                    .joined(separator: "; ")
            }
            return words({ "\(list($0)) điểm; không thì 0 điểm" }, { "\(list($0)) points; else 0" })
        case .socioEconomic(let cliff):
            func number(_ style: PercentText.Style) -> String {
                DecimalText.text(cliff, mark: style == .vietnamese ? "," : ".")
            }
            return words(
                {
                    "(b/a)·1,50 + (c/a)·1,00; (b+c)/a < \(number($0)) thì 0 điểm (a: chỉ tiêu được giao, b: vượt, c: đạt)"
                },
                { "(b/a)·1.50 + (c/a)·1.00; 0 when (b+c)/a < \(number($0)) (a: targets given, b: exceeded, c: met)" })
        }
    }
}

extension ScoringRule.Condition {
    /// The indicator's id or the fact's.
    public var name: String {
        switch figure {
        case .indicator(let id): id
        case .fact: fact ?? ""
        }
    }
}
