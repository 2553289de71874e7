import CSVStream
import Dossiers

/// Reads the columns of a batch one after the other: what has to be decided for a column is decided once, and what is
/// needed to understand its cells stays near.
extension DossierDecoder {
    /// - Parameter rows: the dossiers of the batch, as far as their id and received date tell.
    mutating func readColumns(
        _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout [Dossier], _ output: inout DecodedBatch
    ) {
        var span = rows.mutableSpan
        var nameStep: ColumnStep?
        for step in steps {
            switch step.kind {
            case .stamp(let slot): readStamps(slot, step, batch, grid, &span, &output)
            case .procedureName: nameStep = step
            case .presence(let slot): readPresence(slot, step, grid, &span, output.places)
            case .fee, .feePart: readFees(step, batch, grid, &span, &output)
            case .apology: readLetters(step, batch, grid, &span, &output)
            case .status:
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.status = StatusGroup(rawValue: UInt8(truncatingIfNeeded: value)) ?? .unknown
                }
            case .channel:
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.channel = Channel(rawValue: UInt8(truncatingIfNeeded: value)) ?? .unknown
                }
            case .level:
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.level = ServiceLevel(rawValue: UInt8(truncatingIfNeeded: value)) ?? .unknown
                }
            case .payment:
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.payment = Payment(rawValue: UInt8(truncatingIfNeeded: value)) ?? .unknown
                }
            case .answer(let slot):
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.set(slot, Answer(rawValue: UInt8(truncatingIfNeeded: value)) ?? .unknown)
                }
            case .unit(let receiving, let resolving):
                readWords(step, batch, grid, &span, &output) { row, value in
                    let word = WordID(rawValue: UInt32(truncatingIfNeeded: value))
                    if receiving { row.receivingUnit = word }
                    if resolving { row.resolvingUnit = word }
                }
            case .procedureCode:
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.procedure = WordID(rawValue: UInt32(truncatingIfNeeded: value))
                }
            case .fieldOfWork:
                readWords(step, batch, grid, &span, &output) { row, value in
                    row.field = WordID(rawValue: UInt32(truncatingIfNeeded: value))
                }
            default:
                for index in span.indices { readCell(step, batch, grid, &span[index], index, &output) }
            }
        }
        // The name after the code: a procedure goes by its code where it has one.
        if let nameStep { readNames(nameStep, batch, grid, &span, &output) }
        settleStatus(&span)
    }

    // MARK: - Dates

    @inline(never)
    private mutating func readStamps(
        _ slot: StampSlot, _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid,
        _ rows: inout MutableSpan<Dossier>, _ output: inout DecodedBatch
    ) {
        columns.readStamps(step.column, of: output.places, in: batch, stamps: &output.stamps)
        let isRegister = role == .register
        // The columns' look-up takes the day first.
        let isCommon = dates.order == .dayFirst
        var hasSeen = false
        var isOffMidnight = false
        for index in rows.indices {
            let read = output.stamps[index]
            if read == ColumnReader.noStamp { continue }
            var stamp = Stamp(rawValue: read)
            var isTimed = true
            if read == ColumnReader.otherForm || !isCommon {
                let (low, high) = grid.bounds(output.places[index], step.column)
                switch dates.parse(grid.bytes, low, high) {
                case .empty: continue
                case .unreadable:
                    note(.unreadableDate, step.column + 1, entry(index, batch, output), &rows[index], &output)
                    continue
                case .date(let read, let timed): (stamp, isTimed) = (read, timed)
                }
            }
            hasSeen = true
            if !stamp.isMidnight { isOffMidnight = true }
            rows[index].set(slot, stamp)
            if isTimed { rows[index].timed.insert(slot.bit) }
            if isRegister {
                rows[index].known.insert(slot.field)
                noteSpan(stamp)
            }
        }
        if hasSeen { counts.stampSeen.insert(slot.bit) }
        if isOffMidnight { counts.stampOffMidnight.insert(slot.bit) }
    }

    @inline(never)
    private mutating func readLetters(
        _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout MutableSpan<Dossier>,
        _ output: inout DecodedBatch
    ) {
        columns.readStamps(step.column, of: output.places, in: batch, stamps: &output.stamps)
        for index in rows.indices {
            let read = output.stamps[index]
            if read == ColumnReader.noStamp {
                emptyCell(step, &rows[index])
            } else if read != ColumnReader.otherForm, dates.order == .dayFirst {
                // Letters dated to the second are nearly all different: not worth remembering.
                if role == .register { rows[index].known.insert(step.field) }
                assignApology(Self.letter(issued: true, Stamp(rawValue: read), timed: true), &rows[index])
            } else {
                readCell(step, batch, grid, &rows[index], index, &output)
            }
        }
    }

    // MARK: - Words and amounts

    /// - Parameter assign: puts what a word means into a row.
    @inline(__always)
    private mutating func readWords(
        _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout MutableSpan<Dossier>,
        _ output: inout DecodedBatch, _ assign: (inout Dossier, UInt64) -> Void
    ) {
        columns.lookUp(step.column, of: output.places, in: batch, values: &output.values)
        let isRegister = role == .register
        for index in rows.indices {
            var value = output.values[index]
            if value & Self.unknownBit != 0 {
                if value == ColumnReader.emptyCell {
                    emptyCell(step, &rows[index])
                    continue
                }
                if value == ColumnReader.unknownCell {
                    let (low, high) = grid.bounds(output.places[index], step.column)
                    value = meaning(step, grid.bytes, low, high)
                }
                if value & Self.unknownBit != 0 {
                    unknown(step, value, entry(index, batch, output), &rows[index], &output)
                    continue
                }
            }
            // A register's cell that cannot be understood changes nothing.
            if isRegister { rows[index].known.insert(step.field) }
            assign(&rows[index], value)
        }
    }

    /// One cell of a rare kind.
    @inline(never)
    private mutating func readCell(
        _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid, _ row: inout Dossier, _ index: Int,
        _ output: inout DecodedBatch
    ) {
        let (low, high) = grid.bounds(output.places[index], step.column)
        if low == high { return emptyCell(step, &row) }
        let value = meaning(step, grid.bytes, low, high)
        if value & Self.unknownBit != 0 {
            return unknown(step, value, entry(index, batch, output), &row, &output)
        }
        if role == .register { row.known.insert(step.field) }
        assign(value, step.kind, &row)
    }

    /// That something stands there is all that counts: file names and links are never alike.
    @inline(never)
    private mutating func readPresence(
        _ slot: AnswerSlot, _ step: ColumnStep, _ grid: borrowing CellGrid, _ rows: inout MutableSpan<Dossier>,
        _ places: [RecordPlace]
    ) {
        for index in rows.indices {
            let (low, high) = grid.bounds(places[index], step.column)
            if low == high {
                emptyCell(step, &rows[index])
            } else {
                if role == .register { rows[index].known.insert(step.field) }
                rows[index].set(slot, .yes)
            }
        }
    }

    @inline(never)
    private mutating func readFees(
        _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout MutableSpan<Dossier>,
        _ output: inout DecodedBatch
    ) {
        for index in rows.indices {
            let (low, high) = grid.bounds(output.places[index], step.column)
            if low == high { continue }
            if let amount = MoneyParser.plainDigits(grid.bytes, low, high) {
                rows[index].fee &+= amount
                if role == .register { rows[index].known.insert(.fee) }
            } else {
                readCell(step, batch, grid, &rows[index], index, &output)
            }
        }
    }

    @inline(never)
    private mutating func readNames(
        _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout MutableSpan<Dossier>,
        _ output: inout DecodedBatch
    ) {
        for index in rows.indices {
            let procedure = rows[index].procedure
            if procedure != .none, isNamed(procedure) { continue }
            if procedure == .none {
                readCell(step, batch, grid, &rows[index], index, &output)
            } else {
                let (low, high) = grid.bounds(output.places[index], step.column)
                guard low < high else { continue }
                name(procedure, vocabulary.cleanText(grid.bytes, low, high), entry(index, batch, output))
            }
        }
    }

    private func entry(_ index: Int, _ batch: RecordBatch, _ output: DecodedBatch) -> RecordEntry {
        batch.entries[output.places[index].entry]
    }

    /// An unknown status word is open only while nothing says that the dossier is finished.
    private func settleStatus(_ rows: inout MutableSpan<Dossier>) {
        for index in rows.indices
        where rows[index].findings.contains(.unknownStatus) && rows[index].finishedAt.isNone
            && rows[index].returnedAt.isNone
        {
            rows[index].status = .open
        }
    }
}

extension Dossier {
    @inline(__always)
    mutating func set(_ slot: StampSlot, _ stamp: Stamp) {
        switch slot {
        case .receivedAt: receivedAt = stamp
        case .dueAt: dueAt = stamp
        case .originalDueAt: originalDueAt = stamp
        case .newDueAt: newDueAt = stamp
        case .finishedAt: finishedAt = stamp
        case .returnedAt: returnedAt = stamp
        case .supplementFrom: supplementFrom = stamp
        case .supplementTo: supplementTo = stamp
        case .apologyAt: apologyAt = stamp
        }
    }

    @inline(__always)
    mutating func set(_ slot: AnswerSlot, _ answer: Answer) {
        switch slot {
        case .componentsDigitized: componentsDigitized = answer
        case .resultDigitized: resultDigitized = answer
        case .electronicResult: electronicResult = answer
        case .reusedData: reusedData = answer
        }
    }
}
