/// A report laid out in one language, before terminal or Markdown: sections of facts, lines and tables.
/// Texts are raw; the layouts escape them.
struct Page {
    var title: String
    var sections: [Section]

    struct Section {
        /// Empty: no heading.
        var title: String
        var blocks: [Block]
    }

    enum Block {
        /// A heading within the section.
        case caption(String)
        case facts([(name: String, value: String)])
        case lines([Line])
        case bullets([Line])
        case table(Table)
    }

    struct Line {
        enum Style { case plain, warning, muted }
        var text: String
        var style: Style = .plain
        init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    struct Column {
        var heading: String
        /// Numbers stand right and are never broken.
        var isNumber: Bool
        /// A table too wide for the terminal is best broken before this column.
        var startsPart = false
        static func text(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }
        static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
    }

    struct Row {
        enum Kind { case plain, total, group }
        var kind: Kind = .plain
        /// One per column; a group row has only the first.
        var cells: [String]
        /// Steps by which the first cell stands in.
        var indent: Int = 0
        /// Said beneath the row.
        var remarks: [Line] = []
        /// How the whole row reads.
        var style = Line.Style.plain
    }

    /// A heading above several columns.
    struct Span {
        var heading: String
        var columns: Range<Int>
    }

    struct Table {
        var columns: [Column]
        var rows: [Row]
        var spans: [Span] = []
        /// One per column, as official forms number them; empty without.
        var numbers: [String] = []
        /// The columns that name a row: repeated where a table goes on below.
        var lead = 1
        var hasRemarks: Bool { rows.contains { !$0.remarks.isEmpty } }
    }
}
