import Dossiers
import Indicators

/// An indicator's value, notes and headroom in words.
struct ResultWords {
    var result: IndicatorResult
    var label: IndicatorLabel
    var language: Language
    var calendarFile: String
    /// Sharpens which columns are alternatives.
    var ruleset: Ruleset?

    /// `980`, or nil where the value has no numerator.
    var numerator: String? {
        switch result.value {
        case .ratio(let numerator, _): NumberText.of(numerator, language)
        case .count, .days, .noData, .noCalendar: nil
        }
    }

    var denominator: String? {
        switch result.value {
        case .ratio(_, let denominator): NumberText.of(denominator, language)
        case .days(let base, _, _, _, _): NumberText.of(base, language)
        case .count, .noData, .noCalendar: nil
        }
    }

    /// The figure itself when there is one: a percentage, a count or the median of days.
    var figure: String? {
        switch result.value {
        case .ratio(_, 0), .days(0, _, _, _, _), .noData, .noCalendar: nil
        case .ratio(let numerator, let denominator):
            percentText(
                numerator: numerator, denominator: denominator, target: result.headroom?.target,
                language: language)
        case .count(let count): NumberText.of(count, language)
        case .days(_, let median, _, _, _):
            (median == 1 ? ReportWord.daysFigureOne : .daysFigure).filled(
                language, NumberText.of(median, language))
        }
    }

    /// Why there is no figure, or what it is made of.
    var state: String? {
        switch result.value {
        case .ratio(_, 0), .days(0, _, _, _, _): ReportWord.noDossiers[language]
        case .noData(let missing):
            ReportWord.noData.filled(language, columns(missing))
        case .noCalendar(let year): ReportWord.noCalendar.filled(language, String(year), calendarFile)
        case .days(let base, let median, let p90, let longest, let sum):
            ReportWord.daysDetail.filled(
                language, NumberText.of(median, language), NumberText.of(p90, language),
                NumberText.quotient(sum, base, decimals: 2, language), NumberText.of(longest, language))
        case .ratio, .count: nil
        }
    }

    /// The missing columns: alternatives, of which one is enough, with "or", others with a comma.
    private func columns(_ missing: [CanonicalField]) -> String {
        var rest = missing
        var groups: [[CanonicalField]] = []
        for group in IndicatorCatalog.indicator(result.id)?.neededColumns(under: ruleset) ?? []
        where group.allSatisfy(rest.contains) {
            groups.append(group)
            rest.removeAll(where: group.contains)
        }
        groups += rest.map { [$0] }
        return groups.map { group in
            group.map { FieldNames.name(of: $0)[language] }.joined(separator: ReportWord.orElse[language])
        }.joined(separator: ", ")
    }

    /// The name with its unit where it is not dossiers.
    var name: String {
        switch label.unit {
        case .dossiers, .petitions, .ratings: label.name[language]
        case .procedures: ReportWord.unitProcedures.filled(language, label.name[language])
        case .dong: ReportWord.unitDong.filled(language, label.name[language])
        case .workingDays: ReportWord.unitDays.filled(language, label.name[language])
        }
    }

    var headroom: String? {
        guard let headroom = result.headroom else { return nil }
        let target = targetText(headroom.target, language: language)
        let (favourable, unfavourable) = HeadroomWords.sides(of: label, headroom.target)
        return switch headroom.state {
        case .bears(0): ReportWord.bearsNone.filled(language, target, unfavourable.plain(language))
        case .bears(nil): ReportWord.bearsAny.filled(language, target, unfavourable.plain(language))
        case .bears(let count?):
            ReportWord.bears.filled(language, target, unfavourable.counted(count, more: true, language))
        case .comesBack(let count):
            ReportWord.comesBack.filled(language, target, favourable.counted(count, language))
        case .notReachable: ReportWord.notReachable.filled(language, target)
        case .noDossiers: ReportWord.headroomNoDossiers.filled(language, target)
        }
    }

    /// The counts beside the figure, in their order; the two halves of a split make one sentence.
    var notes: [String] {
        var sentences: [String] = []
        let values = Dictionary(
            result.notes.map { ($0.kind, $0.value) }, uniquingKeysWith: { first, _ in first })
        for note in result.notes {
            let value = NumberText.of(note.value, language)
            switch note.kind {
            // Nothing was left out or is unknown: nothing to say.
            case .levelMissing where note.value == 0, .undatedLetters where note.value == 0: break
            case .levelMissing: sentences.append(ReportWord.noteLevelMissing.filled(language, value))
            case .undatedLetters: sentences.append(ReportWord.noteUndatedLetters.filled(language, value))
            case .onTimeOnlyByMovedDate: sentences.append(ReportWord.noteMovedDate.filled(language, value))
            case .announced: sentences.append(ReportWord.noteAnnounced.filled(language, value))
            case .openOverdue: sentences.append(ReportWord.noteOpenOverdue.filled(language, value))
            case .proceduresSeenOnly: sentences.append(ReportWord.noteProceduresSeen.filled(language, value))
            case .resolvedNumerator:
                sentences.append(split(.noteResolvedPart, value, values[.resolvedDenominator]))
            case .openNumerator: sentences.append(split(.noteOpenPart, value, values[.openDenominator]))
            case .resolvedDenominator where values[.resolvedNumerator] == nil:
                sentences.append(split(.noteResolvedPart, value, nil))
            case .openDenominator where values[.openNumerator] == nil:
                sentences.append(split(.noteOpenPart, value, nil))
            case .resolvedDenominator, .openDenominator: break
            }
        }
        return sentences
    }

    private func split(_ part: ReportWord, _ numerator: String, _ denominator: Int64?) -> String {
        guard let denominator else {
            return ReportWord.noteSplitCount.filled(language, part[language], numerator)
        }
        return ReportWord.noteSplit.filled(
            language, part[language], numerator, NumberText.of(denominator, language))
    }
}

extension ReportDocument {
    func words(of result: IndicatorResult, _ language: Language) -> ResultWords {
        ResultWords(
            result: result, label: label(of: result.id), language: language, calendarFile: calendarFile,
            ruleset: ruleset)
    }

    /// The label of an indicator; its id stands in when the engine gave none.
    func label(of id: String) -> IndicatorLabel {
        indicatorLabels.first { $0.id == id }
            ?? IndicatorLabel(id: id, name: Bilingual(same: id), unit: .dossiers)
    }
}
