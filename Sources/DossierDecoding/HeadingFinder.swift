import CSVStream
import Dossiers

/// A heading found among the first records of a file.
struct HeadingFound: Sendable {
    var schema: ExportSchema
    /// Index of the (first) heading record among the sampled ones, and number of records it takes (1 or 2).
    var record: Int
    var rows: Int
    var match: HeadingMatch
}

/// Finds the heading row, or the two rows of a merged heading, below title rows.
struct HeadingFinder: Sendable {
    private let matchers: [(schema: ExportSchema, matcher: HeadingMatcher)]
    let requirement: HeadingRequirement

    init(schemas: [ExportSchema], requirement: HeadingRequirement) {
        matchers = schemas.map { ($0, HeadingMatcher($0)) }
        self.requirement = requirement
    }

    var matchersForPartial: [HeadingMatcher] { matchers.map(\.matcher) }

    /// The first row that shows the required headings in any schema; of several schemas the one that
    /// understands most columns, in the order of the catalog.
    func find(in records: [[String]]) -> HeadingFound? {
        // Most files have their heading on the first row: fold no more rows than are looked at.
        var folded: [[HeadingMatcher.Folded]] = []
        for index in records.indices {
            // One cell cannot show two headings, however it is split.
            guard records[index].count > 1 || (index + 1 < records.count && records[index + 1].count > 1) else {
                continue
            }
            while folded.count < min(index + 2, records.count) {
                folded.append(records[folded.count].map(HeadingMatcher.Folded.init))
            }
            var best: HeadingFound?
            let merged = index + 1 < records.count ? MergedRows(folded[index], folded[index + 1]) : nil
            for (schema, matcher) in matchers {
                guard let found = heading(at: index, folded, merged, schema, matcher) else { continue }
                if best == nil || found.match.isBetter(than: best!.match) { best = found }
            }
            if let best { return best }
        }
        return nil
    }

    private func heading(
        at index: Int, _ records: [[HeadingMatcher.Folded]], _ rows: MergedRows?, _ schema: ExportSchema,
        _ matcher: HeadingMatcher
    ) -> HeadingFound? {
        let single = matcher.match(records[index])
        let merged = rows.flatMap { $0.heading(matcher) }
        let singleCounts = requirement.isMet(by: single.fields)
        // A title row above a heading is no upper half: the lower row says as much alone.
        let below = index + 1 < records.count ? matcher.match(records[index + 1]) : nil
        if let merged, requirement.isMet(by: merged.fields), !singleCounts || merged.isBetter(than: single),
            merged.weight > (below?.weight ?? 0)
        {
            return HeadingFound(schema: schema, record: index, rows: 2, match: merged)
        }
        guard singleCounts else { return nil }
        return HeadingFound(schema: schema, record: index, rows: 1, match: single)
    }
}

/// Two rows read as one heading: a cell of the upper row also stands over the empty cells to its right.
private struct MergedRows {
    private struct Column {
        var top: HeadingMatcher.Folded
        var bottom: HeadingMatcher.Folded
        /// Both read together; nil where the lower cell is empty.
        var both: HeadingMatcher.Folded?
    }
    private var columns: [Column] = []

    /// Folded once for all schemas. Nil for rows that have nothing to be merged.
    init?(_ upper: [HeadingMatcher.Folded], _ lower: [HeadingMatcher.Folded]) {
        let hasGaps = { (row: [HeadingMatcher.Folded]) in row.contains { $0.loose.isEmpty } }
        guard lower.contains(where: { !$0.loose.isEmpty }), hasGaps(upper) || hasGaps(lower) else { return nil }
        let empty = HeadingMatcher.Folded("")
        var over = empty
        for column in 0..<max(upper.count, lower.count) {
            let top = column < upper.count ? upper[column] : empty
            let bottom = column < lower.count ? lower[column] : empty
            if !top.loose.isEmpty { over = top }
            let both = bottom.loose.isEmpty ? nil : HeadingMatcher.Folded(over.text + " " + bottom.text)
            columns.append(Column(top: top, bottom: bottom, both: both))
        }
    }

    /// What a schema makes of them; nil unless the lower row is made of headings only.
    func heading(_ matcher: HeadingMatcher) -> HeadingMatch? {
        var joined: [HeadingMatcher.Folded] = []
        var understood = 0
        for column in columns {
            guard let both = column.both else {
                joined.append(column.top)
                continue
            }
            // A row of data under a heading has cells where the heading is already complete.
            if matcher.knows(both) {
                joined.append(both)
                understood += 1
            } else if matcher.knows(column.bottom) {
                joined.append(column.bottom)
                understood += 1
            } else if matcher.knows(column.top) {
                return nil
            } else {
                joined.append(both)
            }
        }
        return understood > 0 ? matcher.match(joined) : nil
    }
}
