/// The kinds of untidiness of one record.
enum RecordDirt: CaseIterable {
    // Harmless: read as the clean record.
    case decomposed, paddedId, otherDateForm, otherFeeForm, emptyExtraCells
    // Accepted with a finding.
    case shortRecord, unreadableDue, unreadableFinish, unreadableFee, unknownStatus, unknownChannel
    // Accepted, counted nowhere.
    case finishBeforeReceipt, withdrawnWithoutDate
    // Rejected.
    case unreadableReceived, missingReceived, emptyId, extraCell, badEncoding, zeroByte

    /// In how many of 10,000 records it is tried.
    func rate(_ dirt: GeneratorSettings.Dirt) -> Int {
        let (some, much) =
            switch self {
            case .decomposed: (60, 300)
            case .paddedId: (20, 100)
            case .otherDateForm: (60, 200)
            case .otherFeeForm: (40, 200)
            case .emptyExtraCells: (20, 100)
            case .shortRecord: (30, 150)
            case .unreadableDue, .unreadableFinish: (8, 60)
            case .unreadableFee: (6, 60)
            case .unknownStatus, .unknownChannel: (10, 60)
            case .finishBeforeReceipt: (5, 30)
            case .withdrawnWithoutDate: (10, 60)
            case .unreadableReceived, .missingReceived, .emptyId: (5, 50)
            case .extraCell: (4, 40)
            case .badEncoding, .zeroByte: (0, 20)
            }
        switch dirt {
        case .none: return 0
        case .some: return some
        case .much: return much
        }
    }

    var reject: Truth.Reject? {
        switch self {
        case .unreadableReceived: .receivedUnreadable
        case .missingReceived: .receivedMissing
        case .emptyId: .idEmpty
        case .extraCell: .extraCells
        case .badEncoding: .badEncoding
        case .zeroByte: .zeroByte
        default: nil
        }
    }

    var finding: Truth.Finding? {
        switch self {
        case .shortRecord: .shortRecord
        case .unreadableDue, .unreadableFinish: .unreadableDate
        case .unreadableFee: .unreadableFee
        case .unknownStatus: .unknownStatus
        case .unknownChannel: .unknownChannel
        default: nil
        }
    }

    /// Whether the record can be made untidy in this way so that its fate is beyond doubt.
    func applies(to seen: Observation, _ columns: ExportColumns) -> Bool {
        let leaves = seen.status == .withdrawn || seen.status == .refused
        guard !seen.status.isNotAccepted else { return false }
        switch self {
        case .otherFeeForm, .unreadableFee: return columns.fee != nil && seen.fee > 0
        case .unknownChannel: return columns.channel != nil
        case .unreadableDue: return seen.dueAt != 0
        case .unreadableFinish: return seen.finishedAt != 0 && !leaves
        case .finishBeforeReceipt:
            return seen.finishedAt != 0 && seen.receivedAt / Moment.day >= OfficeCalendar.firstDay.number + 3
        case .withdrawnWithoutDate: return leaves
        case .unknownStatus, .shortRecord: return !leaves
        default: return true
        }
    }

    /// What a reader can still make of the record.
    func change(_ seen: inout Observation) {
        switch self {
        case .unreadableDue: seen.dueAt = 0
        case .unreadableFinish: seen.finishedAt = 0
        case .unreadableFee: seen.fee = 0
        case .unknownChannel: seen.channelIsKnown = false
        case .unknownStatus: seen.statusIsKnown = false
        case .finishBeforeReceipt: seen.finishedAt = seen.receivedAt - 3 * Moment.day
        case .withdrawnWithoutDate: seen.finishedAt = 0
        default: break
        }
    }

    /// Changes the cells of a clean record. `clean` is what the record showed before ``change(_:)``.
    func change(
        _ cells: inout [[UInt8]], _ columns: ExportColumns, _ clean: Observation, _ changed: Observation,
        _ random: inout RandomStream
    ) {
        func pick(_ words: [String]) -> [UInt8] { Array(words[random.below(words.count)].utf8) }
        let unreadable = [
            "31/02/2025 08:00:00", "15/13/2025", "########", "chưa rõ", "00/00/0000 00:00:00", "2025-06-31",
        ]
        switch self {
        case .decomposed: cells = cells.map(VietnameseText.decomposed)
        case .paddedId:
            let padding = [("\u{A0}", ""), ("", "\u{A0}"), ("  ", " "), ("'", "")][random.below(4)]
            cells[columns.id] = Array(padding.0.utf8) + cells[columns.id] + Array(padding.1.utf8)
        case .otherDateForm:
            cells[columns.received] = DateForms.draw(clean.receivedAt, &random)
            cells[columns.due] = DateForms.draw(clean.dueAt, &random)
            cells[columns.finished] = DateForms.draw(clean.finishedAt, &random)
        case .otherFeeForm: cells[columns.fee!] = FeeForms.draw(clean.fee, &random)
        case .emptyExtraCells: cells += [[], []]
        case .shortRecord: cells.removeLast(columns.channel == nil ? 1 : 2)
        case .unreadableDue: cells[columns.due] = pick(unreadable)
        case .unreadableFinish: cells[columns.finished] = pick(unreadable)
        case .unreadableFee: cells[columns.fee!] = pick(["theo quy định", "xem biên lai", "12k"])
        case .unknownStatus: cells[columns.status] = pick(["Chuyển bước 7", "Chờ ý kiến liên ngành mẫu"])
        case .unknownChannel: cells[columns.channel!] = pick(["Quầy số 3", "Hội thi mẫu"])
        case .finishBeforeReceipt:
            cells[columns.finished] = []
            CalendarText.shared.append(changed.finishedAt, to: &cells[columns.finished])
        case .withdrawnWithoutDate: cells[columns.finished] = []
        case .unreadableReceived: cells[columns.received] = pick(unreadable)
        case .missingReceived: cells[columns.received] = []
        case .emptyId: cells[columns.id] = random.chance(5_000) ? [] : Array(" \u{A0}".utf8)
        case .extraCell: cells.append(pick(["ghi chú", "x"]))
        case .badEncoding: cells[columns.owner] += [0x20, 0xC3, 0x28]
        case .zeroByte: cells[columns.owner].append(0)
        }
    }
}

/// The same moment in the other forms that offices write.
enum DateForms {
    static func draw(_ moment: Int, _ random: inout RandomStream) -> [UInt8] {
        guard moment != 0 else { return [] }
        let day = moment / Moment.day
        let second = moment % Moment.day
        let (year, month, dayOfMonth) = GeneratorDay(number: day).civil
        var bytes: [UInt8] = []
        switch random.below(4) {
        case 0:  // 2025-03-14 08:05:09, or with a T
            bytes.append(decimal: year)
            bytes.append(0x2D)
            bytes.append(decimal: month, width: 2)
            bytes.append(0x2D)
            bytes.append(decimal: dayOfMonth, width: 2)
            bytes.append(random.chance(5_000) ? 0x20 : 0x54)
            append(second, hourWidth: 2, to: &bytes)
        case 1:  // 14/3/2025 8:05:09
            bytes.append(decimal: dayOfMonth)
            bytes.append(0x2F)
            bytes.append(decimal: month)
            bytes.append(0x2F)
            bytes.append(decimal: year)
            bytes.append(0x20)
            append(second, hourWidth: 1, to: &bytes)
        case 2:  // 14-03-2025 08:05:09
            bytes.append(decimal: dayOfMonth, width: 2)
            bytes.append(0x2D)
            bytes.append(decimal: month, width: 2)
            bytes.append(0x2D)
            bytes.append(decimal: year)
            bytes.append(0x20)
            append(second, hourWidth: 2, to: &bytes)
        default:  // Excel's serial number, to 10⁻⁸ of a day: 45730.33690972
            bytes.append(decimal: day + 25_569)
            bytes.append(0x2E)
            bytes.append(decimal: (second * 100_000_000 + Moment.day / 2) / Moment.day, width: 8)
        }
        return bytes
    }

    private static func append(_ second: Int, hourWidth: Int, to bytes: inout [UInt8]) {
        bytes.append(decimal: second / 3_600, width: hourWidth)
        bytes.append(0x3A)
        bytes.append(decimal: second / 60 % 60, width: 2)
        bytes.append(0x3A)
        bytes.append(decimal: second % 60, width: 2)
    }
}

/// The same amount of đồng in the other forms that offices write.
enum FeeForms {
    static func draw(_ fee: Int, _ random: inout RandomStream) -> [UInt8] {
        let mark = [".", ",", "\u{A0}"][random.below(3)]
        var digits = String(fee)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return Array((groups.joined(separator: mark) + ["", " đ", " VNĐ", "₫"][random.below(4)]).utf8)
    }
}
