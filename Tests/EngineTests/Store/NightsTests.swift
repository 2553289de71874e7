import GRDB
import Dossiers
@testable import DossierStore
@testable import Engine
import Reports
import Testing

/// Months of nights with overlapping exports: a store gives what the files give.
@Suite("Nights")
struct NightsTests {
    struct Setting: Sendable, CustomTestStringConvertible {
        var seed: UInt64
        var nights: Int
        var window: Int
        /// Few bits make ids share their keys.
        var keyBits: Int
        var threads: Int
        var testDescription: String {
            "seed \(seed), \(nights) nights of \(window) days, keys of \(keyBits) bits, \(threads) threads"
        }
    }

    @Test(
        "figures over the store equal those over all files, every night; and what was known then stays known",
        arguments: [
            Setting(seed: 1, nights: 60, window: 20, keyBits: 63, threads: 2),
            Setting(seed: 2, nights: 40, window: 8, keyBits: 63, threads: 1),
            Setting(seed: 3, nights: 24, window: 30, keyBits: 10, threads: 3),
        ])
    func equal(_ setting: Setting) throws {
        let place = StoreScratch()
        var office = Office(seed: setting.seed)
        var files: [String] = []
        var registers: [String] = []
        var known: [Int64: Figures] = [:]
        for night in 1...setting.nights {
            office.pass()
            let file = place.scratch.file(
                "dem-\(1000 + night)_\(office.drawnAt.filter { $0 != "-" }).csv",
                Array(office.export(window: setting.window).utf8))
            files.append(file)
            var register: [String] = []
            if night % 5 == 3 {
                register = [place.scratch.file("so-\(1000 + night).csv", Array(office.letters().utf8))]
                registers += register
            }
            let summary = try place.importing(
                [file], registers: register, at: night, full: night % 7 == 0, keyBits: setting.keyBits,
                threads: setting.threads)
            let counts = summary.run.counts
            #expect(counts.accepted - counts.replaced >= counts.added + counts.changed + counts.unchanged)
            guard night % 6 == 0 || night == setting.nights else { continue }
            let overFiles = try Figures(analyzeFiles(place, files, registers))
            let overStore = try Figures(place.analyze(Self.ask))
            #expect(overStore == overFiles, "night \(night)")
            known[summary.run.id] = try Figures(place.analyze(Self.ask), history: true)
        }
        for (run, figures) in known {
            let then = try place.analyze {
                Self.ask(&$0)
                $0.knownAt = String(run)
            }
            #expect(Figures(then, history: true) == figures, "known at run \(run)")
        }
        let check = try place.check()
        #expect(check.isSound, "\(check.problems)")
        if setting.keyBits < 63 {
            let displaced = try DossierStore(place.store).read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM displaced")
            }
            #expect(displaced ?? 0 > 50)
        }
        // Each run undone in turn: what was known before it is known again.
        let last = try DossierStore(place.store).facts().runs.count
        for run in (max(1, last - 6)...last).reversed() {
            _ = try StoreKeeping.undo(
                place.store, run: Int64(run), at: StoreScratch.start, lock: LockRequest(wait: 0, holder: ""))
            if let figures = known[Int64(run - 1)] {
                #expect(try Figures(place.analyze(Self.ask), history: true) == figures, "undone \(run)")
            }
            #expect(try place.check().isSound)
        }
    }

    private static func ask(_ request: inout RunRequest) {
        request.by = "unit,month"
        request.rules = "form-06"
        request.threads = 2
    }

    private func analyzeFiles(_ place: StoreScratch, _ files: [String], _ registers: [String]) throws -> ReportDocument
    {
        var request = place.request()
        request.inputs = files
        request.registers = registers
        Self.ask(&request)
        return try Pipeline.analyze(try request.settings())
    }
}
