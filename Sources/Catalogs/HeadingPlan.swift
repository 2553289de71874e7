import DossierDecoding
import Dossiers

/// Which heading means what: synonyms per field, headings that depend on others, and parts of the fee.
struct HeadingPlan {
    var synonyms: [CanonicalField: [String]] = [:]
    var conditional: [ExportSchema.ConditionalHeading] = []
    var feeParts: [String] = []
    private(set) var drops: [Located<String>] = []

    /// What is said of a folded heading, for telling when two things are.
    private enum Meaning: Equatable {
        case field(CanonicalField)
        case conditional
        case feePart

        var name: String {
            switch self {
            case .field(let field): field.key
            case .conditional: "conditionalHeadings"
            case .feePart: "feeParts"
            }
        }
    }
    private var meanings: [String: (meaning: Meaning, line: Int)] = [:]

    static let conditionalKeys = ["heading", "field", "whenMatched"]
    static let fieldKeys = CanonicalField.allCases.map(\.key)

    init() {}

    init(_ mapping: StrictMapping) throws(CatalogError) {
        let reader = mapping.reader
        if let node = mapping["headings"] { try readSynonyms(node, reader) }
        if let node = mapping["conditionalHeadings"] { try readConditional(node, reader) }
        if let node = mapping["feeParts"] {
            for heading in try reader.texts(node) where try claim(heading, .feePart, reader) {
                feeParts.append(heading.value)
            }
        }
    }

    private mutating func readSynonyms(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) {
        for (name, list) in try reader.pairs(node) {
            if name.value == "drop" {
                drops += try reader.texts(list)
                continue
            }
            guard let field = CanonicalField(key: name.value) else {
                throw reader.unknown(.unknownField, name, expected: Self.fieldKeys + ["drop"])
            }
            for heading in try reader.texts(list) where try claim(heading, .field(field), reader) {
                synonyms[field, default: []].append(heading.value)
            }
        }
    }

    private mutating func readConditional(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) {
        for item in try reader.items(node) {
            let entry = try reader.mapping(item, keys: Self.conditionalKeys)
            let heading = try reader.locatedText(entry.required("heading"))
            let field = try Self.field(entry.required("field"), reader)
            let condition = try Self.field(entry.required("whenMatched"), reader)
            _ = try claim(heading, .conditional, reader)
            let folded = FoldedText.fold(heading.value)
            for earlier in conditional where FoldedText.fold(earlier.heading) == folded {
                guard earlier.whenMatched == condition, earlier.field != field else { continue }
                throw CatalogError(
                    file: reader.file, line: heading.line, column: heading.column, kind: .headingInTwoFields,
                    found: heading.value, expected: [earlier.field.key], earlierLine: meanings[folded]?.line)
            }
            conditional.append(.init(heading: heading.value, field: field, whenMatched: condition))
        }
    }

    /// A canonical field by its key.
    static func field(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> CanonicalField {
        let name = try reader.locatedText(node)
        guard let field = CanonicalField(key: name.value) else {
            throw reader.unknown(.unknownField, name, expected: fieldKeys)
        }
        return field
    }

    /// Whether the heading is new here; an error when it has another meaning already.
    private mutating func claim(
        _ heading: Located<String>, _ meaning: Meaning, _ reader: StrictReader
    ) throws(CatalogError) -> Bool {
        let folded = FoldedText.fold(heading.value)
        guard let earlier = meanings[folded] else {
            meanings[folded] = (meaning, heading.line)
            return true
        }
        guard earlier.meaning == meaning else {
            throw CatalogError(
                file: reader.file, line: heading.line, column: heading.column, kind: .headingInTwoFields,
                found: heading.value, expected: [earlier.meaning.name], earlierLine: earlier.line)
        }
        return false
    }

    /// These headings over those of a base: they come first, and a heading that both know means what it means here.
    func over(_ base: HeadingPlan, file: String) throws(CatalogError) -> HeadingPlan {
        var dropped = Set<String>()
        for drop in drops {
            let folded = FoldedText.fold(drop.value)
            guard base.meanings[folded] != nil else {
                throw CatalogError.notInherited(drop, among: base.all, file: file)
            }
            dropped.insert(folded)
        }
        func isLeft(_ heading: String) -> Bool {
            let folded = FoldedText.fold(heading)
            return meanings[folded] == nil && !dropped.contains(folded)
        }
        var merged = self
        merged.drops = []
        for (field, headings) in base.synonyms {
            let left = headings.filter(isLeft)
            if !left.isEmpty { merged.synonyms[field, default: []] += left }
        }
        merged.conditional += base.conditional.filter { isLeft($0.heading) }
        merged.feeParts += base.feeParts.filter(isLeft)
        for (folded, meaning) in base.meanings where meanings[folded] == nil && !dropped.contains(folded) {
            merged.meanings[folded] = meaning
        }
        return merged
    }

    private var all: [String] { synonyms.values.flatMap(\.self) + conditional.map(\.heading) + feeParts }
}
