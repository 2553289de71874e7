import ArgumentParser
import Engine

/// By which rules dossiers are judged, and which of them are counted.
struct CountingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Bộ quy tắc: tên có sẵn hoặc đường dẫn (xem motcua rulesets); mặc định form-06.",
                "Ruleset: a built-in id or a path (see motcua rulesets); by default form-06."),
            valueName: L("quy-tắc", "ruleset")))
    var rules: String?

    @OptionGroup var time: TimeOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Cách lấy hồ sơ: population (tồn, nhận, giải quyết trong kỳ; mặc định) hoặc received (nhận trong kỳ).",
                "Base: population (carried over, received, resolved; the default) or received (the cohort received)."),
            valueName: "population|received"))
    var base: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            L(
                "Chỉ lấy hồ sơ có trường=giá trị; dùng được nhiều lần.",
                "Only dossiers with field=value; may be repeated."),
            valueName: L("trường=giá-trị", "field=value")))
    var filters: [String] = []

    func apply(to request: inout RunRequest) {
        request.rules = rules ?? request.rules
        time.apply(to: &request)
        request.base = base ?? request.base
        request.filters = filters
    }
}

/// In which calendars, and as of when.
struct TimeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Lịch kỳ báo cáo: kstt (15–14) hoặc civil (dương lịch); mặc định theo bộ quy tắc.",
                "Period calendar: kstt (15th–14th) or civil; by default the ruleset's."),
            valueName: "kstt|civil"))
    var calendar: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Lịch ngày làm việc: vn hoặc đường dẫn.", "Working-day calendar: vn or a path."),
            valueName: L("lịch", "calendar")))
    var workdays: String = "vn"

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            L(
                "Xét hồ sơ đang giải quyết đến hết ngày này, hoặc đến thời điểm có giờ.",
                "Judge open dossiers at the end of this day, or at an instant with a time."),
            valueName: L("ngày", "date")))
    var asOf: String?

    func apply(to request: inout RunRequest) {
        request.calendar = calendar
        request.workdays = workdays
        request.asOf = asOf
    }
}

/// The instant of exports that do not tell it themselves.
struct ExportedAtOptions: ParsableArguments {
    @Option(
        name: .customLong("exported-at"),
        help: ArgumentHelp(
            L("Thời điểm xuất dữ liệu (ngày, hoặc ngày giờ).", "The export's own instant (a day, or an instant)."),
            valueName: L("ngày", "date")))
    var exportedAt: String?
}

/// How the dossiers of exports or of a store are counted in one period.
struct JudgingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Kỳ báo cáo: ", "Period: ") + "2025-Q3, 2025-H1, 2025-9M, 2025-07, 2025, 2025-07-01..2025-09-30",
            valueName: L("kỳ", "period")))
    var period: String?

    @OptionGroup var counting: CountingOptions
    @OptionGroup var instant: ExportedAtOptions

    @Flag(
        name: .customLong("no-dedup"),
        help: ArgumentHelp(
            L(
                "Đếm mọi bản ghi, không gộp bản ghi cùng mã hồ sơ.",
                "Count every record; do not let later records of an id replace earlier ones.")))
    var noDedup = false

    @Option(
        name: .customLong("target"),
        help: ArgumentHelp(
            L(
                "Chỉ tiêu để tính dư địa, ví dụ T1>=98.5; dùng được nhiều lần.",
                "A target for the headroom, e.g. T1>=98.5; may be repeated."),
            valueName: L("chỉ-tiêu", "target")))
    var targets: [String] = []
}

struct SliceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Chia theo, theo thứ tự: ", "Cut by, in order: ")
                + "unit,procedure,field,channel,level,month,quarter,officer",
            valueName: L("danh-sách", "list")))
    var by: String?
}
