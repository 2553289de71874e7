import ArgumentParser
import Engine
import Reports

/// What a report that is handed on can be told beside its form.
struct ReportOptions: ParsableArguments {
    @OptionGroup var output: OutputOptions

    @Flag(
        name: .customLong("hide-small"),
        help: ArgumentHelp(
            L(
                "Để công bố: che số đếm nhỏ hơn 5 và những số có thể suy ra nó.",
                "For publication: hide counts below 5 and what would give them away.")))
    var hideSmall = false

    /// Writes the report in the form that was asked for, and puts it in its place.
    func write(_ report: Report, to target: OutputTarget) throws {
        var report = hideSmall ? try report.hidingSmallCells(under: 5) : report
        // What is worked through row by row is the bare list as CSV.
        if try output.resolvedFormat() == .csv, let list = report.listAlone { report = list }
        try output.write(report, to: target)
    }
}

/// Of reports that hold the dossiers behind their figures.
struct HeldListOptions: ParsableArguments {
    static let usual = 2_000

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "HTML, XLSX: kèm danh sách hồ sơ của mỗi con số nếu không dài hơn số này; 0: không kèm; mặc định 2000.",
                "HTML, XLSX: hold the dossiers behind each figure up to this many; 0: none; by default 2000."),
            valueName: "N"))
    var lists: Int?

    /// How long a list may be that the report holds; nil where the form holds none.
    func longest(_ options: ReportOptions) throws -> Int? {
        let lists = lists ?? Self.usual
        guard (0...200_000).contains(lists) else {
            throw RunError.usage(.value(flag: "--lists", found: String(lists), expected: ["0 … 200000"]))
        }
        switch try options.output.resolvedFormat() {
        // What is published holds no dossier.
        case .html, .xlsx: return lists == 0 || options.hideSmall ? nil : lists
        case .terminal, .json, .csv, .markdown: return nil
        }
    }
}

extension OutputTarget {
    /// Writes a workbook, which its library puts together in a temporary file.
    func writeWorkbook(_ make: (_ path: String, _ folder: String) throws -> Void) throws {
        try WorkbookFile.write(in: Environment.temporaryFolder, to: self, make)
    }
}
