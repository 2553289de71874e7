import Dossiers

/// The dossiers behind a figure, row by row as they come: nothing is held and nothing is cut.
public enum ListReport {
    public enum Format: String, CaseIterable, Sendable { case csv, table, json, markdown }

    public struct Options: Sendable, Equatable {
        public var csv: CSVReport.Options
        public var terminal: TerminalReport.Options
        public init(csv: CSVReport.Options = .init(), terminal: TerminalReport.Options = .init()) {
            self.csv = csv
            self.terminal = terminal
        }
    }

    /// Writes the list in blocks of about 64 KiB.
    /// - Returns: the number of rows.
    /// - Throws: what `nextRow` or the sink throws.
    @discardableResult
    public static func write(
        _ listing: DossierListing, format: Format = .csv, language: Language, options: Options = Options(),
        to sink: any ReportSink
    ) throws -> Int64 {
        switch format {
        case .csv: try writeCSV(listing, language, options.csv, sink)
        case .table: try writeTable(listing, language, options.terminal, sink)
        case .json: try writeJSON(listing, sink)
        case .markdown: try writeMarkdown(listing, language, sink)
        }
    }

    private static func writeCSV(
        _ listing: DossierListing, _ language: Language, _ options: CSVReport.Options, _ sink: any ReportSink
    ) throws -> Int64 {
        var cells = CSVCells(delimiter: options.delimiter, to: sink)
        if options.byteOrderMark { cells.addByteOrderMark() }
        for column in listing.columns { cells.add(text: column.heading[language]) }
        cells.endLine()
        var rows: Int64 = 0
        while let row = try listing.nextRow() {
            for cell in row {
                switch cell {
                case .empty: cells.addEmpty()
                case .text(let text): cells.add(text: text)
                case .word(let word): cells.add(text: word[language])
                case .number(let number): cells.add(number)
                case .day(let day): cells.add(key: DateText.iso(day))
                case .instant(let stamp):
                    cells.add(key: stamp.isNone ? "" : DateText.of(stamp, .en))
                }
            }
            cells.endLine()
            rows += 1
            try cells.output.check()
        }
        try cells.finish()
        return rows
    }

    /// Rows that are looked at before the widths of a table are settled.
    private static let sampledRows = 200

    private static func writeTable(
        _ listing: DossierListing, _ language: Language, _ options: TerminalReport.Options, _ sink: any ReportSink
    ) throws -> Int64 {
        var sample: [Page.Row] = []
        while sample.count < sampledRows, let row = try listing.nextRow() {
            sample.append(Page.Row(cells: row.map { shown($0, language) }))
        }
        let columns = listing.columns.map {
            Page.Column(heading: $0.heading[language], isNumber: $0.kind == .number)
        }
        let dates = listing.columns.indices.filter { listing.columns[$0].kind == .date }
        let layout = ListTableLayout(
            columns: columns, sample: sample, isWhole: sample.count < sampledRows, dates: dates,
            options: options)
        var output = ReportBuffer(sink)
        output += layout.head(title: listing.title[language], facts: listing.facts.map { $0.line(language) })
        for row in sample { output += layout.lines(of: row.cells) }
        var rows = Int64(sample.count)
        while let row = try listing.nextRow() {
            output += layout.lines(of: row.map { shown($0, language) })
            rows += 1
            try output.check()
        }
        output += "\n" + ReportWord.rowsInList.filled(language, NumberText.of(rows, language)) + "\n"
        try output.finish()
        return rows
    }

    private static func writeMarkdown(
        _ listing: DossierListing, _ language: Language, _ sink: any ReportSink
    ) throws -> Int64 {
        var output = ReportBuffer(sink)
        output += "# " + MarkdownText.escaped(listing.title[language]) + "\n\n"
        for fact in listing.facts { output += "- " + MarkdownText.escaped(fact.line(language)) + "\n" }
        if !listing.facts.isEmpty { output += "\n" }
        output += MarkdownText.row(listing.columns.map { MarkdownText.escaped($0.heading[language]) })
        output += MarkdownText.row(listing.columns.map { $0.kind == .number ? "---:" : "---" })
        var rows: Int64 = 0
        while let row = try listing.nextRow() {
            output += MarkdownText.row(row.map { MarkdownText.escaped(shown($0, language)) })
            rows += 1
            try output.check()
        }
        output += "\n" + ReportWord.rowsInList.filled(language, NumberText.of(rows, language)) + "\n"
        try output.finish()
        return rows
    }

    /// Contract `motcua.list/1`.
    private static func writeJSON(_ listing: DossierListing, _ sink: any ReportSink) throws -> Int64 {
        var json = JSONWriter(to: sink)
        var rows: Int64 = 0
        try json.object { json in
            JSONReport.header(JSONReport.listContract, toolVersion: nil, &json)
            json.member("title", listing.title)
            JSONReport.facts(listing.facts, &json)
            json.array("columns", of: listing.columns) { json, column in
                json.object(inline: true) {
                    $0.member("key", column.key)
                    $0.member("heading", column.heading)
                    $0.member("kind", column.kind.rawValue)
                }
            }
            try json.array("rows") { json in
                while let row = try listing.nextRow() {
                    json.array(inline: true) { json in
                        for cell in row { write(cell, &json) }
                    }
                    rows += 1
                    try json.check()
                }
            }
            json.member("count", rows)
        }
        try json.finish()
        return rows
    }

    private static func write(_ cell: DossierListing.Cell, _ json: inout JSONWriter) {
        switch cell {
        case .empty: json.value(nil as String?)
        case .text(let text): json.value(text)
        case .word(let word): json.value(word)
        case .number(let number): json.value(number)
        case .day(let day): json.value(DateText.iso(day))
        case .instant(let stamp): json.value(DateText.iso(stamp))
        }
    }

    private static func shown(_ cell: DossierListing.Cell, _ language: Language) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .word(let word): word[language]
        case .number(let number): NumberText.of(number, language)
        case .day(let day): DateText.of(day, language)
        case .instant(let stamp): stamp.isNone ? "" : DateText.of(stamp, language)
        }
    }
}

extension CatalogPage.Fact {
    func line(_ language: Language) -> String { name[language] + ": " + value[language] }
}
