/// A reporting period (kỳ báo cáo): the half-open span [from, to) of local civil time.
public struct Period: Hashable, Sendable {
    public var from: Stamp
    public var to: Stamp
    /// As it is written, e.g. `2025-Q3`.
    public var label: String

    public init(from: Stamp, to: Stamp, label: String) {
        self.from = from
        self.to = to
        self.label = label
    }

    public var firstDay: CivilDay { from.day }
    /// The last day that has a second inside.
    public var lastDay: CivilDay { Stamp(rawValue: max(to.rawValue, 1) - 1).day }
    public func contains(_ stamp: Stamp) -> Bool { from <= stamp && stamp < to }

    /// The years for which a period can be written.
    public static let years = 1971...2105

    /// Reads `2025`, `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` by the given calendar (definitions §4), and
    /// `2025-07-01..2025-09-30`, both days inside, which is the same in either.
    public static func parse(_ text: String, calendar: PeriodCalendar) throws(PeriodError) -> Period {
        let trimmed = text.drop(while: { $0 == " " })
        let word = String(trimmed.reversed().drop(while: { $0 == " " }).reversed())
        if let dots = rangeDots(in: word) {
            return try span(from: word[..<dots.lowerBound], to: word[dots.upperBound...], text: word)
        }
        let parts = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let year = asciiNumber(first, digits: 4...4) else {
            throw .unreadable(word)
        }
        guard years.contains(year) else { throw .yearOutOfRange(year) }
        let january = Int32(year * 12)
        guard parts.count == 2 else {
            return months(january..<january + 12, calendar: calendar, label: "\(year)")
        }
        let rest = parts[1].uppercased()
        if rest == "9M" {
            return months(january..<january + 9, calendar: calendar, label: "\(year)-9M")
        }
        if let month = asciiNumber(rest, digits: 1...2) {
            guard (1...12).contains(month) else { throw .noSuchMonth(month) }
            let index = january + Int32(month) - 1
            return months(index..<index + 1, calendar: calendar, label: "\(year)-\(padded(month, 2))")
        }
        guard let number = asciiNumber(rest.dropFirst(), digits: 1...2) else { throw .unreadable(word) }
        switch rest.first {
        case "Q":
            guard (1...4).contains(number) else { throw .noSuchQuarter(number) }
            let start = january + Int32(number - 1) * 3
            return months(start..<start + 3, calendar: calendar, label: "\(year)-Q\(number)")
        case "H":
            guard (1...2).contains(number) else { throw .noSuchHalf(number) }
            let start = january + Int32(number - 1) * 6
            return months(start..<start + 6, calendar: calendar, label: "\(year)-H\(number)")
        default: throw .unreadable(word)
        }
    }

    private static func rangeDots(in text: String) -> Range<String.Index>? {
        guard let first = text.firstIndex(of: ".") else { return nil }
        let second = text.index(after: first)
        guard second < text.endIndex, text[second] == "." else { return nil }
        return first..<text.index(after: second)
    }

    private static func span(from: Substring, to: Substring, text: String) throws(PeriodError) -> Period {
        let first = try readDay(from, text: text)
        let last = try readDay(to, text: text)
        guard first <= last else { throw .lastBeforeFirst(first: first, last: last) }
        return Period(
            from: Stamp(clampedStartOf: first), to: Stamp(clampedStartOf: last.adding(1)),
            label: "\(first.isoText)..\(last.isoText)")
    }

    private static func readDay(_ part: Substring, text: String) throws(PeriodError) -> CivilDay {
        let pieces = part.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 3, let year = asciiNumber(pieces[0], digits: 4...4),
            let month = asciiNumber(pieces[1], digits: 1...2), let day = asciiNumber(pieces[2], digits: 1...2)
        else { throw .unreadable(text) }
        guard years.contains(year) else { throw .yearOutOfRange(year) }
        guard let found = CivilCalendar.day(year: year, month: month, day: day) else {
            throw .noSuchDay(String(part))
        }
        return found
    }

    /// The months with these indices (year × 12 + month − 1) as one period.
    static func months(_ indices: Range<Int32>, calendar: PeriodCalendar, label: String) -> Period {
        Period(
            from: Stamp(clampedStartOf: calendar.firstDay(ofMonth: indices.lowerBound)),
            to: Stamp(clampedStartOf: calendar.firstDay(ofMonth: indices.upperBound)), label: label)
    }
}

/// Why a period cannot be read.
public enum PeriodError: Error, Equatable, Sendable {
    /// None of the written forms.
    case unreadable(String)
    case noSuchMonth(Int)
    case noSuchQuarter(Int)
    case noSuchHalf(Int)
    /// A day that the calendar does not have, as written.
    case noSuchDay(String)
    case lastBeforeFirst(first: CivilDay, last: CivilDay)
    /// Outside ``Period/years``.
    case yearOutOfRange(Int)
}

extension PeriodCalendar {
    /// First day of the month with index year × 12 + month − 1. In the KSTT calendar month M runs from the
    /// 15th of the month before to the 14th.
    func firstDay(ofMonth index: Int32) -> CivilDay {
        let civil = self == .civil ? index : index - 1
        let number = CivilCalendar.uncheckedNumber(
            year: Int(civil / 12), month: Int(civil % 12) + 1, day: self == .civil ? 1 : 15)
        return CivilDay(number: Int32(number))
    }
}
