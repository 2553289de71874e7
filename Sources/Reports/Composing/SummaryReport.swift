import Dossiers
import Indicators

/// The whole of a period on a few pages: `motcua report --kind summary`.
public enum SummaryReport {
    public static func compose(_ material: ReportMaterial) -> Report {
        let composer = Composer(material: material)
        let name = material.present.periodName
        var report = composer.report(
            kind: "summary",
            title: Bilingual(
                vi: "Tình hình giải quyết thủ tục hành chính \(name.vi)", en: "One-stop figures of \(name.en)"))
        report.sections = [
            Report.Section(
                key: "leading", title: Bilingual(vi: "Sáu con số chính", en: "Six leading figures"),
                blocks: [.figures(composer.figures(composer.leadingIDs))])
        ]
        if let table = composer.balanceTable {
            var blocks: [Report.Block] = [.table(table)]
            let document = material.byMonth ?? material.present
            blocks += [composer.verdictStacks(document), composer.channelShares(document)].compactMap { $0 }.map {
                .chart($0)
            }
            report.sections.append(
                Report.Section(key: "balance", title: ReportWord.balanceSection.text, blocks: blocks))
        }
        if let table = composer.indicatorTable {
            report.sections.append(
                Report.Section(key: "indicators", title: ReportWord.indicatorsSection.text, blocks: [.table(table)]))
        }
        let trends = composer.leadingIDs.prefix(3).compactMap(composer.trend)
        if !trends.isEmpty {
            report.sections.append(
                Report.Section(
                    key: "trends", title: Bilingual(vi: "Qua các kỳ", en: "Over periods"),
                    blocks: trends.map { .chart($0) } + [.table(composer.trendTable)]))
        }
        if let byMonth = material.byMonth, byMonth.cells.count > 1 {
            report.sections.append(
                Report.Section(
                    key: "months", title: Bilingual(vi: "Theo tháng", en: "By month"),
                    blocks: [.table(composer.sliceTable(byMonth, key: "byMonth", rates: composer.leadingIDs))]))
        }
        report.sections += composer.cutSections
        report.sections += composer.document.qualitySections
        report.rules = composer.rules(IndicatorCatalog.all.map(\.id))
        report.evidence = material.evidence?.of(report.rules)
        return report
    }
}

extension Composer {
    /// The slices that were asked for, or the units where there are several.
    var cutSections: [Report.Section] {
        guard document.dimensions.count == 1, document.cells.count > 1 else { return [] }
        var blocks: [Report.Block] = [.table(sliceTable(document, key: "slices", rates: leadingIDs))]
        if document.dimensions == ["unit"], let chart = ranking(document.onTimeIndicator, of: document, key: "ranking")
        {
            blocks.append(.chart(chart))
        }
        if let chart = heatMap(document.onTimeIndicator, key: "heat") { blocks.append(.chart(chart)) }
        let name = SliceWords.name(ofDimension: document.dimensions[0])
        let title = Bilingual { ReportWord.slicesSection.filled($0, name[$0].lowercased()) }
        return [Report.Section(key: "slices", title: title, blocks: blocks)]
    }

    /// The leading rates of the periods before and of this one.
    var trendTable: Report.Table {
        let documents = material.earlier + [document]
        let columns =
            [Report.Column("period", ReportWord.period.text, .text)]
            + leadingIDs.map { id in
                // Of other periods: they open nothing.
                Report.Column(
                    id, Bilingual { id + " " + document.label(of: id).name[$0] }, .rate, indicator: id, opens: false)
            }
        let rows = documents.map { document in
            Report.Row(
                [.word(document.periodName)]
                    + leadingIDs.map { id in
                        document.slices.first?.result(id).map { figure($0, of: document) } ?? .empty
                    }, counts: document.slices.first?.counts ?? [])
        }
        return Report.Table(key: "trend", columns: columns, rows: .init(rows))
    }
}
