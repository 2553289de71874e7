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
