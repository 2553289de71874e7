/// A first line `sep=X`, by which Excel is told the delimiter. X is an ASCII character.
struct SeparatorLine {
    enum LineEnd { case lf, crlf, cr, none }
    var separator: UInt8
    /// Bytes of the line with its end.
    var length: Int
    var lineEnd: LineEnd

    /// - Parameters:
    ///   - head: the first bytes behind a byte order mark; seven are enough.
    ///   - isWhole: whether the file ends with them.
    init?(_ head: some Sequence<UInt8>, isWhole: Bool) {
        let bytes = Array(head.prefix(7))
        guard bytes.count >= 5, zip(bytes, "sep=".utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }), bytes[3] == 0x3D,
            bytes[4] != 0x0A, bytes[4] != 0x0D, bytes[4] < 0x80
        else { return nil }
        separator = bytes[4]
        switch (bytes.count > 5 ? bytes[5] : nil, bytes.count > 6 ? bytes[6] : nil) {
        case (0x0A, _): (length, lineEnd) = (6, .lf)
        case (0x0D, 0x0A): (length, lineEnd) = (7, .crlf)
        case (0x0D, _): (length, lineEnd) = (6, .cr)
        case (nil, _) where isWhole: (length, lineEnd) = (5, .none)
        default: return nil
        }
    }
}
