/// A page of a catalog (`motcua indicators`, `rulesets`, `schemas`, with or without an id): plain values
/// in both languages, from which every format is made.
public struct CatalogPage: Sendable, Equatable {
    public enum Block: Sendable, Equatable {
        case heading(Bilingual)
        case paragraph(Bilingual)
        case list([Bilingual])
        case facts([Fact])
        case table(Table)
    }

    /// A named value, e.g. the source of a formula.
    public struct Fact: Sendable, Equatable {
        /// Stable key for machines.
        public var key: String
        public var name: Bilingual
        public var value: Bilingual
        public init(key: String, name: Bilingual, value: Bilingual) {
            self.key = key
            self.name = name
            self.value = value
        }
    }

    public struct Column: Sendable, Equatable {
        /// Stable key for machines.
        public var key: String
        public var heading: Bilingual
        public init(key: String, heading: Bilingual) {
            self.key = key
            self.heading = heading
        }
    }

    public struct Table: Sendable, Equatable {
        public var columns: [Column]
        /// One cell per column.
        public var rows: [[Bilingual]]
        public init(columns: [Column], rows: [[Bilingual]]) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// `indicators`, `rulesets` or `schemas`.
    public var catalog: String
    /// The entry that is explained; nil for the list of all.
    public var id: String?
    public var title: Bilingual
    public var blocks: [Block]

    public init(catalog: String, id: String? = nil, title: Bilingual, blocks: [Block]) {
        self.catalog = catalog
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}
