/// A text in both languages of the program.
public struct Wording: Sendable, Equatable, Hashable {
    public var vi: String
    public var en: String

    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }
}
