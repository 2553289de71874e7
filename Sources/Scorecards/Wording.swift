/// A text in both languages of the program.
public struct Wording: Sendable, Equatable, Hashable {
    public var vi: String
    public var en: String

    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// Texts one after the other, with a separator between them.
    static func joined(_ parts: [Wording], _ separator: String) -> Wording {
        Wording(
            vi: parts.map(\.vi).joined(separator: separator), en: parts.map(\.en).joined(separator: separator))
    }
}
