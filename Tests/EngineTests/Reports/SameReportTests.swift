import Dossiers
@testable import Engine
import Reports
import Testing

/// How a report is made changes nothing in it: threads, parser, memory, files or a store.
@Suite("The same report")
struct SameReportTests {
    private static func text(_ seed: UInt64) -> String {
        var made = MadeExport(seed: seed)
        return made.text(700)
    }

    @Test("threads, parser and memory change no byte", arguments: ReportKind.allCases)
    func ways(_ kind: ReportKind) throws {
        let scratch = ReportScratch(Self.text(91), exportedAt: "30/06/2025")
        func made(_ threads: Int, _ parser: String, _ memory: String) throws -> String {
            try scratch.report(kind, heldLists: 60) {
                $0.period = "2025-Q2"
                $0.threads = threads
                $0.parser = parser
                $0.memory = memory
            }.json
        }
        let alone = try made(1, "libcsv", "64M")
        for (threads, parser, memory) in [(4, "auto", "64M"), (4, "scanner", "1M"), (1, "scanner", "1M")] {
            #expect(try made(threads, parser, memory) == alone, "\(threads) \(parser) \(memory)")
        }
    }

    @Test("so it is with letters and comparisons")
    func others() throws {
        let scratch = ReportScratch(Self.text(92), exportedAt: "30/06/2025")
        func letters(_ threads: Int) throws -> String {
            try scratch.letters(within: 9, heldLists: 50) { $0.threads = threads }.json
        }
        #expect(try letters(1) == letters(4))
        func compared(_ threads: Int) throws -> String {
            try scratch.compare(["2025-Q1", "2025-Q2"]) { $0.run.threads = threads }.json
        }
        #expect(try compared(1) == compared(4))
    }

    /// What is said of the figures, without where they come from.
    private static func figures(_ report: Report) throws -> String {
        var own = report
        own.facts = []
        own.notes = []
        own.rules = own.rules.map {
            var rule = $0
            rule.numeratorCommand = ""
            rule.denominatorCommand = nil
            return rule
        }
        own.evidence = nil
        return try own.json
    }

    @Test(
        "a store gives the sections that its files give",
        arguments: [ReportKind.summary, .formSix, .units, .procedures, .brief])
    func store(_ kind: ReportKind) throws {
        let place = StoreScratch()
        let file = place.scratch.file("ho-so.csv", Self.text(93))
        try place.importing([file], drawnAt: "2025-06-30")
        func made(_ change: (inout RunRequest) -> Void) throws -> String {
            var request = place.request()
            request.period = "2025-Q2"
            change(&request)
            return try Self.figures(try Pipeline.report(kind, request, heldLists: nil).report)
        }
        let files = try made {
            $0.inputs = [file]
            $0.exportedAt = "2025-06-30"
        }
        #expect(try made { $0.store = place.store } == files)
    }

    @Test("a comparison over a store is that over its files")
    func comparedStore() throws {
        let place = StoreScratch()
        let file = place.scratch.file("ho-so.csv", Self.text(94))
        try place.importing([file], drawnAt: "2025-06-30")
        func made(_ change: (inout RunRequest) -> Void) throws -> String {
            var request = place.request()
            change(&request)
            return try Self.figures(
                try Pipeline.compare(CompareRequest(run: request, periods: ["2025-Q1", "2025-Q2"])).report)
        }
        let files = try made {
            $0.inputs = [file]
            $0.exportedAt = "2025-06-30"
        }
        #expect(try made { $0.store = place.store } == files)
    }

    @Test("a list that is held from a store has the dossiers of the files")
    func evidence() throws {
        let place = StoreScratch()
        let file = place.scratch.file("ho-so.csv", Self.text(95))
        try place.importing([file], drawnAt: "2025-06-30")
        func made(_ change: (inout RunRequest) -> Void) throws -> (counts: [Int64], codes: [String]) {
            var request = place.request()
            request.period = "2025-Q2"
            change(&request)
            let evidence = try #require(try Pipeline.report(.late, request, heldLists: 200).report.evidence)
            return (evidence.lists.map(\.count), evidence.rows.map { "\($0.cells[0].plain) \($0.marks)" }.sorted())
        }
        let files = try made {
            $0.inputs = [file]
            $0.exportedAt = "2025-06-30"
        }
        let store = try made { $0.store = place.store }
        #expect(store.counts == files.counts)
        #expect(store.codes == files.codes)
        #expect(!files.codes.isEmpty)
    }
}
