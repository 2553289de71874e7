import Testing

@testable import Catalogs

@Suite("Comparing texts") struct ComparingTests {
    @Test(
        "headings that differ in capitals, blanks, form, place of the tone or a star are one",
        arguments: [
            ("Mã hồ sơ", "  MÃ\u{A0}hồ \t sơ "), ("Mã hồ sơ", "Ma\u{303} ho\u{302}\u{300} so\u{31B}"),
            ("Số hóa", "Số hoá"), ("Mã hồ sơ", "Mã hồ sơ (*)"), ("Mã hồ sơ", "\u{FEFF}Mã\u{200B} hồ sơ"),
        ])
    func sameHeading(a: String, b: String) {
        #expect(FoldedText.heading(a) == FoldedText.heading(b))
    }

    @Test(
        "headings that differ in diacritics, signs or words are two",
        arguments: [("Số hồ sơ", "Sổ hồ sơ"), ("Phí", "Lệ phí"), ("Ngày trả", "Ngày trá"), ("Mãhồ sơ", "Mã hồ sơ")])
    func differentHeadings(a: String, b: String) {
        #expect(FoldedText.heading(a) != FoldedText.heading(b))
    }

    @Test("words are their letters and digits", arguments: [("Hủy thanh toán", "HUỶ_THANH-TOÁN"), ("10", " 10.")])
    func sameWord(a: String, b: String) {
        #expect(FoldedText.word(a) == FoldedText.word(b))
    }

    @Test(
        "the distance counts inserted, deleted, replaced and swapped letters",
        arguments: [
            ("", "", 0), ("abc", "", 3), ("", "ab", 2), ("abc", "abc", 0), ("abc", "abd", 1),
            ("abc", "acb", 1),
            ("recieved", "received", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
        ])
    func distance(a: String, b: String, edits: Int) {
        #expect(NearestName.distance(Array(a), Array(b)) == edits)
        #expect(NearestName.distance(Array(b), Array(a)) == edits)
    }

    @Test("a far name is no suggestion, capitals are no distance, and of equals the first is taken")
    func nearest() {
        #expect(NearestName.to("colour", among: ["headings", "words"]) == nil)
        #expect(NearestName.to("DUEAT", among: ["dueAt"]) == "dueAt")
        #expect(NearestName.to("aab", among: ["aac", "aad"]) == "aac")
        #expect(NearestName.to("vi", among: ["en"]) == nil)
        #expect(NearestName.to("x", among: []) == nil)
    }

    @Test(
        "a pattern is text and then one date form in braces",
        arguments: [
            ("Ngày xuất: {dd/MM/yyyy}", true), ("Lúc {HH:mm dd-MM-yyyy}", true), ("Lúc {dd.MM.yyyy HH:mm:ss}", true),
            ("Số {yyyyMMdd_HHmmss}", true), ("{dd/MM/yyyy}", false), (" - {dd/MM/yyyy}", false),
            ("Ngày {dd/MM/yyyy} xuất", false), ("Ngày {dd/MM}", false), ("Ngày {dd/MM/yy}", false),
            ("Ngày {d/M/yyyy}", false), ("Ngày {dd/MM/yyyy yyyy}", false), ("Ngày {dd/mm/yyyy}", false),
            ("Ngày {dd/MM/yyyy} {HH:mm}", false), ("Ngày {dd/MM/yyyy", false), ("Ngày dd/MM/yyyy}", false),
            ("Ngày }dd{", false), ("Ngày {DD/MM/YYYY}", false), ("Ngày {dd/MM/yyyy hh:mm}", false), ("Ngày {}", false),
            ("Ngày {dd/MM/yyyy mm}", false), ("Ngày {dd/MM/yyyy HH:ss}", false), ("Ngày {dd}MM/yyyy}", false),
        ])
    func patterns(pattern: String, isReadable: Bool) {
        #expect(ExportedAtPattern.isReadable(pattern, needsText: true) == isReadable)
    }

    @Test("a file name may be nothing but its date")
    func bareFileName() {
        #expect(ExportedAtPattern.isReadable("{yyyyMMdd}", needsText: false))
        #expect(!ExportedAtPattern.isReadable("{yyyyMM}", needsText: false))
    }
}
