import Catalogs
import Dossiers
import Indicators
public import Reports
import Scorecards

extension Pipeline {
    /// Figures of a period held against profiles: what `motcua score` shows.
    public static func score(
        _ request: ScoreRequest, progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (report: Report, hasRejects: Bool) {
        let profiles = try request.loaded()
        let facts = try request.factSheets(profiles)
        let wish = try request.wish()
        let level = try request.level()
        let inputs = request.run.inputs + request.run.registers + request.petitions + request.ratings
        guard inputs.count(where: { $0 == "-" }) <= 1 else { throw .standardInputTwice }
        let ruled = request.ruled(profiles)
        let run = try ScoreJob(ruled, profiles, progress: progress)
        let (feedback, rejectsFeedback) = try request.feedback(in: run.job.bounds.period, progress)
        let (document, counted) = try run.counted()
        let period = run.job.bounds.period
        let year = CivilCalendar.year(of: period.lastDay)
        let projection = Projection(period: period, asOf: run.job.bounds.asOf)
        let figures: (FigureKey) -> ScoreFigure = { key in
            counted[key].map { ScoreFigure($0.value) } ?? .noData(.notCounted)
        }
        let scored = profiles.map { profile in
            let sheet = (facts[profile.id] ?? FactSheet()).filled(with: request.facts(of: profile, from: feedback))
            func card(_ figures: (FigureKey) -> ScoreFigure) -> Scorecard {
                Scorecard(profile, year: year, scope: level, facts: sheet, figures: figures)
            }
            return ScoredProfile(
                card: card(figures), wished: wish.map { card($0.over(figures)) },
                projected: projection.map { card($0.over(figures)) })
        }
        let command = ListCommandText(ruled, period: ruled.period)
        let material = ReportMaterial(present: document) { command.of($0, $1) }
        var report = ScoreReport.compose(
            scored, material: material, results: counted,
            wishes: wish?.assumptions ?? [], assumptions: projection?.assumptions ?? [])
        report.notes += otherCalendars(profiles, run.job)
        return (report, run.job.hasRejects || rejectsFeedback)
    }

    /// Several profiles share one period: said of those whose own rules cut a period of that name otherwise.
    private static func otherCalendars(_ profiles: [TargetProfile], _ job: ReportJob) -> [Bilingual] {
        guard profiles.count > 1, let name = job.request.period else { return [] }
        return profiles.compactMap { profile in
            guard let rules = try? Catalog.builtIn.ruleset(idOrPath: profile.ruleset),
                let own = try? Period.parse(name, calendar: rules.calendar), own.from != job.bounds.period.from
            else { return nil }
            let (first, last) = (own.firstDay, own.lastDay)
            return Bilingual(
                vi:
                    "\(profile.id): theo bộ quy tắc \(rules.id), kỳ \(name) là \(first.vietnameseText) – \(last.vietnameseText); ở đây chấm trên cùng một kỳ với các bộ khác. Chấm riêng: motcua score \(profile.id).",
                en:
                    "\(profile.id): by the ruleset \(rules.id) the period \(name) is \(first.isoText) – \(last.isoText); here it is scored on one period with the others. By its own: motcua score \(profile.id)."
            )
        }
    }

    /// A table of the facts that a profile takes from elsewhere, to be filled in.
    public static func factsTemplate(_ profile: String, year: Int?, language: Language) throws(RunError) -> [UInt8] {
        let loaded: TargetProfile
        do { loaded = try Catalog.builtIn.profile(idOrPath: profile) } catch { throw .catalog(error) }
        return FactsTemplate.csv(
            of: loaded, year: year ?? loaded.years?.lowerBound ?? 2025, style: language == .vi ? .vietnamese : .english)
    }
}
