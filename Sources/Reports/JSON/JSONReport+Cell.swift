import Dossiers
import Indicators

extension JSONReport {
    static func cells(_ cells: [Report.Cell], _ json: inout JSONWriter) {
        json.array(inline: true) { json in
            for cell in cells { self.cell(cell, &json) }
        }
    }

    /// One value, its type told by its keys.
    static func cell(_ cell: Report.Cell, _ json: inout JSONWriter) {
        if case .empty = cell { return json.value(nil as String?) }
        json.object(inline: true) { json in
            switch cell {
            case .empty: break
            case .text(let text): json.member("text", text)
            case .word(let word): json.member("word", word)
            case .number(let number): json.member("number", number)
            case .rate(let numerator, let denominator, let goal):
                json.member(.numerator, numerator)
                json.member(.denominator, denominator)
                json.member(
                    .percent, plain: percentDigits(numerator: numerator, denominator: denominator, target: goal))
                json.key("target")
                target(goal, &json)
            case .points(let points): json.member("points", PointsText.exact(points))
            case .quotient(let sum, let count):
                json.member("sum", sum)
                json.member("count", count)
            case .day(let day): json.member("day", DateText.iso(day))
            case .instant(let stamp): json.member("instant", DateText.iso(stamp))
            case .missing(let reason): json.member("missing", reason)
            case .hidden: json.member("hidden", true)
            }
        }
    }

    static func label(_ label: Report.Label, _ json: inout JSONWriter) {
        switch label {
        case .text(let text): cell(.text(text), &json)
        case .word(let word): cell(.word(word), &json)
        }
    }

    static func ratio(_ ratio: Report.Ratio?, _ json: inout JSONWriter) {
        guard let ratio else { return json.value(nil as String?) }
        json.object(inline: true) {
            $0.member(.numerator, ratio.numerator)
            $0.member(.denominator, ratio.denominator)
        }
    }

    static func target(_ target: Headroom.Target?, _ json: inout JSONWriter) {
        guard let target else { return json.value(nil as String?) }
        json.object(inline: true) {
            $0.member("relation", target.relation.rawValue)
            $0.member(.numerator, target.numerator)
            $0.member(.denominator, target.denominator)
        }
    }

    static func chart(_ chart: Report.Chart, _ json: inout JSONWriter) {
        json.member("key", chart.key)
        json.member("title", chart.title)
        json.member("description", chart.description)
        switch chart.form {
        case .trend(let periods, let series, let goal):
            json.member("form", "trend")
            labels("periods", periods, &json)
            json.array("series", of: series) { json, series in
                json.object(inline: true) { json in
                    json.key("name")
                    label(series.name, &json)
                    json.array("rates", of: series.rates) { ratio($1, &$0) }
                }
            }
            json.key("target")
            target(goal, &json)
        case .stacks(let categories, let series, let asShares):
            json.member("form", "stacks")
            labels("categories", categories, &json)
            json.array("stacks", of: series) { json, series in
                json.object(inline: true) { json in
                    json.key("name")
                    label(series.name, &json)
                    json.member("tone", series.tone.rawValue)
                    json.array("counts", of: series.counts) { $0.value($1) }
                }
            }
            json.member("asShares", asShares)
        case .waterfall(let start, let steps, let end):
            json.member("form", "waterfall")
            side("start", start, &json)
            json.array("steps", of: steps) { json, step in
                json.object(inline: true) { json in
                    json.key("label")
                    label(step.label, &json)
                    json.member("points", PointsText.exact(step.points))
                }
            }
            side("end", end, &json)
        case .ranking(let items, let median, let goal):
            json.member("form", "ranking")
            json.array("items", of: items) { json, item in
                json.object(inline: true) { json in
                    json.member("rank", Int64(item.rank))
                    json.key("name")
                    label(item.name, &json)
                    json.key("rate")
                    ratio(item.rate, &json)
                    json.member("isSmall", item.isSmall)
                }
            }
            json.key("median")
            ratio(median, &json)
            json.key("target")
            target(goal, &json)
        case .radar(let axes):
            json.member("form", "radar")
            json.array("axes", of: axes) { json, axis in
                json.object(inline: true) { json in
                    json.key("name")
                    label(axis.name, &json)
                    json.member("shown", axis.shown)
                    json.key("share")
                    ratio(axis.share, &json)
                }
            }
        case .heatMap(let names, let columns, let rates, let goal):
            json.member("form", "heatMap")
            labels("rowLabels", names, &json)
            labels("columnLabels", columns, &json)
            json.array("rates", of: rates) { json, row in
                json.array(inline: true) { json in
                    for rate in row { ratio(rate, &json) }
                }
            }
            json.key("target")
            target(goal, &json)
        }
    }

    private static func labels(_ key: String, _ labels: [Report.Label], _ json: inout JSONWriter) {
        json.array(key, of: labels, inline: true) { label($1, &$0) }
    }

    private static func side(
        _ key: String, _ side: (label: Report.Label, rate: Report.Ratio), _ json: inout JSONWriter
    ) {
        json.object(key, inline: true) { json in
            json.key("label")
            label(side.label, &json)
            json.key("rate")
            ratio(side.rate, &json)
        }
    }
}
