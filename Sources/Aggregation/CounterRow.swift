/// A fixed number of counters, 64 at most, held in place. Its merge adds, and is commutative.
///
/// Counting is bit-sliced ("vertical counters", the carry-save idea of Harley and Seal's population count): plane k
/// holds bit k of every counter. So a dossier is added to all of its counters at once, by a ripple of carries through
/// eight words that share a cache line, and without a branch for each counter. What is carried out of the last plane,
/// of each counter once in 256 times, goes to counters of 64 bits.
public struct CounterRow<let size: Int>: Mergeable, BitwiseCopyable, Sendable {
    @usableFromInline var planes: InlineArray<8, UInt64>
    /// What was carried out of the planes and set or merged, beside what is still in them.
    @usableFromInline var counters: InlineArray<size, Int64>

    @inlinable public init() {
        planes = InlineArray(repeating: 0)
        counters = InlineArray(repeating: 0)
    }

    @inlinable public static var identity: Self { Self() }
    @inlinable public static var count: Int { size }

    @inlinable public subscript(_ index: Int) -> Int64 {
        @inline(__always) get {
            var sliced: UInt64 = 0
            for plane in 0..<8 { sliced |= (planes[plane] >> UInt64(index) & 1) << UInt64(plane) }
            return counters[index] + Int64(sliced)
        }
        set { counters[index] += newValue - self[index] }
    }

    /// Adds 1 to the counter of every set bit.
    @inlinable @inline(__always) public mutating func increment(bits: UInt64) {
        var carry = bits
        for plane in 0..<8 {
            let before = planes[plane]
            planes[plane] = before ^ carry
            carry &= before
        }
        if carry != 0 { addCarried(carry) }
    }

    /// Adds what was carried out of the last plane, 256 for every set bit.
    @inlinable @inline(never) mutating func addCarried(_ carry: UInt64) {
        var rest = carry
        while rest != 0 {
            counters[rest.trailingZeroBitCount] += 256
            rest &= rest - 1
        }
    }

    /// The sum of the counters of every set bit.
    @inlinable public func sum(bits: UInt64) -> Int64 {
        var rest = bits
        var total: Int64 = 0
        while rest != 0 {
            total += self[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return total
    }

    @inlinable public mutating func merge(_ other: Self) {
        // A full adder of 64 counters side by side.
        var carry: UInt64 = 0
        for plane in 0..<8 {
            let (a, b) = (planes[plane], other.planes[plane])
            planes[plane] = a ^ b ^ carry
            carry = a & b | (a ^ b) & carry
        }
        if carry != 0 { addCarried(carry) }
        for index in 0..<size { counters[index] += other.counters[index] }
    }

    public var values: [Int64] { (0..<size).map { self[$0] } }
}

extension CounterRow: Equatable {
    public static func == (a: Self, b: Self) -> Bool { (0..<size).allSatisfy { a[$0] == b[$0] } }
}
