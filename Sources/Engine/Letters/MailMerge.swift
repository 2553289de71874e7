import Dossiers
import Reports

/// The fields of the official letter, for a clerk's mail merge: Mẫu 04 "Văn bản xin lỗi và đề nghị gia hạn thời gian giải
/// quyết", Thông tư 03/2025/TT-VPCP, Phụ lục I. Name, address, reason and new date stay empty: the program has no names,
/// and the clerk merges them by the dossier's code.
enum MailMerge {
    /// Headings are words that a text processor takes as names of fields.
    private static let fields = [
        "CoQuan", "MaHoSo", "MaTTHC", "TenTTHC", "NgayTiepNhan", "NgayHenTra", "SoNgayLamViecQuaHan", "ThuGuiChamNhat",
        "KinhGui", "DiaChi", "LyDo", "NgayHenTraMoi", "SoVanBan", "NgayVanBan",
    ]

    /// - Parameter needs: those without a letter, most urgent first.
    static func listing(_ needs: [LetterNeed], _ source: RunSource) -> DossierListing {
        var next = 0
        let words = source.words
        return DossierListing(
            title: Bilingual(
                vi: "Trộn thư: Mẫu 04, Thông tư 03/2025/TT-VPCP", en: "Mail merge: form 04, Circular 03/2025/TT-VPCP"),
            columns: fields.map { DossierListing.Column(key: $0, heading: Bilingual(same: $0), kind: .text) }
        ) {
            guard next < needs.count else { return nil }
            defer { next += 1 }
            let need = needs[next]
            let dossier = need.dossier
            // As they are to stand in the letter.
            func day(_ day: CivilDay?) -> DossierListing.Cell { day.map { .text($0.vietnameseText) } ?? .empty }
            return [
                .text(words.units[dossier.resolvingUnit]), .text(try source.idText(dossier)),
                .text(words.procedures.code(of: dossier.procedure)),
                .text(words.procedures.name(of: dossier.procedure)),
                day(dossier.receivedAt.day), day(need.due), need.daysLate.map { .text(String($0)) } ?? .empty,
                day(need.strictDay), .empty, .empty, .empty, .empty, .empty, .empty,
            ]
        }
    }
}
