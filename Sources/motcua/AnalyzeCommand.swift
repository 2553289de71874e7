import ArgumentParser
import Engine
import Reports

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: L("Đọc tệp hồ sơ và đưa ra số liệu.", "Read exports and give the figures."))

    @OptionGroup var input: InputOptions
    @OptionGroup var source: StoreSourceOptions
    @OptionGroup var judging: JudgingOptions
    @OptionGroup var slices: SliceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let request = try Settings.request(input, source, judging, slices, speech)
        let settings = try request.settings()
        let format = try output.resolvedFormat()
        let target = try OutputTarget(
            output.output, sparing: settings.inputs + settings.registers + settings.storeFiles)
        if format == .xlsx, target.isTerminal { throw RunError.usage(.workbookOnTerminal) }
        let progress = ProgressDisplay(speech.progress)
        let document = try Pipeline.analyze(settings, report: progress.show)
        progress.finish()
        let language = RunLanguage.current
        switch format {
        case .terminal:
            try TerminalReport.write(document, language: language, options: target.terminalOptions, to: target)
        case .json: try JSONReport.write(document, to: target)
        case .csv: try CSVReport.write(document, language: language, options: try output.csvOptions(), to: target)
        case .markdown: try MarkdownReport.write(document, language: language, to: target)
        case .html: try HTMLReport.write(Pipeline.report(of: document, request), language: language, to: target)
        case .xlsx:
            let report = Pipeline.report(of: document, request)
            try target.writeWorkbook {
                try XLSXReport.write(report, language: language, to: $0, temporaryFolder: $1)
            }
        }
        try target.commit()
        if document.totals.rejected > 0 || document.registers.contains(where: { $0.file.totals.rejected > 0 }) {
            throw ExitCode(1)
        }
    }
}
