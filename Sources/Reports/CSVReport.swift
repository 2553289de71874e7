import Dossiers
import Indicators

/// The report as one long CSV table: one line per fact, per slice and count, per slice and indicator.
///
/// Columns: one for each dimension of `--by` (its key; empty in a total), `depth` (number of dimensions
/// set; 0 is the whole), `kind`, `id`, `name`, `numerator`, `denominator`, `percent`, `state`, `notes`.
/// RFC 4180 with CRLF; text cells are neutralised against formula injection.
public enum CSVReport {
    public enum Delimiter: String, CaseIterable, Sendable {
        case comma, semicolon, tab
        public var character: Character {
            switch self {
            case .comma: ","
            case .semicolon: ";"
            case .tab: "\t"
            }
        }
    }

    public struct Options: Sendable, Equatable {
        /// Excel on a Vietnamese system expects the semicolon; decimals then have a comma.
        public var delimiter: Delimiter
        /// Without it Excel takes UTF-8 for the system's code page.
        public var byteOrderMark: Bool
        public init(delimiter: Delimiter = .comma, byteOrderMark: Bool = false) {
            self.delimiter = delimiter
            self.byteOrderMark = byteOrderMark
        }
    }

    /// What a line is.
    public enum LineKind: String, CaseIterable, Sendable {
        /// A fact about the report: its value stands in `notes`.
        case fact
        /// Records read, accepted … of all files: in `numerator`.
        case records
        /// Dossiers of the slice that carry a mark: in `numerator`. Where a column is missing no dossier
        /// carries its marks; that it is missing is said by the `state` of the indicators.
        case count
        /// A rate with its parts, or a plain count in `numerator`.
        case indicator
        /// Days of a slice in `numerator`, over the dossiers in `denominator`; the mean is
        /// `daysSum` numerator / denominator.
        case daysMedian, daysP90, daysMax, daysSum
        /// Dossiers kept out of every figure, findings: in `numerator`.
        case excluded, finding
    }

    public static func render(
        _ document: ReportDocument, language: Language, options: Options = Options()
    ) -> String {
        table(document, language, options, to: nil).cells.output.text
    }

    /// - Throws: what the sink throws.
    public static func write(
        _ document: ReportDocument, language: Language, options: Options = Options(), to sink: any ReportSink
    ) throws {
        var table = table(document, language, options, to: sink)
        try table.cells.finish()
    }

    private static func table(
        _ document: ReportDocument, _ language: Language, _ options: Options, to sink: (any ReportSink)?
    ) -> LongTable {
        var table = LongTable(document: document, language: language, options: options, sink: sink)
        table.addHeading()
        table.addFacts()
        for slice in document.slices { table.add(slice) }
        table.add(document.excluded, as: .excluded)
        table.add(document.findings, as: .finding)
        return table
    }
}

/// The lines of the long table.
private struct LongTable {
    var cells: CSVCells
    private let document: ReportDocument
    private let language: Language

    init(document: ReportDocument, language: Language, options: CSVReport.Options, sink: (any ReportSink)?) {
        self.document = document
        self.language = language
        cells = CSVCells(delimiter: options.delimiter, to: sink)
        if options.byteOrderMark { cells.addByteOrderMark() }
    }

    mutating func addHeading() {
        for dimension in document.dimensions { cells.add(text: dimension) }
        for column in [
            "depth", "kind", "id", "name", "numerator", "denominator", "percent", "state", "notes",
        ] { cells.add(key: column) }
        cells.endLine()
    }

    mutating func addFacts() {
        let rules = document.rulesetInWords.map { $0[language] }.joined(separator: " ")
        let facts: [(String, ReportWord, String)] = [
            ("ruleset", .ruleset, document.rulesetText(language)), ("rules", .switches, rules),
            ("period", .period, document.periodText(language)),
            ("firstDay", .period, DateText.iso(document.period.firstDay)),
            ("lastDay", .period, DateText.iso(document.period.lastDay)),
            ("asOf", .asOf, document.asOfText(language)),
            ("exportedAt", .exportedAt, document.exportedAtText(language)),
            ("base", .base, document.baseText(language)),
            ("filters", .filters, document.filtersText(language)),
            (
                "repeats", .repeats,
                (document.deduplicated ? ReportWord.deduplicated : .notDeduplicated)[language]
            ),
            ("version", .version, document.toolVersion),
        ]
        for (id, name, value) in facts { addFact(id, name[language], value) }
        for note in document.notes { addFact("note", ReportWord.notesSection[language], note[language]) }
        let totals = document.totals
        for (id, name, count) in [
            ("read", ReportWord.recordsRead, totals.read), ("accepted", .accepted, totals.accepted),
            ("rejected", .rejected, totals.rejected), ("skipped", .skipped, totals.skipped),
            ("replaced", .replaced, totals.replaced),
        ] { add(count, kind: .records, id: id, name: name[language]) }
    }

    private mutating func addFact(_ id: String, _ name: String, _ value: String) {
        begin(nil, .fact, id: id, name: name)
        cells.addEmpty(4)
        cells.add(text: value)
        cells.endLine()
    }

    mutating func add(_ kinds: [ReportDocument.CountedKind], as kind: CSVReport.LineKind) {
        for counted in kinds {
            add(counted.count, kind: kind, id: counted.kind, name: counted.name[language])
        }
    }

    mutating func add(_ slice: ReportDocument.Slice) {
        for mark in Mark.allCases {
            add(
                slice[mark], of: slice, kind: .count, id: MarkNames.key(of: mark),
                name: MarkNames.name(of: mark)[language])
        }
        add(slice.resolved, of: slice, kind: .count, id: "resolved", name: ReportWord.resolved[language])
        add(slice.open, of: slice, kind: .count, id: "open", name: ReportWord.open[language])
        for result in slice.indicators { add(result, of: slice) }
    }

    private mutating func add(
        _ count: Int64, of slice: ReportDocument.Slice? = nil, kind: CSVReport.LineKind, id: String,
        name: String
    ) {
        begin(slice, kind, id: id, name: name)
        cells.add(count)
        cells.addEmpty(4)
        cells.endLine()
    }

    private mutating func add(_ result: IndicatorResult, of slice: ReportDocument.Slice) {
        let words = document.words(of: result, language)
        let parts = IndicatorParts(result)
        let lines: [(CSVReport.LineKind, Int64?, Int64?)]
        if let days = parts.days {
            lines = [
                (.daysMedian, days.median, days.base), (.daysP90, days.p90, days.base),
                (.daysMax, days.max, days.base), (.daysSum, days.sum, days.base),
            ]
        } else {
            lines = [(.indicator, parts.numerator ?? parts.count, parts.denominator)]
        }
        let notes = ([words.state, words.headroom].compactMap { $0 } + words.notes).joined(separator: "; ")
        for (kind, numerator, denominator) in lines {
            begin(slice, kind, id: result.id, name: words.name)
            cells.add(numerator)
            cells.add(denominator)
            cells.add(decimal: parts.percent)
            cells.add(key: parts.state.rawValue)
            cells.add(text: notes)
            cells.endLine()
        }
    }

    private mutating func begin(
        _ slice: ReportDocument.Slice?, _ kind: CSVReport.LineKind, id: String, name: String
    ) {
        for index in document.dimensions.indices {
            let value = slice.flatMap { index < $0.key.count ? $0.key[index] : nil }
            cells.add(text: value ?? "")
        }
        cells.add(slice.map { Int64($0.depth) })
        cells.add(key: kind.rawValue)
        cells.add(text: id)
        cells.add(text: name)
    }
}
