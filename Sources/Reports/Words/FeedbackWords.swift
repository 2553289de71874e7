public import Dossiers
public import Indicators

/// The columns of petitions and ratings in their own words, where they differ from those of dossiers.
public enum FeedbackWords {
    /// One of which an indicator needs, joined with "or".
    public static func alternatives(_ fields: [CanonicalField], of indicator: Indicator) -> Bilingual {
        Bilingual { language in
            fields.map { name(of: $0, indicator)[language] }.joined(separator: ReportWord.orElse[language])
        }
    }

    static func name(of field: CanonicalField, _ indicator: Indicator) -> Bilingual {
        guard indicator.unit == .petitions else { return FieldNames.name(of: field) }
        switch field {
        case .finishedAt: return Bilingual(vi: "Ngày trả lời", en: "answered date")
        case .returnedAt: return Bilingual(vi: "Ngày công khai", en: "published date")
        case .rating: return Bilingual(vi: "Mức độ hài lòng", en: "rating")
        default: return FieldNames.name(of: field)
        }
    }

    /// Why there is no figure.
    static func noData(_ missing: [CanonicalField], of id: String) -> Bilingual {
        guard let indicator = FeedbackCatalog.indicator(id) else { return Bilingual(same: "") }
        var rest = missing
        var groups: [[CanonicalField]] = []
        for group in indicator.neededColumns() where group.allSatisfy(rest.contains) {
            groups.append(group)
            rest.removeAll(where: group.contains)
        }
        groups += rest.map { [$0] }
        return Bilingual { language in
            ReportWord.noData.filled(
                language, groups.map { alternatives($0, of: indicator)[language] }.joined(separator: ", "))
        }
    }

    /// The command that counts it.
    public static func command(_ indicator: Indicator) -> Bilingual {
        let flag = indicator.unit == .petitions ? "--petitions" : "--ratings"
        return Bilingual(
            vi: "Tính và liệt kê: motcua feedback 2025-Q3 \(flag) TỆP",
            en: "Count and list: motcua feedback 2025-Q3 \(flag) FILE")
    }
}
