/// Unicode's canonical composition (NFC) for letters with the marks U+0300–U+036F. Text in scripts that compose
/// otherwise (Hangul, kana with voice marks, Indic) passes through as it is.
enum Composition {
    typealias Scalar = Unicode.Scalar

    private struct Tables {
        var composed: [UInt64: Scalar] = [:]
        var parts: [Scalar: (letter: Scalar, mark: Scalar)] = [:]
        var replaced: [Scalar: [Scalar]] = [:]

        init() {
            for group in CompositionTable.pairs {
                guard let mark = Scalar(group.mark) else { continue }
                for (letter, whole) in zip(group.letters.unicodeScalars, group.composed.unicodeScalars) {
                    composed[Composition.key(letter, mark)] = whole
                    parts[whole] = (letter, mark)
                }
            }
            for (scalar, others) in CompositionTable.replaced {
                if let scalar = Scalar(scalar) { replaced[scalar] = others.compactMap { Scalar($0) } }
            }
        }
    }

    private static let tables = Tables()

    private static func key(_ letter: Scalar, _ mark: Scalar) -> UInt64 {
        UInt64(letter.value) << 32 | UInt64(mark.value)
    }

    /// One letter and one mark as one scalar, where Unicode has it.
    static func composed(_ letter: Scalar, _ mark: Scalar) -> Scalar? { tables.composed[key(letter, mark)] }

    /// Whether NFC can change anything in a text that holds this scalar.
    private static func isPlain(_ scalar: Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x1E00..<0x1F00, 0x2000..<0x20D0: true
        case 0x300..<0x370: false
        default: scalar.properties.canonicalCombiningClass == .notReordered && tables.replaced[scalar] == nil
        }
    }

    static func canChange(_ text: String) -> Bool {
        // Below U+0300 every lead byte is below CC.
        text.utf8.contains { $0 >= 0xCC } && !text.unicodeScalars.allSatisfy(isPlain)
    }

    /// Letters and marks apart, marks in canonical order.
    static func decomposed(_ text: String) -> [Scalar] {
        var scalars: [Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &scalars) }
        order(&scalars)
        return scalars
    }

    private static func append(_ scalar: Scalar, to scalars: inout [Scalar]) {
        if scalar.value < 0xC0 {
            scalars.append(scalar)
        } else if let (letter, mark) = tables.parts[scalar] {
            append(letter, to: &scalars)
            scalars.append(mark)
        } else if let others = tables.replaced[scalar] {
            for other in others { append(other, to: &scalars) }
        } else {
            scalars.append(scalar)
        }
    }

    private static func order(_ scalars: inout [Scalar]) {
        var start = 0
        while start < scalars.count {
            guard scalars[start].markClass != 0 else {
                start += 1
                continue
            }
            var end = start
            while end < scalars.count, scalars[end].markClass != 0 { end += 1 }
            if end - start > 1 {
                // The standard library's sort is stable.
                scalars[start..<end].sort { $0.markClass < $1.markClass }
            }
            start = end
        }
    }

    static func composed(_ text: String) -> [Scalar] {
        var result: [Scalar] = []
        var letter: Int?
        var lastClass: UInt8 = 0
        for scalar in decomposed(text) {
            let markClass = scalar.markClass
            if let at = letter {
                let isNext = at == result.count - 1
                // A mark is cut off from its letter by one of its own class or above.
                if isNext || (markClass != 0 && lastClass < markClass), let whole = composed(result[at], scalar) {
                    result[at] = whole
                    continue
                }
            }
            if markClass == 0 { letter = result.count }
            lastClass = markClass
            result.append(scalar)
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Canonical combining class; 0 for letters.
    fileprivate var markClass: UInt8 {
        value < 0x300 ? 0 : UInt8(truncatingIfNeeded: properties.canonicalCombiningClass.rawValue)
    }
}

extension String {
    init(scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
