/// Days and minutes as bytes, made once: a date is then two copies.
struct CalendarText {
    static let shared = CalendarText()

    /// `dd/MM/yyyy ` per day, 11 bytes each.
    private let days: [UInt8]
    /// `yyMMdd` per day, 6 bytes each.
    private let compactDays: [UInt8]
    /// `HH:mm:` per minute of the day, 6 bytes each.
    private let minutes: [UInt8]
    private let firstDay = OfficeCalendar.firstDay.number

    init() {
        var days: [UInt8] = []
        var compactDays: [UInt8] = []
        for number in OfficeCalendar.firstDay.number...OfficeCalendar.lastDay.number {
            let (year, month, day) = GeneratorDay(number: number).civil
            days.append(decimal: day, width: 2)
            days.append(0x2F)
            days.append(decimal: month, width: 2)
            days.append(0x2F)
            days.append(decimal: year, width: 4)
            days.append(0x20)
            compactDays.append(decimal: year % 100, width: 2)
            compactDays.append(decimal: month, width: 2)
            compactDays.append(decimal: day, width: 2)
        }
        var minutes: [UInt8] = []
        for minute in 0..<1_440 {
            minutes.append(decimal: minute / 60, width: 2)
            minutes.append(0x3A)
            minutes.append(decimal: minute % 60, width: 2)
            minutes.append(0x3A)
        }
        self.days = days
        self.compactDays = compactDays
        self.minutes = minutes
    }

    /// `dd/MM/yyyy HH:mm:ss`; nothing for 0.
    func append(_ moment: Int, to bytes: inout [UInt8]) {
        guard moment != 0 else { return }
        let day = moment / Moment.day
        let second = moment - day * Moment.day
        let dayStart = (day - firstDay) * 11
        let minuteStart = second / 60 * 6
        bytes.append(contentsOf: days[dayStart..<dayStart + 11])
        bytes.append(contentsOf: minutes[minuteStart..<minuteStart + 6])
        bytes.append(0x30 + UInt8(second % 60 / 10))
        bytes.append(0x30 + UInt8(second % 10))
    }

    func append(compactDay day: Int, to bytes: inout [UInt8]) {
        let start = (day - firstDay) * 6
        bytes.append(contentsOf: compactDays[start..<start + 6])
    }
}
