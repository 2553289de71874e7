import Dossiers

/// Where the fields of a row stand.
enum RowOffsets {
    private typealias Layout = MemoryLayout<Dossier>
    static let timed = Layout.offset(of: \.timed)!
    static let known = Layout.offset(of: \.known)!
    static let fee = Layout.offset(of: \.fee)!
    static let receivingUnit = Layout.offset(of: \.receivingUnit)!
    static let resolvingUnit = Layout.offset(of: \.resolvingUnit)!
    static let procedure = Layout.offset(of: \.procedure)!
    static let field = Layout.offset(of: \.field)!
    static let officer = Layout.offset(of: \.officer)!
    static let status = Layout.offset(of: \.status)!
    static let channel = Layout.offset(of: \.channel)!
    static let level = Layout.offset(of: \.level)!
    static let payment = Layout.offset(of: \.payment)!
    static let rating = Layout.offset(of: \.rating)!
    static let limitUnit = Layout.offset(of: \.limitUnit)!
    static let supplementCount = Layout.offset(of: \.supplementCount)!
    static let apologyCount = Layout.offset(of: \.apologyCount)!
    static let apologyIssued = Layout.offset(of: \.apologyIssued)!
    private static let stamps: [Int] = [
        Layout.offset(of: \.receivedAt)!, Layout.offset(of: \.dueAt)!, Layout.offset(of: \.originalDueAt)!,
        Layout.offset(of: \.newDueAt)!, Layout.offset(of: \.finishedAt)!, Layout.offset(of: \.returnedAt)!,
        Layout.offset(of: \.supplementFrom)!, Layout.offset(of: \.supplementTo)!, Layout.offset(of: \.apologyAt)!,
    ]
    private static let answers: [Int] = [
        Layout.offset(of: \.componentsDigitized)!, Layout.offset(of: \.resultDigitized)!,
        Layout.offset(of: \.electronicResult)!, Layout.offset(of: \.reusedData)!,
    ]

    static func stamp(_ slot: StampSlot) -> Int { stamps[slot.rawValue] }
    static func answer(_ slot: AnswerSlot) -> Int { answers[slot.rawValue] }
}

extension Dossier {
    func stamp(_ slot: StampSlot) -> Stamp {
        switch slot {
        case .receivedAt: receivedAt
        case .dueAt: dueAt
        case .originalDueAt: originalDueAt
        case .newDueAt: newDueAt
        case .finishedAt: finishedAt
        case .returnedAt: returnedAt
        case .supplementFrom: supplementFrom
        case .supplementTo: supplementTo
        case .apologyAt: apologyAt
        }
    }

    mutating func set(_ slot: StampSlot, _ stamp: Stamp) {
        switch slot {
        case .receivedAt: receivedAt = stamp
        case .dueAt: dueAt = stamp
        case .originalDueAt: originalDueAt = stamp
        case .newDueAt: newDueAt = stamp
        case .finishedAt: finishedAt = stamp
        case .returnedAt: returnedAt = stamp
        case .supplementFrom: supplementFrom = stamp
        case .supplementTo: supplementTo = stamp
        case .apologyAt: apologyAt = stamp
        }
    }

    mutating func set(_ slot: AnswerSlot, _ answer: Answer) {
        switch slot {
        case .componentsDigitized: componentsDigitized = answer
        case .resultDigitized: resultDigitized = answer
        case .electronicResult: electronicResult = answer
        case .reusedData: reusedData = answer
        }
    }
}
