public import Indicators

/// What a report is composed of: the same dossiers counted in several ways. The engine counts, composing words it, and
/// renderers turn the words into bytes.
public struct ReportMaterial: Sendable {
    /// The figures of the period, by what the report is cut by.
    public var present: ReportDocument
    /// The same by month; by unit and month.
    public var byMonth: ReportDocument?
    public var byUnitAndMonth: ReportDocument?
    /// The period before, cut as ``present``.
    public var before: ReportDocument?
    /// Periods of the same kind before, oldest first, of which the data tell in full.
    public var earlier: [ReportDocument] = []
    /// The command that lists a part of an indicator, uncut.
    public var listCommand: @Sendable (String, Indicator.Part) -> String
    /// The dossiers behind the figures, where the format can hold them.
    public var evidence: Report.Evidence?
    /// The dossiers of a list, whole.
    public var list: Report.Table?

    public init(present: ReportDocument, listCommand: @escaping @Sendable (String, Indicator.Part) -> String) {
        self.present = present
        self.listCommand = listCommand
    }
}
