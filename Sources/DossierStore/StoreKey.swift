import CTextKernels

/// The rows of a store stand in the order of their ids' digests: so a night's records, which come in the same order,
/// are compared in one pass without an index.
public enum StoreKey {
    /// 63 bits of the id's digest.
    /// - Parameter bits: fewer for tests, so that ids share keys.
    public static func of(identityHigh: UInt64, bits: Int = 63) -> Int64 {
        Int64(bitPattern: identityHigh >> 1) & ~Int64(bitPattern: (1 << UInt64(63 - bits)) - 1)
    }

    /// Where the row of a code belongs.
    static func home(ofCode code: UnsafeBufferPointer<UInt8>, bits: Int) -> Int64 {
        of(identityHigh: mc_identity_of(code.baseAddress, code.count).high, bits: bits)
    }

    static func home(ofCode code: String, bits: Int) -> Int64 {
        var code = code
        return code.withUTF8 { home(ofCode: $0, bits: bits) }
    }

    /// The keys of one of several stretches of the same width, in their order.
    public static func stretch(_ number: Int, of count: Int) -> ClosedRange<Int64> {
        let width = Int64.max / Int64(count) + 1
        let low = Int64(number) * width
        return low...(number == count - 1 ? .max : low + width - 1)
    }
}
