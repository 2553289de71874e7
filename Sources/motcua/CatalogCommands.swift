import ArgumentParser
import Engine
import Reports

/// `motcua indicators | rulesets | schemas [ID]`: straight from the catalogs.
protocol CatalogCommand: ParsableCommand {
    var id: String? { get }
    var output: OutputOptions { get }
    func page() throws -> CatalogPage
}

extension CatalogCommand {
    func show() throws { try output.show(try page()) }
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

struct RulesetsCommand: CatalogCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulesets", abstract: L("Giải thích các bộ quy tắc.", "Explain the rulesets."))
    @Argument(help: ArgumentHelp(L("Một bộ quy tắc hoặc tệp.", "One ruleset or a file."), valueName: "id"))
    var id: String?
    @Flag(
        name: .long,
        help: ArgumentHelp(L("In nguyên tệp YAML để tự sửa.", "Print the YAML itself, to start your own from.")))
    var yaml = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions
    func page() throws -> CatalogPage { try CatalogPages.rulesets(id) }
    func run() throws {
        if yaml, let id { try OutputTarget(output.output).writeAll(CatalogPages.rulesetText(id)) } else { try show() }
    }
}

struct SchemasCommand: CatalogCommand {
    static let configuration = CommandConfiguration(
        commandName: "schemas", abstract: L("Giải thích các lược đồ cột.", "Explain the schemas."))
    @Argument(help: ArgumentHelp(L("Một lược đồ hoặc tệp.", "One schema or a file."), valueName: "id"))
    var id: String?
    @Flag(
        name: .long,
        help: ArgumentHelp(L("In nguyên tệp YAML để tự sửa.", "Print the YAML itself, to start your own from.")))
    var yaml = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: SpeechOptions
    func page() throws -> CatalogPage { try CatalogPages.schemas(id) }
    func run() throws {
        if yaml, let id { try OutputTarget(output.output).writeAll(CatalogPages.schemaText(id)) } else { try show() }
    }
}

extension OutputTarget {
    func writeAll(_ text: String) throws {
        try write(text)
        try commit()
    }
}
