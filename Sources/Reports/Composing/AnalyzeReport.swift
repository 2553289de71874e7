import Dossiers
import Indicators

/// The figures of `motcua analyze` as a report that is handed on, with every slice that was asked for.
public enum AnalyzeReport {
    public static func compose(_ material: ReportMaterial) -> Report {
        let composer = Composer(material: material)
        let document = material.present
        var report = composer.report(kind: "analyze", title: ReportWord.analyzeTitle.text)
        report.sections = [
            Report.Section(
                key: "leading", title: Bilingual(vi: "Sáu con số chính", en: "Six leading figures"),
                blocks: [.figures(composer.figures(composer.leadingIDs))])
        ]
        for (key, title, table) in [
            ("balance", ReportWord.balanceSection, composer.balanceTable),
            ("indicators", ReportWord.indicatorsSection, composer.indicatorTable),
        ] {
            if let table {
                report.sections.append(Report.Section(key: key, title: title.text, blocks: [.table(table)]))
            }
        }
        if !document.dimensions.isEmpty {
            let names = document.dimensions.map { SliceWords.name(ofDimension: $0) }
            let title = Bilingual { language in
                ReportWord.slicesSection.filled(
                    language, names.map { $0[language].lowercased() }.joined(separator: ", "))
            }
            report.sections.append(
                Report.Section(key: "slices", title: title, blocks: [.table(composer.nestedTable(names))]))
        }
        report.sections += composer.document.qualitySections
        report.rules = composer.rules(IndicatorCatalog.all.map(\.id))
        return report
    }
}

extension Composer {
    /// The whole, then every prefix total before its cells, each row made when it is asked for.
    func nestedTable(_ names: [Bilingual]) -> Report.Table {
        let document = document
        let ids = leadingIDs
        let first = Bilingual { language in names.map { $0[language] }.joined(separator: " › ") }
        let columns =
            [Report.Column("slice", first, .text)] + sliceCountColumns
            + ids.map { id in
                .init(id, Bilingual { id + " " + document.label(of: id).name[$0] }, .rate, indicator: id)
            }
        let slices = document.slices
        let composer = self
        return Report.Table(
            key: "slices", columns: columns,
            rows: Report.Rows(count: slices.count) { place in
                let slice = slices[place]
                let rates = ids.map { id in composer.result(id, in: slice).map { composer.figure($0) } ?? .empty }
                return Report.Row(
                    [document.label(of: slice).cell] + Self.sliceCounts.map { .number(slice[$0.marks]) } + rates,
                    kind: slice.depth < document.dimensions.count ? .total : .plain, indent: slice.depth,
                    scope: document.scope(of: slice))
            }, sums: [Self.resolvedSum])
    }
}
