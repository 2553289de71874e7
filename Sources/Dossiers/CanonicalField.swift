/// The canonical fields of a dossier (trường chuẩn của hồ sơ): what a heading of an export can mean.
///
/// The raw value is stable: it is a bit position in ``FieldSet``. The name is the key that schemas,
/// `--where` and reports use.
public enum CanonicalField: UInt8, CaseIterable, Sendable {
    case id, procedureCode, procedure, field, receivingUnit, resolvingUnit, officer
    case channel, level, limit
    case receivedAt, submittedAt, dueAt, originalDueAt, newDueAt, finishedAt, returnedAt
    case status, supplementCount, supplementFrom, supplementTo
    case fee, payment
    case componentsDigitized, resultDigitized, electronicResult, reusedData
    case apologyAt, apologyRef, apologyCount
    case rating
    /// Personal data of the citizen: known so that the heading is recognised, never read beyond its cell.
    case owner, address, phone, identity

    /// The key used in schema files and reports, e.g. `receivedAt`.
    public var key: String { String(describing: self) }

    public init?(key: String) {
        guard let match = Self.allCases.first(where: { $0.key == key }) else { return nil }
        self = match
    }

    public var isPersonal: Bool {
        switch self {
        case .owner, .address, .phone, .identity: true
        default: false
        }
    }
}

/// A set of canonical fields, one bit each.
public struct FieldSet: OptionSet, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable public init(_ field: CanonicalField) { rawValue = 1 << UInt64(field.rawValue) }
    public init(_ fields: some Sequence<CanonicalField>) {
        rawValue = fields.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    }

    @inlinable public func contains(_ field: CanonicalField) -> Bool { rawValue >> UInt64(field.rawValue) & 1 == 1 }
    @inlinable public mutating func insert(_ field: CanonicalField) { rawValue |= 1 << UInt64(field.rawValue) }
    @inlinable public mutating func remove(_ field: CanonicalField) { rawValue &= ~(1 << UInt64(field.rawValue)) }

    /// The fields in their declared order.
    public var fields: [CanonicalField] { CanonicalField.allCases.filter(contains) }
}
