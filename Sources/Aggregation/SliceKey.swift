/// Which cell of the grouping: up to eight parts, each the number of a value of one dimension.
public struct SliceKey: BitwiseCopyable, Hashable, Sendable {
    // Two parts a word, the earlier one in the lower half.
    @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    @usableFromInline var length: UInt8 = 0

    public static let capacity = 8

    /// The key of the grand total.
    @inlinable public init() {}

    public init(_ parts: some Sequence<UInt32>) {
        for part in parts { append(part) }
    }

    @inlinable public init(_ part: UInt32) {
        words.0 = UInt64(part)
        length = 1
    }

    @inlinable public init(_ first: UInt32, _ second: UInt32) {
        words.0 = UInt64(first) | UInt64(second) << 32
        length = 2
    }

    @inlinable public var count: Int { Int(length) }

    @inlinable public mutating func append(_ part: UInt32) {
        precondition(length < 8, "a slice has at most eight dimensions")
        let shifted = UInt64(part) << (UInt64(length & 1) * 32)
        switch length >> 1 {
        case 0: words.0 |= shifted
        case 1: words.1 |= shifted
        case 2: words.2 |= shifted
        default: words.3 |= shifted
        }
        length += 1
    }

    @inlinable public subscript(_ index: Int) -> UInt32 {
        precondition(index >= 0 && index < Int(length), "the slice has no such dimension")
        let word =
            switch index >> 1 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return UInt32(truncatingIfNeeded: word >> (UInt64(index & 1) * 32))
    }

    /// The key of the total over the first dimensions.
    public func prefix(_ depth: Int) -> SliceKey { SliceKey(parts.prefix(depth)) }

    public var parts: [UInt32] { (0..<count).map { self[$0] } }

    @inlinable public static func == (a: Self, b: Self) -> Bool {
        (a.words.0 ^ b.words.0) | (a.words.1 ^ b.words.1) | (a.words.2 ^ b.words.2) | (a.words.3 ^ b.words.3)
            | UInt64(a.length ^ b.length) == 0
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(mixed) }

    /// The key itself where one word holds it, else a hash of it.
    @inlinable @inline(__always) var tag: UInt64 { length <= 2 ? words.0 : mixed }

    /// A quick hash; the same in every run.
    @inlinable var mixed: UInt64 {
        var hash = words.0 &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 29) ^ words.1) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 32) ^ words.2) &* 0x94D0_49BB_1331_11EB
        hash = (hash ^ (hash >> 29) ^ words.3 ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ (hash >> 32)
    }
}
