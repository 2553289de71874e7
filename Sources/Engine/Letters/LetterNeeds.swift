import Dossiers
import Indicators
import Reports

/// Which dossiers need a letter of apology (thư xin lỗi) now, which soon, and how those stand that have one.
struct LetterNeeds {
    /// How far ahead is looked unless it is asked for.
    static let usualDays = 5

    private let job: ReportJob
    private let judge: Judge
    private let frame: Frame
    private let instants: [Stamp]
    /// Working days ahead.
    let days: Int
    /// The last day on which what is due counts as due soon; nil where the calendar does not reach.
    private let horizon: CivilDay?
    let uncoveredYear: Int?

    init(_ job: ReportJob, _ counting: Counting, days: Int) {
        self.job = job
        self.days = days
        judge = counting.judge
        instants = counting.bounds.exportedAtOfFile
        frame = Frame(
            period: counting.bounds.period, asOf: counting.bounds.asOf, exportedAt: counting.bounds.exportedAt,
            base: counting.settings.base)
        switch judge.calendar.adding(workingDays: days, to: frame.lastDay) {
        case .day(let day):
            horizon = day
            uncoveredYear = nil
        case .uncovered(let year):
            horizon = nil
            uncoveredYear = year
        }
    }

    /// Late by the first promise, or open and due before the horizon.
    var pick: DossierPick {
        let (judge, frame, horizon) = (judge, frame, horizon)
        return { dossier, outcome, marks in
            if marks.contains(.lateFirstPromiseR) || marks.contains(.lateFirstPromiseO) { return true }
            guard marks.contains(.openInTime), let horizon else { return false }
            // The letter has to be there before the first promise passes, wherever the due date was moved to.
            guard let due = Self.firstDueDay(dossier, outcome, judge) else { return false }
            return due >= frame.lastDay && due <= horizon
        }
    }

    /// The day of the first promise, or the last one of the procedure's limit.
    private static func firstDueDay(
        _ dossier: borrowing Dossier, _ outcome: Outcome, _ judge: Judge
    ) -> CivilDay? {
        outcome.firstDeadline.isNone
            ? judge.legalDueDay(of: dossier, legalDays: outcome.legalDays) : outcome.firstDeadline.day
    }

    // MARK: - What stands

    /// What is known of one dossier and its letter.
    /// - Parameter lettersAreKnown: whether the data hold letters at all.
    func need(_ dossier: Dossier, lettersAreKnown: Bool) -> LetterNeed {
        let outcome = judge.outcome(of: dossier, exportedAt: instants[Int(dossier.file)])
        let marks = judge.marks(of: dossier, outcome: outcome, in: frame)
        var need = LetterNeed(dossier: dossier)
        let isLate = marks.contains(.lateFirstPromiseR) || marks.contains(.lateFirstPromiseO)
        need.isOpen = !marks.contains(.lateFirstPromiseR)
        need.due = Self.firstDueDay(dossier, outcome, judge)
        need.isDueSoon = !isLate
        if let due = need.due {
            if case .day(let last) = judge.calendar.lastWorkingDay(before: due) { need.strictDay = last }
            if isLate {
                if case .days(let late)? = judge.workingDaysSinceFirstDue(of: dossier, outcome: outcome, in: frame) {
                    need.daysLate = late
                }
            } else if case .days(let left) = judge.calendar.workingDays(after: frame.lastDay, through: due) {
                need.daysLeft = left
            }
        }
        need.state =
            lettersAreKnown ? state(marks, outcome, isDated: !dossier.apologyAt.isNone, isLate: isLate) : .unknown
        return need
    }

    private func state(_ marks: Marks, _ outcome: Outcome, isDated: Bool, isLate: Bool) -> LetterNeed.State {
        func has(_ resolved: Mark, _ open: Mark) -> Bool { marks.contains(resolved) || marks.contains(open) }
        guard isLate else {
            guard marks.contains(.announced) else { return .missing }
            if marks.contains(.extendedTwice) { return .extendedTwice }
            return isDated && !outcome.apologyStrict ? .onDueDay : .inTime
        }
        if has(.apologyMissingR, .apologyMissingO) { return .missing }
        if marks.contains(.extendedTwice) { return .extendedTwice }
        if has(.apologyUndatedR, .apologyUndatedO) { return .undated }
        if has(.apologyStrictR, .apologyStrictO) { return .inTime }
        return has(.apologyByDueR, .apologyByDueO) ? .onDueDay : .late
    }

    /// The material of the letters' report.
    /// - Parameters:
    ///   - picked: what ``pick`` has taken.
    ///   - counting: by unit, or by what the report is cut by.
    func material(_ material: ReportMaterial, _ picked: [Dossier], _ counting: Counting) -> LettersMaterial {
        let known = Self.areKnown(counting)
        let needs = all(picked, counting)
        var counts = LetterCounts()
        for need in needs { counts.add(need) }
        return LettersMaterial(
            material: material, counts: counts, lettersAreKnown: known, latenessIsKnown: Self.isLatenessKnown(counting),
            days: days, uncoveredYear: uncoveredYear,
            perOffice: LetterTables.perOffice(needs, job, counting), list: LetterTables.list(needs, job, counting))
    }

    /// Those that have no letter yet, most urgent first.
    func missing(_ picked: [Dossier], _ counting: Counting) -> [LetterNeed] {
        all(picked, counting).filter(\.needsLetter)
    }

    private func all(_ picked: [Dossier], _ counting: Counting) -> [LetterNeed] {
        let known = Self.areKnown(counting)
        return picked.map { need($0, lettersAreKnown: known) }.sorted { $0.isMoreUrgent(than: $1) }
    }

    private static func isLatenessKnown(_ counting: Counting) -> Bool {
        let present = counting.presentFields
        let promises: [CanonicalField] = [.dueAt, .originalDueAt, .limit]
        let ends: [CanonicalField] = [.finishedAt, .returnedAt]
        return promises.contains(where: present.contains) && ends.contains(where: present.contains)
    }

    private static func areKnown(_ counting: Counting) -> Bool {
        let letters: [CanonicalField] = [.apologyAt, .apologyRef, .apologyCount]
        return letters.contains(where: counting.presentFields.contains)
    }
}
