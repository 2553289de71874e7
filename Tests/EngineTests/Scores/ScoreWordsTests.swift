@testable import Engine
import Foundation
import Reports
@testable import Scorecards
import Testing

/// What stands on a scorecard, as an officer reads it.
@Suite("The words of a scorecard")
struct ScoreWordsTests {
    private static func remarks(_ report: Report, _ profile: String, _ id: String) throws -> [String] {
        let table = try #require(report.table("criteria-\(profile)"))
        let row = try #require(try table.all.first { table.cell($0, "id").plain == id })
        return row.remarks.map(\.text.en)
    }

    @Test("a figure is told with its numerator, its denominator and its ruleset")
    func fraction() throws {
        let said = try Self.remarks(ScoredPack.report(["phu-son-2025"]), "phu-son-2025", "on-time")
        #expect(said.contains("T1 = 5/8, ruleset form-06, dossiers of the period."), "\(said)")
    }

    @Test("one is one: no plural after 1")
    func one() throws {
        let report = try ScoredPack.report(["qd-766"]) { $0.run.calendar = "kstt" }
        let online = try Self.remarks(report, "qd-766", "3.3-submitted-online")
        #expect(
            online.contains(
                "2 more online dossiers, or 2 fewer dossiers not online, or 1 dossier not online turned into an online dossier: reaches ≥ 50 % (target), +1.00 points."
            ), "\(online)")
        let services = try Self.remarks(report, "qd-766", "3.2-services-used")
        #expect(
            services.contains(
                "1 fewer procedure without online dossiers, or 1 procedure without online dossiers turned into a procedure with online dossiers: reaches ≥ 100 % (all points), +1.33 points."
            ), "\(services)")
    }

    @Test("what is done or not has the target yes, and a penalty's fact has none")
    func yes() throws {
        let report = try ScoredPack.report(["dien-ban-par-index-2025"])
        let table = try #require(report.table("criteria-dien-ban-par-index-2025"))
        func target(_ id: String) throws -> String {
            table.cell(try #require(try table.all.first { table.cell($0, "id").plain == id }), "target").plain
        }
        #expect(try target("I.2-reports") == "yes")
        #expect(try target("VI.2-weak-report") == "")
    }

    @Test("what was not done is won back by doing it")
    func doIt() throws {
        let scratch = Scratch()
        let path = scratch.file("facts.csv", "criterion,value\nI.2-reports,không\n")
        let report = try ScoredPack.report(["dien-ban-par-index-2025"]) { $0.facts = [path] }
        let said = try Self.remarks(report, "dien-ban-par-index-2025", "I.2-reports")
        #expect(said.contains("Doing it meets the target."), "\(said)")
    }

    @Test("a group without data has no sum: no data is never a score")
    func unknownSums() throws {
        let table = try #require(try ScoredPack.report(["qd-766"]).table("criteria-qd-766"))
        let sums = try table.all.filter { $0.kind == .total }
        #expect(table.cell(sums[0], "points").plain == "" && table.cell(sums[0], "most").plain == "18.00")
        #expect(table.cell(sums[0], "lost").plain == "")
        #expect(table.cell(sums[1], "points").plain != "")
    }

    @Test("the document is named once")
    func document() throws {
        let said = try ScoredPack.report(["phu-son-2025"]).sentences("score-phu-son-2025")[0].text
        #expect(said.en.lowercased().components(separatedBy: "document 000").count == 2, "\(said.en)")
        #expect(said.vi.lowercased().components(separatedBy: "tài liệu 000").count == 2, "\(said.vi)")
    }

    @Test("a mean that is shown as a median says so")
    func median() throws {
        let said = try Self.remarks(ScoredPack.report(["qd-766"]), "qd-766", "2.2-average-time")
        #expect(said.contains { $0.contains("median") }, "\(said)")
    }
}
