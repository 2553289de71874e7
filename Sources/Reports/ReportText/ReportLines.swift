/// A report as one long table of CSV: each line says one thing, and where it stands.
struct ReportLines {
    /// What a line is.
    enum Kind: String, CaseIterable {
        case title, fact, note, rule, sentence
        /// A large figure, and what is said beneath it.
        case figure, detail
        /// Cells of a table, by the kind of their row; a group has one line without a value.
        case cell, total, group
        /// Said beneath a row, beneath a table.
        case remark, tableNote
    }

    /// `section`, `table` and `column` are the keys of the document; `row` counts from 1 within its table, figures or
    /// sentences; `name` is the row's, `heading` the column's in words.
    static let heading = [
        "section", "table", "row", "kind", "name", "column", "heading", "value", "numerator", "denominator", "state",
        "notes",
    ]

    var cells: CSVCells
    let language: Language

    init(cells: CSVCells, language: Language) {
        self.cells = cells
        self.language = language
    }

    mutating func add(_ report: Report) throws {
        for key in Self.heading { cells.add(key: key) }
        cells.endLine()
        add(.title, key: report.kind, report.title)
        if let subtitle = report.subtitle { add(.title, key: "subtitle", subtitle) }
        for fact in report.facts {
            begin("", "", nil, .fact, name: fact.name[language], column: fact.key)
            end(text: fact.value[language])
        }
        add(.fact, key: "version", Bilingual(same: report.toolVersion), name: ReportWord.version[language])
        for note in report.notes { add(.note, key: "", note) }
        for rule in report.rulesetInWords { add(.rule, key: "ruleset", rule) }
        for section in report.sections {
            for block in section.blocks { try add(block, section.key) }
        }
        for rule in report.rules {
            begin("rules", "", nil, .rule, name: rule.name[language], column: rule.id)
            let notes = [rule.formula, rule.source] + rule.remarks
            end(CSVValue(rule.value, language), notes: notes.map { $0[language] }.joined(separator: "; "))
        }
    }

    private mutating func add(_ block: Report.Block, _ section: String) throws {
        switch block {
        case .sentences(let sentences): add(sentences, .sentence, section, "", row: nil)
        case .figures(let figures):
            for (place, figure) in figures.enumerated() {
                begin(section, "figures", place + 1, .figure, name: figure.name[language], column: figure.key)
                end(
                    CSVValue(figure.value, language),
                    notes: figure.target.map { targetText($0, language: language) })
                add(figure.details, .detail, section, "figures", row: place + 1)
            }
        case .table(let table): try add(table, section)
        // A table of the report says what its charts do.
        case .chart: break
        }
    }

    private mutating func add(_ table: Report.Table, _ section: String) throws {
        for place in 0..<table.rows.count {
            add(try table.rows[place], at: place + 1, of: table, section)
            try cells.check()
        }
        add(table.notes, .tableNote, section, table.key, row: nil)
    }

    private mutating func add(_ row: Report.Row, at place: Int, of table: Report.Table, _ section: String) {
        let naming = row.cells.firstIndex(where: \.isName)
        let name = naming.map { row.cells[$0].text(language) } ?? ""
        let kind: Kind =
            switch row.kind {
            case .plain: .cell
            case .total: .total
            case .group: .group
            }
        if row.kind == .group {
            begin(section, table.key, place, kind, name: name)
            end(text: "")
        } else {
            for (index, cell) in row.cells.enumerated() where index != naming && index < table.columns.count {
                let column = table.columns[index]
                begin(
                    section, table.key, place, kind, name: name, column: column.key,
                    heading: table.wholeHeading(of: index)[language])
                end(CSVValue(cell, language))
            }
        }
        add(row.remarks, .remark, section, table.key, row: place, name: name)
    }

    private mutating func add(
        _ sentences: [Report.Sentence], _ kind: Kind, _ section: String, _ table: String, row: Int?, name: String = ""
    ) {
        for (place, sentence) in sentences.enumerated() {
            begin(section, table, row ?? place + 1, kind, name: name)
            end(text: sentence.text[language])
        }
    }

    private mutating func add(_ kind: Kind, key: String, _ text: Bilingual, name: String = "") {
        begin("", "", nil, kind, name: name, column: key)
        end(text: text[language])
    }

    private mutating func begin(
        _ section: String, _ table: String, _ row: Int?, _ kind: Kind, name: String = "", column: String = "",
        heading: String = ""
    ) {
        cells.add(text: section)
        cells.add(text: table)
        cells.add(row.map(Int64.init))
        cells.add(key: kind.rawValue)
        cells.add(text: name)
        cells.add(text: column)
        cells.add(text: heading)
    }

    private mutating func end(_ value: CSVValue, notes: String? = nil) {
        cells.add(value, reason: false)
        cells.add(value.numerator)
        cells.add(value.denominator)
        cells.add(key: value.state.rawValue)
        cells.add(text: [value.reason, notes].compactMap { $0 }.joined(separator: "; "))
        cells.endLine()
    }

    private mutating func end(text: String) { end(CSVValue(text.isEmpty ? .empty : .text(text), language)) }
}

extension Report.Cell {
    /// A text by which a row can be called.
    var isName: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .word: true
        default: false
        }
    }
}

extension Report.Table {
    /// A heading with the one above it: `Resolved: on time`.
    func wholeHeading(of column: Int) -> Bilingual {
        let own = columns[column].heading
        guard let span = spans.first(where: { $0.columns.contains(column) })?.heading else { return own }
        return Bilingual(vi: span.vi + ": " + own.vi, en: span.en + ": " + own.en)
    }
}
