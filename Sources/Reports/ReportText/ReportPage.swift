/// A ``Report`` in one language, part by part, before terminal or Markdown. Long tables stay rows that are made when
/// they are written.
struct ReportPage {
    enum Part {
        /// A heading; empty: only a gap.
        case section(String)
        case block(Page.Block)
        /// Room before what has no caption of its own.
        case gap
        /// To be written row by row.
        case rows(Report.Table)
    }

    let report: Report
    let language: Language
    /// The rules of the indicators with their commands; a screen names the commands that show them instead.
    var showsRules = true

    /// A table with more rows is written row by row, like a list.
    static let longest = 2_000

    /// - Throws: what reading a row or `body` throws.
    func forEachPart(_ body: (Part) throws -> Void) throws {
        try head(body)
        for section in report.sections {
            try body(.section(section.title[language]))
            for (place, block) in section.blocks.enumerated() {
                if place > 0, !block.hasCaption { try body(.gap) }
                try add(block, body)
            }
        }
        try rules(body)
    }

    private func head(_ body: (Part) throws -> Void) throws {
        if let subtitle = report.subtitle { try body(.block(.lines([Page.Line(subtitle[language])]))) }
        var facts = report.facts.map { (name: $0.name[language], value: $0.value[language]) }
        if !report.toolVersion.isEmpty { facts.append((ReportWord.version[language], report.toolVersion)) }
        if !facts.isEmpty {
            try body(.section(""))
            try body(.block(.facts(facts)))
        }
        guard !report.notes.isEmpty else { return }
        try body(.section(ReportWord.notesSection[language]))
        try body(.block(.bullets(report.notes.map { Page.Line($0[language], .warning) })))
    }

    private func add(_ block: Report.Block, _ body: (Part) throws -> Void) throws {
        switch block {
        case .sentences(let sentences): for lines in lines(of: sentences) { try body(.block(lines)) }
        case .figures(let figures): try body(.block(.table(table(of: figures))))
        case .table(let table): try add(table, body)
        case .chart(let chart): for part in blocks(of: chart) { try body(.block(part)) }
        }
    }

    private func add(_ table: Report.Table, _ body: (Part) throws -> Void) throws {
        if let caption = table.caption { try body(.block(.caption(caption[language]))) }
        if table.isList || table.rows.count > Self.longest {
            try body(.rows(table))
            let count = NumberText.of(Int64(table.rows.count), language)
            try body(.block(.lines([Page.Line(ReportWord.rowsInList.filled(language, count), .muted)])))
        } else {
            let text = TableText(table, language)
            var (page, reasons) = (text.head, [Page.Line]())
            (page.rows, reasons) = try text.rows()
            page.lead = text.lead(of: page.rows)
            try body(.block(.table(page)))
            if !reasons.isEmpty { try body(.block(.lines(reasons))) }
        }
        for lines in lines(of: table.notes) { try body(.block(lines)) }
    }

    private func rules(_ body: (Part) throws -> Void) throws {
        guard !report.rules.isEmpty || !report.rulesetInWords.isEmpty else { return }
        try body(.section(ReportTextWord.rulesSection[language]))
        if !report.rulesetInWords.isEmpty {
            try body(.block(.bullets(report.rulesetInWords.map { Page.Line($0[language]) })))
        }
        guard showsRules else {
            if report.rules.isEmpty { return }
            let hasLists = report.rules.contains { !$0.numeratorCommand.isEmpty }
            let remark = hasLists ? ReportTextWord.rulesElsewhere : .formulasElsewhere
            return try body(.block(.lines([Page.Line(remark[language], .muted)])))
        }
        for rule in report.rules {
            try body(.block(.caption(rule.id + " – " + rule.name[language])))
            var facts: [(name: String, value: String)] = [
                (ReportTextWord.formula[language], rule.formula[language]),
                (ReportTextWord.source[language], rule.source[language]),
                (ReportTextWord.value[language], whole(rule.value)),
            ]
            facts += rule.remarks.map { (ReportWord.remarks[language], $0[language]) }
            if !rule.numeratorCommand.isEmpty {
                facts.append((ReportTextWord.listCommands[language], rule.numeratorCommand))
            }
            if let command = rule.denominatorCommand { facts.append((ReportTextWord.listCommands[language], command)) }
            try body(.block(.facts(facts)))
        }
    }

    /// A rate with the two numbers that it is made of.
    private func whole(_ value: Report.Cell) -> String {
        guard case .rate(let numerator, let denominator, _) = value else { return value.text(language) }
        let parts = NumberText.of(numerator, language) + " / " + NumberText.of(denominator, language)
        return parts + " = " + value.text(language)
    }

    /// Paragraphs and lists in their order.
    func lines(of sentences: [Report.Sentence]) -> [Page.Block] {
        var blocks: [Page.Block] = []
        var rest = sentences[...]
        while let isPoint = rest.first?.isPoint {
            let run = rest.prefix { $0.isPoint == isPoint }
            rest = rest.dropFirst(run.count)
            let lines = run.map { $0.line(language) }
            blocks.append(isPoint ? .bullets(lines) : .lines(lines))
        }
        return blocks
    }

    /// The figures with their targets, and what is worth a line beneath each.
    private func table(of figures: [Report.Figure]) -> Page.Table {
        let rows = figures.map { figure in
            Page.Row(
                cells: [
                    figure.name[language], figure.value.text(language),
                    figure.target.map { targetText($0, language: language) } ?? "",
                ], remarks: figure.details.map { $0.line(language) }, style: figure.tone.style)
        }
        var columns: [Page.Column] = [
            .text(ReportWord.indicator[language]), .number(ReportTextWord.value[language]),
            .number(ReportTextWord.target[language]),
        ]
        // The reason why there is no figure is a sentence, which may be broken.
        columns[1].isNumber = figures.allSatisfy { if case .missing = $0.value { false } else { true } }
        if figures.allSatisfy({ $0.target == nil }) { columns.removeLast() }
        return Page.Table(columns: columns, rows: rows)
    }
}

extension Report.Block {
    fileprivate var hasCaption: Bool {
        switch self {
        case .sentences, .figures: false
        case .table(let table): table.caption != nil
        case .chart: true
        }
    }
}

extension Report.Sentence {
    func line(_ language: Language) -> Page.Line { Page.Line(text[language], tone.style) }
}

extension Report.Tone {
    var style: Page.Line.Style {
        switch self {
        case .plain, .good: .plain
        case .bad, .warning: .warning
        case .muted: .muted
        }
    }
}
