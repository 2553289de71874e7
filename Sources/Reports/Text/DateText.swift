import Dossiers

/// Days and instants as text: dd/MM/yyyy in Vietnamese, yyyy-MM-dd in English and for machines.
enum DateText {
    static func of(_ day: CivilDay, _ language: Language) -> String {
        let (year, month, day) = gregorian(day)
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

    /// Year, month and day of the proleptic Gregorian calendar: whole 400-year eras of 146,097 days, with
    /// years that begin on 1 March so that the leap day comes last.
    static func gregorian(_ day: CivilDay) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(day.number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
    }

    private static func twoDigits(_ number: Int) -> String {
        (number < 10 ? "0" : "") + String(number)
    }

    private static func fourDigits(_ number: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
