extension ReportWord {
    /// Vietnamese, then English.
    var words: (vi: String, en: String) {
        switch self {
        case .analyzeTitle:
            (
                "Tình hình giải quyết hồ sơ thủ tục hành chính",
                "Results on dossiers of administrative procedures"
            )
        case .checkTitle: ("Kiểm tra tệp dữ liệu", "Check of the data files")
        case .headSection: ("Cách tính", "How it was counted")
        case .filesSection: ("Tệp đã đọc", "Files read")
        case .registersSection: ("Sổ theo dõi ghép thêm", "Registers joined")
        case .balanceSection: ("Cân đối hồ sơ", "Balance of dossiers")
        case .indicatorsSection: ("Chỉ số", "Indicators")
        case .slicesSection: ("Theo {0}", "By {0}")
        case .excludedSection: ("Hồ sơ không tính vào số liệu nào", "Dossiers kept out of every figure")
        case .findingsSection: ("Phát hiện về chất lượng dữ liệu", "Data-quality findings")
        case .unknownWordsSection: ("Từ không có trong lược đồ", "Words that the schema does not know")
        case .notesSection: ("Lưu ý", "Remarks")
        case .refusedSection: ("Tệp bị từ chối", "Files refused")
        case .totalsSection: ("Tổng cộng", "Totals")

        case .ruleset: ("Bộ quy tắc", "Ruleset")
        case .rulesetSource: ("Căn cứ", "Source")
        case .switches: ("Quy tắc", "Rules")
        case .period: ("Kỳ báo cáo", "Period")
        case .periodNamed: ("{0}: từ {1} đến hết {2} ({3})", "{0}: {1} to {2}, both days inside ({3})")
        case .periodFromTo: ("từ {0} đến hết {1} ({2})", "{0} to {1}, both days inside ({2})")
        case .periodDerived: ("lấy theo dữ liệu", "taken from the data")
        case .calendarKSTT: ("lịch kiểm soát thủ tục: từ ngày 15 đến ngày 14", "KSTT calendar: 15th to 14th")
        case .calendarCivil: ("lịch dương: trọn tháng", "civil calendar: whole months")
        case .asOf: ("Tính đến", "As of")
        case .asOfGiven: ("người dùng đặt", "set by the user")
        case .endOfDay: ("hết ngày {0}", "end of {0}")
        case .exportedAt: ("Thời điểm xuất dữ liệu", "Exported at")
        case .fromFlag: ("người dùng đặt", "set by the user")
        case .fromTitleRow: ("theo dòng đầu đề trong tệp", "from a title row in the file")
        case .fromFileName: ("theo tên tệp", "from the file name")
        case .fromLastDay: ("theo ngày muộn nhất trong dữ liệu", "from the latest day in the data")
        case .base: ("Tập hồ sơ", "Base")
        case .basePopulation:
            ("từ kỳ trước chuyển sang và tiếp nhận trong kỳ", "carried over and received in the period")
        case .baseReceived:
            (
                "tiếp nhận trong kỳ, theo dõi đến thời điểm tính",
                "received in the period, followed up to the as-of instant"
            )
        case .filters: ("Điều kiện lọc", "Filters")
        case .none: ("không", "none")
        case .repeats: ("Trùng mã hồ sơ", "Same id again")
        case .deduplicated: ("bản ghi sau thay bản ghi trước", "the later record replaces the earlier one")
        case .notDeduplicated:
            ("không gộp, mỗi bản ghi tính là một hồ sơ", "not merged, every record counts as a dossier")
        case .version: ("Phiên bản motcua", "motcua version")

        case .file: ("Tệp", "File")
        case .recordsRead: ("Đọc", "Read")
        case .accepted: ("Nhận", "Accepted")
        case .rejected: ("Bị loại", "Rejected")
        case .skipped: ("Bỏ qua", "Skipped")
        case .replaced: ("Bị thay", "Replaced")
        case .encoding: ("Bảng mã", "Encoding")
        case .delimiter: ("Phân cách", "Delimiter")
        case .headingLine: ("Dòng đầu cột", "Heading line")
        case .skippedByKind: ("bỏ qua: {0}", "skipped: {0}")
        case .rejectedByKind: ("bị loại: {0}", "rejected: {0}")
        case .noRecords:
            ("tệp có dòng đầu cột nhưng không có bản ghi nào", "the file has a heading but no records")
        case .withMark: ("{0} có BOM", "{0} with BOM")
        case .compressed: ("{0}, nén gzip", "{0}, gzip")
        case .dossierTotal: ("Số hồ sơ khác nhau: {0}", "Distinct dossiers: {0}")
        case .allFiles: ("Tất cả tệp", "All files")
        case .sizeRead: ("Đã đọc {0} byte, {1} dòng", "{0} bytes and {1} lines read")

        case .sourceOfFigures: ("Nguồn số liệu", "Source of the figures")
        case .recordsOfFiles:
            ("{0} bản ghi: nhận {1}, loại {2}, bỏ qua {3}", "{0} records: {1} accepted, {2} rejected, {3} skipped")
        case .registerFact: ("Sổ bổ sung", "Register")

        case .storeSection: ("Kho", "Store")
        case .ofRun: ("Theo lượt nhập", "As of run")
        case .ofPastRun: ("{0}, không phải lượt cuối", "{0}, not the last one")
        case .imported: ("Đã nhập", "Imported")
        case .importedCounts:
            (
                "{0} lượt, {1} tệp, {2} bản ghi (bị loại {3}, bỏ qua {4})",
                "{0} runs, {1} files, {2} records ({3} rejected, {4} skipped)"
            )

        case .joinedBy: ("Ghép theo", "Joined by")
        case .joinedByDossier: ("mã hồ sơ", "dossier code")
        case .joinedByProcedure: ("mã thủ tục", "procedure code")
        case .fieldsMapped: ("Cột ghép", "Columns mapped")
        case .coverage: ("Độ phủ", "Coverage")
        case .coverageOf: ("có trong sổ: {0} trên {1} {2}", "the register names {0} of {1} {2}")
        case .span: ("Khoảng ngày", "Span")
        case .spanFromTo: ("{0} đến {1}", "{0} to {1}")
        case .lowCoverage:
            (
                "CẢNH BÁO: sổ phủ dưới 50 % số hồ sơ; hồ sơ không có trong sổ được tính là không có",
                "WARNING: the register covers less than 50% of the dossiers; those it does not name count as having none"
            )
        case .unmatchedIds: ("{0} mã trong sổ không có ở tệp nào", "{0} ids of the register are in no export")
        case .registerWithoutDates: ("không có ngày", "no dates")

        case .count: ("Số hồ sơ", "Dossiers")
        case .what: ("Nội dung", "Item")
        case .channelNotKnown: ("Không rõ hình thức nộp", "Channel not known")
        case .resolved: ("Đã giải quyết", "Resolved")
        case .open: ("Đang giải quyết", "Open")
        case .ofWhich: ("trong đó: {0}", "of which: {0}")
        case .balancePopulation:
            (
                "Chuyển sang {0} + tiếp nhận {1} = đã giải quyết {2} + rút hoặc bị từ chối {3} + đang giải quyết {4}",
                "Carried over {0} + received {1} = resolved {2} + withdrawn or refused {3} + open {4}"
            )
        case .balanceReceived:
            (
                "Tiếp nhận {1} = đã giải quyết {2} + rút hoặc bị từ chối {3} + đang giải quyết {4}",
                "Received {1} = resolved {2} + withdrawn or refused {3} + open {4}"
            )
        case .balanceBroken:
            (
                "LỖI: hai vế không bằng nhau; không dùng số liệu này và báo cho người làm phần mềm",
                "FAULT: the two sides are not equal; do not use these figures and tell the makers of the program"
            )
        case .notAcceptedApart:
            ("Không được tiếp nhận (tính riêng)", "Not accepted (counted apart)")
        case .noSlices: ("Không có số liệu nào.", "There are no figures.")

        case .indicatorID: ("Mã", "Id")
        case .indicator: ("Chỉ số", "Indicator")
        case .numerator: ("Tử số", "Numerator")
        case .denominator: ("Mẫu số", "Denominator")
        case .figure: ("Kết quả", "Figure")
        case .remarks: ("Ghi chú", "Remarks")
        case .groupT: ("Tiến độ giải quyết", "Timeliness")
        case .groupO: ("Nộp hồ sơ trực tuyến", "Online submission")
        case .groupP: ("Thanh toán trực tuyến", "Online payment")
        case .groupD: ("Số hóa hồ sơ", "Digitization")
        case .groupA: ("Thư xin lỗi", "Apology letters")
        case .groupS: ("Mức độ hài lòng", "Satisfaction")
        case .groupOther: ("Chỉ số khác", "Other indicators")
        case .unitProcedures: ("{0} (thủ tục)", "{0} (procedures)")
        case .unitDong: ("{0} (đồng)", "{0} (in đồng)")
        case .unitDays: ("{0} (ngày làm việc)", "{0} (working days)")
        case .noData: ("không có dữ liệu (thiếu cột {0})", "no data (missing column: {0})")
        case .orElse: (" hoặc ", " or ")
        case .noDossiers: ("không có hồ sơ", "no dossiers")
        case .noCalendar:
            (
                "không có dữ liệu (lịch làm việc chưa có năm {0}; bổ sung vào {1})",
                "no data (the working calendar does not cover {0}; extend {1})"
            )
        case .daysFigure: ("{0} ngày", "{0} days")
        case .daysFigureOne: ("{0} ngày", "{0} day")
        case .daysDetail:
            (
                "trung vị {0}, P90 {1}, trung bình {2}, dài nhất {3}",
                "median {0}, P90 {1}, mean {2}, longest {3}"
            )
        case .rulesetRate: ("tỷ lệ đúng hạn theo bộ quy tắc", "the on-time rate of this ruleset")

        case .noteLevelMissing:
            ("{0} hồ sơ không rõ mức độ, không tính vào", "{0} dossiers without a level left out")
        case .noteSplit: ("{0}: {1} trên {2}", "{0}: {1} of {2}")
        case .noteSplitCount: ("{0}: {1}", "{0}: {1} in all")
        case .noteUndatedLetters: ("{0} thư xin lỗi không rõ ngày", "{0} letters without a date")
        case .noteMovedDate:
            ("{0} hồ sơ chỉ đúng hạn nhờ dời ngày hẹn", "{0} on time only because the due date was moved")
        case .noteAnnounced: ("{0} hồ sơ đã báo trước, chưa đến hạn", "{0} announced, not yet due")
        case .noteOpenOverdue: ("{0} hồ sơ đang giải quyết đã quá hạn", "{0} open dossiers already overdue")
        case .noteProceduresSeen:
            (
                "mẫu số là {0} thủ tục có hồ sơ trong kỳ (không có sổ thủ tục)",
                "the denominator is the {0} procedures seen in the period (no procedures register)"
            )
        case .noteResolvedPart: ("đã giải quyết", "resolved")
        case .noteOpenPart: ("đang giải quyết", "open")

        case .bears: ("đạt mục tiêu {0}; chịu được thêm {1}", "meets the target {0}; can bear {1}")
        case .bearsNone:
            ("đạt mục tiêu {0}; không chịu được thêm {1} nào", "meets the target {0}; can bear no more {1}")
        case .bearsAny:
            (
                "đạt mục tiêu {0}; thêm bao nhiêu {1} cũng vẫn đạt",
                "meets the target {0}, however many {1} are added"
            )
        case .comesBack:
            ("chưa đạt mục tiêu {0}; cần {1} liên tiếp", "misses the target {0}; needs {1} in a row")
        case .notReachable:
            (
                "chưa đạt mục tiêu {0}; không thể đạt trong kỳ này",
                "misses the target {0}; not reachable in this period"
            )
        case .headroomNoDossiers: ("mục tiêu {0}; chưa có hồ sơ", "target {0}; no dossiers yet")

        case .wholeSlice: ("Toàn bộ", "All")
        case .received: ("Tiếp nhận", "Received")
        case .early: ("Trước hạn", "Early")
        case .onTime: ("Đúng hạn", "On time")
        case .late: ("Quá hạn", "Late")
        case .overdue: ("Đang quá hạn", "Overdue")
        case .onTimeRate: ("Tỷ lệ đúng hạn", "On-time rate")
        case .onlineRate: ("Nộp trực tuyến", "Online")
        case .paymentRate: ("Thanh toán trực tuyến", "Paid online")
        case .resultDigitizedRate: ("Kết quả số hóa", "Result digitized")
        case .lettersRate: ("Có thư xin lỗi", "Letters")
        case .legendNoData: ("{0}: không có dữ liệu", "{0}: no data")
        case .legendNoDossiers: ("{0}: không có hồ sơ", "{0}: no dossiers")
        case .emptyValue: ("(để trống)", "(empty)")

        case .kind: ("Phân loại", "Kind")
        case .amount: ("Số lượng", "Count")
        case .field: ("Trường", "Field")
        case .word: ("Từ", "Word")
        case .unknownHeading: ("không rõ", "unknown")

        case .choices: ("Vì sao chọn như vậy", "Why it was read so")
        case .quote: ("Dấu bao", "Quote")
        case .lineEnds: ("Kết thúc dòng", "Line ends")
        case .lineEndsMixed: ("lẫn lộn", "mixed")
        case .lineEndsNone: ("không có", "none")
        case .schema: ("Lược đồ", "Schema")
        case .headingLines: ("Dòng đầu cột", "Heading line")
        case .headingSpan: ("{0} đến {1}", "{0} to {1}")
        case .records: ("Bản ghi", "Records")
        case .dateOnly: ("Cột chỉ có ngày, không có giờ", "Columns with days but no times")
        case .headings: ("Các cột", "Columns")
        case .headingsMatched: ("hiểu được {0} trên {1} cột", "{0} of {1} columns understood")
        case .column: ("Cột", "Column")
        case .headingText: ("Tên cột", "Heading")
        case .means: ("Hiểu là", "Understood as")
        case .remark: ("Ghi chú", "Remark")
        case .firstRejects: ("Những bản ghi bị loại đầu tiên", "First rejected records")
        case .moreRejects: ("Còn {0} bản ghi bị loại nữa.", "{0} more rejected records.")
        case .line: ("Dòng", "Line")
        case .lineSpan: ("{0}–{1}", "{0} to {1}")
        case .record: ("Bản ghi", "Record")
        case .reason: ("Lý do", "Reason")
        case .wholeRecord: ("cả bản ghi", "whole record")
        case .findings: ("Phát hiện", "Findings")
        case .registerFile: ("{0} (sổ ghép thêm)", "{0} (register)")
        case .noFiles: ("Không có tệp nào.", "There are no files.")

        case .textWasCut:
            (
                "Văn bản dài bị cắt ở dấu … trên màn hình; bản đầy đủ: --format json.",
                "Long text is cut at … on the terminal; in full with --format json."
            )
        case .rowsInList: ("Tổng cộng: {0} dòng", "Rows in all: {0}")
        }
    }
}
