import Aggregation
import DossierDecoding
import Dossiers
import Indicators
import Logging
import Reports
import RowSpool

/// The second half of a run: the ledger's dossiers are judged and counted.
struct Counting {
    let intake: Intake
    let bounds: RunBounds
    let completion: Ledger.Completion
    private(set) var counter: DossierCounter
    private(set) var merged: Ledger.Counts
    /// Per register, in the order given: how many of the dossiers that it is about it names.
    private(set) var coverage: [RegisterCoverage]

    var judge: Judge { counter.judge }

    init(_ intake: Intake, _ bounds: RunBounds) throws(RunError) {
        let settings = intake.settings
        self.intake = intake
        self.bounds = bounds
        completion = intake.completion
        merged = Ledger.Counts(files: intake.files.count)
        coverage = zip(intake.files, intake.registerPlaces).filter { $0.0.role == .register }
            .map { RegisterCoverage($0, place: $1) }
        if let first = intake.direct.first {
            counter = first.counter
            for other in intake.direct.dropFirst() { counter.merge(other.counter) }
            counter.settle(bounds)
        } else {
            counter = DossierCounter(
                settings, filter: try DossierFilter(settings.filters, words: intake.words), bounds: bounds)
        }
    }

    /// Counts every dossier of the ledger.
    mutating func run() throws(RunError) { _ = try run({ $0 }, { $0 }) }

    /// Counts every dossier of the ledger.
    /// - Returns: the rows that a list of the subject shows, in the order of the files.
    mutating func list(_ subject: ListSubject) throws(RunError) -> [Dossier] {
        var visitors = try run({ ListingVisitor(counting: $0, subject: subject) }, { $0.counting })
        var listed: [Dossier] = []
        // A list may be long: no part of it is held twice.
        while let part = visitors.popLast()?.listed { listed = listed.isEmpty ? part : listed + part }
        listed.sort { ($0.file, $0.record) < ($1.file, $1.record) }
        return listed
    }

    /// Merges the ledger with one visitor a thread, and joins what they have counted.
    private mutating func run<Visitor: LedgerVisitor>(
        _ make: (CountingVisitor) -> Visitor, _ counting: (Visitor) -> CountingVisitor
    ) throws(RunError) -> [Visitor] {
        do {
            let first = CountingVisitor(
                counter: counter.emptied, coverage: coverage, instants: bounds.exportedAtOfFile,
                procedures: completion.procedures)
            let visitors = (0..<intake.threads).map { _ in make(first) }
            let (counts, ended) = try intake.ledger.merge(completion, visitors)
            for visitor in ended { add(counting(visitor)) }
            counter.finish()
            merged = counts
            for direct in intake.direct { merged.dossiers += direct.dossiers }
            intake.settings.logger.info(
                "dossiers counted", metadata: RunLog.counted(merged, spilled: intake.ledger.spilledBytes))
            return ended
        } catch let error as SpoolError {
            throw .spool(error)
        } catch let error as RunError {
            throw error
        } catch {
            throw .accounts(path: "", detail: "\(error)")
        }
    }

    private mutating func add(_ part: CountingVisitor) {
        counter.merge(part.counter)
        for index in coverage.indices { coverage[index].merge(part.coverage[index]) }
    }

    /// The columns that every counted dossier has, from one export or another, and what registers make known.
    var presentFields: FieldSet {
        var present = FieldSet(CanonicalField.allCases)
        if let known = counter.knownOfAll {
            present = known
        } else {
            for file in intake.exports { present.formIntersection(file.fields) }
        }
        present.formUnion(completion.registerFields)
        present.formUnion(completion.procedureFields)
        return present
    }

    /// Denominators of O5 and P3 from a procedures register.
    var procedureFacts: ProcedureRegisterFacts? {
        let fields = completion.procedureFields
        // The register tells of all procedures; of those of one unit or field it tells nothing.
        guard intake.settings.filters.isEmpty, fields.contains(.level) || fields.contains(.fee) else { return nil }
        let known = completion.procedures
        return ProcedureRegisterFacts(
            offeredOnline: fields.contains(.level)
                ? Set(known.filter { $0.value.level == .full || $0.value.level == .partial }.keys) : nil,
            withFee: fields.contains(.fee) ? Set(known.filter { ($0.value.fee ?? 0) > 0 }.keys) : nil)
    }
}

extension Intake {
    /// What is known of all rows once every file is read.
    var completion: Ledger.Completion {
        var dossierFields = FieldSet()
        var procedureFields = FieldSet()
        for file in registers {
            var fields = file.fields
            for field in [CanonicalField.id, .procedureCode, .procedure, .owner, .address, .phone, .identity] {
                fields.remove(field)
            }
            if file.isByProcedure { procedureFields.formUnion(fields) } else { dossierFields.formUnion(fields) }
        }
        procedureFields.formIntersection([FieldSet(.level), FieldSet(.limit), FieldSet(.fee)])
        // A register of letters tells how many there were: each of its records is one.
        if dossierFields.contains(.apologyAt) || dossierFields.contains(.apologyRef) {
            dossierFields.insert(.apologyCount)
        }
        let namesakes = words.procedures.namesakes
        var procedures = self.procedures
        for (named, coded) in namesakes where procedures[coded] == nil { procedures[coded] = procedures[named] }
        return Ledger.Completion(
            dateOnly: files.map(\.counts.dateOnly), registerFields: dossierFields, procedures: procedures,
            procedureFields: procedureFields, namesakes: namesakes, registerPlaces: registerPlaces)
    }

    /// Place of each file among the registers that are joined by dossier code.
    var registerPlaces: [Int?] {
        var next = 0
        return files.map { file in
            guard file.role == .register, !file.isByProcedure else { return nil }
            next += 1
            return next - 1
        }
    }
}
