import Dossiers
@testable import Engine
import Testing

/// The ledger against a dictionary that is filled record by record.
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
        row.line = UInt32(record.line)
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
        var unmatched = [Int64](repeating: 0, count: exportFiles + registerFiles)
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
        for (id, files) in named where place[id] == nil { for file in files { expected.unmatched[file] += 1 } }
        for var known in all {
            for (cell, value) in said[known.id] ?? [:] { known.values[cell] = value }
            if known.values[.channel, default: 0] == 0 { known.values[.channel] = Int(Channel.direct.rawValue) }
            if known.values[.payment, default: 0] == 0 { known.values[.payment] = Int(Payment.none.rawValue) }
            expected.dossiers.append(told(known.id, known.file, known.line, known.values, named[known.id] ?? []))
        }
        return expected
    }

    @Test(
        "merging in partitions gives what a dictionary gives, whatever the budget",
        arguments: [0, 40_000, 16 << 20], [true, false])
    func isADictionary(_ budget: Int, _ deduplicates: Bool) throws {
        let scratch = Scratch()
        for seed in [1, 2, 3] as [UInt64] {
            var random = SplitMix(seed: seed)
            let records = Self.records(400, &random)
            let ledger = Ledger(deduplicates: deduplicates, joinsRegisters: true, budget: budget, folder: scratch.path)
            try ledger.add(records.map(Self.row))
            let completion = Ledger.Completion(
                dateOnly: Array(repeating: [], count: 5),
                registerFields: FieldSet([CanonicalField.fee, .payment, .channel]),
                procedures: [:], procedureFields: [], namesakes: [:], registerPlaces: [nil, nil, nil, 0, 1])
            var found: [String] = []
            var replaced = 0
            let counts = try ledger.forEachDossier(completion, replaced: { _ in replaced += 1 }) { merged in
                let dossier = merged.dossier
                let registers = Set(
                    (0..<2).filter { merged.registers >> UInt64($0) & 1 == 1 }.map { $0 + Self.exportFiles })
                found.append(
                    Self.told(
                        Int(dossier.identityLow), Int(dossier.file), Int(dossier.line), Self.values(dossier), registers)
                )
            }
            let expected = Self.oracle(records, deduplicates: deduplicates)
            #expect(found.sorted() == expected.dossiers.sorted())
            #expect(counts.dossiers == Int64(expected.dossiers.count))
            #expect(counts.replaced == Int64(expected.replaced))
            #expect(replaced == expected.replaced)
            #expect(counts.unmatched == expected.unmatched)
            #expect((ledger.spilledBytes > 0) == (budget < 16 << 20))
        }
    }

    @Test("without de-duplication and registers every record is a dossier, in the order of the files")
    func passesThrough() throws {
        var random = SplitMix(seed: 9)
        let records = Self.records(300, &random).filter { !$0.isRegister }
        let ledger = Ledger(deduplicates: false, joinsRegisters: false, budget: 0, folder: "/tmp")
        try ledger.add(records.map(Self.row))
        let completion = Ledger.Completion(
            dateOnly: Array(repeating: [], count: 5), registerFields: [], procedures: [:], procedureFields: [],
            namesakes: [:],
            registerPlaces: [nil, nil, nil, nil, nil])
        var found: [Dossier] = []
        let counts = try ledger.forEachDossier(completion) { found.append($0.dossier) }
        #expect(found == records.map(Self.row))
        #expect(counts.replaced == 0)
    }

    @Test(
        "a column that tells only days loses its times in every dossier, however it is counted",
        arguments: [true, false])
    func dateOnly(_ deduplicates: Bool) throws {
        var row = Dossier()
        row.dueAt = Stamp(isoText: "2025-03-10")!
        row.timed = [.dueAt, .receivedAt]
        let ledger = Ledger(deduplicates: deduplicates, joinsRegisters: false, budget: 0, folder: "/tmp")
        try ledger.add(row)
        let completion = Ledger.Completion(
            dateOnly: [.dueAt], registerFields: [], procedures: [:], procedureFields: [], namesakes: [:],
            registerPlaces: [nil])
        _ = try ledger.forEachDossier(completion) { #expect($0.dossier.timed == .receivedAt) }
    }
}
