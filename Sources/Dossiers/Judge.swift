/// Applies a ruleset to dossiers, one at a time, without memory of any (definitions §4 and §5).
///
/// Instants given as bounds (as-of, the export's own instant) are exclusive. Nothing here allocates.
public struct Judge: Sendable {
    public let ruleset: Ruleset
    public let calendar: WorkingCalendar
    let rules: Switches

    public init(ruleset: Ruleset, calendar: WorkingCalendar) {
        self.ruleset = ruleset
        self.calendar = calendar
        rules = Switches(ruleset)
    }

    /// The switches alone, free of the ruleset's texts.
    struct Switches: Sendable {
        let byDay: Bool
        let finishIsReturned: Bool
        let noDueDate: Ruleset.NoDueDate
        let withdrawn: Ruleset.Withdrawn
        let paused: Ruleset.Paused
        let againstOriginal: Bool

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
        if !dossier.apologyAt.isNone { timeApology(of: dossier, in: &outcome) }
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

    private func end(of dossier: borrowing Dossier, gone: Bool) -> Stamp {
        if rules.finishIsReturned, !gone { return dossier.returnedAt }
        return dossier.finishedAt.isNone ? dossier.returnedAt : dossier.finishedAt
    }

    private func exclusion(
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
    func lastSecond(_ due: Stamp, timed: Bool) -> Stamp {
        due.isNone || timed ? due : Stamp(rawValue: due.day.start.rawValue + (Stamp.secondsPerDay - 1))
    }

    /// A2 and A3, against the first promise.
    private func timeApology(of dossier: borrowing Dossier, in outcome: inout Outcome) {
        let letter = dossier.apologyAt.day
        let due: CivilDay
        if !outcome.firstDeadline.isNone {
            due = outcome.firstDeadline.day
        } else {
            guard let legal = legalDueDay(of: dossier, legalDays: outcome.legalDays) else { return }
            due = legal
        }
        outcome.apologyByDue = letter <= due
        guard letter < due else { return }
        switch calendar.lastWorkingDay(before: due) {
        case .day(let last): outcome.apologyStrict = letter <= last
        case .uncovered(let year): outcome.apologyUncoveredYear = UInt16(clamping: year)
        }
    }

    func verdict(
        of dossier: borrowing Dossier, judged: Stamp, end: Stamp, deadline: Stamp, _ legalDays: UInt16
    ) -> Outcome.Verdict {
        if rules.paused == .subtract, dossier.supplementCount > 1 { return .late }
        if deadline.isNone {
            guard let used = legalDaysUsed(of: dossier, legalDays: legalDays, through: end.day, before: end)
            else { return .onTime }
            return used > Int(legalDays) ? .late : used < Int(legalDays) ? .early : .onTime
        }
        let day = judged.day
        let due = deadline.day
        if day < due { return .early }
        return rules.byDay ? (day > due ? .late : .onTime) : (judged > deadline ? .late : .onTime)
    }

    private func daysLate(
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
    func hasEnded(_ outcome: Outcome) -> Bool {
        !outcome.end.isNone && outcome.end < (base == .population ? to : asOf)
    }
}

extension Dossier {
    /// The procedure's limit in working days, hours rounded up to days of 8; 0 when it is not known.
    var legalWorkingDays: UInt16 {
        switch limitUnit {
        case .none: 0
        case .workingDays: limitValue
        case .hours: UInt16((Int(limitValue) + 7) / 8)
        }
    }
}
