import ArgumentParser
import Engine
import Logging

/// What is read, and how: shared by every verb that reads exports.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            L("Tệp, thư mục, mẫu tên hoặc - (đầu vào chuẩn).", "Files, folders, patterns, or - (standard input)."),
            valueName: L("tệp", "files")))
    var files: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Sổ bổ sung nối theo mã hồ sơ hoặc mã TTHC; dùng được nhiều lần.",
                "A register joined by dossier or procedure code; may be repeated."),
            valueName: L("tệp", "file")))
    var register: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Lược đồ: tên có sẵn hoặc đường dẫn (xem motcua schemas).",
                "Schema: a built-in id or a path (see motcua schemas)."),
            valueName: L("lược-đồ", "schema")))
    var schema: String?

    @OptionGroup var reading: ReadingOptions
}

/// How files are read, whatever their records are.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Bảng mã: ", "Encoding: ") + "utf-8 utf-16le utf-16be windows-1258 tcvn3 vni",
            valueName: L("bảng-mã", "encoding")))
    var encoding: String?

    @Option(
        name: .long, help: ArgumentHelp(L("Dấu phân cách: ", "Delimiter: ") + ", ; tab |", valueName: L("dấu", "mark")))
    var delimiter: String?

    @Option(name: .long, help: ArgumentHelp(L("Dấu nháy: ", "Quote: ") + "\" '", valueName: L("dấu", "mark")))
    var quote: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Ghi các bản ghi bị loại và lý do vào thư mục này (chỉ chủ tệp đọc được).",
                "Write rejected records and reasons to this folder (readable by their owner only)."),
            valueName: L("thư-mục", "folder")))
    var rejects: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Không đưa số liệu khi số bản ghi bị loại vượt mức này: 200 hoặc 2% (mặc định: quá 5% và quá 50).",
                "Refuse the run beyond this many rejected records: 200 or 2% (default: over 5% and over 50)."),
            valueName: "N|P%"))
    var maxRejects: String?

    @Option(
        name: .long,
        help: ArgumentHelp(L("Giới hạn độ dài một ô (byte).", "Limit of one cell's length (bytes)."), valueName: "N"))
    var maxFieldBytes: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Số luồng, 1 … 64 (mặc định: số nhân của máy, nhiều nhất 8). Số liệu như nhau với mọi số luồng.",
                "Threads, 1 … 64 (default: the machine's cores, at most 8). Figures are the same for any number."),
            valueName: "N"))
    var threads: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Bộ nhớ cho hồ sơ đang chờ, ví dụ 64M, 1G (mặc định: 96M); nhiều hơn thì ghi ra tệp tạm.",
                "Memory for dossiers that wait, e.g. 64M, 1G (default: 96M); more goes to a temporary file."),
            valueName: L("cỡ", "size")))
    var memory: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Bộ phân tích CSV: auto, libcsv hoặc scanner; kết quả như nhau.",
                "CSV parser: auto, libcsv or scanner; the outcome is the same."),
            valueName: L("bộ", "parser")))
    var parser: String?
}

/// How people are spoken to.
struct SpeechOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(L("Ngôn ngữ: vi hoặc en.", "Language: vi or en."), valueName: "vi|en"))
    var lang: String = RunLanguage.current.rawValue

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Tiến độ trên đầu ra lỗi; auto: thanh tiến độ khi có màn hình.",
                "Progress on standard error; auto: a bar on a terminal."),
            valueName: L("kiểu", "kind")))
    var progress: ProgressKind = .auto

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Nhật ký trên đầu ra lỗi, từ mức này trở lên; không bao giờ có nội dung ô.",
                "Log on standard error, from this level up; never the text of a cell."),
            valueName: L("mức", "level")))
    var log: LogLevel = .warning

    var logger: Logger {
        var logger = Logger(label: "motcua")
        logger.logLevel = log.level
        return logger
    }
}

enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}

enum ProgressKind: String, ExpressibleByArgument, CaseIterable { case auto, bar, json, none }
