import CSVStream
import Testing

@Suite("Digests of ids")
struct HashTests {
    private static func bytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private struct Digest: Hashable {
        var high: UInt64
        var low: UInt64
        init(_ bytes: [UInt8]) { (high, low) = RecordKey.identity(of: bytes.span) }
    }

    @Test("a digest depends on the bytes alone, not on where they stand")
    func placeDoesNotMatter() {
        var random = SplitMix64(seed: 1)
        for count in 0...40 {
            let text = Self.bytes(count, &random)
            for lead in [1, 3, 8] {
                let held = Self.bytes(lead, &random) + text + Self.bytes(5, &random)
                let found = RecordKey.identity(of: held.span.extracting(lead..<lead + count))
                #expect(Digest(text).high == found.high && Digest(text).low == found.low)
            }
        }
    }

    @Test("one changed bit, one byte more, zeros at the end: another digest")
    func differs() {
        var random = SplitMix64(seed: 2)
        var seen: Set<Digest> = []
        var count = 0
        for length in 0...24 {
            let text = Self.bytes(length, &random)
            var variants = [text, text + [0], text + [0, 0]]
            for bit in 0..<(length * 8) {
                var changed = text
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                variants.append(changed)
            }
            seen.formUnion(variants.map(Digest.init))
            count += Set(variants).count
        }
        #expect(seen.count == count)
    }

    @Test("ids that differ in their last digits spread evenly over the partitions")
    func spreads() {
        var counts = [Int](repeating: 0, count: 256)
        for n in 0..<25_600 {
            let digits = String(100_000 + n).dropFirst()
            counts[Int(Digest(Array("H01.01-250303-\(digits)".utf8)).high >> 56)] += 1
        }
        // Expectation 100, standard deviation 10.
        #expect(counts.min()! > 55 && counts.max()! < 145)
    }
}
