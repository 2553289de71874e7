import Dossiers
import Testing

@Suite("Open dossiers at as-of")
struct OpenStateTests {
    func state(
        _ ruleset: Ruleset, _ dossier: Dossier, asOf: String, exportedAt: Stamp = farExport
    ) -> (state: OpenState, firstPromiseOverdue: Bool) {
        let judge = Judge(ruleset)
        let outcome = judge.outcome(of: dossier, exportedAt: exportedAt)
        let frame = Frame(period: period("2025"), asOf: stamp(asOf), exportedAt: exportedAt)
        return judge.openState(of: dossier, outcome: outcome, in: frame)
    }

    struct Case: Sendable {
        let due: String
        let asOf: String
        let byDay: Bool
        let byInstant: Bool
    }

    @Test(
        "overdue by day when the due day is before as-of's last day, by instant when due is before as-of",
        arguments: [
            // The end of 30/9 is 1/10 00:00:00.
            Case(due: "2025-09-30", asOf: "2025-10-01", byDay: false, byInstant: true),
            Case(due: "2025-09-30 17:00", asOf: "2025-10-01", byDay: false, byInstant: true),
            Case(due: "2025-09-29", asOf: "2025-10-01", byDay: true, byInstant: true),
            Case(due: "2025-10-01 00:00:00", asOf: "2025-10-01", byDay: false, byInstant: false),
            Case(due: "2025-10-01", asOf: "2025-10-01", byDay: false, byInstant: false),
            Case(due: "2025-09-30 14:00", asOf: "2025-09-30 14:00", byDay: false, byInstant: false),
            Case(due: "2025-09-30 13:59:59", asOf: "2025-09-30 14:00", byDay: false, byInstant: true),
            Case(due: "2025-09-29 23:59:59", asOf: "2025-09-30 00:00:01", byDay: true, byInstant: true),
            Case(due: "", asOf: "2025-10-01", byDay: false, byInstant: false),
        ])
    func overdue(_ item: Case) {
        let dossier = Dossier.make(due: item.due)
        #expect(state(.form06, dossier, asOf: item.asOf).state == (item.byDay ? .overdue : .inTime))
        #expect(state(.instant, dossier, asOf: item.asOf).state == (item.byInstant ? .overdue : .inTime))
    }

    @Test("supplement dates decide what was paused, where both columns are there")
    func pausedByDates() {
        let dossier = Dossier.make(
            due: "2025-07-05", asked: "2025-07-03 09:00", answered: "2025-07-20 09:00", status: .finished
        )
        .with { $0.finishedAt = stamp("2025-08-01 09:00") }
        #expect(state(.form06, dossier, asOf: "2025-07-03 09:00").state == .inTime)
        #expect(state(.form06, dossier, asOf: "2025-07-03 09:00:01").state == .paused)
        #expect(state(.form06, dossier, asOf: "2025-07-20 09:00").state == .paused)
        #expect(state(.form06, dossier, asOf: "2025-07-20 09:00:01").state == .overdue)
        #expect(state(.instant, dossier, asOf: "2025-07-20 09:00").state == .overdue)
        // A status says nothing where the columns do.
        let unasked = Dossier.make(due: "2025-07-05", status: .paused)
        #expect(state(.form06, unasked, asOf: "2027-01-01").state == .overdue)
    }

    @Test("without supplement columns today's status tells, and only about today")
    func pausedByStatus() {
        let dossier = Dossier.make(due: "2025-07-05", status: .paused) {
            $0.known.remove(.supplementFrom)
            $0.known.remove(.supplementTo)
        }
        let export = stamp("2025-10-10")
        #expect(state(.form06, dossier, asOf: "2025-10-10", exportedAt: export).state == .paused)
        #expect(state(.form06, dossier, asOf: "2025-10-01", exportedAt: export).state == .overdue)
        #expect(state(.instant, dossier, asOf: "2025-10-10", exportedAt: export).state == .overdue)
    }

    @Test("a moved due date hides lateness from the state, not from the first promise")
    func firstPromise() {
        let moved = Dossier.make(due: "2025-10-20", originalDue: "2025-09-10")
        let found = state(.form06, moved, asOf: "2025-10-01")
        #expect(found.state == .inTime && found.firstPromiseOverdue)
        let pausedNow = Dossier.make(due: "2025-09-10", asked: "2025-09-05 08:00")
        let paused = state(.form06, pausedNow, asOf: "2025-10-01")
        #expect(paused.state == .paused && !paused.firstPromiseOverdue)
    }
}

extension Dossier {
    func with(_ change: (inout Dossier) -> Void) -> Dossier {
        var copy = self
        change(&copy)
        return copy
    }
}
