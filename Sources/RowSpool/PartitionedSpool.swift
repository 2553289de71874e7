import Glibc

/// A fault of the temporary file behind a spool.
public enum SpoolError: Error, Sendable, Equatable {
    case cannotCreate(folder: String, errno: Int32)
    case writeFailed(errno: Int32)
    case readFailed(errno: Int32)
}

/// Rows of fixed size, appended in any order to numbered partitions and read back partition by partition,
/// each in the order in which its rows came.
///
/// Rows stay in memory up to a budget; beyond it, full chunks go to one temporary file that has no name
/// (it is unlinked as soon as it is open, so that nothing is left after a crash, and nobody else can open
/// it). Memory is therefore bounded by `budget + partitions × chunk`, whatever the number of rows.
public final class PartitionedSpool<Row: BitwiseCopyable> {
    /// Where one full chunk of a partition is.
    private enum Place {
        case memory(UnsafeMutablePointer<Row>)
        case file(offset: Int64)
    }

    public let partitionCount: Int
    public private(set) var count = 0
    /// Bytes that went to the temporary file.
    public private(set) var spilledBytes: Int64 = 0

    private let rowsPerChunk: Int
    private let budget: Int
    private let folder: String
    private var open: [UnsafeMutablePointer<Row>?]
    private var openCount: [Int]
    private var full: [[Place]]
    private var bytesInMemory = 0
    private var descriptor: Int32 = -1

    /// - Parameters:
    ///   - partitions: number of partitions; a power of two.
    ///   - budget: bytes of full chunks that may stay in memory.
    ///   - folder: where the temporary file goes when it is needed.
    public init(partitions: Int, budget: Int, chunkBytes: Int = 32 << 10, folder: String = "/tmp") {
        precondition(partitions > 0 && partitions & (partitions - 1) == 0)
        partitionCount = partitions
        rowsPerChunk = max(1, chunkBytes / MemoryLayout<Row>.stride)
        self.budget = budget
        self.folder = folder
        open = Array(repeating: nil, count: partitions)
        openCount = Array(repeating: 0, count: partitions)
        full = Array(repeating: [], count: partitions)
    }

    deinit {
        for chunk in open { chunk?.deallocate() }
        for places in full {
            for case .memory(let chunk) in places { chunk.deallocate() }
        }
        if descriptor >= 0 { close(descriptor) }
    }

    private var chunkBytes: Int { rowsPerChunk * MemoryLayout<Row>.stride }

    /// Appends one row to a partition.
    @inline(__always)
    public func append(_ row: Row, to partition: Int) throws(SpoolError) {
        var used = openCount[partition]
        if used == 0 || used == rowsPerChunk {
            try startChunk(partition)
            used = 0
        }
        open[partition]!.advanced(by: used).initialize(to: row)
        openCount[partition] = used + 1
        count &+= 1
    }

    @inline(never)
    private func startChunk(_ partition: Int) throws(SpoolError) {
        guard let chunk = open[partition] else {
            open[partition] = .allocate(capacity: rowsPerChunk)
            return
        }
        // The chunk is full: keep it where the budget allows.
        if bytesInMemory + chunkBytes <= budget {
            full[partition].append(.memory(chunk))
            bytesInMemory += chunkBytes
            open[partition] = .allocate(capacity: rowsPerChunk)
        } else {
            full[partition].append(.file(offset: spilledBytes))
            try spill(chunk)
        }
        openCount[partition] = 0
    }

    private func spill(_ chunk: UnsafeMutablePointer<Row>) throws(SpoolError) {
        if descriptor < 0 { descriptor = try UnlinkedFile.open(in: folder) }
        try UnlinkedFile.write(
            UnsafeRawBufferPointer(start: chunk, count: chunkBytes), to: descriptor, at: spilledBytes)
        spilledBytes += Int64(chunkBytes)
    }

    /// Number of rows in one partition.
    public func count(in partition: Int) -> Int { full[partition].count * rowsPerChunk + openCount[partition] }

    /// Reads the rows of one partition, in order, into `rows` (emptied first).
    public func read(_ partition: Int, into rows: inout [Row]) throws(SpoolError) {
        rows.removeAll(keepingCapacity: true)
        rows.reserveCapacity(count(in: partition))
        try forEachChunk(partition) { rows.append(contentsOf: $0) }
    }

    /// Passes the rows of one partition, in order, without holding more than one chunk.
    public func forEach(in partition: Int, _ body: (Row) throws -> Void) throws {
        var thrown: (any Error)?
        try forEachChunk(partition) { chunk in
            guard thrown == nil else { return }
            do {
                for row in chunk { try body(row) }
            } catch { thrown = error }
        }
        if let thrown { throw thrown }
    }

    private func forEachChunk(
        _ partition: Int, _ body: (UnsafeBufferPointer<Row>) -> Void
    ) throws(SpoolError) {
        var buffer: UnsafeMutablePointer<Row>?
        defer { buffer?.deallocate() }
        for place in full[partition] {
            switch place {
            case .memory(let chunk):
                body(UnsafeBufferPointer(start: chunk, count: rowsPerChunk))
            case .file(let offset):
                let into = buffer ?? .allocate(capacity: rowsPerChunk)
                buffer = into
                try UnlinkedFile.read(
                    UnsafeMutableRawBufferPointer(start: into, count: chunkBytes), from: descriptor, at: offset)
                body(UnsafeBufferPointer(start: into, count: rowsPerChunk))
            }
        }
        if let chunk = open[partition] {
            body(UnsafeBufferPointer(start: chunk, count: openCount[partition]))
        }
    }
}
