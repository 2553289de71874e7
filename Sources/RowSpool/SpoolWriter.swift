import CTextKernels
import Dossiers
import Glibc

/// One thread's way into a spool. Used by one thread at a time; nothing on its way takes a lock.
///
/// Each partition has one open chunk. A full one stays where it is while the budget lasts; then its rows go to a
/// buffer that is written to the writer's own temporary file whenever it is full, and the chunk is filled again.
public final class SpoolWriter: @unchecked Sendable {
    /// Bytes that are written to the temporary file at a time.
    public static let stagingBytes = 128 << 10

    private struct OpenChunk {
        /// Where the next row goes; nil before the first one.
        var next: UnsafeMutableRawPointer?
        var room = 0
    }

    /// Rows of one partition that are together, and the piece before.
    private struct Piece {
        var place: Place
        var bytes: Int
        var previous: Int32
    }

    private enum Place {
        case memory(UnsafeMutableRawPointer)
        case file(offset: Int64)
    }

    private let shared: SpoolShared
    private let open: UnsafeMutablePointer<OpenChunk>
    /// Per partition: its last piece.
    private let last: UnsafeMutablePointer<Int32>
    private var pieces: [Piece] = []
    private let contexts: ContextNumbers
    private var regions = ChunkRegions()
    private var staging: UnsafeMutableRawPointer?
    private var stagedBytes = 0
    private var writtenBytes: Int64 = 0
    private var descriptor: Int32 = -1

    init(_ shared: SpoolShared) {
        self.shared = shared
        open = .allocate(capacity: shared.partitions)
        open.initialize(repeating: OpenChunk(), count: shared.partitions)
        last = .allocate(capacity: shared.partitions)
        last.initialize(repeating: -1, count: shared.partitions)
        contexts = ContextNumbers(shared.contexts)
    }

    deinit {
        discard()
        open.deallocate()
        last.deallocate()
    }

    var spilledBytes: Int64 { writtenBytes + Int64(stagedBytes) }

    // MARK: - Writing

    /// Appends rows, each to the partition of its id.
    public func add(_ rows: [Dossier]) throws(SpoolError) {
        try rows.withUnsafeBufferPointer { (rows) throws(SpoolError) in
            let shift = shared.partitionShift
            let keepsPlaces = shared.keepsPlaces
            for index in rows.indices {
                try append(rows.baseAddress! + index, shift, keepsPlaces)
            }
        }
    }

    /// Appends one row.
    public func add(_ row: Dossier) throws(SpoolError) {
        try withUnsafePointer(to: row) { (row) throws(SpoolError) in
            try append(row, shared.partitionShift, shared.keepsPlaces)
        }
    }

    @inline(__always)
    private func append(
        _ row: UnsafePointer<Dossier>, _ shift: UInt64, _ keepsPlaces: Bool
    ) throws(SpoolError) {
        // A shift by 64 bits gives 0: the one partition there is.
        let partition = Int(truncatingIfNeeded: row.pointee.identityHigh >> shift)
        if open[partition].room < PackedDossier.room { try startChunk(partition) }
        let context = contexts.number(
            of: RowContext(known: row.pointee.known, file: row.pointee.file, timed: row.pointee.timed))
        let bytes = PackedDossier.write(
            row, context: context, keepsPlaces: keepsPlaces, to: open[partition].next.unsafelyUnwrapped)
        let next = open[partition].next.unsafelyUnwrapped + bytes
        // The partition's next row is hundreds of rows away: until then the memory for it has come.
        mc_will_write(next + 64)
        open[partition].next = next
        open[partition].room -= bytes
    }

    @inline(never)
    private func startChunk(_ partition: Int) throws(SpoolError) {
        let chunkBytes = shared.chunkBytes
        if let next = open[partition].next {
            let used = chunkBytes - open[partition].room
            let start = next - used
            guard shared.keepsChunk() else {
                try stage(UnsafeRawBufferPointer(start: start, count: used), partition)
                open[partition] = OpenChunk(next: start, room: chunkBytes)
                return
            }
            note(.memory(start), used, partition)
        }
        open[partition] = OpenChunk(next: try regions.take(chunkBytes), room: chunkBytes)
    }

    private func note(_ place: Place, _ bytes: Int, _ partition: Int) {
        pieces.append(Piece(place: place, bytes: bytes, previous: last[partition]))
        last[partition] = Int32(pieces.count - 1)
    }

    private func stage(_ rows: UnsafeRawBufferPointer, _ partition: Int) throws(SpoolError) {
        if stagedBytes + rows.count > Self.stagingBytes { try writeStaged() }
        let buffer = staging ?? .allocate(byteCount: Self.stagingBytes, alignment: 8)
        staging = buffer
        (buffer + stagedBytes).copyMemory(from: rows.baseAddress!, byteCount: rows.count)
        note(.file(offset: writtenBytes + Int64(stagedBytes)), rows.count, partition)
        stagedBytes += rows.count
    }

    private func writeStaged() throws(SpoolError) {
        if descriptor < 0 { descriptor = try UnlinkedFile.open(in: shared.folder) }
        try UnlinkedFile.write(
            UnsafeRawBufferPointer(start: staging, count: stagedBytes), to: descriptor, at: writtenBytes)
        writtenBytes += Int64(stagedBytes)
        stagedBytes = 0
    }

    func finish() throws(SpoolError) {
        if stagedBytes > 0 { try writeStaged() }
        staging?.deallocate()
        staging = nil
    }

    // MARK: - Reading

    /// Bytes of a partition's rows, and how many of them are in the file.
    func size(of partition: Int) -> (all: Int, inFile: Int) {
        var size = (all: 0, inFile: 0)
        if open[partition].next != nil { size.all = shared.chunkBytes - open[partition].room }
        var index = last[partition]
        while index >= 0 {
            let piece = pieces[Int(index)]
            size.all += piece.bytes
            if case .file = piece.place { size.inFile += piece.bytes }
            index = piece.previous
        }
        return size
    }

    /// Passes the stretches of a partition, the newest first.
    /// - Parameter buffer: with room for what is in the file; where the stretches are then.
    func forEachStretch(
        _ partition: Int, buffer: UnsafeMutableRawPointer, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws(SpoolError) {
        if let next = open[partition].next {
            let used = shared.chunkBytes - open[partition].room
            body(UnsafeRawBufferPointer(start: next - used, count: used))
        }
        var free = buffer
        var index = last[partition]
        while index >= 0 {
            let piece = pieces[Int(index)]
            switch piece.place {
            case .memory(let start): body(UnsafeRawBufferPointer(start: start, count: piece.bytes))
            case .file(let offset):
                let into = UnsafeMutableRawBufferPointer(start: free, count: piece.bytes)
                try UnlinkedFile.read(into, from: descriptor, at: offset)
                body(UnsafeRawBufferPointer(into))
                free += piece.bytes
            }
            index = piece.previous
        }
    }

    /// Gives back all rows, in memory and in the file.
    func discard() {
        open.update(repeating: OpenChunk(), count: shared.partitions)
        last.update(repeating: -1, count: shared.partitions)
        pieces = []
        regions = ChunkRegions()
        staging?.deallocate()
        staging = nil
        stagedBytes = 0
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
