import Dossiers
import Indicators

/// What a cell of a workbook is, once and for all formats of its kind.
enum CellValue {
    enum Kind: Int, CaseIterable { case text, note, count, percent, points, quotient, day, instant }

    case empty
    /// Left, wrapped.
    case text(String)
    /// In the place of a figure: why there is none. Muted.
    case note(String)
    case number(Double, Kind)
    /// With so many decimals, because two would hide that a target is missed.
    case percent(Double, decimals: Int)
    /// Text because Excel would round it.
    case bigNumber(String)
    /// Text because Excel counts the days before March 1900 wrongly.
    case oldDay(String)

    /// Numbers up to here keep all their digits in Excel, which has 15.
    static let mostExact: Int64 = 999_999_999_999_999

    static func of(_ number: Int64, _ language: Language) -> CellValue {
        number.magnitude <= mostExact.magnitude
            ? .number(Double(number), .count) : .bigNumber(NumberText.of(number, language))
    }

    static func of(_ day: CivilDay, _ language: Language) -> CellValue {
        let serial = serial(day)
        return serial < 61 ? .oldDay(DateText.of(day, language)) : .number(serial, .day)
    }

    static func of(_ stamp: Stamp) -> CellValue {
        if stamp.isNone { return .empty }
        let second = Double(stamp.rawValue % Stamp.secondsPerDay)
        return .number(serial(stamp.day) + second / 86_400, .instant)
    }

    /// Days since 1899-12-30; from 1900-03-01 (61) on Excel counts right.
    static func serial(_ day: CivilDay) -> Double { Double(day.number) + 25_569 }

    static func of(_ cell: Report.Cell, _ language: Language) -> CellValue {
        switch cell {
        case .empty: .empty
        case .text(let text): .text(text)
        case .word(let word): .text(word[language])
        case .number(let number): of(number, language)
        case .rate(let numerator, let denominator, let target):
            rate(numerator, denominator, target, language)
        case .points(let points): .number(Double(points) / 10_000, .points)
        case .quotient(_, 0): .empty
        case .quotient(let sum, let count): .number(Double(sum) / Double(count), .quotient)
        case .day(let day): of(day, language)
        case .instant(let stamp): of(stamp)
        case .missing(let reason): .note(reason[language])
        case .hidden: .note(ReportTextWord.hidden[language])
        }
    }

    private static func rate(
        _ numerator: Int64, _ denominator: Int64, _ target: Headroom.Target?, _ language: Language
    ) -> CellValue {
        guard let digits = percentDigits(numerator: numerator, denominator: denominator, target: target) else {
            return .note(ReportWord.noDossiers[language])
        }
        let decimals = digits.split(separator: ".").last?.utf8.count ?? 2
        // Excel shows 15 digits; what needs more is said in words.
        guard decimals <= 11 else {
            return .text(
                percentText(numerator: numerator, denominator: denominator, target: target, language: language))
        }
        return .percent(Double(numerator) / Double(denominator), decimals: decimals)
    }

    static func of(_ cell: DossierListing.Cell, _ language: Language) -> CellValue {
        switch cell {
        case .empty: .empty
        case .text(let text): .text(text)
        case .word(let word): .text(word[language])
        case .number(let number): of(number, language)
        case .day(let day): of(day, language)
        case .instant(let stamp): of(stamp)
        }
    }
}

extension CellValue {
    /// The number format of a kind; nil for text.
    static func format(_ kind: Kind, _ language: Language) -> String? {
        switch kind {
        case .text, .note: nil
        case .count: "#,##0"
        case .percent: percentFormat(decimals: 2)
        case .points: "+0.00;-0.00;0.00"
        case .quotient: "#,##0.00"
        case .day: language == .vi ? "dd/mm/yyyy" : "yyyy-mm-dd"
        case .instant: (language == .vi ? "dd/mm/yyyy" : "yyyy-mm-dd") + " hh:mm:ss"
        }
    }

    static func percentFormat(decimals: Int) -> String { "0." + String(repeating: "0", count: decimals) + "%" }

    /// How many columns of a fixed-width font it takes, about.
    func width(_ language: Language) -> Int {
        switch self {
        case .empty: 0
        case .text(let text), .note(let text), .bigNumber(let text), .oldDay(let text): DisplayWidth.of(text)
        case .number(let number, let kind):
            switch kind {
            case .day: 10
            case .instant: 19
            // A quotient may be as large as a sum; 9e18 still is a whole number of 64 bits.
            case .points, .quotient: NumberText.of(Int64(min(max(number, -9e18), 9e18)), language).utf8.count + 4
            default: NumberText.of(Int64(number), language).utf8.count
            }
        case .percent(_, let decimals): 5 + decimals
        }
    }
}
