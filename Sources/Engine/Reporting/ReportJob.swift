import DossierDecoding
import Dossiers
import Indicators
import Reports

/// A run that counts the same dossiers in several ways: what reports, comparisons and letters are made of.
struct ReportJob {
    let request: RunRequest
    let settings: RunSettings
    let source: RunSource
    /// The bounds of the run's own period.
    let bounds: RunBounds

    /// Reads the files, or opens the store.
    /// - Parameters:
    ///   - request: the run as it was asked for.
    ///   - keepsIDs: whether codes are shown.
    init(
        _ request: RunRequest, keepsIDs: Bool, report: @escaping (ProgressEvent) -> Void
    ) throws(RunError) {
        self.request = request
        var settings = try request.settings()
        // All counts are made in one pass after reading.
        settings.countsDirectly = false
        self.settings = settings
        source = try RunSource(settings, keepsIDs: keepsIDs, report: report)
        bounds = try RunBounds(source)
    }

    /// One way of counting, yet to be run.
    /// - Parameters:
    ///   - period: nil for the run's own.
    ///   - dimensions: what it is cut by.
    func counting(
        period: Period? = nil, by dimensions: [Dimension], _ change: (inout RunSettings) -> Void = { _ in }
    ) throws(RunError) -> Counting {
        var own = settings
        if let period {
            own.period = period
            // An instant that was given is of the run's own period: others are judged at their end.
            if period.to <= bounds.period.from { own.asOf = nil }
        }
        own.dimensions = dimensions
        change(&own)
        return try Counting(source, try RunBounds(source, own), own)
    }

    func document(_ counting: Counting) -> ReportDocument {
        ReportBuilder(source, counting.bounds, counting).document()
    }

    /// Units where there are several, else procedures: what a figure is best cut by.
    var naturalCut: Dimension { source.words.units.words.count > 2 ? .unit : .procedure }

    /// What the user asked for, else what fits.
    var cut: [Dimension] { settings.dimensions.isEmpty ? [naturalCut] : settings.dimensions }

    /// For reports that are cut by one dimension and no other.
    func refuseCut(unless own: Dimension) throws(RunError) {
        guard settings.dimensions.isEmpty || settings.dimensions == [own] else {
            throw .usage(.value(flag: "--by", found: request.by ?? "", expected: [own.rawValue]))
        }
    }

    // MARK: - Periods before

    /// Data that begin a few days into a period cover it: offices are closed over a weekend or a holiday.
    static let graceDays = 4

    /// Whether the data reach back to the period's beginning.
    func isCovered(_ period: Period) -> Bool {
        let first = source.firstReceived
        guard !first.isNone, first.day <= period.firstDay.adding(Self.graceDays) else { return false }
        guard case .store(let store) = source else { return true }
        let pruned = store.snapshot.facts.prunedBefore
        return pruned.isNone || pruned <= period.from
    }

    /// Periods of the same kind before the run's own that the data cover, oldest first.
    func earlierPeriods(_ most: Int) -> [Period] {
        guard bounds.isGiven else { return [] }
        var periods: [Period] = []
        var last = bounds.period
        while periods.count < most, let before = last.before(in: settings.periodCalendar), isCovered(before) {
            periods.append(before)
            last = before
        }
        return periods.reversed()
    }

    // MARK: - Lists behind figures

    /// What a report holds of the dossiers behind its figures.
    func evidence(_ keeper: ListKeeper?, _ counting: Counting) throws(RunError) -> Report.Evidence? {
        guard var keeper else { return nil }
        keeper.finish()
        let tally = counting.counter.slices.cubes[0].cell(of: .init()) ?? .init()
        let words = source.words
        let ranks = WordRanks(words)
        let lists = keeper.lists.map { list in
            var procedures: [(code: String, name: String)]?
            if list.indicator.unit == .procedures {
                procedures = list.indicator.listedProcedures(list.part, in: tally, register: counting.procedureFacts)
                    .sorted { ranks.procedures[$0] < ranks.procedures[$1] }
                    .map { (words.procedures.code(of: $0), words.procedures.name(of: $0)) }
            }
            // The keeper has not gone on counting what is too long to be held.
            let count = procedures.map { Int64($0.count) } ?? tally[list.marks]
            return Report.Evidence.List(
                indicator: list.indicator.id, part: list.part, marks: list.marks.rawValue, count: count,
                isHeld: count <= Int64(keeper.limit),
                procedures: procedures.map { $0.count <= keeper.limit ? $0 : [] })
        }
        let rows = DossierRows(
            source: source, bounds: counting.bounds, counting: counting, keys: Self.evidenceKeys)
        do {
            return Report.Evidence(
                columns: rows.columns.map(\.ofReport), lists: lists,
                rows: try keeper.kept.map { dossier, marks in
                    Report.Evidence.Row(
                        marks: marks.rawValue, receivingUnit: ranks.units[dossier.receivingUnit],
                        resolvingUnit: ranks.units[dossier.resolvingUnit],
                        procedure: ranks.procedures[dossier.procedure], field: ranks.fields[dossier.field],
                        cells: try rows.cells(of: dossier).map(\.ofReport))
                }, limit: Int64(keeper.limit), receivingMarks: Marks.ofReceivingSide.rawValue)
        } catch {
            throw RunError.of(error) ?? .accounts(path: "", detail: "\(error)")
        }
    }

    private static let evidenceKeys = [
        "id", "state", "resolvingUnit", "procedureCode", "procedure", "channel", "receivedAt", "dueAt", "finishedAt",
        "workingDaysSinceDue", "apologyAt", "newDueAt",
    ]

    /// A list of dossiers as a table, each row made when it is asked for.
    func table(
        _ key: String, _ dossiers: [Dossier], _ counting: Counting, keys: [String]? = nil,
        more: [Report.Column] = [], cells: @escaping @Sendable (Int) -> [Report.Cell] = { _ in [] }
    ) -> Report.Table {
        let rows = DossierRows(source: source, bounds: counting.bounds, counting: counting, keys: keys)
        let shared = Unshared((rows, dossiers))
        return Report.Table(
            key: key, columns: rows.columns.map(\.ofReport) + more,
            rows: Report.Rows(count: dossiers.count) { place in
                let (rows, dossiers) = shared.value
                return Report.Row(try rows.cells(of: dossiers[place]).map(\.ofReport) + cells(place))
            }, isList: true)
    }

    /// Whether a record of this run's files was rejected.
    var hasRejects: Bool { source.hasRejects }
}

/// Rows are asked for by one renderer, one after the other.
final class Unshared<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}

extension DossierListing.Column {
    var ofReport: Report.Column {
        let kind: Report.Column.Kind =
            switch self.kind {
            case .text: .text
            case .number: .number
            case .date: .date
            }
        return Report.Column(key, heading, kind)
    }
}

extension DossierListing.Cell {
    var ofReport: Report.Cell {
        switch self {
        case .empty: .empty
        case .text(let text): text.isEmpty ? .empty : .text(text)
        case .word(let word): word.vi.isEmpty ? .empty : .word(word)
        case .number(let number): .number(number)
        case .day(let day): .day(day)
        case .instant(let stamp): stamp.isNone ? .empty : .instant(stamp)
        }
    }
}
