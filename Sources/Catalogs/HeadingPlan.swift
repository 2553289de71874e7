import DossierDecoding
import Dossiers

/// Which heading means what: synonyms per field, headings that depend on others, and parts of the fee.
struct HeadingPlan {
    /// What a heading says.
    private enum Meaning: Equatable {
        case field(CanonicalField)
        case conditional(CanonicalField, when: CanonicalField)
        case feePart

        var name: String {
            switch self {
            case .field(let field), .conditional(let field, _): field.key
            case .feePart: "feeParts"
            }
        }
    }

    private struct Entry {
        var heading: String
        var meaning: Meaning
        var line: Int
    }

    /// In order of precedence.
    private var folded: [String] = []
    private var entries: [String: Entry] = [:]
    private var drops: [Located<String>] = []

    static let conditionalKeys = ["heading", "field", "whenMatched"]
    static let fieldKeys = CanonicalField.allCases.map(\.key)
    private static let fieldOfKey = Dictionary(
        uniqueKeysWithValues: CanonicalField.allCases.map { ($0.key, $0) })

    init() {}

    init(_ mapping: StrictMapping) throws(CatalogError) {
        let reader = mapping.reader
        if let node = mapping["headings"] { try readSynonyms(node, reader) }
        if let node = mapping["conditionalHeadings"] { try readConditional(node, reader) }
        if let node = mapping["feeParts"] {
            for heading in try reader.texts(node) { try add(heading, .feePart, reader) }
        }
    }

    private mutating func readSynonyms(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) {
        for (name, list) in try reader.pairs(node) {
            if name.value == "drop" {
                drops += try reader.texts(list)
                continue
            }
            guard let field = Self.fieldOfKey[name.value] else {
                throw reader.unknown(.unknownField, name, expected: Self.fieldKeys + ["drop"])
            }
            for heading in try reader.texts(list) { try add(heading, .field(field), reader) }
        }
    }

    private mutating func readConditional(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) {
        for item in try reader.items(node) {
            let entry = try reader.mapping(item, keys: Self.conditionalKeys)
            let heading = try reader.locatedText(entry.required("heading"))
            let field = try Self.field(entry.required("field"), reader)
            let condition = try Self.field(entry.required("whenMatched"), reader)
            try add(heading, .conditional(field, when: condition), reader)
        }
    }

    /// A canonical field by its key.
    static func field(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> CanonicalField {
        let name = try reader.locatedText(node)
        guard let field = fieldOfKey[name.value] else {
            throw reader.unknown(.unknownField, name, expected: fieldKeys)
        }
        return field
    }

    /// Said twice alike is said once; an error when the heading has another meaning already.
    private mutating func add(
        _ heading: Located<String>, _ meaning: Meaning, _ reader: StrictReader
    ) throws(CatalogError) {
        guard FoldedText.hasLetterOrDigit(heading.value) else { throw reader.withoutLetters(heading) }
        let key = FoldedText.heading(heading.value)
        guard let earlier = entries[key] else {
            entries[key] = Entry(heading: heading.value, meaning: meaning, line: heading.line)
            folded.append(key)
            return
        }
        guard earlier.meaning == meaning else {
            throw CatalogError(
                file: reader.file, line: heading.line, column: heading.column, kind: .headingInTwoFields,
                found: heading.value, expected: [earlier.meaning.name], earlierLine: earlier.line)
        }
    }

    /// These headings over those of a base: they come first, and what both know means what it means here.
    func over(_ base: HeadingPlan, file: String) throws(CatalogError) -> HeadingPlan {
        var left = base
        for drop in drops where left.entries.removeValue(forKey: FoldedText.heading(drop.value)) == nil {
            throw CatalogError.notInherited(drop, among: base.entries.values.map(\.heading), file: file)
        }
        var merged = self
        merged.drops = []
        for key in base.folded where merged.entries[key] == nil {
            guard let entry = left.entries[key] else { continue }
            merged.entries[key] = entry
            merged.folded.append(key)
        }
        return merged
    }

    // What a schema is made of, each in order of precedence.

    var synonyms: [CanonicalField: [String]] {
        var synonyms: [CanonicalField: [String]] = [:]
        for entry in inOrder {
            if case .field(let field) = entry.meaning { synonyms[field, default: []].append(entry.heading) }
        }
        return synonyms
    }

    var conditional: [ExportSchema.ConditionalHeading] {
        inOrder.compactMap { entry in
            guard case .conditional(let field, let condition) = entry.meaning else { return nil }
            return .init(heading: entry.heading, field: field, whenMatched: condition)
        }
    }

    var feeParts: [String] { inOrder.compactMap { $0.meaning == .feePart ? $0.heading : nil } }

    private var inOrder: [Entry] { folded.compactMap { entries[$0] } }
}
