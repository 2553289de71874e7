extension Judge {
    /// The findings on the merged dossier (definitions §8), except a repeated id with other content, which
    /// only the merge can see. They do not depend on the ruleset: a date counts as a finish here when it
    /// stands in either the finish or the hand-over column.
    public func dossierFindings(
        of dossier: borrowing Dossier, outcome: Outcome, exportedAt: Stamp
    ) -> Findings {
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
