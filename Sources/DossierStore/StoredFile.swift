public import Dossiers
import GRDB

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
