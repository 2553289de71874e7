/// The beginning of a record whose end is in a later piece: its bytes, and the cells that libcsv has ended.
struct UnfinishedRecord {
    private var raw: [UInt8] = []
    private var cells: [UInt8] = []
    /// In front of the first cell stands nothing.
    private var stops: [UInt32] = [.max]

    /// Copies it out of a batch that is handed over, and moves the parser's place to what is left.
    mutating func take(from batch: RecordBatch, _ sink: UnsafeMutablePointer<CellSink>, _ place: inout Place) {
        raw.replaceSubrange(raw.indices, with: batch.raw[place.entryStart..<place.used])
        cells.replaceSubrange(cells.indices, with: batch.arena[place.firstCellByte..<sink.pointee.used])
        let shift = UInt32(place.firstCellByte)
        stops.removeAll(keepingCapacity: true)
        stops.append(.max)
        for index in place.firstField..<sink.pointee.count { stops.append(batch.stops[index] - shift) }
        place.used -= place.entryStart
        place.read -= place.entryStart
        place.lineStart -= place.entryStart
        place.entryStart = 0
        place.lineFirstField -= place.firstField - 1
        place.firstField = 1
        place.firstCellByte = 0
    }

    /// Puts it at the beginning of the next batch.
    func restore(into batch: RecordBatch, _ sink: UnsafeMutablePointer<CellSink>) {
        Self.put(raw, into: &batch.raw)
        Self.put(cells, into: &batch.arena)
        Self.put(stops, into: &batch.stops)
        sink.pointee.used = cells.count
        sink.pointee.count = stops.count
    }

    private static func put<Element>(_ saved: [Element], into array: inout [Element]) {
        array.replaceSubrange(0..<min(saved.count, array.count), with: saved)
    }
}
