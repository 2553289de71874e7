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
            for (schema, matcher) in matchers {
                guard let found = heading(at: index, folded, schema, matcher) else { continue }
                if best == nil || found.match.isBetter(than: best!.match) { best = found }
            }
            if let best { return best }
        }
        return nil
    }

    private func heading(
        at index: Int, _ records: [[HeadingMatcher.Folded]], _ schema: ExportSchema, _ matcher: HeadingMatcher
    ) -> HeadingFound? {
        let single = matcher.match(records[index])
        let merged = index + 1 < records.count ? mergedHeading(records[index], records[index + 1], matcher) : nil
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

    /// Two rows read as one heading: a cell of the upper row also stands over the empty cells to its right.
    /// Nil unless the lower row is made of headings only.
    private func mergedHeading(
        _ upper: [HeadingMatcher.Folded], _ lower: [HeadingMatcher.Folded], _ matcher: HeadingMatcher
    ) -> HeadingMatch? {
        let hasGaps = { (row: [HeadingMatcher.Folded]) in row.contains { $0.loose.isEmpty } }
        guard lower.contains(where: { !$0.loose.isEmpty }), hasGaps(upper) || hasGaps(lower) else { return nil }
        var joined: [HeadingMatcher.Folded] = []
        var over = HeadingMatcher.Folded("")
        var understood = 0
        for column in 0 ..< max(upper.count, lower.count) {
            let top = column < upper.count ? upper[column] : HeadingMatcher.Folded("")
            let bottom = column < lower.count ? lower[column] : HeadingMatcher.Folded("")
            if !top.loose.isEmpty { over = top }
            if bottom.loose.isEmpty {
                joined.append(top)
                continue
            }
            // A row of data under a heading has cells where the heading is already complete.
            let both = HeadingMatcher.Folded(over.text + " " + bottom.text)
            if matcher.knows(both) {
                joined.append(both)
                understood += 1
            } else if matcher.knows(bottom) {
                joined.append(bottom)
                understood += 1
            } else if matcher.knows(top) {
                return nil
            } else {
                joined.append(both)
            }
        }
        return understood > 0 ? matcher.match(joined) : nil
    }
}
