extension Report {
    /// The report for publication outside the office: without small counts of dossiers, and without what would give
    /// one away.
    ///
    /// - Every count from 1 to below the limit becomes ``Cell/hidden``, and so does a rate or mean that rests on one:
    ///   by its numerator, its denominator or what is between them.
    /// - As many other counts become hidden as it takes that no hidden one can be worked out of sums: of columns under
    ///   a total, of the table's ``Table/sums``, of numerator, denominator and rest, of the whole of the report. They
    ///   look the same as small ones. Changes in points go with the rates of their row.
    /// - Charts lose the same values; one of which too little would be left is replaced by a sentence.
    /// - Lists of dossiers and the evidence are left out, and sentences whose ``Sentence/rests`` are hidden.
    ///
    /// Days, dates, đồng and counts of procedures stay. What is known of a sum only outside the report, for instance
    /// from an earlier publication, is beyond it.
    ///
    /// - Throws: what reading a row throws; all rows but those of lists are read and held.
    public func hidingSmallCells(under limit: Int64 = 5) throws -> Report {
        var counts = try PublishedCounts(self)
        counts.puzzle.hide(under: limit)
        return Publication(counts: counts, limit: limit).report(self)
    }
}

/// Writes a report anew without what is hidden.
struct Publication {
    let counts: PublishedCounts
    let limit: Int64
    private let hiddenValues: Set<Int64>

    init(counts: PublishedCounts, limit: Int64) {
        self.counts = counts
        self.limit = limit
        hiddenValues = counts.hiddenValues
    }

    func report(_ report: Report) -> Report {
        var published = report
        var remarks = [SmallCellWord.hidden(limit)]
        var lists = report.evidence != nil
        var saidLess = false
        published.evidence = nil
        published.sections = report.sections.enumerated().compactMap { section, part in
            var part = part
            part.blocks = part.blocks.enumerated().compactMap { block, content in
                switch content {
                case .sentences(let sentences):
                    let kept = sentences.enumerated().filter { place, sentence in
                        !counts.isHidden(.sentence(section: section, block: block, place)) && isKept(sentence)
                    }.map(\.element)
                    saidLess = saidLess || kept.count < sentences.count
                    return kept.isEmpty ? nil : .sentences(kept)
                case .figures(let figures):
                    return .figures(figures.enumerated().map { figure($1, at: $0, section, block) })
                case .table(let table):
                    lists = lists || table.isList
                    return table.isList ? nil : .table(self.table(table, section, block))
                case .chart(let chart): return self.chart(chart, section, block)
                }
            }
            return part.blocks.isEmpty ? nil : part
        }
        published.rules = report.rules.enumerated().map { place, rule in
            var rule = rule
            if counts.isHidden(.rule(place)) { rule.value = .hidden }
            // The counts beside a figure are texts, of which nobody knows what they rest on.
            rule.remarks = []
            return rule
        }
        published.notes = report.notes.filter { !SmallNumbers.countDossiers(in: $0, under: limit) }
        published.facts = report.facts.filter { !SmallNumbers.countDossiers(in: $0.value, under: limit) }
        saidLess = saidLess || published.notes.count < report.notes.count
        if lists { remarks.append(SmallCellWord.listsLeftOut) }
        if saidLess { remarks.append(SmallCellWord.sentencesLeftOut) }
        published.notes += remarks
        return published
    }

    /// Whether nothing that it tells is hidden. The engine says what a sentence rests on; that a lone small number
    /// stands before "dossiers" is a second look.
    private func isKept(_ sentence: Report.Sentence) -> Bool {
        for count in sentence.rests where count >= 1 && count < limit || hiddenValues.contains(count) && count > 0 {
            return false
        }
        return !SmallNumbers.countDossiers(in: sentence.text, under: limit)
    }

    private func figure(_ figure: Report.Figure, at place: Int, _ section: Int, _ block: Int) -> Report.Figure {
        var figure = figure
        if counts.isHidden(.figure(section: section, block: block, place)) {
            // Headroom and the change are worked out of the same counts.
            figure.value = .hidden
            figure.details = []
            figure.tone = .muted
        } else {
            figure.details = figure.details.filter(isKept)
        }
        return figure
    }

    private func table(_ table: Report.Table, _ section: Int, _ block: Int) -> Report.Table {
        var table = table
        let rows = (counts.rows[section]?[block] ?? []).enumerated().map { place, row in
            var row = row
            var hidesPart = false
            for column in row.cells.indices
            where counts.isHidden(.cell(section: section, block: block, row: place, column: column)) {
                row.cells[column] = .hidden
                hidesPart = true
            }
            if hidesPart {
                // A change and one of its two rates give the other.
                for column in row.cells.indices {
                    if case .points = row.cells[column] { row.cells[column] = .hidden }
                }
            }
            row.remarks = row.remarks.filter(isKept)
            return row
        }
        table.rows = Report.Rows(rows)
        table.notes = table.notes.filter(isKept)
        return table
    }
}

/// What a publication says of itself.
enum SmallCellWord {
    static func hidden(_ limit: Int64) -> Bilingual {
        Bilingual(
            vi: "Bản để công bố: số dưới \(limit) hồ sơ, và số mà từ đó tính ra được số ấy, không được nêu.",
            en:
                "For publication: counts of fewer than \(limit) dossiers, and those that would give one away, are hidden."
        )
    }
    static let listsLeftOut = Bilingual(
        vi: "Danh sách hồ sơ không được công bố.", en: "Lists of dossiers are not published.")
    static let sentencesLeftOut = Bilingual(
        vi: "Những câu nêu số bị ẩn đã được lược bỏ.", en: "Sentences that tell a hidden count are left out.")
    static let chartLeftOut = Bilingual(
        vi: "Biểu đồ này không được công bố vì dựa trên số bị ẩn.",
        en: "This chart is not published: it rests on hidden counts.")
    static let chartCut = Bilingual(
        vi: "Một phần số liệu của biểu đồ bị ẩn.", en: "Some figures of this chart are hidden.")
    static let other = Bilingual(vi: "Khác", en: "Other")
}
