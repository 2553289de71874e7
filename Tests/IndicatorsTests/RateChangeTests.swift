import Indicators
import Testing

@Suite("The change of a rate")
struct RateChangeTests {
    typealias Count = (n: Int64, d: Int64)

    @Test(
        "in hundredths of a point, halves away from 0",
        arguments: [
            // Before, after.
            ((1, 2), (1, 2), 0), ((0, 1), (1, 1), 10_000), ((1, 1), (0, 1), -10_000), ((1, 3), (2, 3), 3_333),
            ((2, 3), (1, 3), -3_333), ((0, 3), (2, 3), 6_667), ((3, 3), (1, 3), -6_667),
            // Half a hundredth exactly, and a little less.
            ((0, 20_000), (1, 20_000), 1), ((1, 20_000), (0, 20_000), -1), ((0, 20_001), (1, 20_001), 0),
            ((1, 20_001), (0, 20_001), 0), ((0, 20_000), (3, 20_000), 2), ((3, 20_000), (0, 20_000), -2),
            ((1, 8), (1_251, 10_000), 1), ((49, 80), (6_126, 10_000), 1),
            // 98.996 % and 98.9961 %: both are shown as 99.00 %.
            ((24_749, 25_000), (989_961, 1_000_000), 0), ((24_749, 25_000), (990_011, 1_000_000), 1),
            // Sums of money.
            ((999_999_999_999, 1_000_000_000_000), (1_000_000_000_000, 1_000_000_000_000), 0),
            ((0, 999_999_999_999), (49_999_999, 999_999_999_999), 0),
            ((0, 1_000_000_000_000), (50_000_000, 1_000_000_000_000), 1),
            ((0, .max), (.max, .max), 10_000), ((.max, .max), (0, .max), -10_000),
            ((.max / 2, .max), (.max / 2 + 1, .max), 0),
        ] as [(Count, Count, Int64)])
    func hundredths(before: Count, after: Count, expected: Int64) {
        #expect(RateChange(before: before, after: after, polarity: .higher).hundredths == expected)
    }

    /// By long division, digit after digit, as on paper.
    static func byHand(_ before: Count, _ after: Count) -> Int64 {
        let top = Int128(after.n) * Int128(before.d) - Int128(before.n) * Int128(after.d)
        let bottom = Int128(after.d) * Int128(before.d)
        var (digits, rest) = (Int64(top.magnitude / bottom.magnitude), Int128(top.magnitude) % bottom)
        for _ in 0..<4 {
            var digit: Int64 = 0
            rest *= 10
            while rest >= bottom {
                rest -= bottom
                digit += 1
            }
            digits = digits * 10 + digit
        }
        if rest * 2 >= bottom { digits += 1 }
        return top < 0 ? -digits : digits
    }

    @Test("agrees with long division, up to sums of thousands of billions", arguments: [60, 20_000, 1_000_000_000_000])
    func oracle(most: Int64) {
        var random = SplitMix64(seed: UInt64(most))
        var halves = 0
        for _ in 0..<3_000 {
            // Denominators that divide 20 000 make exact halves.
            func count(_ random: inout SplitMix64) -> Count {
                let even = random.pick([8, 16, 32, 160, 800, 4_000, 20_000] as [Int64])
                let d = random.chance(30) ? even : Int64.random(in: max(1, most / 2)...most, using: &random)
                return (Int64.random(in: 0...d, using: &random), d)
            }
            let (before, after) = (count(&random), count(&random))
            let found = RateChange(before: before, after: after, polarity: .neutral).hundredths
            #expect(found == Self.byHand(before, after), "\(before) \(after)")
            let twice =
                (Int128(after.n) * Int128(before.d) - Int128(before.n) * Int128(after.d)) * 20_000
            let bottom = Int128(after.d) * Int128(before.d)
            if twice % bottom == 0, twice / bottom % 2 != 0 { halves += 1 }
            let back = RateChange(before: after, after: before, polarity: .neutral).hundredths
            #expect(back == found.map { -$0 })
        }
        #expect(halves > 10)
    }

    @Test(
        "better or worse goes by the exact fractions and by what is good",
        arguments: [
            // 98.996 % before, 98.9961 % after: shown alike, but better.
            ((24_749, 25_000), (989_961, 1_000_000), .better, .worse), ((1, 2), (2, 4), .same, .same),
            ((989_961, 1_000_000), (24_749, 25_000), .worse, .better), ((0, 5), (0, 7), .same, .same),
            ((.max - 1, .max), (.max, .max), .better, .worse), ((7, 7), (1, 1), .same, .same),
            ((0, 0), (1, 2), .neutral, .neutral), ((1, 2), (0, 0), .neutral, .neutral),
        ] as [(Count, Count, RateChange.Direction, RateChange.Direction)])
    func direction(before: Count, after: Count, higher: RateChange.Direction, lower: RateChange.Direction) {
        #expect(RateChange(before: before, after: after, polarity: .higher).direction == higher)
        #expect(RateChange(before: before, after: after, polarity: .lower).direction == lower)
        let neutral = RateChange(before: before, after: after, polarity: .neutral).direction
        #expect(neutral == (higher == .same ? .same : .neutral))
    }

    @Test("is not known when one of the periods has no dossiers")
    func unknown() {
        for (before, after) in [((0, 0), (1, 2)), ((1, 2), (0, 0)), ((0, 0), (0, 0))] as [(Count, Count)] {
            let change = RateChange(before: before, after: after, polarity: .higher)
            #expect(!change.isKnown && change.hundredths == nil && change.interval == nil)
        }
        #expect(RateChange(before: (0, 1), after: (1, 1), polarity: .higher).isKnown)
    }

    @Test(
        "a denominator of 29 is small, one of 30 is not",
        arguments: [
            (30, 30, false), (29, 30, true), (30, 29, true), (29, 29, true), (0, 1_000, true), (1_000, 31, false),
        ] as [(Int64, Int64, Bool)])
    func small(before: Int64, after: Int64, expected: Bool) {
        #expect(RateChange(before: (0, before), after: (0, after), polarity: .higher).isSmall == expected)
    }
}

@Suite("The order of offices")
struct RankingTests {
    typealias Count = (n: Int64, d: Int64)

    static func places(_ ranking: Ranking) -> [[Int]] { ranking.places.map { [$0.item, $0.rank] } }

    @Test("equal fractions share the better rank, whatever they are written in")
    func ties() {
        let rates: [Count] = [(1, 2), (9, 10), (2, 4), (1, 3), (0, 0), (50, 100)]
        #expect(Self.places(Ranking(rates)) == [[1, 1], [0, 2], [2, 2], [5, 2], [3, 5]])
        #expect(Ranking(rates).median == 2)
        let four: [Count] = [(9, 10), (1, 2), (1, 3), (2, 4)]
        #expect(Ranking(four).places.map(\.rank) == [1, 2, 2, 4])
        #expect(Ranking(four).median == 1)
    }

    @Test("where lower is better the lowest stands first")
    func lower() {
        let rates: [Count] = [(1, 2), (9, 10), (2, 4), (0, 7), (0, 0), (0, 1)]
        let ranking = Ranking(rates, lowerIsBetter: true)
        #expect(Self.places(ranking) == [[3, 1], [5, 1], [0, 3], [2, 3], [1, 5]])
        #expect(ranking.median == 0)
    }

    @Test("as exact fractions: 98.996 % stands behind 98.9961 %, and so do the nearest of 64 bits")
    func exact() {
        #expect(Self.places(Ranking([(24_749, 25_000), (989_961, 1_000_000)])) == [[1, 1], [0, 2]])
        let rates: [Count] = [(.max - 2, .max - 1), (.max - 1, .max), (.max - 3, .max - 2)]
        #expect(Self.places(Ranking(rates)) == [[1, 1], [0, 2], [2, 3]])
    }

    @Test("offices without dossiers have no place, and none no median")
    func noDossiers() {
        #expect(Ranking([]) == Ranking([(0, 0), (0, 0)]))
        #expect(Ranking([(0, 0)]).places == [] && Ranking([(0, 0)]).median == nil)
        #expect(Self.places(Ranking([(0, 0), (0, 5), (0, 0)])) == [[1, 1]])
        #expect(Ranking([(0, 0), (0, 5), (0, 0)]).median == 1)
    }

    @Test("the median is that of nearest rank, of an even number the better of the middle two")
    func median() {
        for count in 1...9 {
            let rates = (0..<count).map { (n: Int64($0), d: Int64(10)) }
            // Best is the last given; half of them, rounded up, stand at the median or before it.
            #expect(Ranking(rates).median == count - (count + 1) / 2)
            #expect(Ranking(rates, lowerIsBetter: true).median == (count + 1) / 2 - 1)
        }
    }

    @Test("a rank is one more than the number of those that are strictly better")
    func oracle() {
        var random = SplitMix64(seed: 1_224)
        for _ in 0..<500 {
            let rates: [Count] = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                let d = Int64.random(in: 0...8, using: &random)
                return (Int64.random(in: 0...d, using: &random), d)
            }
            for lowerIsBetter in [false, true] {
                let ranking = Ranking(rates, lowerIsBetter: lowerIsBetter)
                let known = rates.indices.filter { rates[$0].d > 0 }
                // 840 is a multiple of 1 … 8.
                func score(_ item: Int) -> Int64 {
                    (lowerIsBetter ? -1 : 1) * rates[item].n * (840 / rates[item].d)
                }
                #expect(ranking.places.map(\.item).sorted() == known)
                for place in ranking.places {
                    #expect(place.rank == 1 + known.count { score($0) > score(place.item) })
                }
                for (left, right) in zip(ranking.places, ranking.places.dropFirst()) {
                    #expect(left.rank < right.rank || (left.rank == right.rank && left.item < right.item))
                }
                if let median = ranking.median {
                    #expect(known.count { score($0) > score(median) } <= (known.count - 1) / 2)
                    #expect(known.count { score($0) >= score(median) } > (known.count - 1) / 2)
                } else {
                    #expect(known == [])
                }
            }
        }
    }
}
