import Dossiers
@testable import DossierStore
@testable import Engine
import Reports
import Testing

@Suite("History")
struct HistoryTests {
    /// One dossier, night after night: due date, finish date.
    private func nights(_ states: [(due: String, finished: String)]) throws -> StoreScratch {
        let place = StoreScratch()
        for (night, state) in states.enumerated() {
            let day = 5 + night
            let text =
                "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp\n"
                + "H1-1,01/03/2025 08:00,\(state.due),\(state.finished),,Trực tuyến\nH1-0,0\(1 + night)/03/2025 08:00,,,,\n"
            try place.importing(
                [place.scratch.file("n\(night).csv", text)], drawnAt: "2025-03-\(day < 10 ? "0" : "")\(day)", at: night)
        }
        return place
    }

    private static let keys = [
        "dueMovedAfterPassing", "dueMovedTwice", "onTimeByMovedDue", "finishTakenBack", "flips",
    ]

    /// Nights are of 5, 6, 7 … March.
    @Test(
        "what only the history shows is found, listed and counted",
        arguments: [
            ([("10/03/2025", ""), ("10/03/2025", "")], []),
            // Moved while it had not passed yet.
            ([("10/03/2025", ""), ("20/03/2025", "")], []),
            // It was over on the 4th, the export of the 5th still had it, that of the 6th no more.
            ([("04/03/2025", ""), ("20/03/2025", "")], ["dueMovedAfterPassing"]),
            // Over only since the export before: nobody can tell.
            ([("05/03/2025", ""), ("20/03/2025", "")], []),
            // Moved forward is no escape.
            ([("04/03/2025", ""), ("03/03/2025", "")], []),
            ([("10/03/2025", ""), ("11/03/2025", ""), ("12/03/2025", "")], ["dueMovedTwice"]),
            ([("10/03/2025", ""), ("11/03/2025", ""), ("10/03/2025", "")], ["dueMovedTwice", "flips"]),
            // A time of day that comes and goes moves no date.
            ([("10/03/2025", ""), ("10/03/2025 16:00", ""), ("10/03/2025", "")], ["flips"]),
            ([("10/03/2025", "05/03/2025 10:00"), ("10/03/2025", "05/03/2025")], []),
            ([("10/03/2025", "05/03/2025 10:00"), ("10/03/2025", "05/03/2025 09:00")], ["finishTakenBack"]),
            ([("05/03/2025", ""), ("20/03/2025", "06/03/2025")], ["onTimeByMovedDue"]),
            ([("05/03/2025", ""), ("20/03/2025", ""), ("20/03/2025", "05/03/2025")], []),
            ([("10/03/2025", "05/03/2025"), ("10/03/2025", "")], ["finishTakenBack"]),
            ([("10/03/2025", "05/03/2025"), ("10/03/2025", "04/03/2025")], ["finishTakenBack"]),
            ([("10/03/2025", "04/03/2025"), ("10/03/2025", "05/03/2025")], []),
            (
                [("10/03/2025", ""), ("10/03/2025", "05/03/2025"), ("10/03/2025", "")], ["finishTakenBack", "flips"]
            ),
        ] as [([(String, String)], [String])])
    func finds(_ states: [(String, String)], _ expected: [String]) throws {
        let place = try nights(states.map { (due: $0.0, finished: $0.1) })
        for key in Self.keys {
            #expect(try place.list(key) == (expected.contains(key) ? ["H1-1"] : []), "\(key)")
        }
        let counted = try place.analyze().findings.filter { Self.keys.contains($0.kind) }
        #expect(Set(counted.map(\.kind)) == Set(expected))
        // The night before it was not known yet.
        if states.count == 2 {
            for key in expected { #expect(try place.list(key) { $0.knownAt = "1" } == []) }
        }
    }

    @Test("two moved due dates count as extended more than once (A7)")
    func extended() throws {
        let place = try nights([("10/03/2025", ""), ("11/03/2025", ""), ("12/03/2025", "")])
        let indicator = try place.analyze().slices[0].indicators.first { $0.id == "A7" }
        #expect(indicator?.value == .count(1))
        #expect(try place.list("A7") == ["H1-1"])
    }

    @Test("the history of a dossier names every change, its run and both values")
    func page() throws {
        let place = try nights([("10/03/2025", ""), ("11/03/2025", ""), ("11/03/2025", "06/03/2025")])
        let page = try HistoryPages.history(of: "H1-1", place.store)
        let rows = page.blocks.compactMap { block -> [[Bilingual]]? in
            if case .table(let table) = block { table.rows } else { nil }
        }.flatMap { $0 }.map { $0.map(\.en) }
        #expect(rows.contains { $0[0] == "2" && $0[4] == "2025-03-10" && $0[5] == "2025-03-11" })
        #expect(rows.contains { $0[0] == "3" && $0[4] == "" && $0[5] == "2025-03-06" })
        #expect(throws: RunError.self) { try HistoryPages.history(of: "H1-77", place.store) }
    }

    @Test("--known-at takes a run or a day; what cannot be meant is said")
    func moments() throws {
        let place = try nights([("10/03/2025", ""), ("10/03/2025", "06/03/2025")])
        func resolved(_ moment: String) throws -> Int64 { try place.analyze { $0.knownAt = moment }.slices[0].resolved }
        #expect(try resolved("1") == 0)
        #expect(try resolved("2") == 1)
        #expect(try resolved("2026-01-01") == 1)
        #expect(try resolved("2026-01-01 20:00:30") == 0)
        for wrong in ["3", "0", "2025-12-31", "yesterday"] {
            #expect(throws: RunError.self) { try resolved(wrong) }
        }
    }
}
