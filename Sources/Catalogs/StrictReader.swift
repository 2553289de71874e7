/// Reads values of a catalog file strictly: what is not expected is an error with its place.
struct StrictReader {
    let file: String

    func fault(
        _ kind: CatalogError.Kind, at node: YAMLNode, found: String, expected: [String] = [],
        suggestion: String? = nil, earlierLine: Int? = nil
    ) -> CatalogError {
        CatalogError(
            file: file, line: node.line, column: node.column, kind: kind, found: found, expected: expected,
            suggestion: suggestion, earlierLine: earlierLine)
    }

    func wrongType(_ node: YAMLNode, expected: YAMLNode.Shape...) -> CatalogError {
        fault(.wrongType, at: node, found: node.shape.rawValue, expected: expected.map(\.rawValue))
    }

    /// A text that says something.
    func text(_ node: YAMLNode) throws(CatalogError) -> String {
        guard case .text(let text) = node.content else { throw wrongType(node, expected: .text) }
        guard !FoldedText.isBlank(text) else {
            throw fault(.wrongType, at: node, found: YAMLNode.Shape.nothing.rawValue, expected: ["text"])
        }
        return text
    }

    func locatedText(_ node: YAMLNode) throws(CatalogError) -> Located<String> {
        Located(value: try text(node), line: node.line, column: node.column)
    }

    func items(_ node: YAMLNode) throws(CatalogError) -> [YAMLNode] {
        guard case .list(let items) = node.content else { throw wrongType(node, expected: .list) }
        return items
    }

    /// A list of texts, or one text in place of a list of one.
    func texts(_ node: YAMLNode) throws(CatalogError) -> [Located<String>] {
        switch node.content {
        case .text: return [try locatedText(node)]
        case .list(let items):
            var texts: [Located<String>] = []
            for item in items { texts.append(try locatedText(item)) }
            return texts
        default: throw wrongType(node, expected: .text, .list)
        }
    }

    /// A mapping with these keys and no others.
    func mapping(_ node: YAMLNode, keys: [String]) throws(CatalogError) -> StrictMapping {
        let pairs = try pairs(node)
        var values: [String: YAMLNode] = [:]
        for (key, value) in pairs {
            guard keys.contains(key.value) else {
                throw unknown(.unknownKey, key, expected: keys)
            }
            values[key.value] = value
        }
        return StrictMapping(reader: self, node: node, values: values)
    }

    /// The pairs of a mapping in their order.
    func pairs(_ node: YAMLNode) throws(CatalogError) -> [(key: Located<String>, value: YAMLNode)] {
        guard case .mapping(let pairs) = node.content else { throw wrongType(node, expected: .mapping) }
        var read: [(key: Located<String>, value: YAMLNode)] = []
        for pair in pairs { read.append((key: try locatedText(pair.key), value: pair.value)) }
        return read
    }

    func unknown(_ kind: CatalogError.Kind, _ name: Located<String>, expected: [String]) -> CatalogError {
        CatalogError(
            file: file, line: name.line, column: name.column, kind: kind, found: name.value,
            expected: expected,
            suggestion: NearestName.to(name.value, among: expected))
    }

    /// A heading or word that no cell can match, since cells are compared by their letters and digits.
    func withoutLetters(_ text: Located<String>) -> CatalogError {
        CatalogError(
            file: file, line: text.line, column: text.column, kind: .wrongType, found: text.value,
            expected: ["a–z", "0–9"])
    }

    /// One of a closed list of values.
    func choice<Value>(_ node: YAMLNode, of options: [(String, Value)]) throws(CatalogError) -> Value {
        let name = try locatedText(node)
        for (key, value) in options where key == name.value { return value }
        throw unknown(.unknownValue, name, expected: options.map(\.0))
    }

    /// A text in both languages: `{vi: …, en: …}`, or one text that serves for both.
    func bilingual(_ node: YAMLNode) throws(CatalogError) -> Bilingual {
        switch node.content {
        case .text:
            let text = try text(node)
            return Bilingual(vi: text, en: text)
        case .mapping:
            let both = try mapping(node, keys: ["vi", "en"])
            return Bilingual(vi: try text(both.required("vi")), en: try text(both.required("en")))
        default: throw wrongType(node, expected: .text, .mapping)
        }
    }
}

struct Bilingual {
    var vi: String
    var en: String
}

/// A mapping whose keys have been checked.
struct StrictMapping {
    let reader: StrictReader
    let node: YAMLNode
    fileprivate let values: [String: YAMLNode]

    fileprivate init(reader: StrictReader, node: YAMLNode, values: [String: YAMLNode]) {
        self.reader = reader
        self.node = node
        self.values = values
    }

    subscript(key: String) -> YAMLNode? { values[key] }

    func required(_ key: String) throws(CatalogError) -> YAMLNode {
        guard let value = values[key] else {
            throw reader.fault(.missingKey, at: node, found: "", expected: [key])
        }
        return value
    }
}
