/// Small whole numbers in sentences, for a second look at what may be published.
enum SmallNumbers {
    /// Whether a number from 1 to below the limit stands right before "hồ sơ" or "dossier", in either language.
    static func countDossiers(in text: Bilingual, under limit: Int64) -> Bool {
        [text.vi, text.en].contains { text in
            alone(in: text, under: limit).contains { rest in
                let words = rest.split(separator: " ").prefix(4).joined(separator: " ").lowercased()
                return words.hasPrefix("hồ sơ")
                    || words.split(separator: " ").prefix(3).contains { $0.hasPrefix("dossier") }
            }
        }
    }

    /// What comes after each number from 1 to below the limit that stands alone: not part of a larger one, a fraction, a
    /// percentage or a name such as T1.
    private static func alone(in text: String, under limit: Int64) -> [Substring] {
        var found: [Substring] = []
        var place = text.startIndex
        var previous: Character = " "
        while place < text.endIndex {
            guard text[place].isASCII, text[place].isNumber else {
                previous = text[place]
                place = text.index(after: place)
                continue
            }
            let digits = text[place...].prefix { $0.isASCII && $0.isNumber }
            let rest = text[digits.endIndex...]
            if let number = Int64(digits), number >= 1, number < limit, !previous.isLetter, !previous.isNumber,
                !".,/-–:".contains(previous), !isContinued(rest)
            {
                found.append(rest)
            }
            previous = digits.last!
            place = digits.endIndex
        }
        return found
    }

    /// A separator with a digit behind it, a per cent sign, a letter: not a number by itself.
    private static func isContinued(_ rest: Substring) -> Bool {
        guard let next = rest.first else { return false }
        if next.isLetter || next == "%" { return true }
        if next == " " || next == "\u{A0}" { return rest.dropFirst().first == "%" }
        return ".,/-–:".contains(next) && rest.dropFirst().first?.isNumber == true
    }
}
