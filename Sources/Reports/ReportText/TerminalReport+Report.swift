extension TerminalReport {
    /// A report for a terminal; lists and long tables are written row by row.
    ///
    /// - Throws: what reading a row or the sink throws.
    public static func write(
        _ report: Report, language: Language, options: Options = Options(), to sink: any ReportSink
    ) throws {
        var layout = TerminalLayout(language: language, options: options, to: sink)
        layout.begin(report.title[language])
        try ReportPage(report: report, language: language, showsRules: false).forEachPart { part in
            switch part {
            case .section(let title): layout.begin(section: title)
            case .block(let block): layout.add(block)
            case .gap: layout.output += "\n"
            case .rows(let table): try layout.add(rowsOf: table, language)
            }
        }
        layout.end()
        try layout.output.finish()
    }
}

extension TerminalLayout {
    /// Rows that are looked at before the widths of a long table are settled.
    private static let sampledRows = 200
    /// `dd/MM/yyyy HH:mm:ss`
    private static let dateWidth = 19

    /// A table whose rows are made when they are written. What does not fit beside each other stands beneath, row by
    /// row, so that a row stays together; nothing is cut.
    mutating func add(rowsOf table: Report.Table, _ language: Language) throws {
        let text = TableText(table, language)
        var head = text.head
        // Dates are not broken either; they stand left all the same.
        let dates = table.columns.indices.filter { table.columns[$0].kind == .date }
        let sample = try (0..<min(Self.sampledRows, table.rows.count)).map { text.row(try table.rows[$0]).visible }
        head.lead = text.lead(of: sample)
        head = head.visible
        var measured = head
        for column in dates { measured.columns[column].isNumber = true }
        measured.rows = sample
        if sample.count < table.rows.count {
            let longest = String(repeating: "0", count: Self.dateWidth)
            let isInstant = Set(
                dates.filter { column in sample.contains { column < $0.cells.count && $0.cells[column].count > 10 } })
            measured.rows.append(Page.Row(cells: head.columns.indices.map { isInstant.contains($0) ? longest : "" }))
        }
        let parts = TableColumns.parts(of: measured, width: width)
        for (index, part) in parts.enumerated() {
            var shown = head
            if index > 0 { for column in 0..<head.lead { shown.columns[column].heading = "" } }
            addHead(of: shown, part)
        }
        addRule(parts.reduce(0) { max($0, $1.total) })
        for place in 0..<table.rows.count {
            let row = place < sample.count ? sample[place] : text.row(try table.rows[place]).visible
            for (index, part) in parts.enumerated() {
                var shown = row
                if index > 0 {
                    if row.kind == .group { continue }
                    for column in 0..<min(head.lead, row.cells.count) { shown.cells[column] = "" }
                }
                add(shown, of: head, part, isLast: index == parts.count - 1, limit: .max)
            }
            try output.check()
        }
    }
}
