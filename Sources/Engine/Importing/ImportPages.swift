import Dossiers
import DossierStore
public import Reports

/// An import in words.
public enum ImportPages {
    static func document(_ summary: ImportSummary, toolVersion: String) -> ImportDocument {
        var document = ImportDocument(toolVersion: toolVersion, state: summary.state.rawValue, store: summary.store)
        document.startedAt = summary.run.startedAt
        document.finishedAt = summary.run.finishedAt
        document.run = summary.run.id == 0 ? nil : summary.run.id
        document.counts = counts(summary.run, isNew: summary.state == .published)
        document.files = summary.files.map { file in
            ImportDocument.File(
                path: file.path, role: file.isRegister ? "register" : "export", sha256: file.sha256,
                importedIn: file.importedIn, rejected: file.rejected)
        }
        if summary.state == .published { document.notes = notes(summary) }
        return document
    }

    /// A run that published nothing, and why.
    public static func failure(_ error: RunError, store: String, toolVersion: String) -> ImportDocument {
        var document = ImportDocument(
            toolVersion: toolVersion, state: error.exitCode == 2 ? "refused" : "failed", store: store)
        document.notes = Diagnostics.sentences(error)
        return document
    }

    static func counts(_ run: StoredRun, isNew: Bool) -> [ImportDocument.Count] {
        let counts = isNew ? run.counts : StoredRun.Counts()
        func count(_ key: String, _ vi: String, _ en: String, _ value: Int64) -> ImportDocument.Count {
            ImportDocument.Count(key: key, name: Bilingual(vi: vi, en: en), value: value)
        }
        return [
            count("read", "Bản ghi đã đọc", "Records read", counts.read),
            count("accepted", "Nhận", "Accepted", counts.accepted),
            count("rejected", "Bị loại", "Rejected", counts.rejected),
            count("skipped", "Bỏ qua", "Skipped", counts.skipped),
            count("replaced", "Bị bản ghi sau trong lượt thay thế", "Replaced within the run", counts.replaced),
            count("added", "Hồ sơ mới", "New dossiers", counts.added),
            count("changed", "Hồ sơ thay đổi", "Changed dossiers", counts.changed),
            count("unchanged", "Hồ sơ không đổi", "Unchanged dossiers", counts.unchanged),
            count("older", "Hồ sơ đã có số liệu mới hơn", "Dossiers known from a later export", counts.older),
            count("beyond", "Hồ sơ đã quá hạn lưu trữ", "Dossiers beyond retention", counts.beyond),
            count("vanished", "Hồ sơ vừa biến mất", "Dossiers newly vanished", counts.vanished),
            count("returned", "Hồ sơ trở lại", "Dossiers that are there again", counts.returned),
            count("registerRecords", "Bản ghi trong các sổ", "Records of registers", counts.registerRecords),
            count(
                "registerRejected", "Bản ghi của sổ bị loại", "Rejected records of registers", counts.registerRejected),
            count("registerRows", "Mã trong các sổ", "Ids in registers", counts.registerRows),
            count(
                "registerChanged", "Mã trong sổ có tin mới", "Ids of which registers say something new",
                counts.registerChanged),
            count("dossiers", "Hồ sơ trong kho", "Dossiers in the store", run.dossiers.rows),
        ]
    }

    private static func notes(_ summary: ImportSummary) -> [Bilingual] {
        var notes: [Bilingual] = []
        func add(_ vi: String, _ en: String) { notes.append(Bilingual(vi: vi, en: en)) }
        let counts = summary.run.counts
        if summary.isNewStore {
            add(
                "Kho mới được tạo: \(summary.store). Nếu trước đó đã có kho, hãy kiểm tra đường dẫn --store.",
                "A new store was made: \(summary.store). If there was one before, check the path of --store.")
        }
        if counts.vanished > 0, counts.rejected > 0 {
            add(
                "Hồ sơ biến mất có thể nằm trong \(counts.rejected) bản ghi bị loại; sửa các bản ghi ấy rồi nhập, hồ sơ sẽ được ghi nhận là trở lại.",
                "A vanished dossier may stand among the \(counts.rejected) rejected records; mend and import them, and it is noted as there again."
            )
        }
        let rejected = counts.rejected + counts.registerRejected
        if rejected > 0 {
            add(
                "\(rejected) bản ghi bị loại, không có trong kho; lấy ra bằng --rejects, sửa rồi nhập lại.",
                "\(rejected) records were rejected and are not in the store; use --rejects, mend them and import again."
            )
        }
        if counts.older > 0 {
            add(
                "\(counts.older) hồ sơ đã có trong một tệp xuất sau tệp này nên giữ giá trị mới hơn. Nếu tệp này thật ra mới hơn, hãy hoàn tác (motcua undo \(summary.run.id)) rồi nhập lại với --exported-at.",
                "\(counts.older) dossiers are known from an export drawn later than this one and keep the later values. If this one is in fact later, undo (motcua undo \(summary.run.id)) and import again with --exported-at."
            )
        }
        if counts.vanished > 0 {
            add(
                "\(counts.vanished) hồ sơ không còn trong tệp đầy đủ; hồ sơ vẫn giữ trong kho. Liệt kê: motcua list vanished --store \(summary.store)",
                "\(counts.vanished) dossiers are no longer in the full export; they stay in the store. List them: motcua list vanished --store \(summary.store)"
            )
        }
        if summary.stillVanished > 0 {
            add(
                "\(summary.stillVanished) hồ sơ đã biến mất từ lượt trước vẫn chưa trở lại.",
                "\(summary.stillVanished) dossiers that vanished before are still not there.")
        }
        if counts.beyond > 0 {
            add(
                "\(counts.beyond) hồ sơ đã kết thúc trước ngày lưu trữ nên không nhập lại.",
                "\(counts.beyond) dossiers ended before the day of retention and were not taken again.")
        }
        if summary.keepsOfficers {
            add("Kho lưu tên cán bộ xử lý (--with-officer).", "The store keeps officers' names (--with-officer).")
        }
        return notes
    }
}
