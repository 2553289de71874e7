import Dossiers

// O, P, D1, D4, D5: by the day of receipt, in the slice of the receiving unit. D2, D3, S1: by the end, in the
// slice of the resolving unit.
extension IndicatorCatalog {
    private static let procedure = Indicator.Need.anyOf([.procedureCode, .procedure])
    private static let plansVi = "Kế hoạch cải cách hành chính cấp xã"
    private static let plansEn = "Reform plans of communes"

    static let online: [Indicator] = [
        Indicator(
            id: "O1",
            nameVi: "Tỷ lệ hồ sơ nộp trực tuyến", nameEn: "Online submission, all",
            formulaVi: "trực tuyến / tiếp nhận trong kỳ", formulaEn: "online / received",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 3.3 (không nhân tỷ lệ đồng bộ)",
            sourceEn: "Decision 766/QĐ-TTg, indicator 3.3 (not multiplied by the sync ratio)",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.channel])],
            figure: .ratio(numerator: Marks(.online), denominator: Marks(.reception)), noteKinds: []),
        Indicator(
            id: "O2",
            nameVi: "Tỷ lệ nộp trực tuyến, thủ tục có dịch vụ công trực tuyến",
            nameEn: "Online submission, of procedures offered online",
            formulaVi: "trực tuyến / tiếp nhận thuộc thủ tục toàn trình hoặc một phần (thiếu mức độ: để ngoài, có đếm)",
            formulaEn: "online / received with level full or partial (level missing: left out, counted)",
            sourceVi: "Màn hình chỉ số 766 của hệ thống một cửa cấp tỉnh",
            sourceEn: "766 screen of a provincial one-stop system",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.channel]), .anyOf([.level])],
            figure: .ratio(numerator: Marks(.onlineOfOffered), denominator: Marks(.offeredOnline)),
            noteKinds: [.levelMissing]),
        Indicator(
            id: "O3",
            nameVi: "Tỷ lệ nộp trực tuyến, thủ tục toàn trình",
            nameEn: "Online submission, full-service procedures",
            formulaVi: "trực tuyến / tiếp nhận thuộc thủ tục toàn trình",
            formulaEn: "online / received with level full",
            sourceVi: "Chỉ số cải cách hành chính cấp xã 2025, tiêu chí VII.4",
            sourceEn: "Commune PAR INDEX 2025, criterion VII.4",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.channel]), .anyOf([.level])],
            figure: .ratio(numerator: Marks(.onlineOfFullService), denominator: Marks(.fullService)),
            noteKinds: [.levelMissing]),
        Indicator(
            id: "O4",
            nameVi: "Trực tuyến so với trực tiếp", nameEn: "Online against direct",
            formulaVi: "trực tuyến / (trực tuyến + trực tiếp)", formulaEn: "online / (online + direct)",
            sourceVi: "Phần mềm một cửa; không tính bưu chính", sourceEn: "One-stop software; postal left out",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.channel])],
            figure: .ratio(numerator: Marks(.online), denominator: [Marks(.online), Marks(.direct)]),
            noteKinds: []),
        Indicator(
            id: "O5",
            nameVi: "Dịch vụ công trực tuyến có phát sinh hồ sơ", nameEn: "Procedures with online dossiers",
            formulaVi: "thủ tục có từ 1 hồ sơ trực tuyến / thủ tục cung cấp trực tuyến",
            formulaEn: "procedures with at least 1 online dossier / procedures offered online",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 3.2", sourceEn: "Decision 766/QĐ-TTg, indicator 3.2",
            unit: .procedures, polarity: .higher,
            needs: [.anyOf([.channel]), .anyOf([.level]), procedure],
            figure: .procedures(.online, of: .offeredOnline), noteKinds: []),
    ]

    static let payment: [Indicator] = [
        Indicator(
            id: "P1",
            nameVi: "Tỷ lệ hồ sơ thanh toán trực tuyến", nameEn: "Online payment, dossiers",
            formulaVi: "thanh toán trực tuyến / tiếp nhận có phí, lệ phí > 0",
            formulaEn: "paid online / received with fee > 0",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 3.6", sourceEn: "Decision 766/QĐ-TTg, indicator 3.6",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.payment]), .anyOf([.fee])],
            figure: .ratio(numerator: Marks(.paidOnlineWithFee), denominator: Marks(.withFee)), noteKinds: []),
        Indicator(
            id: "P2",
            nameVi: "Tỷ lệ thanh toán trực tuyến trong số đã thanh toán",
            nameEn: "Online payment, of those paid",
            formulaVi: "thanh toán trực tuyến / đã thanh toán (không kể miễn phí)",
            formulaEn: "paid online / paid (the exempt left out)",
            sourceVi: "Màn hình thanh toán của hệ thống một cửa cấp tỉnh",
            sourceEn: "Payment screen of a provincial one-stop system",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.payment])],
            figure: .ratio(numerator: Marks(.paidOnline), denominator: Marks(.paid)), noteKinds: []),
        Indicator(
            id: "P3",
            nameVi: "Thủ tục có giao dịch thanh toán trực tuyến", nameEn: "Online payment, procedures",
            formulaVi: "thủ tục có từ 1 giao dịch thanh toán trực tuyến / thủ tục có phí, lệ phí",
            formulaEn: "procedures with at least 1 online payment / procedures with a fee",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 3.5b", sourceEn: "Decision 766/QĐ-TTg, indicator 3.5b",
            unit: .procedures, polarity: .higher,
            needs: [.anyOf([.payment]), .anyOf([.fee]), procedure],
            figure: .procedures(.paidOnline, of: .withFee), noteKinds: []),
        Indicator(
            id: "P4",
            nameVi: "Tỷ lệ số tiền thanh toán trực tuyến", nameEn: "Online payment, money",
            formulaVi: "số tiền (đồng) thanh toán trực tuyến / số tiền phí, lệ phí > 0",
            formulaEn: "đồng paid online / đồng of fee > 0",
            sourceVi: "MotCua; không có công thức trong văn bản", sourceEn: "MotCua; no formula in any decree",
            unit: .dong, polarity: .higher, needs: [.anyOf([.payment]), .anyOf([.fee])], figure: .money,
            noteKinds: []),
    ]

    static let digitization: [Indicator] = [
        Indicator(
            id: "D1",
            nameVi: "Tỷ lệ số hóa thành phần hồ sơ", nameEn: "Components digitized",
            formulaVi: "có thành phần được số hóa / tiếp nhận trong kỳ",
            formulaEn: "with digitized components / received",
            sourceVi: plansVi, sourceEn: plansEn,
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.componentsDigitized])],
            figure: .ratio(numerator: Marks(.componentsDigitized), denominator: Marks(.reception)),
            noteKinds: []),
        Indicator(
            id: "D2",
            nameVi: "Tỷ lệ số hóa kết quả", nameEn: "Results digitized",
            formulaVi: "có kết quả được số hóa / đã giải quyết", formulaEn: "with a digitized result / resolved",
            sourceVi: plansVi, sourceEn: plansEn,
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.resultDigitized]), .finish],
            figure: .ratio(numerator: Marks(.resultDigitized), denominator: .resolved), noteKinds: []),
        Indicator(
            id: "D3",
            nameVi: "Tỷ lệ cấp kết quả điện tử", nameEn: "Electronic result issued",
            formulaVi: "có kết quả điện tử / đã giải quyết", formulaEn: "with an electronic result / resolved",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 4.1", sourceEn: "Decision 766/QĐ-TTg, indicator 4.1",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.electronicResult]), .finish],
            figure: .ratio(numerator: Marks(.electronicResult), denominator: .resolved), noteKinds: []),
        Indicator(
            id: "D4",
            nameVi: "Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa", nameEn: "Reuse of digitized data",
            formulaVi: "có sử dụng lại dữ liệu / tiếp nhận trong kỳ", formulaEn: "with reused data / received",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 4.3", sourceEn: "Decision 766/QĐ-TTg, indicator 4.3",
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.reusedData])],
            figure: .ratio(numerator: Marks(.reusedData), denominator: Marks(.reception)), noteKinds: []),
        Indicator(
            id: "D5",
            nameVi: "Tỷ lệ số hóa hồ sơ", nameEn: "Dossier digitized",
            formulaVi: "có cả thành phần và kết quả được số hóa / tiếp nhận trong kỳ",
            formulaEn: "components and result digitized / received",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 4.2", sourceEn: "Decision 766/QĐ-TTg, indicator 4.2",
            unit: .dossiers, polarity: .higher,
            needs: [.anyOf([.componentsDigitized]), .anyOf([.resultDigitized])],
            figure: .ratio(numerator: Marks(.dossierDigitized), denominator: Marks(.reception)), noteKinds: []),
    ]

    static let satisfaction: [Indicator] = [
        Indicator(
            id: "S1",
            nameVi: "Mức độ hài lòng", nameEn: "Satisfaction",
            formulaVi: "hài lòng / được đánh giá, trong số đã giải quyết",
            formulaEn: "satisfied / rated, among the resolved",
            sourceVi: plansVi, sourceEn: plansEn,
            unit: .dossiers, polarity: .higher, needs: [.anyOf([.rating]), .finish],
            figure: .ratio(numerator: Marks(.satisfied), denominator: Marks(.rated)), noteKinds: [])
    ]
}
