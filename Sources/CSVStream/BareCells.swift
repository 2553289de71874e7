import CTextKernels

/// Cells of records with doubled quotes, as libcsv would hand them out: copied one after the other behind the bytes of
/// the batch, each followed by a byte that belongs to none.
struct BareCells {
    let dialect: CSVDialect
    var free: Int
    /// Stops of the batch in use.
    var stops: Int

    func makeRoom(in batch: RecordBatch, _ marks: UnsafePointer<mc_record_mark>, _ found: StructuralScanner.Found) {
        var needed = free + StructuralScanner.padding
        var previous = found.from
        for index in 0..<found.entries {
            let end = Int(batch.stops[Int(marks[index].stop) + 1]) + 1
            // No more than the record's own bytes and one for each cell, which had a separator.
            if marks[index].doubled != 0 { needed += 2 * (end - previous) }
            previous = end
        }
        if batch.raw.count < needed {
            batch.raw.append(contentsOf: [UInt8](repeating: 0, count: needed - batch.raw.count))
        }
    }

    mutating func copy(
        _ entry: inout RecordEntry, _ bytes: UnsafeMutablePointer<UInt8>, _ all: UnsafeMutablePointer<UInt32>
    ) {
        let first = Int(entry.firstField)
        let last = first + Int(entry.fieldCount) - 1
        all[stops] = UInt32(truncatingIfNeeded: free) &- 1
        stops += 1
        entry.firstField = UInt32(truncatingIfNeeded: stops)
        for index in first...last {
            let end = Int(all[index]) - (index == last ? entry.carriageReturns : 0)
            let cell = VerbatimCell(bytes, Int(all[index - 1] &+ 1), end, quote: dialect.quote)
            let content = bytes + cell.content.lowerBound
            if cell.isQuoted {
                free += mc_unquote(content, cell.content.count, dialect.quote, bytes + free)
            } else {
                (bytes + free).update(from: content, count: cell.content.count)
                free += cell.content.count
            }
            bytes[free] = 0
            all[stops] = UInt32(truncatingIfNeeded: free)
            stops += 1
            free += 1
        }
        entry.isVerbatim = false
        entry.carriageReturns = 0
    }
}
