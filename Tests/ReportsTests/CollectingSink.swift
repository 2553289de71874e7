import Reports

/// Keeps what a report writes, and can refuse a block.
final class CollectingSink: ReportSink {
    private(set) var blocks: [[UInt8]] = []
    var take: (_ text: String) throws -> Void

    init(_ take: @escaping (String) throws -> Void = { _ in }) { self.take = take }

    var text: String { String(decoding: blocks.joined(), as: UTF8.self) }

    func write(_ block: Span<UInt8>) throws {
        let bytes = block.indices.map { block[$0] }
        try take(String(decoding: bytes, as: UTF8.self))
        blocks.append(bytes)
    }
}

extension ListReport {
    /// Writes the list and hands its blocks on as texts.
    @discardableResult
    static func write(
        _ listing: DossierListing, format: Format = .csv, language: Language, options: Options = Options(),
        to take: (String) throws -> Void
    ) throws -> Int64 {
        try withoutActuallyEscaping(take) {
            try write(listing, format: format, language: language, options: options, to: CollectingSink($0))
        }
    }
}
