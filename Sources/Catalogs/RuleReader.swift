import Indicators
import Scorecards

/// Reads how the points of one criterion are made.
struct RuleReader {
    var reader: StrictReader
    /// Of the criterion.
    var mapping: StrictMapping
    var unit: Criterion.Unit
    var indicator: Indicator?
    var most: Fraction?

    static let plain: [(String, ScoringRule)] = [("target", .target), ("proportional", .proportional)]
    static let conditionKeys = ["figure", "fact", "at"]
    static let bandKeys = ["at", "points"]
    static let socioEconomicKeys = ["cliff"]

    /// A word, or a mapping with one key.
    func rule(_ node: YAMLNode) throws(CatalogError) -> ScoringRule {
        if case .text(let word) = node.content {
            for (name, rule) in Self.plain where name == word {
                if rule == .proportional { try need([.percent], name, at: node) }
                return rule
            }
            let name = try reader.locatedText(node)
            // A rule that needs more than its name.
            if ScoringRule.names.contains(word) {
                throw reader.fault(.wrongType, at: node, found: "text", expected: ["mapping"])
            }
            throw reader.unknown(.unknownValue, name, expected: ScoringRule.names)
        }
        let pairs = try reader.pairs(node)
        let names = ScoringRule.names.filter { name in !Self.plain.contains { $0.0 == name } }
        guard let (name, value) = pairs.first else {
            throw reader.fault(.missingKey, at: node, found: "", expected: names)
        }
        if pairs.count > 1 {
            throw reader.unknown(.unknownKey, pairs[1].key, expected: [name.value])
        }
        switch name.value {
        case "proportionalAbove":
            try need([.percent], name.value, at: node)
            return .proportionalAbove(try upward(value))
        case "fullAt":
            if unit == .yes { try need([.percent, .count, .points, .dong], name.value, at: node) }
            let full = try upward(value)
            guard full.bound > .zero else {
                throw reader.fault(.invalidTarget, at: value, found: try reader.text(value), expected: [">= 80%"])
            }
            return .fullAt(full)
        case "allOrNothing": return .allOrNothing(try target(value))
        case "both": return .both(try conditions(value))
        case "bands": return .bands(try bands(value))
        case "socioEconomic": return try socioEconomic(value, node)
        default: throw reader.unknown(.unknownKey, name, expected: names)
        }
    }

    /// The criteria whose facts are conditions, with their places.
    func facts(
        of node: YAMLNode, _ rule: ScoringRule
    ) -> [(name: Located<String>, isAnswer: Bool, target: ScoreTarget?)] {
        guard case .both(let conditions) = rule, case .mapping(let pairs) = node.content,
            case .list(let items)? = pairs.first?.value.content
        else { return [] }
        var facts: [(name: Located<String>, isAnswer: Bool, target: ScoreTarget?)] = []
        for (item, condition) in zip(items, conditions) {
            guard let name = condition.fact, case .mapping(let keys) = item.content,
                let value = keys.first(where: { $0.key.content.isText("fact") })?.value
            else { continue }
            facts.append((Located(value: name, line: value.line, column: value.column), false, condition.target))
        }
        return facts
    }

    // MARK: - Parts

    private func target(_ node: YAMLNode) throws(CatalogError) -> ScoreTarget {
        try reader.target(node, unit: unit, polarity: indicator?.polarity)
    }

    /// Points that grow with the figure need a bound from below.
    private func upward(_ node: YAMLNode) throws(CatalogError) -> ScoreTarget {
        try reader.target(node, unit: unit, polarity: .higher)
    }

    private func need(_ units: [Criterion.Unit], _ rule: String, at node: YAMLNode) throws(CatalogError) {
        guard !units.contains(unit) else { return }
        throw reader.fault(.ruleOfOtherUnit, at: node, found: rule, expected: units.map(\.rawValue))
    }

    private func conditions(_ node: YAMLNode) throws(CatalogError) -> [ScoringRule.Condition] {
        var conditions: [ScoringRule.Condition] = []
        for item in try reader.items(node) {
            let condition = try reader.mapping(item, keys: Self.conditionKeys)
            let at = try condition.required("at")
            if let node = condition["fact"] {
                if let other = condition["figure"] {
                    throw reader.fault(.doubledKey, at: node, found: "fact", earlierLine: other.line)
                }
                conditions.append(.init(fact: try reader.text(node), target: try reader.target(at, unit: nil)))
            } else {
                let id = try reader.locatedText(condition.required("figure"))
                let indicator = try reader.indicator(id)
                conditions.append(
                    .init(
                        indicator: indicator.id,
                        target: try reader.target(
                            at, unit: indicator.isRate ? .percent : .count, polarity: indicator.polarity)))
            }
        }
        guard conditions.count >= 2 else {
            throw reader.fault(.missingKey, at: node, found: "", expected: ["figure", "at"])
        }
        return conditions
    }

    private func bands(_ node: YAMLNode) throws(CatalogError) -> [ScoringRule.Band] {
        var bands: [ScoringRule.Band] = []
        var line = 0
        for item in try reader.items(node) {
            let keys = try reader.mapping(item, keys: Self.bandKeys)
            let at = try keys.required("at")
            let pointsNode = try keys.required("points")
            let band = ScoringRule.Band(
                try target(at), points: try reader.number(pointsNode, atMost: CriterionEntry.mostPoints))
            if let most, band.points > most {
                throw reader.fault(
                    .invalidNumber, at: pointsNode, found: try reader.text(pointsNode),
                    expected: ["≤ \(DecimalText.text(most, mark: "."))"])
            }
            if let before = bands.last, !Self.isInOrder(before, band) {
                throw reader.fault(
                    .bandsOutOfOrder, at: at, found: try reader.text(at), expected: [before.target.text(.english)],
                    earlierLine: line)
            }
            bands.append(band)
            line = at.line
        }
        guard !bands.isEmpty else { throw reader.fault(.missingKey, at: node, found: "", expected: Self.bandKeys) }
        return bands
    }

    /// The best stands first: each asks for less and gives less than the one before it.
    private static func isInOrder(_ before: ScoringRule.Band, _ band: ScoringRule.Band) -> Bool {
        guard before.target.isUpward == band.target.isUpward, band.points < before.points else { return false }
        if before.target.bound == band.target.bound {
            // "> 3" asks for more than ">= 3".
            let strict: [Headroom.Relation] = [.above, .below]
            return strict.contains(before.target.relation) && !strict.contains(band.target.relation)
        }
        return band.target.isUpward
            ? band.target.bound < before.target.bound : band.target.bound > before.target.bound
    }

    private func socioEconomic(_ node: YAMLNode, _ rule: YAMLNode) throws(CatalogError) -> ScoringRule {
        try need([.points, .percent], "socioEconomic", at: rule)
        if let indicator {
            throw reader.fault(.ruleOfOtherUnit, at: rule, found: "socioEconomic · \(indicator.id)", expected: ["fact"])
        }
        if let max = mapping["max"], most != ScoringRule.exceededWeight {
            throw reader.fault(.invalidNumber, at: max, found: try reader.text(max), expected: ["1.5"])
        }
        let keys = try reader.mapping(node, keys: Self.socioEconomicKeys)
        let cliff = try keys.required("cliff")
        let text = try reader.text(cliff)
        guard let value = DecimalText.value(text), value <= .one else {
            throw reader.fault(.invalidNumber, at: cliff, found: text, expected: ["0.70"])
        }
        return .socioEconomic(cliff: value)
    }
}

extension YAMLNode.Content {
    fileprivate func isText(_ word: String) -> Bool {
        if case .text(let text) = self { return text == word }
        return false
    }
}
