/// Puts observations into bytes: the one place that knows the layouts.
///
/// Everything that recurs is encoded once, beforehand; a record is then a row of copies.
struct RecordForm {
    let layout: GeneratorSettings.Layout
    let text: CSVText
    private let unitCodes: [[UInt8]]
    private let unitNames: [[UInt8]]
    /// Full layout: code, name and field of work; iGate: name and field of work.
    private let procedures: [[UInt8]]
    private let offices: [[UInt8]]
    private let channels: [[UInt8]]
    private let levels: [[UInt8]]
    private let statuses: [[UInt8]]
    private let payments: [[UInt8]]
    private let levelOfProcedure: [Int]
    private let fieldOfProcedure: [Int]
    private let places: [[UInt8]]
    private let calendarText = CalendarText.shared

    static let channelWords = ["Trực tiếp", "Trực tuyến", "Bưu chính"]
    static let levelWords = ["Toàn trình", "Một phần", "Cung cấp thông tin"]
    static let paymentWords = ["", "Chưa thanh toán", "Trực tuyến", "Tiền mặt", "Chuyển khoản", "Miễn phí"]
    static let statusWords = [
        "Mới đăng ký", "Không được tiếp nhận", "Được tiếp nhận", "Đang xử lý", "Yêu cầu bổ sung giấy tờ",
        "Yêu cầu thực hiện nghĩa vụ tài chính", "Dừng xử lý", "Công dân yêu cầu rút hồ sơ",
        "Từ chối giải quyết",
        "Đã xử lý xong", "Đã trả kết quả",
    ]

    /// What the letter's cell says when the letter has no date. A tidy export has only dates in that column.
    private let undatedLetter: [UInt8]

    init(_ world: World, _ settings: GeneratorSettings, text: CSVText) {
        layout = settings.layout
        self.text = text
        undatedLetter = settings.dirt == .none ? [] : text.encoded("Đã gửi")
        unitCodes = world.unitCodes.map { Array($0.utf8) }
        unitNames = world.unitNames.map { text.encoded($0) }
        procedures = world.procedures.indices.map { index in
            let name = world.procedureNames[index]
            let field = Names.fields[world.procedures[index].field].name
            return text.joined(
                settings.layout == .full ? [world.procedureCodes[index], name, field] : [name, field])
        }
        offices = Names.offices.map { text.encoded($0) }
        channels = Self.channelWords.map { text.encoded($0) }
        levels = Self.levelWords.map { text.encoded($0) }
        statuses = Self.statusWords.map { text.encoded($0) }
        payments = Self.paymentWords.map { text.encoded($0) }
        levelOfProcedure = world.procedures.map(\.level.rawValue)
        fieldOfProcedure = world.procedures.map(\.field)
        places = Names.places.map { Array("Mẫu \($0)".utf8) }
    }

    /// Appends the dossier's code, e.g. `H99.017-250715-0003`.
    func appendID(unit: Int, createdOn day: Int, sequence: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: unitCodes[unit])
        bytes.append(0x2D)
        calendarText.append(compactDay: day, to: &bytes)
        bytes.append(0x2D)
        bytes.append(decimal: sequence, width: 4)
    }

    /// Appends one record without its line end. A quoted line break may stand in the address.
    /// - Returns: the number of line breaks inside the record.
    func append(_ seen: Observation, of life: DossierLife, sequence: Int, to bytes: inout [UInt8]) -> Int {
        bytes.append(contentsOf: text.open)
        appendID(unit: life.receivingUnit, createdOn: life.createdOn, sequence: sequence, to: &bytes)
        next(&bytes)
        bytes.append(contentsOf: procedures[life.procedure])
        next(&bytes)
        let breaks: Int
        switch layout {
        case .full: breaks = appendFull(seen, of: life, to: &bytes)
        case .igate:
            appendIgate(seen, of: life, to: &bytes)
            breaks = 0
        }
        bytes.append(contentsOf: text.close)
        return breaks
    }

    private func appendFull(_ seen: Observation, of life: DossierLife, to bytes: inout [UInt8]) -> Int {
        bytes.append(contentsOf: unitNames[life.receivingUnit])
        next(&bytes)
        bytes.append(contentsOf: unitNames[life.resolvingUnit])
        next(&bytes)
        appendOfficer(life, to: &bytes)
        next(&bytes)
        bytes.append(contentsOf: channels[seen.channel.rawValue])
        next(&bytes)
        bytes.append(contentsOf: levels[levelOfProcedure[life.procedure]])
        next(&bytes)
        calendarText.append(seen.receivedAt, to: &bytes)
        next(&bytes)
        calendarText.append(seen.dueAt, to: &bytes)
        next(&bytes)
        calendarText.append(seen.originalDueAt, to: &bytes)
        next(&bytes)
        calendarText.append(seen.finishedAt, to: &bytes)
        next(&bytes)
        calendarText.append(seen.returnedAt, to: &bytes)
        next(&bytes)
        bytes.append(contentsOf: statuses[seen.status.rawValue])
        next(&bytes)
        bytes.append(decimal: seen.fee)
        next(&bytes)
        bytes.append(contentsOf: payments[seen.payment.rawValue])
        next(&bytes)
        append(seen.componentsDigitized, to: &bytes)
        next(&bytes)
        append(seen.resultDigitized, to: &bytes)
        next(&bytes)
        append(seen.electronicResult, to: &bytes)
        next(&bytes)
        append(seen.reused, to: &bytes)
        next(&bytes)
        if seen.letterAt == 0, seen.hasLetter { bytes.append(contentsOf: undatedLetter) }
        calendarText.append(seen.letterAt, to: &bytes)
        next(&bytes)
        appendOwner(life, to: &bytes)
        next(&bytes)
        return appendAddress(life, to: &bytes)
    }

    private func appendIgate(_ seen: Observation, of life: DossierLife, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: offices[fieldOfProcedure[life.procedure] % offices.count])
        next(&bytes)
        calendarText.append(seen.receivedAt, to: &bytes)
        next(&bytes)
        calendarText.append(seen.dueAt, to: &bytes)
        next(&bytes)
        calendarText.append(seen.finishedAt, to: &bytes)
        next(&bytes)
        bytes.append(contentsOf: unitNames[life.resolvingUnit])
        next(&bytes)
        appendOwner(life, to: &bytes)
        next(&bytes)
        bytes.append(contentsOf: Self.phonePrefix)
        bytes.append(decimal: Int(life.tail >> 40) % 1_000, width: 3)
        next(&bytes)
        appendOfficer(life, to: &bytes)
        next(&bytes)
        bytes.append(contentsOf: statuses[seen.status.rawValue])
    }

    // MARK: Registers

    /// Appends the dossier's row of a register with its line end, if the register names it.
    /// - Returns: whether it does.
    func append(
        _ register: GeneratedFile, _ seen: Observation, of life: DossierLife, sequence: Int,
        procedureFee: Int,
        to bytes: inout [UInt8]
    ) -> Bool {
        switch register {
        case .payments where procedureFee == 0: return false
        case .letters where !seen.hasLetter: return false
        case .export, .procedures: return false
        default: break
        }
        bytes.append(contentsOf: text.open)
        appendID(unit: life.receivingUnit, createdOn: life.createdOn, sequence: sequence, to: &bytes)
        next(&bytes)
        switch register {
        case .channels:
            bytes.append(contentsOf: channels[seen.channel.rawValue])
        case .payments:
            bytes.append(decimal: seen.fee)
            next(&bytes)
            bytes.append(contentsOf: payments[seen.payment.rawValue])
            next(&bytes)
            calendarText.append(seen.paidAt, to: &bytes)
        case .digitization:
            append(seen.componentsDigitized, to: &bytes)
            next(&bytes)
            append(seen.resultDigitized, to: &bytes)
            next(&bytes)
            append(seen.electronicResult, to: &bytes)
            next(&bytes)
            append(seen.reused, to: &bytes)
        default:
            calendarText.append(seen.letterAt, to: &bytes)
            next(&bytes)
            bytes.append(decimal: 1 + Int(life.number % 9_999))
            bytes.append(contentsOf: Self.letterSuffix)
            next(&bytes)
            calendarText.append(seen.newDueAt, to: &bytes)
        }
        bytes.append(contentsOf: text.close)
        bytes.append(0x0A)
        return true
    }

    /// The register of procedures, without its heading.
    static func procedureRows(_ world: World, _ text: CSVText) -> [[UInt8]] {
        world.procedures.indices.map { index in
            let procedure = world.procedures[index]
            let limit = procedure.limitDays == 0 ? "8 giờ làm việc" : "\(procedure.limitDays) ngày làm việc"
            let cells = [
                world.procedureCodes[index], world.procedureNames[index],
                levelWords[procedure.level.rawValue], limit,
                String(procedure.fee),
            ]
            return text.record(cells.map { Array($0.utf8) }) + [0x0A]
        }
    }

    // MARK: Parts

    private static let phonePrefix = Array("0900 000 ".utf8)
    private static let letterSuffix = Array("/TXL-MAU".utf8)
    private static let officer = Array("Cán bộ ".utf8)
    private static let citizen = Array("Công dân ".utf8)
    private static let company = Array("Doanh nghiệp ".utf8)
    private static let yes = Array("Có".utf8)
    private static let no = Array("Không".utf8)
    private static let group = Array("Tổ ".utf8)
    private static let quarter = Array("Khu phố ".utf8)
    private static let ward = Array(", phường ".utf8)
    private static let commune = Array(" xã ".utf8)
    private static let wayfinding = Array(" (gần nhà văn hóa)".utf8)

    @inline(__always)
    private func next(_ bytes: inout [UInt8]) { bytes.append(contentsOf: text.separator) }

    private func append(_ answer: Bool, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: answer ? Self.yes : Self.no)
    }

    /// An office-holder without a name: number of the unit and of the desk.
    private func appendOfficer(_ life: DossierLife, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: Self.officer)
        bytes.append(decimal: life.resolvingUnit + 1, width: 3)
        bytes.append(0x2E)
        bytes.append(decimal: life.officer)
    }

    private func appendOwner(_ life: DossierLife, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: life.tail & 15 == 0 ? Self.company : Self.citizen)
        bytes.append(decimal: Int(life.number % 10_000_000), width: 7)
    }

    /// `Tổ 5, phường Mẫu An`: 85 % of the addresses need quotes, 2 % hold quotes, 0.4 % a line break.
    private func appendAddress(_ life: DossierLife, to bytes: inout [UInt8]) -> Int {
        let kind = (Int(life.tail >> 16 & 0xFFFF) * 1_000) >> 16
        let group = 1 + Int(life.tail >> 8 & 0x1F)
        let place = places[Int(life.tail >> 32 & 0xFF) % places.count]
        let outer = text.quoting == .minimal
        guard kind < 850 else {
            bytes.append(contentsOf: Self.group)
            bytes.append(decimal: group)
            bytes.append(contentsOf: Self.commune)
            bytes.append(contentsOf: place)
            return 0
        }
        if outer { bytes.append(0x22) }
        if kind < 20 {
            bytes.append(contentsOf: Self.quarter)
            bytes.append(0x22)
            bytes.append(0x22)
            bytes.append(contentsOf: place)
            bytes.append(0x22)
            bytes.append(0x22)
        } else {
            bytes.append(contentsOf: Self.group)
            bytes.append(decimal: group)
        }
        let breaks = kind >= 20 && kind < 24
        if breaks { bytes.append(0x0A) }
        bytes.append(contentsOf: Self.ward)
        bytes.append(contentsOf: place)
        if life.tail >> 63 == 1 { bytes.append(contentsOf: Self.wayfinding) }
        if outer { bytes.append(0x22) }
        return breaks ? 1 : 0
    }
}
