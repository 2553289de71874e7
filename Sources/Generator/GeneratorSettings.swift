/// What the generator is to make. The same settings always give the same bytes.
public struct GeneratorSettings: Sendable, Equatable {
    /// How untidy the export is. Every untidiness is counted in the ``Truth``.
    public enum Dirt: String, CaseIterable, Sendable { case none, some, much }

    /// Quotes only where RFC 4180 needs them, or round every field.
    public enum Quoting: String, CaseIterable, Sendable { case minimal, all }

    public enum Layout: String, CaseIterable, Sendable {
        /// All 24 columns in one file.
        case full
        /// The 12 columns of an iGate dossier list (danh sách hồ sơ) with title rows and a totals row; channel,
        /// payment, digitization and letters stand in registers.
        case igate
    }

    /// Dossier records in the export, updates of earlier ids included; title rows and the like come on top.
    public var records: Int
    public var seed: UInt64
    public var dirt = Dirt.none
    public var quoting = Quoting.minimal
    public var layout = Layout.full
    /// First and last day (inside) on which dossiers are received.
    public var firstDay: GeneratorDay
    public var lastDay: GeneratorDay
    /// Share of the records that are later updates of an earlier id, percent.
    public var repeatsPercent = 2
    /// Share of the dossiers that another unit than the receiving one resolves, percent.
    public var resolvedElsewherePercent = 3
    /// How many of the made-up province's units receive dossiers.
    public var units = GeneratorSettings.mostUnits
    /// The export is drawn at 00:00:00 of this day, and open dossiers are judged then: nothing in it happened
    /// later. Nil: the day after ``lastDay``.
    public var asOf: GeneratorDay?

    /// Defaults: no dirt, minimal quoting, full layout, received in 2025, 2 % repeats.
    public init(records: Int, seed: UInt64) {
        self.records = records
        self.seed = seed
        firstDay = Self.defaultFirstDay
        lastDay = Self.defaultLastDay
    }

    /// The days on which dossiers can be received: those whose due dates, too, the table of days off covers.
    public static let coveredDays =
        GeneratorDay(year: 2021, month: 1, day: 1)!...GeneratorDay(year: 2026, month: 9, day: 30)!
    public static let latestAsOf = GeneratorDay(year: 2027, month: 1, day: 1)!
    public static let mostRecords = 1_000_000_000
    public static let mostUnits = 200
    /// The running number in a dossier code has at most six digits and starts anew each day.
    public static let mostRecordsADay = 999_999

    private static let defaultFirstDay = GeneratorDay(year: 2025, month: 1, day: 1)!
    private static let defaultLastDay = GeneratorDay(year: 2025, month: 12, day: 31)!

    /// The day at whose start the export is drawn.
    var drawnAt: GeneratorDay { asOf ?? lastDay.adding(1) }

    /// - Throws: the first setting that cannot be met.
    public func validate() throws(GeneratorSettingsError) {
        guard (0...Self.mostRecords).contains(records) else {
            throw .recordsOutOfRange(records, most: Self.mostRecords)
        }
        guard (0...50).contains(repeatsPercent) else { throw .repeatsOutOfRange(repeatsPercent) }
        guard (0...100).contains(resolvedElsewherePercent) else {
            throw .elsewhereOutOfRange(resolvedElsewherePercent)
        }
        guard (1...Self.mostUnits).contains(units) else {
            throw .unitsOutOfRange(units, most: Self.mostUnits)
        }
        guard firstDay <= lastDay else { throw .spanReversed(first: firstDay, last: lastDay) }
        for day in [firstDay, lastDay] where !Self.coveredDays.contains(day) { throw .dayNotCovered(day) }
        guard drawnAt > lastDay else { throw .asOfWithinSpan(drawnAt, last: lastDay) }
        guard drawnAt <= Self.latestAsOf else { throw .dayNotCovered(drawnAt) }
        let workingDays = OfficeCalendar.shared.workingDays(from: firstDay, through: lastDay).count
        guard workingDays > 0 else { throw .noWorkingDay(first: firstDay, last: lastDay) }
        guard records <= workingDays * Self.mostRecordsADay else {
            throw .tooManyRecordsADay(records, workingDays: workingDays)
        }
    }
}

/// Settings that cannot be met.
public enum GeneratorSettingsError: Error, Equatable, Sendable {
    case recordsOutOfRange(Int, most: Int)
    /// Percent; allowed are 0…50.
    case repeatsOutOfRange(Int)
    /// Percent; allowed are 0…100.
    case elsewhereOutOfRange(Int)
    case unitsOutOfRange(Int, most: Int)
    case spanReversed(first: GeneratorDay, last: GeneratorDay)
    /// Outside ``GeneratorSettings/coveredDays``: the days off are not known.
    case dayNotCovered(GeneratorDay)
    /// The export would be drawn before the last dossier is received.
    case asOfWithinSpan(GeneratorDay, last: GeneratorDay)
    case noWorkingDay(first: GeneratorDay, last: GeneratorDay)
    case tooManyRecordsADay(Int, workingDays: Int)
}
