public import DossierDecoding
public import Dossiers

/// The schemas, rulesets and calendars: the built-in ones by id, a user's own by path.
///
/// A name is taken for a built-in id first, else for a path when it contains `/`, ends with `.yaml` or
/// `.yml`, or names an existing file. Built-in files are read from the binary on first use.
public struct Catalog: Sendable {
    public static let builtIn = Catalog()

    private let loader = CatalogLoader()

    /// The built-in schemas in the order in which a heading row is tried against them, without the bases.
    public var schemas: [ExportSchema] { BuiltIn.schemas }

    /// The built-in rulesets, the default first.
    public var rulesets: [Ruleset] { BuiltIn.rulesets }

    public var calendars: [CalendarFile] { BuiltIn.calendars }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func schema(idOrPath name: String) throws(CatalogError) -> ExportSchema {
        if let schema = schemas.first(where: { $0.id == name }) { return schema }
        return try SchemaLayer.schema(loader.layers(name, as: SchemaLayer.self))
    }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func ruleset(idOrPath name: String) throws(CatalogError) -> Ruleset {
        if let ruleset = rulesets.first(where: { $0.id == name }) { return ruleset }
        return try RulesetLayer.ruleset(loader.layers(name, as: RulesetLayer.self))
    }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func calendar(idOrPath name: String) throws(CatalogError) -> CalendarFile {
        if let calendar = calendars.first(where: { $0.id == name }) { return calendar }
        return try CalendarLayer.calendar(loader.layers(name, as: CalendarLayer.self))
    }

    /// What a file says about itself; bases included.
    ///
    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func entry(_ kind: CatalogKind, idOrPath name: String) throws(CatalogError) -> CatalogEntry {
        switch kind {
        case .schema: try loader.layers(name, as: SchemaLayer.self)[0].header.entry
        case .ruleset: try loader.layers(name, as: RulesetLayer.self)[0].header.entry
        case .calendar: try loader.layers(name, as: CalendarLayer.self)[0].header.entry
        }
    }

    /// The ids of the built-in files in their order, bases last.
    public func ids(_ kind: CatalogKind) -> [String] { loader.ids(kind) }

    /// The YAML text itself, to be printed so that a user can start a file of their own from it.
    ///
    /// - Throws: ``CatalogError`` when there is no such file or it cannot be read; its content is not checked.
    public func text(of name: String, _ kind: CatalogKind) throws(CatalogError) -> String {
        try loader.source(name, kind).text
    }
}

/// Parsed once, on first use, from the bytes in the binary.
private enum BuiltIn {
    static let schemas: [ExportSchema] = all(.schema) { loader, id throws(CatalogError) in
        let layers = try loader.layers(id, as: SchemaLayer.self)
        return layers[0].header.entry.isBaseOnly ? nil : try SchemaLayer.schema(layers)
    }
    static let rulesets: [Ruleset] = all(.ruleset) { loader, id throws(CatalogError) in
        try RulesetLayer.ruleset(loader.layers(id, as: RulesetLayer.self))
    }
    static let calendars: [CalendarFile] = all(.calendar) { loader, id throws(CatalogError) in
        try CalendarLayer.calendar(loader.layers(id, as: CalendarLayer.self))
    }

    /// A built-in file that does not load is a fault of the build, which the tests catch.
    private static func all<Value>(
        _ kind: CatalogKind, _ load: (CatalogLoader, String) throws(CatalogError) -> Value?
    ) -> [Value] {
        let loader = CatalogLoader()
        return loader.ids(kind).compactMap { id in
            do throws(CatalogError) {
                return try load(loader, id)
            } catch {
                preconditionFailure("built-in \(kind.rawValue) \(id): \(error)")
            }
        }
    }
}
