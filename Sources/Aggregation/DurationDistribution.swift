/// How many dossiers took how many days. Exact: percentiles are taken from the counts, and merging two
/// distributions is counting both. Its merge is commutative.
public struct DurationDistribution: Mergeable, Sendable {
    /// Counts of the usual days, in one cache line: what overflows a byte, once in 256 times, goes to `dense`.
    @usableFromInline var near = InlineArray<64, UInt8>(repeating: 0)
    /// Counts of 0, 1, 2 … days beside those in `near`, as far as needed and up to ``denseLimit``.
    private var dense: [Int64] = []
    /// Counts of all other days, negative ones too; rare.
    private var sparse: [Int: Int64] = [:]

    private static let denseLimit = 256

    public init() {}
    public static var identity: Self { Self() }

    /// Number of durations counted.
    public var base: Int64 { entries.reduce(0) { $0 + $1.count } }
    public var sum: Int64 { entries.reduce(0) { $0 + Int64($1.days) * $1.count } }

    @inlinable @inline(__always) public mutating func add(_ days: Int) {
        if days >= 0, days < 64 {
            near[days] &+= 1
            if near[days] == 0 { add(days, count: 256) }
        } else {
            add(days, count: 1)
        }
    }

    /// Counts beside the usual days.
    @inline(never) @usableFromInline mutating func add(_ days: Int, count: Int64) {
        if days >= 0, days < Self.denseLimit {
            if days >= dense.count {
                // By doubling, so that a growing distribution is copied a few times only.
                var size = Swift.max(8, dense.count)
                while size <= days { size *= 2 }
                dense.append(contentsOf: repeatElement(0, count: size - dense.count))
            }
            dense[days] += count
        } else {
            sparse[days, default: 0] += count
        }
    }

    public mutating func merge(_ other: Self) {
        for days in 0..<64 {
            let (sum, overflows) = near[days].addingReportingOverflow(other.near[days])
            near[days] = sum
            if overflows { add(days, count: 256) }
        }
        for (days, count) in other.dense.enumerated() where count > 0 { add(days, count: count) }
        for (days, count) in other.sparse { add(days, count: count) }
    }

    /// The days that occur and how often, in order of days.
    public var entries: [(days: Int, count: Int64)] {
        var all = sparse.map { (days: $0.key, count: $0.value) }
        for days in 0..<Swift.max(near.count, dense.count) {
            let count = (days < near.count ? Int64(near[days]) : 0) + (days < dense.count ? dense[days] : 0)
            if count > 0 { all.append((days, count)) }
        }
        // Only other days stand in front of them, or behind.
        return sparse.isEmpty ? all : all.sorted { $0.days < $1.days }
    }

    /// Percentile by nearest rank: the smallest number of days that at least `percent` of 100 do not
    /// exceed. Nil without durations.
    ///
    /// - Parameter percent: 1…100; 50 is the median.
    public func percentile(_ percent: Int) -> Int? {
        precondition((1...100).contains(percent), "a percentile lies between 1 and 100")
        let entries = entries
        let base = entries.reduce(0) { $0 + $1.count }
        guard base > 0 else { return nil }
        // base is split so that the product cannot overflow.
        let rank = base / 100 * Int64(percent) + (base % 100 * Int64(percent) + 99) / 100
        var passed: Int64 = 0
        for entry in entries {
            passed += entry.count
            if passed >= rank { return entry.days }
        }
        return entries.last?.days
    }

    public var max: Int? { entries.last?.days }
    public var min: Int? { entries.first?.days }
}

extension DurationDistribution: Equatable {
    /// Equal when the same durations were counted, however the tables have grown.
    public static func == (a: Self, b: Self) -> Bool {
        a.entries.elementsEqual(b.entries, by: ==)
    }
}
