/// Vietnamese text made comparable: one form for letters, and folded forms for matching headings and words.
public enum VietnameseText {
    /// Canonical composition (NFC) of Latin, Greek and Cyrillic letters.
    ///
    /// A dot below and a horn change places with the marks above (canonical equivalence); e + acute +
    /// circumflex is not ế and stays apart.
    public static func nfc(_ text: String) -> String {
        Composition.canChange(text) ? String(scalars: Composition.composed(text)) : text
    }

    /// Whether ``nfc(_:)`` leaves the text as it is.
    public static func isNFC(_ text: String) -> Bool {
        !Composition.canChange(text) || Composition.composed(text).elementsEqual(text.unicodeScalars)
    }

    /// NFC, with every run of blanks (no-break and zero-width ones too) as one blank and none at the ends.
    public static func squeezed(_ text: String) -> String {
        isPlainlySqueezed(text) ? text : String(scalars: squeezedScalars(nfc(text)))
    }

    /// Whether the text is made of ASCII and composed Vietnamese letters, with single spaces between words: as
    /// nearly every cell is, and nothing is to be done.
    private static func isPlainlySqueezed(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            switch byte {
            case 0x20: if previous == 0x20 { return false }
            case 0x09...0x0D: return false
            // Of U+1000 … U+1FFF only U+1E00 … U+1EFF, Latin Extended Additional.
            case 0x80...0xBF: if previous == 0xE1, !(0xB8...0xBB).contains(byte) { return false }
            // U+00C0 … U+01BF are letters.
            case 0x00..<0x80, 0xC3...0xC6, 0xE1: break
            default: return false
            }
            previous = byte
        }
        return previous != 0x20
    }

    /// For matching where marks must not matter: only the letters a–z and digits, in lower case, without
    /// diacritics; Đ, đ and the look-alike Ð (eth) are d; full-width forms count as their plain ones.
    public static func foldLoose(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in Composition.decomposed(text) {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: folded.append(scalar)
            case 0x41...0x5A: folded.append(shifted(scalar, 0x20))
            case 0x110, 0x111, 0xD0, 0xF0: folded.append("d")
            case 0xFF10...0xFF19, 0xFF41...0xFF5A: folded.append(shifted(scalar, -0xFEE0))
            case 0xFF21...0xFF3A: folded.append(shifted(scalar, 0x20 - 0xFEE0))
            default: break
            }
        }
        return String(folded)
    }

    /// For matching where marks do matter: NFC, lower case, blanks squeezed, a trailing `(*)`, `*` or `:` dropped,
    /// and the tone in one place (hoà → hòa, thuỷ → thủy). Ð (eth) is taken for Đ.
    public static func foldStrict(_ text: String) -> String {
        var lower = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: lower.append(shifted(scalar, 0x20))
            case 0..<0x80: lower.append(scalar)
            case 0xD0, 0xF0: lower.append("đ")
            default: lower.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        var scalars = squeezedScalars(nfc(String(lower)))
        dropRemarks(&scalars)
        ToneMark.settle(&scalars)
        return String(scalars: scalars)
    }

    // MARK: - Parts

    private static func shifted(_ scalar: Unicode.Scalar, _ by: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(Int(scalar.value) + by)) ?? scalar
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    private static func squeezedScalars(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var blankWaits = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                blankWaits = !result.isEmpty
            } else {
                if blankWaits { result.append(" ") }
                blankWaits = false
                result.append(scalar)
            }
        }
        return result
    }

    /// `(*)`, `*` and `:` at the end of a heading are remarks to the person who fills it in.
    private static func dropRemarks(_ scalars: inout [Unicode.Scalar]) {
        while true {
            if scalars.count >= 3, scalars.suffix(3).elementsEqual(["(", "*", ")"]) {
                scalars.removeLast(3)
            } else if let last = scalars.last, last == "*" || last == ":" || last == " " {
                scalars.removeLast()
            } else {
                return
            }
        }
    }
}

/// The place of the tone in the open syllables oa, oe and uy, which two school rules set differently.
enum ToneMark {
    private static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

    /// Plain vowel and tone of a toned vowel without other marks.
    private static func parts(_ scalar: Unicode.Scalar) -> (vowel: Unicode.Scalar, tone: Unicode.Scalar)? {
        for vowel: Unicode.Scalar in ["a", "e", "o", "u", "y"] {
            for tone in tones where Composition.composed(vowel, tone) == scalar { return (vowel, tone) }
        }
        return nil
    }

    private static func endsSyllable(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return !properties.isAlphabetic && properties.canonicalCombiningClass == .notReordered
    }

    /// Moves the tone to where the older rule has it (hòa, khỏe, thủy); but quý, where qu is one consonant.
    static func settle(_ scalars: inout [Unicode.Scalar]) {
        guard scalars.count >= 2 else { return }
        for index in 0..<scalars.count - 1 {
            let (first, second) = (scalars[index], scalars[index + 1])
            // A toned vowel is not ASCII; properties of a scalar are slow to ask for.
            guard first.value >= 0x80 || second.value >= 0x80,
                index + 2 == scalars.count || endsSyllable(scalars[index + 2])
            else { continue }
            let isAfterQ = index > 0 && scalars[index - 1] == "q"
            if first == "o" || (first == "u" && !isAfterQ), let (vowel, tone) = parts(second),
                first == "o" ? vowel == "a" || vowel == "e" : vowel == "y",
                let toned = Composition.composed(first, tone)
            {
                scalars[index] = toned
                scalars[index + 1] = vowel
            } else if isAfterQ, second == "y", let (vowel, tone) = parts(first), vowel == "u",
                let toned = Composition.composed("y", tone)
            {
                scalars[index] = "u"
                scalars[index + 1] = toned
            }
        }
    }
}
