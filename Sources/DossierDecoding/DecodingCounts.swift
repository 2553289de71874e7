public import Dossiers

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
