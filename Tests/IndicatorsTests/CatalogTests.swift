import Dossiers
import Indicators
import Testing

@Suite("Indicator catalog")
struct CatalogTests {
    static let ids =
        ["T1", "T2", "T3", "T4", "T5", "T6", "O1", "O2", "O3", "O4", "O5", "P1", "P2", "P3", "P4"]
        + ["D1", "D2", "D3", "D4", "D5", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "S1"]

    @Test("the catalog is the table of definitions §6, each with its words in both languages")
    func table() {
        #expect(IndicatorCatalog.all.map(\.id) == Self.ids)
        #expect(Set(IndicatorCatalog.all.map(\.nameVi)).count == Self.ids.count)
        #expect(Set(IndicatorCatalog.all.map(\.nameEn)).count == Self.ids.count)
        for indicator in IndicatorCatalog.all {
            for text in [indicator.formulaVi, indicator.formulaEn, indicator.sourceVi, indicator.sourceEn] {
                #expect(!text.isEmpty)
            }
            #expect(!indicator.needs.isEmpty)
            #expect(IndicatorCatalog.indicator(indicator.id.lowercased())?.id == indicator.id)
        }
        #expect(IndicatorCatalog.indicator("T7") == nil)
    }

    @Test("the on-time rate is T1 or T2 by the ruleset")
    func onTimeRate() {
        #expect(IndicatorCatalog.onTimeRate(under: .form06).id == "T1")
        #expect(IndicatorCatalog.onTimeRate(under: .qd766).id == "T2")
    }

    @Test("a missing column that is needed is no data, naming it; never 0 and never 100 %", arguments: ids)
    func missingColumns(id: String) throws {
        let indicator = try #require(IndicatorCatalog.indicator(id))
        let tally = TallyTests.tally(PlainDossier.random(50, seed: 6).map(\.row))
        for ruleset in [nil] + Ruleset.tried.map(Optional.some) {
            for group in indicator.neededColumns(under: ruleset) {
                var fields = everyField
                for field in group { fields.remove(field) }
                let value = indicator.evaluate(tally, presentFields: fields, ruleset: ruleset).value
                guard case .noData(let missing) = value else {
                    Issue.record("\(id) without \(group) is \(value)")
                    continue
                }
                #expect(Set(group).isSubset(of: missing))
                // One column of the group is enough.
                for field in group {
                    fields.insert(field)
                    let value = indicator.evaluate(tally, presentFields: fields, ruleset: ruleset).value
                    if case .noData(let missing) = value { #expect(Set(missing).isDisjoint(with: group)) }
                    fields.remove(field)
                }
            }
        }
        let empty = indicator.evaluate(Tally(), presentFields: [])
        guard case .noData(let missing) = empty.value else {
            Issue.record("\(id) has data of nothing")
            return
        }
        #expect(!missing.isEmpty && empty.notes.isEmpty)
    }

    @Test("which columns are needed follows the ruleset")
    func neededColumns() {
        let t1 = IndicatorCatalog.indicator("T1")!
        #expect(t1.neededColumns(under: .form06) == [[.finishedAt, .returnedAt], [.dueAt]])
        #expect(t1.neededColumns(under: .qd766) == [[.finishedAt, .returnedAt], [.dueAt, .limit]])
        let handOver = Ruleset.form06.with { $0.finish = .returned }.with { $0.judgedAgainst = .originalDue }
        #expect(t1.neededColumns(under: handOver) == [[.returnedAt], [.originalDueAt, .dueAt]])
    }

    @Test("no dossiers is a ratio over 0, with every column present", arguments: ids)
    func noDossiers(id: String) {
        let indicator = IndicatorCatalog.indicator(id)!
        switch indicator.evaluate(Tally(), presentFields: everyField).value {
        case .ratio(let n, let d): #expect(n == 0 && d == 0)
        case .count(let n): #expect(n == 0)
        case .days(let base, let median, let p90, let max, let sum):
            #expect(base == 0 && median == 0 && p90 == 0 && max == 0 && sum == 0)
        case .noData, .noCalendar: Issue.record("\(id)")
        }
    }

    @Test("letters that all lack a date leave A2 and A3 without data when there is no date column")
    func undatedLetters() {
        func tally(dated: Bool) -> Tally {
            var row = Dossier()
            row.known = everyField
            row.receivedAt = Stamp(isoText: "2025-04-01 08:00")!
            row.dueAt = Stamp(isoText: "2025-04-10")!
            row.apologyIssued = .yes
            if dated { row.apologyAt = Stamp(isoText: "2025-04-08")! }
            return TallyTests.tally([row])
        }
        var fields = everyField
        fields.remove(.apologyAt)
        for id in ["A2", "A3"] {
            let indicator = IndicatorCatalog.indicator(id)!
            #expect(
                indicator.evaluate(tally(dated: false), presentFields: fields).value == .noData(missing: [.apologyAt]))
            #expect(
                indicator.evaluate(tally(dated: true), presentFields: fields).value
                    == .ratio(numerator: 1, denominator: 1))
            let undated = indicator.evaluate(tally(dated: false), presentFields: everyField)
            #expect(undated.value == .ratio(numerator: 0, denominator: 1))
            #expect(undated.notes.contains(IndicatorNote(.undatedLetters, 1)))
        }
        #expect(
            IndicatorCatalog.indicator("A1")!.evaluate(tally(dated: false), presentFields: fields).value
                == .ratio(numerator: 1, denominator: 1))
    }

    @Test("a moved due date is only told of where the original one is known")
    func movedDates() {
        let tally = TallyTests.tally(PlainDossier.random(400, seed: 7).map(\.row))
        var fields = everyField
        let t1 = IndicatorCatalog.indicator("T1")!
        #expect(
            t1.evaluate(tally, presentFields: fields).notes.contains {
                $0.kind == .onTimeOnlyByMovedDate && $0.value > 0
            })
        fields.remove(.originalDueAt)
        #expect(!t1.evaluate(tally, presentFields: fields).notes.contains { $0.kind == .onTimeOnlyByMovedDate })
    }

    @Test("a procedures register is the denominator of O5 and P3; without one the figure says so")
    func proceduresRegister() {
        func row(_ procedure: UInt32, _ channel: Channel, _ level: ServiceLevel, fee: Int64, _ payment: Payment)
            -> Dossier
        {
            var row = Dossier()
            row.known = everyField
            row.receivedAt = Stamp(isoText: "2025-04-01 08:00")!
            row.procedure = WordID(rawValue: procedure)
            (row.channel, row.level, row.fee, row.payment) = (channel, level, fee, payment)
            return row
        }
        let tally = TallyTests.tally([
            row(1, .online, .full, fee: 5, .online), row(1, .direct, .full, fee: 0, .none),
            row(2, .direct, .partial, fee: 5, .other), row(3, .online, .information, fee: 0, .online),
            row(0, .online, .full, fee: 5, .online),
        ])
        let register = ProcedureRegisterFacts(
            offeredOnline: Set([1, 2, 3, 8].map(WordID.init(rawValue:))),
            withFee: Set([1, 2, 3, 9, 10].map(WordID.init(rawValue:))))
        for (id, seen, registered) in [("O5", (1, 2), (2, 4)), ("P3", (1, 2), (2, 5))] {
            let indicator = IndicatorCatalog.indicator(id)!
            let alone = indicator.evaluate(tally, presentFields: everyField)
            #expect(alone.value == .ratio(numerator: Int64(seen.0), denominator: Int64(seen.1)))
            #expect(alone.notes == [IndicatorNote(.proceduresSeenOnly, Int64(seen.1))])
            let joined = indicator.evaluate(tally, presentFields: everyField, procedures: register)
            #expect(joined.value == .ratio(numerator: Int64(registered.0), denominator: Int64(registered.1)))
            #expect(joined.notes.isEmpty)
            #expect(indicator.listedProcedures(.denominator, in: tally, register: register).count == registered.1)
        }
        #expect(IndicatorCatalog.indicator("O5")!.listedProcedures(.numerator, in: tally).map(\.rawValue) == [1])
        let onlyFees = ProcedureRegisterFacts(withFee: register.withFee)
        let o5 = IndicatorCatalog.indicator("O5")!.evaluate(tally, presentFields: everyField, procedures: onlyFees)
        #expect(o5.value == .ratio(numerator: 1, denominator: 2))
        #expect(o5.notes.map(\.kind) == [.proceduresSeenOnly])
    }

    @Test("a target gives a rate its headroom, and nothing else")
    func headroom() {
        let tally = TallyTests.tally(PlainDossier.random(200, seed: 9).map(\.row))
        let target = Headroom.Target(relation: .atLeast, numerator: 985, denominator: 1000)
        for indicator in IndicatorCatalog.all {
            let result = indicator.evaluate(tally, presentFields: everyField, target: target)
            #expect((result.headroom != nil) == indicator.isRate)
            #expect(indicator.evaluate(tally, presentFields: everyField).headroom == nil)
        }
    }
}
