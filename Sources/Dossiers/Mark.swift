/// One thing that a dossier can be counted as within a frame. Every count is the number of dossiers that
/// carry a mark, every numerator and denominator is a set of marks, and a list shows the dossiers that
/// carry them: so a list is as long as its figure by construction.
///
/// Marks of the resolving side are counted in the slice of the resolving unit, the others in the slice
/// of the receiving unit (definitions §2).
public enum Mark: UInt8, CaseIterable, Sendable {
    // Resolving side: population and balance (definitions §5).
    case carriedOver
    case received, receivedOnline, receivedDirect, receivedPostal
    case early, onTime, late
    case withdrawn
    /// Within `withdrawn`: refused after acceptance.
    case refused
    case openInTime, openOverdue, openPaused
    // Resolving side: results.
    case resultDigitized, electronicResult
    case rated, satisfied
    /// Late by the ruleset's own due date, with a dated apology letter (A1–A6 go by the first promise).
    case lateWithDatedLetter
    // Resolving side: apology letters, against the first promise; R = resolved late, O = open overdue.
    case lateFirstPromiseR, lateFirstPromiseO
    case apologyR, apologyO
    case apologyStrictR, apologyStrictO
    case apologyByDueR, apologyByDueO
    case apologyMissingR, apologyMissingO
    case apologyUndatedR, apologyUndatedO
    case newDateR, newDateO
    /// Of `newDate`: those whose new date has passed or that are finished (denominator of A6).
    case newDateRipeR, newDateRipeO
    case newDateKeptR, newDateKeptO
    case extendedTwice
    case letterWithoutLateness
    /// A letter on a dossier that is open and not yet due: announced, no fault.
    case announced
    /// On time or in time only because the due date was moved.
    case onTimeOnlyByMovedDate

    // Receiving side (of dossiers received in the period).
    case reception
    case online, direct, postal
    case offeredOnline, onlineOfOffered
    case fullService, onlineOfFullService
    case levelMissing
    case withFee, paidOnlineWithFee
    case paid, paidOnline
    case componentsDigitized, reusedData, dossierDigitized
    /// Not accepted at reception: counted apart, belongs to nothing else.
    case notAccepted

    public var isOfResolvingSide: Bool { rawValue <= Mark.onTimeOnlyByMovedDate.rawValue }
}

/// The marks that one dossier carries in one frame.
public struct Marks: OptionSet, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable @inline(__always) public init(_ mark: Mark) { rawValue = 1 << UInt64(mark.rawValue) }
    public init(_ marks: some Sequence<Mark>) { rawValue = marks.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }
    @inlinable @inline(__always) public func contains(_ mark: Mark) -> Bool {
        rawValue >> UInt64(mark.rawValue) & 1 == 1
    }
    @inlinable @inline(__always) public mutating func insert(_ mark: Mark) { rawValue |= 1 << UInt64(mark.rawValue) }

    /// Inserts a mark where both conditions hold, without a branch.
    @inlinable @inline(__always)
    mutating func insert(_ mark: Mark, if first: Bool, _ second: Bool = true) {
        rawValue |= ((first ? 1 : 0) & (second ? 1 : 0)) << UInt64(mark.rawValue)
    }

    /// Constants, not lazy globals: they are read once a dossier.
    @inlinable public static var ofResolvingSide: Marks {
        Marks(rawValue: (2 << UInt64(Mark.onTimeOnlyByMovedDate.rawValue)) - 1)
    }
    @inlinable public static var ofReceivingSide: Marks {
        Marks(rawValue: (2 << UInt64(Mark.notAccepted.rawValue)) - 1).subtracting(ofResolvingSide)
    }
    /// How many marks the set could hold: the length of a row of counts.
    public static let capacity = 64
}
