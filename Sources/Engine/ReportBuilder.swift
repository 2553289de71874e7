import DossierDecoding
import Dossiers
import Indicators
import Reports

/// Turns what a run has counted into a report document. Order is by words, not by chance of arrival, so
/// that the same input gives the same bytes.
struct ReportBuilder {
    private let source: RunSource
    private let bounds: RunBounds
    private let counting: Counting
    private var settings: RunSettings { counting.settings }

    init(_ source: RunSource, _ bounds: RunBounds, _ counting: Counting) {
        self.source = source
        self.bounds = bounds
        self.counting = counting
    }

    func document() -> ReportDocument {
        var document = ReportDocument(ruleset: settings.ruleset, period: periodFacts)
        document.toolVersion = settings.toolVersion
        if let own = settings.calendarFile { document.calendarFile = own }
        document.rulesetInWords = RulesetWords.sentences(settings.ruleset)
        document.base = settings.base == .received ? .received : .population
        document.filters = settings.filters
        document.deduplicated = settings.deduplicates
        switch source {
        case .files(let intake):
            document.files = files(intake)
            document.registers = registers(intake)
            document.totals = totals(intake)
        case .store(let store):
            document.store = store.sourceFacts
            document.registers = store.registers(counting)
            document.totals = store.totals
        }
        document.dimensions = settings.dimensions.map(\.rawValue)
        document.indicatorLabels = settings.indicators.map(Self.label)
        document.slices = slices
        document.excluded = ExclusionCatalog.all.compactMap { exclusion, info in
            Self.counted(info, counting.counter.excluded[Int(exclusion.rawValue)])
        }
        document.findings = findings
        document.unknownWords = FileFactsBuilder.unknownWords(source.readFiles)
        document.notes = RunNotes(source, bounds, counting, document).all
        return document
    }

    static func label(_ indicator: Indicator) -> IndicatorLabel {
        IndicatorLabel(
            id: indicator.id, name: Bilingual(vi: indicator.nameVi, en: indicator.nameEn),
            unit: IndicatorLabel.Unit(rawValue: indicator.unit.rawValue) ?? .dossiers)
    }

    static func counted(_ info: KindInfo, _ count: Int64) -> ReportDocument.CountedKind? {
        guard count > 0 else { return nil }
        return ReportDocument.CountedKind(
            kind: info.key, name: Bilingual(vi: info.nameVi, en: info.nameEn), count: count)
    }

    private var periodFacts: ReportDocument.PeriodFacts {
        ReportDocument.PeriodFacts(
            label: bounds.isGiven ? bounds.period.label : nil, calendar: settings.periodCalendar,
            firstDay: bounds.period.firstDay, lastDay: bounds.period.lastDay, asOf: bounds.asOf,
            asOfGiven: settings.asOf != nil, exportedAt: bounds.exportedAt,
            exportedAtSource: bounds.exportedAtSource)
    }

    private func files(_ intake: Intake) -> [ReportDocument.FileFacts] {
        zip(intake.files, counting.merged.replacedOfFile).filter { $0.0.role == .export }.map { file, replaced in
            var facts = FileFactsBuilder.facts(file)
            facts.totals.replaced = replaced
            facts.totals.dossiers = facts.totals.accepted - replaced
            return facts
        }
    }

    private func totals(_ intake: Intake) -> ReportDocument.RecordTotals {
        var totals = ReportDocument.RecordTotals()
        for file in intake.exports {
            let own = FileFactsBuilder.totals(file)
            totals.read += own.read
            totals.accepted += own.accepted
            totals.rejected += own.rejected
            totals.skipped += own.skipped
            totals.bytes += own.bytes
            totals.lines += own.lines
        }
        totals.replaced = counting.merged.replaced
        totals.dossiers = counting.merged.dossiers
        return totals
    }

    private func registers(_ intake: Intake) -> [ReportDocument.RegisterFacts] {
        let files = intake.files.enumerated().filter { $0.element.role == .register }
        return zip(files, counting.coverage).map { numbered, coverage in
            let file = numbered.element
            var facts = ReportDocument.RegisterFacts(file: FileFactsBuilder.facts(file))
            facts.fields = file.fields.fields.filter { $0 != .id && !$0.isPersonal }.map(\.key)
            facts.joinedBy = file.isByProcedure ? "procedure" : "dossier"
            facts.base = coverage.base.words
            facts.dossiers = coverage.dossiers
            facts.matched = coverage.named
            facts.unmatched = file.isByProcedure ? 0 : counting.merged.unmatched[numbered.offset]
            if !file.counts.firstStamp.isNone {
                facts.firstDay = file.counts.firstStamp.day
                facts.lastDay = file.counts.lastStamp.day
            }
            return facts
        }
    }

    /// Findings of records (counted while reading) and of dossiers (counted while judging), in the order of
    /// the catalog, then those of headings.
    private var findings: [ReportDocument.CountedKind] {
        var found = FindingCatalog.all.compactMap { finding, info in
            let bit = finding.rawValue.trailingZeroBitCount
            let ofRecords = source.recordFindings(bit)
            return Self.counted(info, ofRecords + counting.counter.findings[bit])
        }
        found += FileFactsBuilder.headingFindings(source.readFiles)
        return found
    }

    private var slices: SliceTable {
        let slices = SliceSource(source, counting)
        return SliceTable(count: slices.count) { slices[$0] }
    }
}
