import Dispatch
import Foundation

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

/// The parser of a file says something else than libcsv does.
struct Disagreement: Error, CustomStringConvertible {
    var description: String
}

/// Reads everything with libcsv, and once more with every parser, by one and by several threads, which must agree.
func readAll(
    _ input: [UInt8], _ dialect: CSVDialect = CSVDialect(), limits: RecordLimits = .init(),
    blockSize: Int = 256 * 1024, piece: Int = .max, separatorLine: Bool = true, threads: [Int] = [1, 3]
) throws -> (stretches: [Stretch], reader: LibCSVReader) {
    let reader = LibCSVReader(
        source: MemorySource(input, piece: piece), dialect: dialect, limits: limits, blockSize: blockSize,
        separatorLine: separatorLine)
    var gathered = Gathered(dialect: dialect)
    let batch = RecordBatch()
    while try reader.next(into: batch) { gathered.add(batch) }
    for choice in ParserChoice.allCases {
        for threads in threads {
            let scan = FileScan(
                source: MemorySource(input, piece: piece), dialect: dialect, limits: limits, parser: choice,
                blockSize: blockSize, separatorLine: separatorLine)
            let scanned = try scanAll(scan, threads: threads)
            let who = "--parser \(choice), \(threads) threads, blocks of \(blockSize), \(dialect), \(input)"
            guard scanned == gathered.stretches else {
                throw Disagreement(description: "\(who): \(scanned) is not \(gathered.stretches)")
            }
            guard scan.lineCount == reader.lineCount, scan.byteCount == reader.byteCount,
                scan.lineEnds == reader.lineEnds
            else {
                throw Disagreement(
                    description: "\(who): \(scan.lineCount) lines, \(scan.byteCount) bytes, \(scan.lineEnds) are not "
                        + "\(reader.lineCount), \(reader.byteCount), \(reader.lineEnds)")
            }
        }
    }
    return (gathered.stretches, reader)
}

/// Parses everything with so many threads and puts it together in the order of the file.
func scanAll(_ scan: FileScan, threads: Int) throws -> [Stretch] {
    let results = Results()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
        let block = ScannedBlock()
        do {
            while try scan.next(into: block) {
                var gathered = Gathered(dialect: scan.dialect)
                for batch in block.batches { gathered.add(batch) }
                results.add(block.number, gathered)
            }
        } catch { results.fail(error) }
    }
    return try results.joined(scan.dialect)
}

private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var blocks: [Int: Gathered] = [:]
    private var error: (any Error)?

    func add(_ number: Int, _ block: Gathered) { lock.withLock { blocks[number] = block } }
    func fail(_ error: any Error) { lock.withLock { self.error = error } }

    func joined(_ dialect: CSVDialect) throws -> [Stretch] {
        if let error { throw error }
        var all = Gathered(dialect: dialect)
        for number in blocks.keys.sorted() { all.add(blocks[number]!) }
        return all.stretches
    }
}

/// Entries with everything they point at. The pieces of a long fault are joined, since where they are cut is not promised.
struct Gathered {
    let dialect: CSVDialect
    var stretches: [Stretch] = []

    init(dialect: CSVDialect) { self.dialect = dialect }

    mutating func add(_ batch: RecordBatch) {
        for entry in batch.entries {
            add(
                Stretch(
                    kind: name(of: entry.kind),
                    cells: (0..<Int(entry.fieldCount)).map { Array(batch.field($0, of: entry, in: dialect)) },
                    firstLine: entry.firstLine, lastLine: entry.lastLine, recordNumber: entry.recordNumber,
                    offset: entry.byteOffset, count: entry.byteCount, raw: Array(batch.rawBytes(of: entry)),
                    endsWithLineEnd: entry.endsWithLineEnd,
                    isBad: entry.hasBadEncoding, hasZero: entry.hasZeroByte))
        }
    }

    mutating func add(_ other: Gathered) { for stretch in other.stretches { add(stretch) } }

    private mutating func add(_ stretch: Stretch) {
        guard stretch.kind == "faultContinued", var last = stretches.popLast() else {
            stretches.append(stretch)
            return
        }
        last.count += stretch.count
        last.raw += stretch.raw
        last.lastLine = stretch.lastLine
        last.endsWithLineEnd = stretch.endsWithLineEnd
        last.isBad = last.isBad || stretch.isBad
        last.hasZero = last.hasZero || stretch.hasZero
        stretches.append(last)
    }
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
