/// From one rate to another, step by step: each step begins where the one before it ends.
struct SVGWaterfall {
    let id: String
    let start: (label: Report.Label, rate: Report.Ratio)
    let steps: [(label: Report.Label, points: Int64)]
    let end: (label: Report.Label, rate: Report.Ratio)
    let language: Language

    private static let barHeight = 20.0

    func chart() -> SVGChart {
        var chart = SVGChart()
        // The rate after each step.
        var shares = [start.rate.value]
        var sum: Int64 = 0
        for step in steps {
            sum += step.points
            shares.append(start.rate.value + Double(sum) / 1_000_000)
        }
        let scale = SVGScale(shares + [end.rate.value], marks: 4)
        let values = [percent(start.rate)] + steps.map { HTMLCell.points($0.points, language) } + [percent(end.rate)]
        let names = ([start.label] + steps.map(\.label) + [end.label]).map { $0.visible(language) }
        let lettersWide = min(22, names.map { DisplayWidth.of($0) }.max() ?? 0)
        let left = Double(lettersWide) * SVGPen.letter * 1.1 + 8
        let right = (values.map(SVGPen.strongWidth).max() ?? 0) + 12
        let plotWidth = chart.width - left - right
        func x(_ share: Double) -> Double { left + plotWidth * scale.place(of: share) }

        var rows = SVGPen()
        var y = 6.0
        for (place, name) in names.enumerated() {
            let lines = TextWrapping.lines(of: name, width: lettersWide).lines
            let height = max(Self.barHeight, Double(lines.count) * SVGChart.lineHeight)
            let isWhole = place == 0 || place == names.count - 1
            rows.label(lines, x: 0, y: y + 14, isWhole ? "strong" : "")
            rows.label(values[place], x: chart.width, y: y + 14, "end strong")
            if isWhole {
                let share = place == 0 ? start.rate.value : end.rate.value
                rows.rect(
                    x: left, y: y, width: x(share) - left, height: Self.barHeight, "whole",
                    tip: name + ": " + values[place])
            } else {
                let (from, to) = (x(shares[place - 1]), x(shares[place]))
                let isDown = steps[place - 1].points < 0
                rows.rect(
                    x: min(from, to), y: y, width: max(from, to) - min(from, to), height: Self.barHeight,
                    "step " + (isDown ? "down" : "up"), tip: name + ": " + values[place])
                if isDown {
                    rows.rect(
                        x: to, y: y, width: from - to, height: Self.barHeight, "hatch", fill: "url(#" + id + "-h1)")
                }
            }
            if place < names.count - 1 {
                let joint = x(shares[place])
                rows.line(joint, y + Self.barHeight, joint, y + height + 8, "joint")
            }
            y += height + 8
        }
        var pen = SVGPen()
        pen.add(
            "<defs><pattern id=\"" + id + "-h1\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                + "<path d=\"M0 6L6 0\" class=\"ink\"/></pattern></defs>")
        addMarks(scale, to: &pen, left: left, width: plotWidth, bottom: y)
        pen.add(rows.text)
        chart.height = y + 24
        chart.markup = pen.text
        chart.legend = legend
        if scale.low > 0 {
            chart.notes.append(HTMLWord.axisFrom.filled(language, scale.text(ofMark: scale.low, language)))
        }
        return chart
    }

    private func addMarks(_ scale: SVGScale, to pen: inout SVGPen, left: Double, width: Double, bottom: Double) {
        var free = -Double.infinity
        for mark in scale.marks {
            let place = left + width * scale.place(ofMark: mark)
            pen.line(place, 0, place, bottom, mark == scale.low ? "axis" : "grid")
            let text = scale.text(ofMark: mark, language)
            guard place - SVGPen.width(of: text) / 2 > free else { continue }
            pen.label(text, x: place, y: bottom + 16, "middle soft")
            free = place + SVGPen.width(of: text) / 2 + 4
        }
    }

    private var legend: [SVGChart.Key] {
        [
            .init(
                swatch: SVGChart.swatch { $0.rect(x: 0, y: 0, width: 30, height: 14, "up") },
                text: "+ " + HTMLWord.up[language]),
            .init(
                swatch: SVGChart.swatch { pen in
                    pen.rect(x: 0, y: 0, width: 30, height: 14, "down")
                    pen.rect(x: 0, y: 0, width: 30, height: 14, "hatch", fill: "url(#" + id + "-h1)")
                }, text: "− " + HTMLWord.down[language]),
        ]
    }

    private func percent(_ rate: Report.Ratio) -> String {
        percentText(numerator: rate.numerator, denominator: rate.denominator, language: language)
    }
}
