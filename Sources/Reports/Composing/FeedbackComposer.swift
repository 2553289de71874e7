import Dossiers
import Indicators

/// Figures, rules and tables of petitions or of ratings.
struct FeedbackComposer {
    let document: ReportDocument

    private var whole: ReportDocument.Slice? { document.slices.first }

    private func result(_ id: String, in slice: ReportDocument.Slice?) -> IndicatorResult? {
        slice?.result(id)
    }

    private func figure(_ result: IndicatorResult) -> Report.Cell {
        switch result.value {
        case .ratio(let numerator, let denominator): .rate(numerator: numerator, denominator: denominator)
        case .noData(let missing): .missing(FeedbackWords.noData(missing, of: result.id))
        case .noCalendar, .count, .days:
            .missing(Bilingual { document.words(of: result, $0).state ?? "" })
        }
    }

    /// Whether there is a figure of the whole: of what is not known nothing is counted.
    private func isKnown(_ id: String) -> Bool {
        if case .ratio = result(id, in: whole)?.value { true } else { false }
    }

    var figures: [Report.Figure] {
        (whole?.indicators ?? []).map { result in
            Report.Figure(
                key: result.id, name: document.label(of: result.id).name, value: figure(result),
                details: parts(of: result).map { [$0] } ?? [], reference: Report.Reference(indicator: result.id))
        }
    }

    /// `6 trong 9 phản ánh, kiến nghị`.
    private func parts(of result: IndicatorResult) -> Report.Sentence? {
        guard case .ratio(let numerator, let denominator) = result.value, denominator > 0 else { return nil }
        let isPetition = document.label(of: result.id).unit == .petitions
        return .init(
            Bilingual { language in
                let (part, all) = (NumberText.of(numerator, language), NumberText.of(denominator, language))
                return language == .vi
                    ? "\(part) trong \(all) \(isPetition ? "phản ánh, kiến nghị" : "phiếu")"
                    : "\(part) of \(all) \(isPetition ? "petition" : "rating")\(denominator == 1 ? "" : "s")"
            }, tone: .muted, rests: [numerator, denominator, denominator - numerator])
    }

    var rules: [Report.Rule] {
        (whole?.indicators ?? []).compactMap { result in
            guard let indicator = FeedbackCatalog.indicator(result.id) else { return nil }
            let label = document.label(of: result.id)
            return Report.Rule(
                id: result.id, name: label.name,
                formula: Bilingual(vi: indicator.formulaVi, en: indicator.formulaEn),
                source: Bilingual(vi: indicator.sourceVi, en: indicator.sourceEn), unit: label.unit,
                value: figure(result), remarks: [], numeratorCommand: "", denominatorCommand: nil)
        }
    }

    // MARK: - Tables

    /// One column of a table by slice: what it shows of each.
    private struct Column {
        var column: Report.Column
        var value: (ReportDocument.Slice) -> Report.Cell
    }

    private func count(
        _ key: String, _ vi: String, _ en: String, _ value: @escaping (ReportDocument.Slice) -> Int64
    ) -> Column {
        Column(column: .init(key, Bilingual(vi: vi, en: en), .number, isCount: true)) { .number(value($0)) }
    }

    /// Numerator or denominator of an indicator: the same numbers as under its rate.
    private func part(_ id: String, _ part: Indicator.Part, _ vi: String, _ en: String) -> Column {
        let marks = FeedbackCatalog.indicator(id)?.listMarks(part) ?? []
        return Column(
            column: .init(
                id + "." + part.rawValue, Bilingual(vi: vi, en: en), .number, indicator: id, part: part, isCount: true)
        ) { .number($0[marks]) }
    }

    private func rate(_ id: String) -> Column {
        let name = document.label(of: id).name
        return Column(column: .init(id, Bilingual { id + " " + name[$0] }, .rate, indicator: id)) { slice in
            result(id, in: slice).map(figure) ?? .empty
        }
    }

    private func table(_ key: String, _ columns: [Column], sums: [(String, [String])]) -> Report.Table {
        let dimension = document.dimensions.first ?? "unit"
        let isKind = dimension == "field" && document.indicatorLabels.first?.unit == .petitions
        let name = isKind ? Bilingual(vi: "Phân loại", en: "Kind") : SliceWords.name(ofDimension: dimension)
        let all = [Report.Column(dimension, name, .text)] + columns.map(\.column)
        func row(_ slice: ReportDocument.Slice) -> Report.Row {
            Report.Row(
                [document.label(of: slice).cell] + columns.map { $0.value(slice) },
                kind: slice.depth == 0 ? .total : .plain)
        }
        let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.key, $0) })
        return Report.Table(
            key: key, columns: all, rows: .init(document.cells.map(row) + document.slices.prefix(1).map(row)),
            sums: sums.compactMap { total, parts in
                let found = parts.compactMap { places[$0] }
                guard let total = places[total], found.count == parts.count else { return nil }
                return .init(total, found)
            })
    }

    var petitions: [Report.Section] {
        var sections: [Report.Section] = []
        let handled = count("handled", "Đã xử lý", "Handled") { $0[FeedbackMark.handled] }
        if isKnown("K1") {
            let columns = [
                count("all", "Tổng số", "All") { $0[.carriedOver] + $0[.received] },
                count("carriedOver", "Kỳ trước chuyển sang", "Carried over") { $0[.carriedOver] },
                count("received", "Nhận trong kỳ", "Received") { $0[.received] },
                count("withdrawn", "Đã rút", "Withdrawn") { $0[.withdrawn] },
                part("K1", .denominator, "Phải xử lý", "To be handled"), handled,
                count("handledInTime", "Xử lý đúng hạn", "Handled in time") { $0[FeedbackMark.handledInTime] },
                count("handledLate", "Xử lý quá hạn", "Handled late") { $0[.late] },
                count("openInTime", "Chưa xử lý, trong hạn", "Open in time") { $0[FeedbackMark.openInTime] },
                count("openOverdue", "Chưa xử lý, quá hạn", "Open, overdue") { $0[.openOverdue] },
                part("K1", .numerator, "Đúng hạn và trong hạn", "On time and in time"), rate("K1"),
            ]
            let table = table(
                "petitions", columns,
                sums: [
                    ("all", ["carriedOver", "received"]), ("all", ["withdrawn", "K1.denominator"]),
                    ("K1.denominator", ["handledInTime", "handledLate", "openInTime", "openOverdue"]),
                    ("K1.denominator", ["K1.numerator", "handledLate", "openOverdue"]),
                    ("K1.denominator", ["handled", "openInTime", "openOverdue"]),
                    ("K1.numerator", ["handledInTime", "openInTime"]), ("handled", ["handledInTime", "handledLate"]),
                ])
            sections.append(
                Report.Section(
                    key: "petitions",
                    title: Bilingual(vi: "Xử lý phản ánh, kiến nghị", en: "Handling of petitions"),
                    blocks: [.table(table)]))
        }
        let hasAnswers = isKnown("K2")
        let hasRatings = isKnown("K3")
        guard hasAnswers || hasRatings else { return sections }
        var columns = [handled]
        if hasAnswers {
            columns += [
                count("refused", "Từ chối", "Refused") { $0[FeedbackMark.handled] - $0[FeedbackMark.answered] },
                part("K2", .denominator, "Đã trả lời", "Answered"), part("K2", .numerator, "Đã công khai", "Published"),
                rate("K2"),
            ]
        }
        if hasRatings {
            columns += [
                part("K3", .denominator, "Có đánh giá", "Rated"), part("K3", .numerator, "Hài lòng", "Satisfied"),
                rate("K3"),
            ]
        }
        sections.append(
            Report.Section(
                key: "answers", title: Bilingual(vi: "Công khai và hài lòng", en: "Publication and satisfaction"),
                blocks: [.table(table("answers", columns, sums: [("handled", ["refused", "K2.denominator"])]))]))
        return sections
    }

    var ratings: [Report.Section] {
        guard isKnown("H1") else { return [] }
        var columns = [
            count("ratings", "Số phiếu", "Ratings") { $0[.received] },
            count("unrated", "Không ghi mức", "Without a level") { $0[.received] - $0[.rated] },
            part("H1", .denominator, "Có đánh giá", "Rated"), part("H1", .numerator, "Hài lòng", "Satisfied"),
            count("neutral", "Bình thường", "Neutral") { $0[FeedbackMark.neutral] },
            count("dissatisfied", "Không hài lòng", "Dissatisfied") {
                $0[.rated] - $0[.satisfied] - $0[FeedbackMark.neutral]
            }, rate("H1"),
        ]
        if isKnown("H2") {
            columns += [
                part("H2", .denominator, "H2: có đánh giá", "H2: rated"),
                part("H2", .numerator, "H2: hài lòng", "H2: satisfied"), rate("H2"),
            ]
        }
        let table = table(
            "ratings", columns,
            sums: [
                ("ratings", ["unrated", "H1.denominator"]),
                ("H1.denominator", ["H1.numerator", "neutral", "dissatisfied"]),
            ])
        return [
            Report.Section(
                key: "ratings", title: Bilingual(vi: "Mức độ hài lòng", en: "Satisfaction"), blocks: [.table(table)])
        ]
    }
}
