public import Dossiers

/// A profile held against figures and facts (bảng điểm): a pure function of what it is given.
public struct Scorecard: Sendable {
    /// The rows of one heading, in the order of the file, with their sums.
    public struct Group: Sendable {
        public var name: Wording
        public var rows: [ScoreRow]
        public var totals: ScoreTotals
    }

    public let profile: TargetProfile
    public let year: Int
    public let scope: Criterion.Scope
    public let rows: [ScoreRow]
    /// Criteria of the province that were left out for a commune.
    public let leftOut: [Criterion]
    public let totals: ScoreTotals
    public let groups: [Group]

    /// - Parameters:
    ///   - year: chooses the target where a profile has one for each year.
    ///   - scope: whom the scorecard is for; nil goes by the profile.
    ///   - figures: what was counted of dossiers; asked once for each use. What was not counted is
    ///     `.noData(.notCounted)`.
    public init(
        _ profile: TargetProfile, year: Int, scope: Criterion.Scope? = nil, facts: FactSheet = FactSheet(),
        figures: (FigureKey) -> ScoreFigure
    ) {
        let scope = scope ?? profile.scope
        self.profile = profile
        self.year = year
        self.scope = scope
        let penalties = profile.penaltyFacts
        var rows: [ScoreRow] = []
        var leftOut: [Criterion] = []
        for criterion in profile.criteria {
            if scope == .commune, criterion.scope == .province {
                leftOut.append(criterion)
            } else {
                rows.append(
                    RowScoring(
                        criterion: criterion, year: year, facts: facts, isPenalty: penalties.contains(criterion.id)
                    ).row(figures))
            }
        }
        self.rows = rows
        self.leftOut = leftOut
        totals = ScoreTotals(rows)
        var names: [Wording] = []
        for row in rows where !names.contains(row.criterion.group) { names.append(row.criterion.group) }
        groups = names.map { name in
            let own = rows.filter { $0.criterion.group == name }
            return Group(name: name, rows: own, totals: ScoreTotals(own))
        }
    }

    /// The same of figures in a table.
    public init(
        _ profile: TargetProfile, year: Int, scope: Criterion.Scope? = nil, facts: FactSheet = FactSheet(),
        table: [FigureKey: ScoreFigure]
    ) {
        self.init(profile, year: year, scope: scope, facts: facts) { table[$0] ?? .noData(.notCounted) }
    }

    public subscript(id: String) -> ScoreRow? { rows.first { $0.id == id } }

    /// Whether the profile is for this year.
    public var isForYear: Bool { profile.years?.contains(year) ?? true }

    /// Said when the profile is for other years, or other months, than those of a period that ends on this day.
    public func otherTimeSentence(lastDay: CivilDay) -> Wording? {
        let month = CivilCalendar.components(of: lastDay).month
        guard let time = profile.time, !isForYear || profile.months?.contains(month) == false else { return nil }
        return Wording(
            vi:
                "Bộ tiêu chí dành cho năm \(time.vi); kỳ này kết thúc vào tháng \(month)/\(year), nên kết quả chỉ để tham khảo.",
            en:
                "The profile is for \(time.en); this period ends in month \(month) of \(year), so the results are only for comparison."
        )
    }

    /// Said when rows were left out.
    public var leftOutSentence: Wording? {
        guard !leftOut.isEmpty else { return nil }
        let ids = leftOut.map(\.id).joined(separator: ", ")
        return Wording(
            vi: "Không tính \(leftOut.count) tiêu chí chỉ dành cho cấp tỉnh: \(ids).",
            en: leftOut.count == 1
                ? "1 criterion of the province alone is left out: \(ids)."
                : "\(leftOut.count) criteria of the province alone are left out: \(ids).")
    }
}
