import ArgumentParser
import Engine
import Generator
import Logging

/// Makes exports and registers with a known truth: for trying out, for demonstrations and for benchmarks.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: L("Tạo tệp hồ sơ giả có đáp án biết trước.", "Make made-up exports with a known truth."),
        discussion: L(
            "Cùng cài đặt và cùng --seed luôn cho cùng byte. Mọi tên người, địa chỉ đều là bịa (Công dân 0001234).",
            "The same settings and --seed always give the same bytes. Every name and address is visibly made up (Công dân 0001234)."
        ))

    @Option(name: .long, help: ArgumentHelp(L("Số bản ghi hồ sơ.", "Number of dossier records."), valueName: "N"))
    var records: Int

    @Option(name: .long, help: ArgumentHelp(L("Hạt giống.", "Seed."), valueName: "S"))
    var seed: UInt64 = 1

    @Option(name: .long, help: ArgumentHelp(L("Độ bẩn: ", "Dirt: ") + "none some much", valueName: L("mức", "level")))
    var dirt: GeneratorSettings.Dirt = .none

    @Option(name: .long, help: ArgumentHelp(L("Dấu nháy: ", "Quotes: ") + "minimal all", valueName: L("kiểu", "kind")))
    var quote: GeneratorSettings.Quoting = .minimal

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Bố cục: full (24 cột) hoặc igate (12 cột và sổ).",
                "Layout: full (24 columns) or igate (12 columns and registers)."), valueName: "full|igate"))
    var layout: GeneratorSettings.Layout = .full

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Ngày tiếp nhận đầu tiên, yyyy-MM-dd.", "First received day, yyyy-MM-dd."), valueName: L("ngày", "day")))
    var from: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Ngày tiếp nhận cuối cùng, yyyy-MM-dd.", "Last received day, yyyy-MM-dd."), valueName: L("ngày", "day")))
    var to: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Phần trăm bản ghi cập nhật mã đã có.", "Percent of records that update an earlier id."), valueName: "P"))
    var repeats: Int = 2

    @Option(name: .long, help: ArgumentHelp(L("Số đơn vị.", "Number of units."), valueName: "N"))
    var units: Int = GeneratorSettings.mostUnits

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Ghi các sổ bổ sung vào thư mục này.", "Write the registers to this folder."),
            valueName: L("thư-mục", "folder")))
    var registers: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Ghi đáp án (JSON) vào tệp này.", "Write the truth (JSON) to this file."), valueName: L("tệp", "file")))
    var truth: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            L("Tệp hồ sơ; không có thì ra đầu ra chuẩn.", "The export; standard output without it."),
            valueName: L("tệp", "file")))
    var output: String?

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        var settings = GeneratorSettings(records: records, seed: seed)
        settings.dirt = dirt
        settings.quoting = quote
        settings.layout = layout
        settings.repeatsPercent = repeats
        settings.units = units
        if let from { settings.firstDay = try day(from, "--from") }
        if let to { settings.lastDay = try day(to, "--to") }
        let generator: ExportGenerator
        do {
            generator = try ExportGenerator(settings)
        } catch { throw RunError.usage(problem(error)) }

        var files: [GeneratedFile: ReportFile] = [:]
        if let output { files[.export] = try ReportFile(output) }
        if let registers {
            try ReportFile.makeFolder(registers)
            for register in GeneratedFile.registers {
                files[register] = try ReportFile(registers + "/" + register.fileName)
            }
        }
        let truthFile = try truth.map { try ReportFile($0) }
        let wanted: Set<GeneratedFile> = registers == nil ? [.export] : Set(GeneratedFile.allCases)
        let made = try generator.run(wanted) { file, bytes in
            if let target = files[file] {
                try target.write(bytes)
            } else if file == .export {
                try Terminal.write(bytes)
            }
        }
        for file in GeneratedFile.allCases { try files[file]?.commit() }
        speech.logger.info(
            "export made", metadata: ["records": "\(records)", "seed": "\(seed)", "registers": "\(registers != nil)"])
        try truthFile?.write(made.json())
        try truthFile?.commit()
    }

    private func day(_ text: String, _ flag: String) throws -> GeneratorDay {
        guard let day = GeneratorDay(text) else {
            throw RunError.usage(.value(flag: flag, found: text, expected: ["yyyy-MM-dd"]))
        }
        return day
    }

    private func problem(_ error: GeneratorSettingsError) -> UsageProblem {
        switch error {
        case .recordsOutOfRange(let found, let most):
            .value(flag: "--records", found: "\(found)", expected: ["0 … \(most)"])
        case .repeatsOutOfRange(let found): .value(flag: "--repeats", found: "\(found)", expected: ["0 … 50"])
        case .elsewhereOutOfRange(let found): .value(flag: "elsewhere", found: "\(found)", expected: ["0 … 100"])
        case .unitsOutOfRange(let found, let most):
            .value(flag: "--units", found: "\(found)", expected: ["1 … \(most)"])
        case .spanReversed: .value(flag: "--from, --to", found: "\(from ?? "") > \(to ?? "")", expected: ["from ≤ to"])
        case .dayNotCovered, .asOfWithinSpan:
            .value(flag: "--from, --to", found: "\(from ?? "") \(to ?? "")", expected: ["2021-01-01 … 2026-09-30"])
        case .noWorkingDay:
            .value(
                flag: "--from, --to", found: "\(from ?? "") \(to ?? "")",
                expected: [L("có ngày làm việc", "a working day")])
        case .tooManyRecordsADay(let found, let days):
            .value(flag: "--records", found: "\(found)", expected: ["≤ \(days * GeneratorSettings.mostRecordsADay)"])
        }
    }
}

extension GeneratorSettings.Dirt: ExpressibleByArgument {}
extension GeneratorSettings.Quoting: ExpressibleByArgument {}
extension GeneratorSettings.Layout: ExpressibleByArgument {}
