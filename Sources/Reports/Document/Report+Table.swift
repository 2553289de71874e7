public import Dossiers
public import Indicators

extension Report {
    public struct Column: Sendable, Equatable {
        public enum Kind: String, CaseIterable, Sendable {
            case text, number, rate, points, quotient, date
            /// Numbers stand right and are never broken.
            public var isNumeric: Bool { self != .text && self != .date }
        }
        /// Stable key for machines, unique in its table.
        public var key: String
        public var heading: Bilingual
        public var kind: Kind
        /// The indicator whose figure, numerator or denominator stands in the column.
        public var indicator: String?
        public var part: Indicator.Part?
        /// `3`, `4` … of an official form; shown beneath the heading.
        public var number: String?
        /// Whether its numbers count dossiers, so that small ones are hidden in a publication; nil: as its indicator
        /// says, and no without one.
        public var isCount: Bool?
        /// What its counts are of, where no indicator says it.
        public var marks: Marks?
        /// False where the figures are of another period or office than the report's own: then they open nothing.
        public var opens: Bool
        public init(
            _ key: String, _ heading: Bilingual, _ kind: Kind, indicator: String? = nil, part: Indicator.Part? = nil,
            number: String? = nil, isCount: Bool? = nil, marks: Marks? = nil, opens: Bool = true
        ) {
            self.key = key
            self.heading = heading
            self.kind = kind
            self.indicator = indicator
            self.part = part
            self.number = number
            self.isCount = isCount
            self.marks = marks
            self.opens = opens
        }
    }

    /// A column that is the sum of others in every row, as 3 = 4 + 5 + 6 in form II.06.
    public struct Sum: Sendable, Hashable {
        /// Places of the columns.
        public var total: Int
        public var parts: [Int]
        public init(_ total: Int, _ parts: [Int]) {
            self.total = total
            self.parts = parts
        }
    }

    /// A heading above several columns, as official forms have them.
    public struct Span: Sendable, Equatable {
        public var heading: Bilingual
        /// Places of its columns.
        public var columns: Range<Int>
        public init(_ heading: Bilingual, _ columns: Range<Int>) {
            self.heading = heading
            self.columns = columns
        }
    }

    public struct Row: Sendable {
        public enum Kind: String, CaseIterable, Sendable {
            case plain
            /// A sum over the rows beneath or above it.
            case total
            /// A heading within the table: only its first cell is filled.
            case group
        }
        public var kind: Kind
        /// One per column; a group row has only the first.
        public var cells: [Cell]
        /// Steps by which the first cell stands in.
        public var indent: Int
        /// The indicator that the row is about, where its columns name none.
        public var indicator: String?
        /// What its counts are of, where neither indicator nor column says it.
        public var marks: Marks?
        public var scope: Scope?
        /// How many dossiers of its slice carry each mark, by `Mark.rawValue`: what its figures are sums of. Empty where
        /// that is not told; a publication looks there for what would give a hidden count away.
        public var counts: [Int64]
        /// Said beneath the row.
        public var remarks: [Sentence]
        /// How the whole row reads.
        public var tone: Tone
        public init(
            _ cells: [Cell], kind: Kind = .plain, indent: Int = 0, indicator: String? = nil, marks: Marks? = nil,
            scope: Scope? = nil, counts: [Int64] = [], remarks: [Sentence] = [], tone: Tone = .plain
        ) {
            self.kind = kind
            self.cells = cells
            self.indent = indent
            self.indicator = indicator
            self.marks = marks
            self.scope = scope
            self.counts = counts
            self.remarks = remarks
            self.tone = tone
        }
    }

    public struct Table: Sendable {
        /// Stable key, unique in the report.
        public var key: String
        public var caption: Bilingual?
        public var columns: [Column]
        /// Headings above the columns; a column that none covers stands through both lines.
        public var spans: [Span]
        public var rows: Rows
        /// Said beneath the table.
        public var notes: [Sentence]
        /// A list to be worked through: people filter and sort it, and XLSX puts it on a sheet of its own.
        public var isList: Bool
        /// Columns of counts that are sums of others: a reader could work a hidden one out of them.
        public var sums: [Sum]
        public init(
            key: String, caption: Bilingual? = nil, columns: [Column], spans: [Span] = [], rows: Rows,
            notes: [Sentence] = [], isList: Bool = false, sums: [Sum] = []
        ) {
            self.key = key
            self.caption = caption
            self.columns = columns
            self.spans = spans
            self.rows = rows
            self.notes = notes
            self.isList = isList
            self.sums = sums
        }

        /// What the cell in a place is of; nil when it is no figure.
        public func reference(of column: Int, in row: Row) -> Reference? {
            guard row.kind != .group, column < row.cells.count else { return nil }
            let own = columns[column]
            guard own.opens, own.kind.isNumeric, let indicator = own.indicator ?? row.indicator else { return nil }
            switch row.cells[column] {
            case .rate, .number, .quotient: return Reference(indicator: indicator, part: own.part, scope: row.scope)
            default: return nil
            }
        }
    }

    /// The rows of a table in their order, each made when it is asked for: a list of late dossiers may have a million.
    public struct Rows: Sendable, ExpressibleByArrayLiteral {
        public let count: Int
        private let row: @Sendable (Int) throws -> Row

        /// - Parameter row: makes the row at a place from 0; the same one however often it is asked.
        public init(count: Int, row: @escaping @Sendable (Int) throws -> Row) {
            self.count = count
            self.row = row
        }

        public init(_ rows: [Row]) { self.init(count: rows.count) { rows[$0] } }
        public init(arrayLiteral rows: Row...) { self.init(rows) }

        /// - Throws: what reading a dossier's code out of a spool or a store throws.
        public subscript(place: Int) -> Row {
            get throws {
                precondition(place >= 0 && place < count, "there is no row at this place")
                return try row(place)
            }
        }
    }
}
