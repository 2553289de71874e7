import DossierDecoding
import Dossiers

/// Which fields registers make known, of dossiers and of procedures.
struct RegisterFields {
    private(set) var ofDossiers = FieldSet()
    private(set) var ofProcedures = FieldSet()

    init(_ registers: [(fields: FieldSet, isByProcedure: Bool)]) {
        for register in registers {
            let fields = Self.told(register.fields)
            if register.isByProcedure { ofProcedures.formUnion(fields) } else { ofDossiers.formUnion(fields) }
        }
        ofProcedures.formIntersection([FieldSet(.level), FieldSet(.limit), FieldSet(.fee)])
        // A register of letters tells how many there were: each of its records is one.
        if ofDossiers.contains(.apologyAt) || ofDossiers.contains(.apologyRef) { ofDossiers.insert(.apologyCount) }
    }

    /// The fields of a register without those that say only whom it is about.
    static func told(_ fields: FieldSet) -> FieldSet {
        var fields = fields
        for field in [CanonicalField.id, .procedureCode, .procedure, .owner, .address, .phone, .identity] {
            fields.remove(field)
        }
        return fields
    }
}

extension Intake {
    /// What is known of all rows once every file is read.
    var completion: Ledger.Completion {
        let told = RegisterFields(registers.map { ($0.fields, $0.isByProcedure) })
        let namesakes = words.procedures.namesakes
        var procedures = self.procedures
        for (named, coded) in namesakes where procedures[coded] == nil { procedures[coded] = procedures[named] }
        return Ledger.Completion(
            dateOnly: files.map(\.counts.dateOnly), registerFields: told.ofDossiers, procedures: procedures,
            procedureFields: told.ofProcedures, namesakes: namesakes, registerPlaces: registerPlaces)
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
