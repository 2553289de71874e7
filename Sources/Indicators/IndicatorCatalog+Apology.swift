import Dossiers

// A: letters of apology (thư xin lỗi), against the first promise; in the slice of the resolving unit.
extension IndicatorCatalog {
    private static let letter = Indicator.Need.anyOf([.apologyAt, .apologyRef, .apologyCount])
    private static let late: [Indicator.Need] = [.finish, .firstPromise]
    private static let split: [IndicatorNote.Kind] = [
        .resolvedNumerator, .resolvedDenominator, .openNumerator, .openDenominator,
    ]
    private static let ruleVi = "Thông tư 01/2018/TT-VPCP; mẫu 04, Thông tư 03/2025/TT-VPCP"
    private static let ruleEn = "Circular 01/2018/TT-VPCP; form 04 of Circular 03/2025/TT-VPCP"

    static let apology: [Indicator] = [
        Indicator(
            id: "A1",
            nameVi: "Tỷ lệ hồ sơ quá hạn có thư xin lỗi", nameEn: "Apology issued",
            formulaVi: "có thư xin lỗi / quá hạn so với lần hẹn đầu (đã giải quyết và đang giải quyết)",
            formulaEn: "with an apology / late by the first promise (resolved and open)",
            sourceVi: "Chỉ số cải cách hành chính cấp xã 2025: 100% hồ sơ quá hạn có văn bản xin lỗi",
            sourceEn: "Commune PAR INDEX 2025: 100 % of late dossiers have a letter",
            unit: .dossiers, polarity: .higher, needs: late + [letter],
            figure: .ratio(numerator: .apology, denominator: .lateFirstPromise),
            noteKinds: split + [.onTimeOnlyByMovedDate]),
        Indicator(
            id: "A2",
            nameVi: "Thư xin lỗi kịp thời (chặt)", nameEn: "Apology in time, strict",
            formulaVi: "thư đề ngày không sau ngày làm việc cuối cùng trước ngày hẹn trả / quá hạn",
            formulaEn: "letter dated on or before the last working day before the due day / late",
            sourceVi: "\(ruleVi): chậm nhất trước ngày hết hạn 01 ngày",
            sourceEn: "\(ruleEn): at the latest 1 day before",
            unit: .dossiers, polarity: .higher, needs: late + [.anyOf([.apologyAt, .apologyRef])],
            figure: .ratio(
                numerator: [Marks(.apologyStrictR), Marks(.apologyStrictO)], denominator: .lateFirstPromise),
            noteKinds: split + [.undatedLetters]),
        Indicator(
            id: "A3",
            nameVi: "Thư xin lỗi đến hết ngày hẹn trả", nameEn: "Apology in time, by the due day",
            formulaVi: "thư đề ngày không sau ngày hẹn trả / quá hạn",
            formulaEn: "letter dated on or before the due day / late",
            sourceVi: "Quyết định 5157/QĐ-UBND năm 2016 của TP. Hồ Chí Minh",
            sourceEn: "Decision 5157/QĐ-UBND of 2016 of Ho Chi Minh City",
            unit: .dossiers, polarity: .higher, needs: late + [.anyOf([.apologyAt, .apologyRef])],
            figure: .ratio(
                numerator: [Marks(.apologyByDueR), Marks(.apologyByDueO)], denominator: .lateFirstPromise),
            noteKinds: split + [.undatedLetters]),
        Indicator(
            id: "A4",
            nameVi: "Hồ sơ quá hạn chưa có thư xin lỗi", nameEn: "Apology missing",
            formulaVi: "quá hạn mà không có thư xin lỗi", formulaEn: "late without a letter",
            sourceVi: "Chỉ số cải cách hành chính cấp xã 2025: phần thiếu của 100%",
            sourceEn: "Commune PAR INDEX 2025: what lacks to 100 %",
            unit: .dossiers, polarity: .lower, needs: late + [letter],
            figure: .count([Marks(.apologyMissingR), Marks(.apologyMissingO)]), noteKinds: split),
        Indicator(
            id: "A5",
            nameVi: "Có hẹn lại ngày trả", nameEn: "New date promised",
            formulaVi: "có thư xin lỗi và ngày hẹn lại / quá hạn",
            formulaEn: "with an apology and a new due date / late",
            sourceVi: ruleVi, sourceEn: ruleEn,
            unit: .dossiers, polarity: .higher, needs: late + [letter, .anyOf([.newDueAt])],
            figure: .ratio(numerator: [Marks(.newDateR), Marks(.newDateO)], denominator: .lateFirstPromise),
            noteKinds: split),
        Indicator(
            id: "A6",
            nameVi: "Giữ đúng ngày hẹn lại", nameEn: "New promise kept",
            formulaVi: "kết thúc trong ngày hẹn lại / có hẹn lại mà ngày đó đã qua hoặc đã kết thúc",
            formulaEn: "finished by the new due date / of A5's those whose new date has passed or that are finished",
            sourceVi: ruleVi, sourceEn: ruleEn,
            unit: .dossiers, polarity: .higher, needs: late + [letter, .anyOf([.newDueAt])],
            figure: .ratio(
                numerator: [Marks(.newDateKeptR), Marks(.newDateKeptO)],
                denominator: [Marks(.newDateRipeR), Marks(.newDateRipeO)]),
            noteKinds: split),
        Indicator(
            id: "A7",
            nameVi: "Gia hạn quá một lần", nameEn: "Extended more than once",
            formulaVi: "hồ sơ có từ 2 lần xin lỗi, hoặc dời hẹn từ 2 lần theo lịch sử của kho",
            formulaEn: "dossiers with at least 2 letters, or at least 2 moved due dates in a store's history",
            sourceVi: "\(ruleVi): không quá 01 lần", sourceEn: "\(ruleEn): not more than once",
            unit: .dossiers, polarity: .lower, needs: [.anyOf([.apologyCount])],
            figure: .count(Marks(.extendedTwice)), noteKinds: []),
        Indicator(
            id: "A8",
            nameVi: "Có thư xin lỗi mà không quá hạn", nameEn: "Letter without lateness",
            formulaVi: "có thư xin lỗi, giải quyết trước hạn hoặc đúng lần hẹn đầu",
            formulaEn: "an apology on a dossier resolved early or on time by its first promise",
            sourceVi: "MotCua; không có công thức trong văn bản", sourceEn: "MotCua; no formula in any decree",
            unit: .dossiers, polarity: .lower, needs: late + [letter],
            figure: .count(Marks(.letterWithoutLateness)), noteKinds: [.announced]),
    ]
}
