/// Which columns of a table stand beside each other, and how wide. Numbers are never narrowed; texts are
/// narrowed to wrap; a table that still does not fit goes on below with its first column repeated.
struct TableColumns {
    /// Columns of the table, the first always among them.
    var indexes: [Int]
    var widths: [Int]

    static let gap = 2
    /// Texts are not narrowed below these.
    private static let narrowestFirst = 24
    private static let narrowest = 12

    var total: Int { widths.reduce(0, +) + Self.gap * (widths.count - 1) }

    static func parts(of table: Page.Table, width: Int) -> [TableColumns] {
        guard !table.columns.isEmpty else { return [] }
        let natural = table.columns.indices.map { naturalWidth(of: $0, in: table) }
        let floors = table.columns.indices.map { floor(of: $0, in: table, natural: natural[$0]) }
        var parts: [[Int]] = [[0]]
        for column in table.columns.indices.dropFirst() {
            let candidate = parts[parts.count - 1] + [column]
            let needed = candidate.reduce(0) { $0 + floors[$1] } + gap * (candidate.count - 1)
            if needed > width, parts[parts.count - 1].count > 1 {
                parts.append([0, column])
            } else {
                parts[parts.count - 1].append(column)
            }
        }
        return parts.map { indexes in
            fitted(indexes, natural: natural, floors: floors, table: table, width: width)
        }
    }

    /// All columns side by side, texts narrowed as far as it takes, for rows that are not all known yet.
    static func sideBySide(_ table: Page.Table, width: Int) -> TableColumns {
        let natural = table.columns.indices.map { naturalWidth(of: $0, in: table) }
        let floors = table.columns.indices.map { floor(of: $0, in: table, natural: natural[$0]) }
        return fitted(Array(table.columns.indices), natural: natural, floors: floors, table: table, width: width)
    }

    private static func fitted(
        _ indexes: [Int], natural: [Int], floors: [Int], table: Page.Table, width: Int
    ) -> TableColumns {
        var widths = indexes.map { natural[$0] }
        let texts = indexes.indices.filter { !table.columns[indexes[$0]].isNumber }
        var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
        while excess > 0 {
            // One column off the widest text that may still give.
            guard
                let widest = texts.filter({ widths[$0] > floors[indexes[$0]] }).max(by: { widths[$0] < widths[$1] })
            else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return TableColumns(indexes: indexes, widths: widths)
    }

    private static func naturalWidth(of column: Int, in table: Page.Table) -> Int {
        let heading = table.columns[column].heading
        let headingWidth =
            table.columns[column].isNumber ? TextWrapping.longestWord(of: heading) : DisplayWidth.of(heading)
        return table.rows.reduce(max(1, headingWidth)) { widest, row in
            guard column < row.cells.count, row.kind != .group else { return widest }
            return max(widest, DisplayWidth.of(row.cells[column]) + (column == 0 ? row.indent * 2 : 0))
        }
    }

    private static func floor(of column: Int, in table: Page.Table, natural: Int) -> Int {
        table.columns[column].isNumber ? natural : min(natural, column == 0 ? narrowestFirst : narrowest)
    }
}
