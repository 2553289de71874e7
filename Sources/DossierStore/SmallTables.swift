import GRDB

/// The digest of the tables that every reader takes as they are: words, files, registers, runs. The tables of states have
/// digests of their own (``TableDigest``).
enum SmallTables {
    private static let names = [
        "run", "file", "file_heading", "file_count", "unit", "procedure", "field", "officer", "column_set",
        "register_series", "procedure_fact",
        "displaced", "vanished", "frozen", "frozen_figure",
    ]
    private static let order = [
        "displaced": "key", "frozen_figure": "frozen, position", "file_heading": "file, position",
        "file_count": "file, kind, name",
    ]
    private static let settings = """
        made_at, key_bits, commits, keeps_officers, pruned_before, dossiers, dossiers_digest, past, past_digest,
        registers, registers_digest, registers_past, registers_past_digest
        """

    static func digest(_ db: Database) throws -> String {
        let digest = ContentDigest()
        func add(_ sql: String) throws {
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() {
                var line = ""
                for (_, value) in row {
                    switch value.storage {
                    case .null: line += "-\u{1F}"
                    case .int64(let number): line += "\(number)\u{1F}"
                    case .string(let text): line += text + "\u{1F}"
                    default: line += "?\u{1F}"
                    }
                }
                line += "\n"
                line.withUTF8 { digest.update(UnsafeRawBufferPointer($0)) }
            }
        }
        try add("SELECT \(settings) FROM store")
        for name in names { try add("SELECT * FROM \(name) ORDER BY \(order[name] ?? "id")") }
        return digest.finish()
    }

    /// Writes the digest; the last thing that a transaction does.
    static func seal(_ db: Database) throws {
        try db.execute(sql: "UPDATE store SET small_digest = ?", arguments: [try digest(db)])
    }

    /// What was sealed is what is there, or the store is damaged.
    static func check(_ db: Database, path: String) throws {
        guard try String.fetchOne(db, sql: "SELECT small_digest FROM store") == digest(db) else {
            throw StoreError.damaged(path: path, detail: "words, files or runs: digests differ")
        }
    }
}
