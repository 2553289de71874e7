import Dossiers

/// One thread's way through a snapshot.
final class SnapshotReader {
    private let last: Int64
    private let isPast: Bool
    private let columns: ColumnSets
    private let path: String
    private let dossiers: RawStatement
    private let registers: RawStatement
    private let hasDossier: RawStatement
    private let pastDossiers: RawStatement
    private let pastOfRegister: RawStatement
    private let registerOfKey: RawStatement
    private let lastPast: Int64

    private let isBrief: Bool

    /// - Parameter readsAll: also the line and the past of each dossier.
    init(_ store: DossierStore, _ snapshot: StoreSnapshot, readsAll: Bool) throws(StoreError) {
        last = snapshot.run.id
        isPast = snapshot.isPast
        isBrief = !isPast && !readsAll
        columns = snapshot.words.columns
        path = store.path
        let connection = try store.connection()
        let path = store.path
        func prepare(_ sql: String) throws(StoreError) -> RawStatement { try RawStatement(connection, sql, path: path) }
        let state = StateTable.columns(.dossiers)
        let entry = StateTable.columns(.registers)
        // What is asked of the present has no need of all columns.
        let wanted = isPast || readsAll ? state : StateTable.briefColumns
        dossiers = try prepare("SELECT \(wanted) FROM dossier WHERE key >= ? AND key <= ? ORDER BY key")
        registers = try prepare("SELECT \(entry) FROM register_entry WHERE key >= ? AND key <= ? ORDER BY key")
        registerOfKey = try prepare("SELECT \(entry) FROM register_entry WHERE key = ?")
        // Whether a dossier was known: the present state or one before it is no younger than the run.
        hasDossier = try prepare(
            """
            SELECT 1 FROM dossier WHERE key = ?1 AND (since <= ?2 OR EXISTS (
                WITH RECURSIVE chain (id) AS (
                    SELECT dossier.past UNION ALL
                    SELECT dossier_past.past FROM chain JOIN dossier_past USING (id))
                SELECT 1 FROM chain JOIN dossier_past USING (id) WHERE since <= ?2 AND until > ?2))
            """)
        pastDossiers = try prepare(
            "SELECT \(state), until FROM dossier_past WHERE id >= ? AND id < ? AND since <= ? AND until > ?")
        pastOfRegister = try prepare("SELECT \(entry), until FROM register_past WHERE id = ?")
        let end = try prepare("SELECT coalesce(max(id), 0) FROM dossier_past")
        _ = try end.step()
        lastPast = end.int(0)
        end.reset()
    }

    /// Reads the rows of a stretch of keys.
    func read<Failure: Error>(
        _ keys: ClosedRange<Int64>, _ reading: inout StoreSnapshot.Reading,
        _ body: (borrowing StoredDossier, StoredDossier?) throws(Failure) -> Void,
        _ unmatched: (borrowing StoredDossier) throws(Failure) -> Void
    ) throws {
        let entries = try entries(keys, &reading)
        var next = 0
        dossiers.bind(1, keys.lowerBound)
        dossiers.bind(2, keys.upperBound)
        defer { dossiers.reset() }
        while try dossiers.step() {
            let row =
                isBrief
                ? StateTable.readBriefly(dossiers, columns) : StateTable.read(dossiers, at: 0, .dossiers, columns)
            if row.since > last { continue }
            reading.dossiers.add(Fingerprint.share(row))
            while next < entries.count, entries[next].key < row.key {
                try pass(entries[next], unmatched)
                next += 1
            }
            if next < entries.count, entries[next].key == row.key {
                try body(row, entries[next])
                next += 1
            } else {
                try body(row, nil)
            }
        }
        while next < entries.count {
            try pass(entries[next], unmatched)
            next += 1
        }
    }

    /// An entry that met no present state: in a past snapshot its dossier may have been in another state.
    private func pass<Failure: Error>(
        _ entry: StoredDossier, _ unmatched: (borrowing StoredDossier) throws(Failure) -> Void
    ) throws {
        if isPast {
            hasDossier.bind(1, entry.key)
            hasDossier.bind(2, last)
            defer { hasDossier.reset() }
            if try hasDossier.step() { return }
        }
        try unmatched(entry)
    }

    private func entries(
        _ keys: ClosedRange<Int64>, _ reading: inout StoreSnapshot.Reading
    ) throws(StoreError) -> [StoredDossier] {
        var entries: [StoredDossier] = []
        registers.bind(1, keys.lowerBound)
        registers.bind(2, keys.upperBound)
        defer { registers.reset() }
        while try registers.step() {
            guard let entry = try known(StateTable.read(registers, at: 0, .registers, columns)) else { continue }
            reading.registers.add(Fingerprint.share(entry))
            entries.append(entry)
        }
        return entries
    }

    /// The state of an entry that was known; nil when none was.
    private func known(_ entry: StoredDossier) throws(StoreError) -> StoredDossier? {
        var entry = entry
        while entry.since > last {
            guard entry.past != 0 else { return nil }
            pastOfRegister.bind(1, entry.past)
            defer { pastOfRegister.reset() }
            guard try pastOfRegister.step() else { return nil }
            entry = StateTable.read(pastOfRegister, at: 0, .registers, columns)
        }
        return entry
    }

    /// Reads a stretch of past states that were present then.
    /// - Returns: whether there may be more behind.
    func readPast<Failure: Error>(
        _ ids: Range<Int64>, _ reading: inout StoreSnapshot.Reading,
        _ body: (borrowing StoredDossier, StoredDossier?) throws(Failure) -> Void
    ) throws -> Bool {
        guard ids.lowerBound <= lastPast else { return false }
        pastDossiers.bind(1, ids.lowerBound)
        pastDossiers.bind(2, ids.upperBound)
        pastDossiers.bind(3, last)
        pastDossiers.bind(4, last)
        defer { pastDossiers.reset() }
        while try pastDossiers.step() {
            let row = StateTable.read(pastDossiers, at: 0, .dossiers, columns)
            reading.dossiers.add(Fingerprint.share(row))
            registerOfKey.bind(1, row.key)
            defer { registerOfKey.reset() }
            let entry =
                try registerOfKey.step() ? known(StateTable.read(registerOfKey, at: 0, .registers, columns)) : nil
            try body(row, entry)
        }
        return true
    }
}
