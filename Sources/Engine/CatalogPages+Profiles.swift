import Catalogs
import Dossiers
public import Reports
import Scorecards

extension CatalogPages {
    /// The profiles, or one with its criteria: target and points, then of each its rule, its readings and the document's
    /// words.
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
        func span(_ range: ClosedRange<Int>) -> String {
            range.count > 1 ? "\(range.lowerBound)–\(range.upperBound)" : "\(range.lowerBound)"
        }
        let years =
            (profile.years.map(span) ?? "–") + (profile.months.map { " (\(span($0)))" } ?? "")
        let rows = profile.criteria.map { criterion -> [Bilingual] in
            let figure: Bilingual =
                switch criterion.figure {
                case .indicator(let id): Bilingual(same: id)
                case .fact: Bilingual(vi: "số liệu ngoài (--facts)", en: "fact (--facts)")
                }
            let most = criterion.most.map {
                Bilingual(vi: PointText.text($0, style: .vietnamese), en: PointText.text($0, style: .english))
            }
            return [
                Bilingual(same: criterion.id), both(criterion.name), figure, Self.target(criterion),
                most ?? Bilingual(same: ""),
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

    /// What stands behind a criterion: its rule, what its figure is counted of, and the document's words.
    private static func told(of criterion: Criterion) -> Bilingual {
        var parts: [Wording] = []
        if criterion.most != nil {
            parts.append(
                Wording(
                    vi: "Cách chấm: \(criterion.rule.formula.vi).", en: "Rule: \(criterion.rule.formula.en)."))
        }
        if case .indicator(let id) = criterion.figure {
            let isReceived = criterion.base == .received
            let conditions = criterion.conditions.map { ", " + $0 }.joined()
            parts.append(
                Wording(
                    vi:
                        "\(id), quy tắc \(criterion.ruleset), hồ sơ \(isReceived ? "tiếp nhận trong kỳ" : "trong kỳ")\(conditions).",
                    en:
                        "\(id), ruleset \(criterion.ruleset), dossiers \(isReceived ? "received in" : "of") the period\(conditions)."
                ))
        }
        if let penalty = criterion.penalty {
            let share = penalty.share * Fraction(100)
            parts.append(
                Wording(
                    vi: "Trừ \(DecimalText.text(share, mark: ",")) % số điểm đạt được khi \(penalty.fact) là có.",
                    en:
                        "\(DecimalText.text(share, mark: "."))% of the points reached are taken off when \(penalty.fact) is yes."
                ))
        }
        if let reading = criterion.reading {
            parts.append(
                Wording(vi: "Cách hiểu của chương trình: \(reading.vi)", en: "Our reading: \(reading.en)"))
        }
        if let note = criterion.note { parts.append(note) }
        if !criterion.contradicts.isEmpty {
            let ids = criterion.contradicts.joined(separator: ", ")
            parts.append(
                Wording(vi: "Tài liệu tự mâu thuẫn: xem \(ids).", en: "The document contradicts itself: see \(ids)."))
        }
        for place in criterion.places {
            parts.append(
                Wording(
                    vi: "Dòng \(place.line): «\(place.words)».", en: "Line \(place.line): «\(place.words)»."))
        }
        return Bilingual(
            vi: parts.map(\.vi).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
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
