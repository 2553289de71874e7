import CSVStream
import Catalogs
import DossierDecoding
import Dossiers
@testable import DossierStore
@testable import Engine
import Reports
import RowSpool

/// One error of every kind, with what its sentence must name. The switches below are exhaustive: a new case
/// does not compile until it has a label, and fails until it has a sample.
enum MessageSamples {
    struct Sample {
        var label: String
        var sentence: Bilingual
        /// Texts that both languages must show: what was found and where.
        var names: [String]
    }

    static var all: [Sample] { runErrors + refusals + rejects + catalogErrors + factsErrors }

    // MARK: - Errors of a run

    private static let day = CivilDay(isoText: "2025-09-30")!

    static let runErrorSamples: [(RunError, [String])] = [
        (.input(.notFound(path: "hs.csv")), ["hs.csv"]), (.input(.noMatch(pattern: "hs*.csv")), ["hs*.csv"]),
        (.input(.emptyFolder(path: "thang-3")), ["thang-3", ".csv"]),
        (.input(.cannotList(path: "thang-3", errno: 13)), ["thang-3"]),
        (.read(.cannotOpen(path: "hs.csv", errno: 13)), ["hs.csv"]), (.read(.isDirectory(path: "hs.csv")), ["hs.csv"]),
        (.read(.readFailed(path: "hs.csv", offset: 4096, errno: 5)), ["hs.csv", "4096"]),
        (.read(.damagedGzip(path: "hs.csv.gz", offset: 7)), ["hs.csv.gz", "7"]),
        (.read(.truncatedGzip(path: "hs.csv.gz", offset: 7)), ["hs.csv.gz", "7"]),
        (.read(.changedWhileRead(path: "hs.csv")), ["hs.csv"]),
        (.read(.outOfMemory(path: "hs.csv", offset: 9)), ["hs.csv", "9"]),
        (
            .tooManyRejects(rejected: 60, read: 1_000, limit: .standard, rejectsFolder: nil),
            ["60", "1000", "5 %", "50"]
        ),
        (.tooManyRejects(rejected: 3, read: 9, limit: .count(2), rejectsFolder: "loi"), ["3", "9", "2", "loi"]),
        (.tooManyRejects(rejected: 3, read: 9, limit: .share(thousandths: 500), rejectsFolder: nil), ["3", "9"]),
        (.spool(.cannotCreate(folder: "/tam", errno: 2)), ["/tam"]), (.spool(.writeFailed(errno: 28)), ["TMPDIR"]),
        (.spool(.readFailed(errno: 5)), ["TMPDIR"]), (.write(path: "bc.json", errno: 28), ["bc.json"]),
        (.workbook(.cannotWrite(path: "/proc/self/fd/3", errno: 28), folder: "/tam"), ["/tam", "TMPDIR"]),
        (
            .workbook(.library(code: 2, message: "Error creating", errno: 0), folder: "/tam"),
            ["/tam", "Error creating"]
        ),
        (.workbook(.incomplete(path: "/tam", part: "xl/workbook.xml"), folder: "/tam"), ["/tam", "xl/workbook.xml"]),
        (.unknownFilterField("phòng", expected: ["unit", "field"]), ["phòng", "unit", "field"]),
        (.filterWithoutMatch(field: "unit", value: "Phòng lạ"), ["unit", "Phòng lạ"]),
        (.period(text: "2025-Q5", .noSuchQuarter(5)), ["2025-Q5", "5"]),
        (.period(text: "quý 3", .unreadable("quý 3")), ["quý 3", "2025-Q3"]),
        (.period(text: "2025-13", .noSuchMonth(13)), ["2025-13", "13"]),
        (.period(text: "2025-H3", .noSuchHalf(3)), ["2025-H3", "3"]),
        (.period(text: "2025-02-30..2025-03-01", .noSuchDay("2025-02-30")), ["2025-02-30"]),
        (.period(text: "2025-09-30..2025-07-01", .lastBeforeFirst(first: day, last: day)), ["2025-09-30..2025-07-01"]),
        (.period(text: "1900", .yearOutOfRange(1900)), ["1900", "1971"]),
        (.unknownIndicator("T9", expected: ["T1", "T2"]), ["T9", "T1", "T2"]),
        (.unknownSubject("T99", nearest: "T1"), ["T99", "T1"]),
        (.usage(.outputIsInput("hs.csv")), ["--output", "hs.csv"]), (.standardInputTwice, ["-"]),
        (.accounts(path: "hs.csv", detail: "9 lines, 8 read"), ["hs.csv", "9 lines, 8 read"]),
        (.usage(.value(flag: "--quote", found: "x", expected: ["\"", "'"])), ["--quote", "x", "\"", "'"]),
        (.usage(.asOfBeforePeriod(asOf: day.start, from: day.adding(1).start)), ["--as-of"]),
        (.usage(.noInput), ["CSV", "-"]), (.usage(.workbookOnTerminal), ["xlsx", "--output"]),
        (.usage(.listIsNoPublication), ["--hide-small", "summary"]), (.usage(.noProfile), ["qd-766", "--all"]),
        (.usage(.profileSays(flag: "--rules")), ["--rules"]),
        (.usage(.noCatalogID(verb: "profiles")), ["--yaml", "motcua profiles"]),
        (
            .usage(.periodsOutOfOrder("2025-04 2025-03", later: "2025-04", earlier: "2025-03")),
            ["2025-04 2025-03", "2025-03 2025-04"]
        ),
        (.usage(.periodsBeginAlike("2025-Q1", "2025-01")), ["2025-Q1", "2025-01"]),
        (.usage(.addressSpace(128, least: 224)), ["128 MiB", "224 MiB", "ulimit -v"]),
        (.spool(.outOfMemory), ["--memory", "--threads"]),
        (
            .facts(
                FactsError(file: "so.csv", line: 3, column: 1, kind: .unknownCriterion, found: "1.9", expected: ["I.1"])
            ),
            ["so.csv", "3", "1.9"]
        ),
        (.whatIf(.unreadable("late=x")), ["late=x"]),
        (.usage(.unknownVerb("analyse", expected: ["analyze", "list"])), ["analyse", "analyze", "list"]),
        (.usage(.target(text: "T1=>9", .unreadable("T1=>9"))), ["--target", "T1=>9", "T1>=98.5"]),
        (.usage(.target(text: "X1>=9", .unknownIndicator("X1"))), ["X1>=9", "X1", "T1"]),
        (.usage(.target(text: "T5<=9", .notARate("T5"))), ["T5<=9", "T1"]),
        (.usage(.target(text: "T1>=101", .outOfRange("T1>=101"))), ["T1>=101", "100 %"]),
        (.usage(.target(text: "T1<=98", .againstPolarity("T1"))), ["T1<=98", "T1"]),
        (.usage(.filesAndFolder("hop-thu")), ["--folder", "hop-thu"]),
        (.usage(.filesAndStore("kho.db")), ["--store", "kho.db"]),
        (.usage(.needsStore(flag: "--known-at")), ["--known-at", "--store"]),
        (.usage(.notWithStore(flag: "--no-dedup")), ["--no-dedup", "--store"]),
        (.usage(.undoesLastOnly(3, last: 5)), ["3", "5", "motcua runs"]),
        (.usage(.undoesLastOnly(3, last: nil)), ["motcua runs"]),
        (.usage(.cannotUndoPruning(4)), ["4", "motcua restore"]), (.usage(.noSuchDossier("H1-9")), ["H1-9"]),
        (.usage(.nothingFrozen("2025-Q1", known: ["2025-Q2 (form-06)"])), ["2025-Q1", "2025-Q2 (form-06)"]),
        (.usage(.noPeriod), ["2025-Q3"]), (.usage(.noFeedback), ["--petitions", "--ratings"]),
        (.store(.notFound(path: "kho.db")), ["kho.db", "motcua import"]),
        (.store(.notAStore(path: "kho.db")), ["kho.db"]),
        (.store(.newer(path: "kho.db")), ["kho.db"]), (.store(.older(path: "kho.db")), ["kho.db", "motcua import"]),
        (.store(.damaged(path: "kho.db", detail: "page 7")), ["kho.db", "page 7", "motcua restore"]),
        (.store(.locked(path: "kho.db", holder: "pid 7")), ["kho.db", "pid 7", "--wait"]),
        (.store(.busy(path: "kho.db")), ["kho.db"]), (.store(.diskFull(path: "kho.db")), ["kho.db"]),
        (.store(.disk(path: "kho.db", detail: "disk I/O error")), ["kho.db", "disk I/O error"]),
        (.store(.notWritable(path: "kho.db")), ["kho.db"]),
        (.store(.networkFolder(path: "kho.db", fileSystem: "nfs4")), ["kho.db", "nfs4"]),
        (.store(.cannotOpen(path: "kho.db", errno: 13)), ["kho.db"]),
        (.store(.outOfMemory(path: "kho.db")), ["kho.db"]),
        (.store(.other(path: "kho.db", detail: "SQLite 1")), ["kho.db", "SQLite 1", "motcua verify"]),
        (.moment(.store(.busy(path: "kho.db"))), ["kho.db"]), (.moment(.empty(path: "kho.db")), ["kho.db"]),
        (.moment(.noSuchRun(9, last: 4)), ["9", "4", "motcua runs"]), (.moment(.undone(4)), ["4", "motcua runs"]),
        (.moment(.nothingBefore(day.start, first: day.start)), []),
        (.catalog(CatalogError(file: "l.yaml", kind: .emptyFile, found: "")), ["l.yaml"]),
        (.refused([.init(path: "hs.xlsx", refusal: .excelWorkbook, isRegister: false)]), ["hs.xlsx"]),
    ]

    static let runErrorLabels = [
        "input.notFound", "input.noMatch", "input.emptyFolder", "input.cannotList", "read.cannotOpen",
        "read.isDirectory", "read.readFailed",
        "read.damagedGzip", "read.truncatedGzip", "read.changedWhileRead", "read.outOfMemory",
        "tooManyRejects.standard", "tooManyRejects.count",
        "tooManyRejects.share", "spool.cannotCreate", "spool.writeFailed", "spool.readFailed", "write",
        "unknownFilterField", "filterWithoutMatch",
        "period.noSuchQuarter", "period.unreadable", "period.noSuchMonth", "period.noSuchHalf", "period.noSuchDay",
        "period.lastBeforeFirst",
        "period.yearOutOfRange", "unknownIndicator", "unknownSubject", "standardInputTwice", "accounts", "usage.value",
        "usage.outputIsInput",
        "usage.asOfBeforePeriod", "catalog", "refused",
        "usage.noInput", "usage.workbookOnTerminal", "usage.listIsNoPublication", "usage.noProfile",
        "usage.profileSays", "usage.noCatalogID", "usage.periodsOutOfOrder", "usage.periodsBeginAlike",
        "usage.addressSpace", "spool.outOfMemory", "facts",
        "whatIf",
        "workbook.cannotWrite",
        "workbook.library",
        "workbook.incomplete",
        "usage.unknownVerb", "usage.target.unreadable", "usage.target.unknownIndicator",
        "usage.target.notARate",
        "usage.target.outOfRange", "usage.target.againstPolarity",
        "usage.filesAndFolder", "usage.filesAndStore", "usage.needsStore", "usage.notWithStore", "usage.undoesLastOnly",
        "usage.undoesLastOnly.none", "usage.cannotUndoPruning", "usage.noSuchDossier", "usage.nothingFrozen",
        "usage.noPeriod", "usage.noFeedback", "store.notFound", "store.notAStore", "store.newer", "store.older",
        "store.damaged",
        "store.locked",
        "store.busy", "store.diskFull", "store.disk", "store.notWritable", "store.networkFolder", "store.cannotOpen",
        "store.outOfMemory", "store.other", "moment.store", "moment.empty", "moment.noSuchRun", "moment.undone",
        "moment.nothingBefore",
    ]

    private static var runErrors: [Sample] {
        runErrorSamples.map { error, names in
            Sample(label: label(error), sentence: Diagnostics.sentences(error)[0], names: names)
        }
    }

    static func label(_ error: RunError) -> String {
        switch error {
        case .input(let problem):
            switch problem {
            case .notFound: "input.notFound"
            case .noMatch: "input.noMatch"
            case .emptyFolder: "input.emptyFolder"
            case .cannotList: "input.cannotList"
            }
        case .read(let problem):
            switch problem {
            case .cannotOpen: "read.cannotOpen"
            case .isDirectory: "read.isDirectory"
            case .readFailed: "read.readFailed"
            case .damagedGzip: "read.damagedGzip"
            case .truncatedGzip: "read.truncatedGzip"
            case .changedWhileRead: "read.changedWhileRead"
            case .outOfMemory: "read.outOfMemory"
            }
        case .refused: "refused"
        case .facts: "facts"
        case .whatIf: "whatIf"
        case .workbook(let problem, _):
            switch problem {
            case .cannotWrite: "workbook.cannotWrite"
            case .library: "workbook.library"
            case .incomplete: "workbook.incomplete"
            }
        case .tooManyRejects(_, _, let limit, _):
            switch limit {
            case .standard: "tooManyRejects.standard"
            case .count: "tooManyRejects.count"
            case .share: "tooManyRejects.share"
            }
        case .spool(let problem):
            switch problem {
            case .cannotCreate: "spool.cannotCreate"
            case .writeFailed: "spool.writeFailed"
            case .readFailed: "spool.readFailed"
            case .outOfMemory: "spool.outOfMemory"
            }
        case .write: "write"
        case .catalog: "catalog"
        case .unknownFilterField: "unknownFilterField"
        case .filterWithoutMatch: "filterWithoutMatch"
        case .period(_, let problem):
            switch problem {
            case .unreadable: "period.unreadable"
            case .noSuchMonth: "period.noSuchMonth"
            case .noSuchQuarter: "period.noSuchQuarter"
            case .noSuchHalf: "period.noSuchHalf"
            case .noSuchDay: "period.noSuchDay"
            case .lastBeforeFirst: "period.lastBeforeFirst"
            case .yearOutOfRange: "period.yearOutOfRange"
            }
        case .unknownIndicator: "unknownIndicator"
        case .unknownSubject: "unknownSubject"
        case .standardInputTwice: "standardInputTwice"
        case .accounts: "accounts"
        case .usage(let problem):
            switch problem {
            case .noInput: "usage.noInput"
            case .noProfile: "usage.noProfile"
            case .profileSays: "usage.profileSays"
            case .noCatalogID: "usage.noCatalogID"
            case .periodsOutOfOrder: "usage.periodsOutOfOrder"
            case .periodsBeginAlike: "usage.periodsBeginAlike"
            case .addressSpace: "usage.addressSpace"
            case .workbookOnTerminal: "usage.workbookOnTerminal"
            case .listIsNoPublication: "usage.listIsNoPublication"
            case .unknownVerb: "usage.unknownVerb"
            case .target(_, let problem):
                switch problem {
                case .unreadable: "usage.target.unreadable"
                case .unknownIndicator: "usage.target.unknownIndicator"
                case .notARate: "usage.target.notARate"
                case .outOfRange: "usage.target.outOfRange"
                case .againstPolarity: "usage.target.againstPolarity"
                }
            case .value: "usage.value"
            case .outputIsInput: "usage.outputIsInput"
            case .asOfBeforePeriod: "usage.asOfBeforePeriod"
            case .filesAndFolder: "usage.filesAndFolder"
            case .filesAndStore: "usage.filesAndStore"
            case .needsStore: "usage.needsStore"
            case .notWithStore: "usage.notWithStore"
            case .undoesLastOnly(_, let last): last == nil ? "usage.undoesLastOnly.none" : "usage.undoesLastOnly"
            case .cannotUndoPruning: "usage.cannotUndoPruning"
            case .noSuchDossier: "usage.noSuchDossier"
            case .nothingFrozen: "usage.nothingFrozen"
            case .noPeriod: "usage.noPeriod"
            case .noFeedback: "usage.noFeedback"
            }
        case .store(let problem): "store." + label(problem)
        case .moment(let problem):
            switch problem {
            case .store: "moment.store"
            case .empty: "moment.empty"
            case .noSuchRun: "moment.noSuchRun"
            case .undone: "moment.undone"
            case .nothingBefore: "moment.nothingBefore"
            }
        }
    }

    private static func label(_ problem: StoreError) -> String {
        switch problem {
        case .notFound: "notFound"
        case .notAStore: "notAStore"
        case .newer: "newer"
        case .older: "older"
        case .damaged: "damaged"
        case .locked: "locked"
        case .busy: "busy"
        case .diskFull: "diskFull"
        case .disk: "disk"
        case .notWritable: "notWritable"
        case .networkFolder: "networkFolder"
        case .cannotOpen: "cannotOpen"
        case .outOfMemory: "outOfMemory"
        case .other: "other"
        }
    }

    // MARK: - Refused files

    static let refusalSamples: [FileRefusal] = [
        .empty, .excelWorkbook, .oldExcelWorkbook, .zip, .html, .notText,
        .noHeading(missing: [.receivedAt], understood: ["Số hồ sơ", "Trạng thái"]),
        .noHeading(missing: [.id, .receivedAt], understood: []),
    ]

    static let refusalLabels = [
        "empty", "excelWorkbook", "oldExcelWorkbook", "zip", "html", "notText", "noHeading", "noHeading.nothing",
    ]

    static func label(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .empty: "empty"
        case .excelWorkbook: "excelWorkbook"
        case .oldExcelWorkbook: "oldExcelWorkbook"
        case .zip: "zip"
        case .html: "html"
        case .notText: "notText"
        case .noHeading(_, let understood): understood.isEmpty ? "noHeading.nothing" : "noHeading"
        }
    }

    private static var refusals: [Sample] {
        refusalSamples.map {
            let names = if case .noHeading(_, let understood) = $0 { understood } else { [String]() }
            return Sample(
                label: "refusal.\(label($0))", sentence: Diagnostics.sentence($0, path: "hs.csv", isRegister: false),
                names: ["hs.csv"] + names)
        } + [
            Sample(
                label: "refusal.noHeading.register",
                sentence: Diagnostics.sentence(
                    .noHeading(missing: [.id], understood: []), path: "so.csv", isRegister: true), names: ["so.csv"])
        ]
    }

    // MARK: - Rejected records

    private static var rejects: [Sample] {
        RejectKind.allCases.map {
            // A fault of a cell names its column; one of the whole record has none.
            let hasColumn = [.idEmpty, .receivedMissing, .receivedUnreadable, .extraCells].contains($0)
            return Sample(
                label: "reject.\($0)",
                sentence: Diagnostics.reason($0, column: hasColumn ? 2 : 0, headings: ["STT", "Số hồ sơ"]),
                names: hasColumn ? ["2", "Số hồ sơ"] : [])
        }
    }

    // MARK: - Facts and what-if

    private static var factsErrors: [Sample] {
        let rows = FactsError.Kind.allCases.map { kind in
            var error = FactsError(
                file: "so-lieu.csv", line: 7, column: 3, heading: "giá trị", kind: kind, found: "12a",
                expected: ["1234"])
            switch kind {
            case .fileNotFound, .notReadable, .isFolder, .tooLarge, .emptyFile, .notText:
                (error.line, error.column, error.heading, error.found) = (nil, nil, nil, "so-lieu.csv")
            case .missingCriterion, .missingNumber, .missingHeading, .brokenRecord: error.found = ""
            case .unknownHeading, .unknownCriterion: error.suggestion = "12b"
            case .doubledCriterion: error.earlierLine = 4
            default: break
            }
            let place = error.line == nil ? "so-lieu.csv" : "so-lieu.csv:7:3"
            return Sample(
                label: "facts.\(kind)", sentence: Diagnostics.sentence(error),
                names: [place] + (error.found == "12a" ? ["12a"] : []))
        }
        return rows + [
            Sample(
                label: "whatIf.unknownWord", sentence: Diagnostics.sentence(.unknownWord("lat", expected: ["late"])),
                names: ["lat", "late"]),
            Sample(label: "whatIf.unreadable", sentence: Diagnostics.sentence(.unreadable("late")), names: ["late"]),
        ]
    }

    // MARK: - Catalog files

    private static var catalogErrors: [Sample] {
        CatalogError.Kind.allCases.map { kind in
            var error = CatalogError(file: "mau.yaml", line: 7, column: 3, kind: kind, found: "chanel")
            switch kind {
            case .unknownKey, .unknownValue, .unknownField, .unknownID, .unknownBase, .unknownIndicator:
                error.expected = ["channel", "level"]
                error.suggestion = "channel"
            case .wrongType: (error.found, error.expected) = ("list", ["text"])
            case .tooLarge: error.expected = ["1048576"]
            case .dayOutsideYears, .yearsApart, .yearOutsideYears: error.expected = ["2021", "2026"]
            case .doubledKey, .doubledID: error.earlierLine = 4
            case .headingInTwoFields, .wordInTwoGroups, .doubledDay:
                error.expected = [kind == .doubledDay ? "daysOff" : kind == .wordInTwoGroups ? "open" : "dueAt"]
                error.earlierLine = 4
            case .missingKey: (error.found, error.expected) = ("", ["name"])
            case .notReadable: error.expected = ["13"]
            case .invalidNumber: error.expected = ["1.5"]
            case .invalidTarget, .targetOfOtherUnit, .bandsOutOfOrder: error.expected = [">= 95%"]
            case .targetAgainstFigure: error.expected = [">=", ">"]
            case .unitOfOtherFigure, .ruleOfOtherUnit: error.expected = ["percent"]
            case .notAFact: error.expected = ["figure: fact"]
            case .keyDoesNotFit: error.expected = ["unit: percent"]
            case .noAlternative: error.expected = ["max"]
            case .otherCatalog: (error.found, error.expected) = ("ruleset", ["schema"])
            case .invalidDate, .invalidYear, .invalidOffset, .invalidPattern, .invalidID: error.expected = ["2027"]
            case .unknownCriterion: error.suggestion = "channel"
            case .fileNotFound, .isFolder, .notUTF8, .emptyFile, .notYAML, .anchor, .takenID, .notInherited,
                .extendsCycle, .baseOnly:
                break
            }
            let silent: [CatalogError.Kind] = [.notUTF8, .emptyFile, .wrongType]
            return Sample(
                label: "catalog.\(kind)", sentence: Diagnostics.sentence(error),
                names: ["mau.yaml:7:3"]
                    + (silent.contains(kind) || error.found.isEmpty
                        ? error.expected.filter { $0 == "name" } : [error.found]))
        }
    }
}
