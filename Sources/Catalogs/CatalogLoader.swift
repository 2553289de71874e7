import CatalogData
import ProfileData

/// Finds a file by id or path and, through `extends`, the files under it.
struct CatalogLoader {
    var embedded: [CatalogKind: [EmbeddedFile]] = [
        .schema: EmbeddedFile.schemas, .ruleset: EmbeddedFile.rulesets, .calendar: EmbeddedFile.calendars,
        .profile: EmbeddedFile.profiles,
    ]

    /// The built-in ids in their order: file names without their ending.
    func ids(_ kind: CatalogKind) -> [String] { embedded[kind, default: []].map { Self.id(of: $0) } }

    /// A name is a built-in id first, else a path when it looks like one or such a file exists.
    func source(_ name: String, _ kind: CatalogKind) throws(CatalogError) -> SourceFile {
        if let file = builtIn(name, kind) { return file }
        if Self.looksLikePath(name) || SourceFile.exists(name) { return try SourceFile(path: name) }
        let ids = ids(kind)
        throw CatalogError(
            file: name, kind: .unknownID, found: name, expected: ids,
            suggestion: NearestName.to(name, among: ids))
    }

    /// The file's statements and those of what it extends, the file itself first.
    func layers<Layer: CatalogLayer>(_ name: String, as type: Layer.Type) throws(CatalogError) -> [Layer] {
        var parsed: [String: Layer] = [:]
        return try layers(name, parsed: &parsed)
    }

    /// The same of every built-in file in its order; a base that several share is parsed once.
    func builtInLayers<Layer: CatalogLayer>(as type: Layer.Type) throws(CatalogError) -> [[Layer]] {
        var parsed: [String: Layer] = [:]
        var all: [[Layer]] = []
        for id in ids(Layer.kind) { all.append(try layers(id, parsed: &parsed)) }
        return all
    }

    private func layers<Layer: CatalogLayer>(
        _ name: String, parsed: inout [String: Layer]
    ) throws(CatalogError) -> [Layer] {
        var chain = [try source(name, Layer.kind)]
        var layers: [Layer] = []
        while true {
            let file = chain[chain.count - 1]
            let layer: Layer
            if let known = parsed[file.identity] { layer = known } else { layer = try Layer(file) }
            parsed[file.identity] = layer
            try refuseTakenID(layer.header, of: file, Layer.kind)
            layers.append(layer)
            guard let base = layer.header.base else { return layers }
            let next = try self.base(base, of: file, Layer.kind)
            if chain.contains(where: { $0.identity == next.identity }) {
                throw CatalogError(
                    file: file.name, line: base.line, column: base.column, kind: .extendsCycle,
                    found: (chain + [next]).map(\.name).joined(separator: " → "))
            }
            chain.append(next)
        }
    }

    /// What `extends` names; a path is relative to the file that says it.
    private func base(
        _ base: Located<String>, of file: SourceFile, _ kind: CatalogKind
    ) throws(CatalogError) -> SourceFile {
        if let builtIn = builtIn(base.value, kind) { return builtIn }
        let place = SourceFile.Place(file: file.name, line: base.line, column: base.column)
        if let folder = file.folder {
            let inFolder = folder == "." || base.value.hasPrefix("/") ? base.value : "\(folder)/\(base.value)"
            if Self.looksLikePath(base.value) || SourceFile.exists(inFolder) {
                return try SourceFile(path: inFolder, namedAt: place)
            }
        }
        let ids = ids(kind)
        throw CatalogError(
            file: file.name, line: base.line, column: base.column, kind: .unknownBase, found: base.value,
            expected: ids, suggestion: NearestName.to(base.value, among: ids))
    }

    /// A report names its ruleset by id: a changed file under a built-in's id would pass for it.
    private func refuseTakenID(
        _ header: CatalogHeader, of file: SourceFile, _ kind: CatalogKind
    ) throws(CatalogError) {
        guard file.folder != nil, ids(kind).contains(header.id.value) else { return }
        throw CatalogError(
            file: file.name, line: header.id.line, column: header.id.column, kind: .takenID,
            found: header.id.value)
    }

    private func builtIn(_ id: String, _ kind: CatalogKind) -> SourceFile? {
        guard let file = embedded[kind]?.first(where: { Self.id(of: $0) == id }) else { return nil }
        return SourceFile(
            name: file.path, identity: "built-in:" + file.path, folder: nil,
            text: String(decoding: file.bytes, as: UTF8.self))
    }

    private static func id(of file: EmbeddedFile) -> String {
        String(file.path.split(separator: "/").last!.dropLast(".yaml".count))
    }

    static func looksLikePath(_ name: String) -> Bool {
        name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }
}
