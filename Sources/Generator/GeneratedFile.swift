/// The files that one run can make.
public enum GeneratedFile: String, CaseIterable, Sendable {
    /// The export itself.
    case export
    // Registers: of dossiers …
    case channels, payments, digitization, letters
    /// … and of procedures.
    case procedures

    /// The name under which the file is usually stored; for registers: in the registers' folder.
    public var fileName: String {
        switch self {
        case .export: "ho-so.csv"
        case .channels: "kenh-nop.csv"
        case .payments: "thanh-toan.csv"
        case .digitization: "so-hoa.csv"
        case .letters: "thu-xin-loi.csv"
        case .procedures: "thu-tuc.csv"
        }
    }

    public static let registers: [GeneratedFile] = [
        .channels, .payments, .digitization, .letters, .procedures,
    ]

    /// The headings of a register, or of the export in its layout.
    func headings(_ layout: GeneratorSettings.Layout) -> [String] {
        switch self {
        case .export: layout == .full ? Self.fullHeadings : Self.igateHeadings
        case .channels: ["Mã hồ sơ", "Hình thức nộp"]
        case .payments: ["Mã hồ sơ", "Phí, lệ phí", "Hình thức thanh toán", "Ngày thanh toán"]
        case .digitization:
            ["Mã hồ sơ", "Số hóa thành phần", "Số hóa kết quả", "Kết quả điện tử", "Tái sử dụng"]
        case .letters: ["Mã hồ sơ", "Ngày xin lỗi", "Số văn bản xin lỗi", "Ngày hẹn trả mới"]
        case .procedures:
            ["Mã TTHC", "Tên thủ tục hành chính", "Mức độ", "Thời hạn giải quyết", "Phí, lệ phí"]
        }
    }

    private static let fullHeadings = [
        "Mã hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Đơn vị tiếp nhận", "Đơn vị giải quyết",
        "Cán bộ xử lý", "Hình thức nộp", "Mức độ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày hẹn trả trước",
        "Ngày kết thúc xử lý", "Ngày trả kết quả", "Trạng thái", "Phí, lệ phí", "Hình thức thanh toán",
        "Số hóa thành phần", "Số hóa kết quả", "Kết quả điện tử", "Tái sử dụng", "Ngày xin lỗi", "Chủ hồ sơ",
        "Địa chỉ",
    ]
    private static let igateHeadings = [
        "Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận", "Ngày hẹn trả",
        "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ", "Số điện thoại", "Cán bộ xử lý hiện tại",
        "Trạng thái hồ sơ",
    ]
}

/// Which column of the export holds what, from 0.
struct ExportColumns {
    var count: Int
    var id = 0
    var received: Int
    var due: Int
    var finished: Int
    var status: Int
    /// A column of free text that no figure needs.
    var owner: Int
    var channel: Int?
    var fee: Int?

    init(_ layout: GeneratorSettings.Layout) {
        switch layout {
        case .full:
            (count, received, due, finished, status, owner) = (24, 9, 10, 12, 14, 22)
            (channel, fee) = (7, 15)
        case .igate:
            (count, received, due, finished, status, owner) = (12, 4, 5, 6, 11, 8)
        }
    }
}
