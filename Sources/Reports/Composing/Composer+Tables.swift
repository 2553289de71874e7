import Dossiers
import Indicators

/// The tables that several reports share.
extension Composer {
    /// Population and balance of the whole (definitions §5).
    var balanceTable: Report.Table? {
        guard let whole else { return nil }
        var rows: [Report.Row] = []
        func add(_ name: Bilingual, _ count: Int64, _ indent: Int, _ marks: Marks? = nil) {
            rows.append(
                Report.Row(
                    [.word(name), .number(count)], kind: indent == 0 ? .total : .plain, indent: indent, marks: marks))
        }
        func add(_ marks: [Mark], _ indent: Int) {
            for mark in marks { add(MarkNames.name(of: mark), whole[mark], indent, Marks(mark)) }
        }
        if document.base == .population { add([.carriedOver], 0) }
        add([.received], 0)
        let channels = [Mark.receivedOnline, .receivedDirect, .receivedPostal]
        let placed = channels.reduce(0) { $0 + whole[$1] }
        if placed > 0 || whole[.received] == 0 { add(channels, 1) }
        if placed != whole[.received] { add(ReportWord.channelNotKnown.text, whole[.received] - placed, 1) }
        add(ReportWord.resolved.text, whole.resolved, 0, .resolved)
        add([.early, .onTime, .late], 1)
        add([.withdrawn], 0)
        add([.refused], 1)
        add(ReportWord.open.text, whole.open, 0, .open)
        add([.openInTime, .openOverdue, .openPaused], 1)
        let equation = Bilingual { language in
            (document.base == .population ? ReportWord.balancePopulation : .balanceReceived).filled(
                language, NumberText.of(whole[.carriedOver], language), NumberText.of(whole[.received], language),
                NumberText.of(whole.resolved, language), NumberText.of(whole[.withdrawn], language),
                NumberText.of(whole.open, language))
        }
        var notes = [
            Report.Sentence(
                equation,
                rests: [whole[.carriedOver], whole[.received], whole.resolved, whole[.withdrawn], whole.open])
        ]
        if !whole.balances(document.base) { notes.append(.init(ReportWord.balanceBroken.text, tone: .bad)) }
        notes.append(
            .init(
                Bilingual { ReportWord.notAcceptedApart[$0] + ": " + NumberText.of(whole[.notAccepted], $0) },
                tone: .muted, rests: [whole[.notAccepted]]))
        return Report.Table(
            key: "balance",
            columns: [
                .init("what", ReportWord.what.text, .text),
                .init("count", ReportWord.count.text, .number, isCount: true),
            ], rows: .init(rows), notes: notes)
    }

    /// Every indicator of the whole, with numerator and denominator, in its groups.
    var indicatorTable: Report.Table? {
        guard let whole else { return nil }
        var rows: [Report.Row] = []
        for (group, results) in AnalyzePage.grouped(whole.indicators) {
            rows.append(Report.Row([.word(group.text)], kind: .group))
            rows += results.map(indicatorRow)
        }
        return Report.Table(
            key: "indicators",
            columns: [
                .init("indicator", ReportWord.indicator.text, .text),
                .init("numerator", ReportWord.numerator.text, .number, part: .numerator, isCount: true),
                .init("denominator", ReportWord.denominator.text, .number, part: .denominator, isCount: true),
                .init("figure", ReportWord.figure.text, .rate),
            ], rows: .init(rows))
    }

    private func indicatorRow(_ result: IndicatorResult) -> Report.Row {
        let name = Bilingual { result.id + " · " + document.words(of: result, $0).name }
        let parts: (Report.Cell, Report.Cell)
        switch result.value {
        case .ratio(let numerator, let denominator): parts = (.number(numerator), .number(denominator))
        case .days(let base, _, _, _, _): parts = (.empty, .number(base))
        case .count, .noData, .noCalendar: parts = (.empty, .empty)
        }
        var remarks: [Report.Sentence] = []
        if case .days(let base, _, _, _, _) = result.value, base > 0 {
            remarks.append(.init(state(result), tone: .muted))
        }
        if result.id == document.onTimeIndicator { remarks.append(.init(ReportWord.rulesetRate.text, tone: .muted)) }
        if let headroom = headroom(result) { remarks.append(headroom) }
        for place in document.words(of: result, .vi).notes.indices {
            remarks.append(
                .init(
                    Bilingual { document.words(of: result, $0).notes[place] }, tone: .muted,
                    rests: result.notes.map(\.value)))
        }
        return Report.Row(
            [.word(name), parts.0, parts.1, figure(result)], indent: 1, indicator: result.id, remarks: remarks)
    }

    /// One row per slice of a document that is cut by one dimension, the whole last.
    /// - Parameter rates: ids of the rates shown, each with its denominator beside it where that is no other column.
    func sliceTable(
        _ document: ReportDocument, key: String, rates: [String], before: ReportDocument? = nil
    ) -> Report.Table {
        let dimension = document.dimensions.first ?? ""
        let name = SliceWords.name(ofDimension: dimension)
        var columns = [Report.Column(dimension, name, .text)] + sliceCountColumns
        columns += rates.map { id in
            Report.Column(id, Bilingual { id + " " + document.label(of: id).name[$0] }, .rate, indicator: id)
        }
        let leading = rates.first ?? document.onTimeIndicator
        if let before {
            columns.append(
                .init(
                    "change",
                    Bilingual(
                        vi: "\(leading) thay đổi so với \(before.periodName.vi) (điểm)",
                        en: "\(leading) change on \(before.periodName.en) (points)"), .points))
        }
        let then = before.map { Dictionary(grouping: $0.cells, by: \.words) }
        func row(_ slice: ReportDocument.Slice, _ earlier: ReportDocument.Slice?) -> Report.Row {
            var cells: [Report.Cell] = [document.label(of: slice).cell]
            cells += Self.sliceCounts.map { .number(slice[$0.marks]) }
            cells += rates.map { id in result(id, in: slice).map { figure($0, of: document) } ?? .empty }
            if before != nil { cells.append(changeCell(leading, from: earlier, to: slice)) }
            return Report.Row(
                cells, kind: slice.depth == 0 ? .total : .plain, scope: document.scope(of: slice),
                counts: slice.counts)
        }
        var rows = document.cells.map { row($0, then?[$0.words]?.first) }
        if let whole = document.slices.first { rows.append(row(whole, before?.slices.first)) }
        return Report.Table(key: key, columns: columns, rows: .init(rows), sums: [Self.resolvedSum])
    }

    /// The counts that stand beside the name of a slice, in their order.
    static let sliceCounts: [(key: String, word: ReportWord, marks: Marks)] = [
        ("received", .received, Marks(.received)), ("resolved", .resolved, .resolved), ("early", .early, Marks(.early)),
        ("onTime", .onTime, Marks(.onTime)), ("late", .late, Marks(.late)), ("open", .open, .open),
        ("overdue", .overdue, Marks(.openOverdue)),
    ]
    var sliceCountColumns: [Report.Column] {
        Self.sliceCounts.map { .init($0.key, $0.word.text, .number, isCount: true, marks: $0.marks) }
    }
    /// Resolved is early, on time and late: places of their columns behind the name.
    static let resolvedSum = Report.Sum(2, [3, 4, 5])

    private func changeCell(
        _ id: String, from before: ReportDocument.Slice?, to after: ReportDocument.Slice
    ) -> Report.Cell {
        guard let then = before?.ratio(id), let now = after.ratio(id),
            let points = RateChange(
                before: (then.numerator, then.denominator), after: (now.numerator, now.denominator), polarity: .neutral
            ).hundredths
        else { return .empty }
        return .points(points * 100)
    }
}

extension ReportDocument {
    /// What was left out and what was found, as far as there is any.
    var qualitySections: [Report.Section] {
        func section(_ key: String, _ title: ReportWord, _ kinds: [CountedKind]) -> Report.Section? {
            guard !kinds.isEmpty else { return nil }
            let table = Report.Table(
                key: key,
                columns: [
                    .init("kind", ReportWord.kind.text, .text),
                    .init("count", ReportWord.amount.text, .number, isCount: true),
                ], rows: .init(kinds.map { Report.Row([.word($0.name), .number($0.count)]) }))
            return Report.Section(key: key, title: title.text, blocks: [.table(table)])
        }
        return [
            section("excluded", .excludedSection, excluded),
            section("findings", .findingsSection, findings),
        ].compactMap { $0 }
    }
}
