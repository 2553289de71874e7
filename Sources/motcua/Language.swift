import Engine
import Reports

/// The language of this run, from `--lang` or `MOTCUA_LANG`; Vietnamese when neither says so. Read before
/// the arguments are parsed, because help and errors of parsing are written in it too.
enum RunLanguage {
    static let current: Language = (asked ?? Environment.value("MOTCUA_LANG")).flatMap(Language.init(rawValue:)) ?? .vi

    /// What stands behind `--lang`.
    private static let asked: String? = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang=") { return String(argument.dropFirst(7)) }
            if argument == "--lang", index + 1 < arguments.count { return arguments[index + 1] }
        }
        return nil
    }()

    /// The command line without `--lang`, so that it may stand anywhere, also before the verb.
    static func argumentsWithoutLanguage() throws -> [String] {
        var given = CommandLine.arguments.dropFirst()
        var rest: [String] = []
        while let argument = given.popFirst() {
            if argument == "--" {
                rest += [argument] + given
                break
            }
            if argument.hasPrefix("--lang=") {
                try check(String(argument.dropFirst(7)))
            } else if argument == "--lang", let value = given.popFirst() {
                try check(value)
            } else {
                rest.append(argument)
            }
        }
        return rest
    }

    private static func check(_ value: String) throws {
        guard Language(rawValue: value) != nil else {
            throw RunError.usage(.value(flag: "--lang", found: value, expected: ["vi", "en"]))
        }
    }
}

/// The text in the language of this run.
func L(_ vi: String, _ en: String) -> String { RunLanguage.current == .vi ? vi : en }
