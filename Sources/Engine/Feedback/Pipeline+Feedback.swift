import Dossiers
public import Indicators
public import Reports

extension Pipeline {
    /// Petitions and satisfaction ratings: what `motcua feedback` shows.
    /// - Parameter withLists: whether petitions that are overdue or not published are listed one by one.
    /// - Returns: the report, and whether records were rejected.
    public static func feedback(
        _ request: FeedbackRequest, withLists: Bool = true, progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (report: Report, hasRejects: Bool) {
        let job = try FeedbackJob(request, keepsIDs: withLists, progress)
        var material = FeedbackMaterial(petitions: job.petitions?.document, ratings: job.ratings?.document)
        if let petitions = job.petitions {
            material.assumedDue = petitions.assumedDue
            material.overdue = withLists ? petitions.lateTable : nil
            material.unpublished = withLists ? petitions.unpublishedTable : nil
        }
        material.chosenFields = job.ratings?.chosenFields ?? []
        return (FeedbackReport.compose(material), job.hasRejects)
    }

    /// The same figures alone, for scorecards: K1–K3 where petitions were named, H1 and H2 where ratings were.
    ///
    /// A missing column is `noData`, a denominator of 0 is nothing to be counted; an id that is not among the results
    /// belongs to files that were not named.
    public static func feedbackFigures(
        _ request: FeedbackRequest, progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (results: [IndicatorResult], hasRejects: Bool) {
        let job = try FeedbackJob(request, keepsIDs: false, progress)
        return (job.parts.flatMap { $0.document.slices.first?.indicators ?? [] }, job.hasRejects)
    }
}

/// Both sorts of files, read one after the other and counted in one period.
private struct FeedbackJob {
    private(set) var petitions: FeedbackPart?
    private(set) var ratings: FeedbackPart?

    var parts: [FeedbackPart] { [petitions, ratings].compactMap { $0 } }
    var hasRejects: Bool { parts.contains(where: \.source.hasRejects) }

    init(
        _ request: FeedbackRequest, keepsIDs: Bool, _ progress: @escaping (ProgressEvent) -> Void
    ) throws(RunError) {
        let subjects = FeedbackSubject.allCases.filter { !request.inputs($0).isEmpty }
        guard !subjects.isEmpty else { throw .usage(.noFeedback) }
        guard subjects.flatMap(request.inputs).count(where: { $0 == "-" }) <= 1 else { throw .standardInputTwice }
        var read: [(subject: FeedbackSubject, source: RunSource, settings: RunSettings)] = []
        for subject in subjects {
            let settings = try request.settings(subject)
            let keeps = keepsIDs && subject == .petitions
            read.append((subject, try RunSource(settings, keepsIDs: keeps, report: progress), settings))
        }
        var period = request.period ?? read[0].settings.period
        if period == nil {
            // All that either tells of.
            var spans: [Period] = []
            for (_, source, settings) in read { spans.append(try RunBounds(source, settings).period) }
            let (from, to) = (spans.map(\.from).min()!, spans.map(\.to).max()!)
            let lastDay = Stamp(rawValue: to.rawValue - 1).day
            period = Period(from: from, to: to, label: "\(from.day.isoText)..\(lastDay.isoText)")
        }
        for (subject, source, settings) in read {
            var own = settings
            own.period = period
            let part = try FeedbackPart(subject, source, own)
            if subject == .petitions { petitions = part } else { ratings = part }
        }
    }
}
