/// The data-quality findings (definitions §8), in words and in the order of their bits.
public enum FindingCatalog {
    public static let all: [(finding: Findings, info: KindInfo)] = [
        // Of a record.
        entry(
            .shortRecord, "shortRecord", "Bản ghi thiếu ô cuối", "Short record",
            "Bản ghi có ít ô hơn dòng tiêu đề; các ô thiếu được coi là trống.",
            "The record has fewer cells than the heading; the missing ones count as empty."),
        entry(
            .unreadableDate, "unreadableDate", "Ngày không đọc được", "Unreadable date",
            "Một ô ngày (không phải ngày tiếp nhận) không đọc được; ô được coi là trống.",
            "A date cell other than the received date cannot be read; it counts as empty."),
        entry(
            .unreadableFee, "unreadableFee", "Số tiền không đọc được", "Unreadable fee",
            "Ô phí, lệ phí không phải là số tiền; ô được coi là trống.",
            "The fee cell is not an amount; it counts as empty."),
        entry(
            .unknownStatus, "unknownStatus", "Trạng thái lạ", "Unknown status word",
            "Lược đồ không có trạng thái này; hồ sơ chưa kết thúc được coi là đang giải quyết.",
            "The schema does not know the status; an unfinished dossier is taken as open."),
        entry(
            .unknownChannel, "unknownChannel", "Hình thức nộp lạ", "Unknown channel word",
            "Lược đồ không có hình thức nộp này; hồ sơ được tính là nộp trực tiếp.",
            "The schema does not know the channel; the dossier counts as handed in directly."),
        entry(
            .unknownLevel, "unknownLevel", "Mức độ dịch vụ lạ", "Unknown level word",
            "Lược đồ không có mức độ dịch vụ công này; mức độ được coi là thiếu.",
            "The schema does not know the service level; it counts as missing."),
        entry(
            .unknownWord, "unknownWord", "Từ lạ ở cột khác", "Unknown word in another column",
            "Lược đồ không có từ này ở cột thanh toán, số hóa, đánh giá, thời hạn hoặc số lần; thanh toán được tính là hình thức khác, số hóa là không, còn lại coi là trống.",
            "A word in a payment, digitization, rating, limit or count column is not in the schema: a payment counts as other, digitization as no, the rest as empty."
        ),
        entry(
            .unusualCode, "unusualCode", "Mã hồ sơ khác dạng thường", "Code not of the usual shape",
            "Mã hồ sơ không có dạng thường gặp (mã đơn vị, ngày, số thứ tự); hồ sơ vẫn được tính.",
            "The dossier code is not of the usual shape (unit, day, number); the dossier counts all the same."),
        // Of a dossier.
        entry(
            .finishedWithoutDate, "finishedWithoutDate", "Đã giải quyết không có ngày", "Finished without a date",
            "Trạng thái đã xử lý xong hoặc đã trả nhưng không có ngày kết thúc, ngày trả.",
            "The status is finished, but there is neither a finish nor a return date."),
        entry(
            .finishWithOpenStatus, "finishWithOpenStatus", "Có ngày kết thúc mà còn mở",
            "Finish date with an open status",
            "Có ngày kết thúc nhưng trạng thái đang xử lý hoặc tạm dừng; tính theo ngày.",
            "There is a finish date, but the status is open or stopped; the date rules."),
        entry(
            .finishAfterExport, "finishAfterExport", "Kết thúc sau thời điểm xuất", "Finish after the export",
            "Ngày kết thúc hoặc ngày trả không trước thời điểm xuất dữ liệu.",
            "A finish or return date is not before the export's own instant."),
        entry(
            .receiptAfterExport, "receiptAfterExport", "Tiếp nhận sau thời điểm xuất", "Receipt after the export",
            "Ngày tiếp nhận không trước thời điểm xuất dữ liệu.",
            "The received date is not before the export's own instant."),
        entry(
            .finishBeforeReceiptDay, "finishBeforeReceiptDay", "Kết thúc trước ngày tiếp nhận",
            "Finish before the day of receipt",
            "Ngày kết thúc hoặc ngày trả trước ngày tiếp nhận.",
            "A finish or return day is before the day of receipt."),
        entry(
            .finishBeforeReceiptTime, "finishBeforeReceiptTime", "Kết thúc trước giờ tiếp nhận",
            "Finish earlier on the day of receipt",
            "Kết thúc cùng ngày tiếp nhận nhưng giờ sớm hơn, cả hai đều có giờ; hồ sơ vẫn được tính.",
            "The finish is earlier on the day of receipt, both with a time of day; the dossier counts all the same."),
        entry(
            .dueBeforeReceiptDay, "dueBeforeReceiptDay", "Hạn trả trước ngày tiếp nhận",
            "Due before the day of receipt",
            "Ngày hẹn trả trước ngày tiếp nhận.", "The due day is before the day of receipt."),
        entry(
            .onlineInformationLevel, "onlineInformationLevel", "Nộp trực tuyến ở mức cung cấp thông tin",
            "Online dossier of an information-level procedure",
            "Hồ sơ nộp trực tuyến của thủ tục chỉ cung cấp thông tin.",
            "The dossier came online, but its procedure is offered for information only."),
        entry(
            .paidWithoutFee, "paidWithoutFee", "Đã thanh toán mà không có phí", "Paid without a fee",
            "Có hình thức thanh toán nhưng phí bằng 0 hoặc trống.", "There is a payment, but the fee is 0 or empty."),
        entry(
            .apologyBeforeReceipt, "apologyBeforeReceipt", "Xin lỗi trước ngày tiếp nhận",
            "Apology before receipt",
            "Ngày thư xin lỗi trước ngày tiếp nhận.", "The letter's date is before the day of receipt."),
        entry(
            .dueOnDayOff, "dueOnDayOff", "Hạn trả vào ngày nghỉ", "Due date on a day off",
            "Ngày hẹn trả rơi vào ngày nghỉ theo lịch làm việc; hạn trong dữ liệu được giữ nguyên.",
            "The due day is not a working day; the due date of the export is kept as it is."),
        entry(
            .repeatedWithOtherContent, "repeatedWithOtherContent", "Trùng mã, khác nội dung",
            "Same id, other content",
            "Mã hồ sơ xuất hiện nhiều lần trong một tệp với nội dung khác nhau; bản ghi sau thay bản ghi trước.",
            "The id stands several times in one file with different content; the later record replaces the earlier."),
        entry(
            .withdrawnWithoutDate, "withdrawnWithoutDate", "Rút hoặc từ chối không có ngày",
            "Withdrawn or refused without a date",
            "Trạng thái đã rút hoặc từ chối giải quyết nhưng không có ngày kết thúc, ngày trả.",
            "The status is withdrawn or refused, but there is neither a finish nor a return date."),
        // Of a dossier's history in a store.
        entry(
            .dueMovedAfterPassing, "dueMovedAfterPassing", "Dời hẹn sau khi đã quá hẹn",
            "Due date moved after it had passed",
            "Chỉ kho mới thấy: ngày hẹn trả được dời về sau khi ngày hẹn cũ đã qua ở lần xuất dữ liệu trước.",
            "Only a store shows it: the due date was moved to a later one after the earlier date had passed by the export before."
        ),
        entry(
            .dueMovedTwice, "dueMovedTwice", "Dời hẹn từ hai lần", "Due date moved more than once",
            "Chỉ kho mới thấy: ngày hẹn trả đã đổi từ hai lần trở lên.",
            "Only a store shows it: the due date was changed twice or more."),
        entry(
            .onTimeByMovedDue, "onTimeByMovedDue", "Đúng hạn nhờ dời hẹn", "On time by a moved date",
            "Chỉ kho mới thấy: đúng hạn theo ngày hẹn hiện nay, quá hạn theo ngày hẹn đầu tiên mà kho biết.",
            "Only a store shows it: on time by the present due date, late by the first one that the store knew."),
        entry(
            .finishTakenBack, "finishTakenBack", "Ngày kết thúc bị xóa hoặc lùi lại",
            "Finish date removed or moved back",
            "Chỉ kho mới thấy: ngày kết thúc đã có rồi bị xóa, hoặc bị đổi thành ngày sớm hơn.",
            "Only a store shows it: a finish date was taken away, or changed to an earlier one."),
        entry(
            .vanished, "vanished", "Hồ sơ biến mất", "Dossier vanished",
            "Chỉ kho mới thấy: hồ sơ không còn trong danh sách đầy đủ (import --full); hồ sơ vẫn được tính.",
            "Only a store shows it: the dossier is no longer in a full export (import --full); it counts all the same."),
        entry(
            .flips, "flips", "Số liệu đổi qua đổi lại", "Record flips back and forth",
            "Chỉ kho mới thấy: hồ sơ trở về đúng nội dung mà nó đã có trước đó.",
            "Only a store shows it: the dossier came back to what it had said before."),
    ]

    public static func info(_ finding: Findings) -> KindInfo? {
        all.first { $0.finding == finding }?.info
    }

    private static func entry(
        _ finding: Findings, _ key: String, _ nameVi: String, _ nameEn: String, _ explanationVi: String,
        _ explanationEn: String
    ) -> (finding: Findings, info: KindInfo) {
        (
            finding,
            KindInfo(
                key: key, nameVi: nameVi, nameEn: nameEn, explanationVi: explanationVi,
                explanationEn: explanationEn)
        )
    }
}
