import Indicators
import Testing

@testable import Reports

@Suite("Charts as SVG")
struct HTMLChartTests {
    static let half = Report.Ratio(1, 2)

    private static func drawn(_ chart: SVGChart) throws -> MarkupNode {
        try MarkupReader.parse("<!DOCTYPE html>\n<html><svg>" + chart.markup + "</svg></html>")
    }

    private static func number(_ node: MarkupNode, _ attribute: String) -> Double {
        Double(node.attributes[attribute] ?? "") ?? .nan
    }

    private static func trend(_ rates: [Report.Ratio?]..., target: Headroom.Target? = nil) -> SVGChart {
        SVGTrend(
            periods: rates[0].indices.map { .text("\($0 + 1)") },
            series: rates.map { .init(name: .text("x"), rates: $0) }, target: target, language: .vi
        ).chart()
    }

    @Test(
        "places have two decimals at most",
        arguments: [
            (0.0, "0"), (1, "1"), (-1.5, "-1.5"), (2.004, "2"), (0.05, "0.05"), (12.3456, "12.35"), (-0.001, "0"),
            (99.999, "100"),
        ])
    func places(_ place: Double, _ text: String) { #expect(SVGPen.place(place) == text) }

    @Test("a period without a figure is a gap in the line, and has no dot")
    func gap() throws {
        let picture = try Self.drawn(Self.trend([Self.half, .init(3, 4), nil, Self.half, .init(1, 1)]))
        let line = try #require(picture.classed("series").first?.attributes["d"])
        #expect(line.count { $0 == "M" } == 2)
        #expect(line.count { $0 == "L" } == 2)
        #expect(picture.classed("dot").count == 4)
    }

    @Test("higher rates stand higher, the same ones at one height")
    func heights() throws {
        let picture = try Self.drawn(Self.trend([.init(1, 4), .init(3, 4), .init(1, 2), .init(2, 4)]))
        let line = try #require(picture.classed("series").first?.attributes["d"])
        let ys = line.split { "ML".contains($0) }.map { Double($0.split(separator: " ")[1])! }
        #expect(ys[0] > ys[2] && ys[2] > ys[1] && ys[2] == ys[3])
        #expect(abs((ys[0] + ys[1]) / 2 - ys[2]) < 0.02)
    }

    @Test("the target is a line of its own, named with its sign")
    func target() throws {
        let chart = Self.trend([Self.half], target: SampleReport.target)
        #expect(try Self.drawn(chart)["line"].count { $0.attributes["class"] == "target" } == 1)
        #expect(chart.legend.last?.text == "mục tiêu ≥ 99 %")
    }

    @Test("a chart of nothing is still a chart", arguments: [true, false])
    func nothing(_ isEmpty: Bool) throws {
        _ = try Self.drawn(Self.trend(isEmpty ? [] : [nil, nil]))
        _ = try Self.drawn(SVGStacks(id: "x", categories: [], series: [], asShares: isEmpty, language: .vi).chart())
        _ = try Self.drawn(
            SVGStacks(
                id: "x", categories: [.text("a")],
                series: [.init(name: .text("b"), tone: .bad, counts: isEmpty ? [] : [0])],
                asShares: isEmpty, language: .vi
            ).chart())
        _ = try Self.drawn(SVGRanking(items: [], median: nil, target: nil, language: .vi).chart())
        _ = try Self.drawn(SVGHeatMap(rows: [], columns: [], rates: [], target: nil, language: .vi).chart())
        _ = try Self.drawn(
            SVGWaterfall(
                id: "x", start: (.text("a"), Self.half), steps: [], end: (.text("b"), Self.half), language: .vi
            ).chart())
    }

    @Test(
        "marks of a scale are round and hold every value",
        arguments: [[0.97, 0.98996], [0.5, 1], [0, 0], [1, 1], [0.9999, 0.99991], [0.1, 1.7], [-0.02, 0.03]])
    func scale(_ shares: [Double]) {
        let scale = SVGScale(shares)
        #expect(shares.allSatisfy { (0...1).contains(scale.place(of: $0)) })
        #expect((2...8).contains(scale.marks.count))
        #expect(scale.marks.allSatisfy { $0 % scale.step == 0 })
        var step = scale.step
        while step % 10 == 0 { step /= 10 }
        #expect([1, 2, 5].contains(step))
        #expect(scale.high <= 10_000 || shares.contains { $0 > 1 } || scale.low == scale.high - scale.step)
    }

    @Test("parts of a bar meet, are as long as their counts, and shares fill the bar", arguments: [true, false])
    func stacks(_ asShares: Bool) throws {
        let counts: [[Int64?]] = [[80, 10], [15, nil], [5, 10]]
        let tones: [Report.Tone] = [.good, .plain, .bad]
        let picture = try Self.drawn(
            SVGStacks(
                id: "x", categories: [.text("a"), .text("b")],
                series: zip(tones, counts).map { .init(name: .text($0.rawValue), tone: $0, counts: $1) },
                asShares: asShares, language: .vi
            ).chart())
        let bars = picture["rect"].filter { tones.map(\.rawValue).contains($0.attributes["class"] ?? "") }
        #expect(bars.count == 5)
        for pair in [(0, 1), (1, 2), (3, 4)] {
            let end = Self.number(bars[pair.0], "x") + Self.number(bars[pair.0], "width")
            #expect(abs(end - Self.number(bars[pair.1], "x")) < 0.02)
        }
        let widths = bars.map { Self.number($0, "width") }
        #expect(abs(widths[0] / widths[2] - 16) < 0.1)
        #expect(abs(widths[3] - widths[4]) < 0.02)
        let (first, second) = (widths[0] + widths[1] + widths[2], widths[3] + widths[4])
        #expect(abs(asShares ? first - second : first - 5 * second) < 0.2)
        #expect(picture["text"].contains { $0.text.hasSuffix("+ ẩn") })
    }

    @Test("each step of a waterfall begins where the one before it ends, the last where the end stands")
    func waterfall() throws {
        let steps: [(Report.Label, Int64)] = [
            (.text("a"), 20_000), (.text("b"), -5_000), (.text("c"), 0), (.text("d"), -30_000),
        ]
        let chart = SVGWaterfall(
            id: "x", start: (.text("s"), .init(95, 100)), steps: steps, end: (.text("e"), .init(935, 1000)),
            language: .vi
        ).chart()
        let picture = try Self.drawn(chart)
        func edges(_ node: MarkupNode) -> (Double, Double) {
            let x = Self.number(node, "x")
            return (x, x + Self.number(node, "width"))
        }
        let whole = picture.classed("whole").map(edges)
        var at = whole[0].1
        for (place, bar) in picture.classed("step").map(edges).enumerated() {
            let isDown = steps[place].1 < 0
            #expect(abs((isDown ? bar.1 : bar.0) - at) < 0.02)
            at = isDown ? bar.0 : bar.1
        }
        #expect(abs(at - whole[1].1) < 0.02)
        let widths = picture.classed("step").map { Self.number($0, "width") }
        #expect(abs(widths[0] / widths[1] - 4) < 0.05 && widths[2] == 0)
        #expect(chart.notes == ["Trục bắt đầu từ 93 %, không phải từ 0."])
        #expect(picture["text"].map(\.text).contains("−0,50"))
    }

    @Test("bars of a ranking are as long as their rates; ties and small ones can be told")
    func ranking() throws {
        let items: [Report.Ranked] = [
            .init(rank: 1, name: .text("A"), rate: .init(4, 4), isSmall: true),
            .init(rank: 1, name: .text("B"), rate: .init(80, 80), isSmall: false),
            .init(rank: 3, name: .text("C"), rate: .init(40, 80), isSmall: false),
        ]
        let chart = SVGRanking(items: items, median: .init(80, 80), target: SampleReport.target, language: .vi).chart()
        let picture = try Self.drawn(chart)
        let bars = picture.classed("bar")
        #expect(abs(Self.number(bars[0], "width") - 2 * Self.number(bars[2], "width")) < 0.02)
        #expect(bars.map { $0.attributes["class"] } == ["bar small", "bar plain", "bar plain"])
        let texts = picture["text"].map(\.text)
        #expect(texts.filter { $0 == "1=" }.count == 2 && texts.contains("3"))
        #expect(texts.contains("100,00 % (4 trên 4)"))
        #expect(picture["line"].count { $0.attributes["class"] == "median" } == 3)
        #expect(chart.legend.map(\.text) == ["mục tiêu ≥ 99 %", "trung vị 100,00 %"])
        #expect(chart.notes.count == 2)
    }

    @Test("a cell of a heat map says its rate and whether it misses the target, not by colour alone")
    func heatMap() throws {
        let rates: [[Report.Ratio?]] = [[.init(99, 100), .init(9_899, 10_000)], [nil, .init(1, 2)]]
        let picture = try Self.drawn(
            SVGHeatMap(
                rows: [.text("A"), .text("B")], columns: [.text("1"), .text("2")], rates: rates,
                target: SampleReport.target,
                language: .vi
            ).chart())
        #expect(picture.classed("on-cell").map(\.text) == ["99,00 %", "▼ 98,99 %", "–", "▼ 50,00 %"])
        #expect(
            picture.classed("cell").map { $0.attributes["class"] } == [
                "cell met", "cell miss-1", "cell void", "cell miss-3",
            ])
        let plain = try Self.drawn(
            SVGHeatMap(
                rows: [.text("A")], columns: [.text("1"), .text("2")], rates: [[.init(0, 1), .init(1, 1)]], target: nil,
                language: .en
            ).chart())
        #expect(plain.classed("cell").map { $0.attributes["class"] } == ["cell heat-1", "cell heat-5"])
    }

    @Test("long names are broken into lines, never cut")
    func names() throws {
        let charts: [SVGChart] = [
            SVGRanking(
                items: [.init(rank: 1, name: .text(Sample.longUnit), rate: Self.half, isSmall: false)], median: nil,
                target: nil, language: .vi
            ).chart(),
            SVGHeatMap(
                rows: [.text(Sample.longUnit)], columns: [.text("1")], rates: [[Self.half]], target: nil, language: .vi
            ).chart(),
            SVGWaterfall(
                id: "x", start: (.text("a"), Self.half), steps: [(.text(Sample.longUnit), 1)],
                end: (.text("b"), Self.half), language: .vi
            ).chart(),
            SVGStacks(
                id: "x", categories: [.text(Sample.longUnit)],
                series: [.init(name: .text("b"), tone: .bad, counts: [1])], asShares: false, language: .vi
            ).chart(),
        ]
        for chart in charts {
            let picture = try Self.drawn(chart)
            #expect(picture["text"].map(\.text).joined(separator: " ").contains(Sample.longUnit))
        }
    }

    @Test("every picture is named and described, and its region too")
    func isNamed() throws {
        let page = try MarkupReader.parse(HTMLReport.render(SampleReport.report, .en))
        let figures = page.classed("chart")
        #expect(figures.count == 6)
        for figure in figures {
            let picture = figure["svg"][0]
            let ids = picture.attributes["aria-labelledby"]!.split(separator: " ")
            #expect(picture["title"][0].attributes["id"] == String(ids[0]))
            #expect(picture["desc"][0].attributes["id"] == String(ids[1]))
            #expect(figure.classed("plot")[0].attributes["tabindex"] == "0")
        }
    }
}
