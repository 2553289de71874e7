import Dossiers
import Indicators

/// "What changed" in three plain sentences, made from the figures and never saying more than they show: where the
/// on-time rate stands and whether the change may be chance, what moved it, and what else moved most.
struct CompareWords {
    let compared: Compared
    private var composer: Composer { compared.composer }
    private var before: ReportDocument { compared.before.document }
    private var after: ReportDocument { compared.after.document }
    private var id: String { after.onTimeIndicator }

    var sentences: [Report.Sentence] { [state, reason, other].compactMap { $0 } }

    private func name(_ id: String, _ language: Language) -> String {
        after.label(of: id).name[language]
    }

    /// `96,42 % (673/698)`; within parentheses `96,42 %, 673/698`.
    private func rate(
        _ part: (n: Int64, d: Int64), _ target: Headroom.Target?, _ language: Language, isInside: Bool = false
    ) -> String {
        let parts = NumberText.of(part.n, language) + "/" + NumberText.of(part.d, language)
        return percentText(numerator: part.n, denominator: part.d, target: target, language: language)
            + (isInside ? ", \(parts)" : " (\(parts))")
    }

    // MARK: - First: where it stands

    private var state: Report.Sentence {
        guard let change = composer.rateChange(id, from: before), let points = change.hundredths else {
            return .init(Bilingual { unknown($0) }, tone: .warning, isPoint: true)
        }
        let target = composer.result(id)?.headroom?.target
        return .init(
            Bilingual { language in
                let (then, now) = (compared.before.label.words[language], compared.after.label.words[language])
                let first =
                    language == .vi
                    ? "\(name(id, language)) (\(id)) của \(now) là \(rate(change.after, target, language)), \(ChangeWords.moved(change, points, language)) so với \(then) (\(rate(change.before, target, language, isInside: true)))."
                    : "\(name(id, language)) (\(id)) of \(now) is \(rate(change.after, target, language)), \(ChangeWords.moved(change, points, language)) on \(then) (\(rate(change.before, target, language, isInside: true)))."
                return first + certainty(change, language)
            }, tone: tone(change), isPoint: true, rests: change.rests)
    }

    private func tone(_ change: RateChange) -> Report.Tone {
        switch change.direction {
        case .better: .good
        case .worse: .bad
        case .same, .neutral: .plain
        }
    }

    /// Rounded as the table shows it.
    private static func hundredths(_ fraction: Double) -> Int64 {
        let points = Compared.tenThousandths(fraction)
        return (points + (points < 0 ? -50 : 50)) / 100
    }

    private func certainty(_ change: RateChange, _ language: Language) -> String {
        guard !compared.isPaired, change.direction != .same, let interval = change.interval else { return "" }
        let low = ChangeWords.signed(Self.hundredths(interval.low), language)
        let high = ChangeWords.signed(Self.hundredths(interval.high), language)
        var text: String
        if interval.excludesZero {
            text =
                language == .vi
                ? " Khoảng tin cậy 95 % của mức thay đổi: \(low) đến \(high) điểm, không chứa 0."
                : " The 95 % interval of the change, \(low) to \(high) points, does not hold 0."
        } else {
            text =
                language == .vi
                ? " Khoảng tin cậy 95 % của mức thay đổi: \(low) đến \(high) điểm, có chứa 0, nên chênh lệch có thể chỉ do ngẫu nhiên."
                : " The 95 % interval of the change, \(low) to \(high) points, holds 0: the difference may be chance."
        }
        if change.isSmall {
            text += language == .vi ? " Mẫu số nhỏ (dưới 30)." : " The denominator is small (below 30)."
        }
        return text
    }

    private func unknown(_ language: Language) -> String {
        let sides = [(compared.before, before), (compared.after, after)].compactMap { figures, document -> String? in
            guard let result = document.slices.first?.result(id) else { return nil }
            let words = document.words(of: result, language)
            guard words.figure == nil else { return nil }
            return figures.label.words[language] + ": " + (words.state ?? ReportWord.noDossiers[language])
        }
        return (language == .vi ? "Không so sánh được \(id): " : "\(id) cannot be compared: ")
            + sides.joined(separator: "; ") + "."
    }

    // MARK: - Second: what moved it

    private var reason: Report.Sentence? {
        guard let split = compared.splitChange(id), split.change.direction != .same, split.parts.count > 1 else {
            return nil
        }
        // Only what moved it the way it went, and by something that can be shown.
        let movers = split.parts.filter { $0.sum != 0 && ($0.sum > 0) == (split.total > 0) }.prefix(2)
        guard split.total != 0, !movers.isEmpty else { return nil }
        return .init(
            Bilingual { language in
                let named = movers.map { part in mover(part, language) }.joined(separator: "; ")
                let rates = ChangeWords.signed(split.rateEffect, language)
                let mix = ChangeWords.signed(split.mixEffect, language)
                return language == .vi
                    ? "Góp nhiều nhất vào mức thay đổi: \(named). Cả thảy, do tỷ lệ của từng phần \(rates) điểm, do cơ cấu hồ sơ \(mix) điểm."
                    : "What moved it most: \(named). In all, \(rates) points by the parts' own rates and \(mix) points by the mix of dossiers."
            }, isPoint: true,
            rests: movers.flatMap { part in
                [part.before, part.after].compactMap { $0 }.flatMap {
                    [$0.numerator, $0.denominator, $0.denominator - $0.numerator]
                }
            })
    }

    private func mover(_ part: SplitChange.Part, _ language: Language) -> String {
        let label = part.label.words[language]
        let points = ChangeWords.signed(part.sum, language)
        func percent(_ ratio: Report.Ratio) -> String { Composer.percent(ratio, nil, language) }
        let how: String
        switch (part.before, part.after) {
        case (let then?, let now?) where then.isBelow(now) || now.isBelow(then):
            how =
                language == .vi
                ? "từ \(percent(then)) thành \(percent(now))" : "from \(percent(then)) to \(percent(now))"
        case (_?, _?): how = language == .vi ? "tỷ trọng thay đổi" : "its share changed"
        case (nil, _):
            let side = compared.before.label.words[language]
            how = language == .vi ? "\(side) không có hồ sơ" : "no dossiers in \(side)"
        case (_, nil):
            let side = compared.after.label.words[language]
            how = language == .vi ? "\(side) không có hồ sơ" : "no dossiers in \(side)"
        }
        return language == .vi ? "\(label) (\(how)) \(points) điểm" : "\(label) (\(how)), \(points) points"
    }

    // MARK: - Third: what else

    private var other: Report.Sentence? {
        let leading = id
        let others = composer.leadingIDs.filter { $0 != leading }.compactMap { id -> (String, RateChange, Int64)? in
            guard let change = composer.rateChange(id, from: before), let points = change.hundredths, points != 0 else {
                return nil
            }
            return (id, change, points)
        }
        let missing = missingLetters
        guard let largest = others.max(by: { $0.2.magnitude < $1.2.magnitude }) else {
            return missing.map { .init($0, isPoint: true, rests: missingCounts) }
        }
        let (most, change, points) = largest
        return .init(
            Bilingual { language in
                let target = composer.result(most)?.headroom?.target
                let (then, now) = (rate(change.before, target, language), rate(change.after, target, language))
                let first =
                    language == .vi
                    ? "Trong các chỉ số chính khác, thay đổi nhiều nhất là \(name(most, language).lowercased()) (\(most)): \(ChangeWords.moved(change, points, language)), từ \(then) thành \(now)."
                    : "Of the other leading indicators, \(name(most, language).lowercased()) (\(most)) changed most: \(ChangeWords.moved(change, points, language)), from \(then) to \(now)."
                return first + (missing.map { " " + $0[language] } ?? "")
            }, tone: tone(change), isPoint: true, rests: change.rests + missingCounts)
    }

    private var missingCounts: [Int64] { [before, after].compactMap(missing) }

    private func missing(_ document: ReportDocument) -> Int64? {
        guard case .count(let count)? = document.slices.first?.result("A4")?.value else { return nil }
        return count
    }

    private var missingLetters: Bilingual? {
        // Nothing is told of a side that has no dossiers at all.
        func hasDossiers(_ document: ReportDocument) -> Bool {
            document.slices.first.map { $0[.carriedOver] + $0[.received] > 0 } ?? false
        }
        guard let then = missing(before), let now = missing(after), hasDossiers(before), hasDossiers(after) else {
            return nil
        }
        return Bilingual { language in
            let (a, b) = (NumberText.of(then, language), NumberText.of(now, language))
            let sides = "\(compared.before.label.words[language]) \(a), \(compared.after.label.words[language]) \(b)"
            return language == .vi
                ? "Hồ sơ quá hạn chưa có thư xin lỗi: \(sides)." : "Late dossiers without a letter: \(sides)."
        }
    }
}
