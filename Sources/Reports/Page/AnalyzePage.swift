import Dossiers
import Indicators

/// The report of `motcua analyze`, section by section, in one language.
struct AnalyzePage {
    var document: ReportDocument
    var language: Language

    static func page(of document: ReportDocument, _ language: Language) -> Page {
        let builder = AnalyzePage(document: document, language: language)
        let sections = [
            builder.head, builder.store, builder.files, builder.registers, builder.balance, builder.indicators,
            builder.slices,
            builder.counted(.excludedSection, document.excluded),
            builder.counted(.findingsSection, document.findings), builder.unknownWords, builder.notes,
        ]
        return Page(title: ReportWord.analyzeTitle[language], sections: sections.compactMap { $0 })
    }

    func word(_ word: ReportWord) -> String { word[language] }
    func number(_ number: Int64) -> String { NumberText.of(number, language) }

    var head: Page.Section? {
        let ruleset = document.ruleset
        let source = language == .vi ? ruleset.sourceVi : ruleset.sourceEn
        var facts = [(name: word(.ruleset), value: document.rulesetText(language))]
        if !source.isEmpty { facts.append((word(.rulesetSource), source)) }
        facts += [
            (word(.period), document.periodText(language)),
            (word(.asOf), document.asOfText(language)),
            (word(.exportedAt), document.exportedAtText(language)),
            (word(.base), document.baseText(language)),
            (word(.filters), document.filtersText(language)),
            (word(.repeats), word(document.deduplicated ? .deduplicated : .notDeduplicated)),
        ]
        if !document.toolVersion.isEmpty { facts.append((word(.version), document.toolVersion)) }
        var blocks = [Page.Block.facts(facts)]
        if !document.rulesetInWords.isEmpty {
            blocks.append(.caption(word(.switches)))
            blocks.append(.bullets(document.rulesetInWords.map { Page.Line($0[language]) }))
        }
        return Page.Section(title: word(.headSection), blocks: blocks)
    }

    func counted(_ title: ReportWord, _ kinds: [ReportDocument.CountedKind]) -> Page.Section? {
        guard !kinds.isEmpty else { return nil }
        return Page.Section(title: word(title), blocks: [.table(DataTables.counted(kinds, language))])
    }

    var unknownWords: Page.Section? { DataTables.unknownWords(document.unknownWords, language) }

    var notes: Page.Section? { DataTables.notes(document.notes, language) }
}

/// Tables that more than one report shows.
enum DataTables {
    static func counted(_ kinds: [ReportDocument.CountedKind], _ language: Language) -> Page.Table {
        Page.Table(
            columns: [.text(ReportWord.kind[language]), .number(ReportWord.amount[language])],
            rows: kinds.map {
                Page.Row(cells: [$0.name[language], NumberText.of($0.count, language)])
            })
    }

    static func unknownWords(_ words: [ReportDocument.UnknownWord], _ language: Language) -> Page.Section? {
        guard !words.isEmpty else { return nil }
        let table = Page.Table(
            columns: [
                .text(ReportWord.field[language]), .text(ReportWord.word[language]),
                .number(ReportWord.amount[language]),
            ],
            rows: words.map {
                Page.Row(cells: [
                    FieldNames.name(ofKey: $0.field)[language], $0.word, NumberText.of($0.count, language),
                ])
            })
        return Page.Section(title: ReportWord.unknownWordsSection[language], blocks: [.table(table)])
    }

    static func notes(_ notes: [Bilingual], _ language: Language) -> Page.Section? {
        guard !notes.isEmpty else { return nil }
        return Page.Section(
            title: ReportWord.notesSection[language],
            blocks: [.bullets(notes.map { Page.Line($0[language], .warning) })])
    }

    /// `dòng trống 3, tiêu đề 2`.
    static func inline(_ kinds: [ReportDocument.CountedKind], _ language: Language) -> String {
        kinds.map { $0.name[language] + " " + NumberText.of($0.count, language) }.joined(separator: ", ")
    }
}
