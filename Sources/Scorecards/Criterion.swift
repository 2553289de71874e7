public import Dossiers

/// One criterion (tiêu chí) of a profile: what is asked, by which figure, and what it is worth.
public struct Criterion: Sendable, Equatable, Identifiable {
    /// Where the figure comes from.
    public enum Source: Sendable, Equatable, Hashable {
        /// An id of the catalog of indicators.
        case indicator(String)
        /// A number that no export of dossiers has.
        case fact
    }
    public enum Unit: String, CaseIterable, Sendable { case percent, count, days, points, dong, yes }
    /// What a denominator of 0 is worth.
    public enum WhenNothing: String, CaseIterable, Sendable { case full, zero, noData }
    /// Whom a criterion or a profile is for.
    public enum Scope: String, CaseIterable, Sendable { case commune, province }

    /// A line of the document and the words that stand there.
    public struct Place: Sendable, Equatable {
        public var line: Int
        public var words: String
        public init(line: Int, words: String) {
            self.line = line
            self.words = words
        }
    }

    /// A share of the points reached that is taken off when a fact is yes.
    public struct Penalty: Sendable, Equatable {
        public var fact: String
        public var share: Fraction
        public init(fact: String, share: Fraction) {
            self.fact = fact
            self.share = share
        }
    }

    /// One target, or one for each year.
    public enum Targets: Sendable, Equatable {
        case none
        case always(ScoreTarget)
        case byYear([Int: ScoreTarget])
    }

    public var id: String
    public var group: Wording
    public var name: Wording
    public var places: [Place] = []
    public var unit: Unit
    public var figure: Source
    public var base: Frame.Base
    public var ruleset: String
    /// `field=value`, as of `--where`.
    public var conditions: [String] = []
    public var targets: Targets = .none
    /// Points that can be had; nil: only met or not.
    public var most: Fraction?
    public var rule: ScoringRule = .target
    public var whenNothing: WhenNothing = .noData
    public var penalty: Penalty?
    /// Figure of petitions or ratings that stands in where neither a fact nor a column of the export gives one.
    public var feedback: String?
    /// The numerator may be larger than the denominator: a budget, the posts of an office.
    public var mayExceed = false
    /// The criterion of which this is another reading: its points are shown, and stand in no sum.
    public var alternativeTo: String?
    /// Criteria of the same file with which the document contradicts itself.
    public var contradicts: [String] = []
    /// What the document leaves open, and how it is read here.
    public var reading: Wording?
    public var note: Wording?
    /// `province`: left out of the scorecard of a commune.
    public var scope: Scope = .commune

    public init(
        id: String, group: Wording, name: Wording, unit: Unit = .percent, figure: Source,
        base: Frame.Base = .population, ruleset: String = "form-06", targets: Targets = .none, most: Fraction? = nil,
        rule: ScoringRule = .target
    ) {
        self.id = id
        self.group = group
        self.name = name
        self.unit = unit
        self.figure = figure
        self.base = base
        self.ruleset = ruleset
        self.targets = targets
        self.most = most
        self.rule = rule
    }

    /// The target of one year; nil when there is none.
    public func target(in year: Int) -> ScoreTarget? {
        switch targets {
        case .none: nil
        case .always(let target): target
        case .byYear(let years): years[year]
        }
    }

    /// What has to be counted of dossiers for it: its figure and those of its conditions.
    public var figureKeys: [FigureKey] {
        var ids: [String] = []
        if case .indicator(let id) = figure { ids.append(id) }
        if case .both(let parts) = rule {
            for part in parts {
                if case .indicator(let id) = part.figure, !ids.contains(id) { ids.append(id) }
            }
        }
        return ids.map { key(of: $0) }
    }

    func key(of indicator: String) -> FigureKey {
        FigureKey(indicator: indicator, base: base, ruleset: ruleset, conditions: conditions)
    }

    /// The facts that it takes: of what is computed of dossiers none, unless a survey may say it too; three of the
    /// socio-economic formula.
    public var factIDs: [String] {
        guard figure == .fact || feedback != nil else { return [] }
        switch rule {
        case .socioEconomic: return Fact.socioEconomicParts.map { "\(id).\($0)" }
        // Its parts are facts of criteria of their own.
        case .both: return []
        default: return [id]
        }
    }
}
