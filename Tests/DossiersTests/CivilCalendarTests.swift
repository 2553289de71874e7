import Dossiers
import Testing

@Suite("Civil calendar")
struct CivilCalendarTests {
    @Test("walking day by day from 1970-01-01 agrees with the arithmetic up to 2105-12-31")
    func everyDay() {
        var (year, month, date, number) = (1970, 1, 1, Int32(0))
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var wrong = 0
        while year <= 2105 {
            let day = CivilDay(number: number)
            let parts = CivilCalendar.components(of: day)
            if parts != (year, month, date)
                || CivilCalendar.day(year: year, month: month, day: date) != day
                || CivilCalendar.weekday(of: day).rawValue != (Int(number) + 3) % 7 + 1
            {
                wrong += 1
            }
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let length = month == 2 && leap ? 29 : lengths[month - 1]
            number += 1
            date += 1
            if date > length { (month, date) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong == 0)
        #expect(number == 49_673)
    }

    @Test(
        "days that no calendar has are no days",
        arguments: [
            (2025, 2, 29), (2100, 2, 29), (2025, 13, 1), (2025, 0, 1), (2025, 4, 31), (2025, 1, 0), (0, 1, 1),
            (2025, -1, 5), (2025, 1, 32),
        ])
    func invalid(year: Int, month: Int, day: Int) {
        #expect(CivilCalendar.day(year: year, month: month, day: day) == nil)
        #expect(!CivilCalendar.isValid(year: year, month: month, day: day))
    }

    @Test(
        "weekdays of known days",
        arguments: [
            ("2025-01-29", CivilCalendar.Weekday.wednesday), ("2024-05-04", .saturday), ("2026-02-17", .tuesday),
            ("2000-02-29", .tuesday), ("1975-04-30", .wednesday),
        ])
    func weekday(text: String, expected: CivilCalendar.Weekday) {
        #expect(CivilCalendar.weekday(of: day(text)) == expected)
    }

    @Test("a stamp keeps its parts and writes them in both styles")
    func stampText() throws {
        let stamp = try #require(Stamp(year: 2025, month: 9, day: 30, hour: 14, minute: 5, second: 9))
        #expect(stamp.isoText() == "2025-09-30 14:05:09")
        #expect(stamp.isoText(timed: false) == "2025-09-30")
        #expect(stamp.vietnameseText() == "30/09/2025 14:05")
        #expect(stamp.vietnameseText(timed: false) == "30/09/2025")
        #expect(stamp.components == (2025, 9, 30, 14, 5, 9))
        #expect(Stamp(isoText: "2025-09-30 14:05:09") == stamp)
        #expect(Stamp(isoText: "2025-09-30T14:05") == Stamp(rawValue: stamp.rawValue - 9))
    }

    @Test("the last second of 2105 is a stamp, the first of 2106 and the very first second are not")
    func stampBounds() {
        #expect(Stamp(year: 2105, month: 12, day: 31, hour: 23, minute: 59, second: 59) != nil)
        #expect(Stamp(year: 2106, month: 1, day: 1) == nil)
        #expect(Stamp(year: 1970, month: 1, day: 1) == nil)
        #expect(Stamp(year: 1970, month: 1, day: 1, second: 1)?.rawValue == 1)
        #expect(Stamp(year: 1969, month: 12, day: 31) == nil)
    }

    @Test(
        "texts that are no moment are not read",
        arguments: [
            "2025-09-31", "2025-13-01", "2025-9-30 24:00", "2025-09-30 12:60", "2025-09-30 12", "30/09/2025",
            "2025-09-30 12:00:61", "2025-09-30 12:00:00:00", "", "+025-09-30", "2025-09-30 1:00",
        ])
    func unreadable(text: String) {
        #expect(Stamp(isoText: text) == nil)
    }

    @Test("a stamp's day is the calendar's, for every day of which a stamp can tell and for days that do not exist")
    func everyStampDay() {
        for year in 1969...2106 {
            for month in 0...13 {
                for day in 0...32 {
                    let stamp = Stamp(year: year, month: month, day: day, second: 1)
                    let known = Stamp.years.contains(year) ? CivilCalendar.day(year: year, month: month, day: day) : nil
                    if stamp?.day != known { Issue.record("\(year)-\(month)-\(day)") }
                }
            }
        }
    }
}
