import Dossiers
import Indicators
import Scorecards

/// Several profiles beside each other: what each comes to, and which figure feeds which criteria.
struct ScoreOverview {
    let scored: [ScoredProfile]
    let results: [FigureKey: IndicatorResult]
    let composer: Composer

    private func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }

    var section: Report.Section {
        let rows = scored.map { scored in
            let totals = scored.card.totals
            let hasPoints = !totals.most.isZero
            func points(_ sum: PointSum, of most: PointSum? = nil) -> Report.Cell {
                hasPoints ? .word(.points(sum, of: most)) : .empty
            }
            return Report.Row([
                .word(scored.card.profile.name.both), .number(Int64(totals.met)), .number(Int64(totals.notMet)),
                .number(Int64(totals.withoutData)), points(totals.known, of: totals.most), points(totals.most),
                points(totals.unknown), points(totals.lost),
            ])
        }
        return Report.Section(
            key: "overview", title: both("Tất cả các bộ tiêu chí", "All profiles"),
            blocks: [
                .table(
                    Report.Table(
                        key: "overview",
                        columns: [
                            .init("profile", both("Bộ tiêu chí", "Profile"), .text),
                            .init("met", both("Đạt", "Met"), .number),
                            .init("notMet", both("Chưa đạt", "Missed"), .number),
                            .init("noData", both("Chưa có dữ liệu", "No data"), .number),
                            .init("known", both("Điểm đã biết", "Points known"), .quotient),
                            .init("most", both("Điểm tối đa", "Maximum"), .quotient),
                            .init("unknown", both("Điểm chưa có dữ liệu", "Points without data"), .quotient),
                            .init("lost", both("Mất", "Lost"), .quotient),
                        ], rows: .init(rows)))
            ])
    }

    /// One figure, all criteria that it feeds (plan 001: overlapping criteria use one figure).
    var shared: Report.Section? {
        var users: [FigureKey: [(ScoredProfile, ScoreRow)]] = [:]
        var order: [FigureKey] = []
        for scored in scored {
            for row in scored.card.rows where row.criterion.figure == .fact || !row.isStated {
                for key in row.criterion.figureKeys {
                    if users[key] == nil { order.append(key) }
                    users[key, default: []].append((scored, row))
                }
            }
        }
        var rows: [Report.Row] = []
        for key in order {
            guard let used = users[key], used.count > 1 else { continue }
            let label = IndicatorCatalog.indicator(key.indicator)
            let received = key.base == .received
            let conditions = key.conditions.isEmpty ? "" : ", " + key.conditions.joined(separator: ", ")
            let name = Bilingual(
                vi:
                    "\(key.indicator) · \(label?.nameVi ?? "") (\(key.ruleset)\(received ? ", hồ sơ tiếp nhận trong kỳ" : "")\(conditions))",
                en:
                    "\(key.indicator) · \(label?.nameEn ?? "") (\(key.ruleset)\(received ? ", received in the period" : "")\(conditions))"
            )
            rows.append(Report.Row([.word(name)], kind: .group))
            for (scored, row) in used {
                let words = ScoreWords(row: row, composer: composer)
                rows.append(
                    Report.Row(
                        [
                            .word(scored.card.profile.name.both + Bilingual(same: ": ") + row.criterion.name.both),
                            figure(key), target(key, row, words), .word(words.state),
                        ], indent: 1, tone: words.tone))
            }
        }
        guard !rows.isEmpty else { return nil }
        return Report.Section(
            key: "shared", title: both("Một con số dùng cho nhiều tiêu chí", "One figure, several criteria"),
            blocks: [
                .table(
                    Report.Table(
                        key: "shared",
                        columns: [
                            .init("criterion", both("Tiêu chí", "Criterion"), .text),
                            .init("figure", both("Kết quả", "Figure"), .rate, opens: false),
                            .init("target", both("Chỉ tiêu", "Target"), .text),
                            .init("state", both("Đạt?", "Met?"), .text),
                        ], rows: .init(rows)))
            ])
    }

    /// Where a criterion has several conditions, that of this figure.
    private func target(_ key: FigureKey, _ row: ScoreRow, _ words: ScoreWords) -> Report.Cell {
        guard let part = row.parts.first(where: { $0.condition.name == key.indicator }) else { return words.target }
        let target = part.condition.target
        return .word(Bilingual(vi: target.text(.vietnamese), en: target.text(.english)))
    }

    private func figure(_ key: FigureKey) -> Report.Cell {
        switch results[key]?.value {
        case .ratio(let numerator, let denominator): .rate(numerator: numerator, denominator: denominator)
        case .count(let count): .number(count)
        case .days(_, let median, _, _, _): .number(median)
        case .noData, .noCalendar, nil: .missing(both("không có dữ liệu", "no data"))
        }
    }
}
