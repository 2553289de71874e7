import Dossiers
import Indicators
import Scorecards

/// The sections of one profile: what it comes to, and criterion by criterion.
struct ScoreSections {
    let scored: ScoredProfile
    let composer: Composer
    /// Beside others: its name stands in each title.
    let isNamed: Bool
    let wishes: [Wording]
    let assumptions: [Wording]

    private var card: Scorecard { scored.card }

    var sections: [Report.Section] {
        let id = card.profile.id
        var blocks: [Report.Block] = [.figures(totals), .sentences(sentences)]
        if let radar { blocks.append(.chart(radar)) }
        blocks.append(.table(table))
        var sections = [
            Report.Section(key: "score-\(id)", title: card.profile.name.both, blocks: blocks)
        ]
        if let wished = scored.wished, !wishes.isEmpty {
            sections.append(
                changed(
                    wished, key: "what-if-\(id)", title: Bilingual(vi: "Nếu như", en: "What if"), said: wishes))
        }
        if let projected = scored.projected {
            sections.append(
                changed(
                    projected, key: "projection-\(id)",
                    title: Bilingual(vi: "Ước đến cuối kỳ", en: "To the period's end"), said: assumptions))
        }
        return sections
    }

    // MARK: - What it comes to

    private var hasPoints: Bool { !card.totals.most.isZero }

    private var totals: [Report.Figure] {
        let totals = card.totals
        var figures: [Report.Figure] = []
        func add(_ key: String, _ vi: String, _ en: String, _ value: Report.Cell, _ tone: Report.Tone = .plain) {
            figures.append(
                Report.Figure(
                    key: "\(card.profile.id)-\(key)", name: Bilingual(vi: vi, en: en), value: value, tone: tone))
        }
        if hasPoints {
            let most = Bilingual.points(totals.most)
            let known = Bilingual.points(totals.known, of: totals.most)
            add(
                "known", "Điểm đã biết", "Points known",
                .word(Bilingual(vi: "\(known.vi) / \(most.vi)", en: "\(known.en) / \(most.en)")))
            add("unknown", "Chưa có dữ liệu", "Without data", .word(.points(totals.unknown)), .muted)
            add("lost", "Mất", "Lost", .word(.points(totals.lost)), totals.lost.isZero ? .good : .bad)
            add("attainable", "Còn có thể đạt", "Attainable", .word(.points(totals.attainable)))
        }
        add("met", "Tiêu chí đạt", "Criteria met", .number(Int64(totals.met)), .good)
        add(
            "notMet", "Tiêu chí chưa đạt", "Criteria missed", .number(Int64(totals.notMet)),
            totals.notMet == 0 ? .plain : .bad)
        add("noData", "Tiêu chí chưa có dữ liệu", "Criteria without data", .number(Int64(totals.withoutData)), .muted)
        return figures
    }

    private var sentences: [Report.Sentence] {
        let profile = card.profile
        let document = profile.document.map { Bilingual(vi: "tài liệu \($0)", en: "document \($0)") }
        var sentences: [Report.Sentence] = [
            .init(
                Bilingual { language in
                    let source = profile.source.both[language]
                    // Sources mostly name it themselves.
                    let named = document.map { source.contains($0[language]) ? "" : " (\($0[language]))" } ?? ""
                    let targets = language == .vi ? " Chỉ tiêu năm \(card.year)." : " Targets of \(card.year)."
                    return (language == .vi ? "Căn cứ: " : "Source: ") + source + named + "."
                        + (profile.years != nil && card.isForYear ? targets : "")
                }, tone: .muted)
        ]
        if let other = card.otherTimeSentence(lastDay: composer.document.period.lastDay) {
            sentences.append(.init(other.both, tone: .warning))
        }
        return sentences
    }

    /// Points of the groups, where there are enough of them to make a picture.
    private var radar: Report.Chart? {
        let groups = card.groups.filter { !$0.totals.most.isZero }
        guard groups.count > 3, hasPoints else { return nil }
        let axes = groups.map { group in
            let most = Bilingual.points(group.totals.most)
            let known = Bilingual.points(group.totals.known, of: group.totals.most)
            let unknown = group.totals.unknown
            let isUnknown = !unknown.isZero && group.totals.known.isZero && group.totals.lost.isZero
            return Report.RadarAxis(
                name: .word(group.name.both),
                shown: isUnknown
                    ? Bilingual(vi: "– / \(most.vi)", en: "– / \(most.en)")
                    : Bilingual(vi: "\(known.vi) / \(most.vi)", en: "\(known.en) / \(most.en)"),
                share: isUnknown ? nil : group.totals.known.share(of: group.totals.most))
        }
        return Report.Chart(
            key: "radar-\(card.profile.id)", title: Bilingual(vi: "Điểm theo nhóm", en: "Points by group"),
            description: Bilingual { language in
                axes.map { $0.name.words[language] + " " + $0.shown[language] }.joined(separator: "; ") + "."
            }, form: .radar(axes: axes))
    }

    // MARK: - Criterion by criterion

    private var table: Report.Table {
        func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
        let columns: [Report.Column] = [
            .init("criterion", both("Tiêu chí", "Criterion"), .text), .init("figure", both("Kết quả", "Figure"), .rate),
            .init("target", both("Chỉ tiêu", "Target"), .text), .init("state", both("Đạt?", "Met?"), .text),
            .init("points", both("Điểm", "Points"), .quotient),
            .init("most", both("Điểm tối đa", "Maximum"), .quotient),
            .init("lost", both("Mất", "Lost"), .quotient), .init("id", both("Mã", "Id"), .text),
        ]
        var rows: [Report.Row] = []
        for group in card.groups {
            if card.groups.count > 1 { rows.append(Report.Row([.word(group.name.both)], kind: .group)) }
            rows += group.rows.map(row)
            if card.groups.count > 1, !group.totals.most.isZero {
                rows.append(sum(group.totals, both("Cộng nhóm", "Sum")))
            }
        }
        if hasPoints { rows.append(sum(card.totals, both("Tổng số", "Total"))) }
        return Report.Table(key: "criteria-\(card.profile.id)", columns: columns, rows: .init(rows))
    }

    private func sum(_ totals: ScoreTotals, _ name: Bilingual) -> Report.Row {
        // Where nothing is known there is no sum: no data is never a score.
        let isUnknown = totals.known.isZero && totals.lost.isZero && !totals.unknown.isZero
        let (known, lost): (Report.Cell, Report.Cell) =
            isUnknown
            ? (.empty, .empty) : (.word(.points(totals.known, of: totals.most)), .word(.points(totals.lost)))
        return Report.Row(
            [.word(name), .empty, .empty, .empty, known, .word(.points(totals.most)), lost], kind: .total)
    }

    private func row(_ row: ScoreRow) -> Report.Row {
        let words = ScoreWords(row: row, composer: composer)
        return Report.Row(
            [
                .word(row.criterion.name.both), words.figure, words.target, .word(words.state),
                words.points(row.points, of: row.most), words.points(row.most), words.points(row.lost),
                .text(row.id),
            ], indent: 1, indicator: words.linked, remarks: words.remarks, tone: words.tone)
    }

    // MARK: - As it might be

    /// Which criteria come out otherwise, and what the whole comes to.
    private func changed(_ other: Scorecard, key: String, title: Bilingual, said: [Wording]) -> Report.Section {
        let pairs = zip(card.rows, other.rows).filter { $0.figure != $1.figure || $0.points != $1.points }
        var said = said.map { Report.Sentence($0.both, isPoint: true) }
        let stated = card.rows.filter { $0.displaced != nil }.map(\.id)
        if !stated.isEmpty {
            let ids = stated.joined(separator: ", ")
            said.append(
                .init(
                    Bilingual(
                        vi: "Số nhập tay hoặc tính từ phiếu thay cho số của hồ sơ giữ nguyên: \(ids).",
                        en: "Numbers that are stated, or counted of ratings, in the place of dossiers stay: \(ids)."),
                    isPoint: true))
        }
        var blocks: [Report.Block] = [.sentences(said)]
        if hasPoints {
            let (before, after) = (Bilingual.points(card.totals.known), Bilingual.points(other.totals.known))
            blocks.append(
                .sentences([
                    .init(
                        Bilingual(
                            vi: "Điểm đã biết: \(before.vi) thành \(after.vi).",
                            en: "Points known: \(before.en) become \(after.en)."))
                ]))
        }
        func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
        let rows = pairs.map { before, after in
            let (old, new) = (ScoreWords(row: before, composer: composer), ScoreWords(row: after, composer: composer))
            return Report.Row([
                .word(before.criterion.name.both), old.figure, new.figure, .word(old.state), .word(new.state),
                old.points(before.points, of: before.most), new.points(after.points, of: after.most),
            ])
        }
        if rows.isEmpty {
            blocks.append(.sentences([.init(both("Không tiêu chí nào đổi.", "No criterion changes."), tone: .muted)]))
        } else {
            blocks.append(
                .table(
                    Report.Table(
                        key: key,
                        columns: [
                            .init("criterion", both("Tiêu chí", "Criterion"), .text),
                            .init("before", both("Nay", "Now"), .rate, opens: false),
                            .init("after", both("Khi đó", "Then"), .rate, opens: false),
                            .init("stateBefore", both("Nay đạt?", "Met now?"), .text),
                            .init("stateAfter", both("Khi đó đạt?", "Met then?"), .text),
                            .init("pointsBefore", both("Điểm nay", "Points now"), .quotient),
                            .init("pointsAfter", both("Điểm khi đó", "Points then"), .quotient),
                        ], rows: .init(rows))))
        }
        let name = card.profile.name.both
        return Report.Section(
            key: key, title: isNamed ? title + Bilingual(same: ": ") + name : title, blocks: blocks)
    }
}
