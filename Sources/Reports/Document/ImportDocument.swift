public import Dossiers

/// What a run of import came to (`motcua import`): shown to people, and one line of JSON for the night's log.
public struct ImportDocument: Sendable {
    public var toolVersion: String
    /// `published`, `alreadyImported`, `refused` or `failed`.
    public var state: String
    public var store: String
    /// The run that was published, or the last one there is; nil when there is none.
    public var run: Int64?
    /// Of that run, local civil time.
    public var startedAt = Stamp.none
    public var finishedAt = Stamp.none
    /// Counts by their stable keys, in order.
    public var counts: [Count]
    public var files: [File]
    public var notes: [Bilingual]

    public struct Count: Sendable, Equatable {
        public var key: String
        public var name: Bilingual
        public var value: Int64
        public init(key: String, name: Bilingual, value: Int64) {
            self.key = key
            self.name = name
            self.value = value
        }
    }

    public struct File: Sendable, Equatable {
        public var path: String
        /// `export` or `register`.
        public var role: String
        public var sha256: String
        /// The earlier run that has imported the same content; nil when this one has.
        public var importedIn: Int64?
        public var rejected: Int64
        public init(path: String, role: String, sha256: String, importedIn: Int64?, rejected: Int64) {
            self.path = path
            self.role = role
            self.sha256 = sha256
            self.importedIn = importedIn
            self.rejected = rejected
        }
    }

    public init(toolVersion: String, state: String, store: String) {
        self.toolVersion = toolVersion
        self.state = state
        self.store = store
        counts = []
        files = []
        notes = []
    }

    public var isFailure: Bool { state == "refused" || state == "failed" }
    public var hasRejects: Bool { files.contains { $0.rejected > 0 } }
}

/// What `motcua import` prints.
public enum ImportReport {
    public static func terminal(
        _ document: ImportDocument, language: Language, options: TerminalReport.Options = .init()
    ) -> String {
        TerminalReport.render(document.page.page(language), language, options)
    }

    public static func markdown(_ document: ImportDocument, language: Language) -> String {
        MarkdownReport.render(document.page.page(language), language)
    }

    /// Contract `motcua.import/1`: one line.
    public static func json(_ document: ImportDocument) -> String { JSONReport.render(document) }
}

extension ImportDocument {
    /// The run as a page of facts and tables.
    var page: CatalogPage {
        var blocks: [CatalogPage.Block] = []
        let titles: [String: Bilingual] = [
            "published": Bilingual(vi: "Đã nhập", en: "Imported"),
            "alreadyImported": Bilingual(
                vi: "Đã nhập từ trước: không có gì thay đổi", en: "Already imported: nothing changed"),
            "refused": Bilingual(vi: "Từ chối: không có gì thay đổi", en: "Refused: nothing changed"),
            "failed": Bilingual(vi: "Sự cố: không có gì thay đổi", en: "Failed: nothing changed"),
        ]
        var facts = [
            CatalogPage.Fact(key: "store", name: Bilingual(vi: "Kho", en: "Store"), value: Bilingual(same: store))
        ]
        if let run {
            facts.append(
                CatalogPage.Fact(
                    key: "run", name: Bilingual(vi: "Lượt nhập", en: "Run"), value: Bilingual(same: String(run))))
        }
        // A re-delivery has no counts of its own.
        if state == "published" {
            facts += counts.filter { $0.value > 0 || ["read", "dossiers"].contains($0.key) }.map { count in
                CatalogPage.Fact(
                    key: count.key, name: count.name,
                    value: NumberText.of(count.value))
            }
        }
        blocks.append(.facts(facts))
        if !files.isEmpty {
            let columns = [
                CatalogPage.Column(key: "path", heading: Bilingual(vi: "Tệp", en: "File")),
                CatalogPage.Column(key: "role", heading: Bilingual(vi: "Loại", en: "Kind")),
                CatalogPage.Column(key: "state", heading: Bilingual(vi: "Kết quả", en: "Outcome")),
            ]
            let rows = files.map { file in
                [
                    Bilingual(same: file.path),
                    file.role == "register"
                        ? Bilingual(vi: "sổ", en: "register") : Bilingual(vi: "hồ sơ", en: "export"),
                    outcome(of: file),
                ]
            }
            blocks.append(.table(CatalogPage.Table(columns: columns, rows: rows)))
        }
        if !notes.isEmpty { blocks.append(.list(notes)) }
        return CatalogPage(catalog: "import", title: titles[state] ?? Bilingual(same: state), blocks: blocks)
    }

    private func outcome(of file: File) -> Bilingual {
        if let run = file.importedIn {
            return Bilingual(vi: "đã nhập ở lượt \(run)", en: "already imported in run \(run)")
        }
        guard file.rejected > 0 else { return Bilingual(vi: "đã nhập", en: "imported") }
        let rejected = NumberText.of(file.rejected)
        return Bilingual(vi: "đã nhập, \(rejected.vi) bản ghi bị loại", en: "imported, \(rejected.en) records rejected")
    }
}
