import RowSpool

/// Which rows of a partition have the same id. Kept from partition to partition.
///
/// Open addressing with linear probing by the low half of the digest, as in Knuth's "The Art of Computer
/// Programming", vol. 3, 6.4. A slot holds 32 bits of the digest beside the row's number, so that a row is looked at
/// only where both ids are in all likelihood the same. Nearly every id has one row: only the others are linked.
struct IdentityGroups {
    /// 0 is empty; else the upper half has bits of the digest, the lower half the row's number + 1.
    private var slots: [UInt64] = []
    private var mask = 0
    /// Per row: nothing, or that an earlier row has its id, or the place + 1 of its first link.
    private var state: [UInt32] = []
    private var links: [(row: UInt32, next: UInt32)] = []
    private var group: [(order: UInt64, row: UInt32)] = []

    private static let isFollower = UInt32.max
    private static let digestBits: UInt64 = 0xFFFF_FFFF_0000_0000

    /// What stands for a row's id.
    enum Standing {
        /// No other row has its id.
        case alone
        /// Others have it too; this one stands for them all.
        case first
        /// Another row stands for it.
        case follower
    }

    /// Begins anew with those rows of a partition that are wanted.
    @inline(__always)
    mutating func insert(_ rows: PackedRows, where isWanted: (Int) -> Bool) {
        begin(rows.count)
        // A local table: as a property it would be asked for each row whether it is shared.
        var slots: [UInt64] = []
        swap(&slots, &self.slots)
        for row in 0..<rows.count where isWanted(row) {
            let low = rows.identityLow(row)
            let digest = low & Self.digestBits
            var at = Int(truncatingIfNeeded: low) & mask
            while true {
                let slot = slots[at]
                if slot == 0 {
                    slots[at] = digest | UInt64(row + 1)
                    break
                }
                if slot & Self.digestBits == digest {
                    let first = Int(UInt32(truncatingIfNeeded: slot)) - 1
                    if rows.identityLow(first) == low, rows.identityHigh(first) == rows.identityHigh(row) {
                        link(row, to: first)
                        break
                    }
                }
                at = (at + 1) & mask
            }
        }
        swap(&slots, &self.slots)
    }

    private mutating func begin(_ rows: Int) {
        var size = 64
        while size < rows + rows / 2 { size *= 2 }
        if slots.count < size { slots = Array(repeating: 0, count: size) }
        for slot in 0..<size { slots[slot] = 0 }
        mask = size - 1
        if state.count < rows { state = Array(repeating: 0, count: rows + rows / 4) }
        for row in 0..<rows { state[row] = 0 }
        links.removeAll(keepingCapacity: true)
    }

    @inline(never)
    private mutating func link(_ row: Int, to first: Int) {
        links.append((UInt32(row), state[first]))
        state[first] = UInt32(links.count)
        state[row] = Self.isFollower
    }

    @inline(__always)
    func standing(_ row: Int) -> Standing {
        let state = state[row]
        return state == 0 ? .alone : state == Self.isFollower ? .follower : .first
    }

    /// The row that stands for an id; nil when none was inserted.
    func first(low: UInt64, high: UInt64, of rows: PackedRows) -> Int? {
        var at = Int(truncatingIfNeeded: low) & mask
        while slots[at] != 0 {
            let first = Int(UInt32(truncatingIfNeeded: slots[at])) - 1
            if slots[at] & Self.digestBits == low & Self.digestBits, rows.identityLow(first) == low,
                rows.identityHigh(first) == high
            {
                return first
            }
            at = (at + 1) & mask
        }
        return nil
    }

    /// All rows of the id that a row stands for, in the order of files and records.
    mutating func members(_ first: Int, of rows: PackedRows) -> [(order: UInt64, row: UInt32)] {
        group.removeAll(keepingCapacity: true)
        group.append((rows.order(first), UInt32(first)))
        var next = state[first]
        while next != 0 {
            let link = links[Int(next) - 1]
            group.append((rows.order(Int(link.row)), link.row))
            next = link.next
        }
        group.sort { ($0.order, $0.row) < ($1.order, $1.row) }
        return group
    }
}
