/// A whole number of any size from 0: as much as sums of points need, and no more.
struct Natural: Sendable, Equatable {
    /// The lowest first; no zero on top.
    private var limbs: [UInt32] = []

    init(_ value: Int128) {
        var rest = UInt128(value)
        while rest > 0 {
            limbs.append(UInt32(truncatingIfNeeded: rest))
            rest >>= 32
        }
    }

    var isZero: Bool { limbs.isEmpty }
    private var bits: Int { limbs.isEmpty ? 0 : limbs.count * 32 - limbs[limbs.count - 1].leadingZeroBitCount }

    static func + (a: Natural, b: Natural) -> Natural {
        let (longer, shorter) = a.limbs.count < b.limbs.count ? (b, a) : (a, b)
        var sum = longer
        var carry: UInt64 = 0
        for index in longer.limbs.indices {
            carry += UInt64(longer.limbs[index])
            if index < shorter.limbs.count { carry += UInt64(shorter.limbs[index]) }
            sum.limbs[index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        if carry > 0 { sum.limbs.append(UInt32(carry)) }
        return sum
    }

    static func * (a: Natural, b: Natural) -> Natural {
        var product = Natural(0)
        product.limbs = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
        for (i, left) in a.limbs.enumerated() {
            var carry: UInt64 = 0
            for (j, right) in b.limbs.enumerated() {
                carry += UInt64(left) * UInt64(right) + UInt64(product.limbs[i + j])
                product.limbs[i + j] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            product.limbs[i + b.limbs.count] = UInt32(carry)
        }
        product.trim()
        return product
    }

    /// The quotient, rounded down, and what is left, bit by bit.
    ///
    /// - Precondition: the divisor is not 0.
    func divided(by divisor: Natural) -> (quotient: Natural, rest: Natural) {
        precondition(!divisor.isZero, "division by 0")
        var quotient = Natural(0)
        quotient.limbs = [UInt32](repeating: 0, count: limbs.count)
        var rest = Natural(0)
        for bit in stride(from: bits - 1, through: 0, by: -1) {
            rest = rest + rest
            if limbs[bit / 32] >> UInt32(bit % 32) & 1 == 1 { rest = rest + Natural(1) }
            if !(rest < divisor) {
                rest.subtract(divisor)
                quotient.limbs[bit / 32] |= 1 << UInt32(bit % 32)
            }
        }
        quotient.trim()
        return (quotient, rest)
    }

    /// - Precondition: the other is not larger.
    private mutating func subtract(_ other: Natural) {
        var borrow: Int64 = 0
        for index in limbs.indices {
            borrow += Int64(limbs[index]) - (index < other.limbs.count ? Int64(other.limbs[index]) : 0)
            limbs[index] = UInt32(truncatingIfNeeded: borrow)
            borrow >>= 32
        }
        trim()
    }

    private mutating func trim() {
        while limbs.last == 0 { limbs.removeLast() }
    }

    /// In digits.
    var text: String {
        let billion = Natural(1_000_000_000)
        var parts: [String] = []
        var left = self
        while true {
            let (quotient, rest) = left.divided(by: billion)
            let digits = String(rest.limbs.first ?? 0)
            if quotient.isZero {
                parts.append(digits)
                return parts.reversed().joined()
            }
            parts.append(String(repeating: "0", count: 9 - digits.count) + digits)
            left = quotient
        }
    }
}

extension Natural: Comparable {
    static func < (a: Natural, b: Natural) -> Bool {
        if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
        for (left, right) in zip(a.limbs.reversed(), b.limbs.reversed()) where left != right { return left < right }
        return false
    }
}
