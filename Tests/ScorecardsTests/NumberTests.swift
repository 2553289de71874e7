import Indicators
import Testing

@testable import Scorecards

@Suite("Exact numbers")
struct NumberTests {
    @Test("fractions are in lowest terms and ordered as they should be")
    func fractions() {
        #expect(Fraction(6, over: -4) == Fraction(-3, over: 2))
        #expect(Fraction(1, over: 3) + Fraction(1, over: 6) == Fraction(1, over: 2))
        #expect(Fraction(2, over: 3) * Fraction(9, over: 4) == Fraction(3, over: 2))
        #expect(Fraction(-1, over: 2).floor == -1 && Fraction(-1, over: 2).ceiling == 0)
        #expect(Fraction(5, over: 2).rounded == 3 && Fraction(-5, over: 2).rounded == -2)
        let huge = Int128.max / 2
        #expect(Fraction(huge - 1, over: huge) < Fraction(huge, over: huge + 1))
        #expect(!(Fraction(huge, over: huge + 1) < Fraction(huge - 1, over: huge)))
    }

    @Test("sums of many points need more digits than 128 bits, and have them")
    func sums() {
        let primes: [Int128] = [999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907, 999_883]
        var sum = PointSum()
        for prime in primes { sum += Fraction(prime - 1, over: prime) }
        #expect(sum < PointSum(Fraction(9)))
        for prime in primes { sum += Fraction(1, over: prime) }
        #expect(sum == PointSum(Fraction(9)))
        #expect(PointText.text(sum, style: .vietnamese) == "9,00")
    }

    @Test("whole numbers of any size are divided and written as the plain digits say")
    func naturals() {
        var random = SplitMix64(state: 3)
        for _ in 0..<200 {
            let a = Int128.random(in: 0...Int128.max, using: &random)
            let b = Int128.random(in: 1...(Bool.random(using: &random) ? Int128.max : 1_000), using: &random)
            let product = Natural(a) * Natural(b) + Natural(b - 1)
            let (quotient, rest) = product.divided(by: Natural(b))
            #expect(quotient == Natural(a) && rest == Natural(b - 1))
            #expect(product.text == (Digits(a) * Digits(b) + Digits(b - 1)).text)
        }
    }

    @Test(
        "points are shown with two decimals, and never as the full ones that they are not",
        arguments: [
            (Fraction(1, over: 2), "0.50"), (Fraction(57, over: 40), "1.43"),
            (Fraction(14_999, over: 10_000), "1.4999"),
            (Fraction(149_999, over: 100_000), "1.49999"), (oneAndAHalf, "1.50"), (.zero, "0.00"),
            (Fraction(2, over: 3), "0.67"),
        ])
    func pointText(points: Fraction, text: String) {
        #expect(PointText.text(points, of: oneAndAHalf, style: .english) == text)
    }

    @Test("nearer to full points than any digit shows: cut, not rounded")
    func cut() {
        let d = Int128(ScoreFigure.largest) * 1_000_000_000_000
        let text = PointText.text(Fraction(d - 1, over: d), of: .one, style: .english)
        #expect(text == "0." + String(repeating: "9", count: 24))
    }

    @Test(
        "targets are read as plans write them",
        arguments: [
            (">= 95%", "≥ 95 %"), ("≥95,5 %", "≥ 95.5 %"), ("> 70%", "> 70 %"), ("<=30", "≤ 30"),
            ("< 0.125", "< 0.125"),
            (">= 100%", "≥ 100 %"),
        ])
    func targets(text: String, shown: String) {
        #expect(ScoreTarget(text)?.text(.english) == shown)
    }

    @Test(
        "what is no target is none",
        arguments: [
            "95%", ">= ", ">= 101%", "= 95%", ">= 95%%", ">= 1.2345", ">= 1.", ">= .5", ">= -1", ">= 1 000 000 000 0",
            "=> 5",
        ])
    func noTargets(text: String) { #expect(ScoreTarget(text) == nil) }
}
