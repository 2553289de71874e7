import ArgumentParser
import Engine
import Indicators
import Reports

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: L("Liệt kê đủ hồ sơ đứng sau một con số.", "List the dossiers behind a figure, uncut."),
        discussion: L(
            "Liệt kê được: chỉ số (T1, A4 …), trạng thái đếm (openOverdue …), lý do loại, phát hiện, registerUnmatched; xem: motcua indicators keys.",
            "Can be listed: indicators (T1, A4 …), counts (openOverdue …), reasons of exclusion, findings, registerUnmatched; see: motcua indicators keys."
        ))

    @Argument(
        help: ArgumentHelp(
            L("Chỉ số hoặc tên của con số.", "Indicator or name of the figure."), valueName: L("chỉ-số", "indicator")))
    var subject: String

    @Option(
        name: .long,
        help: ArgumentHelp(L("Tử số hay mẫu số.", "Numerator or denominator."), valueName: "numerator|denominator"))
    var part: String = "numerator"

    @OptionGroup var input: InputOptions
    @OptionGroup var source: StoreSourceOptions
    @OptionGroup var judging: JudgingOptions
    @OptionGroup var slices: SliceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        guard let part = Indicator.Part(rawValue: part) else {
            throw RunError.usage(.value(flag: "--part", found: part, expected: Indicator.Part.allCases.map(\.rawValue)))
        }
        let settings = try Settings.make(input, source, judging, slices, speech)
        let form = try ListOutput.format(of: output)
        let target = try output.target(sparing: settings.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let (listing, hasRejects) = try Pipeline.list(subject, part: part, settings, report: progress.show)
        progress.finish()
        try ListOutput.write(listing, form, output, to: target)
        if hasRejects { throw ExitCode(1) }
    }
}

/// The forms of a list.
enum ListOutput {
    /// A list is CSV unless it is asked for otherwise; nil is a workbook.
    static func format(of output: OutputOptions) throws -> ListReport.Format? {
        if output.format == nil, output.output == nil { return .csv }
        switch try output.resolvedFormat() {
        case .terminal: return output.format == nil ? .csv : .table
        case .json: return .json
        case .csv: return .csv
        case .markdown: return .markdown
        case .xlsx: return nil
        case .html: throw OutputFormat.html.refused(unless: OutputFormat.allCases.filter { $0 != .html })
        }
    }

    static func write(
        _ listing: DossierListing, _ form: ListReport.Format?, _ output: OutputOptions, to target: OutputTarget
    ) throws {
        let language = RunLanguage.current
        if let form {
            let options = ListReport.Options(csv: try output.csvOptions(), terminal: target.terminalOptions)
            try ListReport.write(listing, format: form, language: language, options: options, to: target)
        } else {
            try target.writeWorkbook {
                try XLSXReport.write(listing, language: language, to: $0, temporaryFolder: $1)
            }
        }
        try target.commit()
    }
}
