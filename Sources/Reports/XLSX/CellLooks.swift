/// The formats of a sheet's cells, looked up once for each kind of row.
final class CellLooks {
    struct Row: Hashable {
        var kind: Report.Row.Kind
        var tone: Report.Tone
    }

    private let workbook: Workbook
    private let language: Language
    private let border: CellStyle.Border
    private var known: [Row: [CellFormat?]] = [:]
    private var last: (row: Row, formats: [CellFormat?])?

    init(_ workbook: Workbook, _ language: Language, isForm: Bool) {
        self.workbook = workbook
        self.language = language
        border = isForm ? .strong : .light
    }

    /// The look of a table's cell.
    func format(_ kind: CellValue.Kind, of row: Row, indent: Int = 0, decimals: Int = 2) throws(XLSXError) -> CellFormat
    {
        if indent > 0 || decimals != 2 {
            var style = style(kind, of: row)
            style.indent = indent
            if indent > 0 { style.alignment = .left }
            if kind == .percent { style.numberFormat = CellValue.percentFormat(decimals: decimals) }
            return try workbook.format(style)
        }
        if last?.row != row {
            if let last { known[last.row] = last.formats }
            last = (row, known[row] ?? Array(repeating: nil, count: CellValue.Kind.allCases.count))
        }
        if let format = last!.formats[kind.rawValue] { return format }
        let format = try workbook.format(style(kind, of: row))
        last!.formats[kind.rawValue] = format
        return format
    }

    private func style(_ kind: CellValue.Kind, of row: Row) -> CellStyle {
        CellStyle().with {
            $0.border = border
            $0.numberFormat = CellValue.format(kind, language)
            $0.bold = row.kind != .plain
            $0.colour = SheetColours.text(row.tone)
            if row.kind == .group { $0.fill = SheetColours.group }
            switch kind {
            case .text: $0.wraps = row.kind != .group
            case .note:
                $0.wraps = true
                $0.alignment = .right
                $0.colour = SheetColours.text(.muted)
            case .day, .instant: $0.alignment = .center
            default: $0.alignment = .right
            }
        }
    }

    func heading() throws(XLSXError) -> CellFormat {
        try workbook.format(
            CellStyle().with {
                $0.bold = true
                $0.border = border
                $0.fill = SheetColours.heading
                $0.wraps = true
                $0.alignment = .center
                $0.isVerticallyCentered = true
            })
    }

    /// `(3)` beneath a heading.
    func columnNumber() throws(XLSXError) -> CellFormat {
        try workbook.format(
            CellStyle().with {
                $0.italic = true
                $0.border = border
                $0.alignment = .center
            })
    }

    func title(_ level: SheetItem.Level, isCentered: Bool) throws(XLSXError) -> CellFormat {
        try workbook.format(
            CellStyle().with {
                $0.bold = level != .subtitle
                $0.italic = level == .subtitle
                $0.size =
                    switch level {
                    case .report: 16
                    case .section: 14
                    case .caption, .subtitle: 11
                    }
                if level == .report || level == .section { $0.colour = SheetColours.title }
                $0.wraps = true
                if isCentered { $0.alignment = .center }
            })
    }

    func paragraph(_ tone: Report.Tone, indent: Int = 0) throws(XLSXError) -> CellFormat {
        try workbook.format(
            CellStyle().with {
                $0.wraps = true
                $0.alignment = .left
                $0.indent = indent
                $0.colour = SheetColours.text(tone)
                $0.italic = tone == .muted
            })
    }

    func factName() throws(XLSXError) -> CellFormat {
        try workbook.format(
            CellStyle().with {
                $0.bold = true
                $0.wraps = true
            })
    }
}
