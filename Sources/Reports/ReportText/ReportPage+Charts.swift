import Indicators

extension ReportPage {
    /// What a chart shows as a small table under its title and description. Stacks are said by a table of the report
    /// already: of them only the description stands.
    func blocks(of chart: Report.Chart) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .caption(chart.title[language]), .lines([Page.Line(chart.description[language], .muted)]),
        ]
        switch chart.form {
        case .stacks: break
        case .trend(let periods, let series, let target):
            let rows = series.map { series in
                Page.Row(cells: [series.name.text(language)] + series.rates.map { shown($0, target) })
            }
            blocks.append(.table(grid(.seriesName, periods, rows)))
            blocks += footer(target: target)
        case .heatMap(let names, let columns, let rates, let target):
            let rows = zip(names, rates).map { name, rates in
                Page.Row(cells: [name.text(language)] + rates.map { shown($0, target) })
            }
            blocks.append(.table(grid(nil, columns, rows)))
            blocks += footer(target: target)
        case .radar(let axes):
            let rows = axes.map { axis in
                Page.Row(cells: [axis.name.text(language), axis.shown[language], shown(axis.share, nil)])
            }
            blocks.append(
                .table(
                    Page.Table(
                        columns: [
                            .text(""), .number(ReportTextWord.points[language]),
                            .number(ReportTextWord.share[language]),
                        ], rows: rows)))
        case .waterfall(let start, let steps, let end):
            blocks.append(.table(waterfall(start, steps, end)))
        case .ranking(let items, let median, let target):
            blocks.append(.table(ranking(items, target)))
            blocks += footer(target: target, median: median)
        }
        return blocks
    }

    private func shown(_ rate: Report.Ratio?, _ target: Headroom.Target?) -> String {
        rate?.text(language, target: target) ?? "–"
    }

    private func grid(_ corner: ReportTextWord?, _ columns: [Report.Label], _ rows: [Page.Row]) -> Page.Table {
        let headings = columns.map { Page.Column.number($0.text(language)) }
        return Page.Table(columns: [.text(corner?[language] ?? "")] + headings, rows: rows)
    }

    private func waterfall(
        _ start: (label: Report.Label, rate: Report.Ratio), _ steps: [(label: Report.Label, points: Int64)],
        _ end: (label: Report.Label, rate: Report.Ratio)
    ) -> Page.Table {
        var rows = [Page.Row(kind: .total, cells: [start.label.text(language), start.rate.text(language), ""])]
        rows += steps.map { step in
            Page.Row(cells: [step.label.text(language), "", PointsText.of(step.points, language)], indent: 1)
        }
        rows.append(Page.Row(kind: .total, cells: [end.label.text(language), end.rate.text(language), ""]))
        return Page.Table(
            columns: [
                .text(ReportTextWord.waterfallStep[language]), .number(ReportTextWord.rate[language]),
                .number(ReportTextWord.change[language]),
            ], rows: rows)
    }

    private func ranking(_ items: [Report.Ranked], _ target: Headroom.Target?) -> Page.Table {
        let rows = items.map { item in
            Page.Row(
                cells: [
                    String(item.rank), item.name.text(language), shown(item.rate, target), Self.bar(item.rate),
                ],
                remarks: item.isSmall ? [Page.Line(ReportTextWord.smallBase[language], .muted)] : [])
        }
        var table = Page.Table(
            columns: [
                .number(ReportTextWord.rank[language]), .text(ReportWord.what[language]),
                .number(ReportTextWord.rate[language]), .text(""),
            ], rows: rows)
        table.lead = 2
        return table
    }

    /// 0 % to 100 % in twenty blocks; a rate below 100 % never fills them.
    static func bar(_ rate: Report.Ratio) -> String {
        let length = 20.0 * min(max(rate.value, 0), 1)
        let full = Int(length)
        let half = length - Double(full) >= 0.5 ? "▌" : ""
        return String(repeating: "█", count: full) + half
    }

    private func footer(target: Headroom.Target?, median: Report.Ratio? = nil) -> [Page.Block] {
        var facts: [(name: String, value: String)] = []
        if let target { facts.append((ReportTextWord.target[language], targetText(target, language: language))) }
        if let median { facts.append((ReportTextWord.median[language], median.text(language))) }
        return facts.isEmpty ? [] : [.facts(facts)]
    }
}
