import Dossiers

/// What the procedures register says of one procedure.
public struct ProcedureFacts: Sendable {
    public var level = ServiceLevel.unknown
    public var limitValue: UInt16 = 0
    public var limitUnit = LimitUnit.none
    public var fee: Int64?
}

/// How several records become one dossier (definitions §2 "The same id again").
enum DossierMerge {
    /// A later record of an export replaces the earlier one whole, its empty cells too; only fields whose
    /// column the later export does not have at all keep their value.
    static func replace(_ earlier: Dossier, by later: Dossier) -> Dossier {
        let kept = earlier.known.subtracting(later.known)
        if kept.isEmpty { return later }
        var merged = later
        for field in kept.fields { copy(field, from: earlier, to: &merged) }
        // One procedure has a code and a name: what the later export tells of it stands.
        if later.procedure != .none { merged.procedure = later.procedure }
        if !kept.isDisjoint(with: [FieldSet(.apologyAt), FieldSet(.apologyRef)]), earlier.apologyIssued == .yes {
            merged.apologyIssued = .yes
        }
        merged.known.formUnion(kept)
        return merged
    }

    /// A register's record changes the fields that it maps and whose cell is not empty, and nothing else.
    static func apply(_ register: Dossier, to dossier: inout Dossier) {
        for field in register.known.fields where field != .apologyAt && field != .apologyRef {
            copy(field, from: register, to: &dossier)
        }
        if register.apologyIssued != .unknown {
            dossier.apologyIssued = register.apologyIssued
            if !register.apologyAt.isNone || register.apologyIssued == .no {
                dossier.apologyAt = register.apologyAt
                copyTimed(.apologyAt, from: register, to: &dossier)
            }
        }
        dossier.known.formUnion(register.known)
    }

    /// Two records of registers about one dossier: the later one changes what it maps. Of several letters the
    /// first one tells whether the citizen was told in time, the last one the new date (``LetterCount`` tells how many).
    static func join(_ later: Dossier, onto earlier: inout Dossier) {
        let letter = earlier.apologyAt
        let issued = earlier.apologyIssued
        apply(later, to: &earlier)
        guard issued == .yes, later.apologyIssued == .yes else { return }
        if !letter.isNone, later.apologyAt.isNone || letter <= later.apologyAt { earlier.apologyAt = letter }
    }

    /// What a register makes known of a dossier that it does not name: no letter, not paid, not digitized.
    static func complete(_ dossier: inout Dossier, with fields: FieldSet) {
        if fields.contains(.channel), dossier.channel == .unknown { dossier.channel = .direct }
        if fields.contains(.payment), dossier.payment == .unknown { dossier.payment = Payment.none }
        if fields.contains(.componentsDigitized), dossier.componentsDigitized == .unknown {
            dossier.componentsDigitized = .no
        }
        if fields.contains(.resultDigitized), dossier.resultDigitized == .unknown { dossier.resultDigitized = .no }
        if fields.contains(.electronicResult), dossier.electronicResult == .unknown { dossier.electronicResult = .no }
        if fields.contains(.reusedData), dossier.reusedData == .unknown { dossier.reusedData = .no }
        if fields.contains(.apologyAt) || fields.contains(.apologyRef), dossier.apologyIssued == .unknown {
            dossier.apologyIssued = .no
        }
        dossier.known.formUnion(fields)
    }

    /// The procedure's level and limit; its fee only where nothing tells the dossier's own.
    static func apply(_ facts: ProcedureFacts, to dossier: inout Dossier, feeIsKnown: Bool) {
        if facts.level != .unknown { dossier.level = facts.level }
        if facts.limitUnit != .none {
            dossier.limitValue = facts.limitValue
            dossier.limitUnit = facts.limitUnit
        }
        if let fee = facts.fee, !feeIsKnown, !dossier.known.contains(.fee) { dossier.fee = fee }
    }

    /// Whether two records of one file say different things of the same id.
    static func differ(_ a: Dossier, _ b: Dossier) -> Bool {
        var a = a
        a.line = b.line
        a.record = b.record
        a.findings = b.findings
        a.idReference = b.idReference
        return a != b
    }

    private static func copy(_ field: CanonicalField, from source: Dossier, to target: inout Dossier) {
        switch field {
        case .id, .submittedAt, .owner, .address, .phone, .identity: break
        case .procedureCode, .procedure: target.procedure = source.procedure
        case .field: target.field = source.field
        case .receivingUnit: target.receivingUnit = source.receivingUnit
        case .resolvingUnit: target.resolvingUnit = source.resolvingUnit
        case .officer: target.officer = source.officer
        case .channel: target.channel = source.channel
        case .level: target.level = source.level
        case .limit:
            target.limitValue = source.limitValue
            target.limitUnit = source.limitUnit
        case .receivedAt: move(\.receivedAt, .receivedAt, source, &target)
        case .dueAt: move(\.dueAt, .dueAt, source, &target)
        case .originalDueAt: move(\.originalDueAt, .originalDueAt, source, &target)
        case .newDueAt: move(\.newDueAt, .newDueAt, source, &target)
        case .finishedAt: move(\.finishedAt, .finishedAt, source, &target)
        case .returnedAt: move(\.returnedAt, .returnedAt, source, &target)
        case .supplementFrom: move(\.supplementFrom, .supplementFrom, source, &target)
        case .supplementTo: move(\.supplementTo, .supplementTo, source, &target)
        case .status: target.status = source.status
        case .supplementCount: target.supplementCount = source.supplementCount
        case .fee: target.fee = source.fee
        case .payment: target.payment = source.payment
        case .componentsDigitized: target.componentsDigitized = source.componentsDigitized
        case .resultDigitized: target.resultDigitized = source.resultDigitized
        case .electronicResult: target.electronicResult = source.electronicResult
        case .reusedData: target.reusedData = source.reusedData
        case .apologyAt:
            move(\.apologyAt, .apologyAt, source, &target)
            if target.apologyIssued == .unknown { target.apologyIssued = source.apologyIssued }
        case .apologyRef: if target.apologyIssued == .unknown { target.apologyIssued = source.apologyIssued }
        case .apologyCount: target.apologyCount = source.apologyCount
        case .rating: target.rating = source.rating
        }
    }

    private static func move(
        _ path: WritableKeyPath<Dossier, Stamp>, _ bit: TimedStamps, _ source: Dossier, _ target: inout Dossier
    ) {
        target[keyPath: path] = source[keyPath: path]
        copyTimed(bit, from: source, to: &target)
    }

    private static func copyTimed(_ bit: TimedStamps, from source: Dossier, to target: inout Dossier) {
        target.timed.remove(bit)
        target.timed.formUnion(source.timed.intersection(bit))
    }
}
