/// What is known of one dossier (hồ sơ), in one fixed-size row without references.
///
/// The same row is a decoded record, a register's statement about a dossier, and the dossier after all
/// its records are merged; it can be spilled to a file as it is. A zero byte pattern is an empty dossier.
/// No name, address, phone or identity number of a citizen ever enters it; of the id it holds a digest,
/// and in list mode the place of the id's text.
public struct Dossier: BitwiseCopyable, Equatable, Sendable {
    /// 128-bit digest of the id's text (NFC, trimmed).
    public var identityHigh: UInt64 = 0
    public var identityLow: UInt64 = 0
    /// Which columns the record's file has (after a merge: of any record merged in).
    public var known = FieldSet()
    /// Fee in whole đồng; valid when ``known`` has `.fee`. An empty cell is 0.
    public var fee: Int64 = 0
    /// Where the id's text stands in the run's id spool (list mode only).
    public var idReference: UInt64 = 0

    public var receivedAt = Stamp.none
    public var dueAt = Stamp.none
    public var originalDueAt = Stamp.none
    public var newDueAt = Stamp.none
    public var finishedAt = Stamp.none
    public var returnedAt = Stamp.none
    public var supplementFrom = Stamp.none
    public var supplementTo = Stamp.none
    /// Date of the apology letter; none when the letter carries no date.
    public var apologyAt = Stamp.none

    public var receivingUnit = WordID.none
    public var resolvingUnit = WordID.none
    public var procedure = WordID.none
    public var field = WordID.none
    public var officer = WordID.none

    /// Physical line on which the record starts, from 1.
    public var line: UInt32 = 0
    /// Record number in its file, from 1.
    public var record: UInt32 = 0
    public var findings = Findings()
    /// Index of the file in the run.
    public var file: UInt16 = 0
    /// Which of the stamps carry a time of day.
    public var timed = TimedStamps()
    public var limitValue: UInt16 = 0

    public var limitUnit = LimitUnit.none
    public var channel = Channel.unknown
    public var level = ServiceLevel.unknown
    public var status = StatusGroup.unknown
    public var payment = Payment.unknown
    public var rating = Rating.unknown
    public var componentsDigitized = Answer.unknown
    public var resultDigitized = Answer.unknown
    public var electronicResult = Answer.unknown
    public var reusedData = Answer.unknown
    /// Whether an apology letter was issued, by definitions §2 "An apology cell counts as issued when …".
    public var apologyIssued = Answer.unknown
    public var supplementCount: UInt8 = 0
    public var apologyCount: UInt8 = 0
    /// What kind of record the row is.
    public var role = Role.export

    public enum Role: UInt8, BitwiseCopyable, Sendable { case export = 0, register }

    public init() {}
}

/// One bit per stamp of a dossier: set when the cell held a time of day.
public struct TimedStamps: OptionSet, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    @inlinable public static var receivedAt: TimedStamps { TimedStamps(rawValue: 1 << 0) }
    @inlinable public static var dueAt: TimedStamps { TimedStamps(rawValue: 1 << 1) }
    @inlinable public static var originalDueAt: TimedStamps { TimedStamps(rawValue: 1 << 2) }
    @inlinable public static var newDueAt: TimedStamps { TimedStamps(rawValue: 1 << 3) }
    @inlinable public static var finishedAt: TimedStamps { TimedStamps(rawValue: 1 << 4) }
    @inlinable public static var returnedAt: TimedStamps { TimedStamps(rawValue: 1 << 5) }
    @inlinable public static var supplementFrom: TimedStamps { TimedStamps(rawValue: 1 << 6) }
    @inlinable public static var supplementTo: TimedStamps { TimedStamps(rawValue: 1 << 7) }
    @inlinable public static var apologyAt: TimedStamps { TimedStamps(rawValue: 1 << 8) }
}
