/// Cells as they stand in the file → what they mean, column by column, so that each distinct spelling is
/// decoded, trimmed, composed and looked up once.
///
/// Open addressing over a byte arena; a look-up costs one hash of the cell and one comparison. One table
/// serves all columns of a file: the column's number is part of the key.
struct RawWordTable {
    private struct Slot {
        var hash: UInt32
        /// Index + 1 into `entries`; 0 is an empty slot.
        var entry: UInt32
    }
    private struct Entry {
        var start: UInt32
        var count: UInt32
        var column: UInt32
        var value: UInt64
        /// How often the spelling came; counted only where it is asked for.
        var uses: UInt64
    }

    private var slots: [Slot]
    private var mask: Int
    private var arena: [UInt8] = []
    private var entries: [Entry] = []
    private let maximumBytes: Int

    /// - Parameter maximumBytes: beyond which the table starts anew: a column of ever new texts must not
    ///   cost memory without end.
    init(maximumBytes: Int = 8 << 20) {
        slots = Array(repeating: Slot(hash: 0, entry: 0), count: 1024)
        mask = 1023
        self.maximumBytes = maximumBytes
    }

    var count: Int { entries.count }

    @inline(__always)
    private static func hash(_ column: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> UInt32 {
        let digest = ByteHash.word(bytes, low, high) &+ UInt64(truncatingIfNeeded: column) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: digest ^ (digest &>> 32))
    }

    /// The index of the entry for this cell, or nil.
    @inline(__always)
    func find(_ column: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Int? {
        let hash = Self.hash(column, bytes, low, high)
        var at = Int(hash) & mask
        while true {
            let slot = slots[at]
            if slot.entry == 0 { return nil }
            if slot.hash == hash, isCell(Int(slot.entry) &- 1, column, bytes, low, high) { return Int(slot.entry) &- 1 }
            at = (at &+ 1) & mask
        }
    }

    @inline(__always)
    private func isCell(_ index: Int, _ column: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        let entry = entries[index]
        guard Int(entry.count) == high &- low, Int(entry.column) == column else { return false }
        return ByteHash.equal(arena.span, Int(entry.start), bytes, low, count: high &- low)
    }

    @inline(__always)
    func value(_ index: Int) -> UInt64 { entries[index].value }

    mutating func noteUse(_ index: Int) { entries[index].uses &+= 1 }

    /// Adds a cell that ``find(_:_:_:_:)`` did not know.
    @inline(never)
    mutating func insert(_ column: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int, value: UInt64) -> Int {
        if arena.count > maximumBytes { removeAll() }
        if (entries.count + 1) * 4 > slots.count * 3 { grow() }
        entries.append(
            Entry(start: UInt32(arena.count), count: UInt32(high - low), column: UInt32(column), value: value, uses: 0))
        for i in low..<high { arena.append(bytes[i]) }
        place(Slot(hash: Self.hash(column, bytes, low, high), entry: UInt32(entries.count)))
        return entries.count - 1
    }

    private mutating func place(_ slot: Slot) {
        var at = Int(slot.hash) & mask
        while slots[at].entry != 0 { at = (at + 1) & mask }
        slots[at] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(hash: 0, entry: 0), count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot.entry != 0 { place(slot) }
    }

    private mutating func removeAll() {
        for i in slots.indices { slots[i].entry = 0 }
        arena.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// The spellings of a column whose value has a bit set, with how often each came.
    func entries(of column: Int, withBit bit: UInt64) -> [(ArraySlice<UInt8>, UInt64)] {
        entries.filter { Int($0.column) == column && $0.value & bit != 0 }
            .map { (arena[Int($0.start)..<Int($0.start + $0.count)], $0.uses) }
    }
}
