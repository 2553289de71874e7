/// What an indicator counts, in words: the dossiers that are as they should be, and the others.
public struct CountedItems: Sendable, Equatable {
    public var favourable: Wording
    public var unfavourable: Wording

    private init(_ vi: (String, String), _ en: (String, String)) {
        favourable = Wording(vi: vi.0, en: en.0)
        unfavourable = Wording(vi: vi.1, en: en.1)
    }

    /// Of anything that facts tell.
    public static let ofFacts = CountedItems(("mục đạt", "mục chưa đạt"), ("items done", "items not done"))

    /// By the id of an indicator; of a fact's id the words of facts.
    public static func of(indicator id: String) -> CountedItems { table[id] ?? ofFacts }

    private static let onTime = CountedItems(
        ("hồ sơ đúng hạn", "hồ sơ quá hạn"), ("dossiers on time", "late dossiers"))
    private static let letters = CountedItems(
        ("hồ sơ quá hạn có thư xin lỗi", "hồ sơ quá hạn không có thư"),
        ("late dossiers with a letter", "late dossiers without one"))
    private static let inTimeLetters = CountedItems(
        ("hồ sơ có thư xin lỗi kịp thời", "hồ sơ quá hạn không có thư kịp thời"),
        ("late dossiers with a letter in time", "late dossiers without one"))

    private static let table: [String: CountedItems] = [
        "T1": onTime, "T2": onTime,
        "T3": CountedItems(
            ("hồ sơ trước hạn", "hồ sơ không trước hạn"), ("early dossiers", "dossiers that were not early")),
        "T4": CountedItems(
            ("hồ sơ đang giải quyết trong hạn", "hồ sơ đang giải quyết quá hạn"),
            ("open dossiers in time", "open overdue dossiers")),
        "O1": CountedItems(
            ("hồ sơ trực tuyến", "hồ sơ không trực tuyến"), ("online dossiers", "dossiers not online")),
        "O2": CountedItems(
            ("hồ sơ trực tuyến", "hồ sơ không trực tuyến"), ("online dossiers", "dossiers not online")),
        "O3": CountedItems(
            ("hồ sơ trực tuyến toàn trình", "hồ sơ không trực tuyến của thủ tục toàn trình"),
            ("online full-service dossiers", "full-service dossiers not online")),
        "O4": CountedItems(("hồ sơ trực tuyến", "hồ sơ trực tiếp"), ("online dossiers", "direct ones")),
        "O5": CountedItems(
            ("thủ tục có hồ sơ trực tuyến", "thủ tục không có hồ sơ trực tuyến"),
            ("procedures with online dossiers", "procedures without")),
        "P1": CountedItems(
            ("hồ sơ thanh toán trực tuyến", "hồ sơ có phí không thanh toán trực tuyến"),
            ("dossiers paid online", "dossiers with a fee not paid online")),
        "P2": CountedItems(
            ("hồ sơ thanh toán trực tuyến", "hồ sơ thanh toán cách khác"),
            ("dossiers paid online", "dossiers paid otherwise")),
        "P3": CountedItems(
            ("thủ tục có thanh toán trực tuyến", "thủ tục không có thanh toán trực tuyến"),
            ("procedures with online payment", "procedures without")),
        "P4": CountedItems(
            ("đồng thanh toán trực tuyến", "đồng thu cách khác"), ("đồng paid online", "đồng paid otherwise")),
        "D1": CountedItems(
            ("hồ sơ số hóa thành phần", "hồ sơ chưa số hóa thành phần"),
            ("dossiers with digitized components", "dossiers without")),
        "D2": CountedItems(
            ("hồ sơ số hóa kết quả", "hồ sơ chưa số hóa kết quả"),
            ("dossiers with a digitized result", "dossiers without")),
        "D3": CountedItems(
            ("hồ sơ có kết quả điện tử", "hồ sơ không có kết quả điện tử"),
            ("dossiers with an electronic result", "dossiers without")),
        "D4": CountedItems(
            ("hồ sơ dùng lại dữ liệu", "hồ sơ không dùng lại dữ liệu"),
            ("dossiers with reused data", "dossiers without")),
        "D5": CountedItems(
            ("hồ sơ được số hóa", "hồ sơ chưa số hóa"), ("digitized dossiers", "dossiers not digitized")),
        "A1": letters, "A2": inTimeLetters, "A3": inTimeLetters,
        "A5": CountedItems(
            ("hồ sơ có hẹn lại ngày trả", "hồ sơ quá hạn không hẹn lại"),
            ("late dossiers with a new date", "late dossiers without one")),
        "A6": CountedItems(
            ("hồ sơ giữ đúng ngày hẹn lại", "hồ sơ lỡ ngày hẹn lại"),
            ("dossiers that keep the new date", "dossiers that miss it")),
        "S1": CountedItems(
            ("đánh giá hài lòng", "đánh giá không hài lòng"), ("satisfied ratings", "ratings not satisfied")),
    ]
}
