import Dossiers
@testable import Engine
@testable import Scorecards
import Testing

/// Every profile against the pack of cases/, 15 March to 14 April 2025, counted by hand.
///
/// Under form-06 (see cases/README.md): resolved 8 = 0001, 0002 early, 0003, 0013, 0016 on time, 0004, 0005, 0006
/// late; received 12, five of them online; late by the first promise 6: 0004, 0005, 0006, 0013 and, open, 0007, 0009.
///
/// Under qd-766 withdrawn ones are resolved by their dates: 0010 (1/4, due 3/4) and 0011 (3/4, due 4/4) are early, so
/// that 10 are resolved, 7 of them in time, and of the 3 open ones 0008 is in time: 8/13.
///
/// Of the cohort (received in the period) 0001 is left out: 7 resolved, 0002, 0003, 0013, 0016 in time.
@Suite("Every profile against the pack, counted by hand")
struct PackScoresTests {
    @Test("plan 2025 of Phú Sơn: everything is missed")
    func phuSon2025() throws {
        #expect(
            try ScoredPack(["phu-son-2025"]).lines("phu-son-2025") == [
                "on-time 5/8 missed", "results-digitized 3/8 missed", "results-digitized-90 3/8 missed",
                "electronic-results 2/8 missed", "electronic-results-100 2/8 missed", "online-payment 3/5 missed",
                "no-resubmission 1/12 missed", "eligible-online 5/10 missed", "apology 4/6 missed",
            ])
    }

    @Test("PAR INDEX of Điện Bàn: 25/7 of the 6 points that dossiers decide, 4 more without data")
    func dienBan() throws {
        let pack = try ScoredPack(["dien-ban-par-index-2025"])
        #expect(
            try pack.lines("dien-ban-par-index-2025") == [
                // Below the floor of 95 % of the cohort: nothing.
                "III.4-on-time 4/7 missed 0 of 3/2", "III.4-on-time-100 4/7 missed", "III.4-apology 4/6 missed",
                // Components and result of 2, reuse of 1 of 12.
                "VII.4-digitization 2/12 missed",
                // 1.5 · 4/6; 1.5 · (3/6) / 70 %; both procedures with a fee have an online payment.
                "VII.4-full-service 4/6 met 1 of 3/2", "VII.4-payment 3/6 missed 15/14 of 3/2",
                "VII.4-payment-procedures 2/2 met 3/2 of 3/2",
            ])
        // 1 + 15/14 + 3/2; I.1 1.5, VI.1 1 and VIII.4 1.5 have no facts; 3/2 + 1/2 + 3/7.
        let expected = [PointSum(25, over: 7), PointSum(4), PointSum(17, over: 7), PointSum(10)]
        #expect(try pack.sums("dien-ban-par-index-2025") == expected)
    }

    @Test("plan 2026–2030 of Tân Minh: payment alone is met")
    func tanMinh() throws {
        #expect(
            try ScoredPack(["tan-minh-2026-2030"]).lines("tan-minh-2026-2030") == [
                "online-payment 3/5 met", "online-share 5/12 missed", "satisfaction 2/4 missed",
                "components-digitized 6/12 missed", "results-digitized 3/8 missed",
            ])
    }

    @Test("plan 2023 of Phú Sơn: everything is missed")
    func phuSon2023() throws {
        #expect(
            try ScoredPack(["phu-son-2023"]).lines("phu-son-2023") == [
                "satisfaction 2/4 missed", "eligible-online 5/10 missed", "results-digitized 3/8 missed",
                "on-time 5/8 missed", "apology 4/6 missed",
            ])
    }

    @Test("plan of Thủy Nguyên: everything is missed")
    func thuyNguyen() throws {
        #expect(
            try ScoredPack(["thuy-nguyen-2025-h2"]).lines("thuy-nguyen-2025-h2") == [
                "satisfaction 2/4 missed", "online-share 5/12 missed", "components-digitized 6/12 missed",
                "results-digitized 3/8 missed", "electronic-results 2/8 missed", "apology 4/6 missed",
            ])
    }

    /// Working days of the ten resolved: 7 4 5 7 7 8 4 4, and 3 and 4 of the withdrawn; the median is the fifth, 4.
    private static let of766 = [
        "2.1-on-time 8/13 missed 160/13 of 20", "2.2-average-time 4 shown", "3.2-services-used 2/3 missed 8/3 of 4",
        "3.3-submitted-online 5/12 missed 5 of 6", "3.5b-payment-procedures 2/2 met 2 of 2",
        "3.6-payment-dossiers 3/6 missed 3 of 6", "4.1-electronic-results 2/10 missed 6/5 of 6",
        "4.2-dossiers-digitized 2/12 missed 2/3 of 4", "4.2-at-80 2/12 missed 5/6 of 4",
        "4.3-reuse 1/12 missed 5/24 of 2",
    ]

    @Test("the 766 index of a commune: 50 points by dossiers, 46 by facts, 4 of the province alone")
    func commune766() throws {
        let pack = try ScoredPack(["qd-766"]) { $0.run.calendar = "kstt" }
        #expect(try pack.lines("qd-766") == Self.of766)
        // 160/13 + 8/3 + 5 + 2 + 3 + 6/5 + 2/3 + 5/24, over 1560.
        let known = PointSum(19_200 + 4_160 + 7_800 + 3_120 + 4_680 + 1_872 + 1_040 + 325, over: 1_560)
        var lost = PointSum(Fraction(78_000 - 42_197, over: 1_560))
        #expect(try pack.sums("qd-766") == [known, PointSum(46), lost, PointSum(96)])
        lost += Fraction(42_197, over: 1_560)
        #expect(lost == PointSum(50))
        #expect(
            try pack.card.leftOut.map(\.id) == [
                "3.3-full-service", "4.5a-population-procedures", "4.5b-population-dossiers",
            ])
    }

    @Test("the 766 index of a province has all 100 points, and full-service dossiers for information")
    func province766() throws {
        let pack = try ScoredPack(["qd-766"]) {
            $0.scope = "province"
            $0.run.calendar = "kstt"
        }
        var expected = Self.of766
        expected.insert("3.3-full-service 4/6 shown", at: 4)
        #expect(try pack.lines("qd-766") == expected)
        #expect(try pack.sums("qd-766")[3] == PointSum(100) && pack.sums("qd-766")[1] == PointSum(50))
        #expect(try pack.card.leftOut.isEmpty)
    }

    @Test(
        "each ruleset and base that a profile may ask for",
        arguments: [
            ("form-06", "population", ["T1 5/8", "T2 6/11", "D3 2/8", "A1 4/6"]),
            // 4 of 7 resolved in time, 0008 open in time of 3 open.
            ("form-06", "received", ["T1 4/7", "T2 5/10", "D3 2/7", "A1 4/6"]),
            ("qd-766", "population", ["T1 7/10", "T2 8/13", "D3 2/10", "A1 4/6"]),
            ("qd-766", "received", ["T1 6/9", "T2 7/12", "D3 2/9", "A1 4/6"]),
            // All due dates are days: an instant before midnight is in time by either.
            ("instant", "population", ["T1 5/8", "T2 6/11", "D3 2/8", "A1 4/6"]),
            ("instant", "received", ["T1 4/7", "T2 5/10", "D3 2/7", "A1 4/6"]),
        ])
    func rulesetsAndBases(_ ruleset: String, _ base: String, _ expected: [String]) throws {
        let criteria = ["T1", "T2", "D3", "A1"].map {
            OwnProfile.criterion($0, "unit: percent, figure: \($0), base: \(base), ruleset: \(ruleset)")
        }
        let own = OwnProfile(criteria.joined(separator: "\n"))
        #expect(try ScoredPack([own.path]).lines("ours") == expected.map { $0 + " shown" })
    }

    @Test("a filter of a criterion is one of its figure alone")
    func filters() throws {
        let own = OwnProfile(
            [
                OwnProfile.criterion("all", "unit: percent, figure: T1, target: \">= 60%\""),
                OwnProfile.criterion(
                    "land", "unit: percent, figure: T1, target: \">= 60%\", where: [\"field=Đất đai\"]"),
            ].joined(separator: "\n"))
        // Land: 0016 alone is resolved.
        #expect(try ScoredPack([own.path]).lines("ours") == ["all 5/8 met", "land 1/1 met"])
    }
}
