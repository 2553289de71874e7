import Foundation
import Generator
import Testing

@Suite struct ContentTests {
    private static let made = Result { try Made(GeneratorSettings(5_000, seed: 11)) }
    private static let offDays2025: Set<String> = [
        "01/01", "27/01", "28/01", "29/01", "30/01", "31/01", "07/04", "30/04", "01/05", "02/05", "01/09",
        "02/09",
    ]

    private func records() throws -> [[String]] {
        try split(Self.made.get().export).records.dropFirst().map(\.cells)
    }

    @Test("the full layout has the 24 headings")
    func fullHeadings() throws {
        let heading = try #require(split(Self.made.get().export).records.first).cells
        #expect(heading.count == 24)
        #expect(heading.prefix(3) == ["Mã hồ sơ", "Mã TTHC", "Tên thủ tục hành chính"])
        #expect(heading[15] == "Phí, lệ phí")
        #expect(try records().allSatisfy { $0.count == 24 })
    }

    @Test("the iGate layout has its twelve headings below title rows, and ends with a totals row")
    func igateHeadings() throws {
        let records = try split(Made(GeneratorSettings(40, layout: .igate)).export).records
        #expect(records[0].cells[0].hasPrefix("DANH SÁCH HỒ SƠ"))
        #expect(records[2].cells[0] == "Ngày xuất: 31/12/2025 23:59")
        #expect(
            records[4].cells == [
                "Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận",
                "Ngày hẹn trả",
                "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ", "Số điện thoại",
                "Cán bộ xử lý hiện tại",
                "Trạng thái hồ sơ",
            ])
        #expect(records.last?.cells[0] == "Tổng cộng")
    }

    @Test("every date can be read, and due dates and finishes fall on working days")
    func dates() throws {
        for cells in try records() {
            for column in [9, 10, 11, 12, 13, 21] where !cells[column].isEmpty {
                let seconds = try #require(moment(cells[column]), "\(cells[column])")
                let weekday = (seconds / 86_400 + 3) % 7
                let isOff =
                    cells[column].contains("/2025 ")
                    && Self.offDays2025.contains(String(cells[column].prefix(5)))
                // Receipt may be on a Saturday morning.
                #expect(
                    !isOff && (weekday < 5 || (column == 9 && weekday == 5)), "\(column): \(cells[column])")
            }
        }
    }

    @Test("nothing happens before receipt or after the export is drawn, and only due dates lie ahead")
    func order() throws {
        let drawn = try #require(moment("01/01/2026 00:00:00"))
        for cells in try records() {
            guard let received = moment(cells[9]) else { continue }
            for column in [10, 11, 12, 13, 21] {
                guard let other = moment(cells[column]) else { continue }
                #expect(other >= received, "\(cells)")
                #expect(other < drawn || column == 10 || column == 11, "\(cells)")
            }
            if let finished = moment(cells[12]), let returned = moment(cells[13]) {
                #expect(returned >= finished)
            }
        }
    }

    @Test("ids have the usual shape and are unique except where a later record updates an earlier one")
    func ids() throws {
        var seen: [String: [String]] = [:]
        var updates = 0
        let shape = /(?:\d{3}\.\d{2}\.\d{2}\.)?H99(?:\.\d{3})?-\d{6}-\d{4,6}/
        for cells in try records() {
            #expect(cells[0].wholeMatch(of: shape) != nil)
            if let earlier = seen[cells[0]] {
                #expect(earlier != cells, "a later record differs")
                #expect(earlier[4] == cells[4])
                #expect(earlier[9] == cells[9])
                updates += 1
            }
            seen[cells[0]] = cells
        }
        #expect(try updates == Self.made.get().truth.replaced)
        #expect((70...130).contains(updates), "2 % of 5,000 records")
    }

    @Test("some later records wipe a finish date")
    func wiped() throws {
        var finished: Set<String> = []
        var wiped = 0
        for cells in try records() {
            if cells[12].isEmpty, finished.contains(cells[0]) { wiped += 1 }
            if !cells[12].isEmpty { finished.insert(cells[0]) }
        }
        #expect(wiped > 0)
    }

    @Test("the share of updates follows the setting", arguments: [0, 2, 10, 50])
    func repeats(_ percent: Int) throws {
        let truth = try Made(GeneratorSettings(2_000, repeats: percent)).truth
        let target = 2_000 * percent / 100
        #expect(abs(truth.replaced - target) <= max(target / 4, 0))
    }

    @Test("records are as long and as quoted as those of the benchmark job")
    func sharesOfJobJ() throws {
        let split = try split(Self.made.get().export)
        let records = split.records.dropFirst()
        let count = Double(records.count)
        #expect((400...428).contains(try Double(Self.made.get().export.count) / count))
        let addresses = records.map { ($0.cells[23], $0.quoted[23]) }
        #expect((0.83...0.87).contains(Double(addresses.count { $0.1 }) / count))
        #expect((0.015...0.025).contains(Double(addresses.count { $0.0.contains("\"") }) / count))
        #expect((0.002...0.006).contains(Double(addresses.count { $0.0.contains("\n") }) / count))
        #expect(
            records.allSatisfy {
                String(decoding: $0.bytes, as: UTF8.self).unicodeScalars.allSatisfy {
                    !(0x300...0x36F).contains($0.value)
                }
            })
    }

    @Test("every field is quoted when all are asked to be")
    func quoteAll() throws {
        let records = try split(Made(GeneratorSettings(300, layout: .igate, quoting: .all)).export).records
        for record in records where record.cells != [""] { #expect(record.quoted.allSatisfy { $0 }) }
    }

    @Test("the world has 25 fields of work, 300 procedures and 200 units, all of them in use")
    func world() throws {
        var settings = GeneratorSettings(8_000, seed: 3)
        settings.resolvedElsewherePercent = 0
        var fields: Set<String> = []
        var procedures: [String: String] = [:]
        var units: Set<String> = []
        for cells in try split(Made(settings).export).records.dropFirst().map(\.cells) {
            #expect(procedures.updateValue(cells[2], forKey: cells[1]) ?? cells[2] == cells[2])
            #expect(cells[1].wholeMatch(of: /\d\.\d{6}/) != nil)
            fields.insert(cells[3])
            units.insert(cells[4])
            #expect(cells[4] == cells[5])
        }
        #expect(fields.count == 25)
        #expect(procedures.count == 300)
        #expect(Set(procedures.values).count == 300)
        #expect(units.count == 200)
    }

    @Test("units differ in lateness, and letters are missing, early, on the day and late")
    func behaviour() throws {
        let truth = try ExportGenerator(GeneratorSettings(40_000, repeats: 0)).run([]) {
            (_, _: Span<UInt8>) in
        }
        #expect((0.02...0.06).contains(Double(truth.plain[.late]) / Double(truth.plain[.finished])))
        let units = Set(try records().map { $0[5] })
        let rates = units.compactMap { unit -> Double? in
            let quarters = (1...4).compactMap { truth.plain.counts(unit: unit, year: 2025, quarter: $0) }
            let finished = quarters.reduce(0) { $0 + $1[Truth.Column.finished.rawValue] }
            let late = quarters.reduce(0) { $0 + $1[Truth.Column.late.rawValue] }
            return finished > 100 ? Double(late) / Double(finished) : nil
        }
        #expect(rates.min()! < 0.01)
        #expect(rates.max()! > 0.08)

        var letters = (early: 0, onTheDay: 0, after: 0, missing: 0)
        for cells in try records() {
            guard let promise = moment(cells[11].isEmpty ? cells[10] : cells[11]),
                let end = moment(cells[12]), end > promise
            else { continue }
            switch moment(cells[21]).map({ $0 / 86_400 - promise / 86_400 }) {
            case nil: letters.missing += 1
            case let days? where days < 0: letters.early += 1
            case 0?: letters.onTheDay += 1
            default: letters.after += 1
            }
        }
        #expect(letters.early > 0 && letters.onTheDay > 0 && letters.after > 0 && letters.missing > 0)
    }

    @Test("letters without a date stand in the register, and in an untidy export as a word")
    func undatedLetters() throws {
        let made = try Made(GeneratorSettings(4_000, layout: .igate))
        let rows = split(made.files[.letters]!).records.dropFirst().map(\.cells)
        #expect(rows.contains { $0[1].isEmpty && $0[2].hasSuffix("/TXL-MAU") })
        #expect(rows.contains { !$0[3].isEmpty })
        let untidy = try split(Made(GeneratorSettings(8_000, dirt: .some)).export).records
        #expect(untidy.contains { $0.cells.count == 24 && $0.cells[21] == "Đã gửi" })
    }

    @Test(
        "much dirt holds decomposed letters, padded ids, other forms of dates and fees, and mixed line ends")
    func forms() throws {
        let export = try Made(GeneratorSettings(3_000, dirt: .much)).export
        let records = split(export).records
        #expect(records.contains { $0.cells.count > 5 && $0.cells[2].unicodeScalars.contains("\u{302}") })
        #expect(records.contains { $0.cells[0].hasPrefix("\u{A0}H99") })
        #expect(records.contains { $0.cells[0].hasPrefix("'H99") })
        #expect(
            records.contains { $0.cells.count == 24 && $0.cells[9].wholeMatch(of: /45\d{3}\.\d{8}/) != nil })
        #expect(records.contains { $0.cells.count == 24 && $0.cells[9].hasPrefix("2025-") })
        #expect(records.contains { $0.cells.count == 24 && $0.cells[15].hasSuffix("₫") })
        let text = String(decoding: export, as: UTF8.self).unicodeScalars
        #expect(text.contains("\r"))
        #expect(zip(export, export.dropFirst()).contains { $0 == 0x0D && $1 != 0x0A })
        #expect(zip(export, export.dropFirst()).contains { $0 == 0x0D && $1 == 0x0A })
    }

    @Test("decomposed records are decomposed throughout, and as the standard has it")
    func decomposition() throws {
        let records = try split(Made(GeneratorSettings(1_500, dirt: .much)).export).records
        let decomposed = records.filter {
            $0.cells.count == 24 && $0.cells[14].unicodeScalars.contains("\u{301}")
        }
        #expect(!decomposed.isEmpty)
        for cell in decomposed.flatMap(\.cells) {
            #expect(cell.utf8.elementsEqual(cell.decomposedStringWithCanonicalMapping.utf8), "\(cell)")
        }
    }

    @Test("only the asked number of units takes part", arguments: [1, 12, 181, 200])
    func units(_ count: Int) throws {
        var settings = GeneratorSettings(4_000)
        settings.units = count
        let truth = try ExportGenerator(settings).run([]) { (_, _: Span<UInt8>) in }
        let json = try #require(JSONSerialization.jsonObject(with: Data(truth.json().utf8)) as? [String: Any])
        let cells = try #require((json["plain"] as? [String: Any])?["cells"] as? [[Any]])
        #expect(Set(cells.compactMap { $0[0] as? String }).count == count)
    }

    @Test("nothing looks like a person: no family names, no numbers of identity cards, no addresses of mail")
    func noPersonalData() throws {
        let families = [
            "Nguyễn", "Trần", "Lê ", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ ",
            "Ngô",
        ]
        for layout in GeneratorSettings.Layout.allCases {
            let made = try Made(GeneratorSettings(1_500, layout: layout))
            for bytes in made.files.values {
                let text = String(decoding: bytes, as: UTF8.self)
                for family in families { #expect(!text.contains(family), "\(family)") }
                #expect(!text.contains("@"))
                let numbers = bytes.split(whereSeparator: { !(0x30...0x39).contains($0) }).map(\.count)
                #expect(!numbers.contains(9) && !numbers.contains(10) && !numbers.contains(12))
            }
            for record in split(made.export).records where record.cells[0].contains("H99") {
                let owner = record.cells[layout == .full ? 22 : 8]
                #expect(owner.wholeMatch(of: /(?:Công dân|Doanh nghiệp) \d{7}/) != nil)
                if layout == .igate { #expect(record.cells[9].wholeMatch(of: /0900 000 \d{3}/) != nil) }
            }
        }
    }
}
