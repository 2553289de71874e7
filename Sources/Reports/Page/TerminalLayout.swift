/// A page as lines of a terminal. Only here is long text cut, and the page says so when it was.
struct TerminalLayout {
    var output: ReportBuffer
    private let language: Language
    let width: Int
    private let style: TerminalStyle
    private var wasCut = false

    /// Lines that one cell of a table, and one sentence, may take before the rest is cut.
    private static let cellLines = 8
    private static let sentenceLines = 40

    init(language: Language, options: TerminalReport.Options, to sink: (any ReportSink)? = nil) {
        self.language = language
        output = ReportBuffer(sink)
        width = max(40, options.width)
        style = TerminalStyle(isOn: options.colour)
    }

    mutating func add(_ page: Page) {
        begin(page.title)
        for section in page.sections {
            begin(section: section.title)
            for block in section.blocks { add(block) }
        }
        end()
    }

    mutating func begin(_ title: String) { addParagraph(title, as: .title) }

    /// - Parameter title: empty: no heading.
    mutating func begin(section title: String) {
        output += "\n"
        if !title.isEmpty { addParagraph(title, as: .section) }
    }

    /// Says that something was cut, if it was.
    mutating func end() {
        guard wasCut else { return }
        output += "\n"
        addParagraph(ReportWord.textWasCut[language], as: .muted)
    }

    mutating func add(_ block: Page.Block) {
        switch block {
        case .caption(let caption):
            output += "\n"
            addParagraph(caption, as: .heading)
        case .facts(let facts): addFacts(facts)
        case .lines(let lines): for line in lines { addParagraph(line.text, as: .of(line.style)) }
        case .bullets(let lines):
            for line in lines { addParagraph(line.text, as: .of(line.style), first: "- ", rest: "  ") }
        case .table(let table): addTable(table)
        }
    }

    private mutating func addParagraph(
        _ paragraph: String, as role: TerminalStyle.Role, first: String = "", rest: String = ""
    ) {
        let room = width - DisplayWidth.of(rest)
        for (index, line) in wrap(paragraph, width: room, limit: Self.sentenceLines).enumerated() {
            output += (index == 0 ? first : rest) + style.painted(line, role) + "\n"
        }
    }

    private mutating func addFacts(_ facts: [(name: String, value: String)]) {
        let nameWidth = min(facts.reduce(0) { max($0, DisplayWidth.of($1.name)) }, width / 2)
        for fact in facts {
            let names = wrap(fact.name, width: nameWidth, limit: Self.sentenceLines)
            let values = wrap(fact.value, width: width - nameWidth - 2, limit: Self.sentenceLines)
            for index in 0..<max(names.count, values.count) {
                let name = TextWrapping.padded(
                    index < names.count ? names[index] : "", width: nameWidth, right: false)
                let value = index < values.count ? values[index] : ""
                let gap = value.isEmpty ? "" : "  "
                let shownName = value.isEmpty ? name.trimmingEnd() : name
                output += style.painted(shownName, .muted) + gap + value + "\n"
            }
        }
    }

    private mutating func addTable(_ table: Page.Table) {
        let safe = table.visible
        let parts = TableColumns.parts(of: safe, width: width)
        for (index, part) in parts.enumerated() {
            if index > 0 { output += "\n" }
            addPart(safe, part, isLast: index == parts.count - 1)
        }
    }

    private mutating func addPart(_ table: Page.Table, _ part: TableColumns, isLast: Bool) {
        addHead(of: table, part)
        addRule(part.total)
        for (index, row) in table.rows.enumerated() {
            if row.kind == .group, index > 0 { output += "\n" }
            add(row, of: table, part, isLast: isLast, limit: Self.cellLines)
        }
    }

    /// The headings of a part of a table, in up to three floors: spans, headings, numbers.
    mutating func addHead(of table: Page.Table, _ part: TableColumns) {
        addSpans(of: table, part)
        let headings = part.indexes.map { table.columns[$0].heading }
        addCells(headings, of: table, part, indent: 0, role: .heading, bottom: true)
        guard !table.numbers.isEmpty else { return }
        addCells(part.indexes.map { table.numbers[$0] }, of: table, part, indent: 0, role: .muted)
    }

    mutating func addRule(_ width: Int) {
        output += style.painted(String(repeating: "─", count: width), .muted) + "\n"
    }

    /// - Parameter limit: lines that one cell may take before the rest is cut.
    mutating func add(
        _ row: Page.Row, of table: Page.Table, _ part: TableColumns, isLast: Bool, limit: Int
    ) {
        if row.kind == .group { return addParagraph(row.cells.first ?? "", as: .total) }
        let cells = part.indexes.map { $0 < row.cells.count ? row.cells[$0] : "" }
        // A total that has nothing to add up in this part of the table is left out of it.
        let isWhole = part.indexes.count == table.columns.count
        if row.kind == .total, !isWhole, row.remarks.isEmpty, cells.dropFirst(table.lead).allSatisfy(\.isEmpty) {
            return
        }
        addCells(
            cells, of: table, part, indent: row.indent * 2, role: row.kind == .total ? .total : .of(row.style),
            limit: limit)
        if isLast { addRemarks(of: row) }
    }

    private mutating func addRemarks(of row: Page.Row) {
        let margin = String(repeating: " ", count: min(row.indent * 2 + 4, width / 3))
        for remark in row.remarks { addParagraph(remark.text, as: .of(remark.style), first: margin, rest: margin) }
    }

    /// Headings above several columns, each with a rule over its columns.
    private mutating func addSpans(of table: Page.Table, _ part: TableColumns) {
        struct Placed { var column = 0, width = 0, lines: [String] = [] }
        var placed: [Placed] = []
        for span in table.spans {
            var here = Placed(column: -1)
            var column = 0
            for (index, width) in zip(part.indexes, part.widths) {
                if span.columns.contains(index) {
                    if here.column < 0 { here.column = column }
                    here.width = column + width - here.column
                }
                column += width + TableColumns.gap
            }
            guard here.column >= 0 else { continue }
            here.lines = wrap(span.heading, width: here.width, limit: Self.cellLines)
            placed.append(here)
        }
        guard !placed.isEmpty else { return }
        let height = placed.reduce(0) { max($0, $1.lines.count) }
        for line in 0...height {
            var shown = ""
            for span in placed.sorted(by: { $0.column < $1.column }) {
                let offset = line - (height - span.lines.count)
                let text =
                    line == height
                    ? String(repeating: "─", count: span.width)
                    : span.lines.indices.contains(offset) ? span.lines[offset] : ""
                let margin = line == height ? 0 : (span.width - DisplayWidth.of(text)) / 2
                shown = TextWrapping.padded(shown, width: span.column + margin, right: false) + text
            }
            output += style.painted(shown.trimmingEnd(), line == height ? .muted : .heading) + "\n"
        }
    }

    private mutating func addCells(
        _ cells: [String], of table: Page.Table, _ part: TableColumns, indent: Int, role: TerminalStyle.Role,
        bottom: Bool = false, limit: Int = TerminalLayout.cellLines
    ) {
        let columns = zip(part.indexes, part.widths).enumerated().map { position, column in
            let inset = position == 0 ? min(indent, column.1 / 2) : 0
            let isNumber = table.columns[column.0].isNumber
            let lines =
                isNumber && role != .heading
                ? [cells[position]] : wrap(cells[position], width: column.1 - inset, limit: limit)
            let blanks = String(repeating: " ", count: inset)
            return lines.map { TextWrapping.padded(blanks + $0, width: column.1, right: isNumber) }
        }
        let height = columns.reduce(1) { max($0, $1.count) }
        for line in 0..<height {
            var shown = ""
            for (position, lines) in columns.enumerated() {
                let offset = bottom ? line - (height - lines.count) : line
                let empty = String(repeating: " ", count: part.widths[position])
                shown +=
                    (position == 0 ? "" : "  ") + (lines.indices.contains(offset) ? lines[offset] : empty)
            }
            output += style.painted(shown.trimmingEnd(), role) + "\n"
        }
    }

    private mutating func wrap(_ text: String, width: Int, limit: Int) -> [String] {
        let (lines, cut) = TextWrapping.lines(of: VisibleText.of(text), width: width, limit: limit)
        wasCut = wasCut || cut
        return lines
    }
}

extension Page.Table {
    /// The table with every text made safe to show, so that widths are those of what is shown.
    var visible: Page.Table {
        var table = self
        for column in table.columns.indices {
            table.columns[column].heading = VisibleText.of(table.columns[column].heading)
        }
        for span in table.spans.indices { table.spans[span].heading = VisibleText.of(table.spans[span].heading) }
        table.rows = table.rows.map(\.visible)
        return table
    }
}

extension Page.Row {
    var visible: Page.Row {
        var row = self
        row.cells = cells.map(VisibleText.of)
        return row
    }
}

extension String {
    func trimmingEnd() -> String {
        guard let end = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}

/// ANSI colours, or none.
struct TerminalStyle {
    enum Role {
        case title, section, heading, total, plain, muted, warning
        static func of(_ style: Page.Line.Style) -> Role {
            switch style {
            case .plain: .plain
            case .warning: .warning
            case .muted: .muted
            }
        }
    }

    var isOn: Bool

    func painted(_ text: String, _ role: Role) -> String {
        guard isOn, !text.isEmpty else { return text }
        let code: String
        switch role {
        case .plain: return text
        case .title: code = "1;4"
        case .section: code = "1;36"
        case .heading, .total: code = "1"
        case .muted: code = "2"
        case .warning: code = "33"
        }
        return "\u{1B}[" + code + "m" + text + "\u{1B}[0m"
    }
}
