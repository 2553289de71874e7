import DossierDecoding
import Dossiers
import Foundation
import Testing

@testable import Catalogs

@Suite("Files of users") struct UserFileTests {
    static let own = """
        schema: huyen-x
        extends: igate
        name: {vi: Danh sách huyện X, en: District X list}
        source: Danh sách xuất ngày 1/7/2025
        dates: {order: monthFirst, utcOffset: "-05:30"}
        checksDossierCodes: false
        headings:
          id: [Mã số]
          receivingUnit: Phòng ban
          finishedAt: [Xong ngày]
          drop: [Hạn xử lý]
        conditionalHeadings:
          - {heading: Ngày trả, field: dueAt, whenMatched: returnedAt}
        feeParts: [Phụ thu]
        presence: [electronicResult]
        words:
          status:
            finished: ["8", Xong]
          channel: {drop: [Một cửa]}
        exportedAt:
          title: ["Lập ngày {dd.MM.yyyy}"]
        """

    @Test("what a user's file says comes before what it extends, and has the last word where both speak")
    func extendsBuiltIn() throws {
        let folder = try Workfolder()
        let base = try Catalog.builtIn.schema(idOrPath: "igate")
        let own = try Catalog.builtIn.schema(idOrPath: folder.file("own.yaml", Self.own))

        #expect(own.id == "huyen-x" && own.nameVi == "Danh sách huyện X" && own.nameEn == "District X list")
        #expect(own.sourceVi == "Danh sách xuất ngày 1/7/2025")
        #expect(own.dateOrder == .monthFirst && own.utcOffsetMinutes == -330)
        #expect(!own.checksDossierCodes && base.checksDossierCodes)
        #expect(own.headings[.id] == ["Mã số"] + base.headings[.id]!)
        #expect(own.headings[.finishedAt] == ["Xong ngày", "Ngày kết thúc xử lý"])
        // A heading takes its new meaning and loses the old one.
        #expect(own.headings[.receivingUnit] == ["Phòng ban"])
        #expect(own.headings[.resolvingUnit] == ["Cơ quan/đơn vị", "Cơ quan / đơn vị"])
        #expect(own.headings[.dueAt] == ["Ngày hẹn trả"])
        #expect(own.headings[.receivedAt] == base.headings[.receivedAt])
        #expect(own.conditionalHeadings.filter { $0.heading == "Ngày trả" }.map(\.field) == [.dueAt])
        #expect(own.conditionalHeadings.contains { $0.heading == "Số tiền" })
        #expect(own.feeParts == ["Phụ thu"] + base.feeParts)
        #expect(own.presenceFields == FieldSet(.electronicResult))
        #expect(own.statusWords["8"] == .finished && own.statusWords["Xong"] == .finished)
        #expect(own.statusWords["9"] == .finished && own.statusWords.count == base.statusWords.count + 1)
        #expect(own.channelWords["Một cửa"] == nil && own.channelWords.count == base.channelWords.count - 1)
        #expect(own.levelWords == base.levelWords)
        #expect(own.exportedAtInTitle == ["Lập ngày {dd.MM.yyyy}"] + base.exportedAtInTitle)
        #expect(own.exportedAtInFileName == base.exportedAtInFileName)
    }

    @Test("a schema can stand alone, and then has nothing but what it says")
    func standsAlone() throws {
        let folder = try Workfolder()
        let text = "schema: alone\nname: Alone\nsource: s\nheadings: {id: No, receivedAt: Date}\n"
        let schema = try Catalog.builtIn.schema(idOrPath: folder.file("alone.yml", text))
        var expected = ExportSchema(id: "alone", nameVi: "Alone", nameEn: "Alone", sourceVi: "s", sourceEn: "s")
        expected.headings = [.id: ["No"], .receivedAt: ["Date"]]
        #expect(schema == expected)
    }

    @Test("a file extends another by a path from its own folder, through several steps")
    func extendsByPath() throws {
        let folder = try Workfolder()
        _ = try folder.file(
            "shared/base.yaml",
            "schema: base\nbaseOnly: true\nextends: common-vi\nname: b\nsource: s\nheadings: {id: Mã}\n")
        _ = try folder.file(
            "offices/city.yaml",
            "schema: city\nextends: ../shared/base.yaml\nname: c\nsource: s\nheadings: {receivedAt: Nhận}\n")
        let ward = try folder.file("offices/ward", "schema: ward\nextends: city.yaml\nname: w\nsource: s\n")
        let schema = try Catalog.builtIn.schema(idOrPath: ward)
        #expect(
            schema.id == "ward" && schema.headings[.id] == ["Mã"] && schema.headings[.receivedAt] == ["Nhận"])
        #expect(schema.statusWords["10"] == .finished)
    }

    @Test("files that extend one another in a ring are refused, by whatever path they name each other")
    func cycles() throws {
        let folder = try Workfolder()
        let one = try folder.file(
            "one.yaml", "ruleset: one\nname: n\nsource: s\nextends: ./sub/../two.yaml\n")
        let two = try folder.file("two.yaml", "ruleset: two\nextends: one.yaml\nname: n\nsource: s\n")
        _ = try folder.file("sub/unused", "")
        let error = #expect(throws: CatalogError.self) { try Catalog.builtIn.ruleset(idOrPath: one) }
        let twoAsNamed = folder.path + "/./sub/../two.yaml"
        let oneAsNamed = folder.path + "/./sub/../one.yaml"
        #expect(
            error
                == CatalogError(
                    file: twoAsNamed, line: 2, column: 10, kind: .extendsCycle,
                    found: [one, twoAsNamed, oneAsNamed].joined(separator: " → ")))
        #expect(SourceFile.exists(two))

        let own = try folder.file("own.yaml", "ruleset: own\nname: n\nsource: s\nextends: own.yaml\n")
        let alone = #expect(throws: CatalogError.self) { try Catalog.builtIn.ruleset(idOrPath: own) }
        #expect(alone?.kind == .extendsCycle && alone?.line == 4)
    }

    @Test("a base that is not there is reported where it is named")
    func missingBase() throws {
        let folder = try Workfolder()
        let path = try folder.file("own.yaml", "ruleset: own\nname: n\nsource: s\nextends: base.yaml\n")
        #expect(
            throws: CatalogError(
                file: path, line: 4, column: 10, kind: .fileNotFound, found: folder.path + "/base.yaml")
        ) { try Catalog.builtIn.ruleset(idOrPath: path) }
    }

    @Test("a fault in a base is reported in the base")
    func faultInBase() throws {
        let folder = try Workfolder()
        _ = try folder.file("base.yaml", "ruleset: base\nname: n\nsource: s\npaused: never\n")
        let path = try folder.file("own.yaml", "ruleset: own\nextends: base.yaml\nname: n\nsource: s\n")
        let error = #expect(throws: CatalogError.self) { try Catalog.builtIn.ruleset(idOrPath: path) }
        #expect(error?.file == folder.path + "/base.yaml" && error?.line == 4 && error?.kind == .unknownValue)
    }

    @Test("a name that is neither an id nor a file is answered with the ids and the nearest")
    func unknownID() {
        #expect(
            throws: CatalogError(
                file: "igat", kind: .unknownID, found: "igat",
                expected: [
                    "igate", "mau-day-du", "dvcqg", "opencps", "boston-311", "phan-anh", "danh-gia", "common-vi",
                ],
                suggestion: "igate")
        ) { try Catalog.builtIn.schema(idOrPath: "igat") }
        #expect(
            throws: CatalogError(
                file: "766", kind: .unknownID, found: "766",
                expected: ["form-06", "form-06-td", "qd-766", "instant"])
        ) { try Catalog.builtIn.ruleset(idOrPath: "766") }
        #expect(
            throws: CatalogError(
                file: "vm", kind: .unknownID, found: "vm", expected: ["vn"], suggestion: "vn")
        ) {
            try Catalog.builtIn.calendar(idOrPath: "vm")
        }
    }

    @Test("a name that looks like a path is a path")
    func looksLikePath() {
        for path in ["igate.yaml", "igate.yml", "./igate"] {
            #expect(throws: CatalogError(file: path, kind: .fileNotFound, found: path)) {
                try Catalog.builtIn.schema(idOrPath: path)
            }
        }
    }

    @Test("a base is listed, its text can be printed, and used alone it is refused")
    func baseOnly() throws {
        #expect(Catalog.builtIn.ids(.schema).last == "common-vi")
        #expect(try Catalog.builtIn.entry(.schema, idOrPath: "common-vi").isBaseOnly)
        #expect(try Catalog.builtIn.entry(.schema, idOrPath: "igate").base == "common-vi")
        #expect(try Catalog.builtIn.text(of: "common-vi", .schema).contains("baseOnly: true"))
        let error = #expect(throws: CatalogError.self) { try Catalog.builtIn.schema(idOrPath: "common-vi") }
        #expect(
            error?.kind == .baseOnly && error?.file == "schemas/common-vi.yaml" && error?.found == "common-vi"
        )
    }

    @Test("what cannot be read is refused with the reason")
    func unreadable() throws {
        let folder = try Workfolder()
        let sub = folder.path + "/sub.yaml"
        try FileManager.default.createDirectory(atPath: sub, withIntermediateDirectories: true)
        #expect(throws: CatalogError(file: sub, kind: .isFolder, found: sub)) {
            try Catalog.builtIn.schema(idOrPath: sub)
        }

        let ring = folder.path + "/ring.yaml"
        try FileManager.default.createSymbolicLink(atPath: ring, withDestinationPath: ring)
        #expect(throws: CatalogError(file: ring, kind: .notReadable, found: ring, expected: [String(ELOOP)])) {
            try Catalog.builtIn.schema(idOrPath: ring)
        }

        let limit = SourceFile.sizeLimit
        #expect(limit == 1_048_576)
        let start = "calendar: big\nname: n\nsource: s\nyears: {first: 2025, last: 2025}\n#"
        let atLimit = start + String(repeating: "x", count: limit - start.utf8.count)
        #expect(try Catalog.builtIn.calendar(idOrPath: folder.file("at.yaml", atLimit)).years == 2025...2025)
        let over = try folder.file("over.yaml", atLimit + "x")
        #expect(throws: CatalogError(file: over, kind: .tooLarge, found: over, expected: ["1048576"])) {
            try Catalog.builtIn.calendar(idOrPath: over)
        }
        #expect(
            throws: CatalogError(
                file: "/dev/zero", kind: .tooLarge, found: "/dev/zero", expected: ["1048576"])
        ) {
            try Catalog.builtIn.calendar(idOrPath: "/dev/zero")
        }

        let latin = try folder.file("latin.yaml", bytes: Array("schema: own\nname: M".utf8) + [0xE3, 0x0A])
        #expect(throws: CatalogError(file: latin, line: 2, kind: .notUTF8, found: latin)) {
            try Catalog.builtIn.schema(idOrPath: latin)
        }
    }
}
