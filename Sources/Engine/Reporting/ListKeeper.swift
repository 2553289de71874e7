import Dossiers
import Indicators

/// Gathers the dossiers behind the figures for a report that holds them, as long as a list is no longer than a limit:
/// so memory does not grow with the number of dossiers.
struct ListKeeper: Sendable {
    /// One part of one indicator, and how many dossiers of it were met.
    struct List: Sendable {
        let indicator: Indicator
        let part: Indicator.Part
        let marks: Marks
        var count = 0
    }

    let limit: Int
    private(set) var lists: [List]
    private(set) var kept: [(dossier: Dossier, marks: Marks)] = []
    /// The marks of the lists that are not too long yet.
    private var watched: Marks

    init(limit: Int) {
        self.limit = limit
        lists = IndicatorCatalog.all.flatMap { indicator in
            // A rate has a list for its numerator and one for its denominator; a count or a distribution has one.
            Indicator.Part.allCases.filter { $0 == .numerator || indicator.isRate }.map {
                List(indicator: indicator, part: $0, marks: indicator.listMarks($0))
            }
        }
        watched = lists.reduce(into: []) { $0.formUnion($1.marks) }
    }

    mutating func take(_ dossier: borrowing Dossier, _ marks: Marks) {
        guard !marks.isDisjoint(with: watched) else { return }
        var isWanted = false
        var hasGrown = false
        for place in lists.indices where !marks.isDisjoint(with: lists[place].marks) {
            lists[place].count += 1
            if lists[place].count <= limit { isWanted = true }
            if lists[place].count == limit + 1 { hasGrown = true }
        }
        if isWanted { kept.append((copy dossier, marks)) }
        if hasGrown { narrow() }
    }

    mutating func merge(_ other: ListKeeper) {
        for place in lists.indices { lists[place].count += other.lists[place].count }
        kept += other.kept
        narrow()
    }

    /// Gives up what only lists wanted that have grown too long. To be called once, at the end.
    mutating func finish() {
        narrow()
        kept.removeAll { $0.marks.isDisjoint(with: watched) }
        kept.sort { $0.dossier.isRead(before: $1.dossier) }
    }

    private mutating func narrow() {
        watched = lists.reduce(into: []) { if $1.count <= limit { $0.formUnion($1.marks) } }
    }
}
