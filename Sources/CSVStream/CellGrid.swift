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
    public func bounds(_ place: RecordPlace, _ column: Int) -> (Int, Int) {
        bytes.withUnsafeBufferPointer { bytes in
            stops.withUnsafeBufferPointer { stops in
                withUnsafePointer(to: place.place) { place in
                    var grid = mc_grid(
                        bytes: bytes.baseAddress, stops: stops.baseAddress, places: place, count: 1, quote: quote,
                        is_single_byte: encoding.isSingleByte ? 1 : 0)
                    let cell = mc_cell_bounds(&grid, place, UInt32(column))
                    return (Int(cell.low), Int(cell.high))
                }
            }
        }
    }
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
