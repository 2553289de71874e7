import Dossiers
import Synchronization

/// Dossier rows, packed, in numbered partitions by the digest of their id: written by several threads, each with a
/// writer of its own, and read back partition by partition once all of them have ended.
///
/// Rows stay in memory up to a budget; beyond it, full chunks go to temporary files that have no name (they are
/// unlinked as soon as they are open, so that nothing is left after a crash, and nobody else can open them).
///
/// Memory of the rows is bounded by the greater of `budget` and
/// `writers × (partitions × chunkBytes + ``SpoolWriter/stagingBytes``)`, whatever the number of rows; chunks are
/// made smaller, down to 1 KiB, so that open ones take no more than half of the budget. Memory comes in pages of
/// 2 MiB, the last of which may be half empty, one a writer. Beside it there are the numbers of contexts: some KiB,
/// at the very most 2 MiB and 4 MiB a writer.
public final class DossierSpool: Sendable {
    public let partitionCount: Int
    public let writers: [SpoolWriter]
    let shared: SpoolShared

    /// Bytes of a chunk, unless the budget is too small for that.
    private static let usualChunk = 8 << 10

    /// - Parameters:
    ///   - partitions: number of partitions; a power of two.
    ///   - writers: number of threads that write.
    ///   - budget: bytes of rows that may stay in memory.
    ///   - keepsPlaces: whether the line of a record and the place of its id's text are kept.
    ///   - folder: where the temporary files go when they are needed.
    ///   - chunkBytes: for tests; at least 256.
    ///   - contexts: for tests: how many contexts get a number.
    public init(
        partitions: Int, writers: Int = 1, budget: Int, keepsPlaces: Bool = true, folder: String = "/tmp",
        chunkBytes: Int? = nil, contexts: Int = .max
    ) {
        precondition(partitions > 0 && partitions & (partitions - 1) == 0)
        precondition(writers > 0 && chunkBytes ?? 256 >= 256)
        var chunk = chunkBytes ?? Self.usualChunk
        let staging = writers * SpoolWriter.stagingBytes
        if chunkBytes == nil {
            while chunk > 1 << 10, writers * partitions * chunk > (budget - staging) / 2 { chunk /= 2 }
        }
        let open = writers * partitions * chunk
        partitionCount = partitions
        let shared = SpoolShared(
            partitions: partitions, chunkBytes: chunk, keptChunks: max(0, budget - open - staging) / chunk,
            keepsPlaces: keepsPlaces, folder: folder, contexts: contexts)
        self.shared = shared
        self.writers = (0..<writers).map { _ in SpoolWriter(shared) }
    }

    /// Bytes that went to temporary files.
    public var spilledBytes: Int64 { writers.reduce(0) { $0 + $1.spilledBytes } }

    /// To be called once the last row is written and before the first is read.
    public func finish() throws(SpoolError) {
        for writer in writers { try writer.finish() }
    }

    /// Gives back the memory and the files of all rows, once the last one is read.
    public func discard() {
        for writer in writers { writer.discard() }
    }
}

/// What the writers of one spool share.
final class SpoolShared: Sendable {
    let partitions: Int
    let chunkBytes: Int
    let keepsPlaces: Bool
    let folder: String
    let contexts: ContextTable
    /// How many more full chunks may stay in memory, over all writers.
    private let keptChunks: Atomic<Int>

    init(partitions: Int, chunkBytes: Int, keptChunks: Int, keepsPlaces: Bool, folder: String, contexts: Int) {
        self.partitions = partitions
        self.chunkBytes = chunkBytes
        self.keepsPlaces = keepsPlaces
        self.folder = folder
        self.contexts = ContextTable(capacity: contexts)
        self.keptChunks = Atomic(keptChunks)
    }

    /// The partition of an id: its digest's first bits.
    @inline(__always) var partitionShift: UInt64 { UInt64(64 - partitions.trailingZeroBitCount) }

    /// Whether one more full chunk may stay in memory.
    func keepsChunk() -> Bool {
        if keptChunks.subtract(1, ordering: .relaxed).newValue >= 0 { return true }
        keptChunks.add(1, ordering: .relaxed)
        return false
    }
}
