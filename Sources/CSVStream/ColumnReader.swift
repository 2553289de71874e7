import CTextKernels

/// Reads the columns of batches by a plan: puts stamps, amounts and words whose meaning is known into rows, and tells
/// which cells have to be asked for.
///
/// What a cell means is learnt from whoever understands it, once for each distinct spelling.
public final class ColumnReader {
    private let dialect: CSVDialect
    private var table: mc_cell_table
    /// The bytes of long cells from the 33rd on.
    private var arena: [UInt8] = []
    /// Cells learnt, and their bytes with what a slot takes.
    private var count = 0
    private var bytesLearnt = 0
    private let maximumBytes: Int
    private var questions: [mc_question] = []

    /// - Parameter maximumBytes: beyond which the table is full and has to be emptied: a column of ever new texts must
    ///   not cost memory without end.
    public init(_ dialect: CSVDialect, maximumBytes: Int = 8 << 20) {
        self.dialect = dialect
        self.maximumBytes = maximumBytes
        table = mc_cell_table(slots: Self.slots(1024), mask: 1023, arena: nil, level: mc_kernel_level())
    }

    deinit { table.slots.deallocate() }

    private static func slots(_ count: Int) -> UnsafeMutablePointer<mc_cell_slot> {
        let slots = UnsafeMutablePointer<mc_cell_slot>.allocate(capacity: count)
        slots.initialize(repeating: mc_cell_slot(), count: count)
        return slots
    }

    // MARK: - Columns

    /// Reads the id of each record, and its date in another column, where it has one.
    public func readKeys(
        id: Int, stamp: Int?, of places: [RecordPlace], in batch: RecordBatch, into keys: inout [RecordKey]
    ) {
        if keys.count < places.count { keys = [RecordKey](unusedCapacity: places.count) }
        withGrid(places, batch) { grid in
            keys.withUnsafeMutableBufferPointer { keys in
                keys.withMemoryRebound(to: mc_key.self) { keys in
                    mc_read_keys(&grid, UInt32(id), stamp.map(UInt32.init) ?? .max, keys.baseAddress)
                }
            }
        }
    }

    /// Puts the cells of the plan's columns into rows, one row for each place.
    /// - Parameter asked: called with each cell that the plan could not settle: the row and the step.
    public func read<Row: BitwiseCopyable>(
        _ plan: inout ColumnPlan, of places: [RecordPlace], in batch: RecordBatch, into rows: inout [Row],
        asked: (_ row: inout Row, _ index: Int, _ step: Int) -> Void
    ) {
        let cells = places.count * plan.steps.count
        if questions.count < cells { questions = [mc_question](unusedCapacity: cells) }
        var count = 0
        withGrid(places, batch) { grid in
            rows.withUnsafeMutableBytes { rows in
                plan.steps.withUnsafeMutableBufferPointer { steps in
                    questions.withUnsafeMutableBufferPointer { questions in
                        arena.withUnsafeBufferPointer { arena in
                            table.arena = arena.baseAddress
                            withUnsafePointer(to: table) { table in
                                var work = mc_plan(
                                    rows: rows.baseAddress?.assumingMemoryBound(to: UInt8.self),
                                    stride: MemoryLayout<Row>.stride, timed_offset: UInt32(plan.timedOffset),
                                    known_offset: UInt32(plan.knownOffset), steps: steps.baseAddress,
                                    step_count: steps.count, table: table, questions: questions.baseAddress,
                                    question_count: 0)
                                mc_read_columns(&grid, &work)
                                count = work.question_count
                            }
                        }
                    }
                }
            }
        }
        for index in 0..<count {
            let question = questions[index]
            asked(&rows[Int(question.record)], Int(question.record), Int(question.step))
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
                            quote: dialect.quote, is_single_byte: dialect.encoding.isSingleByte ? 1 : 0)
                        body(&grid)
                    }
                }
            }
        }
    }

    // MARK: - Learning

    public var isFull: Bool { bytesLearnt > maximumBytes }

    /// The value of a cell of a batch, if it is known.
    /// - Parameter family: of columns that share their words.
    public func value(_ family: Int, _ cell: Range<Int>, in batch: RecordBatch) -> UInt64? {
        batch.withCells { bytes in
            arena.withUnsafeBufferPointer { arena in
                table.arena = arena.baseAddress
                let slot = mc_find_slot(&table, UInt32(family), bytes + cell.lowerBound, cell.count).unsafelyUnwrapped
                return slot.pointee.is_used != 0 ? slot.pointee.value : nil
            }
        }
    }

    /// Remembers what a cell of a batch means; to be called only for one that is not known. A value with its highest bit
    /// set is not put into rows but asked for.
    public func learn(_ family: Int, _ cell: Range<Int>, in batch: RecordBatch, value: UInt64) {
        // Mostly free, so that nearly every cell is found at once.
        if (count + 1) * 3 > table.mask + 1 { grow() }
        let start = arena.count
        batch.withCells { bytes in
            if cell.count > 32 {
                arena.append(
                    contentsOf: UnsafeBufferPointer(start: bytes + cell.lowerBound + 32, count: cell.count - 32))
            }
            arena.withUnsafeBufferPointer { arena in
                table.arena = arena.baseAddress
                let slot = mc_find_slot(&table, UInt32(family), bytes + cell.lowerBound, cell.count).unsafelyUnwrapped
                mc_use_slot(slot, UInt32(family), bytes + cell.lowerBound, cell.count, UInt32(start), value)
            }
        }
        count += 1
        bytesLearnt += cell.count + MemoryLayout<mc_cell_slot>.stride
    }

    private func grow() {
        let old = table
        let count = 2 * (old.mask + 1)
        table = mc_cell_table(slots: Self.slots(count), mask: count - 1, arena: nil, level: old.level)
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

/// What ``ColumnReader/readKeys(id:stamp:of:in:into:)`` tells of a record.
public struct RecordKey: BitwiseCopyable, Sendable {
    private var key: mc_key

    /// 128 bits of the id's bytes; not known where ``idIsOther``.
    public var identity: (high: UInt64, low: UInt64) { (key.identity.high, key.identity.low) }
    /// The date as seconds since 1970-01-01 00:00:00 where it has the form dd/MM/yyyy HH:mm:ss; nil otherwise.
    public var stamp: UInt32? { key.stamp > MC_OTHER_CELL ? key.stamp : nil }
    /// Not empty, plain ASCII without a text mark in front.
    public var idIsPlain: Bool { key.flags & (MC_ID_IS_EMPTY | MC_ID_IS_OTHER) == 0 }
    /// Not the usual shape of a dossier code.
    public var idIsUnusual: Bool { key.flags & MC_ID_IS_UNUSUAL != 0 }

    /// Whether a text has the usual shape of a dossier code.
    public static func isUsualCode(_ text: Span<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { mc_is_usual_code($0.baseAddress, $0.count) != 0 }
    }

    /// 128 bits of a text: the same for the same bytes.
    public static func identity(of text: Span<UInt8>) -> (high: UInt64, low: UInt64) {
        text.withUnsafeBufferPointer { text in
            let identity = mc_identity_of(text.baseAddress, text.count)
            return (identity.high, identity.low)
        }
    }
}
