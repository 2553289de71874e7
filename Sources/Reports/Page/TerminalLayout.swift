/// A page as lines of a terminal. Only here is long text cut, and the page says so when it was.
struct TerminalLayout {
    var output: ReportBuffer
    private let language: Language
    private let width: Int
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
        addParagraph(page.title, as: .title)
        for section in page.sections {
            output += "\n"
            if !section.title.isEmpty { addParagraph(section.title, as: .section) }
            for block in section.blocks { add(block) }
        }
        if wasCut {
            output += "\n"
            addParagraph(ReportWord.textWasCut[language], as: .muted)
        }
    }

    private mutating func add(_ block: Page.Block) {
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
        let headings = part.indexes.map { table.columns[$0].heading }
        addCells(headings, of: table, part, indent: 0, role: .heading, bottom: true)
        output += style.painted(String(repeating: "─", count: part.total), .muted) + "\n"
        for (index, row) in table.rows.enumerated() {
            if row.kind == .group {
                if index > 0 { output += "\n" }
                addParagraph(row.cells.first ?? "", as: .total)
                continue
            }
            let cells = part.indexes.map { $0 < row.cells.count ? row.cells[$0] : "" }
            // A total that has nothing to add up in this part of the table is left out of it.
            let isWhole = part.indexes.count == table.columns.count
            if row.kind == .total, !isWhole, row.remarks.isEmpty, cells.dropFirst().allSatisfy(\.isEmpty) { continue }
            addCells(
                cells, of: table, part, indent: row.indent * 2, role: row.kind == .total ? .total : .plain)
            guard isLast else { continue }
            let margin = String(repeating: " ", count: min(row.indent * 2 + 4, width / 3))
            for remark in row.remarks {
                addParagraph(remark.text, as: .of(remark.style), first: margin, rest: margin)
            }
        }
    }

    private mutating func addCells(
        _ cells: [String], of table: Page.Table, _ part: TableColumns, indent: Int, role: TerminalStyle.Role,
        bottom: Bool = false
    ) {
        let columns = zip(part.indexes, part.widths).enumerated().map { position, column in
            let inset = position == 0 ? min(indent, column.1 / 2) : 0
            let isNumber = table.columns[column.0].isNumber
            let lines =
                isNumber && role != .heading
                ? [cells[position]] : wrap(cells[position], width: column.1 - inset, limit: Self.cellLines)
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
        for row in table.rows.indices { table.rows[row].cells = table.rows[row].cells.map(VisibleText.of) }
        return table
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
