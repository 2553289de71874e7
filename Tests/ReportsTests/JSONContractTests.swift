import Foundation
import Testing

@testable import Reports

/// The contract as `docs/json-contract.md` states it: tables of key, type and meaning.
struct WrittenContract {
    struct Field {
        var path: String
        var type: String
        var meaning: String
    }

    /// Tables by their heading: `motcua.analyze/1`, or `file` for a shared one.
    private var tables: [String: [Field]] = [:]

    init() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/json-contract.md")
        var heading = ""
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("## ") {
                heading = line.split(separator: "`").dropFirst().first.map(String.init) ?? ""
            } else if line.hasPrefix("| `"), !heading.isEmpty {
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                tables[heading, default: []].append(
                    Field(path: String(cells[0].dropFirst().dropLast()), type: cells[1], meaning: cells[2]))
            }
        }
    }

    /// Fields of a contract with the shared tables put in, and every object and array of objects on the way.
    func fields(of contract: String) -> [String: Field] {
        var fields: [String: Field] = [:]
        func add(_ table: String, _ prefix: String) {
            for field in tables[table] ?? [] {
                let path = prefix + field.path
                fields[path] = Field(path: path, type: field.type, meaning: field.meaning)
                let shared = field.type.replacing("`", with: "").replacing(" or null", with: "")
                    .replacing("(", with: "").replacing(")", with: "")
                let name = shared.replacing("[]", with: "")
                if tables[name] != nil, field.type.contains("`") {
                    add(name, path + shared.dropFirst(name.count) + ".")
                }
            }
        }
        add(contract, "")
        return fields
    }
}

@Suite("The JSON contract")
struct JSONContractTests {
    static let contracts = [
        "motcua.analyze/1", "motcua.check/1", "motcua.list/1", "motcua.catalog/1", "motcua.import/1",
        "motcua.report/1",
    ]

    static func text(of contract: String) throws -> [String] {
        switch contract {
        case "motcua.analyze/1": [JSONReport.render(Sample.document), JSONReport.render(Sample.cohort)]
        case "motcua.check/1": [CheckReport.json(Sample.check)]
        case "motcua.import/1": [ImportReport.json(Sample.imported), ImportReport.json(Sample.refusedImport)]
        case "motcua.report/1":
            try [SampleReport.report, SampleReport.onlyList, SampleReport.bare].map(ReportFixtureTests.json)
        case "motcua.list/1": [try FixtureTests.list(.json, .vi)]
        default: [CatalogReport.json(Sample.catalogPage)]
        }
    }

    /// Every key with its path, and the values found there.
    static func values(in value: JSONValue, at path: String, into found: inout [String: [JSONValue]]) {
        switch value {
        case .object(let members):
            for (key, member) in members {
                let place = path.isEmpty ? key : path + "." + key
                found[place, default: []].append(member)
                values(in: member, at: place, into: &found)
            }
        case .array(let elements):
            for element in elements { values(in: element, at: path + "[]", into: &found) }
        default: break
        }
    }

    @Test(
        "every key that is written is documented, and every documented key is written", arguments: contracts)
    func keys(_ contract: String) throws {
        let fields = try WrittenContract().fields(of: contract)
        var found: [String: [JSONValue]] = [:]
        for text in try Self.text(of: contract) {
            let value = try JSONReader.parse(text)
            #expect(value["contract"]?.string == contract)
            Self.values(in: value, at: "", into: &found)
        }
        // Cells of a list may be texts in both languages: documented as "cell".
        found = found.filter { !$0.key.hasPrefix("rows[][]") }
        // An object or array on the way to a documented key is documented by it.
        let onTheWay = found.keys.filter { path in
            fields[path] == nil
                && fields.keys.contains { $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[].") }
        }
        let undocumented = Set(found.keys).subtracting(fields.keys).subtracting(onTheWay)
        #expect(undocumented.sorted() == [])
        // A cell has the keys of its kind: each of them must be written somewhere, not in every place of a cell.
        let cells = fields.values.filter { $0.type.contains("reportCell") }.map { field in
            field.path + (field.type.contains("[]") ? "[]" : "")
        }
        func withinCell(_ path: String) -> String? {
            cells.first { path.hasPrefix($0 + ".") }.map { String(path.dropFirst($0.count + 1)) }
        }
        let written = Set(found.keys.compactMap(withinCell))
        let missing = Set(fields.keys).subtracting(found.keys).filter { path in
            withinCell(path).map { !written.contains($0) } ?? true
        }
        #expect(missing.sorted() == [])
        #expect(fields.count > 10)
    }

    @Test("every value has the type that is documented, and every word is in its list", arguments: contracts)
    func types(_ contract: String) throws {
        let fields = try WrittenContract().fields(of: contract)
        var found: [String: [JSONValue]] = [:]
        for text in try Self.text(of: contract) {
            Self.values(in: try JSONReader.parse(text), at: "", into: &found)
        }
        for (path, field) in fields {
            for value in found[path] ?? [] {
                #expect(
                    Self.fits(value, field.type, field.meaning),
                    "\(path) is documented as \(field.type): \(value)")
            }
        }
    }

    static func fits(_ value: JSONValue, _ type: String, _ meaning: String) -> Bool {
        let type = type.replacing("`", with: "")
        // `(ratio or null)[]`, and arrays of them.
        if type.hasPrefix("("), type.hasSuffix("[]") {
            guard case .array(let elements) = value else { return false }
            let inner = String(type.dropLast(2))
            let element = inner.hasSuffix(")") ? String(inner.dropFirst().dropLast()) : inner
            return elements.allSatisfy { fits($0, element, meaning) }
        }
        if type.hasSuffix(" or null") {
            return value == .null || fits(value, String(type.dropLast(" or null".count)), meaning)
        }
        if type.hasSuffix("[]") {
            guard case .array(let elements) = value else { return false }
            return elements.allSatisfy { fits($0, String(type.dropLast(2)), meaning) }
        }
        switch (type, value) {
        case ("string", .string), ("integer", .integer), ("boolean", .boolean): return true
        case ("decimal", .string(let text)): return text.wholeMatch(of: /[0-9]+\.[0-9]{2,}/) != nil
        case ("change", .string(let text)): return text.wholeMatch(of: /-?[0-9]+\.[0-9]{2,4}/) != nil
        case ("day", .string(let text)): return text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil
        case ("instant", .string(let text)):
            return text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil
        case ("word", .string(let word)): return meaning.contains("`" + word + "`")
        case ("text", .object), ("counted", .object), ("totals", .object), ("file", .object),
            ("object", .object), ("reportCell", .object), ("target", .object), ("ratio", .object),
            ("sentence", .object), ("reportColumn", .object), ("scope", .object):
            return true
        case ("cell", .object), ("cell", .string), ("cell", .integer), ("cell", .null): return true
        default: return false
        }
    }

    @Test("figures come back as they were, to the last digit")
    func figures() throws {
        let json = try JSONReader.parse(JSONReport.render(Sample.document))
        let whole = json["slices"]?[0]
        #expect(json["totals"]?["read"]?.integer == 9_007_199_254_741_021)
        #expect(whole?["counts"]?["resolved"]?.integer == 25_000)
        #expect(whole?["counts"]?["open"]?.integer == 1_300)
        func indicator(_ id: String) -> JSONValue? {
            whole?["indicators"]?.elements.first { $0["id"]?.string == id }
        }
        #expect(indicator("T1")?["percent"]?.string == "98.996")
        #expect(indicator("P4")?["denominator"]?.integer == .max)
        #expect(indicator("O1")?["state"]?.string == "noData")
        #expect(indicator("O2")?["missing"] == .array([.string("channel"), .string("level")]))
        #expect(indicator("P1")?["state"]?.string == "noDossiers")
        #expect(indicator("P1")?["percent"] == .null)
        #expect(indicator("P1")?["numerator"]?.integer == 0)
        #expect(indicator("T6")?["year"]?.integer == 2027)
        #expect(indicator("X8")?["days"] == .null)
        #expect(indicator("D2")?["headroom"]?["dossiers"] == .null)
        #expect(
            json["slices"]?[3]?["key"]
                == .array([.string(Sample.longUnit), .string("online"), .string("2025-Q3")]))
        #expect(json["slices"]?[4]?["key"] == .array([.string(""), .null, .null]))
    }

    @Test("texts come back as they were, and none of them can end a script element")
    func texts() throws {
        let payloads = [
            "</script><script>alert(1)</script>", "<!--", "\"\\\n\r\t\0\u{1B}\u{7F}",
            "\u{2028}\u{2029}\u{202E}\u{FEFF}",
            "Tiếng Việt e\u{302}\u{323}", "🙂\u{E0001}", "[[[{{{", "",
        ]
        var document = Sample.cohort
        document.unknownWords = payloads.map { .init(field: "status", word: $0, count: 1) }
        let text = JSONReport.render(document)
        #expect(!text.contains("<") && !text.contains("\u{2028}"))
        let words = try JSONReader.parse(text)["unknownWords"]?.elements.map { $0["word"] }
        #expect(words == payloads.map { .string($0) })
    }
}
