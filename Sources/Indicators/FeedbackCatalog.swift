public import Dossiers

/// Figures of petitions (phản ánh, kiến nghị) and of satisfaction ratings, which are no dossiers: what `motcua feedback`
/// shows. They are made of the same marks as those of dossiers, see ``FeedbackMark``.
public enum FeedbackCatalog {
    /// K1–K3.
    public static let petitions: [Indicator] = [
        Indicator(
            id: "K1",
            nameVi: "Phản ánh, kiến nghị xử lý đúng hạn", nameEn: "Petitions handled on time",
            formulaVi:
                "(trả lời đến hết ngày hạn + chưa trả lời và chưa đến hạn) / (từ kỳ trước chuyển sang + nhận trong kỳ, trừ đã rút)",
            formulaEn:
                "(answered by the due day + open and not yet due) / (carried over + received in the period, without those withdrawn)",
            sourceVi:
                "Quyết định 766/QĐ-TTg, chỉ số 5.2: 15 ngày làm việc để trả lời, 2 để từ chối; Quyết định 31/2021/QĐ-TTg",
            sourceEn: "Decision 766/QĐ-TTg, 5.2: 15 working days to answer, 2 to refuse; Decision 31/2021/QĐ-TTg",
            unit: .petitions, polarity: .higher, needs: [.finish],
            figure: .ratio(numerator: FeedbackMark.inTime, denominator: FeedbackMark.toBeHandled), noteKinds: []),
        Indicator(
            id: "K2",
            nameVi: "Phản ánh, kiến nghị đã trả lời được công khai", nameEn: "Answered petitions published",
            formulaVi: "đã công khai đến thời điểm xét / đã trả lời trong kỳ (không kể từ chối)",
            formulaEn: "published by as-of / answered in the period (refusals apart)",
            sourceVi: "Chỉ số cải cách hành chính cấp xã, tiêu chí III.5 (phường Điện Bàn, 2025)",
            sourceEn: "Commune PAR INDEX, III.5 (Điện Bàn ward, 2025)",
            unit: .petitions, polarity: .higher, needs: [.finish, .anyOf([.returnedAt])],
            figure: .ratio(
                numerator: Marks(FeedbackMark.published), denominator: Marks(FeedbackMark.answered)), noteKinds: []),
        Indicator(
            id: "K3",
            nameVi: "Hài lòng với việc xử lý phản ánh, kiến nghị", nameEn: "Satisfied with the handling of petitions",
            formulaVi: "hài lòng / có đánh giá, trong số đã xử lý trong kỳ",
            formulaEn: "satisfied / rated, of those handled in the period",
            sourceVi: "MotCua; gần với chỉ số 5.3 của Quyết định 766/QĐ-TTg, vốn tính khác",
            sourceEn: "MotCua; near to 5.3 of Decision 766/QĐ-TTg, which counts otherwise",
            unit: .petitions, polarity: .higher, needs: [.finish, .anyOf([.rating])],
            figure: .ratio(numerator: Marks(.satisfied), denominator: Marks(.rated)), noteKinds: []),
    ]

    /// H1 and H2.
    public static let ratings: [Indicator] = [
        Indicator(
            id: "H1",
            nameVi: "Mức độ hài lòng theo phiếu đánh giá", nameEn: "Satisfaction, by ratings",
            formulaVi: "hài lòng / có đánh giá trong kỳ", formulaEn: "satisfied / rated in the period",
            sourceVi:
                "Kế hoạch cải cách hành chính của các địa phương: mức độ hài lòng về giải quyết thủ tục hành chính",
            sourceEn: "Reform plans of communes: satisfaction with the resolution of procedures",
            unit: .ratings, polarity: .higher, needs: [.anyOf([.rating])],
            figure: .ratio(numerator: Marks(.satisfied), denominator: Marks(.rated)), noteKinds: []),
        Indicator(
            id: "H2",
            nameVi: "Mức độ hài lòng theo phiếu: đất đai, xây dựng, đầu tư",
            nameEn: "Satisfaction, by ratings: land, construction, investment",
            formulaVi: "hài lòng / có đánh giá trong kỳ, lĩnh vực có chữ đất đai, xây dựng hoặc đầu tư",
            formulaEn: "satisfied / rated in the period, fields of work with the words đất đai, xây dựng or đầu tư",
            sourceVi: "Kế hoạch cải cách hành chính của các địa phương: lĩnh vực đất đai, xây dựng, đầu tư",
            sourceEn: "Reform plans of communes: land, construction, investment",
            unit: .ratings, polarity: .higher, needs: [.anyOf([.rating]), .anyOf([.field])],
            figure: .ratio(
                numerator: Marks(FeedbackMark.satisfiedInChosenField),
                denominator: Marks(FeedbackMark.ratedInChosenField)), noteKinds: []),
    ]

    public static let all: [Indicator] = petitions + ratings

    /// The indicator with an id, however it is capitalised.
    public static func indicator(_ id: String) -> Indicator? {
        let wanted = id.uppercased()
        return all.first { $0.id == wanted }
    }

    /// Words, folded, by which a field of work counts for H2.
    public static let chosenFieldWords = ["datdai", "xaydung", "dautu"]

    /// Working days after receipt by which a petition without a due date is to be answered.
    public static let daysToAnswer = 15
    /// The same of one that is refused.
    public static let daysToRefuse = 2
}

/// What the marks of a dossier stand for in petitions and ratings. A petition is judged as a dossier whose finish is the
/// answer; a rating as one that was received and finished when it was given. Marks that have no such meaning carry
/// another: those of electronic and digitized results.
public enum FeedbackMark {
    /// A petition handled other than by a refusal.
    public static let answered = Mark.resultDigitized
    /// The answer is published: only together with ``answered``.
    public static let published = Mark.electronicResult
    /// In a field of H2: only together with ``ratedInChosenField``.
    public static let satisfiedInChosenField = Mark.resultDigitized
    public static let ratedInChosenField = Mark.electronicResult
    /// A rating that is neither satisfied nor dissatisfied.
    public static let neutral = Mark.reusedData

    /// Answered or refused by the due day.
    public static let handledInTime: Marks = [Marks(.early), Marks(.onTime)]
    /// Open and not yet due, or waiting for what its sender has to add.
    public static let openInTime: Marks = [Marks(.openInTime), Marks(.openPaused)]
    public static let inTime = handledInTime.union(openInTime)
    public static let handled = handledInTime.union(Marks(.late))
    public static let toBeHandled = handled.union(openInTime).union(Marks(.openOverdue))
}
