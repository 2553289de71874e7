import CXLSXWriter
import Glibc

/// A sheet of a workbook. Text is only ever written as text. Unless the sheet is free, rows are written from the top
/// down: a cell above the row that was written last is an error.
final class Sheet {
    let name: String
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let temporaryFolder: String
    private let isFree: Bool
    private var current = -1
    private var freeRows: Set<Int> = []
    private var streamedRows = 0

    fileprivate static let flushedRows = 20_000

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, isFree: Bool, temporaryFolder: String) {
        self.sheet = sheet
        self.name = name
        self.isFree = isFree
        self.temporaryFolder = temporaryFolder
        // Codes and numbers of many digits are text on purpose.
        worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
    }

    /// Rows that hold anything.
    var rowCount: Int { isFree ? freeRows.count : streamedRows }

    // MARK: Cells

    /// - Parameter text: safe already (``XLSXText``).
    func write(text: String, row: Int, column: Int, _ format: CellFormat) throws(XLSXError) {
        try enter(row)
        // An empty text is no cell to the library unless it has a format.
        if text.isEmpty { return try blank(row: row, column: column, format) }
        try XLSXError.check(
            worksheet_write_string(sheet, UInt32(row), UInt16(column), text, format.pointer))
    }

    func write(number: Double, row: Int, column: Int, _ format: CellFormat) throws(XLSXError) {
        try enter(row)
        try XLSXError.check(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format.pointer))
    }

    /// A cell that only looks like something.
    func blank(row: Int, column: Int, _ format: CellFormat) throws(XLSXError) {
        guard format.pointer != nil else { return }
        try enter(row)
        try XLSXError.check(worksheet_write_blank(sheet, UInt32(row), UInt16(column), format.pointer))
    }

    /// Text through several columns of the row.
    func write(text: String, row: Int, columns: Range<Int>, _ format: CellFormat) throws(XLSXError) {
        guard columns.count > 1 else {
            return try write(text: text, row: row, column: columns.lowerBound, format)
        }
        try enter(row)
        try XLSXError.check(
            worksheet_merge_range(
                sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound - 1), text,
                format.pointer))
    }

    /// Joins a cell of the row above, which is written already, with the one in this row. In its own row the library
    /// leaves the text as it is.
    func joinWithAbove(row: Int, column: Int, _ format: CellFormat) throws(XLSXError) {
        precondition(!isFree && row == current, "the row above has to be written, and this one begun")
        try XLSXError.check(
            worksheet_merge_range(
                sheet, UInt32(row - 1), UInt16(column), UInt32(row), UInt16(column), "", format.pointer))
    }

    private func enter(_ row: Int) throws(XLSXError) {
        if row == current { return }
        if isFree {
            freeRows.insert(row)
        } else {
            streamedRows += 1
            if streamedRows % Self.flushedRows == 0 { _ = try flush() }
        }
        current = row
    }

    /// Hands the rows to the system, so that a full disk is noticed.
    /// - Returns: their bytes so far; 0 for a free sheet, whose rows are in memory.
    func flush() throws(XLSXError) -> Int {
        guard !isFree, let file = sheet.pointee.optimize_tmpfile else { return 0 }
        errno = 0
        guard fflush(file) == 0, ferror(file) == 0 else {
            throw .cannotWrite(path: temporaryFolder, errno: errno == 0 ? EIO : errno)
        }
        return max(0, ftell(file))
    }

    // MARK: Looks

    func setHeight(_ points: Double, row: Int) throws(XLSXError) {
        try enter(row)
        try XLSXError.check(worksheet_set_row(sheet, UInt32(row), points, nil))
    }

    func setWidth(_ characters: Double, column: Int) throws(XLSXError) {
        try XLSXError.check(worksheet_set_column(sheet, UInt16(column), UInt16(column), characters, nil))
    }

    func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns)) }

    func filter(rows: ClosedRange<Int>, columns: Int) throws(XLSXError) {
        try XLSXError.check(
            worksheet_autofilter(sheet, UInt32(rows.lowerBound), 0, UInt32(rows.upperBound), UInt16(columns - 1)))
    }

    /// Colours of a scale: low, middle, high.
    func colourScale(
        rows: ClosedRange<Int>, columns: ClosedRange<Int>, middle: Double?, colours: (UInt32, UInt32, UInt32)
    ) throws(XLSXError) {
        var rule = lxw_conditional_format()
        rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
        (rule.min_color, rule.mid_color, rule.max_color) = colours
        if let middle {
            rule.mid_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
            rule.mid_value = middle
        }
        try XLSXError.check(
            worksheet_conditional_format_range(
                sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
                UInt16(columns.upperBound), &rule))
    }

    // MARK: Print

    struct Print {
        var isLandscape = false
        /// Pages downward; 0 as many as it takes. Across it is always one.
        var pages = 0
        var title = ""
        /// `Trang {0}/{1}`
        var pageWord = ""
        var repeated: ClosedRange<Int>?
    }

    func setPrint(_ print: Print) throws(XLSXError) {
        if print.isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
        let a4: UInt8 = 9
        worksheet_set_paper(sheet, a4)
        worksheet_fit_to_pages(sheet, 1, UInt16(print.pages))
        worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7)
        // An ampersand begins a field.
        let title = String(XLSXText.safe(print.title, mostUnits: 100)).split(
            separator: "&", omittingEmptySubsequences: false
        ).joined(separator: "&&")
        try XLSXError.check(worksheet_set_footer(sheet, "&L&8" + " " + title + "&R&8 " + print.pageWord + " &P/&N"))
        if let rows = print.repeated {
            try XLSXError.check(worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
        }
    }

    /// Puts the chart with its upper left corner on a cell.
    func insert(
        _ chart: SheetChart, row: Int, column: Int, scale: (x: Double, y: Double), description: String
    ) throws(XLSXError) {
        let error = XLSXText.safe(description, mostUnits: 2_000).withCString { description in
            var options = lxw_chart_options()
            (options.x_scale, options.y_scale) = scale
            options.description = UnsafeMutablePointer(mutating: description)
            return worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), chart.pointer, &options)
        }
        try XLSXError.check(error)
    }
}
