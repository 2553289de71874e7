public import Dossiers

/// A number that comes from elsewhere than the dossiers, stated by somebody with where it is proven and since when, or
/// counted of petitions or ratings.
public struct Fact: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case ratio(numerator: Int64, denominator: Int64)
        case number(Fraction)
        /// Done or not (có / không).
        case done(Bool)
    }
    /// Id of its criterion; of the socio-economic formula with `.a`, `.b` or `.c` behind it.
    public var criterion: String
    public var value: Value
    /// What proves it (minh chứng); empty when nothing is said.
    public var evidence: String
    public var date: CivilDay?
    /// The figure of petitions or ratings by which it was counted; nil: somebody states it.
    public var countedBy: String?

    public init(
        _ criterion: String, _ value: Value, evidence: String = "", date: CivilDay? = nil, countedBy: String? = nil
    ) {
        self.criterion = criterion
        self.value = value
        self.evidence = evidence
        self.date = date
        self.countedBy = countedBy
    }

    /// a: targets given, b: exceeded, c: met.
    public static let socioEconomicParts = ["a", "b", "c"]
}

/// The facts of one profile, by the id of their criterion.
public struct FactSheet: Sendable, Equatable {
    public private(set) var facts: [String: Fact] = [:]

    /// Of several facts with one id the last stands; readers refuse such tables.
    public init(_ facts: [Fact] = []) {
        for fact in facts { self.facts[fact.criterion] = fact }
    }

    public subscript(id: String) -> Fact? { facts[id] }

    /// The same with further facts where none was given.
    public func filled(with further: [Fact]) -> FactSheet {
        var sheet = self
        for fact in further where sheet.facts[fact.criterion] == nil { sheet.facts[fact.criterion] = fact }
        return sheet
    }

    /// The figure that a criterion's fact gives; `noFact` when none is given.
    func figure(of id: String) -> ScoreFigure {
        switch facts[id]?.value {
        case .ratio(let numerator, let denominator): .ratio(numerator: numerator, denominator: denominator)
        case .number(let value): .value(value)
        case .done(let isDone): .done(isDone)
        case nil: .noData(.noFact)
        }
    }

    /// a, b and c of the socio-economic formula; nil when one is missing or they are no counts of one whole.
    func socioEconomic(of id: String) -> (a: Int64, b: Int64, c: Int64)? {
        var counts: [Int64] = []
        for part in Fact.socioEconomicParts {
            guard case .number(let value)? = facts["\(id).\(part)"]?.value, value.denominator == 1,
                let count = Int64(exactly: value.numerator), (0...ScoreFigure.largest).contains(count)
            else { return nil }
            counts.append(count)
        }
        guard counts[1] + counts[2] <= counts[0] else { return nil }
        return (counts[0], counts[1], counts[2])
    }
}
