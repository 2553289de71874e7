/// Headings and words as they are compared: capitals, blanks, the form of the letters (NFC, NFD), the
/// place of the tone (hoà, hòa) and a trailing `(*)` make no difference; diacritics do.
enum FoldedText {
    static func fold(_ text: String) -> String {
        var folded: [Character] = []
        for character in text.lowercased() where character != "\u{200B}" && character != "\u{FEFF}" {
            if character.isWhitespace {
                if let last = folded.last, last != " " { folded.append(" ") }
            } else if let last = folded.last, let pair = tonePlaces[String([last, character])] {
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
