import Dossiers
import DossierStore
import Indicators
import Reports

/// The figures of a report as they are frozen, and how they were asked for.
enum FrozenFigures {
    static let sliceMark = " › "

    static func of(_ document: ReportDocument) -> [FrozenPeriod.Figure] {
        document.slices.flatMap { slice -> [FrozenPeriod.Figure] in
            let key = slice.key.compactMap { $0 }.joined(separator: sliceMark)
            var figures = Mark.allCases.compactMap { mark -> FrozenPeriod.Figure? in
                let count = slice[mark]
                guard count > 0 else { return nil }
                return FrozenPeriod.Figure(
                    slice: key, figure: MarkNames.key(of: mark), numerator: count, denominator: nil, value: "")
            }
            figures += slice.indicators.map { figure($0, key) }
            return figures
        }
    }

    private static func figure(_ result: IndicatorResult, _ slice: String) -> FrozenPeriod.Figure {
        func figure(_ numerator: Int64?, _ denominator: Int64?, _ value: String) -> FrozenPeriod.Figure {
            FrozenPeriod.Figure(
                slice: slice, figure: result.id, numerator: numerator, denominator: denominator, value: value)
        }
        switch result.value {
        case .ratio(let numerator, let denominator): return figure(numerator, denominator, "")
        case .count(let count): return figure(count, nil, "")
        case .days(let base, let median, let p90, let max, let sum):
            return figure(nil, base, "median \(median), p90 \(p90), max \(max), sum \(sum)")
        case .noData(let missing): return figure(nil, nil, "no data: " + missing.map(\.key).joined(separator: " "))
        case .noCalendar(let year): return figure(nil, nil, "no calendar: \(year)")
        }
    }

    // MARK: - How they were asked for

    /// A setting a line, by which they can be asked for again whatever becomes of the user's files.
    static func request(_ settings: RunSettings, _ document: ReportDocument, workdays: String) -> String {
        let rules = settings.ruleset
        var lines = [
            ("label", document.period.label ?? ""), ("from", String(document.period.firstDay.number)),
            ("through", String(document.period.lastDay.number)), ("calendar", settings.periodCalendar.rawValue),
            ("asOf", String(document.period.asOf.rawValue)), ("base", settings.base.rawValue), ("workdays", workdays),
            ("by", settings.dimensions.map(\.rawValue).joined(separator: ",")), ("rules", rules.id),
            ("rulesVi", rules.nameVi), ("rulesEn", rules.nameEn), ("comparison", rules.comparison.rawValue),
            ("finish", rules.finish.rawValue), ("noDueDate", rules.noDueDate.rawValue),
            ("withdrawn", rules.withdrawn.rawValue), ("paused", rules.paused.rawValue),
            ("judgedAgainst", rules.judgedAgainst.rawValue), ("onTimeRate", rules.onTimeRate.rawValue),
        ]
        lines += settings.filters.map { ("where", $0.field + "=" + $0.value) }
        return lines.map { $0 + " " + $1 }.joined(separator: "\n")
    }

    /// The settings of what was frozen, for a store and one of its states.
    static func settings(
        _ frozen: FrozenPeriod, _ request: RunRequest, at moment: StoreSnapshot.Moment
    ) throws(RunError) -> RunSettings {
        var values: [String: [String]] = [:]
        for line in frozen.request.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard let key = parts.first else { continue }
            values[String(key), default: []].append(parts.count > 1 ? String(parts[1]) : "")
        }
        func value(_ key: String) -> String { values[key]?.first ?? "" }
        var asked = request
        asked.rules = "form-06"
        asked.workdays = value("workdays").isEmpty ? "vn" : value("workdays")
        asked.by = value("by").isEmpty ? nil : value("by")
        asked.base = value("base")
        asked.filters = values["where"] ?? []
        var settings = try asked.settings()
        settings.moment = moment
        settings.ruleset = Ruleset(
            id: value("rules"), nameVi: value("rulesVi"), nameEn: value("rulesEn"), sourceVi: "", sourceEn: "",
            comparison: .init(rawValue: value("comparison")) ?? .day,
            finish: .init(rawValue: value("finish")) ?? .finishedElseReturned,
            noDueDate: .init(rawValue: value("noDueDate")) ?? .onTime,
            withdrawn: .init(rawValue: value("withdrawn")) ?? .separate,
            paused: .init(rawValue: value("paused")) ?? .inTime,
            judgedAgainst: .init(rawValue: value("judgedAgainst")) ?? .currentDue,
            onTimeRate: .init(rawValue: value("onTimeRate")) ?? .resolved,
            calendar: .init(rawValue: value("calendar")) ?? .kstt)
        settings.periodCalendar = settings.ruleset.calendar
        let first = CivilDay(number: Int32(value("from")) ?? 0)
        let last = CivilDay(number: Int32(value("through")) ?? 0)
        settings.period = Period(from: first.start, to: last.adding(1).start, label: value("label"))
        settings.asOf = Stamp(rawValue: UInt32(value("asOf")) ?? 0)
        return settings
    }
}
