/// Periods that stand in a relation to another: the one before, the same of the year before, the part that has passed.
extension Period {
    /// What kind of period a label writes.
    private enum Form {
        case year(Int)
        case half(Int, Int)
        case quarter(Int, Int)
        case nineMonths(Int)
        case month(Int, Int)
        case span
    }

    private var form: Form {
        let parts = label.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return .span }
        guard parts.count == 2 else { return .year(year) }
        let rest = parts[1]
        if rest == "9M" { return .nineMonths(year) }
        if let number = Int(rest.dropFirst()) {
            if rest.first == "Q" { return .quarter(year, number) }
            if rest.first == "H" { return .half(year, number) }
        }
        return Int(rest).map { .month(year, $0) } ?? .span
    }

    /// The period of the same kind just before: 2025-Q2 before 2025-Q3, 2024-Q4 before 2025-Q1. Nine months are counted
    /// from the year's beginning, so before 2025-9M stands 2024-9M. Before a span of days stands one of as many days.
    ///
    /// - Returns: nil before the first year that can be written.
    public func before(in calendar: PeriodCalendar) -> Period? {
        func parsed(_ label: String) -> Period? { try? Period.parse(label, calendar: calendar) }
        switch form {
        case .year(let year): return parsed("\(year - 1)")
        case .nineMonths(let year): return parsed("\(year - 1)-9M")
        case .half(let year, let half): return parsed(half == 1 ? "\(year - 1)-H2" : "\(year)-H1")
        case .quarter(let year, let quarter):
            return parsed(quarter == 1 ? "\(year - 1)-Q4" : "\(year)-Q\(quarter - 1)")
        case .month(let year, let month):
            return parsed(month == 1 ? "\(year - 1)-12" : "\(year)-\(padded(month - 1, 2))")
        case .span:
            let days = Int(lastDay.number - firstDay.number) + 1
            let first = firstDay.adding(-days)
            guard Self.years.contains(CivilCalendar.year(of: first)) else { return nil }
            return Self.days(first, firstDay.adding(-1))
        }
    }

    /// The same period of the year before. Of a span both days are those of the year before; 29/2 becomes 28/2.
    public func yearBefore(in calendar: PeriodCalendar) -> Period? {
        func parsed(_ label: String) -> Period? { try? Period.parse(label, calendar: calendar) }
        switch form {
        case .year(let year): return parsed("\(year - 1)")
        case .nineMonths(let year): return parsed("\(year - 1)-9M")
        case .half(let year, let half): return parsed("\(year - 1)-H\(half)")
        case .quarter(let year, let quarter): return parsed("\(year - 1)-Q\(quarter)")
        case .month(let year, let month): return parsed("\(year - 1)-\(padded(month, 2))")
        case .span:
            guard let first = CivilCalendar.adding(months: -12, to: firstDay),
                let last = CivilCalendar.adding(months: -12, to: lastDay),
                Self.years.contains(CivilCalendar.year(of: first))
            else { return nil }
            return Self.days(first, last)
        }
    }

    /// The part up to and including a day; the whole when the day is its last or later.
    public func through(_ day: CivilDay) -> Period {
        guard day < lastDay, day >= firstDay else { return self }
        return Self.days(firstDay, day)
    }

    /// The part of this period that answers to the part of another up to a day: as many whole months from its beginning,
    /// and then as many days, but none of the month after. So 15/6 … 20/7 (a month and 6 days) of one quarter answers to
    /// 15/3 … 20/4 of another, and 1/3 … 30/3 to 1/2 … 28/2.
    public func part(answeringTo other: Period, through day: CivilDay) -> Period {
        guard day < other.lastDay else { return self }
        let end = day.adding(1)
        var months = 0
        while let next = CivilCalendar.adding(months: months + 1, to: other.firstDay), next <= end { months += 1 }
        guard let whole = CivilCalendar.adding(months: months, to: other.firstDay),
            let start = CivilCalendar.adding(months: months, to: firstDay),
            let next = CivilCalendar.adding(months: months + 1, to: firstDay)
        else { return self }
        return through(min(start.adding(Int(end.number - whole.number)), next).adding(-1))
    }

    private static func days(_ first: CivilDay, _ last: CivilDay) -> Period {
        Period(
            from: Stamp(clampedStartOf: first), to: Stamp(clampedStartOf: last.adding(1)),
            label: "\(first.isoText)..\(last.isoText)")
    }
}

extension CivilCalendar {
    /// The same day of another month; the month's last where it has no such day. Nil outside years 1…9999.
    static func adding(months: Int, to day: CivilDay) -> CivilDay? {
        let date = components(of: day)
        let index = date.year * 12 + date.month - 1 + months
        let (year, month) = (index / 12, index % 12 + 1)
        return self.day(year: year, month: month, day: min(date.day, daysInMonth(month, year: year)))
    }
}
