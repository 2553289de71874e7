import Indicators

/// One cell per row and column. Its text is the rate; the ground tells how far from the target, or from the lowest.
struct SVGHeatMap {
    let rows: [Report.Label]
    let columns: [Report.Label]
    let rates: [[Report.Ratio?]]
    let target: Headroom.Target?
    let language: Language

    private static let rowHeight = 26.0
    private static let widestName = 26

    func chart() -> SVGChart {
        var chart = SVGChart()
        let texts = rows.indices.map { row in columns.indices.map { text(row, $0) } }
        let cellWidth = max(62, (texts.joined().map(SVGPen.strongWidth).max() ?? 0) + 10)
        let lettersWide = min(Self.widestName, rows.map { DisplayWidth.of($0.visible(language)) }.max() ?? 0)
        let left = Double(lettersWide) * SVGPen.letter + 10
        let heads = columns.map {
            TextWrapping.lines(of: $0.visible(language), width: Int(cellWidth / SVGPen.letter)).lines
        }
        let headHeight = Double(heads.map(\.count).max() ?? 0) * SVGChart.lineHeight
        // Few columns share the usual width.
        let width = max(cellWidth, min(110, (SVGChart.usualWidth - left) / Double(max(1, columns.count))))
        chart.width = max(SVGChart.usualWidth, left + width * Double(columns.count))

        var pen = SVGPen()
        for (place, lines) in heads.enumerated() {
            pen.label(lines, x: left + width * (Double(place) + 0.5), y: 13, "middle soft")
        }
        var y = headHeight + 4
        let range = self.range
        for row in rows.indices {
            let lines = TextWrapping.lines(of: rows[row].visible(language), width: lettersWide).lines
            let height = max(Self.rowHeight, Double(lines.count) * SVGChart.lineHeight + 6)
            pen.label(lines, x: 0, y: y + 17)
            for column in columns.indices {
                let look = look(row, column, range)
                let x = left + width * Double(column)
                let tip =
                    rows[row].visible(language) + ", " + columns[column].visible(language) + ": " + detail(row, column)
                pen.rect(x: x + 1, y: y + 1, width: width - 2, height: height - 2, "cell " + look.ground, tip: tip)
                pen.label(texts[row][column], x: x + width / 2, y: y + height / 2 + 4.5, "on-cell middle " + look.text)
            }
            y += height
        }
        chart.height = y + 2
        chart.markup = pen.text
        chart.legend = legend
        return chart
    }

    private func rate(_ row: Int, _ column: Int) -> Report.Ratio? {
        row < rates.count && column < rates[row].count ? rates[row][column] : nil
    }

    private func isMissed(_ rate: Report.Ratio) -> Bool {
        target.map { !$0.isMet(numerator: rate.numerator, denominator: rate.denominator) } ?? false
    }

    private func percent(_ rate: Report.Ratio) -> String {
        percentText(numerator: rate.numerator, denominator: rate.denominator, target: target, language: language)
    }

    private func text(_ row: Int, _ column: Int) -> String {
        guard let rate = rate(row, column) else { return "–" }
        return (isMissed(rate) ? "▼ " : "") + percent(rate)
    }

    private func detail(_ row: Int, _ column: Int) -> String {
        guard let rate = rate(row, column) else { return HTMLWord.noFigure[language] }
        let counts = HTMLWord.ofDossiers.filled(
            language, NumberText.of(rate.numerator, language), NumberText.of(rate.denominator, language))
        return percent(rate) + " (" + counts + ")"
    }

    private var range: (low: Double, high: Double) {
        let values = rates.joined().compactMap { $0?.value }
        return (values.min() ?? 0, values.max() ?? 1)
    }

    private func look(_ row: Int, _ column: Int, _ range: (low: Double, high: Double)) -> (ground: String, text: String)
    {
        guard let rate = rate(row, column) else { return ("void", "soft") }
        if let target {
            guard isMissed(rate) else { return ("met", "strong") }
            let gap = abs(rate.value - Double(target.numerator) / Double(target.denominator))
            return (gap <= 0.01 ? "miss-1" : gap <= 0.05 ? "miss-2" : "miss-3", "strong miss")
        }
        let place = range.high > range.low ? (rate.value - range.low) / (range.high - range.low) : 0
        let step = min(5, Int(place * 5) + 1)
        return ("heat-" + String(step), step >= 4 ? "strong high" : "strong low")
    }

    private var legend: [SVGChart.Key] {
        func key(_ ground: String, _ text: String) -> SVGChart.Key {
            .init(swatch: SVGChart.swatch { $0.rect(x: 0, y: 0, width: 30, height: 14, ground) }, text: text)
        }
        var keys: [SVGChart.Key] = []
        if let target {
            keys.append(key("met", HTMLWord.legendMet.filled(language, targetText(target, language: language))))
            keys.append(key("miss-1", "▼ " + HTMLWord.legendMissOne[language]))
            keys.append(key("miss-2", "▼ " + HTMLWord.legendMissFive[language]))
            keys.append(key("miss-3", "▼ " + HTMLWord.legendMissMore[language]))
        } else if rates.joined().contains(where: { $0 != nil }) {
            keys.append(key("heat-1", HTMLWord.legendLowest[language]))
            keys.append(key("heat-5", HTMLWord.legendHighest[language]))
        }
        let isFull = rows.indices.allSatisfy { row in columns.indices.allSatisfy { rate(row, $0) != nil } }
        if !isFull { keys.append(.init(swatch: nil, text: "– : " + HTMLWord.noFigure[language])) }
        return keys
    }
}
