import CSVStream
import Catalogs
import Dossiers
import Testing

@testable import DossierDecoding

/// Columns read at once against cells read one by one.
@Suite("Columns of a batch")
struct ColumnReaderTests {
    /// One batch of records with these cells, by libcsv or by the scanner, and where they are.
    private struct Batch {
        var batch: RecordBatch
        var places: [RecordPlace] = []

        init(_ records: [[[UInt8]]], _ dialect: CSVDialect, verbatim: Bool) throws {
            var text: [UInt8] = []
            for record in records { text += Array(record.joined(separator: [dialect.delimiter])) + [0x0A] }
            if verbatim {
                let block = ScannedBlock()
                // libcsv takes the first line of a file, so there is one more.
                let scan = FileScan(source: MemorySource(Array("the first line\n".utf8) + text), dialect: dialect)
                while try scan.next(into: block), block.batches.count < 2 {}
                batch = try #require(block.batches.last)
            } else {
                batch = RecordBatch()
                #expect(try LibCSVReader(source: MemorySource(text), dialect: dialect).next(into: batch))
            }
            for (index, entry) in batch.entries.enumerated() where entry.kind == .record {
                places.append(RecordPlace(entry, index: index))
            }
        }
    }

    /// What a plan puts into.
    private struct Row: BitwiseCopyable, Equatable {
        var known: UInt64 = 0
        var amount: Int64 = 0
        var word: UInt32 = 0
        var again: UInt32 = 0
        var stamp: UInt32 = 0
        var timed: UInt16 = 0
        var code: UInt8 = 0
        var presence: UInt8 = 0
    }
    private typealias Layout = MemoryLayout<Row>

    private static var plan: ColumnPlan {
        ColumnPlan(timedOffset: Layout.offset(of: \.timed)!, knownOffset: Layout.offset(of: \.known)!)
    }

    @Test(
        "words are put where the plan says once they are learnt, short and long, quoted and not, and asked for before")
    func words() throws {
        struct Key: Hashable {
            var family: Int
            var cell: [UInt8]
        }
        var random = SplitMix64(seed: 4)
        func cell() -> [UInt8] {
            var text = (0..<Int.random(in: 0...8, using: &random)).map { _ in UInt8.random(in: 97...98, using: &random)
            }
            if Bool.random(using: &random) {
                // Longer ones that differ in one place only, also behind the bytes that stand in a slot.
                text = Array(repeating: 97, count: Int.random(in: 9...70, using: &random))
                text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 97...100, using: &random)
            }
            return text
        }
        let reader = ColumnReader(CSVDialect())
        var oracle: [Key: UInt64] = [:]
        // Columns 0 and 1 share their words.
        let families = [0, 0, 2]
        for round in 0..<60 {
            let cells = (0..<40).map { _ in (0..<3).map { _ in cell() } }
            let written = cells.map { record in
                record.enumerated().map { column, cell in
                    column == 1 && round % 2 == 0 ? [0x22] + cell + [0x22] : column == 2 ? [0x20] + cell + [0x20] : cell
                }
            }
            let made = try Batch(written, CSVDialect(), verbatim: round % 3 != 0)
            #expect(made.places.count == cells.count)
            for column in 0..<3 {
                var plan = Self.plan
                plan.add(
                    column: column, family: families[column], .word(width: 4), offset: Layout.offset(of: \.word)!,
                    secondOffset: Layout.offset(of: \.again)!, emptyValue: 77, knownBit: 1 << UInt64(column))
                var rows = [Row](repeating: Row(), count: cells.count)
                var asked: Set<Int> = []
                reader.read(&plan, of: made.places, in: made.batch, into: &rows) { _, index, _ in asked.insert(index) }
                for (record, cells) in cells.enumerated() {
                    let key = Key(family: families[column], cell: cells[column])
                    var row = Row()
                    if key.cell.isEmpty {
                        (row.word, row.again) = (77, 77)
                    } else if let value = oracle[key], value >> 63 == 0 {
                        (row.word, row.again, row.known) = (UInt32(value), UInt32(value), 1 << UInt64(column))
                    }
                    #expect(rows[record] == row)
                    #expect(asked.contains(record) == (!key.cell.isEmpty && oracle[key].map { $0 >> 63 == 1 } ?? true))
                }
                let (batch, stops) = (made.batch, made.batch.stops)
                batch.withBytes { bytes in
                    let grid = CellGrid(bytes: bytes, stops: stops.span, dialect: CSVDialect())
                    for (record, place) in made.places.enumerated() where !cells[record][column].isEmpty {
                        let key = Key(family: families[column], cell: cells[record][column])
                        let (low, high) = grid.bounds(place, column)
                        #expect(reader.value(key.family, low..<high, in: batch) == oracle[key])
                        guard oracle[key] == nil else { continue }
                        // Some are known and asked for all the same.
                        let value = UInt64(oracle.count) | (oracle.count % 7 == 0 ? 1 << 63 : 0)
                        oracle[key] = value
                        reader.learn(key.family, low..<high, in: batch, value: value)
                    }
                }
            }
        }
        #expect(oracle.count > 1500)
    }

    @Test("amounts are added, presence is one value, whatever else stands there is asked for")
    func amounts() throws {
        let amounts = ["", "0", "15000", "999999999999", "1000000000000", "15.000", "1 5", "-1", "15000đ"]
        let made = try Batch(amounts.map { [Array($0.utf8), Array("x".utf8), []] }, CSVDialect(), verbatim: true)
        var plan = Self.plan
        let presence = Layout.offset(of: \.presence)!
        for _ in 0..<2 {
            plan.add(column: 0, family: 0, .amount, offset: Layout.offset(of: \.amount)!, knownBit: 0)
        }
        plan.add(column: 1, family: 1, .presence(value: 5), offset: presence, emptyValue: 3, knownBit: 8)
        plan.add(column: 2, family: 2, .presence(value: 5), offset: presence + 1 - 2, emptyValue: 3, knownBit: 16)
        var rows = [Row](repeating: Row(), count: amounts.count)
        var asked: [String] = []
        ColumnReader(CSVDialect()).read(&plan, of: made.places, in: made.batch, into: &rows) { _, index, step in
            asked.append("\(amounts[index]) \(step)")
        }
        #expect(rows.map(\.amount) == [0, 0, 30_000, 1_999_999_999_998, 0, 0, 0, 0, 0])
        #expect(rows.allSatisfy { $0.presence == 5 && $0.code == 3 && $0.known == 8 })
        let others = ["1000000000000", "15.000", "1 5", "-1", "15000đ"]
        #expect(asked == others.map { "\($0) 0" } + others.map { "\($0) 1" })
    }

    @Test("a column of ever new texts fills the table, which can then be emptied")
    func isFull() throws {
        let cells = (0..<2000).map { [Array("Số \($0)".utf8)] }
        let made = try Batch(cells, CSVDialect(), verbatim: false)
        let reader = ColumnReader(CSVDialect(), maximumBytes: 10_000)
        let (batch, stops, places) = (made.batch, made.batch.stops, made.places)
        var learnt = 0
        batch.withBytes { bytes in
            let grid = CellGrid(bytes: bytes, stops: stops.span, dialect: CSVDialect())
            while !reader.isFull {
                let (low, high) = grid.bounds(places[learnt], 0)
                reader.learn(0, low..<high, in: batch, value: UInt64(learnt))
                learnt += 1
            }
            #expect((50..<1000).contains(learnt))
            let (low, high) = grid.bounds(places[0], 0)
            #expect(reader.value(0, low..<high, in: batch) == 0)
            reader.removeAll()
            #expect(!reader.isFull)
            #expect(reader.value(0, low..<high, in: batch) == nil)
        }
    }

    @Test("blanks of every kind around a cell are no part of it, in every encoding")
    func blanks() throws {
        let blanks = ["", " ", "\t", "\u{A0}", "\u{200B}", "\u{202F}", "\u{FEFF}", " \u{A0} "]
        // Letters whose bytes end or begin like a blank's.
        for word in ["x", "Hà", "Thị", "thế", "chừ", "giữ", "Âu", "ả", "ﺟ", "0 đ"] {
            let bare = Array(word.utf8)
            for quote in [false, true] {
                let cells = blanks.flatMap { before in
                    blanks.map { after in
                        let cell = Array((before + word + after).utf8)
                        return [Array("1".utf8), quote ? [0x22] + cell + [0x22] : cell]
                    }
                }
                for verbatim in [false, true] {
                    let made = try Batch(cells, CSVDialect(), verbatim: verbatim)
                    let (batch, places, stops) = (made.batch, made.places, made.batch.stops)
                    let reader = ColumnReader(CSVDialect())
                    batch.withBytes { bytes in
                        let grid = CellGrid(bytes: bytes, stops: stops.span, dialect: CSVDialect())
                        for place in places {
                            let (low, high) = grid.bounds(place, 1)
                            var cell: [UInt8] = []
                            for at in low..<high { cell.append(bytes[at]) }
                            #expect(cell == bare)
                        }
                        let (low, high) = grid.bounds(places[0], 1)
                        reader.learn(1, low..<high, in: batch, value: 7)
                    }
                    var plan = Self.plan
                    let code = Layout.offset(of: \.code)!
                    plan.add(column: 1, family: 1, .word(width: 1), offset: code, knownBit: 0)
                    var rows = [Row](repeating: Row(), count: places.count)
                    reader.read(&plan, of: places, in: batch, into: &rows) { _, index, _ in
                        Issue.record("\(word): \(cells[index])")
                    }
                    #expect(rows.allSatisfy { $0.code == 7 })
                }
            }
        }
    }

    /// The same by single characters: nil for an empty cell, 1 for one of another form.
    private func oracle(_ cell: [UInt8]) -> UInt32? {
        if cell.isEmpty { return nil }
        guard cell.count == 19 else { return 1 }
        for (place, mark) in [(2, "/"), (5, "/"), (10, " "), (13, ":"), (16, ":")] {
            guard cell[place] == UInt8(ascii: mark.unicodeScalars.first!) else { return 1 }
        }
        func number(_ places: Range<Int>) -> Int? {
            let digits = cell[places].map { Int($0) - 48 }
            return digits.allSatisfy((0...9).contains) ? digits.reduce(0) { $0 * 10 + $1 } : nil
        }
        guard let day = number(0..<2), let month = number(3..<5), let year = number(6..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
        else { return 1 }
        let stamp = Stamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return max(stamp?.rawValue ?? 1, 1)
    }

    /// What the plan's kernel reads; the keys' kernel must read the same.
    private func stamps(_ cells: [[UInt8]], verbatim: Bool) throws -> [UInt32?] {
        let made = try Batch(cells.map { [Array("1".utf8), $0] }, CSVDialect(), verbatim: verbatim)
        var plan = Self.plan
        plan.add(
            column: 1, family: 1, .stamp(timedBit: 4), offset: Layout.offset(of: \.stamp)!, knownBit: 0)
        var rows = [Row](repeating: Row(), count: cells.count)
        let reader = ColumnReader(CSVDialect())
        reader.read(&plan, of: made.places, in: made.batch, into: &rows) { row, _, _ in row.stamp = 1 }
        var keys: [RecordKey] = []
        reader.readKeys(id: 0, stamp: 1, of: made.places, in: made.batch, into: &keys)
        for (row, key) in zip(rows, keys) { #expect(key.stamp == (row.stamp > 1 ? row.stamp : nil)) }
        for row in rows { #expect(row.timed == (row.stamp > 1 ? 4 : 0)) }
        let read = rows.filter { $0.stamp > 1 }
        #expect(plan.stampsSeen(0).any == !read.isEmpty)
        #expect(plan.stampsSeen(0).offMidnight == read.contains { $0.stamp % 86_400 != 0 })
        return rows.map { $0.stamp == 0 ? nil : $0.stamp }
    }

    @Test(
        "every byte in every place of a date is read as it is or refused",
        arguments: ["29/02/2024 23:59:58", "11/10/1999 08:00:00"])
    func everyByte(text: String) throws {
        var cells = [Array(text.utf8)]
        for place in 0..<19 {
            // What ends cells or lines, and blanks, makes other cells.
            for byte in UInt8.min...UInt8.max where ![0x22, 0x2C, 0x0A, 0x0D].contains(byte) && byte > 0x20 {
                var cell = Array(text.utf8)
                cell[place] = byte
                if place == 0 || place == 18, byte >= 0x80 { continue }
                cells.append(cell)
            }
        }
        #expect(oracle(cells[0])! > 1)
        for verbatim in [false, true] {
            let read = try stamps(cells, verbatim: verbatim)
            for (cell, stamp) in zip(cells, read) where stamp != oracle(cell) {
                Issue.record("\(String(decoding: cell, as: UTF8.self)): \(stamp as Any) is not \(oracle(cell) as Any)")
            }
        }
    }

    @Test("every day from 1965 to 2110 is read by the calendar")
    func everyDay() throws {
        for year in 1965...2110 {
            var cells: [[UInt8]] = []
            for month in 0...13 {
                for day in 0...32 {
                    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
                    cells.append(Array("\(two(day))/\(two(month))/\(year) 14:05:09".utf8))
                }
            }
            #expect(try stamps(cells, verbatim: true) == cells.map(oracle))
        }
    }

    @Test("other forms, empty cells and the first seconds of 1970 are told apart")
    func otherForms() throws {
        let cells = [
            "", "01/01/1970 00:00:00", "01/01/1970 00:00:01", "01/01/1970 00:00:02", "01/01/2025",
            "2025-01-01 00:00:00",
            "01/01/2025 00:00:00 ", "01/01/2025 24:00:00", "01/01/2025 23:60:00", "01/01/2025 23:00:60",
        ].map { Array($0.utf8) }
        let other: UInt32 = 1
        let midnight = Stamp("2025-01-01 00:00").rawValue
        #expect(
            try stamps(cells, verbatim: false) == [nil, other, other, 2, other, other, midnight, other, other, other])
    }
}
