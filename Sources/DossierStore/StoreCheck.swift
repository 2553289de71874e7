import Dossiers
import GRDB

/// What `motcua verify` proves of a store.
public struct StoreCheck: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// SQLite's own structure.
        case structure
        /// Every reference leads somewhere.
        case references
        /// Words, files, runs and frozen figures are those that were written.
        case smallTables
        /// So are the dossiers, their past states and the registers, row by row.
        case dossiers, past, registers, registersPast
        /// Every code stands in its place.
        case places
        /// What the last run says it left is what there is.
        case lastRun
    }

    public struct Finding: Sendable {
        public var kind: Kind
        /// What was looked at: rows, pages.
        public var count: Int64
        /// Empty when all is well.
        public var problem: String
    }

    public private(set) var findings: [Finding] = []
    public var isSound: Bool { findings.allSatisfy { $0.problem.isEmpty } }
    public var problems: [String] {
        findings.filter { !$0.problem.isEmpty }.map { "\($0.kind.rawValue): \($0.problem)" }
    }
    /// The store's digest: of two stores with the same history it is the same.
    public private(set) var digest = ""

    /// Reads all of a store.
    public static func whole(_ path: String) throws(StoreError) -> StoreCheck {
        let store = try DossierStore(path, isProven: true)
        var check = StoreCheck()
        do throws(StoreError) { try check.run(store) } catch {
            // What cannot be read is damaged too.
            guard case .damaged(_, let detail) = error else { throw error }
            check.findings.append(Finding(kind: .structure, count: 0, problem: detail))
        }
        return check
    }

    /// Proves the rows alone: what was known of every dossier, and when.
    public static func states(_ path: String) throws(StoreError) {
        let store = try DossierStore(path)
        try store.read { try $0.beginTransaction(.deferred) }
        var check = StoreCheck()
        let facts = try store.facts()
        let columns = try store.read { try StoreWords.read($0) }.columns
        try check.compare(store, columns, .dossiers, facts.dossiers, facts.past, keyBits: facts.keyBits)
        try check.compare(store, columns, .registers, facts.registers, facts.registersPast, keyBits: facts.keyBits)
        guard check.isSound else { throw .damaged(path: path, detail: check.problems.joined(separator: "; ")) }
    }

    private mutating func run(_ store: DossierStore) throws(StoreError) {
        let path = store.path
        let answers = try store.read { db in
            try db.beginTransaction(.deferred)
            return try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
        }
        let pages = try store.read { try Int64.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        add(.structure, pages, answers == ["ok"] ? "" : answers.joined(separator: "; "))
        guard answers == ["ok"] else { return }
        var broken = try store.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        for (table, past) in [("dossier", "dossier_past"), ("register_entry", "register_past")] {
            for from in [table, past] {
                broken += try store.read { db in
                    try Int.fetchOne(
                        db,
                        sql: """
                            SELECT count(*) FROM \(from) WHERE past IS NOT NULL
                                AND NOT EXISTS (SELECT 1 FROM \(past) p WHERE p.id = \(from).past AND p.key = \(from).key)
                            """) ?? 0
                }
            }
        }
        add(.references, 0, broken == 0 ? "" : "\(broken) references lead nowhere")
        do throws(StoreError) {
            try store.read { try SmallTables.check($0, path: path) }
            add(.smallTables, 0, "")
        } catch {
            guard case .damaged(_, let detail) = error else { throw error }
            // What they hold is not even read.
            add(.smallTables, 0, detail)
            return
        }
        let facts = try store.facts()
        let columns = try store.read { try StoreWords.read($0) }.columns
        try compare(store, columns, .dossiers, facts.dossiers, facts.past, keyBits: facts.keyBits)
        try compare(store, columns, .registers, facts.registers, facts.registersPast, keyBits: facts.keyBits)
        if let last = facts.last {
            let isSame = last.dossiers == facts.dossiers && last.registers == facts.registers
            add(.lastRun, facts.dossiers.rows, isSame ? "" : "run \(last.id) left another state")
        }
        digest = ContentDigest.of(
            [facts.dossiers, facts.past, facts.registers, facts.registersPast].map { "\($0.sum) \($0.rows)" }
                .joined(separator: "\n"))
    }

    private mutating func add(_ kind: Kind, _ count: Int64, _ problem: String) {
        findings.append(Finding(kind: kind, count: count, problem: problem))
    }

    private mutating func compare(
        _ store: DossierStore, _ columns: ColumnSets, _ kind: StateTable.Kind, _ present: TableDigest,
        _ past: TableDigest, keyBits: Int
    ) throws(StoreError) {
        let connection = try store.connection()
        let displaced = try store.read { try Int64.fetchSet($0, sql: "SELECT key FROM displaced") }
        let rows = try RawStatement(
            connection, "SELECT \(StateTable.columns(kind)), code FROM \(kind.present)", path: store.path)
        let width = StateTable.width(kind)
        var digest = TableDigest()
        var misplaced = 0
        while try rows.step() {
            let row = StateTable.read(rows, at: 0, kind, columns)
            digest.add(Fingerprint.share(row))
            let home = rows.withText(width) { StoreKey.home(ofCode: $0, bits: keyBits) }
            if home != row.key, !displaced.contains(row.key) { misplaced += 1 }
        }
        let isDossiers = kind == .dossiers
        add(isDossiers ? .dossiers : .registers, digest.rows, Self.difference(digest, present))
        let pastRows = try RawStatement(
            connection, "SELECT \(StateTable.columns(kind)), until FROM \(kind.past)", path: store.path)
        digest = TableDigest()
        while try pastRows.step() {
            let row = StateTable.read(pastRows, at: 0, kind, columns)
            digest.add(Fingerprint.pastShare(row, until: pastRows.int(width)))
        }
        add(isDossiers ? .past : .registersPast, digest.rows, Self.difference(digest, past))
        if isDossiers { add(.places, present.rows, misplaced == 0 ? "" : "\(misplaced) codes out of their place") }
    }

    private static func difference(_ found: TableDigest, _ expected: TableDigest) -> String {
        if found == expected { return "" }
        return found.rows == expected.rows
            ? "digests differ" : "\(found.rows) rows, \(expected.rows) expected"
    }
}
