public import Dossiers

/// What a plan or an index asks of an office (bộ tiêu chí): the criteria of one file of data/profiles.
public struct TargetProfile: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: Wording
    public var source: Wording
    /// The number of the document whose lines the criteria name.
    public var document: String?
    public var scope: Criterion.Scope
    /// nil: no limit.
    public var years: ClosedRange<Int>?
    /// Of a plan for a part of the year; nil: the whole year.
    public var months: ClosedRange<Int>?
    public var ruleset: String
    public var base: Frame.Base
    /// In the order of the file.
    public var criteria: [Criterion]

    public init(
        id: String, name: Wording, source: Wording, document: String? = nil, scope: Criterion.Scope = .commune,
        years: ClosedRange<Int>? = nil, ruleset: String = "form-06", base: Frame.Base = .population,
        criteria: [Criterion]
    ) {
        self.id = id
        self.name = name
        self.source = source
        self.document = document
        self.scope = scope
        self.years = years
        self.ruleset = ruleset
        self.base = base
        self.criteria = criteria
    }

    /// `2025`, `2026–2030`, `2025 (months 7–12)`; nil without a limit of years.
    public var time: Wording? {
        func span(_ range: ClosedRange<Int>) -> String {
            range.count > 1 ? "\(range.lowerBound)–\(range.upperBound)" : "\(range.lowerBound)"
        }
        guard let years = years.map(span) else { return nil }
        guard let months = months.map(span) else { return Wording(vi: years, en: years) }
        return Wording(vi: "\(years) (tháng \(months))", en: "\(years) (months \(months))")
    }

    public func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }

    /// Every figure that has to be counted of dossiers, each once, in the order of the criteria.
    public var figureKeys: [FigureKey] {
        var seen: Set<FigureKey> = []
        return criteria.flatMap(\.figureKeys).filter { seen.insert($0).inserted }
    }

    /// The facts that can be given, in the order of the criteria.
    public var factIDs: [String] { criteria.flatMap(\.factIDs) }

    /// Criteria that only say whether a penalty applies.
    var penaltyFacts: Set<String> { Set(criteria.compactMap { $0.penalty?.fact }) }
}
