/// A word of `--what-if`: what so many dossiers that went another way would do to the figures. A closed table.
public struct WhatIfWord: Sendable {
    /// What one dossier more does to a figure: a step of the numerator and of the denominator, or of a count.
    struct Effect: Sendable {
        var indicator: String
        var numerator: Int64
        var denominator: Int64
    }

    /// As it is written, e.g. `late`.
    public let word: String
    /// What one of them is, and what is taken for granted of it.
    public let meaning: Wording
    let effects: [Effect]

    private init(_ word: String, vi: String, en: String, _ effects: [(String, Int64, Int64)]) {
        self.word = word
        meaning = Wording(vi: vi, en: en)
        self.effects = effects.map { Effect(indicator: $0.0, numerator: $0.1, denominator: $0.2) }
    }

    public static func named(_ word: String) -> WhatIfWord? { all.first { $0.word == word } }

    public static let all: [WhatIfWord] = [
        WhatIfWord(
            "late",
            vi:
                "hồ sơ giải quyết quá hạn thay vì đúng hạn; hồ sơ quá hạn thêm thì chưa có thư xin lỗi, bớt thì bớt hồ sơ chưa có thư trước",
            en:
                "resolved late in place of on time; further late ones have no letter, of fewer those without one go first",
            [
                ("T1", -1, 0), ("T2", -1, 0), ("A1", 0, 1), ("A2", 0, 1), ("A3", 0, 1), ("A5", 0, 1), ("A4", 1, 0),
            ]),
        WhatIfWord(
            "overdue",
            vi: "hồ sơ đang giải quyết quá hạn thay vì trong hạn; thư xin lỗi như với late",
            en: "open overdue in place of open in time; letters as with late",
            [
                ("T4", 1, 0), ("T2", -1, 0), ("A1", 0, 1), ("A2", 0, 1), ("A3", 0, 1), ("A5", 0, 1), ("A4", 1, 0),
            ]),
        WhatIfWord(
            "early", vi: "hồ sơ giải quyết trước hạn thay vì đúng hạn", en: "resolved early in place of on time",
            [("T3", 1, 0)]),
        WhatIfWord(
            "online",
            vi: "hồ sơ nộp trực tuyến thay vì trực tiếp, tất cả thuộc thủ tục toàn trình; tổng số không đổi",
            en: "received online in place of directly, all of them of full-service procedures; the total stays",
            [("O1", 1, 0), ("O2", 1, 0), ("O3", 1, 0), ("O4", 1, 0)]),
        WhatIfWord(
            "new-online",
            vi: "hồ sơ trực tuyến tiếp nhận thêm, thuộc thủ tục toàn trình, đang giải quyết trong hạn, chưa số hóa",
            en: "further dossiers received online, of full-service procedures, open in time, not digitized",
            [
                ("O1", 1, 1), ("O2", 1, 1), ("O3", 1, 1), ("O4", 1, 1), ("T2", 1, 1), ("D1", 0, 1), ("D4", 0, 1),
                ("D5", 0, 1),
            ]),
        WhatIfWord(
            "new-direct",
            vi: "hồ sơ trực tiếp tiếp nhận thêm, thuộc thủ tục toàn trình, đang giải quyết trong hạn, chưa số hóa",
            en: "further dossiers received directly, of full-service procedures, open in time, not digitized",
            [
                ("O1", 0, 1), ("O2", 0, 1), ("O3", 0, 1), ("O4", 0, 1), ("T2", 1, 1), ("D1", 0, 1), ("D4", 0, 1),
                ("D5", 0, 1),
            ]),
        WhatIfWord(
            "paid-online", vi: "hồ sơ có phí thanh toán trực tuyến thay vì cách khác",
            en: "dossiers with a fee paid online in place of otherwise", [("P1", 1, 0), ("P2", 1, 0)]),
        WhatIfWord(
            "digitized", vi: "hồ sơ được số hóa thành phần (kết quả đã số hóa)",
            en: "dossiers whose components are digitized (the result is already)", [("D1", 1, 0), ("D5", 1, 0)]),
        WhatIfWord(
            "results-digitized", vi: "hồ sơ đã giải quyết được số hóa kết quả",
            en: "resolved dossiers whose result is digitized", [("D2", 1, 0)]),
        WhatIfWord(
            "electronic-results", vi: "hồ sơ đã giải quyết có kết quả điện tử",
            en: "resolved dossiers with an electronic result", [("D3", 1, 0)]),
        WhatIfWord(
            "reused", vi: "hồ sơ dùng lại dữ liệu đã số hóa", en: "dossiers with reused data", [("D4", 1, 0)]),
        WhatIfWord(
            "letters", vi: "hồ sơ quá hạn có thư xin lỗi kịp thời thay vì không có thư",
            en: "late dossiers with a letter in time in place of none",
            [("A1", 1, 0), ("A2", 1, 0), ("A3", 1, 0), ("A4", -1, 0)]),
        WhatIfWord(
            "satisfied", vi: "đánh giá hài lòng thay vì không hài lòng", en: "ratings satisfied in place of not",
            [("S1", 1, 0)]),
    ]
}
