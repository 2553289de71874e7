/// Cells of one column as they stand in the file → what they mean, so that each distinct spelling is
/// decoded, trimmed, composed and looked up once.
///
/// Open addressing over a byte arena; a look-up costs one hash of the cell and one comparison.
struct RawWordTable {
    private struct Slot {
        var hash: UInt32
        /// Index + 1 into `starts`; 0 is an empty slot.
        var entry: UInt32
    }

    private var slots: [Slot]
    private var mask: Int
    private var arena: [UInt8] = []
    private var starts: [UInt32] = [0]
    private(set) var values: [UInt64] = []
    /// How often each spelling came.
    private(set) var uses: [UInt64] = []
    private let maximumBytes: Int

    /// - Parameter maximumBytes: beyond which the table starts anew: a column of ever new texts must not
    ///   cost memory without end.
    init(maximumBytes: Int = 4 << 20) {
        slots = Array(repeating: Slot(hash: 0, entry: 0), count: 64)
        mask = 63
        self.maximumBytes = maximumBytes
    }

    var count: Int { values.count }

    @inline(__always)
    private static func hash(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> UInt32 {
        let digest = ByteHash.word(bytes, low, high)
        return UInt32(truncatingIfNeeded: digest ^ (digest >> 32))
    }

    /// The index of the entry for this cell, or nil.
    @inline(__always)
    func find(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Int? {
        let hash = Self.hash(bytes, low, high)
        var at = Int(hash) & mask
        while true {
            let slot = slots[at]
            if slot.entry == 0 { return nil }
            if slot.hash == hash, equals(Int(slot.entry) - 1, bytes, low, high) { return Int(slot.entry) - 1 }
            at = (at + 1) & mask
        }
    }

    @inline(__always)
    private func equals(_ entry: Int, _ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        let start = Int(starts[entry])
        guard Int(starts[entry + 1]) - start == high - low else { return false }
        return ByteHash.equal(arena.span, start, bytes, low, count: high - low)
    }

    mutating func noteUse(_ entry: Int) { uses[entry] &+= 1 }

    /// Adds a cell that ``find(_:_:_:)`` did not know.
    mutating func insert(_ bytes: Span<UInt8>, _ low: Int, _ high: Int, value: UInt64) -> Int {
        if arena.count > maximumBytes { removeAll() }
        if (values.count + 1) * 4 > slots.count * 3 { grow() }
        let entry = values.count
        for i in low..<high { arena.append(bytes[i]) }
        starts.append(UInt32(arena.count))
        values.append(value)
        uses.append(0)
        place(Slot(hash: Self.hash(bytes, low, high), entry: UInt32(entry + 1)))
        return entry
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
        starts = [0]
        values.removeAll(keepingCapacity: true)
        uses.removeAll(keepingCapacity: true)
    }

    /// The spellings whose value has a bit set, with how often each came.
    func unknownEntries(bit: UInt64) -> [(ArraySlice<UInt8>, UInt64)] {
        values.indices.filter { values[$0] & bit != 0 }.map { (raw($0), uses[$0]) }
    }

    func raw(_ entry: Int) -> ArraySlice<UInt8> { arena[Int(starts[entry]) ..< Int(starts[entry + 1])] }
}
