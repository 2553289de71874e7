import Dossiers
import Indicators
import Scorecards

/// One criterion as a file states it, with the places of what can only be checked once the whole file is read.
struct CriterionEntry {
    let file: String
    let id: Located<String>
    private var criterion: Criterion
    private var base: Frame.Base?
    private var ruleset: String?
    /// Names of criteria of which the facts are used, and whether they have to be yes or no.
    private(set) var facts: [(name: Located<String>, isAnswer: Bool, target: ScoreTarget?)] = []
    private(set) var contradicts: [Located<String>] = []
    /// The criterion of which it is another reading.
    private(set) var alternativeTo: Located<String>?
    private(set) var years: [Located<Int>] = []

    static let keys = [
        "id", "group", "name", "places", "unit", "figure", "base", "ruleset", "where", "target", "targets", "max",
        "rule", "whenNothing", "penalty", "contradicts", "alternativeTo", "reading", "note", "scope", "feedback",
        "mayExceed",
    ]
    static let placeKeys = ["line", "words"]
    static let penaltyKeys = ["fact", "share"]
    /// As `--where` takes them.
    static let filterFields = ["unit", "procedure", "field", "channel", "level", "officer", "status"]
    static let scopes = Criterion.Scope.allCases.map { ($0.rawValue, $0) }
    static let bases = Frame.Base.allCases.map { ($0.rawValue, $0) }
    /// More points than any index gives for one criterion.
    static let mostPoints = 1000

    /// Ids that no other criterion may have.
    var ids: [String] { [id.value] + criterion.factIDs }

    init(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) {
        let mapping = try reader.mapping(node, keys: Self.keys)
        file = reader.file
        id = try reader.locatedText(mapping.required("id"))
        guard id.value.utf8.allSatisfy(Self.isIDByte) else {
            throw CatalogError(
                file: file, line: id.line, column: id.column, kind: .invalidID, found: id.value,
                expected: ["A–Z", "a–z", "0–9", ".", "-"])
        }
        let group = try reader.wording(mapping.required("group"))
        let name = try reader.wording(mapping.required("name"))
        let unitNode = try mapping.required("unit")
        let unit = try reader.choice(unitNode, of: Criterion.Unit.allCases.map { ($0.rawValue, $0) })
        let figure = try reader.locatedText(mapping.required("figure"))
        let indicator = figure.value == "fact" ? nil : try reader.indicator(figure)
        if let indicator, unit != indicator.criterionUnit {
            throw reader.fault(
                .unitOfOtherFigure, at: unitNode, found: unit.rawValue, expected: [indicator.criterionUnit.rawValue])
        }
        criterion = Criterion(
            id: id.value, group: group, name: name, unit: unit,
            figure: indicator.map { .indicator($0.id) } ?? .fact)
        if let node = mapping["places"] { criterion.places = try Self.places(node, reader) }
        if let node = mapping["base"] { base = try reader.choice(node, of: Self.bases) }
        if let node = mapping["ruleset"] { ruleset = try Self.ruleset(node, reader) }
        if let node = mapping["where"] { criterion.conditions = try Self.conditions(node, reader) }
        try readTargets(mapping, indicator)
        if let node = mapping["max"] {
            let most = try reader.number(node, atMost: Self.mostPoints)
            criterion.most = most
        }
        if let node = mapping["rule"] {
            let rule = RuleReader(
                reader: reader, mapping: mapping, unit: unit, indicator: indicator, most: criterion.most)
            criterion.rule = try rule.rule(node)
            facts += rule.facts(of: node, criterion.rule)
        }
        if let node = mapping["whenNothing"] {
            criterion.whenNothing = try reader.choice(
                node, of: Criterion.WhenNothing.allCases.map { ($0.rawValue, $0) })
        }
        if let node = mapping["penalty"] { try readPenalty(node, mapping) }
        if let node = mapping["contradicts"] { contradicts = try reader.texts(node) }
        criterion.contradicts = contradicts.map(\.value)
        if let node = mapping["reading"] { criterion.reading = try reader.wording(node) }
        if let node = mapping["note"] { criterion.note = try reader.wording(node) }
        if let node = mapping["feedback"] {
            let known = FeedbackCatalog.all.filter(\.isRate).map { ($0.id, $0.id) }
            criterion.feedback = try reader.choice(node, of: known)
            guard unit == .percent, !criterion.rule.hasOwnParts else {
                throw reader.fault(
                    .keyDoesNotFit, at: node, found: "feedback",
                    expected: ["unit: percent", "figure: fact", "figure: S1"])
            }
        }
        if let node = mapping["mayExceed"] {
            criterion.mayExceed = try reader.choice(node, of: [("true", true), ("false", false)])
            guard criterion.figure == .fact, unit == .percent else {
                throw reader.fault(
                    .keyDoesNotFit, at: node, found: "mayExceed", expected: ["figure: fact", "unit: percent"])
            }
        }
        if let node = mapping["alternativeTo"] {
            let other = try reader.locatedText(node)
            alternativeTo = other
            criterion.alternativeTo = other.value
        }
        if let node = mapping["scope"] { criterion.scope = try reader.choice(node, of: Self.scopes) }
        try refuseWithoutTarget(mapping)
    }

    /// The criterion with what the file says of all of them.
    func criterion(in profile: TargetProfile) -> Criterion {
        var whole = criterion
        whole.base = base ?? profile.base
        whole.ruleset = ruleset ?? profile.ruleset
        return whole
    }

    // MARK: - Parts

    private mutating func readTargets(_ mapping: StrictMapping, _ indicator: Indicator?) throws(CatalogError) {
        let reader = mapping.reader
        if let node = mapping["target"] {
            criterion.targets = .always(
                try reader.target(node, unit: criterion.unit, polarity: indicator?.polarity))
        }
        guard let node = mapping["targets"] else { return }
        if let earlier = mapping["target"] {
            throw reader.fault(.doubledKey, at: node, found: "targets", earlierLine: earlier.line)
        }
        var byYear: [Int: ScoreTarget] = [:]
        for (key, value) in try reader.pairs(node) {
            let year = try reader.year(key)
            byYear[year] = try reader.target(value, unit: criterion.unit, polarity: indicator?.polarity)
            years.append(Located(value: year, line: key.line, column: key.column))
        }
        criterion.targets = .byYear(byYear)
    }

    private mutating func readPenalty(_ node: YAMLNode, _ mapping: StrictMapping) throws(CatalogError) {
        let reader = mapping.reader
        let penalty = try reader.mapping(node, keys: Self.penaltyKeys)
        let fact = try reader.locatedText(penalty.required("fact"))
        criterion.penalty = Criterion.Penalty(fact: fact.value, share: try reader.share(penalty.required("share")))
        facts.append((fact, true, nil))
    }

    /// Points that are given for a target need one.
    private func refuseWithoutTarget(_ mapping: StrictMapping) throws(CatalogError) {
        guard criterion.rule == .target, criterion.most != nil || mapping["rule"] != nil,
            criterion.targets == .none, criterion.unit != .yes
        else { return }
        throw mapping.reader.fault(.missingKey, at: mapping.node, found: "", expected: ["target"])
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension Indicator {
    /// What a criterion with this figure is measured in.
    fileprivate var criterionUnit: Criterion.Unit {
        if isRate { return .percent }
        return unit == .workingDays ? .days : .count
    }
}
