import Dossiers
import Indicators
import Testing

@testable import Reports

@Suite("Figures, cells and tables of the HTML report")
struct HTMLTableTests {
    private static func page(_ blocks: [Report.Block], _ language: Language = .vi) throws -> MarkupNode {
        var report = SampleReport.report
        report.sections = [.init(key: "x", title: SampleReport.both("Phần", "Part"), blocks: blocks)]
        return try MarkupReader.parse(HTMLReport.render(report, language))
    }

    static let cells: [(Report.Cell, vi: String, en: String, key: String?)] = [
        (.empty, "", "", nil), (.text("a"), "a", "a", nil), (.word(Bilingual(vi: "có", en: "yes")), "có", "yes", nil),
        (.number(1_234_567), "1.234.567", "1,234,567", "1234567"), (.number(-5), "-5", "-5", "-5"),
        (.number(.min), "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808", "-9223372036854775808"),
        (.rate(numerator: 9_899, denominator: 10_000), "98,99 %", "98.99%", "9899/10000"),
        // Never shown as a target that it misses.
        (
            .rate(numerator: 98_996, denominator: 100_000, target: SampleReport.target), "98,996 %", "98.996%",
            "98996/100000"
        ),
        (.rate(numerator: 98_996, denominator: 100_000), "99,00 %", "99.00%", "98996/100000"),
        (.rate(numerator: 0, denominator: 0), "không có hồ sơ", "no dossiers", nil),
        (.points(12_500), "+1,25", "+1.25", "12500"), (.points(-12_500), "−1,25", "−1.25", "-12500"),
        (.points(0), "0,00", "0.00", "0"), (.points(49), "+0,0049", "+0.0049", "49"),
        (.points(-50), "−0,01", "−0.01", "-50"),
        (.points(99_950), "+10,00", "+10.00", "99950"),
        (.quotient(sum: 7, count: 3), "2,33", "2.33", "7/3"), (.quotient(sum: 0, count: 0), "", "", nil),
        (.day(Sample.september14), "14/09/2025", "2025-09-14", "2025-09-14"),
        (.instant(Sample.september20), "20/09/2025 08:30:05", "2025-09-20 08:30:05", "2025-09-20T08:30:05"),
        (.missing(Bilingual(vi: "thiếu", en: "none")), "–", "–", nil), (.hidden, "ẩn", "hidden", nil),
    ]

    @Test("a value reads as people write it and sorts by what it is", arguments: cells.indices)
    func cell(_ place: Int) {
        let (cell, vi, en, key) = Self.cells[place]
        #expect(HTMLCell(cell, .vi).text == vi)
        #expect(HTMLCell(cell, .en).text == en)
        #expect(HTMLCell(cell, .vi).sortKey == key)
    }

    @Test("headings of two levels stand over their columns, numbers beneath them")
    func headings() throws {
        let table = try Self.page(SampleReport.table.blocks)["table"][0]
        let rows = table["thead"][0]["tr"]
        #expect(rows.count == 3)
        #expect(rows[0]["th"].map { $0.attributes["rowspan"] ?? $0.attributes["colspan"] } == ["2", "3", "2", "2"])
        #expect(rows[0]["th"].map { $0.attributes["scope"] } == ["col", "colgroup", "col", "col"])
        #expect(rows[1]["th"].map(\.text) == ["Đã giải quyết", "Đúng hạn", "Thay đổi (điểm)"])
        #expect(rows[2]["td"].map(\.text) == ["(1)", "(2)", "(3)", "", "", ""])
        #expect(table["colgroup"].map { $0.attributes["span"] } == ["1", "3", "1", "1"])
    }

    @Test("every row fills the table, its name is its heading, a group spans all of it")
    func rows() throws {
        let rows = try Self.page(SampleReport.table.blocks)["tbody"][0]["tr"]
        for row in rows {
            let cells = row.children.filter { $0.tag == "td" || $0.tag == "th" }
            #expect(cells.reduce(0) { $0 + Int($1.attributes["colspan"] ?? "1")! } == 6)
        }
        #expect(rows.map { $0.attributes["class"] } == ["total", "group", "remarked", "remark", "muted"])
        #expect(rows.map { $0["th"].count } == [1, 1, 1, 0, 1])
        #expect(rows[2].attributes["data-dimension"] == "unit" && rows[2].attributes["data-word"] == "7")
        #expect(rows[2].attributes["data-name"] == "Phường " + SampleReport.hostile)
        #expect(rows[2]["th"][0].attributes["style"] == "--indent:1")
    }

    @Test("behind a running number the first text is the row's name")
    func runningNumber() throws {
        let rows = try MarkupReader.parse(HTMLReport.render(HTMLSamples.form, .vi))["tbody"][0]["tr"]
        #expect(rows[0]["th"].map(\.text) == ["Đất đai"])
        #expect(rows[0].children.first?.tag == "td")
    }

    @Test("what is missing or hidden is read out and explained beneath, once")
    func missing() throws {
        let page = try Self.page(SampleReport.table.blocks)
        let cell = try #require(page["td"].first { $0.text.hasPrefix("–") })
        #expect(cell["span"][0].attributes["title"] == "thiếu cột: Ngày hẹn trả")
        #expect(cell["span"][0].attributes["aria-hidden"] == "true")
        #expect(cell.classed("unseen").map(\.text) == ["thiếu cột: Ngày hẹn trả"])
        #expect(
            page.classed("beneath")[0]["p"].map(\.text) == [
                "– : thiếu cột: Ngày hẹn trả", "ẩn: khi công bố, số nhỏ hoặc từ đó tính ra được số nhỏ thì không nêu",
                "Cột 2 là mẫu số của cột 3.",
            ])
    }

    @Test("a figure leads to its rule, of its slice and part; without a rule it leads nowhere")
    func references() throws {
        let page = try Self.page(SampleReport.figures.blocks + SampleReport.table.blocks)
        let links = page.classed("ref")
        #expect(links.allSatisfy { $0.attributes["href"] == "#rule-T1" })
        #expect(links.map { $0.attributes["data-part"] } == [nil, "denominator", nil, "denominator", nil])
        #expect(links[0].attributes["title"] == "98.996 trên 100.000")
    }

    @Test("a card says its tone and target in words too")
    func cards() throws {
        let cards = try Self.page(SampleReport.figures.blocks).classed("figure")
        #expect(cards.map { $0.classed("figure-name")[0].text }.count == 4)
        #expect(cards[0].classed("badge")[0].text == "✕ Chưa đạt")
        #expect(cards[0].classed("figure-target")[0].text == "Mục tiêu ≥ 99 %")
        #expect(cards[1].classed("figure-value")[0].text == "không có hồ sơ")
        #expect(cards[2].classed("figure-value")[0].text == "thiếu cột: Hình thức thanh toán")
        #expect(cards[3].classed("badge")[0].text == "✕ Cần xử lý")
    }

    @Test("a table without rows says so")
    func empty() throws {
        let table = Report.Table(key: "x", columns: [.init("a", Bilingual(same: "a"), .text)], rows: [])
        let page = try Self.page([.table(table)], .en)
        #expect(page["tbody"][0].text.contains("There are no rows."))
        #expect(page["table"][0].attributes["aria-label"] == "Part")
    }

    @Test("a row that is too short is filled up")
    func short() throws {
        let columns = ["a", "b"].map { Report.Column($0, Bilingual(same: $0), .text) }
        let page = try Self.page([.table(.init(key: "x", columns: columns, rows: [.init([.text("1")])]))])
        #expect(page["tbody"][0]["tr"][0].children.count { !$0.tag.isEmpty } == 2)
    }

    @Test("the rules at the end say formula, source, both numbers, remarks and commands")
    func rules() throws {
        let page = try MarkupReader.parse(HTMLReport.render(SampleReport.report, .vi))
        let rule = try #require(page.having("id", "rule-T1").first)
        #expect(
            rule["dd"].map(\.text) == [
                "(trước hạn + đúng hạn) / đã giải quyết", "98.996 / 100.000 = 98,996 %", "hồ sơ",
                "Thông tư 01/2020/TT-VPCP, biểu II.06", "chịu được thêm 4 hồ sơ quá hạn",
                SampleReport.rule.numeratorCommand, SampleReport.rule.denominatorCommand!,
            ])
        #expect(page.classed("ruleset")[0]["li"].map(\.text) == [SampleReport.report.rulesetInWords[0].vi])
    }

    @Test("one page leaves the rules off the paper and says where they are")
    func onePage() throws {
        let page = try MarkupReader.parse(HTMLReport.render(HTMLSamples.brief, .vi))
        #expect(page["body"][0].attributes["data-layout"] == "onePage")
        #expect(page.classed("elsewhere").count == 1)
        #expect(HTMLStyle.print(.form).contains("@page { size: A4 landscape"))
        #expect(HTMLStyle.print(.onePage).contains("@page { size: A4 portrait"))
        #expect(!HTMLStyle.print(.onePage).contains("landscape"))
    }

    @Test(
        "only a table of more columns than an upright sheet holds is printed across",
        arguments: [(10, false), (11, true)])
    func broad(_ columns: Int, _ isBroad: Bool) throws {
        let name = Bilingual(same: "c")
        var report = HTMLSamples.brief
        report.sections = [
            Report.Section(
                key: "s", title: name,
                blocks: [
                    .table(
                        Report.Table(
                            key: "t", columns: (0..<columns).map { .init("c\($0)", name, .text) },
                            rows: .init([Report.Row([.word(name)])])))
                ])
        ]
        let page = try MarkupReader.parse(HTMLReport.render(report, .vi))
        #expect(page.classed("broad").count == (isBroad ? 1 : 0))
    }
}
