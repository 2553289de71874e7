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

    @Test("cells are found as a dictionary finds them, column by column, short and long, quoted and not")
    func lookUp() throws {
        struct Key: Hashable {
            var column: Int
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
        let dialect = CSVDialect()
        let reader = ColumnReader(dialect)
        var oracle: [Key: UInt64] = [:]
        for round in 0..<60 {
            let cells = (0..<40).map { _ in (0..<3).map { _ in cell() } }
            let written = cells.map { record in
                record.enumerated().map { column, cell in
                    column == 1 && round % 2 == 0 ? [0x22] + cell + [0x22] : column == 2 ? [0x20] + cell + [0x20] : cell
                }
            }
            let made = try Batch(written, dialect, verbatim: round % 3 != 0)
            #expect(made.places.count == cells.count)
            for column in 0..<3 {
                var values: [UInt64] = []
                reader.lookUp(column, of: made.places, in: made.batch, values: &values)
                for (record, cells) in cells.enumerated() {
                    let key = Key(column: column, cell: cells[column])
                    let expected = key.cell.isEmpty ? ColumnReader.emptyCell : oracle[key] ?? ColumnReader.unknownCell
                    #expect(values[record] == expected)
                }
                for cells in cells where !cells[column].isEmpty {
                    let key = Key(column: column, cell: cells[column])
                    let value = reader.value(column, key.cell.span)
                    #expect(value == oracle[key])
                    guard oracle[key] == nil else { continue }
                    oracle[key] = UInt64(oracle.count)
                    reader.learn(column, key.cell.span, value: oracle[key]!)
                }
            }
        }
        #expect(oracle.count > 1500)
        reader.removeAll()
        let cell = oracle.keys.first!.cell
        let value = reader.value(0, cell.span)
        #expect(value == nil)
    }

    @Test("a column of ever new texts fills the table, which can then be emptied")
    func isFull() {
        let reader = ColumnReader(CSVDialect(), maximumBytes: 10_000)
        var learnt = 0
        while !reader.isFull {
            let cell = Array("Số \(learnt)".utf8)
            reader.learn(1, cell.span, value: UInt64(learnt))
            learnt += 1
        }
        #expect((50..<1000).contains(learnt))
        reader.removeAll()
        #expect(!reader.isFull)
    }

    @Test("blanks of every kind around a cell are no part of it")
    func blanks() throws {
        let blanks = ["", " ", "\t", "\u{A0}", "\u{200B}", "\u{202F}", "\u{FEFF}", " \u{A0} "]
        // Letters whose bytes end or begin like a blank's.
        for word in ["x", "Hà", "Thị", "thế", "chừ", "giữ", "Âu", "ả", "ﺟ"] {
            let cells = blanks.flatMap { before in blanks.map { [Array("1".utf8), Array((before + word + $0).utf8)] } }
            for verbatim in [false, true] {
                let made = try Batch(cells, CSVDialect(), verbatim: verbatim)
                let reader = ColumnReader(CSVDialect())
                let bare = Array(word.utf8)
                reader.learn(1, bare.span, value: 7)
                var values: [UInt64] = []
                reader.lookUp(1, of: made.places, in: made.batch, values: &values)
                #expect(values.allSatisfy { $0 == 7 }, "\(word) \(values)")
                let (batch, places, stops) = (made.batch, made.places, made.batch.stops)
                batch.withBytes { bytes in
                    let grid = CellGrid(bytes: bytes, stops: stops.span, dialect: CSVDialect())
                    for place in places {
                        let (low, high) = grid.bounds(place, 1)
                        var cell: [UInt8] = []
                        for at in low..<high { cell.append(bytes[at]) }
                        #expect(cell == bare)
                    }
                }
            }
        }
    }

    /// The same by single characters.
    private func oracle(_ cell: [UInt8]) -> UInt32 {
        if cell.isEmpty { return ColumnReader.noStamp }
        guard cell.count == 19 else { return ColumnReader.otherForm }
        for (place, mark) in [(2, "/"), (5, "/"), (10, " "), (13, ":"), (16, ":")] {
            guard cell[place] == UInt8(ascii: mark.unicodeScalars.first!) else { return ColumnReader.otherForm }
        }
        func number(_ places: Range<Int>) -> Int? {
            let digits = cell[places].map { Int($0) - 48 }
            return digits.allSatisfy((0...9).contains) ? digits.reduce(0) { $0 * 10 + $1 } : nil
        }
        guard let day = number(0..<2), let month = number(3..<5), let year = number(6..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
        else { return ColumnReader.otherForm }
        let stamp = Stamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return max(stamp?.rawValue ?? 0, ColumnReader.otherForm)
    }

    private func stamps(_ cells: [[UInt8]], verbatim: Bool) throws -> [UInt32] {
        let made = try Batch(cells.map { [Array("1".utf8), $0] }, CSVDialect(), verbatim: verbatim)
        var stamps: [UInt32] = []
        ColumnReader(CSVDialect()).readStamps(1, of: made.places, in: made.batch, stamps: &stamps)
        return Array(stamps.prefix(cells.count))
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
        #expect(oracle(cells[0]) > ColumnReader.otherForm)
        for verbatim in [false, true] {
            let read = try stamps(cells, verbatim: verbatim)
            for (cell, stamp) in zip(cells, read) where stamp != oracle(cell) {
                Issue.record("\(String(decoding: cell, as: UTF8.self)): \(stamp) is not \(oracle(cell))")
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
            "", "01/01/1970 00:00:00", "01/01/1970 00:00:01", "01/01/1970 00:00:02", "01/01/2025", "2025-01-01 00:00:00",
            "01/01/2025 00:00:00 ", "01/01/2025 24:00:00", "01/01/2025 23:60:00", "01/01/2025 23:00:60",
        ].map { Array($0.utf8) }
        let other = ColumnReader.otherForm
        let midnight = Stamp("2025-01-01 00:00").rawValue
        #expect(try stamps(cells, verbatim: false) == [0, other, other, 2, other, other, midnight, other, other, other])
    }
}
