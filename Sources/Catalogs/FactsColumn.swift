/// The columns of a table of facts (docs/profiles.md).
enum FactsColumn: String, CaseIterable {
    case criterion, numerator, denominator, value, evidence, date
    // Of the template, for the reader's eye; not read.
    case name, unit, target, words, note

    /// As the template writes it.
    var headingVi: String {
        switch self {
        case .criterion: "tiêu chí"
        case .numerator: "tử số"
        case .denominator: "mẫu số"
        case .value: "giá trị"
        case .evidence: "minh chứng"
        case .date: "ngày"
        case .name: "tên"
        case .unit: "đơn vị"
        case .target: "chỉ tiêu"
        case .words: "lời văn"
        case .note: "ghi chú"
        }
    }

    var headingEn: String { rawValue }

    /// By a heading in either language, however it is capitalised.
    init?(heading: String) {
        let folded = FoldedText.word(heading)
        guard
            let match = Self.allCases.first(where: {
                FoldedText.word($0.headingVi) == folded || FoldedText.word($0.headingEn) == folded
            })
        else { return nil }
        self = match
    }

    static let headings = allCases.flatMap { [$0.headingVi, $0.headingEn] }
    /// Those in which a number stands.
    static let numbers: [FactsColumn] = [.numerator, .denominator, .value]
}
