public import Dossiers

/// An indicator (chỉ số) as counted for one slice: never a bare number, always its parts.
public struct IndicatorResult: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        /// numerator / denominator, both integers; of dossiers, procedures or đồng by the indicator's unit.
        /// A zero denominator is "no dossiers", not 0 and not 100.
        case ratio(numerator: Int64, denominator: Int64)
        /// A plain count (A4, A7, A8).
        case count(Int64)
        /// Days, over a base of dossiers: nearest-rank percentiles, and the exact mean as sum / base.
        case days(base: Int64, median: Int64, p90: Int64, max: Int64, sum: Int64)
        /// The columns that the indicator needs and an export lacks (any one of each group is enough).
        case noData(missing: [CanonicalField])
        /// A year for which the working calendar has no days off.
        case noCalendar(year: Int)
    }

    /// Id in ``IndicatorCatalog``, e.g. `T1`.
    public var id: String
    public var value: Value
    /// Further counts shown beside the figure, in order: e.g. O2's dossiers without a level (left out),
    /// A1 split into resolved and open, A2's letters without a date. Keys are of ``IndicatorNote``.
    public var notes: [IndicatorNote]
    /// Set when a target was given for this indicator.
    public var headroom: Headroom?

    public init(id: String, value: Value, notes: [IndicatorNote] = [], headroom: Headroom? = nil) {
        self.id = id
        self.value = value
        self.notes = notes
        self.headroom = headroom
    }
}

/// A count beside a figure.
public struct IndicatorNote: Sendable, Equatable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Left out because the procedure's level is not known (O2, O3).
        case levelMissing
        /// The part of the figure that is resolved / still open (A1–A6): numerator and denominator.
        case resolvedNumerator, resolvedDenominator, openNumerator, openDenominator
        /// Letters without a date, that A2 and A3 cannot place.
        case undatedLetters
        /// On time only because the due date was moved.
        case onTimeOnlyByMovedDate
        /// Open dossiers with a letter, not yet due (A8).
        case announced
        /// Open dossiers already overdue, beside a headroom.
        case openOverdue
        /// Denominator made of the procedures seen in the period, there being no procedures register (O5, P3).
        case proceduresSeenOnly
    }
    public var kind: Kind
    public var value: Int64
    public init(_ kind: Kind, _ value: Int64) {
        self.kind = kind
        self.value = value
    }
}

/// How far a rate stands from its target (dư địa), definitions §6, exact.
public struct Headroom: Sendable, Equatable {
    /// `atLeast` ≥, `above` >, `atMost` ≤, `below` <.
    public enum Relation: String, CaseIterable, Sendable {
        case atLeast = ">=", above = ">", atMost = "<=", below = "<"
    }
    public struct Target: Sendable, Equatable {
        public var relation: Relation
        /// The target as an exact fraction: 98.5 % is 985/1000.
        public var numerator: Int64
        public var denominator: Int64
        public init(relation: Relation, numerator: Int64, denominator: Int64) {
            self.relation = relation
            self.numerator = numerator
            self.denominator = denominator
        }
    }
    public enum State: Sendable, Equatable {
        /// Met; can bear `k` more unfavourable dossiers; nil: any number.
        case bears(Int64?)
        /// Missed; comes back with `k` favourable dossiers in a row.
        case comesBack(Int64)
        /// Missed, and no number of further dossiers mends it in this period.
        case notReachable
        /// No dossiers yet.
        case noDossiers
    }
    public var target: Target
    public var state: State
    public init(target: Target, state: State) {
        self.target = target
        self.state = state
    }
}
