/// Writes items on a sheet from the top down, and on further sheets where the rows of one do not suffice.
final class SheetComposer {
    /// A table that stands on several sheets.
    struct Split {
        var table: String
        var rows: Int
        var sheets: [String]
    }

    private let workbook: Workbook
    private let language: Language
    private let layout: Report.Layout
    private let looks: CellLooks
    private let title: String
    private let baseName: String
    private let items: [SheetItem]
    private var plans: [TablePlan] = []
    private var widths: [Int] = []
    /// The sheet is a table with its title, and not a page to be read with a table in it.
    private let isTableSheet: Bool
    private var isSingleTable: Bool { plans.count == 1 && isTableSheet }

    private var sheet: Sheet
    private var sheetNames: [String] = []
    private var row = 0
    private(set) var splits: [Split] = []
    /// The heading rows of the sheet's only table.
    private var headings: ClosedRange<Int>?
    private var trouble = CellTrouble()

    /// Adds the sheet, so that sheets stand in the order of their composers.
    /// - Parameter name: wanted for the sheet, e.g. the section's title.
    convenience init(
        _ workbook: Workbook, name: String, title: String, language: Language, layout: Report.Layout,
        isTableSheet: Bool = true, items: [SheetItem]
    ) throws {
        let sheet = try workbook.addSheet(name)
        try self.init(
            workbook, on: sheet, title: title, language: language, layout: layout, isTableSheet: isTableSheet,
            items: items)
    }

    /// - Parameter sheet: empty so far.
    init(
        _ workbook: Workbook, on sheet: Sheet, title: String, language: Language, layout: Report.Layout,
        isTableSheet: Bool, items: [SheetItem]
    ) throws {
        self.workbook = workbook
        self.language = language
        self.layout = layout
        self.title = title
        self.isTableSheet = isTableSheet
        self.items = items
        looks = CellLooks(workbook, language, isForm: layout == .form)
        self.sheet = sheet
        baseName = sheet.name
        sheetNames = [sheet.name]
        var hasFacts = false
        for item in items {
            switch item {
            case .table(let table): plans.append(try TablePlan(table, language))
            case .fact: hasFacts = true
            default: break
            }
        }
        let columns = plans.map(\.columnCount).max() ?? 2
        widths = (0..<max(columns, hasFacts ? 2 : 1)).map { column in
            // What is read in its whole is rather wrapped than made wide.
            plans.map { column < $0.columnCount ? min($0.widths[column], isTableSheet ? 48 : 30) : 0 }.max() ?? 0
        }
        // Text alone takes about the width of an upright page.
        if hasFacts { widths[0] = max(widths[0], 26) }
        let missing = 90 - widths.reduce(0, +)
        if missing > 0, plans.isEmpty || hasFacts { widths[widths.count - 1] += missing }
        widths = widths.map { min(max($0, 8), 70) }
    }

    func write() throws {
        try setWidths()
        var nextPlan = 0
        for item in items {
            switch item {
            case .gap: row += 1
            case .heading(let text, let level):
                try paragraph(
                    text, looks.title(level, isCentered: layout == .form && (level == .report || level == .subtitle)),
                    size: level == .report ? 1.5 : level == .section ? 1.3 : 1)
            case .paragraph(let text, let tone, let isPoint):
                try paragraph(
                    isPoint ? "• " + text : text, looks.paragraph(tone, indent: isPoint ? 1 : 0),
                    indent: isPoint ? 3 : 0)
            case .fact(let name, let value): try fact(name, value)
            case .table:
                try table(plans[nextPlan])
                nextPlan += 1
            }
        }
        try tellTrouble()
        try finishSheet()
    }

    private func tellTrouble() throws {
        let lines = trouble.lines(language)
        trouble = CellTrouble()
        for line in lines { try paragraph(line, looks.paragraph(.warning)) }
    }

    // MARK: Text

    private var width: Int { widths.reduce(0, +) }

    private func paragraph(_ text: String, _ format: CellFormat, size: Double = 1, indent: Int = 0) throws {
        try ensure(rows: 1)
        let text = trouble.safe(text, row: row, column: 0, sheet.name)
        // Excel fits the height of joined cells to nothing.
        try setHeight(lines(of: text, width: Double(width - indent) / size), size: size)
        try sheet.write(text: text, row: row, columns: 0..<widths.count, format)
        row += 1
    }

    private func fact(_ name: String, _ value: String) throws {
        try ensure(rows: 1)
        let name = trouble.safe(name, row: row, column: 0, sheet.name)
        let value = trouble.safe(value, row: row, column: 1, sheet.name)
        try setHeight(
            max(
                lines(of: name, width: Double(widths[0])),
                lines(of: value, width: Double(width - widths[0]))))
        try sheet.write(text: name, row: row, column: 0, looks.factName())
        try sheet.write(text: value, row: row, columns: 1..<max(2, widths.count), looks.paragraph(.plain))
        row += 1
    }

    /// Bold letters are broader than the digits that widths are counted in.
    private func lines(of text: String, width: Double) -> Int {
        TextWrapping.lines(of: text, width: max(4, Int(width * 0.92)), limit: 25).lines.count
    }

    private func setHeight(_ lines: Int, size: Double = 1) throws {
        if lines > 1 || size > 1 {
            try sheet.setHeight(min(15.0 * Double(lines) * size + (size > 1 ? 3 : 0), 400), row: row)
        }
    }

    // MARK: Tables

    private func table(_ plan: TablePlan) throws {
        let table = plan.table
        try ensure(rows: plan.headingRows + 3)
        if let caption = table.caption { try paragraph(caption[language], looks.title(.caption, isCentered: false)) }
        // Room for what is said beneath: the notes, and a line for each kind of trouble.
        let reserve = min(table.notes.count + CellTrouble.mostLines + 1, workbook.limits.rows / 3)
        let last = workbook.limits.rows - reserve
        var names = [sheet.name]
        try heading(plan)
        for place in 0..<table.rows.count {
            if row >= last {
                let next = try workbook.addSheet(SheetNames.with(baseName, suffix: " (\(sheetNames.count + 1))"))
                try filter(plan)
                try paragraph(SheetWord.continues.filled(language, next.name), looks.paragraph(.warning))
                try finishSheet()
                begin(next)
                names.append(next.name)
                try setWidths()
                try paragraph(
                    table.caption?[language] ?? baseName, looks.title(.caption, isCentered: false))
                try heading(plan)
            }
            try write(try table.rows[place], plan)
        }
        try filter(plan)
        if names.count > 1 {
            splits.append(Split(table: table.caption?[language] ?? baseName, rows: table.rows.count, sheets: names))
        }
        for note in table.notes { try paragraph(note.text[language], looks.paragraph(note.tone)) }
        try tellTrouble()
        if row < workbook.limits.rows { row += 1 }
    }

    /// To be asked for as soon as the last row of the table is written: the library takes no rows above the last.
    private func filter(_ plan: TablePlan) throws {
        guard isSingleTable, let headings, row - 1 > headings.upperBound else { return }
        // What is to be sorted has one heading; forms are to be signed.
        guard layout != .form, !plan.hasNumbers else { return }
        try sheet.filter(rows: headings.upperBound...row - 1, columns: plan.columnCount)
    }

    private func heading(_ plan: TablePlan) throws {
        let (first, columns) = (row, plan.table.columns)
        let format = try looks.heading()
        let remarks = plan.hasRemarks ? SheetWord.remarks[language] : nil
        var isCovered = [Bool](repeating: false, count: plan.columnCount)
        if plan.hasSpans {
            for span in plan.table.spans { for column in span.columns { isCovered[column] = true } }
            let tallest =
                (0..<columns.count).filter { !isCovered[$0] }
                .map { lines(of: columns[$0].heading[language], width: Double(widths[$0])) }.max() ?? 1
            let spans =
                plan.table.spans.map { span in
                    lines(of: span.heading[language], width: Double(widths[span.columns].reduce(0, +)))
                }.max() ?? 1
            try setHeight(max(spans, (tallest + 1) / 2))
            for (column, one) in columns.enumerated() where !isCovered[column] {
                try sheet.write(text: XLSXText.safe(one.heading[language]), row: row, column: column, format)
            }
            if let remarks { try sheet.write(text: remarks, row: row, column: columns.count, format) }
            for span in plan.table.spans {
                try sheet.write(text: XLSXText.safe(span.heading[language]), row: row, columns: span.columns, format)
            }
            row += 1
        }
        let own = (0..<columns.count).filter { !plan.hasSpans || isCovered[$0] }
        try setHeight(own.map { lines(of: columns[$0].heading[language], width: Double(widths[$0])) }.max() ?? 1)
        for column in own {
            try sheet.write(text: XLSXText.safe(columns[column].heading[language]), row: row, column: column, format)
        }
        if let remarks, !plan.hasSpans { try sheet.write(text: remarks, row: row, column: columns.count, format) }
        if plan.hasSpans {
            if !isCovered[0] { try sheet.blank(row: row, column: 0, format) }
            for column in 0..<plan.columnCount where !isCovered[column] {
                try sheet.joinWithAbove(row: row, column: column, format)
            }
        }
        row += 1
        if plan.hasNumbers {
            let format = try looks.columnNumber()
            for (column, one) in columns.enumerated() {
                let number = one.number.map { "(" + XLSXText.safe($0) + ")" } ?? ""
                try sheet.write(text: number, row: row, column: column, format)
            }
            if plan.hasRemarks { try sheet.blank(row: row, column: columns.count, format) }
            row += 1
        }
        if isSingleTable { headings = first...(row - 1) }
    }

    private func write(_ line: Report.Row, _ plan: TablePlan) throws {
        let look = CellLooks.Row(kind: line.kind, tone: line.tone)
        let columns = plan.table.columns
        for column in columns.indices {
            let value = column < line.cells.count ? CellValue.of(line.cells[column], language) : .empty
            let indent = column == 0 ? line.indent : 0
            switch value {
            case .empty:
                try sheet.blank(row: row, column: column, looks.format(.text, of: look))
            case .text(let text):
                try put(text, column, looks.format(.text, of: look, indent: indent))
            case .note(let text):
                try put(text, column, looks.format(.note, of: look))
            case .number(let number, let kind):
                try sheet.write(number: number, row: row, column: column, looks.format(kind, of: look))
            case .percent(let rate, let decimals):
                try sheet.write(
                    number: rate, row: row, column: column, looks.format(.percent, of: look, decimals: decimals))
            case .bigNumber(let text):
                trouble.bigNumbers += 1
                try put(text, column, looks.format(.note, of: look))
            case .oldDay(let text):
                trouble.oldDays += 1
                try put(text, column, looks.format(.note, of: look))
            }
        }
        if plan.hasRemarks {
            let tone = line.remarks.first?.tone ?? line.tone
            try put(
                TablePlan.remarks(of: line, language), columns.count,
                looks.format(.text, of: .init(kind: line.kind == .group ? .group : .plain, tone: tone)))
        }
        row += 1
    }

    private func put(_ text: String, _ column: Int, _ format: CellFormat) throws {
        try sheet.write(
            text: trouble.safe(text, row: row, column: column, sheet.name), row: row, column: column, format)
    }

    // MARK: Sheets

    /// Goes on on a further sheet unless so many rows are left.
    private func ensure(rows: Int) throws {
        guard row + rows > workbook.limits.rows else { return }
        try finishSheet()
        begin(try workbook.addSheet(SheetNames.with(baseName, suffix: " (\(sheetNames.count + 1))")))
        try setWidths()
    }

    private func begin(_ next: Sheet) {
        sheet = next
        sheetNames.append(next.name)
        row = 0
        headings = nil
    }

    private func setWidths() throws {
        for (column, width) in widths.enumerated() { try sheet.setWidth(Double(width), column: column) }
    }

    private func finishSheet() throws {
        var print = Sheet.Print()
        print.isLandscape = layout == .form || width > 110
        if layout == .onePage { print.pages = 1 }
        print.title = title
        print.pageWord = SheetWord.page[language]
        if isSingleTable, let headings {
            print.repeated = headings
            sheet.freeze(rows: headings.upperBound + 1, columns: plans[0].columnCount > 5 ? 1 : 0)
        }
        try sheet.setPrint(print)
    }
}

/// What cells could not say in full, counted while they are written, to be said beneath.
struct CellTrouble {
    static let mostLines = 12
    private static let namedCuts = 8

    var bigNumbers: Int64 = 0
    var oldDays: Int64 = 0
    private var cuts: [(cell: String, length: Int)] = []
    private var moreCuts: Int64 = 0

    /// The text as a cell can hold it.
    mutating func safe(_ text: String, row: Int, column: Int, _ sheet: String) -> String {
        let (safe, length) = XLSXText.cell(text)
        if let length {
            if cuts.count < Self.namedCuts {
                cuts.append(("\(sheet)!\(Self.name(ofColumn: column))\(row + 1)", length))
            } else {
                moreCuts += 1
            }
        }
        return safe
    }

    func lines(_ language: Language) -> [String] {
        var lines = cuts.map {
            SheetWord.cutText.filled(language, $0.cell, NumberText.of(Int64($0.length), language))
        }
        if moreCuts > 0 { lines.append(SheetWord.moreCuts.filled(language, NumberText.of(moreCuts, language))) }
        if bigNumbers > 0 { lines.append(SheetWord.bigNumber.filled(language, NumberText.of(bigNumbers, language))) }
        if oldDays > 0 { lines.append(SheetWord.oldDay.filled(language, NumberText.of(oldDays, language))) }
        return lines
    }

    /// `A` … `Z`, `AA` …
    static func name(ofColumn column: Int) -> String {
        var name = ""
        var rest = column
        repeat {
            name = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + name
            rest = rest / 26 - 1
        } while rest >= 0
        return name
    }
}
