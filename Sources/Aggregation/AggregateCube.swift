/// The cells of a grouping by their keys.
///
/// Cells stand in the order in which they were first met; a merge keeps the order of the left cube and
/// appends what only the right one has, so that parts merged in order of the input stand as if it had been
/// read in one go. Up to that order the merge is as commutative as the cells' own.
public struct AggregateCube<Cell: Mergeable>: Mergeable {
    @usableFromInline var keys: [SliceKey] = []
    @usableFromInline var cells: [Cell] = []
    /// Open addressing with linear probing, half full at most. A slot answers for short keys by itself.
    @usableFromInline var table: [Slot] = []
    /// 64 less the bits of a slot's number.
    @usableFromInline var shift: UInt64 = 64

    @usableFromInline struct Slot: BitwiseCopyable, Sendable {
        /// The key itself up to two parts, else its hash.
        @usableFromInline var tag: UInt64 = 0
        @usableFromInline var length: UInt32 = 0
        /// 0 is empty, else the cell's place + 1.
        @usableFromInline var entry: UInt32 = 0
        @inlinable init() {}
    }

    public init() {}
    public static var identity: Self { Self() }
    public var count: Int { keys.count }

    /// The place of the key's cell, a fresh one if it is new. Places stay valid while the cube grows.
    @inlinable @inline(__always) public mutating func place(of key: SliceKey) -> Int {
        find(key) ?? insertNew(key)
    }

    /// The cell at a place, to be changed where it stands.
    @inlinable public subscript(place: Int) -> Cell {
        get { cells[place] }
        _modify { yield &cells[place] }
    }

    /// The key's cell, a fresh one if it is new, to be changed where it stands.
    @inlinable public subscript(of key: SliceKey) -> Cell {
        get { cell(of: key) ?? .identity }
        @inline(__always) _modify {
            let place = place(of: key)
            yield &cells[place]
        }
    }

    /// The key's cell; nil if nothing was counted under it.
    @inlinable public func cell(of key: SliceKey) -> Cell? { find(key).map { cells[$0] } }

    @inlinable public func key(at place: Int) -> SliceKey { keys[place] }

    /// Changes the key's cell, a fresh one if it is new.
    @inlinable public mutating func update<Result>(
        _ key: SliceKey, _ change: (inout Cell) throws -> Result
    ) rethrows -> Result {
        let place = place(of: key)
        return try change(&cells[place])
    }

    @inlinable @inline(__always) func find(_ key: SliceKey) -> Int? {
        guard !table.isEmpty else { return nil }
        let tag = key.tag
        var slot = self.slot(of: tag)
        while true {
            let found = table[slot]
            if found.entry == 0 { return nil }
            if found.tag == tag, found.length == UInt32(key.length) {
                let place = Int(found.entry) - 1
                if key.length <= 2 || keys[place] == key { return place }
            }
            slot = (slot + 1) & (table.count - 1)
        }
    }

    /// Where the search for a tag begins: the upper bits of its product with the golden ratio.
    @inlinable @inline(__always) func slot(of tag: UInt64) -> Int {
        Int(truncatingIfNeeded: (tag &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    @inline(never) @usableFromInline mutating func insertNew(_ key: SliceKey) -> Int {
        if (keys.count + 1) * 2 > table.count {
            let size = Swift.max(16, table.count * 2)
            table = Array(repeating: Slot(), count: size)
            shift = UInt64(64 - size.trailingZeroBitCount)
            for (place, key) in keys.enumerated() { enter(key, place) }
        }
        keys.append(key)
        cells.append(.identity)
        enter(key, keys.count - 1)
        return keys.count - 1
    }

    private mutating func enter(_ key: SliceKey, _ place: Int) {
        var new = Slot()
        new.tag = key.tag
        new.length = UInt32(key.length)
        new.entry = UInt32(place + 1)
        var slot = slot(of: new.tag)
        while table[slot].entry != 0 { slot = (slot + 1) & (table.count - 1) }
        table[slot] = new
    }

    public mutating func merge(_ other: Self) {
        for (key, cell) in zip(other.keys, other.cells) {
            let place = place(of: key)
            cells[place].merge(cell)
        }
    }

    /// The cells with their keys, in the order in which they were first met.
    public var entries: Zip2Sequence<[SliceKey], [Cell]> { zip(keys, cells) }
}

extension AggregateCube: Sendable where Cell: Sendable {}
