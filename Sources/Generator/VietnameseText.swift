/// Canonical decomposition (NFD) of Vietnamese text, for exports written by systems that decompose.
///
/// Only the letters of the Vietnamese alphabet are decomposed; no other composed letter occurs in the world.
enum VietnameseText {
    /// Bytes of UTF-8 text in NFC to bytes of the same text in NFD.
    static func decomposed(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let parts = decompositions[scalar] {
                result.append(contentsOf: parts)
            } else {
                result.append(contentsOf: String(scalar).utf8)
            }
        }
        return result
    }

    /// Vowels without a tone, and the plain letter and mark of which they are made.
    private static let vowels: [(letter: String, plain: String, mark: String)] = [
        ("a", "a", ""), ("ă", "a", "\u{306}"), ("â", "a", "\u{302}"), ("e", "e", ""), ("ê", "e", "\u{302}"),
        ("i", "i", ""), ("o", "o", ""), ("ô", "o", "\u{302}"), ("ơ", "o", "\u{31B}"), ("u", "u", ""),
        ("ư", "u", "\u{31B}"), ("y", "y", ""),
    ]
    private static let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

    /// The composed letter, made by the standard library's canonical equivalence, → its marks in canonical order.
    private static let decompositions: [Unicode.Scalar: [UInt8]] = {
        let composed = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
        var byMeaning: [String: Unicode.Scalar] = [:]
        for letter in composed.unicodeScalars {
            byMeaning[String(letter)] = letter
            let capital = String(letter).uppercased()
            byMeaning[capital] = capital.unicodeScalars.first!
        }
        var result: [Unicode.Scalar: [UInt8]] = [:]
        for vowel in vowels {
            for tone in tones {
                // The dot below (class 220) stands before marks above (230) and after the horn (216).
                let marks =
                    tone == "\u{323}" && vowel.mark != "\u{31B}" ? tone + vowel.mark : vowel.mark + tone
                for plain in [vowel.plain, vowel.plain.uppercased()] where !marks.isEmpty {
                    if let scalar = byMeaning[plain + marks] { result[scalar] = Array((plain + marks).utf8) }
                }
            }
        }
        return result
    }()
}
