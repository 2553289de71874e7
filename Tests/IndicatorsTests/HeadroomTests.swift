import Indicators
import Testing

@Suite("Headroom and targets")
struct HeadroomTests {
    typealias Target = Headroom.Target

    static func meets(_ n: Int64, _ d: Int64, _ target: Target) -> Bool {
        let left = n * target.denominator
        let right = target.numerator * d
        return switch target.relation {
        case .atLeast: left >= right
        case .above: left > right
        case .atMost: left <= right
        case .below: left < right
        }
    }

    /// One further dossier at a time, up to a number beyond which nothing changes any more at these sizes.
    static func walked(_ n: Int64, _ d: Int64, _ target: Target, limit: Int64 = 2_500) -> Headroom.State {
        guard d > 0 else { return .noDossiers }
        let upward = target.relation == .atLeast || target.relation == .above
        if meets(n, d, target) {
            for k in 1...limit where !meets(upward ? n : n + k, d + k, target) { return .bears(k - 1) }
            return .bears(nil)
        }
        for k in 1...limit where meets(upward ? n + k : n, d + k, target) { return .comesBack(k) }
        return .notReachable
    }

    @Test("agrees with adding one dossier after another", arguments: Headroom.Relation.allCases)
    func bruteForce(relation: Headroom.Relation) {
        let percents: [(Int64, Int64)] = [
            (0, 100), (1, 100), (25, 100), (50, 100), (985, 1000), (99, 100), (100, 100), (1, 3),
        ]
        for (numerator, denominator) in percents {
            let target = Target(relation: relation, numerator: numerator, denominator: denominator)
            var wrong: [String] = []
            for d in Int64(0)...20 {
                for n in 0...d {
                    let found = Headroom.compute(numerator: n, denominator: d, target: target).state
                    let walked = Self.walked(n, d, target)
                    if found != walked { wrong.append("\(n)/\(d): \(found), walked \(walked)") }
                }
            }
            #expect(wrong == [], "\(relation) \(numerator)/\(denominator)")
        }
    }

    @Test("known cases")
    func known() {
        func state(_ n: Int64, _ d: Int64, _ relation: Headroom.Relation, _ p: Int64, _ q: Int64) -> Headroom.State {
            Headroom.compute(
                numerator: n, denominator: d, target: Target(relation: relation, numerator: p, denominator: q)
            ).state
        }
        #expect(state(98, 100, .atLeast, 98, 100) == .bears(0))
        #expect(state(98, 100, .above, 98, 100) == .comesBack(1))
        #expect(state(97, 100, .atLeast, 98, 100) == .comesBack(50))
        #expect(state(99, 100, .atLeast, 100, 100) == .notReachable)
        #expect(state(100, 100, .atLeast, 100, 100) == .bears(0))
        #expect(state(5, 100, .atMost, 2, 100) == .comesBack(150))
        #expect(state(1, 100, .atMost, 0, 100) == .notReachable)
        #expect(state(0, 0, .atLeast, 98, 100) == .noDossiers)
    }

    @Test("sums of money do not overflow")
    func large() {
        let target = Target(relation: .atLeast, numerator: 98_500_000_000, denominator: 100_000_000_000)
        let d: Int64 = 9_000_000_000_000_000_000
        let state = Headroom.compute(numerator: d / 10 * 9, denominator: d, target: target).state
        #expect(state == .comesBack(.max))
        let met = Headroom.compute(numerator: d, denominator: d, target: target).state
        #expect(met == .bears(137_055_837_563_451_776))
    }

    @Test(
        "a target is read exactly",
        arguments: [
            ("T1>=98.5", "T1", Headroom.Relation.atLeast, Int64(985), Int64(1000)),
            ("t1 >= 98,50 %", "T1", .atLeast, 9850, 10000),
            ("O1>60", "O1", .above, 60, 100), ("T4<=2", "T4", .atMost, 2, 100), ("T4<0.5%", "T4", .below, 5, 1000),
            ("A1≥100", "A1", .atLeast, 100, 100), ("T4≤1", "T4", .atMost, 1, 100),
        ])
    func parse(text: String, id: String, relation: Headroom.Relation, n: Int64, d: Int64) throws {
        let read = try IndicatorTarget.parse(text)
        #expect(
            read == IndicatorTarget(indicator: id, target: Target(relation: relation, numerator: n, denominator: d)))
    }

    @Test(
        "what is no target is an error that says why",
        arguments: [
            ("T1", TargetError.unreadable("T1")), ("T1=98", .unreadable("T1=98")), ("T1>=", .unreadable("T1>=")),
            ("T1>=98.", .unreadable("T1>=98.")), ("T1>=.5", .unreadable("T1>=.5")), ("T1>=-5", .unreadable("T1>=-5")),
            ("T1>=9x", .unreadable("T1>=9x")), ("T1>=98.1234567890", .unreadable("T1>=98.1234567890")),
            ("Z9>=98", .unknownIndicator("Z9")), (">=98", .unknownIndicator("")), ("T5<=3", .notARate("T5")),
            ("A4<=0", .notARate("A4")), ("T1>=100.1", .outOfRange("T1>=100.1")),
            ("T4>=5", .againstPolarity("T4")), ("T1<=98", .againstPolarity("T1")),
        ])
    func parseErrors(text: String, expected: TargetError) {
        #expect(throws: expected) { try IndicatorTarget.parse(text) }
    }
}
