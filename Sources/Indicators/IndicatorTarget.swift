/// A target as a person writes it: `T1>=98.5`, `T1>98`, `T4<=1,5`, a `%` may follow.
public struct IndicatorTarget: Sendable, Equatable {
    /// Id in the catalog.
    public var indicator: String
    public var target: Headroom.Target

    public init(indicator: String, target: Headroom.Target) {
        self.indicator = indicator
        self.target = target
    }

    /// Reads a target exactly: 98.5 becomes 985/1000. `≥` and `≤` may be written for `>=` and `<=`; the
    /// decimal mark is a point or a comma.
    public static func parse(_ text: String) throws(TargetError) -> IndicatorTarget {
        let signs: [(String, Headroom.Relation)] = [
            (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), (">", .above), ("<", .below),
        ]
        let compact = text.filter { $0 != " " }
        guard let start = compact.firstIndex(where: { "<>≥≤".contains($0) }) else { throw .unreadable(text) }
        let rest = compact[start...]
        guard let (sign, relation) = signs.first(where: { rest.hasPrefix($0.0) }) else {
            throw .unreadable(text)
        }
        let id = String(compact[..<start])
        guard let indicator = IndicatorCatalog.indicator(id) else { throw .unknownIndicator(id) }
        guard indicator.isRate else { throw .notARate(indicator.id) }
        var number = rest.dropFirst(sign.count)
        if number.last == "%" { number.removeLast() }
        guard
            let (value, scale) = DecimalDigits.read(number.utf8, digits: 12, decimals: 9).map({ (Int64($0), Int64($1)) }
            )
        else { throw .unreadable(text) }
        guard value <= 100 * scale else { throw .outOfRange(text) }
        let upward = relation == .atLeast || relation == .above
        switch indicator.polarity {
        case .higher where !upward, .lower where upward: throw .againstPolarity(indicator.id)
        default: break
        }
        return IndicatorTarget(
            indicator: indicator.id,
            target: Headroom.Target(relation: relation, numerator: value, denominator: 100 * scale))
    }
}

/// Why a target cannot be read.
public enum TargetError: Error, Equatable, Sendable {
    case unreadable(String)
    case unknownIndicator(String)
    /// A count or a number of days has no target in percent.
    case notARate(String)
    /// Above 100 %.
    case outOfRange(String)
    /// "At most" of something of which more is better, or the other way round.
    case againstPolarity(String)
}
