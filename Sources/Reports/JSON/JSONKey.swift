import Dossiers

/// A name of the contract with its quotes and colon, ready to be written: a long report says the same few names a
/// million times.
struct JSONKey: Sendable {
    /// `"late": `
    let bytes: [UInt8]
    /// `, "late": `
    let followingBytes: [UInt8]

    init(_ name: String) {
        // Keys are names in the contract's own code: nothing in them is to be escaped.
        assert(PlainText.isPlain(name, without: JSONWriter.escaped), "a key is a plain name")
        bytes = Array("\"\(name)\": ".utf8)
        followingBytes = Array(", ".utf8) + bytes
    }
}

/// The names that stand in every slice.
extension JSONKey {
    static let key = JSONKey("key"), depth = JSONKey("depth"), counts = JSONKey("counts")
    static let resolved = JSONKey("resolved"), open = JSONKey("open"), indicators = JSONKey("indicators")
    static let id = JSONKey("id"), state = JSONKey("state"), numerator = JSONKey("numerator")
    static let denominator = JSONKey("denominator"), percent = JSONKey("percent"), count = JSONKey("count")
    static let days = JSONKey("days"), missing = JSONKey("missing"), year = JSONKey("year")
    static let notes = JSONKey("notes"), kind = JSONKey("kind"), value = JSONKey("value")
    static let headroom = JSONKey("headroom")
    /// By the mark's number.
    static let marks = Mark.allCases.map { JSONKey(MarkNames.key(of: $0)) }
}
