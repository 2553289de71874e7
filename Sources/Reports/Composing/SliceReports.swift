import Dossiers
import Indicators

/// Units against each other: `motcua report --kind units`.
public enum UnitsReport {
    public static func compose(_ material: ReportMaterial) -> Report {
        let composer = Composer(material: material)
        let name = material.present.periodName
        var report = composer.report(
            kind: "units", title: Bilingual(vi: "Các đơn vị, \(name.vi)", en: "Units, \(name.en)"))
        let document = material.present
        let ids = composer.leadingIDs
        var blocks: [Report.Block] = [.table(composer.rankedTable(ids[0]))]
        for id in ids.prefix(2) {
            if let chart = composer.ranking(id, of: document, key: "ranking-\(id)") { blocks.append(.chart(chart)) }
        }
        report.sections = [
            Report.Section(key: "ranking", title: Bilingual(vi: "Xếp hạng", en: "Ranking"), blocks: blocks),
            Report.Section(
                key: "units", title: Bilingual(vi: "Số liệu theo đơn vị", en: "Figures by unit"),
                blocks: [.table(composer.sliceTable(document, key: "units", rates: ids, before: material.before))]
                    + [
                        composer.verdictStacks(document),
                        composer.channelShares(document),
                        composer.heatMap(document.onTimeIndicator, key: "heat"),
                    ].compactMap { $0 }.map { .chart($0) }),
            Report.Section(
                key: "letters", title: Bilingual(vi: "Thư xin lỗi theo đơn vị", en: "Letters of apology by unit"),
                blocks: [.table(composer.letterTable(document))]),
        ]
        report.rules = composer.rules(IndicatorCatalog.all.map(\.id))
        report.evidence = material.evidence?.of(report.rules)
        return report
    }
}

/// Procedure by procedure: `motcua report --kind procedures`.
public enum ProceduresReport {
    public static func compose(_ material: ReportMaterial) -> Report {
        let composer = Composer(material: material)
        let name = material.present.periodName
        var report = composer.report(
            kind: "procedures", title: Bilingual(vi: "Các thủ tục, \(name.vi)", en: "Procedures, \(name.en)"))
        report.sections = [
            Report.Section(
                key: "procedures", title: Bilingual(vi: "Số liệu theo thủ tục", en: "Figures by procedure"),
                blocks: [
                    .table(
                        composer.sliceTable(
                            material.present, key: "procedures", rates: composer.leadingIDs, before: material.before))
                ]
                    + [
                        composer.verdictStacks(material.present)
                    ].compactMap { $0 }.map { .chart($0) })
        ]
        report.rules = composer.rules(IndicatorCatalog.all.map(\.id))
        report.evidence = material.evidence?.of(report.rules)
        return report
    }
}

/// What was late and what is overdue, dossier by dossier: `motcua report --kind late`.
public enum LateReport {
    public static func compose(_ material: ReportMaterial) -> Report {
        let composer = Composer(material: material)
        let name = material.present.periodName
        var report = composer.report(
            kind: "late", title: Bilingual(vi: "Hồ sơ quá hạn, \(name.vi)", en: "Late dossiers, \(name.en)"))
        let ids = [material.present.onTimeIndicator, "T4", "A1", "A4"]
        report.sections = [
            Report.Section(
                key: "leading", title: Bilingual(vi: "Con số chính", en: "Leading figures"),
                blocks: [.figures(composer.figures(ids))])
        ]
        if material.present.cells.count > 1 {
            let cut = SliceWords.name(ofDimension: material.present.dimensions.first ?? "")
            report.sections.append(
                Report.Section(
                    key: "slices",
                    title: Bilingual(
                        vi: "Thư xin lỗi theo \(cut.vi.lowercased())",
                        en: "Letters of apology by \(cut.en.lowercased())"),
                    blocks: [.table(composer.letterTable(material.present))]))
        }
        if let list = material.list {
            let count = NumberText.of(Int64(list.rows.count))
            report.sections.append(
                Report.Section(
                    key: "late",
                    title: Bilingual(
                        vi: "Danh sách: \(count.vi) hồ sơ", en: "List: \(count.en) dossiers"),
                    blocks: [.table(list)]))
        }
        report.rules = composer.rules(ids + ["T6", "A2", "A3"])
        report.evidence = material.evidence?.of(report.rules)
        return report
    }
}

extension Composer {
    /// Units in the order of one rate; ties share a rank, units without dossiers come last and have none.
    func rankedTable(_ id: String) -> Report.Table {
        let cells = document.cells
        let rates = cells.map { slice in slice.ratio(id).map { ($0.numerator, $0.denominator) } ?? (0, 0) }
        let lower = IndicatorCatalog.indicator(id)?.polarity == .lower
        let ranking = Ranking(rates, lowerIsBetter: lower)
        let ranked = Set(ranking.places.map(\.item))
        let order =
            ranking.places.map { ($0.item, Optional($0.rank)) }
            + cells.indices.filter { !ranked.contains($0) }.map { ($0, nil) }
        let rows = order.map { item, rank in
            let slice = cells[item]
            let isSmall = rates[item].1 > 0 && rates[item].1 < RateChange.smallDenominator
            return Report.Row(
                [
                    rank.map { .number(Int64($0)) } ?? .empty, document.label(of: slice).cell,
                    .number(rates[item].0), .number(rates[item].1),
                    result(id, in: slice).map { figure($0) } ?? .empty,
                ], scope: document.scope(of: slice), counts: slice.counts,
                remarks: isSmall
                    ? [.init(Bilingual(vi: "mẫu số dưới 30", en: "denominator below 30"), tone: .warning)] : [])
        }
        var notes: [Report.Sentence] = []
        if let median = ranking.median {
            let middle = Report.Ratio(rates[median].0, rates[median].1)
            notes.append(
                .init(
                    Bilingual {
                        ($0 == .vi ? "Trung vị của các đơn vị có hồ sơ: " : "Median of the units with dossiers: ")
                            + Self.percent(middle, nil, $0)
                    },
                    rests: [middle.numerator, middle.denominator, middle.denominator - middle.numerator]))
        }
        notes.append(
            .init(
                Bilingual(
                    vi: "Đồng hạng có cùng thứ hạng (1, 2, 2, 4), so trên phân số chính xác.",
                    en: "Ties share a rank (1, 2, 2, 4); compared as exact fractions."), tone: .muted))
        let label = document.label(of: id)
        return Report.Table(
            key: "ranked",
            columns: [
                .init("rank", Bilingual(vi: "Hạng", en: "Rank"), .number),
                .init("unit", SliceWords.name(ofDimension: document.dimensions.first ?? "unit"), .text),
                .init("numerator", ReportWord.numerator.text, .number, indicator: id, part: .numerator),
                .init("denominator", ReportWord.denominator.text, .number, indicator: id, part: .denominator),
                .init(id, Bilingual { id + " " + label.name[$0] }, .rate, indicator: id),
            ], rows: .init(rows), notes: notes)
    }

    /// A1–A8 by slice: issued, by both deadlines, missing, extended, kept.
    func letterTable(_ document: ReportDocument) -> Report.Table {
        let ids = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"]
        let name = SliceWords.name(ofDimension: document.dimensions.first ?? "")
        var columns = [
            Report.Column("slice", name, .text),
            Report.Column(
                "late", Bilingual(vi: "Quá hạn theo lần hẹn đầu", en: "Late by the first promise"), .number,
                indicator: "A1", part: .denominator),
        ]
        columns += ids.map { id in
            let isRate = IndicatorCatalog.indicator(id)?.isRate ?? false
            return .init(
                id, Bilingual { id + " " + document.label(of: id).name[$0] }, isRate ? .rate : .number, indicator: id)
        }
        func row(_ slice: ReportDocument.Slice) -> Report.Row {
            let late = slice[.lateFirstPromiseR] + slice[.lateFirstPromiseO]
            return Report.Row(
                [document.label(of: slice).cell, .number(late)]
                    + ids.map { id in result(id, in: slice).map { figure($0, of: document) } ?? .empty },
                kind: slice.depth == 0 ? .total : .plain, scope: document.scope(of: slice), counts: slice.counts)
        }
        // A unit that only receives resolves nothing, and owes no letter.
        let resolving = document.cells.filter { $0.resolved + $0.open + $0[.withdrawn] > 0 }
        return Report.Table(
            key: "letters", columns: columns, rows: .init(resolving.map(row) + document.slices.prefix(1).map(row)),
            notes: [
                .init(
                    Bilingual(
                        vi:
                            "A1: có thư. A2: thư đề chậm nhất ngày làm việc cuối cùng trước ngày hẹn trả. A3: thư đề chậm nhất ngày hẹn trả. A4: chưa có thư.",
                        en:
                            "A1: a letter exists. A2: dated at the latest on the last working day before the due day. A3: dated by the due day. A4: no letter."
                    ), tone: .muted)
            ])
    }
}
