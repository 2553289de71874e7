public import Dossiers

/// A list of dossiers, procedures or days behind a figure (`motcua list`). The rows are pulled one by
/// one, so that a list of millions needs no memory; it is never cut.
public struct DossierListing {
    public enum ColumnKind: String, CaseIterable, Sendable { case text, number, date }

    public struct Column: Sendable, Equatable {
        /// Stable key for machines.
        public var key: String
        public var heading: Bilingual
        public var kind: ColumnKind
        public init(key: String, heading: Bilingual, kind: ColumnKind) {
            self.key = key
            self.heading = heading
            self.kind = kind
        }
    }

    public enum Cell: Sendable, Equatable {
        case empty
        /// Text out of the data: neutralised in CSV, escaped elsewhere.
        case text(String)
        /// A code word in both languages, e.g. a verdict.
        case word(Bilingual)
        /// A number that the program made or read: dossiers, days or whole đồng.
        case number(Int64)
        case day(CivilDay)
        /// A local civil instant, shown with its time of day.
        case instant(Stamp)
    }

    public var title: Bilingual
    /// What the list is: indicator, part, ruleset, period. Shown above a table, in JSON and Markdown; a
    /// CSV list is the bare table, so that it can be read again.
    public var facts: [CatalogPage.Fact]
    public var columns: [Column]
    /// The next row, one cell per column; nil at the end.
    public var nextRow: () throws -> [Cell]?

    public init(
        title: Bilingual, facts: [CatalogPage.Fact] = [], columns: [Column],
        nextRow: @escaping () throws -> [Cell]?
    ) {
        self.title = title
        self.facts = facts
        self.columns = columns
        self.nextRow = nextRow
    }
}
