/// A scale of percent with round marks, reckoned in hundredths of a percent so that its marks are exact.
struct SVGScale {
    let low: Int64
    let high: Int64
    let step: Int64

    /// - Parameter shares: 1 is 100 %.
    init(_ shares: [Double], marks: Int64 = 5) {
        let places = shares.map { Int64(($0 * 10_000).rounded(.down)) }
        let top = shares.map { Int64(($0 * 10_000).rounded(.up)) }.max() ?? 10_000
        let bottom = places.min() ?? 0
        let range = max(1, top - bottom)
        var step: Int64 = 1
        while range > step * marks { step = Self.next(step) }
        self.step = step
        let mostLow = bottom >= 0 ? Int64(0) : Int64.min
        low = max(mostLow, bottom / step * step - (bottom % step == 0 || bottom < 0 ? step : 0))
        let above = (top + step - 1) / step * step
        // A rate of 100 % is the end of the scale, not beneath it.
        high = above == low ? above + step : above
    }

    private static func next(_ step: Int64) -> Int64 {
        var power: Int64 = 1
        while step >= power * 10 { power *= 10 }
        return step == power ? 2 * power : step == 2 * power ? 5 * power : 10 * power
    }

    /// Where a share stands between 0 and 1.
    func place(of share: Double) -> Double { (share * 10_000 - Double(low)) / Double(high - low) }

    var marks: [Int64] { Array(stride(from: low, through: high, by: Int(step))) }

    func place(ofMark mark: Int64) -> Double { Double(mark - low) / Double(high - low) }

    /// `97 %`, `97,5 %`.
    func text(ofMark mark: Int64, _ language: Language) -> String {
        let decimals = step % 100 == 0 ? 0 : step % 10 == 0 ? 1 : 2
        let divisor = UInt128(decimals == 0 ? 100 : decimals == 1 ? 10 : 1)
        let digits = NumberText.decimalDigits(UInt128(mark.magnitude) / divisor, decimals: decimals)
        return (mark < 0 ? "−" : "") + NumberText.localized(digits, language) + (language == .vi ? " %" : "%")
    }
}
