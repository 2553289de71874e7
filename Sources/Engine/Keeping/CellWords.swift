import DossierDecoding
import Dossiers
import DossierStore

/// Values as cells that the full layout reads back as what they were.
struct CellWords {
    private let status: [StatusGroup: String]
    private let channel: [Channel: String]
    private let level: [ServiceLevel: String]
    private let payment: [Payment: String]
    private let rating: [Rating: String]

    init(_ schema: ExportSchema) {
        // Of several words the one that says no more than the code does; else the shortest that is no number.
        func pick<Code: Hashable>(_ words: [String: Code], _ plain: [String] = []) -> [Code: String] {
            var picked: [Code: String] = [:]
            let rest = words.keys.filter { Int($0) == nil }.sorted { ($0.count, $0) < ($1.count, $1) }
            for word in plain + rest {
                if let code = words[word], picked[code] == nil { picked[code] = word }
            }
            return picked
        }
        status = pick(
            schema.statusWords,
            [
                "Không được tiếp nhận", "Đang giải quyết", "Tạm dừng", "Đã rút hồ sơ", "Từ chối giải quyết",
                "Đã giải quyết xong",
            ])
        channel = pick(schema.channelWords, ["Trực tiếp", "Trực tuyến", "Bưu chính"])
        level = pick(schema.levelWords, ["Toàn trình", "Một phần", "Cung cấp thông tin"])
        payment = pick(schema.paymentWords, ["Trực tuyến", "Chưa thanh toán", "Miễn phí"])
        rating = pick(schema.ratingWords, ["Hài lòng", "Bình thường", "Không hài lòng"])
    }

    func text(_ field: CanonicalField, _ row: Dossier, _ words: StoreWords) -> String {
        func word(_ list: [String], _ id: WordID) -> String {
            Int(id.rawValue) < list.count ? list[Int(id.rawValue)] : ""
        }
        func stamp(_ value: Stamp, _ bit: TimedStamps) -> String {
            guard !value.isNone else { return "" }
            let day = value.day.vietnameseText
            return row.timed.contains(bit) ? day + " " + value.isoText().suffix(8) : day
        }
        func number(_ value: some BinaryInteger) -> String { value == 0 ? "" : String(value) }
        func answer(_ answer: Answer) -> String { answer == .yes ? "Có" : answer == .no ? "Không" : "" }
        switch field {
        case .procedureCode, .procedure:
            guard Int(row.procedure.rawValue) < words.procedures.count else { return "" }
            let procedure = words.procedures[Int(row.procedure.rawValue)]
            return field == .procedure ? procedure.name : procedure.code
        case .field: return word(words.fields, row.field)
        case .receivingUnit: return word(words.units, row.receivingUnit)
        case .resolvingUnit: return word(words.units, row.resolvingUnit)
        case .officer: return word(words.officers, row.officer)
        case .channel: return channel[row.channel] ?? ""
        case .level: return level[row.level] ?? ""
        case .limit:
            switch row.limitUnit {
            case .none: return ""
            case .workingDays: return "\(row.limitValue) ngày làm việc"
            case .hours: return "\(row.limitValue) giờ"
            }
        case .receivedAt: return stamp(row.receivedAt, .receivedAt)
        case .originalDueAt: return stamp(row.originalDueAt, .originalDueAt)
        case .dueAt: return stamp(row.dueAt, .dueAt)
        case .newDueAt: return stamp(row.newDueAt, .newDueAt)
        case .finishedAt: return stamp(row.finishedAt, .finishedAt)
        case .returnedAt: return stamp(row.returnedAt, .returnedAt)
        case .status: return status[row.status] ?? ""
        case .supplementCount: return number(row.supplementCount)
        case .supplementFrom: return stamp(row.supplementFrom, .supplementFrom)
        case .supplementTo: return stamp(row.supplementTo, .supplementTo)
        case .fee: return row.known.contains(.fee) ? String(row.fee) : ""
        case .payment: return payment[row.payment] ?? ""
        case .componentsDigitized: return answer(row.componentsDigitized)
        case .resultDigitized: return answer(row.resultDigitized)
        case .electronicResult: return answer(row.electronicResult)
        case .reusedData: return answer(row.reusedData)
        case .apologyAt: return stamp(row.apologyAt, .apologyAt)
        case .apologyRef:
            guard row.apologyIssued == .yes else { return "" }
            if row.apologyAt.isNone { return "Đã gửi" }
            // Where no column has the dates, the reference tells them.
            return row.known.contains(.apologyAt) ? "" : "Đã gửi ngày " + row.apologyAt.day.vietnameseText
        case .apologyCount: return number(row.apologyCount)
        case .rating: return rating[row.rating] ?? ""
        case .id, .submittedAt, .owner, .address, .phone, .identity: return ""
        }
    }
}
