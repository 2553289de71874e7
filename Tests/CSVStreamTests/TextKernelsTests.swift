import CTextKernels
import Testing

/// The kernels in C against the standard library and plain loops.
@Suite struct TextKernelsTests {
    private func check(_ bytes: [UInt8], at offset: Int = 0) -> [UInt32] {
        let padded = [UInt8](repeating: 0xC3, count: offset) + bytes + [0xA3, 0xFF]
        return padded.withUnsafeBufferPointer { buffer in
            let start = buffer.baseAddress! + offset
            return [mc_check_utf8(start, bytes.count), mc_check_utf8_baseline(start, bytes.count)]
        }
    }

    private func expected(_ bytes: [UInt8]) -> UInt32 {
        (String(validating: bytes, as: UTF8.self) == nil ? MC_BAD_ENCODING : 0) | (bytes.contains(0) ? MC_ZERO_BYTE : 0)
    }

    @Test("every sequence of two bytes, and of three and four at the borders")
    func shortSequences() {
        for first in UInt8.min...UInt8.max {
            #expect(check([first]) == [expected([first]), expected([first])])
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                let wanted = expected(bytes)
                if check(bytes) != [wanted, wanted] { Issue.record("\(bytes)") }
            }
        }
        let border: [UInt8] = [
            0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for first in border {
            for second in border {
                for third in border {
                    for bytes in [
                        [first, second, third], [first, second, third, 0x80], [first, second, third, 0x41],
                    ] {
                        let wanted = expected(bytes)
                        if check(bytes) != [wanted, wanted] { Issue.record("\(bytes)") }
                    }
                }
            }
        }
    }

    @Test("one fault at any place of a long text, at any alignment")
    func faultsAtAnyPlace() {
        let text = Array("Nguyễn Văn Mẫu, phường Mẫu 😀 ế, 12/03/2025 08:00:00, Tổ 5 — đã trả kết quả cho công dân".utf8)
        for offset in 0..<33 { #expect(check(text, at: offset) == [0, 0]) }
        for place in text.indices {
            for fault in [0x00, 0x80, 0xC0, 0xE1, 0xF0, 0xFF] as [UInt8] {
                var damaged = text
                damaged[place] = fault
                let wanted = expected(damaged)
                let found = check(damaged, at: place % 33)
                if found != [wanted, wanted] { Issue.record("\(fault) at \(place)") }
            }
            let cut = Array(text[..<place])
            let wanted = expected(cut)
            #expect(check(cut, at: place % 7) == [wanted, wanted])
        }
    }

    @Test("random bytes", arguments: 0..<4)
    func randomBytes(seed: UInt64) {
        var random = SplitMix64(seed)
        let pieces: [[UInt8]] = [
            [0x61], [0xC3, 0xA3], [0xE1, 0xBB, 0x93], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0xC3], [0xBB],
        ]
        for _ in 0..<1000 {
            var bytes: [UInt8] = []
            let last = Int.random(in: 0..<100, using: &random) < 50 ? 3 : 6
            for _ in 0..<Int.random(in: 0...70, using: &random) {
                bytes += pieces[Int.random(in: 0...last, using: &random)]
            }
            let wanted = expected(bytes)
            #expect(check(bytes, at: Int.random(in: 0...40, using: &random)) == [wanted, wanted])
            #expect(mc_check_zero(bytes, bytes.count) == 0)
        }
    }

    @Test("the bytes of Windows-1258 that stand for nothing")
    func windows1258() {
        for byte in UInt8.min...UInt8.max {
            let isBad = [0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E].contains(byte)
            let wanted = (isBad ? MC_BAD_ENCODING : 0) | (byte == 0 ? MC_ZERO_BYTE : 0)
            for place in [0, 1, 40, 99] {
                var bytes = [UInt8](repeating: 0x61, count: 100)
                bytes[place] = byte
                #expect(mc_check_windows1258(bytes, 100) == wanted)
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
