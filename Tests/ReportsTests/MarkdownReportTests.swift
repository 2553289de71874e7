import Testing

@testable import Reports

@Suite("Markdown")
struct MarkdownReportTests {
    @Test(
        "texts stay text",
        arguments: [
            ("a|b", "a\\|b"), ("a\\b", "a\\\\b"), ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"),
            ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"), ("[a](b)", "\\[a\\](b)"), ("~~a~~", "\\~\\~a\\~\\~"),
            ("$a$", "\\$a\\$"), ("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"),
            ("1.001193", "1.001193"), ("a\nb", "a\\\\nb"), ("a-b #1", "a-b #1"), ("Đúng hạn", "Đúng hạn"),
        ])
    func escaping(_ text: String, _ shown: String) { #expect(MarkdownText.escaped(text) == shown) }

    @Test("every row of a table has as many cells as its heading", arguments: Language.allCases)
    func tables(_ language: Language) throws {
        var list = ""
        try ListReport.write(Sample.listing(), format: .markdown, language: language) { list += $0 }
        let texts = [
            MarkdownReport.render(Sample.document, language: language),
            CheckReport.markdown(Sample.check, language: language), list,
        ]
        for text in texts {
            var width: Int?
            var tables = 0
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                guard line.hasPrefix("|") else {
                    width = nil
                    continue
                }
                let bars = line.replacing("\\\\", with: "").replacing("\\|", with: "").filter { $0 == "|" }
                    .count
                if width == nil { tables += 1 }
                #expect(bars == width ?? bars)
                width = bars
            }
            #expect(tables > 0)
        }
    }

    @Test("bold never begins or ends with a blank")
    func strong() {
        #expect(MarkdownText.strong("  a b ") == "**a b**")
        #expect(MarkdownText.strong("  ") == "")
    }

    @Test("no HTML out of the data gets through")
    func html() {
        let text = MarkdownReport.render(Sample.document, language: .vi)
        #expect(!text.contains("<script") && text.contains("&lt;script&gt;"))
    }
}
