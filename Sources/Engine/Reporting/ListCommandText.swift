import Indicators

/// The command by which a figure's dossiers are listed, as it would be typed in a shell.
struct ListCommandText: Sendable {
    private let rest: [String]

    /// - Parameters:
    ///   - request: the run whose figure it is.
    ///   - period: the period of the figure, where it is not the run's own.
    init(_ request: RunRequest, period: String?) {
        var words: [String] = []
        func add(_ flag: String, _ value: String?, unless usual: String? = nil) {
            guard let value, value != usual else { return }
            words += [flag, value]
        }
        add("--period", period)
        add("--rules", request.rules, unless: "form-06")
        add("--calendar", request.calendar)
        add("--workdays", request.workdays, unless: "vn")
        add("--as-of", request.asOf)
        add("--exported-at", request.exportedAt)
        add("--base", request.base, unless: "population")
        for filter in request.filters { add("--where", filter) }
        if !request.deduplicates { words.append("--no-dedup") }
        add("--schema", request.schema)
        add("--encoding", request.encoding)
        add("--delimiter", request.delimiter)
        add("--quote", request.quote)
        add("--max-rejects", request.maxRejects)
        add("--max-field-bytes", request.maxFieldBytes.map(String.init))
        add("--store", request.store)
        add("--known-at", request.knownAt)
        for register in request.registers { add("--register", register) }
        rest = words + request.inputs
    }

    func of(_ indicator: String, _ part: Indicator.Part) -> String {
        let named = part == .numerator ? [] : ["--part", part.rawValue]
        return (["motcua", "list", indicator] + named + rest).map(Self.quoted).joined(separator: " ")
    }

    /// A word as a shell takes it whole.
    static func quoted(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || "-_./:,+=@%".unicodeScalars.contains($0)
        }
        if plain, !word.isEmpty { return word }
        var text = "'"
        for character in word { text += character == "'" ? "'\\''" : String(character) }
        return text + "'"
    }
}
