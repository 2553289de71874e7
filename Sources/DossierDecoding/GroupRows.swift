/// Captions among the records of a file, by several threads that each see some of its blocks, in order.
struct GroupRows: Sendable {
    /// Those behind which the same thread has seen a dossier.
    private var settled: Int64 = 0
    /// The others, as stretches of record numbers.
    private var waiting: [Range<UInt64>] = []
    private var lastAccepted: UInt64 = 0

    mutating func add(_ record: UInt64) {
        if let last = waiting.last, last.upperBound == record {
            waiting[waiting.count - 1] = last.lowerBound..<(record + 1)
        } else {
            waiting.append(record..<(record + 1))
        }
    }

    @inline(__always)
    mutating func accept(_ record: UInt64) {
        lastAccepted = record
        if !waiting.isEmpty { settle() }
    }

    private mutating func settle() {
        for stretch in waiting { settled += Int64(stretch.count) }
        waiting.removeAll(keepingCapacity: true)
    }

    mutating func merge(_ other: GroupRows) {
        settled += other.settled
        waiting += other.waiting
        lastAccepted = max(lastAccepted, other.lastAccepted)
    }

    /// How many a dossier follows, and how many not.
    var counts: (groups: Int64, footers: Int64) {
        var counts = (groups: settled, footers: Int64(0))
        for stretch in waiting {
            // A stretch lies between two dossiers, or behind the last one.
            if stretch.lowerBound < lastAccepted {
                counts.groups += Int64(stretch.count)
            } else {
                counts.footers += Int64(stretch.count)
            }
        }
        return counts
    }
}
