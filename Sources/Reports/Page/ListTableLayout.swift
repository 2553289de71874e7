/// A table whose rows come one by one: widths are settled by the first rows, later text wraps into them,
/// nothing is cut.
struct ListTableLayout {
    private let columns: [Page.Column]
    private let widths: [Int]
    private let style: TerminalStyle
    private let width: Int

    /// `dd/MM/yyyy HH:mm:ss`
    private static let dateWidth = 19

    /// - Parameter isWhole: whether the sample is all there is.
    init(
        columns: [Page.Column], sample: [Page.Row], isWhole: Bool, dates: [Int],
        options: TerminalReport.Options
    ) {
        self.columns = columns
        width = max(40, options.width)
        style = TerminalStyle(isOn: options.colour)
        var table = Page.Table(columns: columns, rows: sample)
        // Dates are not broken either.
        for index in dates { table.columns[index].isNumber = true }
        if !isWhole {
            let longest = String(repeating: "0", count: Self.dateWidth)
            table.rows.append(Page.Row(cells: columns.indices.map { dates.contains($0) ? longest : "" }))
        }
        widths = TableColumns.sideBySide(table.visible, width: width).widths
    }

    func head(title: String, facts: [String]) -> String {
        var text = ""
        for line in TextWrapping.lines(of: VisibleText.of(title), width: width).lines {
            text += style.painted(line, .title) + "\n"
        }
        for fact in facts {
            for line in TextWrapping.lines(of: VisibleText.of(fact), width: width).lines {
                text += line + "\n"
            }
        }
        let total = widths.reduce(0, +) + TableColumns.gap * max(0, widths.count - 1)
        return text + "\n" + lines(of: columns.map(\.heading), role: .heading)
            + style.painted(String(repeating: "─", count: total), .muted) + "\n"
    }

    func lines(of cells: [String]) -> String { lines(of: cells, role: .plain) }

    private func lines(of cells: [String], role: TerminalStyle.Role) -> String {
        let wrapped = columns.indices.map { column in
            let cell = VisibleText.of(column < cells.count ? cells[column] : "")
            let lines =
                columns[column].isNumber && role != .heading
                ? [cell] : TextWrapping.lines(of: cell, width: widths[column]).lines
            return lines.map {
                TextWrapping.padded($0, width: widths[column], right: columns[column].isNumber)
            }
        }
        var text = ""
        for line in 0..<wrapped.reduce(1, { max($0, $1.count) }) {
            let shown = wrapped.enumerated().map { column, lines in
                lines.indices.contains(line) ? lines[line] : String(repeating: " ", count: widths[column])
            }.joined(separator: "  ")
            text += style.painted(shown.trimmingEnd(), role) + "\n"
        }
        return text
    }
}
