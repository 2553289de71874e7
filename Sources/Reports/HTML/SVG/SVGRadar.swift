import Indicators

/// Shares on spokes around a middle: nothing in the middle, all that can be had on the rim.
struct SVGRadar {
    let axes: [Report.RadarAxis]
    let language: Language

    private static let radius = 130.0
    private static let rings = 4
    /// Where names stand, in radii.
    private static let labelled = 1.12

    /// Where a spoke points; the first points up.
    private static func direction(_ place: Int, of count: Int) -> (x: Double, y: Double) {
        let turn = Double(place) / Double(count) * 2 * Double.pi
        return (sine(turn), -sine(turn + Double.pi / 2))
    }

    /// By its series, far closer than a hundredth of a pixel.
    private static func sine(_ angle: Double) -> Double {
        var x = angle.truncatingRemainder(dividingBy: 2 * Double.pi)
        if x > Double.pi { x -= 2 * Double.pi }
        var term = x
        var sum = x
        for step in 1..<14 {
            term *= -x * x / Double((2 * step) * (2 * step + 1))
            sum += term
        }
        return sum
    }

    func chart() -> SVGChart {
        var chart = SVGChart()
        guard axes.count > 2 else { return chart }
        let names = axes.map { TextWrapping.lines(of: $0.name.visible(language), width: 20).lines }
        // Room for the first name above the rim, and for the longest below it.
        let above = 20 + Double(names[0].count) * SVGChart.lineHeight
        let middle = (x: chart.width / 2, y: Self.radius * Self.labelled + above)
        func spot(_ place: Int, _ share: Double) -> (x: Double, y: Double) {
            let way = Self.direction(place, of: axes.count)
            return (middle.x + way.x * Self.radius * share, middle.y + way.y * Self.radius * share)
        }
        func outline(_ share: (Int) -> Double) -> String {
            axes.indices.map { place in
                let point = spot(place, share(place))
                return (place == 0 ? "M" : "L") + SVGPen.place(point.x) + " " + SVGPen.place(point.y)
            }.joined() + "Z"
        }
        var pen = SVGPen()
        for ring in 1...Self.rings {
            let share = Double(ring) / Double(Self.rings)
            pen.path(outline { _ in share }, "radar-ring")
        }
        for place in axes.indices {
            let rim = spot(place, 1)
            pen.line(middle.x, middle.y, rim.x, rim.y, "axis")
        }
        // What is not known reaches nowhere: it is said beside its name.
        pen.path(outline { min(1, max(0, axes[$0].share?.value ?? 0)) }, "radar-area")
        for (place, axis) in axes.enumerated() {
            let share = axis.share.map { min(1, max(0, $0.value)) }
            if let share {
                let point = spot(place, share)
                pen.rect(
                    x: point.x - 3, y: point.y - 3, width: 6, height: 6, "bar plain",
                    tip: axis.name.visible(language) + ": " + axis.shown[language])
            }
            let way = Self.direction(place, of: axes.count)
            let at = spot(place, Self.labelled)
            let anchor = abs(way.x) < 0.2 ? "middle" : way.x < 0 ? "end" : ""
            let lines = names[place]
            let top = at.y + (way.y < -0.5 ? -Double(lines.count) * SVGChart.lineHeight : way.y > 0.5 ? 12 : 0)
            pen.label(lines, x: at.x, y: top, anchor)
            pen.label(
                axis.shown[language], x: at.x, y: top + Double(lines.count) * SVGChart.lineHeight,
                anchor.isEmpty ? "strong" : anchor + " strong")
        }
        let below = 20 + Double(names.map(\.count).max() ?? 1) * SVGChart.lineHeight
        chart.height = middle.y + Self.radius * Self.labelled + below
        chart.markup = pen.text
        return chart
    }
}
