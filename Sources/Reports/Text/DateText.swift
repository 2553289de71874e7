import Dossiers

/// Days and instants as text: dd/MM/yyyy in Vietnamese, yyyy-MM-dd in English and for machines.
enum DateText {
    static func of(_ day: CivilDay, _ language: Language) -> String {
        let (year, month, day) = CivilCalendar.components(of: day)
        return language == .vi
            ? twoDigits(day) + "/" + twoDigits(month) + "/" + fourDigits(year)
            : fourDigits(year) + "-" + twoDigits(month) + "-" + twoDigits(day)
    }

    /// With the time of day to the second.
    static func of(_ stamp: Stamp, _ language: Language) -> String {
        of(stamp.day, language) + " " + time(stamp)
    }

    /// `2025-09-15`.
    static func iso(_ day: CivilDay) -> String { of(day, .en) }

    /// `2025-09-15T00:00:00`, local civil time, without an offset; nil for no stamp.
    static func iso(_ stamp: Stamp) -> String? {
        stamp.isNone ? nil : iso(stamp.day) + "T" + time(stamp)
    }

    private static func time(_ stamp: Stamp) -> String {
        let second = Int(stamp.rawValue % Stamp.secondsPerDay)
        return twoDigits(second / 3600) + ":" + twoDigits(second / 60 % 60) + ":" + twoDigits(second % 60)
    }

    private static func twoDigits(_ number: Int) -> String {
        (number < 10 ? "0" : "") + String(number)
    }

    private static func fourDigits(_ number: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
