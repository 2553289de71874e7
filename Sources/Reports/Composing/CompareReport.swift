import Dossiers
public import Indicators

/// Figures that are set against others: a period, an office, or the same under other rules.
public struct ComparedFigures: Sendable {
    /// What they are of: `quý III/2025`, or the office's name.
    public var label: Report.Label
    public var document: ReportDocument
    public init(label: Report.Label, document: ReportDocument) {
        self.label = label
        self.document = document
    }
}

/// Two periods, or several in a row, against each other: `motcua compare`.
public enum CompareReport {
    /// - Parameters:
    ///   - figures: two or more, the earliest first; the last is held against the one before it. All are cut alike.
    ///   - cautions: why they may not be comparable, most important first.
    ///   - ids: the rates whose change is split by slice; nil for the leading ones.
    ///   - isPaired: both sides are the same dossiers (under two rulesets): then no interval is of any meaning.
    ///   - shown: how many slices a split names; the others are told as one. Nil for all.
    public static func compose(
        _ figures: [ComparedFigures], cautions: [Bilingual], isPaired: Bool = false, ids: [String]? = nil,
        shown: Int? = 12,
        listCommand: @escaping @Sendable (String, Indicator.Part) -> String
    ) -> Report {
        var material = ReportMaterial(present: figures[figures.count - 1].document, listCommand: listCommand)
        material.before = figures[figures.count - 2].document
        let compared = Compared(
            composer: Composer(material: material), figures: figures, cautions: cautions, isPaired: isPaired, ids: ids,
            shown: shown)
        return compared.report
    }
}

/// The parts of a comparison.
struct Compared {
    let composer: Composer
    let figures: [ComparedFigures]
    let cautions: [Bilingual]
    var isPaired = false
    let ids: [String]?
    let shown: Int?

    var after: ComparedFigures { figures[figures.count - 1] }
    var before: ComparedFigures { figures[figures.count - 2] }

    /// The rates whose change is split.
    var splitIDs: [String] { ids ?? composer.leadingIDs }

    var report: Report {
        var report = composer.report(
            kind: "compare",
            title: Bilingual { language in
                let names = figures.map { $0.label.words[language] }
                return language == .vi
                    ? "So sánh " + names.joined(separator: " – ") : "Comparison of " + names.joined(separator: " – ")
            })
        report.subtitle = Bilingual { language in
            figures.map { figure in
                let period = figure.document.period
                return figure.label.words[language] + ": " + DateText.of(period.firstDay, language) + " – "
                    + DateText.of(period.lastDay, language)
            }.joined(separator: "; ")
        }
        report.notes = cautions + report.notes.filter { !cautions.contains($0) }
        report.sections = [changed, table]
        if figures.count > 2 { report.sections.append(trends) }
        report.sections += splitIDs.compactMap(split)
        report.rules = composer.rules(IndicatorCatalog.all.map(\.id))
        return report
    }

    // MARK: - What changed

    private var changed: Report.Section {
        let words = CompareWords(compared: self)
        return Report.Section(
            key: "changed", title: Bilingual(vi: "Điều gì thay đổi", en: "What changed"),
            blocks: [.sentences(words.sentences)])
    }

    // MARK: - Indicators

    private var table: Report.Section {
        let names = (before.label.words, after.label.words)
        func heading(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
        let parts: [(String, Bilingual)] = [("before", names.0), ("after", names.1)]
        var columns = [Report.Column("indicator", ReportWord.indicator.text, .text)]
        for (key, _) in parts {
            columns += [
                .init(
                    "\(key)Numerator", ReportWord.numerator.text, .number, part: .numerator, isCount: true,
                    opens: key == "after"),
                .init(
                    "\(key)Denominator", ReportWord.denominator.text, .number, part: .denominator, isCount: true,
                    opens: key == "after"),
                .init("\(key)Figure", ReportWord.figure.text, .rate, opens: key == "after"),
            ]
        }
        columns += [
            .init("change", heading("Thay đổi (điểm)", "Change (points)"), .points),
            .init("direction", heading("Chiều", "Direction"), .text),
            .init("low", heading("Từ", "From"), .points), .init("high", heading("Đến", "To"), .points),
        ]
        var rows: [Report.Row] = []
        for (group, results) in AnalyzePage.grouped(composer.whole?.indicators ?? []) {
            rows.append(Report.Row([.word(group.text)], kind: .group))
            rows += results.map(row)
        }
        return Report.Section(
            key: "indicators", title: ReportWord.indicatorsSection.text,
            blocks: [
                .table(
                    Report.Table(
                        key: "indicators", columns: columns,
                        spans: [
                            .init(names.0, 1..<4), .init(names.1, 4..<7),
                            .init(heading("Khoảng tin cậy 95 %", "95 % interval"), 9..<11),
                        ], rows: .init(rows),
                        notes: [
                            .init(
                                heading(
                                    "Thay đổi tính bằng điểm phần trăm trên phân số chính xác. Khoảng tin cậy 95 % của mức thay đổi theo Newcombe (1998), phương pháp 10: khoảng có chứa 0 thì chênh lệch có thể chỉ do ngẫu nhiên.",
                                    "Changes are in percentage points, from the exact fractions. 95 % interval of the change by Newcombe (1998), method 10: where it holds 0, the difference may be chance."
                                ), tone: .muted)
                        ]))
            ])
    }

    private func row(_ after: IndicatorResult) -> Report.Row {
        let document = self.after.document
        let name = Bilingual { after.id + " · " + document.words(of: after, $0).name }
        let then = before.document.slices.first?.result(after.id)
        func parts(_ result: IndicatorResult?, _ document: ReportDocument) -> [Report.Cell] {
            guard let result else { return [.empty, .empty, .empty] }
            let figure = composer.figure(result, of: document)
            switch result.value {
            case .ratio(let numerator, let denominator): return [.number(numerator), .number(denominator), figure]
            case .days(let base, _, _, _, _): return [.empty, .number(base), figure]
            case .count, .noData, .noCalendar: return [.empty, .empty, figure]
            }
        }
        var cells: [Report.Cell] = [.word(name)] + parts(then, before.document) + parts(after, document)
        var remarks: [Report.Sentence] = []
        var tone = Report.Tone.plain
        if let change = composer.rateChange(after.id, from: before.document), let points = change.hundredths {
            cells += [.points(points * 100), .word(Self.word(change.direction))]
            if !isPaired, IndicatorCatalog.indicator(after.id)?.unit == .dossiers, let interval = change.interval {
                cells += [.points(Self.tenThousandths(interval.low)), .points(Self.tenThousandths(interval.high))]
            } else {
                cells += [.empty, .empty]
            }
            if change.isSmall {
                remarks.append(
                    .init(
                        Bilingual(
                            vi: "mẫu số nhỏ (dưới 30), đọc cẩn thận", en: "small denominator (below 30), read with care"
                        ),
                        tone: .warning))
            }
            tone = change.direction == .better ? .good : change.direction == .worse ? .bad : .plain
        } else {
            cells += [.empty, differenceInWords(then, after), .empty, .empty]
        }
        return Report.Row(cells, indent: 1, indicator: after.id, remarks: remarks, tone: tone)
    }

    /// Of counts and days: the difference, and which way it goes.
    private func differenceInWords(_ before: IndicatorResult?, _ after: IndicatorResult) -> Report.Cell {
        let pair: (Int64, Int64)? =
            switch (before?.value, after.value) {
            case (.count(let then), .count(let now)): (then, now)
            case (.days(let base0, let then, _, _, _), .days(let base1, let now, _, _, _)) where base0 > 0 && base1 > 0:
                (then, now)
            default: nil
            }
        guard let (then, now) = pair else { return .empty }
        let polarity = IndicatorCatalog.indicator(after.id)?.polarity ?? .neutral
        let direction = RateChange.direction(of: Int128(now) - Int128(then), polarity)
        let sign = now > then ? "+" : now < then ? "−" : ""
        return .word(
            Bilingual { language in
                let size = NumberText.of(Int64((now - then).magnitude), language)
                return then == now ? Self.word(.same)[language] : sign + size + ", " + Self.word(direction)[language]
            })
    }

    static func word(_ direction: RateChange.Direction) -> Bilingual {
        switch direction {
        case .better: Bilingual(vi: "tốt hơn", en: "better")
        case .worse: Bilingual(vi: "kém hơn", en: "worse")
        case .same: Bilingual(vi: "không đổi", en: "unchanged")
        case .neutral: Bilingual(vi: "đổi, không có chiều tốt", en: "changed, neither way is better")
        }
    }

    /// A fraction of 1 in ten-thousandths of a point.
    static func tenThousandths(_ fraction: Double) -> Int64 { Int64((fraction * 1_000_000).rounded()) }

    // MARK: - Several in a row

    private var trends: Report.Section {
        let rates = IndicatorCatalog.all.filter(\.isRate)
        let columns =
            [Report.Column("indicator", ReportWord.indicator.text, .text)]
            + figures.enumerated().map { Report.Column("period\($0 + 1)", $1.label.words, .rate) }
        let rows = rates.map { indicator in
            let label = after.document.label(of: indicator.id)
            return Report.Row(
                [.word(Bilingual { indicator.id + " · " + label.name[$0] })]
                    + figures.map { figure in
                        figure.document.slices.first?.result(indicator.id)
                            .map { composer.figure($0, of: figure.document) } ?? .empty
                    })
        }
        let charts = composer.leadingIDs.compactMap { id in
            composer.trend(
                id, title: Bilingual { id + " · " + after.document.label(of: id).name[$0] },
                figures.map { ($0.label, $0.document) })
        }.map { Report.Block.chart($0) }
        return Report.Section(
            key: "trends", title: Bilingual(vi: "Qua các kỳ", en: "Over periods"),
            blocks: charts + [.table(Report.Table(key: "trends", columns: columns, rows: .init(rows)))])
    }
}
