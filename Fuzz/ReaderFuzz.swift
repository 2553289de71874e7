// The reader under libFuzzer. The first byte chooses dialect and limits, the rest is the file.
//
// Whatever the bytes: libcsv and the structural scanner, with blocks of 1, 7, 64 bytes and the whole, give the same
// entries and cells, these are the ones that the naive reader of the tests gives, and the entries cover every line and
// byte.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 0 else { return 0 }
    let choice = data[0]
    let input = Array(UnsafeBufferPointer(start: data + 1, count: size - 1))
    var dialect = CSVDialect()
    dialect.delimiter = Detection.delimiters[Int(choice & 3)]
    dialect.quote = Detection.quotes[Int(choice >> 2 & 1)]
    dialect.encoding = [.utf8, .utf8, .utf8, .windows1258, .tcvn3, .vni, .utf16le, .utf16be][Int(choice >> 3 & 7)]
    var limits = RecordLimits()
    if choice >> 6 & 1 == 1 { limits = RecordLimits(fieldBytes: 20, recordBytes: 60, fields: 8) }
    if choice >> 7 == 1 { limits.fieldBytes = 3 }

    // Starting threads costs more than all the rest: one input in sixteen is shared by two.
    let threads = [hash(data, size) % 16 == 0 ? 2 : 1]
    func read(_ blockSize: Int) -> (stretches: [Stretch], reader: LibCSVReader) {
        do {
            return try readAll(input, dialect, limits: limits, blockSize: blockSize, threads: threads)
        } catch { fatalError("\(error)") }
    }
    let whole = read(max(1, input.count + 1))
    // Of 64 bytes, most records fit into a block: there the scanner runs ahead.
    for blockSize in [1, 7, 64] {
        let pieces = read(blockSize)
        require(pieces.stretches == whole.stretches, "pieces of \(blockSize) bytes differ")
        require(pieces.reader.lineEnds == whole.reader.lineEnds, "line ends differ")
    }

    var line: UInt64 = 0
    var offset: UInt64 = 0
    var raw: [UInt8] = []
    for stretch in whole.stretches {
        require(stretch.firstLine == line + 1 && stretch.lastLine >= stretch.firstLine, "a line is lost")
        require(stretch.offset == offset, "a byte is lost")
        line = stretch.lastLine
        offset += stretch.count
        raw += TextDecoding.encodeRaw(stretch.raw[...], to: dialect.encoding)
    }
    require(raw == input, "the bytes are not those of the file")
    require(offset == UInt64(input.count), "not every byte is covered")
    require(whole.reader.lineCount == line && whole.reader.byteCount == offset, "the reader's own counts")
    if dialect.encoding.ofCells == dialect.encoding {
        require(UInt64(NaiveReader.lines(input).count) == line, "not every line is covered")
        let naive = NaiveReader(dialect: dialect, limits: limits).read(input)
        require(naive == whole.stretches, "the naive reader differs: \(naive) \(whole.stretches)")
    }
    return 0
}

/// FNV-1a: the same input always takes the same way.
private func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    (0..<count).reduce(0x811C_9DC5) { ($0 ^ UInt32(bytes[$1])) &* 0x0100_0193 }
}

func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}
