/// Why a rate changed: the change split by slice into what the slices did (rate effect) and how much of the whole they
/// are (mix effect), definitions §7.
///
/// With w = a slice's share of the denominator, r = its rate and R̄ = the mean of the two overall rates: rate effect
/// ½(w₀+w₁)(r₁−r₀), mix effect (w₁−w₀)(½(r₀+r₁)−R̄). The parts sum to the change of the overall rate. The two effects
/// are those of E. M. Kitagawa, "Components of a difference between two rates", Journal of the American Statistical
/// Association 50 (1955), 1168–1194; taking R̄ off each slice's mix leaves its sum as it is and gives every slice the
/// sign that people expect.
public struct Decomposition: Sendable, Equatable {
    /// Numerator and denominator of one slice in both periods.
    public struct Slice: Sendable, Equatable {
        public var before: (n: Int64, d: Int64)
        public var after: (n: Int64, d: Int64)
        public init(before: (n: Int64, d: Int64), after: (n: Int64, d: Int64)) {
            self.before = before
            self.after = after
        }
        public static func == (a: Slice, b: Slice) -> Bool { a.before == b.before && a.after == b.after }
    }

    public struct Part: Sendable, Equatable {
        /// Place among the slices given.
        public var slice: Int
        /// As fractions of 1.
        public var rate: Double
        public var mix: Double
        public var sum: Double { rate + mix }
    }

    /// Largest contribution first, whatever its sign; equal ones in the order given. Slices without dossiers in both
    /// periods are left out.
    public var parts: [Part]
    /// Of the whole: n₁/d₁ − n₀/d₀.
    public var change: Double
    public var rateEffect: Double { parts.reduce(0) { $0 + $1.rate } }
    public var mixEffect: Double { parts.reduce(0) { $0 + $1.mix } }

    /// - Returns: nil when one of the overall denominators is 0: then there is no change to be split.
    public init?(_ slices: [Slice]) {
        let d0 = slices.reduce(0.0) { $0 + Double($1.before.d) }
        let d1 = slices.reduce(0.0) { $0 + Double($1.after.d) }
        guard d0 > 0, d1 > 0 else { return nil }
        let overall0 = slices.reduce(0.0) { $0 + Double($1.before.n) } / d0
        let overall1 = slices.reduce(0.0) { $0 + Double($1.after.n) } / d1
        let mean = (overall0 + overall1) / 2
        change = overall1 - overall0
        parts = slices.enumerated().compactMap { place, slice in
            guard slice.before.d > 0 || slice.after.d > 0 else { return nil }
            // A slice that only one period has takes its rate from there: it has not become better or worse.
            let r0 = slice.before.d > 0 ? Self.rate(slice.before) : Self.rate(slice.after)
            let r1 = slice.after.d > 0 ? Self.rate(slice.after) : r0
            let (w0, w1) = (Double(slice.before.d) / d0, Double(slice.after.d) / d1)
            return Part(slice: place, rate: (w0 + w1) / 2 * (r1 - r0), mix: (w1 - w0) * ((r0 + r1) / 2 - mean))
        }
        parts.sort { (abs($0.sum), $1.slice) > (abs($1.sum), $0.slice) }
    }

    private static func rate(_ part: (n: Int64, d: Int64)) -> Double { Double(part.n) / Double(part.d) }
}

/// Parts as whole units that add up to a given total (the largest remainder method).
public enum Apportionment {
    /// - Parameters:
    ///   - parts: real numbers in units, of either sign.
    ///   - total: what the whole ones must sum to; the parts' own sum differs from it by rounding only.
    /// - Returns: each part rounded down or up, those with the largest remainders up; equal remainders in order.
    public static func whole(_ parts: [Double], total: Int64) -> [Int64] {
        var whole = parts.map { Int64($0.rounded(.down)) }
        var missing = total - whole.reduce(0, +)
        let byRemainder = parts.indices.sorted {
            let (a, b) = (parts[$0] - Double(whole[$0]), parts[$1] - Double(whole[$1]))
            return a == b ? $0 < $1 : a > b
        }
        guard !parts.isEmpty else { return [] }
        var next = 0
        while missing > 0 {
            whole[byRemainder[next % parts.count]] += 1
            missing -= 1
            next += 1
        }
        next = parts.count - 1
        while missing < 0 {
            whole[byRemainder[(next % parts.count + parts.count) % parts.count]] -= 1
            missing += 1
            next -= 1
        }
        return whole
    }
}
