/// Text as it stands in a comma-separated file.
///
/// Fields are joined by `open`, `separator` and `close`, which hold the quotes when every field is quoted;
/// `encoded` gives what stands between them.
struct CSVText {
    let quoting: GeneratorSettings.Quoting
    let open: [UInt8]
    let separator: [UInt8]
    let close: [UInt8]

    init(_ quoting: GeneratorSettings.Quoting) {
        self.quoting = quoting
        open = quoting == .all ? [0x22] : []
        separator = quoting == .all ? [0x22, 0x2C, 0x22] : [0x2C]
        close = open
    }

    func encoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var inner: [UInt8] = []
        var needsQuotes = false
        for byte in text {
            if byte == 0x22 { inner.append(0x22) }
            if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { needsQuotes = true }
            inner.append(byte)
        }
        return quoting == .minimal && needsQuotes ? [0x22] + inner + [0x22] : inner
    }

    func encoded(_ text: String) -> [UInt8] { encoded(text.utf8) }

    /// Several fields as one, with the separators between them.
    func joined(_ fields: [String]) -> [UInt8] { Array(fields.map(encoded).joined(separator: separator)) }

    /// A whole record without its line end.
    func record(_ cells: [[UInt8]]) -> [UInt8] {
        open + cells.map { encoded($0) }.joined(separator: separator) + close
    }

    /// The cells of a well-formed record without its line end: undoes ``record(_:)``.
    func cells(of record: ArraySlice<UInt8>) -> [[UInt8]] {
        var cells: [[UInt8]] = [[]]
        var quoted = false
        var index = record.startIndex
        while index < record.endIndex {
            let byte = record[index]
            if byte == 0x22 {
                let isDouble = quoted && index + 1 < record.endIndex && record[index + 1] == 0x22
                if isDouble {
                    cells[cells.count - 1].append(0x22)
                    index += 1
                } else {
                    quoted.toggle()
                }
            } else if byte == 0x2C, !quoted {
                cells.append([])
            } else {
                cells[cells.count - 1].append(byte)
            }
            index += 1
        }
        return cells
    }
}

/// Decimal numbers as bytes, without going through strings.
extension [UInt8] {
    /// At least `width` digits, filled up with zeros.
    mutating func append(decimal value: Int, width: Int = 1) {
        var divisor = 1
        var digits = 1
        while digits < width || value / divisor >= 10 {
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            append(0x30 + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
