/// The cells of a grouping by their keys.
///
/// Cells stand in the order in which they were first met; a merge keeps the order of the left cube and
/// appends what only the right one has, so that parts merged in order of the input stand as if it had been
/// read in one go. Up to that order the merge is as commutative as the cells' own.
public struct AggregateCube<Cell: Mergeable>: Mergeable {
    @usableFromInline var keys: [SliceKey] = []
    @usableFromInline var cells: [Cell] = []
    /// Open addressing with linear probing: 0 is empty, else the cell's place + 1.
    @usableFromInline var table: [UInt32] = []
    @usableFromInline var lastKey = SliceKey()
    @usableFromInline var lastPlace = -1

    public init() {}
    public static var identity: Self { Self() }
    public var count: Int { keys.count }

    /// The place of the key's cell, a fresh one if it is new. Places stay valid while the cube grows.
    @inlinable public mutating func place(of key: SliceKey) -> Int {
        // Exports come sorted by unit or by day: the cell of the last dossier is often the next one's too.
        if lastPlace >= 0, key == lastKey { return lastPlace }
        lastPlace = find(key) ?? insertNew(key)
        lastKey = key
        return lastPlace
    }

    /// The cell at a place, to be changed where it stands.
    @inlinable public subscript(place: Int) -> Cell {
        get { cells[place] }
        _modify { yield &cells[place] }
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

    @inlinable func find(_ key: SliceKey) -> Int? {
        guard !table.isEmpty else { return nil }
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: key.mixed) & mask
        while true {
            let entry = table[slot]
            if entry == 0 { return nil }
            if keys[Int(entry) - 1] == key { return Int(entry) - 1 }
            slot = (slot + 1) & mask
        }
    }

    @usableFromInline mutating func insertNew(_ key: SliceKey) -> Int {
        if (keys.count + 1) * 4 > table.count * 3 {
            table = Array(repeating: 0, count: Swift.max(16, table.count * 2))
            for (place, key) in keys.enumerated() { enter(key, place) }
        }
        keys.append(key)
        cells.append(.identity)
        enter(key, keys.count - 1)
        return keys.count - 1
    }

    private mutating func enter(_ key: SliceKey, _ place: Int) {
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: key.mixed) & mask
        while table[slot] != 0 { slot = (slot + 1) & mask }
        table[slot] = UInt32(place + 1)
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
