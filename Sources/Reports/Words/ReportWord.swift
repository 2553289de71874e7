/// Every label and sentence that the reports themselves bring, in both languages. `{0}`, `{1}` … stand
/// for what is filled in.
enum ReportWord: String, CaseIterable {
    // Titles of pages and sections.
    case analyzeTitle, checkTitle, headSection, filesSection, registersSection, balanceSection
    case indicatorsSection, slicesSection, excludedSection, findingsSection, unknownWordsSection, notesSection
    case refusedSection, totalsSection
    // Head.
    case ruleset, rulesetSource, switches, period, periodNamed, periodFromTo, periodDerived, calendarKSTT
    case calendarCivil
    case asOf, asOfGiven, endOfDay, exportedAt, fromFlag, fromTitleRow, fromFileName, fromLastDay
    case base, basePopulation, baseReceived, filters, none, repeats, deduplicated, notDeduplicated, version
    // Files.
    case file, recordsRead, accepted, rejected, skipped, replaced, encoding, delimiter, headingLine
    case skippedByKind, rejectedByKind, noRecords, withMark, compressed, dossierTotal, allFiles, sizeRead
    // The store.
    case storeSection, ofRun, ofPastRun, imported, importedCounts
    // Heads of composed reports.
    case sourceOfFigures, recordsOfFiles, registerFact
    // Registers.
    case joinedBy, joinedByDossier, joinedByProcedure, fieldsMapped, coverage, coverageOf, span, spanFromTo
    case lowCoverage, unmatchedIds, registerWithoutDates
    // Balance.
    case count, what, channelNotKnown, resolved, open, ofWhich, balancePopulation, balanceReceived,
        balanceBroken
    case notAcceptedApart, noSlices
    // Indicators.
    case indicatorID, indicator, numerator, denominator, figure, remarks
    case groupT, groupO, groupP, groupD, groupA, groupS, groupOther
    case unitProcedures, unitDong, unitDays, noData, orElse, noDossiers, noCalendar, daysFigure, daysFigureOne
    case daysDetail, rulesetRate
    // Notes beside a figure.
    case noteLevelMissing, noteSplit, noteSplitCount, noteUndatedLetters, noteMovedDate, noteAnnounced
    case noteOpenOverdue
    case noteProceduresSeen, noteResolvedPart, noteOpenPart
    // Headroom.
    case bears, bearsNone, bearsAny, comesBack, notReachable, headroomNoDossiers
    // Slices.
    case wholeSlice, received, early, onTime, late, overdue, onTimeRate, onlineRate, paymentRate
    case resultDigitizedRate, lettersRate, legendNoData, legendNoDossiers, emptyValue
    // Data.
    case kind, amount, field, word, unknownHeading
    // Check.
    case choices, quote, lineEnds, lineEndsMixed, lineEndsNone, schema, headingLines, headingSpan, records,
        dateOnly, headings
    case headingsMatched, column
    case headingText, means, remark, firstRejects, moreRejects, line, lineSpan, record, reason, wholeRecord
    case findings, registerFile, noFiles
    // Cut text, lists.
    case textWasCut, rowsInList

    subscript(_ language: Language) -> String { text[language] }

    /// The sentence with `{0}`, `{1}` … filled in.
    func filled(_ language: Language, _ arguments: String...) -> String {
        self[language].filled(arguments)
    }

    /// A sentence for one and a sentence for many differ only in English; Vietnamese has one.
    var text: Bilingual {
        let (vi, en) = words
        return Bilingual(vi: vi, en: en)
    }
}
