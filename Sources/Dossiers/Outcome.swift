/// What a ruleset makes of one dossier, before any period is asked about (kết luận).
public struct Outcome: BitwiseCopyable, Hashable, Sendable {
    public enum Placement: BitwiseCopyable, Hashable, Sendable {
        case counted
        /// Not accepted at reception: counted apart.
        case notAccepted
        case excluded(Exclusion)
    }

    /// How a dossier ended, as far as the export tells.
    public enum End: UInt8, BitwiseCopyable, Sendable { case none = 0, resolved, withdrawn, refused }

    /// Trước hạn, đúng hạn, quá hạn. `none` of what has not ended, or ended without being resolved.
    public enum Verdict: UInt8, BitwiseCopyable, Sendable { case none = 0, early, onTime, late }

    public var placement = Placement.counted
    /// Withdrawn and refused dossiers are `resolved` where the ruleset counts them there.
    public var endKind = End.none
    /// Against the promise that the ruleset judges by.
    public var verdict = Verdict.none
    /// Against the first promise: the original due date where it is known, else the due date.
    public var firstVerdict = Verdict.none
    /// The end by the ruleset (definitions §5); none while open.
    public var end = Stamp.none

    /// The last second in which the promise is kept; none without a due date.
    public var deadline = Stamp.none
    /// The same of the first promise.
    public var firstDeadline = Stamp.none
    /// Legal limit in working days, where the ruleset judges by it for want of a due date; else 0.
    public var legalDays: UInt16 = 0

    /// Letter dated on or before the last working day before the first due day (A2).
    public var apologyStrict = false
    /// Letter dated on or before the first due day (A3).
    public var apologyByDue = false
    /// The year for want of which ``apologyStrict`` is not known; 0 when it is.
    public var apologyUncoveredYear: UInt16 = 0

    /// Working days after the day of receipt up to and including the finish day (T5); 0 unless resolved.
    public var processingDays = WorkingDays.days(0)
    /// Working days after the due day (T6); 0 unless late. The finish is the one that was judged, supplement
    /// time taken off where the ruleset says so; never below 0.
    public var daysLate = WorkingDays.days(0)

    @inlinable public init() {}
}

/// Why a dossier stands in no figure (bị loại khỏi thống kê): dates that cannot be placed.
public enum Exclusion: UInt8, CaseIterable, BitwiseCopyable, Sendable {
    case receivedAfterExport
    case withdrawnWithoutDate
    case finishedWithoutDate
    case finishBeforeReceiptDay
    case finishAfterExport
    /// Only under rulesets with `noDueDate: excluded`.
    case noDueDate

    /// Stable key of reports.
    public var key: String { String(describing: self) }
}

/// The state of a dossier that is open (đang giải quyết) at the as-of instant.
public enum OpenState: UInt8, CaseIterable, BitwiseCopyable, Sendable { case inTime, overdue, paused }

/// The span for which marks are asked, and the instant at which open dossiers are judged.
public struct Frame: BitwiseCopyable, Hashable, Sendable {
    /// What is counted: definitions §5, population of a period, or the cohort received in it.
    public enum Base: String, CaseIterable, BitwiseCopyable, Sendable { case population, received }

    public let from: Stamp
    public let to: Stamp
    /// Exclusive: the end of day D is D+1 00:00:00.
    public let asOf: Stamp
    /// The day of the last second before as-of.
    public let lastDay: CivilDay
    public let base: Base
    /// Today's status tells about as-of, since as-of is not before the export's own instant.
    public let statusIsCurrent: Bool

    public init(period: Period, asOf: Stamp, exportedAt: Stamp, base: Base = .population) {
        from = period.from
        to = period.to
        self.asOf = asOf
        lastDay = Stamp(rawValue: max(asOf.rawValue, 1) - 1).day
        self.base = base
        statusIsCurrent = asOf >= exportedAt
    }

    /// As-of is the earlier of the period's end and the export's own instant.
    public init(period: Period, exportedAt: Stamp, base: Base = .population) {
        self.init(period: period, asOf: min(period.to, exportedAt), exportedAt: exportedAt, base: base)
    }

    @inlinable public func contains(_ stamp: Stamp) -> Bool { from <= stamp && stamp < to }
}
