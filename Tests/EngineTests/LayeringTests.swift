import Foundation
import Testing

/// The fences of docs/architecture.md, read from the sources themselves.
@Suite("Layers")
struct LayeringTests {
    /// Which modules of the package and of others each target may import.
    static let allowed: [String: Set<String>] = [
        "CLibCSV": [], "CZlib": [], "CTextKernels": [], "CSQLite": [], "CCrypto": [], "CMalloc": [],
        "CXLSXWriter": [],
        "CSVStream": ["CLibCSV", "CZlib", "CTextKernels"],
        "Dossiers": [],
        "RowSpool": ["CTextKernels", "Dossiers"],
        "DossierDecoding": ["CSVStream", "Dossiers"],
        "DossierStore": ["CSQLite", "CCrypto", "CTextKernels", "Dossiers", "GRDB"],
        "CatalogData": [],
        "ProfileData": ["CatalogData"],
        "Catalogs": [
            "CatalogData", "ProfileData", "CSVStream", "DossierDecoding", "Dossiers", "Indicators", "Scorecards",
            "Yams",
        ],
        "Aggregation": [],
        "Indicators": ["Dossiers", "Aggregation"],
        "Scorecards": ["Dossiers", "Indicators"],
        "Reports": ["CXLSXWriter", "CZlib", "Dossiers", "Indicators", "Scorecards"],
        "Engine": [
            "CSVStream", "RowSpool", "Dossiers", "DossierDecoding", "DossierStore", "Catalogs", "Aggregation",
            "Indicators", "Scorecards", "Reports", "Logging",
        ],
        "Generator": [],
        "motcua": ["CMalloc", "Engine", "Reports", "Indicators", "Dossiers", "Generator", "ArgumentParser", "Logging"],
    ]

    /// The C library; what a target needs of the system it takes from there.
    private static let system: Set<String> = ["Glibc", "Synchronization"]

    struct Source {
        var target: String
        /// Below the package, e.g. `Sources/Engine/Pipeline.swift`.
        var path: String
        var lines: [String]
    }

    static let sources: [Source] = {
        var found: [Source] = []
        func walk(_ folder: String, _ target: String) {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: packageRoot + "/" + folder)) ?? []
            for name in names.sorted() {
                let path = folder + "/" + name
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: packageRoot + "/" + path, isDirectory: &isFolder)
                if isFolder.boolValue {
                    walk(path, target)
                } else if name.hasSuffix(".swift"),
                    let text = try? String(contentsOfFile: packageRoot + "/" + path, encoding: .utf8)
                {
                    found.append(Source(target: target, path: path, lines: text.components(separatedBy: "\n")))
                }
            }
        }
        for target in (try? FileManager.default.contentsOfDirectory(atPath: packageRoot + "/Sources"))?.sorted() ?? [] {
            walk("Sources/" + target, target)
        }
        for target in ["CatalogData", "ProfileData"] {
            let path = "data/\(target).swift"
            let text = (try? String(contentsOfFile: packageRoot + "/" + path, encoding: .utf8)) ?? ""
            found.append(Source(target: target, path: path, lines: text.components(separatedBy: "\n")))
        }
        return found
    }()

    /// A line without its comment and its string literals: code alone.
    private static func code(_ line: String) -> String {
        var code = ""
        var isText = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { isText.toggle() }
            if !isText, character == "/", previous == "/" { return String(code.dropLast()) }
            if !isText { code.append(character) }
            previous = character
        }
        return code
    }

    private static func imports(_ source: Source) -> [String] {
        source.lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let index = words.firstIndex(of: "import"), index < words.count - 1,
                words[..<index].allSatisfy({
                    ["public", "internal", "package", "@testable", "@_exported"].contains($0)
                })
            else { return nil }
            return words.last.map { String($0.split(separator: ".")[0]) }
        }
    }

    /// Where a pattern stands in code, as `path:line`.
    private static func places(of pattern: String, outside targets: Set<String> = []) throws -> [String] {
        let regex = try Regex(pattern)
        return sources.filter { !targets.contains($0.target) }.flatMap { source in
            source.lines.enumerated().compactMap { index, line in
                code(line).contains(regex) ? "\(source.path):\(index + 1)" : nil
            }
        }
    }

    @Test("every target of the package has its row, and every row its target")
    func isComplete() {
        #expect(Set(Self.sources.map(\.target)).isSubset(of: Set(Self.allowed.keys)))
        let withoutSwift: Set<String> = [
            "CLibCSV", "CZlib", "CTextKernels", "CSQLite", "CCrypto", "CMalloc", "CXLSXWriter",
        ]
        #expect(Set(Self.allowed.keys).subtracting(withoutSwift).isSubset(of: Set(Self.sources.map(\.target))))
        #expect(Self.sources.count > 100)
    }

    @Test("a target imports what its row allows and nothing else", arguments: allowed.keys.sorted())
    func importsWhatIsAllowed(_ target: String) {
        for source in Self.sources where source.target == target {
            let strange = Set(Self.imports(source)).subtracting(Self.allowed[target] ?? []).subtracting(Self.system)
            #expect(strange.isEmpty, "\(source.path) imports \(strange.sorted())")
        }
    }

    @Test("nothing flows back: the table has no circle")
    func hasNoCircle() {
        var rest = Self.allowed
        while let (leaf, _) = rest.first(where: { entry in entry.value.allSatisfy { rest[$0] == nil } }) {
            rest[leaf] = nil
        }
        #expect(rest.isEmpty)
    }

    @Test("unsafe pointers stay where bytes are read, rows are spilled or stored, and workbooks are written")
    func pointers() throws {
        let found = try Self.places(
            of: #"Unsafe(Mutable)?(Raw)?(Buffer)?Pointer"#, outside: ["CSVStream", "RowSpool", "DossierStore"])
        #expect(found.filter { !$0.hasPrefix(Self.workbookLibrary) } == [])
    }

    /// Where the reports call the C library of workbooks.
    private static let workbookLibrary = "Sources/Reports/XLSX/Library/"

    @Test("of the reports, only workbooks know C libraries")
    func workbooks() {
        for source in Self.sources where source.target == "Reports" {
            guard !Self.imports(source).filter({ ["CXLSXWriter", "CZlib"].contains($0) }).isEmpty else { continue }
            #expect(source.path.hasPrefix(Self.workbookLibrary), "\(source.path)")
        }
    }

    @Test("Foundation is for tests")
    func foundation() {
        let found = Self.sources.filter { Self.imports($0).contains { $0.hasPrefix("Foundation") } }.map(\.path)
        #expect(found == [])
    }

    @Test("YAML stays in Catalogs, the argument parser in the executable")
    func libraries() {
        for source in Self.sources {
            let imports = Self.imports(source)
            if imports.contains("Yams") { #expect(source.target == "Catalogs", "\(source.path)") }
            if imports.contains("GRDB") { #expect(source.target == "DossierStore", "\(source.path)") }
            if imports.contains("ArgumentParser") { #expect(source.target == "motcua", "\(source.path)") }
        }
    }

    @Test("the clock, the environment and the terminal are read in the executable alone")
    func environment() throws {
        let calls =
            #"\b(getenv|setenv|isatty|localtime|localtime_r|gettimeofday|clock_gettime|tzset)\(|\btime\((nil|&)"#
        #expect(try Self.places(of: calls, outside: ["motcua"]) == [])
        #expect(
            try Self.places(of: #"\b(CommandLine|ContinuousClock|SuspendingClock|ProcessInfo)\b"#, outside: ["motcua"])
                == [])
    }

    @Test("prose of errors is in Engine/Diagnostics: libraries below hold data")
    func prose() throws {
        // The tell-tale of a sentence to a person: "Hãy …" (please …).
        let below: Set<String> = [
            "CSVStream", "RowSpool", "Dossiers", "DossierDecoding", "DossierStore", "Catalogs", "Aggregation",
            "Indicators", "Scorecards",
        ]
        for source in Self.sources where below.contains(source.target) {
            #expect(!source.lines.contains { $0.contains("\"") && $0.contains("Hãy ") }, "\(source.path)")
        }
    }

    @Test("no file is longer than 600 lines")
    func length() {
        // Tables of letters are data.
        for source in Self.sources where !source.path.hasSuffix("Table.swift") && !source.path.hasSuffix("Tables.swift")
        {
            #expect(source.lines.count <= 600, "\(source.path): \(source.lines.count)")
        }
    }
}
