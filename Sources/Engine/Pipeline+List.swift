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
        let source = try RunSource(settings, keepsIDs: true, listed: subject.listedFinding, report: report)
        let bounds = try RunBounds(source)
        var counting = try Counting(source, bounds)
        let listed = try counting.list(subject)
        let rows = ListRows(subject: subject, source: source, bounds: bounds, counting: counting)
        let listing: DossierListing =
            switch subject {
            case .indicator(let indicator, let part) where indicator.unit == .procedures:
                rows.procedures(indicator, part)
            case .cellFinding where settings.store == nil: rows.cells(source.listedCells)
            default: rows.dossiers(listed)
            }
        return (listing, source.hasRejects)
    }
}

/// Where a cell with a finding stands.
struct CellPlace {
    var finding: CellFinding
    var file: Int
}

extension ListSubject {
    /// The finding whose cells are to be noted while reading.
    var listedFinding: Findings {
        if case .cellFinding(let wanted, _) = self { wanted } else { [] }
    }

    func contains(_ counted: DossierCounter.Counted) -> Bool {
        switch self {
        case .indicator(let indicator, let part): !counted.marks.isDisjoint(with: indicator.listMarks(part))
        case .mark(let mark): counted.marks.contains(mark)
        case .exclusion(let wanted): counted.outcome.placement == .excluded(wanted)
        case .dossierFinding(let finding, _): !counted.findings.isDisjoint(with: finding)
        // Of files the cells themselves are listed; a store has no cells, but the dossiers whose record had one.
        case .cellFinding(let finding, _): !counted.dossier.findings.isDisjoint(with: finding)
        case .registerUnmatched: false
        }
    }
}
