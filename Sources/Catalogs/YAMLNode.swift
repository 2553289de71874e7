/// A YAML value with its place in the file. Every scalar is text: what a word means is decided where it is
/// read, so that `Có`, `1` and `no` need no quotes.
struct YAMLNode {
    indirect enum Content {
        /// An empty plain scalar, `~` or `null`.
        case nothing
        case text(String)
        case list([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    /// The kinds of value, as an error names them.
    enum Shape: String {
        case nothing, text, list, mapping
    }

    var content: Content
    var line: Int
    var column: Int

    var shape: Shape {
        switch content {
        case .nothing: .nothing
        case .text: .text
        case .list: .list
        case .mapping: .mapping
        }
    }
}

/// A value and where it stands.
struct Located<Value> {
    var value: Value
    var line: Int
    var column: Int
}

extension Located: Sendable where Value: Sendable {}
