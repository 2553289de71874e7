/// What stands on a sheet from top to bottom, before it is written. Widths are settled from it.
enum SheetItem {
    enum Level { case report, subtitle, section, caption }
    case heading(String, Level)
    case paragraph(String, tone: Report.Tone, isPoint: Bool)
    /// A name and what is said of it.
    case fact(String, String)
    case table(Report.Table)
    case gap
}

/// A table made ready: its columns with their widths, and whether one of remarks follows them.
struct TablePlan {
    let table: Report.Table
    let hasRemarks: Bool
    /// Of each column and that of remarks, in characters.
    let widths: [Int]
    var columnCount: Int { widths.count }
    var hasSpans: Bool { !table.spans.isEmpty }
    var hasNumbers: Bool { table.columns.contains { $0.number != nil } }
    var headingRows: Int { 1 + (hasSpans ? 1 : 0) + (hasNumbers ? 1 : 0) }

    private static let sampledRows = 300
    /// Tables up to here are looked through for remarks; longer ones have the column in any case.
    private static let searchedRows = 5_000

    init(_ table: Report.Table, _ language: Language) throws {
        self.table = table
        var widths = table.columns.map { Self.headingWidth($0.heading[language]) }
        var remarksWidth = 0
        var hasRemarks = table.rows.count > Self.searchedRows
        for place in 0..<min(table.rows.count, Self.searchedRows) {
            if place >= Self.sampledRows, hasRemarks { break }
            let row = try table.rows[place]
            if !row.remarks.isEmpty {
                hasRemarks = true
                remarksWidth = max(remarksWidth, DisplayWidth.of(Self.remarks(of: row, language)))
            }
            // A group's name runs on over the empty cells beside it.
            guard place < Self.sampledRows, row.kind != .group else { continue }
            for (column, cell) in row.cells.prefix(widths.count).enumerated() {
                let indent = column == 0 ? 2 * row.indent : 0
                widths[column] = max(widths[column], CellValue.of(cell, language).width(language) + indent)
            }
        }
        self.hasRemarks = hasRemarks
        if hasRemarks { widths.append(max(remarksWidth, 20)) }
        self.widths = widths.map { min(max($0 + 2, 8), 48) }
    }

    static func remarks(of row: Report.Row, _ language: Language) -> String {
        row.remarks.map { $0.text[language] }.joined(separator: "; ")
    }

    /// Of a heading, which may take three lines or so.
    private static func headingWidth(_ heading: String) -> Int {
        max(TextWrapping.longestWord(of: heading), (DisplayWidth.of(heading) + 2) / 3)
    }
}
