import Dossiers
@testable import DossierStore
@testable import Engine
import Foundation
import GRDB
import Reports
import Testing

@Suite("Keeping a store")
struct KeepingTests {
    private static let lock = LockRequest(wait: 0, holder: "")

    /// Some nights of the made-up office.
    private func office(nights: Int, seed: UInt64 = 9, registers: Bool = true) throws -> StoreScratch {
        let place = StoreScratch()
        var office = Office(seed: seed)
        for night in 1...nights {
            office.pass()
            let file = place.scratch.file("n\(night).csv", office.export(window: 15))
            let letters = place.scratch.file("so-\(night).csv", office.letters())
            try place.importing(
                [file], registers: registers && night % 4 == 0 ? [letters] : [], drawnAt: office.drawnAt, at: night)
        }
        return place
    }

    @Test("only the last run is undone, once; the file may be imported again afterwards")
    func undo() throws {
        let place = try office(nights: 6)
        #expect(throws: RunError.self) {
            try StoreKeeping.undo(place.store, run: 5, at: StoreScratch.start, lock: Self.lock)
        }
        let before = try Figures(place.analyze { $0.knownAt = "5" }, history: true)
        _ = try StoreKeeping.undo(place.store, run: 6, at: StoreScratch.start, lock: Self.lock)
        #expect(try Figures(place.analyze(), history: true) == before)
        #expect(throws: RunError.self) { try place.analyze { $0.knownAt = "6" } }
        let facts = try DossierStore(place.store).facts()
        #expect(facts.runs.map(\.state) == [.published, .published, .published, .published, .published, .undone])
        let again = try place.importing([place.scratch.path + "/n6.csv"], at: 7)
        #expect(again.state == .published)
        #expect(again.run.id == 7)
        #expect(try place.check().isSound)
    }

    @Test("a backup is proven, of mode 600, and brings everything back; the store that was there is kept")
    func backup() throws {
        let place = try office(nights: 4)
        let copy = place.scratch.path + "/sao-luu.db"
        _ = try StoreKeeping.backup(place.store, to: copy)
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let figures = try Figures(place.analyze())
        try place.importing([place.scratch.file("n.csv", "Mã hồ sơ,Ngày tiếp nhận\nX-1,01/03/2025\n")], at: 9)
        _ = try StoreKeeping.restore(copy, as: place.store, lock: Self.lock)
        #expect(try Figures(place.analyze()) == figures)
        #expect(FileManager.default.fileExists(atPath: place.store + ".before-restore"))
        // It goes on from there.
        try place.importing([place.scratch.path + "/n.csv"], at: 10)
        #expect(try place.check().isSound)
    }

    @Test("a changed byte in a dossier, a word or a run is found by verify, and no report gives a figure of it")
    func damage() throws {
        let changes = [
            "UPDATE dossier SET receipt = receipt + 86400 WHERE key = (SELECT min(key) FROM dossier)",
            "UPDATE dossier SET codes = codes + 4 WHERE key = (SELECT max(key) FROM dossier)",
            "DELETE FROM dossier WHERE key = (SELECT max(key) FROM dossier)",
            "UPDATE unit SET name = 'Xã khác' WHERE id = 1",
            "UPDATE file SET exported_at = exported_at + 86400 WHERE id = 1",
            "UPDATE run SET dossiers = dossiers + 1",
            "UPDATE register_entry SET letter = letter + 86400 WHERE key = (SELECT max(key) FROM register_entry)",
            "INSERT INTO vanished (key, run) SELECT min(key), 1 FROM dossier",
        ]
        for change in changes {
            let place = try office(nights: 16)
            let store = try DossierStore(place.store, writes: true)
            try store.queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                try db.execute(sql: change)
            }
            try store.close()
            #expect(throws: RunError.self, "\(change)") { try place.analyze() }
            #expect(try !place.check().isSound, "\(change)")
            #expect(throws: RunError.self) { try StoreKeeping.backup(place.store, to: place.scratch.path + "/x.db") }
        }
    }

    @Test("a file that is no store, an empty one and a folder are refused and left as they are")
    func foreign() throws {
        let place = StoreScratch()
        let text = place.scratch.file("text.db", "this is no database, but long enough to be looked at as one\n")
        let empty = place.scratch.file("empty.db", "")
        let other = place.scratch.path + "/other.db"
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        let export = place.scratch.file("a.csv", "Mã hồ sơ,Ngày tiếp nhận\nX-1,01/03/2025\n")
        for path in [text, empty, other, place.scratch.path] {
            let before = try? Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: StoreError.self) { try DossierStore(path) }
            var request = place.request()
            request.inputs = [export]
            #expect(throws: RunError.self) {
                _ = try Pipeline.importing(try request.settings(), ImportOptions(store: path))
            }
            #expect((try? Data(contentsOf: URL(fileURLWithPath: path))) == before, "\(path)")
        }
    }

    @Test("pruning takes what ended before the day, with its past; what is frozen stays; it does not come back")
    func prune() throws {
        let place = try office(nights: 30)
        var request = place.request()
        request.store = place.store
        request.period = "2025-03-01..2025-03-20"
        _ = try Freezing.freeze(request, note: "", lock: Self.lock)
        let bound = CivilDay(isoText: "2025-03-15")!
        _ = try StoreKeeping.prune(place.store, before: "2025-03-15", at: StoreScratch.start, lock: Self.lock)
        let store = try DossierStore(place.store)
        let left = try store.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM dossier_values WHERE coalesce(finished_at, returned_at) < ?",
                arguments: [Int64(bound.start.rawValue)])
        }
        #expect(left == 0)
        #expect(try store.facts().dossiers.rows > 0)
        #expect(try store.frozen(1)?.figures.isEmpty == false)
        #expect(try place.check().isSound)
        try place.importing([place.scratch.path + "/n14.csv"], drawnAt: "2025-03-15", at: 40) { $0.again = true }
        #expect(try DossierStore(place.store).facts().last?.counts.beyond ?? 0 > 0)
        #expect(throws: RunError.self) {
            try StoreKeeping.undo(place.store, run: 31, at: StoreScratch.start, lock: Self.lock)
        }
        // The past of what is gone is said not to be whole.
        let then = try place.analyze { $0.knownAt = "20" }
        #expect(then.notes.contains { $0.en.contains("no longer whole") })
    }

    @Test("what is exported reads back to the same figures: one table, and file by file without loss")
    func export() throws {
        let place = try office(nights: 24)
        let figures = try Figures(place.analyze { $0.by = "unit,month" })
        func overFiles(_ files: [String], _ registers: [String]) throws -> Figures {
            var request = place.request()
            request.inputs = files
            request.registers = registers
            request.by = "unit,month"
            request.exportedAt = "2025-03-25"
            return try Figures(Pipeline.analyze(try request.settings()))
        }
        var text = ""
        _ = try StoreExport(place.store, at: .latest).writeTable { text += $0 }
        var one = try overFiles([place.scratch.file("export.csv", text)], [])
        // What registers make known of those whom they do not name stands in no cell.
        one.indicators = []
        var wanted = figures
        wanted.indicators = []
        #expect(one.dossiers == wanted.dossiers)
        #expect(one.keys == wanted.keys)
        let folder = place.scratch.path + "/ra"
        let paths = try StoreExport(place.store, at: .latest).writeFolder(folder)
        let registers = paths.filter { $0.contains("/so-") }
        #expect(!registers.isEmpty)
        #expect(try overFiles(paths.filter { !$0.contains("/so-") }, registers) == figures)
    }

    @Test("frozen figures never change; restate shows each difference and accounts for it dossier by dossier")
    func restate() throws {
        let place = try office(nights: 10)
        var request = place.request()
        request.store = place.store
        request.period = "2025-03-01..2025-03-08"
        _ = try Freezing.freeze(request, note: "gửi Sở", lock: Self.lock)
        let unchanged = try Restating("1", rules: nil, request)
        #expect(unchanged.differences.isEmpty && unchanged.dossiers.isEmpty)
        #expect(unchanged.recount == unchanged.frozen.figures)
        var office = Office(seed: 9)
        for _ in 1...16 { office.pass() }
        try place.importing([place.scratch.file("n16.csv", office.export(window: 30))], drawnAt: office.drawnAt, at: 20)
        let restated = try Restating("2025-03-01..2025-03-08", rules: "form-06", request)
        #expect(restated.frozen.figures == unchanged.frozen.figures)
        #expect(restated.recount == restated.frozen.figures)
        #expect(!restated.differences.isEmpty)
        for mark in Mark.allCases {
            let key = MarkNames.key(of: mark)
            func count(_ figures: [FrozenPeriod.Figure]) -> Int64 {
                figures.first { $0.slice.isEmpty && $0.figure == key }?.numerator ?? 0
            }
            let gained = restated.dossiers.count { $0.gained.contains(mark) }
            let lost = restated.dossiers.count { $0.lost.contains(mark) }
            #expect(count(restated.present) - count(restated.frozen.figures) == Int64(gained - lost), "\(key)")
        }
        #expect(restated.dossiers.allSatisfy { !$0.code.isEmpty })
        #expect(restated.dossiers.contains { $0.reason == .finishAdded })
        // The list is uncut, the page says what it leaves out.
        var rows = 0
        let listing = restated.listing
        while try listing.nextRow() != nil { rows += 1 }
        #expect(rows == restated.dossiers.count)
        let store = try DossierStore(place.store, writes: true)
        #expect(throws: (any Error).self) {
            try store.queue.write { try $0.execute(sql: "UPDATE frozen_figure SET numerator = 1") }
        }
        #expect(throws: (any Error).self) { try store.queue.write { try $0.execute(sql: "DELETE FROM frozen") } }
        #expect(throws: RunError.self) { try Restating("2025-Q9", rules: nil, request) }
    }

    @Test("check shows how a run's files were read; runs show their counts")
    func tells() throws {
        let place = try office(nights: 3)
        var request = place.request()
        request.store = place.store
        let check = try Pipeline.check(try request.settings())
        #expect(check.files.count == 1)
        #expect(check.files[0].headings.contains { $0.text == "Ngày hẹn trả" && $0.field == "dueAt" })
        let runs = try StoreKeeping.runs(place.store, show: nil)
        guard case .table(let table) = runs.blocks[0] else { throw CancellationError() }
        #expect(table.rows.count == 3)
        _ = try StoreKeeping.runs(place.store, show: 2)
        #expect(throws: RunError.self) { try StoreKeeping.runs(place.store, show: 9) }
    }
}
