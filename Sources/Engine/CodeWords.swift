import Dossiers
import Reports

/// The code lists of a dossier in words.
enum CodeWords {
    static func channel(_ channel: Channel) -> Bilingual {
        switch channel {
        case .unknown: Bilingual(same: "")
        case .direct: Bilingual(vi: "Trực tiếp", en: "in person")
        case .online: Bilingual(vi: "Trực tuyến", en: "online")
        case .postal: Bilingual(vi: "Bưu chính", en: "by post")
        }
    }

    static func level(_ level: ServiceLevel) -> Bilingual {
        switch level {
        case .unknown: Bilingual(same: "")
        case .full: Bilingual(vi: "Toàn trình", en: "full")
        case .partial: Bilingual(vi: "Một phần", en: "partial")
        case .information: Bilingual(vi: "Cung cấp thông tin", en: "information")
        }
    }

    static func payment(_ payment: Payment) -> Bilingual {
        switch payment {
        case .unknown: Bilingual(same: "")
        case .online: Bilingual(vi: "Trực tuyến", en: "online")
        case .other: Bilingual(vi: "Cách khác", en: "other")
        case .none: Bilingual(vi: "Chưa thanh toán", en: "not paid")
        case .exempt: Bilingual(vi: "Miễn phí", en: "exempt")
        }
    }

    static func status(_ status: StatusGroup) -> Bilingual {
        switch status {
        case .unknown: Bilingual(same: "")
        case .notAccepted: Bilingual(vi: "Chưa tiếp nhận", en: "not accepted")
        case .open: Bilingual(vi: "Đang giải quyết", en: "open")
        case .paused: Bilingual(vi: "Tạm dừng", en: "paused")
        case .withdrawn: Bilingual(vi: "Đã rút", en: "withdrawn")
        case .refused: Bilingual(vi: "Từ chối giải quyết", en: "refused")
        case .finished: Bilingual(vi: "Đã xong", en: "finished")
        }
    }

    static func rating(_ rating: Rating) -> Bilingual {
        switch rating {
        case .unknown: Bilingual(same: "")
        case .satisfied: Bilingual(vi: "Hài lòng", en: "satisfied")
        case .neutral: Bilingual(vi: "Bình thường", en: "neutral")
        case .dissatisfied: Bilingual(vi: "Không hài lòng", en: "dissatisfied")
        }
    }

    static func answer(_ answer: Answer) -> Bilingual {
        switch answer {
        case .unknown: Bilingual(same: "")
        case .no: Bilingual(vi: "Không", en: "no")
        case .yes: Bilingual(vi: "Có", en: "yes")
        }
    }
}
