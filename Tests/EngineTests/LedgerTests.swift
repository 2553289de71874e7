import Dossiers
@testable import Engine
import RowSpool
import Testing

/// The ledger against a dictionary that is filled record by record, whoever writes and whoever merges.
@Suite("The ledger")
struct LedgerTests {
    /// The cells of which the random records are made. A value of 0 is an empty cell.
    private enum Cell: CaseIterable { case due, finish, status, fee, channel, payment }

    private struct Record {
        var id: Int
        var file: Int
        var isRegister: Bool
        /// The columns of the record's file.
        var columns: [Cell]
        var values: [Cell: Int]
        var line: Int
    }

    private static let exportFiles = 3
    private static let registerFiles = 2

    private static func records(_ count: Int, _ random: inout SplitMix) -> [Record] {
        var columns: [[Cell]] = [Cell.allCases]
        for _ in 1..<exportFiles {
            columns.append(Cell.allCases.filter { _ in Int.random(in: 0..<4, using: &random) > 0 })
        }
        columns += [[.fee, .payment], [.payment, .channel]]
        var records: [Record] = []
        for file in 0..<(exportFiles + registerFiles) {
            for line in 0..<count {
                var values: [Cell: Int] = [:]
                for cell in columns[file] { values[cell] = Int.random(in: 0..<4, using: &random) }
                records.append(
                    Record(
                        id: Int.random(in: 0..<(count * 2), using: &random), file: file,
                        isRegister: file >= exportFiles,
                        columns: columns[file], values: values, line: line))
            }
        }
        return records
    }

    private static func row(_ record: Record) -> Dossier {
        var row = Dossier()
        // Three partitions only, so that chunks fill.
        row.identityHigh = UInt64(record.id % 3) << 56
        row.identityLow = UInt64(record.id)
        row.file = UInt16(record.file)
        row.record = UInt32(record.line + 1)
        row.role = record.isRegister ? .register : .export
        for cell in record.columns {
            let value = record.values[cell] ?? 0
            let field: CanonicalField
            switch cell {
            case .due:
                field = .dueAt
                row.dueAt = Stamp(rawValue: UInt32(value))
            case .finish:
                field = .finishedAt
                row.finishedAt = Stamp(rawValue: UInt32(value))
            case .status:
                field = .status
                row.status = StatusGroup(rawValue: UInt8(value))!
            case .fee:
                field = .fee
                row.fee = Int64(value)
            case .channel:
                field = .channel
                row.channel = Channel(rawValue: UInt8(value))!
            case .payment:
                field = .payment
                row.payment = Payment(rawValue: UInt8(value))!
            }
            if !record.isRegister || value > 0 { row.known.insert(field) }
        }
        return row
    }

    private static func values(_ dossier: Dossier) -> [Cell: Int] {
        [
            .due: Int(dossier.dueAt.rawValue), .finish: Int(dossier.finishedAt.rawValue),
            .status: Int(dossier.status.rawValue),
            .fee: Int(dossier.fee), .channel: Int(dossier.channel.rawValue), .payment: Int(dossier.payment.rawValue),
        ]
    }

    /// One line a dossier: id, place, cells, and the registers that name it.
    private static func told(_ id: Int, _ file: Int, _ line: Int, _ values: [Cell: Int], _ registers: Set<Int>)
        -> String
    {
        "\(id) \(file):\(line) \(Cell.allCases.map { values[$0] ?? 0 }) \(registers.sorted())"
    }

    private struct Expected {
        var dossiers: [String] = []
        var replaced = 0
        var replacedOfFile = [Int64](repeating: 0, count: exportFiles + registerFiles)
        var unmatched = [Int64](repeating: 0, count: exportFiles + registerFiles)
        var unmatchedIDs = 0
    }

    /// By a dictionary: exports in order, then registers in order, then what nobody named.
    private static func oracle(_ records: [Record], deduplicates: Bool) -> Expected {
        struct Known {
            var id: Int
            var file: Int
            var line: Int
            var values: [Cell: Int]
        }
        var expected = Expected()
        var all: [Known] = []
        var place: [Int: Int] = [:]
        for record in records where !record.isRegister {
            if deduplicates, let index = place[record.id] {
                expected.replaced += 1
                expected.replacedOfFile[all[index].file] += 1
                for cell in record.columns { all[index].values[cell] = record.values[cell] }
                (all[index].file, all[index].line) = (record.file, record.line)
            } else {
                place[record.id] = all.count
                all.append(Known(id: record.id, file: record.file, line: record.line, values: record.values))
            }
        }
        var said: [Int: [Cell: Int]] = [:]
        var named: [Int: Set<Int>] = [:]
        for record in records where record.isRegister {
            named[record.id, default: []].insert(record.file)
            for (cell, value) in record.values where value > 0 { said[record.id, default: [:]][cell] = value }
        }
        for (id, files) in named where place[id] == nil {
            expected.unmatchedIDs += 1
            for file in files { expected.unmatched[file] += 1 }
        }
        for var known in all {
            for (cell, value) in said[known.id] ?? [:] { known.values[cell] = value }
            if known.values[.channel, default: 0] == 0 { known.values[.channel] = Int(Channel.direct.rawValue) }
            if known.values[.payment, default: 0] == 0 { known.values[.payment] = Int(Payment.none.rawValue) }
            expected.dossiers.append(told(known.id, known.file, known.line, known.values, named[known.id] ?? []))
        }
        return expected
    }

    /// Lets the writers read the files as several threads do: in blocks of a few records, each block by any of them,
    /// and each writer in the order of the files.
    private static func write(_ rows: [Dossier], to ledger: Ledger, _ random: inout SplitMix) throws {
        var batches = [[[Dossier]]](repeating: [], count: ledger.writers.count)
        var start = 0
        while start < rows.count {
            let end = min(rows.count, start + Int.random(in: 1...9, using: &random))
            batches[Int.random(in: 0..<batches.count, using: &random)].append(Array(rows[start..<end]))
            start = end
        }
        // One writer after the other: they know nothing of each other, so that it is as well as at once.
        for (writer, blocks) in zip(ledger.writers, batches) {
            for block in blocks { try block.count == 1 ? writer.add(block[0]) : writer.add(block) }
        }
    }

    /// Keeps what it is shown.
    private struct Keeper: LedgerVisitor {
        var dossiers: [(dossier: Dossier, registers: UInt64)] = []
        var unmatched: [Dossier] = []
        mutating func visit(_ dossier: Dossier, registers: UInt64) { dossiers.append((dossier, registers)) }
        mutating func visitUnmatched(_ row: Dossier) { unmatched.append(row) }
    }

    private static func keepers(_ count: Int) -> [Keeper] { Array(repeating: Keeper(), count: count) }

    private static func completion(
        registerFields: FieldSet = [], registerPlaces: [Int?] = Array(repeating: nil, count: 5)
    ) -> Ledger.Completion {
        Ledger.Completion(
            dateOnly: Array(repeating: [], count: registerPlaces.count), registerFields: registerFields,
            procedures: [:], procedureFields: [], namesakes: [:], registerPlaces: registerPlaces)
    }

    struct Crew: Sendable { var writers: Int, threads: Int }
    static let crews = [1, 2, 5].flatMap { writers in [1, 2, 5].map { Crew(writers: writers, threads: $0) } }

    @Test("merging in partitions gives what a dictionary gives, whatever the budget", arguments: crews, [true, false])
    func isADictionary(_ crew: Crew, _ deduplicates: Bool) throws {
        let scratch = Scratch()
        for (seed, budget) in [(1, 0), (2, 300_000), (3, 64 << 20)] as [(UInt64, Int)] {
            var random = SplitMix(seed: seed)
            let records = Self.records(500, &random)
            let ledger = Ledger(
                deduplicates: deduplicates, joinsRegisters: true, budget: budget, folder: scratch.path,
                writers: crew.writers, chunkBytes: 256)
            try Self.write(records.map(Self.row), to: ledger, &random)
            let completion = Self.completion(
                registerFields: FieldSet([CanonicalField.fee, .payment, .channel]),
                registerPlaces: [nil, nil, nil, 0, 1])
            let (counts, keepers) = try ledger.merge(completion, Self.keepers(crew.threads))
            let found = keepers.flatMap(\.dossiers).map { dossier, registers in
                let named = Set((0..<2).filter { registers >> UInt64($0) & 1 == 1 }.map { $0 + Self.exportFiles })
                return Self.told(
                    Int(dossier.identityLow), Int(dossier.file), Int(dossier.record) - 1, Self.values(dossier), named)
            }
            let expected = Self.oracle(records, deduplicates: deduplicates)
            #expect(found.sorted() == expected.dossiers.sorted())
            #expect(counts.dossiers == Int64(expected.dossiers.count))
            #expect(counts.replaced == Int64(expected.replaced))
            #expect(counts.replacedOfFile == expected.replacedOfFile)
            #expect(counts.unmatched == expected.unmatched)
            #expect(keepers.reduce(0) { $0 + $1.unmatched.count } == expected.unmatchedIDs)
        }
    }

    @Test("without de-duplication and registers every record is a dossier", arguments: crews)
    func passesThrough(_ crew: Crew) throws {
        var random = SplitMix(seed: 9)
        let records = Self.records(300, &random).filter { !$0.isRegister }
        let ledger = Ledger(
            deduplicates: false, joinsRegisters: false, budget: 0, folder: "/tmp", writers: crew.writers)
        try Self.write(records.map(Self.row), to: ledger, &random)
        let (counts, keepers) = try ledger.merge(Self.completion(), Self.keepers(crew.threads))
        let found = keepers.flatMap(\.dossiers).map(\.dossier).sorted { ($0.file, $0.record) < ($1.file, $1.record) }
        #expect(found == records.map(Self.row))
        #expect(counts.dossiers == Int64(records.count))
        #expect(counts.replaced == 0)
    }

    @Test("an id that a file repeats with other content carries a finding, whoever wrote its records")
    func findsRepeats() throws {
        func row(_ id: UInt64, _ record: UInt32, fee: Int64) -> Dossier {
            var row = Dossier()
            (row.identityLow, row.record, row.fee) = (id, record, fee)
            return row
        }
        let ledger = Ledger(deduplicates: true, joinsRegisters: false, budget: 0, folder: "/tmp", writers: 2)
        // The second id says other things in between and ends as it began; the third says the same twice.
        try ledger.writers[1].add([row(1, 4, fee: 8_000), row(2, 5, fee: 9_000), row(3, 6, fee: 1)])
        try ledger.writers[0].add([row(1, 1, fee: 7_000), row(2, 2, fee: 1), row(3, 3, fee: 1), row(2, 7, fee: 9_000)])
        let merged = try ledger.merge(Self.completion(), Self.keepers(2)).visitors.flatMap(\.dossiers).map(\.dossier)
            .sorted { $0.identityLow < $1.identityLow }
        #expect(merged.map(\.record) == [4, 7, 6])
        #expect(merged.map(\.fee) == [8_000, 9_000, 1])
        #expect(merged.map { $0.findings.contains(.repeatedWithOtherContent) } == [true, true, false])
    }

    @Test("ids whose digests nearly agree are told apart")
    func tellsDigestsApart() throws {
        var rows: [Dossier] = []
        for bit in UInt64(0)..<64 {
            var row = Dossier()
            row.identityLow = 1 << bit
            rows.append(row)
            // The same lower half, in the same partition.
            row.identityLow = 0
            row.identityHigh = bit
            rows.append(row)
        }
        let ledger = Ledger(deduplicates: true, joinsRegisters: false, budget: 0, folder: "/tmp")
        try ledger.writers[0].add(rows + rows)
        let (counts, _) = try ledger.merge(Self.completion(), Self.keepers(1))
        #expect(counts.dossiers == Int64(rows.count))
        #expect(counts.replaced == Int64(rows.count))
    }

    @Test(
        "a column that tells only days loses its times in every dossier, however it is counted",
        arguments: [true, false])
    func dateOnly(_ deduplicates: Bool) throws {
        var row = Dossier()
        row.dueAt = Stamp(isoText: "2025-03-10")!
        row.timed = [.dueAt, .receivedAt]
        let ledger = Ledger(deduplicates: deduplicates, joinsRegisters: false, budget: 0, folder: "/tmp")
        try ledger.writers[0].add(row)
        var completion = Self.completion(registerPlaces: [nil])
        completion.dateOnly = [.dueAt]
        let merged = try ledger.merge(completion, Self.keepers(1)).visitors[0].dossiers
        #expect(merged.map(\.dossier.timed) == [.receivedAt])
    }

    @Test("an error of one visitor ends all threads and is handed on", arguments: [1, 2, 5])
    func handsOnErrors(_ threads: Int) throws {
        struct Stop: Error {}
        struct Stopper: LedgerVisitor {
            func visit(_ dossier: Dossier, registers: UInt64) throws { if dossier.record == 700 { throw Stop() } }
            func visitUnmatched(_ row: Dossier) {}
        }
        var random = SplitMix(seed: 4)
        let ledger = Ledger(deduplicates: false, joinsRegisters: false, budget: 0, folder: "/tmp")
        try Self.write(Self.records(1_000, &random).map(Self.row), to: ledger, &random)
        #expect(throws: Stop.self) {
            _ = try ledger.merge(Self.completion(), Array(repeating: Stopper(), count: threads))
        }
    }

    @Test("a folder that cannot be written is named when it is needed, and not before")
    func namesTheFolder() throws {
        func ledger(budget: Int) -> Ledger {
            Ledger(
                deduplicates: true, joinsRegisters: false, budget: budget, folder: "/nowhere", chunkBytes: 256)
        }
        let wanted = SpoolError.cannotCreate(folder: "/nowhere", errno: 2)
        let rows = (0..<100).map { _ in Dossier() }
        let roomy = ledger(budget: 1 << 20)
        try roomy.writers[0].add(rows)
        #expect(try roomy.merge(Self.completion(), Self.keepers(1)).counts.dossiers == 1)
        // What fits the buffer before the file is only written at the end.
        let late = ledger(budget: 0)
        try late.writers[0].add(rows)
        #expect(throws: wanted) { _ = try late.merge(Self.completion(), Self.keepers(2)) }
        let early = ledger(budget: 0)
        #expect(throws: wanted) { for _ in 0..<100 { try early.writers[0].add(rows) } }
    }
}
