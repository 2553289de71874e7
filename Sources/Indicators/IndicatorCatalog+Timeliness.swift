import Dossiers

// T: by the end of the dossier; in the slice of the resolving unit.
extension IndicatorCatalog {
    private static let form06Vi = "Biểu II.06/VPCP/KSTT, Thông tư 01/2020/TT-VPCP"
    private static let form06En = "Form II.06/VPCP/KSTT, Circular 01/2020/TT-VPCP"

    static let timeliness: [Indicator] = [
        Indicator(
            id: "T1",
            nameVi: "Tỷ lệ giải quyết đúng hạn (đã giải quyết)", nameEn: "On-time rate, resolved (A)",
            formulaVi: "(trước hạn + đúng hạn) / đã giải quyết",
            formulaEn: "(early + on time) / resolved",
            sourceVi: "\(form06Vi): (cột 8 + cột 9) / cột 7", sourceEn: "\(form06En): (column 8 + 9) / column 7",
            unit: .dossiers, polarity: .higher, needs: [.finish, .promise],
            figure: .ratio(numerator: [Marks(.early), Marks(.onTime)], denominator: .resolved),
            noteKinds: [.onTimeOnlyByMovedDate, .openOverdue]),
        Indicator(
            id: "T2",
            nameVi: "Tỷ lệ đúng hạn (đã và đang giải quyết)", nameEn: "On-time rate, resolved and open (B)",
            formulaVi:
                "(trước hạn + đúng hạn + đang giải quyết trong hạn + tạm dừng) / (đã giải quyết + đang giải quyết)",
            formulaEn: "(early + on time + open in time + paused) / (resolved + open)",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 2.1", sourceEn: "Decision 766/QĐ-TTg, indicator 2.1",
            unit: .dossiers, polarity: .higher, needs: [.finish, .promise],
            figure: .ratio(
                numerator: [Marks(.early), Marks(.onTime), Marks(.openInTime), Marks(.openPaused)],
                denominator: Marks.resolved.union(.open)),
            noteKinds: [.onTimeOnlyByMovedDate, .openOverdue]),
        Indicator(
            id: "T3",
            nameVi: "Tỷ lệ giải quyết trước hạn", nameEn: "Early share",
            formulaVi: "trước hạn / đã giải quyết", formulaEn: "early / resolved",
            sourceVi: "\(form06Vi): cột 8 / cột 7", sourceEn: "\(form06En): column 8 / column 7",
            unit: .dossiers, polarity: .higher, needs: [.finish, .promise],
            figure: .ratio(numerator: Marks(.early), denominator: .resolved), noteKinds: []),
        Indicator(
            id: "T4",
            nameVi: "Tỷ lệ quá hạn trong số đang giải quyết", nameEn: "Overdue among open",
            formulaVi: "đang giải quyết quá hạn / đang giải quyết", formulaEn: "open overdue / open",
            sourceVi: "\(form06Vi): cột 13 / cột 11", sourceEn: "\(form06En): column 13 / column 11",
            unit: .dossiers, polarity: .lower, needs: [.finish, .promise],
            figure: .ratio(numerator: Marks(.openOverdue), denominator: .open), noteKinds: []),
        Indicator(
            id: "T5",
            nameVi: "Thời gian giải quyết", nameEn: "Processing time",
            formulaVi:
                "số ngày làm việc sau ngày tiếp nhận đến hết ngày kết thúc, của hồ sơ đã giải quyết: trung vị, phân vị 90, trung bình",
            formulaEn:
                "working days after the day of receipt up to and including the finish day, of the resolved: median, 90th percentile (nearest rank), mean",
            sourceVi: "Quyết định 766/QĐ-TTg, chỉ số 2.2 (chỉ để thông tin)",
            sourceEn: "Decision 766/QĐ-TTg, indicator 2.2 (information only)",
            unit: .workingDays, polarity: .lower, needs: [.finish], figure: .processingDays, noteKinds: []),
        Indicator(
            id: "T6",
            nameVi: "Số ngày quá hạn", nameEn: "Days late",
            formulaVi:
                "số ngày làm việc sau ngày hẹn trả, của hồ sơ giải quyết quá hạn: trung vị, phân vị 90, lớn nhất",
            formulaEn: "working days after the due day, of the late: median, 90th percentile (nearest rank), maximum",
            sourceVi: "MotCua; không có công thức trong văn bản", sourceEn: "MotCua; no formula in any decree",
            unit: .workingDays, polarity: .lower, needs: [.finish, .promise], figure: .daysLate, noteKinds: []),
    ]
}
