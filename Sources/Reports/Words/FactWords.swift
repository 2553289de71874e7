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
        let instant = Self.exclusive(period.asOf, language)
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
        let instant = source == .lastDayInData ? exclusive(stamp, language) : DateText.of(stamp, language)
        return instant + " (" + word[language] + ")"
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

    /// An instant before which things count: midnight is the end of the day before.
    private static func exclusive(_ stamp: Stamp, _ language: Language) -> String {
        if stamp.isNone { return "–" }
        guard stamp.isMidnight else { return DateText.of(stamp, language) }
        return ReportWord.endOfDay.filled(language, DateText.of(stamp.day.adding(-1), language))
    }
}
