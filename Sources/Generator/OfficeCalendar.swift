/// The working days of offices 2021–2026 (ngày làm việc): Saturdays, Sundays and public holidays are off.
///
/// The table is the generator's own, so that what it builds in does not come from the calendar that is under
/// test. Days worked to make up are not used: no made-up dossier is promised or finished on one.
struct OfficeCalendar: Sendable {
    static let shared = OfficeCalendar()

    static let firstDay = GeneratorDay(year: 2021, month: 1, day: 1)!
    static let lastDay = GeneratorDay(year: 2026, month: 12, day: 31)!

    /// Weekdays off as month × 100 + day: public holidays, days in lieu, days swapped.
    private static let weekdaysOff: [Int: [Int]] = [
        2021: [101, 210, 211, 212, 215, 216, 421, 430, 503, 902, 903],
        2022: [103, 131, 201, 202, 203, 204, 411, 502, 503, 901, 902],
        2023: [102, 120, 123, 124, 125, 126, 501, 502, 503, 901, 904],
        2024: [101, 208, 209, 212, 213, 214, 418, 429, 430, 501, 902, 903],
        2025: [101, 127, 128, 129, 130, 131, 407, 430, 501, 502, 901, 902],
        2026: [101, 102, 216, 217, 218, 219, 220, 427, 430, 501, 831, 901, 902, 1124],
    ]

    /// All working days in order, as day numbers.
    private let days: [Int]
    /// Per day since ``firstDay``: how many working days there are up to and including it.
    private let through: [Int]

    private init() {
        var days: [Int] = []
        var through: [Int] = []
        for number in Self.firstDay.number...Self.lastDay.number {
            let day = GeneratorDay(number: number)
            let (year, month, dayOfMonth) = day.civil
            let off = day.weekday >= 5 || Self.weekdaysOff[year]?.contains(month * 100 + dayOfMonth) == true
            if !off { days.append(number) }
            through.append(days.count)
        }
        self.days = days
        self.through = through
    }

    func isWorkingDay(_ day: Int) -> Bool {
        let index = day - Self.firstDay.number
        return index == 0 ? through[0] == 1 : through[index] > through[index - 1]
    }

    /// The working day `count` after the day (`count` ≥ 1); the day itself is not counted. Stops at the last
    /// day of the table.
    func day(after day: Int, by count: Int) -> Int {
        let index = through[min(day - Self.firstDay.number, through.count - 1)] + count - 1
        return days[min(index, days.count - 1)]
    }

    /// The working day `count` before the day (`count` ≥ 1).
    func day(before day: Int, by count: Int) -> Int {
        let upTo = through[day - Self.firstDay.number]
        let index = upTo - count - (isWorkingDay(day) ? 1 : 0)
        return days[max(index, 0)]
    }

    func workingDays(from first: GeneratorDay, through last: GeneratorDay) -> ArraySlice<Int> {
        let before = first == Self.firstDay ? 0 : self.through[first.number - 1 - Self.firstDay.number]
        return days[before..<self.through[last.number - Self.firstDay.number]]
    }
}
