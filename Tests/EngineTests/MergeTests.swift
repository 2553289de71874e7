import Dossiers
@testable import Engine
import Testing

@Suite("How records become one dossier")
struct MergeTests {
    private static func stamp(_ text: String) -> Stamp { Stamp(isoText: text)! }

    private static func row(_ known: [CanonicalField], _ fill: (inout Dossier) -> Void = { _ in }) -> Dossier {
        var row = Dossier()
        row.known = FieldSet(known)
        fill(&row)
        return row
    }

    // MARK: - Exports

    @Test("a later record of an export replaces the earlier one whole, its empty cells too")
    func replacesWhole() {
        let fields: [CanonicalField] = [.dueAt, .finishedAt, .channel, .fee]
        let earlier = Self.row(fields) {
            $0.dueAt = Self.stamp("2025-03-10")
            $0.finishedAt = Self.stamp("2025-03-09")
            $0.channel = .online
            $0.fee = 8_000
            $0.line = 2
        }
        let later = Self.row(fields) {
            $0.dueAt = Self.stamp("2025-03-12")
            $0.channel = .direct
            $0.line = 9
            $0.file = 1
        }
        #expect(DossierMerge.replace(earlier, by: later) == later)
    }

    @Test(
        "only fields whose column the later export does not have keep their value", arguments: CanonicalField.allCases)
    func keepsMissingColumns(_ field: CanonicalField) {
        let full = Self.full
        var later = Dossier()
        later.known = FieldSet(CanonicalField.allCases)
        later.known.remove(field)
        later.line = 9
        let merged = DossierMerge.replace(full, by: later)
        #expect(merged.known == FieldSet(CanonicalField.allCases))
        var expected = later
        expected.known = merged.known
        Self.set(field, of: full, in: &expected)
        #expect(merged == expected)
    }

    /// Every field filled.
    private static let full = row(CanonicalField.allCases) {
        $0.fee = 8_000
        $0.receivedAt = stamp("2025-03-03 08:00")
        $0.dueAt = stamp("2025-03-10 17:00")
        $0.originalDueAt = stamp("2025-03-08")
        $0.newDueAt = stamp("2025-03-20")
        $0.finishedAt = stamp("2025-03-11 10:00")
        $0.returnedAt = stamp("2025-03-12")
        $0.supplementFrom = stamp("2025-03-04")
        $0.supplementTo = stamp("2025-03-05")
        $0.apologyAt = stamp("2025-03-07")
        $0.timed = [.receivedAt, .dueAt, .finishedAt]
        $0.receivingUnit = WordID(rawValue: 1)
        $0.resolvingUnit = WordID(rawValue: 2)
        $0.procedure = WordID(rawValue: 3)
        $0.field = WordID(rawValue: 4)
        $0.officer = WordID(rawValue: 5)
        $0.limitValue = 5
        $0.limitUnit = .workingDays
        $0.channel = .online
        $0.level = .full
        $0.status = .finished
        $0.payment = .online
        $0.rating = .satisfied
        $0.componentsDigitized = .yes
        $0.resultDigitized = .no
        $0.electronicResult = .yes
        $0.reusedData = .no
        $0.apologyIssued = .yes
        $0.supplementCount = 1
        $0.apologyCount = 2
    }

    /// What a field consists of, written down a second time.
    private static func set(_ field: CanonicalField, of full: Dossier, in row: inout Dossier) {
        func timed(_ bit: TimedStamps) { if full.timed.contains(bit) { row.timed.insert(bit) } }
        switch field {
        case .id, .submittedAt, .owner, .address, .phone, .identity: break
        case .procedureCode, .procedure: row.procedure = full.procedure
        case .field: row.field = full.field
        case .receivingUnit: row.receivingUnit = full.receivingUnit
        case .resolvingUnit: row.resolvingUnit = full.resolvingUnit
        case .officer: row.officer = full.officer
        case .channel: row.channel = full.channel
        case .level: row.level = full.level
        case .limit: (row.limitValue, row.limitUnit) = (full.limitValue, full.limitUnit)
        case .receivedAt:
            row.receivedAt = full.receivedAt
            timed(.receivedAt)
        case .dueAt:
            row.dueAt = full.dueAt
            timed(.dueAt)
        case .originalDueAt: row.originalDueAt = full.originalDueAt
        case .newDueAt: row.newDueAt = full.newDueAt
        case .finishedAt:
            row.finishedAt = full.finishedAt
            timed(.finishedAt)
        case .returnedAt: row.returnedAt = full.returnedAt
        case .status: row.status = full.status
        case .supplementCount: row.supplementCount = full.supplementCount
        case .supplementFrom: row.supplementFrom = full.supplementFrom
        case .supplementTo: row.supplementTo = full.supplementTo
        case .fee: row.fee = full.fee
        case .payment: row.payment = full.payment
        case .componentsDigitized: row.componentsDigitized = full.componentsDigitized
        case .resultDigitized: row.resultDigitized = full.resultDigitized
        case .electronicResult: row.electronicResult = full.electronicResult
        case .reusedData: row.reusedData = full.reusedData
        case .apologyAt: (row.apologyAt, row.apologyIssued) = (full.apologyAt, full.apologyIssued)
        case .apologyRef: row.apologyIssued = full.apologyIssued
        case .apologyCount: row.apologyCount = full.apologyCount
        case .rating: row.rating = full.rating
        }
    }

    @Test("a record differs from another by what it says, not by where it stands")
    func differs() {
        var other = Self.full
        other.line = 99
        other.record = 98
        other.idReference = 97
        other.findings = .unknownStatus
        #expect(!DossierMerge.differ(Self.full, other))
        other.finishedAt = Self.stamp("2025-03-11 10:01")
        #expect(DossierMerge.differ(Self.full, other))
    }

    // MARK: - Registers

    @Test("a register changes what its record says and nothing else")
    func applies() {
        var dossier = Self.row([.dueAt, .fee, .payment]) {
            $0.dueAt = Self.stamp("2025-03-10")
            $0.fee = 8_000
            $0.payment = .other
        }
        DossierMerge.apply(Self.row([.payment]) { $0.payment = .online }, to: &dossier)
        #expect(dossier.payment == .online)
        #expect(dossier.fee == 8_000)
        #expect(dossier.dueAt == Self.stamp("2025-03-10"))
        #expect(dossier.known == FieldSet([CanonicalField.dueAt, .fee, .payment]))
    }

    @Test(
        "a register's letter brings its date; one without a date leaves the export's; none takes it back",
        arguments: [
            (Answer.yes, "2025-03-08", Answer.yes, "2025-03-08"), (.yes, "", .yes, "2025-03-07"), (.no, "", .no, ""),
            (.unknown, "", .yes, "2025-03-07"),
        ])
    func letters(_ issued: Answer, _ date: String, _ expected: Answer, _ expectedDate: String) {
        var dossier = Self.full
        let register = Self.row([]) {
            $0.apologyIssued = issued
            if !date.isEmpty { $0.apologyAt = Self.stamp(date) }
        }
        DossierMerge.apply(register, to: &dossier)
        #expect(dossier.apologyIssued == expected)
        #expect(dossier.apologyAt == (expectedDate.isEmpty ? .none : Self.stamp(expectedDate)))
    }

    @Test(
        "of two letters the first tells whether it was in time, the last the new date",
        arguments: [
            ("2025-03-07", "2025-03-20", "2025-03-12", "2025-03-25", "2025-03-07"),
            ("2025-03-12", "2025-03-20", "2025-03-07", "2025-03-25", "2025-03-07"),
            ("2025-03-07", "2025-03-20", "", "2025-03-25", "2025-03-07"),
        ])
    func joins(_ first: String, _ firstPromise: String, _ second: String, _ secondPromise: String, _ letter: String) {
        func record(_ date: String, _ promise: String) -> Dossier {
            Self.row([.newDueAt]) {
                $0.apologyIssued = .yes
                if !date.isEmpty { $0.apologyAt = Self.stamp(date) }
                $0.newDueAt = Self.stamp(promise)
            }
        }
        var joined = record(first, firstPromise)
        DossierMerge.join(record(second, secondPromise), onto: &joined)
        #expect(joined.apologyAt == Self.stamp(letter))
        #expect(joined.newDueAt == Self.stamp(secondPromise))
    }

    @Test("who is not in a register has no letter, has not paid, is not digitized; what is known stays")
    func completes() {
        var unnamed = Dossier()
        DossierMerge.complete(&unnamed, with: FieldSet(CanonicalField.allCases))
        #expect(unnamed.payment == Payment.none)
        #expect(unnamed.channel == .direct)
        #expect(
            [
                unnamed.componentsDigitized, unnamed.resultDigitized, unnamed.electronicResult, unnamed.reusedData,
                unnamed.apologyIssued,
            ]
            .allSatisfy { $0 == .no })
        #expect(unnamed.level == .unknown)
        var known = Self.full
        DossierMerge.complete(&known, with: FieldSet(CanonicalField.allCases))
        #expect(known == Self.full)
        var untouched = Dossier()
        DossierMerge.complete(&untouched, with: FieldSet([CanonicalField.payment]))
        #expect(untouched.apologyIssued == .unknown)
    }

    @Test("a procedures register gives level and limit; its fee only where nothing tells the dossier's own")
    func procedures() {
        var facts = ProcedureFacts()
        facts.level = .partial
        facts.limitValue = 8
        facts.limitUnit = .hours
        facts.fee = 20_000
        var dossier = Dossier()
        DossierMerge.apply(facts, to: &dossier, feeIsKnown: false)
        #expect(dossier.level == .partial)
        #expect(dossier.limitValue == 8 && dossier.limitUnit == .hours)
        #expect(dossier.fee == 20_000)
        var own = Self.full
        DossierMerge.apply(facts, to: &own, feeIsKnown: false)
        #expect(own.fee == 8_000)
        var empty = Self.full
        DossierMerge.apply(ProcedureFacts(), to: &empty, feeIsKnown: false)
        #expect(empty == Self.full)
    }
}
