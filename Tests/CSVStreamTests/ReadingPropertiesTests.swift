import Testing

@testable import CSVStream

/// Random dirt: the reader agrees with the naive one, and no line and no byte is lost.
@Suite struct ReadingPropertiesTests {
    static let pieces: [[UInt8]] = [
        [0x22], [0x22], [0x22, 0x22], [0x2C], [0x2C], [0x3B], [0x0A], [0x0A], [0x0D], [0x0D, 0x0A], [0x0D, 0x0A],
        [0x00],
        [0x20], [0x09], bytes("a"), bytes("bc"), bytes("Mã"), bytes("ế"), bytes("😀"), [0xC3], [0xA3], [0xF0, 0x9F],
        [0xFF],
        bytes("sep=;"), [0xEF, 0xBB, 0xBF], bytes("   "), bytes("0123456789"), [0x27],
    ]

    static func dirt(_ random: inout SplitMix64, length: Int) -> [UInt8] {
        var result: [UInt8] = []
        // Some files have few quotes, some have many.
        let skip = Int.random(in: 0...3, using: &random)
        for _ in 0..<length { result += pieces[Int.random(in: skip..<pieces.count, using: &random)] }
        return result
    }

    @Test("any bytes give the naive reader's entries at any block size", arguments: 0..<8)
    func agreesWithNaive(seed: Int) throws {
        var random = SplitMix64(UInt64(seed))
        for round in 0..<40 {
            let input = Self.dirt(&random, length: Int.random(in: 0...60, using: &random))
            var dialect = CSVDialect()
            if round % 5 == 1 { dialect.delimiter = 0x3B }
            if round % 5 == 2 { dialect.delimiter = 0x09 }
            if round % 5 == 3 { dialect.quote = 0x27 }
            if round % 7 == 4 { dialect.encoding = [.windows1258, .tcvn3, .vni].randomElement(using: &random)! }
            var limits = RecordLimits()
            if round % 2 == 1 {
                limits = RecordLimits(
                    fieldBytes: .random(in: 1...12, using: &random), recordBytes: .random(in: 1...30, using: &random),
                    fields: .random(in: 1...6, using: &random))
            }
            let expected = NaiveReader(dialect: dialect, limits: limits).read(input)
            for blockSize in [1, 2, 3, 7, 64, 4096] {
                let (stretches, reader) = try readAll(input, dialect, limits: limits, blockSize: blockSize)
                #expect(stretches == expected, "seed \(seed) round \(round) block size \(blockSize): \(input)")
                conserves(input, stretches, reader)
            }
        }
    }

    private func conserves(_ input: [UInt8], _ stretches: [Stretch], _ reader: LibCSVReader) {
        var line: UInt64 = 0
        var offset: UInt64 = 0
        for stretch in stretches {
            #expect(stretch.firstLine == line + 1)
            #expect(stretch.lastLine >= stretch.firstLine)
            #expect(stretch.offset == offset)
            line = stretch.lastLine
            offset += stretch.count
        }
        #expect(offset == UInt64(input.count))
        #expect(line == UInt64(NaiveReader.lines(input).count))
        #expect(stretches.flatMap(\.raw) == input)
        #expect(reader.lineCount == line)
        #expect(reader.byteCount == offset)
        #expect(
            reader.lineEnds.lf + reader.lineEnds.crlf + reader.lineEnds.cr
                == UInt64(NaiveReader.lines(input).count { $0.body < $0.stop }))
    }

    @Test("sources that hand out few bytes at a time change nothing")
    func shortReads() throws {
        var random = SplitMix64(99)
        let input = Self.dirt(&random, length: 300)
        let whole = try readAll(input).stretches
        for piece in [1, 3, 50] {
            #expect(try readAll(input, blockSize: 32, piece: piece).stretches == whole)
        }
    }
}
