import ArgumentParser
import Catalogs
@testable import Engine
import Foundation
import Indicators
import Reports
import Testing

@testable import motcua

/// What a user can type, meet or be refused for is explained somewhere in the documents.
@Suite("The documents") struct DocsTests {
    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: packageRoot + "/" + path, encoding: .utf8)
    }

    static func mentions(_ name: String, _ text: String) -> Bool {
        text.contains("`\(name)`") || text.contains("| \(name) |")
    }

    @Test("docs/cli.md shows the help of every verb, in both languages")
    func verbs() throws {
        let text = try Self.text("docs/cli.md")
        #expect(text.contains("$ motcua --help"))
        for verb in Motcua.configuration.subcommands {
            let name = try #require(verb.configuration.commandName)
            #expect(text.contains("$ motcua \(name) --help\n"), "\(name)")
            #expect(text.contains("$ motcua \(name) --help --lang vi\n"), "\(name) --lang vi")
        }
    }

    @Test("docs/cli.md shows every long option, and says of each in a table what it is for")
    func options() throws {
        let text = try Self.text("docs/cli.md")
        for verb in Motcua.configuration.subcommands {
            let help = Motcua.helpMessage(for: verb, columns: 200)
            let names = help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) }
            #expect(names.contains("--help"))
            for name in Set(names) { #expect(text.contains("`\(name)"), "\(name)") }
        }
    }

    @Test(
        "both READMEs name every verb, ruleset and schema and every exit code",
        arguments: ["README.md", "README.vi.md"])
    func readme(_ path: String) throws {
        let text = try Self.text(path)
        for verb in Motcua.configuration.subcommands {
            let name = try #require(verb.configuration.commandName)
            #expect(text.contains("motcua \(name)"), "\(name)")
        }
        for id in Catalog.builtIn.rulesets.map(\.id) + Catalog.builtIn.schemas.map(\.id) {
            #expect(text.contains("`\(id)`"), "\(id)")
        }
        for code in 0...3 { #expect(text.contains("| \(code) |"), "exit code \(code)") }
    }

    @Test("the two READMEs show the same commands")
    func sameCommands() throws {
        func commands(_ path: String) throws -> [String] {
            try Self.text(path).split(separator: "\n").filter { $0.hasPrefix("$ ") || $0.hasPrefix("> ") }
                // What is cut out of a report is named by its headings, which are in the reader's language.
                .map { String($0).replacing(/'[^']*'/, with: "''") }
        }
        let english = try commands("README.md")
        #expect(english.count > 10)
        #expect(english == (try commands("README.vi.md")))
    }

    @Test("docs/indicators.md explains every indicator, and all else that can be listed, in both languages")
    func indicators() throws {
        let text = try Self.text("docs/indicators.md")
        for indicator in IndicatorCatalog.all {
            #expect(text.contains("# \(indicator.id) · \(indicator.nameEn)\n"), "\(indicator.id)")
            #expect(text.contains("# \(indicator.id) · \(indicator.nameVi)\n"), "\(indicator.id)")
        }
        for key in ListSubject.keys { #expect(Self.mentions(key, text), "\(key)") }
    }

    @Test("docs/rulesets.md and docs/schemas.md name every built-in one")
    func catalogs() throws {
        let rulesets = try Self.text("docs/rulesets.md")
        for ruleset in Catalog.builtIn.rulesets { #expect(Self.mentions(ruleset.id, rulesets), "\(ruleset.id)") }
        let schemas = try Self.text("docs/schemas.md")
        for schema in Catalog.builtIn.schemas { #expect(Self.mentions(schema.id, schemas), "\(schema.id)") }
    }

    @Test("docs/errors.md is what the program says (MOTCUA_RECORD=1 writes it)")
    func errors() throws {
        let page = ErrorsPage.text
        let path = packageRoot + "/docs/errors.md"
        if ProcessInfo.processInfo.environment["MOTCUA_RECORD"] != nil {
            try page.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try Self.text("docs/errors.md") == page)
    }

    @Test("links between the documents lead somewhere")
    func links() throws {
        let paths =
            ["README.md", "README.vi.md", "CONTRIBUTING.md", "data/README.md", "benchmarks/README.md"]
            + (try FileManager.default.contentsOfDirectory(atPath: packageRoot + "/docs")).filter {
                $0.hasSuffix(".md")
            }.map { "docs/" + $0 }
        for path in paths {
            let folder = (path as NSString).deletingLastPathComponent
            for match in try Self.text(path).matches(of: /\]\(([^)#]+)[^)]*\)/) {
                let target = String(match.output.1)
                guard !target.contains("://") else { continue }
                let place = packageRoot + "/" + (folder.isEmpty ? target : folder + "/" + target)
                #expect(FileManager.default.fileExists(atPath: place), "\(path) → \(target)")
            }
        }
    }
}
