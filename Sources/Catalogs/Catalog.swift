public import DossierDecoding
public import Dossiers
public import Scorecards

/// The schemas, rulesets, calendars and profiles: the built-in ones by id, a user's own by path.
///
/// A name is taken for a built-in id first, else for a path when it contains `/`, ends with `.yaml` or
/// `.yml`, or names an existing file. Built-in files are in the binary; the lists are parsed on first use and kept, one
/// asked for by id is parsed each time.
public struct Catalog: Sendable {
    public static let builtIn = Catalog()

    private let loader = CatalogLoader()

    /// The built-in schemas of dossiers in the order in which a heading row is tried against them, without the bases.
    public var schemas: [ExportSchema] { BuiltIn.schemas.filter { !$0.isOnlyWhenNamed }.map(\.schema) }

    /// The built-in schemas of petitions and ratings, which are only used when named.
    public var namedSchemas: [ExportSchema] { BuiltIn.schemas.filter(\.isOnlyWhenNamed).map(\.schema) }

    /// The built-in rulesets, the default first.
    public var rulesets: [Ruleset] { BuiltIn.rulesets }

    public var calendars: [CalendarFile] { BuiltIn.calendars }

    public var profiles: [TargetProfile] { BuiltIn.profiles }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func schema(idOrPath name: String) throws(CatalogError) -> ExportSchema {
        try SchemaLayer.schema(loader.layers(name, as: SchemaLayer.self))
    }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func ruleset(idOrPath name: String) throws(CatalogError) -> Ruleset {
        try RulesetLayer.ruleset(loader.layers(name, as: RulesetLayer.self))
    }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func calendar(idOrPath name: String) throws(CatalogError) -> CalendarFile {
        try CalendarLayer.calendar(loader.layers(name, as: CalendarLayer.self))
    }

    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func profile(idOrPath name: String) throws(CatalogError) -> TargetProfile {
        try ProfileLayer.profile(loader.layers(name, as: ProfileLayer.self))
    }

    /// What a file says about itself; bases included.
    ///
    /// - Throws: ``CatalogError`` when there is no such file or something in it is wrong.
    public func entry(_ kind: CatalogKind, idOrPath name: String) throws(CatalogError) -> CatalogEntry {
        switch kind {
        case .schema: try loader.layers(name, as: SchemaLayer.self)[0].header.entry
        case .ruleset: try loader.layers(name, as: RulesetLayer.self)[0].header.entry
        case .calendar: try loader.layers(name, as: CalendarLayer.self)[0].header.entry
        case .profile: try loader.layers(name, as: ProfileLayer.self)[0].header.entry
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
    static let schemas: [(schema: ExportSchema, isOnlyWhenNamed: Bool)] = sound { () throws(CatalogError) in
        var schemas: [(schema: ExportSchema, isOnlyWhenNamed: Bool)] = []
        for layers in try CatalogLoader().builtInLayers(as: SchemaLayer.self)
        where !layers[0].header.entry.isBaseOnly {
            schemas.append((try SchemaLayer.schema(layers), layers[0].header.entry.isOnlyWhenNamed))
        }
        return schemas
    }

    static let rulesets: [Ruleset] = sound { () throws(CatalogError) in
        var rulesets: [Ruleset] = []
        for layers in try CatalogLoader().builtInLayers(as: RulesetLayer.self) {
            rulesets.append(try RulesetLayer.ruleset(layers))
        }
        return rulesets
    }

    static let calendars: [CalendarFile] = sound { () throws(CatalogError) in
        var calendars: [CalendarFile] = []
        for layers in try CatalogLoader().builtInLayers(as: CalendarLayer.self) {
            calendars.append(try CalendarLayer.calendar(layers))
        }
        return calendars
    }

    static let profiles: [TargetProfile] = sound { () throws(CatalogError) in
        var profiles: [TargetProfile] = []
        for layers in try CatalogLoader().builtInLayers(as: ProfileLayer.self) {
            profiles.append(try ProfileLayer.profile(layers))
        }
        return profiles
    }

    /// A built-in file that does not load is a fault of the build, which the tests catch.
    private static func sound<Value>(_ load: () throws(CatalogError) -> Value) -> Value {
        do throws(CatalogError) {
            return try load()
        } catch {
            preconditionFailure("built-in catalog: \(error)")
        }
    }
}
