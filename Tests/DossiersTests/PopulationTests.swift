import Dossiers
import Testing

@Suite("Population, balance and cohort")
struct PopulationTests {
    static let dossiers = randomDossiers(1_200, seed: 5)
    static let export = stamp("2025-09-20 14:05:00")

    static func marks(
        _ ruleset: Ruleset, _ period: Period, base: Frame.Base = .population, asOf: Stamp? = nil
    ) -> [Marks] {
        let judge = Judge(ruleset)
        let frame = Frame(
            period: period, asOf: asOf ?? min(period.to, export), exportedAt: export, base: base)
        return dossiers.map { dossier in
            judge.marks(of: dossier, outcome: judge.outcome(of: dossier, exportedAt: export), in: frame)
        }
    }

    static let resolved: [Mark] = [.early, .onTime, .late]
    static let open: [Mark] = [.openInTime, .openOverdue, .openPaused]
    static let came: [Mark] = [.carriedOver, .received]
    static let went = resolved + open + [.withdrawn]

    @Test(
        "carried over and received are resolved, withdrawn or open, each exactly once",
        arguments: Ruleset.varied,
        [
            "2025-05", "2025-Q2", "2025-06-03..2025-06-03", "2025", "2025-05-15..2025-07-14", "2024", "2025-09",
        ])
    func balance(ruleset: Ruleset, text: String) {
        for calendar in PeriodCalendar.allCases {
            var spans = [period(text, calendar)]
            for unit in SubPeriods.Unit.allCases {
                spans += SubPeriods.periods(in: spans[0], unit: unit, calendar: calendar).map(\.period)
            }
            // Bounds within a day, such as those of a span up to the export's own instant.
            spans.append(Period(from: stamp("2025-06-03 09:30"), to: stamp("2025-06-20 11:00"), label: ""))
            for span in spans {
                let unbalanced = Self.marks(ruleset, span).filter { marks in
                    let came = count(marks, Self.came)
                    if came == 0 { return !marks.isSubset(of: Marks(.notAccepted)) }
                    return came != 1 || count(marks, Self.went) != 1
                }
                #expect(unbalanced.isEmpty, "\(span.label) \(calendar)")
            }
        }
    }

    @Test("a period that begins between a finish and its later receipt on the same day holds both")
    func boundBetween() {
        let dossier = Dossier.make(
            received: "2025-06-03 10:00", finished: "2025-06-03 08:00", status: .finished)
        let judge = Judge(.form06)
        let outcome = judge.outcome(of: dossier, exportedAt: farExport)
        func marks(_ from: String, _ to: String) -> Marks {
            let span = Period(from: stamp(from), to: stamp(to), label: "")
            return judge.marks(of: dossier, outcome: outcome, in: Frame(period: span, exportedAt: farExport))
        }
        #expect(marks("2025-06-01", "2025-06-03 09:00").isEmpty)
        let held = marks("2025-06-03 09:00", "2025-06-04")
        #expect(held.contains(.received) && held.contains(.onTime))
        #expect(marks("2025-06-04", "2025-06-05").isEmpty)
    }

    @Test("what is open at the end of a month is carried over into the next", arguments: Ruleset.varied)
    func continuity(ruleset: Ruleset) {
        let parts = SubPeriods.periods(in: period("2025-04-20..2025-09-19"), unit: .month, calendar: .civil)
        for (left, right) in zip(parts, parts.dropFirst()) {
            let before = Self.marks(ruleset, left.period)
            let after = Self.marks(ruleset, right.period)
            let broken = zip(before, after).filter { (count($0, Self.open) == 1) != $1.contains(.carriedOver) }
            #expect(broken.isEmpty)
        }
    }

    @Test("flows add up over months and quarters, stocks are those of the last one", arguments: Ruleset.varied)
    func flows(ruleset: Ruleset) {
        let whole = period("2025-04-20..2025-09-19")
        let total = tallies(Self.marks(ruleset, whole))
        for calendar in PeriodCalendar.allCases {
            for unit in SubPeriods.Unit.allCases {
                let parts = SubPeriods.periods(in: whole, unit: unit, calendar: calendar)
                    .map { tallies(Self.marks(ruleset, $0.period)) }
                let flows: [Mark] =
                    Self.resolved + [
                        .received, .withdrawn, .refused, .receivedOnline, .online, .withFee, .paidOnline,
                        .resultDigitized, .rated, .satisfied, .lateFirstPromiseR, .reception, .notAccepted,
                        .apologyR, .apologyMissingR, .apologyStrictR, .newDateKeptR, .letterWithoutLateness,
                    ]
                for mark in flows { #expect(parts.reduce(0) { $0 + $1[mark, default: 0] } == total[mark, default: 0]) }
                for mark in Self.open + [.lateFirstPromiseO, .announced] {
                    #expect(parts.last?[mark, default: 0] == total[mark, default: 0])
                }
                #expect(parts.first?[.carriedOver, default: 0] == total[.carriedOver, default: 0])
            }
        }
    }

    @Test("each dossier received in the period has become exactly one thing by as-of", arguments: Ruleset.varied)
    func cohort(ruleset: Ruleset) {
        for (text, asOf) in [("2025-Q2", "2025-07-01"), ("2025-Q2", "2025-09-20"), ("2025-05", "2025-05-20 11:00")] {
            let span = period(text)
            let all = Self.marks(ruleset, span, base: .received, asOf: stamp(asOf))
            let broken = zip(Self.dossiers, all).filter { dossier, marks in
                count(marks, Self.went) != (marks.contains(.received) ? 1 : 0) || marks.contains(.carriedOver)
                    || (!span.contains(dossier.receivedAt) && !marks.isEmpty)
            }
            #expect(broken.isEmpty)
            #expect(all.count(where: { $0.contains(.received) }) > 100)
        }
    }

    @Test("the cohorts of the months are the cohort of the whole, mark by mark", arguments: Ruleset.varied)
    func cohortsAddUp(ruleset: Ruleset) {
        let whole = period("2025-04-20..2025-09-19")
        let asOf = stamp("2025-09-20")
        let total = tallies(Self.marks(ruleset, whole, base: .received, asOf: asOf))
        let parts = SubPeriods.periods(in: whole, unit: .month, calendar: .kstt)
            .map { tallies(Self.marks(ruleset, $0.period, base: .received, asOf: asOf)) }
        for mark in Mark.allCases {
            #expect(parts.reduce(0) { $0 + $1[mark, default: 0] } == total[mark, default: 0])
        }
    }

    static let containments: [(Mark, [Mark])] = [
        (.receivedOnline, [.received]), (.receivedDirect, [.received]), (.receivedPostal, [.received]),
        (.refused, [.withdrawn]), (.resultDigitized, resolved), (.electronicResult, resolved),
        (.rated, resolved), (.satisfied, [.rated]), (.lateFirstPromiseR, resolved), (.lateFirstPromiseO, open),
        (.apologyR, [.lateFirstPromiseR]), (.apologyO, [.lateFirstPromiseO]),
        (.apologyMissingR, [.lateFirstPromiseR]), (.apologyMissingO, [.lateFirstPromiseO]),
        (.apologyStrictR, [.apologyByDueR]), (.apologyStrictO, [.apologyByDueO]),
        (.apologyByDueR, [.apologyR]), (.apologyByDueO, [.apologyO]),
        (.apologyUndatedR, [.apologyR]), (.apologyUndatedO, [.apologyO]),
        (.newDateR, [.apologyR]), (.newDateO, [.apologyO]), (.newDateRipeR, [.newDateR]),
        (.newDateRipeO, [.newDateO]), (.newDateKeptR, [.newDateRipeR]), (.newDateKeptO, [.newDateRipeO]),
        (.letterWithoutLateness, [.early, .onTime, .late]), (.announced, open),
        (.online, [.reception]), (.direct, [.reception]), (.postal, [.reception]),
        (.offeredOnline, [.reception]), (.onlineOfOffered, [.offeredOnline]), (.fullService, [.offeredOnline]),
        (.onlineOfFullService, [.fullService]), (.levelMissing, [.reception]), (.withFee, [.reception]),
        (.paidOnlineWithFee, [.withFee]), (.paid, [.reception]), (.paidOnline, [.paid]),
        (.componentsDigitized, [.reception]), (.dossierDigitized, [.componentsDigitized]),
        (.reusedData, [.reception]),
    ]

    @Test("every numerator counts inside its denominator", arguments: Ruleset.varied, Frame.Base.allCases)
    func containment(ruleset: Ruleset, base: Frame.Base) {
        let all = Self.marks(ruleset, period("2025-Q2"), base: base)
        for (inner, outer) in Self.containments {
            let inside = all.filter { $0.contains(inner) }
            #expect(inside.allSatisfy { count($0, outer) == 1 }, "\(inner)")
        }
    }

    @Test("a past period recomputed from a later export gives the same balance")
    func reproducible() {
        // What happened after the first export is unknown to it: its columns are cut back to that instant.
        let early = stamp("2025-07-01")
        let judge = Judge(.instant)
        let frame = Frame(period: period("2025-Q2"), asOf: early, exportedAt: early)
        let later = Frame(period: period("2025-Q2"), asOf: early, exportedAt: Self.export)
        for dossier in Self.dossiers where dossier.status == .open && dossier.receivedAt < early {
            var then = dossier
            for path in [\Dossier.finishedAt, \.returnedAt, \.apologyAt] where then[keyPath: path] >= early {
                then[keyPath: path] = .none
            }
            if then.apologyAt.isNone, !dossier.apologyAt.isNone { then.apologyIssued = .no }
            // Left out: a hand-over told of before the finish, and a letter written after the end, which is told
            // of the resolved dossier whenever it was written.
            let letterAfterEnd =
                dossier.apologyAt >= early && (dossier.finishedAt < early || dossier.returnedAt < early)
            guard !letterAfterEnd, judge.outcome(of: dossier, exportedAt: Self.export).placement == .counted,
                judge.outcome(of: then, exportedAt: early).placement == .counted,
                dossier.finishedAt.isNone || dossier.returnedAt.isNone || dossier.finishedAt <= dossier.returnedAt
            else { continue }
            let atTheTime = judge.marks(
                of: then, outcome: judge.outcome(of: then, exportedAt: early), in: frame)
            let recomputed = judge.marks(
                of: dossier, outcome: judge.outcome(of: dossier, exportedAt: Self.export), in: later)
            #expect(atTheTime == recomputed)
        }
    }

    @Test("while a dossier is open, a letter dated after as-of has not been issued yet")
    func letterAfterAsOf() {
        let dossier = Dossier.make(due: "2025-07-10", letter: "2025-08-05")
        let judge = Judge(.form06)
        let outcome = judge.outcome(of: dossier, exportedAt: farExport)
        let july = judge.marks(
            of: dossier, outcome: outcome, in: Frame(period: period("2025-07"), exportedAt: farExport))
        #expect(july.contains(.apologyMissingO) && !july.contains(.apologyO))
        let august = judge.marks(
            of: dossier, outcome: outcome, in: Frame(period: period("2025-08"), exportedAt: farExport))
        #expect(august.contains(.apologyO) && !august.contains(.apologyMissingO))

        // Once resolved, a letter is told of in the month of the end, whenever it was written: flows add up.
        let resolved = Dossier.make(
            due: "2025-07-10", finished: "2025-07-20 09:00", letter: "2025-08-05", status: .finished)
        let ended = judge.marks(
            of: resolved, outcome: judge.outcome(of: resolved, exportedAt: farExport),
            in: Frame(period: period("2025-07"), exportedAt: farExport))
        #expect(ended.contains(.apologyR) && !ended.contains(.apologyMissingR))
    }

    private func count(_ marks: Marks, _ of: [Mark]) -> Int { of.count(where: marks.contains) }

    private func tallies(_ all: [Marks]) -> [Mark: Int] {
        var counts: [Mark: Int] = [:]
        for marks in all { for mark in Mark.allCases where marks.contains(mark) { counts[mark, default: 0] += 1 } }
        return counts
    }
}
