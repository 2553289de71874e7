/// Cells as they stand in the file → what they mean, column by column, so that each distinct spelling is
/// decoded, trimmed, composed and looked up once.
///
/// Open addressing. The first 16 bytes of a cell stand in its slot, so that the look-up of a short one touches
/// one cache line; of a longer one the rest is compared in a byte arena. One table serves all columns of a
/// file: the column's number is part of the key.
struct RawWordTable {
    /// A cell prepared for looking up.
    struct Key {
        /// Its first and its next eight bytes, zeros behind its end.
        fileprivate var first: UInt64
        fileprivate var second: UInt64
        /// The column, and the length of a short cell or ``longCell``.
        fileprivate var tag: UInt32
        fileprivate var hash: UInt64

        fileprivate static let longCell: UInt32 = 31
        fileprivate var isLong: Bool { tag & Self.longCell == Self.longCell }

        @inline(__always)
        init(_ column: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) {
            let count = high &- low
            if low &+ 16 <= bytes.count {
                // Without a branch on the length, which no processor could foretell.
                first = ByteHash.load8(bytes, low) & (.max >> (64 - 8 * min(count, 8)))
                second = ByteHash.load8(bytes, low &+ 8) & (.max >> (128 - 8 * min(count, 16)))
            } else {
                (first, second) = Self.lastOfArena(bytes, low, high)
            }
            let length = count > 16 ? Self.longCell : UInt32(truncatingIfNeeded: count)
            tag = UInt32(truncatingIfNeeded: column) &<< 5 | length
            hash = ByteHash.pair(first ^ UInt64(tag), second)
            if count > 16 { hash = ByteHash.word(bytes, low &+ 16, high, seed: hash) }
        }

        @inline(never)
        private static func lastOfArena(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> (UInt64, UInt64) {
            var words: (UInt64, UInt64) = (0, 0)
            for (place, i) in (low..<min(high, low + 16)).enumerated() {
                let byte = UInt64(bytes[i]) << UInt64(8 * (place % 8))
                if place < 8 { words.0 |= byte } else { words.1 |= byte }
            }
            return words
        }
    }

    private struct Slot {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var tag: UInt32 = 0
        /// Index + 1 into `entries`; 0 is an empty slot.
        var entry: UInt32 = 0
        var value: UInt64 = 0
    }
    private struct Entry {
        var start: UInt32
        var count: UInt32
        var column: UInt32
        /// How often the spelling came; counted only where it is asked for.
        var uses: UInt64 = 0
        var value: UInt64
        var hash: UInt64
    }

    private var slots: [Slot]
    private var mask: Int
    private var arena: [UInt8] = []
    private var entries: [Entry] = []
    private let maximumBytes: Int

    /// - Parameter maximumBytes: beyond which the table is full and has to start anew: a column of ever new texts must
    ///   not cost memory without end.
    init(maximumBytes: Int = 8 << 20) {
        slots = Array(repeating: Slot(), count: maximumBytes == 0 ? 1 : 1024)
        mask = slots.count - 1
        self.maximumBytes = maximumBytes
    }

    var count: Int { entries.count }

    /// The slot of this cell, or nil.
    @inline(__always)
    func find(_ key: Key, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Int? {
        var at = Int(truncatingIfNeeded: key.hash) & mask
        while true {
            if slots[at].entry == 0 { return nil }
            if slots[at].first == key.first, slots[at].second == key.second, slots[at].tag == key.tag,
                !key.isLong || isRest(of: Int(slots[at].entry) &- 1, bytes, low, high)
            {
                return at
            }
            at = (at &+ 1) & mask
        }
    }

    /// Whether the entry goes on as the cell does behind its first 16 bytes.
    @inline(__always)
    private func isRest(of index: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        let count = high &- low
        guard Int(entries[index].count) == count else { return false }
        return ByteHash.equal(arena.span, Int(entries[index].start) &+ 16, bytes, low &+ 16, count: count &- 16)
    }

    /// What the cell in a slot means.
    @inline(__always)
    func value(_ slot: Int) -> UInt64 { slots[slot].value }

    mutating func noteUse(_ slot: Int) { entries[Int(slots[slot].entry) - 1].uses &+= 1 }

    /// Adds a cell that ``find(_:_:_:_:)`` did not know.
    @inline(never)
    mutating func insert(
        _ column: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int, value: UInt64
    ) -> Int {
        if (entries.count + 1) * 4 > slots.count * 3 { grow() }
        let key = Key(column, bytes, low, high)
        entries.append(
            Entry(
                start: UInt32(arena.count), count: UInt32(high - low), column: UInt32(column), value: value,
                hash: key.hash))
        for i in low..<high { arena.append(bytes[i]) }
        return place(
            Slot(
                first: key.first, second: key.second, tag: key.tag, entry: UInt32(entries.count), value: value))
    }

    private mutating func place(_ slot: Slot) -> Int {
        var at = Int(truncatingIfNeeded: entries[Int(slot.entry) - 1].hash) & mask
        while slots[at].entry != 0 { at = (at + 1) & mask }
        slots[at] = slot
        return at
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: max(1024, old.count * 2))
        mask = slots.count - 1
        for slot in old where slot.entry != 0 { _ = place(slot) }
    }

    var isFull: Bool { arena.count > maximumBytes }

    mutating func removeAll() {
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
