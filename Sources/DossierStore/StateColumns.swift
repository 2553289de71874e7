import CSQLite
import Dossiers

/// The columns that tell what is known of a dossier: the same in the tables of present and past states, of exports
/// and registers.
enum StateColumns {
    static let names = [
        "columns", "timed", "received_at", "due_at", "original_due_at", "new_due_at",
        "finished_at", "returned_at", "supplement_from", "supplement_to", "apology_at", "receiving_unit",
        "resolving_unit", "procedure", "field", "officer", "channel", "level",
        "status", "payment", "rating", "limit_value", "limit_unit", "fee",
        "components_digitized", "result_digitized", "electronic_result", "reused_data", "apology_issued", "supplement_count",
        "apology_count", "findings", "first_due_at", "due_moves", "history",
    ]

    static let list = names.joined(separator: ", ")
    static var count: Int32 { Int32(names.count) }

    /// Writes a state from the given parameter on.
    @inline(__always)
    static func bind(_ row: borrowing StoredDossier, columns: Int64, to statement: RawStatement, from first: Int32) {
        let dossier = row.dossier
        @inline(__always) func put(_ place: Int32, _ value: some BinaryInteger) {
            statement.bind(first + place, orNull: Int64(truncatingIfNeeded: value))
        }
        statement.bind(first, columns)
        put(1, dossier.timed.rawValue)
        put(2, dossier.receivedAt.rawValue)
        put(3, dossier.dueAt.rawValue)
        put(4, dossier.originalDueAt.rawValue)
        put(5, dossier.newDueAt.rawValue)
        put(6, dossier.finishedAt.rawValue)
        put(7, dossier.returnedAt.rawValue)
        put(8, dossier.supplementFrom.rawValue)
        put(9, dossier.supplementTo.rawValue)
        put(10, dossier.apologyAt.rawValue)
        put(11, dossier.receivingUnit.rawValue)
        put(12, dossier.resolvingUnit.rawValue)
        put(13, dossier.procedure.rawValue)
        put(14, dossier.field.rawValue)
        put(15, dossier.officer.rawValue)
        put(16, dossier.channel.rawValue)
        put(17, dossier.level.rawValue)
        put(18, dossier.status.rawValue)
        put(19, dossier.payment.rawValue)
        put(20, dossier.rating.rawValue)
        put(21, dossier.limitValue)
        put(22, dossier.limitUnit.rawValue)
        // No fee is another thing than a fee that no column tells.
        if dossier.known.contains(.fee) { statement.bind(first + 23, dossier.fee) } else { put(23, dossier.fee) }
        put(24, dossier.componentsDigitized.rawValue)
        put(25, dossier.resultDigitized.rawValue)
        put(26, dossier.electronicResult.rawValue)
        put(27, dossier.reusedData.rawValue)
        put(28, dossier.apologyIssued.rawValue)
        put(29, dossier.supplementCount)
        put(30, dossier.apologyCount)
        put(31, dossier.findings.rawValue)
        put(32, row.firstDue.rawValue)
        put(33, row.dueMoves)
        put(34, row.history.rawValue)
    }

    /// Reads a state from the given column on. A number that no code list has is read as none, and shows in the digest.
    @inline(__always)
    static func read(_ row: inout StoredDossier, columns: ColumnSets, from statement: RawStatement, at first: Int32) {
        @inline(__always) func number(_ place: Int32) -> Int64 { statement.int(first + place) }
        @inline(__always) func stamp(_ place: Int32) -> Stamp { Stamp(rawValue: UInt32(truncatingIfNeeded: number(place))) }
        @inline(__always) func word(_ place: Int32) -> WordID { WordID(rawValue: UInt32(truncatingIfNeeded: number(place))) }
        @inline(__always) func byte(_ place: Int32) -> UInt8 { UInt8(truncatingIfNeeded: number(place)) }
        row.dossier.known = columns.fields(of: number(0))
        row.dossier.timed = TimedStamps(rawValue: UInt16(truncatingIfNeeded: number(1)))
        row.dossier.receivedAt = stamp(2)
        row.dossier.dueAt = stamp(3)
        row.dossier.originalDueAt = stamp(4)
        row.dossier.newDueAt = stamp(5)
        row.dossier.finishedAt = stamp(6)
        row.dossier.returnedAt = stamp(7)
        row.dossier.supplementFrom = stamp(8)
        row.dossier.supplementTo = stamp(9)
        row.dossier.apologyAt = stamp(10)
        row.dossier.receivingUnit = word(11)
        row.dossier.resolvingUnit = word(12)
        row.dossier.procedure = word(13)
        row.dossier.field = word(14)
        row.dossier.officer = word(15)
        row.dossier.channel = Channel(rawValue: byte(16)) ?? .unknown
        row.dossier.level = ServiceLevel(rawValue: byte(17)) ?? .unknown
        row.dossier.status = StatusGroup(rawValue: byte(18)) ?? .unknown
        row.dossier.payment = Payment(rawValue: byte(19)) ?? .unknown
        row.dossier.rating = Rating(rawValue: byte(20)) ?? .unknown
        row.dossier.limitValue = UInt16(truncatingIfNeeded: number(21))
        row.dossier.limitUnit = LimitUnit(rawValue: byte(22)) ?? .none
        row.dossier.fee = number(23)
        row.dossier.componentsDigitized = Answer(rawValue: byte(24)) ?? .unknown
        row.dossier.resultDigitized = Answer(rawValue: byte(25)) ?? .unknown
        row.dossier.electronicResult = Answer(rawValue: byte(26)) ?? .unknown
        row.dossier.reusedData = Answer(rawValue: byte(27)) ?? .unknown
        row.dossier.apologyIssued = Answer(rawValue: byte(28)) ?? .unknown
        row.dossier.supplementCount = byte(29)
        row.dossier.apologyCount = byte(30)
        row.dossier.findings = Findings(rawValue: UInt32(truncatingIfNeeded: number(31)))
        row.firstDue = stamp(32)
        row.dueMoves = byte(33)
        row.history = HistoryFindings(rawValue: byte(34))
    }
}

/// The sets of columns that records had, by their numbers in the store.
struct ColumnSets: Sendable {
    private(set) var masks: [UInt64] = [0]
    private var numbers: [UInt64: Int64] = [:]

    /// A number that is not there reads as no columns at all.
    @inline(__always)
    func fields(of number: Int64) -> FieldSet {
        FieldSet(rawValue: number > 0 && number < masks.count ? masks[Int(number)] : 0)
    }

    func number(of fields: FieldSet) -> Int64? { numbers[fields.rawValue] }

    mutating func add(_ fields: FieldSet) -> Int64 {
        masks.append(fields.rawValue)
        numbers[fields.rawValue] = Int64(masks.count - 1)
        return Int64(masks.count - 1)
    }
}
