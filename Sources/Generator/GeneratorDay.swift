/// A day of the Gregorian calendar, as the generator counts it: days since 1970-01-01.
public struct GeneratorDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let number: Int

    init(number: Int) { self.number = number }

    /// Nil when there is no such day, or when it lies outside 1970…2105.
    public init?(year: Int, month: Int, day: Int) {
        guard (1970...2105).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        number = Self.number(year: year, month: month, day: day)
    }

    /// Reads `2025-01-31` or `31/01/2025`; nil for anything else.
    public init?(_ text: String) {
        let iso = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.digits)
        let local = text.split(separator: "/", omittingEmptySubsequences: false).map(Self.digits)
        if iso.count == 3, let year = iso[0], let month = iso[1], let day = iso[2] {
            self.init(year: year, month: month, day: day)
        } else if local.count == 3, let day = local[0], let month = local[1], let year = local[2] {
            self.init(year: year, month: month, day: day)
        } else {
            return nil
        }
    }

    /// Year, month 1…12 and day of the month 1…31.
    public var civil: (year: Int, month: Int, day: Int) {
        // Counted in years that begin on 1 March, so that the leap day is the last of its year.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 0 is Monday, 6 is Sunday.
    var weekday: Int { (number + 3) % 7 }

    /// Civil quarters since the year 0: year × 4 + quarter − 1.
    var quarter: Int {
        let (year, month, _) = civil
        return year * 4 + (month - 1) / 3
    }

    /// `2025-01-31`
    public var description: String {
        let (year, month, day) = civil
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    func adding(_ days: Int) -> GeneratorDay { GeneratorDay(number: number + days) }

    public static func < (a: GeneratorDay, b: GeneratorDay) -> Bool { a.number < b.number }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func digits(_ part: Substring) -> Int? {
        guard !part.isEmpty, part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(part)
    }
}
