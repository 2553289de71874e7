import ArgumentParser
import Engine
import Logging

/// The command line. Each verb stands in a file of its own; exit codes are 0 all well, 1 records
/// rejected, 2 refused, 3 a fault.
@main
struct Motcua: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "motcua",
        abstract: L(
            "Biến tệp hồ sơ một cửa thành số liệu ký được.",
            "Turns dossier exports of one-stop shops into figures that can be signed."),
        discussion: L(
            "Mã thoát: 0 tốt, 1 có bản ghi bị loại, 2 từ chối cả lượt (không có số liệu), 3 sự cố. Ngôn ngữ: --lang vi|en hoặc MOTCUA_LANG.",
            "Exit codes: 0 all well, 1 records rejected, 2 refused (no figures), 3 fault. Language: --lang vi|en or MOTCUA_LANG."
        ),
        version: version,
        subcommands: [
            AnalyzeCommand.self, ReportCommand.self, CompareCommand.self, LettersCommand.self, ScoreCommand.self,
            FactsTemplateCommand.self, FeedbackCommand.self, ListCommand.self,
            CheckCommand.self, ImportCommand.self, RunsCommand.self,
            HistoryCommand.self, UndoCommand.self, FreezeCommand.self, RestateCommand.self, ExportCommand.self,
            BackupCommand.self, RestoreCommand.self, VerifyCommand.self, PruneCommand.self, IndicatorsCommand.self,
            RulesetsCommand.self, SchemasCommand.self, ProfilesCommand.self,
            GenerateCommand.self,
        ])

    /// A misspelt verb is said to be one: the parser would stumble over the first flag behind it.
    private static func checkVerb(_ arguments: [String]) throws {
        let verbs = configuration.subcommands.compactMap { verb in verb.configuration.commandName }
        guard let first = arguments.first else { return }
        guard !first.hasPrefix("-"), first != "help", !verbs.contains(first) else { return }
        throw RunError.usage(.unknownVerb(first, expected: verbs))
    }

    static func main() {
        Environment.spareAddressSpace()
        Terminal.ignoreBrokenPipes()
        do {
            LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
            let arguments = try RunLanguage.argumentsWithoutLanguage()
            try checkVerb(arguments)
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Exit.with(error)
        }
    }
}
