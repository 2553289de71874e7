import Aggregation
import DossierDecoding
import Dossiers
import Indicators
import Reports
import RowSpool

/// The second half of a run: the ledger's dossiers are judged and counted.
struct Counting {
    let intake: Intake
    let bounds: RunBounds
    let judge: Judge
    let completion: Ledger.Completion
    private(set) var slices: SliceCounter
    private(set) var excluded = [Int64](repeating: 0, count: Exclusion.allCases.count)
    /// Findings of merged dossiers by bit; those of records are counted while reading.
    private(set) var findings = [Int64](repeating: 0, count: 32)
    private(set) var merged: Ledger.Counts
    /// Per register, in the order given: how many of the dossiers that it is about it names.
    private(set) var coverage: [RegisterCoverage]
    private let filter: DossierFilter

    init(_ intake: Intake, _ bounds: RunBounds) throws(RunError) {
        let settings = intake.settings
        self.intake = intake
        self.bounds = bounds
        judge = Judge(ruleset: settings.ruleset, calendar: settings.workingCalendar)
        completion = intake.completion
        filter = try DossierFilter(settings.filters, words: intake.words)
        slices = SliceCounter(
            dimensions: settings.dimensions, judge: judge, filter: filter, calendar: settings.periodCalendar,
            period: bounds.period, asOf: bounds.asOf, exportedAt: bounds.exportedAt, base: settings.base)
        merged = Ledger.Counts(unmatched: [])
        coverage = zip(intake.files, intake.registerPlaces).filter { $0.0.role == .register }
            .map { RegisterCoverage($0, place: $1) }
    }

    /// What one dossier came to: for lists.
    struct Counted {
        var dossier: Dossier
        var outcome: Outcome
        var marks: Marks
        var findings: Findings
    }

    /// Counts every dossier.
    /// - Parameters:
    ///   - each: sees every dossier that the filter lets through, after it was counted.
    ///   - unmatched: sees every register row whose id no export has.
    mutating func run(
        each: ((Counted) throws -> Void)? = nil, unmatched: ((Dossier) throws -> Void)? = nil
    ) throws(RunError) {
        do {
            var slices = self.slices
            var excluded = self.excluded
            var findings = self.findings
            let judge = self.judge
            let filter = self.filter
            let instants = bounds.exportedAtOfFile
            let procedures = completion.procedures
            var coverage = self.coverage
            let hasRegisters = !coverage.isEmpty
            merged = try intake.ledger.forEachDossier(completion, unmatched: unmatched ?? { _ in }) { merged in
                let dossier = merged.dossier
                let exportedAt = instants[Int(dossier.file)]
                let outcome = judge.outcome(of: dossier, exportedAt: exportedAt)
                let inside =
                    filter.isEmpty || filter.accepts(dossier, unit: dossier.resolvingUnit)
                    || filter.accepts(dossier, unit: dossier.receivingUnit)
                guard inside else { return }
                var found = judge.dossierFindings(of: dossier, outcome: outcome, exportedAt: exportedAt)
                found.formUnion(dossier.findings.subtracting(.ofRecords))
                var bits = found.rawValue
                while bits != 0 {
                    findings[bits.trailingZeroBitCount] += 1
                    bits &= bits - 1
                }
                if case .excluded(let reason) = outcome.placement { excluded[Int(reason.rawValue)] += 1 }
                let marks = slices.count(dossier, outcome)
                if hasRegisters, !marks.isEmpty {
                    let isOfProcedure = procedures[dossier.procedure] != nil
                    for index in coverage.indices {
                        coverage[index].count(marks, registers: merged.registers, isOfProcedure: isOfProcedure)
                    }
                }
                try each?(Counted(dossier: dossier, outcome: outcome, marks: marks, findings: found))
            }
            self.slices = slices
            self.excluded = excluded
            self.findings = findings
            self.coverage = coverage
        } catch let error as SpoolError {
            throw .spool(error)
        } catch let error as RunError {
            throw error
        } catch {
            throw .accounts(path: "", detail: "\(error)")
        }
    }

    /// The columns that the run's dossiers have: those of every export, and what registers make known.
    var presentFields: FieldSet {
        var present = FieldSet(CanonicalField.allCases)
        for file in intake.exports { present.formIntersection(file.fields) }
        present.formUnion(completion.registerFields)
        present.formUnion(completion.procedureFields)
        return present
    }

    /// Denominators of O5 and P3 from a procedures register.
    var procedureFacts: ProcedureRegisterFacts? {
        let fields = completion.procedureFields
        guard fields.contains(.level) || fields.contains(.fee) else { return nil }
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
        if dossierFields.contains(.apologyAt) || dossierFields.contains(.apologyRef) { dossierFields.insert(.apologyCount) }
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
