import DossierDecoding
import Dossiers
import RowSpool

/// Counts dossiers while they are read, where nothing that is known only later can change what they count as:
/// every record counts by itself (`--no-dedup`), no register is joined, as-of is given. Only the dossiers
/// that still have to wait go to the ledger; it judges them by the same counter.
///
/// A dossier has to wait when
/// - a stamp stands at 00:00:00, because the column may turn out to hold only days,
/// - something happened after the run's own clock, because the export's own instant decides on it,
/// - it is paused by its status, because that depends on the export's own instant too,
/// - its procedure is known by name alone while other files have codes.
final class DirectCounter {
    private(set) var counter: DossierCounter
    private(set) var dossiers: Int64 = 0
    private let clock: Stamp
    private let pausedCounts: Bool
    private let hasCodes: Bool
    private let words: RunWords
    private let exportedAt: Stamp
    /// What the words say of each procedure, once asked: they are shared with other threads.
    private var namedOnly: [Bool?] = []

    /// Nil when dossiers have to wait in this run.
    /// - Parameter files: all files of the run, inspected.
    init?(_ settings: RunSettings, words: RunWords, files: [SourceFile]) {
        let cutsBalance = settings.base == .population && settings.dimensions.contains { $0.subPeriod != nil }
        guard !settings.deduplicates, settings.registers.isEmpty, settings.filters.isEmpty,
            let asOf = settings.asOf, settings.period != nil || !cutsBalance,
            let filter = try? DossierFilter([], words: words)
        else { return nil }
        // Without a period everything lies in it, from the first receipt to the exports' own instant.
        let always = Period(from: Stamp(rawValue: 1), to: Stamp(rawValue: .max), label: "")
        let given = settings.exportedAt ?? Stamp(rawValue: settings.clock.rawValue + 1)
        let bounds = RunBounds(
            period: settings.period ?? always, isGiven: settings.period != nil, asOf: asOf, exportedAt: given,
            exportedAtSource: .flag, exportedAtOfFile: [])
        counter = DossierCounter(settings, filter: filter, bounds: bounds)
        clock = settings.clock
        pausedCounts = settings.ruleset.paused == .inTime
        hasCodes = files.contains { $0.inspection.match.fields.contains(.procedureCode) }
        self.words = words
        exportedAt = given
    }

    /// Counts the rows that need not wait and puts the others into the ledger.
    /// - Parameter known: the file's own instant, where it is known before the file is read.
    func take(_ rows: [Dossier], exportedAt known: Stamp?, _ ledger: LedgerWriter) throws(SpoolError) {
        try count(rows, into: &counter, exportedAt: known ?? exportedAt, ledger)
    }

    /// The counter is lent for all rows: as a class's property it would be locked and released for each.
    private func count(
        _ rows: [Dossier], into counter: inout DossierCounter, exportedAt: Stamp, _ ledger: LedgerWriter
    ) throws(SpoolError) {
        var waiting: Int64 = 0
        let rows = rows.span
        for index in rows.indices {
            if mustWait(rows[index]) {
                try ledger.add(rows[index])
                waiting += 1
            } else {
                _ = counter.count(rows[index], exportedAt: exportedAt)
            }
        }
        dossiers += Int64(rows.count) - waiting
    }

    @inline(__always)
    private func mustWait(_ row: borrowing Dossier) -> Bool {
        if hasTimeAtMidnight(row) { return true }
        if max(row.receivedAt, max(row.finishedAt, row.returnedAt)) > clock { return true }
        if pausedCounts, row.status == .paused { return true }
        return hasCodes ? isNamedOnly(row.procedure) : false
    }

    /// One branch for six stamps: hardly any stands at midnight, where none stands too.
    @inline(__always)
    private func hasTimeAtMidnight(_ row: borrowing Dossier) -> Bool {
        func bit(_ stamp: Stamp, _ timed: TimedStamps) -> UInt16 {
            (stamp.isMidnight ? timed.rawValue : 0) & (stamp.isNone ? 0 : timed.rawValue)
        }
        let early = bit(row.dueAt, .dueAt) | bit(row.receivedAt, .receivedAt) | bit(row.finishedAt, .finishedAt)
        let others =
            bit(row.returnedAt, .returnedAt) | bit(row.originalDueAt, .originalDueAt) | bit(row.newDueAt, .newDueAt)
        return (early | others) & row.timed.rawValue != 0
    }

    @inline(__always)
    private func isNamedOnly(_ procedure: WordID) -> Bool {
        let index = Int(procedure.rawValue)
        if index < namedOnly.count, let known = namedOnly[index] { return known }
        return askWhetherNamedOnly(procedure)
    }

    @inline(never)
    private func askWhetherNamedOnly(_ procedure: WordID) -> Bool {
        let index = Int(procedure.rawValue)
        while namedOnly.count <= index { namedOnly.append(nil) }
        let answer = words.isNamedOnly(procedure)
        namedOnly[index] = answer
        return answer
    }
}
