import Catalogs
import Dossiers
import Indicators
import Reports
import Scorecards

/// Counts every figure that profiles ask for, each once, in one pass over the dossiers.
struct ScoreJob {
    let job: ReportJob
    /// Ruleset, base and filters of one count.
    private struct Way: Hashable {
        var ruleset: String
        var base: Frame.Base
        var conditions: [String]
    }
    private var ways: [Way] = []
    private var countings: [Counting] = []
    /// The run's own count: what the report rests on.
    private var own: Counting

    init(_ request: RunRequest, _ profiles: [TargetProfile], progress: @escaping (ProgressEvent) -> Void)
        throws(RunError)
    {
        job = try ReportJob(request, keepsIDs: false, report: progress)
        own = try job.counting(by: [])
        for key in profiles.flatMap(\.figureKeys) {
            let way = Way(ruleset: key.ruleset, base: key.base, conditions: key.conditions)
            if ways.contains(way) { continue }
            let rules: Ruleset
            do { rules = try Catalog.builtIn.ruleset(idOrPath: key.ruleset) } catch { throw .catalog(error) }
            let filters = key.conditions.compactMap(Self.filter)
            // Filters on one field are alternatives: with the user's the criterion would count more than it asks for.
            for filter in job.settings.filters where filters.contains(where: { $0.field == filter.field }) {
                let others = DossierFilter.fields.filter { other in !filters.contains { $0.field == other } }
                throw .usage(.value(flag: "--where", found: filter.field + "=" + filter.value, expected: others))
            }
            ways.append(way)
            countings.append(
                try job.counting(by: []) {
                    $0.ruleset = rules
                    $0.base = key.base
                    $0.filters += filters
                })
        }
    }

    private static func filter(_ text: String) -> ReportDocument.Filter? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        return .init(field: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
    }

    /// - Returns: the document of the run's own count, and each figure by its key.
    func counted() throws(RunError) -> (document: ReportDocument, figures: [FigureKey: IndicatorResult]) {
        var all = [own] + countings
        _ = try Counting.run(&all)
        var figures: [FigureKey: IndicatorResult] = [:]
        for (way, counting) in zip(ways, all.dropFirst()) {
            guard let whole = job.document(counting).slices.first else { continue }
            for result in whole.indicators {
                let key = FigureKey(
                    indicator: result.id, base: way.base, ruleset: way.ruleset, conditions: way.conditions)
                figures[key] = result
            }
        }
        return (job.document(all[0]), figures)
    }
}
