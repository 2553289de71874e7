import CSVStream

/// What an amount cell says, in whole đồng.
public enum MoneyCell: Equatable, Sendable {
    case empty
    case dong(Int64)
    case unreadable
}

/// Reads amounts as Vietnamese exports write them (definitions §2): `1.250.000 đ`, `1,250,000`,
/// `1 250 000` (also with no-break blanks), `1250000.0`, `1.25E+06`, with VNĐ, VND, đ, ₫, đồng; Miễn phí,
/// Không and `-` are 0. A separator before groups of three digits marks thousands, one before other digits
/// decimals, which are rounded to the đồng. An amount over ``mostDong`` is no fee and cannot be read.
public enum MoneyParser {
    /// 1,000 billion đồng (nghìn tỷ): no fee comes near it, and sums over millions of dossiers stay exact.
    public static let mostDong: Int64 = 1_000_000_000_000

    /// Reads a cell in any form, decoded.
    public static func parse(_ text: String) -> MoneyCell {
        var number: [UInt8] = []
        var words = ""
        let scalars = Array(text.unicodeScalars)
        for (i, scalar) in scalars.enumerated() {
            switch scalar {
            case "0"..."9", ".", ",", "+", "-":
                number.append(UInt8(scalar.value))
            case "e", "E":
                let next = i + 1 < scalars.count ? scalars[i + 1] : " "
                if let last = number.last, (0x30...0x39).contains(last) || last == 0x2E,
                    ("0"..."9").contains(next) || next == "+" || next == "-"
                {
                    number.append(0x65)
                } else {
                    words.unicodeScalars.append(scalar)
                }
            case "'", " ", "\t", "\u{A0}", "\u{202F}": break
            default: words.unicodeScalars.append(scalar)
            }
        }
        let word = VietnameseText.foldLoose(words)
        if number.isEmpty {
            if words.isEmpty { return .empty }
            return freeWords.contains(word) ? .dong(0) : .unreadable
        }
        guard currencyWords.contains(word) else { return .unreadable }
        if number == [0x2D] || number == [0x2D, 0x2D] { return word.isEmpty ? .dong(0) : .unreadable }
        if number.contains(0x65) { return scientific(number) }
        // `1.250.000đ.` and `120.000,-` end in a mark that says nothing.
        if number.suffix(2) == [0x2C, 0x2D] { number.removeLast(2) }
        return grouped(number)
    }

    private static let freeWords: Set<String> = [
        "mienphi", "mien", "khong", "khongphi", "khongthu", "khongthuphi", "khongco", "ko", "na",
    ]
    /// What may stand beside the digits; `₫` folds to nothing.
    private static let currencyWords: Set<String> = ["", "d", "vnd", "dong", "vnddong", "dongvn"]

    /// Digits with separators.
    private static func grouped(_ number: [UInt8]) -> MoneyCell {
        var groups: [[UInt8]] = [[]]
        var separators: [UInt8] = []
        for byte in number {
            if byte == 0x2E || byte == 0x2C {
                separators.append(byte)
                groups.append([])
            } else if (0x30...0x39).contains(byte) {
                groups[groups.count - 1].append(byte)
            } else {
                return .unreadable
            }
        }
        guard !groups[0].isEmpty, groups.allSatisfy({ !$0.isEmpty }) else { return .unreadable }
        let thousands = { (part: ArraySlice<[UInt8]>) in part.dropFirst().allSatisfy { $0.count == 3 } }
        let uniform = Set(separators).count <= 1
        if uniform, groups[0].count <= 3 || separators.isEmpty, thousands(groups[...]) {
            return whole(groups.flatMap { $0 }, decimals: [])
        }
        // The last separator marks decimals: alone, or of another kind than those before it.
        let head = groups.dropLast()
        let others = separators.dropLast()
        guard let last = separators.last, !others.contains(last) || separators.count == 1,
            Set(others).count <= 1, others.isEmpty || (groups[0].count <= 3 && thousands(head))
        else { return .unreadable }
        return whole(head.flatMap { $0 }, decimals: groups[groups.count - 1])
    }

    private static func whole(_ digits: [UInt8], decimals: [UInt8]) -> MoneyCell {
        guard digits.count <= 18 else { return .unreadable }
        var value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        if let first = decimals.first, first >= 0x35 { value += 1 }
        return value <= mostDong ? .dong(value) : .unreadable
    }

    /// `1.25E+06`, exact: the mantissa's digits shifted by the exponent.
    private static func scientific(_ number: [UInt8]) -> MoneyCell {
        let parts = number.split(separator: 0x65, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return .unreadable }
        var digits: [UInt8] = []
        var scale = 0
        var afterPoint = false
        for byte in parts[0] {
            if byte == 0x2E || byte == 0x2C {
                guard !afterPoint else { return .unreadable }
                afterPoint = true
            } else if (0x30...0x39).contains(byte) {
                digits.append(byte)
                if afterPoint { scale += 1 }
            } else {
                return .unreadable
            }
        }
        var exponentDigits = parts[1]
        var sign = 1
        if let first = exponentDigits.first, first == 0x2B || first == 0x2D {
            sign = first == 0x2D ? -1 : 1
            exponentDigits = exponentDigits.dropFirst()
        }
        guard !digits.isEmpty, (1...2).contains(exponentDigits.count),
            exponentDigits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return .unreadable }
        let shift = sign * exponentDigits.reduce(0) { $0 * 10 + Int($1 - 0x30) } - scale
        if shift >= 0 { return whole(digits + Array(repeating: 0x30, count: shift), decimals: []) }
        guard -shift < digits.count else { return .dong(0) }
        return whole(Array(digits.dropLast(-shift)), decimals: Array(digits.suffix(-shift)))
    }
}
