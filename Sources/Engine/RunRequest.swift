import CSVStream
import Catalogs
import DossierDecoding
import DossierStore
public import Dossiers
import Indicators
public import Logging
import Reports

/// A run as a user words it: names and texts. ``settings()`` turns them into values, or says which one
/// cannot be meant.
public struct RunRequest {
    public var inputs: [String] = []
    public var registers: [String] = []
    /// A store in the place of files.
    public var store: String?
    /// A run's number or a day: what the store knew then.
    public var knownAt: String?
    public var schema: String?
    public var encoding: String?
    public var delimiter: String?
    public var quote: String?
    public var rejectsFolder: String?
    public var maxRejects: String?
    public var maxFieldBytes: Int?
    public var temporaryFolder = "/tmp"
    public var threads: Int?
    public var memory: String?
    public var parser: String?
    /// The machine's cores.
    public var cores = 1
    /// Bytes that the process may map (`ulimit -v`); nil: as many as it likes.
    public var addressSpace: Int?
    public var rules = "form-06"
    public var period: String?
    public var calendar: String?
    public var workdays = "vn"
    public var asOf: String?
    public var exportedAt: String?
    public var base = "population"
    public var filters: [String] = []
    public var by: String?
    public var deduplicates = true
    public var targets: [String] = []
    /// The run's own clock, local civil time.
    public var clock: Stamp
    public var logger: Logger?

    public init(clock: Stamp) { self.clock = clock }

    /// Everything that is read: the result replaces none of it.
    public var filesRead: [String] { inputs + registers + RunSettings.files(ofStore: store) }

    public func settings() throws(RunError) -> RunSettings {
        let catalog = Catalog.builtIn
        var settings: RunSettings
        do {
            let schemas = try schema.map { name throws(CatalogError) in [try catalog.schema(idOrPath: name)] }
            let calendar = try catalog.calendar(idOrPath: workdays)
            settings = RunSettings(
                schemas: schemas ?? catalog.schemas, ruleset: try catalog.ruleset(idOrPath: rules),
                workingCalendar: calendar.workingCalendar, clock: clock, toolVersion: version)
            settings.schemaIsForced = schemas != nil
            if workdays != calendar.id { settings.calendarFile = workdays }
        } catch { throw .catalog(error) }
        settings.inputs = inputs
        settings.registers = registers
        try readStore(into: &settings)
        settings.temporaryFolder = temporaryFolder
        if let logger { settings.logger = logger }
        settings.rejectsFolder = rejectsFolder
        settings.deduplicates = deduplicates
        try readDialect(into: &settings)
        try readPeriod(into: &settings)
        settings.dimensions = try dimensions()
        settings.filters = try readFilters()
        settings.targets = try readTargets()
        if let maxRejects {
            guard let limit = RejectLimit(maxRejects) else {
                throw .usage(.value(flag: "--max-rejects", found: maxRejects, expected: ["200", "2%", "0.5%"]))
            }
            settings.rejectLimit = limit
        }
        try readResources(into: &settings)
        if let maxFieldBytes {
            guard (16...(16 << 20)).contains(maxFieldBytes) else {
                throw .usage(
                    .value(flag: "--max-field-bytes", found: String(maxFieldBytes), expected: ["16 … 16777216"]))
            }
            settings.limits.fieldBytes = maxFieldBytes
        }
        return settings
    }

    /// More threads than these are of no use by themselves: reading is bound by memory.
    private static let usefulThreads = 8

    private func readResources(into settings: inout RunSettings) throws(RunError) {
        if let threads {
            guard (1...Intake.mostThreads).contains(threads) else {
                throw .usage(
                    .value(flag: "--threads", found: String(threads), expected: ["1 … \(Intake.mostThreads)"]))
            }
        }
        settings.threads = threads ?? min(max(cores, 1), Self.usefulThreads)
        if let memory {
            guard let bytes = ByteSize(memory)?.bytes, bytes >= 1 << 20 else {
                throw .usage(.value(flag: "--memory", found: memory, expected: ["1M", "64M", "1G"]))
            }
            settings.memoryBudget = bytes
        }
        try fitAddressSpace(&settings)
        if let parser {
            guard let choice = ParserChoice(rawValue: parser.lowercased()) else {
                throw .usage(
                    .value(flag: "--parser", found: parser, expected: ParserChoice.allCases.map(\.rawValue)))
            }
            settings.parser = choice
        }
    }

    /// Within a limited address space fewer threads and less memory are used, unless they were asked for. Too little is
    /// refused at once: what the runtime cannot have later it dies of.
    private func fitAddressSpace(_ settings: inout RunSettings) throws(RunError) {
        guard let addressSpace else { return }
        guard addressSpace >= Self.leastAddressSpace else {
            throw .usage(.addressSpace(addressSpace >> 20, least: Self.leastAddressSpace >> 20))
        }
        // What one thread and SQLite take, measured with 200,000 records; each further thread takes some 50 MiB, for which
        // 64 are set aside.
        let spare = addressSpace - (208 << 20)
        if threads == nil { settings.threads = min(settings.threads, 1 + max(0, spare - (48 << 20)) / (64 << 20)) }
        let own = (settings.threads - 1) * (64 << 20)
        let budget = max(12 << 20, (spare - own) * 3 / 4)
        if memory == nil { settings.memoryBudget = min(settings.memoryBudget, budget) }
    }

    /// Bytes that a run needs whatever it reads.
    private static let leastAddressSpace = 224 << 20

    private func readStore(into settings: inout RunSettings) throws(RunError) {
        settings.store = store
        guard let store else {
            guard knownAt == nil else { throw .usage(.needsStore(flag: "--known-at")) }
            return
        }
        guard inputs.isEmpty, registers.isEmpty else { throw .usage(.filesAndStore(store)) }
        // Both would change what was read, not what is asked of it.
        if !deduplicates { throw .usage(.notWithStore(flag: "--no-dedup")) }
        if exportedAt != nil { throw .usage(.notWithStore(flag: "--exported-at")) }
        guard let knownAt else { return }
        if let run = Int64(knownAt), run > 0, knownAt.count < 8 {
            settings.moment = .run(run)
        } else if let moment = try? bound(knownAt, flag: "--known-at") {
            settings.moment = .before(moment)
        } else {
            throw .usage(
                .value(flag: "--known-at", found: knownAt, expected: ["12", "2025-09-30", "2025-09-30 17:00"]))
        }
    }

    private func readDialect(into settings: inout RunSettings) throws(RunError) {
        if let encoding {
            let names = TextEncoding.allCases.map(\.rawValue)
            guard let known = TextEncoding(rawValue: encoding.lowercased()) else {
                throw .usage(.value(flag: "--encoding", found: encoding, expected: names))
            }
            settings.encoding = known
        }
        if let delimiter {
            let marks: [String: UInt8] = [",": 0x2C, ";": 0x3B, "tab": 0x09, "\t": 0x09, "\\t": 0x09, "|": 0x7C]
            guard let mark = marks[delimiter.lowercased()] else {
                throw .usage(.value(flag: "--delimiter", found: delimiter, expected: ["“,”", "“;”", "tab", "“|”"]))
            }
            settings.delimiter = mark
        }
        if let quote {
            guard quote == "\"" || quote == "'" else {
                throw .usage(.value(flag: "--quote", found: quote, expected: ["\"", "'"]))
            }
            settings.quote = quote.utf8.first
        }
    }

    private func readPeriod(into settings: inout RunSettings) throws(RunError) {
        if let calendar {
            guard let known = PeriodCalendar(rawValue: calendar) else {
                throw .usage(
                    .value(flag: "--calendar", found: calendar, expected: PeriodCalendar.allCases.map(\.rawValue)))
            }
            settings.periodCalendar = known
        }
        if let period {
            do {
                settings.period = try Period.parse(period, calendar: settings.periodCalendar)
            } catch { throw .period(text: period, error) }
        }
        settings.asOf = try bound(asOf, flag: "--as-of")
        settings.exportedAt = try bound(exportedAt, flag: "--exported-at")
        guard let base = Frame.Base(rawValue: base) else {
            throw .usage(.value(flag: "--base", found: self.base, expected: Frame.Base.allCases.map(\.rawValue)))
        }
        settings.base = base
    }

    /// A day means its end, an instant with a time itself: both as exclusive bounds.
    private func bound(_ text: String?, flag: String) throws(RunError) -> Stamp? {
        guard let text else { return nil }
        let bytes = Array(text.utf8)
        switch DateParser().parse(bytes.span, 0, bytes.count) {
        case .date(let stamp, timed: true): return stamp
        case .date(let stamp, timed: false): return stamp.day.adding(1).start
        case .empty, .unreadable:
            throw .usage(
                .value(flag: flag, found: text, expected: ["2025-09-30", "30/09/2025", "2025-09-30 17:00"]))
        }
    }

    private func dimensions() throws(RunError) -> [Dimension] {
        guard let by else { return [] }
        var dimensions: [Dimension] = []
        for part in by.split(separator: ",") {
            let name = String(part).trimmingBlanks
            guard let dimension = Dimension(rawValue: name.lowercased()), !dimensions.contains(dimension) else {
                throw .usage(.value(flag: "--by", found: name, expected: Dimension.allCases.map(\.rawValue)))
            }
            dimensions.append(dimension)
        }
        return dimensions
    }

    private func readFilters() throws(RunError) -> [ReportDocument.Filter] {
        var read: [ReportDocument.Filter] = []
        for filter in filters {
            guard let equals = filter.firstIndex(of: "=") else {
                throw .usage(
                    .value(flag: "--where", found: filter, expected: DossierFilter.fields.map { $0 + "=…" }))
            }
            let field = String(filter[..<equals]).trimmingBlanks
            let value = String(filter[filter.index(after: equals)...]).trimmingBlanks
            guard DossierFilter.fields.contains(field) else {
                throw .unknownFilterField(field, expected: DossierFilter.fields)
            }
            read.append(.init(field: field, value: value))
        }
        return read
    }

    private func readTargets() throws(RunError) -> [String: Headroom.Target] {
        var read: [String: Headroom.Target] = [:]
        for text in targets {
            do {
                let target = try IndicatorTarget.parse(text)
                read[target.indicator] = target.target
            } catch {
                throw .usage(.target(text: text, error))
            }
        }
        return read
    }
}

/// A number of bytes as people write it: `500K`, `64M`, `1G`, `64MB`, `64MiB`.
struct ByteSize {
    var bytes: Int

    init?(_ text: String) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count).uppercased()
        let shifts = ["": 0, "K": 10, "KB": 10, "KIB": 10, "M": 20, "MB": 20, "MIB": 20, "G": 30, "GB": 30, "GIB": 30]
        guard let number = Int(digits), let shift = shifts[unit], number <= Int.max >> shift else { return nil }
        bytes = number << shift
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
