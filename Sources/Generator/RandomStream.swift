/// A small reproducible source of random numbers (SplitMix64 by Sebastiano Vigna's public-domain description).
///
/// Every dossier and every record has its own stream, so that what is drawn for one never shifts the others.
struct RandomStream {
    private var state: UInt64

    init(seed: UInt64, purpose: Purpose, index: UInt64 = 0) {
        // Mixed twice: streams of neighbouring indices must not run through each other's states.
        state = Self.mix(Self.mix(seed &+ purpose.rawValue &* 0xD1B5_4A32_D192_ED03) ^ Self.mix(index &+ 1))
    }

    enum Purpose: UInt64 {
        case world = 1
        case dossier, repeats, dirt, lineEnds
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// 0 ..< bound (bound 1…2³²−1); the bias is below 2⁻³² × bound.
    mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True in `share` of 10,000 cases.
    mutating func chance(_ share: Int) -> Bool { below(10_000) < share }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
