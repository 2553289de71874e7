import Dossiers
import Indicators

/// Biểu II.06 of Thông tư 01/2020/TT-VPCP, "Tình hình, kết quả giải quyết thủ tục hành chính", laid out as the form with
/// its 13 columns: `motcua report --kind form-06`.
public enum FormSixReport {
    public static func compose(_ material: ReportMaterial) -> Report {
        FormSix(composer: Composer(material: material)).report
    }
}

private struct FormSix {
    let composer: Composer
    private var document: ReportDocument { composer.document }

    var report: Report {
        var report = composer.report(
            kind: "form-06",
            title: Bilingual(
                vi: "Biểu số II.06 – Tình hình, kết quả giải quyết thủ tục hành chính",
                en: "Form II.06 – State and results of resolving administrative procedures"))
        report.layout = .form
        let days = Bilingual { language in
            let first = DateText.of(document.period.firstDay, language)
            let last = DateText.of(document.period.lastDay, language)
            return language == .vi ? "Từ ngày \(first) đến ngày \(last)" : "From \(first) to \(last)"
        }
        let units = document.filters.filter { $0.field == "unit" }.map(\.value).joined(separator: ", ")
        report.subtitle = Bilingual {
            let name = document.periodName[$0].capitalizedFirst
            let unit = units.isEmpty ? "" : ($0 == .vi ? "Đơn vị báo cáo: " : "Reporting unit: ") + units + ". "
            let label = document.period.label ?? ""
            // A span of days has no other name than its days.
            let period = label.isEmpty || label.contains("..") ? days[$0] : name + " (" + days[$0] + ")"
            return unit + ($0 == .vi ? "Kỳ báo cáo: " : "Period: ") + period + ". "
                + ($0 == .vi ? "Đơn vị tính: số hồ sơ TTHC." : "Counted in dossiers.")
        }
        let rows = document.cells
        report.sections = [
            Report.Section(
                key: "form", title: Bilingual(vi: "Biểu số II.06", en: "Form II.06"),
                blocks: [.table(table(rows)), .sentences(beneath(rows))])
        ]
        if document.ruleset.id != "form-06" {
            report.notes.insert(
                Bilingual(
                    vi: "Biểu này lập theo bộ quy tắc \(document.ruleset.id), không phải form-06.",
                    en: "This form was made by the ruleset \(document.ruleset.id), not by form-06."), at: 0)
        }
        report.rules = composer.rules([document.onTimeIndicator, "T4"])
        report.evidence = composer.material.evidence?.of(report.rules)
        return report
    }

    // MARK: - The table

    private func table(_ rows: [ReportDocument.Slice]) -> Report.Table {
        let cut = document.dimensions.first ?? "field"
        let second =
            cut == "field"
            ? Bilingual(vi: "Lĩnh vực, công việc giải quyết theo cấp", en: "Field of work")
            : SliceWords.name(ofDimension: cut)
        func column(_ number: Int, _ key: String, _ vi: String, _ en: String, _ marks: Marks?) -> Report.Column {
            .init(key, Bilingual(vi: vi, en: en), .number, number: "\(number)", isCount: true, marks: marks)
        }
        let columns: [Report.Column] = [
            .init("order", Bilingual(vi: "STT", en: "No."), .number, number: "1"),
            .init("field", second, .text, number: "2"),
            column(3, "incoming", "Tổng số", "Total", [Marks(.carriedOver), Marks(.received)]),
            column(4, "online", "Trong kỳ: trực tuyến", "In the period: online", Marks(.receivedOnline)),
            column(
                5, "directOrPostal", "Trong kỳ: trực tiếp, dịch vụ bưu chính", "In the period: in person, by post", nil),
            column(6, "carriedOver", "Từ kỳ trước", "From the period before", Marks(.carriedOver)),
            column(7, "resolved", "Tổng số", "Total", .resolved),
            column(8, "early", "Trước hạn", "Early", Marks(.early)),
            column(9, "onTime", "Đúng hạn", "On time", Marks(.onTime)),
            column(10, "late", "Quá hạn", "Late", Marks(.late)),
            column(11, "open", "Tổng số", "Total", .open),
            column(12, "openInTime", "Trong hạn", "In time", [Marks(.openInTime), Marks(.openPaused)]),
            column(13, "openOverdue", "Quá hạn", "Overdue", Marks(.openOverdue)),
        ]
        var lines = rows.enumerated().map { row($1, number: $0 + 1) }
        if let whole = composer.whole { lines.append(row(whole, number: nil)) }
        return Report.Table(
            key: "form-06", columns: columns,
            spans: [
                .init(Bilingual(vi: "Số hồ sơ nhận giải quyết", en: "Dossiers to be resolved"), 2..<6),
                .init(Bilingual(vi: "Số hồ sơ đã giải quyết", en: "Dossiers resolved"), 6..<10),
                .init(Bilingual(vi: "Số hồ sơ đang giải quyết", en: "Dossiers being resolved"), 10..<13),
            ], rows: .init(lines), sums: [.init(2, [3, 4, 5]), .init(6, [7, 8, 9]), .init(10, [11, 12])])
    }

    private var hasChannels: Bool {
        if case .noData = composer.result("O1")?.value { return false }
        return true
    }

    private func row(_ slice: ReportDocument.Slice, number: Int?) -> Report.Row {
        let name =
            number == nil ? Report.Cell.word(Bilingual(vi: "Tổng số", en: "Total")) : document.label(of: slice).cell
        let columns = Columns(slice)
        let missing = Report.Cell.missing(
            Bilingual(vi: "thiếu cột Hình thức nộp", en: "no column for the channel"))
        let online = hasChannels ? Report.Cell.number(columns.online) : missing
        let other = hasChannels ? Report.Cell.number(columns.other) : missing
        let rest = [
            columns.carriedOver, slice.resolved, slice[.early], slice[.onTime], slice[.late], slice.open,
            columns.inTime, slice[.openOverdue],
        ]
        return Report.Row(
            [number.map { .number(Int64($0)) } ?? .empty, name, .number(columns.incoming), online, other]
                + rest.map { .number($0) },
            kind: number == nil ? .total : .plain, scope: document.scope(of: slice), counts: slice.counts)
    }

    /// The columns that are made of more than one count.
    private struct Columns {
        var incoming, online, other, carriedOver, inTime: Int64
        /// Received by a channel that is not known; column 5 holds them.
        var unknownChannel: Int64

        init(_ slice: ReportDocument.Slice) {
            carriedOver = slice[.carriedOver]
            incoming = slice[.received] + carriedOver
            online = slice[.receivedOnline]
            let placed = slice[.receivedOnline] + slice[.receivedDirect] + slice[.receivedPostal]
            unknownChannel = slice[.received] - placed
            other = slice[.receivedDirect] + slice[.receivedPostal] + unknownChannel
            inTime = slice[.openInTime] + slice[.openPaused]
        }
    }

    // MARK: - Beneath it

    /// The form has no column for what was withdrawn or returned: so it stands here, with the identities.
    private func beneath(_ rows: [ReportDocument.Slice]) -> [Report.Sentence] {
        guard let whole = composer.whole else { return [] }
        var sentences: [Report.Sentence] = []
        let withdrawn = whole[.withdrawn]
        let parts = rows.filter { $0[.withdrawn] > 0 }
        sentences.append(
            .init(
                Bilingual { language in
                    let count = NumberText.of(withdrawn, language)
                    let refused = NumberText.of(whole[.refused], language)
                    let named = parts.map {
                        document.label(of: $0).words[language] + " " + NumberText.of($0[.withdrawn], language)
                    }.joined(separator: ", ")
                    let where_ = named.isEmpty ? "" : " (" + named + ")"
                    return language == .vi
                        ? "Hồ sơ rút, trả lại trong kỳ: \(count)\(where_), trong đó từ chối giải quyết \(refused); biểu không có cột cho số này."
                        : "Withdrawn or returned in the period: \(count)\(where_), of which refused \(refused); the form has no column for them."
                }, rests: [withdrawn, whole[.refused]] + parts.map { $0[.withdrawn] },
                counts: [told(whole, scope: nil, name: nil)]
                    + rows.map { told($0, scope: document.scope(of: $0), name: document.label(of: $0)) }))
        let unknown = Columns(whole).unknownChannel
        if hasChannels, unknown > 0 {
            sentences.append(
                .init(
                    Bilingual {
                        let count = NumberText.of(unknown, $0)
                        return $0 == .vi
                            ? "Cột 5 có \(count) hồ sơ không rõ hình thức nộp."
                            : "Column 5 holds \(count) dossiers whose channel is not known."
                    }, tone: .warning, rests: [unknown]))
        }
        sentences.append(identities(rows + [whole]))
        return sentences
    }

    private func told(_ slice: ReportDocument.Slice, scope: Report.Scope?, name: Report.Label?) -> Report.Count {
        .init(scope: scope, name: name, marks: Marks(.withdrawn), value: slice[.withdrawn])
    }

    /// Columns 3, 7 and 11 are sums by what they are made of: that all channels are known, that the balance holds and so
    /// that no dossier stands in two columns or in none is what can fail.
    private func identities(_ rows: [ReportDocument.Slice]) -> Report.Sentence {
        let broken = rows.filter { !$0.balances(document.base) || Columns($0).unknownChannel < 0 }
        let rules = "3 = 4 + 5 + 6; 7 = 8 + 9 + 10; 11 = 12 + 13"
        guard broken.isEmpty else {
            return .init(
                Bilingual { language in
                    let names = broken.map { document.label(of: $0).words[language] }.joined(separator: ", ")
                    return language == .vi
                        ? "Không khớp ở: \(names) (\(rules); 3 = 7 + 11 + rút, trả lại)."
                        : "Does not add up in: \(names) (\(rules); 3 = 7 + 11 + withdrawn or returned)."
                }, tone: .bad)
        }
        return .init(
            Bilingual {
                let count = NumberText.of(Int64(rows.count), $0)
                return $0 == .vi
                    ? "Đã kiểm tra ở cả \(count) dòng: \(rules); 3 = 7 + 11 + rút, trả lại."
                    : "Checked in all \(count) rows: \(rules); 3 = 7 + 11 + withdrawn or returned."
            }, tone: .muted)
    }
}
