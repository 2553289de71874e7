/// Which columns of a table stand beside each other, and how wide. Numbers are never narrowed; texts are
/// narrowed to wrap; a table that still does not fit goes on below with the columns repeated that name a row.
struct TableColumns {
    /// Columns of the table, those that name a row always among them.
    var indexes: [Int]
    var widths: [Int]

    static let gap = 2
    /// Texts are not narrowed below these.
    private static let narrowestFirst = 24
    private static let narrowest = 12

    var total: Int { widths.reduce(0, +) + Self.gap * (widths.count - 1) }

    static func parts(of table: Page.Table, width: Int) -> [TableColumns] {
        guard !table.columns.isEmpty else { return [] }
        let sizes = table.columns.indices.map { Size(of: $0, in: table) }
        let lead = Array(0..<min(table.lead, table.columns.count))
        func fits(_ indexes: [Int]) -> Bool {
            indexes.reduce(0) { $0 + sizes[$1].floor } + gap * (indexes.count - 1) <= width
        }
        var parts: [[Int]] = [Array(table.columns.indices)]
        if !fits(parts[0]) {
            parts = [lead]
            for column in table.columns.indices.dropFirst(lead.count) {
                let open = parts[parts.count - 1]
                if open.count > lead.count, table.columns[column].startsPart || !fits(open + [column]) {
                    parts.append(lead + [column])
                } else {
                    parts[parts.count - 1].append(column)
                }
            }
        }
        return parts.map { fitted($0, sizes, width: width) }
    }

    /// All columns side by side, as narrow as it takes, for rows that are not all known yet.
    static func sideBySide(_ table: Page.Table, width: Int) -> TableColumns {
        let sizes = table.columns.indices.map { Size(of: $0, in: table) }
        return fitted(Array(table.columns.indices), sizes, width: width)
    }

    private static func fitted(_ indexes: [Int], _ sizes: [Size], width: Int) -> TableColumns {
        var widths = indexes.map { sizes[$0].natural }
        var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
        while excess > 0 {
            // Off the headings of numbers first: that costs a line of the heading, not of every row.
            let giving = indexes.indices.filter { widths[$0] > sizes[indexes[$0]].floor }
            let headings = giving.filter { sizes[indexes[$0]].isNumber }
            let candidates = headings.isEmpty ? giving : headings
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return TableColumns(indexes: indexes, widths: widths)
    }

    /// How wide a column would be, and how narrow it may become.
    private struct Size {
        var natural: Int
        var floor: Int
        var isNumber: Bool

        init(of column: Int, in table: Page.Table) {
            let heading = table.columns[column].heading
            isNumber = table.columns[column].isNumber
            let cells = table.rows.reduce(1) { widest, row in
                guard column < row.cells.count, row.kind != .group else { return widest }
                return max(widest, DisplayWidth.of(row.cells[column]) + (column == 0 ? row.indent * 2 : 0))
            }
            let number = column < table.numbers.count ? DisplayWidth.of(table.numbers[column]) : 0
            natural = max(cells, DisplayWidth.of(heading), number)
            floor =
                isNumber
                ? max(cells, TextWrapping.longestWord(of: heading), number)
                : min(natural, column == table.lead - 1 ? narrowestFirst : narrowest)
        }
    }
}
