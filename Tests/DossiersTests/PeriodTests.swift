import Dossiers
import Testing

@Suite("Periods")
struct PeriodTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let calendar: PeriodCalendar
        let first: String
        let last: String
        var testDescription: String { "\(text) \(calendar.rawValue)" }
        init(_ text: String, _ calendar: PeriodCalendar, _ first: String, _ last: String) {
            (self.text, self.calendar, self.first, self.last) = (text, calendar, first, last)
        }
    }

    @Test(
        "every written form begins and ends on the days of its calendar",
        arguments: [
            Case("2025-01", .civil, "2025-01-01", "2025-01-31"), Case("2025-01", .kstt, "2024-12-15", "2025-01-14"),
            Case("2024-02", .civil, "2024-02-01", "2024-02-29"), Case("2024-03", .kstt, "2024-02-15", "2024-03-14"),
            Case("2025-07", .civil, "2025-07-01", "2025-07-31"), Case("2025-07", .kstt, "2025-06-15", "2025-07-14"),
            Case("2025-12", .civil, "2025-12-01", "2025-12-31"), Case("2025-12", .kstt, "2025-11-15", "2025-12-14"),
            Case("2025-Q1", .civil, "2025-01-01", "2025-03-31"), Case("2025-Q1", .kstt, "2024-12-15", "2025-03-14"),
            Case("2025-Q2", .civil, "2025-04-01", "2025-06-30"), Case("2025-Q2", .kstt, "2025-03-15", "2025-06-14"),
            Case("2025-Q3", .civil, "2025-07-01", "2025-09-30"), Case("2025-Q3", .kstt, "2025-06-15", "2025-09-14"),
            Case("2025-Q4", .civil, "2025-10-01", "2025-12-31"), Case("2025-Q4", .kstt, "2025-09-15", "2025-12-14"),
            Case("2025-H1", .civil, "2025-01-01", "2025-06-30"), Case("2025-H1", .kstt, "2024-12-15", "2025-06-14"),
            Case("2025-H2", .civil, "2025-07-01", "2025-12-31"), Case("2025-H2", .kstt, "2025-06-15", "2025-12-14"),
            Case("2025-9M", .civil, "2025-01-01", "2025-09-30"), Case("2025-9M", .kstt, "2024-12-15", "2025-09-14"),
            Case("2025", .civil, "2025-01-01", "2025-12-31"), Case("2025", .kstt, "2024-12-15", "2025-12-14"),
            Case("2025-07-01..2025-09-30", .civil, "2025-07-01", "2025-09-30"),
            Case("2025-07-01..2025-09-30", .kstt, "2025-07-01", "2025-09-30"),
            Case("2024-02-29..2024-02-29", .civil, "2024-02-29", "2024-02-29"),
            Case(" 2025-q3 ", .civil, "2025-07-01", "2025-09-30"),
            Case("2105", .civil, "2105-01-01", "2105-12-31"),
        ])
    func forms(_ item: Case) throws {
        let period = try Period.parse(item.text, calendar: item.calendar)
        #expect(period.firstDay.isoText == item.first)
        #expect(period.lastDay.isoText == item.last)
        #expect(period.from.isMidnight && period.to.isMidnight)
        let lastSecond = Stamp(rawValue: period.to.rawValue - 1)
        #expect(period.contains(period.from) && period.contains(lastSecond) && !period.contains(period.to))
    }

    @Test("the 14th at its last second and the 15th at its first are in different KSTT months")
    func fourteenthAndFifteenth() {
        let july = period("2025-07", .kstt)
        #expect(july.contains(stamp("2025-07-14 23:59:59")))
        #expect(!july.contains(stamp("2025-07-15 00:00:00")))
        #expect(period("2025-08", .kstt).contains(stamp("2025-07-15 00:00:00")))
        #expect(!july.contains(stamp("2025-06-14 23:59:59")))
    }

    @Test("a label is written in one way")
    func labels() {
        #expect(period(" 2025-q3").label == "2025-Q3")
        #expect(period("2025-7").label == "2025-07")
        #expect(period("2025-7-1..2025-9-30").label == "2025-07-01..2025-09-30")
    }

    @Test(
        "what is no period is an error that says why",
        arguments: [
            ("2025-13", PeriodError.noSuchMonth(13)), ("2025-00", .noSuchMonth(0)), ("2025-Q5", .noSuchQuarter(5)),
            ("2025-Q0", .noSuchQuarter(0)), ("2025-H3", .noSuchHalf(3)), ("1970", .yearOutOfRange(1970)),
            ("2106-Q1", .yearOutOfRange(2106)), ("quý 3", .unreadable("quý 3")), ("2025-", .unreadable("2025-")),
            ("", .unreadable("")), ("2025-X1", .unreadable("2025-X1")), ("2025-8M", .unreadable("2025-8M")),
            ("25-Q3", .unreadable("25-Q3")), ("2025-07-01", .unreadable("2025-07-01")),
            ("2025-02-29..2025-03-01", .noSuchDay("2025-02-29")),
            ("2025-07-01..2025-06-30", .lastBeforeFirst(first: day("2025-07-01"), last: day("2025-06-30"))),
            ("2025-07-01..", .unreadable("2025-07-01..")),
            ("2025-07-01...2025-07-02", .unreadable("2025-07-01...2025-07-02")),
            ("1970-01-01..2025-01-01", .yearOutOfRange(1970)),
        ])
    func errors(text: String, expected: PeriodError) {
        #expect(throws: expected) { try Period.parse(text, calendar: .civil) }
    }

    @Test(
        "the index of a sub-period grows by one at its bounds and nowhere else, and its period holds the day",
        arguments: PeriodCalendar.allCases, SubPeriods.Unit.allCases)
    func subPeriodIndex(calendar: PeriodCalendar, unit: SubPeriods.Unit) {
        var previous: Int32?
        for number in day("2023-01-01").number...day("2026-12-31").number {
            let today = CivilDay(number: number)
            let index = SubPeriods.index(of: today, unit: unit, calendar: calendar)
            let part = SubPeriods.period(at: index, unit: unit, calendar: calendar)
            #expect(part.firstDay <= today && today <= part.lastDay)
            if let previous { #expect(index == previous + (part.firstDay == today ? 1 : 0)) }
            previous = index
        }
    }

    @Test(
        "a sub-period is the period that is written like its label",
        arguments: PeriodCalendar.allCases,
        [
            ("2025-06-14", "2025-06", "2025-Q2"), ("2025-12-31", "2025-12", "2025-Q4"),
            ("2025-03-01", "2025-03", "2025-Q1"),
        ])
    func subPeriodLabel(calendar: PeriodCalendar, item: (String, String, String)) {
        for (unit, civilLabel) in [(SubPeriods.Unit.month, item.1), (.quarter, item.2)] {
            let index = SubPeriods.index(of: day(item.0), unit: unit, calendar: calendar)
            let label = SubPeriods.label(of: index, unit: unit)
            #expect(SubPeriods.period(at: index, unit: unit, calendar: calendar) == period(label, calendar))
            if calendar == .civil { #expect(label == civilLabel) }
        }
    }

    @Test("31 December belongs to January of the next year in the KSTT calendar")
    func kisttYearEnd() {
        let index = SubPeriods.index(of: day("2025-12-31"), unit: .month, calendar: .kstt)
        #expect(SubPeriods.label(of: index, unit: .month) == "2026-01")
        let quarter = SubPeriods.index(of: day("2025-12-15"), unit: .quarter, calendar: .kstt)
        #expect(SubPeriods.label(of: quarter, unit: .quarter) == "2026-Q1")
    }

    @Test(
        "the sub-periods of a period tile it, cut where it begins and ends",
        arguments: PeriodCalendar.allCases, ["2025", "2025-Q2", "2025-07-10..2025-09-20", "2025-07-15..2025-07-15"])
    func tiling(calendar: PeriodCalendar, text: String) {
        let whole = period(text, calendar)
        for unit in SubPeriods.Unit.allCases {
            let parts = SubPeriods.periods(in: whole, unit: unit, calendar: calendar)
            #expect(parts.first?.period.from == whole.from)
            #expect(parts.last?.period.to == whole.to)
            for (left, right) in zip(parts, parts.dropFirst()) {
                #expect(left.period.to == right.period.from && left.index + 1 == right.index)
            }
        }
    }
}
