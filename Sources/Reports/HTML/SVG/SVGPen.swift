/// Draws the parts of a picture. Places have at most two decimals and no locale, so that the same chart gives the
/// same bytes.
struct SVGPen {
    private(set) var text = ""

    /// `12`, `12.5`, `12.25`: rounded to hundredths.
    static func place(_ place: Double) -> String {
        let hundredths = Int64((place * 100).rounded())
        let size = hundredths.magnitude
        var text = (hundredths < 0 ? "-" : "") + String(size / 100)
        let rest = size % 100
        if rest > 0 {
            text += rest < 10 ? ".0" : "."
            text += rest % 10 == 0 && rest >= 10 ? String(rest / 10) : String(rest)
        }
        return text
    }

    /// About as wide as the letters of a chart are in the widest of the system's fonts.
    static let letter = 8.0

    static func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * letter }

    /// Of bold letters.
    static func strongWidth(of text: String) -> Double { width(of: text) * 1.1 }

    mutating func rect(
        x: Double, y: Double, width: Double, height: Double, _ classes: String, fill: String? = nil,
        tip: String? = nil
    ) {
        text +=
            "<rect x=\"" + Self.place(x) + "\" y=\"" + Self.place(y) + "\" width=\"" + Self.place(max(0, width))
            + "\" height=\"" + Self.place(height) + "\" class=\"" + classes + "\""
        if let fill { text += " fill=\"" + fill + "\"" }
        end(of: "rect", tip)
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: String) {
        text +=
            "<line x1=\"" + Self.place(x1) + "\" y1=\"" + Self.place(y1) + "\" x2=\"" + Self.place(x2)
            + "\" y2=\"" + Self.place(y2) + "\" class=\"" + classes + "\"/>"
    }

    mutating func path(_ steps: String, _ classes: String, dash: String? = nil, tip: String? = nil) {
        text += "<path d=\"" + steps + "\" class=\"" + classes + "\""
        if let dash { text += " stroke-dasharray=\"" + dash + "\"" }
        end(of: "path", tip)
    }

    mutating func label(_ label: String, x: Double, y: Double, _ classes: String = "") {
        text += "<text x=\"" + Self.place(x) + "\" y=\"" + Self.place(y) + "\""
        text += (classes.isEmpty ? ">" : " class=\"" + classes + "\">") + HTMLText.escaped(label) + "</text>"
    }

    /// Lines of a label, the first of them at `y`.
    mutating func label(_ lines: [String], x: Double, y: Double, _ classes: String = "") {
        for (place, line) in lines.enumerated() {
            label(line, x: x, y: y + Double(place) * SVGChart.lineHeight, classes)
        }
    }

    mutating func add(_ markup: String) { text += markup }

    private mutating func end(of tag: String, _ tip: String?) {
        guard let tip else {
            text += "/>"
            return
        }
        text += "><title>" + HTMLText.escaped(tip) + "</title></" + tag + ">"
    }
}

/// A picture and what stands beneath it.
struct SVGChart {
    /// Charts are drawn this wide, so that their letters can be read on a phone; those with many columns are wider.
    static let usualWidth = 520.0
    static let lineHeight = 16.0

    struct Key {
        /// A small picture of its own.
        var swatch: String?
        var text: String
    }

    var width = SVGChart.usualWidth
    var height = 0.0
    var markup = ""
    var legend: [Key] = []
    var notes: [String] = []

    var isWide: Bool { width > 640 }

    /// A small picture for a legend.
    static func swatch(_ draw: (inout SVGPen) -> Void) -> String {
        var pen = SVGPen()
        draw(&pen)
        return "<svg width=\"30\" height=\"14\" viewBox=\"0 0 30 14\" aria-hidden=\"true\">" + pen.text + "</svg>"
    }
}
