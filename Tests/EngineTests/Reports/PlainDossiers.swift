/// A day, and a time of day where the cell has one, read by hand.
struct PlainTime: Comparable, Sendable {
    var day: Int
    var second: Int?
    static func < (a: PlainTime, b: PlainTime) -> Bool { (a.day, a.second ?? 0) < (b.day, b.second ?? 0) }

    /// `20/03/2025` or `20/03/2025 08:10:00`.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard let date = parts.first?.split(separator: "/").compactMap({ Int($0) }), date.count == 3 else { return nil }
        day = PlainCalendar.number(date[2], date[1], date[0])
        if parts.count > 1 {
            let time = parts[1].split(separator: ":").compactMap { Int($0) }
            second = time[0] * 3600 + time[1] * 60 + (time.count > 2 ? time[2] : 0)
        }
    }
}

/// Days counted one by one from 1 January 2020, and the days off of 2025 and 2026 as a person reads them in the
/// Government's notices.
enum PlainCalendar {
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var count = day - 1
        for past in 2020..<max(year, 2020) { count += isLeap(past) ? 366 : 365 }
        for past in 1..<month { count += length(past, year) }
        return count
    }

    static func day(_ text: String) -> Int { PlainTime(text)!.day }

    static func text(_ number: Int) -> String {
        var (left, year, month) = (number, 2020, 1)
        while left >= (isLeap(year) ? 366 : 365) {
            left -= isLeap(year) ? 366 : 365
            year += 1
        }
        while left >= length(month, year) {
            left -= length(month, year)
            month += 1
        }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(left + 1))/\(two(month))/\(year)"
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }
    static func length(_ month: Int, _ year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    static let daysOff = Set(
        [
            "01/01/2025", "27/01/2025", "28/01/2025", "29/01/2025", "30/01/2025", "31/01/2025", "07/04/2025",
            "30/04/2025", "01/05/2025", "02/05/2025", "01/09/2025", "02/09/2025", "01/01/2026", "02/01/2026",
            "16/02/2026", "17/02/2026", "18/02/2026", "19/02/2026", "20/02/2026", "27/04/2026", "30/04/2026",
            "01/05/2026", "31/08/2026", "01/09/2026", "02/09/2026", "24/11/2026",
        ].map(day))
    static let daysWorked = Set(["26/04/2025", "10/01/2026", "22/08/2026"].map(day))

    /// 1 January 2020 was a Wednesday.
    static func isWorked(_ day: Int) -> Bool {
        if daysWorked.contains(day) { return true }
        let weekday = (day + 2) % 7
        return weekday < 5 && !daysOff.contains(day)
    }

    /// Working days after one day up to and including another.
    static func worked(after start: Int, through end: Int) -> Int {
        var count = 0
        var day = start + 1
        while day <= end {
            if isWorked(day) { count += 1 }
            day += 1
        }
        return count
    }

    static func lastWorked(before day: Int) -> Int {
        var before = day - 1
        while !isWorked(before) { before -= 1 }
        return before
    }

    static func adding(_ days: Int, to day: Int) -> Int {
        var (left, day) = (days, day)
        while left > 0 {
            day += 1
            if isWorked(day) { left -= 1 }
        }
        return day
    }
}

/// A dossier as a person reads it off an export, with no code of the engine.
struct PlainDossier: Sendable {
    var id, unit, receivingUnit, code, procedure, field, channel, status: String
    var received: PlainTime
    var due, firstDue, finished, returned, askedAt, answeredAt, letter: PlainTime?
    var hasLetter: Bool
    var letters: Int
    var officer: String
    var components: Bool
    var resultDigitized: Bool
    var fee: Int
    var payment: String

    static let notAcceptedWords = ["Mới đăng ký", "Không được tiếp nhận"]
    static let withdrawnWords = ["Công dân yêu cầu rút hồ sơ", "Đã rút hồ sơ"]
    static let refusedWords = ["Từ chối giải quyết"]
    static let pausedWords = ["Yêu cầu bổ sung giấy tờ", "Yêu cầu thực hiện nghĩa vụ tài chính", "Dừng xử lý"]
    static let finishedWords = ["Đã xử lý xong", "Đã trả kết quả"]

    var isRefused: Bool { Self.refusedWords.contains(status) }
    var isWithdrawn: Bool { Self.withdrawnWords.contains(status) || isRefused }
    var isAccepted: Bool { !Self.notAcceptedWords.contains(status) }
    var end: PlainTime? { finished ?? returned }

    /// What no figure holds.
    var isExcluded: Bool {
        if let end { return end.day < received.day }
        return isWithdrawn || Self.finishedWords.contains(status)
    }

    enum Verdict: Sendable { case early, onTime, late }

    /// By the day, against a due day.
    func verdict(_ due: PlainTime?) -> Verdict? {
        guard let end else { return nil }
        guard let due else { return .onTime }
        return end.day < due.day ? .early : end.day == due.day ? .onTime : .late
    }

    /// The first day promised.
    var promise: PlainTime? { firstDue ?? due }
}

/// An export read with a plain reader: of a dossier that stands there twice the later record holds.
struct PlainExport: Sendable {
    var headings: [String]
    var dossiers: [PlainDossier] = []

    init(_ text: String) {
        let rows = PlainCSV.rows(text.replacingOccurrencesOfMark())
        let head = rows.firstIndex { $0.contains("Mã hồ sơ") || $0.contains("Số hồ sơ") } ?? 0
        headings = rows[head]
        var places: [String: Int] = [:]
        for row in rows[(head + 1)...] {
            guard let dossier = Self.read(row, headings) else { continue }
            if let place = places[dossier.id] {
                dossiers[place] = dossier
            } else {
                places[dossier.id] = dossiers.count
                dossiers.append(dossier)
            }
        }
    }

    static func cell(_ row: [String], _ headings: [String], _ names: String...) -> String {
        for name in names {
            if let place = headings.firstIndex(of: name), place < row.count { return row[place] }
        }
        return ""
    }

    private static func read(_ row: [String], _ headings: [String]) -> PlainDossier? {
        let id = cell(row, headings, "Mã hồ sơ", "Số hồ sơ")
        guard let received = PlainTime(cell(row, headings, "Ngày tiếp nhận")), !id.isEmpty else { return nil }
        func time(_ name: String) -> PlainTime? { PlainTime(cell(row, headings, name)) }
        let resolving = cell(row, headings, "Đơn vị giải quyết", "Cơ quan/đơn vị", "Đơn vị tiếp nhận")
        let letter = cell(row, headings, "Ngày xin lỗi")
        let times = Int(cell(row, headings, "Số lần xin lỗi")) ?? 0
        return PlainDossier(
            id: id, unit: resolving,
            receivingUnit: headings.contains("Đơn vị tiếp nhận") ? cell(row, headings, "Đơn vị tiếp nhận") : resolving,
            code: cell(row, headings, "Mã TTHC"),
            procedure: cell(row, headings, "Tên thủ tục hành chính", "Tên thủ tục"),
            field: cell(row, headings, "Lĩnh vực", "Tên lĩnh vực"), channel: cell(row, headings, "Hình thức nộp"),
            status: cell(row, headings, "Trạng thái", "Trạng thái hồ sơ"), received: received,
            due: time("Ngày hẹn trả"), firstDue: time("Ngày hẹn trả trước"), finished: time("Ngày kết thúc xử lý"),
            returned: time("Ngày trả kết quả"), askedAt: time("Ngày yêu cầu bổ sung"),
            answeredAt: time("Ngày nộp bổ sung"), letter: PlainTime(letter), hasLetter: !letter.isEmpty || times > 0,
            letters: max(times, letter.isEmpty ? 0 : 1), officer: cell(row, headings, "Cán bộ xử lý"),
            components: cell(row, headings, "Số hóa thành phần") == "Có",
            resultDigitized: cell(row, headings, "Số hóa kết quả") == "Có",
            fee: Int(cell(row, headings, "Phí, lệ phí").filter(\.isNumber)) ?? 0,
            payment: cell(row, headings, "Hình thức thanh toán"))
    }
}

extension String {
    /// Without a byte order mark.
    fileprivate func replacingOccurrencesOfMark() -> String { hasPrefix("\u{FEFF}") ? String(dropFirst()) : self }
}
