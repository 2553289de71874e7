import Aggregation
import Dossiers
import DossierDecoding
@testable import Engine
import Generator
import Indicators
import RowSpool

/// Rows → verdicts, counts, and the last record of each id.
func registerDossiers() {
    micro(
        "judge (outcome, marks)", prepare: { try Rows() }, records: \.rows.count,
        expect: {
            Judged(
                early: $0.plain(.early), onTime: $0.plain(.onTime), late: $0.plain(.late), overdue: $0.plain(.overdue))
        },
        work: { $0.judged() })
    micro(
        "judge and count by unit and quarter", prepare: { try Rows() }, each: { $0.counter.emptied },
        records: \.rows.count, expect: { input in Rows.columns.map { input.plain($0.column) } },
        work: { $0.counted(by: $1) })
    for threads in [1, 2] {
        micro(
            "dedup, \(threads) threads", prepare: { try Rows() }, each: { _ in Rows.ledger(writers: threads) },
            records: \.rows.count, expect: \.merged, work: { try $0.merged(through: $1) })
    }
}

private struct Judged: Equatable {
    var early = 0
    var onTime = 0
    var late = 0
    var overdue = 0
}

/// What the ledger made of the rows.
private struct Merged: Equatable {
    var dossiers: Int
    var replaced: Int
    /// The numbers of the records that stand, added up.
    var records: Int
}

private struct LastRecords: LedgerVisitor {
    var sum = 0
    mutating func visit(_ dossier: Dossier, registers: UInt64) { sum += Int(dossier.record) }
    func visitUnmatched(_ row: Dossier) {}
}

/// The rows of an export.
private final class Rows {
    /// The same in the generator's words and in ours.
    static let columns: [(column: Truth.Column, mark: Mark)] = [
        (.received, .received), (.early, .early), (.onTime, .onTime), (.late, .late), (.overdue, .openOverdue),
        (.online, .receivedOnline), (.withFee, .withFee), (.paidOnline, .paidOnlineWithFee),
        (.resultDigitized, .resultDigitized), (.lateWithApologyDate, .lateWithDatedLetter), (.withdrawn, .withdrawn),
    ]

    let rows: [Dossier]
    private let truth: Truth
    let counter: DossierCounter
    let merged: Merged
    /// The rows as decoders hand them over, batch by batch.
    private let batches: [[Dossier]]

    init() throws {
        let export = try Export(records: 100_000)
        rows = try export.rows()
        truth = export.truth
        let last = Dictionary(rows.map { ([$0.identityHigh, $0.identityLow], Int($0.record)) }, uniquingKeysWith: max)
        merged = Merged(
            dossiers: truth.dossiers, replaced: truth.replaced, records: last.values.reduce(0, +))
        let rows = rows
        batches = stride(from: 0, to: rows.count, by: 640).map { Array(rows[$0..<min($0 + 640, rows.count)]) }

        var request = RunRequest(clock: Bounds.asOf)
        request.rules = "instant"
        request.by = "unit,quarter"
        request.base = "received"
        request.deduplicates = false
        let bounds = RunBounds(
            period: Bounds.year, isGiven: true, asOf: Bounds.asOf, exportedAt: Bounds.asOf, exportedAtSource: .flag,
            exportedAtOfFile: [Bounds.asOf])
        counter = DossierCounter(
            try request.settings(), filter: try DossierFilter([], words: RunWords()), bounds: bounds)
        guard rows.count == truth.accepted, last.count == truth.dossiers else {
            throw Wrong(description: "\(rows.count) rows of \(last.count) ids ≠ \(truth.accepted), \(truth.dossiers)")
        }
    }

    func plain(_ column: Truth.Column) -> Int { truth.plain[column] }

    func judged() -> Judged {
        let judge = counter.judge
        let frame = Frame(period: Bounds.year, asOf: Bounds.asOf, exportedAt: Bounds.asOf, base: .received)
        var judged = Judged()
        for row in rows {
            let outcome = judge.outcome(of: row, exportedAt: Bounds.asOf)
            let marks = judge.marks(of: row, outcome: outcome, in: frame)
            judged.early += marks.contains(.early) ? 1 : 0
            judged.onTime += marks.contains(.onTime) ? 1 : 0
            judged.late += marks.contains(.late) ? 1 : 0
            judged.overdue += marks.contains(.openOverdue) ? 1 : 0
        }
        return judged
    }

    func counted(by empty: DossierCounter) -> [Int] {
        var counter = empty
        for row in rows { _ = counter.count(row, exportedAt: Bounds.asOf) }
        counter.finish()
        let total = counter.slices.cubes[0].cell(of: SliceKey())
        return Self.columns.map { Int(total?[$0.mark] ?? -1) }
    }

    static func ledger(writers: Int) -> Ledger {
        Ledger(
            deduplicates: true, joinsRegisters: false, budget: 96 << 20, folder: "/tmp", writers: writers,
            keepsPlaces: false)
    }

    /// Writes every row, each thread its share of the batches, and merges.
    func merged(through ledger: Ledger) throws -> Merged {
        let (batches, writers) = (batches, ledger.writers)
        Threads.run(writers.count) { thread in
            for index in stride(from: thread, to: batches.count, by: writers.count) {
                // Nothing is written to a file below the budget.
                try! writers[thread].add(batches[index])
            }
        }
        let completion = Ledger.Completion(
            dateOnly: [[]], registerFields: [], procedures: [:], procedureFields: [], namesakes: [:],
            registerPlaces: [nil])
        let (counts, visitors) = try ledger.merge(completion, writers.map { _ in LastRecords() })
        return Merged(
            dossiers: Int(counts.dossiers), replaced: Int(counts.replaced), records: visitors.reduce(0) { $0 + $1.sum })
    }
}
