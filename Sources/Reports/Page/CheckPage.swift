import Dossiers

/// The report of `motcua check`: how each file was understood, no figures.
struct CheckPage {
    var document: CheckDocument
    var language: Language

    static func page(of document: CheckDocument, _ language: Language) -> Page {
        let builder = CheckPage(document: document, language: language)
        var sections: [Page.Section] = []
        if !document.refused.isEmpty { sections.append(builder.refused) }
        sections += document.files.map { builder.section(of: $0, title: $0.path) }
        sections += document.registers.map {
            builder.section(of: $0, title: ReportWord.registerFile.filled(language, $0.path))
        }
        if sections.isEmpty {
            let line = Page.Line(ReportWord.noFiles[language], .warning)
            sections.append(Page.Section(title: "", blocks: [.lines([line])]))
        }
        if let words = DataTables.unknownWords(document.unknownWords, language) { sections.append(words) }
        if let notes = DataTables.notes(document.notes, language) { sections.append(notes) }
        return Page(title: ReportWord.checkTitle[language], sections: sections)
    }

    private func word(_ word: ReportWord) -> String { word[language] }
    private func number(_ number: Int64) -> String { NumberText.of(number, language) }

    private var refused: Page.Section {
        let table = Page.Table(
            columns: [.text(word(.file)), .text(word(.reason))],
            rows: document.refused.map { Page.Row(cells: [$0.path, $0.reason[language]]) })
        return Page.Section(title: word(.refusedSection), blocks: [.table(table)])
    }

    private func section(of file: ReportDocument.FileFacts, title: String) -> Page.Section {
        var blocks = [Page.Block.facts(facts(of: file))]
        if FileWords.isEmpty(file) { blocks.append(.lines([Page.Line(word(.noRecords), .warning)])) }
        if !file.choices.isEmpty {
            blocks.append(.caption(word(.choices)))
            blocks.append(.bullets(file.choices.map { Page.Line($0[language]) }))
        }
        blocks.append(.caption(word(.headings)))
        blocks.append(.table(headings(of: file)))
        for (title, kinds) in [
            (ReportWord.skipped, file.skipped), (.rejected, file.rejected), (.findings, file.findings),
        ] where !kinds.isEmpty {
            blocks.append(.caption(word(title)))
            blocks.append(.table(DataTables.counted(kinds, language)))
        }
        if !file.firstRejects.isEmpty {
            blocks.append(.caption(word(.firstRejects)))
            blocks.append(.table(rejects(of: file)))
            let more = file.totals.rejected - Int64(file.firstRejects.count)
            if more > 0 {
                blocks.append(.lines([Page.Line(ReportWord.moreRejects.filled(language, number(more)))]))
            }
        }
        return Page.Section(title: title, blocks: blocks)
    }

    private func facts(of file: ReportDocument.FileFacts) -> [(name: String, value: String)] {
        let counts = [
            (ReportWord.recordsRead, file.totals.read), (.accepted, file.totals.accepted),
            (.rejected, file.totals.rejected), (.skipped, file.totals.skipped),
        ].map { word($0).lowercased() + " " + number($1) }
        let known = file.headings.filter { $0.field != nil }.count
        var facts = [
            (name: word(.encoding), value: FileWords.encoding(of: file, language)),
            (word(.delimiter), file.delimiter), (word(.quote), file.quote),
            (word(.lineEnds), FileWords.lineEnds(of: file, language)),
            (word(.schema), file.schema), (word(.headingLines), FileWords.headingLines(of: file, language)),
            (
                word(.headings),
                ReportWord.headingsMatched.filled(
                    language, number(Int64(known)), number(Int64(file.headings.count)))
            ),
            (word(.records), counts.joined(separator: ", ")),
            (
                word(.exportedAt),
                ReportDocument.exportedAtText(file.exportedAt, file.exportedAtSource, language)
            ),
        ]
        if !file.dateOnlyColumns.isEmpty {
            let names = file.dateOnlyColumns.map { FieldNames.name(ofKey: $0)[language] }
            facts.append((word(.dateOnly), names.joined(separator: ", ")))
        }
        return facts
    }

    private func headings(of file: ReportDocument.FileFacts) -> Page.Table {
        Page.Table(
            columns: [
                .number(word(.column)), .text(word(.headingText)), .text(word(.means)), .text(word(.remark)),
            ],
            rows: file.headings.map { heading in
                let meaning = heading.field.map { FieldNames.name(ofKey: $0)[language] + " (" + $0 + ")" }
                let unused = heading.remark == nil ? word(.unknownHeading) : "–"
                return Page.Row(cells: [
                    String(heading.column), heading.text, meaning ?? unused,
                    heading.remark?[language] ?? "",
                ])
            })
    }

    private func rejects(of file: ReportDocument.FileFacts) -> Page.Table {
        Page.Table(
            columns: [
                .number(word(.line)), .number(word(.record)), .text(word(.column)), .text(word(.reason)),
            ],
            rows: file.firstRejects.map { reject in
                let line = number(reject.line)
                return Page.Row(cells: [
                    reject.lastLine > reject.line ? line + "–" + number(reject.lastLine) : line,
                    number(reject.record), reject.column > 0 ? String(reject.column) : word(.wholeRecord),
                    reject.reason[language],
                ])
            })
    }
}
