import Dossiers

/// One of the two tables of present states with its table of past ones: what exports say of dossiers, or what
/// registers say of ids. Writes within the transaction of its connection.
final class StateTable {
    enum Kind {
        case dossiers, registers
        var present: String { self == .dossiers ? "dossier" : "register_entry" }
        var past: String { self == .dossiers ? "dossier_past" : "register_past" }
    }

    let kind: Kind
    /// The digests of both tables as they stand.
    var digest: TableDigest
    var pastDigest: TableDigest
    /// The number of the next past state.
    private(set) var nextPast: Int64

    private let insertRow: RawStatement
    private let updateRow: RawStatement
    private let deleteRow: RawStatement
    private let selectRow: RawStatement
    private let selectCode: RawStatement
    private let insertPastRow: RawStatement
    private let updatePastRow: RawStatement
    private let selectPastRow: RawStatement
    private let deletePastRow: RawStatement

    private static let own = ["key", "fingerprint", "since", "past", "file", "line"]
    private static let ofRegisters = ["series", "letters_in_one_file", "letter_days"]
    private static func names(_ kind: Kind) -> [String] {
        own + StateColumns.names + (kind == .registers ? ofRegisters : [])
    }

    /// How many columns ``columns(_:)`` names; what is selected after them has this number.
    static func width(_ kind: Kind) -> Int32 {
        Int32(own.count) + StateColumns.count + (kind == .registers ? Int32(ofRegisters.count) : 0)
    }
    private let width: Int32

    init(
        _ kind: Kind, _ connection: OpaquePointer, path: String, digest: TableDigest, pastDigest: TableDigest
    ) throws(StoreError) {
        self.kind = kind
        width = Self.width(kind)
        self.digest = digest
        self.pastDigest = pastDigest
        let present = Self.names(kind)
        let past = ["id"] + present + ["until", "code"]
        func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
        func prepare(_ sql: String) throws(StoreError) -> RawStatement { try RawStatement(connection, sql, path: path) }
        insertRow = try prepare(
            "INSERT INTO \(kind.present) (\((present + ["code"]).joined(separator: ", "))) VALUES (\(marks(present.count + 1)))"
        )
        let changes = present.dropFirst().enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: ", ")
        updateRow = try prepare("UPDATE \(kind.present) SET \(changes) WHERE key = ?1")
        deleteRow = try prepare("DELETE FROM \(kind.present) WHERE key = ?")
        selectRow = try prepare("SELECT \(present.joined(separator: ", ")) FROM \(kind.present) WHERE key = ?")
        selectCode = try prepare("SELECT code FROM \(kind.present) WHERE key = ?")
        insertPastRow = try prepare(
            "INSERT INTO \(kind.past) (\(past.joined(separator: ", "))) VALUES (\(marks(past.count)))")
        let pastChanges = past.dropFirst().enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: ", ")
        updatePastRow = try prepare("UPDATE \(kind.past) SET \(pastChanges) WHERE id = ?1")
        selectPastRow = try prepare(
            "SELECT \(past.dropFirst().joined(separator: ", ")) FROM \(kind.past) WHERE id = ?")
        deletePastRow = try prepare("DELETE FROM \(kind.past) WHERE id = ?")
        let last = try prepare("SELECT coalesce(max(id), 0) FROM \(kind.past)")
        _ = try last.step()
        nextPast = last.int(0) + 1
        last.reset()
    }

    /// Lets go of the connection; the table is of no use afterwards.
    func end() {
        for statement in [
            insertRow, updateRow, deleteRow, selectRow, selectCode, insertPastRow, updatePastRow, selectPastRow,
            deletePastRow,
        ] {
            statement.end()
        }
    }

    // MARK: - Present states

    func row(_ key: Int64, _ columns: ColumnSets) throws(StoreError) -> StoredDossier? {
        defer { selectRow.reset() }
        selectRow.bind(1, key)
        guard try selectRow.step() else { return nil }
        return read(selectRow, at: 0, columns)
    }

    /// The code of a row, lent.
    func withCode<Result>(
        _ key: Int64, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(StoreError) -> Result? {
        defer { selectCode.reset() }
        selectCode.bind(1, key)
        guard try selectCode.step() else { return nil }
        return selectCode.withText(0, body)
    }

    func insert(_ row: borrowing StoredDossier, code: [UInt8], columns: Int64) throws(StoreError) {
        bind(row, columns, to: insertRow)
        try code.withUnsafeBufferPointer { (code) throws(StoreError) in
            insertRow.bind(width + 1, lent: code)
            try insertRow.run()
        }
        digest.add(Fingerprint.share(row))
    }

    /// Puts a state in the place of another.
    func update(from old: borrowing StoredDossier, to row: borrowing StoredDossier, columns: Int64) throws(StoreError) {
        bind(row, columns, to: updateRow)
        try updateRow.run()
        digest.remove(Fingerprint.share(old))
        digest.add(Fingerprint.share(row))
    }

    func delete(_ row: borrowing StoredDossier) throws(StoreError) {
        deleteRow.bind(1, row.key)
        try deleteRow.run()
        digest.remove(Fingerprint.share(row))
    }

    // MARK: - Past states

    /// Keeps a state that has ended.
    /// - Parameter code: where no present row has it any more.
    /// - Returns: its number.
    func insertPast(
        _ row: borrowing StoredDossier, until: Int64, code: [UInt8]? = nil, columns: Int64
    ) throws(StoreError) -> Int64 {
        let id = nextPast
        nextPast += 1
        try bindPast(row, id, until, code, columns, to: insertPastRow)
        pastDigest.add(Fingerprint.pastShare(row, until: until))
        return id
    }

    func updatePast(
        _ id: Int64, from old: borrowing StoredDossier, until oldUntil: Int64, to row: borrowing StoredDossier,
        until: Int64, columns: Int64
    ) throws(StoreError) {
        try bindPast(row, id, until, nil, columns, to: updatePastRow)
        pastDigest.remove(Fingerprint.pastShare(old, until: oldUntil))
        pastDigest.add(Fingerprint.pastShare(row, until: until))
    }

    private func bindPast(
        _ row: borrowing StoredDossier, _ id: Int64, _ until: Int64, _ code: [UInt8]?, _ columns: Int64,
        to statement: RawStatement
    ) throws(StoreError) {
        statement.bind(1, id)
        bind(row, columns, to: statement, after: 1)
        statement.bind(width + 2, until)
        if let code {
            statement.bind(width + 3, String(decoding: code, as: UTF8.self))
        } else {
            statement.bindNull(width + 3)
        }
        try statement.run()
    }

    func deletePast(_ id: Int64, _ row: borrowing StoredDossier, until: Int64) throws(StoreError) {
        deletePastRow.bind(1, id)
        try deletePastRow.run()
        pastDigest.remove(Fingerprint.pastShare(row, until: until))
    }

    func past(_ id: Int64, _ columns: ColumnSets) throws(StoreError) -> (row: StoredDossier, until: Int64)? {
        defer { selectPastRow.reset() }
        selectPastRow.bind(1, id)
        guard try selectPastRow.step() else { return nil }
        return (read(selectPastRow, at: 0, columns), selectPastRow.int(width))
    }

    // MARK: - Columns

    @inline(__always)
    private func bind(
        _ row: borrowing StoredDossier, _ columns: Int64, to statement: RawStatement, after skipped: Int32 = 0
    ) {
        statement.bind(skipped + 1, row.key)
        statement.bind(skipped + 2, row.fingerprint)
        statement.bind(skipped + 3, row.since)
        statement.bind(skipped + 4, orNull: row.past)
        statement.bind(skipped + 5, row.file)
        statement.bind(skipped + 6, Int64(row.dossier.line))
        StateColumns.bind(row, columns: columns, to: statement, from: skipped + 7)
        guard kind == .registers else { return }
        let next = skipped + 7 + StateColumns.count
        statement.bind(next, Int64(bitPattern: row.series))
        statement.bind(next + 1, Int64(row.letters.inOneFile))
        if row.letters.days.isEmpty {
            statement.bindNull(next + 2)
        } else {
            statement.bind(next + 2, row.letters.days.map(String.init).joined(separator: " "))
        }
    }

    private func read(_ statement: RawStatement, at first: Int32, _ columns: ColumnSets) -> StoredDossier {
        Self.read(statement, at: first, kind, columns)
    }

    /// Reads key, fingerprint, since, past, file, line and the state.
    @inline(__always)
    static func read(
        _ statement: RawStatement, at first: Int32, _ kind: Kind, _ columns: ColumnSets
    ) -> StoredDossier {
        var row = StoredDossier(key: statement.int(first))
        row.fingerprint = statement.int(first + 1)
        row.since = statement.int(first + 2)
        row.past = statement.int(first + 3)
        row.file = statement.int(first + 4)
        row.dossier.line = UInt32(truncatingIfNeeded: statement.int(first + 5))
        StateColumns.read(&row, columns: columns, from: statement, at: first + 6)
        guard kind == .registers else { return row }
        row.dossier.role = .register
        let next = first + 6 + StateColumns.count
        row.series = UInt64(bitPattern: statement.int(next))
        row.letters.inOneFile = UInt8(truncatingIfNeeded: statement.int(next + 1))
        row.letters.days = statement.text(next + 2).split(separator: " ").compactMap { Int32($0) }
        return row
    }

    /// Reads key, file and state: what a figure needs. Of registers all.
    @inline(__always)
    static func readBriefly(_ statement: RawStatement, _ columns: ColumnSets) -> StoredDossier {
        var row = StoredDossier(key: statement.int(0))
        row.file = statement.int(1)
        StateColumns.read(&row, columns: columns, from: statement, at: 2)
        return row
    }

    static let briefColumns = "key, file, " + StateColumns.list

    /// The columns that ``read(_:at:_:_:)`` reads.
    static func columns(_ kind: Kind) -> String { names(kind).joined(separator: ", ") }
}
