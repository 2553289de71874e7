import Generator

/// Counts a generated export again, from its text alone, in the plainest way: strings, dictionaries, one pass.
struct NaiveRecount {
    typealias Counts = [Truth.Column: Int]
    struct Cell: Hashable {
        var unit: String
        var year: Int
        var quarter: Int
    }
    struct Dossier: Equatable {
        var received: Int
        var due: Int?
        var original: Int?
        var finished: Int?
        var returned: Int?
        var status = ""
        var channel = ""
        var fee = 0
        var payment = ""
        var resultDigitized = ""
        var apology: Int?
        var receivingUnit = ""
        var resolvingUnit = ""
    }

    var lines = 0
    var accepted = 0
    var replaced = 0
    var rejected: [Truth.Reject: Int] = [:]
    var skipped: [Truth.Skip: Int] = [:]
    var plain: [Cell: Counts] = [:]
    var dedup: [Cell: Counts] = [:]
    var excludedPlain = 0
    var excludedDedup = 0

    init(_ made: Made) {
        let layout = made.truth.settings.layout
        let split = split(made.export)
        lines = split.lines
        let idHeading = layout == .full ? "Mã hồ sơ" : "Số hồ sơ"
        let heading = split.records.firstIndex { $0.cells.first == idHeading }!
        let headings = split.records[heading].cells
        var last: [String: Dossier] = [:]

        for (index, record) in split.records.enumerated() {
            let cells = record.cells
            func cell(_ name: String) -> String {
                headings.firstIndex(of: name).flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
            }
            if let kind = skipKind(cells, isAbove: index < heading, isHeading: index == heading, headings) {
                skipped[kind, default: 0] += 1
                continue
            }
            let received = moment(cell("Ngày tiếp nhận"))
            if received == nil,
                ["Mới đăng ký", "Không được tiếp nhận"].contains(
                    cell("Trạng thái") + cell("Trạng thái hồ sơ"))
            {
                skipped[.notAccepted, default: 0] += 1
                continue
            }
            let id = cell(idHeading).filter { $0.isLetter || $0.isNumber || "-.".contains($0) }
            if let kind = rejectKind(record, id: id, received: cell("Ngày tiếp nhận"), width: headings.count) {
                rejected[kind, default: 0] += 1
                continue
            }
            accepted += 1
            let dossier = Dossier(
                received: received!, due: moment(cell("Ngày hẹn trả")),
                original: moment(cell("Ngày hẹn trả trước")),
                finished: moment(cell("Ngày kết thúc xử lý")), returned: moment(cell("Ngày trả kết quả")),
                status: cell("Trạng thái") + cell("Trạng thái hồ sơ"), channel: cell("Hình thức nộp"),
                fee: amount(cell("Phí, lệ phí")), payment: cell("Hình thức thanh toán"),
                resultDigitized: cell("Số hóa kết quả"), apology: moment(cell("Ngày xin lỗi")),
                receivingUnit: cell("Đơn vị tiếp nhận") + cell("Cơ quan/đơn vị"),
                resolvingUnit: cell("Đơn vị giải quyết") + cell("Cơ quan/đơn vị"))
            count(dossier, made, in: &plain, &excludedPlain)
            if last.updateValue(dossier, forKey: id) != nil { replaced += 1 }
        }
        if layout == .igate { Self.join(made, to: &last) }
        for dossier in last.values { count(dossier, made, in: &dedup, &excludedDedup) }
    }

    private func skipKind(_ cells: [String], isAbove: Bool, isHeading: Bool, _ headings: [String]) -> Truth
        .Skip?
    {
        let texts = cells.filter { !$0.isEmpty }
        if isHeading { return .heading }
        if isAbove, cells.first == "sep=" { return .separatorLine }
        if texts.isEmpty { return .blank }
        if cells == headings { return .repeatedHeading }
        if cells[0].hasPrefix("Tổng cộng") || cells[0].hasPrefix("Cộng trang") { return .total }
        if isAbove { return .title }
        if texts.count <= 2, !texts[0].contains(where: \.isNumber) {
            return texts[0].hasPrefix("Lĩnh vực") ? .group : .footer
        }
        return nil
    }

    private func rejectKind(_ record: SplitRecord, id: String, received: String, width: Int) -> Truth.Reject? {
        if record.hasBadEncoding { return .badEncoding }
        if record.hasZeroByte { return .zeroByte }
        if id.isEmpty { return .idEmpty }
        if received.isEmpty { return .receivedMissing }
        if moment(received) == nil { return .receivedUnreadable }
        if record.cells.dropFirst(width).contains(where: { !$0.isEmpty }) { return .extraCells }
        if !record.endsWithLineEnd, record.cells.count < width { return .cutOff }
        return nil
    }

    /// The registers of the iGate layout, read into the dossiers that they name.
    private static func join(_ made: Made, to dossiers: inout [String: Dossier]) {
        func rows(_ file: GeneratedFile) -> [[String]] {
            split(made.files[file]!).records.dropFirst().map(\.cells)
        }
        for row in rows(.channels) { dossiers[row[0]]?.channel = row[1] }
        for row in rows(.payments) {
            dossiers[row[0]]?.fee = Int(row[1])!
            dossiers[row[0]]?.payment = row[2]
        }
        for row in rows(.digitization) { dossiers[row[0]]?.resultDigitized = row[2] }
        for row in rows(.letters) { dossiers[row[0]]?.apology = moment(row[1]) }
    }

    /// Definitions §4 "instant" and §5 with the cohort base, at the end of the span.
    private func count(
        _ dossier: Dossier, _ made: Made, in table: inout [Cell: Counts], _ excluded: inout Int
    ) {
        let asOf = (made.truth.settings.lastDay.number + 1) * 86_400
        let (year, month, _) = made.truth.settings.firstDay.advanced(to: dossier.received / 86_400).civil
        let resolving = Cell(unit: dossier.resolvingUnit, year: year, quarter: (month + 2) / 3)
        let receiving = Cell(unit: dossier.receivingUnit, year: year, quarter: (month + 2) / 3)
        func add(_ column: Truth.Column) {
            table[column.isOfReceivingUnit ? receiving : resolving, default: [:]][column, default: 0] += 1
        }
        let status = dossier.status
        if status == "Mới đăng ký" || status == "Không được tiếp nhận" { return add(.notAccepted) }
        let leaves = status == "Công dân yêu cầu rút hồ sơ" || status == "Từ chối giải quyết"
        let claimsFinish = status == "Đã xử lý xong" || status == "Đã trả kết quả"
        let end = dossier.finished ?? dossier.returned
        if let end, end / 86_400 < dossier.received / 86_400 {
            excluded += 1
            return
        }
        if end == nil, leaves || claimsFinish {
            excluded += 1
            return
        }

        add(.received)
        if dossier.channel == "Trực tuyến" { add(.online) }
        if dossier.fee > 0 { add(.withFee) }
        if dossier.fee > 0, dossier.payment == "Trực tuyến" { add(.paidOnline) }
        guard let end else {
            add(.open)
            if let due = dossier.due, due < asOf { add(.overdue) }
            return
        }
        if leaves {
            add(.withdrawn)
            if status == "Từ chối giải quyết" { add(.refused) }
            return
        }
        add(.finished)
        if dossier.resultDigitized == "Có" { add(.resultDigitized) }
        if let due = dossier.due, end > due {
            add(.late)
            if dossier.apology != nil { add(.lateWithApologyDate) }
        } else if let due = dossier.due, end / 86_400 < due / 86_400 {
            add(.early)
        } else {
            add(.onTime)
        }
        if let first = dossier.original ?? dossier.due, end > first {
            add(.lateFirstPromise)
            if dossier.apology != nil { add(.lateFirstPromiseWithApologyDate) }
        }
    }
}

extension GeneratorDay {
    /// The day with the given number, by walking from this one.
    func advanced(to number: Int) -> GeneratorDay {
        Days.byNumber[number]!
    }
}

/// The days of 2020–2027, listed by walking through the months.
enum Days {
    static let all: [GeneratorDay] = (2020...2027).flatMap { year in
        (1...12).flatMap { month in (1...31).compactMap { GeneratorDay(year: year, month: month, day: $0) } }
    }
    static let byNumber = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) })
}

/// Seconds since 1970 of every form in which the generator writes moments; nil for anything else.
func moment(_ text: String) -> Int? {
    if text.count == 14, let serial = Double(text), serial > 40_000 {
        return Int((serial * 86_400).rounded()) - 25_569 * 86_400
    }
    let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(whereSeparator: { $0 == "/" || $0 == "-" }).compactMap { Int($0) }
    let time = halves[1].split(separator: ":").compactMap { Int($0) }
    guard date.count == 3, time.count == 3, time[0] < 24, time[1] < 60, time[2] < 60 else { return nil }
    let isYearFirst = date[0] > 31
    guard
        let day = GeneratorDay(
            year: isYearFirst ? date[0] : date[2], month: date[1], day: isYearFirst ? date[2] : date[0])
    else { return nil }
    return day.number * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2]
}

/// đồng: the digits of `1.250.000 đ`; 0 without any, or where words stand round a number.
func amount(_ text: String) -> Int {
    text == "12k" ? 0 : Int(text.filter(\.isNumber)) ?? 0
}
