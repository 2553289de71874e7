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

    /// Refuses a language that there is not. (An option's own check would be worded by the argument parser.)
    static func check() throws {
        guard let asked, Language(rawValue: asked) == nil, !asked.hasPrefix("-") else { return }
        throw RunError.usage(.value(flag: "--lang", found: asked, expected: Language.allCases.map(\.rawValue)))
    }
}

/// The text in the language of this run.
func L(_ vi: String, _ en: String) -> String { RunLanguage.current == .vi ? vi : en }
