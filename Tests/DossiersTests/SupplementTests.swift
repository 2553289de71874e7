import Dossiers
import Testing

/// The rules of Quyết định 766's formula document: `subtract` and `legalMaximum`.
@Suite("Supplements and the legal maximum")
struct SupplementTests {
    let judge = Judge(.qd766)

    func verdict(_ dossier: Dossier) -> Outcome.Verdict {
        judge.outcome(of: dossier, exportedAt: farExport).verdict
    }

    @Test(
        "the time between asking and answering is taken off the end",
        arguments: [
            // 48 hours off 12/7 10:00: exactly the due second, and one second too many.
            ("2025-07-12 10:00:00", "2025-07-03 08:00", "2025-07-05 08:00:00", Outcome.Verdict.onTime),
            ("2025-07-12 10:00:01", "2025-07-03 08:00", "2025-07-05 08:00:00", .late),
            // Into the day before the due day.
            ("2025-07-12 10:00:00", "2025-07-03 08:00", "2025-07-06 08:00:00", .early),
            // Never answered, or only after the end: the clock stopped at the asking.
            ("2025-07-20 10:00:00", "2025-07-03 08:00", "", .early),
            ("2025-07-20 10:00:00", "2025-07-10 10:00:00", "", .onTime),
            ("2025-07-20 10:00:00", "2025-07-10 10:00:01", "", .late),
            ("2025-07-20 10:00:00", "2025-07-03 08:00", "2025-07-25 08:00", .early),
            // Asked after the end, or answered before it was asked: nothing to take off.
            ("2025-07-10 10:00:01", "2025-07-11 08:00", "2025-07-12 08:00", .late),
            ("2025-07-10 10:00:01", "2025-07-05 08:00", "2025-07-03 08:00", .late),
        ])
    func subtract(finished: String, asked: String, answered: String, expected: Outcome.Verdict) {
        let dossier = Dossier.make(
            due: "2025-07-10 10:00:00", finished: finished, asked: asked, answered: answered, status: .finished)
        #expect(verdict(dossier) == expected)
        let plain = Judge(.instant).outcome(of: dossier, exportedAt: farExport)
        #expect(plain.verdict == .late, "a ruleset that ignores pauses takes nothing off")
    }

    @Test("more than one supplement is late, however early")
    func twice() {
        let dossier = Dossier.make(due: "2025-07-10 10:00", finished: "2025-07-02 10:00", status: .finished) {
            $0.supplementCount = 2
        }
        let outcome = judge.outcome(of: dossier, exportedAt: farExport)
        #expect(outcome.verdict == .late && outcome.daysLate == .days(0))
        #expect(Judge(.form06).outcome(of: dossier, exportedAt: farExport).verdict == .early)
        let once = Dossier.make(due: "2025-07-10 10:00", finished: "2025-07-02 10:00", status: .finished) {
            $0.supplementCount = 1
        }
        #expect(verdict(once) == .early)
    }

    @Test("days late are counted from the end that was judged")
    func daysLateAfterSubtracting() {
        // Three days off Friday 18/7 give Tuesday 15/7, three working days after Thursday 10/7.
        let dossier = Dossier.make(
            due: "2025-07-10 17:00", finished: "2025-07-18 10:00", asked: "2025-07-07 10:00",
            answered: "2025-07-10 10:00", status: .finished)
        #expect(judge.outcome(of: dossier, exportedAt: farExport).daysLate == .days(3))
    }

    struct Limit: Sendable {
        let value: UInt16
        let unit: LimitUnit
        let finished: String
        let expected: Outcome.Verdict
    }

    @Test(
        "without a due date the procedure's limit decides, in working days after the day of receipt",
        arguments: [
            // Received Tuesday 1/7: five working days are up on Tuesday 8/7.
            Limit(value: 5, unit: .workingDays, finished: "2025-07-07 16:00", expected: .early),
            Limit(value: 5, unit: .workingDays, finished: "2025-07-08 16:00", expected: .onTime),
            Limit(value: 5, unit: .workingDays, finished: "2025-07-09 08:00", expected: .late),
            // Four working days are up on Monday; hours are rounded up to days of eight.
            Limit(value: 9, unit: .hours, finished: "2025-07-03 16:00", expected: .onTime),
            Limit(value: 9, unit: .hours, finished: "2025-07-04 08:00", expected: .late),
            Limit(value: 8, unit: .hours, finished: "2025-07-02 16:00", expected: .onTime),
            Limit(value: 8, unit: .hours, finished: "2025-07-03 08:00", expected: .late),
            // Three days are up on Friday 4/7; Saturday uses up none.
            Limit(value: 3, unit: .workingDays, finished: "2025-07-05 08:00", expected: .onTime),
            // No limit known.
            Limit(value: 0, unit: .workingDays, finished: "2025-12-05 08:00", expected: .onTime),
            Limit(value: 3, unit: .none, finished: "2025-12-05 08:00", expected: .onTime),
        ])
    func legalMaximum(_ item: Limit) {
        let dossier = Dossier.make(finished: item.finished, status: .finished) {
            $0.limitValue = item.value
            $0.limitUnit = item.unit
        }
        #expect(verdict(dossier) == item.expected)
        #expect(Judge(.form06).outcome(of: dossier, exportedAt: farExport).verdict == .onTime)
    }

    @Test("supplement days are added to the limit")
    func legalMaximumWithSupplement() {
        func finished(_ text: String, answered: String) -> Outcome.Verdict {
            verdict(
                .make(finished: text, asked: "2025-07-02 09:00", answered: answered, status: .finished) {
                    $0.limitValue = 5
                    $0.limitUnit = .workingDays
                })
        }
        // Wednesday to Friday are two working days: the limit runs out on Thursday 10/7.
        #expect(finished("2025-07-09 16:00", answered: "2025-07-04 09:00") == .early)
        #expect(finished("2025-07-10 16:00", answered: "2025-07-04 09:00") == .onTime)
        #expect(finished("2025-07-11 08:00", answered: "2025-07-04 09:00") == .late)
        #expect(finished("2025-08-11 08:00", answered: "") == .early)
    }

    @Test("a limit in a year without days off is held against nobody")
    func legalMaximumUncovered() {
        let dossier = Dossier.make(
            received: "2020-07-01 08:00", finished: "2020-12-08 16:00", status: .finished
        ) {
            $0.limitValue = 5
            $0.limitUnit = .workingDays
        }
        #expect(verdict(dossier) == .onTime)
    }

    @Test(
        "an open dossier's end is as-of, supplement time taken off",
        arguments: [
            ("2025-07-10 10:00:00", "", "", false), ("2025-07-10 10:00:01", "", "", true),
            // Two days waited.
            ("2025-07-12 10:00:00", "2025-07-03 08:00", "2025-07-05 08:00", false),
            ("2025-07-12 10:00:01", "2025-07-03 08:00", "2025-07-05 08:00", true),
            // Still waiting at as-of, whatever came later.
            ("2025-08-12 10:00:00", "2025-07-03 08:00", "", false),
            ("2025-08-12 10:00:00", "2025-07-03 08:00", "2025-08-13 08:00", false),
            ("2025-08-12 10:00:00", "2025-07-11 08:00", "", true),
            // Not asked yet at as-of.
            ("2025-07-11 10:00:00", "2025-07-12 08:00", "", true),
        ])
    func openAtAsOf(asOf: String, asked: String, answered: String, overdue: Bool) {
        let dossier = Dossier.make(due: "2025-07-10 10:00:00", asked: asked, answered: answered)
        let outcome = judge.outcome(of: dossier, exportedAt: farExport)
        let frame = Frame(period: period("2025"), asOf: stamp(asOf), exportedAt: farExport)
        let state = judge.openState(of: dossier, outcome: outcome, in: frame)
        #expect(state.state == (overdue ? .overdue : .inTime))
    }

    @Test("by day, the last day of an open dossier is that of as-of less the time waited")
    func openByDay() {
        let byDay = Judge(.qd766.with { $0.comparison = .day })
        let dossier = Dossier.make(due: "2025-07-10 10:00", asked: "2025-07-03", answered: "2025-07-05")
        let outcome = byDay.outcome(of: dossier, exportedAt: farExport)
        func state(_ asOf: String) -> OpenState {
            let frame = Frame(period: period("2025"), asOf: stamp(asOf), exportedAt: farExport)
            return byDay.openState(of: dossier, outcome: outcome, in: frame).state
        }
        // Two days off 13/7 00:00:00, the end of 12/7, is the end of 10/7.
        #expect(state("2025-07-13") == .inTime)
        #expect(state("2025-07-13 00:00:01") == .overdue)
    }

    @Test("an open dossier without a due date is overdue once its limit is used up")
    func openLegalMaximum() {
        let dossier = Dossier.make {
            $0.limitValue = 5
            $0.limitUnit = .workingDays
        }
        let outcome = judge.outcome(of: dossier, exportedAt: farExport)
        func overdue(_ asOf: String) -> Bool {
            let frame = Frame(period: period("2025"), asOf: stamp(asOf), exportedAt: farExport)
            return judge.openState(of: dossier, outcome: outcome, in: frame).state == .overdue
        }
        // The fifth working day is Tuesday 8/7; its end is 9/7 00:00:00.
        #expect(!overdue("2025-07-09"))
        #expect(overdue("2025-07-10"))
    }
}
