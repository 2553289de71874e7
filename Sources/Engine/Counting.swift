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
    /// Dossiers whose procedure a procedures register names.
    private(set) var dossiersOfRegisteredProcedures: Int64 = 0
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
        merged = Ledger.Counts(matched: [], unmatched: [])
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
            let procedures = intake.procedures
            var ofProcedures: Int64 = 0
            merged = try intake.ledger.forEachDossier(completion, unmatched: unmatched ?? { _ in }) { dossier in
                let exportedAt = instants[Int(dossier.file)]
                if !procedures.isEmpty, procedures[dossier.procedure] != nil { ofProcedures += 1 }
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
                try each?(Counted(dossier: dossier, outcome: outcome, marks: marks, findings: found))
            }
            self.slices = slices
            self.excluded = excluded
            self.findings = findings
            dossiersOfRegisteredProcedures = ofProcedures
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
        let known = intake.procedures
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
        return Ledger.Completion(
            dateOnly: files.map(\.counts.dateOnly), registerFields: dossierFields, procedures: procedures,
            procedureFields: procedureFields)
    }
}
