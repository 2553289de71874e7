import Dossiers
import Reports

extension CatalogPages {
    /// The id under which `motcua indicators` shows what else `motcua list` can list.
    static let listKeysID = "keys"

    /// Counts, reasons of exclusion and findings by the keys of reports: what `motcua list` takes beside
    /// indicators.
    static var listKeys: CatalogPage {
        CatalogPage(
            catalog: "indicators", id: listKeysID,
            title: Bilingual(
                vi: "Những gì motcua list liệt kê được ngoài chỉ số", en: "What motcua list can list beside indicators"),
            blocks: [
                .heading(Bilingual(vi: "Số đếm", en: "Counts")),
                .table(
                    table(
                        ["key", "name"],
                        Mark.allCases.map { [Bilingual(same: MarkNames.key(of: $0)), MarkNames.name(of: $0)] })),
                .heading(Bilingual(vi: "Lý do không tính vào số liệu", en: "Reasons of exclusion")),
                .table(
                    table(
                        ["key", "name", "words"],
                        ExclusionCatalog.all.map { row($0.info, key: ListSubject.key(of: $0.info)) })),
                .heading(Bilingual(vi: "Phát hiện về chất lượng dữ liệu", en: "Data-quality findings")),
                .table(
                    table(
                        ["key", "name", "words"],
                        FindingCatalog.all.map { row($0.info, key: $0.info.key) })),
                .heading(Bilingual(vi: "Sổ bổ sung", en: "Registers")),
                .table(
                    table(
                        ["key", "name"],
                        [[Bilingual(same: ListSubject.registerUnmatchedKey), ListSubject.registerUnmatched.title]])),
            ])
    }

    private static func row(_ info: KindInfo, key: String) -> [Bilingual] {
        [
            Bilingual(same: key), Bilingual(vi: info.nameVi, en: info.nameEn),
            Bilingual(vi: info.explanationVi, en: info.explanationEn),
        ]
    }
}
