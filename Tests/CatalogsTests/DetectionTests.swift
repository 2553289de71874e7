import DossierDecoding
import Dossiers
import Testing

@testable import Catalogs

/// The built-in schemas as the decoder meets them: which one is chosen for a heading row, and what its columns
/// become.
@Suite("Headings as the decoder reads them") struct DetectionTests {
    func inspect(_ lines: String..., as requirement: HeadingRequirement = .export) throws(FileRefusal) -> FileInspection
    {
        let inspector = FileInspector(
            schemas: Catalog.builtIn.schemas, schemaIsForced: false, requirement: requirement)
        return try inspector.inspect(Array(lines.joined(separator: "\r\n").utf8), isWhole: true)
    }

    func fields(_ match: HeadingMatch) -> [CanonicalField?] { match.columns.map(\.field) }

    @Test("an export is read by the schema of its system")
    func choosesSchema() throws {
        let igate =
            "Số hồ sơ,Tên thủ tục hành chính,Tên lĩnh vực,Phòng ban,Ngày tiếp nhận,Ngày hẹn trả,"
            + "Ngày kết thúc xử lý,Cơ quan/đơn vị,Chủ hồ sơ,Số điện thoại,Cán bộ xử lý hiện tại,Trạng thái hồ sơ"
        #expect(try inspect(igate).schema.id == "igate")
        // Further columns of registers are known to the iGate schema too.
        #expect(try inspect(igate + ",Hình thức nộp,Ngày xin lỗi").schema.id == "igate")
        // Those of other systems are known to the full layout.
        #expect(try inspect(igate + ",Đơn vị tiếp nhận").schema.id == "mau-day-du")
        #expect(
            try inspect("MaHoSo;MaTTHC;NgayTiepNhan;NgayHenTra;TrangThaiHoSo;KenhThucHien;DuongDanTepTinKetQua")
                .schema.id == "dvcqg")
        #expect(
            try inspect("Mã hồ sơ,Mã thủ tục,Nội dung,Cơ quan thụ lý,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Trực tuyến")
                .schema.id == "opencps")
        #expect(try inspect(",CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,CASE_STATUS").schema.id == "boston-311")
    }

    @Test("a plain list that several schemas know is never read as OpenCPS, whose 1 and 0 mean other channels")
    func plainList() throws {
        #expect(try inspect("Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái,Hình thức nộp").schema.id == "igate")
    }

    @Test("\"Ngày trả\" is the day of return beside a due date, and nothing without one")
    func ambiguousReturn() throws {
        let beside = try inspect("Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả")
        #expect(fields(beside.match) == [.id, .receivedAt, .dueAt, .returnedAt])
        let alone = try inspect("Mã hồ sơ,Ngày tiếp nhận,Ngày trả")
        #expect(fields(alone.match) == [.id, .receivedAt, nil])
        let sync = try inspect("MaHoSo,NgayTiepNhan,NgayHenTra,NgayTra,DuongDanTepTinKetQua")
        #expect(fields(sync.match) == [.id, .receivedAt, .dueAt, .returnedAt, .electronicResult])
    }

    @Test("a heading of two rows, as the dossier book prints it")
    func twoRows() throws {
        let book = try inspect(
            "STT,Mã hồ sơ,Nội dung hồ sơ,Ngày tháng năm,,,\"Phí, lệ phí\",",
            ",,,Nhận hồ sơ,Hẹn trả kết quả,Ngày nhận kết quả,Số tiền,Số biên lai")
        #expect(
            fields(book.match)
                == [nil, .id, .procedure, .receivedAt, .dueAt, .returnedAt, .fee, nil])
    }

    @Test("registers: payments, letters, digitization, procedures")
    func registers() throws {
        func read(_ heading: String) throws -> [CanonicalField?] { fields(try inspect(heading, as: .register).match) }
        #expect(try read("Mã hồ sơ,Số tiền,Hình thức thanh toán") == [.id, .fee, .payment])
        #expect(
            try read("Mã hồ sơ,\"Số tiền (phí, lệ phí)\",Hình thức thanh toán,Ngày thanh toán")
                == [.id, .fee, .payment, nil])
        #expect(try read("Mã hồ sơ,Số tiền,Đánh giá") == [.id, nil, .rating])
        #expect(
            try read("Mã hồ sơ,Ngày xin lỗi,Số văn bản,Ngày hẹn trả mới") == [.id, .apologyAt, .apologyRef, .newDueAt])
        #expect(
            try read("Mã hồ sơ,Số hóa thành phần,Số hoá kết quả,Kết quả điện tử,Tái sử dụng")
                == [.id, .componentsDigitized, .resultDigitized, .electronicResult, .reusedData])
        #expect(
            try read("Mã TTHC,Tên thủ tục hành chính,Mức độ,Thời hạn giải quyết,\"Phí, lệ phí\"")
                == [.procedureCode, .procedure, .level, .limit, .fee])
    }

    @Test("fee and charge are added up only where no total stands")
    func feeParts() throws {
        let parts = try inspect("Mã hồ sơ,Ngày tiếp nhận,Phí (VNĐ),Lệ phí (VNĐ)").match
        #expect(parts.columns.map(\.isFeePart) == [false, false, true, true])
        let total = try inspect("Mã hồ sơ,Ngày tiếp nhận,Phí (VNĐ),Lệ phí (VNĐ),Tổng (VNĐ)").match
        #expect(!total.columns.contains(where: \.isFeePart) && total.columns[4].field == .fee)
    }

    @Test("the title row's date of export is found, with and without a colon")
    func exportedAt() throws {
        let heading = "Mã hồ sơ,Ngày tiếp nhận"
        let day = try #require(try inspect("Ngày xuất: 05/07/2025", heading).exportedAtInTitle)
        // The exclusive bound of that day.
        #expect(day.day.number == 20_275 && day.isMidnight)
        #expect(try inspect("TÍNH ĐẾN NGÀY 5/7/2025", heading).exportedAtInTitle == day)
        #expect(try inspect("Từ ngày 01/04/2025 đến ngày 30/06/2025", heading).exportedAtInTitle == nil)
    }
}
