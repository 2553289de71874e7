import Dossiers
import Indicators
public import Reports

extension Pipeline {
    /// Two periods, offices or rulesets against each other, or several periods in a row.
    public static func compare(
        _ request: CompareRequest, progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (report: Report, hasRejects: Bool) {
        var split: [String] = []
        for id in request.split {
            guard let indicator = IndicatorCatalog.indicator(id.uppercased()), indicator.isRate else {
                throw .unknownIndicator(id, expected: IndicatorCatalog.all.filter(\.isRate).map(\.id))
            }
            split.append(indicator.id)
        }
        let run = try Comparison(request, progress)
        let (figures, cautions) = try run.counted()
        let command = run.command
        let report = CompareReport.compose(
            figures, cautions: cautions, isPaired: request.rulesBefore != nil, ids: split.isEmpty ? nil : split,
            shown: request.showsAll ? nil : 12
        ) { command.of($0, $1) }
        return (report, run.job.hasRejects)
    }
}

/// One comparison: what is counted, and under which names.
private struct Comparison {
    let job: ReportJob
    private var countings: [Counting] = []
    private var labels: [Report.Label] = []
    private let isOnePeriod: Bool
    /// Lists are of the last figures.
    private(set) var command: ListCommandText

    init(_ request: CompareRequest, _ progress: @escaping (ProgressEvent) -> Void) throws(RunError) {
        var run = request.run
        // The rules tell the calendar; periods are read in it.
        let settings = try run.settings()
        let periods = try request.resolved(settings.periodCalendar)
        if let sub = settings.dimensions.first(where: { $0.subPeriod != nil }) {
            let kept = Dimension.allCases.filter { $0.subPeriod == nil }.map(\.rawValue)
            throw .usage(.value(flag: "--by", found: sub.rawValue, expected: kept))
        }
        if settings.dimensions.count > 1 {
            throw .usage(.value(flag: "--by", found: run.by ?? "", expected: settings.dimensions.map(\.rawValue)))
        }
        // The last one's label: a list of the report is of it.
        run.period = request.periods.last
        job = try ReportJob(run, keepsIDs: false, report: progress)
        // Filters on one field are alternatives: one more unit would join both sides.
        if !request.units.isEmpty, let unit = job.settings.filters.first(where: { $0.field == "unit" }) {
            throw .usage(.value(flag: "--where", found: "unit=" + unit.value, expected: ["--unit A --unit B"]))
        }
        isOnePeriod = !request.units.isEmpty || request.rulesBefore != nil
        if let unit = request.units.last { run.filters.append("unit=" + unit) }
        command = ListCommandText(run, period: run.period)
        if !request.units.isEmpty {
            try compareUnits(request.units, periods[0])
        } else if let rules = request.rulesBefore {
            try compareRules(rules, run, periods[0])
        } else {
            let spans = request.toDate ? cut(periods) : periods
            try comparePeriods(spans)
            if spans != periods { command = ListCommandText(run, period: spans.last?.label) }
        }
    }

    private mutating func comparePeriods(_ periods: [Period]) throws(RunError) {
        for period in periods {
            countings.append(try job.counting(period: period, by: job.cut))
            labels.append(.word(Bilingual(same: period.label)))
        }
    }

    private mutating func compareUnits(_ units: [String], _ period: Period) throws(RunError) {
        guard units.count > 1 else {
            throw .usage(.value(flag: "--unit", found: units.first ?? "", expected: ["--unit A --unit B"]))
        }
        let cut = job.settings.dimensions.isEmpty ? [.procedure] : job.settings.dimensions
        for unit in units {
            countings.append(
                try job.counting(period: period, by: cut) { $0.filters.append(.init(field: "unit", value: unit)) })
            labels.append(.text(unit))
        }
    }

    private mutating func compareRules(_ rules: String, _ run: RunRequest, _ period: Period) throws(RunError) {
        var before = run
        before.rules = rules
        let other = try before.settings()
        for (settings, name) in [(other, other.ruleset.id), (job.settings, job.settings.ruleset.id)] {
            countings.append(
                try job.counting(period: period, by: job.cut) {
                    // The days are the same: only the rules differ.
                    $0.ruleset = settings.ruleset
                })
            labels.append(.text(name))
        }
    }

    /// Periods cut where the last one's data end.
    private func cut(_ periods: [Period]) -> [Period] {
        guard let last = periods.last else { return periods }
        let day = job.bounds.lastDay
        guard day < last.lastDay, day >= last.firstDay else { return periods }
        return periods.dropLast().map { $0.part(answeringTo: last, through: day) } + [last.through(day)]
    }

    func counted() throws(RunError) -> ([ComparedFigures], [Bilingual]) {
        var all = countings
        _ = try Counting.run(&all)
        let figures = zip(all, labels).map { counting, label in
            let document = job.document(counting)
            return ComparedFigures(label: named(label, document), document: document)
        }
        return (figures, Cautions(job, figures, all, isOnePeriod: isOnePeriod).all)
    }

    /// Periods are named as people name them.
    private func named(_ label: Report.Label, _ document: ReportDocument) -> Report.Label {
        if case .word = label { return .word(document.periodName) }
        return label
    }
}
