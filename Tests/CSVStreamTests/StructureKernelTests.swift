import CTextKernels
import Foundation
import Testing

@testable import CSVStream

/// The kernels that find cells and records, at every level of the machine, against a scanner that goes byte by byte.
@Suite struct StructureKernelTests {
    private static let dialects = Detection.delimiters.flatMap { delimiter in
        Detection.quotes.map { CSVDialect(delimiter: delimiter, quote: $0) }
    }

    // MARK: - Structure

    @Test("every alignment and every length up to 200, in every dialect", arguments: dialects)
    func alignments(dialect: CSVDialect) throws {
        let bench = try Bench(dialect)
        var texts = Texts(dialect, seed: 1)
        for length in 0...200 {
            let text = Array(texts.regular(atLeast: length)[..<length])
            let naive = NaiveStructure(text, dialect)
            for alignment in 0...63 { bench.check(text, at: 64 + alignment, naive) }
        }
    }

    @Test("64 bytes behind a text are readable, and no more are read", arguments: dialects)
    func pageEnds(dialect: CSVDialect) throws {
        let bench = try Bench(dialect)
        var texts = Texts(dialect, seed: 2)
        for length in 0...200 {
            for text in [
                Array(texts.regular(atLeast: length)[..<length]), texts.pieces(Texts.dense, count: length),
            ] {
                bench.check(text, at: Bench.size - 64 - text.count)
                bench.check(text, at: 0)
            }
        }
    }

    @Test("one piece at every place around the ends of words, in bare and in quoted text")
    func pieceAtEveryPlace() throws {
        let pieces = [
            "\"", "\r", "\n", "\r\n", "\"\"", "\"\"\"", ",\"", "\",", "\n\"", "\"\n", "\"\r\n", "\"\r", "\r\"", ",\r\n",
            "\",\"", "\"\n\"", ",\"\"\n", "\"\"a", ",\"a\"b", " \"", "\" ", "\n\n\n", ",,,", "\n\r\n",
        ]
        // What stands around the piece: what it is repeated from, and how it begins and ends.
        let grounds = [
            ("", "a", ""), ("\"", "a", "\""), ("", ",", ""), ("", "\n", ""), ("\"", "\n", "\""), ("\"", "\"\"", "\""),
            ("", "\"\",", ""), ("", "\r\n", ""),
        ]
        for dialect in [CSVDialect(), CSVDialect(delimiter: 0x3B, quote: 0x27)] {
            let bench = try Bench(dialect)
            let texts = Texts(dialect, seed: 0)
            for (start, ground, end) in grounds {
                let around = texts.of(String(repeating: ground, count: 200))
                for piece in pieces {
                    for place in 0...130 {
                        let text =
                            texts.of(start) + around[..<place] + texts.of(piece) + around[place..<150] + texts.of(end)
                            + [0x0A]
                        bench.check(text, at: 64)
                    }
                }
            }
        }
    }

    @Test("runs of one piece, of every length")
    func runs() throws {
        let bench = try Bench(CSVDialect())
        let texts = Texts(CSVDialect(), seed: 0)
        for pattern in ["\"", ",", "\n", "\r\n", "\r", "\"\",", "\"\"\n", "\"\"\"\",", "a,", ",\n", "\"\n\"\r\n"] {
            for count in 0...200 {
                let run = texts.of(String(repeating: pattern, count: count))
                bench.check(run, at: 128)
                bench.check(texts.of("a,") + run + texts.of(",b\r\n\"c\"\n"), at: 131)
                // Inside quotes, where a run is content or ends it.
                bench.check(texts.of("\"") + run + texts.of("\"\n"), at: 190)
            }
        }
    }

    @Test("random regular texts of many words, whole, cut, and with one byte changed", arguments: dialects)
    func regularTexts(dialect: CSVDialect) throws {
        let bench = try Bench(dialect)
        var texts = Texts(dialect, seed: 3)
        var regular = 0
        for _ in 0..<300 {
            let length = Int.random(in: 0...1500, using: &texts.random)
            var text = texts.regular(atLeast: length)
            let place = Int.random(in: 64...200, using: &texts.random)
            let from = Int.random(in: 0...64, using: &texts.random)
            let naive = NaiveStructure(text, dialect)
            #expect(naive.irregular == 0 && naive.end == text.count)
            regular += naive.marks.count
            bench.check(text, at: place, from: from, naive)
            bench.check(Array(text[..<Int.random(in: 0...text.count, using: &texts.random)]), at: place, from: from)
            guard let changed = text.indices.randomElement(using: &texts.random) else { continue }
            text[changed] = texts.of("\",\n\ra").randomElement(using: &texts.random)!
            bench.check(text, at: place)
        }
        #expect(regular > 1000)
    }

    @Test("random bytes of small alphabets, dense and sparse", arguments: dialects)
    func randomBytes(dialect: CSVDialect) throws {
        let bench = try Bench(dialect)
        var texts = Texts(dialect, seed: 4)
        let alphabets = [
            Texts.dense, ["\"", ",", "a"], ["\"", "\""], [",", "\n", "\r\n", "a"], ["\"\"", "\"\",", "\"\"\n"],
            ["\"", ",", "\n", "a", "a", "a", "a", "a", "a", "a", "a", " "],
            ["\"a\",", "\"\"\"\",", "\"a\"\r\n", "\"\n\",", "b,", "b\n", "\"b,\"\"\"\n", "b\r\n"],
        ]
        for alphabet in alphabets {
            for round in 0..<300 {
                let text = texts.pieces(
                    alphabet, count: Int.random(in: 0...(round % 3 == 0 ? 400 : 90), using: &texts.random))
                bench.check(text, at: Int.random(in: 0...127, using: &texts.random))
            }
        }
        for _ in 0..<100 {
            let count = Int.random(in: 0...300, using: &texts.random)
            let text = (0..<count).map { _ in UInt8.random(in: 0...255, using: &texts.random) }
            bench.check(text, at: Int.random(in: 0...127, using: &texts.random))
        }
    }

    @Test("bytes that differ from a quote, a delimiter or a line end by one bit are none", arguments: dialects)
    func neighbouringBytes(dialect: CSVDialect) throws {
        let bench = try Bench(dialect)
        let texts = Texts(dialect, seed: 0)
        for byte in UInt8.min...UInt8.max {
            for place in [0, 1, 7, 8, 31, 32, 63, 64, 100] {
                var text = texts.of(String(repeating: "ab,", count: 50) + "\n")
                text[place] = byte
                bench.check(text, at: 64)
            }
        }
    }

    // MARK: - Quotes

    @Test("the parity of quotes at every alignment and length, with no byte readable beside the text")
    func parity() throws {
        for dialect in [CSVDialect(), CSVDialect(quote: 0x27)] {
            let bench = try Bench(dialect)
            var texts = Texts(dialect, seed: 5)
            for length in 0...300 {
                let sparse = texts.pieces(["\"", "a", "b", "c", ",", "\n"], count: length)
                for text in [sparse, [UInt8](repeating: dialect.quote, count: length)] {
                    bench.checkParity(text, at: 0)
                    bench.checkParity(text, at: Bench.size - length)
                    for alignment in 64...127 { bench.checkParity(text, at: alignment) }
                }
            }
        }
    }

    @Test("the last line end outside quotes, wherever it is, found from the end")
    func lastRecordEnds() {
        for dialect in Self.dialects {
            var texts = Texts(dialect, seed: 6)
            for length in 0...300 {
                for text in [
                    Array(texts.regular(atLeast: length)[..<length]), texts.pieces(["\"", "\n", "a"], count: length),
                    texts.pieces(["\"", "\n", "a", "b", "c", "d", "e", "f", "g"], count: length),
                ] {
                    let parity = UInt32(text.count { $0 == dialect.quote } % 2)
                    let found = mc_last_record_end(text, text.count, dialect.quote, parity)
                    #expect(found == NaiveStructure.lastRecordEnd(text, quote: dialect.quote), "\(text)")
                }
            }
        }
    }

    @Test("a cell's content with every doubled quote once, and nothing written behind it")
    func unquoting() {
        for quote in Detection.quotes {
            var texts = Texts(CSVDialect(quote: quote), seed: 7)
            for length in 0...200 {
                for alphabet in [["\"\"", "a"], ["\"\""], ["\"\"", "a", "b", ",", "\n", "c", "d"], ["ế"]] {
                    let content = texts.pieces(alphabet, count: length)
                    let wanted = NaiveStructure.unquoted(content, quote: quote)
                    var out = [UInt8](repeating: 0xA5, count: content.count + 64)
                    let count = mc_unquote(content, content.count, quote, &out)
                    #expect(Array(out[..<count]) == wanted)
                    #expect(out[count...].allSatisfy { $0 == 0xA5 })
                }
            }
        }
    }

    // MARK: - Blanks

    @Test("blanks at both ends of a cell are trimmed, whole and halves of them are not")
    func trimming() {
        let pieces: [[UInt8]] = [
            [0x20], [0x09], [0x0D], [0x00], [0x1F], [0x7F], [0x21], [0x61], [0xA0], [0xC2, 0xA0], [0xC2], [0xC2, 0xA1],
            [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x8C], [0xE2, 0x80], [0x80, 0x8B], [0x8B], [0xAF],
            [0xEF, 0xBB, 0xBF], [0xEF, 0xBB], [0xBB, 0xBF], [0xBF], [0xE1, 0xBA, 0xBF],
        ]
        func check(_ cell: [UInt8]) {
            for isSingleByte in [false, true] {
                // Blanks beside the cell are none of it.
                for around in [0x20, 0xA0, 0xC2, 0xEF] as [UInt8] {
                    let text = [around, around] + cell + [around, around]
                    let bounds = mc_trim(text, 2, UInt32(2 + cell.count), isSingleByte ? 1 : 0)
                    let found = bounds.low < bounds.high ? Array(text[Int(bounds.low)..<Int(bounds.high)]) : []
                    #expect(found == NaiveStructure.trimmed(cell, isSingleByte: isSingleByte), "\(cell)")
                }
            }
        }
        for byte in UInt8.min...UInt8.max { check([byte]) }
        for first in pieces {
            for second in pieces {
                check(first + second)
                check(first + second + [0x61])
                check([0x61] + first + second)
            }
        }
        var random = SplitMix64(8)
        for _ in 0..<1000 {
            check((0..<Int.random(in: 0...6, using: &random)).flatMap { _ in pieces.randomElement(using: &random)! })
        }
    }
}

// MARK: - Texts

/// Texts in one dialect, from a seeded generator.
private struct Texts {
    /// Everything that means something, and little else.
    static let dense = ["\"", ",", "\n", "\r", "\r\n", "a", " "]

    let dialect: CSVDialect
    var random: SplitMix64

    init(_ dialect: CSVDialect, seed: UInt64) {
        self.dialect = dialect
        random = SplitMix64(seed << 16 | UInt64(dialect.delimiter) << 8 | UInt64(dialect.quote))
    }

    /// `,` and `"` in a pattern stand for the dialect's own.
    func of(_ pattern: String) -> [UInt8] {
        pattern.utf8.map { $0 == 0x2C ? dialect.delimiter : $0 == 0x22 ? dialect.quote : $0 }
    }

    /// Random pieces, however they fit.
    mutating func pieces(_ patterns: [String], count: Int) -> [UInt8] {
        (0..<count).flatMap { _ in of(patterns.randomElement(using: &random)!) }
    }

    /// Records as they should be, with everything in them that may be in a record.
    mutating func regular(atLeast length: Int) -> [UInt8] {
        var text: [UInt8] = []
        let longest = Int.random(in: 1...40, using: &random)
        repeat {
            let last = Int.random(in: 0...5, using: &random)
            for cell in 0...last {
                let count = Int.random(in: 0...longest, using: &random)
                if Int.random(in: 0..<3, using: &random) == 0 {
                    text += of("\"") + pieces(["a", "b", " ", ",", "\n", "\r\n", "\"\""], count: count) + of("\"")
                } else {
                    text += pieces(["a", "b", " "], count: count)
                }
                text += cell < last ? of(",") : Bool.random(using: &random) ? [0x0A] : [0x0D, 0x0A]
            }
        } while text.count < length
        return text
    }
}

// MARK: - Memory

/// Two pages between two that must not be touched, filled with bytes that would be found if they were looked at; and
/// room for what the kernels find, with canaries behind what they may use.
private final class Bench {
    static let size = 2 * Int(sysconf(CInt(_SC_PAGESIZE)))
    private static let page = size / 2
    /// Levels that the machine does not have are checked at its best one.
    private static let levels = [MC_PORTABLE, MC_AVX2, MC_AVX512]
    /// As many bytes as 64 stops have.
    private static let canaries = [UInt8](repeating: UInt8(canary), count: 256)
    private static let canary: Int32 = 0xA5

    private let dialect: CSVDialect
    private let whole: UnsafeMutableRawPointer
    private let bytes: UnsafeMutablePointer<UInt8>
    private let stops = UnsafeMutablePointer<UInt32>.allocate(capacity: size + 128)
    private let marks = UnsafeMutablePointer<mc_record_mark>.allocate(capacity: size + 64)

    private var failures = 0

    init(_ dialect: CSVDialect) throws {
        self.dialect = dialect
        let length = Self.size + 2 * Self.page
        whole =
            try #require(mmap(nil, length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) as UnsafeMutableRawPointer
        try #require(whole != MAP_FAILED)
        bytes = (whole + Self.page).assumingMemoryBound(to: UInt8.self)
        try #require(mprotect(bytes, Self.size, PROT_READ | PROT_WRITE) == 0)
        let ground = [dialect.quote, 0x0A, dialect.delimiter, 0x0D, dialect.quote, dialect.quote, 0x61]
        for place in 0..<Self.size { bytes[place] = ground[place % ground.count] }
    }

    deinit {
        munmap(whole, Self.size + 2 * Self.page)
        stops.deallocate()
        marks.deallocate()
    }

    /// Lends the text's address at a place; what stood there before comes back.
    private func with(_ text: [UInt8], at place: Int, _ body: () -> Void) {
        let start = bytes + place
        let before = Array(UnsafeBufferPointer(start: start, count: text.count))
        start.update(from: text, count: text.count)
        body()
        start.update(from: before, count: before.count)
    }

    /// - Parameter from: what to call the place where the text begins.
    func check(_ text: [UInt8], at place: Int, from: Int = 0, _ known: NaiveStructure? = nil) {
        let naive = known ?? NaiveStructure(text, dialect)
        with(text, at: place) {
            for level in Self.levels {
                let found = scan(text.count, at: place, from: from, level)
                if found != naive { record("level \(level.rawValue), \(text) at \(place): \(found) is not \(naive)") }
            }
        }
    }

    /// What a level finds, with places counted from the beginning of the text.
    private func scan(_ count: Int, at place: Int, from: Int, _ level: mc_level) -> NaiveStructure {
        var structure = mc_structure()
        structure.bytes = UnsafePointer(bytes + place - from)
        structure.from = from
        structure.to = from + count
        structure.delimiter = dialect.delimiter
        structure.quote = dialect.quote
        structure.stops = stops
        structure.marks = marks
        // What a kernel does not set is not right by chance.
        (structure.stop_count, structure.mark_count, structure.end) = (1 << 20, 1 << 20, 1 << 20)
        (structure.carriage_returns, structure.irregular) = (1 << 20, 7)
        // Nor is what another level has left.
        let stopBytes = MemoryLayout<UInt32>.stride * (count + 64)
        let markBytes = MemoryLayout<mc_record_mark>.stride * count
        memset(stops, Self.canary, stopBytes + Self.canaries.count)
        memset(marks, Self.canary, markBytes + Self.canaries.count)
        mc_scan_structure_at(level, &structure)
        for (room, bytes, what) in [
            (UnsafeMutableRawPointer(stops), stopBytes, "stop"), (UnsafeMutableRawPointer(marks), markBytes, "mark"),
        ] where memcmp(room + bytes, Self.canaries, Self.canaries.count) != 0 {
            record("level \(level.rawValue) wrote a \(what) beyond the room for \(count) bytes")
        }
        return NaiveStructure(structure)
    }

    /// A broken kernel is wrong in thousands of texts: a few are enough to see why.
    private func record(_ what: @autoclosure () -> String) {
        failures += 1
        if failures <= 3 { Issue.record("\(what())") }
    }

    func checkParity(_ text: [UInt8], at place: Int) {
        let wanted = UInt32(text.count { $0 == dialect.quote } % 2)
        with(text, at: place) {
            for level in Self.levels {
                let found = mc_quote_parity_at(level, bytes + place, text.count, dialect.quote)
                if found != wanted { record("level \(level.rawValue): parity \(found) of \(text)") }
            }
        }
    }
}

extension NaiveStructure {
    fileprivate init(_ text: [UInt8], _ dialect: CSVDialect) {
        self.init(text, delimiter: dialect.delimiter, quote: dialect.quote)
    }

    /// What a kernel found, in the same terms.
    fileprivate init(_ found: mc_structure) {
        guard max(found.stop_count, found.mark_count) <= found.to - found.from else {
            // More than there can be: nothing that would be equal.
            self.init()
            end = -1
            return
        }
        self.init()
        let first = UInt32(found.from)
        stops = Array(UnsafeBufferPointer(start: found.stops, count: found.stop_count))
        if first != 0 { stops = stops.map { $0 &- first } }
        marks = UnsafeBufferPointer(start: found.marks, count: found.mark_count).map {
            Mark(stop: $0.stop, lineEnds: $0.line_ends, doubled: $0.doubled)
        }
        end = found.end - found.from
        carriageReturns = found.carriage_returns
        irregular = found.irregular
    }
}
