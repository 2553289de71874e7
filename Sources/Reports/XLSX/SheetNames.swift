/// Names of sheets as Excel takes them: at most 31 UTF-16 units, without `[]:*?/\`, no apostrophe at either end, not
/// "History", and no two that differ only in case.
struct SheetNames {
    static let mostUnits = 31
    private var taken: Set<String> = ["history"]

    /// The wanted name, or the nearest that is valid and free.
    mutating func unique(_ wanted: String) -> String {
        let base = Self.valid(wanted)
        var name = base
        var number = 1
        while !taken.insert(name.lowercased()).inserted {
            number += 1
            name = Self.with(base, suffix: " (\(number))")
        }
        return name
    }

    /// `Hồ sơ quá hạn (2)`: the further sheets of a long table.
    static func with(_ name: String, suffix: String) -> String {
        trimmed(prefix(name, units: mostUnits - suffix.utf16.count)) + suffix
    }

    static func valid(_ wanted: String) -> String {
        var name = ""
        for scalar in VisibleText.of(wanted).unicodeScalars {
            switch scalar {
            case "[", "{": name += "("
            case "]", "}": name += ")"
            case ":", "/", "\\": name += "-"
            case "*", "?": name += " "
            default: if scalar.value & 0xFFFE != 0xFFFE { name.unicodeScalars.append(scalar) }
            }
        }
        name = trimmed(prefix(trimmed(name), units: mostUnits))
        return name.isEmpty ? "-" : name
    }

    private static func prefix(_ name: String, units: Int) -> String {
        var prefix = ""
        var count = 0
        for character in name {
            count += character.utf16.count
            if count > units { break }
            prefix.append(character)
        }
        return prefix
    }

    private static func trimmed(_ name: String) -> String {
        var name = name[...]
        while let first = name.first, first == " " || first == "'" { name = name.dropFirst() }
        while let last = name.last, last == " " || last == "'" { name = name.dropLast() }
        return String(name)
    }
}
