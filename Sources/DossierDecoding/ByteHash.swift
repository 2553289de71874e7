/// Hashes of byte strings: 64 bits for tables in memory, 128 bits for the identity of a dossier.
///
/// Eight bytes at a time are folded into the state by a full 64 × 64 multiplication (the mixing step of
/// the wyhash family). Not keyed: ids are no secret, and a table under attack only becomes slower.
public enum ByteHash {
    @inline(__always)
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// Whether two stretches of bytes are the same.
    @inline(__always)
    static func equal(_ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int, count: Int) -> Bool {
        var done = 0
        while done &+ 8 <= count {
            if load8(a, i &+ done) != load8(b, j &+ done) { return false }
            done &+= 8
        }
        while done < count {
            if a[i &+ done] != b[j &+ done] { return false }
            done &+= 1
        }
        return true
    }

    /// Up to eight bytes from `at`, little end first.
    @inline(__always)
    private static func load(_ bytes: Span<UInt8>, _ at: Int, _ count: Int) -> UInt64 {
        // Three overlapping loads instead of up to seven single bytes.
        if count >= 4 {
            let first = UInt64(bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt32.self))
            let last = UInt64(bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at &+ count &- 4, as: UInt32.self))
            return first | last &<< 32
        }
        if count == 0 { return 0 }
        return UInt64(bytes[at]) | UInt64(bytes[at &+ count &>> 1]) &<< 8 | UInt64(bytes[at &+ count &- 1]) &<< 16
    }

    @inline(__always)
    static func load8(_ bytes: Span<UInt8>, _ at: Int) -> UInt64 {
        bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
    }

    /// Two words hashed into one.
    @inline(__always)
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mix(first ^ 0xD6E8_FEB8_6659_FD93, second ^ 0xA076_1D64_78BD_642F)
    }

    /// Bytes hashed onto a hash of what stands in front of them.
    @inline(__always)
    static func word(_ bytes: Span<UInt8>, _ low: Int, _ high: Int, seed: UInt64) -> UInt64 {
        var state = seed ^ UInt64(high &- low)
        var at = low
        while at &+ 8 <= high {
            state = mix(state ^ load8(bytes, at), 0xD6E8_FEB8_6659_FD93)
            at &+= 8
        }
        return mix(state ^ load(bytes, at, high &- at), 0xA076_1D64_78BD_642F)
    }

    /// 128 bits: two lanes with their own constants. Two of ten million ids share a digest with a chance
    /// of about 10⁻²⁵.
    @inline(__always)
    public static func identity(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> (high: UInt64, low: UInt64) {
        var first: UInt64 = 0x2D35_8DCC_AA6C_78A5 ^ UInt64(high &- low)
        var second: UInt64 = 0x8BB8_4B93_962E_ACC9 &+ UInt64(high &- low)
        var at = low
        while at &+ 8 <= high {
            let word = load8(bytes, at)
            first = mix(first ^ word, 0xD6E8_FEB8_6659_FD93)
            second = mix(second &+ word, 0x9FB2_1C65_1E98_DF25) &+ word
            at &+= 8
        }
        let rest = load(bytes, at, high &- at)
        first = mix(first ^ rest, 0xA076_1D64_78BD_642F)
        second = mix(second &+ rest, 0xE703_7ED1_A0B4_28DB) &+ rest
        return (mix(first, 0x4B33_A62E_D433_D4A3), mix(second ^ first, 0x4D5A_2DA5_1DE1_AA47))
    }
}
