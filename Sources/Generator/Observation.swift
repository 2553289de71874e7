/// What an export drawn at some moment shows of a dossier. 0 stands for "no date".
struct Observation {
    var receivedAt: Int
    var dueAt: Int
    /// The first promise, where the export shows that the due date was moved.
    var originalDueAt = 0
    var newDueAt = 0
    var finishedAt = 0
    var returnedAt = 0
    var status: Status
    var letterAt = 0
    /// A letter was sent, dated or not.
    var hasLetter = false
    var fee: Int
    var payment: Payment
    var paidAt = 0
    var channel: Channel
    /// False when the channel's cell cannot be understood.
    var channelIsKnown = true
    var componentsDigitized: Bool
    var resultDigitized = false
    var electronicResult = false
    var reused: Bool

    /// - Parameters:
    ///   - moment: what happened at or after it is not seen.
    ///   - movesDue: the system overwrites the due date when a new one is promised, and keeps the old one in
    ///     another column (full layout); otherwise the new date stands in the letters register only.
    init(of life: DossierLife, at moment: Int, movesDue: Bool) {
        receivedAt = life.fate == .turnedAwayUnseen ? 0 : life.receivedAt
        dueAt = life.firstDueAt
        channel = life.channel
        componentsDigitized = life.componentsDigitized
        reused = life.reused
        fee = life.fee
        payment = life.payment
        if life.paidAt < moment {
            paidAt = life.paidAt
        } else if payment != .free && payment != .exempt {
            payment = .unpaid
        }
        if life.letterAt < moment {
            hasLetter = true
            letterAt = life.letterIsUndated ? 0 : life.letterAt
            newDueAt = life.newDueAt
            if movesDue, newDueAt != 0 {
                originalDueAt = dueAt
                dueAt = newDueAt
            }
        }

        switch life.fate {
        case .turnedAwayUnseen: status = life.tail & 1 == 0 ? .registered : .notAccepted
        case .turnedAway: status = .notAccepted
        case .withdrawn where life.endAt < moment: status = .withdrawn
        case .refused where life.endAt < moment: status = .refused
        default:
            if life.endAt < moment {
                status = life.returnedAt < moment ? .returned : .finished
                resultDigitized = life.resultDigitized
                electronicResult = life.electronicResult
            } else if life.waitingAt < moment {
                status = life.waiting
            } else {
                status = life.receivedAt + Moment.day < moment ? .processing : .accepted
            }
        }
        if life.endAt < moment {
            finishedAt = life.endAt
            if life.returnedAt < moment { returnedAt = life.returnedAt }
        }
    }

    /// The dossier is opened again: the system wipes what it had finished.
    mutating func reopen() {
        finishedAt = 0
        returnedAt = 0
        resultDigitized = false
        electronicResult = false
        status = .processing
    }
}
