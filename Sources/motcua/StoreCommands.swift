import ArgumentParser
import Engine
import Reports

/// What a verb that keeps a store prints: a page in any form but CSV.
struct PageOptions: ParsableArguments {
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions

    func show(_ page: CatalogPage) throws { try output.show(page) }
}

extension LockOptions {
    var request: LockRequest { LockRequest(wait: wait, holder: holder) }
}

struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: L(
            "Các lượt nhập của kho, hoặc một lượt (runs show N).", "The store's runs, or one of them (runs show N)."))

    @Argument(
        help: ArgumentHelp(
            L("show N: một lượt và các tệp của nó.", "show N: one run and its files."), valueName: "show N"))
    var what: [String] = []

    @OptionGroup var store: StoreOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        var number: Int64?
        if !what.isEmpty {
            guard what.count == 2, what[0] == "show", let run = Int64(what[1]) else {
                throw RunError.usage(
                    .value(flag: "runs", found: what.joined(separator: " "), expected: ["show 12"]))
            }
            number = run
        }
        try page.show(try StoreKeeping.runs(store.store, show: number))
    }
}

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: L(
            "Những gì kho từng biết về một hồ sơ, và từ lượt nhập nào.",
            "What the store has known of one dossier, and since which run."))

    @Argument(help: ArgumentHelp(L("Mã hồ sơ.", "The dossier's code."), valueName: L("mã", "code")))
    var code: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var page: PageOptions

    func run() throws { try page.show(try HistoryPages.history(of: code, store.store)) }
}

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: L(
            "Hoàn tác lượt nhập cuối; lượt vẫn được ghi lại.", "Undo the last run; it stays recorded."))

    @Argument(help: ArgumentHelp(L("Số của lượt cuối.", "The last run's number."), valueName: "N"))
    var number: Int64

    @OptionGroup var store: StoreOptions
    @OptionGroup var lock: LockOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        try page.show(
            try StoreKeeping.undo(store.store, run: number, at: Environment.now, lock: lock.request))
    }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: L("Sao lưu kho ra một tệp và kiểm tra bản sao.", "Copy the store to a file and verify the copy."))

    @Argument(help: ArgumentHelp(L("Tệp bản sao.", "The copy's file."), valueName: L("tệp", "file")))
    var file: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        guard file != store.store else { throw RunError.usage(.outputIsInput(file)) }
        try page.show(try StoreKeeping.backup(store.store, to: file))
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: L(
            "Lấy lại bản sao lưu vào chỗ của kho; kho cũ được giữ bên cạnh.",
            "Put a backup in the place of the store; the old one is kept beside."))

    @Argument(help: ArgumentHelp(L("Bản sao lưu.", "The backup."), valueName: L("tệp", "file")))
    var file: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var lock: LockOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        guard file != store.store else { throw RunError.usage(.outputIsInput(file)) }
        try page.show(try StoreKeeping.restore(file, as: store.store, lock: lock.request))
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: L(
            "Kiểm tra toàn bộ kho: cấu trúc, số lượng, dấu vân tay.",
            "Prove the whole store: structure, counts, digests."))

    @OptionGroup var store: StoreOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        let (report, isSound) = try StoreKeeping.verify(store.store)
        try page.show(report)
        if !isSound { throw ExitCode(3) }
    }
}

struct PruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: L(
            "Xóa hẳn hồ sơ kết thúc trước một ngày (hết hạn lưu trữ); số liệu đã chốt vẫn còn.",
            "Take away dossiers that ended before a day (retention); frozen figures stay."))

    @Option(
        name: .long,
        help: ArgumentHelp(L("Ngày, yyyy-MM-dd.", "The day, yyyy-MM-dd."), valueName: L("ngày", "date")))
    var before: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var lock: LockOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        try page.show(
            try StoreKeeping.prune(store.store, before: before, at: Environment.now, lock: lock.request))
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: L(
            "Xuất hồ sơ trong kho ra CSV (lược đồ mau-day-du).",
            "Write the store's dossiers as CSV (schema mau-day-du)."))

    @OptionGroup var store: StoreOptions

    @OptionGroup var known: KnownAtOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            L("Tệp CSV; không có thì ra đầu ra chuẩn.", "The CSV file; standard output without it."),
            valueName: L("tệp", "file")))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Xuất không mất gì vào thư mục này: mỗi bộ cột một tệp, sổ để riêng.",
                "Write without any loss to this folder: a file for each set of columns, registers apart."),
            valueName: L("thư-mục", "folder")))
    var folder: String?

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        var request = RunRequest(clock: Environment.now)
        request.store = store.store
        request.knownAt = known.knownAt
        let settings = try request.settings()
        let export = try StoreExport(store.store, at: settings.moment)
        if let folder {
            for path in try export.writeFolder(folder) { try Terminal.write(path + "\n") }
            return
        }
        let target = try OutputTarget(output, sparing: settings.storeFiles)
        for note in try export.writeTable({ try target.write($0) }) {
            speech.logger.warning("\(note[RunLanguage.current])")
        }
        try target.commit()
    }
}

struct FreezeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: L(
            "Chốt số liệu của một kỳ đã báo cáo; không bao giờ bị sửa.",
            "Keep the figures of a period as they were reported; never changed."))

    @Argument(
        help: ArgumentHelp(
            L(
                "Kỳ báo cáo, ví dụ 2025-Q3; không có thì liệt kê số đã chốt.",
                "Period, e.g. 2025-Q3; without it what was frozen is listed."),
            valueName: L("kỳ", "period")))
    var period: String?

    @OptionGroup var store: StoreOptions

    @Option(
        name: .long, help: ArgumentHelp(L("Ghi chú.", "A note."), valueName: L("ghi-chú", "note")))
    var note: String = ""

    @OptionGroup var counting: CountingOptions
    @OptionGroup var slices: SliceOptions
    @OptionGroup var lock: LockOptions
    @OptionGroup var page: PageOptions

    func run() throws {
        guard let period else { return try page.show(try Freezing.list(store.store)) }
        var request = RunRequest(clock: Environment.now)
        request.store = store.store
        request.period = period
        counting.apply(to: &request)
        request.by = slices.by
        request.cores = Environment.cores
        request.addressSpace = Environment.addressSpace
        request.logger = page.speech.logger
        try page.show(try Freezing.freeze(request, note: note, lock: lock.request))
    }
}

struct RestateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restate",
        abstract: L(
            "So số đã chốt với hiện nay, từng con số, và hồ sơ làm khác đi theo lý do.",
            "Frozen figures against now, one by one, and the dossiers behind by reason."))

    @Argument(
        help: ArgumentHelp(
            L(
                "Kỳ đã chốt, ví dụ 2025-Q3, hoặc số của nó (xem motcua freeze).",
                "A frozen period, e.g. 2025-Q3, or its number (see motcua freeze)."),
            valueName: L("kỳ", "period")))
    var period: String

    @OptionGroup var store: StoreOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Chỉ số đã chốt theo bộ quy tắc này.", "Only what was frozen by this ruleset."),
            valueName: L("quy-tắc", "ruleset")))
    var rules: String?

    @Flag(
        name: .long,
        help: ArgumentHelp(L("Hiện mọi hồ sơ, không chỉ 20 hồ sơ mỗi lý do.", "Show all dossiers, not 20 a reason.")))
    var all = false

    @OptionGroup var page: PageOptions

    func run() throws {
        var request = RunRequest(clock: Environment.now)
        request.store = store.store
        request.cores = Environment.cores
        request.addressSpace = Environment.addressSpace
        let restating = try Restating(period, rules: rules, request)
        let format = try page.output.resolvedFormat()
        if format == .csv {
            let target = try OutputTarget(page.output.output)
            let options = ListReport.Options(csv: try page.output.csvOptions(), terminal: target.terminalOptions)
            try ListReport.write(
                restating.listing, format: .csv, language: RunLanguage.current, options: options, to: target)
            return try target.commit()
        }
        try page.show(restating.page(most: all || format != .terminal ? nil : 20))
    }
}
