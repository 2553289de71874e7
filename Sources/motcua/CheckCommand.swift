import ArgumentParser
import Engine
import Reports

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: L(
            "Xem tệp được đọc thế nào: bảng mã, tiêu đề, phát hiện, bản ghi bị loại; không tính số liệu.",
            "Show how files are read: encoding, headings, findings, rejects; no figures."))

    @OptionGroup var input: InputOptions
    @OptionGroup var source: StoreSourceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let settings = try Settings.make(input, source, nil, nil, speech)
        let format = try output.resolvedFormat()
        let target = try OutputTarget(output.output, sparing: settings.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let document = try Pipeline.check(settings, report: progress.show)
        progress.finish()
        let language = RunLanguage.current
        let text: String
        switch format {
        case .terminal: text = CheckReport.terminal(document, language: language, options: target.terminalOptions)
        case .json: text = CheckReport.json(document)
        case .markdown: text = CheckReport.markdown(document, language: language)
        case .csv, .html, .xlsx: throw format.refused(unless: [.terminal, .json, .markdown])
        }
        try target.write(text)
        try target.commit()
        if !document.refused.isEmpty { throw ExitCode(2) }
        if (document.files + document.registers).contains(where: { $0.totals.rejected > 0 }) { throw ExitCode(1) }
    }
}
