import Dossiers
import DossierStore
public import Reports

/// Figures that are kept as they were reported (`motcua freeze`).
public enum Freezing {
    public static func freeze(
        _ request: RunRequest, note: String, lock: LockRequest
    ) throws(RunError) -> CatalogPage {
        guard let store = request.store else { throw .usage(.needsStore(flag: "freeze")) }
        guard request.period != nil else { throw .usage(.noPeriod) }
        let settings = try request.settings()
        return try RunError.mapped(store) {
            let held = try lock.take(store)
            defer { withExtendedLifetime(held) {} }
            // Under the lock: what is counted is what the number of the run says.
            let document = try Pipeline.analyze(settings)
            guard let source = document.store else { throw RunError.usage(.needsStore(flag: "freeze")) }
            let frozen = FrozenPeriod(
                period: document.period.label ?? request.period ?? "", rules: settings.ruleset.id, run: source.run,
                madeAt: settings.clock, note: note, tool: version,
                request: FrozenFigures.request(settings, document, workdays: request.workdays),
                figures: FrozenFigures.of(document))
            let opened = try DossierStore(store, writes: true)
            let id = try opened.freeze(frozen)
            try? opened.settle()
            return RunPages.told(
                "freeze",
                Bilingual(vi: "Đã chốt số liệu \(frozen.period)", en: "Figures of \(frozen.period) are frozen"),
                facts(frozen, id) + [
                    (
                        "figures", Bilingual(vi: "Số con số", en: "Figures"),
                        NumberText.of(Int64(frozen.figures.count))
                    )
                ])
        }
    }

    /// All that was frozen.
    public static func list(_ store: String) throws(RunError) -> CatalogPage {
        try RunError.mapped(store) {
            let all = try DossierStore(store).frozen()
            let columns = [
                RunPages.column("number", "Số", "Number"), RunPages.column("period", "Kỳ", "Period"),
                RunPages.column("rules", "Bộ quy tắc", "Ruleset"), RunPages.column("run", "Theo lượt", "As of run"),
                RunPages.column("at", "Chốt lúc", "Frozen at"), RunPages.column("note", "Ghi chú", "Note"),
            ]
            let rows = all.map { frozen in
                [
                    Bilingual(same: String(frozen.id)), Bilingual(same: frozen.period), Bilingual(same: frozen.rules),
                    Bilingual(same: String(frozen.run)), RunPages.instant(frozen.madeAt), Bilingual(same: frozen.note),
                ]
            }
            return CatalogPage(
                catalog: "frozen", title: Bilingual(vi: "Số liệu đã chốt", en: "Frozen figures"),
                blocks: [.table(CatalogPage.Table(columns: columns, rows: rows))])
        }
    }

    static func facts(_ frozen: FrozenPeriod, _ id: Int64) -> [(String, Bilingual, Bilingual)] {
        var facts = [
            ("number", Bilingual(vi: "Số", en: "Number"), Bilingual(same: String(id))),
            ("period", Bilingual(vi: "Kỳ", en: "Period"), Bilingual(same: frozen.period)),
            ("rules", Bilingual(vi: "Bộ quy tắc", en: "Ruleset"), Bilingual(same: frozen.rules)),
            ("run", Bilingual(vi: "Theo lượt nhập", en: "As of run"), Bilingual(same: String(frozen.run))),
            ("frozenAt", Bilingual(vi: "Chốt lúc", en: "Frozen at"), RunPages.instant(frozen.madeAt)),
        ]
        if !frozen.note.isEmpty {
            facts.append(("note", Bilingual(vi: "Ghi chú", en: "Note"), Bilingual(same: frozen.note)))
        }
        return facts
    }
}
