@testable import Engine
import Foundation
import Testing

/// The folders of cases/: a command, its files, and what a person sees (cases/README.md).
@Suite("Case folders")
struct CaseFoldersTests {
    @Test("there are at least twenty-five, and the exit codes 0, 1, 2 and 3 are among them")
    func areMany() {
        #expect(CaseFolder.names.count >= 25)
        let codes = Set(CaseFolder.names.map { CaseFolder($0).expectedCode })
        #expect(codes.isSuperset(of: ["0", "1", "2", "3"]))
    }

    @Test("a command does what its folder says", arguments: CaseFolder.names)
    func does(_ name: String) throws {
        let folder = CaseFolder(name)
        let run = try folder.run()
        if ProcessInfo.processInfo.environment["MOTCUA_RECORD"] == "1" { try folder.record(run) }
        if !FileManager.default.fileExists(atPath: folder.path + "/expected.out") {
            try folder.record(run)
            Issue.record("\(name): there was no expectation; it is recorded now, read it")
            return
        }
        #expect(run.output == folder.text("expected.out"), "\(name)")
        #expect(run.errors == folder.text("expected.err"), "\(name)")
        #expect(run.code == folder.expectedCode, "\(name)")
        #expect(run.files == folder.expectedFiles, "\(name)")
    }
}

struct CaseFolder {
    struct Run {
        var output: String
        var errors: String
        var code: String
        /// Files that were written, by their path in the working folder.
        var files: [String: String]
    }

    static let root = packageRoot + "/cases"
    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
        .filter { FileManager.default.fileExists(atPath: "\(root)/\($0)/command") }.sorted()

    let path: String

    init(_ name: String) { path = Self.root + "/" + name }

    func text(_ name: String) -> String {
        (try? String(contentsOfFile: path + "/" + name, encoding: .utf8)) ?? ""
    }

    var expectedCode: String {
        let code = text("expected.code").trimmingCharacters(in: .whitespacesAndNewlines)
        return code.isEmpty ? "0" : code
    }

    var expectedFiles: [String: String] { Self.files(below: path + "/expected") }

    /// Files below a folder, by path.
    private static func files(below folder: String) -> [String: String] {
        var found: [String: String] = [:]
        for name in FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [] {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
            if isFolder.boolValue { continue }
            found[name] = readable((try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))) ?? Data())
        }
        return found
    }

    /// The built program, beside the test bundle.
    private static let program: String = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        if !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("motcua").path) {
            folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        }
        return folder.path
    }()

    func run() throws -> Run {
        let files = FileManager.default
        let scratch = Scratch()
        let work = scratch.path + "/work"
        try files.copyItem(atPath: path, toPath: work)
        for name in ["command", "expected.out", "expected.err", "expected.code", "expected"] {
            try? files.removeItem(atPath: work + "/" + name)
        }
        try files.copyItem(atPath: Self.root + "/pack", toPath: work + "/pack")
        let temporary = scratch.path + "/tmp"
        try files.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        let before = Self.files(below: work)

        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", text("command")]
        process.currentDirectoryURL = URL(fileURLWithPath: work)
        process.environment = [
            "PATH": Self.program + ":/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": temporary,
            "MOTCUA_NOW": "2026-01-15 08:00:00", "TERM": "xterm",
            "HOME": scratch.path,
        ]
        let (out, errors) = (scratch.path + "/out", scratch.path + "/err")
        for place in [out, errors] { _ = files.createFile(atPath: place, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: out))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        // Nothing stays in the folder of temporary files.
        #expect(try files.contentsOfDirectory(atPath: temporary) == [])
        return Run(
            output: Self.readable(try Data(contentsOf: URL(fileURLWithPath: out))),
            errors: Self.readable(try Data(contentsOf: URL(fileURLWithPath: errors))),
            code: String(process.terminationStatus),
            files: Self.files(below: work).filter { before[$0.key] != $0.value })
    }

    /// Text with the program's version taken out, so that a new one changes no case.
    private static func readable(_ data: Data) -> String {
        String(decoding: data, as: UTF8.self).replacingOccurrences(of: version, with: "{version}")
    }

    func record(_ run: Run) throws {
        let files = FileManager.default
        func write(_ text: String, _ name: String, unless: Bool) throws {
            let place = path + "/" + name
            if unless {
                try? files.removeItem(atPath: place)
            } else {
                try text.write(toFile: place, atomically: true, encoding: .utf8)
            }
        }
        try write(run.output, "expected.out", unless: false)
        try write(run.errors, "expected.err", unless: run.errors.isEmpty)
        try write(run.code + "\n", "expected.code", unless: run.code == "0")
        try? files.removeItem(atPath: path + "/expected")
        for (name, text) in run.files {
            let place = URL(fileURLWithPath: path + "/expected/" + name)
            try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: place, atomically: true, encoding: .utf8)
        }
    }
}
