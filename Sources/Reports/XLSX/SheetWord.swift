/// What a workbook says by itself, in both languages. `{0}`, `{1}` … stand for what is filled in.
enum SheetWord: String, CaseIterable {
    // Sheets.
    case overview, charts, about, dossiers, procedures, list
    // Headings.
    case figure, value, target, remarks, rules, rulesetSwitches, median
    case code, name, formula, source, numerator, denominator, numeratorCommand, denominatorCommand, listOf
    case period, rate, rank, category, smallDenominator, base, rise, fall, step, points, dossierAxis, shareAxis
    // Sentences.
    case page, continues, splitOver, cutText, moreCuts, bigNumber, oldDay, rows, toolVersion, madeAt
    case evidenceTooLong, evidenceNotHeld, evidenceMarks

    subscript(_ language: Language) -> String { text[language] }

    func filled(_ language: Language, _ arguments: String...) -> String {
        self[language].filled(arguments)
    }

    var text: Bilingual {
        switch self {
        case .overview: Bilingual(vi: "Tổng quan", en: "Overview")
        case .charts: Bilingual(vi: "Biểu đồ", en: "Charts")
        case .about: Bilingual(vi: "Giới thiệu", en: "About")
        case .dossiers: Bilingual(vi: "Hồ sơ", en: "Dossiers")
        case .procedures: Bilingual(vi: "Thủ tục", en: "Procedures")
        case .list: Bilingual(vi: "Danh sách", en: "List")
        case .figure: Bilingual(vi: "Chỉ số", en: "Figure")
        case .value: Bilingual(vi: "Giá trị", en: "Value")
        case .target: Bilingual(vi: "Chỉ tiêu", en: "Target")
        case .remarks: Bilingual(vi: "Ghi chú", en: "Remarks")
        case .rules: Bilingual(vi: "Quy tắc của các chỉ số", en: "Rules of the figures")
        case .rulesetSwitches: Bilingual(vi: "Bộ quy tắc bằng lời", en: "The ruleset in words")
        case .median: Bilingual(vi: "Trung vị", en: "Median")
        case .code: Bilingual(vi: "Mã", en: "Code")
        case .name: Bilingual(vi: "Tên", en: "Name")
        case .formula: Bilingual(vi: "Công thức", en: "Formula")
        case .source: Bilingual(vi: "Căn cứ", en: "Source")
        case .numerator: Bilingual(vi: "Tử số", en: "Numerator")
        case .denominator: Bilingual(vi: "Mẫu số", en: "Denominator")
        case .numeratorCommand: Bilingual(vi: "Lệnh liệt kê tử số", en: "Command that lists the numerator")
        case .denominatorCommand: Bilingual(vi: "Lệnh liệt kê mẫu số", en: "Command that lists the denominator")
        case .listOf: Bilingual(vi: "Danh sách của", en: "List of")
        case .period: Bilingual(vi: "Kỳ", en: "Period")
        case .rate: Bilingual(vi: "Tỷ lệ", en: "Rate")
        case .rank: Bilingual(vi: "Hạng", en: "Rank")
        case .category: Bilingual(vi: "Nhóm", en: "Category")
        case .smallDenominator: Bilingual(vi: "mẫu số dưới 30", en: "fewer than 30 in the denominator")
        case .base: Bilingual(vi: "Nền", en: "Base")
        case .rise: Bilingual(vi: "Tăng", en: "Rise")
        case .fall: Bilingual(vi: "Giảm", en: "Fall")
        case .step: Bilingual(vi: "Bước", en: "Step")
        case .points: Bilingual(vi: "Thay đổi (điểm phần trăm)", en: "Change (percentage points)")
        case .dossierAxis: Bilingual(vi: "Số hồ sơ", en: "Dossiers (number)")
        case .shareAxis: Bilingual(vi: "Tỷ trọng", en: "Share")
        case .page: Bilingual(vi: "Trang", en: "Page")
        case .continues:
            Bilingual(
                vi: "Còn nữa: các dòng tiếp theo ở trang tính «{0}».", en: "To be continued on the sheet “{0}”.")
        case .splitOver:
            Bilingual(
                vi: "«{0}» có {1} dòng, nhiều hơn một trang tính chứa được: nằm ở các trang tính {2}.",
                en: "“{0}” has {1} rows, more than a sheet can hold: it stands on the sheets {2}.")
        case .cutText:
            Bilingual(
                vi: "Ô {0} có chữ dài {1} ký tự; Excel chỉ chứa 32.767, phần sau bị cắt.",
                en: "The text of cell {0} has {1} characters; Excel holds 32,767, the rest is cut.")
        case .moreCuts:
            Bilingual(vi: "Thêm {0} ô có chữ bị cắt như vậy.", en: "The texts of {0} more cells are cut likewise.")
        case .bigNumber:
            Bilingual(
                vi: "{0} số có hơn 15 chữ số được ghi dạng chữ, vì Excel sẽ làm tròn.",
                en: "{0} numbers of more than 15 digits are written as text, because Excel would round them.")
        case .oldDay:
            Bilingual(
                vi: "{0} ngày trước 01/03/1900 được ghi dạng chữ, vì Excel tính sai các ngày đó.",
                en: "{0} days before 1900-03-01 are written as text, because Excel counts them wrongly.")
        case .rows: Bilingual(vi: "Số dòng", en: "Rows")
        case .toolVersion: Bilingual(vi: "Phiên bản motcua", en: "motcua version")
        case .madeAt: Bilingual(vi: "Số liệu tính đến lúc", en: "Figures as known at")
        case .evidenceTooLong:
            Bilingual(
                vi: "Có {0} hồ sơ sau các con số, nhiều hơn {1}: không kèm ở đây; dùng các lệnh trên để liệt kê.",
                en: "{0} dossiers stand behind the figures, more than {1}: not enclosed; the commands above list them.")
        case .evidenceNotHeld:
            Bilingual(
                vi: "{0} có {1} hồ sơ, nhiều hơn {2}: không kèm danh sách; dùng lệnh trên để liệt kê.",
                en: "{0} has {1} dossiers, more than {2}: its list is not enclosed; the command above gives it.")
        case .evidenceMarks:
            Bilingual(
                vi: "Mỗi hồ sơ một dòng; dấu x cho biết hồ sơ thuộc danh sách nào.",
                en: "Each dossier once; an x tells which list it belongs to.")
        }
    }
}
