import ArgumentParser
import Engine
import Reports

struct FeedbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback",
        abstract: L(
            "Phản ánh, kiến nghị và mức độ hài lòng của một kỳ.", "Petitions and satisfaction ratings of a period."),
        discussion: L(
            "Viết kỳ trước: motcua feedback 2025-Q3 --petitions phan-anh.csv --ratings danh-gia.csv. Không nêu kỳ: toàn bộ dữ liệu.",
            "The period stands first: motcua feedback 2025-Q3 --petitions petitions.csv --ratings ratings.csv. Without a period: all of the data."
        ))

    @Argument(help: ArgumentHelp(L("Kỳ báo cáo.", "The period."), valueName: L("kỳ", "period")))
    var periods: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            L(
                "Tệp, thư mục hoặc mẫu tên của phản ánh, kiến nghị.", "Files, folders or patterns of petitions."),
            valueName: L("tệp", "files")))
    var petitions: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            L(
                "Tệp, thư mục hoặc mẫu tên của phiếu đánh giá hài lòng.",
                "Files, folders or patterns of satisfaction ratings."),
            valueName: L("tệp", "files")))
    var ratings: [String] = []

    @Option(
        name: .customLong("petition-schema"),
        help: ArgumentHelp(
            L("Lược đồ của phản ánh: tên có sẵn hoặc đường dẫn.", "Schema of petitions: a built-in id or a path."),
            valueName: L("lược-đồ", "schema")))
    var petitionSchema = "phan-anh"

    @Option(
        name: .customLong("rating-schema"),
        help: ArgumentHelp(
            L("Lược đồ của phiếu đánh giá: tên có sẵn hoặc đường dẫn.", "Schema of ratings: a built-in id or a path."),
            valueName: L("lược-đồ", "schema")))
    var ratingSchema = "danh-gia"

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Chia theo: unit (mặc định) hoặc field.", "Cut by: unit (default) or field."), valueName: "unit|field"))
    var by: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var instant: ExportedAtOptions
    @OptionGroup var options: ReportOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let (named, others) = PeriodArguments.split(periods)
        guard named.count <= 1, others.isEmpty else {
            throw RunError.usage(
                .value(
                    flag: L("kỳ", "period"), found: periods.joined(separator: " "),
                    expected: ["2025-Q3", "--petitions …", "--ratings …"]))
        }
        var run = Settings.request(reading, speech)
        run.period = named.first
        run.exportedAt = instant.exportedAt
        run.by = by
        time.apply(to: &run)
        var request = FeedbackRequest(run: run)
        request.petitions = petitions
        request.ratings = ratings
        request.petitionSchema = petitionSchema
        request.ratingSchema = ratingSchema
        let target = try options.output.target(sparing: petitions + ratings)
        let progress = ProgressDisplay(speech.progress)
        // A list of petitions is no figure to be published.
        let (report, hasRejects) = try Pipeline.feedback(
            request, withLists: !options.hideSmall, progress: progress.show)
        progress.finish()
        try options.write(report, to: target)
        if hasRejects { throw ExitCode(1) }
    }
}
