import Dossiers
import Indicators

/// The few figures that a chair looks at first, each against its target, with its headroom in a sentence.
extension Composer {
    /// On-time rate as the ruleset has it, online submission, online payment, digitization twice, letters.
    var leadingIDs: [String] { [document.onTimeIndicator, "O1", "P1", "D1", "D2", "A1"] }

    func figures(_ ids: [String]) -> [Report.Figure] { ids.compactMap(figure(of:)) }

    private func figure(of id: String) -> Report.Figure? {
        guard let result = result(id) else { return nil }
        var details: [Report.Sentence] = []
        if let headroom = headroom(result) { details.append(headroom) }
        if let change = change(of: id) { details.append(change) }
        return Report.Figure(
            key: id, name: document.label(of: id).name, value: figure(result), tone: Self.tone(result),
            target: result.headroom?.target, details: details, reference: Report.Reference(indicator: id))
    }

    /// "2025-Q3 can bear 4 more late dossiers and still meet 99 %", "14 on-time dossiers in a row bring it back"; beside
    /// it, how many are overdue already (definitions §6).
    func headroom(_ result: IndicatorResult) -> Report.Sentence? {
        guard let headroom = result.headroom else { return nil }
        let target = headroom.target
        let (favourable, unfavourable) = HeadroomWords.sides(of: document.label(of: result.id), target)
        func goal(_ language: Language) -> String { targetText(target, language: language) }
        let period = document.periodName
        let vi: String
        let en: String
        var tone = Report.Tone.bad
        switch headroom.state {
        case .bears(let count?) where count > 0:
            vi =
                "\(period.vi.capitalizedFirst) chịu được thêm \(unfavourable.counted(count, .vi)) mà vẫn đạt \(goal(.vi))."
            en = "\(period.en) can bear \(unfavourable.counted(count, more: true, .en)) and still meet \(goal(.en))."
            tone = .good
        case .bears(nil):
            vi = "Thêm bao nhiêu \(unfavourable.plain(.vi)) cũng vẫn đạt \(goal(.vi))."
            en = "Meets \(goal(.en)), however many \(unfavourable.plain(.en)) are added."
            tone = .good
        case .bears:
            vi = "Đạt \(goal(.vi)), không chịu được thêm \(unfavourable.plain(.vi)) nào."
            en = "Meets \(goal(.en)), and can bear no more \(unfavourable.plain(.en))."
            tone = .warning
        case .comesBack(let count):
            vi = "Chưa đạt \(goal(.vi)): cần \(favourable.counted(count, .vi)) liên tiếp thì đạt."
            let verb = count == 1 ? "brings" : "bring"
            en = "Misses \(goal(.en)): \(favourable.counted(count, .en)) in a row \(verb) it back."
        case .notReachable:
            vi = "Chưa đạt \(goal(.vi)), không thể đạt trong kỳ này."
            en = "Misses \(goal(.en)), not reachable in this period."
        case .noDossiers: return nil
        }
        let overdue = result.notes.first { $0.kind == .openOverdue }?.value ?? 0
        let beside =
            overdue == 0
            ? Bilingual(same: "")
            : Bilingual {
                let number = NumberText.of(overdue, $0)
                return $0 == .vi
                    ? " Đang có \(number) hồ sơ quá hạn chưa giải quyết."
                    : " \(number) open \(overdue == 1 ? "dossier is" : "dossiers are") overdue already."
            }
        return Report.Sentence(Bilingual(vi: vi, en: en) + beside, tone: tone, rests: Self.rests(result) + [overdue])
    }

    /// Against the period before: "tăng 1,25 điểm so với quý II/2025".
    func change(of id: String) -> Report.Sentence? {
        guard let before = material.before, let change = rateChange(id, from: before), let points = change.hundredths
        else { return nil }
        return ChangeWords.sentence(change, points, against: before.periodName)
    }

    /// The counts of a rate: what a sentence about it rests on.
    static func rests(_ result: IndicatorResult) -> [Int64] {
        switch result.value {
        case .ratio(let numerator, let denominator): [numerator, denominator, denominator - numerator]
        case .count(let count): [count]
        case .days(let base, _, _, _, _): [base]
        case .noData, .noCalendar: []
        }
    }

    /// One rate in the period before and in this one; nil where it is none or one of the two has no data.
    func rateChange(_ id: String, from before: ReportDocument) -> RateChange? {
        guard let now = result(id), let then = before.slices.first?.result(id),
            case .ratio(let n1, let d1) = now.value, case .ratio(let n0, let d0) = then.value
        else { return nil }
        let polarity = IndicatorCatalog.indicator(id)?.polarity ?? .neutral
        return RateChange(before: (n0, d0), after: (n1, d1), polarity: polarity)
    }
}

extension RateChange {
    /// The counts that it is made of.
    var rests: [Int64] { [before.n, before.d, before.d - before.n, after.n, after.d, after.d - after.n] }
}

/// A change of a rate in words that say no more than the figures show.
enum ChangeWords {
    static func sentence(_ change: RateChange, _ hundredths: Int64, against other: Bilingual) -> Report.Sentence {
        let tone: Report.Tone =
            switch change.direction {
            case .better: .good
            case .worse: .bad
            case .same, .neutral: .muted
            }
        return Report.Sentence(
            Bilingual { moved(change, hundredths, $0) + ($0 == .vi ? " so với " : " on ") + other[$0] }, tone: tone,
            rests: change.rests)
    }

    /// `tăng 1,25 điểm phần trăm`, `up 1.25 points`.
    static func moved(_ change: RateChange, _ hundredths: Int64, _ language: Language) -> String {
        if change.direction == .same || hundredths == 0 && change.direction == .neutral {
            return language == .vi ? "không đổi" : "unchanged"
        }
        let size = points(hundredths.magnitude, language)
        let rises = change.rises
        if hundredths == 0 {
            // Less than a hundredth of a point is still not nothing.
            return language == .vi
                ? (rises ? "tăng" : "giảm") + " chưa tới 0,01 điểm phần trăm"
                : (rises ? "up" : "down") + " less than 0.01 points"
        }
        return language == .vi
            ? (rises ? "tăng " : "giảm ") + size + " điểm phần trăm" : (rises ? "up " : "down ") + size + " points"
    }

    static func points(_ hundredths: UInt64, _ language: Language) -> String {
        NumberText.localized(NumberText.decimalDigits(UInt128(hundredths), decimals: 2), language)
    }

    /// `+1,25`
    static func signed(_ hundredths: Int64, _ language: Language) -> String {
        (hundredths < 0 ? "−" : hundredths > 0 ? "+" : "") + points(hundredths.magnitude, language)
    }
}

extension String {
    /// The first letter as it begins a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
