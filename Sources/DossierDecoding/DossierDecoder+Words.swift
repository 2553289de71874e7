import CSVStream
import Dossiers

/// Cells that are words: each distinct spelling is understood once and then found by its bytes.
extension DossierDecoder {
    /// Set in a cell's value when the schema does not know the word, or the cell cannot be read. The other bits are 0 or,
    /// in coded columns, the number of the word among those to be told.
    static let unknownBit: UInt64 = 1 << 63

    /// What a cell of a batch means: learnt before, or understood now.
    mutating func meaning(
        _ step: ColumnStep, _ grid: borrowing CellGrid, _ cell: Range<Int>, _ batch: RecordBatch
    ) -> UInt64 {
        if let known = columns.value(step.family, cell, in: batch) { return known }
        let text = vocabulary.cleanText(grid.bytes, cell.lowerBound, cell.upperBound)
        var value = understand(step.kind, text)
        if value & Self.unknownBit != 0, step.isCoded {
            unknownWordsLearnt.append(UnknownWord(field: step.field, text: text, count: 0))
            value = Self.unknownBit | UInt64(unknownWordsLearnt.count)
        }
        columns.learn(step.family, cell, in: batch, value: value)
        return value
    }

    mutating func assign(_ value: UInt64, _ kind: ColumnStep.Kind, _ row: inout Dossier) {
        let code = UInt8(truncatingIfNeeded: value)
        let word = WordID(rawValue: UInt32(truncatingIfNeeded: value))
        switch kind {
        case .status: row.status = StatusGroup(rawValue: code) ?? .unknown
        case .channel: row.channel = Channel(rawValue: code) ?? .unknown
        case .level: row.level = ServiceLevel(rawValue: code) ?? .unknown
        case .payment: row.payment = Payment(rawValue: code) ?? .unknown
        case .rating: row.rating = Rating(rawValue: code) ?? .unknown
        case .answer(let slot), .presence(let slot): row.set(slot, Answer(rawValue: code) ?? .unknown)
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

    @inline(never)
    mutating func unknown(
        _ step: ColumnStep, _ value: UInt64, _ entry: RecordEntry, _ row: inout Dossier, _ output: inout DecodedBatch
    ) {
        let number = Int(truncatingIfNeeded: value & ~Self.unknownBit)
        if number > 0 { unknownWordsLearnt[number - 1].count += 1 }
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
            if role == .export { row.set(slot, .no) }
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
