import CTextKernels

/// Where the cells of one record of a batch are, in few bytes.
public struct RecordPlace: BitwiseCopyable, Sendable {
    var place: mc_place

    /// - Parameter index: of the record in its batch's entries.
    @inline(__always)
    public init(_ entry: RecordEntry, index: Int) {
        place = mc_place(
            first_field: entry.firstField, count: entry.fieldCount, entry: UInt32(truncatingIfNeeded: index),
            is_verbatim: entry.isVerbatim ? 1 : 0, carriage_returns: UInt8(truncatingIfNeeded: entry.carriageReturns),
            unused: 0)
    }

    /// Index of the record in its batch's entries.
    @inline(__always)
    public var entry: Int { Int(place.entry) }
    /// Number of cells.
    @inline(__always)
    public var count: Int { Int(place.count) }
}

/// Reads one column of a batch at a time: its cells as values that are known already, or as stamps.
///
/// What a cell means is learnt from whoever understands it, once for each distinct spelling.
public final class ColumnReader {
    private let quote: UInt8
    private let isSingleByte: Bool
    private var table: mc_cell_table
    /// The bytes of long cells from the 33rd on.
    private var arena: [UInt8] = []
    /// Cells learnt, and their bytes with what a slot takes.
    private var count = 0
    private var bytesLearnt = 0
    private let maximumBytes: Int

    /// What ``lookUp(_:of:in:values:)`` writes for an empty cell, and for one that is not known yet.
    public static let emptyCell = UInt64.max
    public static let unknownCell = UInt64.max - 1
    /// What ``readStamps(_:of:in:stamps:)`` writes for an empty cell, and for one of another form.
    public static let noStamp: UInt32 = MC_NO_CELL
    public static let otherForm: UInt32 = MC_OTHER_CELL

    /// - Parameter maximumBytes: beyond which the table is full and has to be emptied: a column of ever new texts must
    ///   not cost memory without end.
    public init(_ dialect: CSVDialect, maximumBytes: Int = 8 << 20) {
        quote = dialect.quote
        isSingleByte = dialect.encoding.isSingleByte
        self.maximumBytes = maximumBytes
        table = mc_cell_table(slots: Self.slots(1024), mask: 1023, arena: nil)
    }

    deinit { table.slots.deallocate() }

    private static func slots(_ count: Int) -> UnsafeMutablePointer<mc_cell_slot> {
        let slots = UnsafeMutablePointer<mc_cell_slot>.allocate(capacity: count)
        slots.initialize(repeating: mc_cell_slot(), count: count)
        return slots
    }

    // MARK: - Columns

    /// The values of a column's cells, one for each place.
    public func lookUp(
        _ column: Int, of places: [RecordPlace], in batch: RecordBatch, values: inout [UInt64]
    ) {
        if values.count < places.count { values = [UInt64](repeating: 0, count: places.count) }
        withGrid(places, batch) { grid in
            arena.withUnsafeBufferPointer { arena in
                table.arena = arena.baseAddress
                values.withUnsafeMutableBufferPointer {
                    mc_look_up(&grid, UInt32(column), &table, $0.baseAddress)
                }
            }
        }
    }

    /// The cells of a column as seconds since 1970-01-01 00:00:00 where they have the form dd/MM/yyyy HH:mm:ss.
    public func readStamps(
        _ column: Int, of places: [RecordPlace], in batch: RecordBatch, stamps: inout [UInt32]
    ) {
        if stamps.count < places.count { stamps = [UInt32](repeating: 0, count: places.count) }
        withGrid(places, batch) { grid in
            stamps.withUnsafeMutableBufferPointer { mc_read_stamps(&grid, UInt32(column), $0.baseAddress) }
        }
    }

    private func withGrid(_ places: [RecordPlace], _ batch: RecordBatch, _ body: (inout mc_grid) -> Void) {
        guard !places.isEmpty else { return }
        batch.withCells { bytes in
            batch.stops.withUnsafeBufferPointer { stops in
                places.withUnsafeBufferPointer { places in
                    places.withMemoryRebound(to: mc_place.self) { places in
                        var grid = mc_grid(
                            bytes: bytes, stops: stops.baseAddress, places: places.baseAddress, count: places.count,
                            quote: quote, is_single_byte: isSingleByte ? 1 : 0)
                        body(&grid)
                    }
                }
            }
        }
    }

    // MARK: - Learning

    public var isFull: Bool { bytesLearnt > maximumBytes }

    /// The value of one cell of a column, if it is known.
    public func value(_ column: Int, _ cell: Span<UInt8>) -> UInt64? {
        let text = padded(cell)
        return arena.withUnsafeBufferPointer { arena in
            table.arena = arena.baseAddress
            let slot = mc_find_slot(&table, UInt32(column), text, cell.count).unsafelyUnwrapped
            return slot.pointee.is_used != 0 ? slot.pointee.value : nil
        }
    }

    /// The kernel reads 32 bytes whatever the length.
    private func padded(_ cell: Span<UInt8>) -> [UInt8] {
        var text = [UInt8](repeating: 0, count: cell.count + 32)
        for index in cell.indices { text[index] = cell[index] }
        return text
    }

    /// Remembers what a cell of a column means; to be called only for one that is not known.
    public func learn(_ column: Int, _ cell: Span<UInt8>, value: UInt64) {
        // Mostly free, so that nearly every cell is found at once.
        if (count + 1) * 3 > table.mask + 1 { grow() }
        let text = padded(cell)
        let start = arena.count
        if cell.count > 32 { arena += text[32..<cell.count] }
        arena.withUnsafeBufferPointer { arena in
            table.arena = arena.baseAddress
            let slot = mc_find_slot(&table, UInt32(column), text, cell.count).unsafelyUnwrapped
            slot.pointee.is_used = 1
            slot.pointee.rest = UInt32(start)
            slot.pointee.value = value
        }
        count += 1
        bytesLearnt += cell.count + MemoryLayout<mc_cell_slot>.stride
    }

    private func grow() {
        let old = table
        let count = 2 * (old.mask + 1)
        table = mc_cell_table(slots: Self.slots(count), mask: count - 1, arena: nil)
        arena.withUnsafeBufferPointer { arena in
            table.arena = arena.baseAddress
            for index in 0...old.mask where old.slots[index].is_used != 0 {
                mc_free_slot(&table, old.slots + index).pointee = old.slots[index]
            }
        }
        old.slots.deallocate()
    }

    /// Forgets everything.
    public func removeAll() {
        table.slots.update(repeating: mc_cell_slot(), count: table.mask + 1)
        arena.removeAll(keepingCapacity: true)
        count = 0
        bytesLearnt = 0
    }
}
