extension MarkdownReport {
    /// A report as Markdown; lists and long tables are written row by row.
    ///
    /// - Throws: what reading a row or the sink throws.
    public static func write(_ report: Report, language: Language, to sink: any ReportSink) throws {
        var layout = MarkdownLayout(language: language, to: sink)
        layout.begin(report.title[language])
        try ReportPage(report: report, language: language).forEachPart { part in
            switch part {
            case .section(let title): layout.begin(section: title)
            case .block(let block): layout.add(block)
            case .gap: break
            case .rows(let table): try layout.add(rowsOf: table)
            }
        }
        try layout.output.finish()
    }
}

extension MarkdownLayout {
    /// A table whose rows are made when they are written.
    fileprivate mutating func add(rowsOf table: Report.Table) throws {
        let text = TableText(table, language)
        let head = text.head
        // Whether any row has a remark is known only at the end: the column for them always stands.
        output += "\n"
        addHead(of: head, remarks: true)
        for place in 0..<table.rows.count {
            add(text.row(try table.rows[place]), of: head, remarks: true)
            try output.check()
        }
    }
}
