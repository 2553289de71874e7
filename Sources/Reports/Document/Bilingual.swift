public import Scorecards

/// The language in which a person reads.
public enum Language: String, CaseIterable, Sendable { case vi, en }

/// A text in both languages.
public struct Bilingual: Sendable, Equatable {
    public var vi: String
    public var en: String
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The same sentence said in each language.
    public init(_ text: (Language) -> String) { self.init(vi: text(.vi), en: text(.en)) }

    /// A text that reads the same in both languages: an id, a heading of an export, a number.
    public init(same text: String) { self.init(vi: text, en: text) }

    public subscript(language: Language) -> String { language == .vi ? vi : en }

    public static func + (a: Bilingual, b: Bilingual) -> Bilingual { Bilingual(vi: a.vi + b.vi, en: a.en + b.en) }
}

extension Wording {
    /// What a profile says, for a report.
    public var both: Bilingual { Bilingual(vi: vi, en: en) }
}
