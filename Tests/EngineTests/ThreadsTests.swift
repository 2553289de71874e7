import CSVStream
import Dossiers
@testable import Engine
import Generator
import Indicators
import Reports
import Testing

/// How many threads read, merge and count, who parses and in what blocks is nobody's business: reports, lists and rejects
/// are the same.
@Suite("Threads")
struct ThreadsTests {
    private func settings(_ scratch: Scratch, deduplicates: Bool, _ by: String) throws -> RunSettings {
        var made = GeneratorSettings(records: 500, seed: 21)
        made.layout = .igate
        made.dirt = .some
        var files: [GeneratedFile: [UInt8]] = [:]
        _ = try ExportGenerator(made).run(Set(GeneratedFile.allCases)) { file, bytes in
            for index in bytes.indices { files[file, default: []].append(bytes[index]) }
        }
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-11-01 08:00:00")))
        request.inputs = [scratch.file("ho-so.csv", files[.export] ?? [])]
        if deduplicates {
            request.registers = GeneratedFile.registers.map { scratch.file($0.fileName, files[$0] ?? []) }
        }
        request.deduplicates = deduplicates
        request.by = by
        request.asOf = "2026-01-01 00:00"
        request.maxRejects = "100%"
        return try request.settings()
    }

    @Test(
        "the report is the same, byte for byte", arguments: [true, false],
        ["unit,quarter", "month,procedure"])
    func sameReport(_ deduplicates: Bool, _ by: String) throws {
        let scratch = Scratch()
        var settings = try settings(scratch, deduplicates: deduplicates, by)
        let alone = JSONReport.render(try Pipeline.analyze(settings))
        for (threads, parser, blockBytes) in Self.ways {
            (settings.threads, settings.parser, settings.blockBytes) = (threads, parser, blockBytes)
            #expect(
                JSONReport.render(try Pipeline.analyze(settings)) == alone,
                "\(threads) threads, \(parser), \(blockBytes)")
        }
        settings.memoryBudget = 0
        #expect(JSONReport.render(try Pipeline.analyze(settings)) == alone)
    }

    @Test("a list is the same, in the same order", arguments: ["T1", "A1", ListSubject.registerUnmatchedKey])
    func sameList(_ subject: String) throws {
        let scratch = Scratch()
        var settings = try settings(scratch, deduplicates: true, "")
        func list() throws -> String {
            let sink = TextSink()
            let listing = try Pipeline.list(subject, part: .denominator, settings).listing
            #expect(try ListReport.write(listing, format: .json, language: .vi, to: sink) > 0)
            return sink.text
        }
        let alone = try list()
        for (threads, parser, blockBytes) in Self.ways {
            (settings.threads, settings.parser, settings.blockBytes) = (threads, parser, blockBytes)
            #expect(try list() == alone, "\(threads) threads, \(parser), \(blockBytes)")
        }
    }

    static let ways: [(Int, ParserChoice, Int)] = [
        (2, .auto, 192 << 10), (3, .auto, 3000), (8, .scanner, 700), (1, .libcsv, 5000), (3, .libcsv, 900),
        (1, .scanner, 64),
    ]
}
