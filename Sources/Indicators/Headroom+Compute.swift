extension Headroom {
    /// How far a rate stands from its target, exact (definitions §6).
    ///
    /// With d' further dossiers: *bear* is the largest k with which the target is still met when k further
    /// dossiers are all unfavourable, *comes back* the smallest k with which it is met again when k further
    /// ones are all favourable. The target's relation says which way is favourable: under "at least" and
    /// "above" (trên) a favourable dossier raises numerator and denominator, under "at most" and "below" the
    /// denominator alone.
    ///
    /// - Precondition: 0 ≤ numerator ≤ denominator, and a target of at least 0.
    public static func compute(numerator: Int64, denominator: Int64, target: Target) -> Headroom {
        guard denominator > 0 else { return Headroom(target: target, state: .noDossiers) }
        let n = Int128(numerator)
        let d = Int128(denominator)
        let p = Int128(target.numerator)
        let q = Int128(target.denominator)
        // Of integers, "above" is "at least one more", "below" is "at most one less".
        let strict: Int128 = target.relation == .above || target.relation == .below ? 1 : 0
        let met = target.isMet(numerator: numerator, denominator: denominator)
        let state: State
        switch (target.relation, met) {
        case (.atLeast, true), (.above, true):
            // n·q ≥ p·(d+k) + strict
            state = p == 0 ? .bears(nil) : .bears(clamped((n * q - strict) / p - d))
        case (.atLeast, false), (.above, false):
            // (n+k)·q ≥ p·(d+k) + strict
            state =
                q > p ? .comesBack(clamped(ceiling(p * d - n * q + strict, by: q - p))) : .notReachable
        case (.atMost, true), (.below, true):
            // (n+k)·q + strict ≤ p·(d+k)
            state = q > p ? .bears(clamped((p * d - n * q - strict) / (q - p))) : .bears(nil)
        case (.atMost, false), (.below, false):
            // n·q + strict ≤ p·(d+k)
            state = p == 0 ? .notReachable : .comesBack(clamped(ceiling(n * q + strict, by: p) - d))
        }
        return Headroom(target: target, state: state)
    }

    private static func ceiling(_ value: Int128, by divisor: Int128) -> Int128 {
        (value + divisor - 1) / divisor
    }

    private static func clamped(_ value: Int128) -> Int64 { Int64(clamping: value) }
}

extension Headroom.Target {
    /// Tested on the exact fraction: 98.996 % does not meet 99 %. Without dossiers nothing is met.
    public func isMet(numerator n: Int64, denominator d: Int64) -> Bool {
        guard d > 0 else { return false }
        let left = Int128(n) * Int128(denominator)
        let right = Int128(numerator) * Int128(d)
        switch relation {
        case .atLeast: return left >= right
        case .above: return left > right
        case .atMost: return left <= right
        case .below: return left < right
        }
    }
}
