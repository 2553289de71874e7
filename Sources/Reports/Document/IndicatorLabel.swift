/// What a renderer needs to know of an indicator: the engine fills it from the catalog, so that a report
/// never has names of its own.
public struct IndicatorLabel: Sendable, Equatable {
    /// What the numbers of the indicator count.
    public enum Unit: String, CaseIterable, Sendable {
        case dossiers, procedures, dong, workingDays, petitions, ratings
    }

    /// Id in the catalog, e.g. `T1`; its first letter is the group.
    public var id: String
    public var name: Bilingual
    public var unit: Unit

    public init(id: String, name: Bilingual, unit: Unit) {
        self.id = id
        self.name = name
        self.unit = unit
    }
}
