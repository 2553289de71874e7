import Dossiers

/// A date as a clerk reads it off the screen.
struct PlainDate {
    var second: Int
    var hasTime: Bool
    var day: Int { second / 86_400 }
    /// Until when a due date lasts.
    var lastSecond: Int { hasTime ? second : day * 86_400 + 86_399 }
}

/// A dossier in plain words, from which the oracle counts; the row that the engine counts is made of it.
struct PlainDossier {
    var received: PlainDate
    var due: PlainDate?
    var originalDue: PlainDate?
    var newDue: PlainDate?
    var finished: PlainDate?
    var returned: PlainDate?
    var asked: PlainDate?
    var answered: PlainDate?
    var letterDate: PlainDate?
    var hasLetter = false
    var letters = 0
    var supplements = 0
    var limitDays = 0
    var limitHours = 0
    var status = StatusGroup.open
    var channel = Channel.unknown
    var level = ServiceLevel.unknown
    var payment = Payment.unknown
    var rating = Rating.unknown
    var fee = 0
    var componentsDigitized = false
    var resultDigitized = false
    var electronicResult = false
    var reused = false
    var procedure = 0
    var hasSupplementColumns = true

    var row: Dossier {
        var row = Dossier()
        row.known = everyField
        if !hasSupplementColumns {
            row.known.remove(.supplementFrom)
            row.known.remove(.supplementTo)
        }
        func set(_ path: WritableKeyPath<Dossier, Stamp>, _ bit: TimedStamps, _ date: PlainDate?) {
            guard let date else { return }
            row[keyPath: path] = Stamp(rawValue: UInt32(date.second))
            if date.hasTime { row.timed.insert(bit) }
        }
        set(\.receivedAt, .receivedAt, received)
        set(\.dueAt, .dueAt, due)
        set(\.originalDueAt, .originalDueAt, originalDue)
        set(\.newDueAt, .newDueAt, newDue)
        set(\.finishedAt, .finishedAt, finished)
        set(\.returnedAt, .returnedAt, returned)
        set(\.supplementFrom, .supplementFrom, asked)
        set(\.supplementTo, .supplementTo, answered)
        set(\.apologyAt, .apologyAt, letterDate)
        row.apologyIssued = hasLetter ? .yes : .no
        row.apologyCount = UInt8(letters)
        row.supplementCount = UInt8(supplements)
        row.limitUnit = limitHours > 0 ? .hours : limitDays > 0 ? .workingDays : .none
        row.limitValue = UInt16(max(limitDays, limitHours))
        row.status = status
        row.channel = channel
        row.level = level
        row.payment = payment
        row.rating = rating
        row.fee = Int64(fee)
        row.componentsDigitized = componentsDigitized ? .yes : .no
        row.resultDigitized = resultDigitized ? .yes : .no
        row.electronicResult = electronicResult ? .yes : .no
        row.reusedData = reused ? .yes : .no
        row.procedure = WordID(rawValue: UInt32(procedure))
        return row
    }

    /// Random ones that crowd around each other's dates and the bounds of months.
    static func random(_ count: Int, seed: UInt64) -> [PlainDossier] {
        var random = SplitMix64(seed: seed)
        func date(after day: Int, within span: Int) -> PlainDate {
            let start = (day + Int.random(in: 0...span, using: &random)) * 86_400
            switch Int.random(in: 0..<6, using: &random) {
            case 0: return PlainDate(second: start, hasTime: false)
            case 1: return PlainDate(second: start, hasTime: true)
            case 2: return PlainDate(second: start + 86_399, hasTime: true)
            case 3: return PlainDate(second: start + 43_200, hasTime: true)
            default: return PlainDate(second: start + Int.random(in: 1...86_398, using: &random), hasTime: true)
            }
        }
        func maybe(_ percent: Int, after day: Int, within span: Int) -> PlainDate? {
            random.chance(percent) ? date(after: day, within: span) : nil
        }
        let april = Int(CivilDay(isoText: "2025-03-20")!.number)
        return (0..<count).map { _ in
            var plain = PlainDossier(received: date(after: april, within: 120))
            let day = plain.received.day
            plain.due = maybe(80, after: day, within: 15)
            plain.originalDue = maybe(25, after: day, within: 10)
            plain.newDue = maybe(40, after: day + 5, within: 20)
            plain.finished = maybe(60, after: day - (random.chance(2) ? 1 : 0), within: 30)
            plain.returned = maybe(50, after: plain.finished?.day ?? day, within: 8)
            plain.asked = maybe(25, after: day, within: 12)
            if let asked = plain.asked { plain.answered = maybe(70, after: asked.day, within: 8) }
            plain.letterDate = maybe(35, after: day, within: 15)
            plain.hasLetter = plain.letterDate != nil || random.chance(10)
            plain.letters = random.chance(5) ? 2 : 0
            plain.supplements = random.chance(6) ? 2 : plain.asked == nil ? 0 : 1
            if random.chance(60) {
                if random.chance(50) {
                    plain.limitDays = Int.random(in: 0...15, using: &random)
                } else {
                    plain.limitHours = Int.random(in: 0...80, using: &random)
                }
            }
            plain.status = random.pick(StatusGroup.allCases)
            plain.channel = random.pick(Channel.allCases)
            plain.level = random.pick(ServiceLevel.allCases)
            plain.payment = random.pick(Payment.allCases)
            plain.rating = random.pick(Rating.allCases)
            plain.fee = random.chance(50) ? random.pick([10_000, 50_000, 125_500]) : 0
            plain.componentsDigitized = random.chance(60)
            plain.resultDigitized = random.chance(60)
            plain.electronicResult = random.chance(40)
            plain.reused = random.chance(30)
            plain.procedure = Int.random(in: 0...400, using: &random)
            plain.hasSupplementColumns = random.chance(80)
            return plain
        }
    }
}
