/// What would bring a figure to a goal that it misses, exact and smallest: one dossier less does not reach it.
public struct WinBack: Sendable, Equatable {
    public enum Goal: Sendable, Equatable {
        /// The criterion's target.
        case target
        /// From which points are given at all.
        case floor
        /// All points.
        case full
        /// One of several conditions: the indicator's id or the fact's.
        case condition(String)
        /// A step with these points.
        case band(Fraction)
        /// Of the socio-economic formula.
        case cliff
    }

    public struct Way: Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            /// Favourable dossiers in addition to those counted.
            case further
            /// Unfavourable dossiers that had not come.
            case fewer
            /// Unfavourable dossiers that become favourable.
            case converted
            /// A count that has to grow, or to fall, by so much.
            case more, less
            /// What has to be done yet.
            case doIt
        }
        public var kind: Kind
        public var count: Fraction
        /// Points gained; nil when the criterion has none, or when other conditions are missed too.
        public var gain: Fraction?
    }

    public var goal: Goal
    public var target: ScoreTarget
    /// Empty: out of reach in this period.
    public var ways: [Way]
}

/// The smallest numbers of dossiers with which n/d reaches a target (definitions §6, "come back", and its two
/// alternatives).
struct Reaching {
    var numerator: Int64
    var denominator: Int64
    var target: ScoreTarget

    private var n: Int128 { Int128(numerator) }
    private var d: Int128 { Int128(denominator) }
    private var p: Int128 { target.bound.numerator }
    private var q: Int128 { target.bound.denominator }
    /// Of integers, "above" is "at least one more".
    private var strict: Int128 { target.relation == .above || target.relation == .below ? 1 : 0 }
    /// Dossiers that are not as they should be.
    private var unfavourable: Int128 { target.isUpward ? d - n : n }

    /// The figure after so many steps.
    func after(_ kind: WinBack.Way.Kind, _ count: Int128) -> Fraction? {
        let (top, bottom): (Int128, Int128) =
            switch (kind, target.isUpward) {
            case (.further, true): (n + count, d + count)
            case (.further, false): (n, d + count)
            case (.fewer, true): (n, d - count)
            case (.fewer, false): (n - count, d - count)
            case (.converted, true): (n + count, d)
            case (.converted, false): (n - count, d)
            default: (n, d)
            }
        guard bottom > 0, top >= 0 else { return nil }
        return Fraction(top, over: bottom)
    }

    /// The smallest number of steps of a kind; nil when none reaches the target.
    func smallest(_ kind: WinBack.Way.Kind) -> Int128? {
        guard d > 0 else { return nil }
        let count: Int128
        switch (kind, target.isUpward) {
        case (.further, true):
            // (n+k)·q ≥ p·(d+k) + strict
            guard q > p else { return nil }
            count = Self.ceiling(p * d - n * q + strict, q - p)
        case (.further, false):
            // n·q + strict ≤ p·(d+k)
            guard p > 0 else { return nil }
            count = Self.ceiling(n * q + strict, p) - d
        case (.fewer, true):
            // n·q ≥ p·(d−j) + strict
            guard p > 0, n * q >= strict else { return nil }
            count = d - (n * q - strict) / p
        case (.fewer, false):
            // (n−j)·q + strict ≤ p·(d−j)
            guard q > p else { return nil }
            count = Self.ceiling(n * q + strict - p * d, q - p)
        case (.converted, true): count = Self.ceiling(p * d + strict - n * q, q)
        case (.converted, false): count = Self.ceiling(n * q + strict - p * d, q)
        default: return nil
        }
        // What is to be more than its whole (a budget) is not bounded by it.
        let isUnbounded = kind == .further || kind == .converted && target.isUpward && strict == 1 && p >= q
        guard count > 0, isUnbounded || count <= unfavourable, let rate = after(kind, count),
            target.isMet(by: rate)
        else { return nil }
        return count
    }

    /// - Parameter points: of a figure, to tell the gain.
    func ways(points: ((Fraction) -> Fraction)?) -> [WinBack.Way] {
        guard let now = after(.more, 0) else { return [] }
        let kinds: [WinBack.Way.Kind] = [.further, .fewer, .converted]
        return kinds.compactMap { kind in
            guard let count = smallest(kind), let rate = after(kind, count) else { return nil }
            return WinBack.Way(kind: kind, count: Fraction(count), gain: points.map { $0(rate) - $0(now) })
        }
    }

    private static func ceiling(_ value: Int128, _ divisor: Int128) -> Int128 {
        Fraction(value, over: divisor).ceiling
    }
}
