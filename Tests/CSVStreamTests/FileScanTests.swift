import Testing

@testable import CSVStream

/// Whole files parsed by several threads: whatever the blocks, the threads and the dirt, the records are libcsv's.
/// (`readAll` compares every parser with libcsv; these are files that span many blocks.)
@Suite struct FileScanTests {
    /// How dirty a made-up file is: one record in so many is irregular; 0 is none.
    private static func file(_ random: inout SplitMix64, records: Int, dirtIn: Int, crlf: Bool, endsCut: Bool = false)
        -> [UInt8]
    {
        let plain = ["", "a", "Mã hồ sơ", "  b ", "0123456789", "UBND xã Mẫu", "\tc"]
        let quoted = ["\"\"", "\"a,b\"", "\"Tổ 7, \"\"Mẫu\"\"\"", "\"x\ny\"", "\"\"\"\"", "\"\r\n\"", "\" \""]
        let dirt = ["5\" x", " \"a\"", "\"a\" ", "\"a\"b\",", "\"never closed", "a\rb", "\"\r\"", "\0", "\u{FEFF}"]
        var text: [UInt8] = []
        for _ in 0..<records {
            let cells = Int.random(in: 0...6, using: &random)
            for cell in 0..<cells {
                if cell > 0 { text.append(0x2C) }
                if dirtIn > 0, Int.random(in: 0..<(dirtIn * 4), using: &random) == 0 {
                    text += bytes(dirt.randomElement(using: &random)!)
                } else {
                    text += bytes((Bool.random(using: &random) ? plain : quoted).randomElement(using: &random)!)
                }
            }
            text += crlf ? [0x0D, 0x0A] : [0x0A]
        }
        if endsCut { text += bytes("a,\"b\"") }
        return text
    }

    @Test("files over many blocks read as libcsv reads them, regular ones and dirty ones", arguments: 0..<12)
    func agrees(seed: UInt64) throws {
        var random = SplitMix64(seed)
        for dirtIn in [0, 1, 10, 100] {
            let input = Self.file(&random, records: 300, dirtIn: dirtIn, crlf: seed % 3 == 1, endsCut: seed % 2 == 0)
            for blockSize in [40, 150, 700, 3000, 1 << 16] {
                _ = try readAll(input, blockSize: blockSize, threads: [1, 2, 5])
            }
        }
    }

    @Test("limits hold however the blocks fall", arguments: 0..<4)
    func limits(seed: UInt64) throws {
        var random = SplitMix64(seed)
        let input = Self.file(&random, records: 200, dirtIn: 20, crlf: false)
        let limits = [
            RecordLimits(fieldBytes: 12), RecordLimits(recordBytes: 25), RecordLimits(fields: 4),
            RecordLimits(fieldBytes: 200, recordBytes: 300),
        ]
        for limits in limits {
            for blockSize in [60, 500, 1 << 16] {
                _ = try readAll(input, limits: limits, blockSize: blockSize, threads: [1, 4])
            }
        }
    }

    @Test("a record over many blocks, with text that looks like records, is one record")
    func longRecords() throws {
        let note = (1...400).map { "\($0),\"\"x\"\",01/01/2025\n" }.joined()
        let input = bytes("id,note\n1,\"" + note + "\"\n2,\"" + note + "\"\n3,x\n")
        for blockSize in [64, 1000, 4096, 1 << 20] {
            let (stretches, _) = try readAll(input, blockSize: blockSize, threads: [1, 2, 3])
            #expect(stretches.filter { $0.kind == "record" }.count == 4)
        }
    }

    @Test("a quote that is never closed gives up at the limit, and the file goes on by structure")
    func unclosed() throws {
        let line = "H29-250101-0001,Công dân,01/01/2025\n"
        let input = bytes("id,name,day\n1,\"x\n" + String(repeating: line, count: 4000))
        for blockSize in [1000, 4096] {
            let limits = RecordLimits(fieldBytes: 2000)
            let (stretches, _) = try readAll(input, limits: limits, blockSize: blockSize, threads: [1, 2, 3])
            #expect(stretches[1].kind == "unclosedQuote")
            #expect(stretches.count == 4002 - Int(stretches[1].lastLine - stretches[1].firstLine))
            let scan = FileScan(
                source: MemorySource(input), dialect: CSVDialect(), limits: limits, blockSize: blockSize)
            _ = try scanAll(scan, threads: 2)
            #expect(scan.bytesTaken < scan.byteCount / 2, "libcsv judged \(scan.bytesTaken) of \(scan.byteCount) bytes")
        }
    }

    @Test("a regular file is libcsv's for its first line only")
    func regular() throws {
        var random = SplitMix64(7)
        let input = bytes("a,b\n") + Self.file(&random, records: 2000, dirtIn: 0, crlf: true) + bytes("c,d\r\n")
        let scan = FileScan(source: MemorySource(input), dialect: CSVDialect(), blockSize: 1024)
        _ = try scanAll(scan, threads: 3)
        #expect(scan.bytesTaken < 100)
    }

    @Test("a file with CR for line ends is libcsv's, and read all the same")
    func carriageReturns() throws {
        let input = bytes((1...500).map { "\($0),x,\"y\rz\"\r" }.joined())
        for blockSize in [64, 999, 1 << 16] { _ = try readAll(input, blockSize: blockSize, threads: [1, 2]) }
    }

    @Test("a source that fails stops every thread with its error")
    func failure() {
        final class Failing: ByteSource {
            let path = "failing"
            var left = 20
            func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
                left -= 1
                if left < 0 { throw .readFailed(path: path, offset: 0, errno: 5) }
                for index in buffer.indices { buffer[index] = index % 10 == 9 ? 0x0A : 0x61 }
                return buffer.count
            }
        }
        for threads in [1, 2, 4] {
            let scan = FileScan(source: Failing(), dialect: CSVDialect(), blockSize: 1000)
            #expect(throws: ReadError.readFailed(path: "failing", offset: 0, errno: 5)) {
                try scanAll(scan, threads: threads)
            }
        }
    }
}
