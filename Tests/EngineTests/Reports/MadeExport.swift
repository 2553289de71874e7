/// A small office made up by chance, dense in what reports have to tell apart: days on bounds, moved promises, letters
/// of every kind, supplements, channels that nobody knows, units without a name.
struct MadeExport {
    private var state: UInt64
    var units = ["UBND phường Một", "UBND phường Hai", "UBND xã Ba", ""]
    var hasChannels = true
    var hasLetters = true
    var hasSupplements = true
    var firstDay = PlainCalendar.day("01/12/2024")
    /// The last day on which anything is received or happens.
    var lastDay = PlainCalendar.day("30/06/2025")

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func time(_ day: Int, timed: Bool = true) -> String {
        let text = PlainCalendar.text(day)
        guard timed else { return text }
        let (hour, minute) = (8 + below(9), 10 + below(50))
        return "\(text) \(hour < 10 ? "0" : "")\(hour):\(minute):00"
    }

    static let procedures = [
        ("1.001193", "Đăng ký khai sinh", "Hộ tịch"), ("2.000635", "Cấp bản sao trích lục", "Hộ tịch"),
        ("1.004873", "Xác nhận tình trạng nhà ở", "Đất đai"), ("1.002192", "Đăng ký kinh doanh", "Kế hoạch"),
    ]

    mutating func text(_ count: Int) -> String {
        var headings = [
            "Mã hồ sơ", "Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Đơn vị tiếp nhận", "Đơn vị giải quyết", "Cán bộ xử lý",
            "Chủ hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả trước", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái",
            "Số hóa thành phần", "Số hóa kết quả", "Phí, lệ phí", "Hình thức thanh toán",
        ]
        if hasChannels { headings.append("Hình thức nộp") }
        if hasSupplements { headings += ["Ngày yêu cầu bổ sung", "Ngày nộp bổ sung"] }
        if hasLetters { headings += ["Ngày xin lỗi", "Số lần xin lỗi", "Ngày hẹn trả mới"] }
        var lines = [headings.map(Self.quoted).joined(separator: ",")]
        for number in 0..<count { lines.append(record(number).map(Self.quoted).joined(separator: ",")) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ cell: String) -> String { cell.contains(",") ? "\"\(cell)\"" : cell }

    private mutating func record(_ number: Int) -> [String] {
        let received = firstDay + below(lastDay - firstDay + 1)
        let due = PlainCalendar.adding(1 + below(15), to: received)
        let isMoved = below(6) == 0
        let moved = isMoved ? PlainCalendar.adding(1 + below(8), to: due) : due
        var finished: Int? = max(received, moved - 4 + below(9))
        if below(5) == 0 { finished = nil }
        if let day = finished, day > lastDay { finished = nil }
        var status = finished == nil ? "Đang xử lý" : ["Đã trả kết quả", "Đã xử lý xong"][below(2)]
        var asked: Int?
        var answered: Int?
        switch below(40) {
        case 0...1: status = "Công dân yêu cầu rút hồ sơ"
        case 2: status = "Từ chối giải quyết"
        case 3: (status, finished) = ("Không được tiếp nhận", nil)
        case 4...7:
            asked = min(received + 1 + below(4), lastDay)
            if below(2) == 0 { answered = min(asked! + 1 + below(8), lastDay) }
            if finished == nil, answered == nil { status = "Yêu cầu bổ sung giấy tờ" }
        case 8: (status, finished) = ("Đã trả kết quả", nil)
        case 9: if finished != nil { finished = received - 1 }
        default: break
        }
        let procedure = Self.procedures[below(4)]
        let unit = units[below(units.count)]
        let desk = below(12) == 0 ? units[below(units.count)] : unit
        let fee = below(2) == 0 ? 0 : 8000 * (1 + below(5))
        var row = [
            "H01.01-250301-\(1000 + number)", procedure.0, procedure.1, procedure.2, desk, unit, "Cán bộ \(below(5))",
            "Zzqx Văn Ước", time(received), isMoved ? PlainCalendar.text(due) : "",
            below(40) == 0 ? "" : PlainCalendar.text(moved), finished.map { time($0) } ?? "", status,
            ["Có", "Không", ""][below(3)], ["Có", "Không"][below(2)], fee == 0 ? "" : "\(fee)",
            fee == 0 ? "" : ["Trực tuyến", "Tiền mặt", ""][below(3)],
        ]
        if hasChannels {
            row.append(["Trực tuyến", "Trực tiếp", "Bưu chính", "", "Bồ câu", "Trực tuyến", "Trực tiếp"][below(7)])
        }
        if hasSupplements { row += [asked.map { time($0) } ?? "", answered.map { time($0) } ?? ""] }
        if hasLetters { row += letter(due) }
        return row
    }

    /// Date, number of letters, new promise.
    private mutating func letter(_ due: Int) -> [String] {
        switch below(10) {
        case 0: return [PlainCalendar.text(PlainCalendar.lastWorked(before: due)), "", ""]
        case 1:
            return [PlainCalendar.text(PlainCalendar.lastWorked(before: due) - 1), "1", PlainCalendar.text(due + 5)]
        case 2: return [PlainCalendar.text(due), "", ""]
        case 3: return [PlainCalendar.text(due + 1 + below(4)), "", ""]
        case 4: return ["Đã gửi", "", ""]
        case 5: return [PlainCalendar.text(due - 1), "2", PlainCalendar.text(due + 9)]
        default: return ["", "", ""]
        }
    }
}
