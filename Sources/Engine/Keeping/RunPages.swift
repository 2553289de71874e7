import DossierDecoding
import Dossiers
import DossierStore
import Reports

/// Runs and proofs as pages.
enum RunPages {
    static func told(_ kind: String, _ title: Bilingual, _ facts: [(String, Bilingual, Bilingual)]) -> CatalogPage {
        CatalogPage(
            catalog: kind, title: title,
            blocks: [.facts(facts.map { CatalogPage.Fact(key: $0.0, name: $0.1, value: $0.2) })])
    }

    static func all(_ facts: StoreFacts, _ store: String) -> CatalogPage {
        let columns = [
            column("run", "Lượt", "Run"), column("kind", "Loại", "Kind"), column("state", "Trạng thái", "State"),
            column("at", "Lúc", "At"), column("exportedAt", "Dữ liệu đến", "Data up to"),
            column("read", "Đọc", "Read"), column("rejected", "Loại", "Rejected"),
            column("added", "Mới", "New"), column("changed", "Đổi", "Changed"),
            column("unchanged", "Không đổi", "Unchanged"), column("vanished", "Biến mất", "Vanished"),
            column("dossiers", "Hồ sơ", "Dossiers"),
        ]
        let rows = facts.runs.map { run in
            [
                Bilingual(same: String(run.id)), kind(run), state(run), instant(run.finishedAt),
                bound(run.exportedAt), NumberText.of(run.counts.read), NumberText.of(run.counts.rejected),
                NumberText.of(run.counts.added),
                NumberText.of(run.counts.changed), NumberText.of(run.counts.unchanged),
                NumberText.of(run.counts.vanished),
                NumberText.of(run.dossiers.rows),
            ]
        }
        return CatalogPage(
            catalog: "runs", title: Bilingual(vi: "Các lượt của kho \(store)", en: "Runs of the store \(store)"),
            blocks: [.table(CatalogPage.Table(columns: columns, rows: rows))])
    }

    static func one(_ run: StoredRun, _ files: [StoredFile], _ store: String) -> CatalogPage {
        var facts = [
            CatalogPage.Fact(key: "store", name: Bilingual(vi: "Kho", en: "Store"), value: Bilingual(same: store)),
            CatalogPage.Fact(key: "kind", name: Bilingual(vi: "Loại", en: "Kind"), value: kind(run)),
            CatalogPage.Fact(key: "state", name: Bilingual(vi: "Trạng thái", en: "State"), value: state(run)),
            CatalogPage.Fact(key: "at", name: Bilingual(vi: "Lúc", en: "At"), value: instant(run.finishedAt)),
            CatalogPage.Fact(
                key: "tool", name: Bilingual(vi: "Phiên bản", en: "Version"), value: Bilingual(same: run.tool)),
        ]
        if run.kind == .importing {
            facts.append(
                CatalogPage.Fact(
                    key: "exportedAt", name: Bilingual(vi: "Dữ liệu đến", en: "Data up to"),
                    value: bound(run.exportedAt)))
        }
        facts += ImportPages.counts(run, isNew: true).map {
            CatalogPage.Fact(key: $0.key, name: $0.name, value: NumberText.of($0.value))
        }
        var blocks: [CatalogPage.Block] = [.facts(facts)]
        if !files.isEmpty {
            let columns = [
                column("path", "Tệp", "File"), column("role", "Loại", "Kind"), column("schema", "Lược đồ", "Schema"),
                column("encoding", "Bảng mã", "Encoding"), column("exportedAt", "Dữ liệu đến", "Data up to"),
                column("read", "Đọc", "Read"), column("accepted", "Nhận", "Accepted"),
                column("rejected", "Loại", "Rejected"), column("skipped", "Bỏ qua", "Skipped"),
                column("sha256", "SHA-256", "SHA-256"),
            ]
            let rows = files.map { file in
                [
                    Bilingual(same: file.path),
                    file.role == .register
                        ? Bilingual(vi: "sổ", en: "register") : Bilingual(vi: "hồ sơ", en: "export"),
                    Bilingual(same: file.schema), Bilingual(same: file.encoding), bound(file.exportedAt),
                    NumberText.of(file.read), NumberText.of(file.accepted), NumberText.of(file.rejected),
                    NumberText.of(file.skipped),
                    Bilingual(same: file.sha256),
                ]
            }
            blocks.append(.table(CatalogPage.Table(columns: columns, rows: rows)))
        }
        return CatalogPage(
            catalog: "runs", id: String(run.id), title: Bilingual(vi: "Lượt \(run.id)", en: "Run \(run.id)"),
            blocks: blocks)
    }

    static func check(_ check: StoreCheck, _ title: Bilingual, _ catalog: String) -> CatalogPage {
        let columns = [
            column("check", "Kiểm tra", "Check"), column("count", "Số lượng", "Count"),
            column("outcome", "Kết quả", "Outcome"),
        ]
        let rows = check.findings.map { finding in
            [
                name(finding.kind), NumberText.of(finding.count),
                finding.problem.isEmpty ? Bilingual(vi: "tốt", en: "sound") : Bilingual(same: finding.problem),
            ]
        }
        return CatalogPage(
            catalog: catalog, title: title,
            blocks: [
                .table(CatalogPage.Table(columns: columns, rows: rows)),
                .facts([
                    CatalogPage.Fact(
                        key: "digest", name: Bilingual(vi: "Dấu vân tay", en: "Digest"),
                        value: Bilingual(same: check.digest))
                ]),
            ])
    }

    private static func name(_ kind: StoreCheck.Kind) -> Bilingual {
        switch kind {
        case .structure: Bilingual(vi: "Cấu trúc tệp (trang)", en: "Structure of the file (pages)")
        case .references: Bilingual(vi: "Tham chiếu", en: "References")
        case .smallTables: Bilingual(vi: "Từ, tệp, lượt, số liệu đã chốt", en: "Words, files, runs, frozen figures")
        case .dossiers: Bilingual(vi: "Hồ sơ", en: "Dossiers")
        case .past: Bilingual(vi: "Lịch sử hồ sơ", en: "Past states of dossiers")
        case .registers: Bilingual(vi: "Sổ", en: "Registers")
        case .registersPast: Bilingual(vi: "Lịch sử sổ", en: "Past states of registers")
        case .places: Bilingual(vi: "Mã hồ sơ", en: "Codes")
        case .lastRun: Bilingual(vi: "Lượt cuối", en: "Last run")
        }
    }

    static func column(_ key: String, _ vi: String, _ en: String) -> CatalogPage.Column {
        CatalogPage.Column(key: key, heading: Bilingual(vi: vi, en: en))
    }

    static func instant(_ stamp: Stamp) -> Bilingual {
        stamp.isNone ? Bilingual(same: "") : Bilingual(vi: stamp.vietnameseText(), en: stamp.isoText())
    }

    /// An exclusive bound by the last second inside.
    static func bound(_ stamp: Stamp) -> Bilingual {
        stamp.isNone ? Bilingual(same: "") : instant(RunNotes.instantBefore(stamp))
    }

    private static func kind(_ run: StoredRun) -> Bilingual {
        run.kind == .prune
            ? Bilingual(vi: "xóa quá hạn lưu", en: "pruning")
            : run.isFull ? Bilingual(vi: "nhập đầy đủ", en: "full import") : Bilingual(vi: "nhập", en: "import")
    }

    private static func state(_ run: StoredRun) -> Bilingual {
        run.state == .published
            ? Bilingual(vi: "đã nhập", en: "published")
            : Bilingual(vi: "đã hoàn tác \(run.undoneAt.vietnameseText())", en: "undone \(run.undoneAt.isoText())")
    }
}
