/// Text from bytes and back, for every encoding in which exports arrive.
public enum TextDecoding {
    /// Decodes to text in NFC. Bytes that are not the encoding become U+FFFD.
    ///
    /// To be used with ``TextEncoding/ofCells`` for bytes that come from a ``RecordBatch``.
    public static func decode(_ bytes: some Sequence<UInt8>, from encoding: TextEncoding) -> String {
        VietnameseText.nfc(decodeAsWritten(bytes, from: encoding))
    }

    /// The same for bytes that are lent.
    public static func decode(_ bytes: Span<UInt8>, from encoding: TextEncoding) -> String {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        return decode(copy, from: encoding)
    }

    /// Decodes without composing: what stands apart in a Unicode file stays apart.
    public static func decodeAsWritten(_ bytes: some Sequence<UInt8>, from encoding: TextEncoding) -> String {
        switch encoding {
        case .utf8: String(decoding: Array(bytes), as: UTF8.self)
        case .utf16le: String(decoding: units(bytes, bigEndian: false), as: UTF16.self)
        case .utf16be: String(decoding: units(bytes, bigEndian: true), as: UTF16.self)
        case .windows1258: singleBytes(bytes, LegacyTables.windows1258)
        case .tcvn3: singleBytes(bytes, LegacyTables.tcvn3.single)
        case .vni: vni(Array(bytes))
        }
    }

    /// Encodes text, or returns nil when the encoding has no way to write it (a capital with a tone in TCVN3).
    /// No byte order mark is written.
    public static func encode(_ text: String, to encoding: TextEncoding) -> [UInt8]? {
        switch encoding {
        case .utf8: return Array(text.utf8)
        case .utf16le: return text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        case .utf16be: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        case .windows1258: return encode(text) { windows1258(of: $0) }
        case .tcvn3: return encode(text) { LegacyTables.tcvn3.written[$0] ?? LegacyTables.signBytes[$0].map { [$0] } }
        case .vni: return encode(text) { LegacyTables.vni.written[$0] ?? LegacyTables.signBytes[$0].map { [$0] } }
        }
    }

    /// The file's own bytes again from what ``RecordBatch/rawBytes(of:)`` gives, to the byte, surrogates without
    /// partner and a lone last byte included. For encodings other than UTF-16 these are the bytes themselves.
    public static func encodeRaw(_ raw: ArraySlice<UInt8>, to encoding: TextEncoding) -> [UInt8] {
        guard encoding == .utf16le || encoding == .utf16be else { return Array(raw) }
        var result: [UInt8] = []
        result.reserveCapacity(raw.count * 2)
        func append(_ unit: UInt32) {
            let (high, low) = (UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit))
            result.append(encoding == .utf16be ? high : low)
            result.append(encoding == .utf16be ? low : high)
        }
        var index = raw.startIndex
        while index < raw.endIndex {
            let lead = raw[index]
            let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 2
            guard index + length <= raw.endIndex else { break }
            var value = UInt32(lead)
            for following in raw[(index + 1)..<(index + length)] { value = value << 6 | UInt32(following & 0x3F) }
            index += length
            switch lead {
            case 0xF8...0xFF: result.append(UInt8(truncatingIfNeeded: value & 0xFF))
            case 0xF0..<0xF8:
                let scalar = (value & 0x1F_FFFF) &- 0x1_0000
                append(0xD800 | (scalar >> 10 & 0x3FF))
                append(0xDC00 | (scalar & 0x3FF))
            case 0xE0..<0xF0: append(value & 0xFFFF)
            case 0x80..<0xE0: append(value & 0x7FF)
            default: append(value)
            }
        }
        return result
    }

    // MARK: - Parts

    private static func units(_ bytes: some Sequence<UInt8>, bigEndian: Bool) -> [UInt16] {
        let bytes = Array(bytes)
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
        }
        if bytes.count % 2 == 1 { units.append(0xFFFD) }
        return units
    }

    private static func singleBytes(_ bytes: some Sequence<UInt8>, _ table: [Unicode.Scalar]) -> String {
        VietnameseText.nfc(String(scalars: bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : table[Int($0) - 0x80] }))
    }

    /// Two bytes first: F4 is ơ, and the base of its five toned letters.
    private static func vni(_ bytes: [UInt8]) -> String {
        let table = LegacyTables.vni
        var scalars = String.UnicodeScalarView()
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if index + 1 < bytes.count, bytes[index + 1] >= 0x80,
                let letter = table.double[UInt16(byte) << 8 | UInt16(bytes[index + 1])]
            {
                scalars.append(letter)
                index += 2
            } else {
                scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : table.single[Int(byte) - 0x80])
                index += 1
            }
        }
        return String(scalars)
    }

    private static func encode(_ text: String, _ bytes: (Unicode.Scalar) -> [UInt8]?) -> [UInt8]? {
        var result: [UInt8] = []
        for scalar in VietnameseText.nfc(text).unicodeScalars {
            if scalar.isASCII {
                result.append(UInt8(ascii: scalar))
            } else if let written = bytes(scalar) {
                result += written
            } else {
                return nil
            }
        }
        return result
    }

    /// A letter of the table, else one without its last tone, and the tone behind it.
    private static func windows1258(of scalar: Unicode.Scalar) -> [UInt8]? {
        if scalar.isASCII { return [UInt8(ascii: scalar)] }
        if let byte = LegacyTables.windows1258Bytes[scalar] { return [byte] }
        var parts = Composition.decomposed(String(scalar))
        guard parts.count > 1, let last = parts.lastIndex(where: LegacyTables.tones.contains),
            let tone = LegacyTables.windows1258Bytes[parts[last]]
        else { return nil }
        parts.remove(at: last)
        let rest = Composition.composed(String(scalars: parts))
        guard rest.count == 1 else { return nil }
        return windows1258(of: rest[0]).map { $0 + [tone] }
    }
}
