import Catalogs
import Dossiers
@testable import Engine
import Indicators
import Reports
@testable import Scorecards
import Testing

/// Profiles held against files, as scorecards and figures and not as text.
struct ScoredPack {
    let cards: [String: Scorecard]
    let figures: [FigureKey: ScoreFigure]

    /// - Parameters:
    ///   - profiles: ids or paths; none for all built-in ones.
    ///   - change: of a request for the pack of cases/ with its registers, 2025-04.
    init(_ profiles: [String] = [], _ change: (inout ScoreRequest) -> Void = { _ in }) throws {
        let request = Self.request(profiles, change)
        let loaded = try request.loaded()
        let job = try ScoreJob(request.ruled(loaded), loaded, progress: { _ in })
        let counted = try job.counted().figures.mapValues { ScoreFigure($0.value) }
        let facts = try request.factSheets(loaded)
        let wish = try request.wish()
        let level = try request.level()
        let year = CivilCalendar.year(of: job.job.bounds.period.lastDay)
        figures = counted
        let table: (FigureKey) -> ScoreFigure = { counted[$0] ?? .noData(.notCounted) }
        cards = Dictionary(
            uniqueKeysWithValues: loaded.map {
                (
                    $0.id,
                    Scorecard(
                        $0, year: year, scope: level, facts: facts[$0.id] ?? FactSheet(),
                        figures: wish?.over(table) ?? table)
                )
            })
    }

    static func request(_ profiles: [String], _ change: (inout ScoreRequest) -> Void = { _ in }) -> ScoreRequest {
        var request = ScoreRequest(run: Pack.request, profiles: profiles)
        request.run.period = "2025-04"
        change(&request)
        return request
    }

    static func report(
        _ profiles: [String] = [], _ change: (inout ScoreRequest) -> Void = { _ in }
    ) throws -> Report {
        try Pipeline.score(request(profiles, change)).report
    }

    /// The only scorecard.
    var card: Scorecard {
        get throws { try #require(cards.values.first) }
    }

    func row(_ id: String) throws -> ScoreRow { try #require(try card[id]) }

    /// Criteria that are computed of dossiers, one a line: `id n/d missed 1/2 of 3/2`.
    func lines(_ profile: String) throws -> [String] {
        try #require(cards[profile]).rows.filter { $0.criterion.figure != .fact }.map(Self.line)
    }

    static func line(_ row: ScoreRow) -> String {
        let figure =
            switch row.figure {
            case .ratio(let numerator, let denominator): "\(numerator)/\(denominator)"
            case .value(let value): text(value)
            case .done(let isDone): "\(isDone)"
            case .noData(let reason): "\(reason)"
            }
        let state =
            switch row.status {
            case .met: "met"
            case .notMet: "missed"
            case .noData: "no data"
            case .information: "shown"
            }
        guard let most = row.most else { return "\(row.id) \(figure) \(state)" }
        return "\(row.id) \(figure) \(state) \(row.points.map(text) ?? "?") of \(text(most))"
    }

    static func text(_ value: Fraction) -> String {
        value.denominator == 1 ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
    }

    /// known, unknown, lost, most
    func sums(_ profile: String) throws -> [PointSum] {
        let totals = try #require(cards[profile]).totals
        return [totals.known, totals.unknown, totals.lost, totals.most]
    }
}

extension PointSum {
    init(_ numerator: Int128, over denominator: Int128 = 1) { self.init(Fraction(numerator, over: denominator)) }
}

/// A profile of a test's own, in a file.
struct OwnProfile {
    let scratch = Scratch()
    let path: String

    init(_ criteria: String, head: String = "years: 2025", _ name: String = "ours") {
        path = scratch.file(
            "\(name).yaml",
            """
            profile: \(name)
            name: {vi: Của mình, en: Ours}
            source: {vi: Kế hoạch, en: Plan}
            scope: commune
            ruleset: form-06
            base: population
            \(head)
            criteria:
            \(criteria)

            """)
    }

    /// The keys that every criterion needs, in one line.
    static func criterion(_ id: String, _ rest: String) -> String {
        "  - {id: \(id), group: {vi: nhóm, en: group}, name: {vi: tên \(id), en: name of \(id)}, \(rest)}"
    }
}
