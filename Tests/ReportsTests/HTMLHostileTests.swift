import Dossiers
import Testing

@testable import Reports

/// Whatever stands in the data is text: the page has the same elements and attributes as with harmless words.
@Suite("Hostile text in the HTML report")
struct HTMLHostileTests {
    static let payloads = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!-- ", "--><b>", "]]>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)", "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "&lt;script&gt;", "&#60;script&#62;", "&amp;quot;",
        "</style><style>*{display:none}",
        "</title><h1>x</h1>", "</textarea></table>", "${alert(1)}{{7*7}}", "\\u003cscript\\u003e", "`alert(1)`",
        "\u{202E}gpj.exe\u{202C}", "\u{0}\u{8}\u{1B}[31mđỏ", "\u{2028}\u{2029}\r\n\t",
        "<a href=\"//x.invalid\">\u{FEFF}", "=1+1|'</dialog>",
        "{0}{1}", "Ấp <b>Bắc</b> & 'Cầu' \"Giấy\"",
    ]

    static func both(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }

    /// A report with the word in every field that takes a text, keys among them.
    static func report(_ word: String) -> Report {
        let name = both(word)
        let sentence = [Report.Sentence(name, tone: .bad, isPoint: true), Report.Sentence(name, tone: .warning)]
        var report = Report(kind: word, title: name)
        report.subtitle = name
        report.toolVersion = word
        report.facts = [.init(key: word, name: name, value: name)]
        report.notes = [name]
        report.rulesetInWords = [name]
        report.rules = [
            .init(
                id: word, name: name, formula: name, source: name, unit: .dossiers, value: .missing(name),
                remarks: [name],
                numeratorCommand: word, denominatorCommand: word)
        ]
        let columns = [
            Report.Column("a", name, .text, number: word), Report.Column("b", name, .rate, indicator: word),
            Report.Column("c", name, .number), Report.Column("d", name, .text),
        ]
        let table = Report.Table(
            key: word, caption: name, columns: columns, spans: [.init(name, 1..<3)],
            rows: .init([
                .init(
                    [.text(word), .rate(numerator: 1, denominator: 2), .missing(name), .word(name)], indent: 1,
                    scope: .init(.unit, 1), remarks: sentence, tone: .bad),
                .init([.text(word)], kind: .group), .init([.word(name), .hidden, .empty, .text(word)], kind: .total),
            ]), notes: sentence)
        let half = Report.Ratio(1, 2)
        let label = Report.Label.text(word)
        let charts: [Report.Chart.Form] = [
            .trend(periods: [label, .word(name)], series: [.init(name: label, rates: [half, half])], target: nil),
            .stacks(categories: [label], series: [.init(name: label, tone: .bad, counts: [1])], asShares: true),
            .waterfall(start: (label, half), steps: [(label, Int64(-1))], end: (label, half)),
            .ranking(items: [.init(rank: 1, name: label, rate: half, isSmall: true)], median: half, target: nil),
            .heatMap(rows: [label], columns: [label], rates: [[half]], target: nil),
        ]
        report.sections = [
            .init(
                key: word, title: name,
                blocks: [
                    .sentences(sentence),
                    .figures([
                        .init(
                            key: word, name: name, value: .text(word), tone: .bad, details: sentence),
                        .init(key: word, name: name, value: .missing(name)),
                        .init(
                            key: word, name: name, value: .rate(numerator: 1, denominator: 2),
                            reference: .init(indicator: word)),
                    ]),
                    .table(table),
                ] + charts.map { .chart(.init(key: word, title: name, description: name, form: $0)) })
        ]
        report.evidence = .init(
            columns: [.init("a", name, .text)],
            lists: [
                .init(
                    indicator: word, part: .numerator, marks: 1, count: 1, isHeld: true, procedures: [(word, word)])
            ],
            rows: [.init(marks: 1, receivingUnit: 1, resolvingUnit: 1, procedure: 1, field: 1, cells: [.text(word)])],
            limit: 1, receivingMarks: 0)
        return report
    }

    /// Elements with the names of their attributes; lines of a picture's labels, which long words have more of, once.
    private static func shape(_ root: MarkupNode) -> (all: Set<String>, outsidePictures: [String]) {
        func name(_ node: MarkupNode) -> String {
            node.tag + "[" + node.attributes.keys.sorted().joined(separator: " ") + "]"
        }
        func walk(_ node: MarkupNode) -> [String] {
            node.tag == "svg" ? [name(node)] : [name(node)] + node.children.filter { !$0.tag.isEmpty }.flatMap(walk)
        }
        return (Set(root.all.map(name)), walk(root))
    }

    @Test("a payload in every field is text and changes no element", arguments: payloads)
    func isText(_ payload: String) throws {
        let harmless = Self.shape(try MarkupReader.parse(HTMLReport.render(Self.report("abc"), .vi)))
        let html = try HTMLReport.render(Self.report(payload), .vi)
        let root = try MarkupReader.parse(html)
        let found = Self.shape(root)
        #expect(found.all.subtracting(harmless.all) == [])
        #expect(found.outsidePictures == harmless.outsidePictures)
        #expect(!html.unicodeScalars.contains { $0 != "\n" && VisibleText.steers($0) })
        for link in root["a"] { #expect(link.attributes["href"]?.hasPrefix("#") == true) }

        // What is seen is what stood there.
        let seen = VisibleText.of(payload)
        for tag in ["h1", "title", "dt", "dd", "h2", "h3", "caption", "figcaption", "code", "desc", "li"] {
            #expect(root[tag].contains { $0.text.contains(seen) }, "\(tag)")
        }
        #expect(root["th"].contains { $0.text.contains(seen) } && root["td"].contains { $0.text.contains(seen) })
        #expect(root["tr"].contains { $0.attributes["data-name"] == seen })
        #expect(root.all.contains { $0.attributes["title"] == seen })
    }

    @Test("a payload in the data of the script is its text and ends nothing", arguments: payloads)
    func isData(_ payload: String) throws {
        let root = try MarkupReader.parse(HTMLReport.render(Self.report(payload), .en))
        let text = root.having("id", "data")[0].text
        #expect(!text.contains("<"))
        let json = try JSONReader.parse(text)
        let seen = VisibleText.of(payload)
        #expect(json["evidence"]?["rows"]?[0]?[6]?.string == seen)
        #expect(json["evidence"]?["columns"]?[0]?["heading"]?.string == seen)
        #expect(json["evidence"]?["lists"]?[0]?["procedures"]?[0]?.elements.map(\.string) == [seen, seen])
        #expect(json["rules"]?[0]?["name"]?.string == seen)
        #expect(json["rules"]?[0]?["denominator"]?.string == seen)
    }

    @Test("keys become ids that never meet")
    func ids() {
        let keys = ["T1", "T_1", "t1", "a b", "a_20_b", "Đ", "\"", "", "a-b"]
        let ids = keys.map(HTMLText.id)
        #expect(Set(ids).count == keys.count)
        #expect(ids.joined().unicodeScalars.allSatisfy { $0.isASCII && $0 != "\"" && $0 != " " })
        #expect(ids[0] == "T1")
    }
}
