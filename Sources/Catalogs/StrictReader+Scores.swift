import Indicators
import Scorecards

// Numbers and targets of profiles, read exactly.
extension StrictReader {
    /// A text in both languages, as the scorecards take it.
    func wording(_ node: YAMLNode) throws(CatalogError) -> Wording {
        let both = try bilingual(node)
        return Wording(vi: both.vi, en: both.en)
    }

    /// A number from 0, with a decimal point or comma.
    func number(_ node: YAMLNode, atMost most: Int = 999_999_999) throws(CatalogError) -> Fraction {
        let text = try text(node)
        guard let value = DecimalText.value(text), value <= Fraction(Int128(most)) else {
            throw fault(.invalidNumber, at: node, found: text, expected: ["1.5", "≤ \(most)"])
        }
        return value
    }

    /// A share with `%`, above 0 and at most 100 %.
    func share(_ node: YAMLNode) throws(CatalogError) -> Fraction {
        let text = try text(node)
        let compact = text.filter { $0 != " " }
        guard compact.last == "%", let value = DecimalText.value(compact.dropLast()), value > .zero,
            value <= Fraction(100)
        else { throw fault(.invalidNumber, at: node, found: text, expected: ["10%"]) }
        return value / Fraction(100)
    }

    /// `>= 95%`, with `%` exactly where the unit is a percentage.
    ///
    /// - Parameters:
    ///   - unit: nil where it is not known yet.
    ///   - polarity: of the indicator; nil of a fact.
    func target(
        _ node: YAMLNode, unit: Criterion.Unit?, polarity: Indicator.Polarity? = nil
    ) throws(CatalogError) -> ScoreTarget {
        let text = try text(node)
        guard let target = ScoreTarget(text) else {
            throw fault(
                .invalidTarget, at: node, found: text, expected: [unit == .percent || unit == nil ? ">= 95%" : ">= 2"])
        }
        if let unit, target.isPercent != (unit == .percent) {
            throw fault(.targetOfOtherUnit, at: node, found: text, expected: [unit == .percent ? ">= 95%" : ">= 2"])
        }
        switch polarity {
        case .higher? where !target.isUpward:
            throw fault(.targetAgainstFigure, at: node, found: text, expected: [">=", ">"])
        case .lower? where target.isUpward:
            throw fault(.targetAgainstFigure, at: node, found: text, expected: ["<=", "<"])
        default: return target
        }
    }

    /// The id of an indicator, as it stands in the catalog.
    func indicator(_ id: Located<String>) throws(CatalogError) -> Indicator {
        if let found = IndicatorCatalog.all.first(where: { $0.id == id.value }) { return found }
        throw unknown(.unknownIndicator, id, expected: IndicatorCatalog.all.map(\.id))
    }

    /// `2025`, or `2026-2030`.
    func yearSpan(_ node: YAMLNode) throws(CatalogError) -> ClosedRange<Int> {
        let text = try text(node)
        let years = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map {
            Self.year(String($0.filter { $0 != " " }))
        }
        guard years.count == 1 || years.count == 2, let first = years[0], let last = years[years.count - 1],
            first <= last
        else { throw fault(.invalidYear, at: node, found: text, expected: ["2025", "2026-2030"]) }
        return first...last
    }

    /// `7-12`, or `3`.
    func monthSpan(_ node: YAMLNode) throws(CatalogError) -> ClosedRange<Int> {
        let text = try text(node)
        let months = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0.filter { $0 != " " }) }
        guard months.count == 1 || months.count == 2, let first = months[0], let last = months[months.count - 1],
            first <= last, first >= 1, last <= 12
        else { throw fault(.unknownValue, at: node, found: text, expected: ["7-12"]) }
        return first...last
    }

    func year(_ text: Located<String>) throws(CatalogError) -> Int {
        if let year = Self.year(text.value) { return year }
        throw CatalogError(
            file: file, line: text.line, column: text.column, kind: .invalidYear, found: text.value, expected: ["2026"])
    }

    private static func year(_ text: String) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text),
            (1971...2105).contains(year)
        else { return nil }
        return year
    }
}
