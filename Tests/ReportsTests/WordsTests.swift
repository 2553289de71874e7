import Dossiers
import Indicators
import Testing

@testable import Reports

@Suite("Words")
struct WordsTests {
    @Test(
        "every label and sentence exists in both languages, and they differ", arguments: ReportWord.allCases)
    func labels(_ word: ReportWord) { Self.check(word.text) }

    @Test("a sentence fills in the same things in both languages", arguments: ReportWord.allCases)
    func placeholders(_ word: ReportWord) {
        func places(_ text: String) -> [String] {
            text.matches(of: /\{\d\}/).map { String($0.output) }.sorted()
        }
        #expect(places(word[.vi]) == places(word[.en]))
    }

    @Test("every field has its own name in both languages", arguments: CanonicalField.allCases)
    func fields(_ field: CanonicalField) { Self.check(FieldNames.name(of: field)) }

    @Test("every mark has its own name in both languages", arguments: Mark.allCases)
    func marks(_ mark: Mark) { Self.check(MarkNames.name(of: mark)) }

    @Test("no two fields and no two marks share a name")
    func distinct() {
        #expect(CanonicalField.allCases.count == 35)
        for language in Language.allCases {
            #expect(Set(CanonicalField.allCases.map { FieldNames.name(of: $0)[language] }).count == 35)
            #expect(Set(Mark.allCases.map { MarkNames.name(of: $0)[language] }).count == Mark.allCases.count)
        }
    }

    @Test("every dimension of --by and every code word has a name")
    func slices() {
        for key in ["unit", "procedure", "field", "channel", "level", "month", "quarter", "officer"] {
            Self.check(SliceWords.name(ofDimension: key))
        }
        for words in SliceWords.codes.values { for word in words.values { Self.check(word) } }
        for channel in Channel.allCases { #expect(SliceWords.codes["channel"]?["\(channel)"] != nil) }
        for level in ServiceLevel.allCases { #expect(SliceWords.codes["level"]?["\(level)"] != nil) }
        #expect(SliceWords.value("", ofDimension: "unit", .vi) == "(để trống)")
        #expect(SliceWords.value("online", ofDimension: "unit", .vi) == "online")
        #expect(SliceWords.value("online", ofDimension: "channel", .vi) == "Trực tuyến")
    }

    @Test("every rate of the catalog has headroom words of its own, in both languages")
    func headroomWords() {
        let rates = IndicatorCatalog.all.filter(\.isRate)
        #expect(rates.count > 15)
        for rate in rates {
            let label = IndicatorLabel(
                id: rate.id, name: Bilingual(vi: rate.nameVi, en: rate.nameEn),
                unit: IndicatorLabel.Unit(rawValue: rate.unit.rawValue) ?? .dossiers)
            let words = HeadroomWords.of(label)
            var other = label
            other.id = "?"
            let general = HeadroomWords.of(other)
            #expect(words.inside.vi != general.inside.vi, "\(rate.id)")
            #expect(words.inside.vi != words.outside.vi && words.inside.many != words.outside.many)
            #expect(words.inside.vi != words.inside.many)
        }
    }

    @Test("a label has a unit for every unit of the catalog")
    func units() {
        #expect(IndicatorLabel.Unit.allCases.map(\.rawValue) == Indicator.Unit.allCases.map(\.rawValue))
    }

    @Test("a filled sentence takes its arguments by number, and text with braces stays text")
    func filling() {
        #expect(ReportWord.spanFromTo.filled(.en, "{1}", "b") == "{1} to b")
        #expect(
            ReportWord.balanceReceived.filled(.en, "0", "1", "2", "3", "4").hasPrefix(
                "Received 1 = resolved 2"))
    }

    private static func check(_ text: Bilingual) {
        #expect(!text.vi.isEmpty && !text.en.isEmpty)
        #expect(text.vi != text.en)
        #expect(!text.vi.contains("  ") && !text.en.contains("  "))
        // The English side holds no Vietnamese letters but the name of the money.
        let english = text.en.replacing("đồng", with: "")
        #expect(english.unicodeScalars.allSatisfy { !(0x1EA0...0x1EF9).contains($0.value) && $0 != "đ" })
    }
}
