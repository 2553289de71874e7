import Testing

@testable import CSVStream

/// The tables of the 8-bit encodings, written out a second time as a person would look them up.
@Suite struct EncodingTablesTests {
    private static func hex(_ text: String) -> [UInt8] { text.split(separator: " ").map { UInt8($0, radix: 16)! } }

    @Test("\"Mã hồ sơ\" in every encoding")
    func sample() {
        let forms: [(TextEncoding, String)] = [
            (.utf8, "4D C3 A3 20 68 E1 BB 93 20 73 C6 A1"), (.windows1258, "4D 61 DE 20 68 F4 CC 20 73 F5"),
            (.tcvn3, "4D B7 20 68 E5 20 73 AC"), (.vni, "4D 61 F5 20 68 6F E0 20 73 F4"),
            (.utf16le, "4D 00 E3 00 20 00 68 00 D3 1E 20 00 73 00 A1 01"),
            (.utf16be, "00 4D 00 E3 00 20 00 68 1E D3 00 20 00 73 01 A1"),
        ]
        for (encoding, form) in forms {
            #expect(
                TextDecoding.decode(Self.hex(form), from: encoding).unicodeScalars.elementsEqual(
                    "Mã hồ sơ".unicodeScalars))
            #expect(TextDecoding.encode("Mã hồ sơ", to: encoding) == Self.hex(form))
        }
        #expect(TextDecoding.decode(bytes("Ma\u{303} ho\u{302}\u{300}"), from: .utf8).utf8.elementsEqual("Mã hồ".utf8))
        #expect(TextDecoding.decodeAsWritten(bytes("Ma\u{303}"), from: .utf8).utf8.count == 4)
    }

    static let small = Array("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ").map(String.init)
    static let capitals = small.map { $0.uppercased() }

    @Test("every letter in both cases comes back, where the encoding has it")
    func roundTrips() throws {
        #expect(Self.small.count == 67)
        for letter in Self.small + Self.capitals {
            for encoding in TextEncoding.allCases {
                let encoded = TextDecoding.encode(letter, to: encoding)
                let isMissing = encoding == .tcvn3 && letter != letter.lowercased() && !"ĂÂÊÔƠƯĐ".contains(letter)
                #expect((encoded == nil) == isMissing, "\(letter) in \(encoding)")
                guard let encoded else { continue }
                #expect(
                    TextDecoding.decode(encoded, from: encoding).utf8.elementsEqual(letter.utf8),
                    "\(letter) in \(encoding)")
                // In the middle of a word, too.
                let word = bytes("t") + encoded + bytes("n")
                #expect(
                    TextDecoding.decode(word, from: encoding == .utf16le || encoding == .utf16be ? .utf8 : encoding)
                        .contains(letter) || encoding == .utf16le || encoding == .utf16be)
            }
        }
        for pair in zip(Self.small, Self.small.reversed()) {
            for encoding in [TextEncoding.tcvn3, .vni, .windows1258] {
                let both = pair.0 + pair.1
                let encoded = try #require(TextDecoding.encode(both, to: encoding))
                #expect(TextDecoding.decode(encoded, from: encoding) == both)
            }
        }
    }

    @Test(
        "TCVN3 byte by byte",
        arguments: [
            ("a", "B5 B8 B6 B7 B9", "àáảãạ"), ("ă", "BB BE BC BD C6", "ằắẳẵặ"), ("â", "C7 CA C8 C9 CB", "ầấẩẫậ"),
            ("e", "CC D0 CE CF D1", "èéẻẽẹ"), ("ê", "D2 D5 D3 D4 D6", "ềếểễệ"), ("i", "D7 DD D8 DC DE", "ìíỉĩị"),
            ("o", "DF E3 E1 E2 E4", "òóỏõọ"), ("ô", "E5 E8 E6 E7 E9", "ồốổỗộ"), ("ơ", "EA ED EB EC EE", "ờớởỡợ"),
            ("u", "EF F3 F1 F2 F4", "ùúủũụ"), ("ư", "F5 F8 F6 F7 F9", "ừứửữự"), ("y", "FA FD FB FC FE", "ỳýỷỹỵ"),
            ("", "A8 A9 AA AB AC AD AE A1 A2 A3 A4 A5 A6 A7", "ăâêôơưđĂÂÊÔƠƯĐ"),
        ])
    func tcvn3(_: String, bytes: String, letters: String) {
        #expect(TextDecoding.decode(Self.hex(bytes), from: .tcvn3) == letters)
    }

    @Test(
        "VNI byte by byte, small and capital",
        arguments: [
            ("a F8 a F9 a FB a F5 a EF", "àáảãạ"), ("a E2 a E0 a E1 a E5 a E3 a E4", "âầấẩẫậ"),
            ("a EA a E8 a E9 a FA a FC a EB", "ăằắẳẵặ"), ("e F8 e F9 e FB e F5 e EF", "èéẻẽẹ"),
            ("e E2 e E0 e E1 e E5 e E3 e E4", "êềếểễệ"), ("EC ED E6 F3 F2", "ìíỉĩị"),
            ("o F8 o F9 o FB o F5 o EF", "òóỏõọ"),
            ("o E2 o E0 o E1 o E5 o E3 o E4", "ôồốổỗộ"), ("F4 F4 F8 F4 F9 F4 FB F4 F5 F4 EF", "ơờớởỡợ"),
            ("u F8 u F9 u FB u F5 u EF", "ùúủũụ"), ("F6 F6 F8 F6 F9 F6 FB F6 F5 F6 EF", "ưừứửữự"),
            ("y F8 y F9 y FB y F5 EE", "ỳýỷỹỵ"), ("F1", "đ"),
        ])
    func vni(written: String, letters: String) {
        let small = written.split(separator: " ").map { $0.count == 1 ? $0.utf8.first! : UInt8($0, radix: 16)! }
        #expect(TextDecoding.decode(small, from: .vni) == letters)
        #expect(TextDecoding.decode(small.map { $0 - 0x20 }, from: .vni) == letters.uppercased())
    }

    @Test("Windows-1258 differs from 1252 where it does, and tones follow their letter")
    func windows1258() {
        let differing = Self.hex("C3 E3 D0 F0 D5 F5 DD FD FE")
        #expect(TextDecoding.decode(differing, from: .windows1258) == "ĂăĐđƠơƯư₫")
        #expect(TextDecoding.decode(Self.hex("61 CC 61 D2 61 DE 61 EC 61 F2"), from: .windows1258) == "àảãáạ")
        #expect(TextDecoding.decode(Self.hex("EA EC EA F2 F5 CC FD DE E3 F2"), from: .windows1258) == "ếệờữặ")
        #expect(TextDecoding.decode(Self.hex("80 96 A0 C2 CA D4 E0 E9"), from: .windows1258) == "€–\u{A0}ÂÊÔàé")
        for byte in Self.hex("81 8A 8D 8E 8F 90 9A 9D 9E") {
            #expect(TextDecoding.decode([byte], from: .windows1258) == "\u{FFFD}")
        }
        #expect(TextDecoding.encode("日", to: .windows1258) == nil)
    }

    @Test("bytes that no Vietnamese letter uses are still shown")
    func otherBytes() {
        for encoding in [TextEncoding.tcvn3, .vni] {
            for byte in UInt8.min...UInt8.max {
                #expect(TextDecoding.decode([byte], from: encoding).unicodeScalars.count == 1)
            }
        }
    }
}
