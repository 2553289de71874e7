import Testing

@testable import CSVStream

@Suite struct DetectionTests {
    private func wide(_ text: String, _ encoding: TextEncoding) -> [UInt8] { TextDecoding.encode(text, to: encoding)! }

    @Test("byte order marks")
    func marks() {
        #expect(Detection.byteOrderMark([0xEF, 0xBB, 0xBF, 0x61])! == (.utf8, 3))
        #expect(Detection.byteOrderMark([0xFF, 0xFE])! == (.utf16le, 2))
        #expect(Detection.byteOrderMark([0xFE, 0xFF, 0])! == (.utf16be, 2))
        #expect(Detection.byteOrderMark(bytes("Mã")) == nil)
        #expect(Detection.byteOrderMark([]) == nil)
    }

    @Test("zero bytes at every second byte are UTF-16, others are not")
    func zeroBytes() {
        let heading = "Mã hồ sơ\tTên thủ tục\tNgày tiếp nhận\r\n"
        #expect(Detection.looksLikeUTF16(wide(heading, .utf16le)) == .utf16le)
        #expect(Detection.looksLikeUTF16(wide(heading, .utf16be)) == .utf16be)
        #expect(Detection.looksLikeUTF16(bytes(heading)) == nil)
        #expect(Detection.looksLikeUTF16([0, 0, 0, 0, 0, 0]) == nil)
        #expect(Detection.looksLikeUTF16(bytes("a\0b,c,d,e,f\n")) == nil)
        #expect(Detection.looksLikeUTF16([0x61]) == nil)
    }

    @Test("the delimiter that a sep= line names")
    func separator() {
        #expect(Detection.separatorDeclared(bytes("sep=;\r\na;b")) == 0x3B)
        #expect(Detection.separatorDeclared(bytes("\u{FEFF}sep=|\na|b")) == 0x7C)
        #expect(Detection.separatorDeclared(wide("\u{FEFF}sep=\t\r\na", .utf16le)) == 0x09)
        #expect(Detection.separatorDeclared(bytes("sep=;")) == 0x3B)
        #expect(Detection.separatorDeclared(bytes("separator\n")) == nil)
        #expect(Detection.separatorDeclared([]) == nil)
    }

    @Test("the first records as text, with their lines, none that may be cut")
    func samples() {
        let head = bytes("\u{FEFF}DANH SÁCH,\n\n\"Mã\nhồ sơ\",Ma\u{303}\na,b\nc,d")
        let cut = Detection.sampleRecords(head, dialect: CSVDialect(), isWhole: false)
        #expect(cut.map(\.cells) == [["DANH SÁCH", ""], ["Mã\nhồ sơ", "Ma\u{303}"], ["a", "b"]])
        #expect(cut.map { [$0.firstLine, $0.lastLine] } == [[1, 1], [3, 4], [5, 5]])
        #expect(cut.map(\.recordNumber) == [1, 2, 3])
        // What is not NFC stays so, that it can be told.
        #expect(!VietnameseText.isNFC(cut[1].cells[1]))
        let whole = Detection.sampleRecords(head, dialect: CSVDialect(), isWhole: true)
        #expect(whole.last?.cells == ["c", "d"])
        #expect(Detection.sampleRecords(head, dialect: CSVDialect(), isWhole: true, maximum: 2).count == 2)
        #expect(Detection.sampleRecords(bytes("a,\"b\nc"), dialect: CSVDialect(), isWhole: true).isEmpty)
    }

    @Test("samples in the encoding of the dialect")
    func encodedSamples() throws {
        let text = "Mã hồ sơ;Ngày tiếp nhận\n"
        for encoding in TextEncoding.allCases {
            let head = try #require(TextDecoding.encode(text, to: encoding), "\(encoding)")
            let dialect = CSVDialect(delimiter: 0x3B, encoding: encoding)
            #expect(
                Detection.sampleRecords(head, dialect: dialect, isWhole: true).map(\.cells) == [
                    ["Mã hồ sơ", "Ngày tiếp nhận"]
                ])
        }
    }

    @Test("what a file is that shows no headings")
    func kinds() {
        let cases: [([UInt8], ContentKind)] = [
            ([], .empty), (bytes("\u{FEFF} \r\n"), .empty), (bytes("a,b\n"), .text), (bytes("Mã hồ sơ"), .text),
            ([0x50, 0x4B, 3, 4] + bytes("....[Content_Types].xml..."), .excelWorkbook),
            ([0x50, 0x4B, 3, 4] + bytes("....list.csv..."), .zip), ([0x50, 0x4B, 5, 6], .zip),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], .oldExcel),
            (bytes("\n<!DOCTYPE html><html>"), .html), (bytes("<TABLE border=1>"), .html),
            (bytes("<?xml version=\"1.0\"?><html>"), .html), (wide("\u{FEFF}<html>", .utf16le), .html),
            (bytes("<?xml version=\"1.0\"?>\n<Workbook>"), .excelWorkbook), (bytes("%PDF-1.7"), .binary),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], .binary), (bytes("a\0\0b"), .binary), (bytes("<a> is a cell,b"), .text),
            ([0x4D, 0xB7, 0x20, 0x68, 0xE5, 0x20, 0x73, 0xAC], .text), (wide("Mã\n", .utf16be), .text),
        ]
        for (head, kind) in cases { #expect(Detection.contentKind(head) == kind, "\(Stretch.visible(head))") }
    }
}
