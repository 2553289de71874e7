import Dossiers
import Testing

@Suite("Working calendar")
struct WorkingCalendarTests {
    let calendar = WorkingCalendar.vietnam

    @Test(
        "working days between two days, on known calendars",
        arguments: [
            // Friday to Monday.
            ("2025-07-04", "2025-07-07", 1), ("2025-07-04", "2025-07-06", 0), ("2025-07-04", "2025-07-04", 0),
            // Tết 2025: 27 to 31 January off.
            ("2025-01-24", "2025-02-03", 1), ("2025-01-24", "2025-02-02", 0),
            // The four Saturdays worked to make up count, the days swapped for them do not.
            ("2024-05-03", "2024-05-04", 1), ("2024-04-26", "2024-05-04", 3),
            ("2025-04-25", "2025-04-26", 1), ("2025-04-25", "2025-05-05", 4),
            ("2026-01-09", "2026-01-10", 1), ("2025-12-31", "2026-01-10", 6),
            ("2026-08-21", "2026-08-22", 1), ("2026-08-21", "2026-09-03", 7),
            // Other Saturdays do not count.
            ("2025-04-18", "2025-04-19", 0),
            // Backwards.
            ("2025-07-07", "2025-07-04", -1),
        ])
    func known(start: String, end: String, expected: Int) {
        #expect(calendar.workingDays(after: day(start), through: day(end)) == .days(expected))
    }

    @Test("counting, adding and looking back agree with a loop over days")
    func againstLoop() {
        var random = SplitMix64(seed: 11)
        let first = day("2021-01-01").number
        let last = day("2026-12-31").number
        func isWorked(_ number: Int32) -> Bool {
            // 1970-01-01 was a Thursday, so days 2 and 3 of each seven are the weekend.
            let day = CivilDay(number: number)
            if WorkingCalendar.madeUp.contains(day) { return true }
            return ![2, 3].contains(number % 7) && !WorkingCalendar.off.contains(day)
        }
        for _ in 0..<400 {
            let a = Int32.random(in: first...last, using: &random)
            let b = min(last, a + Int32.random(in: 0...60, using: &random))
            let looped = a < b ? (a + 1...b).filter(isWorked).count : 0
            #expect(calendar.workingDays(after: CivilDay(number: a), through: CivilDay(number: b)) == .days(looped))
            #expect(calendar.workingDays(after: CivilDay(number: b), through: CivilDay(number: a)) == .days(-looped))

            var steps = Int.random(in: 0...15, using: &random)
            let added = calendar.adding(workingDays: steps, to: CivilDay(number: a))
            var walked = a
            while steps > 0 && walked < last {
                walked += 1
                if isWorked(walked) { steps -= 1 }
            }
            if steps == 0 { #expect(added == .day(CivilDay(number: walked))) }

            var back = a - 1
            while back >= first, !isWorked(back) { back -= 1 }
            if back >= first {
                #expect(calendar.lastWorkingDay(before: CivilDay(number: a)) == .day(CivilDay(number: back)))
            }
        }
    }

    @Test("weekends and days off are not worked, unless they are made up")
    func kinds() {
        #expect(calendar.isWorkingDay(day("2025-07-04")) == true)
        #expect(calendar.isWorkingDay(day("2025-07-05")) == false)
        #expect(calendar.isWorkingDay(day("2025-09-02")) == false)
        #expect(calendar.isWorkingDay(day("2025-04-26")) == true)
        #expect(calendar.isWorkingDay(day("2020-12-31")) == nil)
        #expect(calendar.isWorkingDay(day("2027-01-01")) == nil)
        #expect(calendar.lastWorkingDay(before: day("2025-02-03")) == .day(day("2025-01-24")))
    }

    @Test("a year that is not covered is named, never guessed")
    func uncovered() {
        #expect(calendar.workingDays(after: day("2020-12-30"), through: day("2021-01-05")) == .uncovered(year: 2020))
        #expect(calendar.workingDays(after: day("2026-12-30"), through: day("2027-01-05")) == .uncovered(year: 2027))
        #expect(calendar.workingDays(after: day("2028-03-01"), through: day("2028-03-05")) == .uncovered(year: 2028))
        #expect(calendar.workingDays(after: day("2018-03-01"), through: day("2028-03-05")) == .uncovered(year: 2018))
        #expect(calendar.workingDays(after: day("2028-03-05"), through: day("2026-03-05")) == .uncovered(year: 2027))
        #expect(calendar.lastWorkingDay(before: day("2021-01-01")) == .uncovered(year: 2020))
        #expect(calendar.lastWorkingDay(before: day("2027-01-02")) == .uncovered(year: 2027))
        #expect(calendar.adding(workingDays: 5, to: day("2026-12-28")) == .uncovered(year: 2027))
        #expect(calendar.adding(workingDays: 1, to: day("2019-12-28")) == .uncovered(year: 2019))
    }

    @Test("the edges of what is covered need nothing beyond")
    func edges() {
        #expect(calendar.workingDays(after: day("2020-12-31"), through: day("2021-01-04")) == .days(1))
        #expect(calendar.workingDays(after: day("2026-12-30"), through: day("2026-12-31")) == .days(1))
        #expect(calendar.workingDays(after: day("2028-05-05"), through: day("2028-05-05")) == .days(0))
        #expect(calendar.lastWorkingDay(before: day("2027-01-01")) == .day(day("2026-12-31")))
        #expect(calendar.lastWorkingDay(before: day("2021-01-04")) == .uncovered(year: 2020))
        #expect(calendar.adding(workingDays: 0, to: day("1999-05-05")) == .day(day("1999-05-05")))
    }
}
