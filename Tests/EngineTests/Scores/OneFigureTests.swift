import Catalogs
import Dossiers
@testable import Engine
import Indicators
import Reports
@testable import Scorecards
import Testing

/// Plan 001 asks that overlapping criteria use one figure: `motcua score --all`.
@Suite("One figure for all profiles")
struct OneFigureTests {
    @Test("criteria of the same figure show the same n/d in every profile, scored together or alone")
    func same() throws {
        let all = try ScoredPack()
        var shown: [FigureKey: Set<String>] = [:]
        for (id, card) in all.cards {
            let alone = try ScoredPack([id]) { $0.run.calendar = "kstt" }
            #expect(try alone.card.rows == card.rows, "\(id)")
            for row in card.rows {
                guard case .indicator = row.criterion.figure, let key = row.criterion.figureKeys.first else { continue }
                shown[key, default: []].insert("\(row.figure)")
            }
        }
        for (key, figures) in shown { #expect(figures.count == 1, "\(key): \(figures)") }
        // Six figures of form-06 and one of the PAR INDEX: more than one criterion each.
        #expect(shown.count > 15)
    }

    @Test("every figure is the one that a summary by its ruleset and base shows")
    func asSummarised() throws {
        for (key, figure) in try ScoredPack().figures {
            var run = Pack.request
            run.period = "2025-04"
            run.calendar = "kstt"
            run.rules = key.ruleset
            run.base = key.base.rawValue
            let slice = try #require(try Pipeline.analyze(run.settings()).slices.first)
            let value = try #require(slice.indicators.first { $0.id == key.indicator }).value
            #expect(ScoreFigure(value) == figure, "\(key)")
        }
    }

    @Test("the section of shared figures lists exactly those with two users or more, each user once")
    func sharedSection() throws {
        var users: [String: [String]] = [:]
        for profile in Catalog.builtIn.profiles {
            for criterion in profile.criteria where criterion.scope != .province {
                var ids: [String] = []
                if case .indicator(let id) = criterion.figure { ids.append(id) }
                if case .both(let conditions) = criterion.rule {
                    ids += conditions.map(\.name).filter { !ids.contains($0) }
                }
                for id in ids {
                    users["\(id) (\(criterion.ruleset)) \(criterion.base)", default: []].append(
                        "\(profile.name.en): \(criterion.name.en)")
                }
            }
        }
        let expected = users.values.filter { $0.count > 1 }.map { $0.sorted() }
        let table = try #require(try ScoredPack.report().table("shared"))
        var found: [[String]] = []
        var figures: [Set<String>] = []
        for row in try table.all {
            if row.kind == .group {
                found.append([])
                figures.append([])
            } else {
                found[found.count - 1].append(table.cell(row, "criterion").plain)
                figures[figures.count - 1].insert(table.cell(row, "figure").plain)
            }
        }
        #expect(Set(found.map { $0.sorted() }) == Set(expected) && found.count == expected.count)
        for figure in figures { #expect(figure.count == 1, "\(figure)") }
    }

    @Test("each shared figure has a heading of its own, and a condition its own target")
    func sharedHeadings() throws {
        let table = try #require(try ScoredPack.report().table("shared"))
        let headings = try table.all.filter { $0.kind == .group }.map { $0.cells[0].plain }
        #expect(Set(headings).count == headings.count, "\(headings)")
        var heading = ""
        for row in try table.all {
            if row.kind == .group { heading = row.cells[0].plain }
            guard heading.hasPrefix("D4"), table.cell(row, "criterion").plain.contains("Điện Bàn") else { continue }
            #expect(table.cell(row, "target").plain == "≥ 50 %")
        }
    }

    @Test("a store gives the scorecards that the files give")
    func store() throws {
        let scratch = StoreScratch()
        try scratch.importing([Pack.folder + "ho-so.csv"], registers: Pack.registers)
        let (files, store) = (try ScoredPack(), try ScoredPack { $0.run = scratch.stored("2025-04") })
        for (id, card) in files.cards {
            let other = try #require(store.cards[id])
            for (row, same) in zip(card.rows, other.rows) { #expect(row == same, "\(id) \(row.id)") }
            #expect(card.totals == other.totals)
        }
    }

    @Test("a store scores what was known then")
    func knownAt() throws {
        let scratch = StoreScratch()
        let head = "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý\n"
        let one = "H05-250301-0001,20/03/2025,25/03/2025,24/03/2025\n"
        let before = scratch.scratch.file("d1.csv", head + one + "H05-250301-0002,20/03/2025,25/03/2025,\n")
        let after = scratch.scratch.file("d2.csv", head + one + "H05-250301-0002,20/03/2025,25/03/2025,27/03/2025\n")
        try scratch.importing([before], drawnAt: "2025-03-26")
        try scratch.importing([after], drawnAt: "2025-04-20", at: 1)
        func onTime(_ knownAt: String?) throws -> ScoreFigure {
            try ScoredPack(["phu-son-2025"]) {
                $0.run = scratch.stored("2025-04")
                $0.run.knownAt = knownAt
            }.row("on-time").figure
        }
        #expect(try onTime("1") == .ratio(numerator: 1, denominator: 1))
        #expect(try onTime(nil) == .ratio(numerator: 1, denominator: 2))
    }
}

extension StoreScratch {
    /// A run over the store.
    func stored(_ period: String) -> RunRequest {
        var request = request()
        request.clock = Pack.request.clock
        request.store = store
        request.threads = 2
        request.period = period
        return request
    }
}
