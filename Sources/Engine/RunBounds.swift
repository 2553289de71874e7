import DossierDecoding
import Dossiers
import Reports

/// The bounds of a run in time, known once all files are read (definitions §2, §4).
struct RunBounds {
    var period: Period
    /// Whether the user named the period.
    var isGiven: Bool
    /// Exclusive.
    var asOf: Stamp
    /// The last day that belongs to it.
    var lastDay: CivilDay { Stamp(rawValue: max(asOf.rawValue, 1) - 1).day }
    /// The latest of the exports' own instants (exclusive), and where it comes from.
    var exportedAt: Stamp
    var exportedAtSource: ReportDocument.ExportedAtSource
    /// Per file of the run: its own instant.
    var exportedAtOfFile: [Stamp]

    init(
        period: Period, isGiven: Bool, asOf: Stamp, exportedAt: Stamp,
        exportedAtSource: ReportDocument.ExportedAtSource, exportedAtOfFile: [Stamp]
    ) {
        self.period = period
        self.isGiven = isGiven
        self.asOf = asOf
        self.exportedAt = exportedAt
        self.exportedAtSource = exportedAtSource
        self.exportedAtOfFile = exportedAtOfFile
    }

    /// - Parameter own: period and as-of of one count among several of a run; the run's own where nil.
    init(_ source: RunSource, _ own: RunSettings? = nil) throws(RunError) {
        let settings = own ?? source.settings
        (exportedAt, exportedAtSource) = source.latestInstant
        let first = source.firstReceived
        if exportedAt.isNone {
            // Nothing was ever received: the run's own day stands for both.
            exportedAt = settings.clock.day.adding(1).start
        }
        isGiven = settings.period != nil
        if let given = settings.period {
            period = given
        } else {
            let dayBefore = max(exportedAt.rawValue, Stamp.secondsPerDay + 1) - Stamp.secondsPerDay
            let from = first.isNone ? Stamp(rawValue: dayBefore) : first.day.start
            let lastDay = Stamp(rawValue: exportedAt.rawValue - 1).day
            let to = max(lastDay.adding(1).start, from.day.adding(1).start)
            period = Period(from: from, to: to, label: "\(from.day.isoText)..\(lastDay.isoText)")
        }
        asOf = settings.asOf ?? min(period.to, exportedAt)
        if let given = settings.asOf, given <= period.from {
            throw .usage(.asOfBeforePeriod(asOf: given, from: period.from))
        }
        // An export made before the period began tells of nothing in it; as-of stays inside.
        asOf = max(asOf, Stamp(rawValue: period.from.rawValue + 1))
        let latest = exportedAt
        exportedAtOfFile = source.instants.map { $0.isNone ? latest : $0 }
    }
}
