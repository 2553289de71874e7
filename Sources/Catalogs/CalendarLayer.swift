import Dossiers

/// The days that one calendar file names.
struct CalendarLayer: CatalogLayer {
    static let kind = CatalogKind.calendar
    let header: CatalogHeader
    private var years: Located<ClosedRange<Int>>?
    private var days: [Entry] = []

    static let keys = ["years", "daysOff", "daysWorked"]
    static let yearKeys = ["first", "last"]
    static let dayKeys = ["days", "note", "source"]

    private struct Entry {
        var day: CalendarFile.Day
        var isWorked: Bool
        var place: Located<String>
    }

    init(_ source: SourceFile) throws(CatalogError) {
        let mapping = try CatalogHeader.mapping(of: source, kind: .calendar, keys: Self.keys)
        header = try CatalogHeader(mapping, kind: .calendar)
        if let node = mapping["years"] { years = try Self.years(node, mapping.reader) }
        if let node = mapping["daysOff"] { try add(node, isWorked: false, mapping.reader) }
        if let node = mapping["daysWorked"] { try add(node, isWorked: true, mapping.reader) }
    }

    private static func years(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> Located<
        ClosedRange<Int>
    > {
        let mapping = try reader.mapping(node, keys: yearKeys)
        let first = try year(mapping.required("first"), reader)
        let last = try year(mapping.required("last"), reader)
        guard first <= last else {
            throw reader.fault(
                .invalidYear, at: try mapping.required("last"), found: "\(last)", expected: ["\(first)"])
        }
        return Located(value: first...last, line: node.line, column: node.column)
    }

    private static func year(_ node: YAMLNode, _ reader: StrictReader) throws(CatalogError) -> Int {
        let text = try reader.text(node)
        guard let year = Int(text), CivilDay.representedYears.contains(year) else {
            throw reader.fault(.invalidYear, at: node, found: text, expected: ["2027"])
        }
        return year
    }

    private mutating func add(_ node: YAMLNode, isWorked: Bool, _ reader: StrictReader) throws(CatalogError) {
        for item in try reader.items(node) {
            let group = try reader.mapping(item, keys: Self.dayKeys)
            let note = try reader.bilingual(group.required("note"))
            let source = try reader.text(group.required("source"))
            for text in try reader.texts(group.required("days")) {
                guard let day = CivilDay(isoDate: text.value) else {
                    throw CatalogError(
                        file: reader.file, line: text.line, column: text.column, kind: .invalidDate,
                        found: text.value, expected: ["2027-01-01"])
                }
                if let earlier = days.first(where: { $0.day.day == day }) {
                    throw CatalogError(
                        file: reader.file, line: text.line, column: text.column, kind: .doubledDay,
                        found: text.value, expected: [earlier.isWorked ? "daysWorked" : "daysOff"],
                        earlierLine: earlier.place.line)
                }
                let named = CalendarFile.Day(day: day, noteVi: note.vi, noteEn: note.en, source: source)
                days.append(Entry(day: named, isWorked: isWorked, place: text))
            }
        }
    }

    /// The calendar of a file and what it extends, the file itself first: its years are added to the base's, and
    /// about a day the file itself has the last word.
    static func calendar(_ layers: [CalendarLayer]) throws(CatalogError) -> CalendarFile {
        var years: ClosedRange<Int>?
        var days: [CivilDay: Entry] = [:]
        for layer in layers.reversed() {
            years = try layer.years(addedTo: years)
            guard let years else { throw layer.header.missing("years") }
            for entry in layer.days {
                guard years.contains(entry.day.day.civilYear) else {
                    throw CatalogError(
                        file: layer.header.file, line: entry.place.line, column: entry.place.column,
                        kind: .dayOutsideYears, found: entry.place.value,
                        expected: [String(years.lowerBound), String(years.upperBound)])
                }
                days[entry.day.day] = entry
            }
        }
        guard let years else { throw layers[0].header.missing("years") }
        let inOrder = days.values.sorted { $0.day.day < $1.day.day }
        let entry = layers[0].header.entry
        return CalendarFile(
            id: entry.id, nameVi: entry.nameVi, nameEn: entry.nameEn, sourceVi: entry.sourceVi,
            sourceEn: entry.sourceEn, years: years,
            daysOff: inOrder.filter { !$0.isWorked }.map(\.day),
            daysWorked: inOrder.filter(\.isWorked).map(\.day))
    }

    private func years(addedTo base: ClosedRange<Int>?) throws(CatalogError) -> ClosedRange<Int>? {
        guard let years else { return base }
        guard let base else { return years.value }
        guard years.value.lowerBound <= base.upperBound + 1, years.value.upperBound >= base.lowerBound - 1
        else {
            throw CatalogError(
                file: header.file, line: years.line, column: years.column, kind: .yearsApart,
                found: "\(years.value.lowerBound)–\(years.value.upperBound)",
                expected: [String(base.lowerBound), String(base.upperBound)])
        }
        return min(base.lowerBound, years.value.lowerBound)...max(base.upperBound, years.value.upperBound)
    }
}

extension CivilDay {
    /// The years of which a ``Stamp`` can hold every day.
    fileprivate static let representedYears = 1971...2105

    /// A day written `yyyy-MM-dd` that exists.
    fileprivate init?(isoDate text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            Self.representedYears.contains(year), (1...12).contains(month), day >= 1
        else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        self = Self.newYear(year).adding(lengths[..<(month - 1)].reduce(0, +) + day - 1)
    }

    fileprivate var civilYear: Int {
        var year = 1970 + Int(number) / 366
        while Self.newYear(year + 1) <= self { year += 1 }
        return year
    }

    /// 1 January of a year from 1970 on.
    private static func newYear(_ year: Int) -> CivilDay {
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
        return CivilDay(number: Int32((year - 1970) * 365 + leapDays))
    }
}
