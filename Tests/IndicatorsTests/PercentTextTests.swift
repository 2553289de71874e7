import Indicators
import Testing

@Suite("Percent as text")
struct PercentTextTests {
    typealias Target = Headroom.Target

    struct Case: Sendable {
        let n: Int64
        let d: Int64
        let target: Target?
        let text: String
        init(_ n: Int64, _ d: Int64, _ text: String) {
            (self.n, self.d, self.text) = (n, d, text)
            target = nil
        }
        init(_ n: Int64, _ d: Int64, _ relation: Headroom.Relation, _ percent: Int64, _ text: String) {
            (self.n, self.d, self.text) = (n, d, text)
            target = Target(relation: relation, numerator: percent, denominator: 100)
        }
    }

    @Test(
        "two decimals, half up, and more where a missed target would seem reached",
        arguments: [
            Case(0, 7, "0.00"), Case(7, 7, "100.00"), Case(1, 3, "33.33"), Case(2, 3, "66.67"), Case(1, 800, "0.13"),
            Case(1, 8000, "0.01"), Case(1, 40_000, "0.00"), Case(24_749, 25_000, "99.00"),
            // 98.996 % does not meet 99 %, and must not look as if it did.
            Case(24_749, 25_000, .atLeast, 99, "98.996"), Case(24_749, 25_000, .atLeast, 98, "99.00"),
            Case(99_999, 100_000, .atLeast, 100, "99.999"), Case(98, 100, .atLeast, 99, "98.00"),
            Case(999_999_999, 1_000_000_000, .atLeast, 100, "99.9999999"),
            // Reached exactly, but "trên" is strict: it does not look like more than it is.
            Case(99, 100, .above, 99, "99.00"), Case(99_004, 100_000, .above, 99, "99.00"),
            // Lower is better.
            Case(20_004, 1_000_000, .atMost, 2, "2.0004"), Case(2, 100, .atMost, 2, "2.00"),
            Case(19_996, 1_000_000, .atMost, 2, "2.00"), Case(2, 100, .below, 2, "2.00"),
            Case(1, 1_000_000_000_000_000, .atMost, 0, "0.0000000000001"),
        ])
    func text(_ item: Case) {
        let english = PercentText.text(numerator: item.n, denominator: item.d, target: item.target, style: .english)
        #expect(english == item.text)
        let vietnamese = PercentText.text(
            numerator: item.n, denominator: item.d, target: item.target, style: .vietnamese)
        #expect(vietnamese == item.text.replacing(".", with: ","))
    }

    @Test("numbers of any size are rounded alike")
    func sizes() {
        // A target that is met changes nothing, and goes by long division.
        let met = Target(relation: .atLeast, numerator: 0, denominator: 1)
        let border = Int64.max / 10_000
        for n in [0, 1, 2, 33, border - 1, border, border + 1, .max / 2, .max / 2 + 1, .max - 1, .max] as [Int64] {
            for d in [1, 2, 3, 7, 20_000, border, border + 1, .max / 2, .max / 2 + 1, .max] as [Int64] {
                let text = PercentText.text(numerator: n, denominator: d, style: .english)
                #expect(text == PercentText.text(numerator: n, denominator: d, target: met, style: .english))
            }
        }
    }

    @Test("no dossiers is no text")
    func noDossiers() {
        #expect(PercentText.text(numerator: 0, denominator: 0, style: .english) == nil)
    }

    @Test("the largest numbers do not overflow")
    func large() {
        let d = Int64.max
        let all = Target(relation: .atLeast, numerator: 1, denominator: 1)
        #expect(
            PercentText.text(numerator: d - 1, denominator: d, target: all, style: .english)
                == "99.99999999999999999")
        let none = Target(relation: .atMost, numerator: 0, denominator: 1)
        #expect(
            PercentText.text(numerator: 1, denominator: d, target: none, style: .english)
                == "0.00000000000000001")
    }

    @Test("closer to the target than eighteen decimals tell, it is cut on the side where it stands")
    func extreme() {
        // 985 d − 5 over 1000 d, and 985 d + 5: as near to 98.5 % as 64 bits come.
        let d: Int64 = 9_000_000_000_000_000_133
        let low = Target(relation: .atLeast, numerator: 985, denominator: 1000)
        #expect(
            PercentText.text(numerator: 8_865_000_000_000_000_131, denominator: d, target: low, style: .english)
                == "98.499999999999999999")
        let other: Int64 = 9_000_000_000_000_000_067
        let high = Target(relation: .atMost, numerator: 985, denominator: 1000)
        #expect(
            PercentText.text(numerator: 8_865_000_000_000_000_066, denominator: other, target: high, style: .english)
                == "98.500000000000000001")
    }

    @Test("two decimals agree with exact rounding over a range")
    func rounding() {
        for d in Int64(1)...60 {
            for n in 0...d {
                // In hundredths of a percent, half up.
                let hundredths = (n * 10_000 * 2 + d) / (2 * d)
                let expected = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
                #expect(PercentText.text(numerator: n, denominator: d, style: .english) == expected)
            }
        }
    }
}
