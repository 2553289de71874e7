/// The catalogs: four sorts of files that a user may add to.
public enum CatalogKind: String, CaseIterable, Sendable {
    case schema, ruleset, calendar, profile
}

/// What a catalog file says about itself.
public struct CatalogEntry: Equatable, Sendable {
    public var kind: CatalogKind
    public var id: String
    public var nameVi: String
    public var nameEn: String
    /// Empty when the file gives none.
    public var explanationVi: String
    public var explanationEn: String
    /// Where its content comes from (decree, form, vendor, notice).
    public var sourceVi: String
    public var sourceEn: String
    /// The id or path that the file extends.
    public var base: String?
    /// A base that cannot be used alone.
    public var isBaseOnly: Bool
    /// A schema that is never chosen by its headings: its records are no dossiers.
    public var isOnlyWhenNamed: Bool
    /// The path below `data/` of a built-in file, else the path as given.
    public var file: String
}

/// What one file of a catalog states, before what it extends is added.
protocol CatalogLayer {
    static var kind: CatalogKind { get }
    init(_ source: SourceFile) throws(CatalogError)
    var header: CatalogHeader { get }
}

/// The keys that every catalog file has.
struct CatalogHeader {
    var entry: CatalogEntry
    var id: Located<String>
    var base: Located<String>?
    /// The start of the file's mapping: where a missing key is reported.
    var start: Located<Void>
    let file: String

    static let keys = ["extends", "name", "explanation", "source"]

    init(_ mapping: StrictMapping, kind: CatalogKind) throws(CatalogError) {
        let reader = mapping.reader
        file = reader.file
        start = Located(value: (), line: mapping.node.line, column: mapping.node.column)
        id = try reader.locatedText(mapping.required(kind.rawValue))
        guard id.value.utf8.allSatisfy(Self.isIDByte) else {
            throw CatalogError(
                file: file, line: id.line, column: id.column, kind: .invalidID, found: id.value,
                expected: ["a–z", "0–9", "-"])
        }
        if let node = mapping["extends"] { base = try reader.locatedText(node) }
        let name = try reader.bilingual(mapping.required("name"))
        let source = try reader.bilingual(mapping.required("source"))
        let explanation =
            if let node = mapping["explanation"] { try reader.bilingual(node) } else {
                Bilingual(vi: "", en: "")
            }
        entry = CatalogEntry(
            kind: kind, id: id.value, nameVi: name.vi, nameEn: name.en, explanationVi: explanation.vi,
            explanationEn: explanation.en, sourceVi: source.vi, sourceEn: source.en, base: base?.value,
            isBaseOnly: false, isOnlyWhenNamed: false, file: file)
    }

    /// The file's mapping, with a clear word for a file of another catalog.
    static func mapping(
        of source: SourceFile, kind: CatalogKind, keys: [String]
    ) throws(CatalogError) -> StrictMapping {
        let reader = StrictReader(file: source.name)
        let root = try YAMLNode.compose(source)
        let pairs = try reader.pairs(root)
        let own = Set(pairs.map(\.key.value))
        // A profile names a ruleset too, and is known by its own key or its criteria.
        let isProfile = own.contains(CatalogKind.profile.rawValue)
        if kind != .profile && isProfile
            || !own.contains(kind.rawValue) && !(kind == .profile && own.contains("criteria"))
        {
            for (key, _) in pairs {
                guard let other = CatalogKind(rawValue: key.value), other == .profile || !isProfile else { continue }
                throw CatalogError(
                    file: source.name, line: key.line, column: key.column, kind: .otherCatalog,
                    found: other.rawValue, expected: [kind.rawValue])
            }
        }
        return try reader.mapping(root, keys: [kind.rawValue] + Self.keys + keys)
    }

    func missing(_ key: String) -> CatalogError {
        CatalogError(
            file: file, line: start.line, column: start.column, kind: .missingKey, found: "", expected: [key])
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
