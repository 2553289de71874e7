import Dossiers
import Reports

/// What `motcua compare` is asked for.
public struct CompareRequest {
    public var run: RunRequest
    /// One period or several in a row, as the user wrote them.
    public var periods: [String]
    /// Against the same period of the year before.
    public var yearAgo = false
    /// Both up to the same day: a period that is not over against the same part of the other.
    public var toDate = false
    /// Offices to be held against each other in one period.
    public var units: [String] = []
    /// Rules of the earlier side, where they differ.
    public var rulesBefore: String?
    /// Rates whose change is split; empty for the leading ones.
    public var split: [String] = []
    /// Names every slice of a split.
    public var showsAll = false

    public init(run: RunRequest, periods: [String]) {
        self.run = run
        self.periods = periods
    }

    /// The periods, resolved, the earliest first.
    func resolved(_ calendar: PeriodCalendar) throws(RunError) -> [Period] {
        var named: [Period] = []
        for text in periods {
            do { named.append(try Period.parse(text, calendar: calendar)) } catch {
                throw .period(text: text, error)
            }
        }
        guard let first = named.first else { throw .usage(.noPeriod) }
        if !units.isEmpty || rulesBefore != nil {
            // One thing is compared at a time, and one period is the same span on both sides.
            if !units.isEmpty, let rulesBefore {
                throw .usage(.value(flag: "--rules-before", found: rulesBefore, expected: ["--unit A --unit B"]))
            }
            if toDate {
                throw .usage(.value(flag: "--to-date", found: first.label, expected: ["2025-Q2 2025-Q3"]))
            }
            guard named.count == 1, !yearAgo else {
                throw .usage(
                    .value(
                        flag: units.isEmpty ? "--rules-before" : "--unit", found: periods.joined(separator: " "),
                        expected: ["2025-Q3"]))
            }
            return [first]
        }
        if yearAgo {
            guard named.count == 1, let before = first.yearBefore(in: calendar) else {
                throw .usage(.value(flag: "--year-ago", found: periods.joined(separator: " "), expected: ["2025-Q3"]))
            }
            return [before, first]
        }
        if named.count == 1 {
            guard let before = first.before(in: calendar) else {
                throw .usage(.value(flag: "compare", found: first.label, expected: ["2025-Q2 2025-Q3"]))
            }
            return [before, first]
        }
        // A change is told from the earlier to the later one.
        for (before, after) in zip(named, named.dropFirst()) where before.from >= after.from {
            if before.from == after.from { throw .usage(.periodsBeginAlike(before.label, after.label)) }
            throw .usage(
                .periodsOutOfOrder(periods.joined(separator: " "), later: before.label, earlier: after.label))
        }
        return named
    }
}
