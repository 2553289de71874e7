extension AnalyzePage {
    /// What the figures of a store come from.
    var store: Page.Section? {
        guard let store = document.store else { return nil }
        let totals = document.totals
        let run = "\(store.run) (\(DateText.of(store.publishedAt, language)))"
        let counts = [store.runs, store.files, totals.read, totals.rejected, totals.skipped].map(number)
        return Page.Section(
            title: word(.storeSection),
            blocks: [
                .facts([
                    (word(.storeSection), store.path),
                    (word(.ofRun), store.isPast ? ReportWord.ofPastRun.filled(language, run) : run),
                    (
                        word(.imported),
                        ReportWord.importedCounts.filled(
                            language, counts[0], counts[1], counts[2], counts[3], counts[4])
                    ),
                ]),
                .lines([Page.Line(ReportWord.dossierTotal.filled(language, number(totals.dossiers)))]),
            ])
    }
}
