import Dossiers
@testable import Engine
import Indicators
import Reports
import Testing

/// The letters of apology against a recount by hand: who is listed, in which state, how late, in what order.
@Suite("Letters recounted")
struct LettersTests {
    struct Setting: Sendable, CustomTestStringConvertible {
        var seed: UInt64
        var isMade = true
        /// The last day that the export tells of, and the day that is asked about.
        var drawn = "30/06/2025"
        var asOf: String?
        var within = 5
        var hasLetters = true
        var testDescription: String { "seed \(seed), as of \(asOf ?? drawn), within \(within)" }

        static let all: [Setting] = [
            .init(seed: 1), .init(seed: 2, within: 0), .init(seed: 3, asOf: "15/05/2025"),
            .init(seed: 4, asOf: "25/04/2025", within: 3), .init(seed: 5, asOf: "02/05/2025", within: 10),
            .init(seed: 6, within: 20, hasLetters: false), .init(seed: 7, asOf: "17/01/2025", within: 1),
            .init(seed: 21, isMade: false, drawn: "31/12/2025"),
            .init(seed: 22, isMade: false, drawn: "31/12/2025", asOf: "30/06/2025", within: 2),
            .init(seed: 23, isMade: false, drawn: "31/12/2025", asOf: "31/08/2025", within: 8),
        ]
    }

    private struct Need: Equatable, CustomStringConvertible {
        var id, unit, task, letter, due, late, left, strictDay: String
        var urgency = 0
        var daysLate = 0
        var dueDay = 0
        var description: String { "\(id)|\(task)|\(letter)|\(due)|\(late)|\(left)|\(strictDay)" }
    }

    private static let names = ["extendedTwice", "late", "undated", "onDueDay", "inTime"]

    private static func recount(_ export: PlainExport, _ setting: Setting) -> [(key: String, need: Need)] {
        let today = PlainCalendar.day(setting.asOf ?? setting.drawn)
        let horizon = PlainCalendar.adding(setting.within, to: today)
        // Today's status tells of today only; in made exports dates tell.
        let isNow = setting.asOf == nil
        var needs: [(key: String, need: Need)] = []
        for dossier in export.dossiers where dossier.isAccepted && !dossier.isExcluded {
            guard dossier.received.day <= today else { continue }
            let hasEnded = dossier.end.map { $0.day <= today } ?? false
            if hasEnded, dossier.isWithdrawn { continue }
            guard let promise = dossier.promise else { continue }
            var isLate: Bool
            if hasEnded {
                isLate = dossier.end!.day > promise.day
                if !isLate { continue }
            } else {
                let isPaused =
                    setting.isMade
                    ? (dossier.askedAt.map { $0.day <= today } ?? false)
                        && !(dossier.answeredAt.map { $0.day <= today } ?? false)
                    : isNow && PlainDossier.pausedWords.contains(dossier.status)
                if isPaused { continue }
                isLate = promise.day < today
                if !isLate, promise.day > horizon { continue }
                // Overdue by a due date that was moved forward it is no longer in time.
                if !isLate, let due = dossier.due, due.day < today { continue }
            }
            let judged = promise.day
            let strict = PlainCalendar.lastWorked(before: judged)
            var has = dossier.hasLetter
            if !hasEnded, let letter = dossier.letter, letter.day > today { has = false }
            let key: String
            if !setting.hasLetters {
                key = "unknown"
            } else if !has {
                key = "missing"
            } else if dossier.letters > 1 {
                key = "extendedTwice"
            } else if let letter = dossier.letter {
                key = letter.day <= strict ? "inTime" : letter.day <= judged ? "onDueDay" : "late"
            } else {
                key = isLate ? "undated" : "inTime"
            }
            let needsLetter = key == "missing" || key == "unknown"
            let word = [
                "missing": "missing", "unknown": "not known", "extendedTwice": "second extension", "late": "late",
                "undated": "without a date", "onDueDay": "by the due day only", "inTime": "in time",
            ][key]!
            let task =
                !needsLetter
                ? "has a letter" : !isLate ? "due soon" : hasEnded ? "missing, already resolved" : "send now"
            let late = PlainCalendar.worked(after: promise.day, through: hasEnded ? dossier.end!.day : today)
            let need = Need(
                id: dossier.id, unit: dossier.unit, task: task, letter: word, due: PlainCalendar.text(judged),
                late: isLate ? "\(late)" : "",
                left: isLate ? "" : "\(PlainCalendar.worked(after: today, through: judged))",
                strictDay: PlainCalendar.text(strict),
                urgency: needsLetter ? (!isLate ? 1 : hasEnded ? 2 : 0) : 3 + names.firstIndex(of: key)!,
                daysLate: isLate ? late : 0, dueDay: judged)
            needs.append((key, need))
        }
        // Stable: what is equally urgent stands as in the file.
        return needs.enumerated().sorted {
            let (a, b) = ($0.element.need, $1.element.need)
            return (a.urgency, -a.daysLate, a.dueDay, $0.offset) < (b.urgency, -b.daysLate, b.dueDay, $1.offset)
        }.map(\.element)
    }

    private static func text(_ setting: Setting) throws -> String {
        guard setting.isMade else { return try ReportScratch.generated(setting.seed) }
        var made = MadeExport(seed: setting.seed)
        made.hasLetters = setting.hasLetters
        return made.text(500)
    }

    @Test("the list has exactly those that a hand finds, in their state and order", arguments: Setting.all)
    func list(_ setting: Setting) throws {
        let text = try Self.text(setting)
        let report = try ReportScratch(text, exportedAt: setting.drawn).letters(within: setting.within) {
            $0.asOf = setting.asOf
        }
        let expected = Self.recount(PlainExport(text), setting)
        let table = try #require(report.table("list"))
        let found = try table.all.map { row in
            func cell(_ key: String) -> String { table.cell(row, key).plain }
            return
                "\(cell("id"))|\(cell("task"))|\(cell("letter"))|\(cell("due"))|\(cell("workingDaysLate"))|\(cell("workingDaysLeft"))|\(cell("strictDay"))"
        }
        let wanted = expected.map(\.need.description)
        #expect(Set(found) == Set(wanted), "\(Set(found).symmetricDifference(wanted).sorted().prefix(6))")
        // A dossier that stands twice in the file keeps the place of its later record.
        if setting.isMade { #expect(found == wanted) }
        #expect(expected.count > 10)

        // By unit, and the whole.
        let offices = try #require(report.table("perOffice"))
        let rows = try offices.all
        var sums: [String: Int64] = [:]
        for row in rows {
            let isTotal = row.kind == .total
            var name = offices.cell(row, "office").plain
            if name == "(empty)" { name = "" }
            let own = expected.filter { isTotal || $0.need.unit == name }
            let counts: [String: Int] = [
                "missingOpen": own.filter { $0.need.urgency == 0 }.count,
                "dueSoon": own.filter { $0.need.urgency == 1 }.count,
                "missingResolved": own.filter { $0.need.urgency == 2 }.count,
                "extendedTwice": own.filter { $0.key == "extendedTwice" }.count,
                "late": own.filter { $0.key == "late" }.count, "undated": own.filter { $0.key == "undated" }.count,
                "onDueDay": own.filter { $0.key == "onDueDay" }.count,
                "inTime": own.filter { $0.key == "inTime" }.count,
            ]
            for (key, count) in counts {
                #expect(offices.number(row, key) == Int64(count), "\(name) \(key)")
                if !isTotal { sums[key, default: 0] += Int64(count) }
            }
        }
        let total = try #require(rows.last)
        for (key, sum) in sums { #expect(offices.number(total, key) == sum) }
        // What has no unit comes last, before the whole.
        let names = rows.map { offices.cell($0, "office").plain }
        if let empty = names.firstIndex(of: "(empty)") { #expect(empty == names.count - 2) }
    }

    @Test("compliance by unit is what analyze counts", arguments: Setting.all)
    func compliance(_ setting: Setting) throws {
        let text = try Self.text(setting)
        let scratch = ReportScratch(text, exportedAt: setting.drawn)
        let report = try scratch.letters(within: setting.within) { $0.asOf = setting.asOf }
        let first = PlainExport(text).dossiers.map(\.received.day).min()!
        func iso(_ day: String) -> String { day.split(separator: "/").reversed().joined(separator: "-") }
        let document = try scratch.analyze {
            $0.period = iso(PlainCalendar.text(first)) + ".." + iso(setting.asOf ?? setting.drawn)
            $0.by = "unit"
            $0.rules = "form-06"
        }
        let table = try #require(report.tables.first { $0.columns.contains { $0.key == "A8" } })
        let slices = Dictionary(
            uniqueKeysWithValues: document.slices.map { slice in
                (slice.depth == 0 ? "*" : (slice.key[0] ?? ""), slice)
            })
        for row in try table.all {
            var name = row.kind == .total ? "*" : row.cells[0].plain
            if name == "(empty)" { name = "" }
            let slice = try #require(slices[name])
            for id in ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"] {
                let value = try #require(slice.indicators.first { $0.id == id }).value
                let wanted: String =
                    switch value {
                    case .ratio(let numerator, let denominator): "\(numerator)/\(denominator)"
                    case .count(let count): "\(count)"
                    default: "missing"
                    }
                #expect(table.cell(row, id).plain == wanted, "\(name) \(id)")
            }
        }
    }

    @Test("of a period, too, what was finished after the day asked about was still open then")
    func periodAndDay() throws {
        let request = Pack.request.asking {
            $0.period = "2025-04"
            $0.asOf = "2025-03-27"
        }
        let report = try Pipeline.letters(request, within: 5, heldLists: nil).report
        let table = try #require(report.table("list"))
        let tasks = try table.all.map { table.cell($0, "id").plain.suffix(4) + " " + table.cell($0, "task").plain }
        #expect(tasks.contains("0006 due soon"))
        #expect(!tasks.contains { $0.contains("already resolved") })
    }

    @Test("without a column or register of letters nobody is said to lack one")
    func unknown() throws {
        let setting = Setting(seed: 6, within: 20, hasLetters: false)
        let report = try ReportScratch(try Self.text(setting), exportedAt: setting.drawn).letters(within: 20)
        let sentences = report.sentences("needs")
        #expect(sentences.count == 1)
        #expect(sentences[0].text.en.contains("nobody can tell"))
        let table = try #require(report.table("list"))
        #expect(try table.all.allSatisfy { table.cell($0, "letter").plain == "not known" })
    }

    @Test("a store without letters is told to import a register, not to join one")
    func unknownInStore() throws {
        var made = MadeExport(seed: 34)
        made.hasLetters = false
        let place = StoreScratch()
        try place.importing([place.scratch.file("ho-so.csv", made.text(50))], drawnAt: "2025-06-30")
        let request = place.request().asking { $0.store = place.store }
        let sentences = try Pipeline.letters(request, within: 5, heldLists: nil).report.sentences("needs")
        #expect(sentences.count == 1)
        #expect(sentences[0].text.en.contains("motcua import --register"))
    }

    @Test("a store gives the same list as the files", arguments: [31, 32] as [UInt64])
    func store(_ seed: UInt64) throws {
        var made = MadeExport(seed: seed)
        let place = StoreScratch()
        let file = place.scratch.file("ho-so.csv", made.text(400))
        try place.importing([file], drawnAt: "2025-06-30")
        func lines(_ change: (inout RunRequest) -> Void) throws -> [String] {
            var request = place.request()
            change(&request)
            let report = try Pipeline.letters(request, within: 7, heldLists: nil).report
            let table = try #require(report.table("list"))
            return try table.all.map { row in
                table.columns.indices.filter { table.columns[$0].key != "apologyAt" }.map { row.cells[$0].plain }
                    .joined(separator: "|")
            }
        }
        for asOf in [nil, "2025-04-15"] {
            let files = try lines {
                $0.inputs = [file]
                $0.exportedAt = "2025-06-30"
                $0.asOf = asOf
            }
            let store = try lines {
                $0.store = place.store
                $0.asOf = asOf
            }
            #expect(files.sorted() == store.sorted())
            #expect(files.count > 50)
        }
    }

    @Test("a year that the calendar lacks is named, with the file to extend; what is late already is listed")
    func uncoveredYear() throws {
        let text = """
            Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Ngày xin lỗi
            A1,20/12/2026 08:00,24/12/2026,,Đang xử lý,
            A2,20/12/2026 08:00,04/01/2027,,Đang xử lý,

            """
        let report = try ReportScratch(text, exportedAt: "2026-12-30").letters {
            $0.clock = Stamp(isoText: "2027-01-10 08:00:00")!
        }
        let first = try #require(report.notes.first)
        #expect(first.vi.contains("2027") && first.en.contains("2027"))
        #expect(first.en.contains("vn.yaml"))
        let table = try #require(report.table("list"))
        #expect(try table.all.map { table.cell($0, "id").plain } == ["A1"])
    }

    @Test(
        "without due dates or finish dates nobody is said to owe a letter",
        arguments: ["Ngày hẹn trả", "Ngày kết thúc xử lý"])
    func unknownLateness(_ heading: String) throws {
        let text = "Mã hồ sơ,Ngày tiếp nhận,\(heading),Ngày xin lỗi\nA1,01/02/2025,05/02/2025,\n"
        let report = try ReportScratch(text, exportedAt: "2025-03-01").letters()
        let sentences = report.sentences("needs")
        #expect(sentences.map(\.tone) == [.warning, .warning])
        #expect(sentences[0].text.en.contains("nobody can tell what is late"))
        #expect(sentences[1].text.en.hasPrefix("Send no letter"))
        let brief = try ReportScratch(text, exportedAt: "2025-03-01").report(.brief)
        let told = brief.sections.flatMap(\.blocks).flatMap { block in
            if case .sentences(let sentences) = block { sentences.map(\.text.en) } else { [String]() }
        }
        #expect(told.contains { $0.contains("nobody can tell what is late") })
        #expect(!told.contains { $0.contains("list beneath") }, "a brief has no list")
    }

    @Test("how far ahead is looked has its bounds", arguments: [-1, 251, 999])
    func within(_ days: Int) {
        #expect(throws: RunError.self) { try Pipeline.letters(Pack.request, within: days, heldLists: nil) }
        #expect(throws: RunError.self) { try Pipeline.mailMerge(Pack.request, within: days) }
    }

    // MARK: - Mail merge

    @Test("the fields of form 04 are filled for those without a letter, and what the program cannot know is empty")
    func mailMerge() throws {
        let setting = Setting(seed: 8)
        let text = try Self.text(setting)
        let scratch = ReportScratch(text, exportedAt: setting.drawn)
        let export = PlainExport(text)
        let listing = try Pipeline.mailMerge(scratch.request, within: 5).listing
        #expect(
            listing.columns.map(\.key) == [
                "CoQuan", "MaHoSo", "MaTTHC", "TenTTHC", "NgayTiepNhan", "NgayHenTra", "SoNgayLamViecQuaHan",
                "ThuGuiChamNhat", "KinhGui", "DiaChi", "LyDo", "NgayHenTraMoi", "SoVanBan", "NgayVanBan",
            ])
        let expected = Self.recount(export, setting).filter { $0.need.urgency < 3 }.map(\.need)
        var rows: [[String]] = []
        while let row = try listing.nextRow() { rows.append(row.map { $0.ofReport.plain }) }
        #expect(rows.map { $0[1] } == expected.map(\.id))
        for (row, need) in zip(rows, expected) {
            let dossier = try #require(export.dossiers.first { $0.id == need.id })
            #expect(
                Array(row[..<8]) == [
                    dossier.unit, need.id, dossier.code, dossier.procedure, PlainCalendar.text(dossier.received.day),
                    need.due, need.late, need.strictDay,
                ])
            #expect(row[8...].allSatisfy { $0.isEmpty })
        }
        #expect(!rows.joined().contains { $0.contains("Zzqx") || $0.contains("Cán bộ") })
    }
}
