import Indicators

/// A fraction in lowest terms; what does not fit into 128 bits stops the test.
struct Fraction: Equatable {
    let top: Int128
    let bottom: Int128

    init(_ top: Int128, _ bottom: Int128 = 1) {
        let divisor = Self.divisor(top.magnitude, bottom.magnitude)
        let sign: Int128 = bottom < 0 ? -1 : 1
        (self.top, self.bottom) = (sign * top / Int128(divisor), sign * bottom / Int128(divisor))
    }

    private static func divisor(_ a: UInt128, _ b: UInt128) -> UInt128 { b == 0 ? a : divisor(b, a % b) }

    var value: Double { Double(top) / Double(bottom) }

    static func + (a: Fraction, b: Fraction) -> Fraction {
        let shared = Int128(divisor(a.bottom.magnitude, b.bottom.magnitude))
        return Fraction(a.top * (b.bottom / shared) + b.top * (a.bottom / shared), a.bottom / shared * b.bottom)
    }
    static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-1) * b }
    static func * (a: Fraction, b: Fraction) -> Fraction {
        let (left, right) = (Fraction(a.top, b.bottom), Fraction(b.top, a.bottom))
        return Fraction(left.top * right.top, left.bottom * right.bottom)
    }
}

/// Definitions §7 in exact fractions: needs an overall denominator in both periods.
struct ExactSplit {
    var parts: [Int: (rate: Fraction, mix: Fraction)] = [:]
    var change = Fraction(0)
    var rate = Fraction(0)
    var mix = Fraction(0)
    /// The whole mix effect without R̄: Σ (w₁ − w₀)(r₀ + r₁) / 2.
    var plainMix = Fraction(0)
    /// The whole rate effect as the difference of the two rates standardized to the mean of the two structures.
    var standardized = Fraction(0)

    init(_ slices: [Decomposition.Slice]) {
        let half = Fraction(1, 2)
        var (n0, d0, n1, d1): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for slice in slices {
            (n0, d0) = (n0 + slice.before.n, d0 + slice.before.d)
            (n1, d1) = (n1 + slice.after.n, d1 + slice.after.d)
        }
        let (overall0, overall1) = (Fraction(Int128(n0), Int128(d0)), Fraction(Int128(n1), Int128(d1)))
        change = overall1 - overall0
        let mean = half * (overall0 + overall1)
        var (standard0, standard1) = (Fraction(0), Fraction(0))
        for (place, slice) in slices.enumerated() where slice.before.d + slice.after.d > 0 {
            var rates: [Fraction] = []
            if slice.before.d > 0 { rates.append(Fraction(Int128(slice.before.n), Int128(slice.before.d))) }
            if slice.after.d > 0 { rates.append(Fraction(Int128(slice.after.n), Int128(slice.after.d))) }
            let (r0, r1) = (rates[0], rates[rates.count - 1])
            let (w0, w1) = (
                Fraction(Int128(slice.before.d), Int128(d0)), Fraction(Int128(slice.after.d), Int128(d1))
            )
            let part = (rate: half * (w0 + w1) * (r1 - r0), mix: (w1 - w0) * (half * (r0 + r1) - mean))
            parts[place] = part
            rate = rate + part.rate
            mix = mix + part.mix
            plainMix = plainMix + (w1 - w0) * half * (r0 + r1)
            standard0 = standard0 + half * (w0 + w1) * r0
            standard1 = standard1 + half * (w0 + w1) * r1
        }
        standardized = standard1 - standard0
    }
}
