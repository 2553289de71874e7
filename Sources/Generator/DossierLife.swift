/// The whole life of one made-up dossier, as if seen from the end of time. Times are seconds of local civil
/// time since 1970-01-01 00:00; ``Moment/never`` where nothing happens.
struct DossierLife {
    enum Fate { case resolved, withdrawn, refused, turnedAwayUnseen, turnedAway }

    var number: UInt64
    /// Index of the unit in whose code the dossier is numbered.
    var receivingUnit: Int
    var resolvingUnit: Int
    var procedure: Int
    /// Officer 1…9 of the resolving unit.
    var officer: Int
    var channel: Channel
    var createdOn: Int
    var receivedAt: Int
    var fate: Fate
    /// First promise; 0: no due date.
    var firstDueAt: Int
    var endAt = Moment.never
    var returnedAt = Moment.never
    /// When the citizen was asked for something, and what the status then says.
    var waitingAt = Moment.never
    var waiting = Status.supplement
    var letterAt = Moment.never
    var letterIsUndated = false
    /// The date promised in the letter; 0: none.
    var newDueAt = 0
    var fee: Int
    var isExempt = false
    var paidAt = Moment.never
    var payment = Payment.unpaid
    var componentsDigitized = false
    var resultDigitized = false
    var electronicResult = false
    var reused = false
    var tail: UInt64
}

enum Moment {
    static let never = Int.max
    static let day = 86_400
    static let opening = 7 * 3_600 + 1_800
    static let closing = 17 * 3_600
}

enum Channel: Int, CaseIterable { case direct, online, postal }

enum Payment: Int, CaseIterable { case free, unpaid, online, cash, transfer, exempt }

enum Status: Int, CaseIterable {
    case registered, notAccepted, accepted, processing, supplement, duty, stopped, withdrawn, refused,
        finished, returned

    var isNotAccepted: Bool { self == .registered || self == .notAccepted }
}

/// Makes lives: one per number, from the seed alone.
struct LifeMaker {
    let world: World
    let calendar: OfficeCalendar
    let seed: UInt64
    let lastDay: Int
    let elsewherePercent: Int
    /// How many of the world's units take part, from the first.
    let units: Int

    /// The life of dossier `number`, handed in on the working day `day`.
    /// - Parameter sound: true for a dossier that is certainly accepted and received.
    func life(number: UInt64, createdOn day: Int, sound: Bool) -> DossierLife {
        var random = RandomStream(seed: seed, purpose: .dossier, index: number)
        let commune = Int(world.communeSlots[random.below(world.communeSlots.count)]) % units
        let procedureIndex = Int(world.procedureSlots[random.below(world.procedureSlots.count)])
        let procedure = world.procedures[procedureIndex]
        // One dossier in eight goes to an office of the province.
        let receiving = random.chance(1_250) ? office(&random) ?? commune : commune
        let resolving = random.below(100) < elsewherePercent ? office(&random) ?? 0 : receiving
        let unit = world.unitModels[resolving]
        let desk = world.unitModels[receiving]

        var channel = Channel.direct
        if procedure.level != .information, random.chance(desk.online) {
            channel = .online
        } else if random.chance(400) {
            channel = .postal
        }
        let (receivedAt, receivedOn) = receipt(on: day, channel: channel, desk: desk, &random)

        var life = DossierLife(
            number: number, receivingUnit: receiving, resolvingUnit: resolving, procedure: procedureIndex,
            officer: 1 + random.below(9), channel: channel, createdOn: day, receivedAt: receivedAt,
            fate: fate(&random), firstDueAt: 0, fee: procedure.fee, tail: 0)
        if sound { life.fate = .resolved }
        if !random.chance(100) {
            life.firstDueAt = promise(limit: procedure.limitDays, receivedAt, receivedOn, unit, &random)
        }

        plan(&life, unit: unit, procedure: procedure, receivedOn: receivedOn, &random)
        pay(&life, desk: desk, &random)
        life.componentsDigitized = random.chance(desk.digitizesComponents)
        life.reused = life.componentsDigitized && random.chance(desk.reuses)
        life.resultDigitized = random.chance(unit.digitizesResults)
        life.electronicResult = life.resultDigitized ? !random.chance(500) : random.chance(500)
        life.tail = random.next()
        return life
    }

    /// An office of the province, if any takes part.
    private func office(_ random: inout RandomStream) -> Int? {
        let drawn = random.below(World.provincialOffices)
        return units > World.communes ? World.communes + drawn % (units - World.communes) : nil
    }

    private func fate(_ random: inout RandomStream) -> DossierLife.Fate {
        switch random.below(10_000) {
        case ..<30: .turnedAwayUnseen
        case ..<50: .turnedAway
        case ..<150: .withdrawn
        case ..<220: .refused
        default: .resolved
        }
    }

    /// A moment within office hours, 7:30–11:30 or 13:30–17:00, as seconds of the day.
    private func officeTime(_ random: inout RandomStream) -> Int {
        let second = random.below(27_000)
        return second < 14_400 ? Moment.opening + second : 48_600 + second - 14_400
    }

    /// Online dossiers are often accepted on the next working day; some units receive on Saturday mornings.
    private func receipt(
        on day: Int, channel: Channel, desk: World.Unit, _ random: inout RandomStream
    ) -> (at: Int, on: Int) {
        var receivedOn = day
        var time = officeTime(&random)
        if channel == .online, random.chance(2_500) {
            receivedOn = calendar.day(after: day, by: 1)
        } else if channel == .direct, desk.opensOnSaturday, GeneratorDay(number: day).weekday == 4,
            random.chance(1_000)
        {
            receivedOn = day + 1
            time = Moment.opening + random.below(14_400)
        }
        if receivedOn > lastDay { receivedOn = day }
        return (receivedOn * Moment.day + time, receivedOn)
    }

    /// The due date: the day of receipt is not counted; "within the day" means the next working day when
    /// received after 15:00 or on a day off.
    private func promise(
        limit: Int, _ receivedAt: Int, _ receivedOn: Int, _ unit: World.Unit, _ random: inout RandomStream
    ) -> Int {
        let time = receivedAt - receivedOn * Moment.day
        if limit == 0 {
            let sameDay = time <= 15 * 3_600 && calendar.isWorkingDay(receivedOn)
            return (sameDay ? receivedOn : calendar.day(after: receivedOn, by: 1)) * Moment.day
                + Moment.closing
        }
        let dueDay = calendar.day(after: receivedOn, by: limit)
        return dueDay * Moment.day + (unit.dueAtFive ? Moment.closing : time)
    }

    /// When it ends, whether late, and what is said to the citizen about it.
    private func plan(
        _ life: inout DossierLife, unit: World.Unit, procedure: World.Procedure, receivedOn: Int,
        _ random: inout RandomStream
    ) {
        if life.fate == .turnedAway || life.fate == .turnedAwayUnseen {
            life.firstDueAt = 0
            return
        }
        let due =
            life.firstDueAt != 0
            ? life.firstDueAt : calendar.day(after: receivedOn, by: 5) * Moment.day + Moment.closing
        let dueDay = due / Moment.day
        var isLate = false
        if random.chance(90) {
            // Never finished: forgotten, or the citizen never came back.
            isLate = true
        } else if random.chance(unit.late * procedure.latePercent / 100) {
            isLate = true
            life.endAt = lateEnd(due: due, dueDay: dueDay, &random)
        } else {
            life.endAt = timelyEnd(life.receivedAt, receivedOn, due: due, dueDay: dueDay, &random)
        }
        if life.fate == .resolved, life.endAt != Moment.never, !random.chance(1_200) {
            let day = life.endAt / Moment.day
            let wait = random.below(10)
            life.returnedAt =
                wait < 5
                ? life.endAt + random.below(1_800)
                : calendar.day(after: day, by: wait - 4) * Moment.day + officeTime(&random)
        }
        if random.chance(700) {
            life.waitingAt = life.receivedAt + 3_600
            life.waiting = [.supplement, .supplement, .duty, .stopped][random.below(4)]
        }
        if life.firstDueAt != 0, isLate ? random.chance(unit.apologises) : random.chance(40) {
            apologise(&life, due: due, dueDay: dueDay, &random)
        }
    }

    private func lateEnd(due: Int, dueDay: Int, _ random: inout RandomStream) -> Int {
        // A quarter is late by minutes only: late to the second, on time by the day.
        if random.chance(2_500) { return due + 1 + random.below(1_500) }
        var days = 1
        while days < 40, random.chance(7_500) { days += 1 }
        return calendar.day(after: dueDay, by: days) * Moment.day + officeTime(&random)
    }

    private func timelyEnd(
        _ receivedAt: Int, _ receivedOn: Int, due: Int, dueDay: Int, _ random: inout RandomStream
    ) -> Int {
        if dueDay > receivedOn, random.chance(6_000) {
            // Early: on a working day before the due day, or on the day of receipt itself.
            let day = calendar.day(before: dueDay, by: 1 + random.below(4))
            if day > receivedOn { return day * Moment.day + officeTime(&random) }
            if calendar.isWorkingDay(receivedOn) { return receivedAt + 300 + random.below(1_500) }
        }
        let earliest = max(dueDay * Moment.day + Moment.opening, receivedAt + 60)
        if due <= earliest || random.chance(100) { return due }
        return earliest + random.below(due - earliest + 1)
    }

    private func apologise(_ life: inout DossierLife, due: Int, dueDay: Int, _ random: inout RandomStream) {
        let day: Int
        switch random.below(10) {
        case 0..<6: day = calendar.day(before: dueDay, by: 1 + random.below(2))
        case 6..<8: day = dueDay
        default: day = calendar.day(after: dueDay, by: 1 + random.below(5))
        }
        let at = day * Moment.day + officeTime(&random)
        life.letterAt = min(max(at, life.receivedAt + 60), life.endAt)
        life.letterIsUndated = random.chance(1_000)
        if random.chance(5_500) {
            life.newDueAt =
                calendar.day(after: dueDay, by: 1 + random.below(15)) * Moment.day + due % Moment.day
        }
    }

    private func pay(_ life: inout DossierLife, desk: World.Unit, _ random: inout RandomStream) {
        guard life.fee > 0 else {
            life.payment = .free
            return
        }
        if random.chance(300) {
            life.payment = .exempt
            life.isExempt = true
            life.fee = 0
            return
        }
        guard life.fate != .turnedAway, !random.chance(300) else { return }
        let online = life.channel == .online ? desk.paysOnline : desk.paysOnline / 6
        life.payment = random.chance(online) ? .online : random.chance(8_500) ? .cash : .transfer
        life.paidAt = random.chance(7_500) ? life.receivedAt : max(life.endAt, life.receivedAt)
    }
}
