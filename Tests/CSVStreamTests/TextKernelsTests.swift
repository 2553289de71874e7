import CTextKernels
import Foundation
import Testing

/// The kernels in C, at every level of the machine, against plain loops.
@Suite struct TextKernelsTests {
    /// Levels that the machine does not have are checked at its best one.
    private static let levels = [MC_PORTABLE, MC_AVX2, MC_AVX512]
    private static let vietnamese = Array(
        "Nguyễn Văn Mẫu, phường Mẫu 😀 ế, 12/03/2025 08:00:00, Tổ 5 — đã trả kết quả cho công dân; ".utf8)

    // MARK: - The naive check

    /// The rows of the Unicode standard's table 3-7, "Well-Formed UTF-8 Byte Sequences".
    private static let wellFormed: [[ClosedRange<UInt8>]] = [
        [0x00...0x7F],
        [0xC2...0xDF, 0x80...0xBF],
        [0xE0...0xE0, 0xA0...0xBF, 0x80...0xBF],
        [0xE1...0xEC, 0x80...0xBF, 0x80...0xBF],
        [0xED...0xED, 0x80...0x9F, 0x80...0xBF],
        [0xEE...0xEF, 0x80...0xBF, 0x80...0xBF],
        [0xF0...0xF0, 0x90...0xBF, 0x80...0xBF, 0x80...0xBF],
        [0xF1...0xF3, 0x80...0xBF, 0x80...0xBF, 0x80...0xBF],
        [0xF4...0xF4, 0x80...0x8F, 0x80...0xBF, 0x80...0xBF],
    ]
    private static let rowOfLead: [[ClosedRange<UInt8>]?] = (UInt8.min...UInt8.max).map { lead in
        wellFormed.first { $0[0].contains(lead) }
    }

    private static func naive(_ bytes: [UInt8]) -> UInt32 {
        let zero = bytes.contains(0) ? MC_ZERO_BYTE : 0
        var place = 0
        while place < bytes.count {
            guard let row = rowOfLead[Int(bytes[place])], place + row.count <= bytes.count else {
                return zero | MC_BAD_ENCODING
            }
            for (index, range) in row.enumerated() where !range.contains(bytes[place + index]) {
                return zero | MC_BAD_ENCODING
            }
            place += row.count
        }
        return zero
    }

    // MARK: - Texts in memory

    /// A page between two that must not be touched.
    private final class GuardedPage {
        static let size = Int(sysconf(CInt(_SC_PAGESIZE)))
        private let whole: UnsafeMutableRawPointer
        let bytes: UnsafeMutablePointer<UInt8>

        init() throws {
            whole =
                try #require(
                    mmap(nil, 3 * Self.size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) as UnsafeMutableRawPointer
            try #require(whole != MAP_FAILED)
            bytes = (whole + Self.size).assumingMemoryBound(to: UInt8.self)
            try #require(mprotect(bytes, Self.size, PROT_READ | PROT_WRITE) == 0)
            // Around a text stand the halves of sequences, so that a kernel that looks at them tells another result.
            for place in 0..<Self.size { bytes[place] = place % 2 == 0 ? 0xF1 : 0xBB }
        }

        deinit { munmap(whole, 3 * Self.size) }

        /// What the levels tell about a text put at an offset; what stood there before comes back.
        func check(_ text: [UInt8], at offset: Int, windows1258: Bool = false) -> [UInt32] {
            let start = bytes + offset
            let before = Array(UnsafeBufferPointer(start: start, count: text.count))
            start.update(from: text, count: text.count)
            defer { start.update(from: before, count: before.count) }
            return levels.map { level in
                windows1258
                    ? mc_check_windows1258_at(level, start, text.count) : mc_check_utf8_at(level, start, text.count)
            }
        }
    }

    private func expectSame(_ found: [UInt32], _ wanted: UInt32, _ what: @autoclosure () -> String) {
        if found.contains(where: { $0 != wanted }) { Issue.record("\(found) instead of \(wanted): \(what())") }
    }

    // MARK: - UTF-8

    @Test("every sequence of one and two bytes, alone, within blocks of 32 and 64 and across their ends")
    func shortSequences() throws {
        let page = try GuardedPage()
        for first in UInt8.min...UInt8.max {
            expectSame(page.check([first], at: 5), Self.naive([first]), "\(first)")
            for second in UInt8.min...UInt8.max {
                let wanted = Self.naive([first, second])
                expectSame(page.check([first, second], at: 5), wanted, "\([first, second])")
                expectSameWithin([first, second], at: [31, 45, 63, 100], wanted)
            }
        }
    }

    @Test("every sequence of three bytes whose first is E0 to EF", arguments: 0xE0...0xEF as ClosedRange<UInt8>)
    func threeBytes(first: UInt8) {
        for second in UInt8.min...UInt8.max {
            for third in UInt8.min...UInt8.max {
                let bytes = [first, second, third]
                expectSameWithin(bytes, at: second & 1 == third & 1 ? [30, 63] : [31, 62], Self.naive(bytes))
            }
        }
    }

    /// A sequence at places of an ASCII text of more than two blocks.
    private func expectSameWithin(_ bytes: [UInt8], at places: [Int], _ wanted: UInt32) {
        var text = [UInt8](repeating: 0x61, count: 150)
        for place in places {
            for index in bytes.indices { text[place + index] = bytes[index] }
            for level in Self.levels where mc_check_utf8_at(level, text, text.count) != wanted {
                Issue.record("\(bytes) at \(place) is not \(wanted), level \(level.rawValue)")
            }
            for index in bytes.indices { text[place + index] = 0x61 }
        }
    }

    @Test("four bytes at the borders of what each of them may be")
    func fourBytes() throws {
        let page = try GuardedPage()
        let border: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xFF,
        ]
        for first in 0xEE...0xFF as ClosedRange<UInt8> {
            for second in border {
                for third in border {
                    for fourth in border {
                        let bytes = [first, second, third, fourth]
                        expectSame(page.check(bytes, at: 9), Self.naive(bytes), "\(bytes)")
                    }
                }
            }
        }
    }

    @Test("the first and last code points of every length and row, and their neighbours that are none")
    func codePoints() throws {
        let page = try GuardedPage()
        let last: [UInt32] = [
            0, 0x7F, 0x7FF, 0xFFF, 0xCFFF, 0xD7FF, 0xDBFF, 0xDFFF, 0xFFFF, 0x3FFFF, 0xFFFFF, 0x10FFFF, 0x13FFFF,
            0x1FFFFF,
        ]
        for value in last.flatMap({ [$0, $0 + 1] }) where value <= 0x1FFFFF {
            for length in 1...4 where length == 4 || value < [0x80, 0x800, 0x10000][length - 1] {
                let bytes = Self.encode(value, length)
                let isScalar = Unicode.Scalar(value).map { UTF8.width($0) == length } ?? false
                let wanted = (isScalar ? 0 : MC_BAD_ENCODING) | (bytes.contains(0) ? MC_ZERO_BYTE : 0)
                #expect(Self.naive(bytes) == wanted)
                for place in 0...70 {
                    let text = [UInt8](repeating: 0x61, count: place) + bytes
                    expectSame(page.check(text, at: 1), wanted, "\(value) in \(length) bytes at \(place)")
                }
            }
        }
    }

    /// A value in so many bytes, well-formed or not.
    private static func encode(_ value: UInt32, _ length: Int) -> [UInt8] {
        if length == 1 { return [UInt8(value)] }
        let lead = [0xC0, 0xE0, 0xF0][length - 2] as UInt8
        return (0..<length).map { index in
            let bits = UInt8(value >> UInt32(6 * (length - 1 - index)) & 0x3F)
            return index == 0 ? lead | bits : 0x80 | bits
        }
    }

    @Test("one fault at any place of a long text, and the text cut there")
    func faultsAtAnyPlace() throws {
        let page = try GuardedPage()
        let text = Self.vietnamese + Self.vietnamese
        for place in text.indices {
            for fault in [0x00, 0x41, 0x80, 0xC0, 0xC3, 0xE1, 0xF0, 0xFF] as [UInt8] {
                var damaged = text
                damaged[place] = fault
                expectSame(page.check(damaged, at: place % 64), Self.naive(damaged), "\(fault) at \(place)")
            }
            let cut = Array(text[..<place])
            expectSame(page.check(cut, at: place % 7), Self.naive(cut), "cut at \(place)")
            let rest = Array(text[place...])
            expectSame(page.check(rest, at: place % 7), Self.naive(rest), "from \(place)")
        }
    }

    @Test("a sequence that the end of the text cuts, at every length, and the whole one")
    func cutAtTheEnd() throws {
        let page = try GuardedPage()
        for whole in [[0xC3, 0xA3], [0xE1, 0xBB, 0x93], [0xF0, 0x9F, 0x98, 0x80]] as [[UInt8]] {
            for count in 1...whole.count {
                for length in count...200 {
                    let text = [UInt8](repeating: 0x61, count: length - count) + whole[..<count]
                    let wanted = count < whole.count ? MC_BAD_ENCODING : 0
                    expectSame(page.check(text, at: 64), wanted, "\(count) of \(whole), \(length) bytes")
                    expectSame(
                        page.check(text, at: GuardedPage.size - length), wanted,
                        "\(count) of \(whole), \(length) bytes at the end of a page")
                }
            }
        }
    }

    @Test("every alignment and every length up to 200, with and without a fault", arguments: 0..<4)
    func alignments(quarter: Int) throws {
        let page = try GuardedPage()
        let text = Self.vietnamese + Self.vietnamese
        var random = SplitMix64(UInt64(quarter))
        for length in 0...200 {
            let whole =
                Array(text[..<min(length, text.count)]) + [UInt8](repeating: 0x61, count: max(0, length - text.count))
            let wanted = Self.naive(whole)
            for alignment in quarter * 16..<quarter * 16 + 16 {
                expectSame(page.check(whole, at: 64 + alignment), wanted, "\(length) bytes at \(alignment)")
                guard let place = whole.indices.randomElement(using: &random) else { continue }
                var damaged = whole
                damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
                expectSame(page.check(damaged, at: 64 + alignment), Self.naive(damaged), "\(damaged) at \(alignment)")
            }
        }
    }

    @Test("nothing in front of a text or behind it is touched")
    func pageEnds() throws {
        let page = try GuardedPage()
        let text = Self.vietnamese + Self.vietnamese
        for length in 0...text.count {
            for bytes in [Array(text[..<length]), Array(text[(text.count - length)...])] {
                expectSame(page.check(bytes, at: 0), Self.naive(bytes), "\(length) bytes at the start of a page")
                let end = GuardedPage.size - length
                expectSame(page.check(bytes, at: end), Self.naive(bytes), "\(length) bytes at the end of a page")
                expectSame(page.check(bytes, at: 0, windows1258: true), Self.naive1258(bytes), "Windows-1258, start")
                expectSame(page.check(bytes, at: end, windows1258: true), Self.naive1258(bytes), "Windows-1258, end")
            }
        }
    }

    @Test("random bytes and random sequences, of which the standard library says the same", arguments: 0..<4)
    func randomBytes(seed: UInt64) throws {
        let page = try GuardedPage()
        var random = SplitMix64(seed)
        let pieces: [[UInt8]] = [
            [0x61], [0xC3, 0xA3], [0xE1, 0xBB, 0x93], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0xC3], [0xBB],
        ]
        for round in 0..<1500 {
            var bytes: [UInt8] = []
            let last = Bool.random(using: &random) ? 3 : 6
            for _ in 0..<Int.random(in: 0...70, using: &random) {
                bytes += pieces[Int.random(in: 0...last, using: &random)]
            }
            if round % 3 == 0 {
                bytes = bytes.map { _ in UInt8.random(in: round % 2 == 0 ? 0...255 : 0x78...0xFF, using: &random) }
            } else if round % 3 == 1, let place = bytes.indices.randomElement(using: &random) {
                bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            }
            let wanted = Self.naive(bytes)
            #expect((wanted & MC_BAD_ENCODING == 0) == (String(validating: bytes, as: UTF8.self) != nil))
            expectSame(page.check(bytes, at: Int.random(in: 0...64, using: &random)), wanted, "\(bytes)")
            #expect(mc_check_zero(bytes, bytes.count) == wanted & MC_ZERO_BYTE)
        }
    }

    // MARK: - Levels

    @Test("kernels run at the machine's best level, or lower when limited")
    func limitedLevels() {
        let best = mc_kernel_level()
        defer { mc_limit_kernel_level(MC_AVX512) }
        for level in Self.levels {
            mc_limit_kernel_level(level)
            #expect(mc_kernel_level().rawValue == min(level.rawValue, best.rawValue))
            #expect(mc_check_utf8(Self.vietnamese, Self.vietnamese.count) == 0)
            #expect(mc_check_utf8([0x61, 0xC3], 2) == MC_BAD_ENCODING)
            #expect(mc_check_windows1258([0x81, 0x00], 2) == MC_BAD_ENCODING | MC_ZERO_BYTE)
        }
        #expect(mc_kernel_level() == best)
    }

    // MARK: - Other encodings

    private static let unassigned1258: Set<UInt8> = [0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E]

    private static func naive1258(_ bytes: [UInt8]) -> UInt32 {
        (bytes.contains(where: unassigned1258.contains) ? MC_BAD_ENCODING : 0) | (bytes.contains(0) ? MC_ZERO_BYTE : 0)
    }

    @Test("the bytes of Windows-1258 that stand for nothing, at every place")
    func windows1258() throws {
        let page = try GuardedPage()
        for byte in UInt8.min...UInt8.max {
            let wanted = Self.naive1258([byte])
            for place in 0..<100 {
                var bytes = [UInt8](repeating: 0x61, count: 100)
                bytes[place] = byte
                expectSame(page.check(bytes, at: place % 64, windows1258: true), wanted, "\(byte) at \(place)")
            }
        }
    }

    @Test(
        "a cut sequence at the end is found, a whole or hopeless one is not",
        arguments: [
            ([], 0), ([0x61], 0), ([0xC3], 1), ([0xC3, 0xA3], 0), ([0xE1], 1), ([0xE1, 0xBB], 2),
            ([0xE1, 0xBB, 0x93], 0),
            ([0xF0, 0x9F, 0x98], 3), ([0xF0, 0x9F, 0x98, 0x80], 0), ([0x80, 0x80], 0), ([0xFF], 0), ([0xC3, 0xC3], 1),
            ([0xC1], 0), ([0xF5], 0),
        ] as [([UInt8], Int)])
    func cutSequences(bytes: [UInt8], cut: Int) { #expect(mc_cut_utf8(bytes, bytes.count) == cut) }
}
