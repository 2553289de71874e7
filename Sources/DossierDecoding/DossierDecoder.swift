public import CSVStream
public import Dossiers

/// Turns the records of one file into dossier rows, by a plan made once from its heading.
///
/// Works through batches: no closure, no existential and no String per record; every distinct spelling of
/// a word is understood once (``RawWordTable``). Personal columns are never looked at.
public struct DossierDecoder {
    public enum Role: Sendable { case export, register }

    public internal(set) var counts = DecodingCounts()
    public let inspection: FileInspection
    /// The fields that the file makes known.
    public let fields: FieldSet
    /// True for a register that is joined by procedure code instead of dossier code.
    public let isByProcedure: Bool

    let words: RunWords
    let role: Role
    let file: UInt16
    let keepsTexts: Bool
    let clock: Stamp
    let dates: DateParser
    let vocabulary: Vocabulary
    private let steps: [ColumnStep]
    let idColumn: Int
    let receivedColumn: Int
    let statusStep: ColumnStep?
    private let lastHeadingRecord: UInt64
    /// Number of columns up to the last heading.
    let headingCount: Int
    private var table = RawWordTable()
    let classifier: RecordClassifier
    /// Words that the schema does not know and that the table had to give up.
    private var unknown = UnknownWords()
    /// Procedures whose name is settled for this file, by their word.
    private var hasName: [Bool] = []

    /// - Parameters:
    ///   - file: index of the file in the run.
    ///   - keepsTexts: also deliver the ids as text, and the place of every cell with a finding.
    ///   - clock: the run's own clock, local civil time; what happened after it does not tell when the
    ///     export was made.
    public init(
        inspection: FileInspection, role: Role, file: UInt16, words: RunWords, withOfficer: Bool,
        keepsTexts: Bool, clock: Stamp
    ) {
        self.inspection = inspection
        self.role = role
        self.file = file
        self.words = words
        self.keepsTexts = keepsTexts
        self.clock = clock
        let match = inspection.match
        dates = DateParser(order: inspection.schema.dateOrder, utcOffsetMinutes: inspection.schema.utcOffsetMinutes)
        vocabulary = Vocabulary(words.lists(of: inspection.schema), encoding: inspection.dialect.encoding)
        isByProcedure = role == .register && match.column(of: .id) == nil
        idColumn = match.column(of: isByProcedure ? .procedureCode : .id)!
        receivedColumn = role == .export ? match.column(of: .receivedAt)! : -1
        headingCount = (match.columns.lastIndex { !VietnameseText.foldLoose($0.text).isEmpty } ?? -1) + 1
        let plan = DecodingPlan.steps(for: match, schema: inspection.schema, withOfficer: withOfficer)
        // The id and an export's received date are read before all else.
        let id = idColumn
        let received = receivedColumn
        steps = plan.filter { $0.column != id && $0.column != received }
        statusStep = plan.first { $0.field == .status }
        lastHeadingRecord = inspection.headingRecords.upperBound
        fields = match.fields
        classifier = RecordClassifier(inspection, idColumn: idColumn, vocabulary: vocabulary)
    }

    /// Decodes one batch; `output` is emptied first.
    public mutating func decode(_ batch: RecordBatch, into output: inout DecodedBatch) {
        output.removeAll()
        // Taken once a batch: a class's properties cost an access check and a retain each time.
        let entries = batch.entries
        let stops = batch.stops
        let dialect = inspection.dialect
        batch.withBytes { bytes in
            var table = exchange(&self.table, with: RawWordTable(maximumBytes: 0))
            for index in entries.indices {
                let entry = entries[index]
                counts.bytes &+= Int64(entry.byteCount)
                let cells = Cells(entry: entry, bytes: bytes, stops: stops.span, dialect: dialect)
                guard entry.kind == .record, entry.recordNumber > lastHeadingRecord else {
                    passOver(cells, index, &output)
                    continue
                }
                decode(cells, index, &table, &output)
            }
            self.table = table
        }
    }

    /// The spellings of status, channel and level columns that the schema does not know. Other columns are counted
    /// but not quoted: a shifted column could bring a citizen's name there.
    public var unknownWords: UnknownWords {
        var found = unknown
        gather(table, into: &found)
        return found
    }

    /// Makes room in a table that is full, and keeps what has to be told in the end.
    @inline(never)
    mutating func empty(_ table: inout RawWordTable) {
        gather(table, into: &unknown)
        table.removeAll()
    }

    private func gather(_ table: RawWordTable, into found: inout UnknownWords) {
        for step in steps where step.isCoded {
            for (raw, count) in table.entries(of: step.column, withBit: Self.unknownBit) {
                found.add(step.field, vocabulary.text(of: raw), Int64(count))
            }
        }
    }

    // MARK: - One entry

    @inline(__always)
    private mutating func decode(
        _ cells: borrowing Cells, _ index: Int, _ table: inout RawWordTable, _ output: inout DecodedBatch
    ) {
        let entry = cells.entry
        let bytes = cells.bytes
        var row = Dossier()
        if role == .export {
            let (low, high) = cells.bounds(receivedColumn)
            guard case .date(let stamp, let timed) = dates.parse(bytes, low, high) else {
                withoutReceivedDate(cells, isEmpty: low == high, index, &table, &output)
                return
            }
            row.receivedAt = stamp
            if timed { row.timed.insert(.receivedAt) }
            noteStamp(StampSlot.receivedAt.bit, stamp)
        }
        let (low, high) = cells.id(idColumn)
        if low == high {
            withoutId(cells, index, &output)
            return
        }
        if role == .register, classifier.mayBeWords(bytes, low, high), let kind = classifier.skipKindOfRegister(cells) {
            skip(entry, kind)
            return
        }
        if let (kind, column) = fault(of: cells) {
            reject(entry, index, kind, column: column, &output)
            return
        }
        if cells.count < headingCount { note(.shortRecord, 0, entry, &row, &output) }
        if isByProcedure {
            row.procedure = procedure(ofCode: cells, low, high)
        } else {
            setIdentity(cells, low, high, &row, &output)
        }
        if vocabulary.checksCodes, !isByProcedure, !CodeShape.isUsual(bytes, low, high) {
            note(.unusualCode, idColumn + 1, entry, &row, &output)
        }
        read(cells, &table, &row, &output)
        accept(entry, &row, &output)
    }

    private mutating func accept(_ entry: RecordEntry, _ row: inout Dossier, _ output: inout DecodedBatch) {
        row.line = UInt32(truncatingIfNeeded: entry.firstLine)
        row.record = UInt32(truncatingIfNeeded: entry.recordNumber)
        row.file = file
        row.role = role == .export ? .export : .register
        if role == .export { row.known = fields }
        // An unknown status word is open only while nothing says that the dossier is finished.
        if row.findings.contains(.unknownStatus), row.finishedAt.isNone, row.returnedAt.isNone { row.status = .open }
        counts.accepted &+= 1
        counts.acceptedLines &+= Int64(entry.lastLine &- entry.firstLine) &+ 1
        counts.groups.accept(entry.recordNumber)
        if role == .export { noteWhen(row) }
        output.rows.append(row)
        if keepsTexts { output.idStarts.append(output.idBytes.count) }
    }

    @inline(__always)
    private mutating func noteWhen(_ row: Dossier) {
        if counts.firstReceived.isNone || row.receivedAt < counts.firstReceived {
            counts.firstReceived = row.receivedAt
        }
        if row.receivedAt > counts.lastHappened, row.receivedAt <= clock { counts.lastHappened = row.receivedAt }
        if row.finishedAt > counts.lastHappened, row.finishedAt <= clock { counts.lastHappened = row.finishedAt }
        if row.returnedAt > counts.lastHappened, row.returnedAt <= clock { counts.lastHappened = row.returnedAt }
    }

    mutating func note(
        _ finding: Findings, _ column: Int, _ entry: RecordEntry, _ row: inout Dossier, _ output: inout DecodedBatch
    ) {
        counts.findings[finding.rawValue.trailingZeroBitCount] += 1
        row.findings.formUnion(finding)
        if keepsTexts {
            output.cellFindings.append(
                CellFinding(finding: finding, line: entry.firstLine, record: entry.recordNumber, column: column))
        }
    }

    // MARK: - The cells of a record

    /// Why a record with an id and a received date is rejected all the same.
    @inline(__always)
    mutating func fault(of cells: borrowing Cells) -> (RejectKind, column: Int)? {
        if cells.entry.hasBadEncoding { return (.badEncoding, 0) }
        if cells.entry.hasZeroByte { return (.zeroByte, 0) }
        if cells.count > headingCount, let column = cells.firstNonEmpty(from: headingCount) {
            return (.extraCells, column + 1)
        }
        if cells.count < headingCount, !cells.entry.endsWithLineEnd { return (.cutOff, 0) }
        return nil
    }

    private mutating func setIdentity(
        _ cells: borrowing Cells, _ low: Int, _ high: Int, _ row: inout Dossier, _ output: inout DecodedBatch
    ) {
        if cells.isASCII(low, high) {
            (row.identityHigh, row.identityLow) = ByteHash.identity(cells.bytes, low, high)
            if keepsTexts { for i in low..<high { output.idBytes.append(cells.bytes[i]) } }
        } else {
            let text = Array(vocabulary.cleanText(cells.bytes, low, high).utf8)
            (row.identityHigh, row.identityLow) = ByteHash.identity(text.span, 0, text.count)
            if keepsTexts { output.idBytes.append(contentsOf: text) }
        }
    }

    private mutating func procedure(ofCode cells: borrowing Cells, _ low: Int, _ high: Int) -> WordID {
        words.procedure(code: vocabulary.cleanText(cells.bytes, low, high))
    }

    @inline(__always)
    private mutating func read(
        _ cells: borrowing Cells, _ table: inout RawWordTable, _ row: inout Dossier, _ output: inout DecodedBatch
    ) {
        var nameCell: (Int, Int)?
        var nameStep: ColumnStep?
        for step in steps {
            let (low, high) = cells.bounds(step.column)
            switch step.kind {
            case .stamp(let slot):
                readStamp(slot, step, cells, low, high, &row, &output)
            case .procedureName:
                nameCell = (low, high)
                nameStep = step
            case .apology where high &- low == 19:
                // Letters dated to the second are nearly all different: not worth remembering.
                if let stamp = dates.commonForm(cells.bytes, low, high) {
                    if role == .register { row.known.insert(step.field) }
                    assignApology(Self.letter(issued: true, stamp, timed: true), &row)
                } else if !readWord(step, cells.bytes, low, high, &table, &row) {
                    unknown(step, cells.entry, &row, &output)
                }
            case .presence(let slot) where low < high:
                // That something stands there is all that counts: file names and links are never alike.
                if role == .register { row.known.insert(step.field) }
                set(slot, .yes, &row)
            case .fee, .feePart:
                if low == high { continue }
                if let amount = MoneyParser.plainDigits(cells.bytes, low, high) {
                    row.fee &+= amount
                    if role == .register { row.known.insert(.fee) }
                    continue
                }
                if !readWord(step, cells.bytes, low, high, &table, &row) {
                    unknown(step, cells.entry, &row, &output)
                }
            default:
                if low == high {
                    emptyCell(step, &row)
                    continue
                }
                if !readWord(step, cells.bytes, low, high, &table, &row) {
                    unknown(step, cells.entry, &row, &output)
                }
            }
        }
        // The name after the code: a procedure goes by its code where it has one.
        guard let (low, high) = nameCell, let nameStep, low < high else { return }
        if row.procedure == .none {
            if !readWord(nameStep, cells.bytes, low, high, &table, &row) {
                unknown(nameStep, cells.entry, &row, &output)
            }
        } else if !isNamed(row.procedure) {
            name(row.procedure, vocabulary.cleanText(cells.bytes, low, high), cells.entry)
        }
    }

    @inline(__always)
    private func isNamed(_ procedure: WordID) -> Bool {
        let index = Int(procedure.rawValue)
        return index < hasName.count && hasName[index]
    }

    /// The first name in the order of the files stands, whichever thread comes first.
    @inline(never)
    private mutating func name(_ procedure: WordID, _ name: String, _ entry: RecordEntry) {
        let index = Int(procedure.rawValue)
        while hasName.count <= index { hasName.append(false) }
        hasName[index] = true
        words.offer(name: name, of: procedure, file: file, record: entry.recordNumber)
    }

    @inline(__always)
    private mutating func readStamp(
        _ slot: StampSlot, _ step: ColumnStep, _ cells: borrowing Cells, _ low: Int, _ high: Int, _ row: inout Dossier,
        _ output: inout DecodedBatch
    ) {
        switch dates.parse(cells.bytes, low, high) {
        case .empty: break
        case .unreadable: note(.unreadableDate, step.column + 1, cells.entry, &row, &output)
        case .date(let stamp, let timed):
            noteStamp(slot.bit, stamp)
            if timed { row.timed.insert(slot.bit) }
            if role == .register { row.known.insert(slot.field) }
            switch slot {
            case .receivedAt: row.receivedAt = stamp
            case .dueAt: row.dueAt = stamp
            case .originalDueAt: row.originalDueAt = stamp
            case .newDueAt: row.newDueAt = stamp
            case .finishedAt: row.finishedAt = stamp
            case .returnedAt: row.returnedAt = stamp
            case .supplementFrom: row.supplementFrom = stamp
            case .supplementTo: row.supplementTo = stamp
            case .apologyAt: row.apologyAt = stamp
            }
        }
    }

    /// An apology letter's date, for the date-only test and a register's span.
    mutating func noteLetter(_ stamp: Stamp) { noteStamp(.apologyAt, stamp) }

    @inline(__always)
    private mutating func noteStamp(_ bit: TimedStamps, _ stamp: Stamp) {
        counts.stampSeen.insert(bit)
        if !stamp.isMidnight { counts.stampOffMidnight.insert(bit) }
        if role == .register {
            if counts.firstStamp.isNone || stamp < counts.firstStamp { counts.firstStamp = stamp }
            if stamp > counts.lastStamp { counts.lastStamp = stamp }
        }
    }
}
