import Dossiers
import Scorecards

/// One row of a table of facts.
struct FactsRow {
    private let file: String
    private let line: Int
    private let profile: TargetProfile
    private let columns: [(column: FactsColumn, heading: String)]
    private let cells: [FactsColumn: String]

    init(
        _ record: FactsTable.Record, _ columns: [(FactsColumn, String)], of table: FactsTable, _ profile: TargetProfile
    ) throws(FactsError) {
        file = table.file
        line = record.line
        self.profile = profile
        self.columns = columns.map { (column: $0.0, heading: $0.1) }
        var cells: [FactsColumn: String] = [:]
        for (index, cell) in record.cells.enumerated() where !cell.isEmpty {
            guard index < columns.count else {
                throw FactsError(
                    file: table.file, line: record.line, column: index + 1, kind: .extraCells, found: cell,
                    expected: [String(columns.count)])
            }
            cells[columns[index].0] = cell
        }
        self.cells = cells
    }

    func fault(
        _ kind: FactsError.Kind, at column: FactsColumn, expected: [String] = [], suggestion: String? = nil,
        earlierLine: Int? = nil
    ) -> FactsError {
        let index = columns.firstIndex { $0.column == column }
        return FactsError(
            file: file, line: line, column: index.map { $0 + 1 }, heading: index.map { columns[$0].heading },
            kind: kind, found: cells[column] ?? "", expected: expected, suggestion: suggestion, earlierLine: earlierLine
        )
    }

    /// nil: no number stands in it.
    func fact() throws(FactsError) -> Fact? {
        let given = FactsColumn.numbers.filter { cells[$0] != nil }
        guard let id = cells[.criterion] else {
            guard let first = given.first else { return nil }
            throw fault(.missingCriterion, at: .criterion, expected: [cells[first] ?? ""])
        }
        let (criterion, isPart) = try criterion(id, hasNumbers: !given.isEmpty)
        guard !given.isEmpty, let criterion else { return nil }
        let value = try isPart ? part(given) : value(of: criterion, given)
        return Fact(id, value, evidence: cells[.evidence] ?? "", date: try date())
    }

    /// The criterion of a fact, and whether it is a part of the socio-economic formula.
    private func criterion(_ id: String, hasNumbers: Bool) throws(FactsError) -> (Criterion?, isPart: Bool) {
        for criterion in profile.criteria where criterion.factIDs.contains(id) {
            return (criterion, criterion.id != id)
        }
        if let other = profile.criterion(id) {
            guard hasNumbers else { return (nil, false) }
            // Computed of dossiers, or made of the facts of others.
            let sources =
                if case .both(let conditions) = other.rule { conditions.map(\.name) } else {
                    other.figureKeys.map(\.indicator) + other.factIDs
                }
            throw fault(.computedCriterion, at: .criterion, expected: sources)
        }
        let known = profile.factIDs
        throw fault(
            .unknownCriterion, at: .criterion, expected: known, suggestion: NearestName.to(id, among: known))
    }

    // MARK: - Values

    private func value(of criterion: Criterion, _ given: [FactsColumn]) throws(FactsError) -> Fact.Value {
        switch criterion.unit {
        case .percent:
            // A rate of which only the percentage is known.
            if given == [.value] { return .number(try percent(mayExceed: criterion.mayExceed)) }
            if given.contains(.value) {
                throw fault(.otherColumn, at: .value, expected: names([.numerator, .denominator]))
            }
            return try ratio(mayExceed: criterion.mayExceed)
        case .yes:
            try refuse(given, except: .value)
            return .done(try answer())
        case .count:
            return try part(given)
        case .days, .points, .dong:
            try refuse(given, except: .value)
            guard let number = DecimalText.value(cells[.value] ?? "", digits: 15, decimals: 6) else {
                throw fault(.notANumber, at: .value, expected: ["12,5"])
            }
            return .number(number)
        }
    }

    private func part(_ given: [FactsColumn]) throws(FactsError) -> Fact.Value {
        try refuse(given, except: .value)
        return .number(Fraction(Int128(try whole(.value))))
    }

    private func ratio(mayExceed: Bool) throws(FactsError) -> Fact.Value {
        let numerator = try whole(.numerator)
        let denominator = try whole(.denominator)
        guard numerator <= denominator || mayExceed else {
            throw fault(.aboveDenominator, at: .numerator, expected: [String(denominator)])
        }
        return .ratio(numerator: numerator, denominator: denominator)
    }

    private func refuse(_ given: [FactsColumn], except column: FactsColumn) throws(FactsError) {
        for other in given where other != column { throw fault(.otherColumn, at: other, expected: names([column])) }
    }

    private func names(_ columns: [FactsColumn]) -> [String] { columns.map { "\($0.headingVi) (\($0.headingEn))" } }

    private func whole(_ column: FactsColumn) throws(FactsError) -> Int64 {
        guard let text = cells[column] else {
            throw fault(.missingNumber, at: column, expected: names([column]))
        }
        guard let value = DecimalText.value(text, digits: 15, decimals: 0) else {
            throw fault(.notWhole, at: column, expected: ["1234"])
        }
        return Int64(value.numerator)
    }

    /// `96,5 %`; the sign says that it is one.
    private func percent(mayExceed: Bool) throws(FactsError) -> Fraction {
        let text = (cells[.value] ?? "").filter { $0 != " " }
        guard text.last == "%", let value = DecimalText.value(text.dropLast(), digits: 9, decimals: 6),
            mayExceed || value <= Fraction(100)
        else { throw fault(.notANumber, at: .value, expected: ["96,5 %"]) }
        return value / Fraction(100)
    }

    private func answer() throws(FactsError) -> Bool {
        switch FoldedText.word(cells[.value] ?? "") {
        case "co", "yes", "true", "x", "1", "dat", "roi": return true
        case "khong", "no", "false", "0", "chua", "khongdat", "chuadat": return false
        default: throw fault(.notAnAnswer, at: .value, expected: ["có (yes)", "không (no)"])
        }
    }

    /// yyyy-MM-dd or dd/MM/yyyy.
    private func date() throws(FactsError) -> CivilDay? {
        guard let text = cells[.date] else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let iso = parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : text
        if let day = CivilDay(isoText: iso) { return day }
        throw fault(.invalidDate, at: .date, expected: ["31/12/2025", "2025-12-31"])
    }
}
