import Dossiers

/// Which dossiers a list is to show, by what they came to in the first count.
typealias DossierPick = @Sendable (_ dossier: borrowing Dossier, _ outcome: Outcome, _ marks: Marks) -> Bool

/// Counts the dossiers that one thread merges in several ways at once: periods, offices, rules.
struct SeriesVisitor: LedgerVisitor {
    var counting: [CountingVisitor]
    let pick: DossierPick?
    var keeper: ListKeeper?
    private(set) var picked: [Dossier] = []

    init(counting: [CountingVisitor], pick: DossierPick?, keeper: ListKeeper?) {
        self.counting = counting
        self.pick = pick
        self.keeper = keeper
    }

    mutating func visit(_ dossier: Dossier, registers: UInt64) {
        let first = counting[0].count(dossier, registers)
        for place in counting.indices.dropFirst() { _ = counting[place].count(dossier, registers) }
        guard let first else { return }
        keeper?.take(dossier, first.marks)
        if let pick, pick(dossier, first.outcome, first.marks) { picked.append(dossier) }
    }

    func visitUnmatched(_ row: Dossier) {}
}
