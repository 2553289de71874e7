import ArgumentParser
import Engine
import Reports

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: L("So sánh các kỳ, đơn vị hoặc bộ quy tắc.", "Compare periods, units or rulesets."),
        discussion: L(
            "Viết kỳ trước tên tệp: motcua compare 2025-Q2 2025-Q3 ho-so.csv. Một kỳ: so với kỳ liền trước. Từ ba kỳ: cả chuỗi, và kỳ cuối so với kỳ liền trước nó.",
            "Periods stand before the files: motcua compare 2025-Q2 2025-Q3 export.csv. One period: against the one before. Three or more: the series, and the last against the one before it."
        ))

    @Flag(
        name: .customLong("year-ago"),
        help: ArgumentHelp(L("So với cùng kỳ năm trước.", "Against the same period of the year before.")))
    var yearAgo = false

    @Flag(
        name: .customLong("to-date"),
        help: ArgumentHelp(
            L(
                "Kỳ cuối chưa hết: so đến cùng ngày của kỳ.",
                "The last period is not over: compare up to the same day of each.")))
    var toDate = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "So các đơn vị trong một kỳ; dùng từ hai lần.", "Compare units in one period; give it twice or more."),
            valueName: L("đơn-vị", "unit")))
    var unit: [String] = []

    @Option(
        name: .customLong("rules-before"),
        help: ArgumentHelp(
            L(
                "So một kỳ theo hai bộ quy tắc: bộ này và --rules.",
                "Compare one period under two rulesets: this one and --rules."),
            valueName: L("quy-tắc", "ruleset")))
    var rulesBefore: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Tách mức thay đổi của tỷ lệ này; dùng được nhiều lần (mặc định: các tỷ lệ chính).",
                "Split the change of this rate; may be repeated (default: the leading rates)."),
            valueName: L("chỉ-số", "indicator")))
    var split: [String] = []

    @Flag(
        name: .long,
        help: ArgumentHelp(L("Nêu mọi phần của mức thay đổi, không gộp phần nhỏ.", "Name every part of a change.")))
    var all = false

    @OptionGroup var series: SeriesOptions
    @OptionGroup var options: ReportOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let (periods, run) = try series.request(speech)
        var request = CompareRequest(run: run, periods: periods)
        request.yearAgo = yearAgo
        request.toDate = toDate
        request.units = unit
        request.rulesBefore = rulesBefore
        request.split = split
        request.showsAll = all
        let target = try options.output.target(sparing: run.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let (report, hasRejects) = try Pipeline.compare(request, progress: progress.show)
        progress.finish()
        try options.write(report, to: target)
        if hasRejects { throw ExitCode(1) }
    }
}
