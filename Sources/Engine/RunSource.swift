import DossierDecoding
import Dossiers
import DossierStore
import Reports
import RowSpool

/// What a run counts from: files that it has read, or a store.
///
/// An enumeration and no protocol, so that dossiers are merged by code made for their visitor in both.
enum RunSource {
    case files(Intake)
    case store(StoreSource)

    /// Reads the files, or opens the store.
    init(
        _ settings: RunSettings, keepsIDs: Bool, listed: Findings = [], report: @escaping (ProgressEvent) -> Void
    ) throws(RunError) {
        if settings.store != nil {
            self = .store(try StoreSource(settings, readsAll: keepsIDs))
            return
        }
        let intake = Intake(settings, keepsIDs: keepsIDs, report: report)
        intake.listedFinding = listed
        try intake.run()
        self = .files(intake)
    }

    var settings: RunSettings {
        switch self {
        case .files(let intake): intake.settings
        case .store(let store): store.settings
        }
    }

    var words: RunWords {
        switch self {
        case .files(let intake): intake.words
        case .store(let store): store.words
        }
    }

    var threads: Int {
        switch self {
        case .files(let intake): intake.threads
        case .store(let store): store.threads
        }
    }

    /// Whether a record of the files that were read was rejected.
    var hasRejects: Bool { readFiles.contains { $0.counts.rejectedTotal > 0 } }

    /// The files that the run itself has read.
    var readFiles: [SourceFile] {
        switch self {
        case .files(let intake): intake.files
        case .store: []
        }
    }

    /// Files of the run, or series of registers in a store: what counts per file are kept for.
    var fileCount: Int {
        switch self {
        case .files(let intake): intake.files.count
        case .store(let store): store.snapshot.series.count
        }
    }

    /// Whether the dossiers' states before the present ones are known.
    var hasHistory: Bool {
        switch self {
        case .files: false
        case .store: true
        }
    }

    var direct: [DirectCounter] {
        switch self {
        case .files(let intake): intake.direct
        case .store: []
        }
    }

    var spilledBytes: Int64 {
        switch self {
        case .files(let intake): intake.ledger.spilledBytes
        case .store: 0
        }
    }

    var listedCells: [CellPlace] {
        switch self {
        case .files(let intake): intake.listedCells
        case .store: []
        }
    }

    var completion: Ledger.Completion {
        switch self {
        case .files(let intake): intake.completion
        case .store(let store): store.completion
        }
    }

    /// Per register, in the order given: nothing covered yet.
    var coverage: [RegisterCoverage] {
        switch self {
        case .files(let intake):
            zip(intake.files, intake.registerPlaces).filter { $0.0.role == .register }
                .map { RegisterCoverage($0, place: $1) }
        case .store(let store): store.coverage
        }
    }

    /// The columns of each export.
    var exportFields: [(path: String, fields: FieldSet)] {
        switch self {
        case .files(let intake): intake.exports.map { ($0.path, $0.fields) }
        case .store(let store): store.exports.map { ($0.path, $0.fields) }
        }
    }

    /// The schema of each export.
    var exportSchemas: [(path: String, schema: String)] {
        switch self {
        case .files(let intake): intake.exports.map { ($0.path, $0.inspection.schema.id) }
        case .store(let store): store.exports.map { ($0.path, $0.schema) }
        }
    }

    /// The columns of any export or register.
    var allFields: FieldSet {
        switch self {
        case .files(let intake): FieldSet(intake.files.flatMap(\.fields.fields))
        case .store(let store): FieldSet(store.snapshot.files.flatMap(\.fields.fields))
        }
    }

    /// The latest of the exports' own instants (exclusive); none when nothing was ever received.
    var latestInstant: (Stamp, ReportDocument.ExportedAtSource) {
        var latest = (Stamp.none, ReportDocument.ExportedAtSource.lastDayInData)
        switch self {
        case .files(let intake):
            for file in intake.exports where file.exportedAt > latest.0 {
                latest = (file.exportedAt, file.exportedAtSource)
            }
        case .store(let store):
            for file in store.exports where file.exportedAt > latest.0 {
                latest = (file.exportedAt, .init(rawValue: file.exportedAtSource) ?? .lastDayInData)
            }
        }
        return latest
    }

    var firstReceived: Stamp {
        switch self {
        case .files(let intake): intake.exports.map(\.counts.firstReceived).filter { !$0.isNone }.min() ?? .none
        case .store(let store): store.exports.map(\.firstReceived).filter { !$0.isNone }.min() ?? .none
        }
    }

    /// By the number that a dossier has for its file: the file's own instant.
    var instants: [Stamp] {
        switch self {
        case .files(let intake): intake.files.map(\.exportedAt)
        case .store(let store): store.instants
        }
    }

    /// How many records of files, or dossiers of a store, have a finding of records.
    func recordFindings(_ bit: Int) -> Int64 {
        switch self {
        case .files(let intake): intake.files.reduce(0) { $0 + $1.counts.findings[bit] }
        case .store(let store): store.recordFindings[bit]
        }
    }

    /// Passes every dossier to one of the visitors, one of which each thread has.
    func merge<Visitor: LedgerVisitor>(
        _ completion: Ledger.Completion, _ visitors: [Visitor]
    ) throws -> (counts: Ledger.Counts, visitors: [Visitor]) {
        switch self {
        case .files(let intake): try intake.ledger.merge(completion, visitors)
        case .store(let store): try store.merge(completion, visitors)
        }
    }

    // MARK: - Lists

    func idText(_ dossier: Dossier) throws -> String {
        switch self {
        case .files(let intake): try intake.idText(dossier)
        case .store(let store): try store.idText(dossier)
        }
    }

    /// The file in which a dossier's present record stood.
    func path(of dossier: Dossier) -> String {
        switch self {
        case .files(let intake): intake.files[Int(dossier.file)].path
        case .store(let store): store.path(of: dossier)
        }
    }
}
