/// Eight flags for each of many keys, OR-ed together: a union of sets, such as the procedures that had an
/// online dossier. Its merge is commutative.
public struct KeyedFlags: Mergeable, Sendable {
    // Open addressing with linear probing; flags of 0 mark an empty slot.
    @usableFromInline var keys: [UInt32] = []
    @usableFromInline var flags: [UInt8] = []
    public private(set) var count = 0

    public init() {}
    public static var identity: Self { Self() }

    /// Sets flags of a key. No flags, no entry.
    @inlinable public mutating func insert(_ newFlags: UInt8, for key: UInt32) {
        guard newFlags != 0 else { return }
        if !flags.isEmpty {
            let slot = find(key)
            if flags[slot] != 0 {
                if flags[slot] | newFlags != flags[slot] { flags[slot] |= newFlags }
                return
            }
        }
        insertNew(newFlags, for: key)
    }

    /// The slot of the key, or the empty one where it would stand.
    @inlinable func find(_ key: UInt32) -> Int {
        let mask = flags.count - 1
        var slot = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while flags[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    @usableFromInline mutating func insertNew(_ newFlags: UInt8, for key: UInt32) {
        if (count + 1) * 4 > flags.count * 3 { grow() }
        let slot = find(key)
        keys[slot] = key
        flags[slot] = newFlags
        count += 1
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

    public subscript(_ key: UInt32) -> UInt8 { flags.isEmpty ? 0 : flags[find(key)] }

    public mutating func merge(_ other: Self) {
        for (key, flag) in zip(other.keys, other.flags) where flag != 0 { insert(flag, for: key) }
    }

    /// How many keys satisfy the condition on their flags.
    public func count(where condition: (UInt8) -> Bool) -> Int {
        flags.reduce(0) { $0 + ($1 != 0 && condition($1) ? 1 : 0) }
    }

    /// The keys and their flags, in order of keys.
    public var entries: [(key: UInt32, flags: UInt8)] {
        zip(keys, flags).filter { $0.1 != 0 }.sorted { $0.0 < $1.0 }.map { (key: $0.0, flags: $0.1) }
    }
}

extension KeyedFlags: Equatable {
    /// Equal when the same keys have the same flags, however the tables have grown.
    public static func == (a: Self, b: Self) -> Bool {
        a.count == b.count && a.entries.elementsEqual(b.entries, by: ==)
    }
}
