import ArgumentParser
import Engine
import Reports

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case terminal, json, csv, markdown, html, xlsx

    /// A form that this verb does not give.
    func refused(unless expected: [OutputFormat]) -> RunError {
        .usage(.value(flag: "--format", found: rawValue, expected: expected.map(\.rawValue)))
    }
}

/// Where the result goes and in which form.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Dạng kết quả; mặc định theo đuôi của --output, không có thì bảng trên màn hình.",
                "Form of the result; by default by the ending of --output, else a table for the terminal."),
            valueName: L("dạng", "format")))
    var format: OutputFormat?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            L(
                "Ghi ra tệp này (ghi bên cạnh rồi đổi tên, không bao giờ dở dang).",
                "Write to this file (written beside, then renamed: never half)."),
            valueName: L("tệp", "file")))
    var output: String?

    @Option(
        name: .customLong("csv-delimiter"),
        help: ArgumentHelp(
            L(
                "Dấu phân cách của CSV kết quả: comma, semicolon (Excel tiếng Việt), tab.",
                "Delimiter of a CSV result: comma, semicolon (Vietnamese Excel), tab."),
            valueName: L("dấu", "mark")))
    var csvDelimiter: String = "comma"

    @Flag(
        name: .long,
        help: ArgumentHelp(
            L(
                "Thêm BOM vào đầu CSV để Excel đọc đúng UTF-8.",
                "Put a BOM before a CSV so that Excel reads it as UTF-8.")))
    var bom = false

    func resolvedFormat() throws -> OutputFormat {
        if let format { return format }
        guard let output else { return .terminal }
        let name = output.lowercased()
        if name.hasSuffix(".json") { return .json }
        if name.hasSuffix(".csv") { return .csv }
        if name.hasSuffix(".md") { return .markdown }
        if name.hasSuffix(".html") || name.hasSuffix(".htm") { return .html }
        if name.hasSuffix(".xlsx") { return .xlsx }
        return .terminal
    }

    /// Prints a page, which has every form but CSV.
    func show(_ page: CatalogPage) throws {
        let language = RunLanguage.current
        let target = try OutputTarget(output)
        switch try resolvedFormat() {
        case .terminal:
            try target.write(CatalogReport.terminal(page, language: language, options: target.terminalOptions))
        case .json: try target.write(CatalogReport.json(page))
        case .markdown: try target.write(CatalogReport.markdown(page, language: language))
        case .csv, .html, .xlsx: throw try resolvedFormat().refused(unless: [.terminal, .json, .markdown])
        }
        try target.commit()
    }

    /// The place of the result, opened before the run.
    /// - Parameter files: what is read; the result replaces none of it.
    func target(sparing files: [String]) throws -> OutputTarget {
        let target = try OutputTarget(output, sparing: files)
        if try resolvedFormat() == .xlsx, target.isTerminal { throw RunError.usage(.workbookOnTerminal) }
        return target
    }

    /// Writes the report in the form that was asked for, and puts it in its place.
    func write(_ report: Report, to target: OutputTarget) throws {
        let language = RunLanguage.current
        switch try resolvedFormat() {
        case .terminal:
            try TerminalReport.write(report, language: language, options: target.terminalOptions, to: target)
        case .json: try JSONReport.write(report, to: target)
        case .csv: try CSVReport.write(report, language: language, options: try csvOptions(), to: target)
        case .markdown: try MarkdownReport.write(report, language: language, to: target)
        case .html: try HTMLReport.write(report, language: language, to: target)
        case .xlsx:
            try target.writeWorkbook {
                try XLSXReport.write(report, language: language, to: $0, temporaryFolder: $1)
            }
        }
        try target.commit()
    }

    func csvOptions() throws -> CSVReport.Options {
        guard let delimiter = CSVReport.Delimiter(rawValue: csvDelimiter) else {
            throw RunError.usage(
                .value(
                    flag: "--csv-delimiter", found: csvDelimiter, expected: CSVReport.Delimiter.allCases.map(\.rawValue)
                ))
        }
        return CSVReport.Options(delimiter: delimiter, byteOrderMark: bom)
    }
}

/// Standard output or a file that appears whole or not at all. The file is opened before the run, so that
/// a place that cannot be written is known before the work.
final class OutputTarget: ReportSink {
    private let file: ReportFile?

    /// - Parameter sparing: what is read in this run; the result never replaces it.
    init(_ path: String?, sparing inputs: [String] = []) throws {
        file = try path.map { try ReportFile($0, sparing: inputs) }
    }

    func write(_ text: String) throws {
        if let file { try file.write(text) } else { try Terminal.write(text) }
    }

    func write(_ block: Span<UInt8>) throws {
        if let file { try file.write(block) } else { try Terminal.write(block) }
    }

    func commit() throws { try file?.commit() }

    /// Whether people would see the bytes themselves.
    var isTerminal: Bool { file == nil && Terminal.outputIsTerminal }

    var terminalOptions: TerminalReport.Options {
        TerminalReport.Options(
            width: file == nil ? Terminal.width : 100, colour: file == nil && Terminal.showsColour)
    }
}
