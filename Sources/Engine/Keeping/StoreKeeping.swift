import CSVStream
import Dossiers
import DossierStore
import Glibc
public import Reports

/// What keeps a store in order: runs, undoing, backups, proofs, retention.
public enum StoreKeeping {
    // MARK: - Runs

    /// All runs, or one of them with its files.
    public static func runs(_ store: String, show run: Int64?) throws(RunError) -> CatalogPage {
        try RunError.mapped(store) {
            let opened = try DossierStore(store)
            let facts = try opened.facts()
            guard let number = run else { return RunPages.all(facts, store) }
            guard let wanted = facts.runs.first(where: { $0.id == number }) else {
                throw RunError.moment(.noSuchRun(number, last: facts.runs.last?.id ?? 0))
            }
            return RunPages.one(wanted, try opened.files(of: number), store)
        }
    }

    public static func undo(
        _ store: String, run: Int64, at clock: Stamp, lock: LockRequest
    ) throws(RunError) -> CatalogPage {
        try RunError.mapped(store) {
            let held = try lock.take(store)
            defer { withExtendedLifetime(held) {} }
            let opened = try DossierStore(store, writes: true)
            do throws(StoreWriter.UndoProblem) {
                let writer: StoreWriter
                do throws(StoreError) { writer = try StoreWriter(opened) } catch { throw .store(error) }
                try writer.undo(run, at: clock)
            } catch {
                switch error {
                case .notTheLast(let last): throw RunError.usage(.undoesLastOnly(run, last: last))
                case .pruning(let run): throw RunError.usage(.cannotUndoPruning(run))
                case .store(let error): throw error
                }
            }
            try? opened.settle()
            let facts = try opened.facts()
            let last = facts.last.map { String($0.id) } ?? "–"
            return RunPages.told(
                "undo", Bilingual(vi: "Đã hoàn tác lượt \(run)", en: "Run \(run) is undone"),
                [
                    ("store", Bilingual(vi: "Kho", en: "Store"), Bilingual(same: store)),
                    ("run", Bilingual(vi: "Nay theo lượt", en: "Now as of run"), Bilingual(same: last)),
                    (
                        "dossiers", Bilingual(vi: "Hồ sơ trong kho", en: "Dossiers in the store"),
                        NumberText.of(facts.dossiers.rows)
                    ),
                ])
        }
    }

    // MARK: - Copies and proofs

    public static func backup(_ store: String, to target: String) throws(RunError) -> CatalogPage {
        try checkApart(store, target)
        return try RunError.mapped(store) {
            RunPages.check(
                try StoreBackup.make(of: store, to: target),
                Bilingual(vi: "Đã sao lưu và kiểm tra: \(target)", en: "Backed up and verified: \(target)"), "backup")
        }
    }

    public static func restore(_ backup: String, as store: String, lock: LockRequest) throws(RunError) -> CatalogPage {
        // A store that is missing can be made by importing; a backup cannot.
        guard access(backup, F_OK) == 0 else { throw .input(.notFound(path: backup)) }
        try checkApart(store, backup)
        return try RunError.mapped(store) {
            let held = try lock.take(store)
            defer { withExtendedLifetime(held) {} }
            return RunPages.check(
                try StoreBackup.restore(backup, as: store),
                Bilingual(
                    vi: "Đã lấy lại bản sao lưu \(backup); kho cũ giữ ở \(store).before-restore",
                    en: "The backup \(backup) is back; the store that was there is kept as \(store).before-restore"),
                "restore")
        }
    }

    /// A store is no copy of itself, under whatever name.
    private static func checkApart(_ store: String, _ other: String) throws(RunError) {
        guard let own = InputPaths.Identity(store), own == InputPaths.Identity(other) else { return }
        throw .usage(.outputIsInput(other))
    }

    /// - Returns: the page, and whether the store is sound.
    public static func verify(_ store: String) throws(RunError) -> (page: CatalogPage, isSound: Bool) {
        try RunError.mapped(store) {
            let check = try StoreCheck.whole(store)
            let title =
                check.isSound
                ? Bilingual(vi: "Kho nguyên vẹn", en: "The store is sound")
                : Bilingual(
                    vi: "Kho bị hỏng; lấy lại bản sao lưu bằng: motcua restore BẢN-SAO --store \(store)",
                    en: "The store is damaged; bring a backup back with: motcua restore BACKUP --store \(store)")
            return (RunPages.check(check, title, "verify"), check.isSound)
        }
    }

    // MARK: - Retention

    /// Takes away what ended before a day.
    public static func prune(
        _ store: String, before text: String, at clock: Stamp, lock: LockRequest
    ) throws(RunError) -> CatalogPage {
        guard let day = CivilDay(isoText: text) else {
            throw .usage(.value(flag: "--before", found: text, expected: ["2024-01-01"]))
        }
        return try RunError.mapped(store) {
            let held = try lock.take(store)
            defer { withExtendedLifetime(held) {} }
            let opened = try DossierStore(store, writes: true)
            let writer = try StoreWriter(opened)
            let run = StoredRun(id: writer.run, kind: .prune, tool: version, startedAt: clock, finishedAt: clock)
            let taken = try writer.prune(before: day, as: run)
            try opened.compact()
            let facts = try opened.facts()
            return RunPages.told(
                "prune",
                Bilingual(
                    vi: "Đã xóa hồ sơ kết thúc trước \(day.vietnameseText)",
                    en: "Dossiers that ended before \(day.isoText) are gone"),
                [
                    ("store", Bilingual(vi: "Kho", en: "Store"), Bilingual(same: store)),
                    ("taken", Bilingual(vi: "Đã xóa", en: "Taken away"), NumberText.of(taken)),
                    (
                        "dossiers", Bilingual(vi: "Hồ sơ còn lại", en: "Dossiers that remain"),
                        NumberText.of(facts.dossiers.rows)
                    ),
                ])
        }
    }
}

/// How whoever changes a store gets at it.
public struct LockRequest: Sendable {
    public var wait: Int
    public var holder: String
    public init(wait: Int, holder: String) {
        self.wait = wait
        self.holder = holder
    }

    func take(_ store: String) throws(StoreError) -> RunLock {
        try RunLock(store: store, wait: wait, holder: holder)
    }
}
