import Dossiers
@testable import Engine
import Indicators
@testable import Reports
import Testing

/// A comparison warns when its sides are not comparable, and then only.
@Suite("Cautions of a comparison")
struct CautionsTests {
    /// The beginnings of the program's cautions, in English.
    private enum Caution: String, CaseIterable {
        case part = "before the period does; compare the same span"
        case lengths = "differ in length"
        case dataBeginLate = "after the period does"
        case nothingCarried = "so nothing is carried over"
        case columns = "lacks columns that"
        case register = "the difference may come of the register"
        case schemas = "follow different schemas"
        case rulesets = "are counted by two rulesets"
    }

    private static func cautions(_ report: Report) -> Set<String> {
        Set(
            Caution.allCases.filter { caution in report.notes.contains { $0.en.contains(caution.rawValue) } }.map {
                "\($0)"
            })
    }

    private func scratch(_ seed: UInt64 = 71, drawn: String? = "20/12/2025") -> ReportScratch {
        ReportScratch(CompareTests.text(seed), exportedAt: drawn)
    }

    @Test("two whole quarters under one ruleset get none")
    func none() throws {
        #expect(Self.cautions(try scratch().compare(["2025-Q2", "2025-Q3"])).isEmpty)
        #expect(Self.cautions(try scratch().compare(["2025-05", "2025-06"])).isEmpty)
        #expect(Self.cautions(try scratch().compare(["2025-H1", "2025-H2"])).isEmpty)
        #expect(Self.cautions(try scratch().compare(["2025-Q1", "2025-Q2", "2025-Q3"])).isEmpty)
    }

    @Test("a part against a whole is said, and the same part of both is none")
    func part() throws {
        let scratch = scratch(drawn: "20/07/2025")
        #expect(Self.cautions(try scratch.compare(["2025-Q2", "2025-Q3"])) == ["part"])
        #expect(Self.cautions(try scratch.compare(["2025-Q2", "2025-Q3"]) { $0.toDate = true }).isEmpty)
    }

    @Test("an export drawn within the period's last day does not make it a part")
    func drawnAtNight() throws {
        let scratch = scratch(drawn: "14/09/2025 23:59")
        #expect(Self.cautions(try scratch.compare(["2025-Q2", "2025-Q3"])).isEmpty)
    }

    @Test("to date, an export drawn at noon is the same part of both")
    func drawnAtNoon() throws {
        let scratch = scratch(drawn: "20/07/2025 12:00")
        let report = try scratch.compare(["2025-Q2", "2025-Q3"]) { $0.toDate = true }
        #expect(!Self.cautions(report).contains("part"))
    }

    @Test("two units or two rulesets in one period are not told to compare the same span: they do")
    func sameSpan() throws {
        let scratch = scratch(drawn: "20/07/2025")
        let units = try scratch.compare(["2025-Q3"]) { $0.units = ["UBND phường Một", "UBND xã Ba"] }
        #expect(Self.cautions(units).isEmpty)
        let rules = try scratch.compare(["2025-Q3"]) {
            $0.rulesBefore = "instant"
            $0.run.calendar = "kstt"
        }
        #expect(Self.cautions(rules) == ["rulesets"])
    }

    @Test("periods of different lengths are said, those of a few days' difference are not")
    func lengths() throws {
        #expect(Self.cautions(try scratch().compare(["2025-06", "2025-Q3"])) == ["lengths"])
        #expect(Self.cautions(try scratch().compare(["2025-H1", "2025-Q3"])) == ["lengths"])
    }

    @Test("data that begin within the first period are said")
    func dataBeginLate() throws {
        // The first dossiers come on 10 June 2024, five days before the quarter.
        #expect(Self.cautions(try scratch().compare(["2024-Q3", "2025-Q3"])).isEmpty)
        #expect(Self.cautions(try scratch().compare(["2024-Q2", "2025-Q2"])) == ["dataBeginLate"])
    }

    @Test("that nothing is carried over is said only where nothing is")
    func nothingCarried() throws {
        func export(from first: String) -> ReportScratch {
            var made = MadeExport(seed: 72)
            made.firstDay = PlainCalendar.day(first)
            made.lastDay = PlainCalendar.day("20/12/2025")
            return ReportScratch(made.text(2000), exportedAt: "20/12/2025")
        }
        let with = export(from: "12/03/2025")
        let report = try with.compare(["2025-Q2", "2025-Q3"])
        let carried = try with.analyze { $0.period = "2025-Q2" }.slices[0][.carriedOver]
        #expect(carried > 0)
        #expect(!Self.cautions(report).contains("nothingCarried"))
        let without = try export(from: "15/03/2025").compare(["2025-Q2", "2025-Q3"])
        #expect(Self.cautions(without) == ["nothingCarried"])
    }

    @Test("a column that one period has and the other lacks is named")
    func columns() throws {
        let scratch = Scratch()
        func export(_ month: Int, letters: Bool) -> String {
            var text =
                "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái\(letters ? ",Ngày xin lỗi" : "")\n"
            for number in 10...13 {
                text += "A\(month)\(number),\(number)/0\(month)/2025,13/0\(month)/2025,14/0\(month)/2025,Đã trả kết quả"
                text += letters ? ",12/0\(month)/2025\n" : "\n"
            }
            return text
        }
        var request = RunRequest(clock: Stamp(isoText: "2026-01-15 08:00")!)
        request.inputs = [
            scratch.file("a.csv", export(5, letters: false)), scratch.file("b.csv", export(7, letters: true)),
        ]
        let report = try Pipeline.compare(CompareRequest(run: request, periods: ["2025-05", "2025-07"])).report
        #expect(Self.cautions(report).contains("columns"))
        let own = try #require(report.notes.first { $0.en.contains("lacks columns") })
        #expect(own.en.contains("2025-05 lacks columns that 2025-07 has"), "\(own.en)")
    }

    @Test("a register that covers one period and not the other is said")
    func register() throws {
        let scratch = Scratch()
        var made = MadeExport(seed: 75)
        made.firstDay = PlainCalendar.day("01/02/2025")
        made.lastDay = PlainCalendar.day("20/07/2025")
        made.hasChannels = false
        let text = made.text(1200)
        func request(_ covers: (Int) -> Bool) -> RunRequest {
            var register = "Mã hồ sơ,Hình thức nộp\n"
            for dossier in PlainExport(text).dossiers where covers(dossier.received.day) {
                register += "\(dossier.id),Trực tuyến\n"
            }
            var request = RunRequest(clock: Stamp(isoText: "2026-01-15 08:00")!)
            request.inputs = [scratch.file("a.csv", text)]
            request.registers = [scratch.file("kenh.csv", register)]
            return request
        }
        let half = PlainCalendar.day("15/05/2025")
        let uneven = try Pipeline.compare(
            CompareRequest(run: request { $0 >= half }, periods: ["2025-05", "2025-06"])
        ).report
        #expect(Self.cautions(uneven).contains("register"))
        let even = try Pipeline.compare(CompareRequest(run: request { _ in true }, periods: ["2025-05", "2025-06"]))
            .report
        #expect(!Self.cautions(even).contains("register"))
    }

    @Test("of a period that has not begun nothing is said to be known")
    func future() throws {
        let document = try scratch().analyze { $0.period = "2027-Q1" }
        #expect(document.notes.contains { $0.en.contains("2025-12-20 23:59:59, before the period begins") })
        #expect(!document.notes.contains { $0.en.contains("figures as of") })
        let report = try scratch().compare(["2025-Q3", "2027-Q1"])
        #expect(report.notes[0].en.contains("the data end at 2025-12-20 23:59:59"), "\(report.notes[0].en)")
    }

    @Test("cautions stand first among the remarks, and none twice")
    func order() throws {
        let report = try scratch(drawn: "20/07/2025").compare(["2024-Q2", "2025-Q3"])
        #expect(report.notes[0].en.contains("compare the same span"))
        #expect(Set(report.notes.map(\.en)).count == report.notes.count)
    }
}
