import Dossiers
import Indicators

/// The sheets of a report: an overview, one for each section with tables and for each list, the charts, the dossiers
/// behind the figures, and where all of it comes from.
struct ReportWorkbook {
    /// Lists of evidence are enclosed up to so many dossiers.
    static let mostEvidence = 5_000

    let report: Report
    let language: Language
    let workbook: Workbook

    init(_ report: Report, _ language: Language, _ workbook: Workbook) {
        self.report = report
        self.language = language
        self.workbook = workbook
    }

    func write() throws {
        let charts = report.sections.flatMap { section in
            section.blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
        }
        // Its place is the first, but what was split is known last. An official form stands before all else.
        let overviewSheet = report.layout == .form ? nil : try workbook.addSheet(SheetWord.overview[language])
        var splits: [SheetComposer.Split] = []
        for section in report.sections {
            for (name, items) in sheets(of: section) {
                let composer = try SheetComposer(
                    workbook, name: name, title: report.title[language], language: language,
                    layout: report.layout == .onePage ? .flow : report.layout, items: items)
                try composer.write()
                splits += composer.splits
            }
        }
        let overviewPlace = try overviewSheet ?? workbook.addSheet(SheetWord.overview[language])
        if !charts.isEmpty { try ChartSheet(charts, language, workbook, title: report.title[language]).write() }
        let evidence = EvidenceSheets(report, language)
        for (name, items) in evidence.sheets {
            let composer = try SheetComposer(
                workbook, name: name, title: report.title[language], language: language, layout: .flow, items: items)
            try composer.write()
            splits += composer.splits
        }
        try SheetComposer(
            workbook, name: SheetWord.about[language], title: report.title[language], language: language,
            layout: .flow, isTableSheet: false, items: about(evidence)
        ).write()
        try SheetComposer(
            workbook, on: overviewPlace, title: report.title[language], language: language,
            layout: report.layout == .onePage ? .onePage : .flow, isTableSheet: false, items: overview(splits)
        ).write()
    }

    // MARK: Overview

    private func overview(_ splits: [SheetComposer.Split]) -> [SheetItem] {
        var items: [SheetItem] = [.heading(report.title[language], .report)]
        if let subtitle = report.subtitle { items.append(.heading(subtitle[language], .subtitle)) }
        items.append(.gap)
        items += facts
        items.append(.gap)
        for note in report.notes { items.append(.paragraph(note[language], tone: .warning, isPoint: false)) }
        for split in splits {
            items.append(
                .paragraph(
                    SheetWord.splitOver.filled(
                        language, split.table, NumberText.of(Int64(split.rows), language),
                        split.sheets.map { "«\($0)»" }.joined(separator: ", ")), tone: .warning, isPoint: false))
        }
        for section in report.sections where isOnOverview(section) {
            items.append(.gap)
            items.append(.heading(section.title[language], .section))
            items += section.blocks.flatMap(self.items)
        }
        return items
    }

    /// Sections without tables; of a page for the chair all but the lists.
    private func isOnOverview(_ section: Report.Section) -> Bool {
        let kinds = section.blocks.map { block in
            switch block {
            case .table(let table): report.layout == .onePage && !table.isList ? 1 : 2
            case .chart: 0
            case .figures, .sentences: 1
            }
        }
        return kinds.contains(1) && !kinds.contains(2)
    }

    private var facts: [SheetItem] { report.facts.map { .fact($0.name[language], $0.value[language]) } }

    // MARK: Sections

    /// A list has a sheet of its own, the rest of the section stands on one.
    private func sheets(of section: Report.Section) -> [(name: String, items: [SheetItem])] {
        guard !isOnOverview(section) else { return [] }
        let title = section.title[language]
        var head: [SheetItem] = []
        if report.layout == .form {
            head.append(.heading(report.title[language], .report))
            if let subtitle = report.subtitle { head.append(.heading(subtitle[language], .subtitle)) }
        }
        head.append(.heading(title, .section))
        var common: [SheetItem] = []
        var lists: [(name: String, items: [SheetItem])] = []
        for block in section.blocks {
            if case .table(let table) = block, table.isList {
                lists.append((table.caption?[language] ?? title, [.heading(title, .section), .table(table)]))
            } else {
                common += items(block)
            }
        }
        if common.isEmpty { return lists }
        // What only introduces a list stands above it.
        if !common.contains(where: { if case .table = $0 { true } else { false } }), lists.count == 1 {
            lists[0].items.insert(contentsOf: common, at: 1)
            return lists
        }
        return [(title, head + common)] + lists
    }

    private func items(_ block: Report.Block) -> [SheetItem] {
        switch block {
        case .sentences(let sentences):
            sentences.map { .paragraph($0.text[language], tone: $0.tone, isPoint: $0.isPoint) }
        case .figures(let figures): [.table(table(of: figures))]
        case .table(let table): [.table(table)]
        case .chart: []
        }
    }

    /// The figures one beneath the other, with their targets and what is said of them.
    private func table(of figures: [Report.Figure]) -> Report.Table {
        Report.Table(
            key: "figures",
            columns: [
                .init("figure", SheetWord.figure.text, .text), .init("value", SheetWord.value.text, .number),
                .init("target", SheetWord.target.text, .text),
            ],
            rows: .init(
                figures.map { figure in
                    .init(
                        [
                            .word(figure.name), figure.value,
                            figure.target.map { target in
                                .word(
                                    Bilingual(
                                        vi: targetText(target, language: .vi), en: targetText(target, language: .en)))
                            } ?? .empty,
                        ], remarks: figure.details, tone: figure.tone)
                }))
    }

    // MARK: About

    private func about(_ evidence: EvidenceSheets) -> [SheetItem] {
        var items: [SheetItem] = [.heading(SheetWord.about[language], .report)]
        items.append(.fact(SheetWord.name[language], report.title[language]))
        items += facts
        if !report.madeAt.isNone {
            items.append(.fact(SheetWord.madeAt[language], DateText.of(report.madeAt, language)))
        }
        if !report.toolVersion.isEmpty {
            items.append(.fact(SheetWord.toolVersion[language], report.toolVersion))
        }
        if !report.rulesetInWords.isEmpty {
            items += [.gap, .heading(SheetWord.rulesetSwitches[language], .section)]
            items += report.rulesetInWords.map { .paragraph($0[language], tone: .plain, isPoint: true) }
        }
        if !report.rules.isEmpty {
            items += [.gap, .heading(SheetWord.rules[language], .section), .table(rules)]
        }
        items += evidence.remarks.map { .paragraph($0, tone: .warning, isPoint: false) }
        return items
    }

    private var rules: Report.Table {
        Report.Table(
            key: "rules",
            columns: [
                .init("code", SheetWord.code.text, .text), .init("name", SheetWord.name.text, .text),
                .init("formula", SheetWord.formula.text, .text), .init("source", SheetWord.source.text, .text),
                .init("value", SheetWord.value.text, .number), .init("numerator", SheetWord.numerator.text, .number),
                .init("denominator", SheetWord.denominator.text, .number),
                .init("numeratorCommand", SheetWord.numeratorCommand.text, .text),
                .init("denominatorCommand", SheetWord.denominatorCommand.text, .text),
            ],
            rows: .init(
                report.rules.map { rule in
                    var (numerator, denominator) = (Report.Cell.empty, Report.Cell.empty)
                    if case .rate(let n, let d, _) = rule.value { (numerator, denominator) = (.number(n), .number(d)) }
                    return .init(
                        [
                            .text(rule.id), .word(rule.name), .word(rule.formula), .word(rule.source), rule.value,
                            numerator, denominator,
                            rule.numeratorCommand.isEmpty ? .empty : .text(rule.numeratorCommand),
                            rule.denominatorCommand.map { .text($0) } ?? .empty,
                        ], remarks: rule.remarks.map { .init($0) })
                }))
    }
}
