/// Arithmetic of the proleptic Gregorian calendar (dương lịch), without Foundation.
public enum CivilCalendar {
    /// Day of the week; the raw value is ISO 8601's, Monday is 1.
    public enum Weekday: Int, CaseIterable, Sendable {
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
        public var isWeekend: Bool { self == .saturday || self == .sunday }
    }

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// 0 for a month that does not exist.
    public static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }

    public static func isValid(year: Int, month: Int, day: Int) -> Bool {
        (1...9999).contains(year) && day >= 1 && day <= daysInMonth(month, year: year)
    }

    /// The day of a date; nil when there is no such date (month 13, 29/2 of a common year, year 0).
    public static func day(year: Int, month: Int, day: Int) -> CivilDay? {
        guard isValid(year: year, month: month, day: day) else { return nil }
        return CivilDay(number: Int32(uncheckedNumber(year: year, month: month, day: day)))
    }

    /// Years are counted from March so that the leap day is the last of its year; 719,468 is the number of
    /// days from 0000-03-01 to 1970-01-01.
    static func uncheckedNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    /// Year, month and day; for days from year 0 on.
    public static func components(of day: CivilDay) -> (year: Int, month: Int, day: Int) {
        let days = Int(day.number) + 719_468
        let cycle = days / 146_097
        let dayOfCycle = days % 146_097
        let yearOfCycle =
            (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    public static func year(of day: CivilDay) -> Int { components(of: day).year }

    public static func weekday(of day: CivilDay) -> Weekday {
        // 1970-01-01 was a Thursday.
        let fromMonday = (Int(day.number) + 3) % 7
        return Weekday(rawValue: (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1)!
    }
}
