/// What a person reads about a reason or a finding, in both languages.
public struct KindInfo: Sendable, Equatable {
    /// Stable key of reports, e.g. `withdrawnWithoutDate`.
    public let key: String
    public let nameVi: String
    public let nameEn: String
    public let explanationVi: String
    public let explanationEn: String
}

/// The reasons for which a dossier stands in no figure (definitions §5), in words.
public enum ExclusionCatalog {
    public static let all: [(exclusion: Exclusion, info: KindInfo)] = Exclusion.allCases.map { ($0, info($0)) }

    public static func info(_ exclusion: Exclusion) -> KindInfo {
        switch exclusion {
        case .receivedAfterExport:
            KindInfo(
                key: exclusion.key,
                nameVi: "Tiếp nhận sau thời điểm xuất", nameEn: "Received after the export",
                explanationVi: "Ngày tiếp nhận không trước thời điểm xuất dữ liệu, nên chưa thể đã xảy ra.",
                explanationEn: "The received date is not before the export's own instant: it cannot have happened yet.")
        case .withdrawnWithoutDate:
            KindInfo(
                key: exclusion.key,
                nameVi: "Rút hoặc từ chối không có ngày", nameEn: "Withdrawn or refused without a date",
                explanationVi:
                    "Trạng thái là đã rút hoặc từ chối giải quyết nhưng không có ngày kết thúc, ngày trả; không biết thuộc kỳ nào.",
                explanationEn:
                    "The status is withdrawn or refused, but there is neither a finish nor a return date: no period can be told."
            )
        case .finishedWithoutDate:
            KindInfo(
                key: exclusion.key,
                nameVi: "Đã giải quyết không có ngày", nameEn: "Finished without a date",
                explanationVi:
                    "Trạng thái là đã xử lý xong hoặc đã trả nhưng không có ngày kết thúc, ngày trả; không biết đúng hạn hay quá hạn.",
                explanationEn:
                    "The status is finished or returned, but there is neither a finish nor a return date: on time or late cannot be told."
            )
        case .finishBeforeReceiptDay:
            KindInfo(
                key: exclusion.key,
                nameVi: "Kết thúc trước ngày tiếp nhận", nameEn: "Finished before the day of receipt",
                explanationVi: "Ngày kết thúc trước ngày tiếp nhận; một trong hai ngày là sai.",
                explanationEn: "The finish day is before the day of receipt: one of the two is wrong.")
        case .finishAfterExport:
            KindInfo(
                key: exclusion.key,
                nameVi: "Kết thúc sau thời điểm xuất", nameEn: "Finished after the export",
                explanationVi: "Ngày kết thúc không trước thời điểm xuất dữ liệu, nên chưa thể đã xảy ra.",
                explanationEn: "The finish is not before the export's own instant: it cannot have happened yet.")
        case .noDueDate:
            KindInfo(
                key: exclusion.key,
                nameVi: "Không có hạn trả", nameEn: "No due date",
                explanationVi: "Bộ quy tắc đang dùng loại hồ sơ không có ngày hẹn trả khỏi mọi số liệu.",
                explanationEn: "The ruleset leaves dossiers without a due date out of every figure.")
        }
    }
}
