import Indicators
import Testing

@Suite("Newcombe's interval")
struct NewcombeTests {
    typealias Count = (n: Int64, d: Int64)

    struct Example: Sendable, CustomTestStringConvertible {
        let after: Count
        let before: Count
        let low: Double
        let high: Double
        var testDescription: String { "\(after.n)/\(after.d) − \(before.n)/\(before.d)" }
        init(_ n1: Int64, _ d1: Int64, _ n0: Int64, _ d0: Int64, _ low: Double, _ high: Double) {
            (after, before, self.low, self.high) = ((n1, d1), (n0, d0), low, high)
        }
    }

    // R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
    // methods", Statistics in Medicine 17 (1998), 873–890: the contrasts (a) to (h) of table II, method 10 (score
    // intervals, no continuity correction). All eight were recomputed with statsmodels,
    // confint_proportions_2indep(method="newcomb"); the first two also stand in the tests of the R package propint as
    // the paper's.
    @Test(
        "the eight contrasts of Newcombe's table II, to the four decimals printed there",
        arguments: [
            Example(56, 70, 48, 80, 0.0524, 0.3339), Example(9, 10, 3, 10, 0.1705, 0.8090),
            Example(6, 7, 2, 7, 0.0582, 0.8062), Example(5, 56, 0, 29, -0.0381, 0.1926),
            Example(0, 10, 0, 20, -0.1611, 0.2775), Example(0, 10, 0, 10, -0.2775, 0.2775),
            Example(10, 10, 0, 20, 0.6791, 1.0000), Example(10, 10, 0, 10, 0.6075, 1.0000),
        ])
    func published(example: Example) throws {
        let interval = try #require(NewcombeInterval(before: example.before, after: example.after))
        #expect(abs(interval.low - example.low) <= 0.000_05)
        #expect(abs(interval.high - example.high) <= 0.000_05)
        #expect(interval.excludesZero == (example.low > 0))
    }

    /// The normal distribution's 97.5 % point by summing its density from 0 (Simpson's rule, e^x as its series), and
    /// halving until the half of 95 % is met.
    static let point: Double = {
        func exponential(_ x: Double) -> Double {
            var (term, sum) = (1.0, 1.0)
            for k in 1...60 {
                term *= x / Double(k)
                sum += term
            }
            return sum
        }
        func area(_ end: Double) -> Double {
            let steps = 2_000
            let width = end / Double(steps)
            let sum = (0...steps).reduce(0.0) { sum, k in
                let x = Double(k) * width
                let weight: Double = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2
                return sum + weight * exponential(-x * x / 2)
            }
            return sum * width / 3 / (2 * Double.pi).squareRoot()
        }
        return halved(1, 3) { area($0) < 0.475 }
    }()

    /// Where a condition that holds at the low end ceases to hold.
    static func halved(_ low: Double, _ high: Double, holds: (Double) -> Bool) -> Double {
        var (low, high) = (low, high)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The limits of one rate: what still lies within z standard errors of it, the error taken at the limit itself.
    static func limits(_ count: Count) -> (low: Double, high: Double) {
        let (rate, d) = (Double(count.n) / Double(count.d), Double(count.d))
        func isNear(_ p: Double) -> Bool { d * (rate - p) * (rate - p) <= point * point * p * (1 - p) }
        return (
            count.n == 0 ? 0 : halved(0, rate) { !isNear($0) },
            count.n == count.d ? 1 : halved(rate, 1) { isNear($0) }
        )
    }

    static func counts(_ random: inout SplitMix64, upTo most: Int64) -> Count {
        let d = Int64.random(in: 1...Int64.random(in: 1...most, using: &random), using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return (0, d)
        case 1: return (d, d)
        default: return (Int64.random(in: 0...d, using: &random), d)
        }
    }

    @Test("agrees with limits found by trial on the score equation")
    func oracle() throws {
        var random = SplitMix64(seed: 1_998)
        #expect(abs(Self.point - 1.959_964) < 0.000_001)
        for _ in 0..<400 {
            let (before, after) = (
                Self.counts(&random, upTo: 5_000), Self.counts(&random, upTo: 5_000)
            )
            let found = try #require(NewcombeInterval(before: before, after: after))
            let (p0, p1) = (Double(before.n) / Double(before.d), Double(after.n) / Double(after.d))
            let (zero, one) = (Self.limits(before), Self.limits(after))
            func reach(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
            let low = p1 - p0 - reach(p1 - one.low, zero.high - p0)
            let high = p1 - p0 + reach(one.high - p1, p0 - zero.low)
            #expect(abs(found.low - low) < 1e-9, "\(after) − \(before)")
            #expect(abs(found.high - high) < 1e-9, "\(after) − \(before)")
        }
    }

    @Test("holds the difference, lies within −1 … 1, and is mirrored when the periods change places")
    func mirrored() throws {
        var random = SplitMix64(seed: 17)
        for _ in 0..<1_000 {
            let (before, after) = (
                Self.counts(&random, upTo: 1_000_000), Self.counts(&random, upTo: 200)
            )
            let interval = try #require(NewcombeInterval(before: before, after: after))
            let swapped = try #require(NewcombeInterval(before: after, after: before))
            let difference = Double(after.n) / Double(after.d) - Double(before.n) / Double(before.d)
            #expect(-1 <= interval.low && interval.low <= difference)
            #expect(difference <= interval.high && interval.high <= 1)
            #expect(abs(swapped.low + interval.high) < 1e-12 && abs(swapped.high + interval.low) < 1e-12)
            #expect(swapped.excludesZero == interval.excludesZero)
        }
    }

    @Test("the same rates of ten times as many dossiers lie closer together")
    func narrower() throws {
        var random = SplitMix64(seed: 10)
        for _ in 0..<1_000 {
            let (before, after) = (
                Self.counts(&random, upTo: 500), Self.counts(&random, upTo: 500)
            )
            let few = try #require(NewcombeInterval(before: before, after: after))
            let many = try #require(
                NewcombeInterval(before: (before.n * 10, before.d * 10), after: (after.n * 10, after.d * 10)))
            #expect(many.high - many.low < few.high - few.low, "\(before) \(after)")
            #expect(few.low <= many.low + 1e-12 && many.high <= few.high + 1e-12)
        }
    }

    @Test("a difference that cannot be told from none, and one that can")
    func zero() throws {
        #expect(try #require(NewcombeInterval(before: (19, 20), after: (18, 20))).excludesZero == false)
        #expect(try #require(NewcombeInterval(before: (1_900, 2_000), after: (1_800, 2_000))).excludesZero)
        #expect(try #require(NewcombeInterval(before: (1_800, 2_000), after: (1_900, 2_000))).excludesZero)
    }

    @Test("without dossiers in one of the periods there is none")
    func noDossiers() {
        #expect(NewcombeInterval(before: (0, 0), after: (5, 10)) == nil)
        #expect(NewcombeInterval(before: (5, 10), after: (0, 0)) == nil)
        #expect(RateChange(before: (0, 0), after: (0, 0), polarity: .higher).interval == nil)
    }
}
