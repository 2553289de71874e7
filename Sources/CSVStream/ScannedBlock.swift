/// One thread's block of a file: its bytes, and the batches that parsing them gave. Kept from block to block.
///
/// The bytes stand in the first batch, as they were read from `home` on; the beginning of a record that the block
/// before it did not end is put right in front of them.
public final class ScannedBlock {
    /// What parsing gave, in the order of the file. Usually one batch; more where libcsv had to judge.
    public private(set) var batches: [RecordBatch] = []
    /// Where the entries of its batches begin in the file, and where they end.
    public internal(set) var fileBytes: Range<UInt64> = 0..<0
    /// Number of the block in its file, from 0.
    public internal(set) var number = 0

    /// The batch in which the block's own bytes stand.
    let main = RecordBatch()
    let marks = RecordMarks()
    /// Further batches, and how many of them are in use.
    private var pool: [RecordBatch] = []
    private var used = 0
    private var mainIsUsed = false

    /// Where the bytes that were read begin.
    private(set) var home = 0
    /// The bytes to be parsed.
    private(set) var start = 0
    private(set) var end = 0
    /// Behind the last record that ends in the block, as far as its quotes' parity tells; what follows was given to the
    /// next block.
    var cut = 0
    /// Whether the cut was made and the rest given away.
    var isCut = false
    /// Whether the block was given out before all blocks in front of it were proven.
    var isAhead = false
    /// Whether the file ends with the block.
    var isLast = false

    public init() {}

    /// Reads the next bytes of a source behind what was left over.
    func load(_ leftover: [UInt8], _ source: any ByteSource, _ size: Int) throws(ReadError) {
        home = max(size, leftover.count)
        end = home
        used = 0
        mainIsUsed = false
        batches.removeAll(keepingCapacity: true)
        let room = home + size + StructuralScanner.padding
        if main.raw.count < room { main.raw = [UInt8](unusedCapacity: room) }
        put(leftover)
        let home = home
        let count = try main.raw.withUnsafeMutableBufferPointer { (raw) throws(ReadError) in
            try source.fill(
                UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: raw[home..<home + size])))
        }
        end = home + count
        isLast = count < size
        isCut = false
        cut = start
    }

    /// Puts the beginning of a record in front of the block's own bytes.
    func put(_ leftover: [UInt8]) {
        if leftover.count > home {
            // Longer than a block: what was assumed to be a record's beginning was more than one.
            main.raw.insert(contentsOf: repeatElement(0, count: leftover.count - home), at: 0)
            end += leftover.count - home
            cut += leftover.count - home
            home = leftover.count
        }
        start = home - leftover.count
        main.raw.replaceSubrange(start..<home, with: leftover)
    }

    /// The block's own batch, to be handed out next.
    func handOutMain() -> RecordBatch {
        mainIsUsed = true
        batches.append(main)
        return main
    }

    /// A batch for bytes of the block from a place on, where the scanner may work, and what to add to places in it: the
    /// block's own while that is free, else one with a copy of the bytes.
    func batch(from place: Int) -> (batch: RecordBatch, shift: Int) {
        if !mainIsUsed { return (handOutMain(), 0) }
        let batch = furtherBatch()
        let count = end - place
        let room = count + StructuralScanner.padding
        if batch.raw.count < room { batch.raw = [UInt8](unusedCapacity: room) }
        batch.raw.replaceSubrange(0..<count, with: main.raw[place..<end])
        return (batch, place)
    }

    /// A batch for libcsv, to be handed out next.
    func furtherBatch() -> RecordBatch {
        if used == pool.count { pool.append(RecordBatch()) }
        used += 1
        batches.append(pool[used - 1])
        return pool[used - 1]
    }

    /// The block's bytes between two places, lent.
    func withBytes<R, E: Error>(
        from low: Int, to high: Int, _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try main.raw.withUnsafeBufferPointer { (raw) throws(E) in
            try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: raw[low..<high])))
        }
    }

    func bytes(from low: Int, to high: Int) -> [UInt8] { Array(main.raw[low..<high]) }

    /// Behind the first line end at or behind a place; the block's end where there is none.
    func lineEnd(behind place: Int) -> Int {
        main.raw.withUnsafeBufferPointer { raw in
            var at = place
            while at < end {
                at += 1
                if raw[at - 1] == 0x0A { return at }
            }
            return end
        }
    }
}
