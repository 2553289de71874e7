// Charts: a picture that is named and described, its legend, and what has to be said of it.
extension HTMLPage {
    mutating func add(_ chart: Report.Chart, id: String) {
        let picture = drawn(chart, id: id)
        output += "<figure class=\"chart" + (picture.isWide ? " wide" : "") + "\"" + attribute("data-key", chart.key)
        output += ">\n"
        element("figcaption", chart.title[language])
        output += "\n<div class=\"plot\" role=\"region\" tabindex=\"0\""
        output += attribute("aria-label", HTMLWord.chartRegion.filled(language, chart.title[language])) + ">\n"
        let (width, height) = (SVGPen.place(picture.width), SVGPen.place(picture.height))
        output +=
            "<svg role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\" viewBox=\"0 0 " + width + " " + height
        // Letters keep their size on a phone: the picture is moved sideways, not made small.
        output += "\" width=\"" + width + "\" height=\"" + height + "\" style=\"min-width:"
        output += SVGPen.place(picture.isWide ? picture.width : picture.width * 0.9) + "px\">"
        element("title id=\"" + id + "-t\"", chart.title[language])
        element("desc id=\"" + id + "-d\"", chart.description[language])
        output += picture.markup
        output += "</svg>\n</div>\n"
        if !picture.legend.isEmpty {
            output += "<ul class=\"legend\">\n"
            for key in picture.legend {
                output += "<li>" + (key.swatch ?? "")
                element("span", key.text)
                output += "</li>\n"
            }
            output += "</ul>\n"
        }
        for note in picture.notes {
            element("p", note)
            output += "\n"
        }
        output += "</figure>\n"
    }

    private func drawn(_ chart: Report.Chart, id: String) -> SVGChart {
        switch chart.form {
        case .trend(let periods, let series, let target):
            SVGTrend(periods: periods, series: series, target: target, language: language).chart()
        case .stacks(let categories, let series, let asShares):
            SVGStacks(id: id, categories: categories, series: series, asShares: asShares, language: language).chart()
        case .waterfall(let start, let steps, let end):
            SVGWaterfall(id: id, start: start, steps: steps, end: end, language: language).chart()
        case .ranking(let items, let median, let target):
            SVGRanking(items: items, median: median, target: target, language: language).chart()
        case .radar(let axes): SVGRadar(axes: axes, language: language).chart()
        case .heatMap(let rows, let columns, let rates, let target):
            SVGHeatMap(rows: rows, columns: columns, rates: rates, target: target, language: language).chart()
        }
    }
}
