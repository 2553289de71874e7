import CTextKernels
import Synchronization

/// One file, parsed by any number of threads, each with a block of its own.
///
/// Blocks are given out in the order of the file, under a lock. There the quotes' parity of the block is counted, which
/// tells where its last record ends, exactly and without a guess: what follows goes to the next block. So every block
/// begins with a record, and its thread finds the structure and decodes for itself.
///
/// Parity is what libcsv would find only as long as the file is regular (`structure.h`). Every thread therefore proves
/// its block while it finds its structure, and waits, before it hands it out, until all blocks before it are proven:
/// then the numbers of its lines and records are known too. The first block that is not regular breaks the chain: its
/// thread lets libcsv judge, record by record, until the file is regular again, and the blocks behind it, which began
/// where they should not have, are parsed anew in their turn. No block is given out meanwhile.
///
/// So the outcome is libcsv's, whatever the number of threads and the size of blocks, and blocks cover the file without
/// gap or overlap: each begins at the byte and line behind the one before it.
public final class FileScan: @unchecked Sendable {
    let source: any ByteSource
    let dialect: CSVDialect
    let limits: RecordLimits
    let choice: ParserChoice
    let blockSize: Int
    let monitor = Monitor()

    // Under the monitor.
    /// Blocks given out.
    private var issued = 0
    /// Blocks that are proven. Atomic so that a short wait needs no lock.
    private let proven = Atomic<Int>(0)
    /// Whether the last block that was given out could be cut, so that the next one's beginning is known.
    private var lastIsCut = false
    /// Whether blocks were given out, or would be, that begin where no record does.
    private var isBroken = true
    /// What the last block given out did not end.
    private var carry: [UInt8] = []
    private var sourceEnded = false
    private var failure: ReadError?
    private var delivered: UInt64 = 0

    // Belongs to the thread in whose turn the chain is.
    var position = FilePosition()
    let libcsv: LibCSVParser
    /// Whether libcsv is in the middle of something, or must judge what comes.
    var isTaken = true
    /// Bytes that libcsv parsed.
    var bytesTaken: UInt64 = 0

    /// - Parameters:
    ///   - blockSize: bytes read at a time.
    ///   - separatorLine: whether a first line `sep=X` is taken for a remark to Excel. X is not used.
    public init(
        source: any ByteSource, dialect: CSVDialect, limits: RecordLimits = .init(), parser: ParserChoice = .auto,
        blockSize: Int = 256 * 1024, separatorLine: Bool = true
    ) {
        self.source = UTF8Source.wrapping(source, encoding: dialect.encoding)
        self.dialect = dialect
        self.limits = limits
        choice = parser
        self.blockSize = min(max(1, blockSize), 1 << 28)
        libcsv = LibCSVParser(path: source.path, dialect: dialect, limits: limits, separatorLine: separatorLine)
    }

    /// How the physical lines of the file end. Known once it is read.
    public var lineEnds: LineEnds { position.lineEnds }
    /// Physical lines covered by the entries handed out.
    public var lineCount: UInt64 { position.linesDone }
    /// Bytes of the file covered by the entries handed out.
    public var byteCount: UInt64 { position.fileOffset }

    /// Reads the next block and parses it.
    /// - Returns: false at the end of the file.
    public func next(into block: ScannedBlock) throws(ReadError) -> Bool {
        guard try begin(block) else { return false }
        let scanner = StructuralScanner(dialect: dialect, limits: limits, marks: block.marks)
        let found = block.isCut ? scanner.scan(block.main, from: block.start, to: block.cut) : nil
        let fileBytes = found.map { self.fileBytes(of: block, $0) } ?? 0
        waitForTurn(of: block)
        if let failure {
            monitor.unlock()
            throw failure
        }
        let wasBroken = isBroken
        if !wasBroken, let found, !found.isIrregular, found.end == (block.isLast ? block.end : block.cut) {
            var place = position
            position.skip(found, fileBytes: fileBytes)
            block.fileBytes = place.fileOffset..<position.fileOffset
            passTurn(block)
            scanner.emit(found, into: block.handOutMain(), free: block.end + StructuralScanner.padding, &place)
            return true
        }
        // Nobody may run ahead until this block is judged.
        isBroken = true
        if wasBroken, block.isAhead { block.put(carryOfChain) }
        monitor.unlock()
        do {
            let from = position.fileOffset
            let leftover = try resolve(block, wasBroken ? nil : found, with: scanner)
            block.fileBytes = from..<position.fileOffset
            monitor.lock()
            mend(leftover, block)
            passTurn(block)
        } catch {
            monitor.lock()
            fail(error)
            throw error
        }
        return true
    }

    /// Bytes of the file that its source has handed out, counted where they are read: whoever parses has to account for
    /// each. Known once the file is read.
    public var bytesRead: UInt64 { (source as? UTF8Source)?.bytesRead ?? delivered }

    // MARK: - The chain

    /// What the block in turn did not end, while the chain is broken.
    private var carryOfChain: [UInt8] = []

    /// Gives out the next block: reads it, and cuts it behind its last record while the chain is whole.
    private func begin(_ block: ScannedBlock) throws(ReadError) -> Bool {
        monitor.lock()
        while failure == nil, !sourceEnded, isBroken || !lastIsCut, proven.load(ordering: .acquiring) != issued {
            monitor.wait()
        }
        if let failure {
            monitor.unlock()
            throw failure
        }
        if sourceEnded {
            monitor.unlock()
            return false
        }
        block.isAhead = !isBroken && lastIsCut
        do {
            try block.load(block.isAhead ? carry : carryOfChain, source, blockSize)
        } catch {
            fail(error)
            throw error
        }
        delivered += UInt64(block.end - block.home)
        block.number = issued
        issued += 1
        sourceEnded = block.isLast
        if block.isAhead {
            block.main.raw.withUnsafeBufferPointer { raw in
                let bytes = raw.baseAddress.unsafelyUnwrapped + block.start
                let count = block.end - block.start
                let parity = mc_quote_parity(bytes, count, dialect.quote)
                block.cut = block.start + mc_last_record_end(bytes, count, dialect.quote, parity)
            }
            // A record that is longer than a block is libcsv's, which keeps what it has of it.
            block.isCut = block.cut > block.start
            if block.isCut { carry = block.bytes(from: block.cut, to: block.end) }
        }
        lastIsCut = block.isCut
        monitor.unlock()
        return true
    }

    /// How long a thread waits awake for its turn: some 50 µs, less than it takes to sleep and wake up.
    private static let pauses = 1500

    /// Waits, shortly awake and then asleep, until all blocks in front of this one are proven. Returns with the lock.
    private func waitForTurn(of block: ScannedBlock) {
        for _ in 0..<Self.pauses {
            if proven.load(ordering: .acquiring) == block.number { break }
            mc_pause()
        }
        monitor.lock()
        while failure == nil, proven.load(ordering: .acquiring) != block.number { monitor.wait() }
    }

    /// The next block's turn; to be called with the lock, which it gives back.
    private func passTurn(_ block: ScannedBlock) {
        proven.store(block.number + 1, ordering: .releasing)
        monitor.notifyAll()
        monitor.unlock()
    }

    /// To be called with the lock, which it gives back.
    private func fail(_ error: ReadError) {
        if failure == nil { failure = error }
        monitor.notifyAll()
        monitor.unlock()
    }

    /// After a block that had to be judged: the chain is whole again when the next block begins where this one ended.
    private func mend(_ leftover: [UInt8], _ block: ScannedBlock) {
        carryOfChain = leftover
        guard !isTaken else { return }
        if issued == block.number + 1 {
            carry = leftover
            lastIsCut = true
            isBroken = false
        } else if block.isCut, leftover.count == block.end - block.cut {
            // The blocks that were given out meanwhile began where they should have.
            isBroken = false
        }
    }

    private func fileBytes(of block: ScannedBlock, _ found: StructuralScanner.Found) -> UInt64 {
        block.main.raw.withUnsafeBufferPointer {
            dialect.encoding.bytesInFile($0.baseAddress.unsafelyUnwrapped + found.from, found.end - found.from)
        }
    }
}
