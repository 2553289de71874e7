import Dossiers
import Testing

@testable import Reports

@Suite("A report as text")
struct ReportTextTests {
    static func report(_ table: Report.Table, kind: String = "late") -> Report {
        var report = Report(kind: kind, title: SampleReport.both("Báo cáo", "Report"))
        report.sections = [.init(key: "s", title: SampleReport.both("Phần", "Part"), blocks: [.table(table)])]
        return report
    }

    @Test(
        "points have a sign and two decimals, none at zero; for machines they are exact",
        arguments: [
            (12_500, "+1,25", "1.25"), (-12_500, "-1,25", "-1.25"), (0, "0,00", "0.00"), (49, "0,00", "0.0049"),
            (50, "+0,01", "0.005"), (-50, "-0,01", "-0.005"), (-49, "0,00", "-0.0049"), (1, "0,00", "0.0001"),
            (1_000_000, "+100,00", "100.00"), (12_345_678, "+1.234,57", "1234.5678"),
            (.min, "-922.337.203.685.477,58", "-922337203685477.5808"),
        ] as [(Int64, String, String)])
    func points(_ points: Int64, _ shown: String, _ exact: String) {
        #expect(PointsText.of(points, .vi) == shown)
        #expect(PointsText.exact(points) == exact)
    }

    @Test("every kind of cell reads as people write it")
    func cells() {
        let target = SampleReport.target
        let cells: [(Report.Cell, String, String)] = [
            (.empty, "", ""), (.text("a"), "a", "a"), (.word(SampleReport.both("có", "yes")), "có", "yes"),
            (.number(-1_234_567), "-1.234.567", "-1,234,567"),
            (.rate(numerator: 98_996, denominator: 100_000, target: target), "98,996 %", "98.996%"),
            (.rate(numerator: 98_996, denominator: 100_000), "99,00 %", "99.00%"),
            (.rate(numerator: 0, denominator: 0, target: target), "không có hồ sơ", "no dossiers"),
            (.quotient(sum: 2_000_000, count: 3), "666.666,67", "666,666.67"), (.quotient(sum: 0, count: 0), "", ""),
            (.day(Sample.june15), "15/06/2025", "2025-06-15"), (.instant(.none), "", ""),
            (.instant(Sample.september20), "20/09/2025 08:30:05", "2025-09-20 08:30:05"),
            (.missing(SampleReport.both("thiếu cột", "no data")), "thiếu cột", "no data"), (.hidden, "ẩn", "hidden"),
        ]
        for (cell, vi, en) in cells {
            #expect(cell.text(.vi) == vi)
            #expect(cell.text(.en) == en)
        }
    }

    @Test("every label of the text forms exists in both languages", arguments: ReportTextWord.allCases)
    func words(_ word: ReportTextWord) {
        #expect(!word[.vi].isEmpty && !word[.en].isEmpty && word[.vi] != word[.en])
    }

    @Test(
        "a terminal is kept to at every width, and names stand beside the numbers of every part",
        arguments: [80, 100, 140])
    func widths(_ width: Int) throws {
        for language in Language.allCases {
            let form = try ReportFixtureTests.terminal(SampleReport.form, language, width: width)
            #expect(form.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
            for number in 3...13 { #expect(form.contains("(\(number))")) }
            // As often as there are parts, and every part has its numbers.
            let parts = form.ranges(of: "(1)").count
            #expect(form.ranges(of: "Đất đai").count == parts && form.ranges(of: "(2)").count == parts)
            #expect(!form.contains("…"))
            let report = try ReportFixtureTests.terminal(SampleReport.report, language, width: width)
            #expect(report.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
        }
    }

    @Test("a row of a list that is wider than the terminal stays together, and nothing of it is cut")
    func wideList() throws {
        let columns = (0..<9).map { place in
            Report.Column("c\(place)", SampleReport.both("Cột số \(place)", "Column \(place)"), .text)
        }
        let table = Report.Table(
            key: "t", columns: columns,
            rows: .init(count: 300) { row in
                .init(
                    (0..<9).map { .text("dài \(row)-\($0) " + String(repeating: "lời ", count: row == 250 ? 80 : 6)) })
            }, isList: true)
        let text = try ReportFixtureTests.terminal(Self.report(table), .vi, width: 80)
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
        #expect(!text.contains("…"))
        #expect(text.ranges(of: "lời").count == 299 * 9 * 6 + 9 * 80)
        let first = try #require(text.range(of: "299-0"))
        let last = try #require(text.range(of: "299-8"))
        #expect(!text[first.lowerBound..<last.upperBound].contains("298-"))
    }

    @Test("a long table goes out as it is made, in every format; the sink sees it before the end")
    func streaming() throws {
        let writers: [(any ReportSink, Report) throws -> Void] = [
            { try TerminalReport.write($1, language: .vi, to: $0) },
            { try MarkdownReport.write($1, language: .vi, to: $0) },
            { try CSVReport.write($1, language: .vi, to: $0) },
            { try JSONReport.write($1, to: $0) },
        ]
        // A list, and a table that is long without being one.
        for (isList, count) in [(true, 100_000), (false, 12_000)] {
            for write in writers {
                let made = Counter()
                let table = Report.Table(
                    key: "late",
                    columns: [
                        .init("id", SampleReport.both("Mã", "Code"), .text),
                        .init("days", SampleReport.both("Ngày", "Days"), .number),
                    ],
                    rows: .init(count: count) { place in
                        made.value += 1
                        return .init([.text("H00-\(place)"), .number(Int64(place))])
                    }, isList: isList)
                var written = 0
                var longest = 0
                var madeAtFirst = 0
                try write(
                    CollectingSink {
                        if written == 0 { madeAtFirst = made.value }
                        written += 1
                        longest = max(longest, $0.utf8.count)
                    }, Self.report(table))
                #expect(made.value >= count && made.value <= count + 400)
                #expect(madeAtFirst < 8_000 && written > 3 && longest < 90_000)
            }
        }
    }

    /// Rows are made one after the other by one writer.
    final class Counter: @unchecked Sendable { var value = 0 }

    @Test("a fault of a row or of the sink comes through every format")
    func faults() {
        struct Fault: Error {}
        let table = Report.Table(
            key: "t", columns: [.init("a", SampleReport.both("Một", "One"), .text)],
            rows: .init(count: 3) { _ in throw Fault() }, isList: true)
        let report = Self.report(table)
        for (report, sink) in [
            (report, CollectingSink()), (SampleReport.report, CollectingSink { _ in throw Fault() }),
        ] {
            #expect(throws: Fault.self) { try TerminalReport.write(report, language: .vi, to: sink) }
            #expect(throws: Fault.self) { try MarkdownReport.write(report, language: .vi, to: sink) }
            #expect(throws: Fault.self) { try CSVReport.write(report, language: .vi, to: sink) }
            #expect(throws: Fault.self) { try JSONReport.write(report, to: sink) }
        }
    }

    @Test("no text of a report steers a terminal or leaves its cell in Markdown")
    func hostileTexts() throws {
        let payloads = [
            "\u{1B}[31mđỏ\u{7}", "a\nb\rc", "x | y", "\u{202E}abc", "| --- |", "`a`", "<img src=x onerror=y>",
        ]
        let table = Report.Table(
            key: "t",
            columns: [
                .init("a", SampleReport.both("Một", "One"), .text),
                .init("n", SampleReport.both("Số", "Number"), .number),
            ],
            rows: .init(payloads.map { .init([.text($0), .number(7)]) }))
        for isList in [true, false] {
            var table = table
            table.isList = isList
            let report = Self.report(table)
            let terminal = try ReportFixtureTests.terminal(report, .vi)
            let markdown = try ReportFixtureTests.markdown(report, .vi)
            for text in [terminal, markdown] {
                #expect(!text.unicodeScalars.contains { $0 != "\n" && VisibleText.steers($0) })
            }
            #expect(terminal.split(separator: "\n").filter { $0.hasSuffix("7") }.count == payloads.count)
            #expect(!markdown.contains("<"))
            let cells = isList ? 4 : 3
            for line in markdown.split(separator: "\n") where line.hasPrefix("|") {
                #expect(line.replacing("\\|", with: "").filter { $0 == "|" }.count == cells)
            }
        }
    }

    @Test("a bar is full only at 100 %")
    func bars() {
        #expect(ReportPage.bar(.init(1, 1)).count == 20 && ReportPage.bar(.init(0, 9)).isEmpty)
        #expect(ReportPage.bar(.init(99_999, 100_000)) == String(repeating: "█", count: 19) + "▌")
        #expect(ReportPage.bar(.init(1, 2)).count == 10)
    }
}
