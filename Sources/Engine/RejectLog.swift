import CSVStream
import DossierDecoding
import Reports

/// Keeps the rejected records of the files of a run: their bytes as they stood, so that they can be mended
/// and read again, and beside them the reasons. Both files have mode 600; the first is the only place
/// where an original record is kept.
final class RejectLog {
    /// The rejects of one file.
    final class File {
        private(set) var first: [ReportDocument.RejectFacts] = []
        private var records: AtomicFile?
        private var reasons: AtomicFile?
        private let folder: String?
        private let name: String
        private let path: String
        private let headings: [String]
        private let encoding: TextEncoding
        private var headingBytes: [UInt8] = []
        private var faultKind: RejectKind?

        static let shownRejects = 20

        init(folder: String?, name: String, path: String, headings: [String], encoding: TextEncoding) {
            self.folder = folder
            self.name = name
            self.path = path
            self.headings = headings
            self.encoding = encoding
        }

        /// The heading as it stands in the file, to head the rejected records.
        func noteHeading(_ bytes: ArraySlice<UInt8>) { headingBytes += bytes }

        func add(_ rejected: RejectedEntry, in batch: RecordBatch) throws(RunError) {
            let entry = batch.entries[rejected.entry]
            let isContinued = entry.kind == .faultContinued
            if !isContinued {
                let facts = ReportDocument.RejectFacts(
                    line: Int64(entry.firstLine), lastLine: Int64(entry.lastLine), record: Int64(entry.recordNumber),
                    column: rejected.column, kind: rejected.kind.rawValue,
                    reason: Diagnostics.reason(rejected.kind, column: rejected.column, headings: headings))
                if first.count < Self.shownRejects { first.append(facts) }
                try open()
                try reasons?.write(reasonLine(facts))
            }
            guard records != nil else { return }
            try write(batch.rawBytes(of: entry))
        }

        private func open() throws(RunError) {
            guard let folder, records == nil else { return }
            records = try AtomicFile.orThrow(folder + "/" + name + ".rejected.csv", mode: 0o600)
            reasons = try AtomicFile.orThrow(folder + "/" + name + ".reasons.csv", mode: 0o600)
            if encoding == .utf16le { try records?.orWrite([0xFF, 0xFE]) }
            if encoding == .utf16be { try records?.orWrite([0xFE, 0xFF]) }
            try write(headingBytes[...])
            try reasons?.write(Self.csvLine(["file", "line", "last_line", "record", "column", "kind", "reason_vi", "reason_en"]))
        }

        private func write(_ raw: ArraySlice<UInt8>) throws(RunError) {
            switch encoding {
            case .utf16le, .utf16be:
                try records?.orWrite(TextDecoding.encodeRaw(raw, to: encoding))
            default:
                try records?.orWrite(Array(raw))
            }
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
            return writer.bytes
        }

        /// Puts both files in place; to be called once the file has been read to its end.
        func publish() throws(RunError) {
            try records?.orCommit()
            try reasons?.orCommit()
            records = nil
            reasons = nil
        }
    }
}
