import CSVStream
import DossierDecoding
import Dossiers

/// Cells → stamps and words, column by column as a decoder reads them.
func registerCells() {
    let records: (Columns) -> Int = { $0.recordsOfARound * Columns.rounds }
    micro(
        "five dates, by columns", prepare: { try Columns([9, 10, 11, 12, 13], words: false) }, records: records,
        expect: \.sum, work: { $0.readAll() })
    micro(
        "five dates, one by one (DateParser)", prepare: { try Columns([9, 10, 11, 12, 13], words: false) },
        records: records, expect: \.sum,
        work: { input in (0..<Columns.rounds).reduce(0) { sum, _ in sum &+ input.parsed() } })
    micro(
        "five words, looked up by columns", prepare: { try Columns([2, 3, 4, 5, 6], words: true) }, records: records,
        expect: \.sum, work: { $0.readAll() })
}

/// Five columns of an export that is small enough to stay in the cache, as the blocks of a run do; read again and again.
private final class Columns {
    static let rounds = 25

    /// Where five cells of a record go.
    private struct Row: BitwiseCopyable {
        var known: UInt64 = 0
        var cells = (UInt32(0), UInt32(0), UInt32(0), UInt32(0), UInt32(0))
        var timed: UInt16 = 0

        var sum: UInt64 {
            UInt64(cells.0) &+ UInt64(cells.1) &+ UInt64(cells.2) &+ UInt64(cells.3) &+ UInt64(cells.4)
        }
    }

    private let parts: [(batch: RecordBatch, places: [RecordPlace])]
    private let columns: [Int]
    private let reader = ColumnReader(CSVDialect())
    private var plan: ColumnPlan
    private var rows: [Row] = []
    let recordsOfARound: Int
    /// What all rounds have to come to: the values of all cells, added up.
    private(set) var sum: UInt64 = 0

    init(_ columns: [Int], words: Bool) throws {
        let export = try Export(records: 4000)
        parts = try export.blocks().flatMap(\.batches).map { batch in
            let places = batch.entries.indices.filter { batch.entries[$0].recordNumber > 1 }
            return (batch, places.map { RecordPlace(batch.entries[$0], index: $0) })
        }
        self.columns = columns
        recordsOfARound = parts.reduce(0) { $0 + $1.places.count }
        let first = MemoryLayout<Row>.offset(of: \.cells)!
        plan = ColumnPlan(
            timedOffset: MemoryLayout<Row>.offset(of: \.timed)!, knownOffset: MemoryLayout<Row>.offset(of: \.known)!)
        for (index, column) in columns.enumerated() {
            plan.add(
                column: column, family: column, words ? .word(width: 4) : .stamp(timedBit: 1),
                offset: first + 4 * index, knownBit: 0)
        }
        let once = words ? learnt() : parsed()
        sum = once &* UInt64(Self.rounds)
        guard once > 0, recordsOfARound == 4000 else { throw Wrong(description: "\(recordsOfARound) records") }
    }

    func readAll() -> UInt64 {
        var sum: UInt64 = 0
        for _ in 0..<Self.rounds {
            for (batch, places) in parts {
                rows.removeAll(keepingCapacity: true)
                rows.append(contentsOf: repeatElement(Row(), count: places.count))
                // A cell that has to be asked for is one too many.
                reader.read(&plan, of: places, in: batch, into: &rows) { _, _, _ in sum &+= 1 }
                for row in rows { sum &+= row.sum }
            }
        }
        return sum
    }

    /// The dates of one round, read one by one.
    func parsed() -> UInt64 {
        let dates = DateParser()
        var sum: UInt64 = 0
        eachCell { _, _, bytes, cell in
            if case .date(let stamp, timed: true) = dates.parse(bytes, cell.lowerBound, cell.upperBound) {
                sum &+= UInt64(stamp.rawValue)
            }
        }
        return sum
    }

    /// Teaches the reader a number for every distinct cell.
    /// - Returns: the numbers of all cells, added up.
    private func learnt() -> UInt64 {
        var numbers: [Int: [[UInt8]: UInt64]] = [:]
        var sum: UInt64 = 0
        eachCell { batch, column, bytes, cell in
            if cell.isEmpty { return }
            let text = cell.map { bytes[$0] }
            let known = numbers[column]?[text]
            let number = known ?? UInt64(1000 * column + (numbers[column]?.count ?? 0))
            if known == nil {
                numbers[column, default: [:]][text] = number
                reader.learn(column, cell, in: batch, value: number)
            }
            sum &+= number
        }
        return sum
    }

    @inline(__always)
    private func eachCell(_ body: (RecordBatch, Int, Span<UInt8>, Range<Int>) -> Void) {
        for (batch, places) in parts {
            let stops = batch.stops
            batch.withBytes { bytes in
                let grid = CellGrid(bytes: bytes, stops: stops.span, dialect: CSVDialect())
                for place in places {
                    for column in columns {
                        let (low, high) = grid.bounds(place, column)
                        body(batch, column, bytes, low..<high)
                    }
                }
            }
        }
    }
}
