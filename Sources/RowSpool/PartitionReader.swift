import Dossiers

/// Reads the partitions of a spool, one after the other; memory is kept from one to the next.
///
/// Several threads may each have a reader of the same spool, as long as no two read the same partition.
public final class PartitionReader {
    private let spool: DossierSpool
    private var rows: UnsafeMutablePointer<UnsafeRawPointer>
    private var rowCapacity = 1 << 10
    private var buffer: UnsafeMutableRawPointer
    private var bufferBytes = 4 << 10

    public init(_ spool: DossierSpool) {
        self.spool = spool
        rows = .allocate(capacity: rowCapacity)
        buffer = .allocate(byteCount: bufferBytes, alignment: 8)
    }

    deinit {
        rows.deallocate()
        buffer.deallocate()
    }

    /// Passes the rows of a partition, in no order. They are gone once the body returns.
    ///
    /// Takes memory for what the partition has in the file, and 8 bytes a row.
    /// - Throws: a ``SpoolError``, or what the body throws.
    @inlinable
    public func read<Result>(_ partition: Int, _ body: (PackedRows) throws -> Result) throws -> Result {
        let rows = try load(partition)
        return try withExtendedLifetime(self) { try body(rows) }
    }

    @usableFromInline
    func load(_ partition: Int) throws(SpoolError) -> PackedRows {
        var bytes = 0
        var inFile = 0
        for writer in spool.writers {
            let size = writer.size(of: partition)
            bytes += size.all
            inFile += size.inFile
        }
        makeRoom(rows: bytes / PackedDossier.headBytes, bytes: inFile)
        var count = 0
        var free = buffer
        for writer in spool.writers {
            try writer.forEachStretch(partition, buffer: free) { stretch in
                guard let start = stretch.baseAddress else { return }
                var at = start
                let end = start + stretch.count
                while at < end {
                    rows[count] = at
                    count += 1
                    at += PackedDossier.bytes(at)
                }
            }
            free += writer.size(of: partition).inFile
        }
        return PackedRows(count: count, rows: rows, contexts: spool.shared.contexts.contexts)
    }

    private func makeRoom(rows: Int, bytes: Int) {
        if rows > rowCapacity {
            self.rows.deallocate()
            rowCapacity = rows + rows / 4
            self.rows = .allocate(capacity: rowCapacity)
        }
        // A row is read one word past its end.
        if bytes + 4 > bufferBytes {
            buffer.deallocate()
            bufferBytes = bytes + bytes / 4 + 4
            buffer = .allocate(byteCount: bufferBytes, alignment: 8)
        }
    }
}

/// The rows of one partition as they lie in memory, each unpacked when it is asked for.
public struct PackedRows {
    public let count: Int
    @usableFromInline let rows: UnsafePointer<UnsafeRawPointer>
    @usableFromInline let contexts: UnsafePointer<RowContext>

    init(count: Int, rows: UnsafePointer<UnsafeRawPointer>, contexts: UnsafePointer<RowContext>) {
        self.count = count
        self.rows = rows
        self.contexts = contexts
    }

    @inlinable @inline(__always)
    func row(_ index: Int) -> UnsafeRawPointer {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "there is no such row")
        return rows[index]
    }

    /// The whole row.
    @inlinable @inline(__always)
    public subscript(index: Int) -> Dossier { PackedDossier.read(row(index), contexts) }

    @inlinable @inline(__always)
    public func identityLow(_ index: Int) -> UInt64 { row(index).loadUnaligned(fromByteOffset: 8, as: UInt64.self) }

    @inlinable @inline(__always)
    public func identityHigh(_ index: Int) -> UInt64 { row(index).loadUnaligned(fromByteOffset: 16, as: UInt64.self) }

    @inlinable @inline(__always)
    public func isRegister(_ index: Int) -> Bool { PackedDossier.isRegister(row(index)) }

    /// Where the record stands in the run: rises with the file, and in a file with the record.
    @inlinable
    public func order(_ index: Int) -> UInt64 {
        let file = PackedDossier.context(row(index), contexts).file
        return UInt64(file) << 32 | UInt64(row(index).load(fromByteOffset: 24, as: UInt32.self))
    }
}
