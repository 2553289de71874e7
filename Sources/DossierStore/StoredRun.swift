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

/// A file that a run has read: what it was and how it was read.
public struct StoredFile: Sendable, Equatable {
    public enum Role: String, Sendable { case export, register }

    public var id: Int64 = 0
    public var run: Int64 = 0
    public var role = Role.export
    /// As the user gave it.
    public var path = ""
    public var name = ""
    /// Bytes on disk; nil for a pipe.
    public var size: Int64?
    public var sha256 = ""
    public var schema = ""
    public var encoding = ""
    public var delimiter = ""
    public var quote = ""
    public var lineEnds = ""
    public var hasMark = false
    public var isCompressed = false
    public var headingFirstLine: Int64 = 0
    public var headingLastLine: Int64 = 0
    public var exportedAt = Stamp.none
    public var exportedAtSource = ""
    public var fields = FieldSet()
    public var isByProcedure = false
    /// Registers: which series it belongs to (``RegisterSeries``).
    public var series: Int64 = 0
    public var read: Int64 = 0
    public var accepted: Int64 = 0
    public var rejected: Int64 = 0
    public var skipped: Int64 = 0
    public var replaced: Int64 = 0
    public var bytes: Int64 = 0
    public var lines: Int64 = 0
    public var firstReceived = Stamp.none
    public var firstStamp = Stamp.none
    public var lastStamp = Stamp.none
    public var dateOnly = TimedStamps()
    public var headings: [Heading] = []
    public var counts: [Count] = []

    public struct Heading: Sendable, Equatable {
        public var text: String
        public var field: String?
        public init(text: String, field: String?) {
            self.text = text
            self.field = field
        }
    }

    /// Records of one kind: skipped, rejected, or with a finding.
    public struct Count: Sendable, Equatable {
        public enum Kind: String, Sendable { case skipped, rejected, finding }
        public var kind: Kind
        public var name: String
        public var count: Int64
        public init(kind: Kind, name: String, count: Int64) {
            self.kind = kind
            self.name = name
            self.count = count
        }
    }

    public init() {}

    init(_ row: Row) {
        func number(_ name: String) -> Int64 { row[name] ?? 0 }
        func text(_ name: String) -> String { row[name] ?? "" }
        func stamp(_ name: String) -> Stamp { Stamp(rawValue: UInt32(truncatingIfNeeded: number(name))) }
        id = number("id")
        run = number("run")
        role = Role(rawValue: text("role")) ?? .export
        path = text("path")
        name = text("name")
        size = row["size"]
        sha256 = text("sha256")
        schema = text("schema")
        encoding = text("encoding")
        delimiter = text("delimiter")
        quote = text("quote")
        lineEnds = text("line_ends")
        hasMark = number("has_mark") != 0
        isCompressed = number("is_compressed") != 0
        headingFirstLine = number("heading_first_line")
        headingLastLine = number("heading_last_line")
        exportedAt = stamp("exported_at")
        exportedAtSource = text("exported_at_source")
        fields = FieldSet(rawValue: UInt64(bitPattern: number("fields")))
        isByProcedure = number("is_by_procedure") != 0
        series = number("series")
        read = number("read")
        accepted = number("accepted")
        rejected = number("rejected")
        skipped = number("skipped")
        replaced = number("replaced")
        bytes = number("bytes")
        lines = number("lines")
        firstReceived = stamp("first_received")
        firstStamp = stamp("first_stamp")
        lastStamp = stamp("last_stamp")
        dateOnly = TimedStamps(rawValue: UInt16(truncatingIfNeeded: number("date_only")))
    }

    func write(_ db: Database) throws {
        let values: [(String, (any DatabaseValueConvertible)?)] = [
            ("id", id), ("run", run), ("role", role.rawValue), ("path", path), ("name", name), ("size", size),
            ("sha256", sha256), ("schema", schema), ("encoding", encoding),
            ("delimiter", delimiter), ("quote", quote), ("line_ends", lineEnds), ("has_mark", hasMark),
            ("is_compressed", isCompressed), ("heading_first_line", headingFirstLine),
            ("heading_last_line", headingLastLine), ("exported_at", Int64(exportedAt.rawValue)),
            ("exported_at_source", exportedAtSource), ("fields", Int64(bitPattern: fields.rawValue)),
            ("is_by_procedure", isByProcedure), ("series", series == 0 ? nil : series), ("read", read),
            ("accepted", accepted), ("rejected", rejected), ("skipped", skipped), ("replaced", replaced),
            ("bytes", bytes), ("lines", lines), ("first_received", Int64(firstReceived.rawValue)),
            ("first_stamp", Int64(firstStamp.rawValue)),
            ("last_stamp", Int64(lastStamp.rawValue)), ("date_only", Int64(dateOnly.rawValue)),
        ]
        try db.write(values, to: "file")
        for (index, heading) in headings.enumerated() {
            try db.execute(
                sql: "INSERT INTO file_heading (file, position, text, field) VALUES (?, ?, ?, ?)",
                arguments: [id, index + 1, heading.text, heading.field])
        }
        for count in counts {
            try db.execute(
                sql: "INSERT INTO file_count (file, kind, name, count) VALUES (?, ?, ?, ?)",
                arguments: [id, count.kind.rawValue, count.name, count.count])
        }
    }
}

/// Registers that tell the same fields belong together: night after night, or month after month.
public struct RegisterSeries: Sendable, Equatable {
    /// From 1; its bit in a row is `id - 1`.
    public var id: Int64
    public var since: Int64
    public var fields: FieldSet
    public var isByProcedure: Bool

    /// So many fit into a row's word.
    public static let most = 63
}

/// What registers say of a procedure.
public struct StoredProcedureFact: Sendable, Equatable {
    public var procedure: WordID
    public var level = ServiceLevel.unknown
    public var limitValue: UInt16 = 0
    public var limitUnit = LimitUnit.none
    public var fee: Int64?
    public init(procedure: WordID) { self.procedure = procedure }
}

extension Database {
    /// Writes a row by its `id`. One that is there is changed in its place: to replace it would ask every table that refers
    /// to it, row by row.
    fileprivate func write(_ values: [(String, (any DatabaseValueConvertible)?)], to table: String) throws {
        let names = values.map(\.0)
        try execute(
            sql: """
                INSERT INTO \(table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (id) DO UPDATE SET \(names.filter { $0 != "id" }.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """, arguments: StatementArguments(values.map(\.1)))
    }
}
