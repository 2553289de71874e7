import DossierDecoding
import Dossiers

/// Counts the dossiers that one thread merges.
struct CountingVisitor: LedgerVisitor {
    var counter: DossierCounter
    /// Per register, in the order given.
    var coverage: [RegisterCoverage]
    /// Per file of the run: its own instant.
    let instants: [Stamp]
    let procedures: [WordID: ProcedureFacts]

    @inline(__always)
    mutating func visit(_ dossier: Dossier, registers: UInt64) { _ = count(dossier, registers) }

    func visitUnmatched(_ row: Dossier) {}

    @inline(__always)
    mutating func count(
        _ dossier: Dossier, _ registers: UInt64
    ) -> (outcome: Outcome, marks: Marks, findings: Findings)? {
        guard let counted = counter.count(dossier, exportedAt: instants[Int(dossier.file)]) else { return nil }
        if !coverage.isEmpty, !counted.marks.isEmpty { cover(dossier, counted.marks, registers) }
        return counted
    }

    private mutating func cover(_ dossier: Dossier, _ marks: Marks, _ registers: UInt64) {
        let isOfProcedure = procedures[dossier.procedure] != nil
        for index in coverage.indices {
            coverage[index].count(marks, registers: registers, isOfProcedure: isOfProcedure)
        }
    }
}

/// Counts the same and keeps what a list is to show.
struct ListingVisitor: LedgerVisitor {
    var counting: CountingVisitor
    let subject: ListSubject
    private(set) var listed: [Dossier] = []

    init(counting: CountingVisitor, subject: ListSubject) {
        self.counting = counting
        self.subject = subject
    }

    mutating func visit(_ dossier: Dossier, registers: UInt64) {
        guard let (outcome, marks, findings) = counting.count(dossier, registers) else { return }
        let counted = DossierCounter.Counted(dossier: dossier, outcome: outcome, marks: marks, findings: findings)
        if subject.contains(counted) { listed.append(dossier) }
    }

    mutating func visitUnmatched(_ row: Dossier) {
        if case .registerUnmatched = subject { listed.append(row) }
    }
}
