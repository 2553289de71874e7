import Catalogs
import Dossiers
import Indicators
public import Reports
import Scorecards

extension CatalogPages {
    /// The profiles, or one with its criteria: target and points, then of each its rule, its readings and the document's
    /// words.
    public static func profiles(_ id: String?) throws(RunError) -> CatalogPage {
        guard let id else {
            return CatalogPage(
                catalog: "profiles", title: Bilingual(vi: "Các bộ tiêu chí", en: "Profiles"),
                blocks: [
                    .table(
                        table(
                            ["id", "name", "source"],
                            Catalog.builtIn.profiles.map { [Bilingual(same: $0.id), $0.name.both, $0.source.both] }))
                ])
        }
        let profile: TargetProfile
        do { profile = try Catalog.builtIn.profile(idOrPath: id) } catch { throw .catalog(error) }
        let time = profile.time?.both ?? Bilingual(same: "–")
        let rows = profile.criteria.map { criterion -> [Bilingual] in
            let most = criterion.most.map {
                Bilingual(vi: PointText.text($0, style: .vietnamese), en: PointText.text($0, style: .english))
            }
            return [
                Bilingual(same: criterion.id), criterion.name.both, Self.source(of: criterion), Self.target(criterion),
                most ?? Bilingual(same: ""),
            ]
        }
        return CatalogPage(
            catalog: "profiles", id: profile.id, title: profile.name.both,
            blocks: [
                .facts([
                    fact("source", profile.source.both),
                    .init(key: "years", name: Bilingual(vi: "Năm", en: "Years"), value: time),
                    .init(
                        key: "ruleset", name: Bilingual(vi: "Bộ quy tắc", en: "Ruleset"),
                        value: Bilingual(same: profile.ruleset)),
                ]), .table(table(["id", "name", "figure", "target", "most"], rows)),
                .heading(Bilingual(vi: "Từng tiêu chí", en: "Criterion by criterion")),
                .facts(
                    profile.criteria.map { criterion in
                        .init(
                            key: criterion.id, name: Bilingual(same: criterion.id),
                            value: told(of: criterion))
                    }),
            ])
    }

    /// Where its figure comes from, and what may stand in for it.
    private static func source(of criterion: Criterion) -> Bilingual {
        let files = criterion.feedback.map { id in
            FeedbackCatalog.petitions.contains { $0.id == id } ? "--petitions" : "--ratings"
        }
        switch criterion.figure {
        case .fact:
            let other = files.map { ", " + $0 } ?? ""
            return Bilingual(vi: "số liệu ngoài (--facts\(other))", en: "fact (--facts\(other))")
        case .indicator(let id):
            guard let files else { return Bilingual(same: id) }
            return Bilingual(vi: "\(id), hoặc --facts, \(files)", en: "\(id), or --facts, \(files)")
        }
    }

    /// What stands behind a criterion: its rule, what its figure is counted of, and the document's words.
    private static func told(of criterion: Criterion) -> Bilingual {
        let penalty = criterion.penalty.map { penalty in
            let share = penalty.share * Fraction(100)
            return Wording(
                vi: "Trừ \(DecimalText.text(share, mark: ",")) % số điểm đạt được khi \(penalty.fact) là có.",
                en:
                    "\(DecimalText.text(share, mark: "."))% of the points reached are taken off when \(penalty.fact) is yes."
            )
        }
        let sentences =
            [
                criterion.ruleSentence, criterion.countedSentence(), penalty, criterion.alternativeSentence,
                criterion.readingSentence, criterion.note, criterion.contradictionSentence,
            ].compactMap { $0 } + criterion.placeSentences
        return Bilingual(
            vi: sentences.map(\.vi).joined(separator: " "), en: sentences.map(\.en).joined(separator: " "))
    }

    private static func target(_ criterion: Criterion) -> Bilingual {
        func text(_ target: ScoreTarget) -> Bilingual {
            Bilingual(vi: target.text(.vietnamese), en: target.text(.english))
        }
        switch criterion.targets {
        case .none: return Bilingual(same: "")
        case .always(let target): return text(target)
        case .byYear(let years):
            let all = years.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) }
            return Bilingual(
                vi: all.map { "\($0.0): \($0.1.vi)" }.joined(separator: "; "),
                en: all.map { "\($0.0): \($0.1.en)" }.joined(separator: "; "))
        }
    }

    public static func profileText(_ id: String) throws(RunError) -> String {
        do { return try Catalog.builtIn.text(of: id, .profile) } catch { throw .catalog(error) }
    }
}
