/// The beginning of a record whose end is in a later block: its bytes, and the cells that libcsv has ended.
struct UnfinishedRecord {
    private var raw: [UInt8] = []
    private var cells: [UInt8] = []
    private var starts: [UInt32] = []
    private var ends: [UInt32] = []

    /// Copies it out of a batch that is handed over, and moves the reader's place to what is left.
    mutating func take(from batch: RecordBatch, _ sink: UnsafeMutablePointer<CellSink>, _ place: inout Place) {
        raw.replaceSubrange(raw.indices, with: batch.raw[place.entryStart..<place.used])
        cells.replaceSubrange(cells.indices, with: batch.arena[place.firstCellByte..<sink.pointee.used])
        let fields = place.firstField..<sink.pointee.count
        let shift = UInt32(place.firstCellByte)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for index in fields {
            starts.append(batch.fieldStarts[index] - shift)
            ends.append(batch.fieldEnds[index] - shift)
        }
        place.used -= place.entryStart
        place.read -= place.entryStart
        place.lineStart -= place.entryStart
        place.entryStart = 0
        place.lineFirstField -= place.firstField
        place.firstField = 0
        place.firstCellByte = 0
    }

    /// Puts it at the beginning of the next batch.
    func restore(into batch: RecordBatch, _ sink: UnsafeMutablePointer<CellSink>) {
        Self.put(raw, into: &batch.raw)
        Self.put(cells, into: &batch.arena)
        Self.put(starts, into: &batch.fieldStarts)
        Self.put(ends, into: &batch.fieldEnds)
        sink.pointee.used = cells.count
        sink.pointee.count = starts.count
    }

    private static func put<Element>(_ saved: [Element], into array: inout [Element]) {
        array.replaceSubrange(0..<min(saved.count, array.count), with: saved)
    }
}
