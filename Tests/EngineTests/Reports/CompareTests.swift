import Dossiers
@testable import Engine
import Indicators
@testable import Reports
import Testing

/// Comparisons against two runs of analyze, and their splits against a plain one made of those runs' figures.
@Suite("Comparisons recounted")
struct CompareTests {
    /// One export of two years and more, per seed.
    static func text(_ seed: UInt64) -> String {
        var made = MadeExport(seed: seed)
        made.firstDay = PlainCalendar.day("10/06/2024")
        made.lastDay = PlainCalendar.day("20/12/2025")
        return made.text(1000)
    }

    static func value(_ value: IndicatorResult.Value?) -> [String] {
        switch value {
        case .ratio(let numerator, let denominator)?:
            ["\(numerator)", "\(denominator)", "\(numerator)/\(denominator)"]
        case .count(let count)?: ["", "", "\(count)"]
        case .days(let base, let median, _, _, _)?: ["", "\(base)", base == 0 ? "0/0" : "\(median)"]
        case .noData?, .noCalendar?, nil: ["", "", "missing"]
        }
    }

    @Test(
        "the table has the figures of both analyze runs, of every indicator",
        arguments: [41, 42] as [UInt64],
        [["2025-Q2", "2025-Q3"], ["2024-Q4", "2025-Q1"], ["2025-03", "2025-07"]])
    func table(_ seed: UInt64, _ periods: [String]) throws {
        let scratch = ReportScratch(Self.text(seed), exportedAt: "20/12/2025")
        let report = try scratch.compare(periods)
        let sides = try periods.map { period in try scratch.analyze { $0.period = period }.slices[0].indicators }
        let table = try #require(report.table("indicators"))
        var count = 0
        for row in try table.all where row.kind == .plain {
            let id = try #require(row.indicator)
            let values = sides.map { side in Self.value(side.first { $0.id == id }?.value) }
            #expect(row.cells[1...6].map(\.plain) == values[0] + values[1], "\(id)")
            count += 1
            guard case .ratio(let n0, let d0)? = sides[0].first(where: { $0.id == id })?.value,
                case .ratio(let n1, let d1)? = sides[1].first(where: { $0.id == id })?.value, d0 > 0, d1 > 0
            else {
                if case .points = row.cells[7] { Issue.record("\(id) changes from nothing") }
                continue
            }
            guard case .points(let points) = row.cells[7] else {
                Issue.record("\(id) shows no change")
                continue
            }
            let exact = (Double(n1) / Double(d1) - Double(n0) / Double(d0)) * 1_000_000
            #expect(abs(Double(points) - exact) <= 50.000_001, "\(id)")
            let polarity = IndicatorCatalog.indicator(id)!.polarity
            let (a, b) = (n1 * d0, n0 * d1)
            let word =
                a == b
                ? "unchanged"
                : polarity == .neutral
                    ? "changed, neither way is better" : (a > b) == (polarity == .higher) ? "better" : "worse"
            #expect(row.cells[8].plain == word, "\(id)")
            #expect(row.remarks.contains { $0.text.en.contains("below 30") } == (min(d0, d1) < 30), "\(id)")
        }
        #expect(count == IndicatorCatalog.all.count)
    }

    private static let rates = IndicatorCatalog.all.filter { $0.isRate && $0.unit != .procedures }.map(\.id)

    @Test(
        "the parts of every rate sum to its change and are those of a plain split",
        arguments: [51, 52] as [UInt64], ["unit", "procedure", "field", "channel"])
    func split(_ seed: UInt64, _ by: String) throws {
        let scratch = ReportScratch(Self.text(seed), exportedAt: "20/12/2025")
        let report = try scratch.compare(["2025-Q1", "2025-Q3"]) {
            $0.run.by = by
            $0.split = Self.rates
            $0.showsAll = true
        }
        let sides = try ["2025-Q1", "2025-Q3"].map { period in
            try scratch.analyze {
                $0.period = period
                $0.by = by
            }
        }
        let changes = try #require(report.table("indicators")).all
        var splits = 0
        for id in Self.rates {
            let plain = PlainSplit(id, sides[0], sides[1])
            let table = report.table("split-\(id)")
            #expect((table != nil) == (plain != nil), "\(id)")
            guard let table, let plain else { continue }
            splits += 1
            let rows = try table.all
            let total = try #require(rows.last)
            #expect(total.kind == .total)
            var sums: [Int64] = [0, 0, 0]
            var magnitudes: [Int64] = []
            for row in rows.dropLast() {
                let points = row.cells[7...9].compactMap { if case .points(let points) = $0 { points } else { nil } }
                try #require(points.count == 3)
                #expect(points[0] + points[1] == points[2])
                magnitudes.append(points[2].magnitude.asSigned)
                for place in 0..<3 { sums[place] += points[place] }
                let wanted = try #require(plain.parts[row.cells[0].plain], "\(row.cells[0].plain)")
                // Each within what rounding to a hundredth of a point may move it.
                #expect(abs(Double(points[0]) - wanted.rate * 1_000_000) <= 100.001, "\(id) \(row.cells[0].plain)")
                #expect(abs(Double(points[1]) - wanted.mix * 1_000_000) <= 100.001, "\(id) \(row.cells[0].plain)")
                #expect(row.cells[1].plain == "\(wanted.d0)")
                #expect(row.cells[4].plain == "\(wanted.d1)")
            }
            #expect(rows.count - 1 == plain.parts.count, "\(id)")
            #expect(total.cells[7...9].map(\.plain) == sums.map { "\($0)" }, "\(id)")
            let shown = try #require(changes.first { $0.indicator == id })
            #expect(total.cells[9] == shown.cells[7], "\(id)")
            // Largest first, but for what rounding has moved.
            for (a, b) in zip(magnitudes, magnitudes.dropFirst()) { #expect(a + 200 >= b, "\(id)") }
        }
        #expect(splits > 8)
    }

    @Test("a split that is cut short tells the rest as one and still sums to the change")
    func others() throws {
        let scratch = ReportScratch(try ReportScratch.generated(61, records: 1500, units: 40), exportedAt: "31/12/2025")
        func table(_ all: Bool) throws -> Report.Table {
            try #require(
                try scratch.compare(["2025-Q2", "2025-Q3"]) {
                    $0.run.by = "unit"
                    $0.split = ["t1"]
                    $0.showsAll = all
                }.table("split-T1"))
        }
        let (short, long) = (try table(false).all, try table(true).all)
        #expect(short.count == 14)
        #expect(long.count > 30)
        #expect(short.last?.cells == long.last?.cells)
        let sums = short.dropLast().reduce(Int64(0)) { sum, row in
            if case .points(let points) = row.cells[9] { sum + points } else { sum }
        }
        #expect(short.last?.cells[9] == .points(sums))
        #expect(short[12].cells[0].plain == "\(long.count - 13) others")
    }

    @Test("four periods in a row are the figures of four runs, and the last is held against the third")
    func trend() throws {
        let scratch = ReportScratch(Self.text(44), exportedAt: "20/12/2025")
        let periods = ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"]
        let report = try scratch.compare(periods)
        let sides = try periods.map { period in try scratch.analyze { $0.period = period }.slices[0].indicators }
        let table = try #require(report.table("trends"))
        for row in try table.all {
            let id = String(row.cells[0].plain.prefix { $0 != " " })
            #expect(
                row.cells.dropFirst().map(\.plain)
                    == sides.map { side in Self.value(side.first { $0.id == id }?.value)[2] }, "\(id)")
        }
        let indicators = try #require(report.table("indicators"))
        #expect(indicators.spans[0].heading.vi == "quý II/2025")
        #expect(indicators.spans[1].heading.vi == "quý III/2025")
        let t1 = try #require(try indicators.all.first { $0.indicator == "T1" })
        #expect(t1.cells[3].plain == Self.value(sides[2][0].value)[2])
    }

    @Test("one period is held against the one before, or against that of the year before")
    func related() throws {
        let scratch = ReportScratch(Self.text(45), exportedAt: "20/12/2025")
        let before = try scratch.compare(["2025-Q3"])
        let spelt = try scratch.compare(["2025-Q2", "2025-Q3"])
        #expect(try before.json == spelt.json)
        let yearAgo = try scratch.compare(["2025-Q3"]) { $0.yearAgo = true }
        let spelt2 = try scratch.compare(["2024-Q3", "2025-Q3"])
        #expect(try yearAgo.json == spelt2.json)
        #expect(throws: RunError.self) { try scratch.compare(["2025-Q2", "2025-Q3"]) { $0.yearAgo = true } }
    }

    @Test(
        "to date, both are the same part: as many months and days from the beginning",
        arguments: [
            // 15/6 … 20/7 answers to 15/3 … 20/4; 15/9 … 14/10 to 15/6 … 14/7.
            ("2025-Q2", "2025-Q3", "20/07/2025", "2025-03-15..2025-04-20", "2025-06-15..2025-07-20"),
            ("2025-Q3", "2025-Q4", "14/10/2025", "2025-06-15..2025-07-14", "2025-09-15..2025-10-14"),
        ])
    func toDate(_ first: String, _ second: String, _ drawn: String, _ part: String, _ other: String) throws {
        let scratch = ReportScratch(Self.text(46), exportedAt: drawn)
        let report = try scratch.compare([first, second]) { $0.toDate = true }
        let table = try #require(report.table("indicators"))
        let sides = try [part, other].map { period in try scratch.analyze { $0.period = period }.slices[0].indicators }
        for row in try table.all where row.kind == .plain {
            let id = try #require(row.indicator)
            let values = sides.map { side in Self.value(side.first { $0.id == id }?.value) }
            #expect(row.cells[1...6].map(\.plain) == values[0] + values[1], "\(id)")
        }
        #expect(!report.notes.contains { $0.en.contains("--to-date") })
        // The command behind a figure lists what was counted.
        let rule = try #require(report.rules.first { $0.id == "T1" })
        #expect(rule.numeratorCommand.contains("--period \(other)"), "\(rule.numeratorCommand)")
    }

    @Test("two units in one period are the figures of each alone; so are two rulesets")
    func unitsAndRules() throws {
        let scratch = ReportScratch(Self.text(47), exportedAt: "20/12/2025")
        let units = ["UBND phường Một", "UBND xã Ba"]
        let report = try scratch.compare(["2025-Q3"]) { $0.units = units }
        let table = try #require(report.table("indicators"))
        let sides = try units.map { unit in
            try scratch.analyze {
                $0.period = "2025-Q3"
                $0.filters = ["unit=\(unit)"]
            }.slices[0].indicators
        }
        for row in try table.all where row.kind == .plain {
            let values = sides.map { side in Self.value(side.first { $0.id == row.indicator }?.value) }
            #expect(row.cells[1...6].map(\.plain) == values[0] + values[1], "\(row.indicator ?? "")")
        }
        let rule = try #require(report.rules.first { $0.id == "T1" })
        #expect(rule.numeratorCommand.contains("'unit=UBND xã Ba'"), "\(rule.numeratorCommand)")

        let rules = try scratch.compare(["2025-Q3"]) {
            $0.rulesBefore = "instant"
            $0.run.calendar = "kstt"
        }
        let both = try ["instant", "form-06"].map { name in
            try scratch.analyze {
                $0.period = "2025-Q3"
                $0.rules = name
                $0.calendar = "kstt"
            }.slices[0].indicators
        }
        for row in try #require(rules.table("indicators")).all where row.kind == .plain {
            let values = both.map { side in Self.value(side.first { $0.id == row.indicator }?.value) }
            #expect(row.cells[1...6].map(\.plain) == values[0] + values[1], "\(row.indicator ?? "")")
            #expect(row.cells[9] == .empty)
        }
    }
}

extension UInt64 {
    fileprivate var asSigned: Int64 { Int64(self) }
}

/// Rate and mix of every slice, by the formula of the definitions and nothing else.
struct PlainSplit {
    struct Part {
        var rate, mix: Double
        var d0, d1: Int64
    }
    var parts: [String: Part] = [:]

    init?(_ id: String, _ before: ReportDocument, _ after: ReportDocument) {
        func ratio(_ slice: ReportDocument.Slice?) -> (Int64, Int64)? {
            guard case .ratio(let n, let d)? = slice?.indicators.first(where: { $0.id == id })?.value else {
                return nil
            }
            return (n, d)
        }
        guard let (n0, d0) = ratio(before.slices[0]), let (n1, d1) = ratio(after.slices[0]), d0 > 0, d1 > 0 else {
            return nil
        }
        let mean = (Double(n0) / Double(d0) + Double(n1) / Double(d1)) / 2
        func named(_ document: ReportDocument) -> [String: ReportDocument.Slice] {
            var found: [String: ReportDocument.Slice] = [:]
            for slice in document.slices where slice.depth == 1 {
                found[document.label(of: slice).cell.plain] = slice
            }
            return found
        }
        let (then, now) = (named(before), named(after))
        for name in Set(then.keys).union(now.keys) {
            let (a, b) = (ratio(then[name]) ?? (0, 0), ratio(now[name]) ?? (0, 0))
            if a.1 == 0, b.1 == 0 { continue }
            let (w0, w1) = (Double(a.1) / Double(d0), Double(b.1) / Double(d1))
            let r0 = a.1 == 0 ? Double(b.0) / Double(b.1) : Double(a.0) / Double(a.1)
            let r1 = b.1 == 0 ? r0 : Double(b.0) / Double(b.1)
            parts[name] = Part(
                rate: (w0 + w1) / 2 * (r1 - r0), mix: (w1 - w0) * ((r0 + r1) / 2 - mean), d0: a.1, d1: b.1)
        }
    }
}
