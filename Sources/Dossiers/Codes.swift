// The closed code lists of a dossier. Raw value 0 always means "not known" so that a zeroed row is an
// empty one; the words that map to these come from a schema, never from code.

/// How the dossier was handed in (hình thức nộp).
public enum Channel: UInt8, CaseIterable, BitwiseCopyable, Sendable { case unknown = 0, direct, online, postal }

/// Level of the online service (mức độ): toàn trình, một phần, cung cấp thông tin.
public enum ServiceLevel: UInt8, CaseIterable, BitwiseCopyable, Sendable {
    case unknown = 0, full, partial, information
}

/// How the fee was paid (hình thức thanh toán). Bank transfer is `other` unless the schema says otherwise.
public enum Payment: UInt8, CaseIterable, BitwiseCopyable, Sendable { case unknown = 0, online, other, none, exempt }

/// Status group (nhóm trạng thái), definitions §3.
public enum StatusGroup: UInt8, CaseIterable, BitwiseCopyable, Sendable {
    case unknown = 0, notAccepted, open, paused, withdrawn, refused, finished
}

/// The citizen's rating (đánh giá).
public enum Rating: UInt8, CaseIterable, BitwiseCopyable, Sendable {
    case unknown = 0, satisfied, neutral, dissatisfied
}

/// Yes, no, or no such column.
public enum Answer: UInt8, BitwiseCopyable, Sendable { case unknown = 0, no, yes }

/// Unit of a procedure's legal limit (thời hạn giải quyết).
public enum LimitUnit: UInt8, BitwiseCopyable, Sendable { case none = 0, workingDays, hours }

/// An interned word (unit, procedure, field of work, officer). 0 is the empty word.
public struct WordID: RawRepresentable, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
    @inlinable public static var none: WordID { WordID(rawValue: 0) }
}
