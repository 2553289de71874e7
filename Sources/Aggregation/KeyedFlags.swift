/// Four flags for each of many keys, OR-ed together: a union of sets, such as the procedures that had an
/// online dossier. Its merge is commutative.
public struct KeyedFlags: Mergeable, Sendable {
    /// Flags of the small keys, 16 keys a word. Words are numbered from 1 in the order in which they come, so that
    /// these are the keys of nearly all dossiers; in place and packed they take less than a table.
    @usableFromInline var small = InlineArray<32, UInt64>(repeating: 0)
    @inlinable static var smallKeys: UInt32 { 512 }
    // The other keys. Open addressing with linear probing; flags of 0 mark an empty slot.
    private var keys: [UInt32] = []
    private var flags: [UInt8] = []
    private var largeCount = 0

    public init() {}
    public static var identity: Self { Self() }

    public var count: Int { largeCount + (0..<Self.smallKeys).count { self[$0] != 0 } }

    /// Sets flags of a key. No flags, no entry.
    /// - Parameter newFlags: 0…15.
    @inlinable @inline(__always) public mutating func insert(_ newFlags: UInt8, for key: UInt32) {
        if key < Self.smallKeys {
            // Whether a dossier tells anything new of its procedure cannot be foreseen: no branch asks.
            small[Int(key / 16)] |= UInt64(newFlags) << UInt64(key % 16 * 4)
        } else if newFlags != 0 {
            insertLarge(newFlags, for: key)
        }
    }

    @inline(never) @usableFromInline mutating func insertLarge(_ newFlags: UInt8, for key: UInt32) {
        if (largeCount + 1) * 4 > flags.count * 3 { grow() }
        let slot = find(key)
        if flags[slot] == 0 {
            keys[slot] = key
            largeCount += 1
        }
        flags[slot] |= newFlags
    }

    /// The slot of a large key, or the empty one where it would stand.
    private func find(_ key: UInt32) -> Int {
        let mask = flags.count - 1
        var slot = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while flags[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let oldKeys = keys
        let oldFlags = flags
        let size = Swift.max(8, oldFlags.count * 2)
        keys = Array(repeating: 0, count: size)
        flags = Array(repeating: 0, count: size)
        for (key, flag) in zip(oldKeys, oldFlags) where flag != 0 {
            let slot = find(key)
            keys[slot] = key
            flags[slot] = flag
        }
    }

    public subscript(_ key: UInt32) -> UInt8 {
        if key < Self.smallKeys { return UInt8(small[Int(key / 16)] >> UInt64(key % 16 * 4) & 15) }
        return flags.isEmpty ? 0 : flags[find(key)]
    }

    public mutating func merge(_ other: Self) {
        for word in small.indices { small[word] |= other.small[word] }
        for (key, flag) in zip(other.keys, other.flags) where flag != 0 { insert(flag, for: key) }
    }

    /// How many keys satisfy the condition on their flags.
    public func count(where condition: (UInt8) -> Bool) -> Int {
        var total = 0
        for word in small.indices {
            var rest = small[word]
            while rest != 0 {
                let shift = UInt64(rest.trailingZeroBitCount & ~3)
                if condition(UInt8(rest >> shift & 15)) { total += 1 }
                rest &= ~(15 << shift)
            }
        }
        for flag in flags where flag != 0 && condition(flag) { total += 1 }
        return total
    }

    /// The keys and their flags, in order of keys.
    public var entries: [(key: UInt32, flags: UInt8)] {
        let smaller = (0..<Self.smallKeys).map { (key: $0, flags: self[$0]) }.filter { $0.flags != 0 }
        let larger = zip(keys, flags).filter { $0.1 != 0 }.sorted { $0.0 < $1.0 }.map { (key: $0.0, flags: $0.1) }
        return smaller + larger
    }
}

extension KeyedFlags: Equatable {
    /// Equal when the same keys have the same flags, however the tables have grown.
    public static func == (a: Self, b: Self) -> Bool {
        a.count == b.count && a.entries.elementsEqual(b.entries, by: ==)
    }
}
