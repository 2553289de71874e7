import Dossiers
@testable import Engine
import Foundation
import Reports
import Testing

/// What stands on the command lines of report, compare and letters.
@Suite("Arguments of reports")
struct ReportArgumentsTests {
    @Test(
        "periods stand in front and are told from files",
        arguments: [
            (["2025-Q2", "2025-Q3", "a.csv"], ["2025-Q2", "2025-Q3"], ["a.csv"]),
            (["2025", "a.csv"], ["2025"], ["a.csv"]), (["a.csv", "2025"], [], ["a.csv", "2025"]),
            (["./2025", "b"], [], ["./2025", "b"]), (["2025-07.csv"], [], ["2025-07.csv"]),
            (["2025.CSV", "2026"], [], ["2025.CSV", "2026"]), (["2025-07.csv.gz"], [], ["2025-07.csv.gz"]),
            (["2025-07-01..2025-09-30", "x"], ["2025-07-01..2025-09-30"], ["x"]),
            (["2025-Q7", "x"], ["2025-Q7"], ["x"]), (["20250701.csv"], [], ["20250701.csv"]),
            (["2025-h1", "2025-9m"], ["2025-h1", "2025-9m"], []), (["-", "2025"], [], ["-", "2025"]), ([], [], []),
            (["2025/x.csv"], [], ["2025/x.csv"]), (["2025a"], [], ["2025a"]),
        ] as [([String], [String], [String])])
    func periods(_ arguments: [String], _ periods: [String], _ files: [String]) {
        let split = PeriodArguments.split(arguments)
        #expect(split.periods == periods)
        #expect(split.files == files)
    }

    @Test("a command is taken by a shell as the words that it was made of")
    func quoting() throws {
        var request = RunRequest(clock: Stamp(isoText: "2026-01-15 08:00")!)
        request.filters = ["unit=UBND phường \"Mẫu\" 'A' $HOME `id` \\", "field=a\nb;c|d&e*?[x]#~!"]
        request.inputs = ["tệp có dấu cách.csv", "-", "plain.csv", "a'b.csv", "$(x).csv"]
        request.registers = ["sổ/thư.csv"]
        request.rules = "./luật của tôi.yaml"
        request.asOf = "2025-09-30 17:00"
        request.deduplicates = false
        let command = ListCommandText(request, period: "2025-Q3").of("A1", .denominator)
        #expect(
            try Self.shellWords(command) == [
                "motcua", "list", "A1", "--part", "denominator", "--period", "2025-Q3", "--rules",
                "./luật của tôi.yaml", "--as-of", "2025-09-30 17:00", "--where", request.filters[0], "--where",
                request.filters[1], "--no-dedup", "--register", "sổ/thư.csv",
            ] + request.inputs)
        #expect(try Self.shellWords(ListCommandText.quoted("")) == [""])
        let plain = RunRequest(clock: request.clock).asking { $0.inputs = ["a.csv"] }
        #expect(ListCommandText(plain, period: nil).of("T1", .numerator) == "motcua list T1 a.csv")
    }

    private static func shellWords(_ command: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "printf '%s\\0' " + command]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    // MARK: - What cannot be meant

    private static func usage(_ run: () throws -> Void) -> UsageProblem? {
        do {
            try run()
            return nil
        } catch let error as RunError {
            guard case .usage(let problem) = error else { return nil }
            return problem
        } catch { return nil }
    }

    private static func flag(_ run: () throws -> Void) -> String? {
        guard case .value(let flag, _, _)? = usage(run) else { return nil }
        return flag
    }

    private static func compare(_ periods: [String], _ change: (inout CompareRequest) -> Void = { _ in }) throws {
        var request = CompareRequest(run: Pack.request, periods: periods)
        change(&request)
        _ = try Pipeline.compare(request)
    }

    @Test("the official form has no cohort")
    func cohort() {
        #expect(
            Self.flag {
                _ = try Pipeline.report(.formSix, Pack.request.asking { $0.base = "received" }, heldLists: nil)
            } == "--base")
    }

    @Test("letters are cut by unit or officer, compare by one dimension that is no part of the period")
    func cuts() {
        for by in ["month", "unit,field", "procedure", "quarter"] {
            #expect(
                Self.flag {
                    _ = try Pipeline.letters(Pack.request.asking { $0.by = by }, within: 5, heldLists: nil)
                } == "--by", "\(by)")
        }
        for by in ["month", "quarter", "unit,field", "unit,month", "nonsense"] {
            #expect(Self.flag { try Self.compare(["2025-04"]) { $0.run.by = by } } == "--by", "\(by)")
        }
    }

    @Test("what goes with one period only is refused with two, and a unit alone is no comparison")
    func oneOrTwo() {
        #expect(Self.usage { try Self.compare([]) } == .noPeriod)
        #expect(Self.flag { try Self.compare(["2025-04"]) { $0.units = ["UBND phường Mẫu"] } } == "--unit")
        #expect(Self.flag { try Self.compare(["2025-03", "2025-04"]) { $0.units = ["a", "b"] } } == "--unit")
        #expect(
            Self.flag { try Self.compare(["2025-03", "2025-04"]) { $0.rulesBefore = "instant" } } == "--rules-before")
        #expect(Self.flag { try Self.compare(["2025-03", "2025-04"]) { $0.yearAgo = true } } == "--year-ago")
        #expect(Self.flag { try Self.compare(["1971"]) } == "compare")
    }

    @Test("what cannot be split, no period and no unit are told")
    func unknown() {
        for id in ["Z9", "T5", "A4", ""] {
            #expect(throws: RunError.self) { try Self.compare(["2025-03", "2025-04"]) { $0.split = [id] } }
        }
        #expect(throws: RunError.self) { try Self.compare(["2025-Q7", "2025-Q8"]) }
        #expect(throws: RunError.self) { try Self.compare(["2025-04"]) { $0.units = ["UBND phường Mẫu", "Không có"] } }
        #expect(throws: RunError.self) { try Self.compare(["2025-04"]) { $0.rulesBefore = "không có" } }
    }

    @Test("what would be left aside is refused: units against rulesets, a part of one and the same period")
    func leftAside() {
        #expect(
            Self.flag {
                try Self.compare(["2025-04"]) {
                    $0.units = ["UBND phường Mẫu", "Sở Mẫu"]
                    $0.rulesBefore = "instant"
                }
            } == "--rules-before")
        #expect(
            Self.flag {
                try Self.compare(["2025-04"]) {
                    $0.units = ["UBND phường Mẫu", "Sở Mẫu"]
                    $0.toDate = true
                }
            } == "--to-date")
    }
}
