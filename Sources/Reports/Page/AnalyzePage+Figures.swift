import Dossiers
import Indicators

extension AnalyzePage {
    /// Population and balance of the whole (definitions §5).
    var balance: Page.Section? {
        guard let whole = document.slices.first else {
            return Page.Section(title: word(.balanceSection), blocks: [.lines([Page.Line(word(.noSlices))])])
        }
        var rows: [Page.Row] = []
        func add(_ name: String, _ count: Int64, indent: Int = 0) {
            rows.append(
                Page.Row(kind: indent == 0 ? .total : .plain, cells: [name, number(count)], indent: indent))
        }
        func add(_ mark: Mark, indent: Int = 0) {
            let name = MarkNames.name(of: mark)[language]
            add(
                indent > 1 ? ReportWord.ofWhich.filled(language, name.lowercased()) : name, whole[mark],
                indent: indent)
        }
        if document.base == .population { add(.carriedOver) }
        add(.received)
        let channels = [Mark.receivedOnline, .receivedDirect, .receivedPostal]
        let placed = channels.reduce(0) { $0 + whole[$1] }
        // Without a channel column there is nothing to split: no zeros that look like counts.
        if placed > 0 || whole[.received] == 0 { for mark in channels { add(mark, indent: 1) } }
        if placed != whole[.received] { add(word(.channelNotKnown), whole[.received] - placed, indent: 1) }
        add(word(.resolved), whole.resolved)
        for mark in [Mark.early, .onTime, .late] { add(mark, indent: 1) }
        add(.withdrawn)
        add(.refused, indent: 2)
        add(word(.open), whole.open)
        for mark in [Mark.openInTime, .openOverdue, .openPaused] { add(mark, indent: 1) }
        let table = Page.Table(columns: [.text(word(.what)), .number(word(.count))], rows: rows)

        var lines = [Page.Line(equation(whole))]
        if !whole.balances(document.base) { lines.append(Page.Line(word(.balanceBroken), .warning)) }
        lines.append(Page.Line(word(.notAcceptedApart) + ": " + number(whole[.notAccepted])))
        return Page.Section(title: word(.balanceSection), blocks: [.table(table), .lines(lines)])
    }

    private func equation(_ whole: ReportDocument.Slice) -> String {
        (document.base == .population ? ReportWord.balancePopulation : .balanceReceived).filled(
            language, number(whole[.carriedOver]), number(whole[.received]), number(whole.resolved),
            number(whole[.withdrawn]), number(whole.open))
    }

    /// The indicators of the whole, in their groups.
    var indicators: Page.Section? {
        guard let whole = document.slices.first, !whole.indicators.isEmpty else { return nil }
        var rows: [Page.Row] = []
        for (group, results) in Self.grouped(whole.indicators) {
            rows.append(Page.Row(kind: .group, cells: [word(group)]))
            rows += results.map(indicatorRow)
        }
        let table = Page.Table(
            columns: [
                .text(word(.indicatorID)), .text(word(.indicator)), .number(word(.numerator)),
                .number(word(.denominator)), .number(word(.figure)),
            ], rows: rows)
        return Page.Section(title: word(.indicatorsSection), blocks: [.table(table)])
    }

    private func indicatorRow(_ result: IndicatorResult) -> Page.Row {
        let words = self.words(of: result)
        var remarks: [Page.Line] = []
        if let state = words.state { remarks.append(Page.Line(state)) }
        if result.id == document.onTimeIndicator { remarks.append(Page.Line(word(.rulesetRate), .muted)) }
        if let headroom = words.headroom {
            remarks.append(Page.Line(headroom, Self.misses(result) ? .warning : .plain))
        }
        remarks += words.notes.map { Page.Line($0, .muted) }
        return Page.Row(
            cells: [
                result.id, words.name, words.numerator ?? "", words.denominator ?? "", words.figure ?? "",
            ], remarks: remarks)
    }

    private static func misses(_ result: IndicatorResult) -> Bool {
        switch result.headroom?.state {
        case .comesBack, .notReachable: true
        case .bears, .noDossiers, nil: false
        }
    }

    func words(of result: IndicatorResult) -> ResultWords {
        document.words(of: result, language)
    }

    /// Indicators by the first letter of their id, groups in the order T O P D A S.
    static func grouped(_ results: [IndicatorResult]) -> [(ReportWord, [IndicatorResult])] {
        let groups: [(Character, ReportWord)] = [
            ("T", .groupT), ("O", .groupO), ("P", .groupP), ("D", .groupD), ("A", .groupA), ("S", .groupS),
        ]
        var grouped = groups.map { letter, word in (word, results.filter { $0.id.first == letter }) }
        grouped.append(
            (.groupOther, results.filter { result in !groups.contains { $0.0 == result.id.first } }))
        return grouped.filter { !$0.1.isEmpty }
    }

    /// The table of `--by`: the whole, then every prefix total before its cells.
    var slices: Page.Section? {
        guard !document.dimensions.isEmpty, !document.slices.isEmpty else { return nil }
        let names = document.dimensions.map { SliceWords.name(ofDimension: $0)[language] }
        let counts: [ReportWord] = [.received, .resolved, .early, .onTime, .late, .open, .overdue]
        let rates: [ReportWord] = [
            .onTimeRate, .onlineRate, .paymentRate, .resultDigitizedRate, .lettersRate,
        ]
        var columns = [Page.Column.text(names.joined(separator: " › "))]
        columns += (counts + rates).map { .number($0[language]) }
        columns[1 + counts.count].startsPart = true
        let table = Page.Table(columns: columns, rows: document.slices.map(sliceRow))
        let shown = table.rows.joined()
        var legend: [Page.Line] = []
        if shown.contains(Self.noDataMark) {
            legend.append(Page.Line(ReportWord.legendNoData.filled(language, Self.noDataMark), .muted))
        }
        if shown.contains(Self.noDossiersMark) {
            legend.append(
                Page.Line(ReportWord.legendNoDossiers.filled(language, Self.noDossiersMark), .muted))
        }
        let title = ReportWord.slicesSection.filled(
            language, names.map { $0.lowercased() }.joined(separator: ", "))
        return Page.Section(
            title: title, blocks: legend.isEmpty ? [.table(table)] : [.table(table), .lines(legend)])
    }

    static let noDataMark = "–"
    static let noDossiersMark = "0/0"

    private func sliceRow(_ slice: ReportDocument.Slice) -> Page.Row {
        let counts = [
            slice[.received], slice.resolved, slice[.early], slice[.onTime], slice[.late], slice.open,
            slice[.openOverdue],
        ]
        let rates = [document.onTimeIndicator, "O1", "P1", "D2", "A1"].map { rate($0, of: slice) }
        return Page.Row(
            kind: slice.depth < document.dimensions.count ? .total : .plain,
            cells: [document.name(of: slice, language)] + counts.map(number) + rates, indent: slice.depth,
            remarks: slice.balances(document.base) ? [] : [Page.Line(word(.balanceBroken), .warning)])
    }

    private func rate(_ id: String, of slice: ReportDocument.Slice) -> String {
        guard let result = slice.indicators.first(where: { $0.id == id }) else { return "" }
        if let figure = words(of: result).figure { return figure }
        return switch result.value {
        case .noData, .noCalendar: Self.noDataMark
        case .ratio, .count, .days: Self.noDossiersMark
        }
    }
}

extension [Page.Row] {
    fileprivate func joined() -> Set<String> { Set(flatMap { $0.cells.dropFirst() }) }
}

extension ReportDocument {
    /// T1 or T2: the one that the ruleset calls "the" on-time rate.
    var onTimeIndicator: String { ruleset.onTimeRate == .resolved ? "T1" : "T2" }

    /// The last value of a slice's key in words; the whole has a name of its own.
    func name(of slice: Slice, _ language: Language) -> String {
        guard slice.depth > 0, slice.depth <= dimensions.count, slice.depth <= slice.key.count else {
            return ReportWord.wholeSlice[language]
        }
        return SliceWords.value(
            slice.key[slice.depth - 1] ?? "", ofDimension: dimensions[slice.depth - 1], language)
    }
}

extension ReportDocument.Slice {
    /// carriedOver + received = resolved + withdrawn + open; without carriedOver for the cohort base.
    func balances(_ base: ReportDocument.Base) -> Bool {
        let incoming = base == .population ? self[.carriedOver] + self[.received] : self[.received]
        return incoming == resolved + self[.withdrawn] + open
    }
}
