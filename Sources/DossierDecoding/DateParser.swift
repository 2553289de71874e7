public import Dossiers

/// What a date cell says.
public enum DateCell: Equatable, Sendable {
    case empty
    /// A readable date; `timed` when the cell held a time of day.
    case date(Stamp, timed: Bool)
    case unreadable
}

/// Reads the date forms in which Vietnamese exports arrive (`csv-reality`: forms of dates), from bytes.
///
/// Day before month (or month before day when the schema says so; never swapped), separators `/ - .`,
/// `yyyy-MM-dd`, ISO 8601 with `T` and an offset, `yyyyMMdd[HHmm[ss]]`, two-digit years (00–68 are 20xx),
/// a time of day before or after the date, 12-hour times with AM/PM or SA/CH, and Excel serial days
/// between 1980 and 2100. A leading apostrophe is a text mark. `-`, `N/A` and `null` are empty cells.
/// (The usual form `dd/MM/yyyy HH:mm:ss` is read by columns, see ``ColumnReader``, with the same outcome.)
public struct DateParser: Sendable {
    public var order: ExportSchema.DateOrder
    /// Minutes east of UTC of the file's local time; stamps with an offset are converted to it.
    public var utcOffsetMinutes: Int

    public init(order: ExportSchema.DateOrder = .dayFirst, utcOffsetMinutes: Int = 420) {
        self.order = order
        self.utcOffsetMinutes = utcOffsetMinutes
    }

    /// Reads the cell `bytes[low ..< high]`, which the caller has trimmed of blanks.
    public func parse(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> DateCell {
        if high == low { return .empty }
        guard var scanner = DateScanner(bytes, low, high) else { return .unreadable }
        scanner.skip(0x27)
        scanner.skipBlanks()
        if scanner.atEnd || scanner.isPlaceholder { return .empty }
        guard let first = scanner.number() else { return .unreadable }

        if scanner.atEnd, let date = digitsOnly(first) { return date }
        if scanner.peek == 0x2E || scanner.peek == 0x2C, first.digits == 5,
            let date = excelSerial(first.value, fraction: &scanner)
        {
            return date
        }
        // A time of day in front of the date: `08:30 12/05/2025`.
        if scanner.peek == 0x3A || scanner.isHourMark {
            guard let time = scanner.time(hour: first), scanner.skipBlanksAndCommas() > 0,
                let day = scanner.number(), let date = scanner.date(first: day, order: order), scanner.atEnd
            else { return .unreadable }
            return stamp(date, time, offset: nil)
        }
        guard let date = scanner.date(first: first, order: order) else { return .unreadable }
        if scanner.atEnd { return stamp(date, nil, offset: nil) }
        guard scanner.skipDateTimeGap(), let hour = scanner.number(), let time = scanner.time(hour: hour) else {
            return .unreadable
        }
        let offset = scanner.offset()
        guard scanner.atEnd, offset.isValid else { return .unreadable }
        return stamp(date, time, offset: offset.minutes)
    }

    private func stamp(_ date: DateScanner.Date, _ time: DateScanner.Time?, offset: Int?) -> DateCell {
        guard
            let stamp = Stamp(
                year: date.year, month: date.month, day: date.day,
                hour: time?.hour ?? 0, minute: time?.minute ?? 0, second: time?.second ?? 0)
        else { return .unreadable }
        guard let offset else { return .date(stamp, timed: time != nil) }
        let shifted = Int64(stamp.rawValue) + Int64(utcOffsetMinutes - offset) * 60
        guard shifted > 0, shifted <= Int64(UInt32.max) else { return .unreadable }
        return .date(Stamp(rawValue: UInt32(shifted)), timed: true)
    }

    /// `yyyyMMdd`, `yyyyMMddHHmm`, `yyyyMMddHHmmss`, or a whole Excel serial day.
    private func digitsOnly(_ n: DateScanner.Number) -> DateCell? {
        func make(_ date: Int, _ time: Int?) -> DateCell {
            let clock = time ?? 0
            let hour = clock / 10_000
            let minute = clock / 100 % 100
            let month = date / 100 % 100
            let stamp = Stamp(
                year: date / 10_000, month: month, day: date % 100, hour: hour, minute: minute, second: clock % 100)
            guard let stamp else { return .unreadable }
            return .date(stamp, timed: time != nil)
        }
        switch n.digits {
        case 8: return make(n.value, nil)
        case 12: return make(n.value / 10_000, n.value % 10_000 * 100)
        case 14: return make(n.value / 1_000_000, n.value % 1_000_000)
        case 5: return Self.serialDay(n.value).map { .date($0.start, timed: false) } ?? .unreadable
        case 1 where n.value == 0: return .empty
        default: return .unreadable
        }
    }

    /// Days since 1899-12-30 (Excel), 1980–2100 only.
    private static func serialDay(_ serial: Int) -> CivilDay? {
        // 29,221 is 1980-01-01; 73,415 is 2100-12-31.
        guard (29_221...73_415).contains(serial) else { return nil }
        return CivilDay(number: Int32(serial - 25_569))
    }

    private func excelSerial(_ day: Int, fraction scanner: inout DateScanner) -> DateCell? {
        guard let start = Self.serialDay(day) else { return nil }
        let mark = scanner
        scanner.advance()
        guard let digits = scanner.fractionDigits(), scanner.atEnd else {
            scanner = mark
            return nil
        }
        // Rounded to the second, half up, in integers: digits / 10^k × 86,400.
        let seconds = (digits.value * 86_400 * 2 + digits.scale) / (digits.scale * 2)
        // 45721.0 is a whole day written by a program that knows only decimals: no time.
        return .date(Stamp(rawValue: start.start.rawValue + UInt32(seconds)), timed: digits.value != 0)
    }
}
