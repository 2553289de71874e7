import Indicators

/// Rates over periods: a line per series, broken where there is no figure, and the target.
struct SVGTrend {
    let periods: [Report.Label]
    let series: [Report.RateSeries]
    let target: Headroom.Target?
    let language: Language

    private static let top = 22.0
    private static let plotHeight = 190.0
    /// Told apart without colour.
    private static let dashes: [String?] = [nil, "8 4", "2 5", "10 3 2 3", "5 2", "1 4"]

    func chart() -> SVGChart {
        var chart = SVGChart()
        let targetShare = target.map { Double($0.numerator) / Double($0.denominator) }
        let shares = series.flatMap { $0.rates.compactMap { $0?.value } } + (targetShare.map { [$0] } ?? [])
        let scale = SVGScale(shares)
        let marks = scale.marks.map { scale.text(ofMark: $0, language) }
        let left = 10 + (marks.map(SVGPen.width).max() ?? 0)
        let right = 80.0
        chart.width = max(SVGChart.usualWidth, left + right + Double(periods.count) * 34)
        let plotWidth = chart.width - left - right
        let bottom = Self.top + Self.plotHeight
        chart.height = bottom + 30

        func x(_ period: Int) -> Double {
            periods.count == 1
                ? left + plotWidth / 2 : left + 8 + (plotWidth - 16) * Double(period) / Double(periods.count - 1)
        }
        func y(_ place: Double) -> Double { bottom - Self.plotHeight * place }

        var pen = SVGPen()
        for (mark, text) in zip(scale.marks, marks) {
            let height = y(scale.place(ofMark: mark))
            pen.line(left, height, left + plotWidth, height, mark == scale.low ? "axis" : "grid")
            pen.label(text, x: left - 6, y: height + 4, "end soft")
        }
        addPeriods(to: &pen, x: x, y: bottom + 20, spacing: plotWidth / Double(max(1, periods.count - 1)))
        if let target, let targetShare {
            let height = y(scale.place(of: targetShare))
            pen.line(left, height, left + plotWidth, height, "target")
            chart.legend.append(
                .init(
                    swatch: SVGChart.swatch { $0.line(0, 7, 30, 7, "target") },
                    text: HTMLWord.legendTarget.filled(language, targetText(target, language: language))))
        }
        for (place, one) in series.enumerated() {
            add(one, at: place, to: &pen, x: x) { y(scale.place(of: $0)) }
        }
        addValues(to: &pen, right: left + plotWidth, x: x) { y(scale.place(of: $0)) }
        chart.markup = pen.text
        chart.legend = series.enumerated().map { key($1, at: $0) } + chart.legend
        return chart
    }

    /// As many names as there is room for, the last among them.
    private func addPeriods(to pen: inout SVGPen, x: (Int) -> Double, y: Double, spacing: Double) {
        let names = periods.map { $0.visible(language) }
        let widest = (names.map(SVGPen.width).max() ?? 0) + 8
        let every = max(1, Int((widest / max(1, spacing)).rounded(.up)))
        for (place, name) in names.enumerated() where (names.count - 1 - place) % every == 0 {
            pen.label(name, x: x(place), y: y, "middle")
        }
    }

    private func add(
        _ one: Report.RateSeries, at place: Int, to pen: inout SVGPen, x: (Int) -> Double, y: (Double) -> Double
    ) {
        let colour = String(place % 6 + 1)
        var steps = ""
        var isBroken = true
        for (period, rate) in one.rates.prefix(periods.count).enumerated() {
            guard let rate else {
                isBroken = true
                continue
            }
            steps += (isBroken ? "M" : "L") + SVGPen.place(x(period)) + " " + SVGPen.place(y(rate.value))
            isBroken = false
        }
        guard !steps.isEmpty else { return }
        pen.path(steps, "series c" + colour, dash: Self.dashes[place % Self.dashes.count])
        for (period, rate) in one.rates.prefix(periods.count).enumerated() {
            guard let rate else { continue }
            let tip = one.name.visible(language) + ", " + periods[period].visible(language) + ": " + shown(rate)
            pen.path(Self.dot(place, x(period), y(rate.value)), "dot d" + colour, tip: tip)
        }
    }

    /// Every value of a single line, else the last of each, moved apart where they would meet.
    private func addValues(to pen: inout SVGPen, right: Double, x: (Int) -> Double, y: (Double) -> Double) {
        if series.count == 1, periods.count <= 6 {
            for (period, rate) in series[0].rates.prefix(periods.count).enumerated() {
                if let rate { pen.label(percent(rate), x: x(period), y: y(rate.value) - 10, "middle strong") }
            }
            return
        }
        var values: [(height: Double, text: String)] = series.compactMap { one in
            guard let last = one.rates.prefix(periods.count).last, let rate = last else { return nil }
            return (y(rate.value) + 4, percent(rate))
        }
        values.sort { ($0.height, $0.text) < ($1.height, $1.text) }
        var free = -Double.infinity
        for value in values {
            let height = max(value.height, free)
            pen.label(value.text, x: right + 4, y: height, "strong")
            free = height + SVGChart.lineHeight
        }
    }

    private func key(_ one: Report.RateSeries, at place: Int) -> SVGChart.Key {
        let colour = String(place % 6 + 1)
        let swatch = SVGChart.swatch { pen in
            pen.path("M1 7L29 7", "series c" + colour, dash: Self.dashes[place % Self.dashes.count])
            pen.path(Self.dot(place, 15, 7), "dot d" + colour)
        }
        return .init(swatch: swatch, text: one.name.visible(language))
    }

    private func percent(_ rate: Report.Ratio) -> String {
        percentText(numerator: rate.numerator, denominator: rate.denominator, target: target, language: language)
    }

    private func shown(_ rate: Report.Ratio) -> String {
        percent(rate) + " ("
            + HTMLWord.ofDossiers.filled(
                language, NumberText.of(rate.numerator, language), NumberText.of(rate.denominator, language)) + ")"
    }

    /// A circle, a square, a triangle or a rhombus.
    private static func dot(_ shape: Int, _ x: Double, _ y: Double) -> String {
        func at(_ dx: Double, _ dy: Double) -> String { SVGPen.place(x + dx) + " " + SVGPen.place(y + dy) }
        switch shape % 4 {
        case 0: return "M" + at(-4.5, 0) + "a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z"
        case 1: return "M" + at(-4, -4) + "h8v8h-8Z"
        case 2: return "M" + at(0, -5) + "L" + at(5, 4) + "L" + at(-5, 4) + "Z"
        default: return "M" + at(0, -5.5) + "L" + at(5.5, 0) + "L" + at(0, 5.5) + "L" + at(-5.5, 0) + "Z"
        }
    }
}
