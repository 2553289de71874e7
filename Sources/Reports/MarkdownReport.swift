/// The report as GitHub-flavoured Markdown: nothing is cut, every text out of the data stays text.
public enum MarkdownReport {
    public static func render(_ document: ReportDocument, language: Language) -> String {
        render(AnalyzePage.page(of: document, language), language)
    }

    /// - Throws: what the sink throws.
    public static func write(_ document: ReportDocument, language: Language, to sink: any ReportSink) throws {
        var layout = MarkdownLayout(language: language, to: sink)
        layout.add(AnalyzePage.page(of: document, language))
        try layout.output.finish()
    }

    static func render(_ page: Page, _ language: Language) -> String {
        var layout = MarkdownLayout(language: language)
        layout.add(page)
        return layout.output.text
    }
}

/// A page as Markdown.
struct MarkdownLayout {
    var output: ReportBuffer
    let language: Language

    init(language: Language, to sink: (any ReportSink)? = nil) {
        self.language = language
        output = ReportBuffer(sink)
    }

    mutating func add(_ page: Page) {
        begin(page.title)
        for section in page.sections {
            begin(section: section.title)
            for block in section.blocks { add(block) }
        }
    }

    mutating func begin(_ title: String) { output += "# " + MarkdownText.escaped(title) + "\n" }

    /// - Parameter title: empty: no heading.
    mutating func begin(section title: String) {
        if !title.isEmpty { output += "\n## " + MarkdownText.escaped(title) + "\n" }
    }

    mutating func add(_ block: Page.Block) {
        output += "\n"
        switch block {
        case .caption(let caption): output += "### " + MarkdownText.escaped(caption) + "\n"
        case .facts(let facts):
            for fact in facts {
                output +=
                    "- **" + MarkdownText.escaped(fact.name) + ":** " + MarkdownText.escaped(fact.value)
                    + "\n"
            }
        case .lines(let lines): output += lines.map(shown).joined(separator: "\n\n") + "\n"
        case .bullets(let lines): for line in lines { output += "- " + shown(line) + "\n" }
        case .table(let table): add(table)
        }
    }

    private func shown(_ line: Page.Line) -> String {
        let escaped = MarkdownText.escaped(line.text)
        return line.style == .warning ? MarkdownText.strong(escaped) : escaped
    }

    private mutating func add(_ table: Page.Table) {
        let remarks = table.hasRemarks
        addHead(of: table, remarks: remarks)
        for row in table.rows { add(row, of: table, remarks: remarks) }
    }

    /// - Parameter remarks: whether there is a column for what is said of a row.
    mutating func addHead(of table: Page.Table, remarks: Bool) {
        var headings = table.columns.indices.map { MarkdownText.escaped(table.wholeHeading(of: $0)) }
        var rules = table.columns.map { $0.isNumber ? "---:" : "---" }
        if remarks {
            headings.append(ReportWord.remarks[language])
            rules.append("---")
        }
        output += MarkdownText.row(headings) + MarkdownText.row(rules)
    }

    mutating func add(_ row: Page.Row, of table: Page.Table, remarks: Bool) {
        var cells = table.columns.indices.map {
            $0 < row.cells.count ? MarkdownText.escaped(row.cells[$0]) : ""
        }
        if row.kind != .plain { cells[0] = MarkdownText.strong(cells[0]) }
        cells[0] = String(repeating: "&emsp;", count: row.indent) + cells[0]
        if remarks { cells.append(row.remarks.map(shown).joined(separator: "; ")) }
        output += MarkdownText.row(cells)
    }
}

extension Page.Table {
    /// A heading on one floor: `Resolved: on time (9)`.
    fileprivate func wholeHeading(of column: Int) -> String {
        let span = spans.first { $0.columns.contains(column) }.map { $0.heading + ": " } ?? ""
        let number = column < numbers.count && !numbers[column].isEmpty ? " " + numbers[column] : ""
        return span + columns[column].heading + number
    }
}

/// Text made safe to stand in Markdown: no markup, no HTML, no broken row.
enum MarkdownText {
    static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    /// Escaped text in bold; emphasis must not begin or end with a blank.
    static func strong(_ escaped: String) -> String {
        let trimmed = String(escaped.drop { $0.isWhitespace }).trimmingEnd()
        return trimmed.isEmpty ? "" : "**" + trimmed + "**"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for (index, scalar) in VisibleText.of(text).unicodeScalars.enumerated() {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "|", "*", "_", "`", "[", "]", "~", "$": escaped += "\\" + String(scalar)
            // Marks that mean something only at the beginning.
            case "#", "-", "+", "=", ":": escaped += (index == 0 ? "\\" : "") + String(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escapedNumbering(escaped)
    }

    /// `1. ` at the beginning would start a numbered list.
    private static func escapedNumbering(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")",
            text.dropFirst(digits.count + 1).first == " "
        else { return text }
        return digits + "\\" + text.dropFirst(digits.count)
    }
}
