import Scorecards

// Parts of a criterion that say where it stands and what is counted for it.
extension CriterionEntry {
    static func places(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> [Criterion.Place] {
        var places: [Criterion.Place] = []
        for item in try reader.items(node) {
            let place = try reader.mapping(item, keys: placeKeys)
            let lineNode = try place.required("line")
            let text = try reader.text(lineNode)
            guard text.utf8.allSatisfy({ (48...57).contains($0) }), let line = Int(text), line > 0 else {
                throw reader.fault(.invalidNumber, at: lineNode, found: text, expected: ["1234"])
            }
            places.append(Criterion.Place(line: line, words: try reader.text(place.required("words"))))
        }
        return places
    }

    static func conditions(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> [String] {
        var conditions: [String] = []
        for text in try reader.texts(node) {
            let sides = text.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard sides.count == 2, !FoldedText.isBlank(sides[1]) else {
                throw CatalogError(
                    file: reader.file, line: text.line, column: text.column, kind: .invalidPattern,
                    found: text.value, expected: ["channel=online"])
            }
            guard filterFields.contains(sides[0]) else {
                let field = Located(value: sides[0], line: text.line, column: text.column)
                throw reader.unknown(.unknownField, field, expected: filterFields)
            }
            conditions.append(text.value)
        }
        return conditions
    }

    /// A built-in ruleset, or the path of one.
    static func ruleset(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> String {
        let name = try reader.locatedText(node)
        let ids = CatalogLoader().ids(.ruleset)
        guard ids.contains(name.value) || CatalogLoader.looksLikePath(name.value) else {
            throw reader.unknown(.unknownValue, name, expected: ids)
        }
        return name.value
    }
}
