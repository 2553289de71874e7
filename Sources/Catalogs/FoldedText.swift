import CSVStream

/// Headings and words as they are compared: by the very folding of the decoder, so that what it takes for one
/// is one here.
enum FoldedText {
    /// A heading: capitals, blanks, NFC or NFD, the place of the tone and a trailing `(*)` make no difference.
    static func heading(_ text: String) -> String { VietnameseText.foldStrict(text) }

    /// A word of a coded column: its letters and digits alone, without diacritics.
    static func word(_ text: String) -> String { VietnameseText.foldLoose(text) }

    /// Whether a text says nothing.
    static func isBlank(_ text: String) -> Bool {
        !hasPlainLetter(text) && VietnameseText.squeezed(text).isEmpty
    }

    /// Whether there is something in a text by which cells are compared when all else fails.
    static func hasLetterOrDigit(_ text: String) -> Bool { hasPlainLetter(text) || !word(text).isEmpty }

    /// The common case, without folding.
    private static func hasPlainLetter(_ text: String) -> Bool {
        text.utf8.contains { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
    }
}
