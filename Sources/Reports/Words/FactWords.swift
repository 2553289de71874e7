import Dossiers

// Period, base and instants of a report in words: the same in every format.

extension ReportDocument {
    func rulesetText(_ language: Language) -> String {
        (language == .vi ? ruleset.nameVi : ruleset.nameEn) + " (" + ruleset.id + ")"
    }

    func periodText(_ language: Language) -> String {
        let first = DateText.of(period.firstDay, language)
        let last = DateText.of(period.lastDay, language)
        guard let label = period.label else {
            return ReportWord.periodFromTo.filled(language, first, last, ReportWord.periodDerived[language])
        }
        let calendar: ReportWord = period.calendar == .kstt ? .calendarKSTT : .calendarCivil
        return ReportWord.periodNamed.filled(language, label, first, last, calendar[language])
    }

    func asOfText(_ language: Language) -> String {
        let isTyped = period.asOfGiven || period.exportedAtSource == .flag
        let instant = Self.exclusive(period.asOf, isTyped: isTyped, language)
        return period.asOfGiven ? instant + " (" + ReportWord.asOfGiven[language] + ")" : instant
    }

    func exportedAtText(_ language: Language) -> String {
        Self.exportedAtText(period.exportedAt, period.exportedAtSource, language)
    }

    static func exportedAtText(_ stamp: Stamp, _ source: ExportedAtSource, _ language: Language) -> String {
        guard !stamp.isNone else { return "–" }
        let word: ReportWord =
            switch source {
            case .flag: .fromFlag
            case .titleRow: .fromTitleRow
            case .fileName: .fromFileName
            case .lastDayInData: .fromLastDay
            }
        return exclusive(stamp, isTyped: source == .flag, language) + " (" + word[language] + ")"
    }

    func baseText(_ language: Language) -> String {
        (base == .population ? ReportWord.basePopulation : .baseReceived)[language]
    }

    func filtersText(_ language: Language) -> String {
        if filters.isEmpty { return ReportWord.none[language] }
        return filters.map { filter in
            let known = FieldNames.name(ofKey: filter.field)[language]
            return (known == filter.field ? SliceWords.name(ofDimension: filter.field)[language] : known)
                + " = “" + filter.value + "”"
        }.joined(separator: "; ")
    }

    /// An instant before which things count, as people write it: midnight is the end of the day before; an
    /// instant that stands in the file lies inside, so that the bound is one second later.
    private static func exclusive(_ stamp: Stamp, isTyped: Bool, _ language: Language) -> String {
        if stamp.isNone { return "–" }
        guard stamp.isMidnight else {
            return DateText.of(isTyped ? stamp : Stamp(rawValue: stamp.rawValue - 1), language)
        }
        return ReportWord.endOfDay.filled(language, DateText.of(stamp.day.adding(-1), language))
    }
}
