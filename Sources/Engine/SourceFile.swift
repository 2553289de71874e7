import CSVStream
import DossierDecoding
import Dossiers
import Reports

/// One file of a run: how it is read, and what reading it gave.
struct SourceFile {
    var path: String
    var role: DossierDecoder.Role
    var inspection: FileInspection
    var isCompressed = false
    var sizeOnDisk: Int64?
    var fields = FieldSet()
    var isByProcedure = false
    var counts = DecodingCounts()
    var lines: Int64 = 0
    var lineEnds = ""
    var firstRejects: [ReportDocument.RejectFacts] = []
    var unknownWords = UnknownWords()
    /// The export's own instant (exclusive bound) and where it comes from.
    var exportedAt = Stamp.none
    var exportedAtSource = ReportDocument.ExportedAtSource.lastDayInData

    /// SHA-256 of what was read, where the run asks for it.
    var sha256 = ""

    /// The file's name without its folders.
    var name: String { path == "-" ? "stdin" : String(path.split(separator: "/").last ?? Substring(path)) }

    /// The export's own instant, where it is known before the records are read.
    func knownInstant(_ settings: RunSettings) -> (stamp: Stamp, source: ReportDocument.ExportedAtSource)? {
        if let given = settings.exportedAt { return (given, .flag) }
        if let title = inspection.exportedAtInTitle { return (title, .titleRow) }
        return FileInspector.exportedAt(inFileName: name, inspection.schema).map { ($0, .fileName) }
    }

    var headings: [String] { inspection.match.columns.map(\.text) }
}

/// What a run tells while it works. Values only; the executable shows them.
public struct ProgressEvent: Sendable {
    public enum Stage: String, Sendable { case inspecting, reading, counting, listing, storing }
    public var stage: Stage
    /// Index of the file from 1, and number of files.
    public var file: Int
    public var files: Int
    public var path: String
    /// Bytes read on disk of all files so far, and of all there are; total 0 when it is not known.
    public var bytes: Int64
    public var totalBytes: Int64
    public var records: Int64
}
