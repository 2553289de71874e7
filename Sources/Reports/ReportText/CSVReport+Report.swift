extension CSVReport {
    /// A report as CSV, streamed.
    ///
    /// A report whose only figures are one list is that list as a bare table: a heading per column, a line per row; a
    /// rate has its numerator and denominator in two further columns. Any other report is one long table with the
    /// columns of ``ReportLines/heading``: a line per fact, sentence and figure, and per cell of each table. Charts
    /// and evidence are left out; the tables say what the charts do.
    ///
    /// - Throws: what reading a row or the sink throws.
    public static func write(
        _ report: Report, language: Language, options: Options = Options(), to sink: any ReportSink
    ) throws {
        var cells = CSVCells(delimiter: options.delimiter, to: sink)
        if options.byteOrderMark { cells.addByteOrderMark() }
        if let list = report.onlyList {
            try writeBare(list, language, &cells)
        } else {
            var lines = ReportLines(cells: cells, language: language)
            try lines.add(report)
            cells = lines.cells
        }
        try cells.finish()
    }

    private static func writeBare(_ table: Report.Table, _ language: Language, _ cells: inout CSVCells) throws {
        for column in table.columns {
            let heading = column.heading[language]
            cells.add(text: heading)
            guard column.kind == .rate else { continue }
            cells.add(text: heading + ": " + ReportWord.numerator[language].lowercased())
            cells.add(text: heading + ": " + ReportWord.denominator[language].lowercased())
        }
        cells.endLine()
        for place in 0..<table.rows.count {
            let row = try table.rows[place]
            for (index, column) in table.columns.enumerated() {
                let value = CSVValue(index < row.cells.count ? row.cells[index] : .empty, language)
                cells.add(value, reason: true)
                guard column.kind == .rate else { continue }
                cells.add(value.numerator)
                cells.add(value.denominator)
            }
            cells.endLine()
            try cells.check()
        }
    }
}

extension Report {
    /// The list that a report consists of, when nothing else in it has figures.
    var onlyList: Table? {
        var lists: [Table] = []
        for block in sections.flatMap(\.blocks) {
            switch block {
            case .sentences: continue
            case .table(let table) where table.isList: lists.append(table)
            case .table, .figures, .chart: return nil
            }
        }
        return lists.count == 1 ? lists[0] : nil
    }
}

/// A cell taken apart for CSV.
struct CSVValue {
    enum State: String, CaseIterable { case value, empty, noDossiers, missing, hidden }

    enum Content {
        case nothing
        case text(String)
        /// Written by the program: dates.
        case key(String)
        case number(Int64)
        /// Digits with a point.
        case decimal(String)
    }

    var content = Content.nothing
    var state = State.value
    /// Of a rate; of a quotient the sum and what it is divided by.
    var numerator: Int64?
    var denominator: Int64?
    /// Why there is no figure.
    var reason: String?

    init(_ cell: Report.Cell, _ language: Language) {
        switch cell {
        case .empty: state = .empty
        case .text(let text): content = .text(text)
        case .word(let word): content = .text(word[language])
        case .number(let number): content = .number(number)
        case .rate(let numerator, let denominator, let target):
            (self.numerator, self.denominator) = (numerator, denominator)
            if let percent = percentDigits(numerator: numerator, denominator: denominator, target: target) {
                content = .decimal(percent)
            } else {
                state = .noDossiers
            }
        case .points(let points): content = .decimal(PointsText.exact(points))
        case .quotient(let sum, let count):
            (numerator, denominator) = (sum, count)
            if count > 0 {
                content = .decimal(NumberText.plainQuotient(sum, count))
            } else {
                state = .noDossiers
            }
        case .day(let day): content = .key(DateText.iso(day))
        case .instant(let stamp): content = stamp.isNone ? .nothing : .key(DateText.of(stamp, .en))
        case .missing(let reason):
            state = .missing
            self.reason = reason[language]
        case .hidden:
            state = .hidden
            reason = ReportTextWord.hidden[language]
        }
    }
}

extension CSVCells {
    /// - Parameter reason: whether the reason stands where there is no value; else nothing does.
    mutating func add(_ value: CSVValue, reason: Bool) {
        switch value.content {
        case .nothing: add(text: reason ? value.reason ?? "" : "")
        case .text(let text): add(text: text)
        case .key(let key): add(key: key)
        case .number(let number): add(number)
        case .decimal(let digits): add(decimal: digits)
        }
    }

    /// - Throws: what the sink threw, if it did.
    func check() throws { try output.check() }
}

extension NumberText {
    /// A quotient with two decimals and a point, without marks between the thousands.
    static func plainQuotient(_ sum: Int64, _ count: Int64) -> String {
        String(quotient(sum, count, decimals: 2, .en).filter { $0 != "," })
    }
}
