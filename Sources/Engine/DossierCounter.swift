import Aggregation
import Dossiers
import Indicators

/// Judges one dossier after the other and counts it: slices, exclusions, findings.
struct DossierCounter {
    let judge: Judge
    private let filter: DossierFilter
    private(set) var slices: SliceCounter
    private(set) var excluded = [Int64](repeating: 0, count: Exclusion.allCases.count)
    /// Findings of dossiers by bit; those of records are counted while reading.
    private(set) var findings = [Int64](repeating: 0, count: 32)

    /// The fields that all counted dossiers know; nil when none was counted.
    private(set) var knownOfAll: FieldSet?

    init(_ settings: RunSettings, filter: DossierFilter, bounds: RunBounds) {
        judge = Judge(ruleset: settings.ruleset, calendar: settings.workingCalendar)
        self.filter = filter
        slices = SliceCounter(
            dimensions: settings.dimensions, filter: filter, calendar: settings.periodCalendar,
            period: bounds.period, asOf: bounds.asOf, exportedAt: bounds.exportedAt, base: settings.base)
    }

    /// What one dossier came to: for lists.
    struct Counted {
        var dossier: Dossier
        var outcome: Outcome
        var marks: Marks
        var findings: Findings
    }

    /// Counts a dossier; nil when the filter leaves it out.
    /// - Parameter exportedAt: the own instant of the export that it comes from (exclusive).
    @inline(__always)
    mutating func count(
        _ dossier: borrowing Dossier, exportedAt: Stamp
    ) -> (outcome: Outcome, marks: Marks, findings: Findings)? {
        if !filter.isEmpty {
            let resolving = filter.accepts(dossier, unit: dossier.resolvingUnit)
            let receiving = filter.accepts(dossier, unit: dossier.receivingUnit)
            guard resolving || receiving else { return nil }
        }
        let judge = judge
        let outcome = judge.outcome(of: dossier, exportedAt: exportedAt)
        var found = judge.dossierFindings(of: dossier, outcome: outcome, exportedAt: exportedAt)
        found.formUnion(dossier.findings.subtracting(.ofRecords))
        var bits = found.rawValue
        while bits != 0 {
            findings[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
        }
        if case .excluded(let reason) = outcome.placement { excluded[Int(reason.rawValue)] += 1 }
        let marks = slices.count(dossier, outcome, by: judge)
        let known = dossier.known
        if !marks.isEmpty { knownOfAll = knownOfAll?.intersection(known) ?? known }
        return (outcome, marks, found)
    }

    /// The same counter before anything was counted.
    var emptied: DossierCounter {
        var copy = self
        copy.slices = slices.emptied
        copy.excluded = Array(repeating: 0, count: excluded.count)
        copy.findings = Array(repeating: 0, count: findings.count)
        copy.knownOfAll = nil
        return copy
    }

    /// Adds what another counter of the same run has counted.
    mutating func merge(_ other: DossierCounter) {
        slices.merge(other.slices)
        for reason in excluded.indices { excluded[reason] += other.excluded[reason] }
        for bit in findings.indices { findings[bit] += other.findings[bit] }
        if let known = other.knownOfAll { knownOfAll = knownOfAll?.intersection(known) ?? known }
    }

    /// To be called once, after the last dossier.
    mutating func finish() { slices.addUp() }

    /// Sets the bounds that were not known when counting began.
    mutating func settle(_ bounds: RunBounds) {
        slices.settle(period: bounds.period, asOf: bounds.asOf, exportedAt: bounds.exportedAt)
    }
}
