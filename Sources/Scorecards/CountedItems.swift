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

    /// In English, of one alone: "dossiers not online" is "dossier not online".
    var oneFavourable: String { Self.singular(favourable.en) }
    var oneUnfavourable: String { Self.singular(unfavourable.en) }
    /// Before one that is favourable.
    var article: String { "aeiou".contains(favourable.en.prefix(1)) ? "an" : "a" }

    private static let singulars = [
        "dossiers": "dossier", "procedures": "procedure", "ratings": "rating", "petitions": "petition", "items": "item",
        "ones": "one",
        "were": "was", "keep": "keeps", "miss": "misses",
    ]

    /// The first noun, and the verb behind its "that".
    private static func singular(_ text: String) -> String {
        var words = text.split(separator: " ").map(String.init)
        guard let noun = words.firstIndex(where: { singulars[$0] != nil }) else { return text }
        for place in [noun, noun + 2] where words.indices.contains(place) {
            guard place == noun || words[noun + 1] == "that" else { continue }
            words[place] = singulars[words[place]] ?? words[place]
        }
        return words.joined(separator: " ")
    }

    private static let onTime = CountedItems(
        ("hồ sơ đúng hạn", "hồ sơ quá hạn"), ("dossiers on time", "late dossiers"))
    private static let letters = CountedItems(
        ("hồ sơ quá hạn có thư xin lỗi", "hồ sơ quá hạn không có thư"),
        ("late dossiers with a letter", "late dossiers without a letter"))
    private static let inTimeLetters = CountedItems(
        ("hồ sơ có thư xin lỗi kịp thời", "hồ sơ quá hạn không có thư kịp thời"),
        ("late dossiers with a letter in time", "late dossiers without a letter in time"))

    private static let satisfied = CountedItems(
        ("đánh giá hài lòng", "đánh giá không hài lòng"), ("satisfied ratings", "ratings not satisfied"))

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
            ("procedures with online dossiers", "procedures without online dossiers")),
        "P1": CountedItems(
            ("hồ sơ thanh toán trực tuyến", "hồ sơ có phí không thanh toán trực tuyến"),
            ("dossiers paid online", "dossiers with a fee not paid online")),
        "P2": CountedItems(
            ("hồ sơ thanh toán trực tuyến", "hồ sơ thanh toán cách khác"),
            ("dossiers paid online", "dossiers paid otherwise")),
        "P3": CountedItems(
            ("thủ tục có thanh toán trực tuyến", "thủ tục không có thanh toán trực tuyến"),
            ("procedures with online payment", "procedures without online payment")),
        "P4": CountedItems(
            ("đồng thanh toán trực tuyến", "đồng thu cách khác"), ("đồng paid online", "đồng paid otherwise")),
        "D1": CountedItems(
            ("hồ sơ số hóa thành phần", "hồ sơ chưa số hóa thành phần"),
            ("dossiers with digitized components", "dossiers without digitized components")),
        "D2": CountedItems(
            ("hồ sơ số hóa kết quả", "hồ sơ chưa số hóa kết quả"),
            ("dossiers with a digitized result", "dossiers without a digitized result")),
        "D3": CountedItems(
            ("hồ sơ có kết quả điện tử", "hồ sơ không có kết quả điện tử"),
            ("dossiers with an electronic result", "dossiers without an electronic result")),
        "D4": CountedItems(
            ("hồ sơ dùng lại dữ liệu", "hồ sơ không dùng lại dữ liệu"),
            ("dossiers with reused data", "dossiers without reused data")),
        "D5": CountedItems(
            ("hồ sơ được số hóa", "hồ sơ chưa số hóa"), ("digitized dossiers", "dossiers not digitized")),
        "A1": letters, "A2": inTimeLetters, "A3": inTimeLetters,
        "A5": CountedItems(
            ("hồ sơ có hẹn lại ngày trả", "hồ sơ quá hạn không hẹn lại"),
            ("late dossiers with a new date", "late dossiers without a new date")),
        "A6": CountedItems(
            ("hồ sơ giữ đúng ngày hẹn lại", "hồ sơ lỡ ngày hẹn lại"),
            ("dossiers that keep the new date", "dossiers that miss the new date")),
        "S1": satisfied, "H1": satisfied, "H2": satisfied, "K3": satisfied,
        "K1": CountedItems(
            ("phản ánh, kiến nghị xử lý đúng hạn", "phản ánh, kiến nghị không đúng hạn"),
            ("petitions handled on time", "petitions not on time")),
        "K2": CountedItems(
            ("phản ánh, kiến nghị được công khai", "phản ánh, kiến nghị chưa công khai"),
            ("petitions published", "petitions not published")),
    ]
}
