import DossierDecoding
import Dossiers
import Indicators
public import Reports
import RowSpool

/// The run from files, or from a store, to figures. Read this first: every stage is one call.
///
///     intake   bytes → records → dossier rows, into the ledger (Intake, CSVStream, DossierDecoding)
///     bounds   period, as-of and the exports' own instants, once all files are read (RunBounds)
///     ledger   rows of one id → one dossier, registers joined (Ledger, DossierMerge)
///     judge    dossier → outcome → marks in the period (Dossiers)
///     counter  marks → cubes of tallies (SliceCounter, Aggregation, Indicators)
///     builder  tallies → report document (ReportBuilder, Reports)
///
/// Nothing flows back; the same input gives the same document, byte for byte.
public enum Pipeline {
    /// Reads, judges and counts: what `motcua analyze` shows.
    public static func analyze(
        _ settings: RunSettings, report: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> ReportDocument {
        let source = try RunSource(settings, keepsIDs: false, report: report)
        let bounds = try RunBounds(source)
        var counting = try Counting(source, bounds)
        try counting.run()
        return ReportBuilder(source, bounds, counting).document()
    }

    /// Reads only: what `motcua check` shows. Refused files are part of the answer here, not an error.
    public static func check(
        _ settings: RunSettings, report: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> CheckDocument {
        if settings.store != nil { return try StoreSource(settings).checkDocument() }
        let intake = Intake(settings, keepsIDs: false, report: report)
        let refused = try intake.runAll()
        return ReportBuilder.checkDocument(intake, refused: refused)
    }
}
