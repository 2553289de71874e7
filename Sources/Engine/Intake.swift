import CSVStream
import DossierDecoding
import Dossiers
import Logging
import Reports
import RowSpool

/// The first half of a run: every file is inspected, then read into the ledger by several threads.
///
/// All files are inspected before any is read, so that a file which is no export refuses the run before
/// work is spent, and all such files are named at once.
final class Intake {
    let settings: RunSettings
    let words = RunWords()
    let ledger: Ledger
    /// The files that were read, in the order given.
    private(set) var files: [SourceFile] = []
    private(set) var procedures: [WordID: ProcedureFacts] = [:]
    /// What each thread has counted while reading, in runs in which something need not wait.
    private(set) var direct: [DirectCounter] = []
    /// The finding whose cells are listed.
    var listedFinding: Findings = []
    /// Where cells with that finding stand, in the order of the files.
    private(set) var listedCells: [CellPlace] = []
    /// Ids as text, of each thread (list mode).
    private let ids: [TextSpool]
    /// Whether lists are made: ids are kept as text.
    let keepsIDs: Bool

    let report: (ProgressEvent) -> Void
    let withOfficer: Bool
    /// What is read in this run.
    var inputs: Set<InputPaths.Identity> = []
    var totalBytes: Int64 = 0
    lazy var exportInspector = inspector(.export)
    lazy var registerInspector = inspector(.register)

    /// A dossier's row names its file by 16 bits.
    static let mostFiles = 65_535
    /// Which registers name a dossier is kept in one word.
    static let mostRegisters = 64
    /// An id's text names the thread that read it by 6 bits.
    static let mostThreads = 64

    init(_ settings: RunSettings, keepsIDs: Bool, report: @escaping (ProgressEvent) -> Void) {
        self.settings = settings
        self.report = report
        self.keepsIDs = keepsIDs
        withOfficer =
            settings.withOfficer || settings.dimensions.contains(.officer)
            || settings.filters.contains { $0.field == "officer" }
        let threads = min(max(1, settings.threads), Self.mostThreads)
        let budget = settings.idBudget
        ids =
            keepsIDs
            ? (0..<threads).map {
                TextSpool(number: $0, budget: budget / threads, folder: settings.temporaryFolder)
            } : []
        ledger = Ledger(
            deduplicates: settings.deduplicates, joinsRegisters: !settings.registers.isEmpty,
            budget: settings.memoryBudget, folder: settings.temporaryFolder, writers: threads, keepsPlaces: keepsIDs)
    }

    var threads: Int { ledger.writers.count }
    var exports: [SourceFile] { files.filter { $0.role == .export } }
    var registers: [SourceFile] { files.filter { $0.role == .register } }

    /// The id's text of a dossier (list mode).
    func idText(_ dossier: Dossier) throws(SpoolError) -> String {
        String(decoding: try idBytes(dossier), as: UTF8.self)
    }

    func idBytes(_ dossier: Dossier) throws(SpoolError) -> [UInt8] {
        guard keepsIDs, dossier.idReference != 0 else { return [] }
        return try ids[TextSpool.number(of: dossier.idReference)].text(dossier.idReference)
    }

    /// Inspects and reads everything.
    func run() throws(RunError) {
        let (opened, refused) = try open()
        guard refused.isEmpty else { throw .refused(refused) }
        if !keepsIDs, settings.countsDirectly {
            direct = (0..<threads).compactMap { _ in DirectCounter(settings, words: words, files: opened.map(\.file)) }
        }
        settings.logger.debug(
            direct.isEmpty ? "dossiers are counted after reading" : "dossiers are counted while reading")
        try read(opened)
        try weighRejects()
    }

    /// Inspects everything and reads what is no refusal, however many records are rejected.
    /// - Returns: the refused files.
    func runAll() throws(RunError) -> [RunError.RefusedFile] {
        let (opened, refused) = try open()
        try read(opened)
        return refused
    }

    // MARK: - Reading

    private func read(_ opened: [Opened]) throws(RunError) {
        let queue = FileQueue(opened, self)
        let workers = (0..<threads).map { thread in
            IntakeWorker(
                ledger: ledger.writers[thread], ids: keepsIDs ? ids[thread] : nil,
                direct: direct.isEmpty ? nil : direct[thread], listedFinding: listedFinding)
        }
        Threads.run(threads) { workers[$0].work(through: queue) }
        let read = try queue.result()
        files = read.map(\.file)
        for file in read {
            for (procedure, facts) in file.procedures { procedures[procedure, default: .init()].take(facts) }
        }
        listedCells = workers.flatMap(\.listedCells)
        listedCells.sort {
            ($0.file, $0.finding.record, $0.finding.column) < ($1.file, $1.finding.record, $1.finding.column)
        }
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
