import CTextKernels

/// The cells of a batch, lent for the time that it is decoded.
public struct CellGrid: ~Escapable {
    public let bytes: Span<UInt8>
    private let stops: Span<UInt32>
    public let encoding: TextEncoding
    private let quote: UInt8

    @_lifetime(copy bytes, copy stops)
    @inline(__always)
    public init(bytes: Span<UInt8>, stops: Span<UInt32>, dialect: CSVDialect) {
        self.bytes = bytes
        self.stops = stops
        encoding = dialect.encoding
        quote = dialect.quote
    }

    /// The cell of a column, without quotes and blanks around it; empty for a column that the record does not reach.
    @inline(__always)
    public func bounds(_ place: RecordPlace, _ column: Int) -> (Int, Int) {
        guard column < place.count else { return (0, 0) }
        let stop = Int(place.place.first_field) &+ column
        var low = Int(stops[stop &- 1] &+ 1)
        var high = Int(stops[stop])
        if place.place.is_verbatim != 0 {
            // The CR of a line that ends with CRLF belongs to no cell.
            if column &+ 1 == place.count { high &-= Int(place.place.carriage_returns) }
            if low < high, bytes[low] == quote {
                low &+= 1
                high &-= 1
            }
        }
        guard low < high, Self.mayBeBlank(bytes[low]) || Self.mayBeBlank(bytes[high &- 1]) else { return (low, high) }
        return trimmed(low, high)
    }

    /// Whether a blank may begin or end with the byte.
    @inline(__always)
    private static func mayBeBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte >= 0x80 }

    @inline(never)
    private func trimmed(_ low: Int, _ high: Int) -> (Int, Int) {
        bytes.withUnsafeBufferPointer { bytes in
            let cell = mc_trim(bytes.baseAddress, UInt32(low), UInt32(high), encoding.isSingleByte ? 1 : 0)
            return (Int(cell.low), Int(cell.high))
        }
    }
}

extension TextEncoding {
    /// The encodings in which every byte below 0x80 is ASCII and a cell stays in the file's own bytes.
    public var isSingleByte: Bool { self == .windows1258 || self == .tcvn3 || self == .vni }
}

/// Where the cells of one record of a batch are, in few bytes.
public struct RecordPlace: BitwiseCopyable, Sendable {
    var place: mc_place

    /// - Parameter index: of the record in its batch's entries.
    @inline(__always)
    public init(_ entry: RecordEntry, index: Int) {
        place = mc_place(
            first_field: entry.firstField, count: entry.fieldCount, entry: UInt32(truncatingIfNeeded: index),
            is_verbatim: entry.isVerbatim ? 1 : 0, carriage_returns: UInt8(truncatingIfNeeded: entry.carriageReturns),
            unused: 0)
    }

    /// Index of the record in its batch's entries.
    @inline(__always)
    public var entry: Int { Int(place.entry) }
    /// Number of cells.
    @inline(__always)
    public var count: Int { Int(place.count) }
}
