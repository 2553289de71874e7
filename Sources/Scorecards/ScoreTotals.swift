/// Sums over rows, exact.
public struct ScoreTotals: Sendable, Equatable {
    /// Points reached.
    public private(set) var known = PointSum()
    /// Points that could be had where there is no data: never part of a score.
    public private(set) var unknown = PointSum()
    /// Points that are not reached.
    public private(set) var lost = PointSum()
    /// Points that could be had: known, unknown and lost together.
    public private(set) var most = PointSum()
    /// What can still be had: known, unknown, and what would be won back by reaching a target, a floor, a band or full
    /// points with further favourable dossiers, however many it takes (of facts, with what is done yet). Points in
    /// proportion to a rate stay: further dossiers bring it near 100 %, never to it.
    public private(set) var attainable = PointSum()
    public private(set) var met = 0
    public private(set) var notMet = 0
    public private(set) var withoutData = 0

    init(_ rows: [ScoreRow]) {
        for row in rows where row.criterion.alternativeTo == nil { add(row) }
    }

    private mutating func add(_ row: ScoreRow) {
        switch row.status {
        case .met: met += 1
        case .notMet: notMet += 1
        case .noData: withoutData += 1
        case .information: break
        }
        guard let points = row.most else { return }
        most += points
        if let reached = row.points {
            known += reached
            lost += points - reached
            attainable += min(points, reached + row.attainableGain)
        } else {
            unknown += points
            attainable += points
        }
    }
}
