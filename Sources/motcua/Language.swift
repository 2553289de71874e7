import Engine
import Reports

/// The language of this run, from `--lang` or `MOTCUA_LANG`; Vietnamese when neither says so. Read before
/// the arguments are parsed, because help and errors of parsing are written in it too.
enum RunLanguage {
    static let current: Language = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .vi }
            if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) ?? .vi }
        }
        return Environment.value("MOTCUA_LANG").flatMap(Language.init(rawValue:)) ?? .vi
    }()
}

/// The text in the language of this run.
func L(_ vi: String, _ en: String) -> String { RunLanguage.current == .vi ? vi : en }
