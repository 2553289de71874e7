import DossierDecoding
import Dossiers
import DossierStore
import Reports
import RowSpool
import Synchronization

/// A store as the source of a run: its dossiers as they were known after one run of import.
final class StoreSource: @unchecked Sendable {
    let settings: RunSettings
    let snapshot: StoreSnapshot
    let words: RunWords
    /// The exports and registers that had been imported.
    let exports: [StoredFile]
    /// The distinct own instants of the files; a dossier names its file's by its place here.
    let instants: [Stamp]
    /// Dossiers whose present record has a finding, by the finding's bit.
    private(set) var recordFindings = [Int64](repeating: 0, count: 32)

    /// Whether lists are made: then the lines of records are read too.
    private let readsAll: Bool
    /// By a file's number: the place of its instant.
    private let instantPlaces: [UInt16]
    private let paths: [Int64: String]

    init(_ settings: RunSettings, readsAll: Bool = false) throws(RunError) {
        self.settings = settings
        self.readsAll = readsAll
        do {
            snapshot = try StoreSnapshot(settings.store ?? "", threads: settings.threads, at: settings.moment)
        } catch { throw .moment(error) }
        let stored = snapshot.words
        words = RunWords(
            units: stored.units, procedures: stored.procedures.map { ($0.code, $0.name) }, fields: stored.fields,
            officers: stored.officers)
        let files = snapshot.files
        exports = files.filter { $0.role == .export }
        let distinct = Set(files.map(\.exportedAt)).sorted()
        guard distinct.count <= Int(UInt16.max) else {
            throw .store(.other(path: snapshot.path, detail: "\(distinct.count) instants"))
        }
        instants = distinct.isEmpty ? [.none] : distinct
        let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt16($0)) })
        var places = [UInt16](repeating: 0, count: Int(files.last?.id ?? 0) + 1)
        for file in files { places[Int(file.id)] = place[file.exportedAt] ?? 0 }
        instantPlaces = places
        paths = Dictionary(files.map { ($0.id, $0.path) }, uniquingKeysWith: { first, _ in first })
    }

    var threads: Int { settings.threads }

    // MARK: - What registers make known

    var completion: Ledger.Completion {
        let told = RegisterFields(snapshot.series.map { ($0.fields, $0.isByProcedure) })
        var procedures: [WordID: ProcedureFacts] = [:]
        for fact in snapshot.procedureFacts {
            procedures[fact.procedure] = ProcedureFacts(
                level: fact.level, limitValue: fact.limitValue, limitUnit: fact.limitUnit, fee: fact.fee)
        }
        let namesakes = words.procedures.namesakes
        for (named, coded) in namesakes where procedures[coded] == nil { procedures[coded] = procedures[named] }
        return Ledger.Completion(
            dateOnly: [], registerFields: told.ofDossiers, procedures: procedures, procedureFields: told.ofProcedures,
            namesakes: namesakes, registerPlaces: [])
    }

    var coverage: [RegisterCoverage] {
        snapshot.series.map { series in
            RegisterCoverage(
                fields: series.fields, isByProcedure: series.isByProcedure,
                place: series.isByProcedure ? nil : Int(series.id - 1))
        }
    }

    // MARK: - Dossiers

    /// Passes every dossier that was known; proves that they are those that were published.
    func merge<Visitor: LedgerVisitor>(
        _ completion: Ledger.Completion, _ visitors: [Visitor]
    ) throws -> (counts: Ledger.Counts, visitors: [Visitor]) {
        let ended = Mutex<[Ended<Visitor>?]>(Array(repeating: nil, count: visitors.count))
        let failure = Mutex<(any Error)?>(nil)
        snapshot.rewind()
        Threads.run(visitors.count) { thread in
            do {
                let part = try read(thread, completion, visitors[thread])
                ended.withLock { $0[thread] = part }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        let parts = ended.withLock { $0.compactMap { $0 } }
        var counts = Ledger.Counts(files: snapshot.series.count)
        var reading = StoreSnapshot.Reading()
        recordFindings = Array(repeating: 0, count: 32)
        for part in parts {
            counts.merge(part.counts)
            reading.dossiers.add(part.reading.dossiers)
            reading.registers.add(part.reading.registers)
            for bit in recordFindings.indices { recordFindings[bit] += part.recordFindings[bit] }
        }
        try snapshot.prove(reading)
        return (counts, parts.map(\.visitor))
    }

    private struct Ended<Visitor: Sendable>: Sendable {
        var visitor: Visitor
        var counts: Ledger.Counts
        var reading = StoreSnapshot.Reading()
        var recordFindings = [Int64](repeating: 0, count: 32)
    }

    private func read<Visitor: LedgerVisitor>(
        _ thread: Int, _ completion: Ledger.Completion, _ visitor: Visitor
    ) throws -> Ended<Visitor> {
        var part = Ended(visitor: visitor, counts: Ledger.Counts(files: snapshot.series.count))
        let finishing = DossierFinishing(completion)
        let judge = Judge(ruleset: settings.ruleset, calendar: settings.workingCalendar)
        part.reading = try snapshot.read(thread: thread, readsAll: readsAll) { (row, entry) in
            var dossier = unpacked(row)
            noteRecordFindings(dossier.findings, &part.recordFindings)
            if finishing.tellsProcedure { finishing.tellProcedure(&dossier) }
            if let entry { DossierMerge.apply(entry.dossier, to: &dossier) }
            if finishing.completes { finishing.complete(&dossier) }
            if row.history.rawValue != 0 || row.dueMoves != 0 || !snapshot.vanished.isEmpty {
                noteHistory(of: row, &dossier, judge)
            }
            part.counts.dossiers += 1
            try part.visitor.visit(dossier, registers: entry?.series ?? 0)
        } unmatched: { entry in
            for index in part.counts.unmatched.indices where entry.series >> UInt64(index) & 1 == 1 {
                part.counts.unmatched[index] += 1
            }
            try part.visitor.visitUnmatched(unpacked(entry))
        }
        return part
    }

    /// A dossier as a run has it: it names the instant of its file in the place of the file, the file in the place of
    /// the record, and its key in the place of the id's text.
    @inline(__always)
    private func unpacked(_ row: borrowing StoredDossier) -> Dossier {
        var dossier = row.dossier
        let file = Int(truncatingIfNeeded: row.file)
        dossier.file = file > 0 && file < instantPlaces.count ? instantPlaces[file] : 0
        dossier.record = UInt32(truncatingIfNeeded: row.file)
        dossier.idReference = UInt64(bitPattern: row.key) + 1
        return dossier
    }

    @inline(__always)
    private func noteRecordFindings(_ findings: Findings, _ counts: inout [Int64]) {
        var bits = findings.intersection(.ofRecords).rawValue
        while bits != 0 {
            counts[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
        }
    }

    private func noteHistory(of row: borrowing StoredDossier, _ dossier: inout Dossier, _ judge: Judge) {
        if row.history.contains(.dueMovedAfterPassing) { dossier.findings.insert(.dueMovedAfterPassing) }
        if row.history.contains(.finishTakenBack) { dossier.findings.insert(.finishTakenBack) }
        if row.history.contains(.flips) { dossier.findings.insert(.flips) }
        if row.dueMoves > 1 { dossier.findings.insert(.dueMovedTwice) }
        if snapshot.vanished.contains(row.key) { dossier.findings.insert(.vanished) }
        guard !row.firstDue.isNone else { return }
        var first = dossier
        first.dueAt = row.firstDue
        first.originalDueAt = .none
        if row.firstDue.isMidnight { first.timed.remove(.dueAt) }
        let instant = instants[Int(dossier.file)]
        let verdict = judge.outcome(of: dossier, exportedAt: instant).verdict
        let before = judge.outcome(of: first, exportedAt: instant).verdict
        if before == .late, verdict == .early || verdict == .onTime { dossier.findings.insert(.onTimeByMovedDue) }
    }

    // MARK: - Lists

    func idText(_ dossier: Dossier) throws(RunError) -> String {
        guard dossier.idReference != 0 else { return "" }
        do { return try snapshot.code(Int64(bitPattern: dossier.idReference - 1)) } catch { throw .store(error) }
    }

    func path(of dossier: Dossier) -> String { paths[Int64(dossier.record)] ?? "" }
}
