import ArgumentParser
import Engine
import Reports

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: L("Chấm số liệu theo kế hoạch hoặc bộ chỉ số.", "Hold the figures against a plan or an index."),
        discussion: L(
            "Viết tên bộ tiêu chí trước, rồi đến tệp: motcua score qd-766 --period 2025-Q3 ho-so.csv; --all: mọi bộ có sẵn. Tiêu chí không lấy được từ hồ sơ thì lấy ở --facts (mẫu: motcua facts-template); không có thì là chưa có dữ liệu, không phải 0 điểm.",
            "The profile stands before the files: motcua score qd-766 --period 2025-Q3 export.csv; --all: every built-in one. What no dossier shows comes from --facts (template: motcua facts-template); without it there is no data, never a score."
        ))

    @Flag(
        name: .long,
        help: ArgumentHelp(L("Mọi bộ tiêu chí có sẵn, cạnh nhau.", "Every built-in profile, side by side.")))
    var all = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Kỳ báo cáo: ", "Period: ") + "2025-Q3, 2025-H1, 2025-9M, 2025-07, 2025, 2025-07-01..2025-09-30",
            valueName: L("kỳ", "period")))
    var period: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Số liệu ngoài hồ sơ (CSV); nhiều bộ: BỘ=tệp, dùng nhiều lần.",
                "Facts that no dossier shows (CSV); of several profiles: PROFILE=file, may be repeated."),
            valueName: L("tệp", "file")))
    var facts: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Tệp phản ánh, kiến nghị: tính các tiêu chí chưa có trong --facts.",
                "Exports of petitions: count criteria that --facts does not give."), valueName: L("tệp", "file")))
    var petitions: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Tệp đánh giá mức độ hài lòng: tính các tiêu chí chưa có trong --facts và hồ sơ.",
                "Exports of satisfaction ratings: count criteria that neither --facts nor the dossiers give."),
            valueName: L("tệp", "file")))
    var ratings: [String] = []

    @Option(
        name: .customLong("what-if"),
        help: ArgumentHelp(
            L("Nếu như: late=-5,online=+200 …", "What if: late=-5,online=+200 …"), valueName: L("thay-đổi", "changes")))
    var whatIf: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Cấp: commune (xã) hoặc province (tỉnh); mặc định theo bộ tiêu chí.",
                "Commune or province; by default the profile's."),
            valueName: "commune|province"))
    var scope: String?

    @OptionGroup var series: SeriesOptions
    @OptionGroup var options: ReportOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
        var files = series.input.files
        var profiles: [String] = []
        if !all {
            guard let first = files.first, !Self.isExport(first) else { throw RunError.usage(.noProfile) }
            profiles = [first]
            files.removeFirst()
        }
        for (flag, isUsed) in profilesOwn where isUsed { throw RunError.usage(.profileSays(flag: flag)) }
        var run = try series.request(speech, files: files)
        run.period = period
        var request = ScoreRequest(run: run, profiles: profiles)
        request.facts = facts
        request.petitions = petitions
        request.ratings = ratings
        request.whatIf = whatIf
        request.scope = scope
        let target = try options.output.target(sparing: request.filesRead)
        let progress = ProgressDisplay(speech.progress)
        let (report, hasRejects) = try Pipeline.score(request, progress: progress.show)
        progress.finish()
        try options.write(report, to: target)
        if hasRejects { throw ExitCode(1) }
    }
}

extension ScoreCommand {
    /// What the profile says of its figures, hence no flag.
    private var profilesOwn: [(flag: String, isUsed: Bool)] {
        [
            ("--rules", series.counting.rules != nil), ("--base", series.counting.base != nil),
            ("--target", !series.targets.isEmpty), ("--by", series.slices.by != nil),
        ]
    }

    /// A file of dossiers where the profile should stand.
    private static func isExport(_ name: String) -> Bool {
        name == "-" || [".csv", ".gz", ".tsv", ".txt", ".xlsx"].contains { name.lowercased().hasSuffix($0) }
    }
}

struct FactsTemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts-template",
        abstract: L(
            "Mẫu số liệu ngoài hồ sơ của một bộ tiêu chí.", "A table of the facts that a profile takes from elsewhere.")
    )

    @Argument(
        help: ArgumentHelp(
            L("Bộ tiêu chí: tên có sẵn hoặc đường dẫn.", "Profile: a built-in id or a path."),
            valueName: L("bộ", "profile")))
    var profile: String

    @Option(
        name: .long,
        help: ArgumentHelp(L("Chỉ tiêu của năm này.", "Targets of this year."), valueName: L("năm", "year")))
    var year: Int?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(L("Ghi ra tệp này.", "Write to this file."), valueName: L("tệp", "file")))
    var output: String?

    func run() throws {
        let target = try OutputTarget(output)
        let bytes = try Pipeline.factsTemplate(profile, year: year, language: RunLanguage.current)
        try target.write(bytes.span)
        try target.commit()
    }
}
