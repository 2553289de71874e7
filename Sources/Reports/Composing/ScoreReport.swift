import Dossiers
public import Indicators
public import Scorecards

/// One profile held against the figures, as they are and as they might be.
public struct ScoredProfile: Sendable {
    public var card: Scorecard
    /// After `--what-if`.
    public var wished: Scorecard?
    /// At the period's end, at the present pace; nil when the period is over.
    public var projected: Scorecard?
    public init(card: Scorecard, wished: Scorecard?, projected: Scorecard?) {
        self.card = card
        self.wished = wished
        self.projected = projected
    }
}

/// Scorecards (bảng điểm): `motcua score`.
public enum ScoreReport {
    /// - Parameters:
    ///   - material: the run's own count.
    ///   - results: every figure that was counted, by its key.
    ///   - wishes: what `--what-if` takes for granted.
    ///   - assumptions: what the projection takes for granted.
    public static func compose(
        _ scored: [ScoredProfile], material: ReportMaterial, results: [FigureKey: IndicatorResult],
        wishes: [Wording], assumptions: [Wording]
    ) -> Report {
        let composer = Composer(material: material)
        let name = material.present.periodName
        let title: Bilingual
        if scored.count == 1, let only = scored.first?.card.profile.name {
            title = Bilingual(vi: "\(only.vi): bảng điểm \(name.vi)", en: "\(only.en): scorecard of \(name.en)")
        } else {
            title = Bilingual(vi: "Bảng điểm các bộ tiêu chí, \(name.vi)", en: "Scorecards of all profiles, \(name.en)")
        }
        var report = composer.report(kind: "score", title: title)
        let several = scored.count > 1
        if several {
            report.sections.append(ScoreOverview(scored: scored, results: results, composer: composer).section)
        }
        for profile in scored {
            report.sections +=
                ScoreSections(
                    scored: profile, composer: composer, isNamed: several, wishes: wishes, assumptions: assumptions
                ).sections
        }
        if several, let shared = ScoreOverview(scored: scored, results: results, composer: composer).shared {
            report.sections.append(shared)
        }
        let shown = Set(scored.flatMap { $0.card.profile.figureKeys.map(\.indicator) })
        report.rules = composer.rules(IndicatorCatalog.all.map(\.id).filter(shown.contains))
        report.notes += scored.compactMap { $0.card.leftOutSentence?.both }
        return report
    }
}

extension Bilingual {
    /// A sum of points as it is shown, in each language's digits.
    static func points(_ points: PointSum, of most: PointSum? = nil) -> Bilingual {
        Bilingual(
            vi: PointText.text(points, of: most, style: .vietnamese),
            en: PointText.text(points, of: most, style: .english))
    }
}
