import Dossiers

/// The columns that tell what is known of a dossier: the same in the tables of present and past states, of exports
/// and registers.
///
/// A state is packed into numbers of 64 bits, the lowest bits first:
///
/// ```
/// receipt      received_at (32 bits) · due_at (32)
/// ending       finished_at (32) · returned_at (32)
/// words        receiving_unit (16) · resolving_unit (16) · procedure (16) · field (16)
/// codes        limit_unit (2) · channel (2) · level (2) · status (3) · payment (3) · rating (2) ·
///              components_digitized (2) · result_digitized (2) · electronic_result (2) · reused_data (2) ·
///              apology_issued (2) · stamps with a time of day (9) · limit_value (16) · column_set (13) ·
///              whether any of the columns below is filled (1)
/// fee          whole đồng; NULL where no column tells it
/// promises     original_due_at (32) · new_due_at (32)
/// supplement   supplement_from (32) · supplement_to (32)
/// letter       apology_at (32) · supplement_count (8) · apology_count (8)
/// due_history  first_due_at (32) · due_moves (8) · history (8)
/// wide         the high halves of the four words (16 each)
/// officer, findings
/// ```
///
/// Few dossiers have what stands below the fee. Views show each value by itself (``StoreViews``).
enum StateColumns {
    static let names = ["receipt", "ending", "words", "codes", "fee"] + rare
    private static let rare = ["promises", "supplement", "letter", "due_history", "wide", "officer", "findings"]
    static let list = names.joined(separator: ", ")
    static let count: Int32 = 12
    /// Numbers of ``ColumnSets`` have 13 bits.
    static let mostColumnSets: Int64 = (1 << 13) - 1

    /// Writes a state from the given parameter on.
    @inline(__always)
    static func bind(_ row: borrowing StoredDossier, columns: Int64, to statement: RawStatement, from first: Int32) {
        let dossier = row.dossier
        @inline(__always) func pair(_ low: UInt32, _ high: UInt32) -> Int64 {
            Int64(bitPattern: UInt64(low) | UInt64(high) << 32)
        }
        statement.bind(first, pair(dossier.receivedAt.rawValue, dossier.dueAt.rawValue))
        statement.bind(first + 1, pair(dossier.finishedAt.rawValue, dossier.returnedAt.rawValue))
        statement.bind(
            first + 2,
            pair(
                dossier.receivingUnit.rawValue & 0xFFFF | dossier.resolvingUnit.rawValue << 16,
                dossier.procedure.rawValue & 0xFFFF | dossier.field.rawValue << 16))
        statement.bind(first + 3, codes(dossier, columns) | (hasRare(row) ? 1 << 62 : 0))
        // No fee is another thing than a fee that no column tells.
        if dossier.known.contains(.fee) {
            statement.bind(first + 4, dossier.fee)
        } else {
            statement.bind(first + 4, orNull: dossier.fee)
        }
        bindRare(row, to: statement, from: first + 5)
    }

    @inline(__always)
    private static func rare(_ row: borrowing StoredDossier) -> InlineArray<7, UInt64> {
        let dossier = row.dossier
        @inline(__always) func pair(_ low: UInt32, _ high: UInt32) -> UInt64 { UInt64(low) | UInt64(high) << 32 }
        return [
            pair(dossier.originalDueAt.rawValue, dossier.newDueAt.rawValue),
            pair(dossier.supplementFrom.rawValue, dossier.supplementTo.rawValue),
            UInt64(dossier.apologyAt.rawValue) | UInt64(dossier.supplementCount) << 32
                | UInt64(dossier.apologyCount) << 40,
            UInt64(row.firstDue.rawValue) | UInt64(row.dueMoves) << 32 | UInt64(row.history.rawValue) << 40,
            pair(
                dossier.receivingUnit.rawValue >> 16 | dossier.resolvingUnit.rawValue & 0xFFFF_0000,
                dossier.procedure.rawValue >> 16 | dossier.field.rawValue & 0xFFFF_0000),
            UInt64(dossier.officer.rawValue), UInt64(dossier.findings.rawValue),
        ]
    }

    @inline(__always)
    private static func bindRare(_ row: borrowing StoredDossier, to statement: RawStatement, from first: Int32) {
        let rare = rare(row)
        for place in 0..<7 { statement.bind(first + Int32(place), orNull: Int64(bitPattern: rare[place])) }
    }

    private static func hasRare(_ row: borrowing StoredDossier) -> Bool {
        let rare = rare(row)
        var all: UInt64 = 0
        for place in 0..<7 { all |= rare[place] }
        return all != 0
    }

    @inline(never)
    private static func readRare(_ row: inout StoredDossier, from statement: RawStatement, at first: Int32) {
        func low(_ place: Int32) -> UInt32 { UInt32(truncatingIfNeeded: statement.int(first + place)) }
        func high(_ place: Int32) -> UInt32 { UInt32(truncatingIfNeeded: statement.int(first + place) >> 32) }
        row.dossier.originalDueAt = Stamp(rawValue: low(0))
        row.dossier.newDueAt = Stamp(rawValue: high(0))
        row.dossier.supplementFrom = Stamp(rawValue: low(1))
        row.dossier.supplementTo = Stamp(rawValue: high(1))
        row.dossier.apologyAt = Stamp(rawValue: low(2))
        row.dossier.supplementCount = UInt8(truncatingIfNeeded: high(2))
        row.dossier.apologyCount = UInt8(truncatingIfNeeded: high(2) >> 8)
        row.firstDue = Stamp(rawValue: low(3))
        row.dueMoves = UInt8(truncatingIfNeeded: high(3))
        row.history = HistoryFindings(rawValue: UInt8(truncatingIfNeeded: high(3) >> 8))
        row.dossier.receivingUnit.rawValue |= low(4) << 16
        row.dossier.resolvingUnit.rawValue |= low(4) & 0xFFFF_0000
        row.dossier.procedure.rawValue |= high(4) << 16
        row.dossier.field.rawValue |= high(4) & 0xFFFF_0000
        row.dossier.officer = WordID(rawValue: low(5))
        row.dossier.findings = Findings(rawValue: low(6))
    }

    @inline(__always)
    private static func codes(_ row: borrowing Dossier, _ columns: Int64) -> Int64 {
        let stated =
            UInt64(row.limitUnit.rawValue) | UInt64(row.channel.rawValue) << 2 | UInt64(row.level.rawValue) << 4
            | UInt64(row.status.rawValue) << 6 | UInt64(row.payment.rawValue) << 9 | UInt64(row.rating.rawValue) << 12
        let answers =
            UInt64(row.componentsDigitized.rawValue) | UInt64(row.resultDigitized.rawValue) << 2
            | UInt64(row.electronicResult.rawValue) << 4 | UInt64(row.reusedData.rawValue) << 6
            | UInt64(row.apologyIssued.rawValue) << 8
        let rest = UInt64(row.timed.rawValue & 0x1FF) << 24 | UInt64(row.limitValue) << 33 | UInt64(columns) << 49
        return Int64(bitPattern: stated | answers << 14 | rest)
    }

    /// Reads a state from the given column on. A code that no list has is read as none, and shows in the digest.
    @inline(__always)
    static func read(_ row: inout StoredDossier, columns: ColumnSets, from statement: RawStatement, at first: Int32) {
        @inline(__always) func word(_ place: Int32) -> UInt64 { UInt64(bitPattern: statement.int(first + place)) }
        @inline(__always) func low(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word) }
        @inline(__always) func high(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
        let (receipt, ending, words, codes) = (word(0), word(1), word(2), word(3))
        row.dossier.receivedAt = Stamp(rawValue: low(receipt))
        row.dossier.dueAt = Stamp(rawValue: high(receipt))
        row.dossier.finishedAt = Stamp(rawValue: low(ending))
        row.dossier.returnedAt = Stamp(rawValue: high(ending))
        row.dossier.receivingUnit = WordID(rawValue: low(words) & 0xFFFF)
        row.dossier.resolvingUnit = WordID(rawValue: low(words) >> 16)
        row.dossier.procedure = WordID(rawValue: high(words) & 0xFFFF)
        row.dossier.field = WordID(rawValue: high(words) >> 16)
        @inline(__always) func code(_ shift: UInt64, _ mask: UInt64) -> UInt8 {
            UInt8(truncatingIfNeeded: codes >> shift & mask)
        }
        row.dossier.limitUnit = LimitUnit(rawValue: code(0, 3)) ?? .none
        row.dossier.channel = Channel(rawValue: code(2, 3)) ?? .unknown
        row.dossier.level = ServiceLevel(rawValue: code(4, 3)) ?? .unknown
        row.dossier.status = StatusGroup(rawValue: code(6, 7)) ?? .unknown
        row.dossier.payment = Payment(rawValue: code(9, 7)) ?? .unknown
        row.dossier.rating = Rating(rawValue: code(12, 3)) ?? .unknown
        row.dossier.componentsDigitized = Answer(rawValue: code(14, 3)) ?? .unknown
        row.dossier.resultDigitized = Answer(rawValue: code(16, 3)) ?? .unknown
        row.dossier.electronicResult = Answer(rawValue: code(18, 3)) ?? .unknown
        row.dossier.reusedData = Answer(rawValue: code(20, 3)) ?? .unknown
        row.dossier.apologyIssued = Answer(rawValue: code(22, 3)) ?? .unknown
        row.dossier.timed = TimedStamps(rawValue: UInt16(truncatingIfNeeded: codes >> 24 & 0x1FF))
        row.dossier.limitValue = UInt16(truncatingIfNeeded: codes >> 33)
        row.dossier.known = columns.fields(of: Int64(codes >> 49 & 0x1FFF))
        row.dossier.fee = statement.int(first + 4)
        if codes >> 62 & 1 == 1 { readRare(&row, from: statement, at: first + 5) }
    }

    // MARK: - SQL

    /// The columns as a table declares them.
    static let declaration = """
        receipt INTEGER NOT NULL, ending INTEGER NOT NULL, words INTEGER NOT NULL, codes INTEGER NOT NULL,
        fee INTEGER, \(rare.map { $0 + " INTEGER" }.joined(separator: ", "))
        """

    /// The values that the columns hold, as a view computes them.
    static let values: String = computed.map { "\($1) AS \($0)" }.joined(separator: ",\n")

    private static let computed: [(String, String)] = {
        func bits(_ column: String, _ shift: Int, _ bits: Int) -> String {
            shift == 0 ? "\(column) & \((1 << bits) - 1)" : "(\(column) >> \(shift)) & \((1 << bits) - 1)"
        }
        func none(_ value: String) -> String { "nullif(\(value), 0)" }
        func word(_ shift: Int) -> String {
            none("(\(bits("words", shift, 16))) | ((\(bits("coalesce(wide, 0)", shift, 16))) << 16)")
        }
        let columns = [
            ("received_at", none(bits("receipt", 0, 32))), ("due_at", none(bits("receipt", 32, 32))),
            ("finished_at", none(bits("ending", 0, 32))), ("returned_at", none(bits("ending", 32, 32))),
            ("receiving_unit", word(0)), ("resolving_unit", word(16)), ("procedure", word(32)), ("field", word(48)),
        ]
        let codes = [
            ("limit_unit", 0, 2), ("channel", 2, 2), ("level", 4, 2), ("status", 6, 3), ("payment", 9, 3),
            ("rating", 12, 2), ("components_digitized", 14, 2), ("result_digitized", 16, 2),
            ("electronic_result", 18, 2), ("reused_data", 20, 2), ("apology_issued", 22, 2), ("timed", 24, 9),
            ("limit_value", 33, 16), ("column_set", 49, 13),
        ]
        let rare = [
            ("original_due_at", "promises", 0, 32), ("new_due_at", "promises", 32, 32),
            ("supplement_from", "supplement", 0, 32), ("supplement_to", "supplement", 32, 32),
            ("apology_at", "letter", 0, 32), ("supplement_count", "letter", 32, 8), ("apology_count", "letter", 40, 8),
            ("first_due_at", "due_history", 0, 32), ("due_moves", "due_history", 32, 8),
            ("history", "due_history", 40, 8),
        ]
        return columns + codes.map { ($0, none(bits("codes", $1, $2))) } + rare.map { ($0, none(bits($1, $2, $3))) }
    }()
}

/// The sets of columns that records had, by their numbers in the store.
struct ColumnSets: Sendable {
    private(set) var masks: [UInt64] = [0]
    private var numbers: [UInt64: Int64] = [:]

    /// A number that is not there reads as no columns at all.
    @inline(__always)
    func fields(of number: Int64) -> FieldSet {
        FieldSet(rawValue: number < masks.count ? masks[Int(number)] : 0)
    }

    func number(of fields: FieldSet) -> Int64? { numbers[fields.rawValue] }

    mutating func add(_ fields: FieldSet) -> Int64 {
        masks.append(fields.rawValue)
        numbers[fields.rawValue] = Int64(masks.count - 1)
        return Int64(masks.count - 1)
    }
}
