extension WinBack {
    /// What brings a figure to a goal; nil when it is there, or when there is nothing to be counted.
    ///
    /// - Parameter points: of a figure, to tell the gain; nil when the criterion has no points.
    static func towards(
        _ goal: Goal, _ target: ScoreTarget, from figure: ScoreFigure, points: ((Fraction) -> Fraction)?
    ) -> WinBack? {
        guard let rate = figure.rate, !target.isMet(by: rate) else { return nil }
        let ways: [Way]
        switch figure {
        case .ratio(let numerator, let denominator):
            ways = Reaching(numerator: numerator, denominator: denominator, target: target).ways(points: points)
        case .value(let value):
            ways = self.ways(value, target, points)
        case .done:
            ways = [Way(kind: .doIt, count: .one, gain: points.map { $0(.one) - $0(rate) })]
        case .noData: ways = []
        }
        return WinBack(goal: goal, target: target, ways: ways)
    }

    /// Whole numbers go up or down in steps of 1, others to the bound itself.
    private static func ways(
        _ value: Fraction, _ target: ScoreTarget, _ points: ((Fraction) -> Fraction)?
    ) -> [Way] {
        var goal = target.bound
        if !target.isPercent {
            switch target.relation {
            case .atLeast: goal = value + Fraction((goal - value).ceiling)
            case .above: goal = value + Fraction((goal - value).floor + 1)
            case .atMost: goal = value - Fraction((value - goal).ceiling)
            case .below: goal = value - Fraction((value - goal).floor + 1)
            }
        }
        // A stated rate without its parts: there is no smallest step to "above" a bound.
        guard goal >= .zero, target.isMet(by: goal) else { return [] }
        let gain = points.map { $0(goal) - $0(value) }
        return [
            target.isUpward
                ? Way(kind: .more, count: goal - value, gain: gain)
                : Way(kind: .less, count: value - goal, gain: gain)
        ]
    }

    /// The most points that further dossiers alone can still bring; with facts whatever can be done counts.
    func attainableGain(isFact: Bool) -> Fraction {
        ways.filter { isFact || $0.kind == .further || $0.kind == .more }.compactMap(\.gain).max() ?? .zero
    }
}
