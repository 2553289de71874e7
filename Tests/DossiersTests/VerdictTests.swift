import Dossiers
import Testing

@Suite("Verdicts")
struct VerdictTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let what: String
        let due: String
        let finished: String
        let byDay: Outcome.Verdict
        let byInstant: Outcome.Verdict
        var testDescription: String { what }
        init(
            _ what: String, due: String, finished: String, _ byDay: Outcome.Verdict, _ byInstant: Outcome.Verdict
        ) {
            (self.what, self.due, self.finished, self.byDay, self.byInstant) = (what, due, finished, byDay, byInstant)
        }
    }

    static let boundaries = [
        Case("the day before", due: "2025-07-10 11:30", finished: "2025-07-09 23:59:59", .early, .early),
        Case("on the due day, earlier", due: "2025-07-10 11:30", finished: "2025-07-10 11:29:59", .onTime, .onTime),
        Case("the equal second", due: "2025-07-10 11:30", finished: "2025-07-10 11:30:00", .onTime, .onTime),
        Case("a second later, at lunch", due: "2025-07-10 11:30", finished: "2025-07-10 11:30:01", .onTime, .late),
        Case("the afternoon", due: "2025-07-10 11:30", finished: "2025-07-10 16:59:00", .onTime, .late),
        Case("the next day at midnight", due: "2025-07-10 11:30", finished: "2025-07-11 00:00:00", .late, .late),
        Case(
            "due at midnight, done at midnight", due: "2025-07-10 00:00:00", finished: "2025-07-10 00:00:00", .onTime,
            .onTime),
        Case(
            "due at midnight, done in the morning", due: "2025-07-10 00:00:00", finished: "2025-07-10 08:00:00",
            .onTime, .late),
        Case(
            "due at midnight, done the second before", due: "2025-07-10 00:00:00", finished: "2025-07-09 23:59:59",
            .early, .early),
        Case(
            "a date-only due lasts to its last second", due: "2025-07-10", finished: "2025-07-10 23:59:59", .onTime,
            .onTime),
        Case(
            "a date-only due is over at the next midnight", due: "2025-07-10", finished: "2025-07-11 00:00:00", .late,
            .late),
        Case(
            "a date-only finish counts from 00:00:00", due: "2025-07-10 00:00:01", finished: "2025-07-10", .onTime,
            .onTime),
        Case("both date-only", due: "2025-07-10", finished: "2025-07-10", .onTime, .onTime),
        Case("both date-only, a day late", due: "2025-07-10", finished: "2025-07-11", .late, .late),
        Case("due before Tết, done after it", due: "2025-01-24 17:00", finished: "2025-02-03 08:00", .late, .late),
        Case(
            "due on a made-up Saturday, done on it", due: "2025-04-26 17:00", finished: "2025-04-26 16:00", .onTime,
            .onTime),
        Case("no due date", due: "", finished: "2025-07-11 00:00:00", .onTime, .onTime),
    ]

    @Test("a finish is judged by day or by instant", arguments: boundaries)
    func boundary(_ item: Case) {
        let dossier = Dossier.make(
            received: "2024-12-02 08:00", due: item.due, finished: item.finished, status: .finished)
        for ruleset in [Ruleset.form06, .form06td] {
            #expect(Judge(ruleset).outcome(of: dossier, exportedAt: farExport).verdict == item.byDay)
        }
        for ruleset in [Ruleset.instant, .qd766] {
            #expect(Judge(ruleset).outcome(of: dossier, exportedAt: farExport).verdict == item.byInstant)
        }
    }

    @Test(
        "days late are working days after the due day",
        arguments: [
            ("2025-01-24 17:00", "2025-02-03 08:00", 1), ("2025-01-24", "2025-02-04", 2),
            ("2025-04-25", "2025-04-26", 1), ("2024-05-03", "2024-05-04", 1), ("2026-01-09", "2026-01-10", 1),
            ("2026-08-21", "2026-08-22", 1), ("2025-07-04", "2025-07-06", 0), ("2025-07-04", "2025-07-07", 1),
        ])
    func daysLate(due: String, finished: String, expected: Int) {
        let dossier = Dossier.make(received: "2024-01-02 08:00", due: due, finished: finished, status: .finished)
        let outcome = Judge(.form06).outcome(of: dossier, exportedAt: farExport)
        #expect(outcome.verdict == .late)
        #expect(outcome.daysLate == .days(expected))
    }

    @Test(
        "processing days leave out the day of receipt and take in the finish day",
        arguments: [
            ("2025-07-01 08:00", "2025-07-01 16:00", 0), ("2025-07-01 16:59", "2025-07-02 07:00", 1),
            ("2025-07-04 08:00", "2025-07-07 08:00", 1), ("2025-04-25 08:00", "2025-04-28 08:00", 2),
            ("2025-01-24 08:00", "2025-02-03 08:00", 1),
        ])
    func processingDays(received: String, finished: String, expected: Int) {
        let dossier = Dossier.make(received: received, finished: finished, status: .finished)
        let outcome = Judge(.form06).outcome(of: dossier, exportedAt: farExport)
        #expect(outcome.processingDays == .days(expected))
    }

    @Test("a year without days off leaves the verdict and takes only the days")
    func uncoveredYear() {
        let dossier = Dossier.make(
            received: "2020-12-01 08:00", due: "2020-12-10", finished: "2021-01-05 08:00", status: .finished)
        let outcome = Judge(.form06).outcome(of: dossier, exportedAt: farExport)
        #expect(outcome.verdict == .late)
        #expect(outcome.processingDays == .uncovered(year: 2020))
        #expect(outcome.daysLate == .uncovered(year: 2020))
    }

    @Test("the first promise is the original due date where it is known")
    func firstPromise() {
        let moved = Dossier.make(
            due: "2025-07-20", originalDue: "2025-07-10", finished: "2025-07-15 09:00", status: .finished)
        let outcome = Judge(.form06).outcome(of: moved, exportedAt: farExport)
        #expect(outcome.verdict == .early && outcome.firstVerdict == .late)
        let unmoved = Dossier.make(due: "2025-07-10", finished: "2025-07-15 09:00", status: .finished)
        let same = Judge(.form06).outcome(of: unmoved, exportedAt: farExport)
        #expect(same.verdict == .late && same.firstVerdict == .late)
    }

    @Test("a ruleset may judge against the original due date")
    func judgedAgainstOriginal() {
        let ruleset = Ruleset.form06.with { $0.judgedAgainst = .originalDue }
        let moved = Dossier.make(
            due: "2025-07-20", originalDue: "2025-07-10", finished: "2025-07-15 09:00", status: .finished)
        #expect(Judge(ruleset).outcome(of: moved, exportedAt: farExport).verdict == .late)
        let plain = Dossier.make(due: "2025-07-20", finished: "2025-07-15 09:00", status: .finished)
        #expect(Judge(ruleset).outcome(of: plain, exportedAt: farExport).verdict == .early)
    }

    @Test(
        "withdrawn and refused dossiers end as the ruleset says",
        arguments: [StatusGroup.withdrawn, .refused])
    func withdrawn(status: StatusGroup) {
        let late = Dossier.make(due: "2025-07-10", finished: "2025-07-15 09:00", status: status)
        let separate = Judge(.form06).outcome(of: late, exportedAt: farExport)
        #expect(separate.endKind == (status == .refused ? .refused : .withdrawn))
        #expect(separate.verdict == .none)
        let onTime = Judge(.form06td).outcome(of: late, exportedAt: farExport)
        #expect(onTime.endKind == .resolved && onTime.verdict == .onTime && onTime.firstVerdict == .onTime)
        let byDate = Judge(.qd766).outcome(of: late, exportedAt: farExport)
        #expect(byDate.endKind == .resolved && byDate.verdict == .late)
    }

    @Test("the finish is the finish date, else the hand-over; of withdrawn ones under every ruleset")
    func whichFinish() {
        let both = Dossier.make(
            due: "2025-07-10", finished: "2025-07-09 09:00", returned: "2025-07-14 09:00", status: .finished)
        #expect(Judge(.form06).outcome(of: both, exportedAt: farExport).end == both.finishedAt)
        let onlyReturned = Dossier.make(returned: "2025-07-14 09:00", status: .finished)
        #expect(Judge(.form06).outcome(of: onlyReturned, exportedAt: farExport).end == onlyReturned.returnedAt)

        let returned = Ruleset.form06.with { $0.finish = .returned }
        #expect(Judge(returned).outcome(of: both, exportedAt: farExport).end == both.returnedAt)
        #expect(Judge(returned).outcome(of: both, exportedAt: farExport).verdict == .late)
        let waiting = Dossier.make(due: "2025-07-10", finished: "2025-07-09 09:00", status: .finished)
        let open = Judge(returned).outcome(of: waiting, exportedAt: farExport)
        #expect(open.placement == .counted && open.endKind == .none)
        let gone = Dossier.make(finished: "2025-07-09 09:00", status: .withdrawn)
        #expect(Judge(returned).outcome(of: gone, exportedAt: farExport).end == gone.finishedAt)
    }

    @Test("a finish date rules over an open status, and an unknown status without one is open")
    func datesRule() {
        for status in [StatusGroup.open, .paused, .unknown] {
            let finished = Dossier.make(finished: "2025-07-09 09:00", status: status)
            #expect(Judge(.form06).outcome(of: finished, exportedAt: farExport).endKind == .resolved)
            let unfinished = Dossier.make(status: status)
            let outcome = Judge(.form06).outcome(of: unfinished, exportedAt: farExport)
            #expect(outcome.placement == .counted && outcome.endKind == .none)
        }
    }
}
