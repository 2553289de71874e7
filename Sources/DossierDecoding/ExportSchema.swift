public import Dossiers

/// Which headings and words of an export mean what (lược đồ): data, read from `data/schemas/*.yaml` or
/// from the user's own file.
public struct ExportSchema: Sendable, Equatable {
    public enum DateOrder: String, CaseIterable, Sendable { case dayFirst, monthFirst }

    /// A heading whose meaning depends on the other headings ("Ngày trả" is the promised date in one
    /// export and the hand-over date in another).
    public struct ConditionalHeading: Sendable, Equatable {
        public var heading: String
        public var field: CanonicalField
        /// Only when this field has been matched by another heading.
        public var whenMatched: CanonicalField
        public init(heading: String, field: CanonicalField, whenMatched: CanonicalField) {
            self.heading = heading
            self.field = field
            self.whenMatched = whenMatched
        }
    }

    public var id: String
    public var nameVi: String
    public var nameEn: String
    /// Where the headings and words were seen.
    public var sourceVi: String
    public var sourceEn: String
    public var dateOrder: DateOrder
    /// The file's local time, minutes east of UTC (420 in Vietnam): to which stamps with an offset are converted.
    public var utcOffsetMinutes: Int
    /// Whether a dossier code of another than the usual Vietnamese shape is worth a finding.
    public var checksDossierCodes: Bool
    /// Synonyms per field, in order of precedence.
    public var headings: [CanonicalField: [String]]
    public var conditionalHeadings: [ConditionalHeading]
    /// Headings whose amounts are added up when no `fee` heading is present (Phí + Lệ phí).
    public var feeParts: [String]
    /// Columns for which any non-empty cell means yes (a link to a photo or a result file).
    public var presenceFields: FieldSet
    /// Words and codes, folded when matched. Keys are what the cell says.
    public var statusWords: [String: StatusGroup]
    public var channelWords: [String: Channel]
    public var levelWords: [String: ServiceLevel]
    public var paymentWords: [String: Payment]
    public var ratingWords: [String: Rating]
    public var answerWords: [String: Answer]
    /// Patterns in title rows and file names that carry the export's own instant, e.g. `Ngày xuất: {dd/MM/yyyy HH:mm}`
    /// or `_{yyyyMMdd}`. Text outside braces is matched folded; the braces hold a date form.
    public var exportedAtInTitle: [String]
    public var exportedAtInFileName: [String]

    public init(id: String, nameVi: String, nameEn: String, sourceVi: String, sourceEn: String) {
        self.id = id
        self.nameVi = nameVi
        self.nameEn = nameEn
        self.sourceVi = sourceVi
        self.sourceEn = sourceEn
        dateOrder = .dayFirst
        utcOffsetMinutes = 420
        checksDossierCodes = true
        headings = [:]
        conditionalHeadings = []
        feeParts = []
        presenceFields = []
        statusWords = [:]
        channelWords = [:]
        levelWords = [:]
        paymentWords = [:]
        ratingWords = [:]
        answerWords = [:]
        exportedAtInTitle = []
        exportedAtInFileName = []
    }
}
