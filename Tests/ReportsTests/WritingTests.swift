import Dossiers
import Indicators
import Testing

@testable import Reports

@Suite("Reports on their way out")
struct WritingTests {
    struct Fault: Error {}

    /// A document of many slices, which tells of each slice that is made.
    static func long(_ made: @escaping @Sendable (Int) -> Void = { _ in }) -> ReportDocument {
        var document = Sample.document
        let slices = Sample.slices
        document.slices = SliceTable(count: 1_000) {
            made($0)
            return slices[$0 % slices.count]
        }
        return document
    }

    enum Format: CaseIterable {
        case terminal, json, csv, markdown

        func write(_ document: ReportDocument, to sink: any ReportSink) throws {
            switch self {
            case .terminal: try TerminalReport.write(document, language: .vi, to: sink)
            case .json: try JSONReport.write(document, to: sink)
            case .csv: try CSVReport.write(document, language: .vi, options: FixtureTests.excel, to: sink)
            case .markdown: try MarkdownReport.write(document, language: .vi, to: sink)
            }
        }

        func render(_ document: ReportDocument) -> String {
            switch self {
            case .terminal: TerminalReport.render(document, language: .vi)
            case .json: JSONReport.render(document)
            case .csv: CSVReport.render(document, language: .vi, options: FixtureTests.excel)
            case .markdown: MarkdownReport.render(document, language: .vi)
            }
        }
    }

    @Test("a report written in blocks is the report as one text", arguments: Format.allCases)
    func blocks(_ format: Format) throws {
        let sink = CollectingSink()
        try format.write(Self.long(), to: sink)
        #expect(Array(sink.blocks.joined()) == Array(format.render(Self.long()).utf8))
        #expect(sink.blocks.count > 1)
        #expect(sink.blocks.dropLast().allSatisfy { (ReportBuffer.blockSize..<80_000).contains($0.count) })
    }

    @Test("a fault of the sink is thrown, and nothing is handed on after it", arguments: Format.allCases)
    func faults(_ format: Format) throws {
        var calls = 0
        let sink = CollectingSink { _ in
            calls += 1
            throw Fault()
        }
        #expect(throws: Fault.self) { try format.write(Self.long(), to: sink) }
        #expect(calls == 1)
    }

    @Test("slices are made as they are written", arguments: [Format.json, .csv])
    func lazily(_ format: Format) throws {
        // Only the writing thread makes slices.
        final class Made: @unchecked Sendable { var last = -1 }
        let made = Made()
        var atFirstBlock: Int?
        let sink = CollectingSink { _ in atFirstBlock = atFirstBlock ?? made.last }
        try format.write(Self.long { made.last = max(made.last, $0) }, to: sink)
        #expect(made.last == 999)
        #expect(try #require(atFirstBlock) < 900)
    }

    @Test("numbers are written in plain digits", arguments: [0, 9, 10, -1, 1_234_567_890, .max, .min] as [Int64])
    func numbers(_ number: Int64) {
        var buffer = ReportBuffer()
        buffer.append(number)
        #expect(buffer.text == String(number))
    }
}
