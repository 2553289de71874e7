import CSVStream

/// Why a record became no dossier (loại lỗi), definitions §2 "Rejected".
public enum RejectKind: String, CaseIterable, Sendable {
    case idEmpty
    case receivedMissing
    case receivedUnreadable
    case extraCells
    case cutOff
    case unclosedQuote
    case fieldTooLong
    case recordTooLong
    case badEncoding
    case zeroByte

    init(_ fault: RecordFault) {
        switch fault {
        case .unclosedQuote: self = .unclosedQuote
        case .fieldTooLong: self = .fieldTooLong
        case .recordTooLong: self = .recordTooLong
        }
    }
}

/// Why a record is passed over without judgement, definitions §2.
public enum SkipKind: String, CaseIterable, Sendable {
    case separatorLine, title, heading, blank, repeatedHeading, total, group, footer, notAccepted
}

/// What became of one entry of a batch.
public struct RejectedEntry: Sendable, Equatable {
    /// Index in ``RecordBatch/entries``.
    public var entry: Int
    public var kind: RejectKind
    /// Column number from 1; 0 when the whole record is meant.
    public var column: Int
    /// How many records it weighs: the lines that an unclosed quote swallowed, else 1.
    public var weight: Int64
}
