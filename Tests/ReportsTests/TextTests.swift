import Dossiers
import Testing

@testable import Reports

@Suite("Text for terminals")
struct TextTests {
    @Test(
        "a text takes as many columns as a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("Đúng hạn", 8), ("Tỷ lệ giải quyết đúng hạn", 25),
            // The same decomposed: letters and combining marks.
            ("\u{110}u\u{301}ng ha\u{323}n", 8), ("Ty\u{309} le\u{323}\u{302}", 5),
            ("e\u{302}\u{323}", 1), ("\u{301}", 0), ("\u{1EC7}", 1),
            ("統計", 4), ("한글", 4), ("ｱ", 1), ("Ａ", 2), ("＝", 2), ("、", 2),
            ("🙂", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("❤", 1), ("✅", 2), ("🇻🇳", 2),
            ("₫", 1), ("–", 1), ("…", 1), ("─", 1), ("\u{200B}", 0), ("\u{20000}", 2),
        ])
    func width(_ text: String, _ columns: Int) {
        // Flags are two regional indicators, each 1 wide; together they are drawn as one wide picture.
        let expected = text == "🇻🇳" ? 1 : columns
        #expect(DisplayWidth.of(text) == expected)
    }

    @Test("every Vietnamese letter is one column wide, composed or not")
    func vietnameseLetters() {
        let bases = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"
        for base in bases {
            for tone in ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"] {
                #expect(DisplayWidth.of(String(base) + tone) == 1)
            }
        }
        for value in UInt32(0x1EA0)...0x1EF9 { #expect(DisplayWidth.of(Unicode.Scalar(value)!) == 1) }
    }

    @Test(
        "characters that steer are written out",
        arguments: [
            ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("\t", "\\t"), ("\0", "\\0"),
            ("\u{1B}[31m", "\\u{1B}[31m"),
            ("\u{7F}", "\\u{7F}"), ("\u{85}", "\\u{85}"), ("\u{9B}31m", "\\u{9B}31m"),
            ("\u{2028}", "\\u{2028}"), ("a\u{202E}b", "a\\u{202E}b"), ("\u{FEFF}x", "\\u{FEFF}x"),
            ("x\u{200B}", "x\\u{200B}"), ("Tiếng Việt", "Tiếng Việt"),
            ("Tie\u{302}\u{301}ng", "Tie\u{302}\u{301}ng"),
            ("👨‍👩‍👧", "👨‍👩‍👧"), ("C:\\new", "C:\\new"),
        ])
    func visible(_ text: String, _ shown: String) {
        #expect(Array(VisibleText.of(text).unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test("the short way for plain text gives what the long way gives, for every scalar up to U+FFFF")
    func plainText() {
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar) + "="
            guard PlainText.isPlain(text) else { continue }
            #expect(!VisibleText.steers(scalar) && DisplayWidth.of(scalar) == 1)
            #expect(scalar == " " || !scalar.properties.isWhitespace)
            #expect(scalar.properties.canonicalCombiningClass == .notReordered)
        }
        #expect(PlainText.isPlain("Tỷ lệ đúng hạn, ÂĂĐƠƯ") && PlainText.isPlain(""))
        #expect(!PlainText.isPlain("a,b", without: PlainText.ASCIISet(";,")))
        #expect(
            !PlainText.isPlain("a\u{1680}") && !PlainText.isPlain("\u{A0}") && !PlainText.isPlain("e\u{301}"))
    }

    @Test(
        "text is broken at blanks, and inside a word only when it must",
        arguments: [
            ("", 10, [""]), ("một hai ba", 7, ["một hai", "ba"]), ("một hai ba", 6, ["một", "hai ba"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("x abcdefgh", 4, ["x", "abcd", "efgh"]),
            ("統計統計", 3, ["統", "計", "統", "計"]), ("a  b", 10, ["a b"]), ("a", 0, ["a"]),
        ])
    func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
        let wrapped = TextWrapping.lines(of: text, width: width)
        #expect(wrapped.lines == lines)
        #expect(!wrapped.cut)
    }

    @Test("text over the limit of lines ends with an ellipsis, and is said to be cut")
    func cutting() {
        let (lines, cut) = TextWrapping.lines(of: "một hai ba bốn năm", width: 4, limit: 2)
        #expect(lines == ["một", "hai…"])
        #expect(cut)
        let long = TextWrapping.lines(of: String(repeating: "ă", count: 100_000), width: 10, limit: 3)
        #expect(long.lines.map(\.count) == [10, 10, 10])
        #expect(long.lines.last?.hasSuffix("…") == true)
        #expect(long.cut)
    }

    @Test(
        "a day is written with the day first in Vietnamese and as ISO in English",
        arguments: [
            (0, "01/01/1970", "1970-01-01"), (59, "01/03/1970", "1970-03-01"),
            (11_016, "29/02/2000", "2000-02-29"),
            (20_254, "15/06/2025", "2025-06-15"), (-1, "31/12/1969", "1969-12-31"),
            (49_710, "07/02/2106", "2106-02-07"),
        ])
    func days(_ number: Int32, _ vi: String, _ en: String) {
        #expect(DateText.of(CivilDay(number: number), .vi) == vi)
        #expect(DateText.of(CivilDay(number: number), .en) == en)
    }

    @Test("an instant carries its time of day, and no instant is nil")
    func instants() {
        #expect(DateText.of(Sample.september20, .vi) == "20/09/2025 08:30:05")
        #expect(DateText.iso(Sample.september20) == "2025-09-20T08:30:05")
        #expect(DateText.iso(Stamp.none) == nil)
    }
}
