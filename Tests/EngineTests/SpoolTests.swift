import Dossiers
import Foundation
import RowSpool
import Synchronization
import Testing

@Suite("Spools")
struct SpoolTests {
    private static func contents(_ folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["?"]
    }

    /// Any value of any field: empty, small, large, the greatest; the lower half of the digest is each row's own.
    private static func anyDossier(_ number: Int, _ random: inout SplitMix) -> Dossier {
        func any<Number: FixedWidthInteger & UnsignedInteger>() -> Number {
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1: 0
            case 2: Number.random(in: 0...100, using: &random)
            case 3: Number.random(in: 0...Number(clamping: 1 << 17), using: &random)
            case 4: Number.random(in: .min ... .max, using: &random)
            default: .max
            }
        }
        var row = Dossier()
        (row.identityHigh, row.identityLow) = (any(), UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        row.known = FieldSet(rawValue: any())
        row.fee = Int64(bitPattern: any())
        row.idReference = any()
        row.receivedAt = Stamp(rawValue: any())
        row.dueAt = Stamp(rawValue: any())
        row.originalDueAt = Stamp(rawValue: any())
        row.newDueAt = Stamp(rawValue: any())
        row.finishedAt = Stamp(rawValue: any())
        row.returnedAt = Stamp(rawValue: any())
        row.supplementFrom = Stamp(rawValue: any())
        row.supplementTo = Stamp(rawValue: any())
        row.apologyAt = Stamp(rawValue: any())
        row.receivingUnit = WordID(rawValue: any())
        row.resolvingUnit = WordID(rawValue: any())
        row.procedure = WordID(rawValue: any())
        row.field = WordID(rawValue: any())
        row.officer = WordID(rawValue: any())
        (row.line, row.record) = (any(), any())
        row.findings = Findings(rawValue: any())
        row.file = any()
        row.timed = TimedStamps(rawValue: any())
        row.limitValue = any()
        row.limitUnit = random.pick([.none, .workingDays, .hours])
        row.channel = random.pick(Channel.allCases)
        row.level = random.pick(ServiceLevel.allCases)
        row.status = random.pick(StatusGroup.allCases)
        row.payment = random.pick(Payment.allCases)
        row.rating = random.pick(Rating.allCases)
        let answers: [Answer] = [.unknown, .no, .yes]
        row.componentsDigitized = random.pick(answers)
        row.resultDigitized = random.pick(answers)
        row.electronicResult = random.pick(answers)
        row.reusedData = random.pick(answers)
        row.apologyIssued = random.pick(answers)
        (row.supplementCount, row.apologyCount) = (any(), any())
        row.role = random.pick([.export, .register])
        return row
    }

    private static func rows(_ spool: DossierSpool, _ partition: Int = 0) throws -> [Dossier] {
        try PartitionReader(spool).read(partition) { packed in (0..<packed.count).map { packed[$0] } }
    }

    @Test(
        "every row comes back as it was, in the partition of its id, whatever the budget and whoever wrote it",
        arguments: [0, 100_000, 200_000, 16 << 20], [1, 4, 256])
    func rowsComeBack(_ budget: Int, _ partitions: Int) throws {
        let scratch = Scratch()
        var random = SplitMix(seed: UInt64(budget + partitions))
        // Of the contexts only some get a number: the others are written out.
        let contexts = random.pick([0, 3, 1 << 20])
        let spool = DossierSpool(
            partitions: partitions, writers: 3, budget: budget, folder: scratch.path, chunkBytes: 256,
            contexts: contexts)
        var expected = [[Dossier]](repeating: [], count: partitions)
        for number in 0..<3_000 {
            var row = Self.anyDossier(number, &random)
            if number < 2 { row = number == 0 ? Dossier() : Self.fullest }
            try spool.writers[number % 3].add(row)
            let partition = partitions == 1 ? 0 : row.identityHigh >> UInt64(64 - partitions.trailingZeroBitCount)
            expected[Int(partition)].append(row)
        }
        try spool.finish()
        let reader = PartitionReader(spool)
        for partition in 0..<partitions {
            try reader.read(partition) { packed in
                #expect(Self.areSame((0..<packed.count).map { packed[$0] }, expected[partition]))
                for index in 0..<packed.count {
                    let row = packed[index]
                    #expect(packed.identityLow(index) == row.identityLow)
                    #expect(packed.identityHigh(index) == row.identityHigh)
                    #expect(packed.order(index) == UInt64(row.file) << 32 | UInt64(row.record))
                    #expect(packed.isRegister(index) == (row.role == .register))
                }
            }
        }
        // What is over the budget is in files that have no name.
        #expect((spool.spilledBytes > 0) == (budget < 16 << 20))
        #expect(Self.contents(scratch.path) == [])
    }

    /// Every field at its greatest.
    private static let fullest: Dossier = {
        var row = Dossier()
        (row.identityHigh, row.identityLow, row.idReference) = (.max, .max, .max)
        row.known = FieldSet(rawValue: .max)
        row.fee = .min
        let stamps: [WritableKeyPath<Dossier, Stamp>] = [
            \.receivedAt, \.dueAt, \.originalDueAt, \.newDueAt, \.finishedAt, \.returnedAt, \.supplementFrom,
            \.supplementTo, \.apologyAt,
        ]
        for stamp in stamps { row[keyPath: stamp] = Stamp(rawValue: .max) }
        let words: [WritableKeyPath<Dossier, WordID>] = [
            \.receivingUnit, \.resolvingUnit, \.procedure, \.field, \.officer,
        ]
        for word in words { row[keyPath: word] = WordID(rawValue: .max) }
        (row.line, row.record, row.file, row.limitValue) = (.max, .max, .max, .max)
        row.findings = Findings(rawValue: .max)
        row.timed = TimedStamps(rawValue: .max)
        (row.limitUnit, row.channel, row.level, row.status) = (.hours, .postal, .information, .finished)
        (row.payment, row.rating) = (.exempt, .dissatisfied)
        (row.componentsDigitized, row.resultDigitized, row.electronicResult) = (.yes, .yes, .yes)
        (row.reusedData, row.apologyIssued) = (.yes, .yes)
        (row.supplementCount, row.apologyCount, row.role) = (.max, .max, .register)
        return row
    }()

    /// Whether the rows are the same, in any order.
    private static func areSame(_ rows: [Dossier], _ others: [Dossier]) -> Bool {
        rows.sorted { $0.identityLow < $1.identityLow } == others.sorted { $0.identityLow < $1.identityLow }
    }

    @Test("rows of one writer come in batches as one by one")
    func takesBatches() throws {
        var random = SplitMix(seed: 3)
        let rows = (0..<2_000).map { number in Self.anyDossier(number, &random) }
        let spool = DossierSpool(partitions: 1, budget: 64 << 20)
        try spool.writers[0].add(rows)
        try spool.finish()
        #expect(Self.areSame(try Self.rows(spool), rows))
    }

    @Test("where no list is made, a row forgets its line and its id's text and nothing else")
    func forgetsPlaces() throws {
        var random = SplitMix(seed: 8)
        let spool = DossierSpool(partitions: 1, budget: 64 << 20, keepsPlaces: false)
        var rows = (0..<500).map { number in Self.anyDossier(number, &random) }
        try spool.writers[0].add(rows)
        try spool.finish()
        for index in rows.indices { (rows[index].line, rows[index].idReference) = (0, 0) }
        #expect(Self.areSame(try Self.rows(spool), rows))
    }

    @Test("a usual row takes half of what it takes unpacked")
    func isCompact() throws {
        var row = Self.fullest
        row.known = FieldSet(CanonicalField.allCases)
        row.fee = 150_000
        (row.supplementFrom, row.supplementTo, row.newDueAt, row.originalDueAt) = (.none, .none, .none, .none)
        (row.apologyAt, row.officer, row.findings) = (.none, .none, [])
        (row.receivingUnit, row.resolvingUnit) = (WordID(rawValue: 158), WordID(rawValue: 1))
        (row.procedure, row.field) = (WordID(rawValue: 2_000), WordID(rawValue: 30))
        let spool = DossierSpool(partitions: 1, budget: 0, keepsPlaces: false, chunkBytes: 1 << 10)
        // Chunks of 1 KiB end where no longest row fits any more: each takes 15 of 60 bytes.
        for _ in 0..<15 * 100 + 1 { try spool.writers[0].add(row) }
        #expect(spool.spilledBytes == 15 * 100 * 60)
    }

    @Test("memory and files are given back at once, and what is discarded can be written again")
    func discards() throws {
        let spool = DossierSpool(partitions: 2, budget: 0, chunkBytes: 256)
        let rows = (0..<5_000).map { number in
            var row = Dossier()
            row.record = UInt32(number)
            return row
        }
        for _ in 0..<2 {
            try spool.writers[0].add(rows)
            try spool.finish()
            #expect(try Self.rows(spool).count == 5_000)
            spool.discard()
            #expect(try Self.rows(spool).count == 0)
        }
    }

    @Test("threads are as many as were asked for, and all have ended", arguments: [1, 2, 3, 8])
    func threads(_ count: Int) {
        let seen = Mutex<[Int]>([])
        Threads.run(count) { index in seen.withLock { $0.append(index) } }
        #expect(seen.withLock { $0.sorted() } == Array(0..<count))
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
