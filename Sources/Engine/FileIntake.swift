import CSVStream
import DossierDecoding
import DossierStore
import Dossiers
import Logging
import Reports
import Synchronization

/// One file while it is read: several threads parse and decode its blocks; what depends on their order is put together
/// here, block by block.
final class FileIntake: @unchecked Sendable {
    let index: Int
    let scan: FileScan
    let input: InputFile
    /// Makes a thread's decoder for the file.
    let decoder: () -> DossierDecoder
    /// The export's own instant, where it is known before the records are read.
    let knownInstant: (stamp: Stamp, source: ReportDocument.ExportedAtSource)?
    let path: String
    let inspection: FileInspection
    /// What reading gave; whole once the file is finished, and until then changed under the queue's lock.
    private(set) var file: SourceFile
    /// What a register of procedures says.
    private(set) var procedures: [WordID: ProcedureFacts] = [:]
    /// Threads that are in the file (under the queue's lock).
    var readers = 0

    /// Of the file as it stands on disk, where the run asks for one.
    private let digest: ContentDigest?
    private let settings: RunSettings
    private let rejects: RejectLog
    private let lock = Mutex(())
    // Under the lock.
    private var waiting: [Int: DecodedBlock] = [:]
    private var nextBlock = 0
    private var nextOffset: UInt64 = 0
    private let accepted = Atomic<Int64>(0)

    init(
        _ index: Int, _ file: SourceFile, _ input: InputFile, _ digest: ContentDigest?, _ rejects: RejectLog,
        _ settings: RunSettings, blockBytes: Int, decoder: @escaping () -> DossierDecoder
    ) {
        self.index = index
        self.file = file
        path = file.path
        inspection = file.inspection
        self.input = input
        self.digest = digest
        self.rejects = rejects
        self.settings = settings
        self.decoder = decoder
        knownInstant = file.knownInstant(settings)
        hasOneBlock = !file.isCompressed && input.size.map { $0 < Int64(blockBytes) } ?? false
        scan = FileScan(
            source: input, dialect: file.inspection.dialect, limits: settings.limits, parser: settings.parser,
            blockSize: blockBytes, separatorLine: file.inspection.hasSeparatorLine)
    }

    /// Whether one thread can read it at once.
    let hasOneBlock: Bool

    /// Bytes read from disk so far.
    var bytesConsumed: Int64 { input.bytesConsumed }
    /// Dossiers so far.
    var acceptedSoFar: Int64 { accepted.load(ordering: .relaxed) }

    /// Whether an entry is the heading, or a part of it.
    func isHeading(_ entry: RecordEntry) -> Bool {
        entry.kind == .record && inspection.headingRecords.contains(entry.recordNumber)
    }

    /// Takes what a block gave, and hands on what is there without a gap.
    func take(_ block: DecodedBlock) throws(RunError) {
        try lock.withLock { _ throws(RunError) in
            waiting[block.number] = block
            while let ready = waiting.removeValue(forKey: nextBlock) {
                nextBlock += 1
                // Each block begins where the one before it ended.
                guard ready.bytes.lowerBound == nextOffset else {
                    throw .accounts(
                        path: path,
                        detail: "block \(ready.number) begins at \(ready.bytes.lowerBound), not \(nextOffset)")
                }
                nextOffset = ready.bytes.upperBound
                accepted.add(ready.accepted, ordering: .relaxed)
                for stretch in ready.stretches {
                    switch stretch {
                    case .heading(let bytes): rejects.noteHeading(bytes[...])
                    case .rejected(let record): try rejects.add(record)
                    }
                }
                for row in ready.procedures { procedures[row.procedure, default: .init()].take(row) }
            }
        }
    }

    /// Takes what a thread's decoder has counted (under the queue's lock).
    func take(_ decoder: DossierDecoder) {
        file.counts.merge(decoder.counts)
        file.unknownWords.merge(decoder.unknownWords)
        file.fields = decoder.fields
        file.isByProcedure = decoder.isByProcedure
    }

    /// To be called once, after the last thread has left.
    func finish() throws(RunError) {
        file.counts.finish()
        file.lines = Int64(scan.lineCount)
        file.lineEnds = scan.lineEnds.name
        file.firstRejects = rejects.first
        if let digest { file.sha256 = digest.finish() }
        try rejects.publish()
        try prove()
        let last = file.counts.lastHappened
        let derived = last.isNone ? Stamp.none : last.day.adding(1).start
        (file.exportedAt, file.exportedAtSource) = knownInstant ?? (derived, .lastDayInData)
        settings.logger.info("file read", metadata: RunLog.read(file))
    }

    /// Every line and byte is accounted for, or the run stops.
    private func prove() throws(RunError) {
        let counts = file.counts
        let lines = counts.acceptedLines + counts.rejectedLines + counts.skippedLines
        guard lines == file.lines else {
            throw .accounts(path: file.path, detail: "\(lines) lines accounted for, \(file.lines) read")
        }
        // Counted where they were read, not where they were parsed.
        let read = Int64(scan.bytesRead)
        guard counts.bytes == read, scan.byteCount == scan.bytesRead else {
            throw .accounts(path: file.path, detail: "\(counts.bytes) bytes accounted for, \(read) read")
        }
        guard waiting.isEmpty else {
            throw .accounts(path: file.path, detail: "block \(nextBlock) is missing")
        }
    }
}

/// What decoding one block gave beside rows: what has to be told in the order of the file.
struct DecodedBlock: Sendable {
    enum Stretch: Sendable {
        case heading([UInt8])
        case rejected(RejectedRecord)
    }
    var number: Int
    /// Bytes of the file that its entries cover.
    var bytes: Range<UInt64>
    var accepted: Int64 = 0
    var stretches: [Stretch] = []
    /// Rows of a register of procedures.
    var procedures: [Dossier] = []
}

extension ProcedureFacts {
    /// A later record of a register changes what it tells.
    mutating func take(_ row: Dossier) {
        if row.level != .unknown { level = row.level }
        if row.limitUnit != .none {
            limitValue = row.limitValue
            limitUnit = row.limitUnit
        }
        if row.known.contains(.fee) { fee = row.fee }
    }

    mutating func take(_ later: ProcedureFacts) {
        if later.level != .unknown { level = later.level }
        if later.limitUnit != .none {
            limitValue = later.limitValue
            limitUnit = later.limitUnit
        }
        if let fee = later.fee { self.fee = fee }
    }
}
