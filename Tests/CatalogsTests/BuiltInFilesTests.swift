import CatalogData
import Foundation
import ProfileData
import Testing

@testable import Catalogs

@Suite("The built-in files") struct BuiltInFilesTests {
    static let folders: [(String, CatalogKind, [EmbeddedFile])] = [
        ("schemas", .schema, EmbeddedFile.schemas), ("rulesets", .ruleset, EmbeddedFile.rulesets),
        ("calendars", .calendar, EmbeddedFile.calendars), ("profiles", .profile, EmbeddedFile.profiles),
    ]

    @Test("every file of a folder is embedded under its own path", arguments: folders)
    func embedsAll(folder: String, kind: CatalogKind, files: [EmbeddedFile]) throws {
        // Profiles share their folder with a table and its page.
        let names = try fileNames(in: "data/\(folder)").filter { kind != .profile || $0.hasSuffix(".yaml") }
        #expect(Set(files.map(\.path)) == Set(names.map { "\(folder)/\($0)" }))
        #expect(files.count == names.count)
    }

    @Test("what is embedded is the file, byte for byte", arguments: folders)
    func embedsBytes(folder: String, kind: CatalogKind, files: [EmbeddedFile]) throws {
        for file in files {
            #expect(try Data(contentsOf: repository.appending(path: "data/\(file.path)")) == Data(file.bytes))
        }
    }

    @Test("file names are used once in each target, as the names in the program are made from them alone")
    func namesAreUnique() {
        let names = Self.folders.filter { $0.1 != .profile }.flatMap { $0.2 }.map {
            $0.path.split(separator: "/").last!
        }
        #expect(Set(names).count == names.count)
    }

    @Test(
        "every file loads, calls itself by its name, and says in both languages what it is",
        arguments: folders)
    func describesItself(folder: String, kind: CatalogKind, files: [EmbeddedFile]) throws {
        for (id, file) in zip(Catalog.builtIn.ids(kind), files) {
            let entry = try Catalog.builtIn.entry(kind, idOrPath: id)
            #expect(file.path == "\(folder)/\(entry.id).yaml")
            #expect(entry.id == id)
            #expect(entry.kind == kind)
            #expect(entry.file == file.path)
            for text in [entry.nameVi, entry.nameEn, entry.sourceVi] { #expect(!text.isEmpty) }
            // A profile says by its source what it is.
            for text in [entry.explanationVi, entry.explanationEn] where kind != .profile { #expect(!text.isEmpty) }
            #expect(entry.nameVi != entry.nameEn)
        }
    }

    @Test("every file begins with a comment that a clerk can follow, and is NFC", arguments: folders)
    func beginsWithComment(folder: String, kind: CatalogKind, files: [EmbeddedFile]) throws {
        for id in Catalog.builtIn.ids(kind) {
            let text = try Catalog.builtIn.text(of: id, kind)
            #expect(text.split(separator: "\n").prefix { $0.hasPrefix("#") }.count >= 3)
            #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == Array(text.utf8))
        }
    }

    @Test("schemas, rulesets, calendars and profiles stand in their order")
    func order() {
        let catalog = Catalog.builtIn
        #expect(catalog.schemas.map(\.id) == ["igate", "mau-day-du", "dvcqg", "opencps", "boston-311"])
        #expect(catalog.namedSchemas.map(\.id) == ["phan-anh", "danh-gia"])
        #expect(catalog.rulesets.map(\.id) == ["form-06", "form-06-td", "qd-766", "instant"])
        #expect(catalog.calendars.map(\.id) == ["vn"])
        #expect(
            catalog.profiles.map(\.id) == [
                "phu-son-2025", "dien-ban-par-index-2025", "tan-minh-2026-2030", "phu-son-2023", "thuy-nguyen-2025-h2",
                "qd-766",
            ])
    }

    @Test("the text of a built-in, saved under an id of one's own, loads to the same")
    func textIsAStart() throws {
        let folder = try Workfolder()
        for schema in Catalog.builtIn.schemas + Catalog.builtIn.namedSchemas {
            let text = try Catalog.builtIn.text(of: schema.id, .schema)
            let own = text.replacingOccurrences(of: "schema: \(schema.id)\n", with: "schema: own\n")
            var loaded = try Catalog.builtIn.schema(idOrPath: folder.file("\(schema.id).yaml", own))
            #expect(loaded.id == "own")
            loaded.id = schema.id
            #expect(loaded == schema)
        }
    }

    @Test("built-ins can be asked for by many tasks at once")
    func concurrentReading() async {
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { Catalog.builtIn.schemas.count + Catalog.builtIn.rulesets.count }
            }
            for await count in group { #expect(count == 9) }
        }
    }
}
