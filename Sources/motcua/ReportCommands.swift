import ArgumentParser
import Engine
import Reports

/// What a period's reports, comparisons and letters are made from, and how it is counted.
struct SeriesOptions: ParsableArguments {
    @OptionGroup var input: InputOptions
    @OptionGroup var source: StoreSourceOptions
    @OptionGroup var counting: CountingOptions
    @OptionGroup var instant: ExportedAtOptions
    @OptionGroup var slices: SliceOptions

    @Option(
        name: .customLong("target"),
        help: ArgumentHelp(
            L(
                "Chỉ tiêu, ví dụ T1>=99; dùng được nhiều lần.", "A target, e.g. T1>=99; may be repeated."),
            valueName: L("chỉ-tiêu", "target")))
    var targets: [String] = []

    /// - Returns: the periods that stand before the files, and the run without a period.
    func request(_ speech: SpeechOptions) throws -> (periods: [String], run: RunRequest) {
        let (periods, files) = PeriodArguments.split(input.files)
        return (periods, try request(speech, files: files))
    }

    /// The run over these files, or over the store.
    func request(_ speech: SpeechOptions, files: [String]) throws -> RunRequest {
        guard !files.isEmpty || source.store != nil else { throw RunError.usage(.noInput) }
        var run = Settings.request(input, speech)
        run.inputs = files
        run.store = source.store
        run.knownAt = source.known.knownAt
        counting.apply(to: &run)
        run.exportedAt = instant.exportedAt
        run.targets = targets
        run.by = slices.by
        return run
    }

    /// The same for what is about one period, or about all that the data tell of.
    func requestOfOne(_ speech: SpeechOptions) throws -> RunRequest {
        var (periods, run) = try request(speech)
        guard periods.count <= 1 else {
            throw RunError.usage(
                .value(flag: L("kỳ", "period"), found: periods.joined(separator: " "), expected: ["2025-Q3"]))
        }
        run.period = periods.first
        return run
    }
}

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: L("Lập báo cáo của một kỳ.", "Make the report of a period."),
        discussion: L(
            "Viết kỳ trước tên tệp: motcua report 2025-Q3 --kind brief ho-so.csv. Không nêu kỳ: toàn bộ dữ liệu.",
            "The period stands before the files: motcua report 2025-Q3 --kind brief export.csv. Without a period: all of the data."
        ))

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Loại báo cáo: ", "Kind of report: ") + ReportKind.allCases.map(\.rawValue).joined(separator: ", "),
            valueName: L("loại", "kind")))
    var kind: String = ReportKind.summary.rawValue

    @OptionGroup var series: SeriesOptions
    @OptionGroup var options: ReportOptions
    @OptionGroup var held: HeldListOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        guard let kind = ReportKind(rawValue: kind.lowercased()) else {
            throw RunError.usage(
                .value(flag: "--kind", found: kind, expected: ReportKind.allCases.map(\.rawValue)))
        }
        if kind == .late, options.hideSmall { throw RunError.usage(.listIsNoPublication) }
        let request = try series.requestOfOne(speech)
        let heldLists = try held.longest(options)
        let target = try options.output.target(sparing: request.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let (report, hasRejects) = try Pipeline.report(
            kind, request, heldLists: heldLists, progress: progress.show)
        progress.finish()
        try options.write(report, to: target)
        if hasRejects { throw ExitCode(1) }
    }
}

struct LettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: L(
            "Hồ sơ cần thư xin lỗi, gấp nhất trước.", "Dossiers that need a letter of apology, most urgent first."),
        discussion: L(
            "Gồm hồ sơ quá hạn theo lần hẹn đầu và hồ sơ sắp đến hạn. --by officer: theo cán bộ. --mail-merge: các trường của Mẫu 04 (Thông tư 03/2025/TT-VPCP) để trộn thư; tên, địa chỉ, lý do, ngày hẹn mới để trống.",
            "Late by the first promise, and due soon. --by officer: by officer. --mail-merge: the fields of form 04 (Circular 03/2025/TT-VPCP); name, address, reason and new date stay empty."
        ))

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Nhìn trước bao nhiêu ngày làm việc.", "How many working days to look ahead."),
            valueName: "N"))
    var within: Int = 5

    @Flag(
        name: .customLong("mail-merge"),
        help: ArgumentHelp(
            L(
                "Chỉ các trường để trộn Mẫu 04, cho hồ sơ chưa có thư (CSV hoặc XLSX).",
                "Only the fields of form 04, for those without a letter (CSV or XLSX).")))
    var mailMerge = false

    @OptionGroup var series: SeriesOptions
    @OptionGroup var options: ReportOptions
    @OptionGroup var held: HeldListOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        if options.hideSmall { throw RunError.usage(.listIsNoPublication) }
        let request = try series.requestOfOne(speech)
        let heldLists = try held.longest(options)
        if mailMerge, let lists = held.lists {
            // Fields to be merged have no figures.
            throw RunError.usage(
                .value(flag: "--lists", found: String(lists), expected: [L("không có --mail-merge", "no --mail-merge")])
            )
        }
        let target = try options.output.target(sparing: request.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let hasRejects: Bool
        if mailMerge {
            let form = try ListOutput.format(of: options.output)
            let (listing, rejects) = try Pipeline.mailMerge(request, within: within, progress: progress.show)
            progress.finish()
            try ListOutput.write(listing, form, options.output, to: target)
            hasRejects = rejects
        } else {
            let (report, rejects) = try Pipeline.letters(
                request, within: within, heldLists: heldLists, progress: progress.show)
            progress.finish()
            try options.write(report, to: target)
            hasRejects = rejects
        }
        if hasRejects { throw ExitCode(1) }
    }
}
