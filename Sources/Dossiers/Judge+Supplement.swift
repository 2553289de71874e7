// Supplement time (thời gian bổ sung) and the legal maximum, as Quyết định 766's formula document has them:
// time between asking and receiving does not count; a citizen who is still to come back stops the clock at
// the asking; asked more than once is late; without a due date the procedure's legal limit decides.
extension Judge {
    /// The end with supplement time taken off (definitions §4, `subtract`). What lies after the end is not
    /// waiting time: a request after it changes nothing, an answer after it means still waiting at the end.
    @usableFromInline
    func endLessSupplement(of dossier: borrowing Dossier, end: Stamp) -> Stamp {
        let asked = dossier.supplementFrom
        if asked.isNone || asked >= end { return end }
        let answered = dossier.supplementTo
        if answered.isNone || answered > end { return asked }
        if answered < asked { return end }
        return Stamp(rawValue: end.rawValue - (answered.rawValue - asked.rawValue))
    }

    /// Working days of the legal limit that were used through a day; nil when no limit is known or a year is
    /// not covered (then nothing is held against the dossier).
    ///
    /// - Parameter before: requests and answers at or after this moment have not happened yet.
    @usableFromInline
    func legalDaysUsed(
        of dossier: borrowing Dossier, legalDays: UInt16, through day: CivilDay, before moment: Stamp
    ) -> Int? {
        guard legalDays > 0 else { return nil }
        let received = dossier.receivedAt.day
        let asked = dossier.supplementFrom
        guard rules.paused == .subtract, !asked.isNone, asked < moment else {
            return calendar.workingDays(after: received, through: day).known
        }
        let answered = dossier.supplementTo
        if answered.isNone || answered >= moment {
            return calendar.workingDays(after: received, through: asked.day).known
        }
        guard let all = calendar.workingDays(after: received, through: day).known,
            let waited = calendar.workingDays(after: asked.day, through: max(asked, answered).day).known
        else { return nil }
        return all - waited
    }

    /// The day on which the legal limit runs out, supplement days added.
    public func legalDueDay(of dossier: borrowing Dossier, legalDays: UInt16) -> CivilDay? {
        guard legalDays > 0 else { return nil }
        var days = Int(legalDays)
        let asked = dossier.supplementFrom
        let answered = dossier.supplementTo
        if rules.paused == .subtract, !asked.isNone, answered > asked {
            guard let waited = calendar.workingDays(after: asked.day, through: answered.day).known else {
                return nil
            }
            days += waited
        }
        guard case .day(let due) = calendar.adding(workingDays: days, to: dossier.receivedAt.day) else {
            return nil
        }
        return due
    }
}

extension WorkingDays {
    var known: Int? {
        if case .days(let days) = self { return days }
        return nil
    }
}
