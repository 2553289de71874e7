import CSVStream
import Dossiers

/// Stretches that become no dossier: passed over and counted by kind, or rejected with their place.
extension DossierDecoder {
    /// Entries that are no record of data: blank lines, titles, the heading, faults of the reader.
    @inline(never)
    mutating func passOver(_ cells: borrowing Cells, _ index: Int, _ output: inout DecodedBatch) {
        let entry = cells.entry
        switch entry.kind {
        case .blank: skip(entry, .blank)
        case .separatorLine: skip(entry, .separatorLine)
        case .record:
            let isAbove = entry.recordNumber < inspection.headingRecords.lowerBound
            skip(entry, isAbove ? classifier.kindAboveHeading(of: cells) : .heading)
        case .fault(let fault):
            reject(entry, index, RejectKind(fault), column: 0, &output)
        case .faultContinued(let fault):
            // More of the same record: it was counted with its first stretch, whose last line goes on here.
            let lines = Int64(entry.lastLine - entry.firstLine)
            counts.rejectedLines += lines
            if fault == .unclosedQuote { counts.rejected[.unclosedQuote, default: 0] += lines }
            output.rejected.append(RejectedEntry(entry: index, kind: RejectKind(fault), column: 0, weight: 0))
        }
    }

    mutating func skip(_ entry: RecordEntry, _ kind: SkipKind) {
        counts.skippedLines += Int64(entry.lastLine - entry.firstLine) + 1
        if kind == .group { counts.groups.add(entry.recordNumber) } else { counts.skipped[kind, default: 0] += 1 }
    }

    mutating func reject(
        _ entry: RecordEntry, _ index: Int, _ kind: RejectKind, column: Int, _ output: inout DecodedBatch
    ) {
        let lines = Int64(entry.lastLine - entry.firstLine) + 1
        let weight = kind == .unclosedQuote ? lines : 1
        counts.rejectedLines += lines
        counts.rejected[kind, default: 0] += weight
        output.rejected.append(RejectedEntry(entry: index, kind: kind, column: column, weight: weight))
    }

    @inline(never)
    mutating func withoutReceivedDate(
        _ cells: borrowing Cells, isEmpty: Bool, _ index: Int, _ batch: RecordBatch,
        _ output: inout DecodedBatch
    ) {
        if isEmpty, isPlainlyNotAccepted(cells, batch) { return skip(cells.entry, .notAccepted) }
        if let kind = classifier.skipKind(of: cells) { return skip(cells.entry, kind) }
        let (low, high) = cells.id(idColumn)
        if let (kind, column) = fault(of: cells), kind != .extraCells {
            reject(cells.entry, index, kind, column: column, &output)
        } else if low == high {
            reject(cells.entry, index, .idEmpty, column: idColumn + 1, &output)
        } else {
            reject(
                cells.entry, index, isEmpty ? .receivedMissing : .receivedUnreadable, column: receivedColumn + 1,
                &output)
        }
    }

    /// Many exports hold dossiers that wait to be accepted: a record with a code for an id, whose status says
    /// so, is none of the other kinds of records without a received date. (The classifier would find the
    /// same, at the cost of decoding every cell.)
    mutating func isPlainlyNotAccepted(_ cells: borrowing Cells, _ batch: RecordBatch) -> Bool {
        guard let step = statusStep else { return false }
        let (low, high) = cells.id(idColumn)
        guard classifier.isPlainCode(cells.bytes, low, high) else { return false }
        for column in 0..<min(3, cells.count) where column != idColumn {
            let (low, high) = cells.bounds(column)
            if classifier.mayBeTotal(cells.bytes, low, high) { return false }
        }
        let (from, to) = cells.bounds(step.column)
        guard from < to else { return false }
        return meaning(step, cells.grid, from..<to, batch) == UInt64(StatusGroup.notAccepted.rawValue)
    }

    @inline(never)
    mutating func withoutId(_ cells: borrowing Cells, _ index: Int, _ output: inout DecodedBatch) {
        // An export's record that has a received date is a dossier whose id is missing.
        if role == .register, let kind = classifier.skipKind(of: cells) { return skip(cells.entry, kind) }
        let (kind, column) = fault(of: cells) ?? (.idEmpty, idColumn + 1)
        reject(cells.entry, index, kind, column: column, &output)
    }
}
