import Indicators

/// What one more dossier on either side of a rate is called, so that headroom can be said in words:
/// "chịu được thêm 4 hồ sơ quá hạn".
struct HeadroomWords {
    /// A counted thing; English tells one from many.
    struct Thing {
        var vi: String
        var one: String
        var many: String

        /// `4 hồ sơ quá hạn`, `1 late dossier`; with `more`, `1 more late dossier`.
        func counted(_ count: Int64, more: Bool = false, _ language: Language) -> String {
            let number = NumberText.of(count, language)
            if language == .vi { return number + " " + vi }
            return number + (more ? " more " : " ") + (count == 1 ? one : many)
        }

        func plain(_ language: Language) -> String { language == .vi ? vi : many }
    }

    /// Counts in the numerator, and outside it.
    var inside: Thing
    var outside: Thing

    /// What brings a rate towards its target, and what takes it away. Where less is better, it is the numerator that
    /// must not grow.
    static func sides(
        of label: IndicatorLabel, _ target: Headroom.Target
    ) -> (favourable: Thing, unfavourable: Thing) {
        let words = of(label)
        return switch target.relation {
        case .atMost, .below: (words.outside, words.inside)
        case .atLeast, .above: (words.inside, words.outside)
        }
    }

    static func of(_ label: IndicatorLabel) -> HeadroomWords {
        if let words = byID[label.id] { return words }
        return switch label.unit {
        case .dossiers, .workingDays:
            make("hồ sơ", "dossier", "đạt", "that counts", "không đạt", "that does not")
        case .petitions: make("phản ánh", "petition", "đạt", "that counts", "không đạt", "that does not")
        case .ratings: make("phiếu", "rating", "hài lòng", "that is satisfied", "không hài lòng", "that is not")
        case .procedures: make("thủ tục", "procedure", "đạt", "that counts", "không đạt", "that does not")
        case .dong:
            HeadroomWords(
                inside: Thing(vi: "đồng tính vào tử số", one: "đồng that counts", many: "đồng that count"),
                outside: Thing(
                    vi: "đồng không tính vào tử số", one: "đồng that does not count",
                    many: "đồng that do not count"))
        }
    }

    private static func make(
        _ vi: String, _ en: String, _ insideVi: String, _ insideEn: String, _ outsideVi: String,
        _ outsideEn: String
    ) -> HeadroomWords {
        HeadroomWords(
            inside: Thing(vi: vi + " " + insideVi, one: en + " " + insideEn, many: en + "s " + insideEn),
            outside: Thing(vi: vi + " " + outsideVi, one: en + " " + outsideEn, many: en + "s " + outsideEn))
    }

    private static func adjective(
        _ insideVi: String, _ insideEn: String, _ outsideVi: String, _ outsideEn: String
    ) -> HeadroomWords {
        HeadroomWords(
            inside: Thing(vi: "hồ sơ " + insideVi, one: insideEn + " dossier", many: insideEn + " dossiers"),
            outside: Thing(
                vi: "hồ sơ " + outsideVi, one: outsideEn + " dossier", many: outsideEn + " dossiers"))
    }

    private static let online = adjective(
        "nộp trực tuyến", "online", "không nộp trực tuyến", "other than online")
    private static let paidOnline = make(
        "hồ sơ", "dossier", "thanh toán trực tuyến", "paid online", "không thanh toán trực tuyến",
        "not paid online")

    private static let byID: [String: HeadroomWords] = [
        "T1": adjective("đúng hạn", "on-time", "quá hạn", "late"),
        "T2": adjective("đúng hạn hoặc trong hạn", "in-time", "quá hạn", "late or overdue"),
        "T3": adjective("trước hạn", "early", "không trước hạn", "not early"),
        "T4": adjective("quá hạn", "overdue", "trong hạn", "in-time"),
        "O1": online, "O2": online, "O3": online, "O4": online,
        "O5": make(
            "thủ tục", "procedure", "có hồ sơ trực tuyến", "with an online dossier",
            "chưa có hồ sơ trực tuyến",
            "without an online dossier"),
        "P1": paidOnline, "P2": paidOnline,
        "P3": make(
            "thủ tục", "procedure", "có thanh toán trực tuyến", "with an online payment",
            "chưa có thanh toán trực tuyến", "without an online payment"),
        "P4": HeadroomWords(
            inside: Thing(
                vi: "đồng thanh toán trực tuyến", one: "đồng paid online", many: "đồng paid online"),
            outside: Thing(
                vi: "đồng không thanh toán trực tuyến", one: "đồng not paid online",
                many: "đồng not paid online")),
        "D1": make(
            "hồ sơ", "dossier", "có thành phần số hóa", "with digitized components",
            "không có thành phần số hóa",
            "without digitized components"),
        "D2": make(
            "hồ sơ", "dossier", "có kết quả số hóa", "with a digitized result", "không có kết quả số hóa",
            "without a digitized result"),
        "D3": make(
            "hồ sơ", "dossier", "có kết quả điện tử", "with an electronic result", "không có kết quả điện tử",
            "without an electronic result"),
        "D4": make(
            "hồ sơ", "dossier", "có tái sử dụng dữ liệu", "with reused data", "không tái sử dụng dữ liệu",
            "without reused data"),
        "D5": make(
            "hồ sơ", "dossier", "số hóa cả thành phần và kết quả", "digitized in full", "chưa số hóa đủ",
            "not digitized in full"),
        "A1": make(
            "hồ sơ quá hạn", "late dossier", "có thư xin lỗi", "with an apology", "không có thư xin lỗi",
            "without an apology"),
        "A2": make(
            "hồ sơ quá hạn", "late dossier", "xin lỗi trước ngày hẹn", "with an apology before the due day",
            "không xin lỗi trước ngày hẹn", "without an apology before the due day"),
        "A3": make(
            "hồ sơ quá hạn", "late dossier", "xin lỗi chậm nhất ngày hẹn", "with an apology by the due day",
            "không xin lỗi kịp ngày hẹn", "without an apology by the due day"),
        "A5": make(
            "hồ sơ quá hạn", "late dossier", "có ngày hẹn lại", "with a new date", "không có ngày hẹn lại",
            "without a new date"),
        "A6": make(
            "hồ sơ", "dossier", "giữ đúng ngày hẹn lại", "with its new date kept", "không giữ ngày hẹn lại",
            "with its new date missed"),
        "S1": make(
            "đánh giá", "rating", "hài lòng", "of satisfied", "không hài lòng", "of not satisfied"),
    ]
}
