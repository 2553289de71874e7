import CSVStream
import Dossiers
@testable import DossierStore
@testable import Engine
import Foundation
import Reports
import Testing

@Suite("Import")
struct ImportTests {
    private static let heading =
        "Mã hồ sơ,Đơn vị giải quyết,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Chủ hồ sơ,Số điện thoại,Cán bộ xử lý\n"

    private static func record(
        _ code: String, due: String = "10/03/2025", finished: String = "", unit: String = "Xã Mẫu"
    ) -> String {
        "\(code),\(unit),01/03/2025 08:00,\(due) 17:00,\(finished),Đang xử lý,Zzqx Văn Ước,0999888777,Lê Zzqx\n"
    }

    private static func export(_ records: String...) -> String { heading + records.joined() }

    @Test("the same content again changes nothing, also under another name; the store's bytes stay")
    func again() throws {
        let place = StoreScratch()
        let text = Self.export(Self.record("H1-1"), Self.record("H1-2"))
        try place.importing([place.scratch.file("a.csv", text)])
        let before = try Data(contentsOf: URL(fileURLWithPath: place.store))
        let summary = try place.importing([place.scratch.file("b.csv", text)], at: 1)
        #expect(summary.state == .alreadyImported)
        #expect(summary.files.first?.importedIn == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.store)) == before)
        #expect(try DossierStore(place.store).facts().runs.count == 1)
    }

    @Test("the same content of a later night is another observation; of the same or an earlier one it is not")
    func laterNight() throws {
        let place = StoreScratch()
        let text = Self.export(Self.record("H1-1", due: "21/03/2025"))
        let (friday, sunday) = ("k_20250321.csv", "k_20250323.csv")
        try place.importing([place.scratch.file(friday, text)])
        #expect(try place.analyze().slices[0][.openOverdue] == 0)
        let summary = try place.importing([place.scratch.file(sunday, text)], at: 1)
        #expect(summary.state == .published)
        #expect(summary.run.counts.unchanged == 1)
        #expect(try place.analyze().slices[0][.openOverdue] == 1)
        for name in [friday, sunday, "other.csv"] {
            #expect(try place.importing([place.scratch.file(name, text)], at: 2).state == .alreadyImported)
        }
    }

    @Test("a register alone is a run too")
    func registerAlone() throws {
        let place = StoreScratch()
        try place.importing([place.scratch.file("a.csv", Self.export(Self.record("H1-1")))], drawnAt: "2025-03-20")
        let summary = try place.importing(
            [], registers: [place.scratch.file("so.csv", "Mã hồ sơ,Ngày xin lỗi\nH1-1,08/03/2025\n")], at: 1)
        #expect(summary.run.counts.registerChanged == 1)
        #expect(try place.list("A1") == ["H1-1"])
        #expect(try place.list("A1") { $0.knownAt = "1" } == [])
    }

    @Test("of several files only the new one is read; --again reads all and finds nothing changed")
    func partly() throws {
        let place = StoreScratch()
        let first = place.scratch.file("a.csv", Self.export(Self.record("H1-1")))
        try place.importing([first])
        let second = place.scratch.file("b.csv", Self.export(Self.record("H1-2")))
        let summary = try place.importing([first, second], at: 1)
        #expect(summary.state == .published)
        #expect(summary.run.counts.added == 1)
        #expect(summary.files.map(\.importedIn) == [1, nil])
        let again = try place.importing([first, second], at: 2) { $0.again = true }
        #expect(again.run.counts.unchanged == 2)
        #expect(again.run.counts.changed + again.run.counts.added == 0)
    }

    @Test("an export drawn earlier never turns newer values back; dossiers that only it has are taken")
    func older() throws {
        let place = StoreScratch()
        try place.importing(
            [place.scratch.file("new.csv", Self.export(Self.record("H1-1", finished: "09/03/2025 10:00")))],
            drawnAt: "2025-03-20")
        let summary = try place.importing(
            [place.scratch.file("old.csv", Self.export(Self.record("H1-1"), Self.record("H1-9")))],
            drawnAt: "2025-03-05",
            at: 1)
        #expect(summary.run.counts.older == 1)
        #expect(summary.run.counts.added == 1)
        let report = try place.analyze()
        #expect(report.slices[0].resolved == 1)
        #expect(report.slices[0].open == 1)
    }

    @Test("within one run, too, the exports' own instants decide, not the order in which they are named")
    func orderInRun() throws {
        let place = StoreScratch()
        let new = place.scratch.file("a_20250320.csv", Self.export(Self.record("H1-1", finished: "09/03/2025 10:00")))
        let old = place.scratch.file("b_20250305.csv", Self.export(Self.record("H1-1")))
        try place.importing([new, old])
        #expect(try place.analyze().slices[0].resolved == 1)
    }

    @Test("a smaller export deletes nothing; a full one notes what is gone, and what came back")
    func vanished() throws {
        let place = StoreScratch()
        func file(_ night: Int, _ codes: [String]) -> String {
            place.scratch.file(
                "n\(night).csv", Self.heading + codes.map { Self.record($0, due: "1\(night)/03/2025") }.joined())
        }
        try place.importing([file(1, ["H1-1", "H1-2", "H1-3"])], drawnAt: "2025-03-11")
        try place.importing([file(2, ["H1-1"])], drawnAt: "2025-03-12", at: 1)
        #expect(try place.list("vanished") == [])
        let full = try place.importing([file(3, ["H1-1", "H1-3"])], drawnAt: "2025-03-13", at: 2, full: true)
        #expect(full.run.counts.vanished == 1)
        #expect(try place.list("vanished") == ["H1-2"])
        #expect(try place.analyze().totals.dossiers == 3)
        #expect(try place.list("vanished") { $0.knownAt = "2" } == [])
        let back = try place.importing([file(4, ["H1-2"])], drawnAt: "2025-03-14", at: 3)
        #expect(back.run.counts.returned == 1)
        #expect(try place.list("vanished") == [])
        #expect(try place.list("vanished") { $0.knownAt = "3" } == ["H1-2"])
    }

    @Test("another unit's dossiers, and those received before the export begins, do not vanish from it")
    func scope() throws {
        let place = StoreScratch()
        try place.importing(
            [place.scratch.file("a.csv", Self.export(Self.record("H1-1"), Self.record("H1-2", unit: "Xã Khác")))],
            drawnAt: "2025-03-11")
        let full = try place.importing(
            [place.scratch.file("b.csv", Self.export(Self.record("H1-1", due: "12/03/2025")))], drawnAt: "2025-03-12",
            at: 1, full: true)
        #expect(full.run.counts.vanished == 0)
    }

    @Test("a refused file, too many rejects, and a missing file leave the store as it was")
    func refused() throws {
        let place = StoreScratch()
        try place.importing([place.scratch.file("a.csv", Self.export(Self.record("H1-1")))])
        let before = try Data(contentsOf: URL(fileURLWithPath: place.store))
        #expect(throws: RunError.self) {
            try place.importing([place.scratch.file("x.csv", "not,an export\n1,2\n")], at: 1)
        }
        #expect(throws: RunError.self) { try place.importing([place.scratch.path + "/missing.csv"], at: 1) }
        #expect(throws: RunError.self) {
            var request = place.request(at: 1)
            request.inputs = [place.scratch.file("y.csv", Self.heading + "H1-5,Xã Mẫu,,,,,,,\n")]
            request.maxRejects = "0"
            _ = try Pipeline.importing(try request.settings(), ImportOptions(store: place.store))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.store)) == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.scratch.path)
        #expect(!names.contains { $0.contains("building") })
    }

    @Test("a first import that is refused leaves no store")
    func refusedFirst() throws {
        let place = StoreScratch()
        #expect(throws: RunError.self) { try place.importing([place.scratch.file("x.csv", "a,b\n1,2\n")]) }
        #expect(!FileManager.default.fileExists(atPath: place.store))
    }

    @Test("names, phones and officers are not in the store's bytes; officers are, once asked for; the mode is 600")
    func privacy() throws {
        let place = StoreScratch()
        let file = place.scratch.file("a.csv", Self.export(Self.record("H1-1")))
        try place.importing([file])
        func bytes() throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: place.store)), as: UTF8.self)
        }
        let text = try bytes()
        #expect(!text.contains("Zzqx"))
        #expect(!text.contains("0999888777"))
        let mode = try FileManager.default.attributesOfItem(atPath: place.store)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try place.importing([file], at: 1) {
            $0.again = true
            $0.withOfficer = true
        }
        #expect(try bytes().contains("Lê Zzqx"))
        #expect(try !bytes().contains("Zzqx Văn Ước"))
        // The store remembers what it was asked.
        try place.importing([place.scratch.file("b.csv", Self.export(Self.record("H1-2")))], at: 2)
        #expect(try DossierStore(place.store).facts().keepsOfficers)
    }

    @Test("a second run at once is refused by name, or waits; the lock goes with its holder")
    func lock() throws {
        let place = StoreScratch()
        let file = place.scratch.file("a.csv", Self.export(Self.record("H1-1")))
        var held: RunLock? = try RunLock(store: place.store, wait: 0, holder: "pid 4711")
        do {
            try place.importing([file])
            Issue.record("the lock was not held")
        } catch let error as RunError {
            let sentence = Diagnostics.sentences(error)[0]
            #expect(sentence.vi.contains("pid 4711") && sentence.en.contains("pid 4711"))
            #expect(error.exitCode == 2)
        }
        #expect(held != nil)
        held = nil
        try place.importing([file])
    }

    @Test("a file that changes what it says between two exports of one instant: the later delivery stands")
    func sameInstant() throws {
        let place = StoreScratch()
        try place.importing([place.scratch.file("a.csv", Self.export(Self.record("H1-1")))], drawnAt: "2025-03-20")
        let summary = try place.importing(
            [place.scratch.file("b.csv", Self.export(Self.record("H1-1", finished: "09/03/2025 10:00")))],
            drawnAt: "2025-03-20", at: 1)
        #expect(summary.run.counts.changed == 1)
        #expect(try place.analyze().slices[0].resolved == 1)
    }

    @Test("columns that a later export does not have keep their values, as over the files")
    func fewerColumns() throws {
        let place = StoreScratch()
        let wide = place.scratch.file(
            "a.csv",
            "Mã hồ sơ,Ngày tiếp nhận,\"Phí, lệ phí\",Hình thức thanh toán\nH1-1,01/03/2025 08:00,50000,Trực tuyến\n")
        let narrow = place.scratch.file(
            "b.csv", "Mã hồ sơ,Ngày tiếp nhận\nH1-1,01/03/2025 08:00\nH1-2,02/03/2025 09:00\n")
        try place.importing([wide], drawnAt: "2025-03-20")
        try place.importing([narrow], drawnAt: "2025-03-21", at: 1)
        var request = place.request()
        request.inputs = [wide, narrow]
        request.exportedAt = "2025-03-21"
        let (store, files) = (try Figures(place.analyze()), try Figures(Pipeline.analyze(try request.settings())))
        #expect(store.slices == files.slices)
        #expect(store.indicators == files.indicators)
        // Findings of records are those of the present records here, of all records there.
        #expect(store.excluded == files.excluded && store.dossiers == files.dossiers)
        // The narrow one again: nothing new.
        let again = try place.importing([narrow], drawnAt: "2025-03-21", at: 2) { $0.again = true }
        #expect(again.run.counts.changed == 0)
    }

    @Test("a finish after the export's own instant counts once a later export says the same")
    func afterInstant() throws {
        let place = StoreScratch()
        let file = place.scratch.file("a.csv", Self.export(Self.record("H1-1", finished: "09/03/2025 10:00")))
        try place.importing([file], drawnAt: "2025-03-05")
        #expect(try place.analyze().slices[0].resolved == 0)
        try place.importing([file], drawnAt: "2025-03-20", at: 1) { $0.again = true }
        #expect(try place.analyze().slices[0].resolved == 1)
        #expect(try place.analyze { $0.knownAt = "1" }.slices[0].resolved == 0)
        // And from then on it is settled.
        let settled = try place.importing([file], drawnAt: "2025-03-21", at: 2) { $0.again = true }
        #expect(settled.run.counts.unchanged == 1)
    }

    @Test("accounts: what was accepted is added, changed, unchanged, older or beyond retention")
    func accounts() throws {
        let place = StoreScratch()
        let summary = try place.importing([
            place.scratch.file(
                "a.csv", Self.export(Self.record("H1-1"), Self.record("H1-1", due: "11/03/2025"), Self.record("H1-2")))
        ])
        let counts = summary.run.counts
        #expect(counts.accepted - counts.replaced == counts.added)
        #expect(summary.run.dossiers.rows == 2)
        #expect(try place.list("repeatedWithOtherContent") == ["H1-1"])
    }

    @Test("a line of the log never goes on where a power cut left half of one")
    func journal() throws {
        let scratch = Scratch()
        let path = scratch.path + "/dem.log"
        try ReportFile.append("", to: path)
        try ReportFile.append("{\"run\": 1}", to: path)
        try ReportFile.append("{\"run\": 2}\n", to: path)
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        #expect(whole == "{\"run\": 1}\n{\"run\": 2}\n")
        try (whole + "{\"run\": 3, \"re").write(toFile: path, atomically: true, encoding: .utf8)
        try ReportFile.append("{\"run\": 4}", to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").last == "{\"run\": 4}")
    }
}
