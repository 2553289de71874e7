import Catalogs
import Dossiers
import Indicators
import Reports

/// What a list can be of (`motcua list SUBJECT`).
enum ListSubject {
    case indicator(Indicator, Indicator.Part)
    case mark(Mark)
    case exclusion(Exclusion)
    case dossierFinding(Findings, KindInfo)
    case cellFinding(Findings, KindInfo)
    case registerUnmatched

    static let registerUnmatchedKey = "registerUnmatched"

    /// A reason of exclusion and a finding may go by one name; they are not one list.
    static func key(of exclusion: KindInfo) -> String { "excluded." + exclusion.key }

    /// Every subject by its key, for messages and documents.
    static var keys: [String] {
        IndicatorCatalog.all.map(\.id) + Mark.allCases.map(MarkNames.key)
            + ExclusionCatalog.all.map { key(of: $0.info) }
            + FindingCatalog.all.map(\.info.key) + [registerUnmatchedKey]
    }

    init(_ key: String, part: Indicator.Part) throws(RunError) {
        let wanted = key.lowercased()
        if let indicator = IndicatorCatalog.all.first(where: { $0.id.lowercased() == wanted }) {
            self = .indicator(indicator, part)
        } else if let mark = Mark.allCases.first(where: { MarkNames.key(of: $0).lowercased() == wanted }) {
            self = .mark(mark)
        } else if let entry = ExclusionCatalog.all.first(where: { Self.key(of: $0.info).lowercased() == wanted }) {
            self = .exclusion(entry.exclusion)
        } else if let entry = FindingCatalog.all.first(where: { $0.info.key.lowercased() == wanted }) {
            self =
                entry.finding.isSubset(of: .ofRecords)
                ? .cellFinding(entry.finding, entry.info) : .dossierFinding(entry.finding, entry.info)
        } else if wanted == Self.registerUnmatchedKey.lowercased() {
            self = .registerUnmatched
        } else {
            throw .unknownSubject(key, nearest: NearestName.to(key, among: Self.keys))
        }
    }

    var title: Bilingual {
        switch self {
        case .indicator(let indicator, let part):
            Bilingual(
                vi: "\(indicator.id) \(indicator.nameVi): \(part == .numerator ? "tử số" : "mẫu số")",
                en: "\(indicator.id) \(indicator.nameEn): \(part.rawValue)")
        case .mark(let mark): MarkNames.name(of: mark)
        case .exclusion(let exclusion):
            Bilingual(vi: ExclusionCatalog.info(exclusion).nameVi, en: ExclusionCatalog.info(exclusion).nameEn)
        case .dossierFinding(_, let info), .cellFinding(_, let info): Bilingual(vi: info.nameVi, en: info.nameEn)
        case .registerUnmatched:
            Bilingual(vi: "Mã trong sổ mà không tệp hồ sơ nào có", en: "Ids in a register that no export has")
        }
    }
}
