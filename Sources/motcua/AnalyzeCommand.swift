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
        let target = try output.target(sparing: settings.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let document = try Pipeline.analyze(settings, report: progress.show)
        progress.finish()
        let language = RunLanguage.current
        switch try output.resolvedFormat() {
        case .terminal:
            try TerminalReport.write(document, language: language, options: target.terminalOptions, to: target)
        case .json: try JSONReport.write(document, to: target)
        case .csv: try CSVReport.write(document, language: language, options: try output.csvOptions(), to: target)
        case .markdown: try MarkdownReport.write(document, language: language, to: target)
        case .html, .xlsx: try output.write(Pipeline.report(of: document, request), to: target)
        }
        try target.commit()
        if document.totals.rejected > 0 || document.registers.contains(where: { $0.file.totals.rejected > 0 }) {
            throw ExitCode(1)
        }
    }
}
