/// The short way for the text that nearly every cell is: printable ASCII and composed Latin letters,
/// Vietnamese ones among them. Such text holds no control, format or combining character and no blank but
/// the space, so that escaping and measuring it need not look at every scalar's properties.
enum PlainText {
    /// A set of ASCII characters, one bit each.
    struct ASCIISet: Sendable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        init(_ characters: String = "") {
            for byte in characters.utf8 {
                if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
            }
        }

        func contains(_ byte: UInt8) -> Bool {
            (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
        }
    }

    /// Whether the text is plain and holds none of the excluded characters.
    static func isPlain(_ text: some StringProtocol, without excluded: ASCIISet = ASCIISet()) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20...0x7E: if excluded.contains(byte) { return false }
            // U+00C0 … U+01BF are letters; of U+1000 … U+1FFF only U+1E00 … U+1EFF, Latin Extended Additional.
            case 0x80...0xBF: if previous == 0xE1, !(0xB8...0xBB).contains(byte) { return false }
            case 0xC3...0xC6, 0xE1: break
            default: return false
            }
            previous = byte
        }
        return true
    }
}
