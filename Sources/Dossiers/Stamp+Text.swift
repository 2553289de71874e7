extension Stamp {
    /// The years of which a stamp can tell.
    public static let years = 1970...2105

    /// Nil when there is no such moment, or outside 1970–2105, or for the very first second, which means "none".
    // Inlined into decoders, which make several of each record.
    @inlinable
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard year >= 1970, year <= 2105, month >= 1, month <= 12, day >= 1, UInt(bitPattern: hour) < 24,
            UInt(bitPattern: minute) < 60, UInt(bitPattern: second) < 60
        else { return nil }
        // Of these years every fourth has a leap day but 2100; `since` counts the leap days before this one.
        let isLeap = year & 3 == 0 && year != 2100
        let since = (year &- 1969) &>> 2 &- (year > 2100 ? 1 : 0)
        // The long months are the odd ones up to July and the even ones from August on.
        let length = month == 2 ? (isLeap ? 29 : 28) : 30 &+ ((month &+ month &>> 3) & 1)
        guard day <= length else { return nil }
        // Days before the month if February had 30, less those that it does not have.
        let before = (367 &* month &- 362) / 12 &- (month <= 2 ? 0 : isLeap ? 1 : 2)
        let number = 365 &* (year &- 1970) &+ since &+ before &+ day &- 1
        let value = UInt32(truncatingIfNeeded: number &* 86_400 &+ hour &* 3600 &+ minute &* 60 &+ second)
        guard value > 0 else { return nil }
        self.init(rawValue: value)
    }

    /// Reads `2025-09-30`, `2025-09-30 14:05` and `2025-09-30 14:05:00` (a `T` may stand for the blank).
    public init?(isoText text: some StringProtocol) {
        let parts = text.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "T" })
        guard let first = parts.first, let day = CivilDay(isoText: first) else { return nil }
        var seconds = 0
        if parts.count == 2 {
            let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
            guard clock.count == 2 || clock.count == 3,
                let hour = asciiNumber(clock[0], digits: 2...2), hour < 24,
                let minute = asciiNumber(clock[1], digits: 2...2), minute < 60
            else { return nil }
            var second = 0
            if clock.count == 3 {
                guard let read = asciiNumber(clock[2], digits: 2...2), read < 60 else { return nil }
                second = read
            }
            seconds = hour * 3600 + minute * 60 + second
        }
        let value = day.start.rawValue + UInt32(seconds)
        guard value > 0 else { return nil }
        self.init(rawValue: value)
    }

    public var components: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        let date = CivilCalendar.components(of: day)
        let seconds = Int(rawValue % Self.secondsPerDay)
        return (date.year, date.month, date.day, seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// `2025-09-30 14:05:00`, or the day alone when the stamp carries no time of day.
    public func isoText(timed: Bool = true) -> String {
        guard timed else { return day.isoText }
        let parts = components
        return "\(day.isoText) \(padded(parts.hour, 2)):\(padded(parts.minute, 2)):\(padded(parts.second, 2))"
    }

    /// `30/09/2025 14:05`, or the day alone when the stamp carries no time of day.
    public func vietnameseText(timed: Bool = true) -> String {
        guard timed else { return day.vietnameseText }
        let parts = components
        return "\(day.vietnameseText) \(padded(parts.hour, 2)):\(padded(parts.minute, 2))"
    }

    /// The first second of a day, held inside what a stamp can tell (bounds of periods only).
    init(clampedStartOf day: CivilDay) {
        let seconds = Int64(day.number) * Int64(Self.secondsPerDay)
        self.init(rawValue: UInt32(clamping: seconds))
    }
}

extension CivilDay {
    /// Reads `2025-09-30`; nil when there is no such day or its year is outside 1970–2105.
    public init?(isoText text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = asciiNumber(parts[0], digits: 4...4), Stamp.years.contains(year),
            let month = asciiNumber(parts[1], digits: 1...2), let day = asciiNumber(parts[2], digits: 1...2),
            let found = CivilCalendar.day(year: year, month: month, day: day)
        else { return nil }
        self = found
    }

    /// `2025-09-30`
    public var isoText: String {
        let date = CivilCalendar.components(of: self)
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    /// `30/09/2025`
    public var vietnameseText: String {
        let date = CivilCalendar.components(of: self)
        return "\(padded(date.day, 2))/\(padded(date.month, 2))/\(padded(date.year, 4))"
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A number of plain digits only: `Int("+5")` would be one too.
func asciiNumber(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    let bytes = text.utf8
    guard digits.contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}
