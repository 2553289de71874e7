public import Dossiers

/// The indicators of one run, in the catalog's order, for any number of slices: what is the same in all of them (the
/// columns that are missing, the target) is looked up once.
public struct IndicatorEvaluation: Sendable {
    private struct Entry {
        var indicator: Indicator
        var missing: [CanonicalField]
        var target: Headroom.Target?
    }
    private let entries: [Entry]
    private let presentFields: FieldSet

    /// - Parameters:
    ///   - presentFields: columns that the export has, registers included.
    ///   - targets: by indicator id; sets the headroom of these.
    ///   - indicators: in the order of the results.
    ///   - hasHistory: the dossiers' past states are known, which tell of moved due dates without any column.
    public init(
        presentFields: FieldSet, ruleset: Ruleset? = nil, targets: [String: Headroom.Target] = [:],
        hasHistory: Bool = false, indicators: [Indicator] = IndicatorCatalog.all
    ) {
        self.presentFields = presentFields
        entries = indicators.map { indicator in
            let isTold = hasHistory && indicator.figure == .count(Marks(.extendedTwice))
            return Entry(
                indicator: indicator, missing: isTold ? [] : indicator.missingColumns(presentFields, under: ruleset),
                target: targets[indicator.id])
        }
    }

    /// Every indicator of one slice.
    public func results(of tally: Tally, procedures: ProcedureRegisterFacts? = nil) -> [IndicatorResult] {
        entries.map {
            $0.indicator.evaluate(
                tally, missing: $0.missing, presentFields: presentFields, procedures: procedures, target: $0.target)
        }
    }
}
