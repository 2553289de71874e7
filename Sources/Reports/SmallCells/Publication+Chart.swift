extension Publication {
    /// A chart without the values that are hidden; a sentence in its stead when too little is left.
    func chart(_ chart: Report.Chart, _ section: Int, _ block: Int) -> Report.Block {
        func isHidden(_ row: Int, _ column: Int) -> Bool {
            counts.isHidden(.point(section: section, block: block, row: row, column: column))
        }
        let leftOut = Report.Block.sentences([
            .init(chart.title), .init(SmallCellWord.chartLeftOut, tone: .muted),
        ])
        if counts.puzzle.dropped.contains(PublishedCounts.number(section, block)) { return leftOut }
        var published = chart
        var hidden = 0
        var left = 0
        func kept<Value>(_ value: Value?, _ row: Int, _ column: Int) -> Value? {
            guard let value else { return nil }
            if isHidden(row, column) {
                hidden += 1
                return nil
            }
            left += 1
            return value
        }
        switch chart.form {
        case .trend(let periods, var series, let target):
            for row in series.indices {
                series[row].rates = series[row].rates.enumerated().map { kept($1, row, $0) }
            }
            published.form = .trend(periods: periods, series: series, target: target)
        case .stacks(let categories, var series, let asShares):
            for row in series.indices {
                series[row].counts = series[row].counts.enumerated().map { kept($1, row, $0) }
            }
            published.form = .stacks(categories: categories, series: series, asShares: asShares)
        case .heatMap(let rows, let columns, let rates, let target):
            let shown = rates.enumerated().map { row, line in line.enumerated().map { kept($1, row, $0) } }
            published.form = .heatMap(rows: rows, columns: columns, rates: shown, target: target)
        // Points, not counts of dossiers.
        case .radar: break
        case .ranking(let items, let median, let target):
            let shown = items.enumerated().compactMap { kept($1, $0, 0) }
            // The median may be the rate of one that is hidden.
            let isShown = hidden == 0 || shown.contains { $0.rate == median }
            published.form = .ranking(items: shown, median: isShown ? median : nil, target: target)
        case .waterfall(let start, let steps, let end):
            guard !isHidden(0, 0), !isHidden(1, 0), let (shown, merged) = merged(steps) else { return leftOut }
            hidden = merged
            left = shown.count
            published.form = .waterfall(start: start, steps: shown, end: end)
        }
        guard hidden > 0 else { return .chart(chart) }
        guard left > 0 else { return leftOut }
        // The description may tell what is hidden.
        published.description = SmallCellWord.chartCut
        return .chart(published)
    }

    /// Steps of slices that have something hidden as one step, "other": at least two, so that it is none of them.
    ///
    /// - Returns: nil when there is only one step to hide it among.
    private func merged(_ steps: [(label: Report.Label, points: Int64)])
        -> ([(label: Report.Label, points: Int64)], Int)?
    {
        var hidden = steps.indices.filter { counts.hidesPart(of: steps[$0].label.text(.vi)) }
        if hidden.isEmpty { return (steps, 0) }
        if hidden.count == 1 {
            let rest = steps.indices.filter { $0 != hidden[0] }
            guard let least = rest.min(by: { steps[$0].points.magnitude < steps[$1].points.magnitude }) else {
                return nil
            }
            hidden.append(least)
        }
        var shown = steps.indices.filter { !hidden.contains($0) }.map { steps[$0] }
        shown.append((.word(SmallCellWord.other), hidden.reduce(0) { $0 + steps[$1].points }))
        return (shown, hidden.count)
    }
}
