/// The letters of the three 8-bit encodings that Vietnamese offices used before Unicode.
///
/// Checked against public tables: TCVN3 (ABC) and VNI Windows letter by letter, Windows-1258 against Microsoft's.
enum LegacyTables {
    typealias Scalar = Unicode.Scalar

    /// Tones in the order of the tables: grave, acute, hook, tilde, dot.
    static let tones: [Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

    /// Bytes 80–9F of Windows-1252; the five that stand for nothing are U+FFFD.
    private static let upperControls = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    /// Bytes 80–FF of Windows-1252.
    private static var windows1252: [Scalar] { upperControls + (0xA0...0xFF).map { Scalar(UInt8($0)) } }

    /// Bytes 80–FF of Windows-1258, tones as combining marks.
    static let windows1258: [Scalar] = {
        var table = windows1252
        let differing: [(UInt8, Scalar)] = [
            (0xC3, "Ă"), (0xE3, "ă"), (0xD0, "Đ"), (0xF0, "đ"), (0xD5, "Ơ"), (0xF5, "ơ"), (0xDD, "Ư"), (0xFD, "ư"),
            (0xCC, "\u{300}"), (0xD2, "\u{309}"), (0xDE, "\u{303}"), (0xEC, "\u{301}"), (0xF2, "\u{323}"), (0xFE, "₫"),
            (0x8A, "\u{FFFD}"), (0x8E, "\u{FFFD}"), (0x9A, "\u{FFFD}"), (0x9E, "\u{FFFD}"),
        ]
        for (byte, scalar) in differing { table[Int(byte) - 0x80] = scalar }
        return table
    }()

    /// A letter with a tone, also where Unicode composes the marks in another order (â and dot below).
    static func toned(_ letter: Scalar, _ tone: Scalar) -> Scalar {
        Composition.composed(String(scalars: [letter, tone]))[0]
    }

    /// TCVN3: one byte a letter. It has no capitals with a tone: the font draws them.
    struct TCVN3: Sendable {
        /// Bytes 80–FF; those without a letter are shown as Windows-1252 has them.
        var single: [Scalar]
        /// How each letter is written.
        var written: [Scalar: [UInt8]] = [:]

        init() {
            single = LegacyTables.windows1252
            let toned: [(Scalar, [UInt8])] = [
                ("a", [0xB5, 0xB8, 0xB6, 0xB7, 0xB9]), ("ă", [0xBB, 0xBE, 0xBC, 0xBD, 0xC6]),
                ("â", [0xC7, 0xCA, 0xC8, 0xC9, 0xCB]), ("e", [0xCC, 0xD0, 0xCE, 0xCF, 0xD1]),
                ("ê", [0xD2, 0xD5, 0xD3, 0xD4, 0xD6]), ("i", [0xD7, 0xDD, 0xD8, 0xDC, 0xDE]),
                ("o", [0xDF, 0xE3, 0xE1, 0xE2, 0xE4]), ("ô", [0xE5, 0xE8, 0xE6, 0xE7, 0xE9]),
                ("ơ", [0xEA, 0xED, 0xEB, 0xEC, 0xEE]), ("u", [0xEF, 0xF3, 0xF1, 0xF2, 0xF4]),
                ("ư", [0xF5, 0xF8, 0xF6, 0xF7, 0xF9]), ("y", [0xFA, 0xFD, 0xFB, 0xFC, 0xFE]),
            ]
            for (letter, bytes) in toned {
                for (tone, byte) in zip(tones, bytes) { add(LegacyTables.toned(letter, tone), byte) }
            }
            let plain: [(Scalar, UInt8)] = [
                ("ă", 0xA8), ("â", 0xA9), ("ê", 0xAA), ("ô", 0xAB), ("ơ", 0xAC), ("ư", 0xAD), ("đ", 0xAE),
                ("Ă", 0xA1), ("Â", 0xA2), ("Ê", 0xA3), ("Ô", 0xA4), ("Ơ", 0xA5), ("Ư", 0xA6), ("Đ", 0xA7),
            ]
            for (letter, byte) in plain { add(letter, byte) }
        }

        private mutating func add(_ letter: Scalar, _ byte: UInt8) {
            single[Int(byte) - 0x80] = letter
            written[letter] = [byte]
        }
    }

    static let tcvn3 = TCVN3()

    /// VNI: letters of one byte, and letters of a base byte and a byte behind it.
    struct VNI: Sendable {
        var single: [Scalar]
        /// By base byte × 256 + second byte.
        var double: [UInt16: Scalar] = [:]
        /// How each letter is written.
        var written: [Scalar: [UInt8]] = [:]

        init() {
            single = LegacyTables.windows1252
            // Small letters; a capital has 20 hex less in every byte.
            addSingle("ơ", 0xF4)
            addSingle("ư", 0xF6)
            addSingle("đ", 0xF1)
            for (tone, byte) in zip(tones, [0xEC, 0xED, 0xE6, 0xF3, 0xF2] as [UInt8]) { addSingle("i", tone, byte) }
            addSingle("y", "\u{323}", 0xEE)
            let plainTones: [UInt8] = [0xF8, 0xF9, 0xFB, 0xF5, 0xEF]
            for base: Scalar in ["a", "e", "o", "u"] { addTones(base, UInt8(ascii: base), plainTones) }
            addTones("y", UInt8(ascii: "y"), Array(plainTones.prefix(4)))
            addTones("ơ", 0xF4, plainTones)
            addTones("ư", 0xF6, plainTones)
            for (base, letter) in [("a", "â"), ("e", "ê"), ("o", "ô")] as [(Scalar, Scalar)] {
                addDouble(letter, UInt8(ascii: base), 0xE2)
                addTones(letter, UInt8(ascii: base), [0xE0, 0xE1, 0xE5, 0xE3, 0xE4])
            }
            addDouble("ă", UInt8(ascii: "a"), 0xEA)
            addTones("ă", UInt8(ascii: "a"), [0xE8, 0xE9, 0xFA, 0xFC, 0xEB])
        }

        private mutating func addSingle(_ letter: Scalar, _ byte: UInt8) {
            for (scalar, code) in [(letter, byte), (LegacyTables.capital(letter), byte - 0x20)] {
                single[Int(code) - 0x80] = scalar
                written[scalar] = [code]
            }
        }

        private mutating func addSingle(_ letter: Scalar, _ tone: Scalar, _ byte: UInt8) {
            addSingle(LegacyTables.toned(letter, tone), byte)
        }

        private mutating func addTones(_ letter: Scalar, _ base: UInt8, _ bytes: [UInt8]) {
            for (tone, byte) in zip(tones, bytes) { addDouble(LegacyTables.toned(letter, tone), base, byte) }
        }

        private mutating func addDouble(_ letter: Scalar, _ base: UInt8, _ second: UInt8) {
            let capital = LegacyTables.capital(letter)
            for (scalar, first) in [(letter, base), (capital, base - 0x20)] {
                // The case of the base decides; the second byte is met in either.
                double[UInt16(first) << 8 | UInt16(second)] = scalar
                double[UInt16(first) << 8 | UInt16(second - 0x20)] = scalar
            }
            written[letter] = [base, second]
            written[capital] = [base - 0x20, second - 0x20]
        }
    }

    static let vni = VNI()

    static func capital(_ letter: Scalar) -> Scalar {
        letter.properties.uppercaseMapping.unicodeScalars.first ?? letter
    }

    /// Which byte stands for a scalar of Windows-1258.
    static let windows1258Bytes = reversed(windows1258)

    /// Signs that are no letters, which TCVN3 and VNI files have from Windows-1252.
    static let signBytes = reversed(Array(windows1252.prefix(0xA1 - 0x80)))

    private static func reversed(_ table: [Scalar]) -> [Scalar: UInt8] {
        var result: [Scalar: UInt8] = [:]
        for (index, scalar) in table.enumerated() where scalar != "\u{FFFD}" { result[scalar] = UInt8(0x80 + index) }
        return result
    }
}
