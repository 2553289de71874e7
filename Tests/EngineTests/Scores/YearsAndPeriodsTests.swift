import Dossiers
@testable import Engine
import Reports
@testable import Scorecards
import Testing

/// Which period, which year's targets, whose scorecard.
@Suite("Years, periods and scopes of a scorecard")
struct YearsAndPeriodsTests {
    private let staged = OwnProfile(
        OwnProfile.criterion(
            "a", "unit: percent, figure: T1, targets: {2026: \">= 75%\", 2028: \">= 80%\", 2030: \">= 90%\"}"),
        head: "years: 2026-2030")

    /// Four of five in time, each year on 10 March.
    private func run(_ period: String?) -> ScratchRun {
        ScratchRun(
            (2025...2031).flatMap { year in
                (1...5).map { number in
                    "H05-\(year % 100)0301-000\(number),01/03/\(year),10/03/\(year),\(number == 5 ? 11 : 9)/03/\(year)"
                }
            }, period)
    }

    private struct ScratchRun {
        let scratch = Scratch()
        var request = RunRequest(clock: Stamp(isoText: "2032-01-15 08:00")!)

        init(_ records: [String], _ period: String?) {
            let head = "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý\n"
            request.inputs = [scratch.file("ho-so.csv", head + records.joined(separator: "\n") + "\n")]
            request.period = period
        }
    }

    @Test(
        "the year of the period's last day chooses the target",
        arguments: [
            ("2026", "a 4/5 met", "≥ 75 %"), ("2028", "a 4/5 met", "≥ 80 %"), ("2030", "a 4/5 missed", "≥ 90 %"),
            ("2027", "a 4/5 no data", nil), ("2031", "a 4/5 no data", nil), ("2025", "a 4/5 no data", nil),
        ] as [(String, String, String?)])
    func years(_ period: String, _ line: String, _ target: String?) throws {
        let run = run(period)
        let pack = try ScoredPack([staged.path]) { $0.run = run.request }
        #expect(try pack.lines("ours") == [line])
        #expect(try pack.row("a").target?.text(.english) == target)
        if target == nil {
            let json = try ScoredPack.report([staged.path]) { $0.run = run.request }.json
            #expect(json.contains("no target for \(period)"))
        }
    }

    @Test(
        "a period outside the months of a half-year's plan is scored with a warning",
        arguments: [("2025-04", true), ("2025-07", false), ("2025-Q3", false), ("2025", false)])
    func months(_ period: String, _ isSaid: Bool) throws {
        let run = run(period)
        let json = try ScoredPack.report(["thuy-nguyen-2025-h2"]) { $0.run = run.request }.json
        #expect(json.contains("The profile is for 2025 (months 7–12); this period ends in month 4 of 2025") == isSaid)
    }

    @Test("a month that begins in the year before goes by its last day")
    func firstMonth() throws {
        // KSTT: 15 December 2027 to 14 January 2028.
        let run = run("2028-01")
        #expect(try ScoredPack([staged.path]) { $0.run = run.request }.card.year == 2028)
    }

    @Test(
        "a period outside a profile's years is said, and its targets are not called those of the year",
        arguments: [
            ("tan-minh-2026-2030", "2026–2030"), ("phu-son-2023", "2023"),
        ])
    func outsideYears(_ profile: String, _ years: String) throws {
        let report = try ScoredPack.report([profile])
        let said = report.sentences("score-\(profile)").map(\.text)
        #expect(
            said.contains { $0.en.contains("The profile is for \(years); this period ends in month 4 of 2025") },
            "\(said)")
        #expect(said.contains { $0.vi.contains("Bộ tiêu chí dành cho năm \(years); kỳ này kết thúc vào tháng 4/2025") })
        #expect(!said.contains { $0.en.contains("Targets of 2025") })
    }

    @Test("a period within them, and a profile for every year, say nothing of the kind")
    func withinYears() throws {
        for profile in ["phu-son-2025", "qd-766"] {
            let said = try ScoredPack.report([profile]).sentences("score-\(profile)").map(\.text.en)
            #expect(!said.contains { $0.contains("The profile is for") }, "\(said)")
        }
        let said = try ScoredPack.report(["phu-son-2025"]).sentences("score-phu-son-2025").map(\.text.en)
        #expect(said.contains { $0.contains("Targets of 2025") })
    }

    @Test("without --period everything from the first receipt to the export's instant is scored")
    func noPeriod() throws {
        let pack = try ScoredPack(["phu-son-2025"]) { $0.run.period = nil }
        // 10 March to 30 April: 0007 is late by 20 April, 0014 early: 6 of 10 resolved.
        #expect(try pack.row("on-time").figure == .ratio(numerator: 6, denominator: 10))
        #expect(try pack.card.year == 2025)
    }

    @Test("a single profile is reported by its own rules: its calendar, its switches, its base")
    func ownRules() throws {
        let report = try ScoredPack.report(["qd-766"])
        #expect(report.title.en == "The 766 index (Decision 766/QĐ-TTg): scorecard of 2025-04")
        let json = try report.json
        #expect(json.contains("2025-04-01") && json.contains("2025-04-30"), "a civil month")
        #expect(json.contains("qd-766") && !json.contains("form-06"))
    }

    @Test("with several profiles it is said whose own period of that name is another")
    func sharedPeriod() throws {
        let notes = try ScoredPack.report().notes.map(\.en).filter { $0.contains("on one period with the others") }
        #expect(
            notes == [
                "qd-766: by the ruleset qd-766 the period 2025-04 is 2025-04-01 – 2025-04-30; here it is scored on one period with the others. By its own: motcua score qd-766."
            ])
        let dates = try ScoredPack.report { $0.run.period = "2025-04-01..2025-04-30" }
        #expect(!dates.notes.contains { $0.en.contains("on one period with the others") })
    }

    @Test("--calendar stands above a profile's rules")
    func calendar() throws {
        let json = try ScoredPack.report(["qd-766"]) { $0.run.calendar = "kstt" }.json
        #expect(json.contains("2025-03-15") && json.contains("2025-04-14"))
    }

    @Test("--scope: a commune's scorecard leaves out what is asked of a province, and says how many")
    func scopes() throws {
        let commune = try ScoredPack.report(["qd-766"])
        #expect(
            commune.notes.contains {
                $0.en
                    == "3 criteria of the province alone are left out: 3.3-full-service, 4.5a-population-procedures, 4.5b-population-dossiers."
            })
        let province = try ScoredPack.report(["qd-766"]) { $0.scope = "Province" }
        #expect(!province.notes.contains { $0.en.contains("left out") })
        #expect(throws: RunError.self) { try ScoredPack.report(["qd-766"]) { $0.scope = "ward" } }
    }
}
