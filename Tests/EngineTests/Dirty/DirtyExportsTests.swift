import CSVStream
import DossierDecoding
import Dossiers
@testable import Engine
import Foundation
import Reports
import Testing

/// The dirty exports: one folder a trait, each with its expectation beside it, written from the definitions.
@Suite("Dirty exports")
struct DirtyExportsTests {
    @Test("there are at least ninety traits, each with its accounts")
    func areMany() throws {
        #expect(DirtyCase.names.count >= 90)
        for name in DirtyCase.names {
            let dirty = try DirtyCase(name)
            let keys = Set(dirty.lines.map(\.key))
            let isRefusal = keys.contains("refused") || keys.contains("error")
            #expect(isRefusal || keys.isSuperset(of: ["lines", "accepted", "rejected", "skipped"]), "\(name)")
        }
    }

    @Test("a dirty export comes to what is written beside it", arguments: DirtyCase.names)
    func comesTo(_ name: String) throws {
        let dirty = try DirtyCase(name)
        let answer = try DirtyAnswer.of(dirty)
        let isRefusal = !dirty.values("refused").isEmpty || dirty.value("error") != nil
        if !isRefusal, let error = answer.error {
            Issue.record("\(name): \(Diagnostics.sentences(error).map(\.en))")
            return
        }
        var seen: Set<String> = []
        for (key, _) in dirty.lines where seen.insert(key).inserted && !Self.isInstruction(key) {
            let expected = dirty.values(key)
            guard let found = try answer.answers(key, expected: expected) else { throw DirtyCase.CaseError.key(key) }
            if key.hasPrefix("remark ") {
                #expect(found[0].contains(expected[0]), "\(name): \(key)")
            } else {
                #expect(found == expected, "\(name): \(key)")
            }
        }
        if dirty.value("reject") == nil, !isRefusal {
            #expect(answer.allFiles.allSatisfy { $0.firstRejects.isEmpty }, "\(name)")
        }
    }

    private static func isInstruction(_ key: String) -> Bool {
        ["run", "inputs", "mend", "mended accepted"].contains(key)
    }

    static let read = DirtyCase.names.filter { name in
        guard let dirty = try? DirtyCase(name) else { return false }
        return dirty.values("refused").isEmpty && dirty.value("error") == nil
    }

    @Test("every line, byte and record is accounted for, and every slice balances", arguments: read)
    func conserves(_ name: String) throws {
        let dirty = try DirtyCase(name)
        let answer = try DirtyAnswer.of(dirty)
        let document = try #require(answer.document)
        for file in answer.allFiles {
            let bytes = try InputFile(path: file.path).peek(1 << 20)
            let totals = file.totals
            #expect(totals.read == totals.accepted + totals.rejected + totals.skipped)
            #expect(totals.bytes == Int64(bytes.count))
            let lines = PhysicalLines.ranges(bytes, wide: .init(encoding: file.encoding))
            #expect(totals.lines == Int64(lines.count))
            #expect(totals.rejected == file.rejected.reduce(0) { $0 + $1.count })
            #expect(totals.skipped == file.skipped.reduce(0) { $0 + $1.count })
        }
        #expect(document.totals.dossiers == document.totals.accepted - document.totals.replaced)
        for slice in document.slices {
            #expect(slice[.carriedOver] + slice[.received] == slice.resolved + slice[.withdrawn] + slice.open)
        }
    }

    @Test("the figures do not depend on memory: with none to spare they are the same", arguments: read)
    func spills(_ name: String) throws {
        let dirty = try DirtyCase(name)
        let answer = try DirtyAnswer.of(dirty)
        let roomy = JSONReport.render(try #require(answer.document))
        var settings = answer.settings
        settings.memoryBudget = 0
        #expect(JSONReport.render(try Pipeline.analyze(settings)) == roomy)
    }

    @Test("whoever parses, in whatever blocks and threads, the report and the rejects are the same", arguments: read)
    func sameByEveryParser(_ name: String) throws {
        let dirty = try DirtyCase(name)
        let folder = NSTemporaryDirectory() + "motcua-parsers-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var request = try dirty.request()
        request.rejectsFolder = folder
        var settings = try request.settings()
        func outcome() throws -> [String: String] {
            try? FileManager.default.removeItem(atPath: folder)
            var outcome = ["report": JSONReport.render(try Pipeline.analyze(settings))]
            for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
                // Rejected records may be of any bytes.
                outcome[file] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)).base64EncodedString()
            }
            return outcome
        }
        let expected = try outcome()
        let ways: [(ParserChoice, Int, Int)] = [
            (.libcsv, 1, 192 << 10), (.scanner, 1, 192 << 10), (.auto, 3, 64), (.scanner, 2, 150), (.libcsv, 2, 100),
            (.auto, 2, 1000),
        ]
        for (parser, threads, blockBytes) in ways {
            (settings.parser, settings.threads, settings.blockBytes) = (parser, threads, blockBytes)
            #expect(try outcome() == expected, "\(parser), \(threads) threads, blocks of \(blockBytes)")
        }
    }

    @Test("a file read in blocks of any size gives the same rows and accounts", arguments: read)
    func readsInBlocks(_ name: String) throws {
        let dirty = try DirtyCase(name)
        let settings = try dirty.request().settings()
        let intake = Intake(settings, keepsIDs: false, report: { _ in })
        try intake.run()
        for file in intake.files {
            let bytes = try InputFile(path: file.path).peek(1 << 20)
            let whole = try Decoded(file, bytes, settings, blockSize: 1 << 20)
            for blockSize in [1, 2, 7, 61] {
                let pieces = try Decoded(file, bytes, settings, blockSize: blockSize)
                #expect(pieces.rows == whole.rows, "\(file.path) in blocks of \(blockSize)")
                #expect(pieces.accounts == whole.accounts, "\(file.path) in blocks of \(blockSize)")
            }
        }
    }

    /// One file decoded anew, outside the pipeline.
    private struct Decoded {
        var rows: [Dossier] = []
        var accounts: [String] = []

        init(_ file: SourceFile, _ bytes: [UInt8], _ settings: RunSettings, blockSize: Int) throws {
            let reader = LibCSVReader(
                source: MemorySource(bytes), dialect: file.inspection.dialect, limits: settings.limits,
                blockSize: blockSize, separatorLine: file.inspection.hasSeparatorLine)
            var decoder = DossierDecoder(
                inspection: file.inspection, role: file.role, file: 0, words: RunWords(), withOfficer: true,
                keepsTexts: true, clock: settings.clock)
            let batch = RecordBatch()
            var decoded = DecodedBatch()
            while try reader.next(into: batch) {
                decoder.decode(batch, into: &decoded)
                rows += decoded.rows
                for reject in decoded.rejected {
                    let entry = batch.entries[reject.entry]
                    if case .faultContinued = entry.kind { continue }
                    accounts.append("\(reject.kind) \(entry.firstLine) \(entry.recordNumber) \(reject.column)")
                }
                accounts += decoded.cellFindings.map { "\($0)" }
            }
            var counts = decoder.counts
            counts.finish()
            accounts.append("\(counts.acceptedLines) \(counts.rejectedLines) \(counts.skippedLines) \(counts.bytes)")
            accounts.append("\(counts.rejected.sorted { $0.key.rawValue < $1.key.rawValue })")
            accounts.append("\(counts.skipped.sorted { $0.key.rawValue < $1.key.rawValue })")
            accounts.append("\(counts.findings) \(counts.dateOnly.rawValue) \(counts.lastHappened.rawValue)")
        }
    }

    static let withRejects = read.filter { name in (try? DirtyCase(name).value("reject")) ?? nil != nil }

    @Test("rejected records are kept byte for byte under their heading, for their owner only", arguments: withRejects)
    func keepsRejects(_ name: String) throws {
        let dirty = try DirtyCase(name)
        let folder = NSTemporaryDirectory() + "motcua-rejects-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var request = try dirty.request()
        request.rejectsFolder = folder
        let settings = try request.settings()
        let document = try Pipeline.analyze(settings)
        var written: Set<String> = []
        for file in document.files + document.registers.map(\.file) where !file.firstRejects.isEmpty {
            let stem = URL(fileURLWithPath: file.path).lastPathComponent
            let records = "\(folder)/\(stem).rejected.csv"
            let reasons = "\(folder)/\(stem).reasons.csv"
            written.formUnion(["\(stem).rejected.csv", "\(stem).reasons.csv"])
            for path in [records, reasons] {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(path)")
            }
            let original = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
            let lines = PhysicalLines.ranges(original, wide: .init(encoding: file.encoding))
            var expected: [UInt8] = []
            if file.encoding == "utf-16le", file.headingFirstLine > 1 || !file.byteOrderMark {
                expected = [0xFF, 0xFE]
            }
            if file.encoding == "utf-16be", file.headingFirstLine > 1 || !file.byteOrderMark {
                expected = [0xFE, 0xFF]
            }
            let spans =
                [(file.headingFirstLine, file.headingLastLine)] + file.firstRejects.map { ($0.line, $0.lastLine) }
            for (low, high) in spans {
                for line in low...high { expected += original[lines[Int(line) - 1]] }
            }
            #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: records))) == expected, "\(stem)")
            try check(reasons: reasons, of: file)
        }
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder)) == written)
        try readMended(dirty, folder)
    }

    /// The reasons: one row a rejected record, with its place and no cell text.
    private func check(reasons path: String, of file: ReportDocument.FileFacts) throws {
        let rows = PlainCSV.rows(try String(contentsOfFile: path, encoding: .utf8))
        #expect(rows.first == ["file", "line", "last_line", "record", "column", "kind", "reason_vi", "reason_en"])
        let expected = file.firstRejects.map { reject in
            [
                file.path, "\(reject.line)", "\(reject.lastLine)", "\(reject.record)",
                reject.column == 0 ? "" : "\(reject.column)", reject.kind, reject.reason.vi, reject.reason.en,
            ]
        }
        #expect(Array(rows.dropFirst()) == expected)
    }

    /// The rejected records, mended as the expectation says, are an export that can be read.
    private func readMended(_ dirty: DirtyCase, _ folder: String) throws {
        guard let accepted = dirty.value("mended accepted") else { return }
        let path = folder + "/input.csv.rejected.csv"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let isWide = bytes.starts(with: [0xFF, 0xFE])
        for mend in dirty.values("mend") {
            let arrow = try #require(mend.range(of: " ->"))
            let old = String(mend[..<arrow.lowerBound])
            let new = String(mend[arrow.upperBound...].drop { $0 == " " })
            let encoding: String.Encoding = isWide ? .utf16LittleEndian : .utf8
            let found = try #require(old.data(using: encoding))
            let mended = try #require(new.data(using: encoding))
            let range = try #require(bytes.range(of: found), "\(dirty.name): \(old)")
            bytes.replaceSubrange(range, with: mended)
        }
        let mended = folder + "/mended.csv"
        try bytes.write(to: URL(fileURLWithPath: mended))
        var request = RunRequest(clock: DirtyCase.clock)
        request.inputs = [mended]
        let check = try Pipeline.check(try request.settings())
        #expect(check.refused.isEmpty)
        #expect(check.files.first.map { String($0.totals.accepted) } == accepted)
        #expect(check.files.first?.totals.rejected == 0)
    }
}
