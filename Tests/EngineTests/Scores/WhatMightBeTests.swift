import Dossiers
@testable import Engine
import Foundation
import Indicators
import Reports
@testable import Scorecards
import Testing

/// `--what-if`, the projection, and what would win points back, against plain recomputations.
@Suite("What might be")
struct WhatMightBeTests {
    private let everything = OwnProfile(
        IndicatorCatalog.all.map { indicator in
            let unit =
                ["T5", "T6"].contains(indicator.id)
                ? "days" : ["A4", "A7", "A8"].contains(indicator.id) ? "count" : "percent"
            return OwnProfile.criterion(indicator.id, "unit: \(unit), figure: \(indicator.id)")
        }.joined(separator: "\n"))

    /// The pack's figures, counted by hand (PackTests).
    private static let counted: [String: (Int, Int)] = [
        "T1": (5, 8), "T2": (6, 11), "T3": (2, 8), "T4": (2, 3), "O1": (5, 12), "O2": (5, 10), "O3": (4, 6),
        "O4": (5, 11), "O5": (2, 3), "P1": (3, 6), "P2": (3, 5), "P3": (2, 2), "P4": (36_000, 60_000),
        "D1": (6, 12), "D2": (3, 8), "D3": (2, 8), "D4": (1, 12), "D5": (2, 12), "A1": (4, 6), "A2": (2, 6),
        "A3": (3, 6), "A5": (2, 6), "A6": (1, 2), "S1": (2, 4),
    ]

    /// The table "moves" of docs/profiles.md: word, indicator, steps of n and d.
    private static let moves: [String: (main: String, own: [String: (n: Int, d: Int)])] = {
        let text = (try? String(contentsOfFile: packageRoot + "/docs/profiles.md", encoding: .utf8)) ?? ""
        var moves: [String: (main: String, own: [String: (n: Int, d: Int)])] = [:]
        let section = text.components(separatedBy: "## What if").last?.components(separatedBy: "\n## ").first ?? ""
        for line in section.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            var own: [String: (n: Int, d: Int)] = [:]
            var main: String?
            for move in cells[2].split(separator: ";") {
                let words = move.replacing("−", with: "-").replacing(",", with: "").split(separator: " ").map(
                    String.init)
                var step = (n: 0, d: 0)
                if words.count == 2 { step.n = Int(words[1]) ?? 0 }
                for (part, by) in zip(words.dropFirst(), words.dropFirst(2)) {
                    if part == "n" { step.n = Int(by) ?? 0 }
                    if part == "d" { step.d = Int(by) ?? 0 }
                }
                own[words[0]] = step
                main = main ?? words[0]
            }
            moves[cells[0].filter { $0 != "`" }] = (main ?? "", own)
        }
        return moves
    }()

    @Test("what-if moves the figures as the page says, and no others", arguments: WhatIfWord.all.map(\.word))
    func whatIf(_ word: String) throws {
        let (main, own) = try #require(Self.moves[word])
        let whole = try #require(Self.counted[main])
        let steps = try #require(own[main])
        for count in [-20, -3, 1, 4, 50] {
            let pack = try ScoredPack([everything.path]) { $0.whatIf = "\(word)=\(count > 0 ? "+" : "")\(count)" }
            // As many as there are: one after the other, while the main figure still is one.
            var possible = 0
            while possible != count {
                let next = possible + count.signum()
                let (n, d) = (whole.0 + steps.n * next, whole.1 + steps.d * next)
                guard n >= 0, n <= d else { break }
                possible = next
            }
            for (id, (n, d)) in Self.counted {
                let step = own[id] ?? (0, 0)
                let bottom = max(0, d + step.d * possible)
                let top = min(max(0, n + step.n * possible), bottom)
                #expect(
                    try pack.row(id).figure == .ratio(numerator: Int64(top), denominator: Int64(bottom)),
                    "\(word)=\(count) \(id)")
            }
            let letters = max(0, 2 + (own["A4"]?.n ?? 0) * possible)
            #expect(try pack.row("A4").figure == .value(Fraction(Int128(letters))), "\(word)=\(count)")
        }
    }

    @Test("several changes are added, and each is said")
    func severalChanges() throws {
        let report = try ScoredPack.report(["dien-ban-par-index-2025"]) { $0.whatIf = "late=-2, online=+1,late=−1" }
        let said = report.sentences("what-if-dien-ban-par-index-2025").map(\.text.en)
        #expect(said.first?.hasPrefix("late = -3: resolved late in place of on time") == true, "\(said)")
        #expect(said.dropFirst().first?.hasPrefix("online = +1: received online in place of directly") == true)
        let table = try #require(report.table("what-if-dien-ban-par-index-2025"))
        let rows = try table.all.map { row in
            ["before", "after", "pointsBefore", "pointsAfter"].map { table.cell(row, $0).plain }
        }
        // Of the cohort 4/7: all 7; O3 4/6: 5/6, 1.5 · 5/6; letters: 4 of 3 is 3 of 3.
        #expect(rows.contains(["4/7", "7/7", "0:1", "3:2"]))
        #expect(rows.contains(["4/6", "3/3", "", ""]))
        #expect(rows.contains(["4/6", "5/6", "1:1", "5:4"]))
        // 25/7 = 3.57 and 1.5 + 0.25 more.
        #expect(said.contains("Points known: 3.57 become 5.32."))
    }

    @Test("a projection is there only while the period goes on, and says what it takes for granted")
    func projection() throws {
        let key = "projection-dien-ban-par-index-2025"
        #expect(try ScoredPack.report(["dien-ban-par-index-2025"]).section(key) == nil)
        // 15/3 to 29/3: 15 of 31 days.
        let report = try ScoredPack.report(["dien-ban-par-index-2025"]) { $0.run.asOf = "2025-03-29" }
        let said = report.sentences(key).map(\.text.en)
        #expect(said.contains { $0.contains("Through 2025-03-29, 15 of the period's 31 days have passed") }, "\(said)")
        #expect(said.contains { $0.contains("evenly") } && said.contains { $0.contains("facts stay as they are") })
        let table = try #require(report.table(key))
        for row in try table.all {
            let (before, after) = (table.cell(row, "before").plain, table.cell(row, "after").plain)
            let parts = before.split(separator: "/").compactMap { Int($0) }
            guard parts.count == 2 else { continue }
            let expected = parts.map { (2 * $0 * 31 + 15) / 30 }
            #expect(after == "\(expected[0])/\(expected[1])")
        }
        #expect(try table.all.count > 2)
    }

    @Test("procedures, days and facts stay as they are in a projection")
    func projectionKeeps() throws {
        let projection = try #require(
            Projection(
                firstDay: CivilDay(isoText: "2025-04-01")!, lastDay: CivilDay(isoText: "2025-04-30")!,
                throughDay: CivilDay(isoText: "2025-04-10")!))
        let three = ScoreFigure.ratio(numerator: 1, denominator: 3)
        #expect(projection.projected(three, of: "T1") == .ratio(numerator: 3, denominator: 9))
        for id in ["O5", "P3"] { #expect(projection.projected(three, of: id) == three) }
        #expect(projection.projected(.value(Fraction(4)), of: "T5") == .value(Fraction(4)))
    }

    // MARK: - Winning back

    /// Whether n/d holds, in whole numbers.
    private static func holds(_ n: Int128, _ d: Int128, _ target: ScoreTarget) -> Bool {
        guard d > 0, n >= 0 else { return false }
        let (left, right) = (n * target.bound.denominator, target.bound.numerator * d)
        switch target.relation {
        case .atLeast: return left >= right
        case .above: return left > right
        case .atMost: return left <= right
        case .below: return left < right
        }
    }

    @Test("for every criterion missed the stated number reaches the target, and one less does not")
    func winBack() throws {
        var tested = 0
        for card in try ScoredPack().cards.values {
            for row in card.rows where row.status == .notMet {
                #expect(!row.winBack.isEmpty, "\(card.profile.id) \(row.id)")
                for way in row.winBack {
                    var figure = row.figure
                    if case .condition(let name) = way.goal {
                        figure = try #require(row.parts.first { $0.condition.name == name }).figure
                    }
                    guard case .ratio(let top, let bottom) = figure else { continue }
                    let (n, d) = (Int128(top), Int128(bottom))
                    #expect(!Self.holds(n, d, way.target))
                    for kind in [WinBack.Way.Kind.further, .fewer, .converted] {
                        func reaches(_ k: Int128) -> Bool {
                            switch kind {
                            case .further: Self.holds(n + k, d + k, way.target)
                            case .fewer: Self.holds(n, d - k, way.target)
                            default: Self.holds(n + k, d, way.target)
                            }
                        }
                        let bound = kind == .further ? 20_000 : d - n
                        let naive = (1...max(1, bound)).first { $0 <= bound && reaches($0) }
                        let stated = way.ways.first { $0.kind == kind }.map(\.count)
                        #expect(stated == naive.map { Fraction($0) }, "\(card.profile.id) \(row.id) \(kind)")
                        tested += stated == nil ? 0 : 1
                    }
                }
            }
        }
        #expect(tested > 60)
    }

    @Test("the stated gain is what the points come to, by the rule")
    func gains() throws {
        let row = try ScoredPack(["dien-ban-par-index-2025"]).row("VII.4-payment")
        // (3+5)/(6+5) is above 70 %: the 1.5 points less 15/14; 6/6 and 5/6 likewise.
        let ways = try #require(row.winBack.first).ways
        #expect(ways.map(\.count) == [Fraction(5), Fraction(2), Fraction(2)])
        #expect(ways.allSatisfy { $0.gain == Fraction(3, over: 7) })
    }
}
