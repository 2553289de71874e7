import Dossiers

/// A list whose rows come one by one: `motcua list`.
struct ListingWorkbook {
    private let listing: DossierListing
    private let language: Language
    private let workbook: Workbook

    init(_ listing: DossierListing, _ language: Language, _ workbook: Workbook) {
        self.listing = listing
        self.language = language
        self.workbook = workbook
    }

    /// Rows that are looked at before the widths are settled.
    private static let sampledRows = 300

    /// - Returns: the number of rows.
    func write() throws -> Int64 {
        let looks = CellLooks(workbook, language, isForm: false)
        let plain = CellLooks.Row(kind: .plain, tone: .plain)
        let formats = try CellValue.Kind.allCases.map { try looks.format($0, of: plain) }
        let heading = try looks.heading()
        let baseName = SheetWord.list[language]
        // The last rows of a sheet say what follows.
        let last = workbook.limits.rows - min(CellTrouble.mostLines + 1, workbook.limits.rows / 3)

        var sample: [[DossierListing.Cell]] = []
        while sample.count < Self.sampledRows, let row = try listing.nextRow() { sample.append(row) }
        let widths = widths(of: sample)

        var sheet = try workbook.addSheet(baseName)
        var names = [sheet.name]
        var trouble = CellTrouble()
        var row = 0
        var count: Int64 = 0
        func begin() throws {
            for (column, width) in widths.enumerated() { try sheet.setWidth(Double(width), column: column) }
            for (column, one) in listing.columns.enumerated() {
                try sheet.write(text: XLSXText.safe(one.heading[language]), row: 0, column: column, heading)
            }
            row = 1
        }
        func finish() throws {
            sheet.freeze(rows: 1, columns: 0)
            if row > 1, !listing.columns.isEmpty {
                try sheet.filter(rows: 0...(row - 1), columns: listing.columns.count)
            }
            var print = Sheet.Print()
            print.isLandscape = true
            print.title = listing.title[language]
            print.pageWord = SheetWord.page[language]
            print.repeated = 0...0
            try sheet.setPrint(print)
            for line in trouble.lines(language) {
                try sheet.write(text: line, row: row, column: 0, .plain)
                row += 1
            }
            trouble = CellTrouble()
        }
        try begin()
        var sampled = sample.makeIterator()
        func nextRow() throws -> [DossierListing.Cell]? {
            if let row = sampled.next() { return row }
            return sample.count < Self.sampledRows ? nil : try listing.nextRow()
        }
        while let cells = try nextRow() {
            if row >= last {
                let next = try workbook.addSheet(SheetNames.with(baseName, suffix: " (\(names.count + 1))"))
                try finish()
                try sheet.write(
                    text: SheetWord.continues.filled(language, next.name), row: row, column: 0, .plain)
                sheet = next
                names.append(next.name)
                try begin()
            }
            for column in cells.indices {
                switch CellValue.of(cells[column], language) {
                case .number(let number, let kind):
                    try sheet.write(number: number, row: row, column: column, formats[kind.rawValue])
                case .text(let text):
                    try sheet.write(
                        text: trouble.safe(text, row: row, column: column, sheet.name), row: row, column: column,
                        formats[CellValue.Kind.text.rawValue])
                case .bigNumber(let text):
                    trouble.bigNumbers += 1
                    try sheet.write(text: text, row: row, column: column, formats[CellValue.Kind.note.rawValue])
                case .oldDay(let text):
                    trouble.oldDays += 1
                    try sheet.write(text: text, row: row, column: column, formats[CellValue.Kind.note.rawValue])
                default: break
                }
            }
            row += 1
            count += 1
        }
        try finish()
        try SheetComposer(
            workbook, name: SheetWord.about[language], title: listing.title[language], language: language,
            layout: .flow, isTableSheet: false, items: about(count, names)
        ).write()
        return count
    }

    private func about(_ count: Int64, _ names: [String]) -> [SheetItem] {
        let title = listing.title[language]
        var items: [SheetItem] = [.heading(title, .report)]
        items += listing.facts.map { .fact($0.name[language], $0.value[language]) }
        items.append(.fact(SheetWord.rows[language], NumberText.of(count, language)))
        if names.count > 1 {
            items.append(
                .paragraph(
                    SheetWord.splitOver.filled(
                        language, title, NumberText.of(count, language),
                        names.map { "«\($0)»" }.joined(separator: ", ")), tone: .warning, isPoint: false))
        }
        return items
    }

    private func widths(of sample: [[DossierListing.Cell]]) -> [Int] {
        var widths = listing.columns.map { max(TextWrapping.longestWord(of: $0.heading[language]) + 3, 8) }
        for cells in sample {
            for (column, cell) in cells.prefix(widths.count).enumerated() {
                widths[column] = max(widths[column], CellValue.of(cell, language).width(language) + 2)
            }
        }
        return widths.map { min($0, 48) }
    }
}
