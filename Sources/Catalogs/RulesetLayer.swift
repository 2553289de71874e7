import Dossiers

/// The switches that one ruleset file sets (definitions §4); the rest come from what it extends.
struct RulesetLayer: CatalogLayer {
    static let kind = CatalogKind.ruleset
    let header: CatalogHeader
    private var comparison: Ruleset.Comparison?
    private var finish: Ruleset.Finish?
    private var noDueDate: Ruleset.NoDueDate?
    private var withdrawn: Ruleset.Withdrawn?
    private var paused: Ruleset.Paused?
    private var judgedAgainst: Ruleset.Promise?
    private var onTimeRate: Ruleset.OnTimeRate?
    private var calendar: PeriodCalendar?

    static let keys = [
        "compareBy", "finish", "noDueDate", "withdrawn", "paused", "judgedAgainst", "onTimeRate",
        "periodCalendar",
    ]

    init(_ source: SourceFile) throws(CatalogError) {
        let mapping = try CatalogHeader.mapping(of: source, kind: .ruleset, keys: Self.keys)
        header = try CatalogHeader(mapping, kind: .ruleset)
        comparison = try Self.value(mapping, "compareBy")
        if let node = mapping["finish"] {
            finish = try mapping.reader.choice(
                node, of: [("finished-else-returned", .finishedElseReturned), ("returned", .returned)])
        }
        noDueDate = try Self.value(mapping, "noDueDate")
        withdrawn = try Self.value(mapping, "withdrawn")
        paused = try Self.value(mapping, "paused")
        judgedAgainst = try Self.value(mapping, "judgedAgainst")
        onTimeRate = try Self.value(mapping, "onTimeRate")
        calendar = try Self.value(mapping, "periodCalendar")
    }

    private static func value<Value: RawRepresentable<String> & CaseIterable>(
        _ mapping: StrictMapping, _ key: String
    ) throws(CatalogError) -> Value? {
        guard let node = mapping[key] else { return nil }
        return try mapping.reader.choice(node, of: Value.allCases.map { ($0.rawValue, $0) })
    }

    /// The ruleset of a file and what it extends, the file itself first. Every switch must be set somewhere.
    static func ruleset(_ layers: [RulesetLayer]) throws(CatalogError) -> Ruleset {
        let header = layers[0].header
        func setting<Value>(_ key: String, _ switchOf: (RulesetLayer) -> Value?) throws(CatalogError) -> Value {
            for layer in layers {
                if let value = switchOf(layer) { return value }
            }
            throw header.missing(key)
        }
        let entry = header.entry
        return Ruleset(
            id: entry.id, nameVi: entry.nameVi, nameEn: entry.nameEn, sourceVi: entry.sourceVi,
            sourceEn: entry.sourceEn,
            comparison: try setting("compareBy") { $0.comparison },
            finish: try setting("finish") { $0.finish },
            noDueDate: try setting("noDueDate") { $0.noDueDate },
            withdrawn: try setting("withdrawn") { $0.withdrawn },
            paused: try setting("paused") { $0.paused },
            judgedAgainst: try setting("judgedAgainst") { $0.judgedAgainst },
            onTimeRate: try setting("onTimeRate") { $0.onTimeRate },
            calendar: try setting("periodCalendar") { $0.calendar })
    }
}
