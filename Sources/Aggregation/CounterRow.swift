/// A fixed number of counters, held in place. Its merge adds, and is commutative.
public struct CounterRow<let size: Int>: Mergeable, BitwiseCopyable, Sendable {
    @usableFromInline var counters: InlineArray<size, Int64>

    @inlinable public init() { counters = InlineArray(repeating: 0) }
    @inlinable public static var identity: Self { Self() }
    @inlinable public static var count: Int { size }

    @inlinable public subscript(_ index: Int) -> Int64 {
        get { counters[index] }
        set { counters[index] = newValue }
    }

    /// Adds 1 to the counter of every set bit.
    @inlinable public mutating func increment(bits: UInt64) {
        var rest = bits
        while rest != 0 {
            counters[rest.trailingZeroBitCount] += 1
            rest &= rest - 1
        }
    }

    /// The sum of the counters of every set bit.
    @inlinable public func sum(bits: UInt64) -> Int64 {
        var rest = bits
        var total: Int64 = 0
        while rest != 0 {
            total += counters[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return total
    }

    @inlinable public mutating func merge(_ other: Self) {
        for index in 0..<size { counters[index] += other.counters[index] }
    }

    public var values: [Int64] { (0..<size).map { counters[$0] } }
}

extension CounterRow: Equatable {
    public static func == (a: Self, b: Self) -> Bool { (0..<size).allSatisfy { a[$0] == b[$0] } }
}
