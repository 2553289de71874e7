public import Dossiers

/// All indicators (definitions §6), in the order in which they are shown. One table: help, validation,
/// evaluation, lists, documents and tests are fed from it.
public enum IndicatorCatalog {
    public static let all: [Indicator] = timeliness + online + payment + digitization + apology + satisfaction

    /// The indicator with an id, however it is capitalised.
    public static func indicator(_ id: String) -> Indicator? {
        let wanted = id.uppercased()
        return all.first { $0.id == wanted }
    }

    /// "The" on-time rate of a ruleset: T1 (resolved, A) or T2 (resolved and open, B).
    public static func onTimeRate(under ruleset: Ruleset) -> Indicator {
        let id = ruleset.onTimeRate == .resolved ? "T1" : "T2"
        return timeliness.first { $0.id == id }!
    }

    /// Every indicator of one slice, in order.
    ///
    /// - Parameter targets: by indicator id; sets the headroom of these.
    public static func evaluate(
        _ tally: Tally, presentFields: FieldSet, procedures: ProcedureRegisterFacts? = nil,
        ruleset: Ruleset? = nil, targets: [String: Headroom.Target] = [:]
    ) -> [IndicatorResult] {
        IndicatorEvaluation(presentFields: presentFields, ruleset: ruleset, targets: targets)
            .results(of: tally, procedures: procedures)
    }

    /// Row 3 and 7 of form II.06: what the balance is made of.
    public static let resolved = Marks.resolved
    public static let open = Marks.open
}
