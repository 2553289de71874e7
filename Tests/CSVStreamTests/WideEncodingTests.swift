import Testing

@testable import CSVStream

/// UTF-16 files: the same cells as the same text in UTF-8, places in the file's own bytes, nothing lost.
@Suite struct WideEncodingTests {
    private static func encode(_ units: [UInt16], _ encoding: TextEncoding) -> [UInt8] {
        units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
            return encoding == .utf16be ? [high, low] : [low, high]
        }
    }

    @Test(
        "cells are those of the UTF-8 file, places count the file's own bytes",
        arguments: [TextEncoding.utf16le, .utf16be])
    func sameCells(encoding: TextEncoding) throws {
        let text = "\u{FEFF}Mã hồ sơ\tTên 😀\r\n\"a\r\nế\"\tb\r\n\r\nc"
        let narrow = try readAll(bytes(text), CSVDialect(delimiter: 0x09)).stretches
        let input = Self.encode(Array(text.utf16), encoding)
        for blockSize in 1...20 {
            let (wide, reader) = try readAll(
                input, CSVDialect(delimiter: 0x09, encoding: encoding), blockSize: blockSize)
            #expect(wide.map(\.description) == narrow.map(\.description))
            var offset: UInt64 = 0
            for (stretch, other) in zip(wide, narrow) {
                #expect(stretch.raw == other.raw)
                #expect(stretch.offset == offset)
                #expect(stretch.count == UInt64(String(decoding: other.raw, as: UTF8.self).utf16.count * 2))
                #expect(
                    TextDecoding.encodeRaw(stretch.raw[...], to: encoding)
                        == Array(input[Int(offset)...].prefix(Int(stretch.count))))
                offset += stretch.count
            }
            #expect(reader.byteCount == UInt64(input.count))
            #expect(reader.lineCount == 5)
        }
    }

    @Test("surrogates without partner and a lone last byte are bad, and come back to the byte")
    func surrogates() throws {
        let units: [UInt16] = [
            0x61, 0x0A, 0xD83D, 0x0A, 0xDE00, 0x0A, 0xD83D, 0xD83D, 0xDE00, 0x0A, 0xD83D, 0xDE00, 0x0A, 0x62, 0xD800,
        ]
        for encoding in [TextEncoding.utf16le, .utf16be] {
            let input = Self.encode(units, encoding) + [0xC7]
            for blockSize in 1...9 {
                let (stretches, reader) = try readAll(input, CSVDialect(encoding: encoding), blockSize: blockSize)
                #expect(stretches.map(\.isBad) == [false, true, true, true, false, true])
                #expect(stretches.flatMap { TextDecoding.encodeRaw($0.raw[...], to: encoding) } == input)
                #expect(stretches.map(\.count) == [4, 4, 4, 8, 6, 5])
                #expect(reader.byteCount == UInt64(input.count))
            }
        }
    }

    @Test("any bytes read as UTF-16 come back to the byte", arguments: 0..<4)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed)
        for _ in 0..<60 {
            let encoding: TextEncoding = Bool.random(using: &random) ? .utf16le : .utf16be
            let units = (0..<Int.random(in: 0...80, using: &random)).map { _ -> UInt16 in
                [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xE3, 0x1EBF, 0xD83D, 0xDE00, 0xFFFF, 0].randomElement(using: &random)!
            }
            var input = Self.encode(units, encoding)
            if Bool.random(using: &random) { input.append(UInt8.random(in: 0...255, using: &random)) }
            let limits = RecordLimits(fieldBytes: 9, recordBytes: 25)
            let whole = try readAll(input, CSVDialect(encoding: encoding), limits: limits).stretches
            #expect(whole.flatMap { TextDecoding.encodeRaw($0.raw[...], to: encoding) } == input)
            #expect(whole.reduce(0) { $0 + $1.count } == UInt64(input.count))
            for blockSize in [1, 2, 3, 5, 16] {
                #expect(
                    try readAll(input, CSVDialect(encoding: encoding), limits: limits, blockSize: blockSize).stretches
                        == whole)
            }
        }
    }
}
