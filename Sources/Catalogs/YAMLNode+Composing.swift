import Yams

// The only file that knows the YAML library.
extension YAMLNode {
    /// The document in a file's text.
    static func compose(_ source: SourceFile) throws(CatalogError) -> YAMLNode {
        try refuseAnchors(in: source)
        let root: Node?
        do {
            // Without rules that guess types: every scalar is text, and no regular expression is compiled.
            root = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw CatalogError(error, in: source)
        } catch {
            throw CatalogError(file: source.name, kind: .notYAML, found: "\(error)")
        }
        guard let root else { throw CatalogError(file: source.name, kind: .emptyFile, found: "") }
        let node = YAMLNode(root)
        if case .nothing = node.content { throw CatalogError(file: source.name, kind: .emptyFile, found: "") }
        return node
    }

    private init(_ node: Node) {
        line = node.mark?.line ?? 1
        column = node.mark?.column ?? 1
        switch node {
        case .scalar(let scalar):
            let empty = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            content = empty ? .nothing : .text(scalar.string)
        case .sequence(let sequence):
            content = .list(sequence.map { YAMLNode($0) })
        case .mapping(let mapping):
            content = .mapping(mapping.map { (key: YAMLNode($0.key), value: YAMLNode($0.value)) })
        case .alias:
            content = .nothing
        }
    }

    /// Anchors are refused before the text is composed: a few lines of aliases of aliases stand for more
    /// values than memory holds (and no catalog needs them).
    ///
    /// An anchor or alias is `&` or `*` and a name, at the start of a value, so what stands before it is a line's
    /// start, a blank or a sign, never a letter. Text of that look inside a value is refused with them.
    private static func refuseAnchors(in source: SourceFile) throws(CatalogError) {
        var line = 1
        var column = 0
        var previous: Unicode.Scalar = "\n"
        var sign: (scalar: Unicode.Scalar, column: Int)?
        var inComment = false
        var blankSoFar = true
        for scalar in source.text.unicodeScalars {
            column += 1
            if let sign, isName(scalar) {
                throw CatalogError(
                    file: source.name, line: line, column: sign.column, kind: .anchor,
                    found: String(Character(sign.scalar)))
            }
            sign = nil
            if isLineEnd(scalar) {
                if !(scalar == "\n" && previous == "\r") { line += 1 }
                column = 0
                inComment = false
                blankSoFar = true
            } else if blankSoFar, scalar == "#" {
                inComment = true
            } else if scalar == "&" || scalar == "*", !inComment, previous != "(", previous != ")", !isWord(previous) {
                sign = (scalar, column)
            }
            if scalar != " ", !isLineEnd(scalar) { blankSoFar = false }
            previous = scalar
        }
    }

    /// The line ends of YAML 1.1.
    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// No value starts right after a letter or a digit.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }

    /// What the YAML library takes for the name of an anchor.
    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (isWord(scalar) || scalar == "-")
    }
}

extension CatalogError {
    fileprivate init(_ error: YamlError, in source: SourceFile) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: source.name, line: mark.line, column: mark.column, kind: .notYAML, found: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let first = context.mark
            let key = keys.first ?? ""
            let second = Self.lineOfSecond(key, first: first, in: source.text)
            self.init(
                file: source.name, line: second ?? first.line, column: first.column, kind: .doubledKey,
                found: key,
                earlierLine: second == nil ? nil : first.line)
        case .reader(let problem, _, _, _):
            self.init(file: source.name, kind: .notYAML, found: problem)
        default:
            self.init(file: source.name, kind: .notYAML, found: "\(error)")
        }
    }

    /// The library tells where a doubled key stands first. Its second place is the next line on which it begins
    /// in the same column.
    private static func lineOfSecond(_ key: String, first: Mark, in text: String) -> Int? {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard first.line >= 1, first.line < lines.count else { return nil }
        let start = String(repeating: " ", count: first.column - 1) + key + ":"
        for number in first.line..<lines.count where lines[number].starts(with: start.utf8) {
            return number + 1
        }
        return nil
    }
}
