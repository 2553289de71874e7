public import Dossiers
public import Indicators

/// Everything that a report says, before any format: renderers turn it into bytes and compute nothing.
public struct ReportDocument: Sendable {
    public var toolVersion: String
    public var ruleset: Ruleset
    /// The switches in words, one sentence each, in the order of definitions §4.
    public var rulesetInWords: [Bilingual]
    public var period: PeriodFacts
    public var base: Base
    /// `--where` filters as given: field key and value.
    public var filters: [Filter]
    /// False under `--no-dedup`: every record counts.
    public var deduplicated: Bool
    /// The store that the figures come from; nil when they come from files.
    public var store: StoreFacts?
    public var files: [FileFacts]
    public var registers: [RegisterFacts]
    public var totals: RecordTotals
    /// Names and units of the indicators that the slices hold, in the catalog's order.
    public var indicatorLabels: [IndicatorLabel]
    /// The calendar file that a user extends when a year is not covered.
    public var calendarFile: String
    /// Keys of `--by`, in order.
    public var dimensions: [String]
    /// The grand total first; then the cells in key order, the total of each prefix before its cells.
    public var slices: SliceTable
    public var excluded: [CountedKind]
    public var findings: [CountedKind]
    public var unknownWords: [UnknownWord]
    /// Warnings and remarks on the whole run, most important first.
    public var notes: [Bilingual]

    public struct Filter: Sendable, Equatable {
        public var field: String
        public var value: String
        public init(field: String, value: String) {
            self.field = field
            self.value = value
        }
    }

    public enum Base: String, CaseIterable, Sendable { case population, received }

    public struct PeriodFacts: Sendable {
        /// As the user wrote it (`2025-Q3`), nil when derived from the data.
        public var label: String?
        public var calendar: PeriodCalendar
        /// First day, and last day (inside).
        public var firstDay: CivilDay
        public var lastDay: CivilDay
        /// The instant before which things count as happened (exclusive).
        public var asOf: Stamp
        public var asOfGiven: Bool
        public var exportedAt: Stamp
        public var exportedAtSource: ExportedAtSource
        public init(
            label: String?, calendar: PeriodCalendar, firstDay: CivilDay, lastDay: CivilDay, asOf: Stamp,
            asOfGiven: Bool, exportedAt: Stamp, exportedAtSource: ExportedAtSource
        ) {
            self.label = label
            self.calendar = calendar
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.asOf = asOf
            self.asOfGiven = asOfGiven
            self.exportedAt = exportedAt
            self.exportedAtSource = exportedAtSource
        }
    }

    /// Where the export's own instant comes from.
    public enum ExportedAtSource: String, CaseIterable, Sendable {
        case flag, titleRow, fileName, lastDayInData
    }

    public struct Slice: Sendable {
        /// One value per dimension, nil from where on it is a total. Empty for the grand total.
        public var key: [String?]
        /// Number of dimensions that are set: 0 is the grand total.
        public var depth: Int
        /// The key's words by their places in the order of the run's words, as many as ``depth``: what tells two units of
        /// one name apart.
        public var words: [UInt32]
        /// Counts per mark, indexed by `Mark.rawValue`.
        public var counts: [Int64]
        public var indicators: [IndicatorResult]
        public init(
            key: [String?], depth: Int, words: [UInt32] = [], counts: [Int64], indicators: [IndicatorResult]
        ) {
            self.key = key
            self.depth = depth
            self.words = words
            self.counts = counts
            self.indicators = indicators
        }
        public subscript(_ mark: Mark) -> Int64 { counts[Int(mark.rawValue)] }
        /// How many carry one of these, of which none carries two.
        public subscript(_ marks: Marks) -> Int64 {
            Mark.allCases.reduce(0) { marks.contains($1) ? $0 + self[$1] : $0 }
        }
        public func result(_ id: String) -> IndicatorResult? { indicators.first { $0.id == id } }
        /// resolved = early + on time + late.
        public var resolved: Int64 { self[.early] + self[.onTime] + self[.late] }
        public var open: Int64 { self[.openInTime] + self[.openOverdue] + self[.openPaused] }
    }

    public struct CountedKind: Sendable, Equatable {
        /// Stable key, e.g. `withdrawnWithoutDate`.
        public var kind: String
        public var name: Bilingual
        public var count: Int64
        public init(kind: String, name: Bilingual, count: Int64) {
            self.kind = kind
            self.name = name
            self.count = count
        }
    }

    /// A word of a coded column that the schema does not know.
    public struct UnknownWord: Sendable, Equatable {
        public var field: String
        public var word: String
        public var count: Int64
        public init(field: String, word: String, count: Int64) {
            self.field = field
            self.word = word
            self.count = count
        }
    }

    public struct RecordTotals: Sendable, Equatable {
        public var read: Int64 = 0
        public var accepted: Int64 = 0
        public var rejected: Int64 = 0
        public var skipped: Int64 = 0
        /// Accepted records that a later record of the same id replaced.
        public var replaced: Int64 = 0
        /// Distinct dossiers: accepted − replaced.
        public var dossiers: Int64 = 0
        public var bytes: Int64 = 0
        public var lines: Int64 = 0
        public init() {}
    }

    public struct FileFacts: Sendable {
        /// As the user gave it; `-` is standard input.
        public var path: String
        public var encoding: String
        public var byteOrderMark: Bool
        public var compressed: Bool
        /// `,` `;` `tab` `|`
        public var delimiter: String
        public var quote: String
        /// `LF`, `CRLF`, `CR`, `mixed`, or `none`.
        public var lineEnds: String
        public var schema: String
        /// Why encoding, delimiter and schema were chosen, one remark each.
        public var choices: [Bilingual]
        /// Physical line(s) of the heading.
        public var headingFirstLine: Int64
        public var headingLastLine: Int64
        /// In the order of the columns.
        public var headings: [HeadingFacts]
        public var totals: RecordTotals
        /// Skipped records by kind (`blank`, `title`, `heading`, `repeatedHeading`, `total`, `group`, `footer`, `separatorLine`, `notAccepted`).
        public var skipped: [CountedKind]
        /// Rejected records by kind.
        public var rejected: [CountedKind]
        /// The first rejects, at most 20.
        public var firstRejects: [RejectFacts]
        public var findings: [CountedKind]
        public var exportedAt: Stamp
        public var exportedAtSource: ExportedAtSource
        /// Stamp columns in which every value stands at 00:00:00.
        public var dateOnlyColumns: [String]

        public init(path: String) {
            self.path = path
            encoding = ""
            byteOrderMark = false
            compressed = false
            delimiter = ""
            quote = ""
            lineEnds = ""
            schema = ""
            choices = []
            headingFirstLine = 0
            headingLastLine = 0
            headings = []
            totals = RecordTotals()
            skipped = []
            rejected = []
            firstRejects = []
            findings = []
            exportedAt = .none
            exportedAtSource = .lastDayInData
            dateOnlyColumns = []
        }
    }

    public struct HeadingFacts: Sendable, Equatable {
        /// Column number from 1.
        public var column: Int
        public var text: String
        /// Key of the canonical field; nil when unknown.
        public var field: String?
        /// A remark, e.g. doubled heading, not NFC, ambiguous.
        public var remark: Bilingual?
        public init(column: Int, text: String, field: String?, remark: Bilingual? = nil) {
            self.column = column
            self.text = text
            self.field = field
            self.remark = remark
        }
    }

    public struct RejectFacts: Sendable, Equatable {
        public var line: Int64
        public var lastLine: Int64
        public var record: Int64
        /// Column number from 1, 0 when the whole record is meant.
        public var column: Int
        public var kind: String
        /// What, found and expected, and what to do; no cell text.
        public var reason: Bilingual
        public init(line: Int64, lastLine: Int64, record: Int64, column: Int, kind: String, reason: Bilingual) {
            self.line = line
            self.lastLine = lastLine
            self.record = record
            self.column = column
            self.kind = kind
            self.reason = reason
        }
    }

    /// Which state of which store.
    public struct StoreFacts: Sendable, Equatable {
        public var path: String
        /// The run after which this was known, and when it ended (local civil time).
        public var run: Int64
        public var publishedAt: Stamp
        /// Published runs and their files up to then.
        public var runs: Int64
        public var files: Int64
        /// Later runs are left out.
        public var isPast: Bool
        public init(path: String, run: Int64, publishedAt: Stamp, runs: Int64, files: Int64, isPast: Bool) {
            self.path = path
            self.run = run
            self.publishedAt = publishedAt
            self.runs = runs
            self.files = files
            self.isPast = isPast
        }
    }

    public struct RegisterFacts: Sendable {
        public var file: FileFacts
        /// Fields that the register maps.
        public var fields: [String]
        /// `dossier` or `procedure`: what its records are joined by.
        public var joinedBy: String
        /// What the register is about, e.g. the late dossiers for a register of letters.
        public var base: Bilingual
        /// Dossiers of that base that the register names, and all of the base.
        public var matched: Int64
        public var dossiers: Int64
        /// Ids in the register that no export has.
        public var unmatched: Int64
        /// First and last day of any date in it; none when it has no dates.
        public var firstDay: CivilDay?
        public var lastDay: CivilDay?
        public init(file: FileFacts) {
            self.file = file
            fields = []
            joinedBy = "dossier"
            base = Bilingual(vi: "hồ sơ", en: "dossiers")
            matched = 0
            dossiers = 0
            unmatched = 0
        }
    }

    public init(ruleset: Ruleset, period: PeriodFacts) {
        toolVersion = ""
        self.ruleset = ruleset
        rulesetInWords = []
        self.period = period
        base = .population
        filters = []
        deduplicated = true
        files = []
        registers = []
        totals = RecordTotals()
        indicatorLabels = []
        calendarFile = "data/calendars/vn.yaml"
        dimensions = []
        slices = []
        excluded = []
        findings = []
        unknownWords = []
        notes = []
    }
}
