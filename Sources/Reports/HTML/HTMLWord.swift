/// What the HTML page says of its own.
enum HTMLWord: String, CaseIterable {
    case skip, contents, facts, notes, rulesTitle, rulesetTitle, madeBy, madeAt, rulesElsewhere
    case formula, source, unit, figure, wholeFigure, remarks, numeratorCommand, denominatorCommand
    case unitDossiers, unitProcedures, unitDong, unitWorkingDays, unitPetitions, unitRatings
    case target, met, missed, good, bad, warning, points
    case hiddenReason, noRows, waiting, noFigure, chartRegion, noteTable
    case legendTarget, legendMedian, legendTies, legendSmall, legendHidden, legendMet, legendMissOne
    case legendMissFive, legendMissMore, legendLowest, legendHighest, axisFrom, up, down
    case ofDossiers
    // Said by the script.
    case filter, filterHint, shownOf, shownAll, sortBy, previous, next, page, pagesNote, close, numerator, denominator
    case listCount, listScoped, listNotHeld, listScopeNotHeld, listNone, copy, copied, copyFailed, download, command
    case part, rule, lists, listWhole, code, name, tableOf

    subscript(_ language: Language) -> String { language == .vi ? words.vi : words.en }

    /// Those that the script says, which it finds in the page's data.
    static let ofScript: [HTMLWord] = [
        .filter, .filterHint, .shownOf, .shownAll, .sortBy, .previous, .next, .page, .pagesNote, .close, .numerator,
        .denominator, .listCount, .listScoped, .listNotHeld, .listScopeNotHeld, .listNone, .copy, .copied,
        .copyFailed, .download, .command, .part, .rule, .lists, .listWhole, .code, .name, .tableOf, .figure,
    ]

    private var words: (vi: String, en: String) {
        switch self {
        case .skip: ("Đến nội dung chính", "Skip to the main content")
        case .contents: ("Mục lục", "Contents")
        case .facts: ("Số liệu này được tính thế nào", "How these figures were counted")
        case .notes: ("Lưu ý khi đọc số liệu", "To be read with these figures")
        case .rulesTitle: ("Công thức và căn cứ", "Rules and sources")
        case .rulesetTitle: ("Bộ quy tắc bằng lời", "The ruleset in words")
        case .madeBy: ("Lập bằng MotCua {0}.", "Made by MotCua {0}.")
        case .madeAt: ("Số liệu tại thời điểm {0}.", "Figures as known on {0}.")
        case .rulesElsewhere:
            (
                "Công thức, căn cứ và danh sách hồ sơ của từng con số có trong tệp HTML, không in ra ở đây.",
                "The rule, source and dossiers of each figure are in the HTML file; they are not printed here."
            )
        case .formula: ("Công thức", "Formula")
        case .source: ("Căn cứ", "Source")
        case .unit: ("Đơn vị tính", "Counts")
        case .figure: ("Kết quả", "Figure")
        case .wholeFigure: ("Kết quả của toàn báo cáo", "Figure of the whole report")
        case .remarks: ("Ghi chú", "Remarks")
        case .numeratorCommand: ("Lệnh lấy danh sách tử số", "Command for the numerator's list")
        case .denominatorCommand: ("Lệnh lấy danh sách mẫu số", "Command for the denominator's list")
        case .unitDossiers: ("hồ sơ", "dossiers")
        case .unitProcedures: ("thủ tục", "procedures")
        case .unitDong: ("đồng", "đồng")
        case .unitWorkingDays: ("ngày làm việc", "working days")
        case .unitPetitions: ("phản ánh, kiến nghị", "petitions")
        case .unitRatings: ("phiếu đánh giá", "ratings")
        case .target: ("Mục tiêu {0}", "Target {0}")
        case .met: ("Đạt", "Met")
        case .missed: ("Chưa đạt", "Missed")
        case .good: ("Tốt", "Good")
        case .bad: ("Cần xử lý", "Needs action")
        case .warning: ("Lưu ý", "Caution")
        case .points: ("điểm", "points")
        case .hiddenReason:
            (
                "khi công bố, số nhỏ hoặc từ đó tính ra được số nhỏ thì không nêu",
                "not published: small, or giving a small one away"
            )
        case .waiting:
            (
                "Danh sách {0} dòng đang được mở. Nếu không hiện ra, hãy mở tệp bằng trình duyệt khác hoặc tắt JavaScript.",
                "The list of {0} rows is being opened. If it does not appear, open the file in another browser or turn JavaScript off."
            )
        case .noRows: ("Không có dòng nào.", "There are no rows.")
        case .noFigure: ("không có số liệu", "no figure")
        case .chartRegion: ("Biểu đồ: {0}", "Chart: {0}")
        case .noteTable: ("Bảng: {0}", "Table: {0}")
        case .legendTarget: ("mục tiêu {0}", "target {0}")
        case .legendMedian: ("trung vị {0}", "median {0}")
        case .legendTies: ("Hạng có dấu = là đồng hạng.", "A rank with = is shared.")
        case .legendSmall:
            (
                "Thanh rỗng: mẫu số dưới 30, đọc cẩn thận.",
                "Hollow bar: fewer than 30 in the denominator, read with care."
            )
        case .legendHidden: ("ẩn: phần bị ẩn khi công bố, không vẽ.", "hidden: left out of the publication, not drawn.")
        case .legendMet: ("đạt mục tiêu {0}", "meets the target {0}")
        case .legendMissOne: ("chưa đạt, cách không quá 1 điểm", "misses it by up to 1 point")
        case .legendMissFive: ("cách trên 1 đến 5 điểm", "by more than 1, up to 5")
        case .legendMissMore: ("cách trên 5 điểm", "by more than 5")
        case .legendLowest: ("thấp nhất", "lowest")
        case .legendHighest: ("cao nhất", "highest")
        case .axisFrom: ("Trục bắt đầu từ {0}, không phải từ 0.", "The axis begins at {0}, not at 0.")
        case .up: ("tăng", "up")
        case .down: ("giảm", "down")
        case .ofDossiers: ("{0} trên {1}", "{0} of {1}")

        case .filter: ("Lọc bảng", "Filter the table")
        case .filterHint: ("gõ không dấu cũng được", "accents do not matter")
        case .shownOf: ("{0} trên {1} dòng", "{0} of {1} rows")
        case .shownAll: ("{0} dòng", "{0} rows")
        case .sortBy: ("Sắp xếp theo cột này", "Sort by this column")
        case .previous: ("Trang trước", "Previous page")
        case .next: ("Trang sau", "Next page")
        case .page: ("Dòng {0}–{1} trên {2}", "Rows {0}–{1} of {2}")
        case .pagesNote:
            (
                "Bảng dài nên chia trang trên màn hình; khi in có đủ mọi dòng.",
                "A long table is paged on screen; printing gives every row."
            )
        case .close: ("Đóng", "Close")
        case .numerator: ("Tử số", "Numerator")
        case .denominator: ("Mẫu số", "Denominator")
        case .listCount: ("Danh sách có {0} dòng.", "The list has {0} rows.")
        case .listScoped:
            ("Tìm thấy {0} dòng, trên {1} dòng của toàn báo cáo.", "{0} rows found, of {1} of the whole report.")
        case .listNotHeld:
            (
                "Danh sách có {0} dòng, quá dài để kèm trong tệp này. Lệnh dưới đây cho đủ danh sách.",
                "The list has {0} rows, too long to be held in this file. The command below gives all of it."
            )
        case .listScopeNotHeld:
            (
                "Danh sách của toàn báo cáo có {0} dòng, quá dài để kèm trong tệp này. Lệnh dưới đây cho đủ danh sách của phần này.",
                "The list of the whole report has {0} rows, too long to be held in this file. The command below gives the list of this part."
            )
        case .listNone:
            (
                "Tệp này không kèm danh sách. Lệnh dưới đây cho đủ danh sách.",
                "This file holds no list. The command below gives all of it."
            )
        case .copy: ("Chép lệnh", "Copy the command")
        case .copied: ("Đã chép", "Copied")
        case .copyFailed: ("Đã chọn sẵn lệnh, nhấn Ctrl+C để chép", "The command is selected, press Ctrl+C to copy")
        case .download: ("Tải CSV", "Download CSV")
        case .command: ("Lệnh", "Command")
        case .part: ("Phần", "Part")
        case .rule: ("Công thức và căn cứ", "Rule and source")
        case .lists: ("Danh sách", "Lists")
        case .listWhole:
            (
                "Danh sách {0} dòng dưới đây là của toàn báo cáo; lệnh cho danh sách của phần này.",
                "The {0} rows below are of the whole report; the command gives the list of this part."
            )
        case .code: ("Mã", "Code")
        case .name: ("Tên", "Name")
        case .tableOf: ("{0}: danh sách {1}", "{0}: list of the {1}")
        }
    }

    /// The sentence with `{0}`, `{1}` filled in.
    func filled(_ language: Language, _ arguments: String...) -> String {
        self[language].filled(arguments)
    }
}
