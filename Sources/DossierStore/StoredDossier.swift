public import Dossiers

/// What the store keeps of a dossier, or of what the registers say of an id, as of one run.
///
/// The words of ``dossier`` have the store's numbers. Of its place it has the line; the file is ``file``.
public struct StoredDossier: Equatable, Sendable {
    /// The digest of the id, by which the rows are kept in order (``StoreKey``).
    public var key: Int64
    /// Of the record that made the state: the same record again changes nothing.
    public var fingerprint: Int64 = 0
    /// The run that brought this state.
    public var since: Int64 = 0
    /// The state before: its row in the table of past states; 0 when there is none.
    public var past: Int64 = 0
    /// The file that the record stood in.
    public var file: Int64 = 0
    public var dossier = Dossier()
    /// What only the history shows.
    public var history = HistoryFindings()
    /// How often the due date was moved.
    public var dueMoves: UInt8 = 0
    /// The due date that was known first, where it is no longer the same.
    public var firstDue = Stamp.none
    /// Registers only: which series of registers name the id, one bit each.
    public var series: UInt64 = 0
    /// Registers only: the letters that are told apart.
    public var letters = LetterCount()

    public init(key: Int64) { self.key = key }

    /// Whether both say the same of the dossier, wherever it was read.
    public func saysTheSame(as other: StoredDossier) -> Bool {
        var (a, b) = (dossier, other.dossier)
        for path in [\Dossier.line, \Dossier.record] { (a[keyPath: path], b[keyPath: path]) = (0, 0) }
        (a.idReference, b.idReference, a.file, b.file) = (0, 0, 0, 0)
        (a.identityHigh, b.identityHigh, a.identityLow, b.identityLow) = (0, 0, 0, 0)
        return a == b && series == other.series && letters == other.letters
    }
}

/// What only the history of a dossier can show, one bit each.
public struct HistoryFindings: OptionSet, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The due date was moved after it had passed.
    @inlinable public static var dueMovedAfterPassing: HistoryFindings { .init(rawValue: 1 << 0) }
    /// The finish date was taken away or moved back.
    @inlinable public static var finishTakenBack: HistoryFindings { .init(rawValue: 1 << 1) }
    /// The record came back to what it was before.
    @inlinable public static var flips: HistoryFindings { .init(rawValue: 1 << 2) }
}
