import Testing

@testable import CSVStream

/// Cells and records beyond the limits, quotes that swallow the file: exact, and bounded in memory.
@Suite struct LimitsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var what: String
        var input: String
        var limits: RecordLimits
        var becomes: [String]
        var testDescription: String { what }
    }

    static let cases: [Case] = [
        Case(
            what: "a cell of the limit is a cell, one byte more is a fault", input: "abcd,x\nabcde,x\ny\n",
            limits: RecordLimits(fieldBytes: 4), becomes: ["1 [abcd][x]", "2 fieldTooLong", "3 [y]"]),
        Case(
            what: "quotes do not count", input: "\"abcd\",x\n\"ab\"\"d\"\n\"abcde\"\n",
            limits: RecordLimits(fieldBytes: 4), becomes: ["1 [abcd][x]", "2 [ab\"d]", "3 fieldTooLong"]),
        Case(
            what: "a long cell inside quotes on one line is too long, not unclosed", input: "\"abcdefgh\nij\",x\nk\n",
            limits: RecordLimits(fieldBytes: 4), becomes: ["1 fieldTooLong", "2 [ij\"][x]", "3 [k]"]),
        Case(
            what: "a quote that swallows lines is cut at the limit, and reading goes on at the next line",
            input: "a,\"b\nc,d\ne,f\ng,h\n", limits: RecordLimits(fieldBytes: 8),
            becomes: ["1-3 unclosedQuote", "4 [g][h]"]),
        Case(
            what: "the line end that exceeds the limit ends the fault", input: "\"ab\ncd\nx\n",
            limits: RecordLimits(fieldBytes: 5), becomes: ["1-2 unclosedQuote", "3 [x]"]),
        Case(
            what: "a CRLF that exceeds the limit is not torn", input: "\"ab\r\ncd\r\nx\r\n",
            limits: RecordLimits(fieldBytes: 6), becomes: ["1-2 unclosedQuote", "3 [x]"]),
        Case(
            what: "a record of the limit is a record, its line end does not count", input: "ab,cd\r\nab,cde\nx\n",
            limits: RecordLimits(recordBytes: 5), becomes: ["1 [ab][cd]", "2 recordTooLong", "3 [x]"]),
        Case(
            what: "a record over many lines is too long when its last cell began on the line of the cut",
            input: "\"a\nb\",\"cdefgh\nx\"\ny\n", limits: RecordLimits(recordBytes: 10),
            becomes: ["1-2 recordTooLong", "3 [x\"]", "4 [y]"]),
        Case(
            what: "blanks behind a cell count, for they are held", input: "a         \nb\n",
            limits: RecordLimits(fieldBytes: 4), becomes: ["1 fieldTooLong", "2 [b]"]),
        Case(
            what: "a line of blanks beyond the record limit is a fault", input: "          \nb\n",
            limits: RecordLimits(recordBytes: 4), becomes: ["1 recordTooLong", "2 [b]"]),
        Case(
            what: "more cells than allowed", input: "1,2,3\n1,2,3,4\n,,,,,,,\nx\n",
            limits: RecordLimits(fields: 3), becomes: ["1 [1][2][3]", "2 recordTooLong", "3 recordTooLong", "4 [x]"]),
        Case(
            what: "a fault in the last line without end", input: "a\nbcdefgh", limits: RecordLimits(fieldBytes: 4),
            becomes: ["1 [a]", "2 fieldTooLong…"]),
        Case(
            what: "bad bytes behind the cut are still seen", input: "abcdef\u{0}\nx\n",
            limits: RecordLimits(fieldBytes: 4), becomes: ["1 fieldTooLong zero", "2 [x]"]),
        Case(
            what: "letters of several bytes are not torn by pieces of a fault", input: "abcdếếế\nx\n",
            limits: RecordLimits(fieldBytes: 2), becomes: ["1 fieldTooLong", "2 [x]"]),
    ]

    @Test("limits hold to the byte at every block size", arguments: cases)
    func holds(_ example: Case) throws {
        let input = bytes(example.input)
        let expected = NaiveReader(limits: example.limits).read(input)
        #expect(expected.map(\.description) == example.becomes, "the naive reader")
        for blockSize in 1...(input.count + 1) {
            let (stretches, _) = try readAll(input, limits: example.limits, blockSize: blockSize)
            #expect(stretches == expected, "block size \(blockSize)")
        }
    }

    /// Reads made-up bytes and keeps only sizes.
    private func measure(
        _ source: any ByteSource, limits: RecordLimits = .init()
    ) throws -> (kinds: [RecordEntry.Kind], lines: UInt64, bytes: UInt64, largest: Int, reader: LibCSVReader) {
        let reader = LibCSVReader(source: source, dialect: CSVDialect(), limits: limits, blockSize: 64 * 1024)
        let batch = RecordBatch()
        var kinds: [RecordEntry.Kind] = []
        var lines: UInt64 = 0
        var bytes: UInt64 = 0
        var largest = 0
        while try reader.next(into: batch) {
            for entry in batch.entries {
                var isContinued = false
                if case .faultContinued = entry.kind { isContinued = true }
                if !isContinued {
                    #expect(entry.firstLine == lines + 1)
                    lines = entry.lastLine
                    if kinds.last != entry.kind { kinds.append(entry.kind) }
                }
                #expect(entry.byteOffset == bytes)
                bytes += entry.byteCount
            }
            largest = max(
                largest, batch.raw.count + batch.arena.count + 4 * batch.stops.count)
        }
        return (kinds, lines, bytes, largest, reader)
    }

    @Test("an unclosed quote over 50 MB of lines costs no more memory than its limit and some blocks")
    func unclosedQuote() throws {
        let line = "H29-250101-0001,Công dân,01/01/2025"
        let source = RepeatingSource(head: "\"", line: line, lines: 50_000_000 / (line.utf8.count + 1))
        let result = try measure(source)
        #expect(result.kinds == [.fault(.unclosedQuote), .record])
        #expect(result.bytes == source.size)
        #expect(result.lines == UInt64(source.lines))
        #expect(result.largest < 4 << 20)
        #expect(result.reader.heldByLibCSV <= (1 << 20) + (64 << 10))
    }

    @Test("one line of 20 MB is handed out in pieces", arguments: ["x", "x,", " ", "ế"])
    func longLine(text: String) throws {
        let repeats = 20_000_000 / text.utf8.count
        let source = RepeatingSource(head: "", line: text, lines: repeats, lineEnd: "")
        let limits = RecordLimits(recordBytes: 2 << 20)
        let result = try measure(source, limits: limits)
        #expect(result.kinds.count == 1)
        #expect(result.lines == 1)
        #expect(result.bytes == source.size)
        #expect(result.largest < 8 << 20)
    }

    @Test("quotes without end in every line cost no more than their lines")
    func manyQuotes() throws {
        let source = RepeatingSource(head: "", line: "a,\"b", lines: 100_000)
        let result = try measure(source, limits: RecordLimits(fieldBytes: 100))
        #expect(result.lines == 100_000)
        #expect(result.bytes == source.size)
    }
}

/// A head and then one line many times, never whole in memory.
final class RepeatingSource: ByteSource {
    let path = "made up"
    let lines: Int
    let size: UInt64
    /// The head, then as many lines as make a good piece to copy from.
    private var waiting: ArraySlice<UInt8>
    private let many: [UInt8]
    private var left: UInt64

    init(head: String, line: String, lines: Int, lineEnd: String = "\n") {
        let line = bytes(line + lineEnd)
        self.lines = lines
        size = UInt64(head.utf8.count + line.count * lines)
        waiting = bytes(head)[...]
        many = Array(repeatElement(line, count: 100_000 / line.count).joined())
        left = size
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if waiting.isEmpty { waiting = many[...] }
        let count = Int(min(UInt64(min(buffer.count, waiting.count)), left))
        buffer.copyBytes(from: waiting.prefix(count))
        waiting = waiting.dropFirst(count)
        left -= UInt64(count)
        return count
    }
}
