import CSVStream
public import Dossiers

/// What decoding one batch yields. Reused from batch to batch.
public struct DecodedBatch {
    /// The accepted records, in order.
    public var rows: [Dossier] = []
    /// Where the cells of each row are.
    var places: [RecordPlace] = []
    var keys: [RecordKey] = []
    public var rejected: [RejectedEntry] = []
    /// The ids of the rows as text (list mode only): row *k* is `idStarts[k] ..< idStarts[k + 1]`.
    public var idBytes: [UInt8] = []
    public var idStarts: [Int] = [0]
    /// Unreadable cells and unknown words of the batch (list mode only), by record and column.
    public var cellFindings: [CellFinding] = []

    public init() {}

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        rejected.removeAll(keepingCapacity: true)
        idBytes.removeAll(keepingCapacity: true)
        idStarts.removeAll(keepingCapacity: true)
        idStarts.append(0)
        cellFindings.removeAll(keepingCapacity: true)
    }
}

/// One cell with a finding: where it stands, never what it says.
public struct CellFinding: Sendable, Equatable {
    public var finding: Findings
    public var line: UInt64
    public var record: UInt64
    /// Column number from 1; 0 for the whole record.
    public var column: Int
}
