import CSVStream
import Dossiers
import DossierStore
public import Reports

/// What was known of one dossier, and when (`motcua history`).
public enum HistoryPages {
    public static func history(
        of code: String, _ store: String
    ) throws(RunError) -> CatalogPage {
        try RunError.mapped(store) {
            let snapshot = try StoreSnapshot(store, threads: 1)
            // Nothing is told of rows that were not written so.
            try StoreCheck.states(store)
            guard let history = try snapshot.history(of: VietnameseText.nfc(code)) else {
                throw RunError.usage(.noSuchDossier(code))
            }
            return page(history, snapshot)
        }
    }

    private static func page(_ history: DossierHistory, _ snapshot: StoreSnapshot) -> CatalogPage {
        let states = StateWords(snapshot)
        var rows: [[Bilingual]] = []
        func add(_ run: Int64, _ file: Int64, _ what: Bilingual, _ before: Bilingual, _ after: Bilingual) {
            let at = snapshot.facts.runs.first { $0.id == run }.map { RunPages.instant($0.finishedAt) }
            rows.append([
                Bilingual(same: String(run)), at ?? Bilingual(same: ""), states.exportedAt(file), what, before, after,
            ])
        }
        func tell(_ list: [DossierHistory.State], first: Bilingual, again: Bilingual) {
            var before: StoredDossier?
            for entry in list {
                let state = entry.state
                if entry.isUndone {
                    add(
                        state.since, state.file,
                        Bilingual(vi: "đã nhập rồi hoàn tác", en: "imported, then undone"), Bilingual(same: ""),
                        Bilingual(same: ""))
                    continue
                }
                guard let old = before else {
                    add(state.since, state.file, first, Bilingual(same: ""), Bilingual(same: ""))
                    for (name, value) in states.values(state) where !value.vi.isEmpty {
                        add(state.since, state.file, name, Bilingual(same: ""), value)
                    }
                    before = state
                    continue
                }
                let changes = states.changes(from: old, to: state)
                if changes.isEmpty { add(state.since, state.file, again, Bilingual(same: ""), Bilingual(same: "")) }
                for change in changes { add(state.since, state.file, change.field, change.before, change.after) }
                before = state
            }
        }
        tell(
            history.exports, first: Bilingual(vi: "lần đầu có trong kho", en: "first known"),
            again: Bilingual(vi: "thêm cột, giá trị không đổi", en: "further columns, same values"))
        tell(
            history.registers, first: Bilingual(vi: "lần đầu có trong sổ", en: "first in a register"),
            again: Bilingual(vi: "sổ nêu lại", en: "named again by a register"))
        for (run, returned) in history.vanished {
            add(
                run, 0, Bilingual(vi: "không còn trong tệp đầy đủ", en: "missing in a full export"),
                Bilingual(same: ""), Bilingual(same: ""))
            if let returned, returned <= snapshot.run.id {
                add(returned, 0, Bilingual(vi: "có lại", en: "there again"), Bilingual(same: ""), Bilingual(same: ""))
            }
        }
        let columns = [
            RunPages.column("run", "Lượt", "Run"), RunPages.column("at", "Nhập lúc", "Imported at"),
            RunPages.column("exportedAt", "Dữ liệu đến", "Data up to"), RunPages.column("field", "Mục", "Field"),
            RunPages.column("before", "Trước", "Before"), RunPages.column("after", "Sau", "After"),
        ]
        let ordered = rows.enumerated().sorted {
            (Int64($0.element[0].vi) ?? 0, $0.offset) < (Int64($1.element[0].vi) ?? 0, $1.offset)
        }
        var facts: [CatalogPage.Fact] = [
            CatalogPage.Fact(
                key: "store", name: Bilingual(vi: "Kho", en: "Store"), value: Bilingual(same: snapshot.path))
        ]
        if let last = history.exports.last(where: { !$0.isUndone })?.state {
            facts.append(
                CatalogPage.Fact(
                    key: "dueMoves", name: Bilingual(vi: "Số lần đổi ngày hẹn", en: "Due date moved, times"),
                    value: Bilingual(same: String(last.dueMoves))))
            for (flag, finding) in [
                (HistoryFindings.dueMovedAfterPassing, Findings.dueMovedAfterPassing),
                (.finishTakenBack, .finishTakenBack), (.flips, .flips),
            ] where last.history.contains(flag) {
                guard let info = FindingCatalog.info(finding) else { continue }
                facts.append(
                    CatalogPage.Fact(
                        key: info.key, name: Bilingual(vi: "Phát hiện", en: "Finding"),
                        value: Bilingual(vi: info.nameVi, en: info.nameEn)))
            }
        }
        return CatalogPage(
            catalog: "history", id: history.code,
            title: Bilingual(vi: "Lịch sử hồ sơ \(history.code)", en: "History of dossier \(history.code)"),
            blocks: [.facts(facts), .table(CatalogPage.Table(columns: columns, rows: ordered.map(\.element)))])
    }
}
