public import Dossiers

/// What a dossier is counted as, in words.
public enum MarkNames {
    /// The key of a mark in JSON, CSV and `motcua list`, e.g. `openOverdue`.
    public static func key(of mark: Mark) -> String { keys[Int(mark.rawValue)] }

    /// Kept, because a report has them once a slice and describing a value is slow.
    private static let keys = Mark.allCases.map { String(describing: $0) }

    public static func name(of mark: Mark) -> Bilingual {
        switch mark {
        case .carriedOver: Bilingual(vi: "Từ kỳ trước chuyển sang", en: "Carried over")
        case .received: Bilingual(vi: "Tiếp nhận trong kỳ", en: "Received in the period")
        case .receivedOnline: Bilingual(vi: "Tiếp nhận trực tuyến", en: "Received online")
        case .receivedDirect: Bilingual(vi: "Tiếp nhận trực tiếp", en: "Received in person")
        case .receivedPostal: Bilingual(vi: "Tiếp nhận qua bưu chính", en: "Received by post")
        case .early: Bilingual(vi: "Giải quyết trước hạn", en: "Resolved early")
        case .onTime: Bilingual(vi: "Giải quyết đúng hạn", en: "Resolved on time")
        case .late: Bilingual(vi: "Giải quyết quá hạn", en: "Resolved late")
        case .withdrawn: Bilingual(vi: "Rút hoặc bị từ chối", en: "Withdrawn or refused")
        case .refused: Bilingual(vi: "Bị từ chối giải quyết", en: "Refused")
        case .openInTime: Bilingual(vi: "Đang giải quyết, trong hạn", en: "Open, in time")
        case .openOverdue: Bilingual(vi: "Đang giải quyết, quá hạn", en: "Open, overdue")
        case .openPaused: Bilingual(vi: "Đang tạm dừng", en: "Open, paused")
        case .resultDigitized: Bilingual(vi: "Có kết quả số hóa", en: "With a digitized result")
        case .electronicResult: Bilingual(vi: "Có kết quả điện tử", en: "With an electronic result")
        case .rated: Bilingual(vi: "Có đánh giá", en: "Rated")
        case .satisfied: Bilingual(vi: "Đánh giá hài lòng", en: "Satisfied")
        case .lateWithDatedLetter:
            Bilingual(vi: "Giải quyết quá hạn, thư xin lỗi có ghi ngày", en: "Resolved late, with a dated letter")
        case .lateFirstPromiseR:
            Bilingual(vi: "Quá hạn so với lần hẹn đầu, đã giải quyết", en: "Late by the first promise, resolved")
        case .lateFirstPromiseO:
            Bilingual(
                vi: "Quá hạn so với lần hẹn đầu, đang giải quyết", en: "Overdue by the first promise, open")
        case .apologyR:
            Bilingual(vi: "Quá hạn có thư xin lỗi, đã giải quyết", en: "Late with an apology, resolved")
        case .apologyO:
            Bilingual(vi: "Quá hạn có thư xin lỗi, đang giải quyết", en: "Overdue with an apology, open")
        case .apologyStrictR:
            Bilingual(
                vi: "Xin lỗi trước ngày hẹn trả, đã giải quyết", en: "Apology before the due day, resolved")
        case .apologyStrictO:
            Bilingual(
                vi: "Xin lỗi trước ngày hẹn trả, đang giải quyết", en: "Apology before the due day, open")
        case .apologyByDueR:
            Bilingual(
                vi: "Xin lỗi chậm nhất ngày hẹn trả, đã giải quyết", en: "Apology by the due day, resolved")
        case .apologyByDueO:
            Bilingual(
                vi: "Xin lỗi chậm nhất ngày hẹn trả, đang giải quyết", en: "Apology by the due day, open")
        case .apologyMissingR:
            Bilingual(
                vi: "Quá hạn không có thư xin lỗi, đã giải quyết", en: "Late without an apology, resolved")
        case .apologyMissingO:
            Bilingual(
                vi: "Quá hạn không có thư xin lỗi, đang giải quyết", en: "Overdue without an apology, open")
        case .apologyUndatedR:
            Bilingual(vi: "Thư xin lỗi không rõ ngày, đã giải quyết", en: "Apology without a date, resolved")
        case .apologyUndatedO:
            Bilingual(vi: "Thư xin lỗi không rõ ngày, đang giải quyết", en: "Apology without a date, open")
        case .newDateR:
            Bilingual(vi: "Có thư xin lỗi và ngày hẹn lại, đã giải quyết", en: "New date promised, resolved")
        case .newDateO:
            Bilingual(vi: "Có thư xin lỗi và ngày hẹn lại, đang giải quyết", en: "New date promised, open")
        case .newDateRipeR:
            Bilingual(vi: "Ngày hẹn lại đã đến, đã giải quyết", en: "New date passed or finished, resolved")
        case .newDateRipeO:
            Bilingual(vi: "Ngày hẹn lại đã qua, đang giải quyết", en: "New date passed or finished, open")
        case .newDateKeptR:
            Bilingual(vi: "Giữ đúng ngày hẹn lại, đã giải quyết", en: "New date kept, resolved")
        case .newDateKeptO: Bilingual(vi: "Giữ đúng ngày hẹn lại, đang giải quyết", en: "New date kept, open")
        case .extendedTwice: Bilingual(vi: "Gia hạn hơn một lần", en: "Extended more than once")
        case .letterWithoutLateness:
            Bilingual(vi: "Có thư xin lỗi mà không quá hạn", en: "Letter without lateness")
        case .announced: Bilingual(vi: "Đã báo trước, chưa đến hạn", en: "Announced, not yet due")
        case .onTimeOnlyByMovedDate:
            Bilingual(vi: "Chỉ đúng hạn nhờ dời ngày hẹn", en: "On time only because the date was moved")
        case .reception:
            Bilingual(vi: "Tiếp nhận, tính theo nơi tiếp nhận", en: "Received, by the receiving unit")
        case .online: Bilingual(vi: "Nộp trực tuyến", en: "Submitted online")
        case .direct: Bilingual(vi: "Nộp trực tiếp", en: "Submitted in person")
        case .postal: Bilingual(vi: "Nộp qua bưu chính", en: "Submitted by post")
        case .offeredOnline:
            Bilingual(vi: "Thuộc thủ tục có dịch vụ trực tuyến", en: "Of procedures offered online")
        case .onlineOfOffered:
            Bilingual(
                vi: "Nộp trực tuyến, thủ tục có dịch vụ trực tuyến",
                en: "Online, of procedures offered online")
        case .fullService: Bilingual(vi: "Thuộc thủ tục toàn trình", en: "Of full-service procedures")
        case .onlineOfFullService:
            Bilingual(vi: "Nộp trực tuyến, thủ tục toàn trình", en: "Online, of full-service procedures")
        case .levelMissing: Bilingual(vi: "Không rõ mức độ dịch vụ công", en: "Without a service level")
        case .withFee: Bilingual(vi: "Có phí, lệ phí", en: "With a fee")
        case .paidOnlineWithFee:
            Bilingual(vi: "Có phí và thanh toán trực tuyến", en: "With a fee, paid online")
        case .paid: Bilingual(vi: "Đã thanh toán", en: "Paid")
        case .paidOnline: Bilingual(vi: "Đã thanh toán trực tuyến", en: "Paid online")
        case .componentsDigitized: Bilingual(vi: "Có thành phần số hóa", en: "With digitized components")
        case .reusedData: Bilingual(vi: "Tái sử dụng dữ liệu số hóa", en: "With reused data")
        case .dossierDigitized:
            Bilingual(vi: "Số hóa cả thành phần và kết quả", en: "Components and result digitized")
        case .notAccepted: Bilingual(vi: "Không được tiếp nhận", en: "Not accepted")
        }
    }
}
