import Dossiers
public import Reports

extension Pipeline {
    /// The letters of apology that are to be sent, and how those stand that were.
    /// - Parameters:
    ///   - request: the run; cut by unit, or by officer where it is asked for.
    ///   - days: how far ahead, in working days.
    public static func letters(
        _ request: RunRequest, within days: Int, heldLists: Int?,
        progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (report: Report, hasRejects: Bool) {
        let job = try LettersJob(request, days, heldLists: heldLists, progress)
        // A list of another day needs the period that ends with it.
        let period = request.asOf == nil ? request.period : job.counting.bounds.period.label
        let command = ListCommandText(request, period: period)
        var material = ReportMaterial(present: job.job.document(job.counting)) { command.of($0, $1) }
        material.evidence = try job.job.evidence(job.keeper, job.counting)
        return (
            LettersReport.compose(job.needs.material(material, job.picked, job.counting)), job.job.hasRejects
        )
    }

    /// The fields of the official form for those that have no letter yet.
    public static func mailMerge(
        _ request: RunRequest, within days: Int, progress: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (listing: DossierListing, hasRejects: Bool) {
        let job = try LettersJob(request, days, heldLists: nil, progress)
        return (MailMerge.listing(job.needs.missing(job.picked, job.counting), job.job.source), job.job.hasRejects)
    }
}

/// The dossiers that letters are about, counted and picked.
private struct LettersJob {
    let job: ReportJob
    let needs: LetterNeeds
    let counting: Counting
    let picked: [Dossier]
    let keeper: ListKeeper?

    init(
        _ request: RunRequest, _ days: Int, heldLists: Int?, _ progress: @escaping (ProgressEvent) -> Void
    ) throws(RunError) {
        guard (0...250).contains(days) else {
            throw .usage(.value(flag: "--within", found: String(days), expected: ["0 … 250"]))
        }
        job = try ReportJob(request, keepsIDs: true, report: progress)
        let dimensions = job.settings.dimensions
        guard dimensions.isEmpty || dimensions == [.unit] || dimensions == [.officer] else {
            throw .usage(.value(flag: "--by", found: request.by ?? "", expected: ["unit", "officer"]))
        }
        // Letters are of a day: what was finished after it was still open then.
        let isWhole = job.bounds.isGiven && job.settings.asOf == nil
        let period = isWhole ? nil : job.bounds.period.through(job.bounds.lastDay)
        var all = [try job.counting(period: period, by: dimensions.isEmpty ? [.unit] : dimensions)]
        needs = LetterNeeds(job, all[0], days: days)
        (picked, keeper) = try Counting.run(&all, pick: needs.pick, keeper: heldLists.map(ListKeeper.init))
        counting = all[0]
    }
}
