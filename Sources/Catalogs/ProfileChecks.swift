import Scorecards

/// What can be said of a criterion only once all are known.
struct ProfileChecks {
    let profile: TargetProfile
    let entries: [CriterionEntry]

    func check(_ entry: CriterionEntry) throws(CatalogError) {
        for name in entry.contradicts where name.value == entry.id.value || profile.criterion(name.value) == nil {
            throw unknown(name, entry, besides: entry.id.value)
        }
        if let name = entry.alternativeTo {
            guard let other = profile.criterion(name.value), name.value != entry.id.value else {
                throw unknown(name, entry, besides: entry.id.value)
            }
            let scope = profile.criterion(entry.id.value)?.scope ?? .commune
            let expected: String? =
                if let further = other.alternativeTo { "alternativeTo: \(further)" } else if other.most == nil {
                    "max"
                } else if other.scope != scope { "scope: \(other.scope.rawValue)" } else { nil }
            if let expected { throw fault(.noAlternative, at: name, entry, expected: [expected]) }
        }
        for (name, isAnswer, target) in entry.facts {
            guard let other = profile.criterion(name.value), name.value != entry.id.value else {
                throw unknown(name, entry, besides: entry.id.value)
            }
            guard other.figure == .fact, other.factIDs == [other.id], !isAnswer || other.unit == .yes else {
                throw fault(
                    .notAFact, at: name, entry, expected: isAnswer ? ["figure: fact", "unit: yes"] : ["figure: fact"])
            }
            if let target, target.isPercent != (other.unit == .percent) {
                throw fault(
                    .targetOfOtherUnit, at: name, entry, expected: [other.unit == .percent ? ">= 95%" : ">= 1"])
            }
        }
        for year in entry.years {
            guard let years = profile.years, !years.contains(year.value) else { continue }
            throw CatalogError(
                file: entry.file, line: year.line, column: year.column, kind: .yearOutsideYears,
                found: String(year.value),
                expected: [String(years.lowerBound), String(years.upperBound)])
        }
        guard profile.document != nil, profile.criterion(entry.id.value)?.places.isEmpty == true else { return }
        throw CatalogError(
            file: entry.file, line: entry.id.line, column: entry.id.column, kind: .missingKey, found: "",
            expected: ["places"])
    }

    private func unknown(_ name: Located<String>, _ entry: CriterionEntry, besides own: String) -> CatalogError {
        let others = profile.criteria.map(\.id).filter { $0 != own }
        return CatalogError(
            file: entry.file, line: name.line, column: name.column, kind: .unknownCriterion, found: name.value,
            suggestion: NearestName.to(name.value, among: others))
    }

    private func fault(
        _ kind: CatalogError.Kind, at name: Located<String>, _ entry: CriterionEntry, expected: [String]
    ) -> CatalogError {
        CatalogError(
            file: entry.file, line: name.line, column: name.column, kind: kind, found: name.value, expected: expected)
    }
}
