import Reports

/// Keeps what a report writes.
final class TextSink: ReportSink {
    private var bytes: [UInt8] = []
    var text: String { String(decoding: bytes, as: UTF8.self) }
    func write(_ block: Span<UInt8>) { for place in block.indices { bytes.append(block[place]) } }
}
