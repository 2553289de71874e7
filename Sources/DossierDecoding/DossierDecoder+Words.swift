import CSVStream
import Dossiers

/// Cells that are words: each distinct spelling is understood once and then found by its bytes.
extension DossierDecoder {
    /// Set in a table's value when the schema does not know the word, or the cell cannot be read.
    static let unknownBit: UInt64 = 1 << 63

    /// Reads a cell that is a word; false when the schema does not know it, or it cannot be read.
    @inline(__always)
    mutating func readWord(
        _ step: ColumnStep, _ bytes: Span<UInt8>, _ low: Int, _ high: Int, _ table: inout RawWordTable,
        _ row: inout Dossier
    ) -> Bool {
        let value = meaning(step, bytes, low, high, &table)
        if value & Self.unknownBit != 0 { return false }
        // A register's cell that cannot be understood changes nothing.
        if role == .register { row.known.insert(step.field) }
        assign(value, step.kind, &row)
        return true
    }

    /// What a cell means: from the table, or understood now and kept there.
    // Mutating, here and below, for speed alone: else the compiler copies the whole decoder for each cell.
    @inline(__always)
    mutating func meaning(
        _ step: ColumnStep, _ bytes: Span<UInt8>, _ low: Int, _ high: Int, _ table: inout RawWordTable
    ) -> UInt64 {
        let key = RawWordTable.Key(step.column, bytes, low, high)
        if let slot = table.find(key, bytes, low, high) {
            let value = table.value(slot)
            if value & Self.unknownBit != 0 { table.noteUse(slot) }
            return value
        }
        if table.isFull { empty(&table) }
        let value = understand(step.kind, vocabulary.cleanText(bytes, low, high))
        table.noteUse(table.insert(step.column, bytes, low, high, value: value))
        return value
    }

    @inline(__always)
    private mutating func assign(_ value: UInt64, _ kind: ColumnStep.Kind, _ row: inout Dossier) {
        let code = UInt8(truncatingIfNeeded: value)
        let word = WordID(rawValue: UInt32(truncatingIfNeeded: value))
        switch kind {
        case .status: row.status = StatusGroup(rawValue: code) ?? .unknown
        case .channel: row.channel = Channel(rawValue: code) ?? .unknown
        case .level: row.level = ServiceLevel(rawValue: code) ?? .unknown
        case .payment: row.payment = Payment(rawValue: code) ?? .unknown
        case .rating: row.rating = Rating(rawValue: code) ?? .unknown
        case .answer(let slot), .presence(let slot): set(slot, Answer(rawValue: code) ?? .unknown, &row)
        case .unit(let receiving, let resolving):
            if receiving { row.receivingUnit = word }
            if resolving { row.resolvingUnit = word }
        case .procedureCode, .procedureName: row.procedure = word
        case .fieldOfWork: row.field = word
        case .officer: row.officer = word
        case .fee, .feePart: row.fee &+= Int64(value)
        case .limit:
            row.limitValue = UInt16(truncatingIfNeeded: value)
            row.limitUnit = LimitUnit(rawValue: UInt8(truncatingIfNeeded: value >> 16)) ?? .none
        case .supplementCount: row.supplementCount = code
        case .apologyCount: row.apologyCount = code
        case .apology: assignApology(value, &row)
        case .apologyReference:
            // The reference tells that a letter exists; the date column, where there is one, tells when.
            let date = row.apologyAt
            if value >> 32 & 1 == 1 {
                assignApology(value, &row)
                if !date.isNone { row.apologyAt = date }
            } else if row.apologyIssued == .unknown {
                row.apologyIssued = .no
            }
        case .id, .stamp: break
        }
    }

    mutating func assignApology(_ value: UInt64, _ row: inout Dossier) {
        let issued = value >> 32 & 1 == 1
        if issued || row.apologyIssued == .unknown { row.apologyIssued = issued ? .yes : .no }
        guard issued else { return }
        let stamp = Stamp(rawValue: UInt32(truncatingIfNeeded: value))
        if !stamp.isNone {
            row.apologyAt = stamp
            if value >> 33 & 1 == 1 { row.timed.insert(.apologyAt) }
            noteLetter(stamp)
        }
    }

    /// What an empty cell of a column that exists says.
    @inline(__always)
    mutating func emptyCell(_ step: ColumnStep, _ row: inout Dossier) {
        // A register never blanks a field.
        guard role == .export else { return }
        switch step.kind {
        case .channel: row.channel = .direct
        case .payment: row.payment = .none
        case .answer(let slot), .presence(let slot): set(slot, .no, &row)
        case .apology, .apologyReference: if row.apologyIssued == .unknown { row.apologyIssued = .no }
        default: break
        }
    }

    mutating func set(_ slot: AnswerSlot, _ answer: Answer, _ row: inout Dossier) {
        switch slot {
        case .componentsDigitized: row.componentsDigitized = answer
        case .resultDigitized: row.resultDigitized = answer
        case .electronicResult: row.electronicResult = answer
        case .reusedData: row.reusedData = answer
        }
    }

    @inline(never)
    mutating func unknown(_ step: ColumnStep, _ entry: RecordEntry, _ row: inout Dossier, _ output: inout DecodedBatch)
    {
        let finding: Findings
        switch step.kind {
        case .status: finding = .unknownStatus
        case .channel:
            row.channel = .direct
            finding = .unknownChannel
        case .level: finding = .unknownLevel
        case .fee, .feePart: finding = .unreadableFee
        case .payment:
            if role == .export { row.payment = .other }
            finding = .unknownWord
        case .answer(let slot):
            if role == .export { set(slot, .no, &row) }
            finding = .unknownWord
        default: finding = .unknownWord
        }
        note(finding, step.column + 1, entry, &row, &output)
    }

    // MARK: - Understanding a spelling

    @inline(never)
    private mutating func understand(_ kind: ColumnStep.Kind, _ text: String) -> UInt64 {
        switch kind {
        case .status, .channel, .level, .payment, .rating, .answer:
            return vocabulary.code(of: text, kind).map(UInt64.init) ?? Self.unknownBit
        case .presence: return UInt64(Answer.yes.rawValue)
        case .unit: return UInt64(words.unit(text).rawValue)
        case .procedureCode: return UInt64(words.procedure(code: text).rawValue)
        case .procedureName: return UInt64(words.procedure(name: text).rawValue)
        case .fieldOfWork: return UInt64(words.field(text).rawValue)
        case .officer: return UInt64(words.officer(text).rawValue)
        case .fee, .feePart:
            switch MoneyParser.parse(text) {
            case .dong(let amount): return UInt64(amount)
            case .empty: return 0
            case .unreadable: return Self.unknownBit
            }
        case .limit:
            return Vocabulary.limit(text).map { UInt64($0.0) | UInt64($0.1.rawValue) << 16 } ?? Self.unknownBit
        case .supplementCount, .apologyCount:
            return vocabulary.count(text).map(UInt64.init) ?? Self.unknownBit
        case .apology, .apologyReference:
            return apology(text)
        case .id, .stamp: return Self.unknownBit
        }
    }

    /// A letter: date in the low 32 bits, issued in bit 32, timed in bit 33.
    private mutating func apology(_ text: String) -> UInt64 {
        let utf8 = Array(text.utf8)
        let cell: ApologyCell
        switch dates.parse(utf8.span, 0, utf8.count) {
        case .date(let stamp, let timed): cell = ApologyCell(issued: true, date: stamp, timed: timed)
        case .empty: cell = .notIssued
        case .unreadable: cell = ApologyCell.parse(text, dates: dates)
        }
        return Self.letter(issued: cell.issued, cell.date, timed: cell.timed)
    }

    @inline(__always)
    static func letter(issued: Bool, _ date: Stamp, timed: Bool) -> UInt64 {
        UInt64(date.rawValue) | (issued ? 1 << 32 : 0) | (timed ? 1 << 33 : 0)
    }
}
