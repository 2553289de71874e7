import CSVStream
import DossierDecoding
import Dossiers
public import Indicators
public import Reports
import RowSpool

extension Pipeline {
    /// The dossiers behind a figure, uncut and in the order of the files; its length equals the figure.
    ///
    /// Costs about 130 bytes of memory a listed dossier, beside what a run costs.
    public static func list(
        _ key: String, part: Indicator.Part, _ settings: RunSettings,
        report: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> (listing: DossierListing, hasRejects: Bool) {
        let subject = try ListSubject(key, part: part)
        let intake = Intake(settings, keepsIDs: true, report: report)
        if case .cellFinding(let wanted, _) = subject { intake.listedFinding = wanted }
        try intake.run()
        let bounds = try RunBounds(intake)
        var counting = try Counting(intake, bounds)
        let listed = try counting.list(subject)
        let rows = ListRows(subject: subject, intake: intake, bounds: bounds, counting: counting)
        let listing: DossierListing =
            switch subject {
            case .indicator(let indicator, let part) where indicator.unit == .procedures:
                rows.procedures(indicator, part)
            case .cellFinding: rows.cells(intake.listedCells)
            default: rows.dossiers(listed)
            }
        return (listing, intake.files.contains { $0.counts.rejectedTotal > 0 })
    }
}

/// Where a cell with a finding stands.
struct CellPlace {
    var finding: CellFinding
    var file: Int
}

extension ListSubject {
    func contains(_ counted: DossierCounter.Counted) -> Bool {
        switch self {
        case .indicator(let indicator, let part): !counted.marks.isDisjoint(with: indicator.listMarks(part))
        case .mark(let mark): counted.marks.contains(mark)
        case .exclusion(let wanted): counted.outcome.placement == .excluded(wanted)
        case .dossierFinding(let finding, _): !counted.findings.isDisjoint(with: finding)
        case .cellFinding, .registerUnmatched: false
        }
    }
}
