import Catalogs
import Dossiers
public import Reports
import Scorecards

extension CatalogPages {
    /// The profiles, or one with its criteria: target, rule, where the document says so.
    public static func profiles(_ id: String?) throws(RunError) -> CatalogPage {
        func both(_ wording: Wording) -> Bilingual { Bilingual(vi: wording.vi, en: wording.en) }
        guard let id else {
            return CatalogPage(
                catalog: "profiles", title: Bilingual(vi: "Các bộ tiêu chí", en: "Profiles"),
                blocks: [
                    .table(
                        table(
                            ["id", "name", "source"],
                            Catalog.builtIn.profiles.map { [Bilingual(same: $0.id), both($0.name), both($0.source)] }))
                ])
        }
        let profile: TargetProfile
        do { profile = try Catalog.builtIn.profile(idOrPath: id) } catch { throw .catalog(error) }
        let years = profile.years.map { $0.count > 1 ? "\($0.lowerBound)–\($0.upperBound)" : "\($0.lowerBound)" } ?? "–"
        let rows = profile.criteria.map { criterion -> [Bilingual] in
            let figure: Bilingual =
                switch criterion.figure {
                case .indicator(let id): Bilingual(same: id)
                case .fact: Bilingual(vi: "số liệu ngoài (--facts)", en: "fact (--facts)")
                }
            let most = criterion.most.map {
                Bilingual(vi: PointText.text($0, style: .vietnamese), en: PointText.text($0, style: .english))
            }
            let places = criterion.places.map { "\($0.line): «\($0.words)»" }.joined(separator: " · ")
            return [
                Bilingual(same: criterion.id), both(criterion.name), figure, Self.target(criterion),
                most ?? Bilingual(same: ""), both(criterion.rule.formula), Bilingual(same: places),
            ]
        }
        return CatalogPage(
            catalog: "profiles", id: profile.id, title: both(profile.name),
            blocks: [
                .facts([
                    fact("source", both(profile.source)),
                    .init(key: "years", name: Bilingual(vi: "Năm", en: "Years"), value: Bilingual(same: years)),
                    .init(
                        key: "ruleset", name: Bilingual(vi: "Bộ quy tắc", en: "Ruleset"),
                        value: Bilingual(same: profile.ruleset)),
                ]), .table(table(["id", "name", "figure", "target", "most", "rule", "words"], rows)),
            ])
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
