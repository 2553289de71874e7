import Dossiers
import Indicators

/// The change of a rate split by slice, in hundredths of a point that add up to the change as it is shown.
struct SplitChange {
    struct Part {
        /// nil: several smaller slices told as one.
        var slice: ReportDocument.Slice?
        var label: Report.Label
        var before: Report.Ratio?
        var after: Report.Ratio?
        /// Rate effect and mix effect, in hundredths of a point: whole numbers that add up to ``SplitChange/total``.
        var rate: Int64
        var mix: Int64
        var sum: Int64 { rate + mix }
        /// Of how many slices.
        var count = 1
    }

    var change: RateChange
    /// In hundredths of a point.
    var total: Int64
    var rateEffect: Int64
    var mixEffect: Int64
    /// Largest contribution first.
    var parts: [Part]
    var denominators: (before: Int64, after: Int64)

    /// - Returns: nil where the rate has no data or no dossiers on one side, or is no sum over slices.
    init?(_ id: String, before: ReportDocument, after: ReportDocument, polarity: Indicator.Polarity) {
        guard let indicator = IndicatorCatalog.indicator(id), indicator.unit == .dossiers || indicator.unit == .dong,
            indicator.isRate
        else { return nil }
        var order: [[UInt32]] = []
        var pairs: [[UInt32]: (before: ReportDocument.Slice?, after: ReportDocument.Slice?)] = [:]
        for (document, isBefore) in [(before, true), (after, false)] {
            for slice in document.cells {
                if pairs[slice.words] == nil { order.append(slice.words) }
                if isBefore {
                    pairs[slice.words, default: (nil, nil)].before = slice
                } else {
                    pairs[slice.words, default: (nil, nil)].after = slice
                }
            }
        }
        func counts(_ slice: ReportDocument.Slice?) -> (n: Int64, d: Int64) {
            slice?.ratio(id).map { ($0.numerator, $0.denominator) } ?? (0, 0)
        }
        let slices = order.map {
            Decomposition.Slice(before: counts(pairs[$0]?.before), after: counts(pairs[$0]?.after))
        }
        guard let split = Decomposition(slices), let whole0 = before.slices.first?.ratio(id),
            let whole1 = after.slices.first?.ratio(id)
        else { return nil }
        let change = RateChange(
            before: (whole0.numerator, whole0.denominator), after: (whole1.numerator, whole1.denominator),
            polarity: polarity)
        // The slices must be the whole, else their parts would not sum to its change.
        guard slices.reduce(0, { $0 + $1.before.d }) == whole0.denominator,
            slices.reduce(0, { $0 + $1.after.d }) == whole1.denominator, let total = change.hundredths
        else { return nil }
        self.change = change
        self.total = total
        denominators = (whole0.denominator, whole1.denominator)
        let hundredths = split.parts.flatMap { [$0.rate * 10_000, $0.mix * 10_000] }
        let whole = Apportionment.whole(hundredths, total: total)
        parts = split.parts.enumerated().map { place, part in
            let pair = pairs[order[part.slice]]!
            let slice = pair.after ?? pair.before!
            return Part(
                slice: slice, label: (pair.after == nil ? before : after).label(of: slice),
                before: pair.before?.ratio(id), after: pair.after?.ratio(id), rate: whole[place * 2],
                mix: whole[place * 2 + 1])
        }
        rateEffect = parts.reduce(0) { $0 + $1.rate }
        mixEffect = parts.reduce(0) { $0 + $1.mix }
    }

    /// The largest parts; the others as one, named by their number.
    func shown(_ most: Int?) -> [Part] {
        guard let most, parts.count > most + 1 else { return parts }
        let rest = parts.dropFirst(most)
        let other = Part(
            slice: nil,
            label: .word(Bilingual(vi: "\(rest.count) phần khác", en: "\(rest.count) others")),
            before: Self.sum(rest.compactMap(\.before)), after: Self.sum(rest.compactMap(\.after)),
            rate: rest.reduce(0) { $0 + $1.rate }, mix: rest.reduce(0) { $0 + $1.mix }, count: rest.count)
        return Array(parts.prefix(most)) + [other]
    }

    private static func sum(_ ratios: [Report.Ratio]) -> Report.Ratio? {
        guard !ratios.isEmpty else { return nil }
        return Report.Ratio(ratios.reduce(0) { $0 + $1.numerator }, ratios.reduce(0) { $0 + $1.denominator })
    }
}

extension Compared {
    func splitChange(_ id: String) -> SplitChange? {
        SplitChange(
            id, before: before.document, after: after.document,
            polarity: IndicatorCatalog.indicator(id)?.polarity ?? .neutral)
    }

    /// Why one rate changed: the table of its parts, and a picture of them.
    func split(_ id: String) -> Report.Section? {
        guard let split = splitChange(id), !split.parts.isEmpty, after.document.dimensions.count == 1 else {
            return nil
        }
        let parts = split.shown(shown)
        let name = after.document.label(of: id).name
        let dimension = SliceWords.name(ofDimension: after.document.dimensions[0])
        let (then, now) = (before.label.words, after.label.words)
        func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
        let columns: [Report.Column] = [
            .init("slice", dimension, .text),
            .init("beforeDenominator", both("Mẫu số", "Denominator"), .number, isCount: true),
            .init("beforeShare", both("Tỷ trọng", "Share"), .rate), .init("beforeRate", both("Tỷ lệ", "Rate"), .rate),
            .init("afterDenominator", both("Mẫu số", "Denominator"), .number, indicator: id, part: .denominator),
            .init("afterShare", both("Tỷ trọng", "Share"), .rate),
            .init("afterRate", both("Tỷ lệ", "Rate"), .rate, indicator: id),
            .init("rateEffect", both("Do tỷ lệ (điểm)", "By rate (points)"), .points),
            .init("mixEffect", both("Do cơ cấu (điểm)", "By mix (points)"), .points),
            .init("sum", both("Cộng (điểm)", "Sum (points)"), .points),
        ]
        func side(_ ratio: Report.Ratio?, of whole: Int64) -> [Report.Cell] {
            guard let ratio else {
                return [.number(0), .rate(numerator: 0, denominator: whole), .rate(numerator: 0, denominator: 0)]
            }
            return [
                .number(ratio.denominator), .rate(numerator: ratio.denominator, denominator: whole),
                .rate(numerator: ratio.numerator, denominator: ratio.denominator),
            ]
        }
        var rows = parts.map { part in
            Report.Row(
                [part.label.cell] + side(part.before, of: split.denominators.before)
                    + side(part.after, of: split.denominators.after)
                    + [part.rate, part.mix, part.sum].map { .points($0 * 100) },
                scope: part.slice.flatMap(after.document.scope))
        }
        rows.append(
            Report.Row(
                [.word(ReportWord.wholeSlice.text)]
                    + side(Report.Ratio(split.change.before.n, split.change.before.d), of: split.denominators.before)
                    + side(Report.Ratio(split.change.after.n, split.change.after.d), of: split.denominators.after)
                    + [split.rateEffect, split.mixEffect, split.total].map { .points($0 * 100) }, kind: .total))
        var notes = [
            Report.Sentence(
                both(
                    "Do tỷ lệ: phần này làm tốt lên hay kém đi. Do cơ cấu: phần này chiếm nhiều hay ít hơn trong tổng số. Các phần cộng lại đúng bằng mức thay đổi (Kitagawa 1955; làm tròn theo phần dư lớn nhất).",
                    "By rate: the part itself did better or worse. By mix: it became a larger or smaller share of the whole. The parts sum to the change (Kitagawa 1955; rounded by largest remainder)."
                ), tone: .muted)
        ]
        if let other = parts.last, other.count > 1 {
            notes.append(
                .init(
                    both(
                        "\(other.count) phần có đóng góp nhỏ nhất được gộp lại; xem đủ bằng --all.",
                        "The \(other.count) smallest contributions are told as one; see all with --all.")))
        }
        var blocks: [Report.Block] = [
            .table(
                Report.Table(
                    key: "split-\(id)", columns: columns, spans: [.init(then, 1..<4), .init(now, 4..<7)],
                    rows: .init(rows), notes: notes))
        ]
        if split.total != 0 || parts.contains(where: { $0.sum != 0 }) {
            blocks.append(.chart(waterfall(id, split, parts)))
        }
        return Report.Section(
            key: "split-\(id)", title: both("Vì sao \(id) thay đổi: \(name.vi)", "Why \(id) changed: \(name.en)"),
            blocks: blocks)
    }

    /// Steps beyond these are told as one: the table has them.
    private static let mostSteps = 8

    private func waterfall(_ id: String, _ split: SplitChange, _ parts: [SplitChange.Part]) -> Report.Chart {
        let name = after.document.label(of: id).name
        var steps = parts.prefix(Self.mostSteps).map { (label: $0.label, points: $0.sum * 100) }
        let rest = parts.dropFirst(Self.mostSteps)
        if !rest.isEmpty {
            let count = rest.reduce(0) { $0 + $1.count }
            steps.append(
                (
                    label: .word(Bilingual(vi: "\(count) phần khác", en: "\(count) others")),
                    points: rest.reduce(0) { $0 + $1.sum } * 100
                ))
        }
        return Report.Chart(
            key: "waterfall-\(id)",
            title: Bilingual(vi: "\(name.vi): từ đâu mà thay đổi", en: "\(name.en): where the change comes from"),
            description: Bilingual { language in
                steps.map { $0.label.words[language] + " " + ChangeWords.signed($0.points / 100, language) }
                    .joined(separator: "; ") + "."
            },
            form: .waterfall(
                start: (before.label, Report.Ratio(split.change.before.n, split.change.before.d)), steps: steps,
                end: (after.label, Report.Ratio(split.change.after.n, split.change.after.d))))
    }
}
