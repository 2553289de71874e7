/// The moving point of ``DateParser`` over one cell, which it holds inline.
struct DateScanner {
    struct Number {
        var value: Int
        var digits: Int
    }
    struct Date {
        var year: Int
        var month: Int
        var day: Int
    }
    struct Time {
        var hour: Int
        var minute: Int
        var second: Int
    }

    /// No date form is longer; a longer cell is no date.
    static let capacity = 48

    private var bytes: InlineArray<48, UInt8>
    private var position = 0
    private let end: Int

    /// Nil when the cell is too long to be a date.
    init?(_ source: Span<UInt8>, _ low: Int, _ high: Int) {
        guard high - low <= Self.capacity else { return nil }
        bytes = InlineArray(repeating: 0)
        end = high - low
        for i in 0..<end { bytes[i] = source[low + i] }
    }

    var atEnd: Bool { position >= end }
    var peek: UInt8 { position < end ? bytes[position] : 0 }
    /// `14h30`
    var isHourMark: Bool { peek | 0x20 == 0x68 }

    mutating func advance() { position += 1 }

    @discardableResult
    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte, !atEnd else { return false }
        position += 1
        return true
    }

    /// Skips blanks (also the two bytes of a no-break blank).
    @discardableResult
    mutating func skipBlanks() -> Int {
        let start = position
        while !atEnd {
            if peek == 0x20 || peek == 0x09 || peek == 0xA0 {
                position += 1
            } else if peek == 0xC2, position + 1 < end, bytes[position + 1] == 0xA0 {
                position += 2
            } else {
                break
            }
        }
        return position - start
    }

    /// Blanks, a comma or a dash between a time and a date.
    mutating func skipBlanksAndCommas() -> Int {
        let start = position
        skipBlanks()
        if peek == 0x2C || peek == 0x2D { position += 1 }
        skipBlanks()
        return position - start
    }

    /// The gap between a date and its time: blanks, `T`, a comma or a dash.
    mutating func skipDateTimeGap() -> Bool {
        if skip(0x54) || skip(0x74) { return true }
        return skipBlanksAndCommas() > 0
    }

    /// What offices write for "none": `-`, `--`, `N/A`, `null`.
    var isPlaceholder: Bool {
        // Nearly every cell begins with a digit.
        if !atEnd, peek >= 0x30, peek <= 0x39 { return false }
        var rest: [UInt8] = []
        for i in position..<end where bytes[i] != 0x20 { rest.append(bytes[i] | 0x20) }
        return rest == [0x2D] || rest == [0x2D, 0x2D] || rest == Array("n/a".utf8) || rest == Array("null".utf8)
    }

    mutating func number() -> Number? {
        var number = Number(value: 0, digits: 0)
        while !atEnd, peek >= 0x30, peek <= 0x39 {
            guard number.digits < 17 else { return nil }
            number.value = number.value * 10 + Int(peek - 0x30)
            number.digits += 1
            position += 1
        }
        return number.digits > 0 ? number : nil
    }

    /// The digits of a decimal fraction, at most nine of them significant.
    mutating func fractionDigits() -> (value: Int, scale: Int)? {
        var value = 0
        var scale = 1
        var seen = false
        while !atEnd, peek >= 0x30, peek <= 0x39 {
            if scale < 1_000_000_000 {
                value = value * 10 + Int(peek - 0x30)
                scale *= 10
            }
            seen = true
            position += 1
        }
        return seen ? (value, scale) : nil
    }

    /// The rest of a date whose first number has been read.
    mutating func date(first: Number, order: ExportSchema.DateOrder) -> Date? {
        let separator = peek
        guard separator == 0x2F || separator == 0x2D || separator == 0x2E else { return nil }
        advance()
        guard let second = number(), skip(separator), let third = number() else { return nil }
        if first.digits == 4 {
            guard second.digits <= 2, third.digits <= 2 else { return nil }
            return Date(year: first.value, month: second.value, day: third.value)
        }
        guard first.digits <= 2, second.digits <= 2 else { return nil }
        let year: Int
        switch third.digits {
        case 4: year = third.value
        // POSIX: 69–99 are 19xx, 00–68 are 20xx.
        case 2: year = third.value + (third.value <= 68 ? 2000 : 1900)
        default: return nil
        }
        return order == .dayFirst
            ? Date(year: year, month: second.value, day: first.value)
            : Date(year: year, month: first.value, day: second.value)
    }

    /// The rest of a time whose hour has been read: `:mm[:ss[.fff]]`, then AM/PM or SA/CH.
    mutating func time(hour: Number) -> Time? {
        guard hour.digits <= 2, skip(0x3A) || (isHourMark && skip(peek)) else { return nil }
        var time = Time(hour: hour.value, minute: 0, second: 0)
        guard let minute = number(), minute.digits <= 2, minute.value < 60 else { return nil }
        time.minute = minute.value
        if skip(0x3A) {
            guard let second = number(), second.digits <= 2, second.value < 60 else { return nil }
            time.second = second.value
            // A comma may also stand between the time and the date: `08:15:30, 05/03/2025`.
            if peek == 0x2E || peek == 0x2C, position + 1 < end, bytes[position + 1] &- 0x30 <= 9 {
                advance()
                _ = fractionDigits()
            }
        }
        let beforeHalf = position
        skipBlanks()
        switch (peek | 0x20, position + 1 < end ? bytes[position + 1] | 0x20 : 0) {
        case (0x61, 0x6D), (0x73, 0x61):  // am, sa (sáng)
            position += 2
            guard time.hour <= 12 else { return nil }
            if time.hour == 12 { time.hour = 0 }
        case (0x70, 0x6D), (0x63, 0x68):  // pm, ch (chiều)
            position += 2
            // `14:30 CH` is written by systems that put both; it can only mean 14:30.
            if time.hour < 12 { time.hour += 12 }
        default:
            position = beforeHalf
        }
        return time.hour < 24 ? time : nil
    }

    /// `Z`, `+07:00`, `+0700`, `+07`, or none.
    mutating func offset() -> (isValid: Bool, minutes: Int?) {
        skipBlanks()
        if atEnd { return (true, nil) }
        if skip(0x5A) || skip(0x7A) { return (true, 0) }
        let sign: Int
        if skip(0x2B) { sign = 1 } else if skip(0x2D) { sign = -1 } else { return (false, nil) }
        guard let first = number() else { return (false, nil) }
        if first.digits == 4 { return (first.value % 100 < 60, sign * (first.value / 100 * 60 + first.value % 100)) }
        guard first.digits == 2 else { return (false, nil) }
        guard skip(0x3A) else { return (true, sign * first.value * 60) }
        guard let minutes = number(), minutes.digits == 2, minutes.value < 60 else { return (false, nil) }
        return (true, sign * (first.value * 60 + minutes.value))
    }
}
