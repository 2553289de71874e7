import Engine
import Dossiers
import Foundation

/// One folder of Fixtures/dirty: input files, and beside them what is expected of them, in the language of
/// Fixtures/dirty/README.md.
struct DirtyCase: Sendable {
    let name: String
    let folder: String
    /// `key: value` in the order of the file.
    let lines: [(key: String, value: String)]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/dirty").path

    /// Every folder with an expectation.
    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
        .filter { FileManager.default.fileExists(atPath: "\(root)/\($0)/expected.txt") }.sorted()

    init(_ name: String) throws {
        self.name = name
        folder = Self.root + "/" + name
        let text = try String(contentsOfFile: folder + "/expected.txt", encoding: .utf8)
        lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            guard let colon = line.firstRange(of: ":") else { return (String(line), "") }
            let value = line[colon.upperBound...]
            return (String(line[..<colon.lowerBound]), String(value.first == " " ? value.dropFirst() : value))
        }
    }

    func value(_ key: String) -> String? { lines.first { $0.key == key }?.value }
    func values(_ key: String) -> [String] { lines.filter { $0.key == key }.map(\.value) }

    /// The run's own clock is fixed, so that the same files always give the same figures.
    static let clock = Stamp(isoText: "2026-01-15 08:00")!

    /// What `inputs:` and `run:` ask for, with paths inside the folder.
    func request() throws -> RunRequest {
        var request = RunRequest(clock: Self.clock)
        request.inputs = (value("inputs") ?? "input.csv").split(separator: " ").map { folder + "/" + $0 }
        var words = (value("run") ?? "").split(separator: " ").map(String.init)[...]
        while let flag = words.popFirst() {
            func next() throws -> String {
                guard let word = words.popFirst() else { throw CaseError.flag(flag) }
                return word
            }
            switch flag {
            case "--register": request.registers.append(folder + "/" + (try next()))
            case "--rules":
                let rules = try next()
                request.rules = rules.hasSuffix(".yaml") ? folder + "/" + rules : rules
            case "--period": request.period = try next()
            case "--calendar": request.calendar = try next()
            case "--by": request.by = try next()
            case "--no-dedup": request.deduplicates = false
            case "--max-field-bytes": request.maxFieldBytes = Int(try next())
            case "--max-rejects": request.maxRejects = try next()
            default: throw CaseError.flag(flag)
            }
        }
        return request
    }

    enum CaseError: Error { case flag(String), key(String) }
}
