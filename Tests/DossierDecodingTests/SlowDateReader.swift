import Dossiers
import DossierDecoding

/// A slow reader of dates, written apart from the parser: one pattern a form, days counted one by one.
enum SlowDateReader {
    private static let blank = #"(?:[ \t]|\u00A0)"#
    private static let day = #"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})"#
    private static let yearFirst = #"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})"#
    private static let clock =
        #"([0-9]{1,2})(?::|[hH])([0-9]{1,2})(?::([0-9]{1,2})(?:[.,][0-9]+)?)?(?:"# + blank + #"*([aApPsScC][mMaAhH]))?"#
    private static let gap = "(?:[Tt]|" + blank + "+[,-]?" + blank + "*|[,-]" + blank + "*)"
    private static let zone = blank + #"*([Zz]|[+-][0-9]{4}|[+-][0-9]{2}:[0-9]{2}|[+-][0-9]{2})?"#
    private static let timeGap = "(?:" + blank + "+[,-]?" + blank + "*|[,-]" + blank + "*)"

    nonisolated(unsafe) private static let forms: [(Form, Regex<AnyRegexOutput>)] = [
        (.day, day), (.day, day + gap + clock + zone), (.yearFirst, yearFirst),
        (.yearFirst, yearFirst + gap + clock + zone),
        (.timeThenDay, clock + timeGap + day.replacing(#"\2"#, with: #"\6"#)),
        (.timeThenYear, clock + timeGap + yearFirst.replacing(#"\2"#, with: #"\6"#)), (.digits, "([0-9]+)"),
        (.serial, "([0-9]{5})[.,]([0-9]+)"),
    ].map { ($0, try! Regex($1).matchingSemantics(.unicodeScalar)) }

    private enum Form { case day, yearFirst, timeThenDay, timeThenYear, digits, serial }

    static func read(_ text: String, order: ExportSchema.DateOrder = .dayFirst, utcOffsetMinutes: Int = 420) -> DateCell
    {
        if text.isEmpty { return .empty }
        var scalars = Substring(text).unicodeScalars
        if scalars.first == "'" { scalars.removeFirst() }
        while let first = scalars.first, first == " " || first == "\t" || first == "\u{A0}" { scalars.removeFirst() }
        let rest = String(Substring(scalars))
        let bare = rest.replacing(" ", with: "").lowercased()
        if ["", "-", "--", "n/a", "null", "0"].contains(bare), bare != "0" || rest == "0" { return .empty }
        for (form, regex) in forms {
            guard let match = rest.wholeMatch(of: regex) else { continue }
            let parts = match.output.map { $0.substring.map(String.init) }
            return read(form, parts, order, utcOffsetMinutes)
        }
        return .unreadable
    }

    private static func read(_ form: Form, _ p: [String?], _ order: ExportSchema.DateOrder, _ zone: Int) -> DateCell {
        switch form {
        case .day:
            return stamp(
                p[1]!, p[3]!, p[4]!, order, time: p.count > 5 ? Array(p[5...8]) : nil, offset: p.count > 9 ? p[9] : nil,
                zone)
        case .yearFirst:
            return stamp(
                year: Int(p[1]!)!, Int(p[3]!)!, Int(p[4]!)!, time: p.count > 5 ? Array(p[5...8]) : nil,
                offset: p.count > 9 ? p[9] : nil, zone)
        case .timeThenDay: return stamp(p[5]!, p[7]!, p[8]!, order, time: Array(p[1...4]), offset: nil, zone)
        case .timeThenYear:
            return stamp(year: Int(p[5]!)!, Int(p[7]!)!, Int(p[8]!)!, time: Array(p[1...4]), offset: nil, zone)
        case .digits: return digits(p[1]!)
        case .serial:
            let fraction = String(p[2]!.prefix(9))
            let scale = (0..<fraction.count).reduce(1) { value, _ in value * 10 }
            let seconds = (Int(fraction)! * 86_400 * 2 + scale) / (2 * scale)
            guard let day = serial(p[1]!) else { return .unreadable }
            return .date(Stamp(rawValue: UInt32(day * 86_400 + seconds)), timed: Int(fraction)! != 0)
        }
    }

    private static func digits(_ text: String) -> DateCell {
        func number(_ from: Int, _ count: Int) -> Int { Int(text.dropFirst(from).prefix(count))! }
        switch text.count {
        case 5: return serial(text).map { .date(Stamp(rawValue: UInt32($0 * 86_400)), timed: false) } ?? .unreadable
        case 8: return stamp(year: number(0, 4), number(4, 2), number(6, 2), time: nil, offset: nil, 420)
        case 12, 14:
            let second = text.count == 14 ? String(text.suffix(2)) : "00"
            let time = [String(number(8, 2)), String(number(10, 2)), second, nil]
            return stamp(year: number(0, 4), number(4, 2), number(6, 2), time: time, offset: nil, 420)
        default: return .unreadable
        }
    }

    /// Days since 1970 of an Excel serial between 1980 and 2100.
    private static func serial(_ text: String) -> Int? {
        let day = Int(text)! - 25_569
        return day >= days(1980, 1, 1)! && day < days(2101, 1, 1)! ? day : nil
    }

    private static func stamp(
        _ a: String, _ b: String, _ year: String, _ order: ExportSchema.DateOrder, time: [String?]?, offset: String?,
        _ zone: Int
    ) -> DateCell {
        var full = Int(year)!
        if year.count == 2 { full += full <= 68 ? 2000 : 1900 }
        return order == .dayFirst
            ? stamp(year: full, Int(b)!, Int(a)!, time: time, offset: offset, zone)
            : stamp(year: full, Int(a)!, Int(b)!, time: time, offset: offset, zone)
    }

    private static func stamp(
        year: Int, _ month: Int, _ day: Int, time: [String?]?, offset: String?, _ zone: Int
    ) -> DateCell {
        guard let days = days(year, month, day) else { return .unreadable }
        guard let time else {
            return days == 0 ? .unreadable : .date(Stamp(rawValue: UInt32(days * 86_400)), timed: false)
        }
        var hour = Int(time[0]!)!
        let minute = Int(time[1]!)!
        let second = time[2].map { Int($0)! } ?? 0
        switch time[3]?.lowercased() {
        case nil: break
        case "am", "sa":
            if hour > 12 { return .unreadable }
            if hour == 12 { hour = 0 }
        case "pm", "ch": if hour < 12 { hour += 12 }
        default: return .unreadable
        }
        guard hour < 24, minute < 60, second < 60 else { return .unreadable }
        let local = days * 86_400 + hour * 3600 + minute * 60 + second
        guard local > 0 else { return .unreadable }
        var value = local
        if let offset, !offset.isEmpty {
            var east = 0
            if offset.lowercased() != "z" {
                let digits = offset.dropFirst().filter { $0 != ":" }
                let minutes = digits.count == 4 ? Int(digits.suffix(2))! : 0
                guard minutes < 60 else { return .unreadable }
                east = Int(digits.prefix(2))! * 60 + minutes
                if offset.first == "-" { east = -east }
            }
            value += (zone - east) * 60
            guard value > 0, value <= Int(UInt32.max) else { return .unreadable }
        }
        return .date(Stamp(rawValue: UInt32(value)), timed: true)
    }

    /// Days since 1970-01-01, counted year by year and month by month.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1970...2105).contains(year), (1...12).contains(month) else { return nil }
        func isLeap(_ y: Int) -> Bool { y % 400 == 0 || (y % 4 == 0 && y % 100 != 0) }
        let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        var total = 0
        for y in 1970..<year { total += isLeap(y) ? 366 : 365 }
        return total + lengths[..<(month - 1)].reduce(0, +) + day - 1
    }
}
