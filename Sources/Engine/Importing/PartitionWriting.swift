import RowSpool

/// The one thread that writes what the others found, partition after partition.
final class PartitionWriting: @unchecked Sendable {
    private(set) var counts: Ledger.Counts
    /// Dossiers of the store that a full export does not have.
    private(set) var missing: [Int64] = []
    private var states: ImportedStates
    private var failure: (any Error)?
    private let handover: OrderedHandover<PartitionChanges>
    private let report: (Int, Int64) -> Void

    private static let reportEvery = 16

    init(
        _ states: ImportedStates, _ handover: OrderedHandover<PartitionChanges>, files: Int,
        report: @escaping (_ partition: Int, _ dossiers: Int64) -> Void
    ) {
        self.states = states
        self.handover = handover
        self.report = report
        counts = Ledger.Counts(files: files)
    }

    func write(partitions: Int) {
        do {
            for number in 0..<partitions {
                let changes = try handover.take()
                counts.merge(changes.counts)
                missing += changes.missing
                try states.take(changes)
                if number % Self.reportEvery == 0 { report(number, counts.dossiers) }
            }
        } catch {
            handover.fail(error)
            failure = error
        }
    }

    func result() throws -> ImportedStates {
        if let failure { throw failure }
        return states
    }
}
