public import Dossiers
import GRDB

/// One published run: an import of files, or a pruning.
public struct StoredRun: Sendable, Equatable {
    public enum Kind: String, Sendable { case importing = "import", prune }
    public enum State: String, Sendable { case published, undone }

    public var id: Int64
    public var kind: Kind
    public var state = State.published
    public var tool: String
    /// Local civil time.
    public var startedAt: Stamp
    public var finishedAt: Stamp
    public var undoneAt = Stamp.none
    /// The exports were said to be the whole list.
    public var isFull = false
    /// The latest own instant of its exports (exclusive), and of all exports of the runs before.
    public var exportedAt = Stamp.none
    public var exportedBefore = Stamp.none
    public var counts = Counts()
    /// The first past states that came later than this run.
    public var firstPast: Int64 = 1
    public var firstRegisterPast: Int64 = 1
    /// What was known after it.
    public var dossiers = TableDigest()
    public var registers = TableDigest()

    /// What became of the records.
    public struct Counts: Sendable, Equatable {
        /// Of exports.
        public var read: Int64 = 0
        public var accepted: Int64 = 0
        public var rejected: Int64 = 0
        public var skipped: Int64 = 0
        /// Records that a later one of the same run replaced.
        public var replaced: Int64 = 0
        public var added: Int64 = 0
        public var changed: Int64 = 0
        public var unchanged: Int64 = 0
        /// Dossiers of which a later export is known already: at most fields were added that it does not have.
        public var older: Int64 = 0
        /// Dossiers that ended before the day up to which the store was pruned.
        public var beyond: Int64 = 0
        public var vanished: Int64 = 0
        /// Vanished dossiers that are there again.
        public var returned: Int64 = 0
        /// Records of registers, those of them that were rejected, the ids that they name, and how many of these say
        /// something new.
        public var registerRecords: Int64 = 0
        public var registerRejected: Int64 = 0
        public var registerRows: Int64 = 0
        public var registerChanged: Int64 = 0
        public init() {}
    }

    public init(id: Int64, kind: Kind, tool: String, startedAt: Stamp, finishedAt: Stamp) {
        self.id = id
        self.kind = kind
        self.tool = tool
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }

    init(_ row: Row) {
        func number(_ name: String) -> Int64 { row[name] ?? 0 }
        func stamp(_ name: String) -> Stamp { Stamp(rawValue: UInt32(truncatingIfNeeded: number(name))) }
        self.init(
            id: row["id"], kind: Kind(rawValue: row["kind"] ?? "") ?? .importing, tool: row["tool"] ?? "",
            startedAt: stamp("started_at"), finishedAt: stamp("finished_at"))
        state = State(rawValue: row["state"] ?? "") ?? .published
        undoneAt = stamp("undone_at")
        isFull = number("is_full") != 0
        exportedAt = stamp("exported_at")
        exportedBefore = stamp("exported_before")
        for (name, path) in Self.countColumns { counts[keyPath: path] = number(name) }
        firstPast = number("first_past")
        firstRegisterPast = number("first_register_past")
        dossiers = TableDigest(sum: UInt64(bitPattern: number("dossiers_digest")), rows: number("dossiers"))
        registers = TableDigest(sum: UInt64(bitPattern: number("registers_digest")), rows: number("registers"))
    }

    static var countColumns: [(String, WritableKeyPath<Counts, Int64>)] {
        [
            ("read", \.read), ("accepted", \.accepted), ("rejected", \.rejected), ("skipped", \.skipped),
            ("replaced", \.replaced), ("added", \.added), ("changed", \.changed), ("unchanged", \.unchanged),
            ("older", \.older), ("beyond", \.beyond), ("vanished", \.vanished), ("returned", \.returned),
            ("register_records", \.registerRecords), ("register_rejected", \.registerRejected),
            ("register_rows", \.registerRows), ("register_changed", \.registerChanged),
        ]
    }

    /// Every column with its value.
    private var values: [(String, (any DatabaseValueConvertible)?)] {
        var values: [(String, (any DatabaseValueConvertible)?)] = [
            ("id", id), ("kind", kind.rawValue), ("state", state.rawValue), ("tool", tool),
            ("started_at", Int64(startedAt.rawValue)), ("finished_at", Int64(finishedAt.rawValue)),
            ("is_full", isFull), ("exported_at", Int64(exportedAt.rawValue)),
            ("exported_before", Int64(exportedBefore.rawValue)), ("first_past", firstPast),
            ("first_register_past", firstRegisterPast), ("dossiers", dossiers.rows),
            ("dossiers_digest", Int64(bitPattern: dossiers.sum)), ("registers", registers.rows),
            ("registers_digest", Int64(bitPattern: registers.sum)),
        ]
        if !undoneAt.isNone { values.append(("undone_at", Int64(undoneAt.rawValue))) }
        for (name, path) in Self.countColumns { values.append((name, counts[keyPath: path])) }
        return values
    }

    func write(_ db: Database) throws {
        try db.write(values, to: "run")
    }
}
