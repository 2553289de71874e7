import Dossiers
@testable import Engine
import Indicators
import Reports
import Testing

/// The dossiers that a report holds behind its figures, and the commands that list them.
@Suite("Evidence of reports")
struct EvidenceTests {
    private static let kinds = ReportKind.allCases

    private static func listed(_ key: String, _ part: Indicator.Part, _ request: RunRequest) throws -> Int {
        let listing = try Pipeline.list(key, part: part, try request.settings()).listing
        var count = 0
        while try listing.nextRow() != nil { count += 1 }
        return count
    }

    private static var made: ReportScratch {
        var made = MadeExport(seed: 81)
        made.units = ["UBND phường Một", "UBND phường Hai", "UBND xã Ba"]
        return ReportScratch(made.text(300), exportedAt: "30/06/2025")
    }

    @Test(
        "every list is as long as motcua list gives it, and is held row by row unless it is too long",
        arguments: [ReportKind.summary, .formSix, .brief])
    func lengths(_ kind: ReportKind) throws {
        let made = Self.made
        for request in [
            Pack.request.asking { $0.period = "2025-04" }, made.with { $0.period = "2025-Q2" },
        ] {
            var counts: [String: Int] = [:]
            for limit in [3, 40] {
                let report = try Pipeline.report(kind, request, heldLists: limit).report
                let evidence = try #require(report.evidence)
                #expect(evidence.limit == Int64(limit))
                var held: UInt64 = 0
                for list in evidence.lists {
                    let key = list.indicator + list.part.rawValue
                    let count = try counts[key] ?? Self.listed(list.indicator, list.part, request)
                    counts[key] = count
                    #expect(list.count == Int64(count), "\(list.indicator) \(list.part)")
                    #expect(list.isHeld == (count <= limit), "\(list.indicator) \(list.part)")
                    if let procedures = list.procedures {
                        #expect(procedures.count == (list.isHeld ? count : 0))
                        continue
                    }
                    guard list.isHeld else { continue }
                    held |= list.marks
                    #expect(evidence.rows.filter { $0.marks & list.marks != 0 }.count == count, "\(list.indicator)")
                }
                // No row is there for a list that is not held, or for procedures' sake alone.
                let watched = evidence.lists.filter { $0.count <= limit }.reduce(held) { $0 | $1.marks }
                #expect(evidence.rows.allSatisfy { $0.marks & watched != 0 })
                #expect(evidence.rows.allSatisfy { $0.cells.count == evidence.columns.count })
            }
        }
    }

    @Test("a list has two parts where its figure is a rate, and one where it is a count or a distribution")
    func parts() throws {
        let report = try Pipeline.report(.summary, Pack.request, heldLists: 100).report
        for indicator in IndicatorCatalog.all {
            let parts = try #require(report.evidence).lists.filter { $0.indicator == indicator.id }.map(\.part)
            #expect(parts == (indicator.isRate ? [.numerator, .denominator] : [.numerator]), "\(indicator.id)")
        }
        for id in ["O5", "P3"] {
            #expect(report.list(id, .denominator)?.procedures != nil)
        }
        for id in ["T5", "T6", "P4"] { #expect(report.list(id, .numerator)?.procedures == nil) }
    }

    @Test("rows by unit are the unit's own figure, of both sides", arguments: [82, 83] as [UInt64])
    func byUnit(_ seed: UInt64) throws {
        var made = MadeExport(seed: seed)
        let scratch = ReportScratch(made.text(500), exportedAt: "30/06/2025")
        let report = try scratch.report(.units, heldLists: 100_000) { $0.period = "2025-Q2" }
        let document = try scratch.analyze {
            $0.period = "2025-Q2"
            $0.by = "unit"
        }
        let evidence = try #require(report.evidence)
        let scopes = try #require(report.table("units")).all.compactMap { row in
            row.scope.map { (name: row.cells[0].plain, word: $0.word) }
        }
        #expect(scopes.count == 4)
        for (name, word) in scopes {
            let slice = try #require(
                document.slices.first { $0.depth == 1 && $0.key[0] == (name == "(empty)" ? "" : name) })
            for list in evidence.lists where list.procedures == nil && list.indicator != "P4" {
                let own = evidence.rows.filter { row in
                    let carried = row.marks & list.marks
                    guard carried != 0 else { return false }
                    return (carried & evidence.receivingMarks != 0 ? row.receivingUnit : row.resolvingUnit) == word
                }
                let wanted: Int64? =
                    switch slice.indicators.first(where: { $0.id == list.indicator })?.value {
                    case .ratio(let n, let d)?: list.part == .numerator ? n : d
                    case .count(let count)?: count
                    case .days(let base, _, _, _, _)?: base
                    default: nil
                    }
                if let wanted { #expect(Int64(own.count) == wanted, "\(name) \(list.indicator) \(list.part)") }
            }
        }
    }

    // MARK: - Commands

    /// The command's words as a shell takes them apart; only what quoting by `'` needs.
    private static func words(_ command: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        var isAny = false
        var escaped = false
        for character in command {
            if escaped {
                word.append(character)
                escaped = false
            } else if character == "'" {
                isQuoted.toggle()
                isAny = true
            } else if character == "\\", !isQuoted {
                escaped = true
                isAny = true
            } else if character == " ", !isQuoted {
                if isAny { words.append(word) }
                (word, isAny) = ("", false)
            } else {
                word.append(character)
                isAny = true
            }
        }
        return isAny ? words + [word] : words
    }

    /// Runs `motcua list …` as it would be typed; its length, or the sum of its fees.
    private static func run(_ command: String, _ like: RunRequest) throws -> (rows: Int64, fees: Int64) {
        var request = RunRequest(clock: like.clock)
        var part = Indicator.Part.numerator
        var rest = words(command)[...]
        #expect(rest.prefix(2) == ["motcua", "list"])
        rest = rest.dropFirst(2)
        let subject = rest.removeFirst()
        while let word = rest.popFirst() {
            switch word {
            case "--part": part = Indicator.Part(rawValue: rest.removeFirst())!
            case "--period": request.period = rest.removeFirst()
            case "--rules": request.rules = rest.removeFirst()
            case "--calendar": request.calendar = rest.removeFirst()
            case "--as-of": request.asOf = rest.removeFirst()
            case "--exported-at": request.exportedAt = rest.removeFirst()
            case "--base": request.base = rest.removeFirst()
            case "--where": request.filters.append(rest.removeFirst())
            case "--register": request.registers.append(rest.removeFirst())
            case "--store": request.store = rest.removeFirst()
            case "--known-at": request.knownAt = rest.removeFirst()
            case "--no-dedup": request.deduplicates = false
            case "--encoding": request.encoding = rest.removeFirst()
            case "--delimiter": request.delimiter = rest.removeFirst()
            case "--quote": request.quote = rest.removeFirst()
            case "--max-rejects": request.maxRejects = rest.removeFirst()
            case "--max-field-bytes": request.maxFieldBytes = Int(rest.removeFirst())
            default:
                #expect(!word.hasPrefix("--"), "\(word)")
                request.inputs.append(word)
            }
        }
        let listing = try Pipeline.list(subject, part: part, try request.settings()).listing
        let fee = listing.columns.firstIndex { $0.key == "fee" }
        var (count, fees) = (Int64(0), Int64(0))
        while let row = try listing.nextRow() {
            count += 1
            if let fee, case .number(let own) = row[fee] { fees += own }
        }
        return (count, fees)
    }

    private static func expectCommands(_ report: Report, _ request: RunRequest, _ what: String) throws {
        #expect(!report.rules.isEmpty)
        for rule in report.rules {
            guard case .rate(let numerator, let denominator, _) = rule.value else {
                if case .number(let count) = rule.value, rule.id == "A4" || rule.id == "A7" || rule.id == "A8" {
                    let rows = try run(rule.numeratorCommand, request).rows
                    #expect(rows == count, "\(what): \(rule.numeratorCommand)")
                }
                continue
            }
            for (command, count) in [(rule.numeratorCommand, numerator), (rule.denominatorCommand ?? "", denominator)]
            where !command.isEmpty && rule.denominatorCommand != nil {
                let found = try run(command, request)
                #expect((rule.id == "P4" ? found.fees : found.rows) == count, "\(what): \(command)")
            }
        }
    }

    @Test("the command beside a figure lists as many as the figure says, of every kind", arguments: kinds)
    func commands(_ kind: ReportKind) throws {
        for request in [
            Pack.request.asking { $0.period = "2025-04" },
            Pack.request.asking {
                $0.rules = "instant"
                $0.filters = ["unit=UBND phường Mẫu"]
                $0.asOf = "2025-04-20"
            },
        ] {
            try Self.expectCommands(try Pipeline.report(kind, request, heldLists: nil).report, request, kind.rawValue)
        }
    }

    @Test("so it does for letters, whatever the day", arguments: [nil, "2025-04-01", "2025-04-10", "2025-05-20"])
    func commandsOfLetters(_ asOf: String?) throws {
        let request = Pack.request.asking { $0.asOf = asOf }
        try Self.expectCommands(
            try Pipeline.letters(request, within: 5, heldLists: nil).report, request, "letters \(asOf ?? "")")
    }

    @Test("and for letters of a period as of a day in it")
    func commandsOfLettersOfAPeriod() throws {
        let request = Pack.request.asking {
            $0.period = "2025-04"
            $0.asOf = "2025-03-27"
        }
        try Self.expectCommands(try Pipeline.letters(request, within: 5, heldLists: nil).report, request, "letters")
    }

    @Test("and for comparisons of periods, parts, units and rulesets")
    func commandsOfComparisons() throws {
        let scratch = ReportScratch(CompareTests.text(84), exportedAt: "20/07/2025")
        func expect(_ periods: [String], _ what: String, _ change: (inout CompareRequest) -> Void) throws {
            try Self.expectCommands(try scratch.compare(periods, change), scratch.request, what)
        }
        try expect(["2025-Q1", "2025-Q2"], "periods") { _ in }
        try expect(["2025-Q2", "2025-Q3"], "to date") { $0.toDate = true }
        try expect(["2025-Q2", "2025-Q3"], "to a day") {
            $0.toDate = true
            $0.run.asOf = "2025-07-01"
        }
        try expect(["2025-Q2"], "units") { $0.units = ["UBND phường Một", "UBND xã Ba"] }
        try expect(["2025-Q2"], "rules") {
            $0.rulesBefore = "instant"
            $0.run.calendar = "kstt"
        }
    }
}

extension RunRequest {
    func asking(_ change: (inout RunRequest) -> Void) -> RunRequest {
        var own = self
        change(&own)
        return own
    }
}
