import Indicators
import Testing

@Suite("A change split into rate and mix")
struct DecompositionTests {
    typealias Slice = Decomposition.Slice

    // Prithwis Das Gupta, "Standardization and Decomposition of Rates: A User's Manual", U.S. Bureau of the Census,
    // Current Population Reports P23-186 (1993), example 5.1: household headship rates per 100 by age, United States,
    // 1970 and 1985. The effects are those that the R package DasGuptR prints for this example (to four decimals): age
    // structure 1.2269, rates 1.7403. Sizes are percent of the population. Only the totals are published.
    @Test("household headship by age, 1970 and 1985 (Das Gupta 1993, example 5.1)")
    func headship() throws {
        // In tenths.
        let before: [(size: Int64, rate: Int64)] = [
            (129, 19), (109, 258), (95, 457), (80, 496), (78, 512), (84, 516), (86, 518), (78, 549), (70, 587),
            (59, 604), (47, 628), (36, 666), (49, 668),
        ]
        let after: [(size: Int64, rate: Int64)] = [
            (101, 22), (112, 243), (116, 458), (109, 525), (94, 561), (77, 556), (63, 560), (60, 574), (63, 572),
            (59, 612), (51, 639), (40, 686), (55, 722),
        ]
        let slices = zip(before, after).map { a, b in
            Slice(before: (a.size * a.rate, a.size * 1_000), after: (b.size * b.rate, b.size * 1_000))
        }
        let found = try #require(Decomposition(slices))
        #expect(Self.rounded(found.change * 100, 4) == 2.9672)
        #expect(Self.rounded(found.mixEffect * 100, 4) == 1.2269)
        #expect(Self.rounded(found.rateEffect * 100, 4) == 1.7403)
        #expect(found.parts.count == 13)
    }

    // The same, example 5.3: death rates per 1000 by age and race, United States, 1970 and 1985. DasGuptR prints, age
    // and race taken as one structure: −0.6862158 = −2.2277254 (rates) + 1.5415096 (structure). The two pull in
    // opposite directions, and the smaller is more than twice the change.
    @Test("deaths by age and race, 1970 and 1985 (Das Gupta 1993, example 5.3)")
    func deaths() throws {
        let size1985: [Int64] = [
            3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472, 707, 2692, 6473, 6841, 6547,
            4352, 3034, 2540, 1749, 804, 236,
        ]
        let size1970: [Int64] = [
            2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315, 535, 2162, 6120, 4781, 3096,
            2718, 2363, 1767, 1149, 448, 117,
        ]
        // Per million.
        let rate1985: [Int64] = [
            9163, 462, 248, 929, 1084, 1810, 4715, 12187, 27728, 64068, 157570, 17208, 738, 328, 1103, 2045, 3724,
            8052, 17812, 34128, 68276, 125161,
        ]
        let rate1970: [Int64] = [
            18469, 751, 391, 1146, 1287, 2672, 6636, 15691, 34723, 79763, 176837, 36993, 1352, 541, 2040, 3523,
            6746, 12967, 24471, 45091, 74902, 123205,
        ]
        let slices = size1985.indices.map { k in
            Slice(
                before: (size1970[k] * rate1970[k], size1970[k] * 1_000_000),
                after: (size1985[k] * rate1985[k], size1985[k] * 1_000_000))
        }
        let found = try #require(Decomposition(slices))
        #expect(Self.rounded(found.change * 1_000, 7) == -0.6862158)
        #expect(Self.rounded(found.rateEffect * 1_000, 7) == -2.2277254)
        #expect(Self.rounded(found.mixEffect * 1_000, 7) == 1.5415096)
    }

    static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return (value * scale).rounded() / scale
    }

    @Test("two offices, worked by hand")
    func byHand() throws {
        // A: 80 of 100 on time, then 150 of 200; B: 90 of 100, then 190 of 200. C had dossiers in no period.
        // 85 % becomes 85 %: A takes ½·(75 − 80) = −2.5 points, B gives ½·(95 − 90) = +2.5, nobody's share moved.
        let even = try #require(
            Decomposition([
                Slice(before: (80, 100), after: (150, 200)), Slice(before: (0, 0), after: (0, 0)),
                Slice(before: (90, 100), after: (190, 200)),
            ]))
        #expect(abs(even.change) < 1e-15)
        #expect(even.parts.map(\.slice) == [0, 2])
        #expect(abs(even.parts[0].rate + 0.025) < 1e-15 && abs(even.parts[1].rate - 0.025) < 1e-15)
        #expect(even.parts.allSatisfy { $0.mix == 0 })
        // A always 50 %, B always 100 %; A's share falls from ½ to ¼: 75 % becomes 87.5 %, all of it mix, and R̄ is
        // 81.25 %: a smaller share of the bad office and a larger one of the good one both help.
        let moved = try #require(
            Decomposition([Slice(before: (50, 100), after: (50, 100)), Slice(before: (100, 100), after: (300, 300))]))
        #expect(moved.change == 0.125)
        #expect(moved.parts.map(\.slice) == [0, 1] && moved.rateEffect == 0)
        #expect(moved.parts.map(\.mix) == [0.078125, 0.046875])
    }

    @Test("a slice of one period only has a mix effect and no rate effect")
    func onePeriodOnly() throws {
        // New: 40 of 100 beside 90 of 100 before and after. R̄ = (0.9 + 0.65) / 2 = 0.775.
        let slices = [Slice(before: (90, 100), after: (90, 100)), Slice(before: (0, 0), after: (40, 100))]
        let opened = try #require(Decomposition(slices))
        #expect(opened.parts.map(\.slice) == [1, 0] && opened.rateEffect == 0)
        #expect(abs(opened.parts[0].mix - 0.5 * (0.4 - 0.775)) < 1e-15)
        #expect(abs(opened.parts[1].mix + 0.5 * (0.9 - 0.775)) < 1e-15)
        let closed = try #require(
            Decomposition(slices.map { Slice(before: $0.after, after: $0.before) }))
        #expect(abs(closed.change + opened.change) < 1e-15 && closed.rateEffect == 0)
        #expect(closed.parts.map(\.slice) == [1, 0])
    }

    @Test("largest first whatever the sign, equal ones as they were given")
    func order() throws {
        let up = Slice(before: (50, 100), after: (60, 100))
        let down = Slice(before: (60, 100), after: (40, 100))
        let found = try #require(Decomposition([up, down, up, down, up]))
        #expect(found.parts.map(\.slice) == [1, 3, 0, 2, 4])
        #expect(found.parts.map { $0.sum < 0 } == [true, true, false, false, false])
    }

    @Test("without dossiers in one of the periods there is no change to be split")
    func noDossiers() {
        #expect(Decomposition([]) == nil)
        #expect(Decomposition([Slice(before: (0, 0), after: (5, 10))]) == nil)
        #expect(Decomposition([Slice(before: (5, 10), after: (0, 0)), Slice(before: (1, 1), after: (0, 0))]) == nil)
    }

    /// A few slices of few dossiers, all the odd kinds among them.
    static func slices(_ random: inout SplitMix64) -> [Slice] {
        func count(_ random: inout SplitMix64) -> (Int64, Int64) {
            let d = random.chance(20) ? 0 : Int64.random(in: 1...20, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return (0, d)
            case 1: return (d, d)
            default: return (Int64.random(in: 0...d, using: &random), d)
            }
        }
        return (0..<Int.random(in: 1...6, using: &random)).map { _ in
            Slice(before: count(&random), after: count(&random))
        }
    }

    @Test("agrees with exact fractions, slice by slice, and adds up")
    func oracle() throws {
        var random = SplitMix64(seed: 1_955)
        var (split, oneSided, empty) = (0, 0, 0)
        for _ in 0..<600 {
            let slices = Self.slices(&random)
            let (d0, d1) = (
                slices.reduce(0) { $0 + $1.before.d }, slices.reduce(0) { $0 + $1.after.d }
            )
            guard d0 > 0, d1 > 0 else {
                #expect(Decomposition(slices) == nil)
                continue
            }
            let found = try #require(Decomposition(slices))
            let exact = ExactSplit(slices)
            split += 1
            oneSided += exact.parts.values.count { $0.rate == Fraction(0) && $0.mix != Fraction(0) }
            empty += slices.count - exact.parts.count
            // The fractions themselves: the parts are the change, and R̄ takes nothing from the whole mix effect.
            #expect(exact.rate + exact.mix == exact.change)
            #expect(exact.mix == exact.plainMix && exact.rate == exact.standardized)
            #expect(found.parts.map(\.slice).sorted() == exact.parts.keys.sorted())
            for part in found.parts {
                let expected = try #require(exact.parts[part.slice])
                #expect(abs(part.rate - expected.rate.value) < 1e-12)
                #expect(abs(part.mix - expected.mix.value) < 1e-12)
            }
            #expect(abs(found.change - exact.change.value) < 1e-12)
            #expect(abs(found.rateEffect - exact.rate.value) < 1e-12)
            #expect(abs(found.mixEffect - exact.mix.value) < 1e-12)
            for (left, right) in zip(found.parts, found.parts.dropFirst()) { #expect(abs(left.sum) >= abs(right.sum)) }
        }
        #expect(split > 500 && oneSided > 100 && empty > 20)
    }

    @Test("the parts of many and large slices add up to the change within a thousand-millionth")
    func largeCounts() throws {
        var random = SplitMix64(seed: 23)
        for most in [50, 10_000, 1_000_000_000_000] as [Int64] {
            for _ in 0..<50 {
                let slices = (0..<Int.random(in: 1...400, using: &random)).map { _ in
                    let (d0, d1) = (
                        Int64.random(in: 0...most, using: &random), Int64.random(in: 1...most, using: &random)
                    )
                    return Slice(
                        before: (Int64.random(in: 0...d0, using: &random), d0),
                        after: (Int64.random(in: 0...d1, using: &random), d1))
                }
                guard let found = Decomposition(slices) else { continue }
                let sum = found.parts.reduce(0) { $0 + $1.sum }
                #expect(abs(sum - found.change) < 1e-9)
                #expect(abs(found.rateEffect + found.mixEffect - found.change) < 1e-9)
                let hundredths = Apportionment.whole(
                    found.parts.map { $0.sum * 10_000 }, total: Int64((found.change * 10_000).rounded()))
                #expect(hundredths.reduce(0, +) == Int64((found.change * 10_000).rounded()))
            }
        }
    }

    @Test("the periods the other way round give the same parts with the other sign")
    func reversed() throws {
        var random = SplitMix64(seed: 31)
        for _ in 0..<300 {
            let slices = Self.slices(&random)
            let back = Decomposition(slices.map { Slice(before: $0.after, after: $0.before) })
            guard let forth = Decomposition(slices) else {
                #expect(back == nil)
                continue
            }
            let found = try #require(back)
            for part in forth.parts {
                let other = try #require(found.parts.first { $0.slice == part.slice })
                #expect(abs(part.rate + other.rate) < 1e-15 && abs(part.mix + other.mix) < 1e-15)
            }
        }
    }
}

@Suite("Parts as whole units")
struct ApportionmentTests {
    @Test(
        "rounded so that they add up: the largest remainders go up, of equal ones the first",
        arguments: [
            ([], 0, []), ([2.5], 3, [3]), ([2.5], 2, [2]), ([-2.5], -3, [-3]), ([-2.5], -2, [-2]),
            ([1.25, 1.5, 1.25], 4, [1, 2, 1]), ([0.5, 0.5], 1, [1, 0]), ([0.25, 0.25, 0.25, 0.25], 1, [1, 0, 0, 0]),
            ([0.75, 0.75, 0.5], 2, [1, 1, 0]), ([-0.5, 0.5], 0, [0, 0]), ([-1.75, 2.25, -0.5], 0, [-2, 2, 0]),
            ([-3, 5], 2, [-3, 5]), ([33.3, 33.3, 33.4], 100, [33, 33, 34]),
            // The parts' own sum lies a rounding away from the total, on either side.
            ([1, 2], 2, [1, 1]), ([1, 2], 4, [2, 2]), ([0.999_999_999_9, 2.000_000_000_1], 3, [1, 2]),
        ] as [([Double], Int64, [Int64])])
    func known(parts: [Double], total: Int64, whole: [Int64]) {
        #expect(Apportionment.whole(parts, total: total) == whole)
    }

    @Test("add up to the total exactly, and none is a unit or more away from what it stands for")
    func properties() {
        var random = SplitMix64(seed: 1_792)
        for round in 0..<2_000 {
            // In 1024ths, so that the sums are exact.
            let span = [5, 3_000, 50_000_000][round % 3]
            let parts = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                Double(Int.random(in: -span...span, using: &random)) / 1_024
            }
            let sum = parts.reduce(0, +)
            for total in Set([sum.rounded(), sum.rounded(.down), sum.rounded(.up)]) {
                let whole = Apportionment.whole(parts, total: Int64(total))
                #expect(whole.count == parts.count && whole.reduce(0, +) == Int64(total))
                var (leastUp, mostDown) = (1.0, 0.0)
                for (part, unit) in zip(parts, whole) {
                    #expect(abs(Double(unit) - part) < 1)
                    let remainder = part - part.rounded(.down)
                    if Double(unit) > part { leastUp = min(leastUp, remainder) }
                    if Double(unit) < part { mostDown = max(mostDown, remainder) }
                }
                #expect(leastUp >= mostDown)
            }
        }
    }
}
