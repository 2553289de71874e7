import Catalogs
import Dossiers
import Indicators
import Scorecards

/// What `motcua score` is asked for.
public struct ScoreRequest {
    public var run: RunRequest
    /// Ids or paths of profiles; empty for all built-in ones.
    public var profiles: [String]
    /// `facts.csv`, or `PROFILE=facts.csv` where several are scored.
    public var facts: [String] = []
    /// Exports of petitions and of ratings, from which facts are counted that were not given.
    public var petitions: [String] = []
    public var ratings: [String] = []
    /// `late=-5,online=+200`
    public var whatIf: String?
    /// Commune or province; nil goes by each profile.
    public var scope: String?

    public init(run: RunRequest, profiles: [String]) {
        self.run = run
        self.profiles = profiles
    }

    /// Everything that is read: the result replaces none of it.
    public var filesRead: [String] {
        run.filesRead + petitions + ratings
            + facts.flatMap { text in [text] + text.split(separator: "=").dropFirst().map(String.init) }
    }

    func loaded() throws(RunError) -> [TargetProfile] {
        if profiles.isEmpty { return Catalog.builtIn.profiles }
        var loaded: [TargetProfile] = []
        for name in profiles {
            do { loaded.append(try Catalog.builtIn.profile(idOrPath: name)) } catch { throw .catalog(error) }
        }
        return loaded
    }

    /// The run by the rules of its only profile: its calendar, its switches and its base. Several profiles share one
    /// period, hence the run's own rules.
    func ruled(_ profiles: [TargetProfile]) -> RunRequest {
        guard let only = profiles.first, profiles.count == 1 else { return run }
        var own = run
        own.rules = only.ruleset
        own.base = only.base.rawValue
        return own
    }

    /// The facts of each profile, by its id.
    func factSheets(_ profiles: [TargetProfile]) throws(RunError) -> [String: FactSheet] {
        var sheets: [String: FactSheet] = [:]
        for text in facts {
            let (profile, path) = try owner(of: text, profiles)
            do { sheets[profile.id] = try FactsReader.read(path: path, for: profile) } catch { throw .facts(error) }
        }
        return sheets
    }

    private func owner(of text: String, _ profiles: [TargetProfile]) throws(RunError) -> (TargetProfile, String) {
        if let equals = text.firstIndex(of: "="), let named = profiles.first(where: { $0.id == text[..<equals] }) {
            return (named, String(text[text.index(after: equals)...]))
        }
        guard let only = profiles.first, profiles.count == 1 else {
            throw .usage(
                .value(flag: "--facts", found: text, expected: profiles.map { $0.id + "=facts.csv" }))
        }
        return (only, text)
    }

    /// What petitions and ratings come to in the period of the dossiers, by the figure's id.
    func feedback(
        in period: Period, _ progress: @escaping (ProgressEvent) -> Void
    ) throws(RunError) -> (figures: [String: IndicatorResult], hasRejects: Bool) {
        guard !petitions.isEmpty || !ratings.isEmpty else { return ([:], false) }
        var request = FeedbackRequest(run: run)
        request.period = period
        request.run.by = nil
        request.petitions = petitions
        request.ratings = ratings
        let (results, hasRejects) = try Pipeline.feedbackFigures(request, progress: progress)
        return (Dictionary(results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }), hasRejects)
    }

    /// Facts that those figures stand in for, with what they were counted from.
    func facts(of profile: TargetProfile, from feedback: [String: IndicatorResult]) -> [Fact] {
        profile.criteria.compactMap { criterion in
            guard let id = criterion.feedback, case .ratio(let numerator, let denominator)? = feedback[id]?.value else {
                return nil
            }
            let files = FeedbackCatalog.petitions.contains { $0.id == id } ? petitions : ratings
            return Fact(
                criterion.id, .ratio(numerator: numerator, denominator: denominator),
                evidence: files.joined(separator: ", "), countedBy: id)
        }
    }

    func wish() throws(RunError) -> WhatIf? {
        guard let whatIf else { return nil }
        do { return try WhatIf.parse(whatIf) } catch { throw .whatIf(error) }
    }

    func level() throws(RunError) -> Criterion.Scope? {
        guard let scope else { return nil }
        guard let known = Criterion.Scope(rawValue: scope.lowercased()) else {
            throw .usage(.value(flag: "--scope", found: scope, expected: Criterion.Scope.allCases.map(\.rawValue)))
        }
        return known
    }
}
