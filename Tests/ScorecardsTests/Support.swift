import Indicators
import Scorecards

/// 95 is 95 %.
func percent(_ relation: Headroom.Relation, _ bound: Int) -> ScoreTarget { ScoreTarget(relation, percent: bound) }

func words(_ text: String) -> Wording { Wording(vi: text, en: text) }

/// A criterion of T1 with a rule, and whatever else a test sets.
func criterion(
    _ id: String = "c", _ rule: ScoringRule = .target, unit: Criterion.Unit = .percent,
    figure: Criterion.Source = .indicator("T1"), target: ScoreTarget? = nil, most: Fraction? = nil,
    change: (inout Criterion) -> Void = { _ in }
) -> Criterion {
    var made = Criterion(
        id: id, group: words("g"), name: words(id), unit: unit, figure: figure,
        targets: target.map { .always($0) } ?? .none, most: most, rule: rule)
    change(&made)
    return made
}

func profile(_ criteria: [Criterion], scope: Criterion.Scope = .commune) -> TargetProfile {
    TargetProfile(
        id: "p", name: words("p"), source: words("s"), scope: scope, years: 2025...2030, criteria: criteria)
}

/// The row of one criterion with one figure of T1.
func row(_ criterion: Criterion, _ n: Int64, _ d: Int64, facts: [Fact] = []) -> ScoreRow {
    Scorecard(profile([criterion]), year: 2025, facts: FactSheet(facts)) { _ in .ratio(numerator: n, denominator: d) }
        .rows[0]
}

func points(_ criterion: Criterion, _ n: Int64, _ d: Int64) -> Fraction? { row(criterion, n, d).points }

let oneAndAHalf = Fraction(3, over: 2)

/// Repeatable random numbers.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Whole numbers from 0 as decimal digits, the plainest way there is.
struct Digits: Equatable {
    var digits: [Int]

    init(_ value: Int128) {
        digits = String(value).reversed().map { Int(String($0))! }
        trim()
    }

    static func * (a: Digits, b: Digits) -> Digits {
        var product = Digits(0)
        product.digits = Array(repeating: 0, count: a.digits.count + b.digits.count + 1)
        for (i, x) in a.digits.enumerated() {
            for (j, y) in b.digits.enumerated() { product.digits[i + j] += x * y }
        }
        product.carry()
        return product
    }

    static func + (a: Digits, b: Digits) -> Digits {
        var sum = Digits(0)
        sum.digits = (0...max(a.digits.count, b.digits.count)).map {
            ($0 < a.digits.count ? a.digits[$0] : 0) + ($0 < b.digits.count ? b.digits[$0] : 0)
        }
        sum.carry()
        return sum
    }

    static func < (a: Digits, b: Digits) -> Bool {
        a.digits.count == b.digits.count
            ? a.digits.reversed().lexicographicallyPrecedes(b.digits.reversed()) : a.digits.count < b.digits.count
    }

    private mutating func carry() {
        for index in digits.indices.dropLast() {
            digits[index + 1] += digits[index] / 10
            digits[index] %= 10
        }
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
    }

    var text: String { digits.isEmpty ? "0" : digits.reversed().map(String.init).joined() }
}
