public import Dossiers

/// Which column of a file means what.
public struct HeadingMatch: Sendable, Equatable {
    public enum Remark: Sendable, Equatable {
        /// The same heading stands in an earlier column, which is used.
        case doubled(ofColumn: Int)
        /// Another heading of the same field comes first in the schema.
        case otherColumnServes(column: Int)
        /// Means different things in different exports, and the other headings do not tell which.
        case ambiguous
        /// Matched only after leaving out marks and punctuation.
        case matchedLoosely
        case notNFC
    }

    public struct Column: Sendable, Equatable {
        /// The heading as it stands (two rows joined by a blank).
        public var text: String
        public var field: CanonicalField?
        public var isFeePart = false
        public var remarks: [Remark] = []
    }

    public var columns: [Column]

    /// The fields that a column serves. A single unit column serves both sides.
    public var fields: FieldSet {
        var set = FieldSet(columns.compactMap(\.field))
        if columns.contains(where: \.isFeePart) { set.insert(.fee) }
        if set.contains(.resolvingUnit) || set.contains(.receivingUnit) {
            set.insert(.resolvingUnit)
            set.insert(.receivingUnit)
        }
        return set
    }

    /// Index of the column that serves a field itself.
    public func column(of field: CanonicalField) -> Int? { columns.firstIndex { $0.field == field } }

    /// How many of its columns are understood.
    public var score: Int { columns.count { $0.field != nil || $0.isFeePart } }

    /// By which the better of two readings of a file is told: a column understood by its very words weighs
    /// twice one that is understood only without marks and punctuation. ("Ngày trả" of one system is not the
    /// `NgayTra` of another.)
    var weight: Int {
        columns.reduce(0) { sum, column in
            guard column.field != nil || column.isFeePart else { return sum }
            return sum + (column.remarks.contains(.matchedLoosely) ? 1 : 2)
        }
    }

    func isBetter(than other: HeadingMatch) -> Bool { weight > other.weight }
}

/// What a heading row must show to be one.
public enum HeadingRequirement: Sendable {
    /// An export: the id and the received date.
    case export
    /// A register: the id, or else the procedure code, and at least one field to join.
    case register

    func isMet(by fields: FieldSet) -> Bool {
        switch self {
        case .export:
            return fields.contains(.id) && fields.contains(.receivedAt)
        case .register:
            let useful = fields.fields.filter {
                !$0.isPersonal && $0 != .id && $0 != .procedureCode && $0 != .procedure
            }
            return (fields.contains(.id) || fields.contains(.procedureCode)) && !useful.isEmpty
        }
    }
}
