import Dossiers
@testable import DossierDecoding
import Testing

@Suite("Headings")
struct HeadingMatchingTests {
    private static func fields(_ headings: String, _ record: String = "H01.01-250303-0001,03/03/2025") throws
        -> [String]
    {
        let decoding = try Decoding([headings, record])
        return decoding.inspection.match.columns.map { $0.isFeePart ? "feePart" : $0.field?.key ?? "-" }
    }

    @Test(
        "capitals, blanks, marks, stars and old tone marks do not matter",
        arguments: [
            "Số hồ sơ,Ngày tiếp nhận", "SỐ HỒ SƠ,NGÀY TIẾP NHẬN", "  số   hồ sơ ,Ngày\u{A0}tiếp nhận",
            "Số hồ sơ (*),Ngày tiếp nhận(*)",
            "\u{200B}Số hồ sơ,Ngày tiếp nhận:", "So ho so,Ngay tiep nhan", "\"Số\nhồ sơ\",\"Ngày\r\ntiếp nhận\"",
            "So\u{302}\u{301} ho\u{302}\u{300} so\u{31B},Nga\u{300}y tie\u{302}\u{301}p nha\u{323}\u{302}n",
        ])
    func folds(_ headings: String) throws {
        #expect(try Self.fields(headings) == ["id", "receivedAt"])
    }

    @Test(
        "two ways to place a tone mark are one spelling",
        arguments: ["Số hóa thành phần", "Số hoá thành phần", "SỐ HOÁ THÀNH PHẦN"])
    func toneMarks(_ heading: String) throws {
        #expect(try Self.fields("Mã hồ sơ,Ngày tiếp nhận,\(heading)") == ["id", "receivedAt", "componentsDigitized"])
    }

    @Test("personal columns are recognised and never read")
    func personal() throws {
        let decoding = try Decoding([
            "Số hồ sơ,Ngày tiếp nhận,Chủ hồ sơ,Địa chỉ,Số điện thoại,CCCD,Cán bộ xử lý",
            "H01.01-250303-0001,03/03/2025,Công dân 0001,Tổ 5,0900000000,000000000000,Cán bộ 01",
        ])
        #expect(
            decoding.inspection.match.columns.map { $0.field?.key ?? "-" } == [
                "id", "receivedAt", "owner", "address", "phone", "identity", "officer",
            ])
        #expect(decoding.words.units.words == [""])
        #expect(decoding.words.fields.words == [""])
        #expect(decoding.words.officers.words == [""])
        #expect(decoding.words.procedures.count == 0)
    }

    @Test("an officer's name is read only when it is asked for")
    func officers() throws {
        let lines = ["Số hồ sơ,Ngày tiếp nhận,Cán bộ xử lý", "H01.01-250303-0001,03/03/2025,Cán bộ 01"]
        #expect(try Decoding(lines).words.officers.words == [""])
        #expect(try Decoding(lines, withOfficer: true).words.officers.words == ["", "Cán bộ 01"])
    }

    @Test("one unit column serves both sides; two serve one each")
    func units() throws {
        let one = try Decoding([
            "Số hồ sơ,Ngày tiếp nhận,Cơ quan/đơn vị", "H01.01-250303-0001,03/03/2025,UBND phường Mẫu",
        ])
        let row = try #require(one.rows.first)
        #expect(row.receivingUnit == row.resolvingUnit)
        #expect(row.known.contains(.receivingUnit) && row.known.contains(.resolvingUnit))
        let two = try Decoding([
            "Mã hồ sơ,Ngày tiếp nhận,Đơn vị tiếp nhận,Đơn vị giải quyết",
            "H01.01-250303-0001,03/03/2025,Một cửa,Phòng Mẫu",
        ])
        let other = try #require(two.rows.first)
        #expect(two.words.units[other.receivingUnit] == "Một cửa")
        #expect(two.words.units[other.resolvingUnit] == "Phòng Mẫu")
    }

    @Test(
        "what has several senses waits for the other headings",
        arguments: [
            ("Mã hồ sơ,Ngày tiếp nhận,Ngày trả", "-"), ("Mã hồ sơ,Ngày tiếp nhận,Ngày trả,Ngày hẹn trả", "returnedAt"),
            ("Mã hồ sơ,Ngày tiếp nhận,Số tiền", "-"), ("Mã hồ sơ,Ngày tiếp nhận,Số tiền,Hình thức thanh toán", "fee"),
        ])
    func conditional(_ headings: String, _ third: String) throws {
        #expect(try Self.fields(headings)[2] == third)
    }

    @Test(
        "the schema is the one that understands the headings by their very words",
        arguments: [
            ("Số hồ sơ,Ngày tiếp nhận,Cơ quan/đơn vị,Cán bộ xử lý hiện tại", "igate"),
            ("MaHoSo,NgayTiepNhan,NgayHenTra,TrangThaiHoSo", "dvcqg"),
            ("Mã hồ sơ,Cơ quan thụ lý,Ngày gửi,Ngày tiếp nhận,Ngày hoàn thành,Trực tuyến", "opencps"),
            ("CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT", "boston-311"),
            ("Mã hồ sơ,Ngày nhận,Hạn trả,Ngày trả thực tế,Tình trạng", "mau-day-du"),
        ])
    func schemas(_ headings: String, _ schema: String) throws {
        #expect(try Decoding([headings, "x,y"]).inspection.schema.id == schema)
    }

    @Test("a file without the required headings is refused, and what was understood is named")
    func refuses() {
        #expect(throws: FileRefusal.noHeading(missing: [.receivedAt], understood: ["Số hồ sơ", "Trạng thái"])) {
            try Decoding(["Số hồ sơ,Trạng thái,Cột lạ", "H01,x,y"])
        }
        #expect(throws: FileRefusal.self) { try Decoding(["Số hồ sơ", "H01"], role: .register) }
    }
}
