import ArgumentParser
import Engine
import Reports

/// What a report that is handed on can be told beside its form.
struct ReportOptions: ParsableArguments {
    @OptionGroup var output: OutputOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "HTML, XLSX: kèm danh sách hồ sơ của mỗi con số nếu không dài hơn số này; 0: không kèm.",
                "HTML, XLSX: hold the dossiers behind each figure up to this many; 0: none."),
            valueName: "N"))
    var lists: Int = 2_000

    @Flag(
        name: .customLong("hide-small"),
        help: ArgumentHelp(
            L(
                "Để công bố: che số đếm nhỏ hơn 5 và những số có thể suy ra nó.",
                "For publication: hide counts below 5 and what would give them away.")))
    var hideSmall = false

    /// How long a list may be that the report holds; nil where the form holds none.
    func heldLists() throws -> Int? {
        guard (0...200_000).contains(lists) else {
            throw RunError.usage(.value(flag: "--lists", found: String(lists), expected: ["0 … 200000"]))
        }
        switch try output.resolvedFormat() {
        // What is published holds no dossier.
        case .html, .xlsx: return lists == 0 || hideSmall ? nil : lists
        case .terminal, .json, .csv, .markdown: return nil
        }
    }

    /// Writes the report in the form that was asked for, and puts it in its place.
    func write(_ report: Report, to target: OutputTarget) throws {
        let language = RunLanguage.current
        var report = hideSmall ? try report.hidingSmallCells(under: 5) : report
        // What is worked through row by row is the bare list as CSV.
        if try output.resolvedFormat() == .csv, let list = report.listAlone { report = list }
        switch try output.resolvedFormat() {
        case .terminal:
            try TerminalReport.write(report, language: language, options: target.terminalOptions, to: target)
        case .json: try JSONReport.write(report, to: target)
        case .csv: try CSVReport.write(report, language: language, options: try output.csvOptions(), to: target)
        case .markdown: try MarkdownReport.write(report, language: language, to: target)
        case .html: try HTMLReport.write(report, language: language, to: target)
        case .xlsx:
            try target.writeWorkbook {
                try XLSXReport.write(report, language: language, to: $0, temporaryFolder: $1)
            }
        }
        try target.commit()
    }

    /// The place of the result, opened before the run.
    func target(sparing request: RunRequest) throws -> OutputTarget {
        let store = request.store.map { store in ["", "-wal", "-shm"].map { store + $0 } } ?? []
        let target = try OutputTarget(output.output, sparing: request.inputs + request.registers + store)
        if try output.resolvedFormat() == .xlsx, target.isTerminal { throw RunError.usage(.workbookOnTerminal) }
        return target
    }
}

extension OutputTarget {
    /// Writes a workbook, which its library puts together in a temporary file.
    func writeWorkbook(_ make: (_ path: String, _ folder: String) throws -> Void) throws {
        try WorkbookFile.write(in: Environment.temporaryFolder, to: self, make)
    }
}
