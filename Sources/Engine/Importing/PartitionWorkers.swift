import Dossiers
import DossierStore
import RowSpool
import Synchronization

/// The threads that compare partitions, each with a connection of its own.
final class PartitionWorkers: @unchecked Sendable {
    private let spool: DossierSpool
    private let plan: ImportComparison.Plan
    private let handover: OrderedHandover<PartitionChanges>
    private let nextPartition = Atomic(0)

    private let code: (Dossier) throws -> [UInt8]

    /// - Parameter code: the text of a row's id; asked by several threads.
    init(
        _ spool: DossierSpool, _ plan: ImportComparison.Plan, _ handover: OrderedHandover<PartitionChanges>,
        code: @escaping (Dossier) throws -> [UInt8]
    ) {
        self.code = code
        self.spool = spool
        self.plan = plan
        self.handover = handover
    }

    func work() {
        do {
            let reader = PartitionReader(spool)
            let comparison = try ImportComparison(plan, code: code)
            while true {
                let partition = nextPartition.add(1, ordering: .relaxed).oldValue
                guard partition < spool.partitionCount else { return }
                let changes = try reader.read(partition) { try comparison.compare($0, partition: partition) }
                guard handover.put(changes, number: partition) else { return }
            }
        } catch {
            handover.fail(error)
        }
    }
}

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
