import CSVStream
import Glibc

/// The records of a table of facts, read by libcsv: `,` `;` tab or `|`, UTF-8 or UTF-16, with or without a mark.
struct FactsTable {
    struct Record {
        var cells: [String]
        var line: Int
    }

    let file: String
    private(set) var records: [Record] = []

    static let sizeLimit = 1 << 20

    init(path: String) throws(FactsError) {
        file = path
        let bytes = try Self.bytes(path)
        guard !bytes.isEmpty else { throw FactsError(file: path, kind: .emptyFile, found: path) }
        guard Detection.contentKind(bytes) == .text else { throw FactsError(file: path, kind: .notText, found: path) }
        let encoding = Detection.byteOrderMark(bytes)?.encoding ?? Detection.looksLikeUTF16(bytes) ?? .utf8
        let delimiter = Self.delimiter(bytes, encoding)
        do throws(ReadError) {
            try read(bytes, CSVDialect(delimiter: delimiter, encoding: encoding))
        } catch {
            throw FactsError(file: path, kind: .notReadable, found: path, expected: [String(EIO)])
        }
        if let fault { throw fault }
        guard !records.isEmpty else { throw FactsError(file: path, kind: .emptyFile, found: path) }
    }

    /// Of the records that are no CSV the first.
    private var fault: FactsError?

    private mutating func read(_ bytes: [UInt8], _ dialect: CSVDialect) throws(ReadError) {
        let reader = LibCSVReader(source: MemorySource(bytes), dialect: dialect)
        let batch = RecordBatch()
        while try reader.next(into: batch) {
            for entry in batch.entries where fault == nil {
                let line = Int(entry.firstLine)
                switch entry.kind {
                case .record:
                    let cells = (0..<Int(entry.fieldCount)).map { index in
                        VietnameseText.squeezed(
                            TextDecoding.decodeAsWritten(
                                batch.field(index, of: entry, in: dialect), from: dialect.encoding.ofCells))
                    }
                    if entry.hasBadEncoding {
                        fault = FactsError(file: file, line: line, kind: .notText, found: file)
                    }
                    records.append(Record(cells: cells, line: line))
                case .fault, .faultContinued:
                    fault = FactsError(file: file, line: line, kind: .brokenRecord, found: "")
                case .blank, .separatorLine: break
                }
            }
        }
    }

    /// The one that `sep=` names, else the one under which most headings of the first record are known.
    private static func delimiter(_ bytes: [UInt8], _ encoding: TextEncoding) -> UInt8 {
        if let declared = Detection.separatorDeclared(bytes) { return declared }
        var best: (delimiter: UInt8, known: Int) = (Detection.delimiters[0], 0)
        for delimiter in Detection.delimiters {
            let dialect = CSVDialect(delimiter: delimiter, encoding: encoding)
            let head = Detection.sampleRecords(bytes, dialect: dialect, isWhole: true, maximum: 1).first?.cells ?? []
            let known = head.filter { FactsColumn(heading: $0) != nil }.count
            if known > best.known { best = (delimiter, known) }
        }
        return best.delimiter
    }

    /// The whole file, opened once: a pipe gives its bytes only once.
    private static func bytes(_ path: String) throws(FactsError) -> [UInt8] {
        let bytes: [UInt8]
        do throws(ReadError) {
            bytes = try InputFile(path: path).peek(sizeLimit + 1)
        } catch {
            switch error {
            case .cannotOpen(_, ENOENT), .cannotOpen(_, ENOTDIR):
                throw FactsError(file: path, kind: .fileNotFound, found: path)
            case .isDirectory: throw FactsError(file: path, kind: .isFolder, found: path)
            case .cannotOpen(_, let code), .readFailed(_, _, let code):
                throw FactsError(file: path, kind: .notReadable, found: path, expected: [String(code)])
            default: throw FactsError(file: path, kind: .notReadable, found: path, expected: [String(EIO)])
            }
        }
        guard bytes.count <= sizeLimit else {
            throw FactsError(file: path, kind: .tooLarge, found: path, expected: [String(sizeLimit)])
        }
        return bytes
    }
}
