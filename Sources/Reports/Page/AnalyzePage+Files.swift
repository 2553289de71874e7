import Dossiers

extension AnalyzePage {
    var files: Page.Section? {
        guard !document.files.isEmpty else { return nil }
        var rows = document.files.map(fileRow)
        if document.files.count > 1 {
            rows.append(
                Page.Row(
                    kind: .total, cells: [word(.allFiles)] + recordCounts(document.totals) + ["", "", ""]))
        }
        var encoding = Page.Column.text(word(.encoding))
        encoding.startsPart = true
        let table = Page.Table(
            columns: [
                .text(word(.file)), .number(word(.recordsRead)), .number(word(.accepted)),
                .number(word(.rejected)),
                .number(word(.skipped)), .number(word(.replaced)), encoding, .text(word(.delimiter)),
                .number(word(.headingLine)),
            ], rows: rows)
        let totals = document.totals
        return Page.Section(
            title: word(.filesSection),
            blocks: [
                .table(table),
                .lines([
                    Page.Line(
                        ReportWord.sizeRead.filled(language, number(totals.bytes), number(totals.lines))),
                    Page.Line(ReportWord.dossierTotal.filled(language, number(totals.dossiers))),
                ]),
            ])
    }

    private func fileRow(_ file: ReportDocument.FileFacts) -> Page.Row {
        var remarks: [Page.Line] = []
        if FileWords.isEmpty(file) { remarks.append(Page.Line(word(.noRecords), .warning)) }
        if !file.skipped.isEmpty {
            let kinds = DataTables.inline(file.skipped, language)
            remarks.append(Page.Line(ReportWord.skippedByKind.filled(language, kinds), .muted))
        }
        if !file.rejected.isEmpty {
            let kinds = DataTables.inline(file.rejected, language)
            remarks.append(Page.Line(ReportWord.rejectedByKind.filled(language, kinds), .warning))
        }
        return Page.Row(
            cells: [file.path] + recordCounts(file.totals) + [
                FileWords.encoding(of: file, language), file.delimiter,
                FileWords.headingLines(of: file, language),
            ], remarks: remarks)
    }

    private func recordCounts(_ totals: ReportDocument.RecordTotals) -> [String] {
        [totals.read, totals.accepted, totals.rejected, totals.skipped, totals.replaced].map(number)
    }

    var registers: Page.Section? {
        guard !document.registers.isEmpty else { return nil }
        let table = Page.Table(
            columns: [
                .text(word(.file)), .number(word(.recordsRead)), .text(word(.joinedBy)),
                .text(word(.fieldsMapped)),
                .text(word(.span)), .number(word(.coverage)),
            ], rows: document.registers.map(registerRow))
        return Page.Section(title: word(.registersSection), blocks: [.table(table)])
    }

    private func registerRow(_ register: ReportDocument.RegisterFacts) -> Page.Row {
        var remarks = [
            Page.Line(
                ReportWord.coverageOf.filled(
                    language, number(register.matched), number(register.dossiers), register.base[language]),
                .muted)
        ]
        if register.unmatched > 0 {
            remarks.append(Page.Line(ReportWord.unmatchedIds.filled(language, number(register.unmatched))))
        }
        if !register.file.rejected.isEmpty {
            let kinds = DataTables.inline(register.file.rejected, language)
            remarks.append(Page.Line(ReportWord.rejectedByKind.filled(language, kinds), .warning))
        }
        // Below one half, on the exact counts.
        if register.matched < register.dossiers - register.matched {
            remarks.append(Page.Line(word(.lowCoverage), .warning))
        }
        var span = word(.registerWithoutDates)
        if let first = register.firstDay, let last = register.lastDay {
            span = ReportWord.spanFromTo.filled(
                language, DateText.of(first, language), DateText.of(last, language))
        }
        let coverage = percentText(
            numerator: register.matched, denominator: register.dossiers, language: language)
        return Page.Row(
            cells: [
                register.file.path, number(register.file.totals.read),
                word(register.joinedBy == "procedure" ? .joinedByProcedure : .joinedByDossier),
                register.fields.map { FieldNames.name(ofKey: $0)[language] }.joined(separator: ", "), span,
                coverage,
            ], remarks: remarks)
    }
}

/// Facts of a file in words.
enum FileWords {
    /// A heading, and nothing below it that could be a dossier.
    static func isEmpty(_ file: ReportDocument.FileFacts) -> Bool {
        file.totals.accepted + file.totals.rejected == 0
            && !file.skipped.contains { $0.kind == "notAccepted" }
    }

    /// `UTF-8 có BOM, nén gzip`.
    static func encoding(of file: ReportDocument.FileFacts, _ language: Language) -> String {
        var text = file.encoding
        if file.byteOrderMark { text = ReportWord.withMark.filled(language, text) }
        if file.compressed { text = ReportWord.compressed.filled(language, text) }
        return text
    }

    static func lineEnds(of file: ReportDocument.FileFacts, _ language: Language) -> String {
        switch file.lineEnds {
        case "mixed": ReportWord.lineEndsMixed[language]
        case "none": ReportWord.lineEndsNone[language]
        default: file.lineEnds
        }
    }

    static func headingLines(of file: ReportDocument.FileFacts, _ language: Language) -> String {
        let first = NumberText.of(file.headingFirstLine, language)
        guard file.headingLastLine > file.headingFirstLine else { return first }
        return first + "–" + NumberText.of(file.headingLastLine, language)
    }
}
