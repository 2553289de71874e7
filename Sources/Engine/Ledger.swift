import DossierDecoding
import Dossiers
import RowSpool
import Synchronization

/// A thread's way into the ledger.
typealias LedgerWriter = SpoolWriter

/// What one thread makes of merged dossiers. The order in which they come means nothing; what the visitors of
/// several threads have gathered is joined by whoever made them.
///
/// A protocol and no closure, so that a ledger is merged by code made for its visitor, without a call per dossier.
protocol LedgerVisitor: Sendable {
    /// - Parameters:
    ///   - dossier: one dossier, whole.
    ///   - registers: which registers name it, one bit each.
    mutating func visit(_ dossier: Dossier, registers: UInt64) throws
    /// - Parameter row: what the registers say of an id that no export has.
    mutating func visitUnmatched(_ row: Dossier) throws
}

/// The rows of a run between reading and judging: exports and registers alike, partitioned by the digest
/// of their id so that all that is said of one dossier stands together.
///
/// Several threads write, each by its own writer; then several threads merge, each one partition after the other.
/// Neither changes what comes out: the rows of an id are put into the order of files and records before they are
/// merged. Rows beyond the memory budget wait in an unlinked temporary file (``DossierSpool`` says how much memory
/// that is), so memory does not grow with the files.
final class Ledger {
    /// Writes the rows of thread 0, 1, …
    var writers: [LedgerWriter] { spool.writers }
    let spool: DossierSpool
    private let deduplicates: Bool
    private let joinsRegisters: Bool

    /// With 512 a partition of 10 million rows has 20,000: its table takes 512 KiB at most and the places of its rows
    /// 160 KB, which stay in a second-level cache of 1 MiB. Where no id has to be found again, partitions only share
    /// out the work.
    private static let partitions = (merging: 512, passing: 64)

    /// Further results of a merge.
    struct Counts {
        var replaced: Int64 = 0
        /// Per file of the run: its records that a later one replaced.
        var replacedOfFile: [Int64]
        var dossiers: Int64 = 0
        /// Per file of the run: a register's ids that no export has.
        var unmatched: [Int64]

        init(files: Int) {
            replacedOfFile = Array(repeating: 0, count: files)
            unmatched = replacedOfFile
        }

        mutating func merge(_ other: Counts) {
            replaced += other.replaced
            dossiers += other.dossiers
            for file in replacedOfFile.indices { replacedOfFile[file] += other.replacedOfFile[file] }
            for file in unmatched.indices { unmatched[file] += other.unmatched[file] }
        }
    }

    /// - Parameters:
    ///   - budget: bytes of rows that may stay in memory, over all writers.
    ///   - folder: where the temporary files go when they are needed.
    ///   - keepsPlaces: whether the lines of records and the places of their ids' texts are kept (for lists).
    ///   - chunkBytes: for tests.
    init(
        deduplicates: Bool, joinsRegisters: Bool, budget: Int, folder: String, writers: Int = 1,
        keepsPlaces: Bool = true, chunkBytes: Int? = nil
    ) {
        self.deduplicates = deduplicates
        self.joinsRegisters = joinsRegisters
        spool = DossierSpool(
            partitions: deduplicates || joinsRegisters ? Self.partitions.merging : Self.partitions.passing,
            writers: writers, budget: budget, keepsPlaces: keepsPlaces, folder: folder, chunkBytes: chunkBytes)
    }

    var spilledBytes: Int64 { spool.spilledBytes }

    /// Everything that is known once all files are read and that shapes the rows before they are merged.
    struct Completion {
        /// Per file: stamp columns in which every value stands at 00:00:00 and therefore tells only a day.
        var dateOnly: [TimedStamps]
        /// Fields that registers joined by dossier code make known for every dossier.
        var registerFields: FieldSet
        var procedures: [WordID: ProcedureFacts]
        var procedureFields: FieldSet
        /// Procedures known by name → the same by code.
        var namesakes: [WordID: WordID]
        /// Place of a register among the registers joined by dossier code (at most 64), per file of the run; nil for
        /// others.
        var registerPlaces: [Int?]
        /// Per file of the run: its place in the order of the exports' own instants, where another order than that of the
        /// files is to count; nil for the order of the files.
        var ranks: [UInt32]?
    }

    /// Merges the rows of each id and passes every dossier on. To be called once, after the last row: then the ledger
    /// is empty.
    ///
    /// Takes, beside the rows, what `threads` partitions have in the temporary files and their tables.
    /// - Parameter visitors: one for each thread.
    /// - Returns: the visitors as they are then, in their order.
    /// - Throws: a fault of the temporary file or the first error of a visitor; it ends all threads.
    func merge<Visitor: LedgerVisitor>(
        _ completion: Completion, _ visitors: [Visitor]
    ) throws -> (counts: Counts, visitors: [Visitor]) {
        try spool.finish()
        let sharing = Sharing<Visitor>(visitors.count)
        let (spool, deduplicates, joinsRegisters) = (spool, deduplicates, joinsRegisters)
        Threads.run(visitors.count) { thread in
            var visitor = visitors[thread]
            var counts = Counts(files: completion.dateOnly.count)
            do {
                let reader = PartitionReader(spool)
                var merger = PartitionMerger(
                    completion, deduplicates: deduplicates, joinsRegisters: joinsRegisters)
                while let partition = sharing.next(below: spool.partitionCount) {
                    try reader.read(partition) { try merger.merge($0, &visitor, &counts) }
                }
                sharing.end(thread, visitor, counts)
            } catch {
                sharing.fail(error)
            }
        }
        spool.discard()
        return try sharing.result()
    }
}

/// Hands partitions out to threads and gathers what they made of them.
private final class Sharing<Visitor: LedgerVisitor>: Sendable {
    private let nextPartition = Atomic(0)
    private let failure = Mutex<(any Error)?>(nil)
    private let ended: Mutex<[(visitor: Visitor, counts: Ledger.Counts)?]>

    init(_ threads: Int) { ended = Mutex(Array(repeating: nil, count: threads)) }

    func next(below count: Int) -> Int? {
        let partition = nextPartition.add(1, ordering: .relaxed).oldValue
        return partition < count ? partition : nil
    }

    func end(_ thread: Int, _ visitor: Visitor, _ counts: Ledger.Counts) {
        ended.withLock { $0[thread] = (visitor, counts) }
    }

    /// Keeps the first error and leaves the others nothing to do.
    func fail(_ error: any Error) {
        failure.withLock { $0 = $0 ?? error }
        nextPartition.store(.max / 2, ordering: .relaxed)
    }

    func result() throws -> (counts: Ledger.Counts, visitors: [Visitor]) {
        if let failure = failure.withLock({ $0 }) { throw failure }
        let parts = ended.withLock { $0.compactMap { $0 } }
        var counts = parts[0].counts
        for part in parts.dropFirst() { counts.merge(part.counts) }
        return (counts, parts.map(\.visitor))
    }
}
