public import Dossiers
public import Indicators

/// A report (báo cáo) as an officer hands it on: what `motcua report`, `compare` and `letters` say, before any format.
///
/// Renderers turn it into bytes and compute no figure. Text that came out of the data stands only in ``Cell/text(_:)``
/// and ``Label/text``; renderers make it safe. Everything else is the program's own, in both languages.
public struct Report: Sendable {
    /// Stable key: `summary`, `form-06`, `units`, `procedures`, `late`, `brief`, `compare`, `letters`,
    /// `feedback`.
    public var kind: String
    public var title: Bilingual
    /// Which office and period, on a line of its own.
    public var subtitle: Bilingual?
    public var layout = Layout.flow
    /// What makes the figures comparable: ruleset, period, as-of, base, filters, source.
    public var facts: [CatalogPage.Fact] = []
    public var sections: [Section] = []
    /// Warnings and remarks on the whole report, most important first.
    public var notes: [Bilingual] = []
    /// The switches of the ruleset in words.
    public var rulesetInWords: [Bilingual] = []
    /// The rules of the indicators that the report shows, in the catalog's order.
    public var rules: [Rule] = []
    /// The dossiers behind the figures, where a format can hold them.
    public var evidence: Evidence?
    public var toolVersion = ""
    /// When the figures were known (the exports' own instant): the date of a file's properties, so that the same
    /// input gives the same bytes.
    public var madeAt: Stamp = .none

    /// How it is printed on A4.
    public enum Layout: String, CaseIterable, Sendable {
        /// As many upright pages as it takes.
        case flow
        /// One upright page.
        case onePage
        /// A form, lying (Biểu II.06).
        case form
    }

    /// How many dossiers of the whole carry each mark, as ``Row/counts``.
    public var counts: [Int64] = []

    public init(kind: String, title: Bilingual) {
        self.kind = kind
        self.title = title
    }

    public struct Section: Sendable {
        /// Stable key, unique in the report.
        public var key: String
        public var title: Bilingual
        public var blocks: [Block]
        public init(key: String, title: Bilingual, blocks: [Block]) {
            self.key = key
            self.title = title
            self.blocks = blocks
        }
    }

    public enum Block: Sendable {
        /// Paragraphs, or points of a list.
        case sentences([Sentence])
        /// A few figures, large, each against its target.
        case figures([Figure])
        case table(Table)
        case chart(Chart)
    }

    /// What a figure or sentence means to the office.
    public enum Tone: String, CaseIterable, Sendable { case plain, good, bad, warning, muted }

    public struct Sentence: Sendable, Equatable {
        public var text: Bilingual
        public var tone: Tone
        /// A point of a list, not a paragraph.
        public var isPoint: Bool
        /// Counts of dossiers that it tells, or that can be worked out of what it tells: of a rate the numerator, the
        /// denominator and what is between them. A publication leaves the sentence out when one of them is hidden.
        public var rests: [Int64]
        /// Of these, the counts that no cell of the report shows: so a publication knows that a reader has them.
        public var counts: [Count]
        public init(
            _ text: Bilingual, tone: Tone = .plain, isPoint: Bool = false, rests: [Int64] = [], counts: [Count] = []
        ) {
            self.text = text
            self.tone = tone
            self.isPoint = isPoint
            self.rests = rests
            self.counts = counts
        }
    }

    /// How many dossiers of a slice carry one of these marks.
    public struct Count: Sendable, Equatable {
        /// The row of the slice: its scope, or where it has none its name; nil and nil for the whole.
        public var scope: Scope?
        public var name: Label?
        public var marks: Marks
        public var value: Int64
        public init(scope: Scope? = nil, name: Label? = nil, marks: Marks, value: Int64) {
            self.scope = scope
            self.name = name
            self.marks = marks
            self.value = value
        }
    }

    /// A name on an axis, a row or a step: out of the data, or the program's own.
    public enum Label: Sendable, Equatable {
        case text(String)
        case word(Bilingual)
    }

    public struct Figure: Sendable {
        /// Stable key: the indicator's id or a word.
        public var key: String
        public var name: Bilingual
        public var value: Cell
        public var tone: Tone
        /// `≥ 98 %`, as set; nil without one.
        public var target: Headroom.Target?
        /// Change against the period before, and what else is worth a line.
        public var details: [Sentence]
        public var reference: Reference?
        public init(
            key: String, name: Bilingual, value: Cell, tone: Tone = .plain, target: Headroom.Target? = nil,
            details: [Sentence] = [], reference: Reference? = nil
        ) {
            self.key = key
            self.name = name
            self.value = value
            self.tone = tone
            self.target = target
            self.details = details
            self.reference = reference
        }
    }

    /// One value, typed, so that each format writes it as what it is.
    public enum Cell: Sendable, Equatable {
        case empty
        /// Out of the data.
        case text(String)
        case word(Bilingual)
        /// A count, a number of days or of đồng.
        case number(Int64)
        /// A rate in percent, from exact integers; "no dossiers" when the denominator is 0.
        case rate(numerator: Int64, denominator: Int64, target: Headroom.Target? = nil)
        /// A change in percentage points (điểm phần trăm), in ten-thousandths: 12 500 is +1,25 points.
        case points(Int64)
        /// A mean or a quotient of two sums, shown with two decimals; empty when the count is 0.
        case quotient(sum: Int64, count: Int64)
        case day(CivilDay)
        /// A local civil instant, shown with its time of day.
        case instant(Stamp)
        /// There is no figure, and why.
        case missing(Bilingual)
        /// Left out of a publication (``Report/hidingSmallCells(under:)``): it counts fewer than five, or would give
        /// away a number that does, and may then be large.
        case hidden
    }

    /// What a figure is of: its rule and, where the report holds them, its dossiers.
    public struct Reference: Sendable, Hashable {
        /// Id of the indicator.
        public var indicator: String
        /// Numerator or denominator; nil for the figure itself.
        public var part: Indicator.Part?
        /// The slice; nil for the whole of the report.
        public var scope: Scope?
        public init(indicator: String, part: Indicator.Part? = nil, scope: Scope? = nil) {
            self.indicator = indicator
            self.part = part
            self.scope = scope
        }
    }

    /// A slice by the word of one dimension, as ``Evidence/Row`` names it.
    public struct Scope: Sendable, Hashable {
        public enum Dimension: String, CaseIterable, Sendable { case unit, procedure, field }
        public var dimension: Dimension
        public var word: UInt32
        public init(_ dimension: Dimension, _ word: UInt32) {
            self.dimension = dimension
            self.word = word
        }
    }
}

extension Report {
    /// The report's list of dossiers without all else; nil where it is about more than its list.
    public var listAlone: Report? {
        guard kind == "late" || kind == "letters" else { return nil }
        let lists = sections.filter { section in
            section.blocks.contains { if case .table(let table) = $0 { table.isList } else { false } }
        }
        guard let list = lists.first, lists.count == 1 else { return nil }
        var alone = self
        alone.sections = [list]
        return alone
    }
}

extension Report {
    /// What stands behind an indicator.
    public struct Rule: Sendable {
        /// Id of the indicator.
        public var id: String
        public var name: Bilingual
        public var formula: Bilingual
        public var source: Bilingual
        public var unit: IndicatorLabel.Unit
        /// Of the whole: `980 / 1.000`, or why there is no figure.
        public var value: Cell
        /// The counts shown beside it, in words.
        public var remarks: [Bilingual]
        /// The command that lists a part of it, uncut; empty where there is none.
        public var numeratorCommand: String
        public var denominatorCommand: String?
        public init(
            id: String, name: Bilingual, formula: Bilingual, source: Bilingual, unit: IndicatorLabel.Unit,
            value: Cell, remarks: [Bilingual], numeratorCommand: String, denominatorCommand: String?
        ) {
            self.id = id
            self.name = name
            self.formula = formula
            self.source = source
            self.unit = unit
            self.value = value
            self.remarks = remarks
            self.numeratorCommand = numeratorCommand
            self.denominatorCommand = denominatorCommand
        }
    }

    /// The dossiers behind the figures of the whole, each once. A list is those that carry one of its marks.
    public struct Evidence: Sendable {
        public struct Row: Sendable {
            /// As `Marks.rawValue`.
            public var marks: UInt64
            /// Words of its slices: a mark of reception counts in the receiving unit, any other in the resolving one.
            public var receivingUnit: UInt32
            public var resolvingUnit: UInt32
            public var procedure: UInt32
            public var field: UInt32
            /// One per column.
            public var cells: [Cell]
            public init(
                marks: UInt64, receivingUnit: UInt32, resolvingUnit: UInt32, procedure: UInt32, field: UInt32,
                cells: [Cell]
            ) {
                self.marks = marks
                self.receivingUnit = receivingUnit
                self.resolvingUnit = resolvingUnit
                self.procedure = procedure
                self.field = field
                self.cells = cells
            }
        }

        /// One list: a part of an indicator.
        public struct List: Sendable {
            public var indicator: String
            public var part: Indicator.Part
            /// A dossier belongs to it when it carries one of these.
            public var marks: UInt64
            /// How many dossiers (of O5 and P3: procedures) it has, which is the figure.
            public var count: Int64
            /// False when it is too long to be held here; the command gives it.
            public var isHeld: Bool
            /// Of O5 and P3: the procedures themselves, code and name.
            public var procedures: [(code: String, name: String)]?
            public init(
                indicator: String, part: Indicator.Part, marks: UInt64, count: Int64, isHeld: Bool,
                procedures: [(code: String, name: String)]? = nil
            ) {
                self.indicator = indicator
                self.part = part
                self.marks = marks
                self.count = count
                self.isHeld = isHeld
                self.procedures = procedures
            }
        }

        public var columns: [Column]
        public var lists: [List]
        public var rows: [Row]
        /// Lists longer than this are not held.
        public var limit: Int64
        /// Marks that count in the receiving unit.
        public var receivingMarks: UInt64
        public init(columns: [Column], lists: [List], rows: [Row], limit: Int64, receivingMarks: UInt64) {
            self.columns = columns
            self.lists = lists
            self.rows = rows
            self.limit = limit
            self.receivingMarks = receivingMarks
        }
    }
}
