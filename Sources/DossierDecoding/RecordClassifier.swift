import CSVStream
import Dossiers

/// Tells apart the records that are no dossiers: blank lines, totals, repeated headings, group rows,
/// footers (definitions §2 "What becomes a dossier, and what does not").
struct RecordClassifier {
    private let headings: [String]
    /// The rows of a two-row heading, each for itself; empty for a heading of one row.
    private let headingRows: [[String]]
    private let idColumn: Int
    private let dateColumns: Set<Int>
    private let statusColumn: Int?
    private let vocabulary: Vocabulary

    init(_ inspection: FileInspection, idColumn: Int, vocabulary: Vocabulary) {
        let match = inspection.match
        headingRows =
            inspection.headingRows.count > 1 ? inspection.headingRows.map { $0.map(VietnameseText.foldLoose) } : []
        headings = match.columns.map { VietnameseText.foldLoose($0.text) }
        self.idColumn = idColumn
        self.vocabulary = vocabulary
        var dateColumns: Set<Int> = []
        for (index, column) in match.columns.enumerated() {
            if let field = column.field, StampSlot(field) != nil || field == .submittedAt || field == .apologyAt {
                dateColumns.insert(index)
            }
        }
        self.dateColumns = dateColumns
        statusColumn = match.column(of: .status)
    }

    /// The kind of a record without a readable received date (or, in a register, without an id); nil when
    /// it is none of these and must be rejected.
    func skipKind(of cells: borrowing Cells) -> SkipKind? {
        var texts: [(column: Int, text: String)] = []
        for column in 0..<cells.count {
            let (low, high) = cells.bounds(column)
            if low < high { texts.append((column, vocabulary.cleanText(cells.bytes, low, high))) }
        }
        if texts.isEmpty { return .blank }
        if isRepeatedHeading(texts) { return .repeatedHeading }
        if texts.contains(where: { $0.column < 3 && Self.isTotal($0.text) }) { return .total }
        if isGroup(texts) { return .group }
        let hasID = texts.contains { $0.column == idColumn }
        if hasID, let statusColumn, let status = texts.first(where: { $0.column == statusColumn }),
            vocabulary.status(of: status.text) == .notAccepted
        {
            return .notAccepted
        }
        return nil
    }

    /// What a record above the heading is: the same order holds there.
    func kindAboveHeading(of cells: borrowing Cells) -> SkipKind {
        var isBlank = true
        for column in 0..<cells.count {
            let (low, high) = cells.bounds(column)
            guard low < high else { continue }
            isBlank = false
            if column < 3, Self.isTotal(vocabulary.cleanText(cells.bytes, low, high)) { return .total }
        }
        return isBlank ? .blank : .title
    }

    /// The kind of a register's record whose id is words (``mayBeWords(_:_:_:)``); nil when it is a record
    /// all the same.
    func skipKindOfRegister(_ cells: borrowing Cells) -> SkipKind? {
        let kind = skipKind(of: cells)
        if kind == .notAccepted { return nil }
        // Registers are narrow: a short code beside a word is no caption.
        if kind == .group {
            let (low, high) = cells.bounds(idColumn)
            for at in low..<high where cells.bytes[at] &- 0x30 <= 9 { return nil }
        }
        return kind
    }

    /// A cheap look before ``skipKindOfRegister(_:)``: codes have digits, and totals begin with T or C.
    @inline(__always)
    func mayBeWords(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        guard low < high else { return false }
        let first = bytes[low] | 0x20
        if first == 0x74 || first == 0x63 { return true }
        for at in low..<high where bytes[at] &- 0x30 <= 9 { return false }
        return true
    }

    /// At least the id's heading and one more stand where the heading row has them, and nothing else.
    private func isRepeatedHeading(_ texts: [(column: Int, text: String)]) -> Bool {
        for row in headingRows
        where texts.allSatisfy({ $0.column < row.count && VietnameseText.foldLoose($0.text) == row[$0.column] }) {
            return true
        }
        guard texts.count >= 2 else { return false }
        var equal = 0
        for (column, text) in texts {
            guard column < headings.count else { return false }
            if VietnameseText.foldLoose(text) == headings[column] { equal += 1 }
        }
        return equal == texts.count || (equal >= 2 && equal * 2 > texts.count)
    }

    private static func isTotal(_ text: String) -> Bool {
        let folded = VietnameseText.foldStrict(text)
        return folded.hasPrefix("tổng") || folded.hasPrefix("cộng") || folded.hasPrefix("tong ")
            || folded.hasPrefix("tong cong") || folded == "tong"
    }

    /// At most two non-empty cells, one of them words, none in a date column, and no code in the id's place.
    private func isGroup(_ texts: [(column: Int, text: String)]) -> Bool {
        guard texts.count <= 2, !texts.contains(where: { dateColumns.contains($0.column) }) else { return false }
        if let id = texts.first(where: { $0.column == idColumn }), Self.looksLikeCode(id.text) { return false }
        return texts.contains { Self.isWords($0.text) }
    }

    /// Holds a word of letters only.
    private static func isWords(_ text: String) -> Bool {
        text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "." || $0 == ":" || $0 == "(" || $0 == ")" })
            .contains { word in word.allSatisfy(\.isLetter) }
    }

    /// One token with digits that is more than a running number: an id, not a caption.
    private static func looksLikeCode(_ text: String) -> Bool {
        !text.contains(" ") && text.contains(where: \.isNumber) && (text.count >= 5 || text.contains(where: \.isLetter))
    }

    /// Letters, digits and `. - / _` with at least one digit and five characters: no words, no heading, no total.
    func isPlainCode(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        guard high - low >= 5 else { return false }
        var hasDigit = false
        for i in low..<high {
            switch bytes[i] {
            case 0x30...0x39: hasDigit = true
            case 0x41...0x5A, 0x61...0x7A, 0x2D...0x2F, 0x5F: break
            default: return false
            }
        }
        return hasDigit
    }

    /// A cheap look before ``isTotal``: totals begin with T or C.
    @inline(__always)
    func mayBeTotal(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        guard low < high else { return false }
        let first = bytes[low] | 0x20
        guard first == 0x74 || first == 0x63 else { return false }
        var copy: [UInt8] = []
        for i in low..<high { copy.append(bytes[i]) }
        return Self.isTotal(String(decoding: copy, as: UTF8.self))
    }
}
