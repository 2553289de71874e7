/// One criterion as it was scored.
public struct ScoreRow: Sendable, Equatable {
    public enum Status: Sendable, Equatable {
        case met, notMet
        case noData(NoDataReason)
        /// Asks for nothing: shown for its figure.
        case information
    }

    /// One of several conditions, with its figure.
    public struct Part: Sendable, Equatable {
        public var condition: ScoringRule.Condition
        public var figure: ScoreFigure
        /// nil: no data.
        public var holds: Bool?
    }

    public enum PenaltyState: Sendable, Equatable {
        case none
        /// These points were taken off.
        case applied(Fraction)
        case notApplied
        /// The fact was not given: nothing is taken off, and that is said.
        case unknown
    }

    public var criterion: Criterion
    public var figure: ScoreFigure
    /// Its own figure is a fact, not counted of dossiers. (The conditions of `both` have figures of theirs.)
    public var isStated = false
    /// What is counted of dossiers, where a fact stands in its place.
    public var displaced: ScoreFigure?
    /// Of `both`.
    public var parts: [Part] = []
    /// Of the year asked for.
    public var target: ScoreTarget?
    public var status: Status
    /// nil: unknown, or the criterion has none.
    public var points: Fraction?
    public var penalty: PenaltyState = .none
    public var winBack: [WinBack] = []
    /// The most that can still be won by what is yet to come.
    var attainableGain: Fraction = .zero
    /// The facts that were used, in the order of ``Criterion/factIDs``.
    public var facts: [Fact] = []

    public var id: String { criterion.id }
    public var most: Fraction? { criterion.most }

    /// Points that could be had and are not; nil when they are unknown.
    public var lost: Fraction? {
        guard let most, let points else { return nil }
        return most - points
    }

    public var isUnknown: Bool {
        if case .noData = status { return true }
        return false
    }
}
