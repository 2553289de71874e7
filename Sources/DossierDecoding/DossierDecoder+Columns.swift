import CSVStream
import Dossiers

/// Reads the columns of a batch: what is plain or known goes into the rows by the plan, the rest is understood here.
extension DossierDecoder {
    /// The plan of a file, step by step the columns of `steps`.
    static func plan(_ steps: [ColumnStep], role: Role, order: ExportSchema.DateOrder) -> ColumnPlan {
        var plan = ColumnPlan(timedOffset: RowOffsets.timed, knownOffset: RowOffsets.known)
        for step in steps {
            // A register's cell that says something makes its field known; an export's fields are known anyway.
            let known = role == .register ? FieldSet(step.field).rawValue : 0
            func add(_ kind: ColumnPlan.Kind, _ offset: Int, _ second: Int? = nil, empty: UInt8? = nil) {
                // A register never blanks a field.
                plan.add(
                    column: step.column, family: step.family, kind, offset: offset, secondOffset: second,
                    emptyValue: role == .export ? empty : nil, knownBit: known)
            }
            switch step.kind {
            case .stamp(let slot):
                add(order == .dayFirst ? .stamp(timedBit: slot.bit.rawValue) : .ask, RowOffsets.stamp(slot))
            case .status: add(.word(width: 1), RowOffsets.status)
            case .channel: add(.word(width: 1), RowOffsets.channel, empty: Channel.direct.rawValue)
            case .level: add(.word(width: 1), RowOffsets.level)
            case .payment: add(.word(width: 1), RowOffsets.payment, empty: Payment.none.rawValue)
            case .rating: add(.word(width: 1), RowOffsets.rating)
            case .supplementCount: add(.word(width: 1), RowOffsets.supplementCount)
            case .apologyCount: add(.word(width: 1), RowOffsets.apologyCount)
            case .answer(let slot): add(.word(width: 1), RowOffsets.answer(slot), empty: Answer.no.rawValue)
            case .presence(let slot):
                add(.presence(value: Answer.yes.rawValue), RowOffsets.answer(slot), empty: Answer.no.rawValue)
            case .unit(let receiving, let resolving):
                let first = receiving ? RowOffsets.receivingUnit : RowOffsets.resolvingUnit
                add(.word(width: 4), first, receiving && resolving ? RowOffsets.resolvingUnit : nil)
            case .procedureCode: add(.word(width: 4), RowOffsets.procedure)
            case .fieldOfWork: add(.word(width: 4), RowOffsets.field)
            case .officer: add(.word(width: 4), RowOffsets.officer)
            case .fee, .feePart: add(.amount, RowOffsets.fee)
            case .apology, .apologyReference: add(.ask, RowOffsets.apologyIssued, empty: Answer.no.rawValue)
            case .limit: add(.ask, RowOffsets.limitUnit)
            case .id, .procedureName: preconditionFailure("read by themselves")
            }
        }
        return plan
    }

    /// - Parameter rows: the dossiers of the batch, as far as their id and received date tell.
    mutating func readColumns(
        _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout [Dossier], _ output: inout DecodedBatch
    ) {
        var plan = exchange(&self.plan, with: ColumnPlan(timedOffset: 0, knownOffset: 0))
        let places = output.places
        columns.read(&plan, of: places, in: batch, into: &rows) { row, index, step in
            let (low, high) = grid.bounds(places[index], steps[step].column)
            answer(steps[step], grid, low, high, batch, batch.entries[places[index].entry], &row, &output)
        }
        self.plan = plan
        noteStampsOfPlan()
        // The name after the code: a procedure goes by its code where it has one.
        if let nameStep { readNames(nameStep, batch, grid, &rows, &output) }
        settleStatus(&rows, output)
    }

    /// Whether the plan has seen dates in a column, for the date-only test.
    private mutating func noteStampsOfPlan() {
        for (index, step) in steps.enumerated() {
            guard case .stamp(let slot) = step.kind else { continue }
            let seen = plan.stampsSeen(index)
            if seen.any { counts.stampSeen.insert(slot.bit) }
            if seen.offMidnight { counts.stampOffMidnight.insert(slot.bit) }
        }
    }

    /// A cell that is not empty and that the plan could not settle.
    @inline(never)
    private mutating func answer(
        _ step: ColumnStep, _ grid: borrowing CellGrid, _ low: Int, _ high: Int, _ batch: RecordBatch,
        _ entry: RecordEntry, _ row: inout Dossier, _ output: inout DecodedBatch
    ) {
        switch step.kind {
        case .stamp(let slot):
            switch dates.parse(grid.bytes, low, high) {
            case .empty: break
            case .unreadable: note(.unreadableDate, step.column + 1, entry, &row, &output)
            case .date(let stamp, let timed):
                noteStamp(slot.bit, stamp)
                row.set(slot, stamp)
                if timed { row.timed.insert(slot.bit) }
                if role == .register { row.known.insert(step.field) }
            }
        case .apology where high - low >= 8:
            // Letters dated to the second are nearly all different: not worth remembering.
            guard case .date(let stamp, let timed) = dates.parse(grid.bytes, low, high) else { fallthrough }
            if role == .register { row.known.insert(step.field) }
            assignApology(Self.letter(issued: true, stamp, timed: timed), &row)
        default:
            let value = meaning(step, grid, low..<high, batch)
            if value & Self.unknownBit != 0 { return unknown(step, value, entry, &row, &output) }
            if role == .register { row.known.insert(step.field) }
            assign(value, step.kind, &row)
        }
    }

    @inline(never)
    private mutating func readNames(
        _ step: ColumnStep, _ batch: RecordBatch, _ grid: borrowing CellGrid, _ rows: inout [Dossier],
        _ output: inout DecodedBatch
    ) {
        var span = rows.mutableSpan
        for index in span.indices {
            let procedure = span[index].procedure
            if procedure != .none, isNamed(procedure) { continue }
            let (low, high) = grid.bounds(output.places[index], step.column)
            guard low < high else { continue }
            let entry = batch.entries[output.places[index].entry]
            if procedure == .none {
                answer(step, grid, low, high, batch, entry, &span[index], &output)
            } else {
                name(procedure, vocabulary.cleanText(grid.bytes, low, high), entry)
            }
        }
    }

    /// An unknown status word is open only while nothing says that the dossier is finished.
    private func settleStatus(_ rows: inout [Dossier], _ output: DecodedBatch) {
        guard counts.findings[Findings.unknownStatus.rawValue.trailingZeroBitCount] > 0 else { return }
        for index in rows.indices
        where rows[index].findings.contains(.unknownStatus) && rows[index].finishedAt.isNone
            && rows[index].returnedAt.isNone
        {
            rows[index].status = .open
        }
    }
}
