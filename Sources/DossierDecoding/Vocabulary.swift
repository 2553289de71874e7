import CSVStream
import Dossiers

/// The words of a schema, folded: made once a run, however many files there are.
struct WordLists {
    fileprivate let status: [String: StatusGroup]
    fileprivate let channel: [String: Channel]
    fileprivate let level: [String: ServiceLevel]
    fileprivate let payment: [String: Payment]
    fileprivate let rating: [String: Rating]
    fileprivate let answer: [String: Answer]
    fileprivate let checksCodes: Bool

    init(_ schema: ExportSchema) {
        func folded<Value>(_ words: [String: Value]) -> [String: Value] {
            Dictionary(
                words.map { (VietnameseText.foldLoose($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        status = folded(schema.statusWords)
        channel = folded(schema.channelWords)
        level = folded(schema.levelWords)
        payment = folded(schema.paymentWords)
        rating = folded(schema.ratingWords)
        answer = folded(schema.answerWords)
        checksCodes = schema.checksDossierCodes
    }
}

/// How the words and texts of one file are understood.
struct Vocabulary {
    private let lists: WordLists
    private let encoding: TextEncoding
    var checksCodes: Bool { lists.checksCodes }

    init(_ lists: WordLists, encoding: TextEncoding) {
        self.lists = lists
        self.encoding = encoding
    }

    /// A cell as text: decoded, NFC, blanks squeezed.
    func cleanText(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> String {
        let decoded = TextDecoding.decode(bytes.extracting(low..<high), from: encoding.isSingleByte ? encoding : .utf8)
        return VietnameseText.squeezed(decoded)
    }

    /// Codes arrive as numbers too (`2.0` for 2).
    private func key(_ text: String) -> String {
        var folded = VietnameseText.foldLoose(text)
        if text.hasSuffix(".0"), folded.hasSuffix("0"), text.dropLast(2).allSatisfy(\.isNumber) { folded.removeLast() }
        return folded
    }

    /// What a word of a coded column means: its code, or nil when the schema does not know the word.
    func code(of text: String, _ kind: ColumnStep.Kind) -> UInt8? {
        let key = key(text)
        switch kind {
        case .status: return lists.status[key]?.rawValue
        case .channel: return lists.channel[key]?.rawValue
        case .level: return lists.level[key]?.rawValue
        case .payment: return lists.payment[key]?.rawValue
        case .rating: return lists.rating[key]?.rawValue
        case .answer: return lists.answer[key]?.rawValue
        default: return nil
        }
    }

    func status(of text: String) -> StatusGroup? { lists.status[key(text)] }

    /// `15 ngày làm việc`, `15`, `8 giờ`: value and unit.
    static func limit(_ text: String) -> (UInt16, LimitUnit)? {
        guard !text.hasPrefix("-") else { return nil }
        let digits = text.drop { !$0.isASCII || !$0.isNumber }
        let number = digits.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        // No procedure has 8,000 hours or days; and half days, counted in hours, still fit.
        guard let value = Double(number.replacingComma), value >= 0, value <= 8_000 else { return nil }
        let rest = VietnameseText.foldLoose(String(digits.dropFirst(number.count)))
        let isHours = rest.hasPrefix("gio") || rest.hasPrefix("h") && !rest.hasPrefix("hd")
        // Half days happen (0,5 ngày): four hours.
        if value != value.rounded(), !isHours { return (UInt16((value * 8).rounded()), .hours) }
        return (UInt16(value.rounded(.up)), isHours ? .hours : .workingDays)
    }

    /// A count cell; words for yes count as one, words for no as none.
    func count(_ text: String) -> UInt8? {
        if case .dong(let value) = MoneyParser.parse(text) { return UInt8(min(value, 255)) }
        switch lists.answer[key(text)] {
        case .yes?: return 1
        case .no?: return 0
        default: return nil
        }
    }
}

extension Substring {
    fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}
