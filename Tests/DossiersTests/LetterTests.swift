import Dossiers
import Testing

@Suite("Letters of apology")
struct LetterTests {
    func marks(_ dossier: Dossier, _ ruleset: Ruleset = .form06) -> Marks {
        let judge = Judge(ruleset)
        let outcome = judge.outcome(of: dossier, exportedAt: farExport)
        return judge.marks(
            of: dossier, outcome: outcome, in: Frame(period: period("2025"), exportedAt: farExport))
    }

    @Test(
        "strict is the last working day before the due day, plain is the due day",
        arguments: [
            // Due Monday 7/7: the last working day before is Friday 4/7.
            ("2025-07-07", "2025-07-04", true, true), ("2025-07-07", "2025-07-05", false, true),
            ("2025-07-07", "2025-07-07 23:59", false, true), ("2025-07-07", "2025-07-08", false, false),
            // Due after Tết: the last working day before is 24/1.
            ("2025-02-03", "2025-01-24 16:00", true, true), ("2025-02-03", "2025-01-27", false, true),
            // The Saturday worked to make up is a working day.
            ("2025-04-28", "2025-04-26", true, true), ("2025-04-28", "2025-04-27", false, true),
        ])
    func timeliness(due: String, letter: String, strict: Bool, byDue: Bool) {
        let open = marks(.make(received: "2025-01-02 08:00", due: due, letter: letter))
        #expect(open.contains(.apologyStrictO) == strict && open.contains(.apologyByDueO) == byDue)
        let resolved = marks(
            .make(
                received: "2025-01-02 08:00", due: due, finished: "2025-10-01 08:00", letter: letter,
                status: .finished))
        #expect(resolved.contains(.apologyStrictR) == strict && resolved.contains(.apologyByDueR) == byDue)
        #expect(resolved.contains(.apologyR) && !resolved.contains(.apologyMissingR))
    }

    @Test("a letter without a date is issued, and undated")
    func undated() {
        let found = marks(.make(due: "2025-07-07") { $0.apologyIssued = .yes })
        #expect(found.contains(.apologyO) && found.contains(.apologyUndatedO))
        #expect(!found.contains(.apologyStrictO) && !found.contains(.apologyByDueO))
    }

    @Test("letters are timed against the first promise, not the moved one")
    func firstPromise() {
        let found = marks(.make(due: "2026-07-20", originalDue: "2025-07-07", letter: "2025-07-10"))
        #expect(found.contains(.openInTime) && found.contains(.lateFirstPromiseO))
        #expect(found.contains(.onTimeOnlyByMovedDate) && !found.contains(.apologyByDueO))
    }

    @Test(
        "a new promise is kept when finished by its day, and ripe when it has passed or is finished",
        arguments: [
            ("2025-07-20", "2025-07-20 16:00", true, true), ("2025-07-20", "2025-07-21 00:00", true, false),
            ("2025-07-20", "", true, false), ("2026-02-20", "", false, false),
        ])
    func newPromise(newDue: String, finished: String, ripe: Bool, kept: Bool) {
        let found = marks(
            .make(
                due: "2025-07-07", newDue: newDue, finished: finished, letter: "2025-07-04",
                status: finished.isEmpty ? .open : .finished))
        let resolved = !finished.isEmpty
        #expect(found.contains(resolved ? .newDateR : .newDateO))
        #expect(found.contains(resolved ? .newDateRipeR : .newDateRipeO) == ripe)
        #expect(found.contains(.newDateKeptR) == kept)
    }

    @Test("a letter on what was resolved in time is a fault, on what is open and not due an announcement")
    func withoutLateness() {
        let resolved = marks(
            .make(due: "2025-07-07", finished: "2025-07-04 08:00", letter: "2025-07-03", status: .finished))
        #expect(resolved.contains(.letterWithoutLateness) && !resolved.contains(.announced))
        let open = marks(.make(due: "2026-07-07", letter: "2025-07-03"))
        #expect(open.contains(.announced) && !open.contains(.letterWithoutLateness))
    }

    @Test("days since the first due day run to the finish, or to as-of while open")
    func daysSinceDue() {
        let judge = Judge(.form06)
        let frame = Frame(period: period("2025-07"), exportedAt: farExport)
        func days(_ dossier: Dossier) -> WorkingDays? {
            let outcome = judge.outcome(of: dossier, exportedAt: farExport)
            return judge.workingDaysSinceFirstDue(of: dossier, outcome: outcome, in: frame)
        }
        #expect(days(.make(due: "2025-07-07", finished: "2025-07-09 08:00", status: .finished)) == .days(2))
        // Thursday 31/7 is the last day of the frame.
        #expect(days(.make(due: "2025-07-25")) == .days(4))
        #expect(days(.make(due: "2025-07-25", finished: "2025-08-25 08:00", status: .finished)) == .days(4))
        #expect(days(.make(due: "2025-09-25")) == .days(0))
        #expect(days(.make()) == nil)
        #expect(days(.make(received: "2020-07-01", due: "2020-07-25")) == .uncovered(year: 2020))
    }

    @Test("the year before the calendar is named when a strict letter needs it")
    func uncoveredYear() {
        let dossier = Dossier.make(received: "2020-12-01 08:00", due: "2021-01-01", letter: "2020-12-30")
        let outcome = Judge(.form06).outcome(of: dossier, exportedAt: farExport)
        #expect(outcome.apologyUncoveredYear == 2020 && !outcome.apologyStrict && outcome.apologyByDue)
    }
}
