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
    /// False when the cell is missing or cannot be understood.
    var statusIsKnown = true
    var channelIsKnown = true
    var componentsDigitized: Bool
    var resultDigitized = false
    var electronicResult = false
    var reused: Bool

    /// - Parameters:
    ///   - moment: what happened at or after it is not seen.
    ///   - layout: in the full layout the due date is overwritten when a new one is promised, and the old one kept
    ///     in another column; the iGate list keeps the first promise, and does not show when a result was handed over.
    init(of life: DossierLife, at moment: Int, in layout: GeneratorSettings.Layout) {
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
            if layout == .full, newDueAt != 0 {
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
            if layout == .full, life.returnedAt < moment { returnedAt = life.returnedAt }
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
