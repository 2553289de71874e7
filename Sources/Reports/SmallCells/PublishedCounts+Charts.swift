extension PublishedCounts {
    /// Charts take their counts from the rows of the same name. The sum of a bar is taken for known; other sums of a
    /// chart where the report tells them, of the slice that they are named by or of the whole.
    mutating func add(_ chart: Report.Chart, _ section: Int, _ block: Int) {
        let number = Self.number(section, block)
        switch chart.form {
        case .stacks(let categories, let series, _):
            addGrid(
                series.map { $0.counts.map { $0.map { [$0] } } }, series.map(\.name), categories, section, block,
                isStacked: true)
        case .trend(let periods, let series, _):
            addGrid(series.map { $0.rates.map(Self.parts) }, series.map(\.name), periods, section, block)
        case .heatMap(let names, let columns, let rates, _):
            addGrid(rates.map { $0.map(Self.parts) }, names, columns, section, block)
        case .radar: break
        case .ranking(let items, _, _):
            addGrid(items.map { [Self.parts($0.rate)] }, items.map(\.name), [], section, block)
        case .waterfall(let start, _, let end):
            // Rates of the whole; when one of them must not be shown, nothing of the chart can be.
            for (place, side) in [start, end].enumerated() {
                guard let values = Self.parts(side.rate) else { continue }
                addPoint(values, [side.label], .point(section: section, block: block, row: place, column: 0), number)
            }
        }
    }

    static func number(_ section: Int, _ block: Int) -> Int { section << 20 | block }

    private static func parts(_ rate: Report.Ratio?) -> [Int64]? {
        guard let rate, rate.numerator >= 0, rate.denominator >= rate.numerator else { return nil }
        return [rate.numerator, rate.denominator]
    }

    private mutating func addGrid(
        _ points: [[[Int64]?]], _ rows: [Report.Label], _ columns: [Report.Label], _ section: Int, _ block: Int,
        isStacked: Bool = false
    ) {
        let chart = Self.number(section, block)
        var found: [[[Int]?]] = []
        for (row, line) in points.enumerated() {
            found.append(
                line.enumerated().map { column, values in
                    guard let values else { return nil }
                    let labels =
                        (row < rows.count ? [rows[row]] : []) + (column < columns.count ? [columns[column]] : [])
                    return addPoint(
                        values, labels, .point(section: section, block: block, row: row, column: column), chart)
                })
        }
        let width = found.reduce(0) { max($0, $1.count) }
        var lines = zip(found, rows).map { (parts: $0, label: Optional($1), isBar: false) }
        lines += (0..<width).map { column in
            (
                found.map { column < $0.count ? $0[column] : nil },
                column < columns.count ? columns[column] : nil, isStacked
            )
        }
        for line in lines {
            let parts = line.parts.compactMap { $0 }
            guard let first = parts.first, parts.count > 1 || line.isBar else { continue }
            // Numerators and denominators; what is between them follows.
            for part in 0..<min(first.count, 2) {
                let summed = parts.map { $0[part] }
                let sum = summed.reduce(0) { $0 + puzzle.values[$1] }
                if line.isBar {
                    puzzle.addSum(puzzle.addCount(sum, isGiven: true), of: summed, chart: chart)
                } else if let total = told(sum, line.label) {
                    puzzle.addSum(total, of: summed, chart: chart)
                }
            }
        }
    }

    /// A count of that slice, or of the whole, that has the value.
    private func told(_ sum: Int64, _ label: Report.Label?) -> Int? {
        let own = label.flatMap { named[$0.text(.vi)] }?.first { puzzle.values[$0] == sum }
        return own ?? ofWhole[sum]
    }

    @discardableResult
    private mutating func addPoint(_ values: [Int64], _ labels: [Report.Label], _ place: Place, _ chart: Int) -> [Int] {
        let names = labels.map { $0.text(.vi) }
        var shown = values.map { value in
            for name in names {
                if let known = named[name]?.first(where: { puzzle.values[$0] == value }) { return known }
            }
            return puzzle.addCount(value)
        }
        if shown.count == 2 {
            let rest = puzzle.addCount(values[1] - values[0])
            puzzle.addSum(shown[1], of: [shown[0], rest])
            shown.append(rest)
        }
        cells[place] = puzzle.addCell(showing: shown, chart: chart)
        return shown
    }
}
