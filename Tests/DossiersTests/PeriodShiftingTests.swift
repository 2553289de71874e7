import Dossiers
import Testing

@Suite("Periods beside other periods")
struct PeriodShiftingTests {
    /// A period, the one before it and the same one of the year before: labels, and the days in either calendar.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let before: String
        let yearBefore: String
        /// First and last day of the one before: civil, KSTT.
        let days: [String]
        var testDescription: String { text }
        init(_ text: String, _ before: String, _ yearBefore: String, _ civil: String, _ kstt: String) {
            (self.text, self.before, self.yearBefore, days) = (text, before, yearBefore, [civil, kstt])
        }
    }

    @Test(
        "the one before, and the same of the year before",
        arguments: [
            Case("2025-01", "2024-12", "2024-01", "2024-12-01..2024-12-31", "2024-11-15..2024-12-14"),
            Case("2025-02", "2025-01", "2024-02", "2025-01-01..2025-01-31", "2024-12-15..2025-01-14"),
            Case("2024-03", "2024-02", "2023-03", "2024-02-01..2024-02-29", "2024-01-15..2024-02-14"),
            Case("2025-03", "2025-02", "2024-03", "2025-02-01..2025-02-28", "2025-01-15..2025-02-14"),
            Case("2025-10", "2025-09", "2024-10", "2025-09-01..2025-09-30", "2025-08-15..2025-09-14"),
            Case("2025-12", "2025-11", "2024-12", "2025-11-01..2025-11-30", "2025-10-15..2025-11-14"),
            Case("2025-Q1", "2024-Q4", "2024-Q1", "2024-10-01..2024-12-31", "2024-09-15..2024-12-14"),
            Case("2025-Q2", "2025-Q1", "2024-Q2", "2025-01-01..2025-03-31", "2024-12-15..2025-03-14"),
            Case("2025-Q3", "2025-Q2", "2024-Q3", "2025-04-01..2025-06-30", "2025-03-15..2025-06-14"),
            Case("2025-Q4", "2025-Q3", "2024-Q4", "2025-07-01..2025-09-30", "2025-06-15..2025-09-14"),
            Case("2025-H1", "2024-H2", "2024-H1", "2024-07-01..2024-12-31", "2024-06-15..2024-12-14"),
            Case("2025-H2", "2025-H1", "2024-H2", "2025-01-01..2025-06-30", "2024-12-15..2025-06-14"),
            // Nine months are counted from the year's beginning.
            Case("2025-9M", "2024-9M", "2024-9M", "2024-01-01..2024-09-30", "2023-12-15..2024-09-14"),
            Case("2025", "2024", "2024", "2024-01-01..2024-12-31", "2023-12-15..2024-12-14"),
        ])
    func neighbours(item: Case) throws {
        for (calendar, days) in zip([PeriodCalendar.civil, .kstt], item.days) {
            let given = period(item.text, calendar)
            let before = try #require(given.before(in: calendar))
            #expect(before == period(item.before, calendar))
            #expect("\(before.firstDay.isoText)..\(before.lastDay.isoText)" == days)
            #expect(given.yearBefore(in: calendar) == period(item.yearBefore, calendar))
        }
    }

    @Test(
        "a span has one of as many days before it, and its own days of the year before",
        arguments: [
            ("2025-07-01..2025-09-30", "2025-03-31..2025-06-30", "2024-07-01..2024-09-30"),
            ("2025-01-01..2025-01-01", "2024-12-31..2024-12-31", "2024-01-01..2024-01-01"),
            ("2024-03-01..2024-03-02", "2024-02-28..2024-02-29", "2023-03-01..2023-03-02"),
            ("2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28"),
            ("2024-02-01..2024-02-29", "2024-01-03..2024-01-31", "2023-02-01..2023-02-28"),
            ("2025-02-01..2025-02-28", "2025-01-04..2025-01-31", "2024-02-01..2024-02-28"),
            ("2024-12-15..2025-03-14", "2024-09-16..2024-12-14", "2023-12-15..2024-03-14"),
        ])
    func spans(text: String, before: String, yearBefore: String) {
        for calendar in PeriodCalendar.allCases {
            #expect(period(text, calendar).before(in: calendar) == period(before))
            #expect(period(text, calendar).yearBefore(in: calendar) == period(yearBefore))
        }
    }

    @Test(
        "before the first year that can be written there is none",
        arguments: [
            "1971", "1971-01", "1971-Q1", "1971-H1", "1971-9M", "1971-01-01..1971-01-31", "1971-01-02..1971-01-03",
            "1971-06-01..1971-12-31",
        ])
    func firstYear(text: String) throws {
        for calendar in PeriodCalendar.allCases {
            #expect(period(text, calendar).before(in: calendar) == nil)
            #expect(period(text, calendar).yearBefore(in: calendar) == nil)
        }
        #expect(period("1971-Q2").before(in: .civil) == period("1971-Q1"))
        #expect(period("1971-01-03..1971-01-04").before(in: .civil) == period("1971-01-01..1971-01-02"))
    }

    /// All kinds, and spans of up to a year.
    static func periods(_ calendar: PeriodCalendar, seed: UInt64) -> [Period] {
        var random = SplitMix64(seed: seed)
        var labels: [String] = []
        for year in [1976, 2000, 2023, 2024, 2025, 2100] {
            labels += ["\(year)", "\(year)-9M", "\(year)-H1", "\(year)-H2"] + (1...4).map { "\(year)-Q\($0)" }
            labels += (1...12).map { "\(year)-\($0)" }
        }
        let first = day("2023-12-20").number
        for _ in 0..<200 {
            let from = CivilDay(number: first + Int32.random(in: 0..<800, using: &random))
            labels.append("\(from.isoText)..\(from.adding(Int.random(in: 0..<366, using: &random)).isoText)")
        }
        return labels.map { period($0, calendar) }
    }

    @Test("the one before ends where the period begins, nine months excepted", arguments: PeriodCalendar.allCases)
    func touching(calendar: PeriodCalendar) throws {
        for given in Self.periods(calendar, seed: 4) {
            let before = try #require(given.before(in: calendar))
            if given.label.hasSuffix("9M") {
                #expect(before == given.yearBefore(in: calendar) && before.to < given.from)
            } else {
                #expect(before.to == given.from, "\(given.label)")
            }
            #expect(before.from < before.to && before.from.isMidnight && before.to.isMidnight)
            // It can be written, and read again.
            #expect(try Period.parse(before.label, calendar: calendar) == before)
            let yearBefore = try #require(given.yearBefore(in: calendar))
            #expect(try Period.parse(yearBefore.label, calendar: calendar) == yearBefore)
            if given.label.contains("..") {
                #expect(
                    before.to.rawValue - before.from.rawValue == given.to.rawValue - given.from.rawValue)
            }
        }
    }

    @Test(
        "as many steps back as the year has such periods are the year before",
        arguments: PeriodCalendar.allCases,
        [("2025-03", 12), ("2024-02", 12), ("2025-Q1", 4), ("2025-Q4", 4), ("2025-H1", 2), ("2025-H2", 2), ("2025", 1)])
    func steps(calendar: PeriodCalendar, item: (String, Int)) {
        var stepped: Period? = period(item.0, calendar)
        for _ in 0..<item.1 { stepped = stepped?.before(in: calendar) }
        #expect(stepped != nil && stepped == period(item.0, calendar).yearBefore(in: calendar))
    }

    @Test("through a day is the part up to it, that day inside")
    func through() {
        let quarter = period("2025-Q3", .kstt)
        #expect(quarter.through(day("2025-07-20")) == period("2025-06-15..2025-07-20"))
        #expect(quarter.through(day("2025-06-15")) == period("2025-06-15..2025-06-15"))
        #expect(quarter.through(day("2025-09-13")) == period("2025-06-15..2025-09-13"))
        #expect(quarter.through(day("2025-09-14")) == quarter)
        #expect(quarter.through(day("2025-12-31")) == quarter)
        #expect(period("2024-02").through(day("2024-02-28")).lastDay == day("2024-02-28"))
        #expect(period("2024-02").through(day("2024-02-29")).label == "2024-02")
    }

    struct Part: Sendable, CustomTestStringConvertible {
        let own: String
        let other: String
        let calendar: PeriodCalendar
        let through: String
        let expected: String
        var testDescription: String { "\(own) as \(other) through \(through), \(calendar.rawValue)" }
        init(_ own: String, _ other: String, _ calendar: PeriodCalendar, _ through: String, _ expected: String) {
            (self.own, self.other, self.calendar, self.through) = (own, other, calendar, through)
            self.expected = expected
        }
    }

    @Test(
        "the part that answers to the part of another: so many months, and then so many days",
        arguments: [
            // A month and six days.
            Part("2025-Q2", "2025-Q3", .kstt, "2025-07-20", "2025-03-15..2025-04-20"),
            Part("2024-Q3", "2025-Q3", .kstt, "2025-07-20", "2024-06-15..2024-07-20"),
            Part("2025-Q2", "2025-Q3", .civil, "2025-08-06", "2025-04-01..2025-05-06"),
            // A month exactly: 31 days of July, 30 of April.
            Part("2025-Q2", "2025-Q3", .civil, "2025-07-31", "2025-04-01..2025-04-30"),
            Part("2025-Q1", "2025-Q2", .civil, "2025-05-31", "2025-01-01..2025-02-28"),
            Part("2024-Q1", "2025-Q1", .civil, "2025-02-28", "2024-01-01..2024-02-29"),
            Part("2025-Q1", "2025-Q2", .kstt, "2025-05-14", "2024-12-15..2025-02-14"),
            // A day more or less.
            Part("2025-Q2", "2025-Q3", .civil, "2025-08-01", "2025-04-01..2025-05-01"),
            Part("2025-Q2", "2025-Q3", .civil, "2025-07-30", "2025-04-01..2025-04-30"),
            Part("2025-Q2", "2025-Q3", .civil, "2025-07-01", "2025-04-01..2025-04-01"),
            // Not past the end of a shorter month: 30 days of May, 28 of February.
            Part("2025-Q1", "2025-Q2", .civil, "2025-05-28", "2025-01-01..2025-02-28"),
            Part("2025-Q1", "2025-Q2", .civil, "2025-05-30", "2025-01-01..2025-02-28"),
            Part("2025-Q1", "2025-Q2", .civil, "2025-06-01", "2025-01-01..2025-03-01"),
            Part("2025-H1", "2025-H2", .kstt, "2025-09-13", "2024-12-15..2025-03-14"),
            Part("2025", "2024", .civil, "2024-02-29", "2025-01-01..2025-02-28"),
            // The year changes between first day and last.
            Part("2024", "2025", .kstt, "2025-02-20", "2023-12-15..2024-02-20"),
            Part("2024-H2", "2025-H1", .kstt, "2024-12-31", "2024-06-15..2024-07-01"),
            Part("2024-9M", "2025-9M", .civil, "2025-08-31", "2024-01-01..2024-08-31"),
            // A shorter one is whole when the longer has as many days and more.
            Part("2025-02", "2025-03", .civil, "2025-03-27", "2025-02-01..2025-02-27"),
            Part("2025-02", "2025-03", .civil, "2025-03-28", "2025-02"),
            Part("2025-02", "2025-03", .civil, "2025-03-30", "2025-02"),
            Part("2024-02", "2024-03", .civil, "2024-03-28", "2024-02-01..2024-02-28"),
            Part("2024-02", "2025-02", .civil, "2025-02-27", "2024-02-01..2024-02-27"),
            // Whole against whole, whatever their lengths.
            Part("2025-02", "2025-03", .civil, "2025-03-31", "2025-02"),
            Part("2024-02", "2025-02", .civil, "2025-02-28", "2024-02"),
            Part("2025-Q2", "2025-Q3", .kstt, "2025-09-14", "2025-Q2"),
            Part("2025-Q2", "2025-Q3", .kstt, "2025-12-31", "2025-Q2"),
            // From the last of a month: the last of a month that has no such day.
            Part("2025-01-31..2025-06-30", "2024-01-31..2024-06-30", .civil, "2024-02-28", "2025-01-31..2025-02-27"),
            Part("2025-01-31..2025-06-30", "2024-01-31..2024-06-30", .civil, "2024-02-29", "2025-01-31..2025-02-28"),
            Part("2025-01-31..2025-06-30", "2024-01-31..2024-06-30", .civil, "2024-03-30", "2025-01-31..2025-03-30"),
            Part("2025-02-28..2025-06-30", "2025-03-31..2025-07-31", .civil, "2025-04-28", "2025-02-28..2025-03-27"),
            Part("2025-02-28..2025-06-30", "2025-03-31..2025-07-31", .civil, "2025-04-29", "2025-02-28..2025-03-27"),
            Part("2025-02-28..2025-06-30", "2025-03-31..2025-07-31", .civil, "2025-04-30", "2025-02-28..2025-03-28"),
            Part("2023-02-28..2023-12-31", "2024-02-29..2024-12-31", .civil, "2024-03-28", "2023-02-28..2023-03-27"),
            Part("2023-02-28..2023-12-31", "2024-02-29..2024-12-31", .civil, "2024-03-30", "2023-02-28..2023-03-29"),
        ])
    func answering(item: Part) {
        let other = period(item.other, item.calendar)
        let part = period(item.own, item.calendar).part(answeringTo: other, through: day(item.through))
        #expect(part == period(item.expected, item.calendar))
    }

    /// Day by day: how often the day on which a period begins has come round, and how many days ago.
    static func walked(_ own: Period, _ other: Period, through last: CivilDay) -> CivilDay {
        func number(_ day: CivilDay) -> Int { CivilCalendar.components(of: day).day }
        var (months, days, today) = (0, 0, other.firstDay)
        while today <= last {
            today = today.adding(1)
            days += 1
            if number(today) == number(other.firstDay) { (months, days) = (months + 1, 0) }
        }
        today = own.firstDay
        while months > 0 {
            today = today.adding(1)
            if number(today) == number(own.firstDay) { months -= 1 }
        }
        // As many days, but not past the month's end.
        while days > 0 {
            today = today.adding(1)
            days = number(today) == number(own.firstDay) ? 0 : days - 1
        }
        return min(today.adding(-1), own.lastDay)
    }

    @Test("agrees with walking the days of the year, and grows with the day", arguments: PeriodCalendar.allCases)
    func walking(calendar: PeriodCalendar) throws {
        for text in ["2024", "2025", "2025-9M", "2024-H1", "2025-H2", "2024-Q1", "2025-Q1", "2025-Q4", "2025-03"] {
            let other = period(text, calendar)
            let owns = try [#require(other.before(in: calendar)), #require(other.yearBefore(in: calendar))]
            for own in owns {
                var previous = own.firstDay
                for number in other.firstDay.number..<other.lastDay.number {
                    let today = CivilDay(number: number)
                    let part = own.part(answeringTo: other, through: today)
                    #expect(part.firstDay == own.firstDay && part.lastDay <= own.lastDay)
                    #expect(part.lastDay >= previous && part.lastDay == Self.walked(own, other, through: today))
                    #expect(part.lastDay == own.lastDay ? part == own : part.label.contains(".."))
                    previous = part.lastDay
                }
                #expect(own.part(answeringTo: other, through: other.lastDay) == own)
                #expect(own.part(answeringTo: other, through: other.lastDay.adding(40)) == own)
            }
        }
    }

    @Test(
        "of any two periods, a part lies in the period and begins where it begins", arguments: PeriodCalendar.allCases)
    func inside(calendar: PeriodCalendar) {
        var random = SplitMix64(seed: 28)
        let periods = Self.periods(calendar, seed: 29)
        for _ in 0..<5_000 {
            let (own, other) = (periods.randomElement(using: &random)!, periods.randomElement(using: &random)!)
            let last = CivilDay(
                number: Int32.random(in: other.firstDay.number...other.lastDay.number + 3, using: &random))
            let part = own.part(answeringTo: other, through: last)
            #expect(part.from == own.from && part.from < part.to && part.to <= own.to)
            #expect(part.to < own.to || part.label == own.label)
            // Its own part is the part through the day.
            #expect(other.part(answeringTo: other, through: last) == other.through(last))
        }
    }
}
