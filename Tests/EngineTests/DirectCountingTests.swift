import Dossiers
@testable import Engine
import Generator
import Reports
import Testing

/// Counting while reading gives what waiting in the ledger gives.
@Suite("Direct counting")
struct DirectCountingTests {
    private func export(_ seed: UInt64, _ dirt: GeneratorSettings.Dirt) throws -> [UInt8] {
        var settings = GeneratorSettings(records: 500, seed: seed)
        settings.dirt = dirt
        settings.resolvedElsewherePercent = 20
        var bytes: [UInt8] = []
        _ = try ExportGenerator(settings).run { _, block in for index in block.indices { bytes.append(block[index]) } }
        return bytes
    }

    @Test(
        "the report is the same, byte for byte",
        arguments: ["form-06", "form-06-td", "qd-766", "instant"], ["unit,quarter", "field,channel", "month,unit"])
    func sameReport(_ rules: String, _ by: String) throws {
        let scratch = Scratch()
        // One file with times, one whose dates are all days, one drawn before the clock.
        let timed = try export(5, .some)
        let daysOnly = String(decoding: try export(6, .none), as: UTF8.self)
            .replacingTimes()
        var request = RunRequest(clock: try #require(Stamp(isoText: "2025-11-03 09:30:00")))
        request.inputs = [scratch.file("a.csv", timed), scratch.file("b.csv", daysOnly)]
        request.rules = rules
        request.by = by
        request.deduplicates = false
        request.maxRejects = "100%"
        request.asOf = "2025-10-31"
        for (period, base) in [(nil, "received"), ("2025-Q3", "population"), ("2025", "received")] {
            request.period = period
            request.base = base
            var settings = try request.settings()
            let direct = JSONReport.render(try Pipeline.analyze(settings))
            settings.countsDirectly = false
            #expect(JSONReport.render(try Pipeline.analyze(settings)) == direct)
        }
    }

    @Test("runs in which dossiers have to wait do not count directly")
    func waits() throws {
        let scratch = Scratch()
        var request = RunRequest(clock: try #require(Stamp(isoText: "2026-01-15 08:00:00")))
        request.inputs = [scratch.file("a.csv", try export(1, .none))]
        func counts(_ change: (inout RunRequest) -> Void) throws -> Bool {
            var changed = request
            change(&changed)
            let intake = Intake(try changed.settings(), keepsIDs: false, report: { _ in })
            try intake.run()
            return intake.direct.contains { $0.dossiers > 0 }
        }
        #expect(
            try counts {
                $0.deduplicates = false; $0.asOf = "2026-01-01"
            })
        #expect(try !counts { $0.asOf = "2026-01-01" })
        #expect(try !counts { $0.deduplicates = false })
        #expect(
            try !counts {
                $0.deduplicates = false; $0.asOf = "2026-01-01"; $0.by = "month"
            })
        #expect(
            try !counts {
                $0.deduplicates = false; $0.asOf = "2026-01-01"; $0.filters = ["channel=online"]
            })
    }
}

extension String {
    /// `dd/MM/yyyy HH:mm:ss` → `dd/MM/yyyy 00:00:00`: a system that knows only days.
    fileprivate func replacingTimes() -> String {
        var bytes = Array(utf8)
        var index = 10
        while index + 8 < bytes.count {
            let isTime =
                bytes[index] == 0x20 && bytes[index - 5] == 0x2F && bytes[index + 3] == 0x3A && bytes[index + 6] == 0x3A
            if isTime { for place in [1, 2, 4, 5, 7, 8] { bytes[index + place] = 0x30 } }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
