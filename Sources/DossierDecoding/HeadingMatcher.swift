import CSVStream
import Dossiers

/// Matches headings against a schema: after NFC, case and blanks; where that finds nothing, without marks
/// and punctuation.
struct HeadingMatcher: Sendable {
    private struct Sense {
        var field: CanonicalField
        /// Place among the synonyms of the field; the lowest wins.
        var rank: Int
    }

    private var strict: [String: Sense] = [:]
    private var loose: [String: Sense] = [:]
    private var conditional: [String: ExportSchema.ConditionalHeading] = [:]
    private var feeParts: Set<String> = []

    init(_ schema: ExportSchema) {
        for field in CanonicalField.allCases {
            for (rank, heading) in (schema.headings[field] ?? []).enumerated() {
                let sense = Sense(field: field, rank: rank)
                let exact = VietnameseText.foldStrict(heading)
                if strict[exact] == nil { strict[exact] = sense }
                let bare = VietnameseText.foldLoose(heading)
                if loose[bare] == nil { loose[bare] = sense }
            }
        }
        for heading in schema.conditionalHeadings { conditional[VietnameseText.foldLoose(heading.heading)] = heading }
        feeParts = Set(schema.feeParts.map(VietnameseText.foldLoose))
    }

    /// One heading cell, folded once.
    struct Folded: Sendable {
        var text: String
        var strict: String
        var loose: String
        init(_ text: String) {
            self.text = text
            strict = VietnameseText.foldStrict(text)
            loose = VietnameseText.foldLoose(text)
        }
    }

    private func sense(of heading: Folded) -> (Sense, isLoose: Bool)? {
        if heading.loose.isEmpty { return nil }
        if let sense = strict[heading.strict] { return (sense, false) }
        if let sense = loose[heading.loose] { return (sense, true) }
        return nil
    }

    /// Whether the cell is a heading that the schema knows.
    func knows(_ heading: Folded) -> Bool {
        sense(of: heading) != nil || conditional[heading.loose] != nil || feeParts.contains(heading.loose)
    }

    func match(_ headings: [Folded]) -> HeadingMatch {
        var columns = headings.map { HeadingMatch.Column(text: $0.text) }
        // The best column of each field: lowest rank, then leftmost.
        var best: [CanonicalField: (column: Int, rank: Int)] = [:]
        var senses: [(Sense, isLoose: Bool)?] = []
        for (index, heading) in headings.enumerated() {
            let found = sense(of: heading)
            senses.append(found)
            guard let (sense, _) = found else { continue }
            if let holder = best[sense.field], holder.rank <= sense.rank { continue }
            best[sense.field] = (index, sense.rank)
        }
        for (index, heading) in headings.enumerated() {
            if !VietnameseText.isNFC(heading.text) { columns[index].remarks.append(.notNFC) }
            guard let (sense, isLoose) = senses[index], let holder = best[sense.field] else { continue }
            if holder.column == index {
                columns[index].field = sense.field
                if isLoose { columns[index].remarks.append(.matchedLoosely) }
            } else if headings[holder.column].strict == heading.strict {
                columns[index].remarks.append(.doubled(ofColumn: holder.column + 1))
            } else {
                columns[index].remarks.append(.otherColumnServes(column: holder.column + 1))
            }
        }
        noteDoubledUnknown(headings, &columns)
        resolveConditional(headings, best, &columns)
        if best[.fee] == nil {
            for (index, heading) in headings.enumerated()
            where columns[index].field == nil && feeParts.contains(heading.loose) { columns[index].isFeePart = true }
        }
        return HeadingMatch(columns: columns)
    }

    private func noteDoubledUnknown(_ headings: [Folded], _ columns: inout [HeadingMatch.Column]) {
        var first: [String: Int] = [:]
        for (index, heading) in headings.enumerated() where !heading.strict.isEmpty {
            if let earlier = first[heading.strict] {
                if !columns[index].remarks.contains(.doubled(ofColumn: earlier + 1)) {
                    columns[index].remarks.append(.doubled(ofColumn: earlier + 1))
                }
            } else {
                first[heading.strict] = index
            }
        }
    }

    private func resolveConditional(
        _ headings: [Folded], _ best: [CanonicalField: (column: Int, rank: Int)],
        _ columns: inout [HeadingMatch.Column]
    ) {
        for (index, heading) in headings.enumerated() where columns[index].field == nil {
            guard let rule = conditional[heading.loose] else { continue }
            let taken = columns.contains { $0.field == rule.field }
            if best[rule.whenMatched] != nil, !taken {
                columns[index].field = rule.field
            } else {
                columns[index].remarks.append(.ambiguous)
            }
        }
    }
}
