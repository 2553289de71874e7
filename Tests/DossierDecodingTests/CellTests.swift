import Catalogs
import CSVStream
import Dossiers
@testable import DossierDecoding
import Testing

@Suite("Limits, counts, letters and codes")
struct CellTests {
    private static let vocabulary: Vocabulary = {
        let schema = Catalog.builtIn.schemas.first { $0.id == "mau-day-du" }!
        return Vocabulary(WordLists(schema), encoding: .utf8)
    }()

    @Test(
        "a limit is a number and a unit",
        arguments: [
            ("15", 15, LimitUnit.workingDays), ("15 ngày", 15, .workingDays), ("15 ngày làm việc", 15, .workingDays),
            ("8 giờ", 8, .hours),
            ("8h", 8, .hours), ("24 giờ làm việc", 24, .hours), ("0,5 ngày", 4, .hours), ("1.5 ngày", 12, .hours),
            ("Trong 3 ngày", 3, .workingDays),
            ("20.0", 20, .workingDays), ("0", 0, .workingDays),
        ])
    func limits(_ text: String, _ value: UInt16, _ unit: LimitUnit) throws {
        let (found, foundUnit) = try #require(Vocabulary.limit(text))
        #expect(found == value)
        #expect(foundUnit == unit)
    }

    @Test("a limit without a number is none", arguments: ["", "Trong ngày", "theo quy định", "-", "99999999"])
    func noLimit(_ text: String) { #expect(Vocabulary.limit(text) == nil) }

    @Test(
        "a count is a number, or a word for once or never",
        arguments: [
            ("0", 0), ("1", 1), ("2", 2), ("3.0", 3), ("Có", 1), ("Không", 0), ("x", 1), ("-", 0), ("300", 255),
        ])
    func counts(_ text: String, _ count: UInt8) { #expect(Self.vocabulary.count(text) == count) }

    @Test("a word that tells no number is no count", arguments: ["nhiều", "hai lần"])
    func noCount(_ text: String) { #expect(Self.vocabulary.count(text) == nil) }

    @Test(
        "a letter's cell holds a date, a reference or a word",
        arguments: [
            ("Đã gửi", true, ""), ("x", true, ""), ("12/QĐ-XL", true, ""),
            ("12/QĐ-XL ngày 02/04/2025", true, "2025-04-02"),
            ("Thư số 5 ngày 2/4/2025, hẹn 10/4/2025", true, "2025-04-02"),
            ("ngày 2 tháng 4 năm 2025", true, "2025-04-02"),
            ("Số 12 ngày 02 tháng 04 năm 2025", true, "2025-04-02"), ("02-04-2025 08:15", true, "2025-04-02"),
            ("ngày 31/02/2025", true, ""),
            ("", false, ""), ("Chưa", false, ""), ("chưa gửi", false, ""), ("CHƯA CÓ", false, ""), ("Không", false, ""),
            ("Ko", false, ""),
            ("Chờ ký", false, ""), ("0", false, ""), ("-", false, ""), ("N/A", false, ""), ("n/a", false, ""),
        ])
    func letters(_ text: String, _ issued: Bool, _ date: String) {
        let cell = ApologyCell.parse(text, dates: DateParser())
        #expect(cell.issued == issued)
        #expect(cell.date == (date.isEmpty ? Stamp.none : Stamp(date)))
    }

    @Test("a dossier code is of the usual shape exactly when the pattern of definitions §8 says so")
    func codeShapes() throws {
        let pattern = try Regex(
            #"^(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[GH][0-9]{2}(?:\.[0-9]{1,3})*-[0-9]{6}-[0-9]{3,6}$"#)
        var codes = [
            "H01.01-250303-0001", "000.17.22.H56-210531-0001", "H17.15-250715-0003", "G01-250303-001",
            "H01-250303-000001", "H01.1.22.333-250303-0001",
            "", "H1-250303-0001", "H01-25033-0001", "H01-250303-01", "H01-250303-0000001", "00.17.22.H56-210531-0001",
            "X01-250303-0001",
            "H01.-250303-0001", "H01.1234-250303-0001", "H01-250303-0001 ", "h01-250303-0001", "H01-250303-00a1",
            "000.17.22.-210531-0001",
        ]
        var random = SplitMix64(seed: 56)
        for _ in 0..<2_000 {
            var letters = Array(random.pick(Array(codes.prefix(6))))
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let at = Int.random(in: 0..<letters.count, using: &random)
                if Bool.random(using: &random) {
                    letters[at] = random.pick(["0", "H", ".", "-", "G", " "])
                } else {
                    letters.remove(at: at)
                }
            }
            codes.append(String(letters))
        }
        for code in codes {
            let bytes = Array(code.utf8)
            let isUsual = RecordKey.isUsualCode(bytes.span)
            #expect(isUsual == (code.wholeMatch(of: pattern) != nil), "\(code)")
        }
    }

    @Test(
        "a procedure goes by the first d.dddddd of its code",
        arguments: [
            ("1.001193.000.00.00.H56", "1.001193"), ("1.000948.H38", "1.000948"), ("2.000635", "2.000635"),
            ("TTHC-01", "TTHC-01"),
            ("1.0011934", "1.0011934"), ("1.00119", "1.00119"), ("", ""),
        ])
    func procedureCodes(_ code: String, _ normalised: String) { #expect(ProcedureTable.normalised(code) == normalised) }
}

@Suite("The export's own instant in titles and names")
struct ExportInstantTests {
    @Test(
        "a title's date lasts its day; a title's time is inside",
        arguments: [
            ("Ngày xuất: 20/03/2025", "2025-03-21 00:00:00"), ("NGÀY XUẤT 20/3/2025", "2025-03-21 00:00:00"),
            ("Ngày xuất: 20/03/2025 16:05", "2025-03-20 16:05:01"), ("Tính đến ngày 20/03/2025", "2025-03-21 00:00:00"),
            ("Thời điểm xuất báo cáo: 16:05 20/03/2025", "2025-03-20 16:05:01"),
            ("Từ ngày 01/03/2025 đến ngày 20/03/2025", ""),
            ("Ngày xuất: 31/02/2025", ""),
        ])
    func titles(_ title: String, _ bound: String) throws {
        let decoding = try Decoding([title, "Số hồ sơ,Ngày tiếp nhận", "H01.01-250303-0001,03/03/2025"])
        #expect(decoding.inspection.exportedAtInTitle?.isoText() == (bound.isEmpty ? nil : bound))
    }

    @Test(
        "a file's name may carry the day",
        arguments: [
            ("hs_20250320.csv", "2025-03-21 00:00:00"), ("hs-2025-03-20.csv", "2025-03-21 00:00:00"),
            ("hs 20.03.2025.csv", "2025-03-21 00:00:00"),
            ("20250320160500.csv", "2025-03-20 16:05:01"), ("hs_20250320_160500.csv", "2025-03-20 16:05:01"),
            ("hs2025.csv", ""),
            ("hs_202503201.csv", ""), ("hs_20251320.csv", ""),
        ])
    func names(_ name: String, _ bound: String) throws {
        let schema = try #require(Catalog.builtIn.schemas.first { $0.id == "igate" })
        #expect(FileInspector.exportedAt(inFileName: name, schema)?.isoText() == (bound.isEmpty ? nil : bound))
    }
}
