import CTextKernels

/// What the first bytes of a file tell about how to read it. Pure functions of these bytes; which reading shows the
/// required headings is decided where headings are known.
public enum Detection {
    /// The delimiters and quotes that come into question, the usual ones first.
    public static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    public static let quotes: [UInt8] = [0x22, 0x27]

    /// The encoding that a byte order mark names, and the mark's length.
    public static func byteOrderMark(_ head: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16le, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16be, 2) }
        return nil
    }

    /// UTF-16 without a mark: zero bytes at every second byte (at least half of the one kind of place), and next
    /// to none between them.
    public static func looksLikeUTF16(_ head: [UInt8]) -> TextEncoding? {
        let pairs = min(head.count, 4096) / 2
        guard pairs >= 2 else { return nil }
        var first = 0
        var second = 0
        for pair in 0..<pairs {
            if head[pair * 2] == 0 { first += 1 }
            if head[pair * 2 + 1] == 0 { second += 1 }
        }
        if second * 2 >= pairs, first * 50 <= pairs { return .utf16le }
        if first * 2 >= pairs, second * 50 <= pairs { return .utf16be }
        return nil
    }

    /// The delimiter that a first line `sep=X` names, also behind a byte order mark and in UTF-16.
    public static func separatorDeclared(_ head: [UInt8]) -> UInt8? {
        let encoding = byteOrderMark(head)?.encoding ?? looksLikeUTF16(head) ?? .utf8
        // Enough for a mark and the line in any encoding.
        var start = asUTF8(Array(head.prefix(32)), encoding)
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
        return SeparatorLine(start, isWhole: head.count <= 32)?.separator
    }

    /// A record of the head as text.
    public struct SampleRecord: Sendable, Equatable {
        public var cells: [String]
        public var firstLine: UInt64
        public var lastLine: UInt64
        public var recordNumber: UInt64
    }

    /// The first records, as the reader itself reads them. Text is decoded but not composed in Unicode files, so
    /// that headings which are not NFC can be told.
    /// - Parameters:
    ///   - isWhole: whether the head is the whole file; else a record that reaches its end may be cut, and is
    ///     left out.
    ///   - maximum: the number of records wanted; blank lines and faults are passed over.
    public static func sampleRecords(
        _ head: [UInt8], dialect: CSVDialect, isWhole: Bool, maximum: Int = 30, limits: RecordLimits = .init()
    ) -> [SampleRecord] {
        let source = MemorySource(head)
        let reader = LibCSVReader(source: source, dialect: dialect, limits: limits, blockSize: 16 * 1024)
        let batch = RecordBatch()
        let encoding = dialect.encoding.ofCells
        var records: [SampleRecord] = []
        while records.count < maximum, (try? reader.next(into: batch)) == true {
            for entry in batch.entries where entry.kind == .record && (isWhole || entry.endsWithLineEnd) {
                guard records.count < maximum else { break }
                records.append(
                    SampleRecord(
                        cells: (0..<Int(entry.fieldCount)).map { index in
                            TextDecoding.decodeAsWritten(batch.field(index, of: entry, in: dialect), from: encoding)
                        },
                        firstLine: entry.firstLine, lastLine: entry.lastLine, recordNumber: entry.recordNumber))
            }
        }
        return records
    }

    /// The head as UTF-8 when it is UTF-16, else as it stands.
    static func asUTF8(_ head: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
        guard encoding == .utf16le || encoding == .utf16be else { return head }
        var state = mc_utf16_state()
        state.big_endian = encoding == .utf16be ? 1 : 0
        return [UInt8](unsafeUninitializedCapacity: head.count / 2 * 3 + 16) { buffer, count in
            guard let target = buffer.baseAddress else { return }
            count = mc_utf16_to_utf8(&state, head, head.count, target)
        }
    }
}
