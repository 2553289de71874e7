public import Dossiers

/// The words of a run, shared by all its files.
public final class RunWords {
    public var units = WordTable()
    public var procedures = ProcedureTable()
    public var fields = WordTable()
    public var officers = WordTable()
    private var lists: [String: WordLists] = [:]
    public init() {}

    /// The folded words of a schema.
    func lists(of schema: ExportSchema) -> WordLists {
        if let known = lists[schema.id] { return known }
        let made = WordLists(schema)
        lists[schema.id] = made
        return made
    }
}

/// What decoding one batch yields. Reused from batch to batch.
public struct DecodedBatch {
    /// The accepted records, in order.
    public var rows: [Dossier] = []
    public var rejected: [RejectedEntry] = []
    /// The ids of the rows as text (list mode only): row *k* is `idStarts[k] ..< idStarts[k + 1]`.
    public var idBytes: [UInt8] = []
    public var idStarts: [Int] = [0]
    /// Unreadable cells and unknown words of the batch (list mode only), in order.
    public var cellFindings: [CellFinding] = []

    public init() {}

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
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

    public init() {}

    public var rejectedTotal: Int64 { rejected.values.reduce(0, +) }
    public var skippedTotal: Int64 { skipped.values.reduce(0, +) }
    /// read = accepted + rejected + skipped.
    public var read: Int64 { accepted + rejectedTotal + skippedTotal }
    /// Stamp columns in which every value stands at 00:00:00.
    public var dateOnly: TimedStamps { stampSeen.subtracting(stampOffMidnight) }
}
