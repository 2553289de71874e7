extension String {
    /// A sentence with `{0}`, `{1}` … filled in. What is filled in may look like a place itself.
    func filled(_ arguments: [String]) -> String {
        var filled = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            if let place = Int(rest[rest.index(after: open)..<close]), arguments.indices.contains(place) {
                filled += arguments[place]
            }
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
