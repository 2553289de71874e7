public import CSVStream
public import Dossiers

/// What a file turned out to be, before its records are read.
public struct FileInspection: Sendable {
    public var dialect: CSVDialect
    public var hasByteOrderMark: Bool
    /// A `sep=` line stands at its head.
    public var hasSeparatorLine: Bool
    public var encodingReason: EncodingReason
    public var delimiterReason: DelimiterReason
    public var schemaReason: SchemaReason
    public var schema: ExportSchema
    public var match: HeadingMatch
    /// The cells of the heading row, or of both rows of a merged heading, as they stand.
    public var headingRows: [[String]]
    /// Number of the heading record in the file (as ``RecordEntry/recordNumber``), and of its last row.
    public var headingRecords: ClosedRange<UInt64>
    public var headingLines: ClosedRange<UInt64>
    /// The export's own instant as the title rows tell it: exclusive bound.
    public var exportedAtInTitle: Stamp?

    public enum EncodingReason: String, CaseIterable, Sendable {
        case forced, byteOrderMark, zeroBytes, headingsReadAsUTF8, headingsReadInThis
    }
    public enum DelimiterReason: String, CaseIterable, Sendable { case forced, separatorLine, mostHeadings }
    public enum SchemaReason: String, CaseIterable, Sendable { case forced, mostHeadings }
}

/// Why a file is refused whole.
public enum FileRefusal: Error, Sendable, Equatable {
    case empty
    case excelWorkbook
    case oldExcelWorkbook
    case zip
    case html
    case notText
    /// No heading row with the required headings in the first records: what was found at best.
    case noHeading(missing: [CanonicalField], understood: [String])
}

/// Finds encoding, dialect, schema and heading of a file from its first bytes, by which reading shows the
/// required headings. Deterministic; no statistics.
public struct FileInspector: Sendable {
    public struct Options: Sendable {
        public var encoding: TextEncoding?
        public var delimiter: UInt8?
        public var quote: UInt8?
        public var limits = RecordLimits()
        public init() {}
    }

    /// The heading stands among the first records of a file.
    public static let sampledRecords = 30
    /// Bytes that are looked at.
    public static let headBytes = 1 << 18
    /// Bytes that are looked at when the heading is not among the first: one record of the largest size.
    public static let longHeadBytes = 17 << 20

    private let finder: HeadingFinder
    private let options: Options
    private let schemaIsForced: Bool

    public init(
        schemas: [ExportSchema], schemaIsForced: Bool, requirement: HeadingRequirement, options: Options = Options()
    ) {
        finder = HeadingFinder(schemas: schemas, requirement: requirement)
        self.options = options
        self.schemaIsForced = schemaIsForced
    }

    /// - Parameters:
    ///   - head: the first bytes of the file, decompressed.
    ///   - isWhole: whether they are all of it.
    public func inspect(_ head: [UInt8], isWhole: Bool) throws(FileRefusal) -> FileInspection {
        if head.isEmpty { throw .empty }
        let mark = Detection.byteOrderMark(head)
        for (encoding, reason) in candidates(head, mark: mark?.0) {
            if let found = bestReading(head, isWhole, encoding, reason, hasMark: mark != nil) { return found }
        }
        throw refusal(of: head, isWhole: isWhole)
    }

    private func candidates(
        _ head: [UInt8], mark: TextEncoding?
    ) -> [(TextEncoding, FileInspection.EncodingReason)] {
        if let forced = options.encoding { return [(forced, .forced)] }
        if let mark { return [(mark, .byteOrderMark)] }
        if let wide = Detection.looksLikeUTF16(head) { return [(wide, .zeroBytes)] }
        return [
            (.utf8, .headingsReadAsUTF8), (.windows1258, .headingsReadInThis), (.tcvn3, .headingsReadInThis),
            (.vni, .headingsReadInThis),
        ]
    }

    private func delimiters(declared: UInt8?) -> [UInt8] {
        if let forced = options.delimiter { return [forced] }
        if let declared { return [declared] }
        return Detection.delimiters
    }

    /// The delimiter and quote under which most headings are understood.
    private func bestReading(
        _ head: [UInt8], _ isWhole: Bool, _ encoding: TextEncoding, _ reason: FileInspection.EncodingReason,
        hasMark: Bool
    ) -> FileInspection? {
        let declared = Detection.separatorDeclared(head)
        let delimiters = delimiters(declared: declared)
        var best: FileInspection?
        for quote in options.quote.map({ [$0] }) ?? Detection.quotes {
            // Single quotes are looked for only where the plain reading leaves them standing.
            if quote != 0x22, options.quote == nil {
                guard head.contains(0x27), best == nil || best!.match.columns.contains(where: \.isSingleQuoted) else {
                    break
                }
            }
            for delimiter in delimiters {
                let dialect = CSVDialect(delimiter: delimiter, quote: quote, encoding: encoding)
                let sample = Detection.sampleRecords(
                    head, dialect: dialect, isWhole: isWhole, maximum: Self.sampledRecords, limits: options.limits)
                guard let found = finder.find(in: sample.map(\.cells)) else { continue }
                if let best, best.match.isBetter(than: found.match) { continue }
                if let best, best.match.weight == found.match.weight, best.dialect.quote == quote { continue }
                let first = sample[found.record]
                let last = sample[found.record + found.rows - 1]
                best = FileInspection(
                    dialect: dialect, hasByteOrderMark: hasMark, hasSeparatorLine: declared != nil,
                    encodingReason: reason,
                    delimiterReason: options.delimiter != nil
                        ? .forced : declared != nil ? .separatorLine : .mostHeadings,
                    schemaReason: schemaIsForced ? .forced : .mostHeadings,
                    schema: found.schema, match: found.match,
                    headingRows: sample[found.record..<found.record + found.rows].map(\.cells),
                    headingRecords: first.recordNumber...last.recordNumber,
                    headingLines: first.firstLine...last.lastLine,
                    exportedAtInTitle: Self.exportedAt(
                        in: sample[..<found.record].flatMap(\.cells), found.schema.exportedAtInTitle))
            }
        }
        return best
    }

    /// The latest instant that the patterns find, as an exclusive bound: the day after a date without time. For
    /// each text the first pattern that finds something decides: longer forms stand before shorter ones.
    static func exportedAt(in texts: [String], _ patterns: [String]) -> Stamp? {
        let patterns = patterns.compactMap(DatePattern.init)
        var latest: Stamp?
        for text in texts {
            guard let dates = patterns.lazy.map({ $0.dates(in: text) }).first(where: { !$0.isEmpty }) else { continue }
            for (stamp, timed) in dates {
                let bound = timed ? Stamp(rawValue: stamp.rawValue + 1) : stamp.day.adding(1).start
                if latest == nil || bound > latest! { latest = bound }
            }
        }
        return latest
    }

    /// The export's own instant as the file's name tells it (exclusive bound).
    public static func exportedAt(inFileName name: String, _ schema: ExportSchema) -> Stamp? {
        exportedAt(in: [name], schema.exportedAtInFileName)
    }

    private func refusal(of head: [UInt8], isWhole: Bool) -> FileRefusal {
        switch Detection.contentKind(head) {
        case .empty: return .empty
        case .excelWorkbook: return .excelWorkbook
        case .zip: return .zip
        case .oldExcel: return .oldExcelWorkbook
        case .html: return .html
        case .binary: return .notText
        case .text: break
        }
        // Which headings were understood, in the reading that understood most: headings, never cell text.
        let encoding = options.encoding ?? Detection.byteOrderMark(head)?.0 ?? .utf8
        var best: (fields: FieldSet, texts: [String]) = ([], [])
        for delimiter in delimiters(declared: nil) {
            let dialect = CSVDialect(delimiter: delimiter, quote: options.quote ?? 0x22, encoding: encoding)
            let sample = Detection.sampleRecords(
                head, dialect: dialect, isWhole: isWhole, maximum: Self.sampledRecords, limits: options.limits)
            for record in sample {
                guard let match = finder.bestPartialMatch(record.cells) else { continue }
                let texts = match.columns.filter { $0.field != nil }.map(\.text)
                if texts.count > best.texts.count { best = (match.fields, texts) }
            }
        }
        return .noHeading(missing: finder.missing(best.fields), understood: best.texts)
    }
}

extension HeadingMatch.Column {
    fileprivate var isSingleQuoted: Bool { text.count > 2 && text.hasPrefix("'") && text.hasSuffix("'") }
}

extension HeadingFinder {
    func bestPartialMatch(_ cells: [String]) -> HeadingMatch? {
        let folded = cells.map(HeadingMatcher.Folded.init)
        return matchersForPartial.map { $0.match(folded) }.max { $1.isBetter(than: $0) }
    }

    func missing(_ fields: FieldSet) -> [CanonicalField] {
        switch requirement {
        case .export: return [.id, .receivedAt].filter { !fields.contains($0) }
        case .register: return fields.contains(.id) || fields.contains(.procedureCode) ? [] : [.id]
        }
    }
}
