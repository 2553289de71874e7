/// One bar per category, its parts end to end: counts on one scale, or shares of each.
struct SVGStacks {
    let id: String
    let categories: [Report.Label]
    let series: [Report.CountSeries]
    let asShares: Bool
    let language: Language

    private static let barHeight = 22.0
    /// Names up to this many letters stand beside their bars, longer ones above.
    private static let besideLimit = 14

    func chart() -> SVGChart {
        var chart = SVGChart()
        let names = categories.map { $0.visible(language) }
        let isBeside = names.allSatisfy { DisplayWidth.of($0) <= Self.besideLimit }
        let left = isBeside ? (names.map(SVGPen.width).max() ?? 0) + 8 : 0
        let sums = categories.indices.map(sum)
        let ends = categories.indices.map { end(of: $0, sums[$0]) }
        let right = (ends.map(SVGPen.strongWidth).max() ?? 0) + 8
        let plotWidth = max(120, chart.width - left - right)
        let most = Double(sums.max() ?? 0)
        var pen = SVGPen()
        pen.add(hatches)
        var y = 4.0
        for place in categories.indices {
            if isBeside {
                pen.label(names[place], x: left - 8, y: y + 16, "end")
            } else {
                let lines = TextWrapping.lines(of: names[place], width: Int(chart.width / SVGPen.letter)).lines
                pen.label(lines, x: 0, y: y + 12)
                y += Double(lines.count) * SVGChart.lineHeight + 2
            }
            let scale = asShares ? Double(sums[place]) : most
            let drawn = bar(place, sums[place], x: left, y: y, width: plotWidth, scale: scale, to: &pen)
            pen.label(ends[place], x: left + drawn + 6, y: y + 16, "strong")
            y += Self.barHeight + 8
        }
        chart.height = y
        chart.markup = pen.text
        chart.legend = series.enumerated().map { place, one in
            .init(
                swatch: SVGChart.swatch { pen in
                    pen.rect(x: 0, y: 0, width: 30, height: 14, one.tone.rawValue)
                    if let hatch = hatch(of: place) {
                        pen.rect(x: 0, y: 0, width: 30, height: 14, "hatch", fill: hatch)
                    }
                }, text: one.name.visible(language))
        }
        if series.contains(where: { $0.counts.contains { $0 == nil } }) {
            chart.notes.append(HTMLWord.legendHidden[language])
        }
        return chart
    }

    private func count(_ series: Report.CountSeries, _ category: Int) -> Int64? {
        category < series.counts.count ? series.counts[category] : nil
    }

    private func sum(_ category: Int) -> Int64 { series.reduce(0) { $0 + (count($1, category) ?? 0) } }

    /// What stands behind a bar: its sum, and that a part is hidden.
    private func end(of category: Int, _ sum: Int64) -> String {
        let isHidden = series.contains { count($0, category) == nil }
        let number = NumberText.of(sum, language)
        let hidden = "+ " + ReportTextWord.hidden[language]
        return isHidden ? (asShares ? hidden : number + " " + hidden) : asShares ? "" : number
    }

    /// The parts from sum to sum, so that each begins where the one before it ends. Returns how long the bar is.
    private func bar(
        _ category: Int, _ whole: Int64, x: Double, y: Double, width: Double, scale: Double, to pen: inout SVGPen
    ) -> Double {
        guard scale > 0 else { return 0 }
        var before: Int64 = 0
        for (place, one) in series.enumerated() {
            guard let count = count(one, category), count > 0 else { continue }
            let from = x + width * Double(before) / scale
            before += count
            let length = x + width * Double(before) / scale - from
            let share = percentText(numerator: count, denominator: whole, language: language)
            let number = NumberText.of(count, language)
            let tip = one.name.visible(language) + ": " + number + " (" + share + ")"
            pen.rect(x: from, y: y, width: length, height: Self.barHeight, one.tone.rawValue, tip: tip)
            if let hatch = hatch(of: place) {
                pen.rect(x: from, y: y, width: length, height: Self.barHeight, "hatch", fill: hatch)
            }
            // A thin gap tells neighbours apart.
            if before < whole { pen.rect(x: from + length - 1, y: y, width: 1, height: Self.barHeight, "void") }
            let label = asShares ? share : number
            if SVGPen.strongWidth(of: label) + 8 <= length {
                pen.label(label, x: from + length / 2, y: y + 15.5, "on middle strong")
            }
        }
        return width * Double(before) / scale
    }

    // MARK: - Hatches, where colour alone would not do

    private func hatch(of place: Int) -> String? {
        let tone = series[place].tone
        let earlier = series[..<place].count { $0.tone == tone }
        let kind =
            switch (tone, earlier) {
            case (.bad, 0): 1
            case (.warning, 0): 2
            case (_, 0): 0
            default: 2 + earlier
            }
        return kind == 0 ? nil : "url(#" + id + "-h" + String(min(kind, 4)) + ")"
    }

    private var hatches: String {
        let lines = ["M0 6L6 0", "M0 3L6 3", "M0 0L6 6", "M3 0L3 6"]
        let used = Set(series.indices.compactMap(hatch))
        var text = ""
        for (place, line) in lines.enumerated() {
            let name = id + "-h" + String(place + 1)
            guard used.contains("url(#" + name + ")") else { continue }
            text +=
                "<pattern id=\"" + name + "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\""
                + line
                + "\" class=\"ink\"/></pattern>"
        }
        return text.isEmpty ? "" : "<defs>" + text + "</defs>"
    }
}
