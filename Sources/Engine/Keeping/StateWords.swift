import Dossiers
import DossierStore
import Reports

/// The values of a stored state in words, field by field; no value of a citizen is among them.
struct StateWords {
    private let snapshot: StoreSnapshot
    private let instants: [Int64: Stamp]

    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        instants = Dictionary(snapshot.files.map { ($0.id, $0.exportedAt) }, uniquingKeysWith: { first, _ in first })
    }

    struct Change {
        var field: Bilingual
        var key: CanonicalField
        var before: Bilingual
        var after: Bilingual
    }

    func exportedAt(_ file: Int64) -> Bilingual { RunPages.bound(instants[file] ?? .none) }

    func values(_ state: StoredDossier) -> [(Bilingual, Bilingual)] {
        Self.fields.filter { state.dossier.known.contains($0) }.map {
            (FieldNames.name(of: $0), text(of: $0, state.dossier))
        }
    }

    /// What is another value now; a column that came or went without a value is no change.
    func changes(from old: StoredDossier, to new: StoredDossier) -> [Change] {
        Self.fields.compactMap { field in
            let (before, after) = (text(of: field, old.dossier), text(of: field, new.dossier))
            return before == after
                ? nil : Change(field: FieldNames.name(of: field), key: field, before: before, after: after)
        }
    }

    /// The judged fields, in the order in which a person would tell them. Officers are shown by `--by officer` alone.
    static let fields: [CanonicalField] = [
        .receivedAt, .dueAt, .originalDueAt, .newDueAt, .finishedAt, .returnedAt, .status, .receivingUnit,
        .resolvingUnit, .procedure, .field, .channel, .level, .limit, .supplementCount, .supplementFrom,
        .supplementTo, .fee, .payment, .componentsDigitized, .resultDigitized, .electronicResult, .reusedData,
        .apologyAt, .apologyRef, .apologyCount, .rating,
    ]

    func text(of field: CanonicalField, _ row: Dossier) -> Bilingual {
        let words = snapshot.words
        func word(_ list: [String], _ id: WordID) -> Bilingual {
            Bilingual(same: Int(id.rawValue) < list.count ? list[Int(id.rawValue)] : "")
        }
        func stamp(_ value: Stamp, _ bit: TimedStamps) -> Bilingual {
            guard !value.isNone else { return Bilingual(same: "") }
            return row.timed.contains(bit)
                ? RunPages.instant(value) : Bilingual(vi: value.day.vietnameseText, en: value.day.isoText)
        }
        func number(_ value: some BinaryInteger) -> Bilingual { Bilingual(same: value == 0 ? "" : String(value)) }
        switch field {
        case .receivedAt: return stamp(row.receivedAt, .receivedAt)
        case .dueAt: return stamp(row.dueAt, .dueAt)
        case .originalDueAt: return stamp(row.originalDueAt, .originalDueAt)
        case .newDueAt: return stamp(row.newDueAt, .newDueAt)
        case .finishedAt: return stamp(row.finishedAt, .finishedAt)
        case .returnedAt: return stamp(row.returnedAt, .returnedAt)
        case .supplementFrom: return stamp(row.supplementFrom, .supplementFrom)
        case .supplementTo: return stamp(row.supplementTo, .supplementTo)
        case .apologyAt: return stamp(row.apologyAt, .apologyAt)
        case .receivingUnit: return word(words.units, row.receivingUnit)
        case .resolvingUnit: return word(words.units, row.resolvingUnit)
        case .officer: return word(words.officers, row.officer)
        case .field: return word(words.fields, row.field)
        case .procedure, .procedureCode:
            guard Int(row.procedure.rawValue) < words.procedures.count else { return Bilingual(same: "") }
            let procedure = words.procedures[Int(row.procedure.rawValue)]
            return Bilingual(
                same: procedure.code.isEmpty || procedure.name.isEmpty
                    ? procedure.code + procedure.name : procedure.code + " " + procedure.name)
        case .channel: return CodeWords.channel(row.channel)
        case .level: return CodeWords.level(row.level)
        case .payment: return CodeWords.payment(row.payment)
        case .status: return CodeWords.status(row.status)
        case .rating: return CodeWords.rating(row.rating)
        case .componentsDigitized: return CodeWords.answer(row.componentsDigitized)
        case .resultDigitized: return CodeWords.answer(row.resultDigitized)
        case .electronicResult: return CodeWords.answer(row.electronicResult)
        case .reusedData: return CodeWords.answer(row.reusedData)
        // A letter without a date is told by its having been issued.
        case .apologyRef: return row.apologyAt.isNone ? CodeWords.answer(row.apologyIssued) : CodeWords.answer(.yes)
        case .limit:
            guard row.limitUnit != .none else { return Bilingual(same: "") }
            return row.limitUnit == .hours
                ? Bilingual(vi: "\(row.limitValue) giờ", en: "\(row.limitValue) hours")
                : Bilingual(vi: "\(row.limitValue) ngày làm việc", en: "\(row.limitValue) working days")
        case .fee: return row.known.contains(.fee) ? Bilingual(same: String(row.fee)) : Bilingual(same: "")
        case .supplementCount: return number(row.supplementCount)
        case .apologyCount: return number(row.apologyCount)
        case .id, .submittedAt, .owner, .address, .phone, .identity: return Bilingual(same: "")
        }
    }
}
