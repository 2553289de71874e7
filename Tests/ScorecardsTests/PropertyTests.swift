import Indicators
import Testing

@testable import Scorecards

@Suite("What holds for every score")
struct PropertyTests {
    static let upward: [ScoringRule] = [
        .target, .proportional, .proportionalAbove(percent(.atLeast, 95)), .proportionalAbove(percent(.above, 60)),
        .fullAt(percent(.atLeast, 80)), .fullAt(percent(.above, 70)), .allOrNothing(percent(.atLeast, 100)),
        .bands([.init(percent(.above, 90), points: oneAndAHalf), .init(percent(.atLeast, 50), points: .one)]),
    ]

    @Test("a score never falls when a numerator rises, and stays within 0 and max", arguments: upward)
    func monotone(rule: ScoringRule) {
        for d in Int64(1)...60 {
            var before = Fraction.zero
            for n in 0...d {
                let now = points(criterion("c", rule, target: percent(.atLeast, 90), most: oneAndAHalf), n, d)!
                #expect(now >= before && now <= oneAndAHalf, "\(rule.name) \(n)/\(d)")
                before = now
            }
            #expect(before == oneAndAHalf)
        }
    }

    /// The points as top / bottom, each rule written out anew over plain digits.
    static func naive(_ rule: ScoringRule, _ n: Int64, _ d: Int64) -> (top: Digits, bottom: Digits) {
        let (n, d) = (Digits(Int128(n)), Digits(Int128(d)))
        func holds(_ target: ScoreTarget) -> Bool {
            let left = n * Digits(target.bound.denominator)
            let right = Digits(target.bound.numerator) * d
            switch target.relation {
            case .atLeast: return !(left < right)
            case .above: return right < left
            case .atMost: return !(right < left)
            case .below: return left < right
            }
        }
        let (full, none) = ((Digits(3), Digits(2)), (Digits(0), Digits(1)))
        let share = (Digits(3) * n, Digits(2) * d)
        switch rule {
        case .target: return holds(percent(.atLeast, 90)) ? full : none
        case .proportional: return share
        case .proportionalAbove(let floor): return holds(floor) ? share : none
        case .fullAt(let target):
            return holds(target)
                ? full : (share.0 * Digits(target.bound.denominator), share.1 * Digits(target.bound.numerator))
        case .allOrNothing(let target): return holds(target) ? full : none
        case .bands(let bands):
            guard let band = bands.first(where: { holds($0.target) }) else { return none }
            return (Digits(band.points.numerator), Digits(band.points.denominator))
        case .both, .socioEconomic: return none
        }
    }

    @Test("a recomputation with plain digits says the same, and so does its sum")
    func recomputation() {
        var random = SplitMix64(state: 1)
        for _ in 0..<60 {
            var criteria: [Criterion] = []
            var table: [String: (Int64, Int64)] = [:]
            var sum = (top: Digits(0), bottom: Digits(1))
            for index in 0..<12 {
                let rule = Self.upward.randomElement(using: &random)!
                let d = Int64.random(in: 1...(index % 3 == 0 ? 9_999_999_999_999_999 : 5_000), using: &random)
                let n = Bool.random(using: &random) ? d - min(d, Int64.random(in: 0...90, using: &random)) : d / 3 * 2
                // One figure each: told apart by what is filtered.
                criteria.append(
                    criterion("c\(index)", rule, target: percent(.atLeast, 90), most: oneAndAHalf) {
                        $0.conditions = ["unit=\(index)"]
                    })
                table["unit=\(index)"] = (n, d)
                let (top, bottom) = Self.naive(rule, n, d)
                sum = (sum.top * bottom + top * sum.bottom, sum.bottom * bottom)
            }
            let card = Scorecard(profile(criteria), year: 2025) {
                let (n, d) = table[$0.conditions[0]]!
                return .ratio(numerator: n, denominator: d)
            }
            for (index, row) in card.rows.enumerated() {
                let (n, d) = table["unit=\(index)"]!
                let (top, bottom) = Self.naive(row.criterion.rule, n, d)
                let points = row.points!
                #expect(Digits(points.numerator) * bottom == Digits(points.denominator) * top)
            }
            let known = card.totals.known
            // Both are the same fraction, and are shown alike: known · 10^8, rounded half up.
            let shown = known.scaled(decimals: 8).text
            let power = Digits(100_000_000) * Digits(2)
            let low = (Digits(Int128(shown)!) * Digits(2) * sum.bottom)
            let exact = sum.top * power + sum.bottom
            #expect(!(exact < low) && exact < low + Digits(2) * sum.bottom)
        }
    }

    @Test("what would win points back is the smallest number that does", arguments: Headroom.Relation.allCases)
    func smallest(relation: Headroom.Relation) {
        let bounds =
            [0, 1, 5, 50, 60, 70, 95, 99, 100].map { percent(relation, $0) } + [
                ScoreTarget(relation, Fraction(2, over: 3), isPercent: true)
            ]
        for target in bounds {
            for d in Int64(1)...18 {
                for n in 0...d {
                    let reaching = Reaching(numerator: n, denominator: d, target: target)
                    guard !target.isMet(numerator: n, denominator: d) else { continue }
                    for kind in [WinBack.Way.Kind.further, .fewer, .converted] {
                        let isBeyond = kind == .converted && relation == .above && target.bound == .one
                        let most: Int64 = kind == .further || isBeyond ? 2_500 : target.isUpward ? d - n : n
                        let walked = most < 1 ? nil : (1...most).first { steps(kind, $0, n, d, target) }
                        #expect(
                            reaching.smallest(kind).map { Int64($0) } == walked,
                            "\(kind) \(n)/\(d) \(target.text(.english))")
                    }
                }
            }
        }
    }

    /// One dossier at a time.
    private func steps(_ kind: WinBack.Way.Kind, _ k: Int64, _ n: Int64, _ d: Int64, _ target: ScoreTarget) -> Bool {
        let up = target.isUpward
        let (top, bottom) =
            switch kind {
            case .further: (up ? n + k : n, d + k)
            case .fewer: (up ? n : n - k, d - k)
            default: (up ? n + k : n - k, d)
            }
        guard bottom > 0 else { return false }
        let left = top * Int64(target.bound.denominator)
        let right = Int64(target.bound.numerator) * bottom
        return switch target.relation {
        case .atLeast: left >= right
        case .above: left > right
        case .atMost: left <= right
        case .below: left < right
        }
    }
}
