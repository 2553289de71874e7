public import CSVStream
public import DossierDecoding
public import DossierStore
public import Dossiers
public import Indicators
public import Logging
public import Reports

/// Everything that a run is told: values, with nothing left to read from the environment.
public struct RunSettings: Sendable {
    /// Files, folders, patterns or `-`, as the user gave them.
    public var inputs: [String] = []
    public var registers: [String] = []
    /// A store in the place of files.
    public var store: String?
    /// Which state of the store is asked for.
    public var moment = StoreSnapshot.Moment.latest
    /// The schemas to choose from; one when the user named it.
    public var schemas: [ExportSchema]
    public var schemaIsForced = false
    public var encoding: TextEncoding?
    public var delimiter: UInt8?
    public var quote: UInt8?
    public var limits = RecordLimits()

    public var ruleset: Ruleset
    public var workingCalendar: WorkingCalendar
    /// The calendar in which periods, months and quarters are cut: the ruleset's, or the user's choice.
    public var periodCalendar: PeriodCalendar
    /// The user's own calendar of working days; nil for the built-in one.
    public var calendarFile: String?
    public var period: Period?
    /// Exclusive bound.
    public var asOf: Stamp?
    /// Exclusive bound.
    public var exportedAt: Stamp?
    public var base = Frame.Base.population
    public var deduplicates = true
    public var dimensions: [Dimension] = []
    public var filters: [ReportDocument.Filter] = []
    public var targets: [String: Headroom.Target] = [:]
    /// What is evaluated of each slice.
    var indicators = IndicatorCatalog.all

    public var rejectsFolder: String?
    public var rejectLimit = RejectLimit.standard

    /// The run's own clock, local civil time.
    public var clock: Stamp
    public var temporaryFolder = "/tmp"
    /// Bytes of dossier rows that stay in memory before they go to a temporary file.
    public var memoryBudget = 96 << 20
    /// Bytes of dossier codes that stay in memory where lists or a store need them.
    var idBudget = 16 << 20
    public var parser = ParserChoice.auto
    /// How many threads read, merge and count; the figures are the same for any number.
    public var threads = 1
    /// Bytes read at a time: a block with its stops, entries and rows stays within a core's second-level cache. The
    /// figures are the same for any size.
    var blockBytes = 192 << 10
    /// Whether dossiers that need not wait are counted while they are read; the figures are the same without.
    var countsDirectly = true
    /// Whether the contents of files are digested while they are read.
    var digestsFiles = false
    /// Whether officers' names are read without being asked for by `--by` or `--where`.
    var withOfficer = false
    public var toolVersion: String
    /// Told how the run goes: files, counts and choices, never the text of a cell. Silent unless given.
    public var logger = Logger(label: "motcua") { _ in SwiftLogNoOpLogHandler() }

    /// The store and what belongs to it: no result ever replaces them.
    public var storeFiles: [String] { Self.files(ofStore: store) }

    static func files(ofStore store: String?) -> [String] {
        store.map { store in ["", "-wal", "-shm"].map { store + $0 } } ?? []
    }

    /// Everything that is read: the result replaces none of it.
    public var filesRead: [String] { inputs + registers + storeFiles }

    public init(
        schemas: [ExportSchema], ruleset: Ruleset, workingCalendar: WorkingCalendar, clock: Stamp, toolVersion: String
    ) {
        self.schemas = schemas
        self.ruleset = ruleset
        self.workingCalendar = workingCalendar
        self.clock = clock
        self.toolVersion = toolVersion
        periodCalendar = ruleset.calendar
    }
}

/// What figures can be cut by (`--by`).
public enum Dimension: String, CaseIterable, Sendable {
    case unit, procedure, field, channel, level, month, quarter, officer

    var subPeriod: SubPeriods.Unit? {
        switch self {
        case .month: .month
        case .quarter: .quarter
        default: nil
        }
    }
}

/// When a run is refused for its rejected records (`--max-rejects`).
public enum RejectLimit: Sendable, Equatable {
    /// More than 5 % and more than 50 of the records read.
    case standard
    case count(Int64)
    /// In thousandths of a percent of the records read.
    case share(thousandths: Int64)

    public func isBroken(rejected: Int64, read: Int64) -> Bool {
        switch self {
        case .standard: rejected > 50 && rejected * 100 > read * 5
        case .count(let limit): rejected > limit
        case .share(let thousandths): rejected * 100_000 > read * thousandths
        }
    }

    /// Reads `200` or `2%` or `0.5%`.
    public init?(_ text: String) {
        let isShare = text.hasSuffix("%")
        let number = isShare ? text.dropLast() : Substring(text)
        if !isShare {
            guard let count = Int64(number), count >= 0 else { return nil }
            self = .count(count)
            return
        }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]), (0...100).contains(whole) else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.count <= 3, decimals.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        let scaled = Int64(decimals + String(repeating: "0", count: 3 - decimals.count)) ?? 0
        self = .share(thousandths: whole * 1000 + scaled)
    }
}
