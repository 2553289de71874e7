import Indicators

/// Rates in the order of their ranks, as bars from 0, with the median and the target across them.
struct SVGRanking {
    let items: [Report.Ranked]
    let median: Report.Ratio?
    let target: Headroom.Target?
    let language: Language

    private static let barHeight = 12.0

    func chart() -> SVGChart {
        var chart = SVGChart()
        let targetShare = target.map { Double($0.numerator) / Double($0.denominator) }
        let most = max(1, items.map(\.rate.value).max() ?? 1)
        let width = chart.width - 4
        func x(_ share: Double) -> Double { 2 + width * share / most }
        let ties = Set(Dictionary(grouping: items, by: \.rank).filter { $0.value.count > 1 }.keys)
        let ranks = items.map { String($0.rank) + (ties.contains($0.rank) ? "=" : "") }
        let rankWidth = (ranks.map(SVGPen.strongWidth).max() ?? 0) + 8

        var pen = SVGPen()
        var y = 2.0
        for (place, item) in items.enumerated() {
            let value = percentText(
                numerator: item.rate.numerator, denominator: item.rate.denominator, target: target, language: language)
            let counts = HTMLWord.ofDossiers.filled(
                language, NumberText.of(item.rate.numerator, language), NumberText.of(item.rate.denominator, language))
            let name = item.name.visible(language)
            let figure = item.isSmall ? value + " (" + counts + ")" : value
            let room = chart.width - rankWidth - SVGPen.strongWidth(of: figure) - 12
            let lines = TextWrapping.lines(of: name, width: max(10, Int(room / SVGPen.letter))).lines
            pen.label(ranks[place], x: rankWidth - 8, y: y + 12, "end strong")
            pen.label(lines, x: rankWidth, y: y + 12)
            pen.label(figure, x: chart.width, y: y + 12, "end strong")
            y += Double(lines.count) * SVGChart.lineHeight + 2
            pen.rect(x: 2, y: y, width: width, height: Self.barHeight, "track")
            pen.rect(
                x: 2, y: y, width: x(item.rate.value) - 2, height: Self.barHeight,
                item.isSmall ? "bar small" : "bar plain",
                tip: ranks[place] + " " + name + ": " + value + " (" + counts + ")")
            if let median { across(x(median.value), y, "median", to: &pen) }
            if let targetShare, targetShare <= most { across(x(targetShare), y, "target", to: &pen) }
            y += Self.barHeight + 8
        }
        for mark in 0...4 {
            let share = most * Double(mark) / 4
            let text = NumberText.of(Int64((share * 100).rounded()), language) + (language == .vi ? " %" : "%")
            pen.label(text, x: x(share), y: y + 8, mark == 0 ? "soft" : mark == 4 ? "end soft" : "middle soft")
        }
        chart.height = y + 14
        chart.markup = pen.text
        chart.legend = legend
        if !ties.isEmpty { chart.notes.append(HTMLWord.legendTies[language]) }
        if items.contains(where: \.isSmall) { chart.notes.append(HTMLWord.legendSmall[language]) }
        return chart
    }

    private func across(_ x: Double, _ y: Double, _ kind: String, to pen: inout SVGPen) {
        pen.line(x, y - 3, x, y + Self.barHeight + 3, kind)
    }

    private var legend: [SVGChart.Key] {
        var keys: [SVGChart.Key] = []
        if let target {
            keys.append(
                .init(
                    swatch: SVGChart.swatch { $0.line(0, 7, 30, 7, "target") },
                    text: HTMLWord.legendTarget.filled(language, targetText(target, language: language))))
        }
        if let median {
            let text = percentText(numerator: median.numerator, denominator: median.denominator, language: language)
            keys.append(
                .init(
                    swatch: SVGChart.swatch { $0.line(0, 7, 30, 7, "median") },
                    text: HTMLWord.legendMedian.filled(language, text)))
        }
        return keys
    }
}
