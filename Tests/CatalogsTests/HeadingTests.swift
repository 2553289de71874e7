import DossierDecoding
import Dossiers
import Foundation
import Testing

@testable import Catalogs

@Suite("Headings") struct HeadingTests {
    typealias Table = [(heading: String, field: CanonicalField?)]

    static let igate: Table = [
        ("Số hồ sơ", .id), ("Tên thủ tục hành chính", .procedure), ("Tên lĩnh vực", .field),
        ("Phòng ban", .resolvingUnit), ("Ngày tiếp nhận", .receivedAt), ("Ngày hẹn trả", .dueAt),
        ("Ngày kết thúc xử lý", .finishedAt), ("Cơ quan/đơn vị", .resolvingUnit), ("Chủ hồ sơ", .owner),
        ("Số điện thoại", .phone), ("Cán bộ xử lý hiện tại", .officer), ("Trạng thái hồ sơ", .status),
        // Variants.
        ("Mã hồ sơ", .id), ("Số biên nhận", .id), ("Tên TTHC", .procedure), ("Hạn xử lý", .dueAt),
        ("Trạng thái", .status), ("STT", nil),
    ]

    /// Every name of the synchronisation's dossier class, the nested lists' parts included.
    static let dvcqg: Table = [
        ("MaHoSo", .id), ("MaTTHC", .procedureCode), ("TenTTHC", .procedure), ("MaLinhVuc", .field),
        ("TenLinhVuc", .field), ("KenhThucHien", .channel), ("SoGiayToChuHoSo", .identity),
        ("ChuHoSo", .owner),
        ("LoaiDoiTuong", nil), ("MaDoiTuong", .identity), ("ThongTinKhac", nil), ("Email", .phone),
        ("Fax", .phone),
        ("SoDienThoai", .phone), ("TrichYeuHoSo", nil), ("NgayTiepNhan", .receivedAt), ("NgayHenTra", .dueAt),
        ("TrangThaiHoSo", .status), ("NgayTra", .returnedAt), ("ThongTinTra", nil), ("HinhThuc", nil),
        ("NgayKetThucXuLy", .finishedAt), ("DonViXuLy", .resolvingUnit), ("GhiChu", nil), ("NoiNopHoSo", nil),
        ("HoSoCoThanhPhanSoHoa", .componentsDigitized), ("TaiKhoanDuocXacThucVoiVNeID", nil),
        ("DuocThanhToanTrucTuyen", .payment), ("NgayTuChoi", nil), ("NgayNopHoSo", .submittedAt),
        ("MucDo", .level), ("DuocSoHoa", .componentsDigitized), ("DuocTaiSuDung", .reusedData),
        ("DuocLayTuKhoDMQG", .reusedData), ("Gia", .fee), ("NgayBoSung", .supplementFrom),
        ("NgayTiepNhanBoSung", .supplementTo), ("NgayHenTraTruoc", .originalDueAt),
        ("NgayHenTraMoi", .newDueAt),
        ("DuongDanTepTinKetQua", .electronicResult), ("MaGiayToKetQua", .electronicResult),
        ("SoDinhDanh", .identity), ("NguoiXuLy", .officer), ("PhongBanXuLy", .resolvingUnit),
        ("NgayKetThucTheoQuyDinh", .dueAt), ("HinhThucThanhToan", .payment),
    ]

    static let opencps: Table = [
        ("Mã hồ sơ", .id), ("Mã thủ tục", .procedureCode), ("Nội dung", .procedure),
        ("Cơ quan thụ lý", .resolvingUnit),
        ("Sổ theo dõi", nil), ("Chủ hồ sơ", .owner), ("Địa chỉ", .address), ("Số điện thoại", .phone),
        ("Thư điện tử", .phone), ("Người nộp hồ sơ", .owner), ("Điện thoại liên lạc", .phone),
        ("Ngày gửi", .submittedAt), ("Ngày tiếp nhận", .receivedAt), ("Ngày hẹn trả", .dueAt),
        // Stamped on an early release: no new due date.
        ("Ngày gia hạn", nil),
        ("Ngày hoàn thành", .finishedAt), ("Ngày trả", .returnedAt), ("Trạng thái", .status),
        ("Trực tuyến", .channel), ("Mã hồ sơ gốc", nil), ("Ghi chú xử lý", nil), ("Ghi chú nộp", nil),
        ("Chi tiết nội dung", nil), ("Hạn xử lý", .dueAt),
        // The dossier and task lists.
        ("Tên hồ sơ", .procedure), ("Ngày nộp", .submittedAt), ("Ngày kết thúc", .finishedAt),
        ("Thời hạn quy định", .limit), ("Thời gian xử lý", nil), ("Người thực hiện", .officer),
        ("Phòng ban", .resolvingUnit), ("Bộ phận xử lý", .resolvingUnit), ("Mức độ", .level),
        ("Phương thức nộp", .channel), ("Số biên lai", nil), ("Thành tiền", .fee),
    ]

    /// The Vietnamese names of definitions §2, headings of other lists and books, and of registers.
    static let full: Table = [
        ("Mã hồ sơ", .id), ("Số hồ sơ", .id), ("Mã biên nhận", .id), ("Mã TTHC", .procedureCode),
        ("Tên thủ tục", .procedure), ("Nội dung hồ sơ", .procedure), ("Lĩnh vực", .field),
        ("Mã lĩnh vực", .field),
        ("Đơn vị tiếp nhận", .receivingUnit), ("Đơn vị giải quyết", .resolvingUnit),
        ("Cơ quan / Đơn vị thực hiện", .resolvingUnit), ("Đơn vị", .resolvingUnit),
        ("Cán bộ xử lý", .officer),
        ("Cán bộ đang xử lý", .officer), ("Người tiếp nhận", .officer), ("Hình thức nộp", .channel),
        ("Kênh tiếp nhận", .channel), ("Loại tiếp nhận", .channel), ("KenhThucHien", .channel),
        ("Mức độ", .level),
        ("Thời hạn giải quyết", .limit), ("Ngày tiếp nhận", .receivedAt), ("Ngày nhận", .receivedAt),
        ("Nhận hồ sơ", .receivedAt), ("Ngày nộp", .submittedAt), ("Ngày nộp hồ sơ", .submittedAt),
        ("Ngày tạo/gửi", .submittedAt), ("Ngày hẹn trả", .dueAt), ("Hẹn trả kết quả", .dueAt),
        ("Hẹn trả", .dueAt),
        ("Hạn trả", .dueAt), ("Hạn xử lý", .dueAt), ("Ngày hẹn trả trước", .originalDueAt),
        ("Ngày hẹn lại", .newDueAt), ("Ngày hẹn trả mới", .newDueAt), ("Ngày kết thúc xử lý", .finishedAt),
        ("Ngày có kết quả", .finishedAt), ("Ngày hoàn thành", .finishedAt),
        ("Ngày bàn giao về MC", .finishedAt),
        ("Ngày trả kết quả", .returnedAt), ("Ngày trả thực tế", .returnedAt),
        ("Ngày nhận kết quả", .returnedAt),
        ("Ngày trả", .returnedAt), ("Trạng thái", .status), ("Trạng thái hồ sơ", .status),
        ("Yêu cầu bổ sung", .supplementCount), ("Ngày yêu cầu", .supplementFrom),
        ("Ngày thông báo bổ sung", .supplementFrom), ("Ngày tiếp nhận bổ sung", .supplementTo),
        ("Phí, lệ phí", .fee), ("Phí", .fee), ("Lệ phí", .fee), ("Phí (VNĐ)", .fee), ("Lệ phí (VNĐ)", .fee),
        ("Tổng (VNĐ)", .fee), ("Phí, lệ phí Số tiền", .fee), ("Số tiền (phí, lệ phí)", .fee), ("Số tiền", .fee),
        ("Thành tiền", .fee),
        ("Hình thức thanh toán", .payment), ("DuocThanhToanTrucTuyen", .payment),
        ("Số hóa thành phần", .componentsDigitized), ("Có số hóa TPHS", .componentsDigitized),
        ("Số hóa kết quả", .resultDigitized), ("Kết quả điện tử", .electronicResult),
        ("Tái sử dụng", .reusedData),
        ("Có tái sử dụng thành phần", .reusedData), ("Thư xin lỗi", .apologyRef),
        ("Phiếu xin lỗi", .apologyRef),
        ("Văn bản xin lỗi", .apologyRef), ("Số văn bản", .apologyRef), ("Ngày xin lỗi", .apologyAt),
        ("Số lần xin lỗi", .apologyCount),
        ("Đánh giá", .rating), ("Chủ hồ sơ", .owner), ("Họ tên chủ hồ sơ", .owner), ("Địa chỉ", .address),
        ("Địa bàn phát sinh hồ sơ", .address), ("SĐT", .phone), ("CCCD", .identity),
        ("Ghi chú", nil), ("Ngày gia hạn", nil), ("Số ngày quá hạn", nil),
    ]

    static let boston: Table = [
        ("CASE_ENQUIRY_ID", .id), ("OPEN_DT", .receivedAt), ("TARGET_DT", .dueAt), ("CLOSED_DT", .finishedAt),
        ("OnTime_Status", nil), ("CASE_STATUS", .status), ("CLOSURE_REASON", nil), ("CASE_TITLE", nil),
        ("SUBJECT", .resolvingUnit), ("REASON", .field), ("TYPE", .procedure), ("QUEUE", nil),
        ("Department", .resolvingUnit), ("SubmittedPhoto", .componentsDigitized),
        ("ClosedPhoto", .resultDigitized),
        ("Location", .address), ("fire_district", nil), ("LOCATION_STREET_NAME", .address),
        ("Source", .channel),
        ("Geocoded_Location", .address),
    ]

    static let tables: [(String, Table)] = [
        ("igate", igate), ("dvcqg", dvcqg), ("opencps", opencps), ("mau-day-du", full),
        ("boston-311", boston),
    ]

    @Test("a known heading has its canonical field, and only that one", arguments: tables)
    func mapsHeadings(id: String, table: Table) throws {
        let schema = try Catalog.builtIn.schema(idOrPath: id)
        for (heading, field) in table {
            #expect(meanings(of: heading, in: schema) == Set([field].compactMap(\.self)), "\(id): \(heading)")
        }
    }

    @Test("the full layout has every canonical field")
    func fullLayoutIsFull() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "mau-day-du")
        #expect(Set(schema.headings.keys) == Set(CanonicalField.allCases))
        let own = try Catalog.builtIn.text(of: "mau-day-du", .schema)
        for field in CanonicalField.allCases { #expect(own.contains("\n  \(field.key):"), "\(field.key)") }
    }

    @Test("the full layout knows every iGate heading, so that it serves an iGate list with further columns")
    func fullLayoutCoversIGate() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "mau-day-du")
        for (heading, field) in Self.igate {
            #expect(meanings(of: heading, in: schema) == Set([field].compactMap(\.self)), "\(heading)")
        }
    }

    @Test("of several headings of a field the one named first in the definitions is preferred")
    func precedence() throws {
        for id in ["igate", "opencps", "mau-day-du"] {
            let due = try #require(Catalog.builtIn.schema(idOrPath: id).headings[.dueAt])
            #expect(due.first == "Ngày hẹn trả" && due.last == "Hạn xử lý")
        }
        let igate = try Catalog.builtIn.schema(idOrPath: "igate")
        #expect(igate.headings[.resolvingUnit]?.first == "Cơ quan/đơn vị")
    }

    @Test("\"Ngày trả\" and NgayTra are the day of return only beside a due heading")
    func ambiguousReturn() throws {
        for id in WordTests.vietnamese + ["opencps"] {
            let schema = try Catalog.builtIn.schema(idOrPath: id)
            #expect(!schema.headings.values.joined().contains("Ngày trả"))
            #expect(
                schema.conditionalHeadings.contains(
                    .init(heading: "Ngày trả", field: .returnedAt, whenMatched: .dueAt)))
        }
    }

    @Test("fee and charge columns are parts of the fee, a total is the fee itself")
    func feeParts() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "mau-day-du")
        #expect(schema.feeParts == ["Phí", "Phí (VNĐ)", "Lệ phí", "Lệ phí (VNĐ)"])
        #expect(schema.headings[.fee]?.contains("Tổng (VNĐ)") == true)
        #expect(
            schema.conditionalHeadings.contains(.init(heading: "Số tiền", field: .fee, whenMatched: .payment))
        )
    }

    @Test("no heading has two meanings within a schema, even when diacritics and signs are dropped")
    func noHeadingTwice() {
        for schema in Catalog.builtIn.schemas {
            var meanings: [String: Set<String>] = [:]
            func say(_ heading: String, _ meaning: String) {
                meanings[FoldedText.word(heading), default: []].insert(meaning)
            }
            for (field, headings) in schema.headings {
                for heading in headings { say(heading, field.key) }
            }
            for heading in schema.conditionalHeadings {
                say(heading.heading, "if \(heading.whenMatched.key)")
            }
            for heading in schema.feeParts { say(heading, "fee part") }
            for (heading, found) in meanings {
                #expect(found.count == 1, "\(schema.id): \(heading) \(found)")
            }
        }
    }

    @Test("every Vietnamese schema recognises personal columns, so that they are not read")
    func personalColumns() throws {
        for id in ["igate", "dvcqg", "opencps", "mau-day-du"] {
            let schema = try Catalog.builtIn.schema(idOrPath: id)
            for field in CanonicalField.allCases where field.isPersonal {
                #expect(schema.headings[field] != nil)
            }
        }
    }

    @Test("dates are day first at UTC+7; Boston's are month first")
    func dates() throws {
        for schema in Catalog.builtIn.schemas where schema.id != "boston-311" {
            #expect(schema.dateOrder == .dayFirst && schema.utcOffsetMinutes == 420)
        }
        let boston = try Catalog.builtIn.schema(idOrPath: "boston-311")
        #expect(boston.dateOrder == .monthFirst && boston.utcOffsetMinutes == -300)
        #expect(boston.presenceFields == FieldSet([.componentsDigitized, .resultDigitized]))
        #expect(try Catalog.builtIn.schema(idOrPath: "dvcqg").presenceFields == FieldSet(.electronicResult))
        for schema in Catalog.builtIn.schemas { #expect(schema.checksDossierCodes == (schema.id != "boston-311")) }
    }
}

@Suite("Petitions and ratings") struct FeedbackSchemaTests {
    @Test(
        "their headings are what the files say, and personal columns are known so that they are not read",
        arguments: [
            (
                "phan-anh",
                [
                    "Mã phản ánh", "Ngày tiếp nhận", "Hạn xử lý", "Ngày trả lời", "Ngày công khai", "Phân loại",
                    "Cơ quan xử lý", "Trạng thái", "Mức độ hài lòng", "Người gửi", "Số điện thoại", "Email", "Địa chỉ",
                    "CCCD", "Nội dung phản ánh", "Nội dung trả lời", "Kênh tiếp nhận",
                ],
                [
                    .id, .receivedAt, .dueAt, .finishedAt, .returnedAt, .field, .resolvingUnit, .status, .rating,
                    .owner,
                    .phone, .phone, .address, .identity, nil, nil, nil,
                ]
            ),
            (
                "phan-anh", ["Số PAKN", "Ngày gửi", "Ngày xử lý xong", "Loại", "Đánh giá"],
                [.id, .receivedAt, .finishedAt, .field, .rating]
            ),
            (
                "danh-gia",
                ["Mã hồ sơ", "Ngày đánh giá", "Đơn vị", "Lĩnh vực", "Mức độ hài lòng", "Người đánh giá", "Ý kiến"],
                [.id, .receivedAt, .resolvingUnit, .field, .rating, .owner, nil]
            ),
        ] as [(String, [String], [CanonicalField?])])
    func headings(_ schema: String, _ heading: [String], _ fields: [CanonicalField?]) throws {
        let inspector = FileInspector(
            schemas: [try Catalog.builtIn.schema(idOrPath: schema)], schemaIsForced: true, requirement: .export)
        let found = try inspector.inspect(Array((heading.joined(separator: ";") + "\n").utf8), isWhole: true)
        // What is said twice is read once; the rest of a field's columns stays unread.
        for (column, field) in zip(found.match.columns, fields) where column.field != nil || field?.isPersonal != true {
            #expect(column.field == field, "\(column.text)")
        }
    }

    @Test("the words of petitions: refused is handled, numbers are no codes")
    func words() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "phan-anh")
        #expect(schema.statusWords["Từ chối tiếp nhận"] == .refused)
        #expect(schema.statusWords["Chờ tiếp nhận"] == .open)
        #expect(schema.statusWords["Đã công khai"] == .finished)
        for number in 1...10 { #expect(schema.statusWords["\(number)"] == nil) }
        for id in ["phan-anh", "danh-gia"] {
            let ratings = try Catalog.builtIn.schema(idOrPath: id).ratingWords
            #expect(ratings["Rất hài lòng"] == .satisfied && ratings["Chấp nhận được"] == .neutral)
            #expect(ratings["Không hài lòng"] == .dissatisfied && ratings["5"] == nil)
        }
    }
}
