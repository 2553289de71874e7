import Testing

@testable import Reports

@Suite("A report for publication")
struct PublicationTests {
    static func both(_ text: String) -> Bilingual { Bilingual(same: text) }

    static func chart(_ form: Report.Chart.Form, beside table: Report.Table? = nil) throws -> Report.Block {
        let chart = Report.Chart(key: "c", title: both("Biểu đồ"), description: both("Từ 3 lên 9."), form: form)
        let blocks = [.chart(chart)] + (table.map { [Report.Block.table($0)] } ?? [])
        return try SmallCellTests.report(blocks).hidingSmallCells().sections[0].blocks[0]
    }

    static func isLeftOut(_ block: Report.Block) -> Bool {
        if case .sentences(let sentences) = block { sentences.last?.text == SmallCellWord.chartLeftOut } else { false }
    }

    @Test("stacks lose small counts, and a second one of the same bar")
    func stacks() throws {
        func series(_ counts: [[Int64]]) -> [Report.CountSeries] {
            counts.enumerated().map { .init(name: .text("s\($0)"), tone: .plain, counts: $1) }
        }
        let bars: [Report.Label] = [.text("a"), .text("b"), .text("c")]
        let block = try Self.chart(
            .stacks(categories: bars, series: series([[80, 90, 70], [15, 16, 30], [3, 20, 9]]), asShares: true))
        guard case .chart(let chart) = block, case .stacks(_, let shown, _) = chart.form else {
            Issue.record("the chart is gone")
            return
        }
        let hidden = shown.map { $0.counts.map { $0 == nil } }
        #expect(hidden.joined().filter(\.self).count == 2)
        for bar in 0..<3 { #expect(hidden.filter { $0[bar] }.count != 1) }
        #expect(shown[2].counts[0] == nil && shown[0].counts == [80, 90, 70])
        #expect(chart.description == SmallCellWord.chartCut)
        // One bar with a small part: whatever is left tells it.
        let single = try Self.chart(.stacks(categories: [.text("a")], series: series([[97], [3]]), asShares: true))
        #expect(Self.isLeftOut(single))
        // Nothing small: as it was, with its description.
        let whole = try Self.chart(.stacks(categories: [.text("a")], series: series([[97], [30]]), asShares: true))
        guard case .chart(let chart) = whole else {
            Issue.record("the chart is gone")
            return
        }
        #expect(chart.description == Self.both("Từ 3 lên 9."))
    }

    @Test("rates of trends, heat maps and rankings that rest on small counts are gaps or gone")
    func rates() throws {
        let rates: [[Report.Ratio?]] = [
            [.init(97, 100), .init(60, 90), .init(50, 80)], [.init(40, 60), .init(30, 70), .init(45, 90)],
            [nil, .init(90, 120), .init(70, 99)],
        ]
        let names: [Report.Label] = [.text("a"), .text("b"), .text("c")]
        let series = zip(names, rates).map { Report.RateSeries(name: $0, rates: $1) }
        // The report tells the sums over each row, and of the whole.
        let sums = [(207, 270), (115, 220), (160, 219)] as [(Int64, Int64)]
        let lines = zip(["a", "b", "c"], sums).map { name, sum in
            Report.Row([.text(name), .rate(numerator: sum.0, denominator: sum.1)])
        }
        let table = Report.Table(
            key: "t",
            columns: [.init("n", Self.both("n"), .text), .init("T1", Self.both("T1"), .rate, indicator: "T1")],
            rows: .init(lines))
        for form in [
            Report.Chart.Form.trend(periods: names, series: series, target: nil),
            .heatMap(rows: names, columns: names, rates: rates, target: nil),
        ] {
            guard case .chart(let chart) = try Self.chart(form, beside: table) else {
                Issue.record("the chart is gone")
                continue
            }
            var shown: [[Report.Ratio?]] = []
            if case .trend(_, let series, _) = chart.form { shown = series.map(\.rates) }
            if case .heatMap(_, _, let rates, _) = chart.form { shown = rates }
            #expect(shown[0][0] == nil)
            #expect(shown[0].filter { $0 == nil }.count == 2)
            for (row, line) in shown.enumerated() {
                for (column, rate) in line.enumerated() where rate != nil { #expect(rate == rates[row][column]) }
            }
        }
        let items = [(97, 100), (50, 80), (30, 60), (20, 50)].enumerated().map { place, rate in
            Report.Ranked(rank: place + 1, name: .text("u\(place)"), rate: .init(rate.0, rate.1), isSmall: false)
        }
        guard
            case .chart(let chart) = try Self.chart(.ranking(items: items, median: .init(97, 100), target: nil)),
            case .ranking(let shown, let median, _) = chart.form
        else {
            Issue.record("the chart is gone")
            return
        }
        #expect(!shown.contains { $0.rank == 1 } && shown.count == 3 && median == nil)
    }

    @Test("steps of hidden slices are one step, which is at least two of them; the steps still sum to the change")
    func waterfall() throws {
        let table = SmallCellTests.table([[90, 7, 3], [80, 20, 8], [70, 30, 9], [60, 40, 50]])
        let steps: [(label: Report.Label, points: Int64)] = [
            (.text("Phường 0"), 10_000), (.text("Phường 1"), -3_000), (.text("Phường 2"), 5_000),
            (.text("Phường 3"), 800),
        ]
        let form = Report.Chart.Form.waterfall(
            start: (.text("Q2"), .init(900, 1000)), steps: steps, end: (.text("Q3"), .init(950, 1000)))
        guard case .chart(let chart) = try Self.chart(form, beside: table),
            case .waterfall(_, let shown, _) = chart.form
        else {
            Issue.record("the chart is gone")
            return
        }
        #expect(shown.reduce(0) { $0 + $1.points } == 12_800)
        #expect(!shown.contains { $0.label == .text("Phường 0") } && shown.last?.label == .word(SmallCellWord.other))
        let small = Report.Chart.Form.waterfall(
            start: (.text("Q2"), .init(998, 1000)), steps: steps, end: (.text("Q3"), .init(950, 1000)))
        #expect(Self.isLeftOut(try Self.chart(small)))
    }

    @Test("lists and evidence are left out, and the report says so")
    func lists() throws {
        let published = try SampleReport.report.hidingSmallCells()
        #expect(published.evidence == nil)
        #expect(published.sections.map(\.key) == ["figures", "units", "charts"])
        #expect(published.notes.first == SampleReport.report.notes.first)
        #expect(published.notes.contains(SmallCellWord.listsLeftOut))
        #expect(published.rules[0].remarks.isEmpty && published.rules[0].value == SampleReport.rule.value)
    }

    @Test("a sentence goes when a count that it rests on is hidden or small, or when it tells one outright")
    func sentences() throws {
        func sentence(_ text: String, _ rests: [Int64] = []) -> Report.Sentence { .init(Self.both(text), rests: rests) }
        let table = SmallCellTests.table([[90, 7, 3], [80, 20, 8], [70, 30, 9]])
        let sentences = [
            sentence("Tổng 320 hồ sơ.", [320]), sentence("Tỷ lệ 97 %.", [97, 100, 3]), sentence("Bảy hồ sơ.", [7]),
            sentence("Có 3 hồ sơ quá hạn."), sentence("There are 3 late dossiers."),
            sentence("Kỳ 3 năm 2025, chỉ số T1, 3 %."),
            sentence("Không có hồ sơ.", [0]), sentence("Tăng 1,25 điểm."), sentence("13 hồ sơ."),
        ]
        let published = try SmallCellTests.report([.table(table), .sentences(sentences)]).hidingSmallCells()
        guard case .sentences(let kept) = published.sections[0].blocks[1] else {
            Issue.record("no sentences")
            return
        }
        #expect(
            kept.map(\.text.vi) == [
                "Tổng 320 hồ sơ.", "Kỳ 3 năm 2025, chỉ số T1, 3 %.", "Không có hồ sơ.", "Tăng 1,25 điểm.", "13 hồ sơ.",
            ])
        #expect(published.notes.contains(SmallCellWord.sentencesLeftOut))
    }

    @Test("cards and rules are hidden like cells, with all that is said of them")
    func figures() throws {
        var report = SmallCellTests.report([
            .figures([
                .init(
                    key: "T1", name: Self.both("Đúng hạn"), value: .rate(numerator: 97, denominator: 100), tone: .bad,
                    details: [.init(Self.both("đạt"))], reference: .init(indicator: "T1")),
                .init(key: "A4", name: Self.both("Thiếu thư"), value: .number(2), reference: .init(indicator: "A4")),
                .init(key: "n", name: Self.both("Số ngày"), value: .number(2), reference: .init(indicator: "T6")),
            ])
        ])
        var rule = SampleReport.rule
        rule.value = .rate(numerator: 97, denominator: 100)
        report.rules = [rule]
        let published = try report.hidingSmallCells()
        guard case .figures(let figures) = published.sections[0].blocks[0] else {
            Issue.record("no figures")
            return
        }
        #expect(figures.map(\.value) == [.hidden, .hidden, .number(2)])
        #expect(figures[0].details.isEmpty && figures[0].tone == .muted)
        #expect(published.rules[0].value == .hidden && published.rules[0].remarks.isEmpty)
    }

    @Test("a publication of thousands of rows takes its time in rows, not in their square")
    func large() throws {
        let rows: [[Int64]] = (0..<Int64(1_500)).map { row in
            let parts: [Int64] = [row % 90 + 5, row % 7, row % 13 * 3]
            return parts
        }
        let cells = try SmallCellTests.cells(
            try SmallCellTests.report([.table(SmallCellTests.table(rows))]).hidingSmallCells())
        for (row, cells) in cells.enumerated() where row < rows.count {
            for cell in cells {
                if case .number(let shown) = cell { #expect(!(1...4).contains(shown)) }
            }
        }
        // Where all counts are 5 or more, most are still there.
        let shown = cells.joined().filter { if case .number = $0 { true } else { false } }.count
        #expect(shown > rows.count * 2)
    }
}
