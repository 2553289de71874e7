import CSVStream
import DossierDecoding
import Dossiers
import Logging
import Reports
import RowSpool

/// The first half of a run: every file is inspected, then read into the ledger.
///
/// All files are inspected before any is read, so that a file which is no export refuses the run before
/// work is spent, and all such files are named at once.
final class Intake {
    let settings: RunSettings
    let words = RunWords()
    let ledger: Ledger
    private(set) var files: [SourceFile] = []
    private(set) var procedures: [WordID: ProcedureFacts] = [:]
    /// Counts what need not wait, in runs in which something need not.
    private(set) var direct: DirectCounter?
    /// Ids as text (list mode).
    let ids: TextSpool?
    /// Called with every cell finding of the kind that is to be listed.
    var onCellFinding: ((CellFinding, Int) throws -> Void)?

    /// Bytes read at a time: a block with its cells, bounds and rows stays within a core's second-level cache.
    private static let blockBytes = 64 << 10

    /// Kept from file to file: a day's folder holds many small ones.
    private let batch = RecordBatch()
    /// How many files of each name were read.
    private var filesOfName: [String: Int] = [:]

    /// A dossier's row names its file by 16 bits.
    private static let mostFiles = 65_535
    /// Which registers name a dossier is kept in one word.
    private static let mostRegisters = 64

    private let report: (ProgressEvent) -> Void
    private let withOfficer: Bool
    /// What is read in this run.
    private var inputs: Set<InputPaths.Identity> = []
    /// Names under which rejects are written.
    private var usedNames: Set<String> = []
    private var bytesBefore: Int64 = 0
    private var totalBytes: Int64 = 0
    private var recordsRead: Int64 = 0

    init(_ settings: RunSettings, keepsIDs: Bool, report: @escaping (ProgressEvent) -> Void) {
        self.settings = settings
        self.report = report
        withOfficer = settings.dimensions.contains(.officer) || settings.filters.contains { $0.field == "officer" }
        ids = keepsIDs ? TextSpool(folder: settings.temporaryFolder) : nil
        ledger = Ledger(
            deduplicates: settings.deduplicates, joinsRegisters: !settings.registers.isEmpty,
            budget: settings.memoryBudget, folder: settings.temporaryFolder, keepsPlaces: keepsIDs)
    }

    var exports: [SourceFile] { files.filter { $0.role == .export } }
    var registers: [SourceFile] { files.filter { $0.role == .register } }

    /// Inspects and reads everything.
    func run() throws(RunError) {
        let (opened, refused) = try open()
        guard refused.isEmpty else { throw .refused(refused) }
        if ids == nil, settings.countsDirectly {
            direct = DirectCounter(settings, words: words, files: opened.map(\.file))
        }
        settings.logger.debug(
            direct == nil ? "dossiers are counted after reading" : "dossiers are counted while reading")
        for index in opened.indices { try read(opened[index], index, of: opened.count) }
        try weighRejects()
    }

    /// Inspects everything and reads what is no refusal, however many records are rejected.
    /// - Returns: the refused files.
    func runAll() throws(RunError) -> [RunError.RefusedFile] {
        let (opened, refused) = try open()
        for index in opened.indices { try read(opened[index], index, of: opened.count) }
        return refused
    }

    // MARK: - Inspecting

    private struct Opened {
        var file: SourceFile
        /// Kept open only where it cannot be opened again.
        var input: InputFile?
    }

    private func open() throws(RunError) -> ([Opened], [RunError.RefusedFile]) {
        let exports: [String]
        let registers: [String]
        do {
            exports = try InputPaths.expand(settings.inputs)
            registers = try InputPaths.expand(settings.registers)
        } catch { throw .input(error) }
        guard (exports + registers).count(where: { $0 == "-" }) <= 1 else { throw .standardInputTwice }
        guard exports.count + registers.count <= Self.mostFiles else {
            let found = String(exports.count + registers.count)
            throw .usage(.value(flag: "FILES", found: found, expected: ["≤ \(Self.mostFiles)"]))
        }
        guard registers.count <= Self.mostRegisters else {
            throw .usage(
                .value(flag: "--register", found: String(registers.count), expected: ["≤ \(Self.mostRegisters)"]))
        }
        if let folder = settings.rejectsFolder { try ReportFile.makeFolder(folder) }
        inputs = Set((exports + registers).compactMap(InputPaths.Identity.init))

        var opened: [Opened] = []
        var refused: [RunError.RefusedFile] = []
        let all = exports.map { ($0, DossierDecoder.Role.export) } + registers.map { ($0, .register) }
        for (path, role) in all {
            do {
                opened.append(try inspect(path, role))
                totalBytes += opened[opened.count - 1].file.sizeOnDisk ?? 0
            } catch {
                switch error {
                case .refused(let refusal):
                    refused.append(.init(path: path, refusal: refusal, isRegister: role == .register))
                case .read(let error): throw .read(error)
                }
            }
        }
        return (opened, refused)
    }

    private enum InspectionFailure: Error {
        case refused(FileRefusal)
        case read(ReadError)
    }

    private lazy var exportInspector = inspector(.export)
    private lazy var registerInspector = inspector(.register)

    private func inspector(_ requirement: HeadingRequirement) -> FileInspector {
        var options = FileInspector.Options()
        options.encoding = settings.encoding
        options.delimiter = settings.delimiter
        options.quote = settings.quote
        options.limits = settings.limits
        return FileInspector(
            schemas: settings.schemas, schemaIsForced: settings.schemaIsForced, requirement: requirement,
            options: options)
    }

    private func inspect(_ path: String, _ role: DossierDecoder.Role) throws(InspectionFailure) -> Opened {
        let input: InputFile
        let head: [UInt8]
        do {
            input = try InputFile(path: path)
            head = try input.peek(FileInspector.headBytes)
        } catch { throw .read(error) }
        do {
            let inspection = try inspection(head, of: input, role)
            var file = SourceFile(path: path, role: role, inspection: inspection)
            file.isCompressed = input.isCompressed
            file.sizeOnDisk = input.size
            settings.logger.info("file inspected", metadata: RunLog.inspected(file))
            // A regular file is opened again when its turn comes: 10,000 files must not be open at once. What
            // was read of standard input is gone, though, even where it is a regular file.
            return Opened(file: file, input: input.size == nil || path == "-" ? input : nil)
        } catch { throw .refused(error) }
    }

    /// The heading usually stands in the first bytes. Where it does not, as much is looked at as thirty long
    /// records can take before the file is refused.
    private func inspection(
        _ head: [UInt8], of input: InputFile, _ role: DossierDecoder.Role
    ) throws(FileRefusal) -> FileInspection {
        let inspector = role == .export ? exportInspector : registerInspector
        do {
            return try inspector.inspect(head, isWhole: head.count < FileInspector.headBytes)
        } catch {
            guard case .noHeading = error, head.count == FileInspector.headBytes,
                let longer = try? input.peek(FileInspector.longHeadBytes), longer.count > head.count
            else { throw error }
            return try inspector.inspect(longer, isWhole: longer.count < FileInspector.longHeadBytes)
        }
    }

    // MARK: - Reading

    private func read(_ opened: Opened, _ index: Int, of count: Int) throws(RunError) {
        var file = opened.file
        do {
            let input = try opened.input ?? InputFile(path: file.path)
            let reader = LibCSVReader(
                source: input, dialect: file.inspection.dialect, limits: settings.limits,
                blockSize: Self.blockBytes, separatorLine: file.inspection.hasSeparatorLine)
            var decoder = DossierDecoder(
                inspection: file.inspection, role: file.role, file: UInt16(files.count), words: words,
                withOfficer: withOfficer, keepsTexts: ids != nil, clock: settings.clock)
            let rejects = RejectLog(
                folder: settings.rejectsFolder, name: uniqueName(of: file), path: file.path, headings: file.headings,
                encoding: file.inspection.dialect.encoding,
                hasByteOrderMark: file.inspection.hasByteOrderMark)
            let knownInstant = instantKnownBefore(file)?.stamp
            var decoded = DecodedBatch()
            var sinceReport = 0
            while try reader.next(into: batch) {
                noteHeading(batch, file, rejects)
                decoder.decode(batch, into: &decoded)
                try take(&decoded, decoder, knownInstant)
                for rejected in decoded.rejected { try rejects.add(rejected, in: batch) }
                sinceReport += 1
                if sinceReport >= 16 {
                    sinceReport = 0
                    progress(input, decoder, index, count, file.path)
                }
            }
            decoder.finish()
            file.counts = decoder.counts
            file.fields = decoder.fields
            file.isByProcedure = decoder.isByProcedure
            file.lines = Int64(reader.lineCount)
            file.lineEnds = reader.lineEnds.name
            file.unknownWords = decoder.unknownWords
            file.firstRejects = rejects.first
            try rejects.publish()
            try prove(file, consumed: Int64(reader.byteCount))
            setExportedAt(&file)
            bytesBefore += input.size ?? 0
            recordsRead += file.counts.read
            progress(nil, nil, index, count, file.path)
            files.append(file)
            settings.logger.info("file read", metadata: RunLog.read(file))
        } catch let error as ReadError {
            throw .read(error)
        } catch let error as SpoolError {
            throw .spool(error)
        } catch let error as RunError {
            throw error
        } catch {
            throw .accounts(path: file.path, detail: "\(error)")
        }
    }

    private func take(_ decoded: inout DecodedBatch, _ decoder: DossierDecoder, _ exportedAt: Stamp?) throws {
        if decoder.isByProcedure {
            for row in decoded.rows { noteProcedure(row) }
            return
        }
        if let ids {
            for index in decoded.rows.indices {
                let range = decoded.idStarts[index]..<decoded.idStarts[index + 1]
                decoded.rows[index].idReference = try ids.append(Array(decoded.idBytes[range]))
            }
            if let onCellFinding {
                for finding in decoded.cellFindings { try onCellFinding(finding, files.count) }
            }
        }
        if let direct {
            try direct.take(decoded.rows, exportedAt: exportedAt, ledger.writers[0])
        } else {
            try ledger.writers[0].add(decoded.rows)
        }
    }

    private func noteProcedure(_ row: Dossier) {
        var facts = procedures[row.procedure] ?? ProcedureFacts()
        if row.level != .unknown { facts.level = row.level }
        if row.limitUnit != .none {
            facts.limitValue = row.limitValue
            facts.limitUnit = row.limitUnit
        }
        if row.known.contains(.fee) { facts.fee = row.fee }
        procedures[row.procedure] = facts
    }

    private func noteHeading(_ batch: RecordBatch, _ file: SourceFile, _ rejects: RejectLog) {
        guard let first = batch.entries.first, first.firstLine <= file.inspection.headingLines.upperBound else {
            return
        }
        for entry in batch.entries
        where entry.kind == .record && file.inspection.headingRecords.contains(entry.recordNumber) {
            rejects.noteHeading(batch.rawBytes(of: entry))
        }
    }

    /// Two inputs of one name must not write over each other's rejects.
    private func uniqueName(of file: SourceFile) -> String {
        var name = file.name
        while isInput(rejectsOf: name) || !usedNames.insert(name).inserted {
            filesOfName[file.name, default: 1] += 1
            name = "\(file.name)-\(filesOfName[file.name] ?? 2)"
        }
        return name
    }

    /// Mended rejects are often read again from the folder where they were put: they must not be written over.
    private func isInput(rejectsOf name: String) -> Bool {
        guard let folder = settings.rejectsFolder else { return false }
        let places = [".rejected.csv", ".reasons.csv"].map { InputPaths.Identity(folder + "/" + name + $0) }
        return places.contains { place in place.map(inputs.contains) ?? false }
    }

    /// Every line and byte is accounted for, or the run stops.
    private func prove(_ file: SourceFile, consumed: Int64) throws(RunError) {
        let counts = file.counts
        let lines = counts.acceptedLines + counts.rejectedLines + counts.skippedLines
        guard lines == file.lines else {
            throw .accounts(path: file.path, detail: "\(lines) lines accounted for, \(file.lines) read")
        }
        guard counts.bytes == consumed else {
            throw .accounts(path: file.path, detail: "\(counts.bytes) bytes accounted for, \(consumed) read")
        }
    }

    /// The export's own instant, where it is known before the records are read.
    private func instantKnownBefore(
        _ file: SourceFile
    ) -> (stamp: Stamp, source: ReportDocument.ExportedAtSource)? {
        if let given = settings.exportedAt { return (given, .flag) }
        if let title = file.inspection.exportedAtInTitle { return (title, .titleRow) }
        return FileInspector.exportedAt(inFileName: file.name, file.inspection.schema).map { ($0, .fileName) }
    }

    private func setExportedAt(_ file: inout SourceFile) {
        let last = file.counts.lastHappened
        let derived = last.isNone ? Stamp.none : last.day.adding(1).start
        (file.exportedAt, file.exportedAtSource) = instantKnownBefore(file) ?? (derived, .lastDayInData)
    }

    private func progress(_ input: InputFile?, _ decoder: DossierDecoder?, _ index: Int, _ count: Int, _ path: String) {
        report(
            ProgressEvent(
                stage: .reading, file: index + 1, files: count, path: path,
                bytes: bytesBefore + Int64(input?.bytesConsumed ?? 0), totalBytes: totalBytes,
                records: recordsRead + (decoder?.counts.accepted ?? 0)))
    }

    /// The rejected records are weighed at the end: over the limit nothing is published.
    private func weighRejects() throws(RunError) {
        let rejected = files.reduce(Int64(0)) { $0 + $1.counts.rejectedTotal }
        let read = files.reduce(Int64(0)) { $0 + $1.counts.read }
        guard settings.rejectLimit.isBroken(rejected: rejected, read: read) else { return }
        throw .tooManyRejects(
            rejected: rejected, read: read, limit: settings.rejectLimit, rejectsFolder: settings.rejectsFolder)
    }
}
