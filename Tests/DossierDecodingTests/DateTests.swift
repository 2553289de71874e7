import Dossiers
import DossierDecoding
import Testing

@Suite("Date cells")
struct DateTests {
    /// Text, and the moment it means; without a time of day where none stands.
    static let readable: [(String, String)] = [
        ("05/03/2025", "2025-03-05"), ("5/3/2025", "2025-03-05"), ("05-03-2025", "2025-03-05"),
        ("05.03.2025", "2025-03-05"),
        ("2025-03-05", "2025-03-05"), ("2025/3/5", "2025-03-05"), ("20250305", "2025-03-05"),
        ("29/02/2024", "2024-02-29"),
        ("05/03/2025 08:15", "2025-03-05 08:15"), ("05/03/2025 08:15:30", "2025-03-05 08:15:30"),
        ("5/3/2025 8:5:3", "2025-03-05 08:05:03"), ("2025-03-05T08:15:30", "2025-03-05 08:15:30"),
        ("2025-03-05 08:15:30.123", "2025-03-05 08:15:30"), ("20250305081530", "2025-03-05 08:15:30"),
        ("202503050815", "2025-03-05 08:15"), ("05/03/2025, 08:15", "2025-03-05 08:15"),
        ("05/03/2025 - 08:15", "2025-03-05 08:15"),
        ("08:15 05/03/2025", "2025-03-05 08:15"), ("14h30 05/03/2025", "2025-03-05 14:30"),
        ("05/03/2025 14h30", "2025-03-05 14:30"),
        ("05/03/2025 08:15:30 SA", "2025-03-05 08:15:30"), ("05/03/2025 08:15 CH", "2025-03-05 20:15"),
        ("05/03/2025 12:15 SA", "2025-03-05 00:15"), ("05/03/2025 12:15 CH", "2025-03-05 12:15"),
        ("05/03/2025 12:00:00 am", "2025-03-05 00:00"), ("05/03/2025 11:59PM", "2025-03-05 23:59"),
        ("05/03/2025 14:30 CH", "2025-03-05 14:30"), ("'05/03/2025", "2025-03-05"), ("05/03/25", "2025-03-05"),
        ("05/03/68", "2068-03-05"), ("05/03/70", "1970-03-05"), ("05/03/99", "1999-03-05"),
        ("45721", "2025-03-05"), ("45721.5", "2025-03-05 12:00"), ("45721,75", "2025-03-05 18:00"),
        ("45721.0", "2025-03-05"),
        ("29221", "1980-01-01"), ("73415", "2100-12-31"), ("45721.999999", "2025-03-06 00:00"),
        ("45721.34376", "2025-03-05 08:15:01"), ("2025-03-05T01:15:30Z", "2025-03-05 08:15:30"),
        ("2025-03-05T08:15:30+07:00", "2025-03-05 08:15:30"), ("2025-03-05T08:15:30+0900", "2025-03-05 06:15:30"),
        ("2025-03-04 20:15:30-05", "2025-03-05 08:15:30"), ("05/03/2025 00:00:00", "2025-03-05 00:00"),
    ]

    @Test("the forms of an office's exports are read", arguments: readable)
    func reads(_ text: String, _ expected: String) {
        let timed = expected.contains(" ")
        #expect(DateParser().parse(text) == .date(Stamp(expected), timed: timed))
    }

    @Test(
        "a date that is none is not guessed",
        arguments: [
            "03/15/2025", "31/02/2025", "29/02/2025", "00/03/2025", "05/13/2025", "05/03/2106", "05/03/1969",
            "05/03/69", "5/3", "05/03-2025",
            "05/03/2025 24:00", "05/03/2025 08:60", "05/03/2025 08", "05/03/2025 13:30 SA", "05/03/2025 08:15 XX",
            "05/03/202", "05/03/20255",
            "hôm qua", "45721.5.5", "29220", "73416", "123456", "4572", "2025-03-05T", "2025-03-05T08:15:30+7",
            "2025-03-05T08:15+07:60",
            "05/03/2025 08:15 06/03/2025", "20251305", "2025030508153", "005/03/2025", "05//03/2025",
        ])
    func doesNotGuess(_ text: String) { #expect(DateParser().parse(text) == .unreadable) }

    @Test(
        "what offices write for none is an empty cell",
        arguments: ["", "-", "--", "N/A", "n/a", "null", "NULL", "0", "'"])
    func isEmpty(_ text: String) { #expect(DateParser().parse(text) == .empty) }

    @Test("month first is read where the schema says so, and never guessed")
    func monthFirst() {
        let parser = DateParser(order: .monthFirst, utcOffsetMinutes: -300)
        #expect(parser.parse("03/05/2025 02:15:30 PM") == .date(Stamp("2025-03-05 14:15:30"), timed: true))
        #expect(parser.parse("15/03/2025") == .unreadable)
        #expect(parser.parse("2025-03-05") == .date(Stamp("2025-03-05"), timed: false))
        #expect(parser.parse("2025-03-05T12:00:00Z") == .date(Stamp("2025-03-05 07:00"), timed: true))
    }

    @Test("the table agrees with the slow reader too")
    func referenceAgreesWithTable() {
        for (text, expected) in Self.readable {
            #expect(SlowDateReader.read(text) == .date(Stamp(expected), timed: expected.contains(" ")), "\(text)")
        }
    }

    @Test(
        "random cells are read as the slow reader reads them",
        arguments: [ExportSchema.DateOrder.dayFirst, .monthFirst])
    func agreesWithReference(_ order: ExportSchema.DateOrder) {
        var random = SplitMix64(seed: 20_250_305)
        let parser = DateParser(order: order, utcOffsetMinutes: 420)
        for _ in 0..<6_000 {
            let text = RandomDates.cell(&random)
            let found = parser.parse(text)
            let expected = SlowDateReader.read(text, order: order)
            #expect(found == expected, "\(text.debugDescription)")
        }
    }

    @Test("what is printed is read back")
    func readsBack() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<5_000 {
            let stamp = Stamp(rawValue: UInt32.random(in: 1...4_291_747_199, using: &random))
            #expect(DateParser().parse(stamp.isoText()) == .date(stamp, timed: true))
            let vietnamese =
                stamp.vietnameseText() + ":" + (stamp.components.second < 10 ? "0" : "") + "\(stamp.components.second)"
            #expect(DateParser().parse(vietnamese) == .date(stamp, timed: true))
            guard stamp.day.start != .none else { continue }
            #expect(DateParser().parse(stamp.day.vietnameseText) == .date(stamp.day.start, timed: false))
        }
    }
}

/// Cells that look like dates: every form with any numbers, then now and then a letter changed.
private enum RandomDates {
    static func cell(_ random: inout SplitMix64) -> String {
        var text = form(&random)
        if Int.random(in: 0..<4, using: &random) == 0 { text = damaged(text, &random) }
        // The caller trims a cell before it is read.
        while let last = text.unicodeScalars.last, last.value <= 0x20 || last == "\u{A0}" {
            text.unicodeScalars.removeLast()
        }
        while let first = text.unicodeScalars.first, first.value <= 0x20 || first == "\u{A0}" {
            text.unicodeScalars.removeFirst()
        }
        return text
    }

    private static func number(_ range: ClosedRange<Int>, _ width: Int, _ random: inout SplitMix64) -> String {
        let digits = String(Int.random(in: range, using: &random))
        let isPadded = Int.random(in: 0..<3, using: &random) > 0
        return (isPadded ? String(repeating: "0", count: max(0, width - digits.count)) : "") + digits
    }

    private static func form(_ r: inout SplitMix64) -> String {
        let separator = r.pick(["/", "/", "-", "."])
        let (day, month) = (number(0...32, 2, &r), number(0...13, 2, &r))
        let year = r.pick([number(1968...2107, 4, &r), "2025", number(0...99, 2, &r)])
        let date = r.pick([day + separator + month + separator + year, year + separator + month + separator + day])
        var time = number(0...25, 2, &r) + r.pick([":", ":", "h"]) + number(0...61, 2, &r)
        if Bool.random(using: &r) { time += ":" + number(0...61, 2, &r) }
        if Int.random(in: 0..<6, using: &r) == 0 { time += ".5" }
        time += r.pick(["", "", "", " SA", "CH", " am", " PM"])
        let gap = r.pick([" ", " ", "T", ", ", " - ", "  ", "\u{A0}"])
        switch Int.random(in: 0..<8, using: &r) {
        case 0: return date
        case 1...3: return date + gap + time + r.pick(["", "", "Z", "+07:00", "-0330", "+09"])
        case 4: return time + r.pick([" ", ", ", "  "]) + date
        case 5: return r.pick(["'", ""]) + String(Int.random(in: 0...99_999, using: &r))
        case 6:
            return String(Int.random(in: 29_000...74_000, using: &r)) + r.pick([".", ","]) + number(0...999_999, 1, &r)
        default:
            return String(
                Int.random(in: 19_000_000_000_000...21_120_000_000_000, using: &r).description.prefix(
                    r.pick([8, 12, 14])))
        }
    }

    private static func damaged(_ text: String, _ random: inout SplitMix64) -> String {
        var letters = Array(text.unicodeScalars)
        guard !letters.isEmpty else { return text }
        let at = Int.random(in: 0..<letters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.remove(at: at)
        case 1: letters.insert(random.pick(["0", "1", "/", ":", " ", "x", "-", ".", "+"]), at: at)
        default: letters[at] = random.pick(["9", "3", "/", ":", " ", "T", "'", ",", "Z"])
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        return String(text)
    }
}
