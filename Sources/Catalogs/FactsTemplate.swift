import CSVStream
public import Indicators
public import Scorecards

/// The table of every criterion that takes its number from elsewhere, to be filled in (`motcua facts-template`).
public enum FactsTemplate {
    /// CSV with a byte order mark, by which spreadsheets tell UTF-8; in Vietnamese `;` between cells, since the comma is
    /// the decimal mark there.
    ///
    /// - Parameter year: chooses the targets shown.
    public static func csv(of profile: TargetProfile, year: Int, style: PercentText.Style) -> [UInt8] {
        let isVietnamese = style == .vietnamese
        var writer = CSVWriter(delimiter: UInt8(ascii: isVietnamese ? ";" : ","))
        let columns: [FactsColumn] = [
            .criterion, .name, .unit, .target, .words, .numerator, .denominator, .value, .evidence, .date,
        ]
        writer.write(texts: columns.map { isVietnamese ? $0.headingVi : $0.headingEn })
        for criterion in profile.criteria {
            for id in criterion.factIDs {
                var unit = id == criterion.id ? unit(criterion.unit) : Wording(vi: "số (giá trị)", en: "count (value)")
                if case .indicator(let counted) = criterion.figure {
                    unit.vi += "; để trống thì tính từ hồ sơ (\(counted))"
                    unit.en += "; left empty it is counted of dossiers (\(counted))"
                }
                let name = isVietnamese ? criterion.name.vi : criterion.name.en
                writer.write([
                    .text(id), .text(name + part(id, of: criterion, isVietnamese)),
                    .text(isVietnamese ? unit.vi : unit.en), .text(criterion.target(in: year)?.text(style) ?? ""),
                    .text(criterion.places.map(\.words).joined(separator: " / ")), .empty, .empty, .empty, .empty,
                    .empty,
                ])
            }
        }
        return [0xEF, 0xBB, 0xBF] + writer.takeBytes()
    }

    /// Which cells have to be filled in.
    private static func unit(_ unit: Criterion.Unit) -> Wording {
        switch unit {
        case .percent:
            Wording(
                vi: "% (tử số và mẫu số, hoặc giá trị có dấu %)", en: "% (numerator and denominator, or a value with %)"
            )
        case .count: Wording(vi: "số (giá trị)", en: "count (value)")
        case .days: Wording(vi: "ngày (giá trị)", en: "days (value)")
        case .points: Wording(vi: "điểm (giá trị)", en: "points (value)")
        case .dong: Wording(vi: "đồng (giá trị)", en: "đồng (value)")
        case .yes: Wording(vi: "có hoặc không (giá trị)", en: "yes or no (value)")
        }
    }

    private static func part(_ id: String, of criterion: Criterion, _ isVietnamese: Bool) -> String {
        guard id != criterion.id else { return "" }
        switch id.last {
        case "a": return isVietnamese ? " (a: số chỉ tiêu được giao)" : " (a: targets given)"
        case "b": return isVietnamese ? " (b: số chỉ tiêu vượt)" : " (b: exceeded)"
        default: return isVietnamese ? " (c: số chỉ tiêu đạt)" : " (c: met)"
        }
    }
}
