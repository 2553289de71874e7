import Dossiers

/// What `motcua feedback` is asked: petitions (phản ánh, kiến nghị), satisfaction ratings, or both.
public struct FeedbackRequest {
    /// Period, calendars, as-of, cut, filters and how files are read. Its own inputs, registers, store, schema and rules are
    /// not looked at.
    public var run: RunRequest
    /// Files, folders, patterns or `-`.
    public var petitions: [String] = []
    public var ratings: [String] = []
    /// Built-in ids or paths.
    public var petitionSchema = FeedbackSubject.petitions.schema
    public var ratingSchema = FeedbackSubject.ratings.schema

    /// The period of another count that these figures belong to; nil: the run's own.
    var period: Period?

    public init(run: RunRequest) { self.run = run }

    func inputs(_ subject: FeedbackSubject) -> [String] { subject == .petitions ? petitions : ratings }

    /// The run over the files of one subject.
    func settings(_ subject: FeedbackSubject) throws(RunError) -> RunSettings {
        var own = run
        own.inputs = inputs(subject)
        own.registers = []
        own.store = nil
        own.knownAt = nil
        own.schema = subject == .petitions ? petitionSchema : ratingSchema
        own.rules = "form-06"
        own.base = "population"
        own.targets = []
        // Files of one name may be among both.
        own.rejectsFolder = run.rejectsFolder.map { $0 + "/" + subject.rawValue }
        var settings = try own.settings()
        settings.indicators = subject.indicators
        settings.countsDirectly = false
        let allowed: [Dimension] = [.unit, .field]
        if settings.dimensions.isEmpty { settings.dimensions = [.unit] }
        guard settings.dimensions.count == 1, allowed.contains(settings.dimensions[0]) else {
            throw .usage(.value(flag: "--by", found: run.by ?? "", expected: allowed.map(\.rawValue)))
        }
        return settings
    }
}
