public import Dossiers
public import Indicators

/// What has to be counted of dossiers for a figure. Criteria with equal keys are fed by one figure.
public struct FigureKey: Sendable, Hashable {
    public var indicator: String
    public var base: Frame.Base
    public var ruleset: String
    /// `field=value`, as of `--where`.
    public var conditions: [String]

    public init(indicator: String, base: Frame.Base, ruleset: String, conditions: [String] = []) {
        self.indicator = indicator
        self.base = base
        self.ruleset = ruleset
        self.conditions = conditions
    }
}

/// A figure as it was counted or stated.
public enum ScoreFigure: Sendable, Equatable {
    case ratio(numerator: Int64, denominator: Int64)
    /// A count, days, points or đồng.
    case value(Fraction)
    case done(Bool)
    case noData(NoDataReason)

    /// Larger numbers are no counts of an office; exact points of them might not fit in 128 bits.
    public static let largest: Int64 = 10_000_000_000_000_000

    /// As an indicator was evaluated. Of days the median counts.
    public init(_ value: IndicatorResult.Value) {
        switch value {
        case .ratio(let numerator, let denominator):
            self =
                denominator > Self.largest || numerator > Self.largest
                ? .noData(.tooLarge) : .ratio(numerator: numerator, denominator: denominator)
        case .count(let count): self = .value(Fraction(Int128(count)))
        case .days(0, _, _, _, _): self = .noData(.noDossiers)
        case .days(_, let median, _, _, _): self = .value(Fraction(Int128(median)))
        case .noData(let missing): self = .noData(.columnsMissing(missing))
        case .noCalendar(let year): self = .noData(.noCalendar(year: year))
        }
    }

    /// The number itself: n/d, a count, 1 or 0 for done or not; nil without data or with a denominator of 0.
    public var rate: Fraction? {
        switch self {
        case .ratio(let numerator, let denominator):
            denominator > 0 ? Fraction(Int128(numerator), over: Int128(denominator)) : nil
        case .value(let value): value
        case .done(let isDone): isDone ? .one : .zero
        case .noData: nil
        }
    }

    /// A rate of nothing: a denominator of 0.
    public var isOfNothing: Bool {
        if case .ratio(_, 0) = self { return true }
        return false
    }
}

/// Why there is no figure. No data is never a score.
public enum NoDataReason: Sendable, Equatable {
    /// Columns that the indicator needs and the export lacks.
    case columnsMissing([CanonicalField])
    /// A year for which the working calendar has no days off.
    case noCalendar(year: Int)
    /// The number comes from facts, and none was given.
    case noFact
    /// Nothing to be counted, and the profile does not say what that is worth.
    case noDossiers
    /// The caller counted no such figure.
    case notCounted
    /// Larger than ``ScoreFigure/largest``.
    case tooLarge
    /// A fact in another form than the criterion asks for, or a, b and c that do not go together.
    case otherForm
    /// The profile has no target for this year.
    case noTarget(year: Int)
}
