import Dossiers
@testable import Engine
import Foundation
import Reports
import Testing

/// Where rejected records are put, and what is never written over.
@Suite("Reject files")
struct RejectFilesTests {
    private static let heading = "Mã hồ sơ,Ngày tiếp nhận\n"
    private static let good = "H99.001-250701-0001,01/07/2025\n"
    private static let bad = "H99.001-250701-0002,31/02/2025\n"

    private func request(_ inputs: [String], _ folder: String) throws -> RunRequest {
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-01-15 08:00:00")))
        request.inputs = inputs
        request.rejectsFolder = folder
        return request
    }

    @Test("a mended reject file that is read again is not written over")
    func sparesInputs() throws {
        let scratch = Scratch()
        let export = scratch.file("a.csv", Self.heading + Self.good + Self.bad)
        let folder = scratch.path + "/rejects"
        _ = try Pipeline.analyze(try request([export], folder).settings())
        let rejected = folder + "/a.csv.rejected.csv"
        let mended = try String(contentsOfFile: rejected, encoding: .utf8).replacingOccurrences(
            of: "31/02", with: "28/02")
        try mended.write(toFile: rejected, atomically: true, encoding: .utf8)
        let document = try Pipeline.analyze(try request([export, rejected], folder).settings())
        #expect(document.totals.dossiers == 2)
        #expect(try String(contentsOfFile: rejected, encoding: .utf8) == mended)
        #expect(FileManager.default.fileExists(atPath: folder + "/a.csv-2.rejected.csv"))
    }

    @Test("files of one name do not write over each other's rejects, whatever else they are called")
    func namesAreUnique() throws {
        let scratch = Scratch()
        for folder in ["b", "c", "d"] {
            try FileManager.default.createDirectory(
                atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
        }
        let inputs = [
            scratch.file("b/a.csv-2", Self.heading + Self.bad), scratch.file("c/a.csv", Self.heading + Self.bad),
            scratch.file("d/a.csv", Self.heading + Self.bad),
        ]
        let folder = scratch.path + "/rejects"
        var request = try request(inputs, folder)
        request.maxRejects = "100%"
        _ = try Pipeline.analyze(try request.settings())
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".rejected.csv") }
        #expect(names.count == 3)
    }

    @Test("once an export is mended, the rejects of the earlier run are taken away")
    func takesOldOnesAway() throws {
        let scratch = Scratch()
        let folder = scratch.path + "/rejects"
        let export = scratch.file("a.csv", Self.heading + Self.good + Self.bad)
        _ = try Pipeline.analyze(try request([export], folder).settings())
        #expect(try !FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        _ = scratch.file("a.csv", Self.heading + Self.good)
        _ = try Pipeline.analyze(try request([export], folder).settings())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("a result never replaces a file that is read")
    func outputIsNoInput() throws {
        let scratch = Scratch()
        let export = scratch.file("a.csv", Self.heading + Self.good)
        #expect(throws: RunError.self) { try ReportFile(export, sparing: [scratch.path]) }
        #expect(throws: RunError.self) { try ReportFile(scratch.path + "/./a.csv", sparing: [export]) }
        _ = try ReportFile(scratch.path + "/b.csv", sparing: [export])
    }
}
