import CSVStream

/// The cells of one record, while it is decided what it is.
struct Cells: ~Escapable {
    let entry: RecordEntry
    let grid: CellGrid
    private let place: RecordPlace

    @_lifetime(copy grid)
    @inline(__always)
    init(_ entry: RecordEntry, _ grid: borrowing CellGrid) {
        self.entry = entry
        self.grid = copy grid
        place = RecordPlace(entry, index: 0)
    }

    var bytes: Span<UInt8> {
        @_lifetime(copy self)
        @inline(__always)
        get { grid.bytes }
    }
    var count: Int { Int(place.count) }

    /// The trimmed cell of a column; empty for a column that the record does not reach.
    @inline(__always)
    func bounds(_ column: Int) -> (Int, Int) { grid.bounds(place, column) }

    /// The id without a leading apostrophe, which is a text mark.
    @inline(__always)
    func id(_ column: Int) -> (Int, Int) {
        let (low, high) = bounds(column)
        return low < high && bytes[low] == 0x27 ? (low + 1, high) : (low, high)
    }

    @inline(__always)
    func isASCII(_ low: Int, _ high: Int) -> Bool {
        var all: UInt8 = 0
        for i in low..<high { all |= bytes[i] }
        return all < 0x80
    }

    /// The first non-empty cell from a column on.
    func firstNonEmpty(from column: Int) -> Int? {
        for index in column..<max(column, count) {
            let (low, high) = bounds(index)
            if low < high { return index }
        }
        return nil
    }
}
