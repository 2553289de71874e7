import CTextKernels
import Foundation
import Testing

@testable import CSVStream

@Suite struct VietnameseTextTests {
    private func same(_ a: String, _ b: String) -> Bool { a.unicodeScalars.elementsEqual(b.unicodeScalars) }

    @Test(
        "marks in any canonically equal order compose to one letter",
        arguments: [
            ("e\u{302}\u{301}", "ế"), ("e\u{302}\u{323}", "ệ"), ("e\u{323}\u{302}", "ệ"), ("ẹ\u{302}", "ệ"),
            ("ê\u{323}", "ệ"),
            ("o\u{31B}\u{301}", "ớ"), ("o\u{301}\u{31B}", "ớ"), ("ó\u{31B}", "ớ"), ("u\u{323}\u{31B}", "ự"),
            ("a\u{306}\u{300}", "ằ"), ("a\u{340}", "à"), ("D\u{30A}", "D\u{30A}"), ("\u{301}a", "\u{301}a"),
            ("\u{212A}", "K"),
        ])
    func composes(written: String, letter: String) {
        #expect(same(VietnameseText.nfc(written), letter))
        #expect(VietnameseText.isNFC(letter))
        #expect(VietnameseText.isNFC(written) == same(written, letter))
    }

    @Test("a tone before the circumflex is another text, and stays so")
    func wrongOrder() {
        #expect(!same(VietnameseText.nfc("e\u{301}\u{302}"), "ế"))
        #expect(same(VietnameseText.nfc("e\u{301}\u{302}"), "é\u{302}"))
    }

    @Test("composition agrees with Foundation's on random letters and marks", arguments: 0..<4)
    func agreesWithFoundation(seed: UInt64) {
        var random = SplitMix64(seed)
        let ranges: [ClosedRange<UInt32>] = [
            0x41...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0x300...0x34E, 0x300...0x331, 0x370...0x3CE, 0x400...0x4FF,
            0x1F00...0x1FFF, 0x2120...0x2130,
        ]
        for _ in 0..<1500 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let range = ranges.randomElement(using: &random)!
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { view.append(scalar) }
            }
            let text = String(view)
            let expected = text.precomposedStringWithCanonicalMapping
            let composed = VietnameseText.nfc(text)
            #expect(same(composed, expected), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            #expect(VietnameseText.isNFC(text) == same(text, expected))
            #expect(VietnameseText.isNFC(composed))
            #expect(composed == text)
        }
    }

    @Test("every Vietnamese letter is NFC, and comes back from its parts")
    func letters() {
        for letter in EncodingTablesTests.small + EncodingTablesTests.capitals {
            #expect(VietnameseText.isNFC(letter))
            #expect(same(VietnameseText.nfc(letter.decomposedStringWithCanonicalMapping), letter))
        }
    }

    @Test(
        "loose folding keeps letters and digits only",
        arguments: [
            ("Cơ quan / đơn vị", "coquandonvi"), ("  MÃ HỒ SƠ (*)", "mahoso"), ("Số\u{A0}hồ\u{200B}sơ:", "sohoso"),
            ("Ðơn vị", "donvi"), ("ĐƠN VỊ", "donvi"), ("hoà", "hoa"), ("hòa", "hoa"), ("Ho\u{300}a", "hoa"),
            ("Ｍã　１", "ma1"),
            ("Ngày_tiếp-nhận", "ngaytiepnhan"), ("", ""), ("***", ""), ("e\u{301}\u{302}", "e"),
        ])
    func loose(text: String, folded: String) { #expect(same(VietnameseText.foldLoose(text), folded)) }

    @Test(
        "strict folding keeps marks",
        arguments: [
            ("  Mã\u{A0}\t hồ  sơ (*)", "mã hồ sơ"), ("NGÀY HẸN TRẢ:", "ngày hẹn trả"),
            ("Ngày hẹn trả (*) :", "ngày hẹn trả"),
            ("\u{FEFF}Mã", "mã"), ("Ma\u{303}", "mã"), ("Ðơn vị", "đơn vị"), ("Thư\nxin lỗi *", "thư xin lỗi"),
            ("hoà", "hòa"), ("HOÀ GIẢI", "hòa giải"), ("thuỷ sản", "thủy sản"), ("Khoẻ", "khỏe"),
            ("hoàn thành", "hoàn thành"),
            ("quý", "quý"), ("qúy", "quý"), ("huỳnh", "huỳnh"), ("khuỷu", "khuỷu"), ("tuỳ", "tùy"), ("loè", "lòe"),
            ("toạ độ", "tọa độ"), ("oe\u{323}\u{303}", "oẹ\u{303}"),
            ("hòa", "hòa"), ("thuế", "thuế"), ("(*)", ""),
        ])
    func strict(text: String, folded: String) { #expect(same(VietnameseText.foldStrict(text), folded)) }

    @Test("folding twice is folding once")
    func idempotent() {
        for text in ["Cơ quan / đơn vị", "hoà", "Ðơn  vị (*):", "e\u{301}\u{302}", "İI", "ﬁ", "ŉ"] {
            #expect(same(VietnameseText.foldLoose(VietnameseText.foldLoose(text)), VietnameseText.foldLoose(text)))
            #expect(same(VietnameseText.foldStrict(VietnameseText.foldStrict(text)), VietnameseText.foldStrict(text)))
        }
    }

    @Test("squeezing keeps the letters as they are")
    func squeezed() {
        #expect(same(VietnameseText.squeezed(" \u{A0}Lê\u{200B} \tVăn \r\n Mẫu\u{FEFF}"), "Lê Văn Mẫu"))
        #expect(same(VietnameseText.squeezed(" \t "), ""))
    }

    @Test("blanks are trimmed off bytes, those of web pages too")
    func trimming() {
        func trim(_ text: [UInt8], _ encoding: TextEncoding = .utf8) -> [UInt8] {
            let cell = mc_trim(text, 0, UInt32(text.count), encoding.isSingleByte ? 1 : 0)
            return Array(text[Int(cell.low)..<Int(cell.high)])
        }
        #expect(trim(bytes(" \u{A0}\u{FEFF}\tếa\u{200B}\u{A0} ")) == bytes("ếa"))
        #expect(trim(bytes(" \u{A0} ")) == [])
        #expect(trim(bytes("\u{A1}")) == bytes("\u{A1}"))
        #expect(trim([0xA0, 0x41, 0xA0], .tcvn3) == [0x41])
        #expect(trim([0xA0, 0x41, 0xA0]) == [0xA0, 0x41, 0xA0])
    }
}
