import Testing

@testable import CSVStream

/// What the bytes of a small file become: a table to be read, replayed at every block size.
@Suite struct ReadingCasesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var what: String
        var input: String
        var delimiter: Character = ","
        var quote: Character = "\""
        var becomes: [String]
        var testDescription: String { what }

        init(_ what: String, _ input: String, delimiter: Character = ",", quote: Character = "\"", _ becomes: [String])
        {
            self.what = what
            self.input = input
            self.delimiter = delimiter
            self.quote = quote
            self.becomes = becomes
        }
    }

    static let cases: [Case] = [
        .init("an empty file has no entries", "", []),
        .init("one line without end", "a,b", ["1 [a][b]…"]),
        .init("LF", "a,b\nc,d\n", ["1 [a][b]", "2 [c][d]"]),
        .init("CRLF is one line end", "a,b\r\nc,d\r\n", ["1 [a][b]", "2 [c][d]"]),
        .init("a lone CR is a line end", "a,b\rc,d\r", ["1 [a][b]", "2 [c][d]"]),
        .init("LF CR are two line ends", "a\n\rb\n", ["1 [a]", "2 blank", "3 [b]"]),
        .init("CR CR LF is a blank line behind a line", "a\r\r\nb", ["1 [a]", "2 blank", "3 [b]…"]),
        .init(
            "blank lines are entries", "\n\na\n \t \nb\n\n",
            [
                "1 blank", "2 blank", "3 [a]", "4 blank", "5 [b]", "6 blank",
            ]),
        .init("a last line of blanks without end", "a\n  ", ["1 [a]", "2 blank…"]),
        .init("a line of delimiters is a record", ",,\n", ["1 [][][]"]),
        .init(
            "a line of tabs is a record where tabs divide", "\t\t\na\tb\n", delimiter: "\t", ["1 [][][]", "2 [a][b]"]),
        .init("a lone delimiter without end", ",", ["1 [][]…"]),
        .init("quotes hold delimiters", "\"a,b\",c\n", ["1 [a,b][c]"]),
        .init("doubled quotes are one", "\"a\"\"b\",\"\"\"\"\n", ["1 [a\"b][\"]"]),
        .init("empty quotes are an empty cell", "\"\",\"\"\n\"\"\n", ["1 [][]", "2 []"]),
        .init("LF inside quotes", "\"a\nb\",c\nd\n", ["1-2 [a\\nb][c]", "3 [d]"]),
        .init("CRLF inside quotes is one line end", "\"a\r\nb\",c\r\nd\r\n", ["1-2 [a\\r\\nb][c]", "3 [d]"]),
        .init("CR inside quotes is a line end", "\"a\rb\rc\"\rd", ["1-3 [a\\rb\\rc]", "4 [d]…"]),
        .init("blank lines inside quotes belong to the cell", "\"a\n\n\nb\"\nc\n", ["1-4 [a\\n\\n\\nb]", "5 [c]"]),
        .init("a quoted cell at the end of the file", "a,\"b\"", ["1 [a][b]…"]),
        .init("a quote inside a plain cell is kept", "a\"b,5\" x 6\"\n", ["1 [a\"b][5\" x 6\"]"]),
        .init("text behind a closing quote opens it again", "\"a\" b,c\n", ["1 unclosedQuote"]),
        .init("text behind a closing quote, quoted to its end", "\"a\"b\",c\n", ["1 [a\"b][c]"]),
        .init("a blank and a quote behind a closing quote", "\"a\" \",c\n", ["1 [a\" ][c]"]),
        .init("blanks round plain cells are trimmed", "  a b\t, \t,c  \n", ["1 [a b][][c]"]),
        .init("blanks round quotes are trimmed, inside not", "  \" a \"  ,b\n", ["1 [ a ][b]"]),
        .init("blanks are kept from tabs that divide", " a \t b \n", delimiter: "\t", ["1 [a][b]"]),
        .init("semicolons divide", "a;\"b;c\";d,e\n", delimiter: ";", ["1 [a][b;c][d,e]"]),
        .init("bars divide", "a|b|\"c|d\"\n", delimiter: "|", ["1 [a][b][c|d]"]),
        .init("single quotes quote", "'a,b','it''s',\"c\"\n", quote: "'", ["1 [a,b][it's][\"c\"]"]),
        .init("a zero byte is a byte", "a\0b,c\nd\n", ["1 [a\\0b][c] zero", "2 [d]"]),
        .init("a byte order mark is not part of the first cell", "\u{FEFF}\"a\",b\n", ["1 [a][b]"]),
        .init("a byte order mark alone", "\u{FEFF}", ["1 blank…"]),
        .init("a byte order mark and a blank line", "\u{FEFF}\r\na", ["1 blank", "2 [a]…"]),
        .init("a second byte order mark is text", "a\n\u{FEFF}b\n", ["1 [a]", "2 [\u{FEFF}b]"]),
        .init("sep= is no record", "sep=;\r\na;b\r\n", delimiter: ";", ["1 separatorLine", "2 [a][b]"]),
        .init("sep= behind a byte order mark", "\u{FEFF}SEP=,\na,b\n", ["1 separatorLine", "2 [a][b]"]),
        .init("sep= with a tab and CR", "sep=\t\ra\tb\r", delimiter: "\t", ["1 separatorLine", "2 [a][b]"]),
        .init("sep= alone in the file", "sep=;", delimiter: ";", ["1 separatorLine…"]),
        .init("sep= with more behind it is a record", "sep=;x\nb\n", ["1 [sep=;x]", "2 [b]"]),
        .init("sep= with a byte that is no ASCII is a record", "sep=đ\nb\n", ["1 [sep=đ]", "2 [b]"]),
        .init("sep= in the second line is a record", "a\nsep=;\n", ["1 [a]", "2 [sep=;]"]),
        .init("an open quote at the end of the file", "a,b\nc,\"d\ne,f\n", ["1 [a][b]", "2-3 unclosedQuote"]),
        .init("an open quote in the last line without end", "a\n\"b", ["1 [a]", "2 unclosedQuote…"]),
        .init("an open quote that is all there is", "\"", ["1 unclosedQuote…"]),
        .init("an open quote before an empty last line", "\"\r\n", ["1 unclosedQuote"]),
        .init("an open quote with CR at the very end", "x,\"y\r\n\r", ["1-2 unclosedQuote"]),
        .init("Vietnamese text", "Mã hồ sơ,\"Lê, Mẫu\"\nĐơn vị,ế\n", ["1 [Mã hồ sơ][Lê, Mẫu]", "2 [Đơn vị][ế]"]),
    ]

    @Test("the case reads as its table says, at every block size", arguments: cases)
    func reads(_ example: Case) throws {
        let dialect = CSVDialect(delimiter: example.delimiter.asciiValue!, quote: example.quote.asciiValue!)
        let input = bytes(example.input)
        let expected = NaiveReader(dialect: dialect).read(input)
        #expect(expected.map(\.description) == example.becomes, "the naive reader")
        for blockSize in 1...(input.count + 1) {
            let (stretches, reader) = try readAll(input, dialect, blockSize: blockSize)
            #expect(stretches == expected, "block size \(blockSize)")
            #expect(reader.byteCount == UInt64(input.count))
            #expect(reader.lineCount == (expected.last?.lastLine ?? 0))
        }
    }

    @Test("a sep= line is a record where none is wanted")
    func separatorLineIsRecord() throws {
        let (stretches, _) = try readAll(bytes("sep=;\na\n"), separatorLine: false)
        #expect(stretches.map(\.description) == ["1 [sep=;]", "2 [a]"])
    }

    @Test("bytes that are no UTF-8 mark their own record only")
    func badBytes() throws {
        let input = bytes("a\n") + [0x62, 0xC3, 0x2C, 0xA3, 0x0A] + bytes("\"c\n") + [0xFF] + bytes("\"\nế\n")
        for blockSize in 1...input.count {
            let (stretches, _) = try readAll(input, blockSize: blockSize)
            #expect(stretches.map(\.isBad) == [false, true, true, false], "block size \(blockSize)")
            #expect(stretches[1].cells == [[0x62, 0xC3], [0xA3]])
        }
    }

    @Test("Windows-1258 has bytes that stand for nothing, TCVN3 and VNI have none")
    func badSingleBytes() throws {
        let input = bytes("a\n") + [0x81, 0x0A, 0xF5, 0x0A, 0x00, 0x0A]
        let flags = try [TextEncoding.windows1258, .tcvn3, .vni].map { encoding in
            try readAll(input, CSVDialect(encoding: encoding)).stretches.map { [$0.isBad, $0.hasZero] }
        }
        #expect(flags[0] == [[false, false], [true, false], [false, false], [false, true]])
        #expect(flags[1] == [[false, false], [false, false], [false, false], [false, true]])
        #expect(flags[2] == flags[1])
    }

    @Test("line ends are counted by kind")
    func lineEnds() throws {
        let (_, reader) = try readAll(bytes("a\nb\r\n\"c\rd\"\r\ne"), blockSize: 2)
        #expect(reader.lineEnds == LineEnds(lf: 1, crlf: 2, cr: 1))
        #expect(reader.lineEnds.name == "mixed")
        #expect(try readAll(bytes("a\r\nb\r\n")).reader.lineEnds.name == "CRLF")
        #expect(try readAll(bytes("a")).reader.lineEnds.name == "none")
    }

    @Test("each cell in the arena is followed by a zero byte of its own")
    func arena() throws {
        let reader = LibCSVReader(source: MemorySource(bytes("ab,\"c\"\n\n,d\n")), dialect: CSVDialect())
        let batch = RecordBatch()
        #expect(try reader.next(into: batch))
        let arena = batch.withBytes { span in span.indices.map { span[$0] } }
        #expect(arena == bytes("ab\0c\0\0d\0"))
        #expect(Array(batch.stops.prefix(5)) == [.max, 2, 4, 5, 7])
        #expect(batch.entries.map(\.firstField) == [1, 3, 3])
        #expect(try !reader.next(into: batch))
        #expect(batch.entries.isEmpty)
    }

    @Test("batches of another reader's size may be handed in, and be different ones each time")
    func otherBatches() throws {
        let input = bytes((1...200).map { "\($0),\"x\ny\"\n" }.joined())
        let reader = LibCSVReader(source: MemorySource(input), dialect: CSVDialect(), blockSize: 64)
        var cells: [[UInt8]] = []
        while true {
            let batch = RecordBatch()
            guard try reader.next(into: batch) else { break }
            for entry in batch.entries { cells.append(Array(batch.field(0, of: entry, in: CSVDialect()))) }
        }
        #expect(cells == (1...200).map { bytes("\($0)") })
    }
}
