import Dossiers
import Scorecards

/// What one profile file states (docs/profiles.md); criteria that it extends are replaced by those of the same id.
struct ProfileLayer: CatalogLayer {
    static let kind = CatalogKind.profile
    let header: CatalogHeader
    private var document: String?
    private var scope: Criterion.Scope?
    private var years: ClosedRange<Int>?
    private var months: ClosedRange<Int>?
    private var ruleset: String?
    private var base: Frame.Base?
    private var criteria: [CriterionEntry] = []
    private var drops: [Located<String>] = []

    static let keys = ["document", "scope", "years", "months", "ruleset", "base", "criteria", "drop"]

    init(_ source: SourceFile) throws(CatalogError) {
        let mapping = try CatalogHeader.mapping(of: source, kind: .profile, keys: Self.keys)
        let reader = mapping.reader
        header = try CatalogHeader(mapping, kind: .profile)
        if let node = mapping["document"] { document = try reader.text(node) }
        if let node = mapping["scope"] { scope = try reader.choice(node, of: CriterionEntry.scopes) }
        if let node = mapping["years"] { years = try reader.yearSpan(node) }
        if let node = mapping["months"] { months = try reader.monthSpan(node) }
        if let node = mapping["ruleset"] { ruleset = try CriterionEntry.ruleset(node, reader) }
        if let node = mapping["base"] { base = try reader.choice(node, of: CriterionEntry.bases) }
        if let node = mapping["drop"] { drops = try reader.texts(node) }
        if let node = mapping["criteria"] {
            for item in try reader.items(node) { try add(CriterionEntry(item, reader)) }
        }
    }

    /// A fact of a part of the socio-economic formula has an id too.
    private mutating func add(_ entry: CriterionEntry) throws(CatalogError) {
        let ids = entry.ids
        for earlier in criteria where !Set(earlier.ids).isDisjoint(with: ids) {
            throw CatalogError(
                file: header.file, line: entry.id.line, column: entry.id.column, kind: .doubledID,
                found: entry.id.value, earlierLine: earlier.id.line)
        }
        criteria.append(entry)
    }

    /// The profile of a file and what it extends, the file itself first.
    static func profile(_ layers: [ProfileLayer]) throws(CatalogError) -> TargetProfile {
        let header = layers[0].header
        func setting<Value>(_ key: String, _ of: (ProfileLayer) -> Value?) throws(CatalogError) -> Value {
            for layer in layers {
                if let value = of(layer) { return value }
            }
            throw header.missing(key)
        }
        let entries = try merged(layers)
        guard !entries.isEmpty else { throw header.missing("criteria") }
        let entry = header.entry
        var profile = TargetProfile(
            id: entry.id, name: Wording(vi: entry.nameVi, en: entry.nameEn),
            source: Wording(vi: entry.sourceVi, en: entry.sourceEn),
            document: layers.lazy.compactMap(\.document).first, scope: try setting("scope") { $0.scope },
            years: layers.lazy.compactMap(\.years).first, ruleset: try setting("ruleset") { $0.ruleset },
            base: try setting("base") { $0.base }, criteria: [])
        profile.months = layers.lazy.compactMap(\.months).first
        if profile.months != nil, profile.years == nil { throw header.missing("years") }
        for entry in entries { profile.criteria.append(entry.criterion(in: profile)) }
        let checks = ProfileChecks(profile: profile, entries: entries)
        for entry in entries { try checks.check(entry) }
        return profile
    }

    private static func merged(_ layers: [ProfileLayer]) throws(CatalogError) -> [CriterionEntry] {
        var entries: [CriterionEntry] = []
        for layer in layers.reversed() {
            for drop in layer.drops {
                guard let index = entries.firstIndex(where: { $0.id.value == drop.value }) else {
                    throw CatalogError.notInherited(drop, among: entries.map(\.id.value), file: layer.header.file)
                }
                entries.remove(at: index)
            }
            for entry in layer.criteria {
                if let index = entries.firstIndex(where: { $0.id.value == entry.id.value }) {
                    entries[index] = entry
                } else {
                    entries.append(entry)
                }
            }
        }
        return entries
    }
}
