import Dossiers
import Foundation
import Testing

@testable import Catalogs

@Suite("The calendar") struct CalendarTests {
    /// Weekdays off of public offices, by year and month.
    static let daysOff: [Int: [Int: [Int]]] = [
        2021: [1: [1], 2: [10, 11, 12, 15, 16], 4: [21, 30], 5: [3], 9: [2, 3]],
        2022: [1: [3, 31], 2: [1, 2, 3, 4], 4: [11], 5: [2, 3], 9: [1, 2]],
        2023: [1: [2, 20, 23, 24, 25, 26], 5: [1, 2, 3], 9: [1, 4]],
        2024: [1: [1], 2: [8, 9, 12, 13, 14], 4: [18, 29, 30], 5: [1], 9: [2, 3]],
        2025: [1: [1, 27, 28, 29, 30, 31], 4: [7, 30], 5: [1, 2], 9: [1, 2]],
        2026: [1: [1, 2], 2: [16, 17, 18, 19, 20], 4: [27, 30], 5: [1], 8: [31], 9: [1, 2], 11: [24]],
    ]
    static let daysWorked: [(Int, Int, Int)] = [(2024, 5, 4), (2025, 4, 26), (2026, 1, 10), (2026, 8, 22)]

    /// Days by Foundation's calendar, apart from the loader's own arithmetic.
    static let gregorian: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        return calendar
    }()

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDay {
        let date = gregorian.date(from: DateComponents(year: year, month: month, day: day))!
        return CivilDay(number: Int32(date.timeIntervalSince1970 / 86_400))
    }

    static func isWeekend(_ day: CivilDay) -> Bool {
        gregorian.isDateInWeekend(Date(timeIntervalSince1970: Double(day.number) * 86_400))
    }

    @Test("vn.yaml holds every weekday off and every Saturday worked from 2021 to 2026, and no other day")
    func matchesTable() throws {
        let calendar = try Catalog.builtIn.calendar(idOrPath: "vn")
        var expected: [CivilDay] = []
        for (year, months) in Self.daysOff {
            for (month, days) in months { expected += days.map { Self.day(year, month, $0) } }
        }
        #expect(calendar.years == 2021...2026)
        #expect(calendar.daysOff.map(\.day) == expected.sorted())
        #expect(calendar.daysWorked.map(\.day) == Self.daysWorked.map { Self.day($0, $1, $2) })
    }

    @Test(
        "days off are weekdays, days worked are Saturdays, and each has its note in both languages and its source"
    )
    func everyDayIsExplained() throws {
        let calendar = try Catalog.builtIn.calendar(idOrPath: "vn")
        for day in calendar.daysOff { #expect(!Self.isWeekend(day.day)) }
        for day in calendar.daysWorked { #expect(Self.isWeekend(day.day)) }
        for day in calendar.daysOff + calendar.daysWorked {
            #expect(
                !day.noteVi.isEmpty && !day.noteEn.isEmpty && day.noteVi != day.noteEn && !day.source.isEmpty)
        }
    }

    @Test("the working calendar covers the years of the file")
    func makesWorkingCalendar() throws {
        #expect(try Catalog.builtIn.calendar(idOrPath: "vn").workingCalendar.coveredYears == 2021...2026)
    }

    static let nextYear = """
        calendar: ours
        extends: vn
        name: Lịch của tỉnh
        source: Thông báo 2027
        years: {first: 2027, last: 2027}
        daysOff:
          - days: [2027-01-01]
            note: Tết Dương lịch
            source: Luật
          - days: [2026-08-22]
            note: {vi: Không làm bù, en: Not worked here}
            source: Tỉnh
        daysWorked:
          - days: 2026-08-31
            note: Làm bình thường
            source: Tỉnh
        """

    @Test("a user's calendar adds a year, and has the last word about a day that the base names")
    func extendsBuiltIn() throws {
        let folder = try Workfolder()
        let base = try Catalog.builtIn.calendar(idOrPath: "vn")
        let ours = try Catalog.builtIn.calendar(idOrPath: folder.file("ours.yaml", Self.nextYear))
        let swapped = Self.day(2026, 8, 31)
        let saturday = Self.day(2026, 8, 22)
        #expect(ours.years == 2021...2027)
        #expect(
            Set(ours.daysOff.map(\.day))
                == Set(base.daysOff.map(\.day)).subtracting([swapped]).union([saturday, Self.day(2027, 1, 1)])
        )
        #expect(
            Set(ours.daysWorked.map(\.day))
                == Set(base.daysWorked.map(\.day)).subtracting([saturday]).union([swapped]))
        #expect(ours.daysOff.first { $0.day == saturday }?.noteEn == "Not worked here")
    }

    @Test("a date in a file is the day that it names, leap days and turns of years too")
    func datesAreExact() throws {
        let folder = try Workfolder()
        let dates = [
            (1971, 1, 1), (1972, 2, 29), (2000, 2, 29), (2000, 12, 31), (2028, 2, 29), (2100, 3, 1),
            (2105, 12, 31),
        ]
        let written = dates.map { String(format: "%04d-%02d-%02d", $0, $1, $2) }.joined(separator: ", ")
        let text = """
            calendar: far
            name: n
            source: s
            years: {first: 1971, last: 2105}
            daysOff:
              - {days: [\(written)], note: n, source: s}
            """
        let calendar = try Catalog.builtIn.calendar(idOrPath: folder.file("far.yaml", text))
        #expect(calendar.daysOff.map(\.day) == dates.map { Self.day($0, $1, $2) })
    }
}
