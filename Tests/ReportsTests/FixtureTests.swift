import Foundation
import Testing

@testable import Reports

/// The same documents, pinned in every format and both languages. `MOTCUA_RECORD=1 swift test` writes the
/// files anew; a missing file is written and the test fails, so that someone looks at it.
@Suite("Every format, pinned")
struct FixtureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var file: String
        var render: @Sendable () throws -> String
        var testDescription: String { file }
    }

    static let narrow = TerminalReport.Options(width: 60)
    static let coloured = TerminalReport.Options(width: 100, colour: true)
    static let excel = CSVReport.Options(delimiter: .semicolon, byteOrderMark: true)

    static func list(
        _ format: ListReport.Format, _ language: Language, _ options: ListReport.Options = .init()
    )
        throws -> String
    {
        var text = ""
        try ListReport.write(Sample.listing(), format: format, language: language, options: options) {
            text += $0
        }
        return text
    }

    static let cases: [Case] =
        Language.allCases.flatMap { language in
            let tag = language.rawValue
            return [
                Case(file: "analyze.\(tag).txt") {
                    TerminalReport.render(Sample.document, language: language)
                },
                Case(file: "analyze-narrow.\(tag).txt") {
                    TerminalReport.render(Sample.document, language: language, options: narrow)
                },
                Case(file: "analyze-cohort.\(tag).txt") {
                    TerminalReport.render(Sample.cohort, language: language)
                },
                Case(file: "analyze.\(tag).md") {
                    MarkdownReport.render(Sample.document, language: language)
                },
                Case(file: "analyze.\(tag).csv") { CSVReport.render(Sample.document, language: language) },
                Case(file: "check.\(tag).txt") { CheckReport.terminal(Sample.check, language: language) },
                Case(file: "check.\(tag).md") { CheckReport.markdown(Sample.check, language: language) },
                Case(file: "catalog.\(tag).txt") {
                    CatalogReport.terminal(Sample.catalogPage, language: language)
                },
                Case(file: "catalog.\(tag).md") {
                    CatalogReport.markdown(Sample.catalogPage, language: language)
                },
                Case(file: "list.\(tag).csv") { try list(.csv, language) },
                Case(file: "list.\(tag).txt") { try list(.table, language) },
                Case(file: "list.\(tag).md") { try list(.markdown, language) },
            ]
        } + [
            Case(file: "analyze-coloured.txt") {
                TerminalReport.render(Sample.cohort, language: .vi, options: coloured)
            },
            Case(file: "analyze-excel.csv") {
                CSVReport.render(Sample.cohort, language: .vi, options: excel)
            },
            Case(file: "analyze.json") { JSONReport.render(Sample.document) },
            Case(file: "analyze-cohort.json") { JSONReport.render(Sample.cohort) },
            Case(file: "check.json") { CheckReport.json(Sample.check) },
            Case(file: "catalog.json") { CatalogReport.json(Sample.catalogPage) },
            Case(file: "list.json") { try list(.json, .vi) },
        ]

    @Test("a report reads as it was pinned", arguments: cases)
    func reads(_ pinned: Case) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures").appendingPathComponent(pinned.file)
        let rendered = try pinned.render()
        let isRecording = ProcessInfo.processInfo.environment["MOTCUA_RECORD"] == "1"
        guard !isRecording, let expected = try? Data(contentsOf: url) else {
            try Data(rendered.utf8).write(to: url)
            if !isRecording { Issue.record("\(pinned.file) was missing; it has been written, look at it") }
            return
        }
        guard expected != Data(rendered.utf8) else { return }
        let before = String(decoding: expected, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let after = rendered.split(separator: "\n", omittingEmptySubsequences: false)
        let line =
            zip(before, after).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(before.count, after.count)
        Issue.record(
            """
            \(pinned.file) differs from line \(line + 1) on; MOTCUA_RECORD=1 records it anew
            pinned: \(line < before.count ? before[line] : "(end)")
            now:    \(line < after.count ? after[line] : "(end)")
            """)
    }

    @Test("the same document gives the same bytes every time", arguments: cases)
    func isDeterministic(_ pinned: Case) throws {
        let first = try pinned.render()
        #expect(try Array(first.utf8) == Array(pinned.render().utf8))
    }

    @Test(
        "no report holds a bare control character but line ends, and colours where they were asked for",
        arguments: cases)
    func hasNoControls(_ pinned: Case) throws {
        // A CSV cell keeps its text as it was; spreadsheets are no terminals.
        guard !pinned.file.hasSuffix(".csv") else { return }
        var rendered = try pinned.render()
        if pinned.file.contains("coloured") {
            #expect(rendered.contains("\u{1B}["))
            rendered = rendered.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        }
        #expect(!rendered.unicodeScalars.contains { $0 != "\n" && VisibleText.steers($0) })
    }
}
