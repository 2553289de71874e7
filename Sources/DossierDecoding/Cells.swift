import CSVStream

/// The cells of one record, lent for the time that it is decoded.
struct Cells: ~Escapable {
    let entry: RecordEntry
    let bytes: Span<UInt8>
    private let stops: Span<UInt32>
    let encoding: TextEncoding
    private let isVerbatim: Bool
    private let quote: UInt8
    private let first: Int
    let count: Int

    @_lifetime(copy bytes, copy stops)
    @inline(__always)
    init(entry: RecordEntry, bytes: Span<UInt8>, stops: Span<UInt32>, dialect: CSVDialect) {
        self.entry = entry
        self.bytes = bytes
        self.stops = stops
        encoding = dialect.encoding
        isVerbatim = entry.isVerbatim
        quote = dialect.quote
        first = Int(entry.firstField)
        count = Int(entry.fieldCount)
    }

    /// The trimmed cell of a column; empty for a column that the record does not reach.
    @inline(__always)
    func bounds(_ column: Int) -> (Int, Int) {
        guard column < count else { return (0, 0) }
        var low = Int(stops[first &+ column &- 1] &+ 1)
        var high = Int(stops[first &+ column])
        if isVerbatim {
            // The CR of a line that ends with CRLF belongs to no cell.
            if column == count &- 1 { high &-= entry.carriageReturns }
            if low < high, bytes[low] == quote {
                low &+= 1
                high &-= 1
            }
        }
        guard low < high, Self.mayBeginBlank(bytes[low]) || Self.mayEndBlank(bytes[high &- 1]) else {
            return (low, high)
        }
        return trimmed(low, high)
    }

    /// Whether a blank may begin with the byte: most cells are found to be trimmed by two of these questions.
    @inline(__always)
    private static func mayBeginBlank(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0xA0
    }

    @inline(__always)
    private static func mayEndBlank(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xA0 || byte == 0x8B || byte == 0xBF || byte == 0xAF
    }

    @inline(never)
    private func trimmed(_ from: Int, _ to: Int) -> (Int, Int) {
        var low = from
        var high = to
        while low < high {
            if bytes[low] <= 0x20 {
                low += 1
            } else if let wide = wideBlank(at: low, high) {
                low += wide
            } else {
                break
            }
        }
        while low < high {
            if bytes[high - 1] <= 0x20 {
                high -= 1
            } else if let wide = wideBlank(endingAt: high, low) {
                high -= wide
            } else {
                break
            }
        }
        return (low, high)
    }

    /// The id without a leading apostrophe, which is a text mark.
    @inline(__always)
    func id(_ column: Int) -> (Int, Int) {
        let (low, high) = bounds(column)
        return low < high && bytes[low] == 0x27 ? (low + 1, high) : (low, high)
    }

    /// Width of a no-break blank, zero-width blank or byte order mark at a place; nil when there is none.
    private func wideBlank(at low: Int, _ high: Int) -> Int? {
        if encoding.isSingleByte { return bytes[low] == 0xA0 ? 1 : nil }
        if high - low >= 2, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 { return 2 }
        return high - low >= 3 && isThreeByteBlank(low) ? 3 : nil
    }

    private func wideBlank(endingAt high: Int, _ low: Int) -> Int? {
        if encoding.isSingleByte { return bytes[high - 1] == 0xA0 ? 1 : nil }
        if high - low >= 2, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 { return 2 }
        return high - low >= 3 && isThreeByteBlank(high - 3) ? 3 : nil
    }

    /// U+200B, U+FEFF, U+202F
    private func isThreeByteBlank(_ at: Int) -> Bool {
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0xAF): true
        default: false
        }
    }

    @inline(__always)
    func isASCII(_ low: Int, _ high: Int) -> Bool {
        var all: UInt8 = 0
        for i in low..<high { all |= bytes[i] }
        return all < 0x80
    }

    /// The first non-empty cell from a column on.
    func firstNonEmpty(from column: Int) -> Int? {
        for index in column..<max(column, count) {
            let (low, high) = bounds(index)
            if low < high { return index }
        }
        return nil
    }
}

extension TextEncoding {
    /// The encodings in which every byte below 0x80 is ASCII and a cell stays in the file's own bytes.
    var isSingleByte: Bool { self == .windows1258 || self == .tcvn3 || self == .vni }
}
