import Dossiers
import Indicators

/// The pictures of a report. Each shows what a table beside it says too, and says it in a sentence.
extension Composer {
    private typealias Slice = ReportDocument.Slice

    /// A rate over the periods before and this one; a period without dossiers is a gap.
    func trend(_ id: String) -> Report.Chart? {
        guard !material.earlier.isEmpty else { return nil }
        let name = document.label(of: id).name
        let title = Bilingual(vi: "\(name.vi) qua các kỳ", en: "\(name.en) over periods")
        return trend(id, title: title, (material.earlier + [document]).map { (.word($0.periodName), $0) })
    }

    func trend(_ id: String, title: Bilingual, _ periods: [(label: Report.Label, document: ReportDocument)])
        -> Report.Chart?
    {
        let rates = periods.map { $0.document.slices.first?.ratio(id) }
        guard rates.contains(where: { $0 != nil }) else { return nil }
        let target = result(id)?.headroom?.target
        return Report.Chart(
            key: "trend-\(id)", title: title,
            description: Bilingual { language in
                zip(periods, rates).map { period, rate in
                    let shown = rate.map { Self.percent($0, target, language) } ?? ReportWord.noDossiers[language]
                    return period.label.text(language) + ": " + shown
                }.joined(separator: "; ") + "."
            },
            form: .trend(
                periods: periods.map(\.label),
                series: [.init(name: .word(document.label(of: id).name), rates: rates)], target: target))
    }

    /// Early, on time and late, one bar per slice.
    func verdictStacks(_ document: ReportDocument) -> Report.Chart? {
        stacks(
            document, key: "verdicts", title: Bilingual(vi: "Trước hạn, đúng hạn, quá hạn", en: "Early, on time, late"),
            series: [(.early, .good), (.onTime, .plain), (.late, .bad)], asShares: false)
    }

    /// Online, direct and postal, as shares of what was received.
    func channelShares(_ document: ReportDocument) -> Report.Chart? {
        guard let whole = document.slices.first, whole[.online] + whole[.direct] + whole[.postal] > 0 else {
            return nil
        }
        return stacks(
            document, key: "channels", title: Bilingual(vi: "Hình thức nộp", en: "Channels"),
            series: [(.online, .good), (.direct, .plain), (.postal, .muted)], asShares: true)
    }

    /// Bars beyond these are too thin to be read; the table has all.
    private static let mostBars = 24

    private func stacks(
        _ document: ReportDocument, key: String, title: Bilingual, series: [(mark: Mark, tone: Report.Tone)],
        asShares: Bool
    ) -> Report.Chart? {
        let cells = document.cells.isEmpty ? Array(document.slices.prefix(1)) : document.cells
        func size(_ slice: Slice) -> Int64 { series.reduce(0) { $0 + slice[$1.mark] } }
        let shown = mostOf(cells.filter { size($0) > 0 }, by: size)
        guard !shown.isEmpty else { return nil }
        let names = series.map { MarkNames.name(of: $0.mark) }
        return Report.Chart(
            key: key, title: title,
            description: Bilingual { language in
                let totals = zip(series, names).map { entry, name in
                    let sum = shown.reduce(0) { $0 + $1[entry.mark] }
                    return name[language] + " " + NumberText.of(sum, language)
                }
                return totals.joined(separator: ", ") + "." + leftOut(cells.count - shown.count, language)
            },
            form: .stacks(
                categories: shown.map(document.label(of:)),
                series: zip(series, names).map { entry, name in
                    .init(name: .word(name), tone: entry.tone, counts: shown.map { $0[entry.mark] })
                }, asShares: asShares))
    }

    /// The largest slices where there are too many, in their own order.
    private func mostOf(_ slices: [Slice], by size: (Slice) -> Int64) -> [Slice] {
        guard slices.count > Self.mostBars else { return slices }
        let kept = Set(slices.indices.sorted { (size(slices[$0]), $1) > (size(slices[$1]), $0) }.prefix(Self.mostBars))
        return slices.indices.filter(kept.contains).map { slices[$0] }
    }

    private func leftOut(_ count: Int, _ language: Language) -> String {
        guard count > 0 else { return "" }
        return language == .vi
            ? " Còn \(count) phần nhỏ hơn hoặc không có hồ sơ chỉ có trong bảng."
            : " \(count) smaller or empty parts stand in the table only."
    }

    /// Units by one rate, ties sharing a rank, with the median.
    func ranking(_ id: String, of document: ReportDocument, key: String) -> Report.Chart? {
        let cells = document.cells.filter { $0.ratio(id) != nil }
        guard cells.count > 1 else { return nil }
        let rates = cells.map { $0.ratio(id)! }
        let lower = IndicatorCatalog.indicator(id)?.polarity == .lower
        let ranking = Ranking(rates.map { ($0.numerator, $0.denominator) }, lowerIsBetter: lower)
        let shown = ranking.places.prefix(40)
        let name = document.label(of: id).name
        let target = result(id)?.headroom?.target
        let median = ranking.median.map { rates[$0] }
        return Report.Chart(
            key: key,
            title: Bilingual(
                vi: "Xếp hạng theo \(id): \(name.vi.lowercased())", en: "Ranking by \(id): \(name.en.lowercased())"),
            description: Bilingual { language in
                let best = shown.first.map { document.label(of: cells[$0.item]).words[language] } ?? ""
                let middle = median.map { Self.percent($0, target, language) } ?? "–"
                let rest = ranking.places.count - shown.count
                let more =
                    rest > 0
                    ? (language == .vi
                        ? " Còn \(rest) đơn vị chỉ có trong bảng." : " \(rest) more stand in the table only.") : ""
                return language == .vi
                    ? "\(ranking.places.count) đơn vị có hồ sơ; đứng đầu: \(best); trung vị \(middle). Đồng hạng có cùng thứ hạng."
                        + more
                    : "\(ranking.places.count) units with dossiers; first: \(best); median \(middle). Ties share a rank."
                        + more
            },
            form: .ranking(
                items: shown.map {
                    .init(
                        rank: $0.rank, name: document.label(of: cells[$0.item]), rate: rates[$0.item],
                        isSmall: rates[$0.item].denominator < RateChange.smallDenominator)
                }, median: median, target: target))
    }

    /// A rate by unit and month.
    func heatMap(_ id: String, key: String) -> Report.Chart? {
        guard let document = material.byUnitAndMonth, document.dimensions == ["unit", "month"] else { return nil }
        let units = document.cells
        let cells = document.slices.filter { $0.depth == 2 }
        let months = Set(cells.compactMap { $0.key[1] }).sorted()
        guard units.count > 1, months.count > 1 else { return nil }
        let shown = mostOf(units) { $0.resolved + $0[.received] }
        let byKey = Dictionary(grouping: cells) { $0.words.first ?? 0 }
        let rates: [[Report.Ratio?]] = shown.map { unit in
            let own = byKey[unit.words.first ?? 0] ?? []
            return months.map { month in own.first { $0.key[1] == month }?.ratio(id) }
        }
        let name = document.label(of: id).name
        return Report.Chart(
            key: key, title: Bilingual(vi: "\(name.vi) theo đơn vị và tháng", en: "\(name.en) by unit and month"),
            description: Bilingual { language in
                let known = rates.flatMap { $0 }.compactMap { $0 }
                let lowest = known.min { $0.isBelow($1) }.map { Self.percent($0, nil, language) } ?? "–"
                let highest = known.max { $0.isBelow($1) }.map { Self.percent($0, nil, language) } ?? "–"
                return
                    (language == .vi
                    ? "Thấp nhất \(lowest), cao nhất \(highest). Ô trống: không có hồ sơ."
                    : "Lowest \(lowest), highest \(highest). Empty: no dossiers.")
                    + leftOut(units.count - shown.count, language)
            },
            form: .heatMap(
                rows: shown.map(document.label(of:)), columns: months.map { .text($0) }, rates: rates,
                target: result(id)?.headroom?.target))
    }

    static func percent(_ ratio: Report.Ratio, _ target: Headroom.Target?, _ language: Language) -> String {
        percentText(numerator: ratio.numerator, denominator: ratio.denominator, target: target, language: language)
    }
}

extension Report.Ratio {
    /// As exact fractions.
    func isBelow(_ other: Report.Ratio) -> Bool {
        Int128(numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(denominator)
    }
}
