import ArgumentParser
import Engine
import Reports

/// `motcua indicators | rulesets | schemas | profiles [ID]`: straight from the catalogs.
protocol CatalogCommand: ParsableCommand {
    var id: String? { get }
    var output: OutputOptions { get }
    func page() throws -> CatalogPage
}

extension CatalogCommand {
    func show() throws { try output.show(try page()) }
}

/// A catalog whose entries are files that users start their own from.
protocol CatalogOfFiles: CatalogCommand {
    var options: CatalogFileOptions { get }
    /// The file's own text.
    func text(of id: String) throws -> String
}

struct CatalogFileOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: ArgumentHelp(L("In nguyên tệp YAML để tự sửa.", "Print the YAML itself, to start your own from.")))
    var yaml = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions
}

extension CatalogOfFiles {
    var output: OutputOptions { options.output }

    func run() throws {
        guard options.yaml else { return try show() }
        guard let id else { throw RunError.usage(.noCatalogID(verb: Self.configuration.commandName ?? "")) }
        try OutputTarget(output.output).writeAll(text(of: id))
    }
}

struct IndicatorsCommand: CatalogCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators", abstract: L("Giải thích các chỉ số.", "Explain the indicators."))
    @Argument(
        help: ArgumentHelp(
            L(
                "Một chỉ số, ví dụ T1; keys: mọi khóa khác mà motcua list liệt kê được.",
                "One indicator, e.g. T1; keys: all else that motcua list can list."), valueName: "id"))
    var id: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions
    func page() throws -> CatalogPage { try CatalogPages.indicators(id) }
    func run() throws { try show() }
}

struct RulesetsCommand: CatalogOfFiles {
    static let configuration = CommandConfiguration(
        commandName: "rulesets", abstract: L("Giải thích các bộ quy tắc.", "Explain the rulesets."))
    @Argument(help: ArgumentHelp(L("Một bộ quy tắc hoặc tệp.", "One ruleset or a file."), valueName: "id"))
    var id: String?
    @OptionGroup var options: CatalogFileOptions
    func page() throws -> CatalogPage { try CatalogPages.rulesets(id) }
    func text(of id: String) throws -> String { try CatalogPages.rulesetText(id) }
}

struct SchemasCommand: CatalogOfFiles {
    static let configuration = CommandConfiguration(
        commandName: "schemas", abstract: L("Giải thích các lược đồ cột.", "Explain the schemas."))
    @Argument(help: ArgumentHelp(L("Một lược đồ hoặc tệp.", "One schema or a file."), valueName: "id"))
    var id: String?
    @OptionGroup var options: CatalogFileOptions
    func page() throws -> CatalogPage { try CatalogPages.schemas(id) }
    func text(of id: String) throws -> String { try CatalogPages.schemaText(id) }
}

struct ProfilesCommand: CatalogOfFiles {
    static let configuration = CommandConfiguration(
        commandName: "profiles", abstract: L("Giải thích các bộ tiêu chí.", "Explain the profiles."))
    @Argument(help: ArgumentHelp(L("Một bộ tiêu chí hoặc tệp.", "One profile or a file."), valueName: "id"))
    var id: String?
    @OptionGroup var options: CatalogFileOptions
    func page() throws -> CatalogPage { try CatalogPages.profiles(id) }
    func text(of id: String) throws -> String { try CatalogPages.profileText(id) }
}

extension OutputTarget {
    func writeAll(_ text: String) throws {
        try write(text)
        try commit()
    }
}
