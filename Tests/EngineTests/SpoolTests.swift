import Foundation
import RowSpool
import Testing

@Suite("Spools")
struct SpoolTests {
    private struct Row: BitwiseCopyable, Equatable {
        var number: UInt64
        var weight: UInt32 = 7
    }

    private static func contents(_ folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["?"]
    }

    @Test(
        "rows come back partition by partition in the order in which they came, whatever the budget",
        arguments: [0, 100, 1_000, 20_000, 1 << 20], [1, 4, 16])
    func rowsComeBack(_ budget: Int, _ partitions: Int) throws {
        let scratch = Scratch()
        var random = SplitMix(seed: UInt64(budget + partitions))
        let spool = PartitionedSpool<Row>(partitions: partitions, budget: budget, chunkBytes: 256, folder: scratch.path)
        var expected = [[Row]](repeating: [], count: partitions)
        for number in 0..<2_000 {
            let partition = Int.random(in: 0..<partitions, using: &random)
            try spool.append(Row(number: UInt64(number)), to: partition)
            expected[partition].append(Row(number: UInt64(number)))
        }
        #expect(spool.count == 2_000)
        var rows = [Row(number: 99)]
        for partition in 0..<partitions {
            #expect(spool.count(in: partition) == expected[partition].count)
            try spool.read(partition, into: &rows)
            #expect(rows == expected[partition])
            var passed: [Row] = []
            try spool.forEach(in: partition) { passed.append($0) }
            #expect(passed == expected[partition])
        }
        // What is over the budget is in a file that has no name.
        let chunk = 256 / MemoryLayout<Row>.stride * MemoryLayout<Row>.stride
        #expect(
            (spool.spilledBytes > 0)
                == (2_000 / partitions * MemoryLayout<Row>.stride - 2 * chunk > budget / partitions))
        #expect(Self.contents(scratch.path) == [])
    }

    @Test("a fault of the receiver stops the passing of rows and is handed on")
    func handsOnFaults() throws {
        struct Stop: Error {}
        let spool = PartitionedSpool<Row>(partitions: 1, budget: 0, chunkBytes: 64)
        for number in UInt64(0)..<100 { try spool.append(Row(number: number), to: 0) }
        var seen = 0
        #expect(throws: Stop.self) {
            try spool.forEach(in: 0) { row in
                seen += 1
                if row.number == 30 { throw Stop() }
            }
        }
        #expect(seen == 31)
    }

    @Test("a folder that cannot be written is named only when it is needed")
    func namesTheFolder() throws {
        let roomy = PartitionedSpool<Row>(partitions: 1, budget: 1 << 20, chunkBytes: 64, folder: "/nowhere")
        for number in UInt64(0)..<100 { try roomy.append(Row(number: number), to: 0) }
        let tight = PartitionedSpool<Row>(partitions: 1, budget: 0, chunkBytes: 64, folder: "/nowhere")
        #expect(throws: SpoolError.cannotCreate(folder: "/nowhere", errno: ENOENT)) {
            for number in UInt64(0)..<100 { try tight.append(Row(number: number), to: 0) }
        }
    }

    @Test("texts are found again by their references, whatever the budget", arguments: [1, 50, 1_000, 1 << 20])
    func textsComeBack(_ budget: Int) throws {
        let scratch = Scratch()
        let spool = TextSpool(budget: budget, folder: scratch.path)
        var random = SplitMix(seed: UInt64(budget))
        var texts: [[UInt8]] = []
        var references: [UInt64] = []
        for number in 0..<500 {
            let text =
                number % 50 == 0
                ? [] : Array("H01.01-250303-\(UInt64.random(in: 0...999_999, using: &random)) Mẫu".utf8)
            texts.append(text)
            references.append(try spool.append(text))
            // References stay good while more is appended.
            let earlier = Int.random(in: 0...number, using: &random)
            #expect(try spool.text(references[earlier]) == texts[earlier])
        }
        #expect(!references.contains(0))
        for (text, reference) in zip(texts, references) { #expect(try spool.text(reference) == text) }
        #expect(try spool.text(0) == [])
        #expect(Self.contents(scratch.path) == [])
    }
}

/// A small seeded generator (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}
