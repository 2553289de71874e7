import Aggregation
public import Dossiers

extension Indicator {
    /// The indicator of one slice.
    ///
    /// - Parameters:
    ///   - presentFields: columns that the export has, registers included. A missing one that is needed makes
    ///     the value `noData`, never 0 and never 100 %.
    ///   - procedures: what a procedures register says of the procedures of this slice, if there is one.
    ///   - ruleset: sharpens which columns are needed (a ruleset whose finish is the hand-over needs that one).
    ///   - target: sets the headroom of a rate.
    public func evaluate(
        _ tally: Tally, presentFields: FieldSet, procedures: ProcedureRegisterFacts? = nil,
        ruleset: Ruleset? = nil, target: Headroom.Target? = nil
    ) -> IndicatorResult {
        evaluate(
            tally, missing: missingColumns(presentFields, under: ruleset), presentFields: presentFields,
            procedures: procedures, target: target)
    }

    /// The columns that are needed and not there: of each group without any, all.
    func missingColumns(_ presentFields: FieldSet, under ruleset: Ruleset?) -> [CanonicalField] {
        neededColumns(under: ruleset).filter { !$0.contains(where: presentFields.contains) }.flatMap { $0 }
    }

    /// - Parameter missing: ``missingColumns(_:under:)``, which are the same for every slice.
    func evaluate(
        _ tally: Tally, missing: [CanonicalField], presentFields: FieldSet, procedures: ProcedureRegisterFacts?,
        target: Headroom.Target?
    ) -> IndicatorResult {
        var missing = missing
        if missing.isEmpty, needsLetterDates, !presentFields.contains(.apologyAt) {
            // Letters may carry their date in the reference; when none does, the date column is what is missing.
            let letters = tally[.apology]
            if letters > 0, tally[.apologyUndatedR] + tally[.apologyUndatedO] == letters {
                missing = [.apologyAt]
            }
        }
        guard missing.isEmpty else { return IndicatorResult(id: id, value: .noData(missing: missing)) }
        if let year = uncoveredYear(tally) {
            return IndicatorResult(id: id, value: .noCalendar(year: year), notes: notes(tally, presentFields))
        }
        var result = IndicatorResult(
            id: id, value: value(tally, procedures), notes: notes(tally, presentFields))
        if case .procedures(_, let of) = figure, register(of, procedures) == nil,
            case .ratio(_, let denominator) = result.value
        {
            result.notes.append(IndicatorNote(.proceduresSeenOnly, denominator))
        }
        if let target, case .ratio(let numerator, let denominator) = result.value {
            result.headroom = Headroom.compute(
                numerator: numerator, denominator: denominator, target: target)
        }
        return result
    }

    /// The procedures of a part of O5 or P3, in order: as many as the figure says. Empty for other indicators.
    public func listedProcedures(
        _ part: Part, in tally: Tally, register facts: ProcedureRegisterFacts? = nil
    ) -> [WordID] {
        guard case .procedures(let has, let of) = figure else { return [] }
        if let register = register(of, facts) {
            let listed =
                part == .denominator
                ? Array(register)
                : register.filter { tally.procedures[$0.rawValue] & has.rawValue != 0 }
            return listed.sorted { $0.rawValue < $1.rawValue }
        }
        let wanted = part == .denominator ? of : of.union(has)
        return tally.procedures.entries.filter { $0.flags & wanted.rawValue == wanted.rawValue }
            .map { WordID(rawValue: $0.key) }
    }

    private func register(
        _ flag: Tally.ProcedureFlags, _ facts: ProcedureRegisterFacts?
    ) -> Set<WordID>? {
        flag == .offeredOnline ? facts?.offeredOnline : facts?.withFee
    }

    private var needsLetterDates: Bool { noteKinds.contains(.undatedLetters) }

    private func uncoveredYear(_ tally: Tally) -> Int? {
        switch figure {
        case .processingDays: tally.processingUncovered.year
        case .daysLate: tally.latenessUncovered.year
        case .ratio(let numerator, _) where numerator.contains(.apologyStrictR): tally.apologyUncovered.year
        case .ratio, .count, .procedures, .money: nil
        }
    }

    private func value(_ tally: Tally, _ facts: ProcedureRegisterFacts?) -> IndicatorResult.Value {
        switch figure {
        case .ratio(let numerator, let denominator):
            .ratio(numerator: tally[numerator], denominator: tally[denominator])
        case .count(let marks): .count(tally[marks])
        case .money: .ratio(numerator: tally.feesPaidOnline, denominator: tally.fees)
        case .processingDays: Self.days(tally.processing)
        case .daysLate: Self.days(tally.lateness)
        case .procedures(let has, let of):
            .ratio(
                numerator: countProcedures(.numerator, has, of, tally, facts),
                denominator: countProcedures(.denominator, has, of, tally, facts))
        }
    }

    /// As many as ``listedProcedures(_:in:register:)`` lists, without making the list.
    private func countProcedures(
        _ part: Part, _ has: Tally.ProcedureFlags, _ of: Tally.ProcedureFlags, _ tally: Tally,
        _ facts: ProcedureRegisterFacts?
    ) -> Int64 {
        if let register = register(of, facts) {
            guard part == .numerator else { return Int64(register.count) }
            return Int64(register.count { tally.procedures[$0.rawValue] & has.rawValue != 0 })
        }
        let wanted = part == .denominator ? of.rawValue : of.union(has).rawValue
        return Int64(tally.procedures.count { $0 & wanted == wanted })
    }

    private static func days(_ distribution: DurationDistribution) -> IndicatorResult.Value {
        .days(
            base: distribution.base, median: Int64(distribution.percentile(50) ?? 0),
            p90: Int64(distribution.percentile(90) ?? 0), max: Int64(distribution.max ?? 0),
            sum: distribution.sum)
    }

    private func notes(_ tally: Tally, _ presentFields: FieldSet) -> [IndicatorNote] {
        noteKinds.compactMap { kind in
            switch kind {
            case .levelMissing: return IndicatorNote(kind, tally[.levelMissing])
            case .resolvedNumerator: return IndicatorNote(kind, tally[listMarks(.numerator).ofResolved])
            case .openNumerator: return IndicatorNote(kind, tally[listMarks(.numerator).ofOpen])
            case .resolvedDenominator: return IndicatorNote(kind, tally[splitDenominator.ofResolved])
            case .openDenominator: return IndicatorNote(kind, tally[splitDenominator.ofOpen])
            case .undatedLetters:
                return IndicatorNote(kind, tally[.apologyUndatedR] + tally[.apologyUndatedO])
            case .onTimeOnlyByMovedDate:
                // Without the column nobody can know: silence, not 0.
                guard presentFields.contains(.originalDueAt) else { return nil }
                return IndicatorNote(kind, tally[.onTimeOnlyByMovedDate])
            case .announced: return IndicatorNote(kind, tally[.announced])
            case .openOverdue: return IndicatorNote(kind, tally[.openOverdue])
            case .proceduresSeenOnly: return nil
            }
        }
    }

    /// A4 is a count; its split is shown against the late ones all the same.
    private var splitDenominator: Marks {
        if case .ratio(_, let denominator) = figure { return denominator }
        return .lateFirstPromise
    }
}

extension Marks {
    /// Marks of letters come in pairs, R of resolved and O of open dossiers.
    private static var openHalf: Marks {
        [
            Marks(.lateFirstPromiseO), Marks(.apologyO), Marks(.apologyStrictO), Marks(.apologyByDueO),
            Marks(.apologyMissingO), Marks(.apologyUndatedO), Marks(.newDateO), Marks(.newDateRipeO),
            Marks(.newDateKeptO),
        ]
    }
    fileprivate var ofOpen: Marks { intersection(Self.openHalf) }
    fileprivate var ofResolved: Marks { subtracting(Self.openHalf) }
}
