public import CSVStream
public import Dossiers

/// Turns the records of one file into dossier rows, by a plan made once from its heading.
///
/// Works through batches: first it decides record by record which are dossiers, then it reads one column of all of them
/// after the other (`DossierDecoder+Columns.swift`). No existential and no String per record; every distinct spelling
/// of a word is understood once (``ColumnReader``). Personal columns are never looked at.
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
    /// The columns that are read, but the id, an export's received date and the procedure's name.
    let steps: [ColumnStep]
    let nameStep: ColumnStep?
    var plan: ColumnPlan
    let idColumn: Int
    let receivedColumn: Int
    let statusStep: ColumnStep?
    private let lastHeadingRecord: UInt64
    /// Number of columns up to the last heading.
    let headingCount: Int
    let columns: ColumnReader
    /// The words of coded columns that the schema does not know, by the number that stands in their value.
    var unknownWordsLearnt: [UnknownWord] = []
    let classifier: RecordClassifier
    /// Words that the schema does not know and that the table had to give up.
    private var unknown = UnknownWords()
    /// Procedures whose name is settled for this file, by their word.
    var hasName: [Bool] = []

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
        let all = DecodingPlan.steps(for: match, schema: inspection.schema, withOfficer: withOfficer)
        // The id and an export's received date are read before all else.
        let id = idColumn
        let received = receivedColumn
        steps = all.filter { $0.column != id && $0.column != received && $0.field != .procedure }
        nameStep = all.last { $0.field == .procedure }
        statusStep = all.first { $0.field == .status }
        plan = Self.plan(steps, role: role, order: inspection.schema.dateOrder)
        lastHeadingRecord = inspection.headingRecords.upperBound
        fields = match.fields
        columns = ColumnReader(inspection.dialect)
        classifier = RecordClassifier(inspection, idColumn: idColumn, vocabulary: vocabulary)
    }

    /// Decodes one batch; `output` is emptied first.
    public mutating func decode(_ batch: RecordBatch, into output: inout DecodedBatch) {
        output.removeAll()
        // Only between batches: what was looked up for a batch stays true until its end.
        if columns.isFull { forgetCells() }
        // Taken once a batch: a class's properties cost an access check and a retain each time.
        let entries = batch.entries
        let stops = batch.stops
        for index in entries.indices { output.places.append(RecordPlace(entries[index], index: index)) }
        columns.readKeys(
            id: idColumn, stamp: role == .export ? receivedColumn : nil, of: output.places, in: batch,
            into: &output.keys)
        batch.withBytes { bytes in
            let grid = CellGrid(bytes: bytes, stops: stops.span, dialect: inspection.dialect)
            var dossiers = 0
            for index in entries.indices {
                counts.bytes &+= Int64(entries[index].byteCount)
                if isPlain(entries[index], output.keys[index]) {
                    begin(entries[index], output.keys[index], grid, &output)
                } else {
                    let cells = Cells(entries[index], grid)
                    if entries[index].kind != .record || entries[index].recordNumber <= lastHeadingRecord {
                        passOver(cells, index, &output)
                        continue
                    }
                    guard choose(cells, index, batch, &output) else { continue }
                }
                output.places[dossiers] = output.places[index]
                dossiers += 1
            }
            output.places.removeLast(output.places.count - dossiers)
            var rows = exchange(&output.rows, with: [])
            readColumns(batch, grid, &rows, &output)
            if role == .export { noteWhen(rows) } else { noteSpans(rows) }
            if keepsTexts { output.cellFindings.sort { ($0.record, $0.column) < ($1.record, $1.column) } }
            output.rows = rows
        }
    }

    /// The spellings of status, channel and level columns that the schema does not know. Other columns are counted
    /// but not quoted: a shifted column could bring a citizen's name there.
    public var unknownWords: UnknownWords {
        var found = unknown
        for word in unknownWordsLearnt { found.add(word.field, word.text, word.count) }
        return found
    }

    struct UnknownWord {
        var field: CanonicalField
        var text: String
        var count: Int64
    }

    /// Makes room where cells are remembered, and keeps what has to be told in the end.
    @inline(never)
    private mutating func forgetCells() {
        for word in unknownWordsLearnt where word.count > 0 { unknown.add(word.field, word.text, word.count) }
        unknownWordsLearnt.removeAll()
        columns.removeAll()
    }

    // MARK: - Which records are dossiers

    /// Whether a record is a dossier by the looks of it, with nothing to be told of it: nearly every one is.
    @inline(__always)
    private func isPlain(_ entry: RecordEntry, _ key: RecordKey) -> Bool {
        role == .export && key.idIsPlain && key.stamp != nil && dates.order == .dayFirst
            && entry.fieldCount == headingCount && entry.kind == .record && entry.recordNumber > lastHeadingRecord
            && !entry.hasBadEncoding && !entry.hasZeroByte && !(key.idIsUnusual && vocabulary.checksCodes)
    }

    /// Begins the row of a plain record.
    @inline(__always)
    private mutating func begin(
        _ entry: RecordEntry, _ key: RecordKey, _ grid: borrowing CellGrid, _ output: inout DecodedBatch
    ) {
        var row = Dossier()
        (row.identityHigh, row.identityLow) = key.identity
        row.receivedAt = Stamp(rawValue: key.stamp ?? 0)
        row.timed = .receivedAt
        noteStamp(.receivedAt, row.receivedAt)
        if keepsTexts {
            let (low, high) = grid.bounds(RecordPlace(entry, index: 0), idColumn)
            for at in low..<high { output.idBytes.append(grid.bytes[at]) }
        }
        append(&row, entry, &output)
    }

    @inline(__always)
    private mutating func append(_ row: inout Dossier, _ entry: RecordEntry, _ output: inout DecodedBatch) {
        row.line = UInt32(truncatingIfNeeded: entry.firstLine)
        row.record = UInt32(truncatingIfNeeded: entry.recordNumber)
        row.file = file
        row.role = role == .export ? .export : .register
        if role == .export { row.known = fields }
        counts.accepted &+= 1
        counts.acceptedLines &+= Int64(entry.lastLine &- entry.firstLine) &+ 1
        counts.groups.accept(entry.recordNumber)
        output.rows.append(row)
        if keepsTexts { output.idStarts.append(output.idBytes.count) }
    }

    /// Begins a row for a record that is a dossier, or counts it as what else it is.
    /// - Returns: whether it is a dossier.
    @inline(never)
    private mutating func choose(
        _ cells: borrowing Cells, _ index: Int, _ batch: RecordBatch, _ output: inout DecodedBatch
    ) -> Bool {
        let entry = cells.entry
        let bytes = cells.bytes
        var row = Dossier()
        if role == .export {
            let (low, high) = cells.bounds(receivedColumn)
            guard case .date(let stamp, let timed) = dates.parse(bytes, low, high) else {
                withoutReceivedDate(cells, isEmpty: low == high, index, batch, &output)
                return false
            }
            row.receivedAt = stamp
            if timed { row.timed.insert(.receivedAt) }
            noteStamp(StampSlot.receivedAt.bit, stamp)
        }
        let (low, high) = cells.id(idColumn)
        if low == high {
            withoutId(cells, index, &output)
            return false
        }
        if role == .register, classifier.mayBeWords(bytes, low, high), let kind = classifier.skipKindOfRegister(cells) {
            skip(entry, kind)
            return false
        }
        if let (kind, column) = fault(of: cells) {
            reject(entry, index, kind, column: column, &output)
            return false
        }
        if cells.count < headingCount { note(.shortRecord, 0, entry, &row, &output) }
        if isByProcedure {
            row.procedure = procedure(ofCode: cells, low, high)
        } else {
            setIdentity(cells, low, high, &row, &output)
        }
        if vocabulary.checksCodes, !isByProcedure, !RecordKey.isUsualCode(bytes.extracting(low..<high)) {
            note(.unusualCode, idColumn + 1, entry, &row, &output)
        }
        append(&row, entry, &output)
        return true
    }

    private mutating func noteWhen(_ rows: [Dossier]) {
        var first = counts.firstReceived.isNone ? UInt32.max : counts.firstReceived.rawValue
        var last = counts.lastHappened.rawValue
        let clock = clock.rawValue
        for row in rows {
            first = min(first, row.receivedAt.rawValue)
            if row.receivedAt.rawValue <= clock { last = max(last, row.receivedAt.rawValue) }
            if row.finishedAt.rawValue <= clock { last = max(last, row.finishedAt.rawValue) }
            if row.returnedAt.rawValue <= clock { last = max(last, row.returnedAt.rawValue) }
        }
        if first != .max { counts.firstReceived = Stamp(rawValue: first) }
        counts.lastHappened = Stamp(rawValue: last)
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
            (row.identityHigh, row.identityLow) = RecordKey.identity(of: cells.bytes.extracting(low..<high))
            if keepsTexts { for i in low..<high { output.idBytes.append(cells.bytes[i]) } }
        } else {
            let text = Array(vocabulary.cleanText(cells.bytes, low, high).utf8)
            (row.identityHigh, row.identityLow) = RecordKey.identity(of: text.span)
            if keepsTexts { output.idBytes.append(contentsOf: text) }
        }
    }

    private mutating func procedure(ofCode cells: borrowing Cells, _ low: Int, _ high: Int) -> WordID {
        words.procedure(code: vocabulary.cleanText(cells.bytes, low, high))
    }

    @inline(__always)
    func isNamed(_ procedure: WordID) -> Bool {
        let index = Int(procedure.rawValue)
        return index < hasName.count && hasName[index]
    }

    /// The first name in the order of the files stands, whichever thread comes first.
    @inline(never)
    mutating func name(_ procedure: WordID, _ name: String, _ entry: RecordEntry) {
        let index = Int(procedure.rawValue)
        while hasName.count <= index { hasName.append(false) }
        hasName[index] = true
        words.offer(name: name, of: procedure, file: file, record: entry.recordNumber)
    }

    /// An apology letter's date, for the date-only test and a register's span.
    mutating func noteLetter(_ stamp: Stamp) {
        noteStamp(.apologyAt, stamp)
        if role == .register { noteSpan(stamp) }
    }

    @inline(__always)
    mutating func noteStamp(_ bit: TimedStamps, _ stamp: Stamp) {
        counts.stampSeen.insert(bit)
        if !stamp.isMidnight { counts.stampOffMidnight.insert(bit) }
    }

    /// The first and last date of a register's rows.
    private mutating func noteSpans(_ rows: [Dossier]) {
        for case .stamp(let slot) in steps.map(\.kind) {
            for row in rows where !row.stamp(slot).isNone { noteSpan(row.stamp(slot)) }
        }
    }

    mutating func noteSpan(_ stamp: Stamp) {
        if counts.firstStamp.isNone || stamp < counts.firstStamp { counts.firstStamp = stamp }
        if stamp > counts.lastStamp { counts.lastStamp = stamp }
    }
}
