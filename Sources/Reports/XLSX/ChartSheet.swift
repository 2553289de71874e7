import Indicators

/// The charts of a report, each beside the figures that it shows. The sheet is free: charts hold copies of their
/// figures, which the library takes from sheets in memory.
struct ChartSheet {
    private let charts: [Report.Chart]
    private let language: Language
    private let workbook: Workbook
    private let title: String

    init(_ charts: [Report.Chart], _ language: Language, _ workbook: Workbook, title: String) {
        self.charts = charts
        self.language = language
        self.workbook = workbook
        self.title = title
    }

    func write() throws {
        let sheet = try workbook.addSheet(SheetWord.charts[language], isFree: true)
        let looks = CellLooks(workbook, language, isForm: false)
        var row = 0
        for chart in charts {
            var block = ChartBlock(sheet, looks, language, workbook, top: row)
            try block.write(chart)
            row = block.bottom + 3
        }
        try sheet.setWidth(34, column: 0)
        for column in 1..<8 { try sheet.setWidth(14, column: column) }
        var print = Sheet.Print()
        print.isLandscape = true
        print.title = title
        print.pageWord = SheetWord.page[language]
        try sheet.setPrint(print)
    }
}

/// One chart and its figures.
struct ChartBlock {
    private let sheet: Sheet
    private let looks: CellLooks
    private let language: Language
    private let workbook: Workbook
    private let top: Int
    /// The last row that the figures or the chart take.
    private(set) var bottom: Int
    private var row: Int

    init(_ sheet: Sheet, _ looks: CellLooks, _ language: Language, _ workbook: Workbook, top: Int) {
        self.sheet = sheet
        self.looks = looks
        self.language = language
        self.workbook = workbook
        self.top = top
        row = top
        bottom = top
    }

    /// Rows of 20 pixels that a chart of the default height, 288 pixels, takes.
    private static let chartRows = 15

    mutating func write(_ chart: Report.Chart) throws {
        try sheet.write(
            text: XLSXText.safe(chart.title[language]), row: row, column: 0, looks.title(.caption, isCentered: false))
        try sheet.write(
            text: XLSXText.safe(chart.description[language]), row: row + 1, column: 0,
            workbook.format(CellStyle().with { $0.italic = true }))
        row += 2
        switch chart.form {
        case .trend(let periods, let series, let target): try trend(chart, periods, series, target)
        case .stacks(let categories, let series, let asShares): try stacks(chart, categories, series, asShares)
        case .waterfall(let start, let steps, let end): try waterfall(chart, start, steps, end)
        case .ranking(let items, let median, let target): try ranking(chart, items, median, target)
        case .radar(let axes): try radar(chart, axes)
        case .heatMap(let rows, let columns, let rates, let target): try heatMap(rows, columns, rates, target)
        }
        bottom = max(bottom, row)
    }

    // MARK: Trend

    private mutating func trend(
        _ chart: Report.Chart, _ periods: [Report.Label], _ series: [Report.RateSeries], _ target: Headroom.Target?
    ) throws {
        let names = series.map { $0.name.text(language) }
        let targetName = target.map { SheetWord.target[language] + " " + targetText($0, language: language) }
        let head = row
        try headings([SheetWord.period[language]] + names + (targetName.map { [$0] } ?? []))
        for (place, period) in periods.enumerated() {
            try text(period.text(language), 0)
            for (column, one) in series.enumerated() {
                // A cell without a figure is a gap.
                if place < one.rates.count, let rate = one.rates[place] { try percent(rate, column + 1, target) }
            }
            if let target {
                try number(Double(target.numerator) / Double(target.denominator), .percent, series.count + 1)
            }
            row += 1
        }
        guard !periods.isEmpty else { return }
        let made = try workbook.addChart(.line, on: sheet)
        let rows = head + 1...head + periods.count
        for column in series.indices {
            try made.addSeries(
                name: .init(row: head, column: column + 1), rows: rows, categories: 0, values: column + 1,
                .line(colour: SheetColours.lines[column % SheetColours.lines.count], isDashed: false))
        }
        if target != nil {
            try made.addSeries(
                name: .init(row: head, column: series.count + 1), rows: rows, categories: 0,
                values: series.count + 1, .line(colour: SheetColours.target, isDashed: true))
        }
        let shown =
            series.flatMap(\.rates).compactMap { $0?.value }
            + (target.map { [Double($0.numerator) / Double($0.denominator)] } ?? [])
        let axis = Self.axis(of: shown)
        try name(SheetWord.rate, head: head, column: series.count + 2)
        made.setAxis(.categories, name: .init(row: head, column: 0))
        made.setAxis(
            .values, name: .init(row: head, column: series.count + 2), format: axis.format, from: axis.least,
            to: axis.most)
        try place(made, chart, columns: series.count + 3)
    }

    /// Where an axis of rates begins and ends, so that what differs can be seen.
    static func axis(of rates: [Double]) -> (least: Double, most: Double?, format: String) {
        let (low, high) = (rates.min() ?? 0, rates.max() ?? 1)
        let step = high - low > 0.4 ? 0.2 : high - low > 0.08 ? 0.05 : 0.01
        let least = max(0, ((low - step / 2) / step).rounded(.down) * step)
        // Noise of the division by a step that is no binary fraction.
        return ((least * 100).rounded() / 100, high <= 1 && high > 1 - step ? 1 : nil, "0%")
    }

    // MARK: Radar

    private mutating func radar(_ chart: Report.Chart, _ axes: [Report.RadarAxis]) throws {
        let head = row
        try headings([SheetWord.name[language], SheetWord.rate[language], ReportTextWord.points[language]])
        for axis in axes {
            try text(axis.name.text(language), 0)
            if let share = axis.share { try percent(share, 1, nil) }
            try text(axis.shown[language], 2)
            row += 1
        }
        guard axes.count > 2 else { return }
        let made = try workbook.addChart(.radar, on: sheet)
        try made.addSeries(
            name: .init(row: head, column: 1), rows: head + 1...head + axes.count, categories: 0, values: 1,
            .line(colour: SheetColours.lines[0], isDashed: false))
        made.setAxis(.values, format: "0%", from: 0, to: 1)
        try place(made, chart, columns: 3)
    }

    // MARK: Stacks

    private mutating func stacks(
        _ chart: Report.Chart, _ categories: [Report.Label], _ series: [Report.CountSeries], _ asShares: Bool
    ) throws {
        let head = row
        try headings([SheetWord.category[language]] + series.map { $0.name.text(language) })
        for (place, category) in categories.enumerated() {
            try text(category.text(language), 0)
            for (column, one) in series.enumerated() where place < one.counts.count {
                if let count = one.counts[place] {
                    try self.count(count, column + 1)
                } else {
                    try note(ReportTextWord.hidden[language], column + 1)
                }
            }
            row += 1
        }
        guard !categories.isEmpty, !series.isEmpty else { return }
        let made = try workbook.addChart(asShares ? .barsStackedTo100 : .columnsStacked, on: sheet)
        var used: [Report.Tone: Int] = [:]
        for (column, one) in series.enumerated() {
            let colours = SheetColours.areas(one.tone)
            let colour = colours[used[one.tone, default: 0] % colours.count]
            used[one.tone, default: 0] += 1
            try made.addSeries(
                name: .init(row: head, column: column + 1), rows: head + 1...head + categories.count, categories: 0,
                values: column + 1, .area(colour: colour))
        }
        made.setBars(gap: 60, overlap: 100)
        try name(asShares ? .shareAxis : .dossierAxis, head: head, column: series.count + 1)
        made.setAxis(.categories)
        made.setAxis(
            .values, name: .init(row: head, column: series.count + 1), format: asShares ? "0%" : "#,##0")
        if asShares { made.putFirstCategoryOnTop() }
        try place(made, chart, columns: series.count + 2, bars: asShares ? categories.count : 0)
    }

    // MARK: Waterfall

    private mutating func waterfall(
        _ chart: Report.Chart, _ start: (label: Report.Label, rate: Report.Ratio),
        _ steps: [(label: Report.Label, points: Int64)], _ end: (label: Report.Label, rate: Report.Ratio)
    ) throws {
        let head = row
        let words: [SheetWord] = [.step, .points, .base, .rate, .rise, .fall]
        try headings(words.map { $0[language] })
        func line(_ label: Report.Label, _ cells: [(Double, CellValue.Kind, Int)]) throws {
            try text(label.text(language), 0)
            for (number, kind, column) in cells { try self.number(number, kind, column) }
        }
        try line(start.label, [(start.rate.value, .percent, 3)])
        row += 1
        var ends = [start.rate.value, end.rate.value]
        var sum: Int64 = 0
        for step in steps {
            let before = start.rate.value + Double(sum) / 1_000_000
            sum += step.points
            let after = start.rate.value + Double(sum) / 1_000_000
            let size = Double(step.points.magnitude) / 1_000_000
            try line(
                step.label,
                [
                    (Double(step.points) / 10_000, .points, 1), (min(before, after), .percent, 2),
                    (size, .percent, step.points >= 0 ? 4 : 5),
                ])
            ends.append(after)
            row += 1
        }
        try line(end.label, [(end.rate.value, .percent, 3)])
        row += 1
        let made = try workbook.addChart(.columnsStacked, on: sheet)
        let rows = head + 1...head + steps.count + 2
        for (column, look) in [
            (2, SheetChart.Look.invisible), (3, .area(colour: SheetColours.areas(.plain)[0])),
            (4, .area(colour: SheetColours.areas(.good)[0])), (5, .area(colour: SheetColours.areas(.bad)[0])),
        ] {
            try made.addSeries(
                name: .init(row: head, column: column), rows: rows, categories: 0, values: column, look)
        }
        made.setBars(gap: 40, overlap: 100)
        let axis = Self.axis(of: ends)
        made.setAxis(.categories)
        made.setAxis(
            .values, name: .init(row: head, column: 3), format: "0.0%", from: axis.least, to: axis.most)
        try made.setLegend(isShown: true, hidden: [0])
        try place(made, chart, columns: words.count, legend: false)
    }

    // MARK: Ranking

    /// The median and the target stand as bars among the others, where they belong.
    private mutating func ranking(
        _ chart: Report.Chart, _ items: [Report.Ranked], _ median: Report.Ratio?, _ target: Headroom.Target?
    ) throws {
        let head = row
        let words: [SheetWord] = [.name, .rate, .rank, .numerator, .denominator, .remarks]
        try headings(words.map { $0[language] })
        var colours: [UInt32] = []
        var marks: [(rate: Double, name: String, colour: UInt32)] = []
        if let median { marks.append((median.value, SheetWord.median[language], SheetColours.areas(.warning)[0])) }
        if let target {
            marks.append(
                (
                    Double(target.numerator) / Double(target.denominator),
                    SheetWord.target[language] + " " + targetText(target, language: language), 0x000000
                ))
        }
        // The better the rate, the further up; of rates where less is better the other way round.
        let isDescending = (items.first?.rate.value ?? 1) >= (items.last?.rate.value ?? 0)
        marks.sort { isDescending ? $0.rate > $1.rate : $0.rate < $1.rate }
        func write(_ mark: (rate: Double, name: String, colour: UInt32)) throws {
            try text(mark.name, 0)
            try number(mark.rate, .percent, 1)
            colours.append(mark.colour)
            row += 1
        }
        for item in items {
            while let rate = marks.first?.rate, isDescending ? rate > item.rate.value : rate < item.rate.value {
                try write(marks.removeFirst())
            }
            try text("\(item.rank). " + item.name.text(language), 0)
            try percent(item.rate, 1, target)
            try number(Double(item.rank), .count, 2)
            try count(item.rate.numerator, 3)
            try count(item.rate.denominator, 4)
            if item.isSmall { try text(SheetWord.smallDenominator[language], 5) }
            colours.append(SheetColours.areas(item.isSmall ? .muted : .plain)[0])
            row += 1
        }
        for mark in marks { try write(mark) }
        guard !colours.isEmpty else { return }
        let made = try workbook.addChart(.bars, on: sheet)
        try made.addSeries(
            name: .init(row: head, column: 1), rows: head + 1...head + colours.count, categories: 0, values: 1,
            .points(colours))
        made.setBars(gap: 30, overlap: 0)
        made.setAxis(.categories)
        made.setAxis(
            .values, name: .init(row: head, column: 1), format: "0%", from: 0,
            to: items.allSatisfy { $0.rate.value <= 1 } ? 1 : nil)
        made.putFirstCategoryOnTop()
        try made.setLegend(isShown: false)
        try place(made, chart, columns: words.count, bars: colours.count, legend: false)
    }

    // MARK: Heat map

    /// Excel has no such chart: the table itself is coloured.
    private mutating func heatMap(
        _ rows: [Report.Label], _ columns: [Report.Label], _ rates: [[Report.Ratio?]], _ target: Headroom.Target?
    ) throws {
        try headings([""] + columns.map { $0.text(language) })
        let first = row
        for (place, label) in rows.enumerated() {
            try text(label.text(language), 0)
            for column in columns.indices {
                if place < rates.count, column < rates[place].count, let rate = rates[place][column] {
                    try percent(rate, column + 1, target)
                } else {
                    try note("–", column + 1)
                }
            }
            row += 1
        }
        guard !rows.isEmpty, !columns.isEmpty else { return }
        let scale = SheetColours.scale
        let known = rates.flatMap { $0 }.compactMap { $0?.value }
        let wanted = target.map { Double($0.numerator) / Double($0.denominator) }
        // A middle outside of the figures would turn the scale over.
        let middle = wanted.flatMap { (known.min() ?? 0) < $0 && $0 < (known.max() ?? 0) ? $0 : nil }
        let lessIsBetter = target.map { $0.relation == .atMost || $0.relation == .below } ?? false
        try sheet.colourScale(
            rows: first...row - 1, columns: 1...columns.count, middle: middle,
            colours: lessIsBetter ? (scale.high, scale.middle, scale.low) : (scale.low, scale.middle, scale.high))
    }

    // MARK: Cells

    private static let plain = CellLooks.Row(kind: .plain, tone: .plain)

    private mutating func headings(_ names: [String]) throws {
        let lines =
            names.enumerated().map { column, name in
                TextWrapping.lines(of: name, width: column == 0 ? 30 : 12, limit: 8).lines.count
            }.max() ?? 1
        if lines > 1 { try sheet.setHeight(15 * Double(lines), row: row) }
        for (column, name) in names.enumerated() {
            try sheet.write(text: XLSXText.safe(name), row: row, column: column, looks.heading())
        }
        row += 1
    }

    /// The name of an axis needs a cell: it must not be taken for a formula.
    private func name(_ word: SheetWord, head: Int, column: Int) throws {
        try sheet.write(
            text: word[language], row: head, column: column,
            workbook.format(
                CellStyle().with {
                    $0.italic = true
                    $0.colour = SheetColours.text(.muted)
                }))
    }

    private func text(_ text: String, _ column: Int) throws {
        try sheet.write(
            text: XLSXText.safe(text), row: row, column: column, looks.format(.text, of: Self.plain))
    }

    private func note(_ text: String, _ column: Int) throws {
        try sheet.write(text: XLSXText.safe(text), row: row, column: column, looks.format(.note, of: Self.plain))
    }

    private func number(_ number: Double, _ kind: CellValue.Kind, _ column: Int) throws {
        try sheet.write(number: number, row: row, column: column, looks.format(kind, of: Self.plain))
    }

    private func count(_ count: Int64, _ column: Int) throws {
        switch CellValue.of(count, language) {
        case .number(let number, let kind): try self.number(number, kind, column)
        case .bigNumber(let text): try note(text, column)
        default: break
        }
    }

    private func percent(_ rate: Report.Ratio, _ column: Int, _ target: Headroom.Target?) throws {
        switch CellValue.of(
            .rate(numerator: rate.numerator, denominator: rate.denominator, target: target), language)
        {
        case .percent(let number, let decimals):
            try sheet.write(
                number: number, row: row, column: column, looks.format(.percent, of: Self.plain, decimals: decimals))
        case .text(let text), .note(let text): try note(text, column)
        default: break
        }
    }

    /// Puts the chart beside its figures.
    /// - Parameter bars: lying bars, which need room downward.
    private mutating func place(
        _ made: SheetChart, _ chart: Report.Chart, columns: Int, bars: Int = 0, legend: Bool = true
    ) throws {
        made.setTitle(at: .init(row: top, column: 0))
        if legend { try made.setLegend(isShown: true) }
        let height = max(1.25, Double(min(bars, 200)) * 24 / 288)
        try sheet.insert(
            made, row: top + 2, column: max(columns + 1, 7), scale: (1.4, height),
            description: chart.description[language])
        bottom = top + 2 + Int(Double(Self.chartRows) * height) + 1
    }
}
