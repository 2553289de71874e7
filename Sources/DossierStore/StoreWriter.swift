import CTextKernels
public import Dossiers
import GRDB

/// One run of import: a single transaction, from its beginning to ``publish(_:)``. Without that nothing of it remains.
public final class StoreWriter {
    public let store: DossierStore
    /// The number of the run.
    public let run: Int64
    public internal(set) var facts: StoreFacts
    public private(set) var words = StoreWords()
    public private(set) var series: [RegisterSeries] = []

    let dossiers: StateTable
    let registers: StateTable
    private var isOpen = true
    private var nextFile: Int64 = 1

    /// Rows that stand beside their place, by the digest of their id.
    private var displaced: [Identity: Int64] = [:]
    private struct Identity: Hashable {
        var high: UInt64
        var low: UInt64
    }

    /// Begins the transaction; the caller holds the lock.
    public init(_ store: DossierStore) throws(StoreError) {
        self.store = store
        let begun = try StoreError.mapped(store.path) { () throws -> Begun in
            try store.queue.unsafeReentrantWrite { db in
                try db.beginTransaction(.immediate)
                do {
                    try SmallTables.check(db, path: store.path)
                    try db.execute(sql: "UPDATE store SET commits = commits + 1")
                    return try Begun(db)
                } catch {
                    try? db.rollback()
                    throw error
                }
            }
        }
        facts = begun.facts
        words = begun.words
        series = begun.series
        run = (begun.facts.runs.last?.id ?? 0) + 1
        nextFile = begun.lastFile + 1
        let path = store.path
        let connection = try store.connection()
        dossiers = try StateTable(
            .dossiers, connection, path: path, digest: begun.facts.dossiers, pastDigest: begun.facts.past)
        registers = try StateTable(
            .registers, connection, path: path, digest: begun.facts.registers,
            pastDigest: begun.facts.registersPast)
        for (code, key) in begun.displaced { displaced[Self.identity(code)] = key }
    }

    deinit { abandon() }

    private struct Begun {
        var facts: StoreFacts
        var words: StoreWords
        var series: [RegisterSeries]
        var lastFile: Int64
        var displaced: [(String, Int64)]

        init(_ db: Database) throws {
            facts = try StoreFacts.read(db)
            words = try StoreWords.read(db)
            series = try RegisterSeries.read(db)
            lastFile = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM file") ?? 0
            displaced = try Row.fetchAll(
                db,
                sql: """
                    SELECT coalesce(dossier.code, register_entry.code, ''), displaced.key FROM displaced
                    LEFT JOIN dossier USING (key) LEFT JOIN register_entry USING (key)
                    """
            ).map { ($0[0], $0[1]) }
        }
    }

    private static func identity(_ code: String) -> Identity {
        var code = code
        return code.withUTF8 { bytes in
            let identity = mc_identity_of(bytes.baseAddress, bytes.count)
            return Identity(high: identity.high, low: identity.low)
        }
    }

    /// Runs SQL within the transaction.
    func sql<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try StoreError.mapped(store.path) { try store.queue.unsafeReentrantWrite(body) }
    }

    // MARK: - Words, files, registers

    public func number(_ run: WordsOfRun) throws(StoreError) -> WordNumbers {
        var words = self.words
        defer { self.words = words }
        return try sql { try words.number(run, in: $0) }
    }

    /// Writes what is known of the run so far, to which files and states refer.
    public func begin(_ run: StoredRun) throws(StoreError) {
        var run = run
        run.firstPast = dossiers.nextPast
        run.firstRegisterPast = registers.nextPast
        try sql { try run.write($0) }
    }

    /// - Returns: the file's number.
    public func add(_ file: StoredFile) throws(StoreError) -> Int64 {
        var file = file
        file.id = nextFile
        file.run = run
        nextFile += 1
        try sql { try file.write($0) }
        return file.id
    }

    /// By a file's number: its own instant. Of numbers that no file has it is none.
    public func instantsOfFiles() throws(StoreError) -> [Stamp] {
        var instants = [Stamp](repeating: .none, count: Int(nextFile))
        let known = try sql { db in
            try Row.fetchAll(db, sql: "SELECT id, exported_at FROM file").map { ($0[0] as Int64, $0[1] as Int64) }
        }
        for (id, instant) in known where id < nextFile {
            instants[Int(id)] = Stamp(rawValue: UInt32(truncatingIfNeeded: instant))
        }
        return instants
    }

    public func setReplaced(_ count: Int64, of file: Int64) throws(StoreError) {
        guard count > 0 else { return }
        try sql { try $0.execute(sql: "UPDATE file SET replaced = ? WHERE id = ?", arguments: [count, file]) }
    }

    /// The series of a register's fields, a new one if need be; nil when there are too many.
    public func series(fields: FieldSet, isByProcedure: Bool) throws(StoreError) -> RegisterSeries? {
        if let known = series.first(where: { $0.fields == fields && $0.isByProcedure == isByProcedure }) {
            return known
        }
        let made = RegisterSeries(
            id: (series.last?.id ?? 0) + 1, since: run, fields: fields, isByProcedure: isByProcedure)
        guard made.id <= RegisterSeries.most else { return nil }
        try sql { try made.write($0) }
        series.append(made)
        return made
    }

    /// Keeps what the registers say of procedures, where it is new.
    /// - Returns: how many say something new.
    public func take(_ facts: [StoredProcedureFact]) throws(StoreError) -> Int64 {
        let run = run
        return try sql { try StoredProcedureFact.write(facts, run: run, $0) }
    }

    public func keepOfficers() { facts.keepsOfficers = true }

    // MARK: - States of dossiers and of registers

    public enum Table: Sendable { case dossiers, registers }
    private func table(_ table: Table) -> StateTable { table == .dossiers ? dossiers : registers }

    /// Where an id has its row.
    public struct Place {
        public var key: Int64
        /// Whether the table has a row of this id.
        public var isThere: Bool
    }

    /// Keys of ids that stand beside their place.
    public var displacedKeys: Set<Int64> { Set(displaced.values) }

    /// Finds the row of an id. Where another id has its place, it gets one beside.
    public func place(
        of code: [UInt8], home: Int64, in wanted: Table
    ) throws(StoreError) -> Place {
        let identity = mc_identity_of(code, code.count)
        if !displaced.isEmpty, let key = displaced[Identity(high: identity.high, low: identity.low)] {
            return Place(key: key, isThere: try table(wanted).withCode(key) { _ in true } ?? false)
        }
        var key = home
        while true {
            let dossier = try dossiers.withCode(key) { $0.elementsEqual(code) }
            let register = try registers.withCode(key) { $0.elementsEqual(code) }
            if dossier ?? register ?? true {
                // The id's own, or nobody's.
                if key != home, dossier == nil, register == nil { try displace(identity, key, home) }
                return Place(key: key, isThere: (wanted == .dossiers ? dossier : register) != nil)
            }
            key = key == .max ? 0 : key + 1
        }
    }

    private func displace(_ identity: mc_identity, _ key: Int64, _ home: Int64) throws(StoreError) {
        displaced[Identity(high: identity.high, low: identity.low)] = key
        try sql { try $0.execute(sql: "INSERT INTO displaced (key, home) VALUES (?, ?)", arguments: [key, home]) }
    }

    /// Whether registers speak of any id: then a new dossier's place may be taken by another id's entry.
    public var hasRegisterEntries: Bool { registers.digest.rows > 0 }

    public func state(_ key: Int64, in wanted: Table) throws(StoreError) -> StoredDossier? {
        try table(wanted).row(key, words.columns)
    }

    public func insert(
        _ row: borrowing StoredDossier, code: [UInt8], in wanted: Table
    ) throws(StoreError) {
        try table(wanted).insert(row, code: code, columns: try number(of: row.dossier.known))
    }

    /// Puts a new state in the place of the present one, which is kept as past.
    public func replace(
        _ old: borrowing StoredDossier, by row: inout StoredDossier, in wanted: Table
    ) throws(StoreError) {
        let table = table(wanted)
        row.past = try table.insertPast(old, until: run, columns: try number(of: old.dossier.known))
        try table.update(from: old, to: row, columns: try number(of: row.dossier.known))
    }

    /// Whether a state is one that the dossier had before the present one.
    public func wasBefore(_ row: borrowing StoredDossier, _ present: borrowing StoredDossier) throws(StoreError) -> Bool
    {
        let wanted = Fingerprint.state(row.dossier)
        var next = present.past
        while next != 0, let (past, _) = try dossiers.past(next, words.columns) {
            if Fingerprint.state(past.dossier) == wanted { return true }
            next = past.past
        }
        return false
    }

    func number(of fields: FieldSet) throws(StoreError) -> Int64 {
        if let known = words.columns.number(of: fields) { return known }
        guard words.columns.masks.count <= Int(StateColumns.mostColumnSets) else {
            throw .other(path: store.path, detail: "more than \(StateColumns.mostColumnSets) sets of columns")
        }
        let number = words.columns.add(fields)
        let names = fields.fields.map(\.key).joined(separator: " ")
        try sql {
            try $0.execute(
                sql: "INSERT INTO column_set (id, mask, fields) VALUES (?, ?, ?)",
                arguments: [number, Int64(bitPattern: fields.rawValue), names])
        }
        return number
    }

    // MARK: - Vanished dossiers

    /// Notes dossiers that a full export no longer has.
    /// - Returns: how many were not noted before.
    public func noteVanished(_ keys: [Int64]) throws(StoreError) -> Int64 {
        let run = run
        return try sql { db in
            var noted: Int64 = 0
            let known = try db.cachedStatement(sql: "SELECT 1 FROM vanished WHERE key = ? AND returned IS NULL")
            let insert = try db.cachedStatement(sql: "INSERT INTO vanished (key, run) VALUES (?, ?)")
            for key in keys where try Int.fetchOne(known, arguments: [key]) == nil {
                try insert.execute(arguments: [key, run])
                noted += 1
            }
            return noted
        }
    }

    /// The dossiers that are noted as vanished.
    public func vanished() throws(StoreError) -> Set<Int64> {
        try sql { try Int64.fetchSet($0, sql: "SELECT key FROM vanished WHERE returned IS NULL") }
    }

    public func noteReturned(_ keys: [Int64]) throws(StoreError) {
        let run = run
        try sql { db in
            let update = try db.cachedStatement(
                sql: "UPDATE vanished SET returned = ? WHERE key = ? AND returned IS NULL")
            for key in keys { try update.execute(arguments: [run, key]) }
        }
    }

    // MARK: - The end

    /// Writes the run and commits: from then on it is there, also after a power cut.
    public func publish(_ run: StoredRun) throws(StoreError) {
        var run = run
        run.id = self.run
        run.firstPast = dossiers.nextPast
        run.firstRegisterPast = registers.nextPast
        run.dossiers = dossiers.digest
        run.registers = registers.digest
        try commit { try run.write($0) }
    }

    /// Writes the digests and commits.
    func commit(_ last: (Database) throws -> Void) throws(StoreError) {
        facts.dossiers = dossiers.digest
        facts.past = dossiers.pastDigest
        facts.registers = registers.digest
        facts.registersPast = registers.pastDigest
        let facts = facts
        try sql { db in
            try last(db)
            try facts.write(db)
            try SmallTables.seal(db)
            try db.commit()
        }
        isOpen = false
        endStatements()
    }

    private func endStatements() {
        dossiers.end()
        registers.end()
    }

    /// Undoes everything. Does nothing once the run is published.
    public func abandon() {
        guard isOpen else { return }
        isOpen = false
        endStatements()
        try? store.queue.unsafeReentrantWrite { try $0.rollback() }
    }
}
