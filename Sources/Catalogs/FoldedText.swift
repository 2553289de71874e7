/// Headings and words as they are compared: capitals, blanks, the form of the letters (NFC, NFD), the
/// place of the tone (hoà, hòa) and a trailing `(*)` make no difference; diacritics do.
enum FoldedText {
    static func fold(_ text: String) -> String {
        var folded: [Character] = []
        for character in text.lowercased() {
            // What is not plain is rare: it is looked at closely, letters and signs are not.
            let first = character.unicodeScalars.first!
            if first.value <= 0x20 || (0x7F...0xA0).contains(first.value) || first.value >= 0x2000 {
                if isInvisible(first) { continue }
                if character.isWhitespace {
                    if let last = folded.last, last != " " { folded.append(" ") }
                    continue
                }
            }
            if first.value >= 0x80 || character.utf8.count > 1, let last = folded.last,
                last == "o" || last == "u",
                let pair = tonePlaces[String([last, character])]
            {
                folded.removeLast()
                folded.append(contentsOf: pair)
            } else {
                folded.append(character)
            }
        }
        let star: [Character] = ["(", "*", ")"]
        if folded.suffix(3).elementsEqual(star) { folded.removeLast(3) }
        while folded.last == " " { folded.removeLast() }
        return String(folded)
    }

    /// Whether a text says nothing.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isInvisible($0) }
    }

    /// Zero-width blanks and byte order marks, pasted from the web.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }

    /// New place of the tone → old place: oà → òa, oè → òe, uỳ → ùy, each with its five tones.
    private static let tonePlaces: [String: String] = {
        let new = ["oà oá oả oã oạ", "oè oé oẻ oẽ oẹ", "uỳ uý uỷ uỹ uỵ"]
        let old = ["òa óa ỏa õa ọa", "òe óe ỏe õe ọe", "ùy úy ủy ũy ụy"]
        var places: [String: String] = [:]
        for (newRow, oldRow) in zip(new, old) {
            for (from, to) in zip(newRow.split(separator: " "), oldRow.split(separator: " ")) {
                places[String(from)] = String(to)
            }
        }
        return places
    }()
}
