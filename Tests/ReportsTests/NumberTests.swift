import Indicators
import Testing

@testable import Reports

@Suite("Numbers")
struct NumberTests {
    @Test(
        "thousands are set off by language",
        arguments: [
            (Int64(0), "0", "0"), (7, "7", "7"), (999, "999", "999"), (1_000, "1.000", "1,000"),
            (1_234_567, "1.234.567", "1,234,567"), (-1_234, "-1.234", "-1,234"), (-999, "-999", "-999"),
            (.max, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"),
            (.min, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ])
    func thousands(_ number: Int64, _ vi: String, _ en: String) {
        #expect(NumberText.of(number, .vi) == vi)
        #expect(NumberText.of(number, .en) == en)
    }

    @Test(
        "a mean has two decimals, half up",
        arguments: [
            (Int64(130_642), Int64(25_000), "5,23", "5.23"), (1, 8, "0,13", "0.13"), (0, 5, "0,00", "0.00"),
            (10_000, 1, "10.000,00", "10,000.00"), (1, 0, "–", "–"), (-1, 8, "-0,13", "-0.13"),
        ])
    func means(_ sum: Int64, _ base: Int64, _ vi: String, _ en: String) {
        #expect(NumberText.quotient(sum, base, decimals: 2, .vi) == vi)
        #expect(NumberText.quotient(sum, base, decimals: 2, .en) == en)
    }

    struct Rate: Sendable, CustomTestStringConvertible {
        var numerator, denominator: Int64
        var target: Headroom.Target?
        var vi, en: String
        var testDescription: String {
            "\(numerator)/\(denominator) \(target.map { targetText($0, language: .en) } ?? "")"
        }

        init(
            _ numerator: Int64, _ denominator: Int64, _ vi: String, _ en: String,
            _ relation: Headroom.Relation? = nil, _ targetNumerator: Int64 = 0, _ targetDenominator: Int64 = 1
        ) {
            self.numerator = numerator
            self.denominator = denominator
            self.vi = vi
            self.en = en
            target = relation.map {
                Headroom.Target(relation: $0, numerator: targetNumerator, denominator: targetDenominator)
            }
        }
    }

    @Test(
        "a rate has two decimals, and as many more as its target needs",
        arguments: [
            Rate(985, 1_000, "98,50 %", "98.50%"), Rate(2, 3, "66,67 %", "66.67%"),
            Rate(1, 3, "33,33 %", "33.33%"),
            Rate(1, 32, "3,13 %", "3.13%"), Rate(0, 5, "0,00 %", "0.00%"), Rate(5, 5, "100,00 %", "100.00%"),
            Rate(.max, .max, "100,00 %", "100.00%"), Rate(1, .max, "0,00 %", "0.00%"), Rate(0, 0, "–", "–"),
            Rate(24_749, 25_000, "98,996 %", "98.996%", .atLeast, 99, 100),
            Rate(24_750, 25_000, "99,00 %", "99.00%", .atLeast, 99, 100),
            Rate(19_999, 20_000, "99,995 %", "99.995%", .atLeast, 1, 1),
            Rate(999_999_999, 1_000_000_000, "99,9999999 %", "99.9999999%", .atLeast, 100, 100),
            Rate(70, 100, "70,00 %", "70.00%", .above, 70, 100),
            Rate(700_001, 1_000_000, "70,00 %", "70.00%", .above, 70, 100),
            Rate(500_001, 10_000_000, "5,00001 %", "5.00001%", .atMost, 5, 100),
            Rate(500_000, 10_000_000, "5,00 %", "5.00%", .atMost, 5, 100),
            Rate(499_999, 10_000_000, "5,00 %", "5.00%", .below, 5, 100),
        ])
    func rates(_ rate: Rate) {
        for language in Language.allCases {
            let shown = percentText(
                numerator: rate.numerator, denominator: rate.denominator, target: rate.target,
                language: language)
            #expect(shown == (language == .vi ? rate.vi : rate.en))
        }
    }

    @Test(
        "a target has the decimals that it was given",
        arguments: [
            (Headroom.Relation.atLeast, Int64(985), Int64(1_000), "≥ 98,5 %", "≥ 98.5%"),
            (.above, 70, 100, "> 70 %", "> 70%"), (.atMost, 1, 8, "≤ 12,5 %", "≤ 12.5%"),
            (.below, 1, 1, "< 100 %", "< 100%"), (.atLeast, 98_996, 100_000, "≥ 98,996 %", "≥ 98.996%"),
        ])
    func targets(
        _ relation: Headroom.Relation, _ numerator: Int64, _ denominator: Int64, _ vi: String, _ en: String
    ) {
        let target = Headroom.Target(relation: relation, numerator: numerator, denominator: denominator)
        #expect(targetText(target, language: .vi) == vi)
        #expect(targetText(target, language: .en) == en)
    }

    /// Small numbers, so that everything can be checked in plain 64-bit integers.
    @Test(
        "over random fractions, what is shown is nearest, honest about the target, and no longer than needed")
    func randomRates() {
        var random = SplitMix64(seed: 20_250_915)
        for _ in 0..<4_000 {
            let denominator = Int64(random.next() % 30_000) + 1
            let numerator = Int64(random.next() % UInt64(denominator + 1))
            let target = Headroom.Target(
                relation: Headroom.Relation.allCases[Int(random.next() % 4)],
                numerator: Int64(random.next() % 1_001), denominator: 1_000)
            guard
                let digits = percentDigits(numerator: numerator, denominator: denominator, target: target),
                let point = digits.firstIndex(of: "."),
                let shown = Int64(digits.replacing(".", with: ""))
            else {
                Issue.record("\(numerator)/\(denominator): no digits")
                return
            }
            let decimals = digits.distance(from: point, to: digits.endIndex) - 1
            func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
            func meets(_ numerator: Int64, _ denominator: Int64) -> Bool {
                let (left, right) = (numerator * target.denominator, target.numerator * denominator)
                return switch target.relation {
                case .atLeast: left >= right
                case .above: left > right
                case .atMost: left <= right
                case .below: left < right
                }
            }
            // Nearest, halves up: -1/2 < exact - shown <= … written without fractions.
            let difference = 2 * (numerator * power(decimals + 2) - shown * denominator)
            #expect(-denominator <= difference && difference < denominator)
            // Honest: what misses the target does not look as if it met it.
            #expect(meets(numerator, denominator) || !meets(shown, power(decimals + 2)))
            // No longer than needed: with one decimal less it would have looked so.
            if decimals > 2 {
                let scaled = numerator * power(decimals + 1)
                let shorter = (2 * scaled + denominator) / (2 * denominator)
                #expect(meets(shorter, power(decimals + 1)) && !meets(numerator, denominator))
            }
        }
    }
}

/// Steele, Lea and Flood's SplitMix64: a seeded generator for properties.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
