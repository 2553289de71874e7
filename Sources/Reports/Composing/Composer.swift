import Dossiers
import Indicators

/// What every composed report has: its head, its rules, its remarks.
struct Composer {
    let material: ReportMaterial

    var document: ReportDocument { material.present }
    var whole: ReportDocument.Slice? { document.slices.first }

    func report(kind: String, title: Bilingual) -> Report {
        var report = Report(kind: kind, title: title)
        report.subtitle = subtitle
        report.facts = facts
        report.counts = whole?.counts ?? []
        report.notes = document.notes
        report.rulesetInWords = document.rulesetInWords
        report.toolVersion = document.toolVersion
        report.madeAt = document.period.exportedAt
        return report
    }

    // MARK: - Head

    /// The office where the report is of one only, and the days of the period.
    var subtitle: Bilingual {
        let days = Bilingual {
            DateText.of(document.period.firstDay, $0) + " – " + DateText.of(document.period.lastDay, $0)
        }
        let units = document.filters.filter { $0.field == "unit" }.map(\.value)
        guard !units.isEmpty else { return days }
        return Bilingual { units.joined(separator: ", ") + ", " + days[$0] }
    }

    var facts: [CatalogPage.Fact] {
        let document = document
        func fact(_ key: String, _ name: ReportWord, _ value: (Language) -> String) -> CatalogPage.Fact {
            .init(key: key, name: name.text, value: Bilingual(value))
        }
        var facts = [
            fact("ruleset", .ruleset, document.rulesetText),
            .init(
                key: "rulesetSource", name: ReportWord.rulesetSource.text,
                value: Bilingual(vi: document.ruleset.sourceVi, en: document.ruleset.sourceEn)),
            fact("period", .period, document.periodText), fact("asOf", .asOf, document.asOfText),
            fact("exportedAt", .exportedAt, document.exportedAtText), fact("base", .base, document.baseText),
            fact("filters", .filters, document.filtersText),
            fact("repeats", .repeats) { (document.deduplicated ? ReportWord.deduplicated : .notDeduplicated)[$0] },
            fact("source", .sourceOfFigures) { sourceText($0) },
        ]
        for (place, register) in document.registers.enumerated() {
            facts.append(
                fact("register\(place + 1)", .registerFact) { language in
                    register.file.path + ": "
                        + ReportWord.coverageOf.filled(
                            language, NumberText.of(register.matched, language),
                            NumberText.of(register.dossiers, language), register.base[language])
                })
        }
        return facts
    }

    private func sourceText(_ language: Language) -> String {
        let dossiers = ReportWord.dossierTotal.filled(language, NumberText.of(document.totals.dossiers, language))
        if let store = document.store {
            return store.path + ", " + ReportWord.ofRun[language].lowercased() + " \(store.run). " + dossiers
        }
        return document.recordsText(language) + " " + dossiers
    }

    // MARK: - Figures

    func result(_ id: String, in slice: ReportDocument.Slice? = nil) -> IndicatorResult? {
        (slice ?? whole)?.result(id)
    }

    /// What an indicator shows as its figure.
    func figure(_ result: IndicatorResult, of document: ReportDocument? = nil) -> Report.Cell {
        let document = document ?? self.document
        switch result.value {
        case .ratio(let numerator, let denominator):
            return .rate(numerator: numerator, denominator: denominator, target: result.headroom?.target)
        case .count(let count): return .number(count)
        case .days(0, _, _, _, _): return .rate(numerator: 0, denominator: 0)
        case .days(_, let median, _, _, _): return .number(median)
        case .noData, .noCalendar: return .missing(state(result, of: document))
        }
    }

    /// Why there is no figure, or what it is made of.
    func state(_ result: IndicatorResult, of document: ReportDocument? = nil) -> Bilingual {
        Bilingual { (document ?? self.document).words(of: result, $0).state ?? "" }
    }

    /// Whether a target is met; nil without a target or without dossiers.
    static func isMet(_ result: IndicatorResult) -> Bool? {
        switch result.headroom?.state {
        case .bears: true
        case .comesBack, .notReachable: false
        case .noDossiers, nil: nil
        }
    }

    static func tone(_ result: IndicatorResult) -> Report.Tone {
        isMet(result).map { $0 ? .good : .bad } ?? .plain
    }

    /// The rules behind indicators, in the catalog's order.
    func rules(_ ids: [String]) -> [Report.Rule] {
        IndicatorCatalog.all.filter { ids.contains($0.id) }.compactMap { indicator in
            guard let result = result(indicator.id) else { return nil }
            let label = document.label(of: indicator.id)
            var remarks: [Bilingual] = []
            func words(_ language: Language) -> ResultWords { document.words(of: result, language) }
            if words(.vi).state != nil { remarks.append(Bilingual { words($0).state ?? "" }) }
            if words(.vi).headroom != nil { remarks.append(Bilingual { words($0).headroom ?? "" }) }
            for place in words(.vi).notes.indices {
                remarks.append(Bilingual { words($0).notes[place] })
            }
            return Report.Rule(
                id: indicator.id, name: label.name,
                formula: Bilingual(vi: indicator.formulaVi, en: indicator.formulaEn),
                source: Bilingual(vi: indicator.sourceVi, en: indicator.sourceEn), unit: label.unit,
                value: figure(result), remarks: remarks,
                numeratorCommand: material.listCommand(indicator.id, .numerator),
                denominatorCommand: indicator.isRate ? material.listCommand(indicator.id, .denominator) : nil)
        }
    }
}

extension ReportDocument {
    /// The files and how their records fared.
    func recordsText(_ language: Language) -> String {
        // A hundred paths in a head help nobody: they stand in motcua check.
        let shown = files.prefix(3).map(\.path).joined(separator: ", ")
        let more = files.count > 3 ? ", … (\(files.count))" : ""
        let records = ReportWord.recordsOfFiles.filled(
            language, NumberText.of(totals.read, language), NumberText.of(totals.accepted, language),
            NumberText.of(totals.rejected, language), NumberText.of(totals.skipped, language))
        return shown + more + ". " + records + "."
    }

    /// `2025-Q3`, or the days where the period has no name.
    public var periodName: Bilingual {
        guard let label = period.label, !label.contains("..") else {
            return Bilingual { DateText.of(period.firstDay, $0) + "–" + DateText.of(period.lastDay, $0) }
        }
        return Self.named(label) ?? Bilingual(same: label)
    }

    /// `quý III/2025` and `2025-Q3`.
    private static func named(_ label: String) -> Bilingual? {
        let parts = label.split(separator: "-")
        guard let year = parts.first else { return nil }
        guard parts.count == 2 else { return Bilingual(vi: "năm \(year)", en: label) }
        let rest = parts[1]
        if rest == "9M" { return Bilingual(vi: "9 tháng năm \(year)", en: label) }
        guard let number = Int(rest.drop { $0.isLetter }) else { return nil }
        switch rest.first {
        case "Q" where (1...4).contains(number):
            return Bilingual(vi: "quý \(["I", "II", "III", "IV"][number - 1])/\(year)", en: label)
        case "H": return Bilingual(vi: number == 1 ? "6 tháng đầu năm \(year)" : "6 tháng cuối năm \(year)", en: label)
        default: return Bilingual(vi: "tháng \(number)/\(year)", en: label)
        }
    }

    /// The slices of one dimension, without the whole: those of depth 1.
    var cells: [Slice] { slices.filter { $0.depth == 1 } }

    func scope(of slice: Slice) -> Report.Scope? {
        guard slice.depth == 1, let word = slice.words.first, let key = dimensions.first,
            let dimension = Report.Scope.Dimension(rawValue: key)
        else { return nil }
        return Report.Scope(dimension, word)
    }

    /// A slice's name: out of the data, or a word of the program's own.
    func label(of slice: Slice) -> Report.Label {
        guard slice.depth > 0, let value = slice.key[slice.depth - 1] else { return .word(ReportWord.wholeSlice.text) }
        if value.isEmpty { return .word(ReportWord.emptyValue.text) }
        if let code = SliceWords.codes[dimensions[slice.depth - 1]]?[value] { return .word(code) }
        return .text(value)
    }
}

extension Report.Label {
    var cell: Report.Cell {
        switch self {
        case .text(let text): .text(text)
        case .word(let word): .word(word)
        }
    }

    /// In a sentence.
    var words: Bilingual {
        switch self {
        case .text(let text): Bilingual(same: text)
        case .word(let word): word
        }
    }
}

extension ReportDocument.Slice {
    func ratio(_ id: String) -> Report.Ratio? {
        guard let result = indicators.first(where: { $0.id == id }),
            case .ratio(let numerator, let denominator) = result.value, denominator > 0
        else { return nil }
        return Report.Ratio(numerator, denominator)
    }
}

extension Report.Evidence {
    /// The lists of the indicators that a report shows, and their dossiers.
    func of(_ rules: [Report.Rule]) -> Report.Evidence {
        let shown = Set(rules.map(\.id))
        var evidence = self
        evidence.lists = lists.filter { shown.contains($0.indicator) }
        let marks = evidence.lists.reduce(0) { $1.isHeld ? $0 | $1.marks : $0 }
        evidence.rows = rows.filter { $0.marks & marks != 0 }
        return evidence
    }
}
