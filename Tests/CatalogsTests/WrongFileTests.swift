import Dossiers
import Foundation
import Testing

@testable import Catalogs

/// A file with one fault, and the error that names it.
struct WrongFile: CustomTestStringConvertible, Sendable {
    var name: String
    var kind: CatalogKind
    var text: String
    var line: Int?
    var column: Int?
    var error: CatalogError.Kind
    var found: String
    var expected: [String] = []
    var suggestion: String?
    var earlierLine: Int?

    var testDescription: String { name }
}

private let fields = CanonicalField.allCases.map(\.key)
private let schemaKeys = [
    "schema", "extends", "name", "explanation", "source", "baseOnly", "onlyWhenNamed", "dates", "checksDossierCodes",
    "headings",
    "conditionalHeadings",
    "feeParts", "presence", "words", "exportedAt",
]
private let schemaStart = "schema: ours\nname: Ours\nsource: Seen\n"
private let required = "headings:\n  id: [Mã]\n  receivedAt: [Ngày]\n"
private let rulesetStart = "ruleset: ours\nextends: form-06\nname: Ours\nsource: Plan\n"
private let calendarStart = "calendar: ours\nname: Ours\nsource: Notice\nyears: {first: 2025, last: 2026}\n"

private let wrongSchemas: [WrongFile] = [
    WrongFile(
        name: "an unknown key", kind: .schema, text: schemaStart + "heading:\n  id: [Mã]\n", line: 4,
        column: 1,
        error: .unknownKey, found: "heading", expected: schemaKeys, suggestion: "headings"),
    WrongFile(
        name: "an unknown key that is near no other", kind: .schema,
        text: schemaStart + required + "colour: red\n",
        line: 7, column: 1, error: .unknownKey, found: "colour", expected: schemaKeys),
    WrongFile(
        name: "an unknown key deep down", kind: .schema,
        text: schemaStart + "dates:\n  order: dayFirst\n  utcoffset: \"+07:00\"\n", line: 6, column: 3,
        error: .unknownKey, found: "utcoffset", expected: ["order", "utcOffset"], suggestion: "utcOffset"),
    WrongFile(
        name: "a missing name", kind: .schema, text: "schema: ours\nsource: Seen\n", line: 1, column: 1,
        error: .missingKey, found: "", expected: ["name"]),
    WrongFile(
        name: "a name in one language only", kind: .schema,
        text: "schema: ours\nname: {vi: Của ta}\nsource: Seen\n", line: 2, column: 7, error: .missingKey,
        found: "",
        expected: ["en"]),
    WrongFile(
        name: "no heading for the received date", kind: .schema, text: schemaStart + "headings: {id: Mã}\n",
        line: 1,
        column: 1, error: .missingKey, found: "", expected: ["headings.receivedAt"]),
    WrongFile(
        name: "a slip in a canonical field", kind: .schema,
        text: schemaStart + "headings:\n  id: [Mã]\n  recievedAt: [Ngày]\n", line: 6, column: 3,
        error: .unknownField,
        found: "recievedAt", expected: fields + ["drop"], suggestion: "receivedAt"),
    WrongFile(
        name: "a field under another naming habit", kind: .schema,
        text: schemaStart + "presence: [result_digitized]\n", line: 4, column: 12, error: .unknownField,
        found: "result_digitized", expected: fields, suggestion: "resultDigitized"),
    WrongFile(
        name: "a list where a mapping belongs", kind: .schema, text: schemaStart + "headings: [Mã]\n",
        line: 4,
        column: 11, error: .wrongType, found: "list", expected: ["mapping"]),
    WrongFile(
        name: "a mapping where headings belong", kind: .schema,
        text: schemaStart + "headings:\n  id: {a: b}\n",
        line: 5, column: 7, error: .wrongType, found: "mapping", expected: ["text", "list"]),
    WrongFile(
        name: "an empty heading among others", kind: .schema,
        text: schemaStart + "headings:\n  id: [Mã, \" \"]\n",
        line: 5, column: 12, error: .wrongType, found: "nothing", expected: ["text"]),
    WrongFile(
        name: "a key without a value", kind: .schema, text: "schema: ours\nname:\nsource: Seen\n", line: 2,
        column: 6,
        error: .wrongType, found: "nothing", expected: ["text", "mapping"]),
    WrongFile(
        name: "a text in place of a list of fields", kind: .schema, text: schemaStart + "presence: fee\n",
        line: 4,
        column: 11, error: .wrongType, found: "text", expected: ["list"]),
    WrongFile(
        name: "an unknown date order", kind: .schema, text: schemaStart + "dates: {order: dayfirst}\n",
        line: 4,
        column: 16, error: .unknownValue, found: "dayfirst", expected: ["dayFirst", "monthFirst"],
        suggestion: "dayFirst"),
    WrongFile(
        name: "a number for the UTC offset", kind: .schema, text: schemaStart + "dates:\n  utcOffset: 7\n",
        line: 5,
        column: 14, error: .invalidOffset, found: "7", expected: ["+07:00"]),
    WrongFile(
        name: "an offset beyond the world", kind: .schema,
        text: schemaStart + "dates: {utcOffset: \"+15:00\"}\n",
        line: 4, column: 20, error: .invalidOffset, found: "+15:00", expected: ["+07:00"]),
    WrongFile(
        name: "baseOnly that is neither true nor false", kind: .schema, text: schemaStart + "baseOnly: yes\n",
        line: 4,
        column: 11, error: .unknownValue, found: "yes", expected: ["true", "false"]),
    WrongFile(
        name: "a base used alone", kind: .schema, text: schemaStart + "baseOnly: true\n", line: 1, column: 9,
        error: .baseOnly, found: "ours"),
    WrongFile(
        name: "one heading under two fields, differing in capitals and the place of the tone", kind: .schema,
        text: schemaStart
            + "headings:\n  id: [Mã]\n  receivedAt:\n    - Ngày số hoá\n  finishedAt: [NGÀY SỐ HÓA]\n",
        line: 8, column: 16, error: .headingInTwoFields, found: "NGÀY SỐ HÓA", expected: ["receivedAt"],
        earlierLine: 7),
    WrongFile(
        name: "one heading as a field and as a part of the fee", kind: .schema,
        text: schemaStart + "headings:\n  fee: [Phí]\nfeeParts:\n  - Lệ phí\n  - phí\n", line: 8, column: 5,
        error: .headingInTwoFields, found: "phí", expected: ["fee"], earlierLine: 5),
    WrongFile(
        name: "one heading with and without a condition", kind: .schema,
        text: schemaStart + "headings:\n  dueAt: [Ngày trả]\nconditionalHeadings:\n"
            + "  - heading: Ngày trả\n    field: returnedAt\n    whenMatched: dueAt\n",
        line: 7, column: 14, error: .headingInTwoFields, found: "Ngày trả", expected: ["dueAt"],
        earlierLine: 5),
    WrongFile(
        name: "one condition with two outcomes", kind: .schema,
        text: schemaStart
            + "conditionalHeadings:\n  - {heading: Ngày trả, field: returnedAt, whenMatched: dueAt}\n"
            + "  - {heading: Ngày trả, field: finishedAt, whenMatched: dueAt}\n",
        line: 6, column: 15, error: .headingInTwoFields, found: "Ngày trả", expected: ["returnedAt"],
        earlierLine: 5),
    WrongFile(
        name: "one heading under two conditions", kind: .schema,
        text: schemaStart + "conditionalHeadings:\n  - {heading: Tổng, field: fee, whenMatched: payment}\n"
            + "  - {heading: Tổng, field: fee, whenMatched: dueAt}\n",
        line: 6, column: 15, error: .headingInTwoFields, found: "Tổng", expected: ["fee"], earlierLine: 5),
    WrongFile(
        name: "a conditional heading without its condition", kind: .schema,
        text: schemaStart + "conditionalHeadings:\n  - {heading: Ngày trả, field: returnedAt}\n", line: 5,
        column: 5,
        error: .missingKey, found: "", expected: ["whenMatched"]),
    WrongFile(
        name: "one word in two groups", kind: .schema,
        text: schemaStart
            + "words:\n  status:\n    open: [Đang xử lý]\n    finished:\n      - Xong\n      - ĐANG  xử lý\n",
        line: 9, column: 9, error: .wordInTwoGroups, found: "ĐANG  xử lý", expected: ["open"], earlierLine: 6),
    WrongFile(
        name: "one word in two groups, differing in diacritics, as cells are compared", kind: .schema,
        text: schemaStart + "words:\n  answer:\n    yes: [Có]\n    no: [co]\n", line: 7, column: 10,
        error: .wordInTwoGroups, found: "co", expected: ["yes"], earlierLine: 6),
    WrongFile(
        name: "a word without letters or digits, which a dash would match", kind: .schema,
        text: schemaStart + "words:\n  answer:\n    yes: [Có, ✓]\n", line: 6, column: 15, error: .wrongType,
        found: "✓", expected: ["a–z", "0–9"]),
    WrongFile(
        name: "a heading without letters or digits", kind: .schema, text: schemaStart + "feeParts: [\"№\", Phí]\n",
        line: 4, column: 12, error: .wrongType, found: "№", expected: ["a–z", "0–9"]),
    WrongFile(
        name: "an unknown status group", kind: .schema,
        text: schemaStart + "words:\n  status:\n    finish: [Xong]\n",
        line: 6, column: 5, error: .unknownKey, found: "finish",
        expected: ["notAccepted", "open", "paused", "withdrawn", "refused", "finished", "drop"],
        suggestion: "finished"),
    WrongFile(
        name: "an unknown word list", kind: .schema, text: schemaStart + "words: {chanel: {online: [Web]}}\n",
        line: 4,
        column: 9, error: .unknownKey, found: "chanel",
        expected: ["status", "channel", "level", "payment", "rating", "answer"], suggestion: "channel"),
    WrongFile(
        name: "a pattern without braces", kind: .schema,
        text: schemaStart + "exportedAt:\n  title: [Ngày xuất]\n",
        line: 5, column: 11, error: .invalidPattern, found: "Ngày xuất",
        expected: ["Ngày xuất {dd/MM/yyyy HH:mm}"]),
    WrongFile(
        name: "a file name pattern without a year", kind: .schema,
        text: schemaStart + "exportedAt:\n  fileName: [\"{yyyyMMdd}\", \"{dd-MM}\"]\n", line: 5, column: 28,
        error: .invalidPattern, found: "{dd-MM}", expected: ["{yyyyMMdd}"]),
    WrongFile(
        name: "a doubled key", kind: .schema, text: schemaStart + required + "source: Again\n", line: 7,
        column: 1,
        error: .doubledKey, found: "source", earlierLine: 3),
    WrongFile(
        name: "a doubled key deep down", kind: .schema, text: schemaStart + required + "  id: [Số]\n",
        line: 7,
        column: 3, error: .doubledKey, found: "id", earlierLine: 5),
    WrongFile(
        name: "an id with capitals and blanks", kind: .schema,
        text: "schema: Our List\nname: Ours\nsource: Seen\n",
        line: 1, column: 9, error: .invalidID, found: "Our List", expected: ["a–z", "0–9", "-"]),
    WrongFile(
        name: "a built-in's id", kind: .schema, text: "schema: igate\nname: Ours\nsource: Seen\n" + required,
        line: 1,
        column: 9, error: .takenID, found: "igate"),
    WrongFile(
        name: "an unknown base", kind: .schema, text: schemaStart + "extends: i-gate\n", line: 4, column: 10,
        error: .unknownBase, found: "i-gate",
        expected: ["igate", "mau-day-du", "dvcqg", "opencps", "boston-311", "phan-anh", "danh-gia", "common-vi"],
        suggestion: "igate"),
    WrongFile(
        name: "a heading dropped that the base does not have", kind: .schema,
        text: schemaStart + "extends: igate\nheadings:\n  drop: [Hạn xử lí]\n", line: 6, column: 10,
        error: .notInherited, found: "Hạn xử lí", suggestion: "Hạn xử lý"),
    WrongFile(
        name: "a word dropped that the base does not have", kind: .schema,
        text: schemaStart + "extends: igate\nwords:\n  channel:\n    drop: [\"1\", \"11\"]\n", line: 7,
        column: 17,
        error: .notInherited, found: "11", suggestion: "1"),
    WrongFile(
        name: "a ruleset where a schema is wanted", kind: .schema, text: rulesetStart, line: 1, column: 1,
        error: .otherCatalog, found: "ruleset", expected: ["schema"]),
    WrongFile(name: "an empty file", kind: .schema, text: "", error: .emptyFile, found: ""),
    WrongFile(
        name: "a file of comments", kind: .schema, text: "# nothing\n\n# yet\n", error: .emptyFile, found: ""),
    WrongFile(
        name: "a file with a word", kind: .schema, text: "igate\n", line: 1, column: 1, error: .wrongType,
        found: "text", expected: ["mapping"]),
    WrongFile(
        name: "a list never closed", kind: .schema, text: schemaStart + "feeParts: [Phí\n", line: 5,
        column: 1,
        error: .notYAML, found: "did not find expected ',' or ']'"),
    WrongFile(
        name: "a tab for the indent", kind: .schema, text: schemaStart + "headings:\n\tid: [Mã]\n", line: 5,
        column: 1,
        error: .notYAML, found: "found character that cannot start any token"),
    WrongFile(
        name: "an anchor", kind: .schema, text: schemaStart + "feeParts: &parts [Phí]\n", line: 4, column: 11,
        error: .anchor, found: "&"),
    WrongFile(
        name: "an alias", kind: .schema, text: schemaStart + "feeParts: [Phí, *parts]\n", line: 4, column: 17,
        error: .anchor, found: "*"),
]

private let wrongRulesets: [WrongFile] = [
    WrongFile(
        name: "an unknown switch", kind: .ruleset, text: rulesetStart + "compareby: day\n", line: 5,
        column: 1,
        error: .unknownKey, found: "compareby",
        expected: [
            "ruleset", "extends", "name", "explanation", "source", "compareBy", "finish", "noDueDate",
            "withdrawn",
            "paused", "judgedAgainst", "onTimeRate", "periodCalendar",
        ], suggestion: "compareBy"),
    WrongFile(
        name: "an unknown value of a switch", kind: .ruleset, text: rulesetStart + "compareBy: days\n",
        line: 5,
        column: 12, error: .unknownValue, found: "days", expected: ["day", "instant"], suggestion: "day"),
    WrongFile(
        name: "finish without its hyphens", kind: .ruleset,
        text: rulesetStart + "finish: finishedElseReturned\n",
        line: 5, column: 9, error: .unknownValue, found: "finishedElseReturned",
        expected: ["finished-else-returned", "returned"], suggestion: "finished-else-returned"),
    WrongFile(
        name: "a switch set nowhere", kind: .ruleset,
        text: "# ours\nruleset: ours\nname: Ours\nsource: Plan\ncompareBy: day\n", line: 2, column: 1,
        error: .missingKey, found: "", expected: ["finish"]),
    WrongFile(
        name: "no word of where it comes from", kind: .ruleset,
        text: "ruleset: ours\nextends: form-06\nname: Ours\n",
        line: 1, column: 1, error: .missingKey, found: "", expected: ["source"]),
    WrongFile(
        name: "a built-in's id over changed switches", kind: .ruleset,
        text: "ruleset: form-06\nextends: form-06\nname: Ours\nsource: Plan\nnoDueDate: excluded\n", line: 1,
        column: 10, error: .takenID, found: "form-06"),
]

private let wrongCalendars: [WrongFile] = [
    WrongFile(
        name: "a day that does not exist", kind: .calendar,
        text: calendarStart + "daysOff:\n  - days: [2025-02-28, 2025-02-29]\n    note: n\n    source: s\n",
        line: 6,
        column: 24, error: .invalidDate, found: "2025-02-29", expected: ["2027-01-01"]),
    WrongFile(
        name: "a day written the Vietnamese way", kind: .calendar,
        text: calendarStart + "daysOff:\n  - {days: 01/05/2025, note: n, source: s}\n", line: 6, column: 12,
        error: .invalidDate, found: "01/05/2025", expected: ["2027-01-01"]),
    WrongFile(
        name: "a day that is off and worked", kind: .calendar,
        text: calendarStart + "daysOff:\n  - {days: [2025-05-02], note: n, source: s}\ndaysWorked:\n"
            + "  - {days: [2025-05-02], note: n, source: s}\n",
        line: 8, column: 13, error: .doubledDay, found: "2025-05-02", expected: ["daysOff"], earlierLine: 6),
    WrongFile(
        name: "a day outside the years", kind: .calendar,
        text: calendarStart + "daysWorked:\n  - {days: [2027-01-09], note: n, source: s}\n", line: 6,
        column: 13,
        error: .dayOutsideYears, found: "2027-01-09", expected: ["2025", "2026"]),
    WrongFile(
        name: "a day without its source", kind: .calendar,
        text: calendarStart + "daysOff:\n  - days: [2025-05-02]\n    note: n\n", line: 6, column: 5,
        error: .missingKey, found: "", expected: ["source"]),
    WrongFile(
        name: "no years", kind: .calendar, text: "calendar: ours\nname: n\nsource: s\n", line: 1, column: 1,
        error: .missingKey, found: "", expected: ["years"]),
    WrongFile(
        name: "years the wrong way round", kind: .calendar,
        text: "calendar: ours\nname: n\nsource: s\nyears: {first: 2027, last: 2026}\n", line: 4, column: 28,
        error: .invalidYear, found: "2026", expected: ["2027"]),
    WrongFile(
        name: "a year in words", kind: .calendar,
        text: "calendar: ours\nname: n\nsource: s\nyears: {first: now, last: 2026}\n", line: 4, column: 16,
        error: .invalidYear, found: "now", expected: ["2027"]),
    WrongFile(
        name: "years with a gap to the base's", kind: .calendar,
        text: "calendar: ours\nextends: vn\nname: n\nsource: s\nyears: {first: 2028, last: 2028}\n", line: 5,
        column: 8, error: .yearsApart, found: "2028–2028", expected: ["2021", "2026"]),
]

@Suite("Wrong files") struct WrongFileTests {
    func load(_ kind: CatalogKind, _ path: String) throws(CatalogError) {
        switch kind {
        case .schema: _ = try Catalog.builtIn.schema(idOrPath: path)
        case .ruleset: _ = try Catalog.builtIn.ruleset(idOrPath: path)
        case .calendar: _ = try Catalog.builtIn.calendar(idOrPath: path)
        case .profile: _ = try Catalog.builtIn.profile(idOrPath: path)
        }
    }

    @Test(
        "a fault is named with its place, what stands there, what could, and what was probably meant",
        arguments: wrongSchemas + wrongRulesets + wrongCalendars + wrongProfiles)
    func namesTheFault(file: WrongFile) throws {
        let folder = try Workfolder()
        let path = try folder.file("wrong.yaml", file.text)
        let error = #expect(throws: CatalogError.self) { try load(file.kind, path) }
        #expect(
            error
                == CatalogError(
                    file: path, line: file.line, column: file.column, kind: file.error, found: file.found,
                    expected: file.expected, suggestion: file.suggestion, earlierLine: file.earlierLine))
    }

    @Test(
        "the line is the same whatever the line ends, and with a byte order mark", arguments: ["\r\n", "\r"])
    func lineEnds(end: String) throws {
        let folder = try Workfolder()
        for file in wrongSchemas where file.error != .notYAML && file.line != nil {
            let text = "\u{FEFF}" + file.text.replacingOccurrences(of: "\n", with: end)
            let error = #expect(throws: CatalogError.self) {
                try load(.schema, try folder.file("w.yaml", text))
            }
            #expect(error?.kind == file.error, "\(file.name)")
            // Under lone CRs the second place of a doubled key is not looked for: the first is given.
            let line = file.error == .doubledKey && end == "\r" ? file.earlierLine : file.line
            #expect(error?.line == line, "\(file.name)")
        }
    }

    @Test("every kind of error that a file's content can have is in the table")
    func tableIsComplete() {
        let elsewhere: Set<CatalogError.Kind> = [
            .unknownID, .fileNotFound, .notReadable, .isFolder, .tooLarge, .notUTF8, .extendsCycle,
        ]
        let covered = Set((wrongSchemas + wrongRulesets + wrongCalendars + wrongProfiles).map(\.error))
        #expect(covered == Set(CatalogError.Kind.allCases).subtracting(elsewhere))
    }

    @Test(
        "signs that are no anchors are text",
        arguments: ["Mã hồ sơ (*)", "Phòng A & B", "A&B", "Mã *", "5*3", "(b/a)*1.50 + (c/a)*1.00"])
    func signsInText(heading: String) throws {
        let folder = try Workfolder()
        let text =
            "schema: ours\nname: &\nsource: s\nheadings:\n  id: [\(heading)]\n  receivedAt: Ngày\n# *a &b\n"
            .replacingOccurrences(of: "name: &", with: "name: \"& *\"")
        let schema = try Catalog.builtIn.schema(idOrPath: folder.file("s.yaml", text))
        #expect(schema.headings[.id] == [heading])
    }

    @Test("a bomb of aliases is refused at its first anchor, wherever it hides")
    func bombs() throws {
        let folder = try Workfolder()
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 {
            let above = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(above)]\n? *a\(level)\n: x\n"
        }
        let hidden = [
            bomb, "# comment\r" + bomb, "# comment\u{2028}" + bomb, "{\"a\":&a [x], \"b\":*a}\n",
            "- &a x\n- *a\n",
            "? &a\n: x\n", "!!str &a x\n",
        ]
        for text in hidden {
            let error = #expect(throws: CatalogError.self) {
                try load(.schema, try folder.file("bomb.yaml", text))
            }
            #expect(error?.kind == .anchor)
        }
    }

    @Test("endless nesting is an error, not a crash", arguments: ["[", "- ", "{a: ", "? "])
    func deepNesting(unit: String) throws {
        let folder = try Workfolder()
        let text = String(repeating: unit, count: 100_000)
        let error = #expect(throws: CatalogError.self) {
            try load(.schema, try folder.file("deep.yaml", text))
        }
        #expect(error?.kind == .notYAML)
    }

    @Test("a file damaged anywhere loads or is named with a line that it has")
    func damagedFiles() throws {
        let folder = try Workfolder()
        let text = try Catalog.builtIn.text(of: "qd-766", .ruleset)
        let whole = Array(
            (text.replacingOccurrences(of: ": qd-766", with: ": own") + "extends: form-06\n").utf8)
        var loaded = 0
        var random = SplitMix64(state: 766)
        let signs = Array("[]{}:,#&*!|>'\"%@`-? \n\t\r\0ạ".utf8)
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = signs.randomElement(using: &random)!
                case 1:
                    bytes.removeSubrange(
                        place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
                default: bytes.insert(signs.randomElement(using: &random)!, at: place)
                }
            }
            let path = try folder.file("damaged.yaml", bytes: bytes)
            do throws(CatalogError) {
                _ = try Catalog.builtIn.ruleset(idOrPath: path)
                loaded += 1
            } catch {
                let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 10 || $0 == 13 }.count
                #expect(error.file == path)
                if let line = error.line { #expect((1...lines + 1).contains(line)) }
            }
        }
        // Damage in a comment or a sentence does no harm, damage elsewhere does.
        #expect((15...135).contains(loaded))
    }
}
