@testable import CSVStream

/// A seeded generator, so that a failing property can be run again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// An entry with everything it points at, for comparing.
struct Stretch: Equatable, CustomStringConvertible {
    var kind: String
    var cells: [[UInt8]] = []
    var firstLine: UInt64
    var lastLine: UInt64
    var recordNumber: UInt64
    var offset: UInt64
    var count: UInt64
    var raw: [UInt8]
    var endsWithLineEnd: Bool
    var isBad = false
    var hasZero = false

    /// `1 [a][b]`, `2-3 unclosedQuote`, `4 blank`; `…` when the last line has no end.
    var description: String {
        let lines = firstLine == lastLine ? "\(firstLine)" : "\(firstLine)-\(lastLine)"
        let what = kind == "record" ? cells.map { "[" + Self.visible($0) + "]" }.joined() : kind
        return "\(lines) \(what)" + (endsWithLineEnd ? "" : "…") + (isBad ? " bad" : "") + (hasZero ? " zero" : "")
    }

    static func visible(_ bytes: [UInt8]) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { return "\(bytes)" }
        return String(
            text.unicodeScalars.map { scalar -> String in
                switch scalar {
                case "\r": "\\r"
                case "\n": "\\n"
                case "\t": "\\t"
                case "\0": "\\0"
                default: String(scalar)
                }
            }.joined())
    }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Reads everything; the pieces of a long fault are joined, since where they are cut is not promised.
func readAll(
    _ input: [UInt8], _ dialect: CSVDialect = CSVDialect(), limits: RecordLimits = .init(),
    blockSize: Int = 256 * 1024, piece: Int = .max, separatorLine: Bool = true
) throws -> (stretches: [Stretch], reader: LibCSVReader) {
    let reader = LibCSVReader(
        source: MemorySource(input, piece: piece), dialect: dialect, limits: limits, blockSize: blockSize,
        separatorLine: separatorLine)
    var stretches: [Stretch] = []
    let batch = RecordBatch()
    while try reader.next(into: batch) {
        for entry in batch.entries {
            let raw = Array(batch.rawBytes(of: entry))
            if entry.kind == .faultContinued, var last = stretches.popLast() {
                last.count += entry.byteCount
                last.raw += raw
                last.endsWithLineEnd = entry.endsWithLineEnd
                last.isBad = last.isBad || entry.hasBadEncoding
                last.hasZero = last.hasZero || entry.hasZeroByte
                stretches.append(last)
                continue
            }
            stretches.append(
                Stretch(
                    kind: name(of: entry.kind),
                    cells: (0..<Int(entry.fieldCount)).map { Array(batch.field($0, of: entry)) },
                    firstLine: entry.firstLine, lastLine: entry.lastLine, recordNumber: entry.recordNumber,
                    offset: entry.byteOffset, count: entry.byteCount, raw: raw, endsWithLineEnd: entry.endsWithLineEnd,
                    isBad: entry.hasBadEncoding, hasZero: entry.hasZeroByte))
        }
    }
    return (stretches, reader)
}

private func name(of kind: RecordEntry.Kind) -> String {
    switch kind {
    case .record: "record"
    case .blank: "blank"
    case .separatorLine: "separatorLine"
    case .fault(let fault): fault.rawValue
    case .faultContinued: "faultContinued"
    }
}
