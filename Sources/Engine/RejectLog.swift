import CSVStream
import DossierDecoding
import Reports

/// A stretch of a file that became no dossier, with its bytes as they stand.
struct RejectedRecord: Sendable {
    var entry: RecordEntry
    var kind: RejectKind
    /// Column number from 1; 0 when the whole record is meant.
    var column: Int
    var bytes: [UInt8]

    init(_ rejected: RejectedEntry, _ entry: RecordEntry, _ bytes: [UInt8]) {
        self.entry = entry
        kind = rejected.kind
        column = rejected.column
        self.bytes = bytes
    }

    /// More of the record before it.
    var isContinued: Bool {
        if case .faultContinued = entry.kind { true } else { false }
    }
}

/// Keeps the rejected records of one file: their bytes as they stood, under the file's own heading, so that
/// they can be mended and read again, and beside them the reasons. Both files have mode 600; the first is
/// the only place where an original record is kept.
final class RejectLog {
    /// The first rejects, for reports.
    private(set) var first: [ReportDocument.RejectFacts] = []
    private var records: AtomicFile?
    private var reasons: AtomicFile?
    private let folder: String?
    private let name: String
    private let path: String
    private let headings: [String]
    private let encoding: TextEncoding
    private let hasByteOrderMark: Bool
    private var headingBytes: [UInt8] = []
    private var endsWithLineEnd = true

    private static let shownRejects = 20

    /// - Parameters:
    ///   - folder: where the two files go; nil counts and shows only.
    ///   - name: stem of their names.
    init(
        folder: String?, name: String, path: String, headings: [String], encoding: TextEncoding, hasByteOrderMark: Bool
    ) {
        self.folder = folder
        self.name = name
        self.path = path
        self.headings = headings
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
    }

    /// The heading as it stands in the file.
    func noteHeading(_ bytes: ArraySlice<UInt8>) { headingBytes += bytes }

    func add(_ rejected: RejectedRecord) throws(RunError) {
        let entry = rejected.entry
        if !rejected.isContinued {
            let facts = ReportDocument.RejectFacts(
                line: Int64(entry.firstLine), lastLine: Int64(entry.lastLine), record: Int64(entry.recordNumber),
                column: rejected.column, kind: rejected.kind.rawValue,
                reason: Diagnostics.reason(rejected.kind, column: rejected.column, headings: headings))
            if first.count < Self.shownRejects { first.append(facts) }
            guard folder != nil else { return }
            try open()
            try writing { () throws(WriteError) in try reasons?.write(reasonLine(facts)) }
        }
        guard records != nil else { return }
        try write(rejected.bytes[...])
        endsWithLineEnd = entry.endsWithLineEnd
    }

    private func open() throws(RunError) {
        guard let folder, records == nil else { return }
        try ReportFile.makeFolder(folder)
        try writing { () throws(WriteError) in
            records = try AtomicFile(path: folder + "/" + name + ".rejected.csv", mode: 0o600)
            reasons = try AtomicFile(path: folder + "/" + name + ".reasons.csv", mode: 0o600)
            try reasons?.write(
                Self.csvLine(["file", "line", "last_line", "record", "column", "kind", "reason_vi", "reason_en"]))
        }
        // A UTF-16 file is told by its mark, and without its mark Excel takes a UTF-8 file for another encoding.
        // The mark may stand before a title row, which is not written here.
        if encoding == .utf16le || encoding == .utf16be || hasByteOrderMark,
            !headingBytes.starts(with: [0xEF, 0xBB, 0xBF])
        {
            try write([0xEF, 0xBB, 0xBF])
        }
        try write(headingBytes[...])
    }

    /// Raw bytes stand in the file's own encoding, but for UTF-16, which was read as UTF-8.
    private func write(_ raw: ArraySlice<UInt8>) throws(RunError) {
        try writing { () throws(WriteError) in
            switch encoding {
            case .utf16le, .utf16be: try records?.write(TextDecoding.encodeRaw(raw, to: encoding))
            default: try records?.write(raw)
            }
        }
    }

    private func writing(_ body: () throws(WriteError) -> Void) throws(RunError) {
        do { try body() } catch { throw .write(path: error.path, errno: error.code) }
    }

    private func reasonLine(_ facts: ReportDocument.RejectFacts) -> [UInt8] {
        Self.csvLine([
            path, String(facts.line), String(facts.lastLine), String(facts.record),
            facts.column == 0 ? "" : String(facts.column), facts.kind, facts.reason.vi, facts.reason.en,
        ])
    }

    private static func csvLine(_ cells: [String]) -> [UInt8] {
        var writer = CSVWriter()
        writer.write(texts: cells)
        return writer.takeBytes()
    }

    /// Puts both files in place; to be called once the file has been read to its end.
    ///
    /// Where nothing was rejected, the files of an earlier run are taken away: their records have been mended.
    func publish() throws(RunError) {
        if let folder, records == nil {
            ReportFile.remove(folder + "/" + name + ".rejected.csv")
            ReportFile.remove(folder + "/" + name + ".reasons.csv")
        }
        try writing { () throws(WriteError) in
            try records?.commit()
            try reasons?.commit()
        }
        records = nil
        reasons = nil
    }
}
