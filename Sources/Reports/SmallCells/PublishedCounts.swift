import Dossiers
import Indicators

/// The counts of dossiers in a report, with what a reader knows of how they hang together.
///
/// The same count often stands in several places: in a column, under a rate, on a card, in a chart. It is taken for
/// the same where it is of the same slice, of the same marks and has the same value, so that hiding it in one place
/// hides it in all.
struct PublishedCounts {
    /// Where a cell stands.
    enum Place: Hashable {
        case cell(section: Int, block: Int, row: Int, column: Int)
        case figure(section: Int, block: Int, Int)
        case rule(Int)
        case sentence(section: Int, block: Int, Int)
        /// A point of a chart, by its row and column; of stacks its part and bar, of a ranking its item.
        case point(section: Int, block: Int, row: Int, column: Int)
    }

    /// Which slice a count is of.
    enum Slice: Hashable {
        case whole
        case scope(Report.Scope)
        case named(String)
        case row(section: Int, block: Int, Int)
    }

    /// What is counted.
    enum Quantity: Hashable {
        case marks(UInt64)
        case column(String)
    }

    struct Key: Hashable {
        var slice: Slice
        var quantity: Quantity
        var value: Int64
    }

    var puzzle = CountPuzzle()
    /// Rows of the tables that are not lists, by section and block.
    private(set) var rows: [Int: [Int: [Report.Row]]] = [:]
    var cells: [Place: Int] = [:]
    var counts: [Key: Int] = [:]
    /// Counts by the name of their row, for charts.
    var named: [String: [Int]] = [:]
    var ofWhole: [Int64: Int] = [:]
    private let units: [String: IndicatorLabel.Unit]
    /// Counts per mark of the whole and of slices, in the order in which they were met.
    private let whole: [Int64]
    private(set) var marksOf: [(slice: Slice, counts: [Int64])] = []
    private var hasMarks: Set<Slice> = []

    init(_ report: Report) throws {
        whole = report.counts
        units = Dictionary(report.rules.map { ($0.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
        for (section, part) in report.sections.enumerated() {
            for (block, content) in part.blocks.enumerated() {
                switch content {
                case .table(let table) where !table.isList: try add(table, section, block)
                case .figures(let figures):
                    for (place, figure) in figures.enumerated() {
                        add(figure.value, figure.reference, .figure(section: section, block: block, place))
                    }
                case .sentences(let sentences):
                    for (place, sentence) in sentences.enumerated() where !sentence.counts.isEmpty {
                        let shown = sentence.counts.map {
                            count(slice(of: $0), .marks($0.marks.rawValue), $0.value)
                        }
                        let at = Place.sentence(section: section, block: block, place)
                        cells[at] = puzzle.addCell(showing: shown)
                    }
                case .table, .chart: break
                }
            }
        }
        for (place, rule) in report.rules.enumerated() { add(rule.value, .init(indicator: rule.id), .rule(place)) }
        note(whole, of: .whole)
        addSumsOfMarks()
        addSumsOfTables(report)
        for (section, part) in report.sections.enumerated() {
            for (block, content) in part.blocks.enumerated() {
                if case .chart(let chart) = content { add(chart, section, block) }
            }
        }
    }

    func isHidden(_ place: Place) -> Bool { cells[place].map { puzzle.isHidden[$0] } ?? false }

    /// Everything that is nowhere shown any more.
    var hiddenValues: Set<Int64> {
        Set(puzzle.values.indices.filter(puzzle.isWithheld).map { puzzle.values[$0] })
    }

    /// Whether a row of that name has something hidden.
    func hidesPart(of name: String) -> Bool { named[name]?.contains(where: puzzle.isWithheld) ?? false }

    // MARK: - Cells

    mutating func count(_ slice: Slice, _ quantity: Quantity, _ value: Int64) -> Int {
        let key = Key(slice: slice, quantity: quantity, value: value)
        if let known = counts[key] { return known }
        let new = puzzle.addCount(value)
        counts[key] = new
        if slice == .whole { ofWhole[value] = new }
        return new
    }

    private func slice(of count: Report.Count) -> Slice {
        if let scope = count.scope { return .scope(scope) }
        return count.name.map { .named($0.text(.vi)) } ?? .whole
    }

    private mutating func note(_ counts: [Int64], of slice: Slice) {
        guard !counts.isEmpty, hasMarks.insert(slice).inserted else { return }
        marksOf.append((slice, counts))
    }

    /// Dossiers of an indicator's part; nil when it counts something else.
    private func quantity(_ indicator: String?, _ part: Indicator.Part?) -> Quantity? {
        guard let indicator else { return nil }
        let known = IndicatorCatalog.indicator(indicator)
        let unit = known.flatMap { IndicatorLabel.Unit(rawValue: $0.unit.rawValue) } ?? units[indicator] ?? .dossiers
        switch unit {
        case .dong, .procedures: return nil
        // Days are no count; what they were measured of is.
        case .workingDays where part == nil: return nil
        case .workingDays, .dossiers, .petitions, .ratings: break
        }
        guard let known else { return .column(indicator + "." + (part?.rawValue ?? "")) }
        return .marks(known.listMarks(part ?? .numerator).rawValue)
    }

    /// - Returns: the counts that the cell shows; empty when it shows none.
    @discardableResult
    private mutating func add(
        _ value: Report.Cell, _ reference: Report.Reference?, _ place: Place, slice: Slice? = nil,
        column: Report.Column? = nil, marks: Marks? = nil
    ) -> [Int] {
        let slice = slice ?? reference?.scope.map(Slice.scope) ?? .whole
        let own = marks.map { .marks($0.rawValue) } ?? column.map { Quantity.column($0.key) } ?? .column("")
        var shown: [Int] = []
        switch value {
        case .number(let number):
            let quantity = quantity(reference?.indicator, reference?.part)
            guard number >= 0, column?.isCount ?? (quantity != nil) else { return [] }
            shown = [count(slice, quantity ?? own, number)]
            puzzle.markSecret(shown[0])
        case .rate(let numerator, let denominator, _):
            shown = parts(numerator, denominator, reference?.indicator, slice, own)
        case .quotient(_, let number):
            guard number >= 0 else { return [] }
            let quantity = quantity(reference?.indicator, .denominator)
            if quantity == nil, reference != nil { return [] }
            shown = [count(slice, quantity ?? own, number)]
        default: return []
        }
        if !shown.isEmpty { cells[place] = puzzle.addCell(showing: shown) }
        return shown
    }

    /// Numerator, denominator and what is between them.
    private mutating func parts(
        _ numerator: Int64, _ denominator: Int64, _ indicator: String?, _ slice: Slice, _ own: Quantity
    ) -> [Int] {
        guard numerator >= 0, denominator >= numerator else { return [] }
        let above = quantity(indicator, .numerator)
        let below = quantity(indicator, .denominator)
        if indicator != nil, above == nil { return [] }
        let whole = count(slice, below ?? .column("\(own)/"), denominator)
        let part = count(slice, above ?? .column("\(own)"), numerator)
        return [part, whole, addRest(of: whole, below, without: part, above, slice, "\(own)")]
    }

    private mutating func addRest(
        of whole: Int, _ below: Quantity?, without part: Int, _ above: Quantity?, _ slice: Slice, _ name: String
    ) -> Int {
        var quantity = Quantity.column(name + "-")
        if case .marks(let all)? = below, case .marks(let some)? = above, all & some == some {
            quantity = .marks(all & ~some)
        }
        let rest = count(slice, quantity, puzzle.values[whole] - puzzle.values[part])
        puzzle.addSum(whole, of: [part, rest])
        return rest
    }

    // MARK: - Tables

    /// Counts of a table by row and column, a rate under two keys.
    struct Grid {
        var section = 0, block = 0
        var rows: [[Column: Int]] = []
        enum Column: Hashable {
            case count(Int), numerator(Int), denominator(Int)
        }
        var quantities: [Column: Quantity] = [:]
    }
    var grids: [Grid] = []

    private mutating func add(_ table: Report.Table, _ section: Int, _ block: Int) throws {
        var read: [Report.Row] = []
        var grid = Grid(section: section, block: block)
        let summed = Set(table.sums.flatMap { [$0.total] + $0.parts })
        for place in 0..<table.rows.count {
            let row = try table.rows[place]
            read.append(row)
            grid.rows.append(add(row, place, of: table, summed, &grid.quantities, section, block))
        }
        rows[section, default: [:]][block] = read
        grids.append(grid)
    }

    private mutating func add(
        _ row: Report.Row, _ place: Int, of table: Report.Table, _ summed: Set<Int>,
        _ quantities: inout [Grid.Column: Quantity], _ section: Int, _ block: Int
    ) -> [Grid.Column: Int] {
        guard row.kind != .group else { return [:] }
        let name = row.cells.first(where: \.isName)?.text(.vi)
        let slice: Slice =
            if !row.counts.isEmpty, row.counts == whole { .whole } else if let scope = row.scope {
                .scope(scope)
            } else if row.kind == .total || row.indicator != nil || row.marks != nil {
                .whole
            } else { name.map(Slice.named) ?? .row(section: section, block: block, place) }
        note(row.counts, of: slice)
        var found: [Grid.Column: Int] = [:]
        for (index, cell) in row.cells.enumerated() where index < table.columns.count {
            var column = table.columns[index]
            if column.kind == .number, summed.contains(index), column.isCount == nil { column.isCount = true }
            let reference = (column.indicator ?? row.indicator).map {
                Report.Reference(indicator: $0, part: column.part, scope: row.scope)
            }
            let at = Place.cell(section: section, block: block, row: place, column: index)
            let marks = column.marks ?? row.marks
            let shown = add(cell, reference, at, slice: slice, column: column, marks: marks)
            if let name { named[name, default: []] += shown }
            switch (cell, shown.count) {
            case (.number, 1):
                found[.count(index)] = shown[0]
                let quantity = quantity(reference?.indicator, reference?.part) ?? marks.map { .marks($0.rawValue) }
                if let quantity, row.indicator == nil, row.marks == nil { quantities[.count(index)] = quantity }
            case (.rate, 3):
                found[.numerator(index)] = shown[0]
                found[.denominator(index)] = shown[1]
                if row.indicator == nil {
                    quantities[.numerator(index)] = quantity(reference?.indicator, .numerator)
                    quantities[.denominator(index)] = quantity(reference?.indicator, .denominator)
                }
            default: break
            }
        }
        for sum in table.sums {
            let parts = sum.parts.compactMap { found[.count($0)] }
            guard let total = found[.count(sum.total)], parts.count == sum.parts.count else { continue }
            puzzle.addSum(total, of: parts)
        }
        return found
    }
}
