// Criteria of more than one figure.
extension RowScoring {
    // MARK: - Several conditions

    func score(
        _ row: inout ScoreRow, _ conditions: [ScoringRule.Condition], _ figures: (FigureKey) -> ScoreFigure
    ) {
        row.parts = conditions.map { part($0, figures) }
        if case .indicator(let id) = criterion.figure {
            row.figure = figures(criterion.key(of: id))
        } else {
            row.figure = row.parts.first?.figure ?? .noData(.noFact)
        }
        let missed = row.parts.filter { $0.holds == false }
        if missed.isEmpty, let unknown = row.parts.first(where: { $0.holds == nil }) {
            // One that fails would be 0 whatever the others are; none fails.
            if case .noData(let reason) = unknown.figure {
                row.status = .noData(reason)
            } else {
                row.status = .noData(.noDossiers)
            }
            return
        }
        row.status = missed.isEmpty ? .met : .notMet
        if let most = criterion.most { settle(&row, missed.isEmpty ? most : .zero) }
        let isOnlyOne = missed.count == 1 && row.parts.allSatisfy { $0.holds != nil }
        row.winBack = missed.compactMap { part in
            var points: ((Fraction) -> Fraction)?
            if isOnlyOne, let most = criterion.most {
                points = { part.condition.target.isMet(by: $0) ? afterPenalty(most) : .zero }
            }
            return .towards(
                .condition(part.condition.name), part.condition.target, from: part.figure, points: points)
        }
        let areWithinReach = row.winBack.count == missed.count && row.winBack.allSatisfy { !$0.ways.isEmpty }
        if let most = criterion.most, !missed.isEmpty, areWithinReach { row.attainableGain = afterPenalty(most) }
    }

    private func part(_ condition: ScoringRule.Condition, _ figures: (FigureKey) -> ScoreFigure) -> ScoreRow.Part {
        let figure: ScoreFigure =
            switch condition.figure {
            case .indicator(let id): figures(criterion.key(of: id))
            case .fact: facts.figure(of: condition.fact ?? "")
            }
        var holds = figure.rate.map { condition.target.isMet(by: $0) }
        if figure.isOfNothing, criterion.whenNothing != .noData { holds = criterion.whenNothing == .full }
        return ScoreRow.Part(condition: condition, figure: figure, holds: holds)
    }

    // MARK: - The socio-economic formula

    func scoreSocioEconomic(_ row: inout ScoreRow, _ cliff: Fraction) {
        guard let (a, b, c) = facts.socioEconomic(of: criterion.id) else {
            let given = criterion.factIDs.allSatisfy { facts[$0] != nil }
            row.figure = .noData(given ? .otherForm : .noFact)
            row.status = .noData(given ? .otherForm : .noFact)
            return
        }
        row.figure = .ratio(numerator: b + c, denominator: a)
        guard a > 0 else { return scoreNothing(&row) }
        let floor = ScoreTarget(.atLeast, cliff, isPercent: true)
        let reached = floor.isMet(numerator: b + c, denominator: a)
        let most = criterion.most ?? ScoringRule.exceededWeight
        let points = ScoringRule.points(a: a, b: b, c: c, cliff: cliff, most: most)
        if criterion.most != nil { settle(&row, points) }
        row.status = (target.map { $0.isMet(numerator: b + c, denominator: a) } ?? reached) ? .met : .notMet
        // Targets not met yet that are met, none of them exceeded.
        let gain: (Fraction) -> Fraction = { rate in
            guard rate >= cliff else { return .zero }
            let exceeded = Fraction(Int128(b), over: Int128(a))
            let half = ScoringRule.exceededWeight - ScoringRule.metWeight
            return afterPenalty(min(most, rate * ScoringRule.metWeight + exceeded * half))
        }
        if var back = WinBack.towards(.cliff, floor, from: row.figure, points: gain) {
            // The number of targets given does not change.
            back.ways.removeAll { $0.kind != .converted }
            row.winBack = [back]
        }
        // All of them exceeded.
        row.attainableGain = afterPenalty(most) - afterPenalty(points)
    }
}
