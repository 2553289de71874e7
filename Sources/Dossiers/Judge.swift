/// Applies a ruleset to dossiers, one at a time, without memory of any (definitions §4 and §5).
///
/// Instants given as bounds (as-of, the export's own instant) are exclusive. Nothing here allocates.
public struct Judge: Sendable {
    public var ruleset: Ruleset { named.ruleset }
    public let calendar: WorkingCalendar
    @usableFromInline let rules: Switches
    @usableFromInline let reception = ReceptionTable()
    /// Apart, because a judge is handed on for each dossier: without the texts it is small.
    private let named: Named

    private final class Named: Sendable {
        let ruleset: Ruleset
        init(_ ruleset: Ruleset) { self.ruleset = ruleset }
    }

    public init(ruleset: Ruleset, calendar: WorkingCalendar) {
        named = Named(ruleset)
        self.calendar = calendar
        rules = Switches(ruleset)
    }

    /// The switches alone, free of the ruleset's texts.
    @usableFromInline struct Switches: Sendable {
        @usableFromInline let byDay: Bool
        @usableFromInline let finishIsReturned: Bool
        @usableFromInline let noDueDate: Ruleset.NoDueDate
        @usableFromInline let withdrawn: Ruleset.Withdrawn
        @usableFromInline let paused: Ruleset.Paused
        @usableFromInline let againstOriginal: Bool

        init(_ ruleset: Ruleset) {
            byDay = ruleset.comparison == .day
            finishIsReturned = ruleset.finish == .returned
            noDueDate = ruleset.noDueDate
            withdrawn = ruleset.withdrawn
            paused = ruleset.paused
            againstOriginal = ruleset.judgedAgainst == .originalDue
        }
    }

    /// The part of the judgement that needs no period.
    @inlinable @inline(__always)
    public func outcome(of dossier: borrowing Dossier, exportedAt: Stamp) -> Outcome {
        var outcome = Outcome()
        let status = dossier.status
        if status == .notAccepted {
            outcome.placement = .notAccepted
            return outcome
        }
        let received = dossier.receivedAt
        let gone = status == .withdrawn || status == .refused
        let end = self.end(of: dossier, gone: gone)
        let current = lastSecond(dossier.dueAt, timed: dossier.timed.contains(.dueAt))
        let first =
            dossier.originalDueAt.isNone
            ? current : lastSecond(dossier.originalDueAt, timed: dossier.timed.contains(.originalDueAt))
        let deadline = rules.againstOriginal ? first : current

        if let reason = exclusion(
            of: dossier, gone: gone, end: end, hasDeadline: !deadline.isNone, exportedAt: exportedAt)
        {
            outcome.placement = .excluded(reason)
            return outcome
        }
        outcome.deadline = deadline
        outcome.firstDeadline = first
        if rules.noDueDate == .legalMaximum, deadline.isNone || first.isNone {
            outcome.legalDays = dossier.legalWorkingDays
        }
        if !dossier.apologyAt.isNone {
            let letter = timedLetter(of: dossier, first: first, legalDays: outcome.legalDays)
            outcome.apologyByDue = letter.byDue
            outcome.apologyStrict = letter.strict
            outcome.apologyUncoveredYear = letter.uncoveredYear
        }
        if end.isNone { return outcome }

        outcome.end = end
        if gone, rules.withdrawn == .separate {
            outcome.endKind = status == .refused ? .refused : .withdrawn
            return outcome
        }
        outcome.endKind = .resolved
        outcome.processingDays = calendar.workingDays(after: received.day, through: end.day)
        if gone, rules.withdrawn == .asResolvedOnTime {
            outcome.verdict = .onTime
            outcome.firstVerdict = .onTime
            return outcome
        }
        let judged = rules.paused == .subtract ? endLessSupplement(of: dossier, end: end) : end
        outcome.verdict = verdict(of: dossier, judged: judged, end: end, deadline: deadline, outcome.legalDays)
        outcome.firstVerdict =
            first == deadline
            ? outcome.verdict
            : verdict(of: dossier, judged: judged, end: end, deadline: first, outcome.legalDays)
        if outcome.verdict == .late {
            outcome.daysLate = daysLate(
                of: dossier, judged: judged, end: end, deadline: deadline, outcome.legalDays)
        }
        return outcome
    }

    @inlinable @inline(__always)
    func end(of dossier: borrowing Dossier, gone: Bool) -> Stamp {
        if rules.finishIsReturned, !gone { return dossier.returnedAt }
        return dossier.finishedAt.isNone ? dossier.returnedAt : dossier.finishedAt
    }

    @inlinable @inline(__always)
    func exclusion(
        of dossier: borrowing Dossier, gone: Bool, end: Stamp, hasDeadline: Bool, exportedAt: Stamp
    ) -> Exclusion? {
        let received = dossier.receivedAt
        if received >= exportedAt { return .receivedAfterExport }
        if end.isNone {
            if gone { return .withdrawnWithoutDate }
            // Finished, but who knows when; under `returned` one that is finished and not yet handed over is open.
            if dossier.status == .finished, dossier.finishedAt.isNone { return .finishedWithoutDate }
        } else {
            if end.day < received.day { return .finishBeforeReceiptDay }
            if end >= exportedAt { return .finishAfterExport }
        }
        return rules.noDueDate == .excluded && !hasDeadline ? .noDueDate : nil
    }

    /// A due date without a time of day lasts until 23:59:59.
    @inlinable @inline(__always)
    func lastSecond(_ due: Stamp, timed: Bool) -> Stamp {
        due.isNone || timed ? due : Stamp(rawValue: due.day.start.rawValue + (Stamp.secondsPerDay - 1))
    }

    /// A2 and A3, against the first promise. Tells of the outcome instead of writing into it, so that in the usual
    /// case the outcome stays in registers.
    @inline(never) @usableFromInline
    func timedLetter(
        of dossier: borrowing Dossier, first: Stamp, legalDays: UInt16
    ) -> (byDue: Bool, strict: Bool, uncoveredYear: UInt16) {
        let letter = dossier.apologyAt.day
        let due: CivilDay
        if !first.isNone {
            due = first.day
        } else {
            guard let legal = legalDueDay(of: dossier, legalDays: legalDays) else { return (false, false, 0) }
            due = legal
        }
        guard letter < due else { return (letter <= due, false, 0) }
        switch calendar.lastWorkingDay(before: due) {
        case .day(let last): return (true, letter <= last, 0)
        case .uncovered(let year): return (true, false, UInt16(clamping: year))
        }
    }

    @inlinable @inline(__always)
    func verdict(
        of dossier: borrowing Dossier, judged: Stamp, end: Stamp, deadline: Stamp, _ legalDays: UInt16
    ) -> Outcome.Verdict {
        if rules.paused == .subtract, dossier.supplementCount > 1 { return .late }
        if deadline.isNone {
            guard let used = legalDaysUsed(of: dossier, legalDays: legalDays, through: end.day, before: end)
            else { return .onTime }
            return used > Int(legalDays) ? .late : used < Int(legalDays) ? .early : .onTime
        }
        // Nobody can foresee it, so no branch asks: the two comparisons make the verdict.
        let (day, due) = (judged.day, deadline.day)
        let late = rules.byDay ? day > due : judged > deadline
        let step: UInt8 = Outcome.Verdict.onTime.rawValue + (late ? 1 : 0) - (day < due ? 1 : 0)
        return Outcome.Verdict(rawValue: step) ?? .onTime
    }

    @inlinable
    func daysLate(
        of dossier: borrowing Dossier, judged: Stamp, end: Stamp, deadline: Stamp, _ legalDays: UInt16
    ) -> WorkingDays {
        if deadline.isNone {
            let used = legalDaysUsed(of: dossier, legalDays: legalDays, through: end.day, before: end)
            return .days(max(0, (used ?? 0) - Int(legalDays)))
        }
        // Late by a second supplement alone: not one day past the due day, and no calendar needed to say so.
        if judged.day <= deadline.day { return .days(0) }
        return calendar.workingDays(after: deadline.day, through: judged.day)
    }

    /// A4's list: working days after the first due day up to the finish, or to as-of's last day while open.
    /// Nil where there is no due day.
    public func workingDaysSinceFirstDue(
        of dossier: borrowing Dossier, outcome: Outcome, in frame: Frame
    ) -> WorkingDays? {
        let due: CivilDay
        if !outcome.firstDeadline.isNone {
            due = outcome.firstDeadline.day
        } else {
            guard let legal = legalDueDay(of: dossier, legalDays: outcome.legalDays) else { return nil }
            due = legal
        }
        let until = frame.hasEnded(outcome) ? outcome.end.day : frame.lastDay
        return until <= due ? .days(0) : calendar.workingDays(after: due, through: until)
    }
}

extension Frame {
    /// Whether a counted dossier has ended as this frame sees it.
    @inlinable @inline(__always)
    func hasEnded(_ outcome: Outcome) -> Bool {
        !outcome.end.isNone && outcome.end < (base == .population ? to : asOf)
    }
}

extension Dossier {
    /// The procedure's limit in working days, hours rounded up to days of 8; 0 when it is not known.
    @usableFromInline var legalWorkingDays: UInt16 {
        switch limitUnit {
        case .none: 0
        case .workingDays: limitValue
        case .hours: UInt16((Int(limitValue) + 7) / 8)
        }
    }
}
