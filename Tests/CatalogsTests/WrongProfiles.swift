import Indicators

@testable import Catalogs

private let indicators = IndicatorCatalog.all.map(\.id)
private let start = """
    profile: ours
    name: Ours
    source: Plan
    scope: commune
    years: 2026-2030
    ruleset: form-06
    base: received
    criteria:

    """

/// A profile with one criterion, whose lines begin at line 9.
private func one(_ lines: String...) -> String {
    start + lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element + "\n" }.joined()
}

/// The keys that every criterion needs, on lines 9 to 13.
private func rate(_ figure: String = "T1", unit: String = "percent", _ lines: String...) -> String {
    one("id: a", "group: g", "name: n", "unit: \(unit)", "figure: \(figure)")
        + lines.map { "    \($0)\n" }.joined()
}

private let fact = "  - {id: b, group: g, name: n, unit: yes, figure: fact}\n"

private func wrong(
    _ name: String, _ text: String, _ line: Int?, _ column: Int?, _ error: CatalogError.Kind, _ found: String,
    _ expected: [String] = [], suggestion: String? = nil, earlierLine: Int? = nil
) -> WrongFile {
    WrongFile(
        name: name, kind: .profile, text: text, line: line, column: column, error: error, found: found,
        expected: expected, suggestion: suggestion, earlierLine: earlierLine)
}

/// Profiles with one fault each.
let wrongProfiles: [WrongFile] =
    wrongKeys + wrongNumbers + wrongRules + wrongReferences

private let wrongKeys = [
    wrong(
        "an unknown key of a profile", "profile: ours\nname: n\nsource: s\nyear: 2025\n", 4, 1, .unknownKey, "year",
        ["profile"] + CatalogHeader.keys + ProfileLayer.keys, suggestion: "years"),
    wrong(
        "an unknown key of a criterion", rate("T1", "targt: \">= 95%\""), 14, 5, .unknownKey, "targt",
        CriterionEntry.keys, suggestion: "target"),
    wrong(
        "a profile without criteria", String(start.dropLast("criteria:\n".count)), 1, 1, .missingKey, "", ["criteria"]),
    wrong(
        "a criterion without a unit", one("id: a", "group: g", "name: n", "figure: T1"), 9, 5, .missingKey, "", ["unit"]
    ),
    wrong("points for a target that is not there", rate("T1", "max: 1.5"), 9, 5, .missingKey, "", ["target"]),
    wrong(
        "a document without the places in it",
        start.replacingOccurrences("base: received", "base: received\ndocument: \"001\"") + fact, 10, 10, .missingKey,
        "", ["places"]),
    wrong(
        "years the wrong way round", "profile: ours\nname: n\nsource: s\nyears: 2030-2026\n", 4, 8, .invalidYear,
        "2030-2026", ["2025", "2026-2030"]),
    wrong(
        "months of no year", start.replacingOccurrences("years: 2026-2030", "months: 7-12") + fact, 1, 1, .missingKey,
        "", ["years"]),
    wrong(
        "a month 13", "profile: ours\nname: n\nsource: s\nmonths: 7-13\n", 4, 9, .unknownValue, "7-13", ["7-12"]),
    wrong("a year in words", rate("T1", "targets: {now: \">= 75%\"}"), 14, 15, .invalidYear, "now", ["2026"]),
    wrong(
        "a scope in Vietnamese", "profile: ours\nname: n\nsource: s\nscope: xã\n", 4, 8, .unknownValue, "xã",
        ["commune", "province"]),
    wrong(
        "a ruleset that there is none of", "profile: ours\nname: n\nsource: s\nruleset: form06\n", 4, 10, .unknownValue,
        "form06", ["form-06", "form-06-td", "qd-766", "instant"], suggestion: "form-06"),
    wrong(
        "a ruleset in place of a profile", "ruleset: ours\nname: n\nsource: s\n", 1, 1, .otherCatalog, "ruleset",
        ["profile"]),
    wrong(
        "an id with a blank", one("id: \"a b\"", "group: g"), 9, 9, .invalidID, "a b", ["A–Z", "a–z", "0–9", ".", "-"]),
    wrong("two criteria of one id", start + fact + fact, 10, 10, .doubledID, "b", earlierLine: 9),
    wrong(
        "a target and one of each year", rate("T1", "target: \">= 95%\"", "targets: {2026: \">= 75%\"}"), 15, 14,
        .doubledKey, "targets", earlierLine: 14),
    wrong(
        "a filter without a value", rate("T1", "where: channel"), 14, 12, .invalidPattern, "channel", ["channel=online"]
    ),
    wrong(
        "a filter of an unknown field", rate("T1", "where: [chanel=online]"), 14, 13, .unknownField, "chanel",
        CriterionEntry.filterFields, suggestion: "channel"),
    wrong(
        "a place without a line of the text", rate("T1", "places: [{line: 0, words: w}]"), 14, 21, .invalidNumber, "0",
        ["1234"]),
]

private let wrongNumbers = [
    wrong(
        "an indicator that there is none of", rate("T7"), 13, 13, .unknownIndicator, "T7", indicators, suggestion: "T1"),
    wrong("an indicator in small letters", rate("t1"), 13, 13, .unknownIndicator, "t1", indicators, suggestion: "T1"),
    wrong("a rate as a count", rate("T1", unit: "count"), 12, 11, .unitOfOtherFigure, "count", ["percent"]),
    wrong("days as a rate", rate("T5"), 12, 11, .unitOfOtherFigure, "percent", ["days"]),
    wrong(
        "a unit in Vietnamese", rate("fact", unit: "phantram"), 12, 11, .unknownValue, "phantram",
        ["percent", "count", "days", "points", "dong", "yes"]),
    wrong("a target without a relation", rate("T1", "target: 95%"), 14, 13, .invalidTarget, "95%", [">= 95%"]),
    wrong("a target above 100 %", rate("T1", "target: \">= 950%\""), 14, 13, .invalidTarget, ">= 950%", [">= 95%"]),
    wrong(
        "a target without a percent sign", rate("T1", "target: \">= 95\""), 14, 13, .targetOfOtherUnit, ">= 95",
        [">= 95%"]),
    wrong(
        "a percent sign of a count", rate("fact", unit: "count", "target: \">= 2%\""), 14, 13, .targetOfOtherUnit,
        ">= 2%", [">= 2"]),
    wrong(
        "at most of what should be high", rate("T1", "target: \"<= 95%\""), 14, 13, .targetAgainstFigure, "<= 95%",
        [">=", ">"]),
    wrong(
        "at least of what should be low", rate("T4", "target: \">= 5%\""), 14, 13, .targetAgainstFigure, ">= 5%",
        ["<=", "<"]),
    wrong(
        "a target of a year that the plan does not cover",
        rate("T1", "targets:", "  2026: \">= 75%\"", "  2031: \">= 90%\""), 16, 7, .yearOutsideYears, "2031",
        ["2026", "2030"]),
    wrong("points in words", rate("T1", "max: many"), 14, 10, .invalidNumber, "many", ["1.5", "≤ 1000"]),
    wrong(
        "more points than any index has", rate("T1", "max: 1001"), 14, 10, .invalidNumber, "1001", ["1.5", "≤ 1000"]),
    wrong(
        "a share without its sign", rate("T1", "target: \">= 9%\"", "max: 1", "penalty: {fact: b, share: 10}") + fact,
        16, 31, .invalidNumber, "10", ["10%"]),
]

private let wrongRules = [
    wrong(
        "an unknown rule", rate("T1", "max: 1", "rule: proportionl"), 15, 11, .unknownValue, "proportionl",
        ["target", "proportional", "proportionalAbove", "fullAt", "allOrNothing", "both", "bands", "socioEconomic"],
        suggestion: "proportional"),
    wrong(
        "a rule that needs more than its name", rate("T1", "max: 1", "rule: fullAt"), 15, 11, .wrongType, "text",
        ["mapping"]),
    wrong(
        "an unknown rule with a value", rate("T1", "max: 1", "rule: {fulAt: \">= 80%\"}"), 15, 12, .unknownKey, "fulAt",
        ["proportionalAbove", "fullAt", "allOrNothing", "both", "bands", "socioEconomic"], suggestion: "fullAt"),
    wrong(
        "two rules", rate("T1", "max: 1", "rule: {fullAt: \">= 80%\", allOrNothing: \">= 80%\"}"), 15, 30, .unknownKey,
        "allOrNothing", ["fullAt"]),
    wrong(
        "a floor from above", rate("fact", "max: 1", "rule: {proportionalAbove: \"<= 80%\"}"), 15, 31,
        .targetAgainstFigure, "<= 80%", [">=", ">"]),
    wrong(
        "full at nothing", rate("T1", "max: 1", "rule: {fullAt: \">= 0%\"}"), 15, 20, .invalidTarget, ">= 0%",
        [">= 80%"]),
    wrong(
        "a share of what is no rate", rate("fact", unit: "count", "max: 1", "rule: proportional"), 15, 11,
        .ruleOfOtherUnit, "proportional", ["percent"]),
    wrong(
        "one condition alone", rate("D5", "max: 1", "rule: {both: [{figure: D5, at: \">= 80%\"}]}"), 15, 18,
        .missingKey, "", ["figure", "at"]),
    wrong(
        "a condition without its bound",
        rate("D5", "max: 1", "rule: {both: [{figure: D5, at: \">= 80%\"}, {figure: D4}]}"), 15, 47, .missingKey, "",
        ["at"]),
    wrong(
        "a condition of an unknown indicator", rate("D5", "max: 1", "rule: {both: [{figure: D9, at: \">= 80%\"}]}"), 15,
        28, .unknownIndicator, "D9", indicators, suggestion: "D1"),
    wrong(
        "a band that gives more than can be had", rate("T1", "max: 1", "rule: {bands: [{at: \">= 90%\", points: 2}]}"),
        15, 43, .invalidNumber, "2", ["≤ 1"]),
    wrong(
        "bands from the lowest up",
        rate(
            "T1", "max: 1", "rule:", "  bands:", "    - {at: \">= 50%\", points: 0.5}",
            "    - {at: \">= 90%\", points: 1}"), 18, 16, .bandsOutOfOrder, ">= 90%", ["≥ 50 %"], earlierLine: 17),
    wrong(
        "the socio-economic formula with other points",
        rate("fact", "max: 2", "rule: {socioEconomic: {cliff: \"0.70\"}}"), 14, 10, .invalidNumber, "2", ["1.5"]),
    wrong(
        "the socio-economic formula of dossiers", rate("T1", "max: 1.5", "rule: {socioEconomic: {cliff: \"0.70\"}}"),
        15, 11, .ruleOfOtherUnit, "socioEconomic · T1", ["fact"]),
    wrong(
        "a cliff above all", rate("fact", "max: 1.5", "rule: {socioEconomic: {cliff: 70}}"), 15, 35, .invalidNumber,
        "70", ["0.70"]),
]

private let wrongReferences = [
    wrong(
        "a contradiction with a criterion that is not there", rate("T1", "contradicts: [bb]") + fact, 14, 19,
        .unknownCriterion, "bb", suggestion: "b"),
    wrong("a contradiction with itself", rate("T1", "contradicts: a"), 14, 18, .unknownCriterion, "a"),
    wrong(
        "a penalty by a fact that is not there",
        rate("T1", "target: \">= 9%\"", "max: 1", "penalty: {fact: weak, share: 10%}") + fact, 16, 21,
        .unknownCriterion, "weak"),
    wrong(
        "another reading of itself", rate("T1", "target: \">= 9%\"", "alternativeTo: a"), 15, 20, .unknownCriterion, "a"
    ),
    wrong(
        "what may exceed its whole, counted of dossiers", rate("T1", "target: \">= 9%\"", "mayExceed: true"), 15, 16,
        .keyDoesNotFit, "mayExceed", ["figure: fact", "unit: percent"]),
    wrong(
        "ratings of a count", one("id: a", "group: g", "name: n", "unit: count", "figure: fact", "feedback: H1"), 14,
        15,
        .keyDoesNotFit, "feedback", ["unit: percent", "figure: fact", "figure: S1"]),
    wrong(
        "ratings beside conditions",
        rate("S1", "rule: {both: [{figure: S1, at: \">= 9%\"}, {figure: T1, at: \">= 9%\"}]}", "feedback: H1"), 15, 15,
        .keyDoesNotFit, "feedback", ["unit: percent", "figure: fact", "figure: S1"]),
    wrong(
        "another reading of nothing", rate("T1", "target: \">= 9%\"", "alternativeTo: weak") + fact, 15, 20,
        .unknownCriterion, "weak"),
    wrong(
        "another reading of what has no points", rate("T1", "target: \">= 9%\"", "alternativeTo: b") + fact, 15, 20,
        .noAlternative, "b", ["max"]),
    wrong(
        "another reading of another reading",
        rate("T1", "target: \">= 9%\"", "alternativeTo: b")
            + "  - {id: b, group: g, name: n, unit: percent, figure: T1, rule: proportional, max: 1, alternativeTo: c}\n"
            + "  - {id: c, group: g, name: n, unit: percent, figure: T1, rule: proportional, max: 1}\n", 15, 20,
        .noAlternative, "b", ["alternativeTo: c"]),
    wrong(
        "another reading of what is the province's",
        rate("T1", "target: \">= 9%\"", "alternativeTo: b")
            + "  - {id: b, group: g, name: n, unit: percent, figure: T1, rule: proportional, max: 1, scope: province}\n",
        15,
        20, .noAlternative, "b", ["scope: province"]),
    wrong(
        "a penalty by what is counted",
        rate("T1", "target: \">= 9%\"", "max: 1", "penalty: {fact: b, share: 10%}")
            + fact.replacingOccurrences("unit: yes, figure: fact", "unit: percent, figure: O1"), 16, 21, .notAFact, "b",
        ["figure: fact", "unit: yes"]),
    wrong(
        "a condition of a fact in another unit",
        rate("D5", "max: 1", "rule: {both: [{figure: D5, at: \">= 80%\"}, {fact: b, at: \">= 80%\"}]}") + fact, 15, 54,
        .targetOfOtherUnit, "b", [">= 1"]),
]

extension String {
    fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
