extension Judge {
    /// The findings on the merged dossier (definitions §8), except a repeated id with other content, which
    /// only the merge can see. They do not depend on the ruleset: a date counts as a finish here when it
    /// stands in either the finish or the hand-over column.
    @inlinable @inline(__always)
    public func dossierFindings(
        of dossier: borrowing Dossier, outcome: Outcome, exportedAt: Stamp
    ) -> Findings {
        isBeyondSuspicion(dossier, exportedAt) ? [] : searchedFindings(of: dossier, exportedAt: exportedAt)
    }

    /// Whether a dossier has none of the findings, from a few comparisons without a branch: nearly all have none, and
    /// what they have instead cannot be foreseen. May say no of one that has none.
    @inlinable @inline(__always)
    func isBeyondSuspicion(_ dossier: borrowing Dossier, _ exportedAt: Stamp) -> Bool {
        let received = dossier.receivedAt.rawValue
        let finished = dossier.finishedAt.rawValue
        let returned = dossier.returnedAt.rawValue
        let payment = dossier.payment
        // One bit for each status at odds with there being, or not being, a date of the finish.
        let odd = finished | returned == 0 ? Self.statusesOfAnEnd : Self.statusesOfOpenDossiers
        var suspicions = odd >> UInt32(dossier.status.rawValue)
        suspicions |= bit(max(received, max(finished, returned)) >= exportedAt.rawValue)
        // A date that is none becomes the latest of all.
        let others = min(dossier.dueAt.rawValue &- 1, dossier.apologyAt.rawValue &- 1)
        suspicions |= bit(min(min(finished &- 1, returned &- 1), others) < received)
        suspicions |= bit(calendar.isWorkingDay(dossier.dueAt.day) == false)
        suspicions |= bit(dossier.channel == .online) & bit(dossier.level == .information)
        suspicions |= bit(payment == .online || payment == .other) & bit(dossier.fee <= 0)
        return suspicions & 1 == 0
    }

    @inlinable @inline(__always)
    func bit(_ condition: Bool) -> UInt32 { condition ? 1 : 0 }

    @inlinable static var statusesOfAnEnd: UInt32 { bits(.finished) | bits(.withdrawn) | bits(.refused) }
    @inlinable static var statusesOfOpenDossiers: UInt32 { bits(.open) | bits(.paused) }
    @inlinable @inline(__always)
    static func bits(_ status: StatusGroup) -> UInt32 { 1 << UInt32(status.rawValue) }

    @inline(never) @usableFromInline
    func searchedFindings(of dossier: borrowing Dossier, exportedAt: Stamp) -> Findings {
        var findings: Findings = []
        let received = dossier.receivedAt
        let finished = dossier.finishedAt
        let returned = dossier.returnedAt
        let status = dossier.status
        let payment = dossier.payment
        if finished.isNone && returned.isNone {
            switch status {
            case .finished: findings.insert(.finishedWithoutDate)
            case .withdrawn, .refused: findings.insert(.withdrawnWithoutDate)
            case .unknown, .notAccepted, .open, .paused: break
            }
        } else {
            if status == .open || status == .paused {
                findings.insert(.finishWithOpenStatus)
            }
            if finished >= exportedAt || returned >= exportedAt { findings.insert(.finishAfterExport) }
            if !finished.isNone {
                compare(finished, timed: dossier.timed.contains(.finishedAt), with: dossier, &findings)
            }
            if !returned.isNone {
                compare(returned, timed: dossier.timed.contains(.returnedAt), with: dossier, &findings)
            }
        }
        if received >= exportedAt { findings.insert(.receiptAfterExport) }
        if !dossier.dueAt.isNone {
            if dossier.dueAt.day < received.day { findings.insert(.dueBeforeReceiptDay) }
            if calendar.isWorkingDay(dossier.dueAt.day) == false { findings.insert(.dueOnDayOff) }
        }
        if dossier.channel == .online, dossier.level == .information {
            findings.insert(.onlineInformationLevel)
        }
        if payment == .online || payment == .other, dossier.known.contains(.fee), dossier.fee <= 0 {
            findings.insert(.paidWithoutFee)
        }
        if !dossier.apologyAt.isNone, dossier.apologyAt.day < received.day {
            findings.insert(.apologyBeforeReceipt)
        }
        return findings
    }

    private func compare(
        _ finish: Stamp, timed: Bool, with dossier: borrowing Dossier, _ findings: inout Findings
    ) {
        let received = dossier.receivedAt
        if finish.day < received.day {
            findings.insert(.finishBeforeReceiptDay)
        } else if finish < received, timed, dossier.timed.contains(.receivedAt) {
            findings.insert(.finishBeforeReceiptTime)
        }
    }
}
