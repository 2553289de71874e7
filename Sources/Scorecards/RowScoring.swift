/// Scores one criterion.
struct RowScoring {
    var criterion: Criterion
    var year: Int
    var facts: FactSheet
    /// Only says whether a penalty applies to another.
    var isPenalty: Bool

    /// The target of the year; of what is done or not, that it is done.
    var target: ScoreTarget? {
        if let target = criterion.target(in: year) { return target }
        guard criterion.unit == .yes, criterion.targets == .none, criterion.rule == .target, !isPenalty else {
            return nil
        }
        return ScoreTarget(.atLeast, .one)
    }

    /// Neither a target nor points.
    private var isInformation: Bool {
        criterion.rule == .target && criterion.most == nil && criterion.targets == .none && target == nil
    }

    func row(_ figures: (FigureKey) -> ScoreFigure) -> ScoreRow {
        var row = ScoreRow(criterion: criterion, figure: .noData(.notCounted), target: target, status: .information)
        row.isStated = criterion.figure == .fact || stands(figures)
        row.facts = factsUsed(row.isStated)
        if row.isStated, criterion.figure != .fact { row.displaced = counted(figures) }
        switch criterion.rule {
        case .both(let conditions): score(&row, conditions, figures)
        case .socioEconomic(let cliff): scoreSocioEconomic(&row, cliff)
        default:
            row.figure = figure(row.isStated ? facts.figure(of: criterion.id) : counted(figures), row.isStated)
            scoreSingle(&row)
        }
        return row
    }

    /// Whether a fact stands in the place of what is counted of dossiers: one that somebody states always, one counted
    /// of ratings only where the dossiers give no rate.
    private func stands(_ figures: (FigureKey) -> ScoreFigure) -> Bool {
        guard criterion.feedback != nil, let fact = facts[criterion.id] else { return false }
        return fact.countedBy == nil || counted(figures).rate == nil
    }

    private func counted(_ figures: (FigureKey) -> ScoreFigure) -> ScoreFigure {
        guard case .indicator(let id) = criterion.figure else { return .noData(.notCounted) }
        return figures(criterion.key(of: id))
    }

    private func factsUsed(_ isStated: Bool) -> [Fact] {
        var ids = isStated ? criterion.factIDs : []
        if case .both(let conditions) = criterion.rule { ids += conditions.compactMap(\.fact) }
        if let penalty = criterion.penalty { ids.append(penalty.fact) }
        return ids.compactMap { facts[$0] }
    }

    /// The figure, of the form that the unit asks for.
    private func figure(_ found: ScoreFigure, _ isStated: Bool) -> ScoreFigure {
        switch (found, criterion.unit) {
        case (.noData, _), (.done, .yes), (.value, .count), (.value, .days), (.value, .points), (.value, .dong):
            return found
        case (.ratio(let n, let d), .percent):
            return (0...ScoreFigure.largest).contains(n) && (0...ScoreFigure.largest).contains(d)
                ? found : .noData(.tooLarge)
        // A rate of which only the percentage is known.
        case (.value, .percent) where isStated: return found
        default: return .noData(.otherForm)
        }
    }

    // MARK: - One figure

    private func scoreSingle(_ row: inout ScoreRow) {
        if case .noData(let reason) = row.figure {
            row.status = isInformation ? .information : .noData(reason)
            return
        }
        if isInformation { return }
        if row.figure.isOfNothing { return scoreNothing(&row) }
        guard let rate = row.figure.rate else { return }
        if criterion.rule == .target, target == nil {
            row.status = .noData(.noTarget(year: year))
            return
        }
        if let most = criterion.most {
            settle(&row, criterion.rule.points(of: rate, target: target, most: most))
        }
        if let target {
            row.status = target.isMet(by: rate) ? .met : .notMet
        } else {
            // Whether all of it was reached, whatever a penalty takes off.
            let whole = criterion.most ?? .one
            row.status = criterion.rule.points(of: rate, target: nil, most: whole) == whole ? .met : .notMet
        }
        row.winBack = goals(row.figure)
        row.attainableGain =
            row.winBack.map { $0.attainableGain(isFact: row.isStated) }.max() ?? .zero
    }

    func scoreNothing(_ row: inout ScoreRow) {
        switch criterion.whenNothing {
        case .full:
            row.status = .met
            if let most = criterion.most { settle(&row, most) }
        case .zero:
            row.status = .notMet
            if criterion.most != nil { settle(&row, .zero) }
        case .noData: row.status = .noData(.noDossiers)
        }
    }

    private func goals(_ figure: ScoreFigure) -> [WinBack] {
        var goals: [(goal: WinBack.Goal, target: ScoreTarget)] = []
        if let target { goals.append((.target, target)) }
        for goal in criterion.rule.goals(isRate: criterion.unit == .percent)
        where !goals.contains(where: { $0.target == goal.target }) { goals.append(goal) }
        var points: ((Fraction) -> Fraction)?
        if let most = criterion.most {
            points = { afterPenalty(criterion.rule.points(of: $0, target: target, most: most)) }
        }
        return goals.compactMap { .towards($0.goal, $0.target, from: figure, points: points) }
    }

    // MARK: - Penalties

    func settle(_ row: inout ScoreRow, _ points: Fraction) {
        let left = afterPenalty(points)
        row.points = left
        guard let penalty = criterion.penalty else { return }
        switch facts[penalty.fact]?.value {
        case .done(true): row.penalty = .applied(points - left)
        case .done(false): row.penalty = .notApplied
        default: row.penalty = .unknown
        }
    }

    func afterPenalty(_ points: Fraction) -> Fraction {
        guard let penalty = criterion.penalty, facts[penalty.fact]?.value == .done(true) else { return points }
        return points * (.one - penalty.share)
    }
}
