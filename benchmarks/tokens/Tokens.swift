public import CSVStream

/// What tokenizing a text gave: how many records and cells, and where their bounds are, in one number.
public struct Tokens: Equatable, Sendable {
    public var records = 0
    public var fields = 0
    /// The squares of the cells' widths as they stand, added up: with other bounds it is another one.
    public var checksum: UInt64 = 0

    public init() {}

    /// Goes through the bounds of every cell of a batch.
    public mutating func count(_ batch: RecordBatch) {
        let stops = batch.stops
        stops.withUnsafeBufferPointer { stops in
            for entry in batch.entries where entry.kind == .record {
                records += 1
                fields += Int(entry.fieldCount)
                let first = Int(entry.firstField)
                var sum: UInt64 = 0
                for stop in first..<first + Int(entry.fieldCount) {
                    let width = stops[stop] &- stops[stop - 1] &- 1
                    sum &+= UInt64(width) &* UInt64(width)
                }
                checksum &+= sum
            }
        }
    }

    /// Tokenizes a source with one thread.
    public static func scan(_ source: any ByteSource, _ dialect: CSVDialect) throws(ReadError) -> Tokens {
        var tokens = Tokens()
        let scan = FileScan(source: source, dialect: dialect)
        let block = ScannedBlock()
        while try scan.next(into: block) {
            for batch in block.batches { tokens.count(batch) }
        }
        return tokens
    }
}
