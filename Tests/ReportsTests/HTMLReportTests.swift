import Foundation
import Testing

@testable import Reports

@Suite("The report as one HTML file")
struct HTMLReportTests {
    static let pages: [FixtureTests.Case] = Language.allCases.map { language in
        .init(file: "report.\(language.rawValue).html") {
            var page = try HTMLReport.render(SampleReport.report, language)
            // Style and script have files of their own: here their digests stand for them.
            for part in [HTMLStyle.text(SampleReport.report.layout), HTMLScript.text] {
                let pieces = page.components(separatedBy: part)
                #expect(pieces.count == 2)
                page = pieces.joined(separator: "sha256-" + SHA256.base64(of: part))
            }
            return page
        }
    }

    static let reports: [@Sendable () -> Report] = [
        { SampleReport.report }, { HTMLSamples.brief }, { HTMLSamples.form }, { HTMLSamples.late(40) },
        { Report(kind: "summary", title: Bilingual(same: "")) },
    ]

    private static func page(_ language: Language = .vi) throws -> MarkupNode {
        try MarkupReader.parse(HTMLReport.render(SampleReport.report, language))
    }

    @Test("a page reads as it was pinned, twice the same, without controls", arguments: pages)
    func reads(_ pinned: FixtureTests.Case) throws {
        try FixtureTests().reads(pinned)
        try FixtureTests().isDeterministic(pinned)
        try FixtureTests().hasNoControls(pinned)
    }

    @Test("every element is closed in order and every id stands once", arguments: reports.indices, Language.allCases)
    func isWellFormed(_ place: Int, _ language: Language) throws {
        let root = try MarkupReader.parse(HTMLReport.render(Self.reports[place](), language))
        let ids = root.all.compactMap { $0.attributes["id"] }
        #expect(ids.count == Set(ids).count)
        for link in root["a"] {
            let address = try #require(link.attributes["href"])
            #expect(address.hasPrefix("#") && ids.contains(String(address.dropFirst())), "\(address) leads nowhere")
        }
        for labelled in root.all {
            for id in labelled.attributes["aria-labelledby"]?.split(separator: " ") ?? [] where id != "evidence-title" {
                #expect(ids.contains(String(id)))
            }
        }
        #expect(root["html"][0].attributes["lang"] == language.rawValue)
        #expect(root["h1"].count == 1)
        #expect(root["header"].count == 1 && root["main"].count == 1 && root["footer"].count == 1)
        #expect(root["svg"].allSatisfy { $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true" })
        #expect(root["table"].allSatisfy { !$0["caption"].isEmpty || $0.attributes["aria-label"] != nil })
        #expect(root["th"].allSatisfy { $0.attributes["scope"] != nil })
    }

    @Test("headings go down one level at a time")
    func headings() throws {
        let levels = try Self.page().all.compactMap { ["h1": 1, "h2": 2, "h3": 3, "h4": 4][$0.tag] }
        #expect(levels.first == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }

    @Test("the policy lets nothing in but the style and the one script, whose hash it names")
    func policy() throws {
        #expect(SHA256.base64(of: "abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
        #expect(HTMLScript.hash == "sha256-" + SHA256.base64(of: HTMLScript.text))
        let root = try Self.page()
        let policy = root["meta"].first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let content = try #require(policy?.attributes["content"])
        #expect(content.hasPrefix("default-src 'none'; style-src 'unsafe-inline'; script-src '\(HTMLScript.hash)'"))
        let scripts = root["script"]
        #expect(scripts.count == 2)
        #expect(scripts.last?.text == HTMLScript.text)
        #expect(root.all.allSatisfy { node in !node.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" } })
        #expect(root["link"].isEmpty && root["img"].isEmpty && root["iframe"].isEmpty && root["form"].isEmpty)
    }

    @Test(
        "the script knows no way out and makes no markup of text",
        arguments: [
            "fetch(", "XMLHttpRequest", "import(", "import ", "WebSocket", "EventSource", "sendBeacon", "Worker",
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "http:",
            "https:", "localStorage", "cookie", "window.open", "location",
        ])
    func script(_ word: String) {
        #expect(!HTMLScript.text.contains(word))
    }

    @Test("neither the style nor the script names an address or another file")
    func isSelfContained() throws {
        for text in [HTMLStyle.screen, HTMLStyle.dark, HTMLStyle.charts] + Report.Layout.allCases.map(HTMLStyle.print) {
            #expect(!text.contains("url(") && !text.contains("@import") && !text.contains("<"))
        }
        #expect(!HTMLScript.text.contains("</"))
    }

    @Test("the data of the script is JSON and says which dossiers stand behind a figure")
    func data() throws {
        let root = try Self.page()
        let json = try JSONReader.parse(root.having("id", "data")[0].text)
        #expect(json["language"]?.string == "vi")
        for word in HTMLWord.ofScript { #expect(json["words"]?[word.rawValue]?.string == word[.vi]) }
        let rows = try #require(json["evidence"]?["rows"]?.elements)
        #expect(rows.count == 3)
        #expect(rows[1].elements.map(\.integer).prefix(6) == [2, 0, 8, 7, 1, 1])
        #expect(rows[1][6]?.string == SampleReport.hostile)
        #expect(rows[0][8]?.elements.map(\.string) == ["14/09/2025", "2025-09-14"])
        let lists = try #require(json["evidence"]?["lists"]?.elements)
        #expect(lists.map { $0["count"]?.integer } == [2, 3, 98_996, 1])
        #expect(lists[3]["procedures"]?[0]?[1]?.string == "Thủ tục " + SampleReport.hostile)
        #expect(lists[2]["receivingLow"]?.integer == 8)
        #expect(json["rules"]?[0]?["numerator"]?.string == SampleReport.rule.numeratorCommand)
    }

    @Test("marks above 2⁵³ come through in halves")
    func halves() throws {
        var report = SampleReport.report
        report.evidence?.rows[0].marks = 1 << 63 | 1 << 31 | 1
        report.evidence?.lists[0].marks = .max
        report.evidence?.receivingMarks = 1 << 63
        let root = try MarkupReader.parse(HTMLReport.render(report, .vi))
        let evidence = try #require(try JSONReader.parse(root.having("id", "data")[0].text)["evidence"])
        #expect(evidence["rows"]?[0]?.elements.map(\.integer).prefix(2) == [0x8000_0001, 0x8000_0000])
        #expect(evidence["lists"]?[0]?["high"]?.integer == 0xFFFF_FFFF)
        #expect(evidence["lists"]?[0]?["receivingHigh"]?.integer == 0x8000_0000)
    }

    @Test("what the script says is what it is given")
    func words() throws {
        let used = Set(HTMLScript.text.matches(of: /say\([^'\n)]*'([a-zA-Z]+)'/).map { String($0.1) })
        let chosen = Set(
            HTMLScript.text.matches(of: /\? '(list[a-zA-Z]+)' : '(list[a-zA-Z]+)'/).flatMap {
                [String($0.1), String($0.2)]
            })
        #expect(
            used.union(chosen).union(["numerator", "denominator", "shownAll", "listCount"])
                == Set(HTMLWord.ofScript.map(\.rawValue)))
        for word in HTMLWord.allCases {
            let places = Language.allCases.map { Set(word[$0].matches(of: /\{\d\}/).map { String($0.0) }) }
            #expect(places[0] == places[1], "\(word)")
            #expect(word[.vi] != "" && word[.en] != "")
        }
    }

    @Test("a long list says so until the script has paged it", arguments: [(2_000, 0), (2_001, 1)])
    func waiting(_ rows: Int, _ count: Int) throws {
        let page = try MarkupReader.parse(HTMLReport.render(HTMLSamples.late(rows), .vi))
        #expect(page.classed("long").count == count && page.classed("waiting").count == count)
        #expect(HTMLScript.text.contains("const pagedFrom = \(HTMLPage.longFrom);"))
    }

    @Test("a long list goes out in blocks and is never held")
    func streams() throws {
        var longest = 0
        var bytes = 0
        let sink = CollectingSink { block in
            longest = max(longest, block.utf8.count)
            bytes += block.utf8.count
        }
        try HTMLReport.write(HTMLSamples.late(5_000), language: .vi, to: sink)
        #expect(longest < 2 * ReportBuffer.blockSize && sink.blocks.count > 10)
        #expect(try sink.text == HTMLReport.render(HTMLSamples.late(5_000), .vi))
        #expect(try MarkupReader.parse(sink.text)["tbody"][0].children.filter { $0.tag == "tr" }.count == 5_000)
    }

    struct Full: Error {}

    @Test("a sink that is full ends the report soon")
    func stops() {
        let sink = CollectingSink { _ in throw Full() }
        nonisolated(unsafe) var pulled = 0
        var report = HTMLSamples.late(0)
        report.sections[0].blocks = [
            .table(
                .init(
                    key: "late", columns: [.init("id", Bilingual(same: "id"), .text)],
                    rows: .init(count: 1_000_000) { place in
                        pulled = place
                        return .init([.text("0123456789 0123456789 0123456789")])
                    }))
        ]
        #expect(throws: Full.self) { try HTMLReport.write(report, language: .vi, to: sink) }
        #expect(pulled < 10_000)
    }

    @Test("a row that cannot be read ends the report with that fault")
    func rowFault() {
        var report = HTMLSamples.late(0)
        report.sections[0].blocks = [
            .table(
                .init(
                    key: "late", columns: [.init("id", Bilingual(same: "id"), .text)],
                    rows: .init(count: 3) { if $0 == 2 { throw Full() } else { .init([.text("x")]) } }))
        ]
        #expect(throws: Full.self) { try HTMLReport.render(report, .vi) }
    }

    /// `MOTCUA_HTML=folder swift test` writes pages to look at and for Tests/render/html.py.
    @Test("pages to look at", .enabled(if: ProcessInfo.processInfo.environment["MOTCUA_HTML"] != nil))
    func pagesToLookAt() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["MOTCUA_HTML"]!)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let count = ProcessInfo.processInfo.environment["MOTCUA_HTML_ROWS"].flatMap { Int($0) } ?? 6_000
        let pages = [
            ("report", SampleReport.report), ("brief", HTMLSamples.brief), ("form", HTMLSamples.form),
            ("late", HTMLSamples.late(count)),
            ("hostile", HTMLHostileTests.report(HTMLHostileTests.payloads.joined(separator: " "))),
        ]
        for (name, report) in pages {
            for language in Language.allCases {
                let file = folder.appendingPathComponent("\(name).\(language.rawValue).html")
                try Data(HTMLReport.render(report, language).utf8).write(to: file)
            }
        }
    }
}
