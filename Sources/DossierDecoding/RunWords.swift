import CSVStream
public import Dossiers
import Synchronization

/// The words of a run, shared by all its files and threads.
///
/// Threads come here once for every distinct spelling, since decoders remember what a spelling means. The numbers of
/// words go by who comes first and mean nothing outside a run. While files are read, words are only added, under a
/// lock; the tables are for afterwards.
public final class RunWords: @unchecked Sendable {
    public private(set) var units = WordTable()
    public private(set) var procedures = ProcedureTable()
    public private(set) var fields = WordTable()
    public private(set) var officers = WordTable()
    private var lists: [String: WordLists] = [:]
    private let lock = Mutex(())

    public init() {}

    func unit(_ text: String) -> WordID { lock.withLock { _ in units.intern(text) } }
    func field(_ text: String) -> WordID { lock.withLock { _ in fields.intern(text) } }
    func officer(_ text: String) -> WordID { lock.withLock { _ in officers.intern(text) } }
    func procedure(code: String) -> WordID { lock.withLock { _ in procedures.intern(code: code) } }
    func procedure(name: String) -> WordID { lock.withLock { _ in procedures.intern(name: name) } }

    /// Names a procedure that is known by its code; of several names the first in the order of the files stands.
    func offer(name: String, of procedure: WordID, file: UInt16, record: UInt64) {
        lock.withLock { _ in procedures.offer(name: name, of: procedure, place: UInt64(file) << 48 | record) }
    }

    /// Whether a procedure is known by its name alone, while files are read.
    public func isNamedOnly(_ procedure: WordID) -> Bool { lock.withLock { _ in procedures.isNamedOnly(procedure) } }

    /// The folded words of a schema.
    func lists(of schema: ExportSchema) -> WordLists {
        lock.withLock { _ in
            if let known = lists[schema.id] { return known }
            let made = WordLists(schema)
            lists[schema.id] = made
            return made
        }
    }
}

/// What decoding one batch yields. Reused from batch to batch.
public struct DecodedBatch {
    /// The accepted records, in order.
    public var rows: [Dossier] = []
    /// Where the cells of each row are.
    var places: [RecordPlace] = []
    var keys: [RecordKey] = []
    public var rejected: [RejectedEntry] = []
    /// The ids of the rows as text (list mode only): row *k* is `idStarts[k] ..< idStarts[k + 1]`.
    public var idBytes: [UInt8] = []
    public var idStarts: [Int] = [0]
    /// Unreadable cells and unknown words of the batch (list mode only), by record and column.
    public var cellFindings: [CellFinding] = []

    public init() {}

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        rejected.removeAll(keepingCapacity: true)
        idBytes.removeAll(keepingCapacity: true)
        idStarts.removeAll(keepingCapacity: true)
        idStarts.append(0)
        cellFindings.removeAll(keepingCapacity: true)
    }
}

/// One cell with a finding: where it stands, never what it says.
public struct CellFinding: Sendable, Equatable {
    public var finding: Findings
    public var line: UInt64
    public var record: UInt64
    /// Column number from 1; 0 for the whole record.
    public var column: Int
}

/// What decoding a file has counted, definitions §2.
public struct DecodingCounts: Sendable {
    public var accepted: Int64 = 0
    /// Records rejected, weighed: an unclosed quote counts the lines that it swallowed.
    public var rejected: [RejectKind: Int64] = [:]
    public var skipped: [SkipKind: Int64] = [:]
    /// Cell and record findings, indexed by bit.
    public var findings = [Int64](repeating: 0, count: 32)
    /// Lines covered by accepted, rejected and skipped stretches: together they are the file's lines.
    public var acceptedLines: Int64 = 0
    public var rejectedLines: Int64 = 0
    public var skippedLines: Int64 = 0
    public var bytes: Int64 = 0
    /// Per stamp column: whether a date was seen, and whether one did not stand at 00:00:00.
    public var stampSeen = TimedStamps()
    public var stampOffMidnight = TimedStamps()
    /// First day on which anything was received, and last day of anything received, finished or returned
    /// that is not after the run's clock.
    public var firstReceived = Stamp.none
    public var lastHappened = Stamp.none
    /// First and last stamp of any column (registers).
    public var firstStamp = Stamp.none
    public var lastStamp = Stamp.none
    /// Captions among the records: group rows, or a footer where no dossier follows.
    var groups = GroupRows()

    public init() {}

    /// Adds what another thread has counted of the same file.
    public mutating func merge(_ other: DecodingCounts) {
        accepted += other.accepted
        rejected.merge(other.rejected, uniquingKeysWith: +)
        skipped.merge(other.skipped, uniquingKeysWith: +)
        for bit in findings.indices { findings[bit] += other.findings[bit] }
        acceptedLines += other.acceptedLines
        rejectedLines += other.rejectedLines
        skippedLines += other.skippedLines
        bytes += other.bytes
        stampSeen.formUnion(other.stampSeen)
        stampOffMidnight.formUnion(other.stampOffMidnight)
        firstReceived = Self.earlier(firstReceived, other.firstReceived)
        lastHappened = max(lastHappened, other.lastHappened)
        firstStamp = Self.earlier(firstStamp, other.firstStamp)
        lastStamp = max(lastStamp, other.lastStamp)
        groups.merge(other.groups)
    }

    /// To be called once after the last record: what followed the last dossier was a footer.
    public mutating func finish() {
        let (groups, footers) = groups.counts
        if groups > 0 { skipped[.group, default: 0] += groups }
        if footers > 0 { skipped[.footer, default: 0] += footers }
        self.groups = GroupRows()
    }

    private static func earlier(_ a: Stamp, _ b: Stamp) -> Stamp { a.isNone ? b : b.isNone ? a : min(a, b) }

    public var rejectedTotal: Int64 { rejected.values.reduce(0, +) }
    public var skippedTotal: Int64 { skipped.values.reduce(0, +) }
    /// read = accepted + rejected + skipped.
    public var read: Int64 { accepted + rejectedTotal + skippedTotal }
    /// Stamp columns in which every value stands at 00:00:00.
    public var dateOnly: TimedStamps { stampSeen.subtracting(stampOffMidnight) }
}
