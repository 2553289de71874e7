import Dossiers
import Indicators

/// Every indicator once more, by plain loops over plain dossiers, written from definitions §4 to §6 and
/// sharing nothing with the judge: days are walked one at a time, dossiers are filtered again for each figure.
struct Oracle {
    let rules: Ruleset
    let cohort: Bool
    let from: Int
    let to: Int
    let asOf: Int
    let exportedAt: Int

    enum Fate { case early, onTime, late, withdrawn, refused, inTime, overdue, paused }

    /// A dossier that belongs to the period, and what it is there.
    struct Member {
        let plain: PlainDossier
        let isReceivedInside: Bool
        let fate: Fate
        /// Late by the first promise: resolved late, or open and overdue.
        let isLateByFirst: Bool
        let end: Int?

        var isResolved: Bool { fate == .early || fate == .onTime || fate == .late }
        var isOpen: Bool { fate == .inTime || fate == .overdue || fate == .paused }
    }

    // MARK: Days

    static func isWorked(_ day: Int) -> Bool {
        let civil = CivilDay(number: Int32(day))
        if Days.madeUp.contains(civil) { return true }
        // Day 0 was a Thursday: of each seven, days 2 and 3 are Saturday and Sunday.
        return day % 7 != 2 && day % 7 != 3 && !Days.off.contains(civil)
    }

    static func workingDays(after start: Int, through end: Int) -> Int {
        var days = 0
        var day = start + 1
        while day <= end {
            if isWorked(day) { days += 1 }
            day += 1
        }
        return days
    }

    var lastDay: Int { (asOf - 1) / 86_400 }

    // MARK: One dossier

    func members(_ all: [PlainDossier]) -> [Member] { all.compactMap(member) }

    func isGone(_ plain: PlainDossier) -> Bool { plain.status == .withdrawn || plain.status == .refused }

    func end(_ plain: PlainDossier) -> PlainDate? {
        if rules.finish == .returned && !isGone(plain) { return plain.returned }
        return plain.finished ?? plain.returned
    }

    func firstPromise(_ plain: PlainDossier) -> PlainDate? { plain.originalDue ?? plain.due }
    func promise(_ plain: PlainDossier) -> PlainDate? {
        rules.judgedAgainst == .originalDue ? firstPromise(plain) : plain.due
    }

    func isPlaceable(_ plain: PlainDossier) -> Bool {
        if plain.received.second >= exportedAt { return false }
        if promise(plain) == nil && rules.noDueDate == .excluded { return false }
        if let end = end(plain) {
            return end.day >= plain.received.day && end.second < exportedAt
        }
        if isGone(plain) { return false }
        return plain.status != .finished || plain.finished != nil
    }

    func member(_ plain: PlainDossier) -> Member? {
        guard plain.status != .notAccepted, isPlaceable(plain) else { return nil }
        let received = plain.received.second
        let inside = received >= from && received < to
        var ended: Int?
        if let end = end(plain)?.second {
            if cohort {
                if end < asOf { ended = end }
            } else if end < to {
                if end < from && received < from { return nil }
                ended = end
            }
        }
        if cohort ? !inside : received >= to { return nil }
        guard let ended else {
            if isPaused(plain) {
                return Member(plain: plain, isReceivedInside: inside, fate: .paused, isLateByFirst: false, end: nil)
            }
            let overdue = isOverdue(plain, promise(plain))
            return Member(
                plain: plain, isReceivedInside: inside, fate: overdue ? .overdue : .inTime,
                isLateByFirst: isOverdue(plain, firstPromise(plain)), end: nil)
        }
        if isGone(plain) && rules.withdrawn == .separate {
            return Member(
                plain: plain, isReceivedInside: inside, fate: plain.status == .refused ? .refused : .withdrawn,
                isLateByFirst: false, end: ended)
        }
        return Member(
            plain: plain, isReceivedInside: inside, fate: verdict(plain, ended, promise(plain)),
            isLateByFirst: verdict(plain, ended, firstPromise(plain)) == .late, end: ended)
    }

    /// `subtract`: waiting time is taken off, and an unanswered request is the end.
    func endWithoutWaiting(_ plain: PlainDossier, _ end: Int) -> Int {
        guard rules.paused == .subtract, let asked = plain.asked?.second, asked < end else { return end }
        guard let answered = plain.answered?.second, answered <= end else { return asked }
        return end - max(0, answered - asked)
    }

    /// Working days of the legal limit used by the day of an end; nil when there is no limit.
    func limitUsed(_ plain: PlainDossier, endDay: Int, moment: Int) -> (used: Int, limit: Int)? {
        let limit = plain.limitHours > 0 ? (plain.limitHours + 7) / 8 : plain.limitDays
        guard rules.noDueDate == .legalMaximum, limit > 0 else { return nil }
        let start = plain.received.day
        guard rules.paused == .subtract, let asked = plain.asked, asked.second < moment else {
            return (Self.workingDays(after: start, through: endDay), limit)
        }
        guard let answered = plain.answered, answered.second < moment else {
            return (Self.workingDays(after: start, through: asked.day), limit)
        }
        let waited = Self.workingDays(after: asked.day, through: answered.day)
        return (Self.workingDays(after: start, through: endDay) - waited, limit)
    }

    func verdict(_ plain: PlainDossier, _ end: Int, _ promise: PlainDate?) -> Fate {
        if isGone(plain) && rules.withdrawn == .asResolvedOnTime { return .onTime }
        if rules.paused == .subtract && plain.supplements > 1 { return .late }
        guard let promise else {
            guard let (used, limit) = limitUsed(plain, endDay: end / 86_400, moment: end) else { return .onTime }
            return used > limit ? .late : used == limit ? .onTime : .early
        }
        let judged = endWithoutWaiting(plain, end)
        if rules.comparison == .instant {
            if judged > promise.lastSecond { return .late }
            return judged / 86_400 < promise.day ? .early : .onTime
        }
        return judged / 86_400 < promise.day ? .early : judged / 86_400 == promise.day ? .onTime : .late
    }

    func isPaused(_ plain: PlainDossier) -> Bool {
        guard rules.paused == .inTime else { return false }
        guard plain.hasSupplementColumns else { return plain.status == .paused && asOf >= exportedAt }
        guard let asked = plain.asked, asked.second < asOf else { return false }
        guard let answered = plain.answered else { return true }
        return answered.second >= asOf
    }

    func isOverdue(_ plain: PlainDossier, _ promise: PlainDate?) -> Bool {
        if rules.paused == .subtract && plain.supplements > 1 { return true }
        guard let promise else {
            guard let (used, limit) = limitUsed(plain, endDay: lastDay, moment: asOf) else { return false }
            return used > limit
        }
        var bound = asOf
        if rules.paused == .subtract, let asked = plain.asked, asked.second < asOf {
            if let answered = plain.answered, answered.second < asOf {
                bound -= max(0, answered.second - asked.second)
            } else {
                // Stopped at the request, which is a moment and not a bound.
                return rules.comparison == .instant
                    ? promise.lastSecond < asked.second : promise.day < asked.day
            }
        }
        return rules.comparison == .instant ? promise.lastSecond < bound : promise.day < (bound - 1) / 86_400
    }

    // MARK: Letters

    /// While a dossier is open, a letter dated after as-of has not been issued yet.
    func hasLetter(_ member: Member) -> Bool {
        let plain = member.plain
        guard plain.hasLetter || plain.letters > 0 else { return false }
        guard member.isOpen, let date = plain.letterDate else { return true }
        return date.second < asOf
    }

    /// The day by which the first promise was to be kept, of the legal limit too.
    func firstDueDay(_ plain: PlainDossier) -> Int? {
        if let promise = firstPromise(plain) { return promise.day }
        guard let (_, limit) = limitUsed(plain, endDay: plain.received.day, moment: 0) else { return nil }
        var left = limit
        if rules.paused == .subtract, let asked = plain.asked, let answered = plain.answered,
            answered.second > asked.second
        {
            left += Self.workingDays(after: asked.day, through: answered.day)
        }
        var day = plain.received.day
        while left > 0 {
            day += 1
            if Self.isWorked(day) { left -= 1 }
        }
        return day
    }

    func isStrict(_ member: Member) -> Bool {
        guard hasLetter(member), let letter = member.plain.letterDate, let due = firstDueDay(member.plain) else {
            return false
        }
        var day = due - 1
        while !Self.isWorked(day) { day -= 1 }
        return letter.day <= day
    }

    func isByDue(_ member: Member) -> Bool {
        guard hasLetter(member), let letter = member.plain.letterDate, let due = firstDueDay(member.plain) else {
            return false
        }
        return letter.day <= due
    }

    func hasNewDate(_ member: Member) -> Bool { hasLetter(member) && member.plain.newDue != nil }

    func newDateHasPassed(_ plain: PlainDossier) -> Bool {
        let newDue = plain.newDue!
        return rules.comparison == .instant ? newDue.lastSecond < asOf : newDue.day < lastDay
    }

    func keptNewDate(_ member: Member) -> Bool {
        guard let end = member.end, let newDue = member.plain.newDue else { return false }
        return rules.comparison == .instant ? end <= newDue.lastSecond : end / 86_400 <= newDue.day
    }

    func daysLate(_ member: Member) -> Int {
        let plain = member.plain
        guard let promise = promise(plain) else {
            guard let (used, limit) = limitUsed(plain, endDay: member.end! / 86_400, moment: member.end!) else {
                return 0
            }
            return max(0, used - limit)
        }
        return Self.workingDays(after: promise.day, through: endWithoutWaiting(plain, member.end!) / 86_400)
    }
}
