import Dossiers

/// What is told a dossier once its records are merged: its procedure, and what registers make known of all dossiers.
struct DossierFinishing {
    let completion: Ledger.Completion
    let tellsProcedure: Bool
    let completes: Bool

    init(_ completion: Ledger.Completion) {
        self.completion = completion
        tellsProcedure = !completion.namesakes.isEmpty || !completion.procedureFields.isEmpty
        completes = !completion.registerFields.isEmpty
    }

    /// The procedure by its code where it has one, and what a procedures register says of it. Comes before the
    /// registers of dossiers, which know the dossier itself.
    @inline(never)
    func tellProcedure(_ dossier: inout Dossier) {
        if !completion.namesakes.isEmpty, let coded = completion.namesakes[dossier.procedure] {
            dossier.procedure = coded
        }
        guard !completion.procedureFields.isEmpty else { return }
        if let facts = completion.procedures[dossier.procedure] {
            DossierMerge.apply(facts, to: &dossier, feeIsKnown: completion.registerFields.contains(.fee))
        }
        dossier.known.formUnion(completion.procedureFields)
    }

    func complete(_ dossier: inout Dossier) { DossierMerge.complete(&dossier, with: completion.registerFields) }
}
