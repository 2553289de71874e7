/// Which days are worked (lịch làm việc), definitions §9: Saturday, Sunday and the days off are not,
/// unless they are named as worked to make up.
///
/// Tables over the covered years answer everything in constant time; what they do not cover is reported
/// with its year, never guessed.
public struct WorkingCalendar: Sendable {
    public let coveredYears: ClosedRange<Int>
    @usableFromInline let firstCovered: CivilDay
    /// Entry i: how many of the first i covered days are worked.
    @usableFromInline let workedBefore: [Int32]
    /// The worked days in order.
    private let workedDays: [CivilDay]

    public init(daysOff: Set<CivilDay>, daysWorked: Set<CivilDay>, coveredYears: ClosedRange<Int>) {
        self.coveredYears = coveredYears
        let first = CivilCalendar.uncheckedNumber(year: coveredYears.lowerBound, month: 1, day: 1)
        let last = CivilCalendar.uncheckedNumber(year: coveredYears.upperBound, month: 12, day: 31)
        var counts: [Int32] = [0]
        var worked: [CivilDay] = []
        counts.reserveCapacity(last - first + 2)
        for number in first...last {
            let day = CivilDay(number: Int32(number))
            let plain = !CivilCalendar.weekday(of: day).isWeekend && !daysOff.contains(day)
            if plain || daysWorked.contains(day) { worked.append(day) }
            counts.append(Int32(worked.count))
        }
        firstCovered = CivilDay(number: Int32(first))
        workedBefore = counts
        workedDays = worked
    }

    /// Working days after one day up to and including another: 0 for the same day, negative backwards.
    @inlinable @inline(__always)
    public func workingDays(after start: CivilDay, through end: CivilDay) -> WorkingDays {
        let low = Int(start.number) + 1 - Int(firstCovered.number)
        let high = Int(end.number) + 1 - Int(firstCovered.number)
        if low >= 0, low < workedBefore.count, high >= 0, high < workedBefore.count {
            return .days(Int(workedBefore[high] - workedBefore[low]))
        }
        return uncoveredSpan(start, end)
    }

    /// Off the hot path: some day between the two is not covered, unless they are the same.
    @inline(never) @usableFromInline func uncoveredSpan(_ start: CivilDay, _ end: CivilDay) -> WorkingDays {
        if start == end { return .days(0) }
        let firstNeeded = CivilCalendar.year(of: min(start, end).adding(1))
        if firstNeeded < coveredYears.lowerBound { return .uncovered(year: firstNeeded) }
        return .uncovered(year: max(firstNeeded, coveredYears.upperBound + 1))
    }

    /// Nil when the day's year is not covered.
    @inlinable @inline(__always)
    public func isWorkingDay(_ day: CivilDay) -> Bool? {
        let index = Int(day.number) - Int(firstCovered.number)
        guard index >= 0, index + 1 < workedBefore.count else { return nil }
        return workedBefore[index + 1] > workedBefore[index]
    }

    public func lastWorkingDay(before day: CivilDay) -> WorkingDay {
        let index = Int(day.number) - Int(firstCovered.number)
        guard index >= 0, index < workedBefore.count else {
            return .uncovered(year: CivilCalendar.year(of: day.adding(-1)))
        }
        let earlier = Int(workedBefore[index])
        return earlier > 0 ? .day(workedDays[earlier - 1]) : .uncovered(year: coveredYears.lowerBound - 1)
    }

    /// The n-th working day after a day, n ≥ 0; the day itself for 0.
    public func adding(workingDays: Int, to day: CivilDay) -> WorkingDay {
        precondition(workingDays >= 0, "working days are added, not taken off")
        if workingDays == 0 { return .day(day) }
        let index = Int(day.number) + 1 - Int(firstCovered.number)
        guard index >= 0, index < workedBefore.count else {
            return .uncovered(year: CivilCalendar.year(of: day.adding(1)))
        }
        let ordinal = Int(workedBefore[index]) + workingDays - 1
        return ordinal < workedDays.count
            ? .day(workedDays[ordinal]) : .uncovered(year: coveredYears.upperBound + 1)
    }
}

/// A number of working days, or the first year that would be needed and is not covered.
public enum WorkingDays: BitwiseCopyable, Hashable, Sendable {
    case days(Int)
    case uncovered(year: Int)
}

/// A working day, or the year that would be needed and is not covered.
public enum WorkingDay: BitwiseCopyable, Hashable, Sendable {
    case day(CivilDay)
    case uncovered(year: Int)
}
