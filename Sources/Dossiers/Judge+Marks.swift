extension Judge {
    /// Everything that the dossier counts as in a frame (definitions §5 and §6). A mark that is a numerator
    /// is set only together with its denominator.
    @inlinable @inline(__always)
    public func marks(of dossier: borrowing Dossier, outcome: Outcome, in frame: Frame) -> Marks {
        let received = dossier.receivedAt
        switch outcome.placement {
        case .counted: break
        case .notAccepted: return frame.contains(received) ? Marks(.notAccepted) : []
        case .excluded: return []
        }
        guard received < frame.to else { return [] }
        let receivedInside = received >= frame.from
        if frame.base == .received, !receivedInside { return [] }
        let ended = frame.hasEnded(outcome)
        // A finish earlier on the day of receipt is counted, and placed no earlier than the receipt: else a
        // bound between the two would break the balance.
        if ended, frame.base == .population, max(outcome.end, received) < frame.from { return [] }

        var marks: Marks = receivedInside ? receptionMarks(of: dossier) : Marks(.carriedOver)
        let (letters, findings) = (dossier.apologyCount, dossier.findings)
        if letters > 1 || findings.contains(.dueMovedTwice) { marks.insert(.extendedTwice) }
        if ended {
            insertEndMarks(of: dossier, outcome: outcome, into: &marks)
        } else {
            insertOpenMarks(of: dossier, outcome: outcome, in: frame, into: &marks)
        }
        return marks
    }

    /// Marks of a dossier received in the period: both sides.
    @inlinable @inline(__always)
    func receptionMarks(of dossier: borrowing Dossier) -> Marks {
        var marks = reception.marks(dossier.channel, dossier.level)
        marks.formUnion(reception.marks(dossier.payment, withFee: dossier.fee > 0))
        let components = dossier.componentsDigitized == .yes
        marks.insert(.componentsDigitized, if: components)
        marks.insert(.dossierDigitized, if: components, dossier.resultDigitized == .yes)
        marks.insert(.reusedData, if: dossier.reusedData == .yes)
        return marks
    }

    @inlinable @inline(__always)
    func insertEndMarks(
        of dossier: borrowing Dossier, outcome: Outcome, into marks: inout Marks
    ) {
        switch outcome.endKind {
        case .withdrawn: marks.insert(.withdrawn)
        case .refused: marks.formUnion([Marks(.withdrawn), Marks(.refused)])
        case .none: break
        case .resolved:
            // Early, on time and late follow upon one another as marks and as verdicts.
            let step = outcome.verdict.rawValue - Outcome.Verdict.early.rawValue
            marks.rawValue |= 1 << UInt64(Mark.early.rawValue + step)
            marks.insert(.resultDigitized, if: dossier.resultDigitized == .yes)
            marks.insert(.electronicResult, if: dossier.electronicResult == .yes)
            marks.insert(.rated, if: dossier.rating != .unknown)
            marks.insert(.satisfied, if: dossier.rating == .satisfied)
            let letter = dossier.hasLetter
            if outcome.firstVerdict == .late {
                insertResolvedLetterMarks(of: dossier, outcome: outcome, letter: letter, into: &marks)
            } else {
                marks.insert(.letterWithoutLateness, if: letter)
            }
            marks.insert(.lateWithDatedLetter, if: outcome.verdict == .late, !dossier.apologyAt.isNone)
        }
    }

    @inline(never) @usableFromInline
    func insertResolvedLetterMarks(
        of dossier: borrowing Dossier, outcome: Outcome, letter: Bool, into marks: inout Marks
    ) {
        if outcome.verdict != .late { marks.insert(.onTimeOnlyByMovedDate) }
        marks.insert(.lateFirstPromiseR)
        guard letter else { return marks.insert(.apologyMissingR) }
        marks.insert(.apologyR)
        if dossier.apologyAt.isNone { marks.insert(.apologyUndatedR) }
        if outcome.apologyStrict { marks.insert(.apologyStrictR) }
        if outcome.apologyByDue { marks.insert(.apologyByDueR) }
        if !dossier.newDueAt.isNone {
            marks.formUnion([Marks(.newDateR), Marks(.newDateRipeR)])
            let promised = lastSecond(dossier.newDueAt, timed: dossier.timed.contains(.newDueAt))
            if rules.byDay ? outcome.end.day <= promised.day : outcome.end <= promised {
                marks.insert(.newDateKeptR)
            }
        }
    }

    @inline(never) @usableFromInline
    func insertOpenMarks(
        of dossier: borrowing Dossier, outcome: Outcome, in frame: Frame, into marks: inout Marks
    ) {
        let (state, firstOverdue) = openState(of: dossier, outcome: outcome, in: frame)
        switch state {
        case .inTime: marks.insert(.openInTime)
        case .overdue: marks.insert(.openOverdue)
        case .paused: marks.insert(.openPaused)
        }
        // An open dossier is judged at as-of: a letter dated later has not been issued yet.
        let written = dossier.apologyAt
        let letter = dossier.hasLetter && (written.isNone || written < frame.asOf)
        guard firstOverdue else {
            if letter { marks.insert(.announced) }
            return
        }
        if state != .overdue { marks.insert(.onTimeOnlyByMovedDate) }
        marks.insert(.lateFirstPromiseO)
        guard letter else { return marks.insert(.apologyMissingO) }
        marks.insert(.apologyO)
        if dossier.apologyAt.isNone { marks.insert(.apologyUndatedO) }
        if outcome.apologyStrict { marks.insert(.apologyStrictO) }
        if outcome.apologyByDue { marks.insert(.apologyByDueO) }
        if !dossier.newDueAt.isNone {
            marks.insert(.newDateO)
            // While it is open a new promise is never kept; it ripens when its date has passed.
            let promised = lastSecond(dossier.newDueAt, timed: dossier.timed.contains(.newDueAt))
            if rules.byDay ? promised.day < frame.lastDay : promised < frame.asOf {
                marks.insert(.newDateRipeO)
            }
        }
    }

    /// The state of a counted dossier that has not ended in the frame, and whether it is overdue by its
    /// first promise. A paused dossier is overdue by neither.
    public func openState(
        of dossier: borrowing Dossier, outcome: Outcome, in frame: Frame
    ) -> (state: OpenState, firstPromiseOverdue: Bool) {
        if rules.paused == .inTime, isPaused(dossier, in: frame) { return (.paused, false) }
        let overdue = isOverdue(dossier, outcome.deadline, outcome.legalDays, in: frame)
        let first =
            outcome.firstDeadline == outcome.deadline
            ? overdue : isOverdue(dossier, outcome.firstDeadline, outcome.legalDays, in: frame)
        return (overdue ? .overdue : .inTime, first)
    }

    /// Dates decide where their columns exist, so that a past period recomputed later answers the same.
    private func isPaused(_ dossier: borrowing Dossier, in frame: Frame) -> Bool {
        if dossier.known.contains(.supplementFrom), dossier.known.contains(.supplementTo) {
            let asked = dossier.supplementFrom
            let answered = dossier.supplementTo
            return !asked.isNone && asked < frame.asOf && (answered.isNone || answered >= frame.asOf)
        }
        let status = dossier.status
        return frame.statusIsCurrent && status == .paused
    }

    private func isOverdue(
        _ dossier: borrowing Dossier, _ deadline: Stamp, _ legalDays: UInt16, in frame: Frame
    ) -> Bool {
        let subtract = rules.paused == .subtract
        if subtract, dossier.supplementCount > 1 { return true }
        if deadline.isNone {
            guard
                let used = legalDaysUsed(
                    of: dossier, legalDays: legalDays, through: frame.lastDay, before: frame.asOf)
            else { return false }
            return used > Int(legalDays)
        }
        let asked = dossier.supplementFrom
        guard subtract, !asked.isNone, asked < frame.asOf else {
            return rules.byDay ? deadline.day < frame.lastDay : deadline < frame.asOf
        }
        let answered = dossier.supplementTo
        if answered.isNone || answered >= frame.asOf {
            return rules.byDay ? deadline.day < asked.day : deadline < asked
        }
        let waited = answered > asked ? answered.rawValue - asked.rawValue : 0
        let bound = frame.asOf.rawValue - waited
        return rules.byDay
            ? deadline.day < Stamp(rawValue: bound - 1).day : deadline < Stamp(rawValue: bound)
    }
}

extension Dossier {
    /// Whether an apology letter has been issued; a count of letters says so too.
    @inlinable var hasLetter: Bool { apologyIssued == .yes || apologyCount > 0 }
}
