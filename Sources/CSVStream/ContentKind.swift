/// What a file is that shows no headings. Reasons given with a refusal, never a test of their own.
public enum ContentKind: String, CaseIterable, Sendable {
    case empty, excelWorkbook, zip, oldExcel, html, binary, text
}

extension Detection {
    /// Judged by the first bytes, decompressed.
    public static func contentKind(_ head: [UInt8]) -> ContentKind {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            let isWorkbook = contains("xl/", head) || contains("[Content_Types].xml", head)
            return isWorkbook ? .excelWorkbook : .zip
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .oldExcel }
        let encoding = byteOrderMark(head)?.encoding ?? looksLikeUTF16(head) ?? .utf8
        var text = asUTF8(head, encoding)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        guard let start = text.firstIndex(where: { !($0 == 0x20 || (0x09...0x0D).contains($0)) }) else { return .empty }
        let lower = text[start...].prefix(1024).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if lower.first == 0x3C {
            if contains("<workbook", lower) { return .excelWorkbook }
            let marks = ["<!doctype", "<html", "<head", "<body", "<table", "<meta", "<script", "<div"]
            if marks.contains(where: { contains($0, lower) }) { return .html }
        }
        if isBinary(text[start...].prefix(8192)) { return .binary }
        return .text
    }

    /// Well-known beginnings, zero bytes, or many control characters.
    private static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
        let beginnings: [[UInt8]] = [
            Array("%PDF-".utf8), Array("Rar!".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
            [0x37, 0x7A, 0xBC, 0xAF], Array("SQLite format 3".utf8), Array("PAR1".utf8), [0x7F, 0x45, 0x4C, 0x46],
        ]
        if beginnings.contains(where: { bytes.starts(with: $0) }) { return true }
        if bytes.contains(0) { return true }
        let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        return controls * 50 > bytes.count
    }

    private static func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
            bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}
