/// Text made safe to stand in HTML and SVG, between tags and in quoted attributes alike.
enum HTMLText {
    private static let marks = PlainText.ASCIISet("&<>\"'")

    /// The text with markup escaped and steering characters written out.
    static func escaped(_ text: String) -> String {
        if PlainText.isPlain(text, without: marks) { return text }
        var escaped = ""
        for scalar in VisibleText.of(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A key as a part of an `id`: letters, digits and hyphens stay, everything else is written as its number, so
    /// that two keys never meet.
    static func id(_ key: String) -> String {
        var id = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-": id.unicodeScalars.append(scalar)
            default: id += "_" + String(scalar.value, radix: 16) + "_"
            }
        }
        return id
    }
}

extension Report.Label {
    /// As a person reads it, not yet escaped.
    func visible(_ language: Language) -> String {
        VisibleText.of(text(language))
    }
}
