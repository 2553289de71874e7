public import Scorecards

/// Reads the facts of a profile from a table that somebody filled in (`--facts`). The first fault is an error with its
/// place; a row without a number is "no data".
public enum FactsReader {
    /// - Throws: ``FactsError``
    public static func read(path: String, for profile: TargetProfile) throws(FactsError) -> FactSheet {
        let table = try FactsTable(path: path)
        let columns = try columns(of: table)
        var facts: [Fact] = []
        var lines: [String: Int] = [:]
        for record in table.records.dropFirst() {
            let row = try FactsRow(record, columns, of: table, profile)
            guard let fact = try row.fact() else { continue }
            if let earlier = lines[fact.criterion] {
                throw row.fault(.doubledCriterion, at: .criterion, earlierLine: earlier)
            }
            lines[fact.criterion] = record.line
            facts.append(fact)
        }
        return FactSheet(facts)
    }

    /// Which column stands where, as the first record says.
    private static func columns(of table: FactsTable) throws(FactsError) -> [(FactsColumn, String)] {
        let head = table.records[0]
        var columns: [(FactsColumn, String)] = []
        for (index, heading) in head.cells.enumerated() {
            func fault(_ kind: FactsError.Kind, _ expected: [String] = [], _ suggestion: String? = nil) -> FactsError {
                FactsError(
                    file: table.file, line: head.line, column: index + 1, heading: heading, kind: kind, found: heading,
                    expected: expected, suggestion: suggestion)
            }
            guard let column = FactsColumn(heading: heading) else {
                throw fault(
                    .unknownHeading, FactsColumn.headings, NearestName.to(heading, among: FactsColumn.headings))
            }
            guard !columns.contains(where: { $0.0 == column }) else { throw fault(.doubledHeading) }
            columns.append((column, heading))
        }
        func has(_ column: FactsColumn) -> Bool { columns.contains { $0.0 == column } }
        let missing: [FactsColumn] =
            !has(.criterion) ? [.criterion] : FactsColumn.numbers.contains(where: has) ? [] : FactsColumn.numbers
        guard missing.isEmpty else {
            throw FactsError(
                file: table.file, line: head.line, kind: .missingHeading, found: "",
                expected: missing.map { "\($0.headingVi) (\($0.headingEn))" })
        }
        return columns
    }
}
