/// Labels that only the text forms of a ``Report`` bring, in both languages.
enum ReportTextWord: String, CaseIterable {
    case points, share, target, value, rulesSection, rulesElsewhere, formulasElsewhere, formula, source, listCommands,
        hidden, median,
        rank, smallBase
    case rate, seriesName, waterfallStep, change

    subscript(_ language: Language) -> String { text[language] }

    var text: Bilingual {
        let (vi, en) = words
        return Bilingual(vi: vi, en: en)
    }

    private var words: (vi: String, en: String) {
        switch self {
        case .target: ("Mục tiêu", "Target")
        case .value: ("Giá trị", "Value")
        case .points: ("Điểm", "Points")
        case .share: ("Tỷ lệ đạt", "Share")
        case .rulesSection: ("Công thức và căn cứ", "Formulas and sources")
        case .rulesElsewhere:
            (
                "Công thức và căn cứ của từng chỉ số: motcua indicators T1; hồ sơ đứng sau con số: motcua list T1 …",
                "Formula and source of each indicator: motcua indicators T1; the dossiers behind a figure: motcua list T1 …"
            )
        case .formulasElsewhere:
            (
                "Công thức và căn cứ của từng chỉ số: motcua indicators K1 …",
                "Formula and source of each indicator: motcua indicators K1 …"
            )
        case .formula: ("Công thức", "Formula")
        case .source: ("Căn cứ", "Source")
        case .listCommands: ("Lệnh lập danh sách", "Listed by")
        // Not "< 5": what is hidden so that a small number cannot be worked out may itself be large.
        case .hidden: ("ẩn", "hidden")
        case .median: ("Trung vị", "Median")
        case .rank: ("Hạng", "Rank")
        case .smallBase: ("mẫu số nhỏ", "small denominator")
        case .rate: ("Tỷ lệ", "Rate")
        case .seriesName: ("Chuỗi số liệu", "Series")
        case .waterfallStep: ("Bước", "Step")
        case .change: ("Thay đổi (điểm %)", "Change (points)")
        }
    }
}
