import Dossiers
import Reports

/// One dossier and its letter of apology.
struct LetterNeed: Sendable {
    /// How the letter stands, against the first promise.
    enum State: Int, CaseIterable, Sendable {
        case missing
        /// The data hold no letters at all: nobody can tell.
        case unknown
        /// At least two letters, or due dates moved twice: the rules allow one extension.
        case extendedTwice
        /// Dated after the due day.
        case late
        case undated
        /// Dated by the due day, but after the last working day before it: in time by A3, not by A2.
        case onDueDay
        /// Dated on or before the last working day before the due day; or without a date, and the due day has not passed.
        case inTime

        var name: Bilingual {
            switch self {
            case .missing: Bilingual(vi: "chưa có", en: "missing")
            case .unknown: Bilingual(vi: "không biết", en: "not known")
            case .extendedTwice: Bilingual(vi: "gia hạn quá một lần", en: "second extension")
            case .late: Bilingual(vi: "muộn", en: "late")
            case .undated: Bilingual(vi: "không rõ ngày", en: "without a date")
            case .onDueDay: Bilingual(vi: "chỉ kịp ngày hẹn", en: "by the due day only")
            case .inTime: Bilingual(vi: "kịp thời", en: "in time")
            }
        }
    }

    var dossier: Dossier
    var state = State.missing
    var isOpen = true
    /// Not late yet.
    var isDueSoon = false
    var due: CivilDay?
    /// The last day on which a letter is in time by the strict reading.
    var strictDay: CivilDay?
    var daysLate: Int?
    var daysLeft: Int?

    init(dossier: Dossier) { self.dossier = dossier }

    /// What the office has to do.
    var task: Bilingual {
        guard needsLetter else { return Bilingual(vi: "đã có thư", en: "has a letter") }
        if isDueSoon { return Bilingual(vi: "sắp đến hạn", en: "due soon") }
        return isOpen
            ? Bilingual(vi: "gửi ngay", en: "send now")
            : Bilingual(vi: "thiếu thư, đã giải quyết", en: "missing, already resolved")
    }

    /// A letter has yet to be written, as far as the data tell.
    var needsLetter: Bool { state == .missing || state == .unknown }

    // MARK: - Order

    /// Open and overdue without a letter; due soon without one; resolved late without one; then by state.
    private var urgency: Int {
        guard needsLetter else { return 2 + state.rawValue }
        return isDueSoon ? 1 : isOpen ? 0 : 2
    }

    func isMoreUrgent(than other: LetterNeed) -> Bool {
        if urgency != other.urgency { return urgency < other.urgency }
        // What is late longest, what is due first.
        if daysLate ?? 0 != other.daysLate ?? 0 { return daysLate ?? 0 > other.daysLate ?? 0 }
        if due != other.due { return (due?.number ?? .max) < (other.due?.number ?? .max) }
        return dossier.isRead(before: other.dossier)
    }
}

extension LetterCounts {
    mutating func add(_ need: LetterNeed) {
        switch need.state {
        case .missing, .unknown:
            if need.isDueSoon { dueSoon += 1 } else if need.isOpen { missingOpen += 1 } else { missingResolved += 1 }
        case .extendedTwice: extendedTwice += 1
        case .late: late += 1
        case .undated: undated += 1
        case .onDueDay: onDueDay += 1
        case .inTime: inTime += 1
        }
    }
}
