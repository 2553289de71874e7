import Dossiers
import Testing

@testable import Catalogs

@Suite("Rulesets") struct RulesetTests {
    /// Definitions §4, one row a ruleset.
    struct Row: Sendable {
        var id: String
        var comparison: Ruleset.Comparison
        var finish: Ruleset.Finish
        var noDueDate: Ruleset.NoDueDate
        var withdrawn: Ruleset.Withdrawn
        var paused: Ruleset.Paused
        var judgedAgainst: Ruleset.Promise
        var onTimeRate: Ruleset.OnTimeRate
        var calendar: PeriodCalendar
    }

    static let table = [
        Row(
            id: "form-06", comparison: .day, finish: .finishedElseReturned, noDueDate: .onTime,
            withdrawn: .separate, paused: .inTime, judgedAgainst: .currentDue, onTimeRate: .resolved,
            calendar: .kstt),
        Row(
            id: "form-06-td", comparison: .day, finish: .finishedElseReturned, noDueDate: .onTime,
            withdrawn: .asResolvedOnTime, paused: .inTime, judgedAgainst: .currentDue, onTimeRate: .resolved,
            calendar: .kstt),
        Row(
            id: "qd-766", comparison: .instant, finish: .finishedElseReturned, noDueDate: .legalMaximum,
            withdrawn: .asResolvedByDate, paused: .subtract, judgedAgainst: .currentDue,
            onTimeRate: .resolvedAndOpen, calendar: .civil),
        Row(
            id: "instant", comparison: .instant, finish: .finishedElseReturned, noDueDate: .onTime,
            withdrawn: .separate, paused: .ignored, judgedAgainst: .currentDue, onTimeRate: .resolved,
            calendar: .civil),
    ]

    @Test("a built-in ruleset has the switches of definitions §4", arguments: table)
    func matchesDefinitions(row: Row) throws {
        let ruleset = try Catalog.builtIn.ruleset(idOrPath: row.id)
        #expect(ruleset.comparison == row.comparison)
        #expect(ruleset.finish == row.finish)
        #expect(ruleset.noDueDate == row.noDueDate)
        #expect(ruleset.withdrawn == row.withdrawn)
        #expect(ruleset.paused == row.paused)
        #expect(ruleset.judgedAgainst == row.judgedAgainst)
        #expect(ruleset.onTimeRate == row.onTimeRate)
        #expect(ruleset.calendar == row.calendar)
    }

    @Test("a user's ruleset sets one switch and takes the others from what it extends")
    func extendsBuiltIn() throws {
        let folder = try Workfolder()
        let path = try folder.file(
            "ours.yaml",
            """
            ruleset: ours
            extends: form-06
            name: {vi: Cách đếm của phường, en: The ward's way}
            source: Kế hoạch 12
            judgedAgainst: originalDue
            """)
        var expected = try Catalog.builtIn.ruleset(idOrPath: "form-06")
        expected.id = "ours"
        expected.nameVi = "Cách đếm của phường"
        expected.nameEn = "The ward's way"
        expected.sourceVi = "Kế hoạch 12"
        expected.sourceEn = "Kế hoạch 12"
        expected.judgedAgainst = .originalDue
        #expect(try Catalog.builtIn.ruleset(idOrPath: path) == expected)
    }

    @Test("every value of every switch can be written")
    func everyValue() throws {
        let folder = try Workfolder()
        func load(_ line: String) throws -> Ruleset {
            let text = "ruleset: ours\nextends: form-06\nname: n\nsource: s\n\(line)\n"
            return try Catalog.builtIn.ruleset(idOrPath: folder.file("r.yaml", text))
        }
        for value in Ruleset.Comparison.allCases {
            #expect(try load("compareBy: \(value)").comparison == value)
        }
        for value in Ruleset.NoDueDate.allCases {
            #expect(try load("noDueDate: \(value)").noDueDate == value)
        }
        for value in Ruleset.Withdrawn.allCases {
            #expect(try load("withdrawn: \(value)").withdrawn == value)
        }
        for value in Ruleset.Paused.allCases { #expect(try load("paused: \(value)").paused == value) }
        for value in Ruleset.Promise.allCases {
            #expect(try load("judgedAgainst: \(value)").judgedAgainst == value)
        }
        for value in Ruleset.OnTimeRate.allCases {
            #expect(try load("onTimeRate: \(value)").onTimeRate == value)
        }
        for value in PeriodCalendar.allCases {
            #expect(try load("periodCalendar: \(value)").calendar == value)
        }
        #expect(try load("finish: returned").finish == .returned)
        #expect(try load("finish: finished-else-returned").finish == .finishedElseReturned)
    }
}
