/// A table of a report as texts in one language.
struct TableText {
    let table: Report.Table
    let language: Language

    init(_ table: Report.Table, _ language: Language) {
        self.table = table
        self.language = language
    }

    /// A reason that is no longer than this stands in its cell, though numbers stand there.
    private static let shortReason = 14

    /// The headings, without rows.
    var head: Page.Table {
        let starts = Set(table.spans.map(\.columns.lowerBound) + table.spans.map(\.columns.upperBound))
        let columns = table.columns.enumerated().map { place, column in
            Page.Column(
                heading: column.heading[language], isNumber: column.kind.isNumeric, startsPart: starts.contains(place))
        }
        var page = Page.Table(columns: columns, rows: [])
        page.spans = table.spans.map { Page.Span(heading: $0.heading[language], columns: $0.columns) }
        if table.columns.contains(where: { $0.number != nil }) {
            page.numbers = table.columns.map { $0.number.map { "(" + $0 + ")" } ?? "" }
        }
        return page
    }

    /// All rows, and what is said once of a column beneath the table.
    func rows() throws -> ([Page.Row], [Page.Line]) {
        var reasons: [Int: [Bilingual]] = [:]
        var rows: [Report.Row] = []
        for place in 0..<table.rows.count {
            let row = try table.rows[place]
            rows.append(row)
            for (column, cell) in row.cells.enumerated() {
                guard let reason = longReason(cell, column), reasons[column]?.contains(reason) != true else { continue }
                reasons[column, default: []].append(reason)
            }
        }
        // One reason for a whole column is said once; of several each is said where it holds.
        let common = reasons.filter { $0.value.count == 1 }
        let lines = common.sorted { $0.key < $1.key }.map { column, reasons in
            Page.Line("– " + table.columns[column].heading[language] + ": " + reasons[0][language], .muted)
        }
        return (rows.map { row($0, saidElsewhere: Set(common.keys)) }, lines)
    }

    /// A row with its remarks.
    ///
    /// - Parameter saidElsewhere: columns whose reason is not repeated.
    func row(_ row: Report.Row, saidElsewhere: Set<Int> = []) -> Page.Row {
        var remarks = row.remarks.map { $0.line(language) }
        var cells: [String] = []
        for (column, cell) in row.cells.enumerated() {
            guard let reason = longReason(cell, column) else {
                cells.append(cell.text(language))
                continue
            }
            cells.append("–")
            if !saidElsewhere.contains(column) {
                remarks.append(Page.Line(table.columns[column].heading[language] + ": " + reason[language], .muted))
            }
        }
        let kind: Page.Row.Kind =
            switch row.kind {
            case .plain: .plain
            case .total: .total
            case .group: .group
            }
        return Page.Row(kind: kind, cells: cells, indent: row.indent, remarks: remarks, style: row.tone.style)
    }

    /// A running number and the name beside it are repeated together where a table goes on below.
    func lead(of rows: [Page.Row]) -> Int {
        guard table.columns.count > 2, table.columns[1].kind == .text else { return 1 }
        let widest = rows.reduce(0) { widest, row in
            row.kind == .group ? widest : max(widest, DisplayWidth.of(row.cells.first ?? ""))
        }
        return widest <= 5 ? 2 : 1
    }

    /// Why there is no number, where it is too long to stand in its place: numbers are never broken.
    private func longReason(_ cell: Report.Cell, _ column: Int) -> Bilingual? {
        guard case .missing(let reason) = cell, column < table.columns.count, table.columns[column].kind.isNumeric,
            DisplayWidth.of(reason[language]) > Self.shortReason
        else { return nil }
        return reason
    }
}
