import CSVStream
import Dossiers

/// One column that is read: where it stands and how its cells are understood.
struct ColumnStep {
    enum Kind {
        case id
        case stamp(StampSlot)
        case status, channel, level, payment, rating
        case answer(AnswerSlot)
        case presence(AnswerSlot)
        case unit(receiving: Bool, resolving: Bool)
        case procedureCode, procedureName, fieldOfWork, officer
        case fee, feePart
        case limit
        case supplementCount, apologyCount
        case apology, apologyReference
    }
    var column: Int
    var kind: Kind
    var field: CanonicalField
    /// Columns that share their words: units, answers.
    var family = 0

    /// A column of words that the schema lists, none of which is anybody's name.
    var isCoded: Bool {
        switch kind {
        case .status, .channel, .level: true
        default: false
        }
    }
}

/// The stamps of a dossier that are columns of their own.
enum StampSlot: Int, CaseIterable {
    case receivedAt, dueAt, originalDueAt, newDueAt, finishedAt, returnedAt, supplementFrom, supplementTo, apologyAt

    var bit: TimedStamps { TimedStamps(rawValue: 1 << UInt16(rawValue)) }

    init?(_ field: CanonicalField) {
        switch field {
        case .receivedAt: self = .receivedAt
        case .dueAt: self = .dueAt
        case .originalDueAt: self = .originalDueAt
        case .newDueAt: self = .newDueAt
        case .finishedAt: self = .finishedAt
        case .returnedAt: self = .returnedAt
        case .supplementFrom: self = .supplementFrom
        case .supplementTo: self = .supplementTo
        default: return nil
        }
    }

    var field: CanonicalField {
        switch self {
        case .receivedAt: .receivedAt
        case .dueAt: .dueAt
        case .originalDueAt: .originalDueAt
        case .newDueAt: .newDueAt
        case .finishedAt: .finishedAt
        case .returnedAt: .returnedAt
        case .supplementFrom: .supplementFrom
        case .supplementTo: .supplementTo
        case .apologyAt: .apologyAt
        }
    }
}

enum AnswerSlot: Int { case componentsDigitized, resultDigitized, electronicResult, reusedData }

extension ColumnStep.Kind {
    fileprivate func sharesWords(with other: Self) -> Bool {
        switch (self, other) {
        case (.unit, .unit), (.answer, .answer): true
        default: false
        }
    }
}

enum DecodingPlan {
    /// The steps for a heading, in the order of the columns, but the id and the received date first: a
    /// record without them needs no further reading.
    static func steps(
        for match: HeadingMatch, schema: ExportSchema, withOfficer: Bool
    ) -> [ColumnStep] {
        var steps: [ColumnStep] = []
        let hasReceiving = match.column(of: .receivingUnit) != nil
        let hasResolving = match.column(of: .resolvingUnit) != nil
        for (index, column) in match.columns.enumerated() {
            if column.isFeePart {
                steps.append(ColumnStep(column: index, kind: .feePart, field: .fee))
                continue
            }
            guard let field = column.field, !field.isPersonal else { continue }
            let kind: ColumnStep.Kind
            switch field {
            case .id: kind = .id
            case .status: kind = .status
            case .channel: kind = .channel
            case .level: kind = .level
            case .payment: kind = .payment
            case .rating: kind = .rating
            case .componentsDigitized: kind = answer(.componentsDigitized, field, schema)
            case .resultDigitized: kind = answer(.resultDigitized, field, schema)
            case .electronicResult: kind = answer(.electronicResult, field, schema)
            case .reusedData: kind = answer(.reusedData, field, schema)
            case .receivingUnit: kind = .unit(receiving: true, resolving: !hasResolving)
            case .resolvingUnit: kind = .unit(receiving: !hasReceiving, resolving: true)
            case .procedureCode: kind = .procedureCode
            case .procedure: kind = .procedureName
            case .field: kind = .fieldOfWork
            case .officer:
                guard withOfficer else { continue }
                kind = .officer
            case .fee: kind = .fee
            case .limit: kind = .limit
            case .supplementCount: kind = .supplementCount
            case .apologyCount: kind = .apologyCount
            case .apologyAt: kind = .apology
            case .apologyRef: kind = .apologyReference
            case .submittedAt, .owner, .address, .phone, .identity: continue
            case .receivedAt, .dueAt, .originalDueAt, .newDueAt, .finishedAt, .returnedAt, .supplementFrom,
                .supplementTo:
                kind = .stamp(StampSlot(field)!)
            }
            steps.append(ColumnStep(column: index, kind: kind, field: field))
        }
        for index in steps.indices {
            let family = steps.first { $0.kind.sharesWords(with: steps[index].kind) } ?? steps[index]
            steps[index].family = family.column
        }
        return steps
    }

    private static func answer(_ slot: AnswerSlot, _ field: CanonicalField, _ schema: ExportSchema) -> ColumnStep.Kind {
        schema.presenceFields.contains(field) ? .presence(slot) : .answer(slot)
    }
}
