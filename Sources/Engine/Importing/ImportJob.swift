import CSVStream
import DossierDecoding
import Dossiers
import DossierStore
import Logging
import Reports
import RowSpool

/// One run of import, from files to a published run (`motcua import`).
///
///     lock     one run at a time
///     digests  what was imported already is left out
///     intake   files → rows in the ledger, as for a report
///     compare  partition by partition with the store; several threads
///     write    what is new or changed, by one thread, in one transaction
///     publish  the run's row and the commit
struct ImportJob {
    private let settings: RunSettings
    private let options: ImportOptions
    private let report: (ProgressEvent) -> Void

    init(_ settings: RunSettings, _ options: ImportOptions, report: @escaping (ProgressEvent) -> Void) {
        self.settings = settings
        self.options = options
        self.report = report
    }

    func run() throws(RunError) -> ImportSummary {
        try RunError.mapped(options.store) {
            let target = try StoreTarget(options, at: settings.clock)
            do { return try run(target) } catch {
                target.close()
                throw error
            }
        }
    }

    private func run(_ target: StoreTarget) throws -> ImportSummary {
        var known = KnownContents()
        if let store = target.existing, !options.again {
            known = try KnownContents(settings, store)
            if known.isAll, let last = try store.facts().last {
                return summary(.alreadyImported, last, known.files, keepsOfficers: try store.facts().keepsOfficers)
            }
        }
        let intake = try read(without: known, keepsOfficers: try target.existing?.facts().keepsOfficers ?? false)
        let store = try target.open()
        let writer = try StoreWriter(store)
        let published = try write(intake, to: writer, isNew: target.existing == nil)
        try target.finish()
        var files = known.files
        for file in intake.files {
            files.append(
                ImportSummary.File(
                    path: file.path, isRegister: file.role == .register, sha256: file.sha256,
                    rejected: file.counts.rejectedTotal))
        }
        settings.logger.info("run published", metadata: ["run": "\(published.run.id)"])
        var run = published.run
        run.dossiers = writer.facts.dossiers
        var result = summary(.published, run, files, keepsOfficers: writer.facts.keepsOfficers)
        result.stillVanished = published.stillVanished
        result.isNewStore = target.existing == nil
        return result
    }

    private func summary(
        _ state: ImportSummary.State, _ run: StoredRun, _ files: [ImportSummary.File], keepsOfficers: Bool
    ) -> ImportSummary {
        ImportSummary(store: options.store, state: state, run: run, files: files, keepsOfficers: keepsOfficers)
    }

    private func read(without known: KnownContents, keepsOfficers: Bool) throws(RunError) -> Intake {
        var settings = settings
        settings.digestsFiles = true
        settings.deduplicates = true
        settings.countsDirectly = false
        // Each new dossier's code is looked up: from memory it takes a tenth of the time.
        settings.idBudget = settings.memoryBudget
        settings.withOfficer = keepsOfficers || options.withOfficer
        if !known.files.isEmpty {
            settings.inputs = known.newExports
            settings.registers = known.newRegisters
        }
        let intake = Intake(settings, keepsIDs: true, report: report)
        try intake.run()
        for file in intake.files {
            // What was digested before must be what was read then.
            guard let digest = known.digests[file.path], digest != file.sha256 else { continue }
            throw .read(.changedWhileRead(path: file.path))
        }
        return intake
    }

    // MARK: - Writing

    private func write(
        _ intake: Intake, to writer: StoreWriter, isNew: Bool
    ) throws -> (run: StoredRun, stillVanished: Int64) {
        var run = StoredRun(
            id: writer.run, kind: .importing, tool: settings.toolVersion, startedAt: settings.clock,
            finishedAt: settings.clock)
        run.isFull = options.isFull
        run.exportedBefore = writer.facts.published.map(\.exportedAt).max() ?? .none
        run.exportedAt = intake.exports.map(\.exportedAt).max() ?? .none
        if options.withOfficer { writer.keepOfficers() }
        let numbers = try writer.number(intake.words.all)
        try writer.begin(run)

        let instants = intake.files.map(ownInstant)
        let series = try registerSeries(intake, writer)
        var fileNumbers: [Int64] = []
        for (index, file) in intake.files.enumerated() {
            var stored = StoredFile(file)
            stored.exportedAt = instants[index]
            stored.series = series[index] ?? 0
            fileNumbers.append(try writer.add(stored))
        }
        let facts = intake.procedures.map { procedure, facts in
            StoredProcedureFact(numbers.procedure(procedure), facts)
        }
        run.counts.registerChanged = try writer.take(facts)

        let storedFiles = try storedInstants(writer, fileNumbers, instants)
        var states = ImportedStates(
            writer, files: fileNumbers, instants: storedFiles, exportedBefore: run.exportedBefore,
            seriesBits: zip(intake.registerPlaces, series).compactMap { place, series in
                place.flatMap { _ in series.map { 1 << UInt64($0 - 1) } }
            })
        let plan = ImportComparison.Plan(
            completion: completion(intake, instants), joinsRegisters: !intake.registers.isEmpty, numbers: numbers,
            instants: instants, keyBits: writer.facts.keyBits, store: isNew ? nil : writer.store.path,
            stored: writer.facts.dossiers.rows, isFull: options.isFull, vanished: try writer.vanished(),
            displaced: writer.displacedKeys, partitions: intake.ledger.spool.partitionCount, files: intake.files.count)
        let (merged, missing) = try compare(intake, plan, &states)
        for (index, replaced) in merged.replacedOfFile.enumerated() {
            try writer.setReplaced(replaced, of: fileNumbers[index])
        }
        let vanished = try vanished(missing, intake, numbers, writer)

        let procedureChanges = run.counts.registerChanged
        run.counts = states.counts
        run.counts.registerChanged += procedureChanges
        run.counts.vanished = vanished.noted
        count(intake, merged, &run.counts)
        try prove(run.counts, merged)
        run.finishedAt = options.now() ?? settings.clock
        try writer.publish(run)
        return (run, vanished.still)
    }

    /// An export's own instant; of a register without one, when it was imported.
    private func ownInstant(_ file: SourceFile) -> Stamp {
        if file.role == .register, file.exportedAtSource == .lastDayInData { return settings.clock }
        return file.exportedAt.isNone ? settings.clock.day.adding(1).start : file.exportedAt
    }

    private func registerSeries(_ intake: Intake, _ writer: StoreWriter) throws -> [Int64?] {
        try intake.files.map { file -> Int64? in
            guard file.role == .register else { return nil }
            let fields = RegisterFields.told(file.fields)
            guard let series = try writer.series(fields: fields, isByProcedure: file.isByProcedure) else {
                throw RunError.usage(
                    .value(flag: "--register", found: file.path, expected: ["≤ \(RegisterSeries.most)"]))
            }
            return series.id
        }
    }

    private func storedInstants(_ writer: StoreWriter, _ numbers: [Int64], _ instants: [Stamp]) throws -> [Stamp] {
        var stored = try writer.instantsOfFiles()
        for (number, instant) in zip(numbers, instants) { stored[Int(number)] = instant }
        return stored
    }

    /// Records are merged in the order of their exports' own instants.
    private func completion(_ intake: Intake, _ instants: [Stamp]) -> Ledger.Completion {
        var completion = intake.completion
        let order = instants.indices.sorted { (instants[$0], $0) < (instants[$1], $1) }
        guard order != Array(instants.indices) else { return completion }
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (rank, file) in order.enumerated() { ranks[file] = UInt32(rank) }
        completion.ranks = ranks
        return completion
    }

    /// Threads compare, this one writes.
    private func compare(
        _ intake: Intake, _ plan: ImportComparison.Plan, _ states: inout ImportedStates
    ) throws -> (Ledger.Counts, missing: [Int64]) {
        let handover = OrderedHandover<PartitionChanges>(window: 6)
        let spool = intake.ledger.spool
        try spool.finish()
        let workers = PartitionWorkers(spool, plan, handover) { try intake.idBytes($0) }
        let writing = PartitionWriting(states, handover, files: intake.files.count) {
            [report, options] number, dossiers in
            report(
                ProgressEvent(
                    stage: .storing, file: 1, files: 1, path: options.store, bytes: Int64(number + 1),
                    totalBytes: Int64(spool.partitionCount), records: dossiers))
        }
        Threads.run(intake.threads + 1) { thread in
            if thread == 0 { writing.write(partitions: spool.partitionCount) } else { workers.work() }
        }
        spool.discard()
        states = try writing.result()
        return (writing.counts, writing.missing)
    }

    // MARK: - What vanished

    /// Of a full export: dossiers that were received in its span at its units and that it does not have.
    private func vanished(
        _ missing: [Int64], _ intake: Intake, _ numbers: WordNumbers, _ writer: StoreWriter
    ) throws -> (noted: Int64, still: Int64) {
        guard options.isFull, !missing.isEmpty else { return (0, 0) }
        let first = intake.exports.map(\.counts.firstReceived).filter { !$0.isNone }.min() ?? .none
        let last = intake.exports.map(\.exportedAt).max() ?? .none
        guard !first.isNone else { return (0, 0) }
        let units = numbers.unitsOfRun
        let reader = try FingerprintReader(writer.store.path)
        var gone: [Int64] = []
        for key in missing {
            guard let scope = try reader.scope(of: key) else { continue }
            let isOfUnits = units.contains(scope.receivingUnit) || units.contains(scope.resolvingUnit)
            let isInSpan = scope.received.day >= first.day && scope.received < last
            // What a later export has cannot vanish from an earlier one.
            if isOfUnits, isInSpan, scope.exportedAt <= last { gone.append(key) }
        }
        let noted = try writer.noteVanished(gone)
        return (noted, Int64(gone.count) - noted)
    }

    // MARK: - Accounts

    private func count(_ intake: Intake, _ merged: Ledger.Counts, _ counts: inout StoredRun.Counts) {
        for file in intake.exports {
            counts.read += file.counts.read
            counts.accepted += file.counts.accepted
            counts.rejected += file.counts.rejectedTotal
            counts.skipped += file.counts.skippedTotal
        }
        for file in intake.registers {
            counts.registerRecords += file.counts.read
            counts.registerRejected += file.counts.rejectedTotal
        }
        counts.replaced = merged.replaced
    }

    /// Every dossier of the run is accounted for, or nothing is published.
    private func prove(_ counts: StoredRun.Counts, _ merged: Ledger.Counts) throws(RunError) {
        let stored = counts.added + counts.changed + counts.unchanged + counts.older + counts.beyond
        guard stored == merged.dossiers, counts.accepted - counts.replaced == merged.dossiers else {
            throw .accounts(path: options.store, detail: "\(stored) dossiers accounted for, \(merged.dossiers) read")
        }
    }
}
