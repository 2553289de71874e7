import CLibCSV
import Testing

/// libcsv itself, pinned: what the reader relies on and what its documentation leaves open.
@Suite struct LibCSVBehaviourTests {
    private final class Taken {
        var rows: [[String]] = [[]]
        var ends: [Int32] = []
    }

    /// Rows as libcsv hands them out, and its state when the bytes are used up.
    private func parse(_ text: String, options: UInt8 = 0, finish: Bool = true) -> (
        rows: [[String]], ends: [Int32], state: Int32
    ) {
        var parser = csv_parser()
        csv_init(&parser, options)
        defer { csv_free(&parser) }
        let taken = Taken()
        let context = Unmanaged.passUnretained(taken).toOpaque()
        let cell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
            bytes, count, context in
            let taken = Unmanaged<Taken>.fromOpaque(context!).takeUnretainedValue()
            let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
            taken.rows[taken.rows.count - 1].append(text)
        }
        let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { end, context in
            let taken = Unmanaged<Taken>.fromOpaque(context!).takeUnretainedValue()
            taken.rows.append([])
            taken.ends.append(end)
        }
        let input = Array(text.utf8)
        #expect(csv_parse(&parser, input, input.count, cell, row, context) == input.count)
        let state = parser.pstate
        if finish { #expect(csv_fini(&parser, cell, row, context) == 0) }
        return (Array(taken.rows.dropLast()), taken.ends, state)
    }

    @Test("a row ends at the CR, and the LF behind it is passed over")
    func crlf() {
        #expect(parse("a\r\nb\r\n").ends == [13, 13])
        #expect(parse("a\nb\n").ends == [10, 10])
    }

    @Test("empty lines are passed over unless they are asked for")
    func emptyLines() {
        #expect(parse("a\n\n\nb\n").rows == [["a"], ["b"]])
        #expect(parse("a\n\n\nb\n", options: UInt8(CSV_REPALL_NL)).rows == [["a"], [], [], ["b"]])
    }

    @Test("a stray quote stays in the cell")
    func strayQuotes() {
        #expect(parse("a\"b,\"c\"d\",e\n").rows == [["a\"b", "c\"d", "e"]])
    }

    @Test("blanks round cells are trimmed, inside quotes not")
    func blanks() {
        #expect(parse(" a\t,\t\" b \" \n").rows == [["a", " b "]])
    }

    @Test("a zero byte is a byte of the cell")
    func zeroByte() { #expect(parse("a\0b,c\n").rows == [["a\0b", "c"]]) }

    @Test("a byte order mark is text, and a quote behind it does not open the cell")
    func byteOrderMark() { #expect(parse("\u{FEFF}\"a\",b\n").rows == [["\u{FEFF}\"a\"", "b"]]) }

    @Test("csv_fini hands out a row whose quote is open as if it were whole")
    func finishing() {
        let (rows, ends, state) = parse("a,\"b\nc")
        #expect(rows == [["a", "b\nc"]])
        #expect(ends == [-1])
        #expect(state == 2)
    }

    @Test("the states of the public structure mean what the reader takes them for")
    func states() {
        #expect(parse("a\n", finish: false).state == 0)
        #expect(parse("a,", finish: false).state == 1)
        #expect(parse("a", finish: false).state == 2)
        #expect(parse("\"a", finish: false).state == 2)
        #expect(parse("\"a\"", finish: false).state == 3)
        #expect(parse("  ", finish: false).state == 0)
    }
}
