/// The months and quarters into which a period is cut (`--by month`, `--by quarter`).
public enum SubPeriods {
    public enum Unit: String, CaseIterable, Sendable { case month, quarter }

    /// Which month or quarter of the calendar a day belongs to; grows with the day, by 1 from one to the next.
    public static func index(of day: CivilDay, unit: Unit, calendar: PeriodCalendar) -> Int32 {
        let date = CivilCalendar.components(of: day)
        var month = Int32(date.year * 12 + date.month - 1)
        if calendar == .kstt, date.day >= 15 { month += 1 }
        return unit == .month ? month : month / 3
    }

    /// The whole month or quarter with this index.
    public static func period(at index: Int32, unit: Unit, calendar: PeriodCalendar) -> Period {
        let months = unit == .month ? index..<index + 1 : index * 3..<index * 3 + 3
        return Period.months(months, calendar: calendar, label: label(of: index, unit: unit))
    }

    /// `2025-07` or `2025-Q3`.
    public static func label(of index: Int32, unit: Unit) -> String {
        switch unit {
        case .month: "\(padded(Int(index / 12), 4))-\(padded(Int(index % 12) + 1, 2))"
        case .quarter: "\(padded(Int(index / 4), 4))-Q\(index % 4 + 1)"
        }
    }

    /// The sub-periods of a period in order, the first and last cut where the period begins and ends, so
    /// that together they are the period, without gap or overlap.
    public static func periods(
        in period: Period, unit: Unit, calendar: PeriodCalendar
    ) -> [(index: Int32, period: Period)] {
        guard period.from < period.to else { return [] }
        let first = index(of: period.firstDay, unit: unit, calendar: calendar)
        let last = index(of: period.lastDay, unit: unit, calendar: calendar)
        return (first...last).map { index in
            var part = Self.period(at: index, unit: unit, calendar: calendar)
            part.from = max(part.from, period.from)
            part.to = min(part.to, period.to)
            return (index, part)
        }
    }
}
