import CSVStream
public import Dossiers

/// What an apology cell (thư / phiếu / văn bản xin lỗi) says, definitions §2.
public struct ApologyCell: Equatable, Sendable {
    public var issued: Bool
    /// The letter's date; none when the cell names none.
    public var date: Stamp
    public var timed: Bool

    public static let notIssued = ApologyCell(issued: false, date: .none, timed: false)

    /// Reads a cell that is no plain date, decoded: a word (Đã gửi), a reference (12/QĐ-XL ngày 02/04/2025),
    /// or one of the words for "none". A date in it is the letter's date.
    public static func parse(_ text: String, dates: DateParser) -> ApologyCell {
        let folded = VietnameseText.foldLoose(text)
        if folded.isEmpty || folded == "0" || folded == "na" { return .notIssued }
        let firstWord = VietnameseText.foldStrict(text).prefix { $0.isLetter }
        if notIssuedWords.contains(String(firstWord)) { return .notIssued }
        if let (date, timed) = dateInside(Array(text.utf8), dates) {
            return ApologyCell(issued: true, date: date, timed: timed)
        }
        return ApologyCell(issued: true, date: writtenOutDate(folded), timed: false)
    }

    /// Chưa, Không, Ko, Chờ as the first word, with their marks or without any (but not Chợ, nor Kon Tum).
    private static let notIssuedWords: Set<String> = ["chưa", "không", "ko", "chờ", "chua", "khong", "cho"]

    /// The first `d/M/yyyy` in the text that stands alone among digits.
    private static func dateInside(_ text: [UInt8], _ dates: DateParser) -> (Stamp, Bool)? {
        func isDigit(_ i: Int) -> Bool { i >= 0 && i < text.count && text[i] &- 0x30 <= 9 }
        for start in text.indices where isDigit(start) && !isDigit(start - 1) {
            var end = start
            var separators = 0
            while end < text.count, isDigit(end) || (isSeparator(text[end]) && separators < 2 && isDigit(end + 1)) {
                if isSeparator(text[end]) { separators += 1 }
                end += 1
            }
            guard separators == 2, start == 0 || !isSeparator(text[start - 1]),
                case .date(let stamp, _) = dates.parse(text[start..<end].span, 0, end - start)
            else { continue }
            return (stamp, false)
        }
        return nil
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x2D || byte == 0x2E }

    /// `ngày 2 tháng 4 năm 2025`, folded.
    private static func writtenOutDate(_ folded: String) -> Stamp {
        let bytes = Array(folded.utf8)
        for start in bytes.indices where bytes[start...].starts(with: "ngay".utf8) {
            var rest = bytes[(start + 4)...]
            func number() -> Int? {
                let digits = rest.prefix { $0 &- 0x30 <= 9 }
                guard (1...4).contains(digits.count) else { return nil }
                rest = rest.dropFirst(digits.count)
                return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            }
            func word(_ text: String) -> Bool {
                guard rest.starts(with: text.utf8) else { return false }
                rest = rest.dropFirst(text.utf8.count)
                return true
            }
            guard let day = number(), word("thang"), let month = number(), word("nam"), let year = number() else {
                continue
            }
            if let stamp = Stamp(year: year, month: month, day: day, hour: 0, minute: 0, second: 0) { return stamp }
        }
        return .none
    }
}
