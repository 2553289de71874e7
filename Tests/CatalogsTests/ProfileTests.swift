import Dossiers
import Indicators
import Scorecards
import Testing

@testable import Catalogs

@Suite("Profiles") struct ProfileTests {
    static let path = repository.appending(path: "Tests/CatalogsTests/Fixtures/profile.yaml").path

    @Test("a profile is read with everything that it says")
    func whole() throws {
        let profile = try Catalog.builtIn.profile(idOrPath: Self.path)
        #expect(profile.id == "thu-nghiem")
        #expect(profile.name == Wording(vi: "Bộ tiêu chí thử", en: "A profile to test by"))
        #expect((profile.document, profile.scope, profile.years) == ("001", .commune, 2025...2026))
        #expect(profile.months == 7...12)
        #expect((profile.ruleset, profile.base) == ("form-06", .population))
        #expect(
            profile.criteria.map(\.id) == [
                "III.4-on-time", "III.4-again", "VII.4", "VI.2", "VI.2-weak", "I.5", "VIII.4", "T-only",
            ])

        let onTime = try #require(profile.criterion("III.4-on-time"))
        #expect(onTime.group == Wording(vi: "III.4 Kết quả", en: "III.4 Results"))
        #expect(onTime.places == [.init(line: 1234, words: "đạt dưới 95% thì không chấm điểm")])
        #expect((onTime.unit, onTime.figure) == (.percent, .indicator("T1")))
        #expect((onTime.base, onTime.ruleset) == (.received, "qd-766"))
        #expect(onTime.conditions == ["level=full"])
        #expect(onTime.target(in: 2025) == ScoreTarget(.atLeast, percent: 100))
        #expect(onTime.most == Fraction(3, over: 2))
        #expect(onTime.rule == .proportionalAbove(ScoreTarget(.atLeast, percent: 95)))
        #expect(onTime.whenNothing == .full && onTime.contradicts == ["III.4-again"])
        #expect(onTime.reading?.en == "Between the floor and the target: by share.")

        let again = try #require(profile.criterion("III.4-again"))
        #expect(again.target(in: 2026) == ScoreTarget(.above, Fraction(955, over: 1000), isPercent: true))
        #expect(again.target(in: 2025) == nil)
        #expect((again.base, again.ruleset, again.most) == (.population, "form-06", nil))

        let both = try #require(profile.criterion("VII.4"))
        #expect(
            both.rule
                == .both([
                    .init(indicator: "D5", target: ScoreTarget(.atLeast, percent: 80)),
                    .init(fact: "I.5", target: ScoreTarget(.atLeast, Fraction(2))),
                ]))
        #expect(profile.criterion("VI.2")?.penalty == .init(fact: "VI.2-weak", share: Fraction(1, over: 10)))
        #expect(
            profile.criterion("I.5")?.rule
                == .bands([
                    .init(ScoreTarget(.atLeast, Fraction(3)), points: .one),
                    .init(ScoreTarget(.atLeast, .one), points: Fraction(1, over: 2)),
                ]))
        #expect(profile.criterion("VIII.4")?.rule == .socioEconomic(cliff: Fraction(7, over: 10)))
        #expect(profile.criterion("T-only")?.scope == .province)
        #expect(profile.factIDs == ["VI.2", "VI.2-weak", "I.5", "VIII.4.a", "VIII.4.b", "VIII.4.c"])
    }

    @Test("a file that extends another replaces criteria by their id, adds its own and drops what it names")
    func extending() throws {
        let folder = try Workfolder()
        let path = try folder.file(
            "ours.yaml",
            """
            profile: ours
            extends: \(Self.path)
            name: Ours
            source: Plan 12
            years: 2027
            drop: [III.4-again, III.4-on-time, T-only]
            criteria:
              - {id: I.5, group: g, name: n, unit: count, figure: fact, places: [{line: 1, words: w}], target: ">= 2"}
              - {id: X, group: g, name: n, unit: yes, figure: fact, places: [{line: 2, words: w}]}
            """)
        let profile = try Catalog.builtIn.profile(idOrPath: path)
        #expect(profile.years == 2027...2027 && profile.document == "001")
        #expect(profile.criteria.map(\.id) == ["VII.4", "VI.2", "VI.2-weak", "I.5", "VIII.4", "X"])
        #expect(profile.criterion("I.5")?.rule == .target)
    }

    @Test("what is replaced is checked with what stays")
    func extendingFaults() throws {
        let folder = try Workfolder()
        let start = "profile: ours\nextends: \(Self.path)\nname: n\nsource: s\n"
        let dropped = try folder.file("a.yaml", start + "drop: III.4-agian\n")
        var error = #expect(throws: CatalogError.self) { try Catalog.builtIn.profile(idOrPath: dropped) }
        #expect(error?.kind == .notInherited && error?.line == 5 && error?.suggestion == "III.4-again")
        // The penalty of VI.2, in the base, has lost its fact: said of the base's line.
        let lost = try folder.file("b.yaml", start + "drop: VI.2-weak\n")
        error = #expect(throws: CatalogError.self) { try Catalog.builtIn.profile(idOrPath: lost) }
        #expect(error?.kind == .unknownCriterion && error?.found == "VI.2-weak" && error?.file == Self.path)
    }

    @Test("a profile given as a ruleset is told apart by its key")
    func asRuleset() throws {
        let error = #expect(throws: CatalogError.self) { try Catalog.builtIn.ruleset(idOrPath: Self.path) }
        #expect(error?.kind == .otherCatalog && error?.found == "profile" && error?.expected == ["ruleset"])
    }

    @Test("docs/profiles.md explains every key, unit and rule of a profile, and its example loads")
    func documented() throws {
        let text = try DocumentationTests.text("profiles.md")
        let names =
            ["profile", "drop"] + CatalogHeader.keys.dropLast(2) + ProfileLayer.keys + CriterionEntry.keys
            + Criterion.Unit.allCases.map(\.rawValue) + Criterion.WhenNothing.allCases.map(\.rawValue)
        for name in names {
            #expect(DocumentationTests.mentions(name, text) || text.contains("\(name): "), "\(name)")
        }
        for name in ScoringRule.names {
            #expect(text.contains("| `\(name)`") || text.contains("| `{\(name):"), "\(name)")
        }
        for column in FactsColumn.allCases.prefix(6) {
            #expect(text.contains("`\(column.headingEn)`") && text.contains(column.headingVi))
        }
        let example = try #require(try DocumentationTests.examples("profiles.md").first)
        let folder = try Workfolder()
        let own = example.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("profile: ") ? "profile: own" : String($0)
        }
        let profile = try Catalog.builtIn.profile(
            idOrPath: folder.file("own.yaml", own.joined(separator: "\n")))
        #expect(profile.criteria.count == 1)
    }

    @Test("every built-in profile loads, and names rulesets that there are")
    func builtIn() {
        let rulesets = Set(Catalog.builtIn.rulesets.map(\.id))
        for profile in Catalog.builtIn.profiles {
            #expect(!profile.criteria.isEmpty)
            #expect(Set(profile.criteria.map(\.ruleset)).isSubset(of: rulesets))
        }
    }

    @Test("a built-in profile is scored whatever its figures are: sums hold, and no points go above what can be had")
    func scoring() {
        for profile in Catalog.builtIn.profiles {
            let year = profile.years?.upperBound ?? 2025
            let empty = Scorecard(profile, year: year, table: [:])
            #expect(empty.totals.known.isZero && empty.totals.unknown == empty.totals.most, "\(profile.id)")
            for (n, d) in [(0, 7), (6, 7), (7, 7), (0, 0)] as [(Int64, Int64)] {
                let facts = profile.factIDs.map { id -> Fact in
                    let criterion = profile.criteria.first { $0.factIDs.contains(id) }!
                    switch criterion.unit {
                    case .percent where criterion.id == id: return Fact(id, .ratio(numerator: n, denominator: d))
                    case .yes: return Fact(id, .done(n == d))
                    default: return Fact(id, .number(Fraction(Int128(id.hasSuffix(".b") ? 0 : n))))
                    }
                }
                let card = Scorecard(profile, year: year, facts: FactSheet(facts)) { _ in
                    .ratio(numerator: n, denominator: d)
                }
                var sum = card.totals.known
                sum += card.totals.unknown
                sum += card.totals.lost
                #expect(sum == card.totals.most, "\(profile.id)")
                #expect(!(card.totals.most < card.totals.attainable), "\(profile.id)")
                for row in card.rows {
                    guard let most = row.most, let points = row.points else { continue }
                    #expect(points >= .zero && points <= most, "\(profile.id) \(row.id)")
                    for back in row.winBack { #expect(!back.sentence(of: row).vi.isEmpty) }
                }
            }
        }
    }
}
