/// A small strict reader of HTML as the renderer writes it: every element closed in order, every attribute quoted and
/// given once, no mark left bare. What a browser would mend is a fault here.
final class MarkupNode {
    let tag: String
    let attributes: [String: String]
    var children: [MarkupNode] = []
    /// Of a text node, entities read.
    var ownText = ""

    init(tag: String, attributes: [String: String] = [:]) {
        self.tag = tag
        self.attributes = attributes
    }

    /// All text within.
    var text: String { tag.isEmpty ? ownText : children.map(\.text).joined() }

    /// This element and all within it.
    var all: [MarkupNode] { (tag.isEmpty ? [] : [self]) + children.flatMap(\.all) }

    subscript(_ tag: String) -> [MarkupNode] { all.filter { $0.tag == tag } }

    func having(_ attribute: String, _ value: String) -> [MarkupNode] {
        all.filter { $0.attributes[attribute] == value }
    }

    func classed(_ name: Substring) -> [MarkupNode] {
        all.filter { $0.attributes["class"]?.split(separator: " ").contains(name) ?? false }
    }
}

struct MarkupFault: Error, CustomStringConvertible {
    var description: String
}

struct MarkupReader {
    static let void: Set<String> = ["meta", "input", "br", "col"]
    static let raw: Set<String> = ["script", "style"]

    private let scalars: [Unicode.Scalar]
    private var position = 0

    static func parse(_ text: String) throws -> MarkupNode {
        var reader = MarkupReader(text)
        return try reader.document()
    }

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private func fault(_ what: String) -> MarkupFault {
        let near = String(String.UnicodeScalarView(scalars[max(0, position - 60)..<min(scalars.count, position + 40)]))
        return MarkupFault(description: what + " near: " + near)
    }

    private func starts(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return position + wanted.count <= scalars.count
            && Array(scalars[position..<position + wanted.count]) == wanted
    }

    private mutating func document() throws -> MarkupNode {
        guard starts("<!DOCTYPE html>\n") else { throw fault("no doctype") }
        position += 16
        let root = MarkupNode(tag: "#root")
        var open = [root]
        while position < scalars.count {
            if scalars[position] != "<" {
                let node = MarkupNode(tag: "")
                node.ownText = try text(until: "<")
                open[open.count - 1].children.append(node)
            } else if starts("</") {
                position += 2
                let tag = name()
                guard open.count > 1, open[open.count - 1].tag == tag else {
                    throw fault("</\(tag)> closes <\(open[open.count - 1].tag)>")
                }
                guard take(">") else { throw fault("an end tag has more than its name") }
                open.removeLast()
            } else {
                try element(&open)
            }
        }
        guard open.count == 1 else { throw fault("<\(open[open.count - 1].tag)> stays open") }
        guard root.children.filter({ $0.tag == "html" }).count == 1 else { throw fault("not one html") }
        return root
    }

    private mutating func element(_ open: inout [MarkupNode]) throws {
        position += 1
        let tag = name()
        guard !tag.isEmpty else { throw fault("a bare <") }
        var attributes: [String: String] = [:]
        while take(" ") {
            let key = name()
            guard !key.isEmpty else { throw fault("an attribute without a name") }
            guard attributes[key] == nil else { throw fault("\(key) stands twice") }
            if take("=") {
                guard take("\"") else { throw fault("\(key) is not quoted") }
                attributes[key] = try text(until: "\"")
                position += 1
            } else {
                attributes[key] = ""
            }
        }
        let node = MarkupNode(tag: tag, attributes: attributes)
        open[open.count - 1].children.append(node)
        if take("/") {
            guard take(">") else { throw fault("a tag that is not ended") }
            guard open.contains(where: { $0.tag == "svg" }) else { throw fault("<\(tag)/> outside SVG") }
            return
        }
        guard take(">") else { throw fault("<\(tag) is not ended") }
        if Self.void.contains(tag) { return }
        if Self.raw.contains(tag) {
            let end = "</" + tag
            let content = MarkupNode(tag: "")
            while position < scalars.count, scalars[position] != "<" || !starts(end) {
                content.ownText.unicodeScalars.append(scalars[position])
                position += 1
            }
            guard starts(end + ">") else { throw fault("<\(tag)> stays open") }
            position += end.count + 1
            node.children = [content]
            return
        }
        open.append(node)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < scalars.count, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    private mutating func name() -> String {
        var name = ""
        while position < scalars.count,
            scalars[position].properties.isAlphabetic || "0123456789-:".unicodeScalars.contains(scalars[position])
        {
            name.unicodeScalars.append(scalars[position])
            position += 1
        }
        return name
    }

    private static let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]

    private mutating func text(until end: Unicode.Scalar) throws -> String {
        var text = ""
        while position < scalars.count, scalars[position] != end {
            switch scalars[position] {
            case "<", ">": throw fault("a bare mark in text")
            // Within an attribute of the program's own, as a policy.
            case "'" where end == "<", "\"" where end == "<": throw fault("a bare quote in text")
            case "&":
                guard let found = Self.entities.first(where: { starts($0.key) }) else { throw fault("a bare &") }
                text += found.value
                position += found.key.count
            default:
                text.unicodeScalars.append(scalars[position])
                position += 1
            }
        }
        if position >= scalars.count, end != "<" { throw fault("a value that is not ended") }
        return text
    }
}
