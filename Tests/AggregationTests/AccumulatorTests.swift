import Aggregation
import Testing

@Suite("Accumulators")
struct AccumulatorTests {
    @Test("a row of counters keeps the laws")
    func counterRowLaws() {
        checkMergeable(
            CounterRow<64>.self, commutative: true, seed: 1, input: { $0.next() & $0.next() },
            count: { $0.increment(bits: $1) }, isEqual: ==)
    }

    @Test("a distribution keeps the laws")
    func distributionLaws() {
        checkMergeable(
            DurationDistribution.self, commutative: true, seed: 2, input: { Int.random(in: -20...400, using: &$0) },
            count: { $0.add($1) }, isEqual: ==)
    }

    @Test("flags by key keep the laws")
    func keyedFlagsLaws() {
        checkMergeable(
            KeyedFlags.self, commutative: true, seed: 3,
            input: { (UInt32.random(in: 0...30, using: &$0), UInt8.random(in: 0...15, using: &$0)) },
            count: { $0.insert($1.1, for: $1.0) }, isEqual: ==)
    }

    @Test("the earliest year keeps the laws")
    func earliestYearLaws() {
        checkMergeable(
            EarliestYear.self, commutative: true, seed: 4, input: { Int.random(in: 2000...2030, using: &$0) },
            count: { $0.name($1) }, isEqual: ==)
    }

    @Test("a cube keeps the laws, the order of its cells included")
    func cubeLaws() {
        checkMergeable(
            AggregateCube<CounterRow<4>>.self, commutative: false, seed: 5,
            input: {
                (
                    SliceKey([UInt32.random(in: 0...5, using: &$0), UInt32.random(in: 0...3, using: &$0)]),
                    $0.next() & 15
                )
            },
            count: { cube, item in cube.update(item.0) { $0.increment(bits: item.1) } },
            isEqual: { $0.entries.elementsEqual($1.entries, by: ==) })
        checkMergeable(
            AggregateCube<CounterRow<4>>.self, commutative: true, seed: 6,
            input: { (SliceKey([UInt32.random(in: 0...5, using: &$0)]), $0.next() & 15) },
            count: { cube, item in cube.update(item.0) { $0.increment(bits: item.1) } },
            isEqual: { a, b in
                a.count == b.count && a.entries.allSatisfy { b.cell(of: $0.0) == $0.1 }
            })
    }

    @Test("counters are found again one by one and in sums")
    func counters() {
        var row = CounterRow<64>()
        row.increment(bits: 1 << 63 | 1 << 5 | 1)
        row.increment(bits: 1 << 5)
        #expect(row[0] == 1 && row[5] == 2 && row[63] == 1 && row[1] == 0)
        #expect(row.sum(bits: 1 << 5 | 1 << 63) == 3)
        #expect(row.values.reduce(0, +) == 4)
        row[1] = 7
        #expect(row.sum(bits: 2) == 7)
    }

    @Test("counters agree with plain ones beyond what their planes hold, merged at any point")
    func countersBeyondPlanes() {
        var random = SplitMix64(seed: 14)
        var rows = [CounterRow<64>(), CounterRow<64>()]
        var plain = [Int64](repeating: 0, count: 64)
        for round in 0..<3_000 {
            // The lower half of the bits often, the upper ones seldom.
            let bits = random.next() | 0xFFFF << UInt64(round % 8) & random.next() & random.next()
            rows[Int.random(in: 0...1, using: &random)].increment(bits: bits)
            for bit in 0..<64 where bits >> UInt64(bit) & 1 == 1 { plain[bit] += 1 }
            guard round % 500 == 499 else { continue }
            var sum = rows[0]
            sum.merge(rows[1])
            #expect(sum.values == plain)
            #expect(sum.sum(bits: .max) == plain.reduce(0, +))
            rows = [sum, CounterRow<64>()]
        }
        rows[0][3] = 1
        #expect(rows[0][3] == 1 && rows[0][4] == plain[4])
    }

    @Test("a day that comes often is counted as often, in one distribution or in parts")
    func frequentDays() {
        var random = SplitMix64(seed: 15)
        var parts = [DurationDistribution(), DurationDistribution(), DurationDistribution()]
        var plain: [Int: Int64] = [:]
        for _ in 0..<4_000 {
            let days = [-1, 0, 1, 63, 64, 255, 256].randomElement(using: &random) ?? 0
            parts[Int.random(in: 0...2, using: &random)].add(days)
            plain[days, default: 0] += 1
        }
        let sum = parts.reduce(into: DurationDistribution.identity) { $0.merge($1) }
        let entries = sum.entries
        #expect(entries.map(\.days) == plain.keys.sorted())
        #expect(entries.allSatisfy { plain[$0.days] == $0.count })
        #expect(sum.base == 4_000 && sum.sum == plain.reduce(0) { $0 + Int64($1.key) * $1.value })
    }

    @Test("percentiles by nearest rank agree with a sorted list")
    func percentiles() {
        var random = SplitMix64(seed: 9)
        for _ in 0..<100 {
            let days = (0..<Int.random(in: 1...80, using: &random)).map { _ in
                Int.random(in: -10...300, using: &random)
            }
            let distribution = days.reduce(into: DurationDistribution()) { $0.add($1) }
            let sorted = days.sorted()
            for percent in [1, 10, 25, 50, 75, 90, 99, 100] {
                // The smallest value that at least percent % of the values do not exceed.
                let expected = sorted.first { value in
                    sorted.count(where: { $0 <= value }) * 100 >= percent * sorted.count
                }
                #expect(distribution.percentile(percent) == expected)
            }
            #expect(distribution.sum == Int64(days.reduce(0, +)))
            #expect(distribution.base == Int64(days.count))
            #expect(distribution.max == sorted.last && distribution.min == sorted.first)
        }
        #expect(DurationDistribution().percentile(50) == nil)
        #expect(DurationDistribution().max == nil)
    }

    @Test("the median of two is the lower one, the 90th of ten the ninth")
    func nearestRank() {
        let two = [3, 8].reduce(into: DurationDistribution()) { $0.add($1) }
        #expect(two.percentile(50) == 3 && two.percentile(51) == 8)
        let ten = (1...10).reduce(into: DurationDistribution()) { $0.add($1) }
        #expect(ten.percentile(90) == 9 && ten.percentile(91) == 10)
    }

    @Test("flags agree with a dictionary, however many keys there are")
    func keyedFlags() {
        var random = SplitMix64(seed: 12)
        var flags = KeyedFlags()
        var plain: [UInt32: UInt8] = [:]
        for _ in 0..<3_000 {
            // Some of the keys have their place in the row, some do not.
            let key = UInt32.random(in: 0...900, using: &random) * 3
            let bit = UInt8(1) << UInt8.random(in: 0...3, using: &random)
            flags.insert(bit, for: key)
            plain[key, default: 0] |= bit
        }
        flags.insert(0, for: 123_456)
        #expect(flags.count == plain.count)
        #expect(plain.allSatisfy { flags[$0.key] == $0.value })
        #expect(flags[123_456] == 0 && KeyedFlags()[1] == 0)
        #expect(flags.count(where: { $0 & 3 == 3 }) == plain.values.count(where: { $0 & 3 == 3 }))
        #expect(flags.entries.map(\.key) == plain.keys.sorted())
    }

    @Test("a slice key keeps its parts, their order and their number")
    func sliceKey() {
        let parts: [UInt32] = [7, 0, .max, 1, 2, 3, 4, 5]
        for count in 0...8 {
            let key = SliceKey(parts.prefix(count))
            #expect(key.parts == Array(parts.prefix(count)))
            #expect(key.count == count)
            if count == 1 { #expect(key == SliceKey(parts[0])) }
            if count == 2 { #expect(key == SliceKey(parts[0], parts[1])) }
            for depth in 0...count { #expect(key.prefix(depth) == SliceKey(parts.prefix(depth))) }
        }
        #expect(SliceKey([1]) != SliceKey([1, 0]))
        #expect(SliceKey([1, 2]) != SliceKey([2, 1]))
        #expect(SliceKey([0]) != SliceKey())
        let distinct = Set((0..<500).flatMap { a in (0..<4).map { SliceKey([UInt32(a), UInt32($0)]) } })
        #expect(distinct.count == 2_000)
    }

    @Test("a cube agrees with a dictionary, and its places stay where they are")
    func cube() {
        var random = SplitMix64(seed: 13)
        var cube = AggregateCube<CounterRow<2>>()
        var plain: [SliceKey: Int64] = [:]
        var places: [SliceKey: Int] = [:]
        for _ in 0..<5_000 {
            // Totals of every depth stand among the cells, the grand total under the empty key.
            var parts = [UInt32.random(in: 0...40, using: &random), UInt32.random(in: 0...40, using: &random)]
            parts += [UInt32.random(in: 0...2, using: &random)]
            let key = SliceKey(parts.prefix(Int.random(in: 0...3, using: &random)))
            let place = cube.place(of: key)
            #expect(places[key, default: place] == place)
            places[key] = place
            cube[place].increment(bits: 1)
            plain[key, default: 0] += 1
        }
        #expect(cube.count == plain.count)
        #expect(plain.allSatisfy { cube.cell(of: $0.key)?[0] == $0.value })
        #expect(cube.cell(of: SliceKey([99])) == nil)
        #expect(cube.entries.allSatisfy { cube.key(at: places[$0.0]!) == $0.0 })
    }
}
