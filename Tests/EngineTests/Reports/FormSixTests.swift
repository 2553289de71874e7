import Dossiers
@testable import Engine
import Reports
import Testing

/// Biểu II.06 against a recount by hand: the export is read by the tests' own reader and every cell counted anew.
@Suite("Form 06 recounted")
struct FormSixTests {
    struct Setting: Sendable, CustomTestStringConvertible {
        var seed: UInt64
        var isMade: Bool
        /// As it is asked for, and its days by the calendar from the 15th to the 14th.
        var period, first, last: String
        var by = "field"
        var hasChannels = true
        var hasSupplements = true
        var testDescription: String {
            "seed \(seed), \(isMade ? "made" : "generated"), \(period) by \(by)\(hasChannels ? "" : ", no channels")"
                + (hasSupplements ? "" : ", no supplements")
        }

        static let all: [Setting] = [
            .init(seed: 1, isMade: false, period: "2025-Q2", first: "15/03/2025", last: "14/06/2025"),
            .init(seed: 2, isMade: false, period: "2025-Q4", first: "15/09/2025", last: "14/12/2025"),
            .init(seed: 3, isMade: false, period: "2025-H1", first: "15/12/2024", last: "14/06/2025", by: "unit"),
            .init(seed: 4, isMade: false, period: "2025", first: "15/12/2024", last: "14/12/2025"),
            .init(seed: 5, isMade: true, period: "2025-Q1", first: "15/12/2024", last: "14/03/2025"),
            .init(seed: 6, isMade: true, period: "2025-Q2", first: "15/03/2025", last: "14/06/2025", by: "unit"),
            .init(seed: 7, isMade: true, period: "2025-04", first: "15/03/2025", last: "14/04/2025", by: "procedure"),
            .init(seed: 8, isMade: true, period: "2025-01", first: "15/12/2024", last: "14/01/2025"),
            .init(seed: 9, isMade: true, period: "2025-9M", first: "15/12/2024", last: "14/09/2025", by: "unit"),
            .init(
                seed: 10, isMade: true, period: "2025-Q2", first: "15/03/2025", last: "14/06/2025", hasChannels: false),
            .init(
                seed: 11, isMade: true, period: "2025-H2", first: "15/06/2025", last: "14/12/2025", by: "field",
                hasSupplements: false),
            .init(
                seed: 12, isMade: true, period: "2025-01-01..2025-06-30", first: "01/01/2025", last: "30/06/2025",
                by: "unit", hasSupplements: false),
        ]
    }

    private struct Counts: Equatable {
        /// Columns 3 … 13, and what the form has no column for.
        var online = 0, other = 0, carried = 0, early = 0, onTime = 0, late = 0, inTime = 0, overdue = 0
        var withdrawn = 0, refused = 0
        var columns: [Int] {
            [
                online + other + carried, online, other, carried, early + onTime + late, early, onTime, late,
                inTime + overdue, inTime, overdue,
            ]
        }
        var isAnything: Bool { columns.contains { $0 > 0 } || withdrawn > 0 }
    }

    private static let keys = [
        "incoming", "online", "directOrPostal", "carriedOver", "resolved", "early", "onTime", "late", "open",
        "openInTime", "openOverdue",
    ]

    /// - Parameter drawn: the first day that the export no longer tells of.
    private static func recount(_ export: PlainExport, _ setting: Setting, drawn: Int) -> [String: Counts] {
        let (first, last) = (PlainCalendar.day(setting.first), PlainCalendar.day(setting.last))
        let seen = min(last, drawn - 1)
        var counts: [String: Counts] = [:]
        for dossier in export.dossiers where dossier.isAccepted && !dossier.isExcluded {
            guard dossier.received.day <= last, dossier.received.day < drawn else { continue }
            if let end = dossier.end, end.day < first { continue }
            let key =
                setting.by == "unit" ? dossier.unit : setting.by == "field" ? dossier.field : dossier.procedure
            var own = counts[key, default: Counts()]
            if dossier.received.day < first {
                own.carried += 1
            } else if dossier.channel == "Trực tuyến" {
                own.online += 1
            } else {
                own.other += 1
            }
            if let end = dossier.end, end.day <= last {
                if dossier.isWithdrawn {
                    own.withdrawn += 1
                    if dossier.isRefused { own.refused += 1 }
                } else {
                    switch dossier.verdict(dossier.due)! {
                    case .early: own.early += 1
                    case .onTime: own.onTime += 1
                    case .late: own.late += 1
                    }
                }
            } else {
                var isPaused: Bool
                if setting.hasSupplements, setting.isMade {
                    isPaused = dossier.askedAt.map { $0.day <= seen } ?? false
                    if let answer = dossier.answeredAt, answer.day <= seen { isPaused = false }
                } else {
                    // Only today's status tells, and of today only.
                    isPaused = PlainDossier.pausedWords.contains(dossier.status) && last >= drawn - 1
                }
                let isOverdue = dossier.due.map { $0.day < seen } ?? false
                if isOverdue, !isPaused { own.overdue += 1 } else { own.inTime += 1 }
            }
            counts[key] = own
        }
        return counts
    }

    private static func text(_ setting: Setting) throws -> (text: String, drawn: String) {
        guard setting.isMade else { return (try ReportScratch.generated(setting.seed), "31/12/2025") }
        var made = MadeExport(seed: setting.seed)
        made.hasChannels = setting.hasChannels
        made.hasSupplements = setting.hasSupplements
        return (made.text(900), "30/06/2025")
    }

    @Test("every cell of every row is the one counted by hand", arguments: Setting.all)
    func cells(_ setting: Setting) throws {
        let (text, drawn) = try Self.text(setting)
        let report = try ReportScratch(text, exportedAt: drawn).report(.formSix) {
            $0.period = setting.period
            $0.by = setting.by
        }
        let expected = Self.recount(PlainExport(text), setting, drawn: PlainCalendar.day(drawn) + 1)
        let table = try #require(report.table("form-06"))
        let rows = try table.all
        #expect(rows.count == expected.filter { $0.value.isAnything }.count + 1)
        for (place, row) in rows.enumerated() {
            let isTotal = place == rows.count - 1
            #expect(row.kind == (isTotal ? .total : .plain))
            #expect(table.cell(row, "order").plain == (isTotal ? "" : "\(place + 1)"))
            let cells = Self.keys.map { table.cell(row, $0) }
            let own: [Int]
            if isTotal {
                own = expected.values.reduce(Array(repeating: 0, count: 11)) { zip($0, $1.columns).map(+) }
            } else {
                var name = table.cell(row, "field").plain
                if name == "(empty)" { name = "" }
                if setting.by == "procedure" {
                    name = try #require(expected.keys.first { name == $0 || name.hasSuffix(" " + $0) })
                }
                own = try #require(expected[name], "\(name)").columns
            }
            for (key, (cell, count)) in zip(Self.keys, zip(cells, own)) {
                if !setting.hasChannels, ["online", "directOrPostal"].contains(key) {
                    if case .missing = cell { continue }
                    Issue.record("\(key) has a figure without the column")
                } else {
                    #expect(cell.count == Int64(count), "\(key) of row \(place + 1)")
                }
            }
        }
        let totals = expected.values.reduce(into: Counts()) {
            $0.withdrawn += $1.withdrawn
            $0.refused += $1.refused
        }
        let beneath = report.sentences("form").map(\.text.en)
        let whole = try #require(rows.last)
        let incoming = try #require(table.number(whole, "incoming"))
        #expect(
            incoming == (table.number(whole, "resolved") ?? 0) + (table.number(whole, "open") ?? 0)
                + Int64(totals.withdrawn))
        let named = expected.filter { $0.value.withdrawn > 0 }
        #expect(beneath[0].hasPrefix("Withdrawn or returned in the period: \(totals.withdrawn)"))
        #expect(beneath[0].contains("of which refused \(totals.refused);"))
        for (name, counts) in named where setting.by != "procedure" {
            #expect(beneath[0].contains("\(name.isEmpty ? "(empty)" : name) \(counts.withdrawn)"))
        }
        // An unknown word counts as direct: the column has it.
        #expect(!beneath.contains { $0.hasPrefix("Column 5 holds") })
        #expect(beneath.last?.hasPrefix("Checked in all \(rows.count) rows") == true)
    }

    @Test("what a register of channels does not name stands in column 5")
    func unknownChannel() throws {
        var made = MadeExport(seed: 13)
        made.hasChannels = false
        let text = made.text(300)
        let scratch = ReportScratch(text, exportedAt: "30/06/2025")
        var register = "Mã hồ sơ,Hình thức nộp\n"
        var (online, other, unknown) = (0, 0, 0)
        let (first, last) = (PlainCalendar.day("15/03/2025"), PlainCalendar.day("14/06/2025"))
        for (place, dossier) in PlainExport(text).dossiers.enumerated() {
            let counts = dossier.isAccepted && !dossier.isExcluded && (first...last).contains(dossier.received.day)
            switch place % 3 {
            case 0:
                register += "\(dossier.id),Trực tuyến\n"
                online += counts ? 1 : 0
            case 1:
                register += "\(dossier.id),Trực tiếp\n"
                other += counts ? 1 : 0
            default: unknown += counts ? 1 : 0
            }
        }
        let place = scratch.scratch.file("kenh.csv", register)
        let report = try scratch.report(.formSix) {
            $0.period = "2025-Q2"
            $0.registers = [place]
        }
        let table = try #require(report.table("form-06"))
        let whole = try #require(try table.all.last)
        #expect(table.number(whole, "online") == Int64(online))
        #expect(table.number(whole, "directOrPostal") == Int64(other + unknown))
    }

    @Test("the form has its thirteen columns, numbered, under the three headings of the circular")
    func layout() throws {
        let report = try Pipeline.report(.formSix, Pack.request, heldLists: nil).report
        let table = try #require(report.table("form-06"))
        #expect(table.columns.map(\.number) == (1...13).map { "\($0)" })
        #expect(
            table.spans.map(\.heading.vi) == [
                "Số hồ sơ nhận giải quyết", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết",
            ])
        #expect(table.spans.map(\.columns) == [2..<6, 6..<10, 10..<13])
        #expect(report.layout == .form)
    }
}
