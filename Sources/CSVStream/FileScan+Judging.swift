/// Blocks in which libcsv has to judge. The chain is this thread's meanwhile.
extension FileScan {
    /// Parses a block where it is not regular, or does not begin where it should.
    /// - Parameter found: what the scanner found up to the block's cut; nil where that began at the wrong place.
    /// - Returns: the beginning of a record that the block does not end, when nothing of it is with libcsv.
    func resolve(
        _ block: ScannedBlock, _ found: StructuralScanner.Found?, with scanner: StructuralScanner
    ) throws(ReadError) -> [UInt8] {
        var at = block.start
        var helpings = 0
        if let found {
            scanner.emit(found, into: block.handOutMain(), free: block.end + StructuralScanner.padding, &position)
            at = found.end
            isTaken = true
            libcsv.take(over: position)
        }
        while true {
            if !isTaken {
                let isRegular = scan(block, from: &at, with: scanner)
                if at == block.end, !block.isLast || isRegular { return [] }
                // A record that the block does not end; but one that is longer than the block is libcsv's.
                if isRegular, !block.isLast, at > block.start { return block.bytes(from: at, to: block.end) }
                isTaken = true
                libcsv.take(over: position)
            }
            helpings += 1
            try feed(block, from: &at, helping: helpings)
            position = libcsv.position
            if libcsv.isAtRecordStart, choice != .libcsv, !isHardlyRegular(block) { isTaken = false }
            if at == block.end { return [] }
        }
    }

    /// Lines of a block that `scanner` gives to libcsv one by one: after each the rest of the block is copied.
    private static let mostLines = 64

    /// Lets the scanner find what it can from a place on, and moves the place behind it.
    /// - Returns: false when it stopped at something irregular.
    private func scan(_ block: ScannedBlock, from at: inout Int, with scanner: StructuralScanner) -> Bool {
        let (batch, shift) = block.batch(from: at)
        let found = scanner.scan(batch, from: at - shift, to: block.end - shift)
        scanner.emit(found, into: batch, free: block.end - shift + StructuralScanner.padding, &position)
        at = found.end + shift
        return !found.isIrregular
    }

    /// Gives libcsv the next bytes of the block, and moves the place behind them: one line at first, since one record
    /// may be all that is irregular; a stretch when it is asked again; the whole rest after that.
    private func feed(_ block: ScannedBlock, from at: inout Int, helping: Int) throws(ReadError) {
        // At the head of a file libcsv's parser looks for a mark and a `sep=` line.
        let line = block.number == 0 ? LibCSVParser.headBytes : 0
        let most =
            choice == .libcsv
            ? block.end
            : helping == 1 || choice == .scanner && helping <= Self.mostLines
                ? line : helping == 2 ? 16 * 1024 : block.end
        let end = block.lineEnd(behind: min(block.end, at + most))
        let isEnd = block.isLast && end == block.end
        let batch = block.furtherBatch()
        let libcsv = libcsv
        try block.withBytes(from: at, to: end) { (bytes) throws(ReadError) in
            try libcsv.feed(bytes, isEnd: isEnd, into: batch)
        }
        bytesTaken += UInt64(end - at)
        at = end
    }

    /// Whether libcsv had to judge most of a file so far: then looking for its structure is a waste, but for a try now
    /// and then.
    private func isHardlyRegular(_ block: ScannedBlock) -> Bool {
        choice == .auto && block.number % 64 != 0 && bytesTaken > 8 * UInt64(blockSize)
            && bytesTaken > UInt64(block.number) * UInt64(blockSize) / 4 * 3
    }
}
