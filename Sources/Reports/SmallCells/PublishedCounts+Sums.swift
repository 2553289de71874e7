import Dossiers

extension PublishedCounts {
    /// Every count of marks is the sum of the counts of each, whether a cell shows these or not; and what came in is what
    /// was resolved, withdrawn or is open (definitions §5).
    mutating func addSumsOfMarks() {
        var sumsOf: [Slice: [(marks: Marks, count: Int)]] = [:]
        // In the order in which they were met, so that the same report is always published alike.
        for (key, count) in counts.sorted(by: { $0.value < $1.value }) {
            if case .marks(let marks) = key.quantity {
                sumsOf[key.slice, default: []].append((Marks(rawValue: marks), count))
            }
        }
        for (slice, values) in marksOf {
            let sums = sumsOf[slice] ?? []
            var used = sums.reduce(into: Marks()) { $0.formUnion($1.marks) }
            let (incoming, outgoing) = (
                Marks([Mark.carriedOver, .received]), Marks.resolved.union(Marks(.withdrawn)).union(.open)
            )
            let balance = incoming.union(outgoing)
            if !used.isDisjoint(with: balance) { used.formUnion(balance) }
            var each: [Mark: Int] = [:]
            for mark in Mark.allCases where used.contains(mark) {
                each[mark] = count(slice, .marks(Marks(mark).rawValue), values[Int(mark.rawValue)])
            }
            func parts(_ marks: Marks) -> [Int] { Mark.allCases.filter(marks.contains).compactMap { each[$0] } }
            for (marks, count) in sums { puzzle.addSum(count, of: parts(marks)) }
            guard !used.isDisjoint(with: balance) else { continue }
            let all = parts(incoming).reduce(0) { $0 + puzzle.values[$1] }
            let total = count(slice, .marks(incoming.rawValue), all)
            puzzle.addSum(total, of: parts(incoming))
            puzzle.addSum(total, of: parts(outgoing))
        }
    }

    /// Columns under their totals. Which rows a total sums is told by the numbers: every run of rows that adds up to
    /// it is taken for known.
    mutating func addSumsOfTables(_ report: Report) {
        for grid in grids {
            let read = rows[grid.section]?[grid.block] ?? []
            let columns = Set(grid.rows.flatMap(\.keys))
            for (total, parts) in Self.runs(of: read) {
                for column in columns {
                    guard let sum = total.map({ grid.rows[$0][column] }) ?? whole(grid, column, parts) else { continue }
                    let summed = parts.compactMap { grid.rows[$0][column] }
                    if !summed.isEmpty { puzzle.addSum(sum, of: summed) }
                }
            }
        }
    }

    /// Without a row of totals the total may be known from elsewhere: a card, a rule, another table.
    private func whole(_ grid: Grid, _ column: Grid.Column, _ parts: [Int]) -> Int? {
        guard let quantity = grid.quantities[column] else { return nil }
        let sum = parts.reduce(Int64(0)) { sum, row in
            sum + (grid.rows[row][column].map { puzzle.values[$0] } ?? 0)
        }
        return counts[Key(slice: .whole, quantity: quantity, value: sum)]
    }

    /// Rows that may add up to a row of totals; nil: to the whole of the report.
    private static func runs(of rows: [Report.Row]) -> [(total: Int?, parts: [Int])] {
        let plain = rows.indices.filter { rows[$0].kind == .plain }
        let totals = rows.indices.filter { rows[$0].kind == .total }
        let lowest = plain.map { rows[$0].indent }.min() ?? 0
        let outer = plain.filter { rows[$0].indent == lowest }
        let leaves = plain.filter { row in
            row + 1 >= rows.count || rows[row + 1].kind != .plain || rows[row + 1].indent <= rows[row].indent
        }
        var runs: [(total: Int?, parts: [Int])] = [(nil, outer), (nil, leaves)]
        for total in totals {
            let others = totals.filter { $0 != total }
            let after = ((total + 1)..<rows.count).prefix { rows[$0].kind == .plain }
            let before = (0..<total).reversed().prefix { rows[$0].kind == .plain }
            runs += [Array(after), Array(before)].map { (total, $0) }
            // Of many totals only the first and the last can be that of the whole.
            if totals.count <= 20 || total == totals.first || total == totals.last {
                runs += [outer, leaves, others].map { (total, $0) }
            }
            for run in [Array(after), Array(before)] {
                let least = run.map { rows[$0].indent }.min() ?? 0
                runs.append((total, run.filter { rows[$0].indent == least }))
            }
        }
        for row in plain {
            let deeper = ((row + 1)..<rows.count).prefix {
                rows[$0].kind == .plain && rows[$0].indent > rows[row].indent
            }
            let least = deeper.map { rows[$0].indent }.min() ?? 0
            runs.append((row, deeper.filter { rows[$0].indent == least }))
        }
        return runs.filter { !$0.parts.isEmpty }
    }
}
