extension ScoringRule {
    /// The points of one figure, exact. The conditions of `both` and the parts of the socio-economic formula are no
    /// single figure: see ``points(allHold:most:)`` and ``points(a:b:c:cliff:most:)``.
    ///
    /// - Parameters:
    ///   - rate: n/d or the number itself, from 0.
    ///   - target: of the criterion, by which `target` goes.
    ///   - most: the points that can be had.
    func points(of rate: Fraction, target: ScoreTarget?, most: Fraction) -> Fraction {
        switch self {
        case .target: return target?.isMet(by: rate) == true ? most : .zero
        case .proportional: return min(most, most * rate)
        case .proportionalAbove(let floor): return floor.isMet(by: rate) ? min(most, most * rate) : .zero
        case .fullAt(let full):
            if full.isMet(by: rate) { return most }
            return full.bound == .zero ? .zero : min(most, most * rate / full.bound)
        case .allOrNothing(let target): return target.isMet(by: rate) ? most : .zero
        case .bands(let bands): return bands.first { $0.target.isMet(by: rate) }.map { min(most, $0.points) } ?? .zero
        case .both, .socioEconomic: return .zero
        }
    }

    /// (b/a)·1.50 + (c/a)·1.00, at most max; 0 when (b+c)/a is below the cliff (plan 001, VIII.4).
    ///
    /// - Precondition: a > 0.
    static func points(a: Int64, b: Int64, c: Int64, cliff: Fraction, most: Fraction) -> Fraction {
        let whole = Int128(a)
        guard Fraction(Int128(b) + Int128(c), over: whole) >= cliff else { return .zero }
        return min(
            most, Fraction(Int128(b), over: whole) * exceededWeight + Fraction(Int128(c), over: whole) * metWeight)
    }

    /// The points at which a figure stands when nothing more can be asked of it; nil when the rule has no such bound
    /// of its own.
    func goals(isRate: Bool) -> [(goal: WinBack.Goal, target: ScoreTarget)] {
        let all = ScoreTarget(.atLeast, percent: 100)
        switch self {
        case .target, .both, .socioEconomic: return []
        case .proportional: return isRate ? [(.full, all)] : []
        case .proportionalAbove(let floor): return isRate ? [(.floor, floor), (.full, all)] : [(.floor, floor)]
        case .fullAt(let target), .allOrNothing(let target): return [(.full, target)]
        case .bands(let bands): return bands.reversed().map { (.band($0.points), $0.target) }
        }
    }
}
