import DossierDecoding
import Dossiers
import Foundation
import Testing

@testable import Catalogs

@Suite("The documentation") struct DocumentationTests {
    static func text(_ name: String) throws -> String {
        try String(contentsOf: repository.appending(path: "docs/\(name)"), encoding: .utf8)
    }

    /// What stands in `code` or in a fenced block.
    static func mentions(_ name: String, _ text: String) -> Bool {
        text.contains("`\(name)`") || text.contains("\n\(name):") || text.contains("`\(name):")
    }

    @Test("docs/schemas.md explains every key, canonical field, word list and group of a schema")
    func schemas() throws {
        let text = try Self.text("schemas.md")
        var names = ["schema", "drop"] + CatalogHeader.keys + SchemaLayer.keys + SchemaLayer.dateKeys
        names += HeadingPlan.conditionalKeys + HeadingPlan.fieldKeys
        names += ["status", "channel", "level", "payment", "rating", "answer", "yes", "no"]
        names +=
            StatusGroup.allCases.dropFirst().map { "\($0)" } + Channel.allCases.dropFirst().map { "\($0)" }
        names +=
            ServiceLevel.allCases.dropFirst().map { "\($0)" } + Payment.allCases.dropFirst().map { "\($0)" }
        names += Rating.allCases.dropFirst().map { "\($0)" } + ExportSchema.DateOrder.allCases.map(\.rawValue)
        names += SchemaLayer.exportedAtKeys.map { "exportedAt.\($0)" } + ExportedAtPattern.parts
        names += Catalog.builtIn.ids(.schema)
        for name in names { #expect(Self.mentions(name, text), "\(name)") }
    }

    @Test("docs/rulesets.md explains every key and value of a ruleset and every key of a calendar")
    func rulesets() throws {
        let text = try Self.text("rulesets.md")
        var names = ["ruleset", "calendar"] + CatalogHeader.keys + RulesetLayer.keys
        names += CalendarLayer.keys + CalendarLayer.yearKeys + CalendarLayer.dayKeys
        names += Ruleset.Comparison.allCases.map(\.rawValue) + ["finished-else-returned", "returned"]
        names += Ruleset.NoDueDate.allCases.map(\.rawValue) + Ruleset.Withdrawn.allCases.map(\.rawValue)
        names += Ruleset.Paused.allCases.map(\.rawValue) + Ruleset.Promise.allCases.map(\.rawValue)
        names += Ruleset.OnTimeRate.allCases.map(\.rawValue) + PeriodCalendar.allCases.map(\.rawValue)
        names += Catalog.builtIn.ids(.ruleset) + Catalog.builtIn.ids(.calendar)
        for name in names { #expect(Self.mentions(name, text), "\(name)") }
    }

    @Test("the table of switches in docs/rulesets.md is what the files say")
    func switchTable() throws {
        let rows = try Self.text("rulesets.md").split(separator: "\n").filter { $0.hasPrefix("|") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        let header = try #require(rows.first { $0.first == "switch" })
        for (column, heading) in header.enumerated().dropFirst(3) {
            let id = heading.trimmingCharacters(in: ["`"])
            let ruleset = try Catalog.builtIn.ruleset(idOrPath: id)
            let values = [
                "compareBy": "\(ruleset.comparison)",
                "finish": ruleset.finish == .returned ? "returned" : "finished-else-returned",
                "noDueDate": "\(ruleset.noDueDate)", "withdrawn": "\(ruleset.withdrawn)",
                "paused": "\(ruleset.paused)", "judgedAgainst": "\(ruleset.judgedAgainst)",
                "onTimeRate": "\(ruleset.onTimeRate)", "periodCalendar": "\(ruleset.calendar)",
            ]
            for (key, value) in values {
                let row = try #require(rows.first { $0.count == header.count && $0[1] == "`\(key)`" })
                #expect(row[column] == value, "\(id) \(key)")
            }
        }
    }

    /// The fenced YAML blocks of a document.
    static func examples(_ name: String) throws -> [String] {
        try text(name).components(separatedBy: "```yaml\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
    }

    @Test("the examples of the documents load, and do what is said of them")
    func examplesLoad() throws {
        let folder = try Workfolder()
        let schemas = try Self.examples("schemas.md")
        #expect(schemas.count == 3)
        let office = try Catalog.builtIn.schema(idOrPath: folder.file("huyen-x.yaml", schemas[0]))
        #expect(office.headings[.id]?.prefix(2) == ["Mã số", "Số hồ sơ"])
        #expect(office.headings[.receivingUnit] == ["Phòng ban"])
        #expect(office.headings[.resolvingUnit]?.contains("Phòng ban") == false)
        #expect(office.headings[.dueAt] == ["Ngày hẹn trả"])
        for (index, part) in schemas[1...].enumerated() {
            let text = "schema: part\nextends: igate\nname: n\nsource: s\n" + part
            let schema = try Catalog.builtIn.schema(idOrPath: folder.file("part\(index).yaml", text))
            if index == 1 {
                #expect(schema.statusWords["8"] == .finished && schema.statusWords["9"] == .finished)
            }
        }

        let others = try Self.examples("rulesets.md")
        #expect(others.count == 2)
        let ruleset = try Catalog.builtIn.ruleset(idOrPath: folder.file("r.yaml", others[0]))
        #expect(ruleset.judgedAgainst == .originalDue && ruleset.comparison == .day)
        let calendar = try Catalog.builtIn.calendar(idOrPath: folder.file("c.yaml", others[1]))
        #expect(calendar.years == 2021...2027)
    }
}
