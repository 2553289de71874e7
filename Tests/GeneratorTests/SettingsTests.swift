import Generator
import Testing

@Suite struct SettingsTests {
    private func error(_ change: (inout GeneratorSettings) -> Void) -> GeneratorSettingsError? {
        var settings = GeneratorSettings(records: 10, seed: 1)
        change(&settings)
        do {
            _ = try ExportGenerator(settings)
            return nil
        } catch {
            return error
        }
    }

    private func day(_ text: String) -> GeneratorDay { GeneratorDay(text)! }

    @Test("settings that cannot be met are refused, each with its reason")
    func refused() {
        #expect(error { $0.records = -1 } == .recordsOutOfRange(-1, most: 1_000_000_000))
        #expect(
            error { $0.records = 1_000_000_001 } == .recordsOutOfRange(1_000_000_001, most: 1_000_000_000))
        #expect(error { $0.repeatsPercent = 51 } == .repeatsOutOfRange(51))
        #expect(error { $0.repeatsPercent = -1 } == .repeatsOutOfRange(-1))
        #expect(error { $0.units = 0 } == .unitsOutOfRange(0, most: 200))
        #expect(error { $0.units = 201 } == .unitsOutOfRange(201, most: 200))
        #expect(error { $0.resolvedElsewherePercent = 101 } == .elsewhereOutOfRange(101))
        #expect(
            error { $0.firstDay = self.day("2026-01-01") }
                == .spanReversed(first: day("2026-01-01"), last: day("2025-12-31")))
        #expect(error { $0.firstDay = self.day("2020-12-31") } == .dayNotCovered(day("2020-12-31")))
        #expect(error { $0.lastDay = self.day("2026-10-01") } == .dayNotCovered(day("2026-10-01")))
        #expect(
            error { $0.asOf = self.day("2025-12-31") }
                == .asOfWithinSpan(day("2025-12-31"), last: day("2025-12-31")))
        #expect(error { $0.asOf = self.day("2027-01-02") } == .dayNotCovered(day("2027-01-02")))
        #expect(
            error {
                $0.firstDay = self.day("2025-01-04")
                $0.lastDay = self.day("2025-01-05")
            } == .noWorkingDay(first: day("2025-01-04"), last: day("2025-01-05")))
        #expect(
            error {
                $0.records = 1_000_000
                $0.firstDay = self.day("2025-01-06")
                $0.lastDay = self.day("2025-01-06")
            } == .tooManyRecordsADay(1_000_000, workingDays: 1))
    }

    @Test(
        "settings at the edge of what is covered work",
        arguments: [
            ("2021-01-01", "2021-01-08"), ("2026-09-30", "2026-09-30"), ("2021-01-01", "2026-09-30"),
            ("2024-02-05", "2024-02-29"),
        ])
    func edges(_ first: String, _ last: String) throws {
        var settings = GeneratorSettings(800, dirt: .much)
        settings.firstDay = day(first)
        settings.lastDay = day(last)
        let made = try Made(settings)
        let recount = NaiveRecount(made)
        #expect(made.truth.accepted == recount.accepted)
        #expect(made.truth.dedup[.overdue] == recount.dedup.values.reduce(0) { $0 + ($1[.overdue] ?? 0) })
    }

    @Test("received days lie within the span, and an export drawn later finds fewer dossiers open")
    func span() throws {
        var settings = GeneratorSettings(2_000, seed: 8)
        settings.firstDay = day("2024-03-01")
        settings.lastDay = day("2024-06-30")
        let early = try Made(settings)
        for cells in split(early.export).records.dropFirst().map(\.cells) {
            guard let received = moment(cells[9]) else { continue }
            #expect(
                received >= day("2024-03-01").number * 86_400 && received < day("2024-07-01").number * 86_400)
        }
        settings.asOf = day("2024-12-31")
        let late = try Made(settings).truth
        #expect(late.dedup[.open] < early.truth.dedup[.open])
        #expect(late.dedup[.received] == early.truth.dedup[.received])
    }

    @Test(
        "days are read in two forms, and days that do not exist are not",
        arguments: [
            ("2025-02-28", 20_147), ("28/02/2025", 20_147), ("1970-01-01", 0), ("2024-02-29", 19_782),
            ("2025-02-29", nil),
            ("31/04/2025", nil), ("2025-13-01", nil), ("2025-1", nil), ("", nil), ("2025-02-28x", nil),
            ("-1-02-28", nil),
        ] as [(String, Int?)])
    func readDays(_ text: String, _ number: Int?) {
        #expect(GeneratorDay(text)?.number == number)
    }

    @Test("days count up by one from each to the next, with their names")
    func everyDay() {
        for (a, b) in zip(Days.all, Days.all.dropFirst()) { #expect(b.number == a.number + 1) }
        for day in Days.all { #expect(GeneratorDay(day.description) == day) }
    }
}
