public import Dossiers
import GRDB

/// What a store tells of itself: its runs, files, registers and settings.
public struct StoreFacts: Sendable {
    public var madeAt = Stamp.none
    public var keyBits = 63
    public var commits: Int64 = 0
    public var keepsOfficers = false
    /// Dossiers that ended before this day are not kept.
    public var prunedBefore = Stamp.none
    public var dossiers = TableDigest()
    public var past = TableDigest()
    public var registers = TableDigest()
    public var registersPast = TableDigest()
    /// All runs in their order, those undone among them.
    public var runs: [StoredRun] = []

    public var published: [StoredRun] { runs.filter { $0.state == .published } }
    /// The run whose state the store shows.
    public var last: StoredRun? { published.last }

    static func read(_ db: Database) throws -> StoreFacts {
        var facts = StoreFacts()
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM store") else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no row in store")
        }
        func number(_ name: String) -> Int64 { row[name] ?? 0 }
        func digest(_ name: String) -> TableDigest {
            TableDigest(sum: UInt64(bitPattern: number(name + "_digest")), rows: number(name))
        }
        facts.madeAt = Stamp(rawValue: UInt32(truncatingIfNeeded: number("made_at")))
        facts.keyBits = Int(number("key_bits"))
        facts.commits = number("commits")
        facts.keepsOfficers = number("keeps_officers") != 0
        facts.prunedBefore = Stamp(rawValue: UInt32(truncatingIfNeeded: number("pruned_before")))
        facts.dossiers = digest("dossiers")
        facts.past = digest("past")
        facts.registers = digest("registers")
        facts.registersPast = digest("registers_past")
        facts.runs = try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map(StoredRun.init)
        return facts
    }

    func write(_ db: Database) throws {
        func sum(_ digest: TableDigest) -> Int64 { Int64(bitPattern: digest.sum) }
        try db.execute(
            sql: """
                UPDATE store SET keeps_officers = ?, pruned_before = nullif(?, 0), dossiers = ?, dossiers_digest = ?,
                    past = ?, past_digest = ?, registers = ?, registers_digest = ?, registers_past = ?,
                    registers_past_digest = ?
                """,
            arguments: [
                keepsOfficers, Int64(prunedBefore.rawValue), dossiers.rows, sum(dossiers), past.rows, sum(past),
                registers.rows, sum(registers), registersPast.rows, sum(registersPast),
            ])
    }
}

extension DossierStore {
    public func facts() throws(StoreError) -> StoreFacts { try read { try StoreFacts.read($0) } }

    /// The files of a run, with their headings and counts.
    public func files(of run: Int64) throws(StoreError) -> [StoredFile] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM file WHERE run = ? ORDER BY id", arguments: [run]).map {
                try Self.whole(StoredFile($0), db)
            }
        }
    }

    private static func whole(_ file: StoredFile, _ db: Database) throws -> StoredFile {
        var file = file
        file.headings = try Row.fetchAll(
            db, sql: "SELECT text, field FROM file_heading WHERE file = ? ORDER BY position", arguments: [file.id]
        ).map { StoredFile.Heading(text: $0[0], field: $0[1]) }
        file.counts = try Row.fetchAll(
            db, sql: "SELECT kind, name, count FROM file_count WHERE file = ? ORDER BY kind, name", arguments: [file.id]
        ).compactMap { row in
            StoredFile.Count.Kind(rawValue: row[0]).map { StoredFile.Count(kind: $0, name: row[1], count: row[2]) }
        }
        return file
    }

    /// What has been imported already: the run that did it last, and the own instant that the file had then.
    public struct Known: Sendable {
        public var run: Int64
        public var exportedAt: Stamp
    }

    /// Files of published runs that are of the same size, by their digests.
    public func digests(ofSize size: Int64, role: StoredFile.Role) throws(StoreError) -> [String: Known] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT sha256, run, file.exported_at FROM file JOIN run ON run.id = file.run
                    WHERE size = ? AND role = ? AND run.state = 'published' ORDER BY file.exported_at, run
                    """, arguments: [size, role.rawValue])
            return Dictionary(
                rows.map { row in
                    let instant = Stamp(rawValue: UInt32(truncatingIfNeeded: row[2] as Int64))
                    return (row[0] as String, Known(run: row[1], exportedAt: instant))
                }, uniquingKeysWith: { _, last in last })
        }
    }
}
