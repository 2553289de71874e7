import Dossiers
import Indicators
public import Reports

/// What `motcua report` makes of a period.
public enum ReportKind: String, CaseIterable, Sendable {
    case summary
    case formSix = "form-06"
    case units, procedures, late, brief
}

extension Pipeline {
    /// What `motcua analyze` found as a report that is handed on.
    public static func report(of document: ReportDocument, _ request: RunRequest) -> Report {
        let command = ListCommandText(request, period: request.period)
        return AnalyzeReport.compose(ReportMaterial(present: document) { command.of($0, $1) })
    }

    /// A report of one period.
    /// - Parameters:
    ///   - request: the run; its period may be nil for all that the data tell of.
    ///   - heldLists: how long a list behind a figure may be to be held in the report; nil where the format holds none.
    /// - Returns: the report, and whether records were rejected.
    public static func report(
        _ kind: ReportKind, _ request: RunRequest, heldLists: Int?,
        progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (report: Report, hasRejects: Bool) {
        if kind == .formSix, request.base != "population" {
            throw .usage(.value(flag: "--base", found: request.base, expected: ["population"]))
        }
        let showsCodes = heldLists != nil || kind == .late
        let job = try ReportJob(request, keepsIDs: showsCodes, report: progress)
        let series = try ReportSeries(kind, job)
        return (try series.report(heldLists: heldLists), job.hasRejects)
    }
}

/// The counts that a kind of report is made of.
private struct ReportSeries {
    let kind: ReportKind
    let job: ReportJob
    private var present: Counting
    private var byMonth: Counting?
    private var byUnitAndMonth: Counting?
    private var before: Counting?
    private var earlier: [Counting] = []

    /// Periods before the present one that a trend shows.
    private static let trendLength = 4

    init(_ kind: ReportKind, _ job: ReportJob) throws(RunError) {
        self.kind = kind
        self.job = job
        let hasUnits = job.naturalCut == .unit
        switch kind {
        case .summary:
            present = try job.counting(by: job.cut)
            byMonth = try job.counting(by: [.month])
            if hasUnits { byUnitAndMonth = try job.counting(by: [.unit, .month]) }
        case .formSix:
            present = try job.counting(by: job.settings.dimensions.isEmpty ? [.field] : job.settings.dimensions)
        case .units:
            try job.refuseCut(unless: .unit)
            present = try job.counting(by: [.unit])
            byUnitAndMonth = try job.counting(by: [.unit, .month])
        case .procedures:
            try job.refuseCut(unless: .procedure)
            present = try job.counting(by: [.procedure])
        case .late, .brief: present = try job.counting(by: job.cut)
        }
        let periods = job.earlierPeriods(Self.trendLength)
        if kind == .summary || kind == .brief {
            for period in periods.dropLast() { earlier.append(try job.counting(period: period, by: [])) }
        }
        if [.units, .procedures, .brief, .summary].contains(kind), let last = periods.last {
            before = try job.counting(period: last, by: present.settings.dimensions)
        }
    }

    func report(heldLists: Int?) throws(RunError) -> Report {
        var all = [present] + [byMonth, byUnitAndMonth, before].compactMap { $0 } + earlier
        let letters = kind == .brief ? LetterNeeds(job, present, days: LetterNeeds.usualDays) : nil
        let (picked, keeper) = try Counting.run(
            &all, pick: letters?.pick ?? (kind == .late ? Self.isLate : nil), keeper: heldLists.map(ListKeeper.init))
        var counted = all[...]
        let present = counted.removeFirst()
        let command = ListCommandText(job.request, period: job.request.period)
        var material = ReportMaterial(present: job.document(present)) { command.of($0, $1) }
        if byMonth != nil { material.byMonth = job.document(counted.removeFirst()) }
        if byUnitAndMonth != nil { material.byUnitAndMonth = job.document(counted.removeFirst()) }
        if before != nil { material.before = job.document(counted.removeFirst()) }
        material.earlier = counted.map(job.document)
        if kind == .summary || kind == .brief { material.earlier += [material.before].compactMap { $0 } }
        material.evidence = try job.evidence(keeper, present)
        switch kind {
        case .summary: return SummaryReport.compose(material)
        case .formSix: return FormSixReport.compose(material)
        case .units: return UnitsReport.compose(material)
        case .procedures: return ProceduresReport.compose(material)
        case .late:
            material.list = job.table("late", picked, present)
            return LateReport.compose(material)
        case .brief:
            return BriefReport.compose(material, letters: letters?.material(material, picked, present))
        }
    }

    private static let isLate: DossierPick = { _, _, marks in
        marks.contains(.late) || marks.contains(.openOverdue)
    }
}
