import Dossiers
import Indicators
import Scorecards

/// One criterion of a scorecard in words and cells.
struct ScoreWords {
    let row: ScoreRow
    let composer: Composer

    // MARK: - Cells

    var figure: Report.Cell {
        switch row.figure {
        case .ratio(let numerator, let denominator):
            .rate(
                numerator: numerator, denominator: denominator,
                target: row.target.flatMap { $0.isPercent ? $0.headroom : nil })
        case .value(let value): number(value)
        case .done(let isDone): .word(isDone ? Bilingual(vi: "có", en: "yes") : Bilingual(vi: "không", en: "no"))
        case .noData(let reason):
            row.parts.isEmpty
                ? .missing(words(of: reason)) : .missing(Bilingual(vi: "xem điều kiện", en: "see its conditions"))
        }
    }

    private func number(_ value: Fraction) -> Report.Cell {
        guard let numerator = Int64(exactly: value.numerator), let denominator = Int64(exactly: value.denominator)
        else {
            return .word(text(value))
        }
        if row.criterion.unit == .percent { return .word(text(value * Fraction(100)) + Bilingual(vi: " %", en: "%")) }
        return denominator == 1 ? .number(numerator) : .quotient(sum: numerator, count: denominator)
    }

    private func text(_ value: Fraction) -> Bilingual {
        Bilingual(
            vi: DecimalText.text(value, mark: ",", grouped: true), en: DecimalText.text(value, mark: ".", grouped: true)
        )
    }

    var target: Report.Cell {
        if row.criterion.unit == .yes {
            return row.target == nil ? .empty : .word(Bilingual(vi: "có", en: "yes"))
        }
        if let target = row.target {
            return .word(Bilingual(vi: target.text(.vietnamese), en: target.text(.english)))
        }
        return .empty
    }

    var state: Bilingual {
        switch row.status {
        case .met: Bilingual(vi: "đạt", en: "met")
        case .notMet: Bilingual(vi: "chưa đạt", en: "missed")
        case .noData: Bilingual(vi: "chưa có dữ liệu", en: "no data")
        case .information: Bilingual(vi: "để biết", en: "for information")
        }
    }

    var tone: Report.Tone {
        switch row.status {
        case .met: .good
        case .notMet: .bad
        case .noData: .muted
        case .information: .plain
        }
    }

    /// Exactly, or in words where two decimals would look like points that are missed.
    func points(_ points: Fraction?, of most: Fraction? = nil) -> Report.Cell {
        guard let points else { return .empty }
        let shown = PointText.text(points, of: most, style: .english)
        let usual = PointText.text(points, style: .english)
        guard shown == usual, let numerator = Int64(exactly: points.numerator),
            let denominator = Int64(exactly: points.denominator)
        else { return .word(Bilingual(vi: PointText.text(points, of: most, style: .vietnamese), en: shown)) }
        return .quotient(sum: numerator, count: denominator)
    }

    /// The figure's rule and lists are those of the run where it was counted alike.
    var linked: String? {
        guard case .indicator(let id) = row.criterion.figure, !row.isStated, row.criterion.conditions.isEmpty,
            row.criterion.ruleset == composer.document.ruleset.id,
            row.criterion.base.rawValue == composer.document.base.rawValue
        else { return nil }
        return id
    }

    // MARK: - What stands beneath

    var remarks: [Report.Sentence] {
        var remarks: [Report.Sentence] = []
        if case .noData(let reason) = row.status, row.figure.rate != nil {
            let why = words(of: reason)
            remarks.append(
                .init(Bilingual(vi: "Chưa chấm được: \(why.vi).", en: "Not judged: \(why.en)."), tone: .warning))
        }
        for part in row.parts { remarks.append(said(part)) }
        for way in row.winBack { remarks.append(.init(way.sentence(of: row).both, tone: .warning)) }
        if let rule = row.criterion.ruleSentence { remarks.append(.init(rule.both, tone: .muted)) }
        if let penalty { remarks.append(penalty) }
        if !row.isStated, let counted = row.criterion.countedSentence(value) {
            remarks.append(.init(counted.both, tone: .muted))
        }
        if let displaced { remarks.append(displaced) }
        if let alternative = row.criterion.alternativeSentence { remarks.append(.init(alternative.both, tone: .muted)) }
        if let reading = row.criterion.readingSentence { remarks.append(.init(reading.both, tone: .muted)) }
        if let note = row.criterion.note { remarks.append(.init(note.both, tone: .muted)) }
        for place in row.criterion.placeSentences { remarks.append(.init(place.both, tone: .muted)) }
        if let contradiction = row.criterion.contradictionSentence {
            remarks.append(.init(contradiction.both, tone: .warning))
        }
        for fact in row.facts {
            guard let id = fact.countedBy else { continue }
            // A condition or a penalty rests on the fact of another criterion.
            let name = fact.criterion == row.id ? "" : fact.criterion + ": "
            remarks.append(
                .init(
                    Bilingual(
                        vi: "\(name)Tính từ tệp theo \(id) (motcua indicators \(id)), không phải số do đơn vị điền.",
                        en:
                            "\(name)Counted of the files by \(id) (motcua indicators \(id)), not filled in by the office."
                    ), tone: .muted))
        }
        for fact in row.facts where !fact.evidence.isEmpty || fact.date != nil { remarks.append(said(fact)) }
        return remarks
    }

    /// That a fact stands where a figure of the dossiers would, and which.
    private var displaced: Report.Sentence? {
        guard case .indicator(let id) = row.criterion.figure, let counted = row.displaced,
            row.facts.first?.countedBy == nil
        else { return nil }
        let value = value(of: counted)
        return .init(
            counted.rate == nil
                ? Bilingual(vi: "Số nhập tay (--facts).", en: "Stated by --facts.")
                : Bilingual(
                    vi: "Số nhập tay (--facts), thay cho \(id)\(value.vi) tính từ hồ sơ.",
                    en: "Stated by --facts, in the place of \(id)\(value.en) counted of dossiers."), tone: .warning)
    }

    private var value: Wording { value(of: row.figure) }

    /// The fraction that a figure is, behind its id.
    private func value(of figure: ScoreFigure) -> Wording {
        guard case .ratio(let numerator, let denominator) = figure else { return Wording(vi: "", en: "") }
        func text(_ language: Language) -> String {
            " = \(NumberText.of(numerator, language))/\(NumberText.of(denominator, language))"
        }
        return Wording(vi: text(.vi), en: text(.en))
    }

    private func said(_ part: ScoreRow.Part) -> Report.Sentence {
        let (vi, en) = (part.condition.target.text(.vietnamese), part.condition.target.text(.english))
        let shown = Bilingual { language -> String in
            switch part.figure {
            case .ratio(let numerator, let denominator):
                percentText(
                    numerator: numerator, denominator: denominator, target: part.condition.target.headroom,
                    language: language)
                    + " (\(NumberText.of(numerator, language))/\(NumberText.of(denominator, language)))"
            case .value(let value): text(value)[language]
            case .done(let isDone):
                (isDone ? Bilingual(vi: "có", en: "yes") : Bilingual(vi: "không", en: "no"))[language]
            case .noData(let reason): words(of: reason)[language]
            }
        }
        return .init(
            Bilingual(
                vi: "Điều kiện \(part.condition.name) \(vi): \(shown.vi)",
                en: "Condition \(part.condition.name) \(en): \(shown.en)"),
            tone: part.holds == true ? .good : part.holds == false ? .bad : .muted)
    }

    private var penalty: Report.Sentence? {
        guard let penalty = row.criterion.penalty else { return nil }
        let share = text(penalty.share * Fraction(100))
        switch row.penalty {
        case .none: return nil
        case .applied(let points):
            let taken = Bilingual(
                vi: PointText.text(points, style: .vietnamese), en: PointText.text(points, style: .english))
            return .init(
                Bilingual(
                    vi: "Trừ \(share.vi) % số điểm đạt được: −\(taken.vi).",
                    en: "\(share.en)% of the points reached are taken off: −\(taken.en)."),
                tone: .bad)
        case .notApplied: return nil
        case .unknown:
            return .init(
                Bilingual(
                    vi: "Có thể bị trừ \(share.vi) % số điểm (\(penalty.fact)): chưa có dữ liệu, nên chưa trừ.",
                    en: "\(share.en)% may be taken off (\(penalty.fact)): not known, so not taken off."), tone: .muted)
        }
    }

    private func said(_ fact: Fact) -> Report.Sentence {
        let day = fact.date.map { day in Bilingual { DateText.of(day, $0) } } ?? Bilingual(same: "")
        let parts = Bilingual { language in
            [fact.evidence, day[language]].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return .init(Bilingual(vi: "Minh chứng: \(parts.vi)", en: "Evidence: \(parts.en)"), tone: .muted)
    }

    private func words(of reason: NoDataReason) -> Bilingual {
        switch reason {
        case .columnsMissing(let columns):
            Bilingual { language in
                ReportWord.noData.filled(
                    language, columns.map { FieldNames.name(of: $0)[language] }.joined(separator: ", "))
            }
        case .noCalendar(let year):
            Bilingual { ReportWord.noCalendar.filled($0, String(year), composer.document.calendarFile) }
        case .noFact: Bilingual(vi: "chưa có số liệu (--facts)", en: "no fact given (--facts)")
        case .noDossiers: ReportWord.noDossiers.text
        case .notCounted: Bilingual(vi: "chưa tính được", en: "not counted")
        case .tooLarge: Bilingual(vi: "số quá lớn", en: "too large a number")
        case .otherForm:
            Bilingual(vi: "số liệu không đúng dạng của tiêu chí", en: "the fact has another form than the criterion")
        case .noTarget(let year): Bilingual(vi: "không có chỉ tiêu cho năm \(year)", en: "no target for \(year)")
        }
    }
}

extension PointSum {
    /// As every form shows it, with two decimals.
    func share(of most: PointSum) -> Report.Ratio? {
        tenThousandths(of: most).map { Report.Ratio(min($0, 10_000), 10_000) }
    }
}
