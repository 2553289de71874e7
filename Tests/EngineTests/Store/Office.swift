import Dossiers

/// A made-up office whose dossiers change from night to night, and what its system exports of them.
struct Office {
    struct Case {
        var code: String
        var received: Int
        var due: Int
        var finished: Int?
        var isWithdrawn = false
        var unit: String
        var isOnline: Bool
        var letters: [Int] = []
        var isGone = false
    }

    private var random: UInt64
    private(set) var cases: [Case] = []
    /// Days since the first night.
    private(set) var day = 0
    /// 1 March 2025.
    static let firstDay = CivilDay(isoText: "2025-03-01")!

    init(seed: UInt64) { random = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below bound: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((random >> 33) % UInt64(bound))
    }

    /// One day passes: dossiers come, are finished, prolonged, withdrawn, reopened, moved back, or lost.
    mutating func pass() {
        day += 1
        for _ in 0..<(12 + number(below: 10)) {
            let due = day + 1 + number(below: 20)
            let unit = "Xã \(1 + number(below: 4))"
            let isOnline = number(below: 3) > 0
            cases.append(
                Case(
                    code: "H01.01-250301-\(1000 + cases.count)", received: day, due: due, finished: nil, unit: unit,
                    isOnline: isOnline))
        }
        for index in cases.indices where !cases[index].isGone {
            switch number(below: 400) {
            case 0..<30 where cases[index].finished == nil: cases[index].finished = day
            case 30..<34 where cases[index].finished == nil: cases[index].due += 1 + number(below: 12)
            case 34 where cases[index].finished != nil: cases[index].finished = nil
            case 35 where cases[index].finished != nil:
                cases[index].finished = max(cases[index].received, (cases[index].finished ?? day) - 2)
            case 36 where cases[index].finished == nil: (cases[index].isWithdrawn, cases[index].finished) = (true, day)
            case 50..<70 where cases[index].finished == nil && cases[index].due < day: cases[index].letters.append(day)
            case 38 where day - cases[index].received > 30: cases[index].isGone = true
            default: break
            }
        }
    }

    /// What the system lists tonight: all that was received in the last so many days, or is still open.
    func export(window: Int) -> String {
        var text =
            "Mã hồ sơ,Tên thủ tục,Đơn vị giải quyết,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Chủ hồ sơ\n"
        for item in cases where !item.isGone && (item.received > day - window || item.finished == nil) {
            let status = item.isWithdrawn ? "Đã rút hồ sơ" : item.finished == nil ? "Đang xử lý" : "Đã trả kết quả"
            text +=
                [
                    item.code, "Khai sinh", item.unit, item.isOnline ? "Trực tuyến" : "Trực tiếp",
                    date(item.received, 8),
                    date(item.due, 17), item.finished.map { date($0, 15) } ?? "", status, "Zzqx Văn Ước",
                ].joined(separator: ",") + "\n"
        }
        return text
    }

    /// The register of letters: all there are so far.
    func letters() -> String {
        var text = "Mã hồ sơ,Ngày xin lỗi,Ngày hẹn trả mới\n"
        for item in cases {
            for letter in item.letters {
                text += "\(item.code),\(day(letter)),\(day(letter + 7))\n"
            }
        }
        return text
    }

    /// When tonight's export is drawn: the end of the day.
    var drawnAt: String { Self.firstDay.adding(day).isoText }

    private func day(_ number: Int) -> String { Self.firstDay.adding(number).vietnameseText }
    private func date(_ number: Int, _ hour: Int) -> String { day(number) + " \(hour < 10 ? "0" : "")\(hour):30:00" }
}
