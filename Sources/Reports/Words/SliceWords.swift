/// The dimensions of `--by`, and the values that are codes, in words.
public enum SliceWords {
    public static func name(ofDimension key: String) -> Bilingual {
        dimensions[key] ?? Bilingual(same: key)
    }

    static let dimensions: [String: Bilingual] = [
        "unit": Bilingual(vi: "Đơn vị", en: "Unit"),
        "procedure": Bilingual(vi: "Thủ tục", en: "Procedure"),
        "field": Bilingual(vi: "Lĩnh vực", en: "Field of work"),
        "channel": Bilingual(vi: "Hình thức nộp", en: "Channel"),
        "level": Bilingual(vi: "Mức độ", en: "Level"),
        "month": Bilingual(vi: "Tháng", en: "Month"),
        "quarter": Bilingual(vi: "Quý", en: "Quarter"),
        "officer": Bilingual(vi: "Cán bộ", en: "Officer"),
    ]

    /// A slice's value as people read it: code words of channel and level are said in words, the empty
    /// word is said to be empty, everything else stays as the export wrote it.
    static func value(_ value: String, ofDimension key: String, _ language: Language) -> String {
        if value.isEmpty { return ReportWord.emptyValue[language] }
        return codes[key]?[value]?[language] ?? value
    }

    static let codes: [String: [String: Bilingual]] = [
        "channel": [
            "online": Bilingual(vi: "Trực tuyến", en: "Online"),
            "direct": Bilingual(vi: "Trực tiếp", en: "In person"),
            "postal": Bilingual(vi: "Bưu chính", en: "By post"),
            "unknown": Bilingual(vi: "(không rõ)", en: "(not known)"),
        ],
        "level": [
            "full": Bilingual(vi: "Toàn trình", en: "Full service"),
            "partial": Bilingual(vi: "Một phần", en: "Partial service"),
            "information": Bilingual(vi: "Cung cấp thông tin", en: "Information only"),
            "unknown": Bilingual(vi: "(không rõ)", en: "(not known)"),
        ],
    ]
}
