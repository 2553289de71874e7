/// Counts that a publication shows or hides, and the sums that a reader knows between them: which more must be hidden
/// so that no hidden count can be worked out of the others.
///
/// A reader knows that every count is a whole number of at least 0, all sums, and everything that is shown. A hidden
/// count is safe when a second set of values fits all that as well and gives it another value. Such a set is looked
/// for by moving the count by one and mending the sums that this breaks with other hidden counts, like a cycle in a
/// table. Where none is found, one more count is hidden: so what is called safe is safe, and sometimes a count is
/// hidden that need not be.
struct CountPuzzle {
    struct Term: Hashable {
        var count: Int
        var factor: Int64
    }

    /// A sum over counts that is 0.
    private struct Equation {
        var terms: [Term]
        var hidden = 0
        /// The chart whose sums were only assumed to be known; nil for any other.
        var chart: Int?
    }

    /// True values, by number of the count.
    private(set) var values: [Int64] = []
    /// A sum over others: hidden last.
    private var isTotal: [Bool] = []
    /// Must not be worked out once it is hidden.
    private var isSecret: [Bool] = []
    /// Taken as known though nothing shows it.
    private var isGiven: [Bool] = []
    /// Cells and points of charts that show the count.
    private var cellsOf: [[Int]] = []
    /// Sums in which it stands, and its factor there.
    private var equationsOf: [[(equation: Int, factor: Int64)]] = []
    private var shownBy: [Int] = []

    private var countsOf: [[Int]] = []
    private var chartOf: [Int?] = []
    private(set) var isHidden: [Bool] = []
    private var equations: [Equation] = []
    private var known: Set<[Term]> = []
    /// Charts of which nothing can be shown.
    private(set) var dropped: Set<Int> = []
    /// Secrets that are hidden and not yet known to be safe, and sums in which something was hidden.
    private var open: [Int] = []
    private var touched: [Int] = []

    // MARK: - Setting up

    mutating func addCount(_ value: Int64, isGiven: Bool = false) -> Int {
        values.append(value)
        isTotal.append(false)
        isSecret.append(false)
        self.isGiven.append(isGiven)
        cellsOf.append([])
        equationsOf.append([])
        shownBy.append(isGiven ? 1 : 0)
        return values.count - 1
    }

    /// The count stands in a cell of its own.
    mutating func markSecret(_ count: Int) { isSecret[count] = true }

    /// - Returns: number of the cell.
    mutating func addCell(showing counts: [Int], chart: Int? = nil) -> Int {
        let cell = isHidden.count
        isHidden.append(false)
        chartOf.append(chart)
        let distinct = Array(Set(counts)).sorted()
        countsOf.append(distinct)
        for count in distinct {
            cellsOf[count].append(cell)
            shownBy[count] += 1
        }
        return cell
    }

    /// What a reader knows: `total` is the sum of `parts`. Left out when it does not hold.
    mutating func addSum(_ total: Int, of parts: [Int], chart: Int? = nil) {
        var factors = [total: Int64(1)]
        for part in parts { factors[part, default: 0] -= 1 }
        let terms = factors.filter { $0.value != 0 }.map { Term(count: $0.key, factor: $0.value) }
            .sorted { $0.count < $1.count }
        let sum = terms.reduce(Int128(0)) { $0 + Int128($1.factor) * Int128(values[$1.count]) }
        guard sum == 0, terms.count > 1, known.insert(terms).inserted else { return }
        if parts.count > 1 { isTotal[total] = true }
        for term in terms { equationsOf[term.count].append((equations.count, term.factor)) }
        let hidden = terms.count { !isShown($0.count) }
        equations.append(Equation(terms: terms, hidden: hidden, chart: chart))
    }

    // MARK: - Hiding

    func isShown(_ count: Int) -> Bool { shownBy[count] > 0 }

    /// Whether it stood in a cell and stands in none any more.
    func isWithheld(_ count: Int) -> Bool { shownBy[count] == 0 && !cellsOf[count].isEmpty }

    mutating func hide(cell: Int) {
        guard !isHidden[cell] else { return }
        isHidden[cell] = true
        for count in countsOf[cell] {
            shownBy[count] -= 1
            guard shownBy[count] == 0 else { continue }
            if isSecret[count] { open.append(count) }
            for (place, _) in equationsOf[count] {
                equations[place].hidden += 1
                touched.append(place)
            }
        }
    }

    /// Hides every cell that shows a count from 1 to below the limit, and as many more as it takes.
    mutating func hide(under limit: Int64) {
        func isSmall(_ count: Int) -> Bool { values[count] >= 1 && values[count] < limit }
        for count in values.indices where isSmall(count) {
            isSecret[count] = true
            for cell in cellsOf[count] { hide(cell: cell) }
            // What no cell shows is worked out like the rest.
            if cellsOf[count].isEmpty {
                open.append(count)
                touched += equationsOf[count].map(\.equation)
            }
        }
        var isSafe = [Bool](repeating: false, count: values.count)
        var next = 0
        hidePartners()
        // Hiding more takes no way out away: what is safe stays safe.
        while next < open.count {
            let count = open[next]
            if isSafe[count] || isShown(count) {
                next += 1
            } else if let moved = wayOut(of: count) {
                for other in moved { isSafe[other] = true }
            } else if hideOneMore(near: count) {
                hidePartners()
            } else {
                // Nothing near it is shown any more: any multiple of all values would fit too.
                isSafe[count] = true
            }
        }
    }

    /// In a sum with a single hidden count that count can be worked out: a second one goes with it.
    private mutating func hidePartners() {
        while let place = touched.popLast() {
            guard isInForce(place), equations[place].hidden == 1,
                let single = equations[place].terms.first(where: { !isShown($0.count) }), isSecret[single.count]
            else { continue }
            let candidates = equations[place].terms.filter { canBeHidden($0.count, because: place) }
            if let best = candidates.map({ rank($0.count, besides: place, level: 0) }).min(by: <) {
                hide(best.count)
            } else if let chart = equations[place].chart {
                drop(chart)
            }
        }
    }

    /// Because of a chart nothing is hidden outside of charts: the chart can be left out instead.
    private func canBeHidden(_ count: Int, because place: Int) -> Bool {
        guard isShown(count), !isGiven[count] else { return false }
        return equations[place].chart == nil || cellsOf[count].allSatisfy { chartOf[$0] != nil }
    }

    private mutating func hide(_ count: Int) {
        isSecret[count] = true
        for cell in cellsOf[count] { hide(cell: cell) }
    }

    /// One more count as near as there is one to a count that is not safe.
    ///
    /// - Returns: false when everything that hangs together with it is hidden.
    private mutating func hideOneMore(near start: Int) -> Bool {
        var seen: Set<Int> = [start]
        var level = [start]
        var depth: Int64 = 0
        var charts: Set<Int> = []
        var best: Rank?
        while !level.isEmpty {
            var next: [Int] = []
            for count in level {
                for (place, _) in equationsOf[count] where isInForce(place) {
                    if let chart = equations[place].chart { charts.insert(chart) }
                    for term in equations[place].terms {
                        if isShown(term.count) {
                            guard canBeHidden(term.count, because: place) else { continue }
                            let rank = rank(term.count, besides: place, level: depth)
                            if best.map({ rank < $0 }) ?? true { best = rank }
                        } else if seen.insert(term.count).inserted {
                            next.append(term.count)
                        }
                    }
                }
            }
            // What is no total is found near or not at all.
            if let best, best.last < 2 { break }
            level = next
            depth += 1
        }
        if let best {
            hide(best.count)
        } else if let chart = charts.min() {
            drop(chart)
        } else {
            return false
        }
        return true
    }

    /// What is hidden first: the smallest that is not 0, zeros when nothing else is left, totals last; and before
    /// others what stands in another sum with hidden counts, because that closes a cycle.
    private struct Rank {
        var last: Int
        var level: Int64
        var partner: Int
        var value: Int64
        var count: Int
        static func < (a: Rank, b: Rank) -> Bool {
            (a.last, a.level, a.partner, a.value, a.count) < (b.last, b.level, b.partner, b.value, b.count)
        }
    }

    private func rank(_ count: Int, besides place: Int, level: Int64) -> Rank {
        let isPartner = equationsOf[count].contains { other, _ in
            other != place && isInForce(other) && equations[other].hidden > 0
        }
        return Rank(
            last: isTotal[count] ? 2 : values[count] == 0 ? 1 : 0, level: level, partner: isPartner ? 0 : 1,
            value: values[count], count: count)
    }

    /// A chart of which a reader could work out what it hides, whatever of it is hidden: it is left out whole.
    private mutating func drop(_ chart: Int) {
        dropped.insert(chart)
        for cell in isHidden.indices where chartOf[cell] == chart { hide(cell: cell) }
    }

    private func isInForce(_ equation: Int) -> Bool {
        guard let chart = equations[equation].chart else { return true }
        return !dropped.contains(chart)
    }

    // MARK: - A second set of values

    private static let steps = 300
    private static let tries = 48
    private static let kept = 8

    private struct Move {
        var changes: [(count: Int, by: Int64)]
        /// Sums that are broken, and by how much.
        var broken: [(equation: Int, by: Int64)]
        func changes(_ count: Int) -> Bool { changes.contains { $0.count == count } }
    }

    /// The counts that differ in a second set of values in which the given one does; nil when none was found.
    private func wayOut(of count: Int) -> [Int]? {
        for by in [Int64(1), -1] where values[count] + by >= 0 {
            var steps = Self.steps
            let start = changed(Move(changes: [], broken: []), count, by)
            if let move = mended(start, &steps) { return move.changes.map(\.count) }
        }
        return nil
    }

    private func mended(_ move: Move, _ steps: inout Int) -> Move? {
        // The sum with the fewest ways to mend it first.
        var best: (ways: [(count: Int, by: Int64)], size: Int)?
        for broken in move.broken {
            let ways = ways(to: broken, move)
            if ways.isEmpty { return nil }
            if best.map({ ways.count < $0.size }) ?? true { best = (ways, ways.count) }
        }
        guard let ways = best?.ways else { return move }
        let next = ways.map { changed(move, $0.count, $0.by) }
        for step in next.sorted(by: { $0.broken.count < $1.broken.count }).prefix(Self.kept) {
            steps -= 1
            guard steps > 0 else { return nil }
            if let mended = mended(step, &steps) { return mended }
        }
        return nil
    }

    private func ways(to broken: (equation: Int, by: Int64), _ move: Move) -> [(count: Int, by: Int64)] {
        let terms = equations[broken.equation].terms
        // Of a long column those beneath the count that began it: neighbours are as good as any.
        let first = move.changes.last.flatMap { last in terms.firstIndex { $0.count > last.count } } ?? 0
        var ways: [(count: Int, by: Int64)] = []
        for offset in terms.indices {
            let term = terms[(first + offset) % terms.count]
            guard !isShown(term.count), broken.by % term.factor == 0, !move.changes(term.count) else { continue }
            let by = -broken.by / term.factor
            guard values[term.count] + by >= 0 else { continue }
            ways.append((term.count, by))
            if ways.count == Self.tries { break }
        }
        return ways
    }

    private func changed(_ move: Move, _ count: Int, _ by: Int64) -> Move {
        var move = move
        move.changes.append((count, by))
        for (place, factor) in equationsOf[count] where isInForce(place) {
            if let index = move.broken.firstIndex(where: { $0.equation == place }) {
                move.broken[index].by += factor * by
                if move.broken[index].by == 0 { move.broken.remove(at: index) }
            } else {
                move.broken.append((place, factor * by))
            }
        }
        return move
    }
}
